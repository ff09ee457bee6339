"""Amounts in words and digits: exact numbers, or a refusal that says why.

"US$14.1 billion", "13,009 million dong", "Rs 5,000 crore", "30 million tonnes", "8.3 per cent" and "2.3-fold"
become a `Decimal` with an ISO 4217 currency or a unit. What two readers could read differently (`1.234.567`,
`1,5`, `$4-5 billion`) is refused; no number goes through a float.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, alternation, load

AmountUnit = Literal["tonne", "barrel", "cubic_metre", "percent", "fold"]

# A record's numbers are JSON numbers: doubles keep 15 significant digits exactly.
_MAX_DIGITS = 15
# No amount of money or goods has a longer magnitude, and `Decimal` rounds past 28 digits.
_MAX_POWER = 24
# 1,234,567,890,123.45 has 20; what is longer than this is no number that anyone wrote down to be read.
_LONGEST = 40

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts: a currency (ISO 4217) or a unit, never both."""

    start: int
    end: int
    value: Decimal
    currency: str | None = None
    unit: AmountUnit | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Digits that look like an amount and are not read as one, and why."""

    start: int
    end: int
    reason: str


class PackedUnit(Entry):
    """A unit that carries a magnitude: `bcm` is 10^9 cubic metres."""

    unit: AmountUnit
    power: int


class AmountWords(Lexicon):
    """`amounts.toml`."""

    codes: tuple[str, ...]
    magnitudes: dict[str, int]
    letters: dict[str, int]
    symbols: dict[str, str]
    words: dict[str, str]
    words_after_magnitude: dict[str, str]
    units: dict[str, AmountUnit]
    packed_units: dict[str, PackedUnit]
    numbers: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The compiled patterns of a language, and the tables they look up."""

    words: AmountWords
    prefix: re.Pattern[str]
    magnitude: re.Pattern[str]
    currency: re.Pattern[str]
    unit: re.Pattern[str]
    spelled: re.Pattern[str]
    currency_of: dict[str, str] = field(repr=False)
    dollars: frozenset[str] = field(repr=False)
    power_of: dict[str, int] = field(repr=False)


# 5 · 5,000 · 1,23,456.7 · 1.62: the whole run of digits, points and commas, judged afterwards
_DIGITS = re.compile(r"(?<![\d.,])\d(?:[\d.,]*\d)?")
# 1 500 000 · 15 000 (a group that starts with 0 is no number of its own)
_SPACED = re.compile(r"(?:\ \d{3}){2,}(?!\d)|\ 0\d\d(?!\d)")
# "4 580 million": thousands, or two numbers
_UNSURE_SPACED = re.compile(r"\ \d{3}(?![\d,.])")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
# +42.9% · -3.4% · -$3 billion: a sign, not a dash between two things
_SIGN = re.compile(r"(?:(?:(?<=[\s(:])|^)[+-]|\bminus\ )$")
# 8.3% · 8.3 per cent · 8.3-percent; not "percentage points"
_PERCENT = re.compile(r"\ ?%|[\ -]?(?:per\ ?cent|pct)(?!\w)", re.IGNORECASE)
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
_DAILY = re.compile(r"(?:\ (?:per|a|each)\ day\b|/day\b|\ daily\b)")


@cache
def _shapes(language: str) -> _Shapes:
    words = load("amounts", AmountWords, language)
    codes = {code: code for code in words.codes}
    currency_of = {_key(name): code for name, code in {**words.words, **words.words_after_magnitude}.items()}
    currency_of |= {_key(name): code for name, code in {**words.symbols, **codes}.items()}
    magnitude = rf"[ -]?(?:{alternation(words.magnitudes)})(?!\w)"
    return _Shapes(
        words=words,
        prefix=re.compile(rf"(?<![\w$])(?P<name>{alternation({**words.symbols, **codes})})[ -]?$"),
        magnitude=re.compile(rf"(?P<first>{magnitude})(?P<second>{magnitude})?", re.IGNORECASE),
        currency=re.compile(rf"[ -]?(?:{alternation({**words.words, **words.words_after_magnitude, **codes})})(?!\w)"),
        unit=re.compile(rf"[ -]?(?:{alternation({**words.units, **words.packed_units})})(?!\w)"),
        spelled=re.compile(rf"\b(?P<number>{alternation(words.numbers)})(?=[ -](?:{alternation(words.magnitudes)})\b)"),
        currency_of=currency_of,
        dollars=frozenset(code for name, code in words.words.items() if name.lower().endswith("dollars")),
        power_of={name.casefold(): power for name, power in words.magnitudes.items()},
    )


def _key(name: str) -> str:
    return " ".join(name.replace("-", " ").split())


def find_amounts(flow: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Amount]:
    """The amounts of a smoothed text between two offsets, in order; refusals are logged."""
    found = []
    for reading in read_amounts(flow, start, len(flow) if end is None else end, language):
        if isinstance(reading, Amount):
            found.append(reading)
        else:
            _log.debug("refused %r: %s", flow[reading.start : reading.end], reading.reason)
    return found


def parse_amount(text: str, language: str = "en") -> Amount | Refusal:
    """The one amount that `text` is, or a refusal.

    >>> parse_amount("US$14.1 billion")
    Amount(start=0, end=15, value=Decimal('14100000000'), currency='USD', unit=None)
    >>> parse_amount("1.234.567 dollars").reason
    'the number can be read in two ways'
    """
    readings = list(read_amounts(text, 0, len(text), language))
    if len(readings) != 1:
        return Refusal(0, len(text), "no amount" if not readings else "more than one amount")
    reading = readings[0]
    if isinstance(reading, Amount) and text[: reading.start].strip() + text[reading.end :].strip():
        return Refusal(0, len(text), "more than an amount")
    return reading


