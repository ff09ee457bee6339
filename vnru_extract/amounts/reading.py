"""Reading one amount: the number, the sign and currency before it, the magnitude and unit after it."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from vnru_extract.amounts.words import AmountUnit, Shapes, key, shapes

# A record's numbers are JSON numbers: doubles keep 15 significant digits exactly.
_MAX_DIGITS = 15
# No amount of money or goods has a longer magnitude, and `Decimal` rounds past 28 digits.
_MAX_POWER = 24
# 1,234,567,890,123.45 has 20; what is longer than this is no number that anyone wrote down to be read.
_LONGEST = 40

# 5 · 5,000 · 1,23,456.7 · 1.62: the whole run of digits, points and commas, judged afterwards
_DIGITS = re.compile(r"(?<![\d.,])\d(?:[\d.,]*\d)?")
# 1 500 000 · 15 000 (a group that starts with 0 is no number of its own)
_SPACED = re.compile(r"(?:\ \d{3}){2,}(?!\d)|\ 0\d\d(?!\d)")
# "4 580 million": thousands, or two numbers
_UNSURE_SPACED = re.compile(r"\ \d{3}(?![\d,.])")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
# +42.9% · -3.4% · (-) 7.5% · -$3 billion: a sign, not a dash between two things
_SIGN = re.compile(r"(?:(?:(?<=[\s(:])|^)[+-]|\(-\)\ ?|\bminus\ )$")
# 8.3% · 8.3 per cent · 8.3-percent · 8.3pc; not "percentage points"
_PERCENT = re.compile(r"\ ?%|[\ -]?(?:per\ ?cent|pct|pc)(?!\w)", re.IGNORECASE)
_POINTS = re.compile(r"(?:\ |-)?(?:age)?[\ -]points?\b", re.IGNORECASE)
# 2.3-fold · 2.3 times
_FOLD = re.compile(r"[\ -]?fold(?!\w)|\ times(?!\w)(?!\ (?:a|per)\b)")
# "$4-5 billion", "15 to 20 percent": the first number has no magnitude of its own
_RANGE = re.compile(r"(?:\ ?-\ ?|\ (?:to|or)\ )(?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)")
# "grew in 2024 to $12 billion": a year is no lower bound
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"\bbetween\ (?:about\ )?\S{0,4}$", re.IGNORECASE)
_AND = re.compile(r"\ and\ (?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)")
# "$60 a barrel", "500 dollars per tonne": a price; "million barrels per day": a rate
_RATE = re.compile(
    r"\ ?(?:per|an?|/)\ ?(?:metric\ )?(?:barrel|bbl|ton|tonne|kg|kilogram|lit(?:er|re)|ounce|head|capita|person|unit"
    r"|thousand|1,?000|cubic|share)\b"
)
# from $3 billion to 4 billion "in" May: after these a number with a magnitude alone can be money told before
_BARE_END = re.compile(
    r"[,.;:)]|\ ?—|\n|\ (?:in|from|to|a\ (?:year|month)|the\ (?:year|month|previous|same|corresponding)|last|this"
    r"|against"
    r"|compared|and|but|while|or|after|over|on|up|down|versus|during|for|by|respectively|when|at|since|between|earlier"
    r"|(?:trade\ )?(?:deficit|surplus|gap|shortfall)|recorded|reported|posted|registered)\b|$"
)
# 17,978 tonnes "from" 13,961: a number without a magnitude that can only be another value of the same thing
_BARE_LEAD = re.compile(r"\b(?:from|against|after|to|with|was|were|and)\ $")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DAILY = re.compile(r"(?:\ of\ (?:crude\ )?(?:oil|crude))?(?:\ (?:per|a|each)\ day\b|/day\b|\ daily\b)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts: a currency (ISO 4217) or a unit, never both; neither where that was told before."""

    start: int
    end: int
    value: Decimal
    currency: str | None = None
    unit: AmountUnit | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text around says of its amounts.

    `countries`: the codes of those that it names, `beside` of those named in the same sentence; they say whose
    "dirhams" are meant. `bare`: a number whose currency or unit was told before is an amount without one
    ("to 4 billion in May").
    """

    countries: Container[str] = ()
    beside: Container[str] = ()
    bare: bool = False


NOWHERE = Surroundings()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Digits that look like an amount and are not read as one, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Text:
    """What is read: a smoothed text up to an offset, the words of its language, what it says elsewhere."""

    flow: str
    end: int
    shapes: Shapes
    around: Surroundings


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts, where that ends, and the power of ten that the unit adds."""

    end: int
    currency: str | None = None
    unit: AmountUnit | None = None
    power: int = 0


