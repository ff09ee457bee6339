"""What the groups of a matched shape say: points in time, years told by a word, numbers."""

import re
from collections.abc import Callable
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.words import cased, months, numbers, words

# What a shape says where it matched: the match, the smoothed text, and the language of its words.
Reader = Callable[[re.Match[str], str, str], list[Expression]]
# Two figures from here on are a year of the twentieth century.
_TURN = 50
# The figures of "4, 5 and".
_FIGURES = re.compile(r"\d+")


@cache
def _between(language: str) -> re.Pattern[str]:
    """`between the 5th`."""
    return re.compile(rf"\b{cased(words(language).joins.between)}\ +(?:the\ +)?$")


def full_year(two: str) -> int:
    """The year of two figures: `24` is 2024, `86` is 1986."""
    return int(two) + (2000 if int(two) < _TURN else 1900)


def group(match: re.Match[str], name: str) -> str | None:
    """The text of a group that this shape may not have."""
    return match[name] if name in match.re.groupindex else None


def number(text: str, language: str) -> int:
    """`11`, `eleven`, `eleventh`."""
    return int(text) if text.isdigit() else numbers(language)[text.casefold()]


def year_of(match: re.Match[str], end: int, language: str) -> int | YearWord | None:
    """The year at one end (1 or 2), in figures or by a word."""
    if year := group(match, f"y{end}"):
        return int(year)
    if word := group(match, f"r{end}"):
        plain = " ".join(word.casefold().split())
        offset = words(language).years_from_now.get(plain)
        return YearWord("story", words(language).years_from_story[plain]) if offset is None else YearWord("now", offset)
    return None


def point(match: re.Match[str], end: int, language: str) -> Point | None:
    """The point at one end (1 or 2), or None where the shape has none there."""
    month, day = group(match, f"m{end}"), group(match, f"d{end}")
    year = year_of(match, end, language)
    if month is None and year is None:
        return None
    named = None if month is None else int(month) if month.isdigit() else months(language)[month.casefold()]
    return Point(year, named, int(day) if day else None)


def expression(match: re.Match[str], first: Point, last: Point | None = None) -> Expression:
    """The expression of a whole match, without the comma or stop that the shape may have taken in."""
    end = match.end()
    while match.string[end - 1] in " .,":
        end -= 1
    return Expression(match.start(), end, "", first=first, last=last)


def listed_days(match: re.Match[str], year: int | YearWord | None, month: int, end: int) -> list[Expression]:
    """The days that the groups `days` and `d2` list, up to `end`: each by itself, or one range where they follow."""
    figures = [(found.start(), int(found.group())) for found in _FIGURES.finditer(match["days"])]
    offset = match.start("days")
    days = [(offset + at, day) for at, day in figures] + [(match.start("d2"), int(match["d2"]))]
    values = [day for _, day in days]
    if len(days) < 2 or values != sorted(set(values)) or values[-1] > 31 or values[0] < 1:
        return []
    if values[-1] - values[0] == len(values) - 1:
        first, last = Point(year, month, values[0]), Point(year, month, values[-1])
        return [Expression(match.start(), end, "", first=first, last=last)]
    ends = [at + len(str(day)) for at, day in days[:-1]] + [end]
    starts = [match.start(), *(at for at, _ in days[1:])]
    return [
        Expression(start, end, "", first=Point(year, month, day))
        for start, end, day in zip(starts, ends, values, strict=True)
    ]


def is_between(match: re.Match[str], language: str) -> bool:
    """Whether `between` stands before: then `and` joins the two ends of one range."""
    return _between(language).search(match.string[max(0, match.start() - 12) : match.start()]) is not None
