"""Whether a number is a year and a word a month: what stands beside them decides."""

import re
from datetime import date
from functools import cache, lru_cache

from vnru_extract.extractors.dates.expression import Point
from vnru_extract.extractors.dates.fragments import S
from vnru_extract.extractors.dates.words import capital, cased, initial, months, words
from vnru_extract.lexicon import alternation

# How far to the left words decide.
_WINDOW = 32
# "5 000 2000", "$ 2000", "Rs. 2000"
_DIGITS_LEFT = re.compile(r"(?:\d|[$€£¥#№]|\b(?:USD?|EUR|RUB|VND|CNY|JPY|SGD|RMB|INR|Rs)\.?)\ $")
# "limit = 1982", a value of a program or a table.
_ASSIGNED_LEFT = re.compile(r"=\ *$")
# "25 percent over 2020", "a rise over 2019": the year that it is compared with.
_COMPARED_LEFT = re.compile(r"(?:%|\b(?:per\ ?cent|pct|points?|increase|growth|rise|gain|fold|times))\ +over\ +$")
# "2000-strong", "2003-built": a number that makes an adjective; "1986/A", the number of a thing.
_HYPHEN_RIGHT = re.compile(r"[-/][A-Za-z]")
# "2070 villages"
_LOWER_RIGHT = re.compile(r"\ +[a-z]")
# "by April Jones"
_CAPITAL_RIGHT = re.compile(r"\ +[A-Z][a-z]")
# "in May": no surname, whoever bears it elsewhere. The one word is the strictest of `before_month`.
_IN_LEFT = re.compile(r"\b[Ii]n\ $")
# "the June summit"
_THE_LEFT = re.compile(r"\b[Tt]he\ +$")
# What closes "(May)", "(May, with others)"
_CLOSE_RIGHT = re.compile(r"\ *[),;.:]|\ *$|\n")


@cache
def _year_left(language: str) -> re.Pattern[str]:
    """`in 1776`, `the 1648 Peace`, `(1994)`."""
    before = words(language).before
    return re.compile(rf"(?:\b(?:{initial(before.year)}|{alternation(before.year_inside)})|['\"(\[:;,.—/-]|^|\n)\s*$")


@cache
def _noun_right(language: str) -> re.Pattern[str]:
    """`2000 villages`: a plural in -s that the number counts."""
    return re.compile(rf"\ +(?!{alternation(words(language).after.no_plurals)}\b)[a-z]{{2,}}s\b")


@cache
def _number_left(language: str) -> re.Pattern[str]:
    """`Resolution No. 1973`."""
    return re.compile(rf"(?<!\w){cased(words(language).context.before_number)}(?:\ +(?:No\.?|№))?[\ :]+$")


@cache
def _quantifier_left(language: str) -> re.Pattern[str]:
    """`some 1950`, `more than 2000`."""
    return re.compile(rf"(?<!\w){cased(words(language).context.quantifiers)}{S}$")


@cache
def _month_left(language: str) -> re.Pattern[str]:
    """`in March`, `for the month of March`, `June and August`."""
    return re.compile(
        rf"(?<!\w)(?:{cased(words(language).context.before_month)}(?:{S}(?:the\ +)?month\ +of)?(?:{S}|-)"
        rf"|{cased(months(language))}(?:,?{S}(?:and\ +)?|/))$"
    )


@cache
def _month_of(language: str) -> re.Pattern[str]:
    """`the |June summit`, `the |March trilateral dialogue`; not `the March on the capital`."""
    return re.compile(
        rf"{capital(months(language))}{S}(?!(?:{alternation(words(language).after.month_no_more)})\b)[a-z]{{3,}}"
    )


@cache
def _surname_left(language: str) -> re.Pattern[str]:
    """`Mrs May`."""
    return re.compile(rf"(?<!\w){alternation(words(language).context.before_surname)}{S}$")


@cache
def _in_name(language: str) -> re.Pattern[str]:
    """`October Revolution`."""
    return re.compile(rf"{S}{alternation(words(language).context.after_month_in_names)}\b")


@cache
def _person_left(language: str) -> re.Pattern[str]:
    """`by April Jones`."""
    return re.compile(rf"\ {alternation(words(language).before.person)}\ $")


@cache
def _yearly_left(language: str) -> re.Pattern[str]:
    """`every May`, `each year on 2 September`."""
    return re.compile(rf"\b{initial(words(language).before.yearly)}\ +$")


@cache
def _yearly_right(language: str) -> re.Pattern[str]:
    """`2 September of each year`."""
    return re.compile(rf"\ +{alternation(words(language).after.yearly)}\b")


@cache
def _wish(language: str) -> re.Pattern[str]:
    """`May 2025 bring peace`: a wish, and the month's name a verb."""
    return re.compile(rf"\ +{alternation(words(language).after.wish)}\b")


@cache
def _full_names(language: str) -> frozenset[str]:
    return frozenset(month.name.casefold() for month in words(language).month)


