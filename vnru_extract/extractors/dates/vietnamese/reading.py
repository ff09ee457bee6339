"""What the groups of a matched Vietnamese shape say: points in time, years told by a word, numbers."""

import re
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.vietnamese.words import initial, words

# How far to the left words decide.
WINDOW = 32


def number(text: str) -> int:
    """`11`, `mười một`."""
    return int(text) if text.isdigit() else words().numbers[_plain(text)]


def year_of(match: re.Match[str], end: int) -> int | YearWord | None:
    """The year at one end (1 or 2), in figures or by a word."""
    if year := group(match, f"y{end}") or group(match, f"z{end}") or group(match, f"b{end}"):
        return int(year)
    if group(match, f"next{end}"):
        return YearWord("now", 1)
    if group(match, f"same{end}"):
        return YearWord("story")
    if word := group(match, f"r{end}"):
        offset = words().years_from_now.get(_plain(word))
        return YearWord("story", words().years_from_story[_plain(word)]) if offset is None else YearWord("now", offset)
    return None


def month_at(match: re.Match[str], end: int) -> int | None:
    """The month at one end, in figures or by its name."""
    if figures := group(match, f"m{end}"):
        return int(figures)
    name = group(match, f"n{end}")
    return {**words().months, **words().lunar_months}[_plain(name)] if name else None


def point(match: re.Match[str], end: int) -> Point | None:
    """The point at one end (1 or 2), or None where the shape has none there."""
    month, year, day = month_at(match, end), year_of(match, end), group(match, f"d{end}")
    return None if month is None and year is None else Point(year, month, int(day) if day else None)


def side_of(match: re.Match[str]) -> int | None:
    """`tới`: 1, `này`: 0, `vừa qua`: -1."""
    side = group(match, "side")
    return words().sides[_plain(side)] if side else None


def weekday_number(match: re.Match[str]) -> int:
    """The ISO number of a matched weekday."""
    if match["sunday"]:
        return 7
    return int(match["w"]) - 1 if match["w"].isdigit() else words().weekdays[match["w"].casefold()]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def expression(match: re.Match[str], first: Point, last: Point | None = None) -> Expression:
    """The expression of a whole match, without the comma or stop that the shape may have taken in."""
    end = match.end()
    while match.string[end - 1] in " .,":
        end -= 1
    return Expression(match.start(), end, "", first=first, last=last)


@cache
def _behind(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w/.-]){initial(forms)}(?:\ +|:\ *)$")


def is_after(match: re.Match[str], forms: tuple[str, ...]) -> bool:
    """Whether one of these words stands right before the match."""
    return _behind(forms).search(match.string[max(0, match.start() - WINDOW) : match.start()]) is not None
