"""The day of a document, from its own dateline, header, label or last line; refused where it is not certain."""

import re
from datetime import date

from vnru_extract.extractors.dates.expression import Expression
from vnru_extract.extractors.dates.languages import Spoken, spoken
from vnru_extract.page import Page

_HEADER_LINES, _FOOTER_LINES = 12, 4
# How far from the end the place and day of an instrument stand: signatures follow.
_CLOSING_LINES = 20
_LONGEST = 160
_BARS = "|·•/—"


def find_published(page: Page) -> date | None:
    """The day of the document, or None: the day must be stated in full, with its year, in a place that dates texts.

    A first publication wins over "Updated"; a date inside the prose of the first paragraph is an event's.
    """
    lines, language = _lines(page.flow), spoken(page.language)
    for candidates in (
        _labelled(page.flow, language, late=False),
        _headers(lines, language),
        _stamps(lines[:_HEADER_LINES], language.datelines.stamp, language),
        _datelines(lines, language),
        _footers(lines, language),
        _stamps(lines[-_CLOSING_LINES:], language.datelines.closing, language),
        _labelled(page.flow, language, late=True),
    ):
        for found in candidates:
            if found:
                return found
    return None


def _stamps(lines: list[str], stamp: re.Pattern[str], language: Spoken) -> list[date | None]:
    """The days of lines such as `[20/06/2024 12:15]`, `Совершено в Ханое 2 ноября 1966 года в двух экземплярах`."""
    stamped = (stamp.match(line) for line in lines)
    days = (language.grammar.scan(match["date"]) for match in stamped if match)
    return [_day(found[0]) for found in days if found]


def _lines(flow: str) -> list[str]:
    return [line.strip() for line in flow.split("\n") if line.strip()]


def _labelled(flow: str, language: Spoken, *, late: bool) -> list[date | None]:
    words, found = language.datelines, []
    for match in (words.late_label if late else words.label).finditer(flow):
        end = flow.find("\n", match.end())
        rest = flow[match.end() : end if end >= 0 else len(flow)][:80]
        if time := words.time_before.match(rest):
            rest = rest[time.end() :]
        days = language.grammar.scan(rest)
        found.append(_day(days[0]) if days and not _before(days[0], rest, language) else None)
    return found


def _headers(lines: list[str], language: Spoken) -> list[date | None]:
    return [_in_line(line, language) for line in lines[:_HEADER_LINES]]


def _in_line(line: str, language: Spoken) -> date | None:
    """The day in a line that is not prose: alone, or with a place, time, label or byline."""
    if len(line) > _LONGEST:
        return None
    for one in language.grammar.scan(line):
        day, left, right = _day(one), _before(one, line, language), line[one.end :]
        if day and _may_precede(left, right, language) and _may_follow(right, language):
            return day
    return None


def _before(one: Expression, line: str, language: Spoken) -> str:
    return language.datelines.lead.sub("", line[: one.start])


def _may_precede(left: str, right: str, language: Spoken) -> bool:
    """Nothing, a place, a byline or section and a bar, "For immediate release"; a title only where nothing follows."""
    left = left.strip()
    if not left or left[-1] in _BARS or language.datelines.header.fullmatch(left.rstrip(" :,.-")):
        return True
    if left[-1] not in ",(:-":
        return False
    if language.datelines.byline.match(left) and not right.strip():
        return True
    last = left.rstrip(",(:- ").rpartition(",")[2]
    return language.datelines.is_place(left) or (language.datelines.is_place(last) and not right.strip(" )"))


def _may_follow(right: str, language: Spoken) -> bool:
    """Nothing, a time, a place, a bar and anything, "Posted in ..."."""
    right = right.lstrip(")")
    if time := language.datelines.time_after.match(right):
        right = right[time.end() :]
    right = right.strip()
    if (
        not right
        or right[0] in _BARS
        or language.datelines.section_after.match(right)
        or language.datelines.updated_after.match(right)
    ):
        return True
    return (time is not None or right[0] in ",(-") and language.datelines.is_place(right)


def _datelines(lines: list[str], language: Spoken) -> list[date | None]:
    return [_in_dateline(line[:100], language) for line in lines[:_HEADER_LINES]]


def _in_dateline(head: str, language: Spoken) -> date | None:
    """The day before the prose of a wire story: `MOSCOW, 12 March 1975 (TASS) -- The ministers ...`."""
    for one in language.grammar.scan(head)[:1]:
        left = _before(one, head, language).strip()
        if not left.strip("-") and language.surroundings.day_heads.match(head, one.end):
            return None  # the day of an item of a chronicle
        if (
            left[-1:] in (",", ":", "(", "-")
            and language.datelines.is_place(left)
            and language.datelines.dateline_after.match(head, one.end)
        ):
            return _day(one)
        if (
            language.datelines.place_before.fullmatch(left)
            and not language.datelines.no_place.search(left)
            and language.datelines.sentence_after.match(head, one.end)
        ):
            return _day(one)
    return None


def _footers(lines: list[str], language: Spoken) -> list[date | None]:
    """The last lines, where one is a day and nothing else, or a place and a day."""
    return [_in_line(line, language) for line in reversed(lines[-_FOOTER_LINES:]) if len(line) < 60]


def _day(expression: Expression) -> date | None:
    point = expression.first
    if point is None or expression.last or not (point.day and point.month and isinstance(point.year, int)):
        return None
    try:
        day = date(point.year, point.month, point.day)
    except ValueError:
        return None
    # A weekday that is wrong for the day says that one of the two is.
    return None if expression.weekday and expression.weekday != day.isoweekday() else day