@cache
def _ambiguous_months(language: str) -> frozenset[str]:
    return frozenset(month.name.casefold() for month in words(language).month if month.also_a_word)


@cache
def _surname_months(language: str) -> dict[str, re.Pattern[str]]:
    """By month, where one with a title bears its name: `Prime Minister May`."""
    titles = alternation(words(language).context.before_surname)
    named = [month.name for month in words(language).month if month.also_a_surname]
    return {name.casefold(): re.compile(rf"(?<!\w){titles}{S}{name}\b") for name in named}


@cache
def _wishing_months(language: str) -> tuple[str, ...]:
    return tuple(month.name for month in words(language).month if month.also_a_wish)


def is_year(flow: str, start: int, end: int, language: str) -> bool:
    """Whether the four digits at `start` are a year: not `Resolution 1973`, `2000 volunteers`, `some 1950`."""
    year, left = int(flow[start : start + 4]), flow[max(0, start - _WINDOW) : start]
    if _DIGITS_LEFT.search(left) or _number_left(language).search(left) or _HYPHEN_RIGHT.match(flow, end):
        return False
    counted = _quantifier_left(language).search(left) and not _COMPARED_LEFT.search(left)
    if counted or _ASSIGNED_LEFT.search(left) or _is_title(flow, start, end):
        return False
    if not 1800 <= year <= 2060:
        return bool(_year_left(language).search(left)) and not _LOWER_RIGHT.match(flow, end) and year < 2100
    return bool(_year_left(language).search(left)) or not _noun_right(language).match(flow, end)


def _is_title(flow: str, start: int, end: int) -> bool:
    """Whether the digits stand alone in quotes: a novel called "1984"."""
    return flow[start - 1 : start] == '"' == flow[end : end + 1]


def is_numbered(flow: str, start: int, language: str) -> bool:
    """Whether the figures at `start` are the number of something: `version 2.0.2019`."""
    return _number_left(language).search(flow[max(0, start - _WINDOW) : start]) is not None


def is_month(flow: str, start: int, end: int, language: str) -> bool:
    """Whether a month's name without day and year is the month: not `Theresa May`, `the October Revolution`."""
    name = flow[start:end].casefold()
    if name not in _full_names(language):
        return False
    left = flow[max(0, start - _WINDOW) : start]
    if _in_name(language).match(flow, end) or _surname_left(language).search(left):
        return False
    if name not in _ambiguous_months(language):
        return True
    if left.endswith("("):
        return bool(_CLOSE_RIGHT.match(flow, end))
    if name in _surname_months(language) and _has_surname(flow, name, language) and not _IN_LEFT.search(left):
        return False
    if _THE_LEFT.search(left) and _month_of(language).match(flow, start):
        return True
    return bool(_month_left(language).search(left)) and not (
        _person_left(language).search(left) and _CAPITAL_RIGHT.match(flow, end)
    )


@lru_cache(maxsize=4)
def _has_surname(flow: str, name: str, language: str) -> bool:
    return _surname_months(language)[name].search(flow) is not None


def is_yearly(flow: str, start: int, end: int, language: str) -> bool:
    """Whether a month or day without a year comes back each year: `every May`, `on 2 September each year`."""
    return bool(
        _yearly_left(language).search(flow[max(0, start - _WINDOW) : start]) or _yearly_right(language).match(flow, end)
    )


@cache
def _named_days(language: str) -> list[tuple[date, re.Pattern[str], re.Pattern[str]]]:
    sides = [(named.day, alternation(named.beside)) for named in words(language).named_day]
    return [
        (day, re.compile(rf"(?<!\w){beside}{S}(?:of|on){S}$"), re.compile(rf"{S}(?:\w+{S})?{beside}\b"))
        for day, beside in sides
    ]


@cache
def _place_right(language: str) -> re.Pattern[str]:
    return re.compile(rf"{S}{alternation(words(language).context.after_day_in_places)}\b")


def is_place(flow: str, end: int, language: str) -> bool:
    """Whether the day ending here is a street's or a factory's name: `2 September Street`."""
    return _place_right(language).match(flow, end) is not None


def named_day(flow: str, start: int, end: int, point: Point, language: str) -> str | None:
    """The value of a day without a year in an event's name: `the September 11 attacks`, `March 1 Movement`.

    The event was in a year of its own, not in the one nearest to the document.
    """
    left = flow[max(0, start - _WINDOW) : start]
    for named, before, after in _named_days(language):
        if (named.month, named.day) == (point.month, point.day) and (before.search(left) or after.match(flow, end)):
            return named.isoformat()
    return f"XXXX-{point.month:02d}-{point.day:02d}" if _in_name(language).match(flow, end) else None


def is_wish(flow: str, start: int, end: int, language: str) -> bool:
    """Whether `May 2025` opens a wish: `May 2025 bring peace`."""
    return flow.startswith(_wishing_months(language), start) and _wish(language).match(flow, end) is not None
