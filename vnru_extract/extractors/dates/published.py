"""The day of a document, from its own dateline, header, label or last line; refused where it is not certain."""

import re
from datetime import date
from functools import cache

from vnru_extract.extractors.dates.expression import Expression
from vnru_extract.extractors.dates.grammar import scan
from vnru_extract.extractors.dates.words import cased, words
from vnru_extract.lexicon import alternation
from vnru_extract.page import Page

_HEADER_LINES, _FOOTER_LINES = 12, 4
_LONGEST = 160
_BARS = "|·•/—"
# A time of day, as pages write it: "15:26", "at 10.00 (GMT+7)"
_TIME = (
    r"(?:at\ )?[0-2]?\d[:.hH][0-5]\d(?:[:.][0-5]\d)?(?:\ ?[AaPp]\.?[Mm]\.?)?(?:\ *\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?"
)
# "15:26", "at 10:00 (GMT+7)", perhaps glued to the date
_TIME_AFTER = re.compile(rf"[\ ,-]*{_TIME}\ *")
# "15:26 | " between a label and its date
_TIME_BEFORE = re.compile(rf"{_TIME}[\ ,|-]*")
# What parts the words of a place: "MOSCOW, Russia"
_BETWEEN_WORDS = re.compile(r"[\s,:]+")
# "MOSCOW, 27 September 2021. The minister met": a place of a few words, and perhaps its country.
_PLACE_BEFORE = re.compile(r"[A-Z][\w'.-]+(?:\ [A-Z][\w'.-]+){0,2}(?:,\ [A-Z][\w'.-]+(?:\ [A-Z][\w'.-]+)?)?,")
# "MOSCOW, 12 March 1975 (TASS)", "Washington, March 5, 2019 — The ministers": what follows the day of a dateline.
_SENTENCE_AFTER = re.compile(r"\.\ +(?:[/(]\w[^/()\n]{0,20}[/)]\.?\ +)?[A-Z]")
_DATELINE_AFTER = re.compile(r"\.?\)?\ *(?:\([A-Z][\w\ ./-]{1,20}\)|/[A-Z][\w\ -]{1,20}/|-{1,2}\ |—|:\ )")


def find_published(page: Page) -> date | None:
    """The day of the document, or None: the day must be stated in full, with its year, in a place that dates texts.

    A first publication wins over "Updated"; a date inside the prose of the first paragraph is an event's.
    """
    lines = _lines(page.flow)
    for candidates in (
        _labelled(page, late=False),
        _headers(lines, page.language),
        _datelines(lines, page.language),
        _footers(lines, page.language),
        _labelled(page, late=True),
    ):
        for found in candidates:
            if found:
                return found
    return None


def _lines(flow: str) -> list[str]:
    return [line.strip() for line in flow.split("\n") if line.strip()]


@cache
def _label(late: bool, language: str) -> re.Pattern[str]:
    """`Published: 3 May 2019`, `Posted on 3 May 2019`."""
    context = words(language).context
    forms = context.late_labels if late else set(context.labels) - set(context.late_labels)
    named = alternation(form.casefold() for form in forms)
    return re.compile(rf"(?:^|\n|[|·•]\ *)(?:(?i:{named})\ *:|{cased(forms)})\ +(?=[\dA-Z])")


def _labelled(page: Page, *, late: bool) -> list[date | None]:
    flow, found = page.flow, []
    for match in _label(late, page.language).finditer(flow):
        end = flow.find("\n", match.end())
        rest = flow[match.end() : end if end >= 0 else len(flow)][:80]
        if time := _TIME_BEFORE.match(rest):
            rest = rest[time.end() :]
        days = scan(rest, page.language)
        found.append(_day(days[0]) if days and days[0].start == 0 else None)
    return found


def _headers(lines: list[str], language: str) -> list[date | None]:
    return [_in_line(line, language) for line in lines[:_HEADER_LINES]]


