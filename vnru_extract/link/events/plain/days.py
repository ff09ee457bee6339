"""When an occasion is: the day in its own words, else the one before it in its clause."""

import re
from collections.abc import Iterator

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.days import is_finer, is_short
from vnru_extract.link.events.plain.clauses import following
from vnru_extract.link.events.scene import Scene
from vnru_extract.mentions import DateMention, EventMention

# So far before a day a preposition stands, and before an occasion what says that another's day is told.
_LEAD, _BESIDE = 28, 30
# "(22/12/1992| - 22/12/2022)|": from the day on which it was to that of the feast
_CLOSES = re.compile(r"\)| ?- ?[\d/.-]{4,10}\)")
# So long is an entry of a chronicle, and what stands before its day; a dash follows.
_ENTRY, _BULLET = 600, 4
_DASH = re.compile(r",?(?: \w+)? ?[-—:] ")
# So far before what is remembered its anniversary is told, and so far behind its day.
_FEAST, _NEAR = 40, 90


def day_of(scene: Scene, mention: EventMention, clause: Clause) -> str | None:
    """The EDTF value of the day that the sentence gives for an occasion."""
    floor = clause.sentence[0]
    if mention.type == "milestone" and scene.plain.anniversary.search(
        scene.flow, max(floor, mention.start - _FEAST), mention.start
    ):
        return _bracketed(scene, mention)
    for start, end in (clause.behind, clause.inside, _behind_invitation(scene, mention, clause)):
        days = [date.value for date in scene.dates_in(start, end) if _is_day(scene, date, floor)]
        if days:  # "на саммите 2024 года |5 мая|"
            return next((day for day in days[1:] if is_finer(day, days[0])), days[0])
    if date := next(_scheduled(scene, mention, clause), None):
        return date.value
    if scene.plain.beside.search(scene.flow, max(clause.start, mention.head - _BESIDE), mention.head):
        return None
    before = (date for date in reversed(scene.dates_in(clause.start, mention.head)) if _is_day(scene, date, floor))
    date = next(before, None) or _of_entry(scene, mention, clause)
    return date.value if date else None


def _of_entry(scene: Scene, mention: EventMention, clause: Clause) -> DateMention | None:
    """The day with which the entry of a chronicle begins: "|5 мая 1990 г.| - А и Б встретились"."""
    line = scene.flow.rfind("\n", max(0, mention.start - _ENTRY), mention.start) + 1
    first = next(iter(scene.dates_in(line, mention.start)), None) if line else None
    opens = first and first.start - line < _BULLET and _DASH.match(scene.flow, first.end)
    own = any(date is not first for date in scene.dates_in(*clause.sentence))
    return first if first and opens and not own and is_short(first.value) else None


def _bracketed(scene: Scene, mention: EventMention) -> str | None:
    """The day in brackets behind: "70-летие установления отношений (|30 января 1950 года|)"."""
    for date in scene.dates_in(mention.end, mention.end + _NEAR):
        if scene.flow.endswith("(", 0, date.start) and _CLOSES.match(scene.flow, date.end):
            return date.value.partition("/")[0]
    return None


def _scheduled(scene: Scene, mention: EventMention, clause: Clause) -> Iterator[DateMention]:
    """The days behind a comma that a preposition of its own ties to a verb: "thăm Ý, một đồng minh, vào |ngày 3/5|"."""
    start, end = clause.behind[1], clause.sentence[1]
    if mention.noun or not scene.flow.startswith(",", start):
        return
    for date in scene.dates_in(start, following(scene, mention, end)):
        if scene.plain.scheduled.search(scene.flow, date.start - _LEAD, date.start) and is_short(date.value):
            yield date


def _behind_invitation(scene: Scene, mention: EventMention, clause: Clause) -> tuple[int, int]:
    """What follows who invites: "посетит Рим по приглашению А |в мае|"."""
    start, end = clause.behind[1], clause.sentence[1]
    if scene.plain.inviting.match(scene.flow, start) is None:
        return start, start
    return start, following(scene, mention, end)


def _is_day(scene: Scene, date: DateMention, floor: int) -> bool:
    """Whether a date says when something happened: "|5 мая|", "в |2019 году|"; not "с |2010 года|"."""
    if not is_short(date.value) or scene.is_in_name(date):
        return False
    low = max(floor, date.start - _LEAD)
    if scene.plain.scheduled.search(scene.flow, low, date.start):
        return True
    if scene.plain.opening.fullmatch(scene.flow[floor : date.start].strip()):
        return True  # "|Đến năm 1995|, hai nước bình thường hóa quan hệ"
    return "/" in date.value or not scene.plain.not_when.search(scene.flow, low, date.start)
