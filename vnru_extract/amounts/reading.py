"""Reading one amount: the number, the sign and currency before it, the magnitude and unit after it."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from vnru_extract.amounts.grammar import DecimalMark
from vnru_extract.amounts.words import AmountUnit, Shapes, key, shapes

# A record's numbers are JSON numbers: doubles keep 15 significant digits exactly.
_MAX_DIGITS = 15
# No amount of money or goods has a longer magnitude, and `Decimal` rounds past 28 digits.
_MAX_POWER = 24
# 1,234,567,890,123.45 has 20; what is longer than this is no number that anyone wrote down to be read.
_LONGEST = 40

# 5 · 5,000 · 1,23,456.7 · 1.62: the whole run of digits, points and commas, judged afterwards
_DIGITS = re.compile(r"(?<![\d.,])\d(?:[\d.,]*\d)?")
# "4 580 million": thousands, or two numbers
_UNSURE_SPACED = re.compile(r"\ \d{3}(?![\d,.])")
# "grew in 2024 to $12 billion": a year is no lower bound
_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
# 4.158 · 1,234: one group of three behind a mark
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
# No trade comes to so much in a strong currency.
_TOO_MUCH = Decimal(10) ** 12


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
    grammar = text.shapes.grammar
    spaced = grammar.spaced.match(flow, stop, text.end) if stop - start <= 3 else None
    stop = spaced.end() if spaced else stop
    after, power = _magnitude(text, stop, glued=prefix is not None)
    value = _number(text, start, stop, power)
    if value is not None and power:
        value, after, power = _with_more(text, value, after, power)
    if prefix and not power and prefix.group("name") in text.shapes.words.words_before:
        prefix = None
    begin = start - (len(prefix.group()) if prefix else 0)
    if power == 0 and (range_end := _range(text, start, stop)):
        return _skip_range(text, begin, range_end)
    if _glued(flow, begin):
        return None
    counted = _counted(text, start, after, prefix, power)
    if isinstance(counted, Refusal):
        return Refusal(begin, counted.end, counted.reason)
    if counted is None and text.around.bare and _is_bare(text, start, after, power):
        counted = _Counted(after)
    if counted is None:
        return None
    begin -= len(sign.group()) if (sign := grammar.sign.search(flow[max(0, begin - 7) : begin])) else 0
    unsure = spaced is not None or prefix is not None
    if reason := _reason(text, (start, stop), counted, value, power=power + counted.power, spaced=unsure):
        return Refusal(begin, counted.end, reason)
    assert value is not None
    exact = _exact(value, power + counted.power)
    minus = sign is not None and not sign.group("plus")
    return Amount(begin, counted.end, -exact if minus else exact, counted.currency, counted.unit)


def _number(text: _Text, start: int, stop: int, power: int) -> Decimal | None:
    """The number as written, None where it can be read in two ways or is too long to be one."""
    written, words = text.flow[start:stop], text.shapes.words
    for spelled in (words.numbers, words.packed_numbers, words.alone):
        if written in spelled:
            return Decimal(spelled[written])
    if len(written) > _LONGEST:
        return None
    mark = _decimal_mark(text.flow, text.shapes) if text.shapes.grammar.mark else None
    return text.shapes.grammar.read(written.replace(" ", ""), mark, power > 0)


@lru_cache(maxsize=2)
def _decimal_mark(flow: str, words: Shapes) -> DecimalMark | None:
    """What a text parts decimals with, as its numbers with one or two of them show; None where it does both.

    "15.2%" alone is no proof that its amounts have a decimal point too.
    """
    shown = [(match["mark"], match["percent"]) for match in words.decimals.finditer(flow)]
    if not shown:
        return words.grammar.mark
    sure = {mark for mark, percent in shown if mark == "," or not percent}
    return None if len(sure) != 1 else "," if "," in sure else "."


def _with_more(text: _Text, value: Decimal, after: int, power: int) -> tuple[Decimal, int, int]:
    """The number with what is told of it behind its magnitude, where that ends, and its power of ten.

    "4 млрд 150 млн" is 4150 million, "1 tỷ rưỡi" one and a half billion.
    """
    grammar = text.shapes.grammar
    if match := grammar.half.match(text.flow, after, text.end):
        return value + Decimal("0.5"), match.end(), power
    while match := grammar.more.match(text.flow, after, text.end):
        end, lower = _magnitude(text, match.end(), glued=False)
        rest = grammar.read(match["digits"], grammar.mark, True)
        if not 0 < lower < power or rest is None:
            break
        value, after, power = value * Decimal(10) ** (power - lower) + rest, end, lower
    return value, after, power


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
    if (match := text.shapes.grammar.range.match(text.flow, stop, text.end)) and not _YEAR.fullmatch(
        text.flow[start:stop]
    ):
        return match.end()
    lead = text.flow[max(0, start - 20) : start]
    if (match := text.shapes.grammar.between_and.match(text.flow, stop, text.end)) and (
        text.shapes.grammar.between.search(lead)
    ):
        return match.end()
    return None


def _skip_range(text: _Text, begin: int, second: int) -> Refusal | None:
    flow = text.flow
    match = _DIGITS.match(flow, second, text.end)
    if match is None:
        return None
    after, power = _magnitude(text, match.end(), glued=True)
    counted = _counted(text, match.start(), after, None, power)
    close = counted.end if counted else after
    prefix = text.shapes.prefix.search(flow[max(0, second - text.shapes.longest_prefix) : second])
    named = counted is not None or prefix is not None
    return Refusal(begin, close, "a range, not a number") if named or flow[begin] in "$€£¥₽" else None


def _glued(flow: str, begin: int) -> bool:
    """Whether the number is part of a word: `A320`, `Su-30` before a unit would be no amount."""
    before = flow[begin - 1 : begin] if begin else ""
    return before.isalnum() or before in {"$", "€", "£", "_"}


def _counted(
    text: _Text, start: int, after: int, prefix: re.Match[str] | None, power: int
) -> _Counted | Refusal | None:
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
    if match := words.grammar.percent.match(flow, after, text.end):
        return _Counted(match.end(), unit="percent")
    if (match := words.grammar.fold.match(flow, after, text.end)) and _is_multiple(flow, start, words):
        return _Counted(match.end(), unit="fold")
    if match := words.unit.match(flow, after, text.end):
        name = key(match.group())
        packed = words.words.packed_units.get(name)
        if packed:
            return _Counted(match.end(), unit=packed.unit, power=packed.power)
        return _Counted(match.end(), unit=words.words.units[name])
    return None


def _is_multiple(flow: str, start: int, words: Shapes) -> bool:
    """Whether the words before a number make its "times" a multiple: "gấp 2,3 lần", not "2 lần" of visits."""
    lead = words.grammar.fold_lead
    return lead is None or bool(lead.search(flow[max(0, start - 40) : start]))


def _is_bare(text: _Text, start: int, after: int, power: int) -> bool:
    """Whether a number can be one of what was counted before: "to 4 billion in May", "from 13,961 in January"."""
    grammar = text.shapes.grammar
    if not grammar.bare_end.match(text.flow, after, text.end):
        return False
    if power > 0:
        return True
    lead = text.flow[max(0, start - 12) : start]
    return bool(_THOUSANDS.fullmatch(text.flow, start, after) and grammar.bare_lead.search(lead))


def _is_dollar(prefix: re.Match[str] | None, suffix: str, shapes: Shapes) -> bool:
    """Whether "$" only says what the name after the number says better: "$ 5 billion Canadian dollars"."""
    return prefix is not None and prefix.group("name") == "$" and suffix in shapes.dollars


def _reason(
    text: _Text, digits: tuple[int, int], counted: _Counted, value: Decimal | None, *, power: int, spaced: bool
) -> str | None:
    """Why an amount is refused, None where it is sound."""
    flow, grammar = text.flow, text.shapes.grammar
    start, stop = digits
    if value is None and stop - start > _LONGEST:
        return "more digits than a record's number keeps"
    if value is None or (not spaced and flow[max(0, start - 2) : start - 1].isdigit() and flow[start - 1] == " "):
        return "the number can be read in two ways"
    if spaced and grammar.is_spaced_unsure and stop - start <= 3 and _UNSURE_SPACED.match(flow, stop):
        return "the number can be read in two ways"
    if len(value.normalize().as_tuple().digits) > _MAX_DIGITS or value.adjusted() > _MAX_DIGITS:
        return "more digits than a record's number keeps"
    if value.adjusted() + power > _MAX_POWER:
        return "more digits than a record's number keeps"
    is_strong = counted.currency in text.shapes.words.strong
    if is_strong and _ONE_GROUP.fullmatch(flow, start, stop) and _exact(value, power) >= _TOO_MUCH:
        return "the number can be read in two ways"
    if grammar.points.match(flow, counted.end):
        return "percentage points"
    if grammar.rate.match(flow, counted.end) or grammar.daily.match(flow, counted.end):
        return "a price or a rate"
    return None
