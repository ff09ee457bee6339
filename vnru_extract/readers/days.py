"""The day that metadata states: ISO 8601, else any notation that has a day, a month and a year and means one day."""

import re
import warnings
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from vnru_extract.errors import InputError

# 2024-05-17   2024-05-17T08:00:00+07:00
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
# 27/09/2021   03.04.2021: day and month in an order that only a number above 12 tells
_NUMERIC = re.compile(r"(?<!\d)(?P<first>\d{1,2})[/.\- ]+(?P<second>\d{1,2})[/.\- ]+\d{4}(?!\d)")
# 15:26:00 +0700   10 p.m.
_CLOCK = re.compile(r"\d{1,2}:\d{2}.*|\b\d{1,2}\ ?[ap]\.?m\b.*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
# "the 27th day of September 2021 at 15:26:00 +07:00" has 50 characters; dateparser's time grows with the length.
_LONGEST = 60
# The reference day is fixed, for dateparser's own is the day of the run, and records must not depend on it.
_SETTINGS: dict[str, Any] = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "DATE_ORDER": "MDY",
}


@lru_cache(maxsize=4_096)
def day_of(value: str) -> date:
    """The day that a document's metadata states, as written: no time zone moves it.

    Raises:
        InputError: it is no full date, can be read as two days, or there is no such day.

    >>> day_of("Sept. 27, 2021")
    datetime.date(2021, 9, 27)
    """
    written = value.strip()
    if iso := _ISO.fullmatch(written):
        try:
            return date.fromisoformat(iso[1])
        except ValueError as error:
            raise InputError(f"`published` is {value!r}: there is no such day") from error
    if len(written) > _LONGEST:
        raise InputError(f"`published` has {len(written)} characters: write the day as YYYY-MM-DD")
    if _has_two_readings(written):
        raise InputError(f"`published` is {value!r}, which can be read as two days: write YYYY-MM-DD")
    day = _worded(written)
    if day is None:
        raise InputError(f"`published` is {value!r}: write the day as YYYY-MM-DD")
    return day


def _has_two_readings(written: str) -> bool:
    """Whether day and month could be swapped: 03/04/2021, not 27/09/2021, and not 05/05/2021."""
    numeric = _NUMERIC.search(written)
    if numeric is None:
        return False
    first, second = int(numeric["first"]), int(numeric["second"])
    return first != second and max(first, second) <= 12


def _worded(written: str) -> date | None:
    """What dateparser makes of it, if that uses every number: a range and a year of two digits are no day."""
    import dateparser  # noqa: PLC0415  0.1 s: only for what is not ISO 8601

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of how Python will read days without a year, which are refused here
        found = dateparser.parse(written, languages=["en", "ru", "vi"], settings=_SETTINGS)
    if found is None:
        return None
    stated = [int(number) for number in _NUMBER.findall(_CLOCK.sub("", written))]
    by_name = sorted((found.day, found.year))
    if sorted(stated) not in (by_name, sorted((*by_name, found.month))) or found.year < 1_000:
        return None
    return date(found.year, found.month, found.day)