def read_amounts(flow: str, start: int, end: int, language: str = "en") -> Iterator[Amount | Refusal]:
    """Every amount and every refusal between two offsets; numbers that count nothing are passed over."""
    shapes = _shapes(language)
    position = start
    for match in _numbers(flow, start, end, shapes):
        if match.start() < position:
            continue
        reading = _read(flow, match, end, shapes)
        if reading is not None:
            position = reading.end
            yield reading


def _numbers(flow: str, start: int, end: int, shapes: _Shapes) -> Iterator[re.Match[str]]:
    found = [*_DIGITS.finditer(flow, start, end), *shapes.spelled.finditer(flow, start, end)]
    yield from sorted(found, key=lambda match: match.start())


def _read(flow: str, match: re.Match[str], end: int, shapes: _Shapes) -> Amount | Refusal | None:
    """The amount around one number: sign and currency before it, magnitude and unit after it."""
    start, stop = match.span()
    prefix = shapes.prefix.search(flow[max(0, start - 6) : start])
    begin = start - (len(prefix.group()) if prefix else 0)
    spaced = _SPACED.match(flow, stop, end) if stop - start <= 3 else None
    stop = spaced.end() if spaced else stop
    value = _number(flow[start:stop], shapes)
    after, power = _magnitude(flow, stop, end, shapes, glued=prefix is not None)
    if power == 0 and (range_end := _range(flow, start, stop, end)):
        return _skip_range(flow, begin, range_end, end, shapes)
    if _glued(flow, begin):
        return None
    counted = _counted(flow, after, end, shapes, (prefix, power))
    if counted is None:
        return None
    close, currency, unit, extra = counted
    begin -= len(sign.group()) if (sign := _SIGN.search(flow[max(0, begin - 7) : begin])) else 0
    unsure = spaced is not None or prefix is not None
    if reason := _reason(flow, (start, stop), close, value, power=power + extra, spaced=unsure):
        return Refusal(begin, close, reason)
    assert value is not None
    number = (value * Decimal(10) ** (power + extra)).normalize()
    exact = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return Amount(begin, close, -exact if sign and not sign.group().startswith("+") else exact, currency, unit)


def _number(written: str, shapes: _Shapes) -> Decimal | None:
    """The number as written in English, None where it can be read in two ways or is too long to be one."""
    if written in shapes.words.numbers:
        return Decimal(shapes.words.numbers[written])
    if len(written) > _LONGEST:
        return None
    written = written.replace(" ", "")
    if any(shape.fullmatch(written) for shape in (_PLAIN, _GROUPED, _INDIAN)):
        return Decimal(written.replace(",", ""))
    return None


def _magnitude(flow: str, stop: int, end: int, shapes: _Shapes, *, glued: bool) -> tuple[int, int]:
    """Where the magnitude after a number ends, and its power of ten: `lakh crore` is 12."""
    if match := shapes.magnitude.match(flow, stop, end):
        parts = [part for part in match.group("first", "second") if part]
        return match.end(), sum(shapes.power_of[part.strip(" -").casefold()] for part in parts)
    letter = flow[stop : stop + 1]
    if glued and letter in shapes.words.letters and not flow[stop + 1 : stop + 2].isalnum():
        return stop + 1, shapes.words.letters[letter]
    return stop, 0


def _range(flow: str, start: int, stop: int, end: int) -> int | None:
    if (match := _RANGE.match(flow, stop, end)) and not _YEAR.fullmatch(flow[start:stop]):
        return match.end()
    if (match := _AND.match(flow, stop, end)) and _BETWEEN.search(flow[max(0, start - 20) : start]):
        return match.end()
    return None


def _skip_range(flow: str, begin: int, second: int, end: int, shapes: _Shapes) -> Refusal | None:
    match = _DIGITS.match(flow, second, end)
    if match is None:
        return None
    after, power = _magnitude(flow, match.end(), end, shapes, glued=True)
    counted = _counted(flow, after, end, shapes, (None, power))
    close = counted[0] if counted else after
    named = counted is not None or shapes.prefix.search(flow[max(0, second - 6) : second])
    return Refusal(begin, close, "a range, not a number") if named or flow[begin] in "$€£¥₽" else None


def _glued(flow: str, begin: int) -> bool:
    """Whether the number is part of a word: `A320`, `Su-30` before a unit would be no amount."""
    before = flow[begin - 1 : begin] if begin else ""
    return before.isalnum() or before in {"$", "€", "£", "_"}


def _counted(
    flow: str, after: int, end: int, shapes: _Shapes, before: tuple[re.Match[str] | None, int]
) -> tuple[int, str | None, AmountUnit | None, int] | None:
    """What the number counts: where that ends, the currency or unit, and a power that the unit adds."""
    prefix, power = before
    named = shapes.currency_of[_key(prefix.group("name"))] if prefix else None
    if match := shapes.currency.match(flow, after, end):
        key = _key(match.group())
        if power or key not in shapes.words.words_after_magnitude:
            suffix = shapes.currency_of[key]
            agree = named in {None, suffix} or _is_dollar(prefix, suffix, shapes)
            return (match.end(), suffix, None, 0) if agree else None
    if named:
        return after, named, None, 0
    if match := _PERCENT.match(flow, after, end):
        return match.end(), None, "percent", 0
    if match := _FOLD.match(flow, after, end):
        return match.end(), None, "fold", 0
    if match := shapes.unit.match(flow, after, end):
        name = _key(match.group())
        packed = shapes.words.packed_units.get(name)
        return match.end(), None, packed.unit if packed else shapes.words.units[name], packed.power if packed else 0
    return None


def _is_dollar(prefix: re.Match[str] | None, suffix: str, shapes: _Shapes) -> bool:
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