def read_amounts(
    flow: str, start: int, end: int, language: str = "en", *, around: Surroundings = NOWHERE
) -> Iterator[Amount | Refusal]:
    """Every amount and every refusal between two offsets; numbers that count nothing are passed over."""
    text = _Text(flow, end, shapes(language), around)
    position = start
    for match in _numbers(text, start):
        if match.start() < position:
            continue
        reading = _read(text, match)
        if reading is not None:
            position = reading.end
            yield reading


def _numbers(text: _Text, start: int) -> Iterator[re.Match[str]]:
    found = [*_DIGITS.finditer(text.flow, start, text.end), *text.shapes.spelled.finditer(text.flow, start, text.end)]
    yield from sorted(found, key=lambda match: match.start())


def _read(text: _Text, match: re.Match[str]) -> Amount | Refusal | None:
    """The amount around one number: sign and currency before it, magnitude and unit after it."""
    flow = text.flow
    start, stop = match.span()
    prefix = text.shapes.prefix.search(flow[max(0, start - text.shapes.longest_prefix) : start])
    spaced = _SPACED.match(flow, stop, text.end) if stop - start <= 3 else None
    stop = spaced.end() if spaced else stop
    value = _number(flow[start:stop], text.shapes)
    after, power = _magnitude(text, stop, glued=prefix is not None)
    if prefix and not power and prefix.group("name") in text.shapes.words.words_before:
        prefix = None
    begin = start - (len(prefix.group()) if prefix else 0)
    if power == 0 and (range_end := _range(text, start, stop)):
        return _skip_range(text, begin, range_end)
    if _glued(flow, begin):
        return None
    counted = _counted(text, after, prefix, power)
    if isinstance(counted, Refusal):
        return Refusal(begin, counted.end, counted.reason)
    if counted is None and text.around.bare and _is_bare(text, start, after, power):
        counted = _Counted(after)
    if counted is None:
        return None
    begin -= len(sign.group()) if (sign := _SIGN.search(flow[max(0, begin - 7) : begin])) else 0
    unsure = spaced is not None or prefix is not None
    if reason := _reason(flow, (start, stop), counted.end, value, power=power + counted.power, spaced=unsure):
        return Refusal(begin, counted.end, reason)
    assert value is not None
    exact = _exact(value, power + counted.power)
    minus = sign is not None and not sign.group().startswith("+")
    return Amount(begin, counted.end, -exact if minus else exact, counted.currency, counted.unit)


def _number(written: str, shapes: Shapes) -> Decimal | None:
    """The number as written in English, None where it can be read in two ways or is too long to be one."""
    if written in shapes.words.numbers:
        return Decimal(shapes.words.numbers[written])
    if len(written) > _LONGEST:
        return None
    written = written.replace(" ", "")
    if any(shape.fullmatch(written) for shape in (_PLAIN, _GROUPED, _INDIAN)):
        return Decimal(written.replace(",", ""))
    return None


def _exact(value: Decimal, power: int) -> Decimal:
    """The number in full units."""
    number = (value * Decimal(10) ** power).normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _magnitude(text: _Text, stop: int, *, glued: bool) -> tuple[int, int]:
    """Where the magnitude after a number ends, and its power of ten: `lakh crore` is 12."""
    if match := text.shapes.magnitude.match(text.flow, stop, text.end):
        parts = [part for part in match.group("first", "second") if part]
        return match.end(), sum(text.shapes.power_of[part.strip(" -").casefold()] for part in parts)
    letter = text.flow[stop : stop + 1]
    if glued and letter in text.shapes.words.letters and not text.flow[stop + 1 : stop + 2].isalnum():
        return stop + 1, text.shapes.words.letters[letter]
    return stop, 0


def _range(text: _Text, start: int, stop: int) -> int | None:
    """Where the second number of a range begins, None where there is no range."""
    if (match := _RANGE.match(text.flow, stop, text.end)) and not _YEAR.fullmatch(text.flow[start:stop]):
        return match.end()
    if (match := _AND.match(text.flow, stop, text.end)) and _BETWEEN.search(text.flow[max(0, start - 20) : start]):
        return match.end()
    return None


