"""Whether a number is a year and a word a month: what stands beside them decides."""

import re
from datetime import date
from functools import cache, lru_cache

from vnru_extract.extractors.dates.shapes import S
from vnru_extract.extractors.dates.words import cased, months, words
from vnru_extract.lexicon import alternation

# How far to the left words decide.
_WINDOW = 32
# "in 1776", "the 1648 Peace", "(1994)", "since", "year": a number after these is a year wherever it is plausible.
_YEAR_LEFT = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Oo]f|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Ff]or|[Dd]uring|[Aa]fter|[Bb]efore"
    r"|[Tt]hroughout|[Tt]hrough|[Yy]ears?|"
    r"[Tt]he|[Tt]his|[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Bb]etween|[Aa]nd|[Tt]o|[Aa]s|[Tt]hat|[Ww]hen|[Ww]hile"
    r"|[Cc]irca|[Cc]a?\.|[Oo]r|than|with|versus|on)"
    r"|['\"(\[:;,.—/-]|^|\n)\s*$"
)
_DIGITS_LEFT = re.compile(r"(?:\d|[$€£¥#№]|\b(?:USD?|EUR|RUB|VND|CNY|JPY|SGD|RMB|INR|Rs)\.?)\ $")
_NOUN_RIGHT = re.compile(
    r"\ +(?!(?:was|is|has|as|this|its|his|plus|versus|across|towards|unless|perhaps|always|sees|marks)\b)[a-z]{2,}s\b"
)
# "2000-strong", "2003-built": a number that makes an adjective.
_HYPHEN_RIGHT = re.compile(r"-[A-Za-z]")
_LOWER_RIGHT = re.compile(r"\ +[a-z]")
# "May 2025 bring peace": a wish, and the month's name a verb.
_WISH = re.compile(r"\ +(?:be|bring|see|mark|become|prove|usher|open|witness|continue)\b")
_YEARLY_LEFT = re.compile(r"\b(?:[Ee]very|[Ee]ach)\ +(?:year\ +(?:on|in)\ +)?$")
_YEARLY_RIGHT = re.compile(r"\ +(?:of\ +)?(?:each|every)\ +year\b|\ +annually\b")
_CAPITAL_RIGHT = re.compile(r"\ +[A-Z][a-z]")
_CLOSE_RIGHT = re.compile(r"\ *[),;.:]|\ *$|\n")


@cache
def _number_left() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){cased(words().context.before_number)}(?:\ +(?:No\.?|№))?[\ :]+$")


@cache
def _quantifier_left() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){cased(words().context.quantifiers)}{S}$")


@cache
def _month_left() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{cased(words().context.before_month)}(?:{S}(?:the\ +)?month\ +of)?(?:{S}|-)"
        rf"|{cased(months())}(?:,?{S}(?:and\ +)?|/))$"
    )


@cache
def _surname_left() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(words().context.before_surname)}{S}$")


@cache
def _in_name() -> re.Pattern[str]:
    return re.compile(rf"{S}{alternation(words().context.after_month_in_names)}\b")


@cache
def _full_names() -> frozenset[str]:
    return frozenset(month.name.casefold() for month in words().month)


@cache
def _ambiguous_months() -> frozenset[str]:
    return frozenset(month.name.casefold() for month in words().month if month.also_a_word)


def is_year(flow: str, start: int, end: int) -> bool:
    """Whether the four digits at `start` are a year: not `Resolution 1973`, `2000 volunteers`, `some 1950`."""
    year, left = int(flow[start : start + 4]), flow[max(0, start - _WINDOW) : start]
    if _DIGITS_LEFT.search(left) or _number_left().search(left) or _HYPHEN_RIGHT.match(flow, end):
        return False
    if _quantifier_left().search(left):
        return False
    if not 1800 <= year <= 2060:
        return bool(_YEAR_LEFT.search(left)) and not _LOWER_RIGHT.match(flow, end) and year < 2100
    return bool(_YEAR_LEFT.search(left)) or not _NOUN_RIGHT.match(flow, end)


def is_numbered(flow: str, start: int) -> bool:
    """Whether the figures at `start` are the number of something: `version 2.0.2019`."""
    return _number_left().search(flow[max(0, start - _WINDOW) : start]) is not None


def is_month(flow: str, start: int, end: int) -> bool:
    """Whether a month's name without day and year is the month: not `Theresa May`, `the October Revolution`."""
    name = flow[start:end].casefold()
    if name not in _full_names():
        return False
    left = flow[max(0, start - _WINDOW) : start]
    if _in_name().match(flow, end) or _surname_left().search(left):
        return False
    if name not in _ambiguous_months():
        return True
    if left.endswith("("):
        return bool(_CLOSE_RIGHT.match(flow, end))
    if name == "may" and _has_surname(flow) and not re.search(r"\b[Ii]n\ $", left):
        return False
    return bool(_month_left().search(left)) and not (
        left.endswith((" by ", " to ", " for ", " of ", " from ")) and _CAPITAL_RIGHT.match(flow, end)
    )


@cache
def _surname_may() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(words().context.before_surname)}{S}May\b")


@lru_cache(maxsize=4)
def _has_surname(flow: str) -> bool:
    return "May" in flow and _surname_may().search(flow) is not None


def is_yearly(flow: str, start: int, end: int) -> bool:
    """Whether a month or day without a year comes back each year: `every May`, `on 2 September each year`."""
    return bool(_YEARLY_LEFT.search(flow[max(0, start - _WINDOW) : start]) or _YEARLY_RIGHT.match(flow, end))


@cache
def _named_days() -> list[tuple[date, re.Pattern[str], re.Pattern[str]]]:
    sides = [(named.day, alternation(named.beside)) for named in words().named_day]
    return [
        (day, re.compile(rf"(?<!\w){beside}{S}(?:of|on){S}$"), re.compile(rf"{S}(?:\w+{S})?{beside}\b"))
        for day, beside in sides
    ]


@cache
def _place_right() -> re.Pattern[str]:
    return re.compile(rf"{S}{alternation(words().context.after_day_in_places)}\b")


def is_place(flow: str, end: int) -> bool:
    """Whether the day ending here is a street's or a factory's name: `2 September Street`."""
    return _place_right().match(flow, end) is not None


def named_day(flow: str, start: int, end: int, month: int | None, day: int) -> str | None:
    """The value of a day without a year in an event's name: `the September 11 attacks`, `March 1 Movement`.

    The event was in a year of its own, not in the one nearest to the document.
    """
    left = flow[max(0, start - _WINDOW) : start]
    for named, before, after in _named_days():
        if (named.month, named.day) == (month, day) and (before.search(left) or after.match(flow, end)):
            return named.isoformat()
    return f"XXXX-{month:02d}-{day:02d}" if _in_name().match(flow, end) else None


def is_wish(flow: str, start: int, end: int) -> bool:
    """Whether `May 2025` opens a wish: `May 2025 bring peace`."""
    return flow[start : start + 3] == "May" and _WISH.match(flow, end) is not None
