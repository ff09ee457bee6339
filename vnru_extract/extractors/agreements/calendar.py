"""Years, days and terms as they stand in and beside the names of instruments."""

import re

YEAR = r"(?:1[6-9]|20)\d\d"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*)"
# March 7, 1987 | 7 March 1987 | March 1987 | 1987
_DAY = rf"(?:{MONTH} \d{{1,2}},? {YEAR}|\d{{1,2}} {MONTH},? {YEAR}|{MONTH},? {YEAR}|{YEAR})(?!\d)"
# of March 7, 1987: with "dated" instead it is no part of the name
_OF_DAY = re.compile(rf" of (?:the )?{_DAY}")
# its term in brackets: " (2024-2028)"
_TERM_IN_BRACKETS = re.compile(rf" \({YEAR} ?- ?(?:{YEAR}|\d\d)\)")
# until 2030 | to 2030 | for 2019-2021 | for the period 2022-2024 | 2021-2025
_TERM = re.compile(
    rf" (?:(?:for )?the (?:period|years?) (?:(?:of|from|up to|until|to) )*|for |until |till |through |to |up to )?"
    rf"(?:the (?:end of|year) )?{YEAR}(?: ?(?:-|to|and) ?(?:{YEAR}|\d\d))?(?![\d-])(?! to )"
)
# a calendar word after a small word: "on May 5", "in 2015", "on Tuesday"; not "the 54th Meeting", "the 10-member"
_CALENDAR = re.compile(
    rf"(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{MONTH}(?= \d|,? {YEAR}| this| last|[.,;]|$)"
    rf"|{YEAR}(?!\d)(?! [A-Z])|\d{{1,2}}(?!\d|(?:st|nd|rd|th) [A-Z]|-[a-z])"
    rf"|{WEEKDAY}|today|yesterday|tomorrow"
    r"|this (?!issue|matter|project|subject)|last |next |[a-z]+day)"
)
_YEAR_ALONE = re.compile(YEAR)
_YEAR_BEFORE = re.compile(rf"({YEAR}) $")
# the |2022 cooperation| plan
_YEAR_AND_WORD = re.compile(rf"{YEAR} [A-Za-z]")


def is_year(word: str) -> bool:
    """Whether a word is a year and nothing else."""
    return _YEAR_ALONE.fullmatch(word) is not None


def has_year(text: str) -> bool:
    """Whether a year stands somewhere in a text."""
    return _YEAR_ALONE.search(text) is not None


def year_before(flow: str, floor: int, start: int) -> int:
    """The offset of the year right before `start`, not below `floor`: "|1982| UNCLOS"; else `start` itself."""
    found = _YEAR_BEFORE.search(flow, max(floor, start - 6), start)
    return found.start() if found else start


def is_date(flow: str, at: int) -> bool:
    """Whether a calendar expression, not a word of the name, begins at an offset."""
    return _CALENDAR.match(flow, at) is not None


def is_year_of_name(flow: str, at: int) -> bool:
    """Whether a year and a word of the name begin at an offset."""
    return _YEAR_AND_WORD.match(flow, at) is not None


def day_end(flow: str, at: int, end: int) -> int | None:
    """Where "of March 7, 1987" ends that begins at an offset."""
    found = _OF_DAY.match(flow, at, end)
    return found.end() if found else None


def term_end(flow: str, at: int, end: int) -> int | None:
    """Where "until 2030" or "(2024-2028)" ends that begins at an offset."""
    found = _TERM_IN_BRACKETS.match(flow, at, end) or _TERM.match(flow, at, end)
    return found.end() if found else None
