"""What the groups of a matched Russian shape say: points in time, years told by a word, numbers."""

import re
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.russian.words import months, words

# "с.г." this year, "т.г." the current one, "п.г." the one before
_HERE = {"с": 0, "т": 0, "п": -1}


def number(text: str) -> int:
    """`11`, `одиннадцать`, `одиннадцати`."""
    return int(text) if text.isdigit() else words().numbers[text.casefold()]


def ordinal(stem: str, tens: str | None = None) -> int:
    """`перв`: 1; `двадцать` and `перв`: 21."""
    return words().ordinals[stem.casefold()] + (words().numbers[tens.casefold()] if tens else 0)


def year_of(match: re.Match[str], end: int) -> int | YearWord | None:
    """The year at one end (1 or 2), in figures or by a word."""
    if year := group(match, f"y{end}") or group(match, f"b{end}"):
        return int(year)
    if two := group(match, f"s{end}"):
        return 1900 + int(two)
    if here := group(match, f"here{end}"):
        return YearWord("now", _HERE[here])
    if stem := group(match, f"r{end}"):
        return year_by_word(stem, same=group(match, f"same{end}") is not None)
    return None


def year_by_word(stem: str, *, same: bool = False) -> YearWord:
    """`прошл`: the year before the document's; `эт` with "же": the year told of last."""
    stem = stem.casefold()
    if same:
        return YearWord("story")
    offset = words().from_now.get(stem)
    return YearWord("story", words().from_story[stem]) if offset is None else YearWord("now", offset)


def point(match: re.Match[str], end: int) -> Point | None:
    """The point at one end (1 or 2), or None where the shape has none there."""
    month, day = group(match, f"m{end}"), group(match, f"d{end}")
    year = year_of(match, end)
    if month is None and year is None:
        return None
    return Point(year, None if month is None else month_of(month), int(day) if day else None)


def month_of(name: str) -> int:
    """`мая`, `09`: its number."""
    return int(name) if name.isdigit() else months()[name.casefold()]


@cache
def _preposition(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w-])(?:{forms})\ +$", re.IGNORECASE)


def is_after(match: re.Match[str], forms: str) -> bool:
    """Whether one of these words (`с|со`) stands right before the match."""
    return _preposition(forms).search(match.string[max(0, match.start() - 16) : match.start()]) is not None


def expression(match: re.Match[str], first: Point, last: Point | None = None) -> Expression:
    """The expression of a whole match, without the comma or stop that the shape may have taken in."""
    end = match.end()
    while match.string[end - 1] in " .," and not match.string.endswith("г.", 0, end):
        end -= 1
    return Expression(match.start(), end, "", first=first, last=last)
