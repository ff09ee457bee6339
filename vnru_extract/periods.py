"""Calendar values as EDTF strings (ISO 8601-2), and the days they cover.

The subset in use: `2021-09-27`, `2021-09`, `2021`, decade `199X`, century `19XX`, season `2021-21` … `2021-24`
(spring to winter), interval `2024-01/2024-11`, and `XXXX-01-30` or `XXXX-01` where no year is known.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_ATOM = (
    r"(?:\d{3}X|\d{2}XX|XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    r"|\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-2[1-4])?)"
)
PATTERN = rf"^{_ATOM}(?:/{_ATOM})?$"
_VALUE = re.compile(PATTERN)
# Meteorological seasons of the northern hemisphere; winter runs into the next year.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@lru_cache(maxsize=4096)
def is_valid(value: str) -> bool:
    """Whether `value` is in the subset, every day in it exists, and an interval runs forward."""
    if not _VALUE.fullmatch(value):
        return False
    try:
        earliest, latest = bounds(value)
        if earliest is None or latest is None:
            return _is_open_valid(value)
    except ValueError:
        return False
    return earliest <= latest


def _is_open_valid(value: str) -> bool:
    """Whether the days of a value without a year exist in some year, and no end of it has a year."""
    for atom in value.split("/"):
        if not atom.startswith("XXXX"):
            return False
        # 2024 is a leap year: `XXXX-02-29` exists.
        _atom_bounds(atom.replace("XXXX", "2024"))
    return True


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and the last day that `value` covers; None for both where the year is unknown.

    >>> bounds("2024-01/2024-11")
    (datetime.date(2024, 1, 1), datetime.date(2024, 11, 30))
    """
    if "XXXX" in value:
        return None, None
    first, _, last = value.partition("/")
    return _atom_bounds(first)[0], _atom_bounds(last or first)[1]


@lru_cache(maxsize=4096)
def _atom_bounds(atom: str) -> tuple[date, date]:
    year, *rest = atom.split("-")
    if "X" in year:
        return date(int(year.replace("X", "0")) or 1, 1, 1), date(int(year.replace("X", "9")), 12, 31)
    if not rest:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    month = int(rest[0])
    if month in _SEASON_MONTHS:
        first, last = _SEASON_MONTHS[month]
        return date(int(year), first, 1), _month_end(int(year) + (last < first), last)
    if len(rest) == 2:
        day = date(int(year), month, int(rest[1]))
        return day, day
    return date(int(year), month, 1), _month_end(int(year), month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def interval(first: str, last: str) -> str:
    """`first/last`, or the one value where both are the same."""
    return first if first == last else f"{first}/{last}"
