"""When an occasion is: the calendar expression beside it, never one that is of something else in the sentence."""

import re

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.scene import Scene
from vnru_extract.mentions import DateMention, EventMention
from vnru_extract.periods import bounds

# before a date that says when: "on |5 May", "in early |2010", "(|April|)"
_WHEN = re.compile(
    r"(?:\b(?:on|in|from|of|during|dated|between|at|for|as far back as|as early as)"
    r"(?: (?:early|late|mid|the|this|the end of|the beginning of)){0,2}|[,(\[—-]|^) *\Z",
    re.IGNORECASE,
)
# a date that says when by itself: "|last week|"
_RELATIVE = re.compile(
    r"(?:today|tonight|yesterday|tomorrow|last|this|next|earlier|later|\w+day|that"
    r"|the (?:same|previous|following|next))\b",
    re.IGNORECASE,
)
# before one that does not: "since |2010", "in 2001 they met, |and in |2012 they"
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|by|before|after|to|than|for)(?: the)? *\Z"
    r"|(?<!\bin )(?<!\bon )(?<!\bof )(?<!during )\bthe *\Z|\band (?:in|on) *\Z",
    re.IGNORECASE,
)
# "in Mombasa |May 14|"
_AT_PLACE = re.compile(r"\b(?:in|at) (?:[A-Z][\w'-]+,? ){1,3}\Z")
# "the year 2024| witnessed |a visit"
_WITNESSED = re.compile(r" (?:marked|saw|witnessed)\b")
# "on 1 May he suspended it |after| calls": the day of what came after
_BESIDE = re.compile(r"\b(?:after|ahead of|before|following|since)(?: (?:a|an|the|his|her|their))? *\Z")
# No occasion that is told by one interval is longer; half a year may be when one is to be.
_LONGEST = 190
# A visit is told of so long before and after it.
_NEAR = 60


def day_of(scene: Scene, mention: EventMention, clause: Clause) -> str | None:
    """The EDTF value of the day that the sentence gives for an occasion."""
    floor = clause.sentence[0]
    behind = (date for date in scene.dates_in(*clause.behind) if _is_day(scene, date, floor))
    if date := next(behind, None):
        return date.value
    beside = scene.dates_in(max(floor, mention.head - 30), mention.start)
    if beside and beside[-1].end >= mention.head - 1 and is_short(beside[-1].value):
        return beside[-1].value
    if _BESIDE.search(scene.flow[max(clause.start, mention.head - 30) : mention.head]):
        return None
    before = (date for date in reversed(scene.dates_in(clause.start, mention.head)) if _is_day(scene, date, floor))
    date = next(before, None)
    return date.value if date else None


def _is_day(scene: Scene, date: DateMention, floor: int) -> bool:
    """Whether a date says when something happened: "on |5 May|", "|last week|"; not "since |2010|"."""
    if not is_short(date.value) or scene.is_in_name(date):
        return False
    lead = scene.flow[max(floor, date.start - 24) : date.start]
    if _WITNESSED.match(scene.flow, date.end):
        return True
    if _RELATIVE.match(scene.flow, date.start, date.end):
        return not re.search(r"\b(?:since|until|by|before|after) *\Z", lead)
    return not _NOT_WHEN.search(lead) and bool(_WHEN.search(lead) or _AT_PLACE.search(lead))


def is_short(value: str) -> bool:
    """Whether a value is a year or less, or an interval of half a year at most: no decade."""
    if "X" in value.replace("XXXX-", ""):
        return False
    earliest, latest = bounds(value)
    if "/" not in value or earliest is None or latest is None:
        return True
    return (latest - earliest).days < _LONGEST


def overlap(one: str, other: str) -> bool:
    """Whether two values have a day in common; without a year they must be the same."""
    (first, last), (start, end) = bounds(one), bounds(other)
    if first is None or last is None or start is None or end is None:
        return one == other
    return first <= end and start <= last


def is_near(one: str, other: str) -> bool:
    """Whether two values begin within two months of each other."""
    (first, _), (start, _) = bounds(one), bounds(other)
    return first is not None and start is not None and abs((first - start).days) < _NEAR


def is_finer(one: str, other: str) -> bool:
    """Whether the first value lies within the other, and says more."""
    (first, last), (start, end) = bounds(one), bounds(other)
    if first is None or last is None or start is None or end is None:
        return False
    return start <= first and last <= end and (last - first) < (end - start)
