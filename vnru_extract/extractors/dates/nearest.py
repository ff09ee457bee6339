"""The year of a month or day that has none: the one that brings it nearest to the document's day."""

from datetime import date
from functools import lru_cache

from vnru_extract.extractors.dates.expression import Point
from vnru_extract.extractors.dates.surroundings import Tense
from vnru_extract.periods import bounds, is_valid


def edtf(point: Point, year: int | None) -> str:
    """The EDTF value of a point in a year; `XXXX` where the year is not known."""
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (point.month, point.day) if part]
    return "-".join(parts)


@lru_cache(maxsize=1024)
def choices(first: Point, last: Point, now: date) -> tuple[tuple[int | None, date, date], ...]:
    """Last year's, this year's and next year's such month or day, with its first and last day."""
    found: list[tuple[int | None, date, date]] = []
    for year in (now.year - 1, now.year, now.year + 1):
        over = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)  # "December to March"
        begin, end = edtf(first, year - over), edtf(last, year)
        if is_valid(begin) and is_valid(end):
            earliest, latest = bounds(begin)[0], bounds(end)[1]
            assert earliest is not None
            assert latest is not None
            found.append((year, earliest, latest))
    return tuple(found)


@lru_cache(maxsize=1024)
def nearest_year(first: Point, last: Point, now: date, weekday: int, tense: Tense, over: bool) -> int | None:
    """The year of the choice nearest to now that has begun, that is not past, or, if `over`, that has run out."""
    found = list(choices(first, last, now))
    if weekday:
        found = [one for one in found if one[1].isoweekday() == weekday] or found
    if tense == "past":
        found = [one for one in found if one[1] <= now] or found
    elif tense == "future":
        found = [one for one in found if one[2] >= now] or found
    if over:
        found = [one for one in found if one[2] <= now] or found
    return min(found, key=lambda one: distance(one, now), default=(None,))[0]


def distance(choice: tuple[int | None, date, date], now: date | None) -> int:
    """Days from now to the nearer end of a choice; none if now lies in it."""
    assert now is not None
    _, first, last = choice
    return 0 if first <= now <= last else min(abs((first - now).days), abs((last - now).days))