def _in_line(line: str, language: str) -> date | None:
    """The day in a line that is not prose: alone, or with a place, time, label or byline."""
    if len(line) > _LONGEST:
        return None
    for one in scan(line, language):
        day, left, right = _day(one), line[: one.start], line[one.end :]
        if day and _may_precede(left, right, language) and _may_follow(right, language):
            return day
    return None


def _may_precede(left: str, right: str, language: str) -> bool:
    """Nothing, a place, a byline or section and a bar, "For immediate release"; a title only where nothing follows."""
    left = left.strip()
    if not left or left[-1] in _BARS or _header(language).fullmatch(left.rstrip(" :,.-")):
        return True
    if left[-1] not in ",(:-":
        return False
    if _byline(language).match(left) and not right.strip():
        return True
    last = left.rstrip(",(:- ").rpartition(",")[2]
    return _is_place(left, language) or (_is_place(last, language) and not right.strip(" )"))


def _may_follow(right: str, language: str) -> bool:
    """Nothing, a time, a place, a bar and anything, "Posted in ..."."""
    right = right.lstrip(")")
    if time := _TIME_AFTER.match(right):
        right = right[time.end() :]
    right = right.strip()
    if not right or right[0] in _BARS or _section_after(language).match(right) or _updated_after(language).match(right):
        return True
    return (time is not None or right[0] in ",(-") and _is_place(right, language)


@cache
def _header(language: str) -> re.Pattern[str]:
    """`For immediate release`, `Xinhua`, before a date without a comma."""
    return re.compile(alternation(form.casefold() for form in words(language).context.headers), re.IGNORECASE)


@cache
def _section_after(language: str) -> re.Pattern[str]:
    """`5 March 2019 Posted in Speeches`."""
    return re.compile(rf"{alternation(words(language).context.sections)}\ ")


@cache
def _byline(language: str) -> re.Pattern[str]:
    """`By Ann Lee, 5 March 2021`, `From our own correspondent, 3 May 1975`."""
    return re.compile(rf"{cased(words(language).context.bylines)}\ +[\w'.-]+(?:\ +[\w'.-]+){{0,5}}\ *,$")


@cache
def _updated_after(language: str) -> re.Pattern[str]:
    """`3 May 2019 5:12 PM Updated 3 years ago`."""
    return re.compile(rf"[,;(]?\ *{cased(words(language).context.late_labels)}\b")


def _is_place(name: str, language: str) -> bool:
    """Whether all words could be a place's or an agency's: a few, with capitals, and no sentence."""
    found = [word for word in _BETWEEN_WORDS.split(name.strip(" ,.():-")) if word]
    small = words(language).context.small_words
    capitals = all(word[0].isupper() or word[0].isdigit() or word[0] == "(" or word in small for word in found)
    return len(found) <= 6 and capitals


def _datelines(lines: list[str], language: str) -> list[date | None]:
    return [_in_dateline(line[:100], language) for line in lines[:_HEADER_LINES]]


def _in_dateline(head: str, language: str) -> date | None:
    """The day before the prose of a wire story: `MOSCOW, 12 March 1975 (TASS) -- The ministers ...`."""
    for one in scan(head, language)[:1]:
        left = head[: one.start].strip()
        if left[-1:] in (",", ":", "(", "-") and _is_place(left, language) and _DATELINE_AFTER.match(head, one.end):
            return _day(one)
        if (
            _PLACE_BEFORE.fullmatch(left)
            and not _instrument(language).search(left)
            and _SENTENCE_AFTER.match(head, one.end)
        ):
            return _day(one)
    return None


@cache
def _instrument(language: str) -> re.Pattern[str]:
    """`Paris Agreement, 12 December 2015. It ...` cites, it dates nothing."""
    return re.compile(rf"\b{cased(words(language).context.no_places)}\b")


def _footers(lines: list[str], language: str) -> list[date | None]:
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