def _skip_range(text: _Text, begin: int, second: int) -> Refusal | None:
    flow = text.flow
    match = _DIGITS.match(flow, second, text.end)
    if match is None:
        return None
    after, power = _magnitude(text, match.end(), glued=True)
    counted = _counted(text, after, None, power)
    close = counted.end if counted else after
    prefix = text.shapes.prefix.search(flow[max(0, second - text.shapes.longest_prefix) : second])
    named = counted is not None or prefix is not None
    return Refusal(begin, close, "a range, not a number") if named or flow[begin] in "$€£¥₽" else None


def _glued(flow: str, begin: int) -> bool:
    """Whether the number is part of a word: `A320`, `Su-30` before a unit would be no amount."""
    before = flow[begin - 1 : begin] if begin else ""
    return before.isalnum() or before in {"$", "€", "£", "_"}


def _counted(text: _Text, after: int, prefix: re.Match[str] | None, power: int) -> _Counted | Refusal | None:
    """What the number counts: a currency named after it or before it, else a percentage, a multiple, a unit."""
    flow, words = text.flow, text.shapes
    named = words.currency_of[key(prefix.group("name"))] if prefix else None
    if match := words.currency.match(flow, after, text.end):
        name = key(match.group())
        if (power and not named) or name not in words.words.words_after_magnitude:
            suffix = words.currency_of[name]
            agree = named in {None, suffix} or _is_dollar(prefix, suffix, words)
            return _Counted(match.end(), suffix) if agree else None
    if named:
        return _Counted(after, named)
    if match := words.shared.match(flow, after, text.end):
        whose = words.words.shared_words[match.group("name")]
        near = {code for country, code in whose.items() if country in text.around.beside}
        meant = near or {code for country, code in whose.items() if country in text.around.countries}
        return _Counted(match.end(), meant.pop()) if len(meant) == 1 else Refusal(after, match.end(), "whose currency")
    if match := _PERCENT.match(flow, after, text.end):
        return _Counted(match.end(), unit="percent")
    if match := _FOLD.match(flow, after, text.end):
        return _Counted(match.end(), unit="fold")
    if match := words.unit.match(flow, after, text.end):
        name = key(match.group())
        packed = words.words.packed_units.get(name)
        if packed:
            return _Counted(match.end(), unit=packed.unit, power=packed.power)
        return _Counted(match.end(), unit=words.words.units[name])
    return None


def _is_bare(text: _Text, start: int, after: int, power: int) -> bool:
    """Whether a number can be one of what was counted before: "to 4 billion in May", "from 13,961 in January"."""
    if not _BARE_END.match(text.flow, after, text.end):
        return False
    if power > 0:
        return True
    lead = text.flow[max(0, start - 12) : start]
    return bool(_THOUSANDS.fullmatch(text.flow, start, after) and _BARE_LEAD.search(lead))


def _is_dollar(prefix: re.Match[str] | None, suffix: str, shapes: Shapes) -> bool:
    """Whether "$" only says what the name after the number says better: "$ 5 billion Canadian dollars"."""
    return prefix is not None and prefix.group("name") == "$" and suffix in shapes.dollars


def _reason(
    flow: str, digits: tuple[int, int], close: int, value: Decimal | None, *, power: int, spaced: bool
) -> str | None:
    """Why an amount is refused, None where it is sound."""
    start, stop = digits
    if value is None and stop - start > _LONGEST:
        return "more digits than a record's number keeps"
    if value is None or (not spaced and flow[max(0, start - 2) : start - 1].isdigit() and flow[start - 1] == " "):
        return "the number can be read in two ways"
    if spaced and stop - start <= 3 and _UNSURE_SPACED.match(flow, stop):
        return "the number can be read in two ways"
    if len(value.normalize().as_tuple().digits) > _MAX_DIGITS or value.adjusted() > _MAX_DIGITS:
        return "more digits than a record's number keeps"
    if value.adjusted() + power > _MAX_POWER:
        return "more digits than a record's number keeps"
    if _POINTS.match(flow, close):
        return "percentage points"
    if _RATE.match(flow, close) or _DAILY.match(flow, close):
        return "a price or a rate"
    return None
