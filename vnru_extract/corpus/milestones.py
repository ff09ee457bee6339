"""What a milestone brought relations to, and when, read from the sentence that tells of it.

One sentence often tells of two: "a strategic partnership was agreed on in 1999, a comprehensive
one in 2008". Where its levels and its dates take turns, each level has its own date, whatever
date the event as a whole was given.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vnru_extract import periods
from vnru_extract.corpus.words import in_any_language, level_of
from vnru_extract.lexicon import alternation
from vnru_extract.models import CalendarDate, Event, Span
from vnru_extract.text import flow, fold

# "was", "were", "had been" at the end of what stands before a participle
_HELPING = re.compile(r" (?:was|were|is|are|(?:has|have|had) been) *$")


class Milestone(NamedTuple):
    """The event that tells of it, the level where the sentence names one, and the date."""

    event: Event
    level: str | None
    date: str | None


def milestones(events: Sequence[Event], dates: Sequence[CalendarDate], published: date | None) -> list[Milestone]:
    """The milestones that one sentence tells of; `events` are those of it, `dates` those of the document."""
    return [
        told._replace(date=None) if told.date and _is_anniversary(told.event.sentence, told.date, published) else told
        for told in _told(events, dates)
    ]


def _told(events: Sequence[Event], dates: Sequence[CalendarDate]) -> list[Milestone]:
    sentence = events[0].sentence
    levels = _levels_in(sentence)
    within = [
        (told.spans[0].start - sentence.start, told.value)
        for told in dates
        if sentence.start <= told.spans[0].start < sentence.end and told.earliest is not None
    ]
    if len(levels) < 2 or not _take_turns([at for at, _ in levels], [at for at, _ in within]):
        return [Milestone(event, _level(event, levels), event.date) for event in events]
    told_by = [*events, *[events[-1]] * len(levels)]
    return [Milestone(event, level, day) for event, (_, level), (_, day) in zip(told_by, levels, within, strict=False)]


def _level(event: Event, levels: Sequence[tuple[int, str]]) -> str | None:
    """The first level behind an event's words, else the last before them; none if it ends or renews relations."""
    if _again().match(fold(event.spans[0].text)):
        return None
    at = event.spans[0].start - event.sentence.start
    for start, level in levels:  # "the comprehensive partnership established in 2013"
        if start < at and level == level_of().get(" ".join(_said(event.sentence.text[start:at]).split())):
            return level
    behind = [level for start, level in levels if start >= at]
    return next(iter([*behind, *(level for _, level in reversed(levels))]), None)


def _said(before: str) -> str:
    """What stands before a verb, without the helping verb that makes it a passive."""
    return _HELPING.sub("", fold(flow(before))).strip()


def _is_anniversary(sentence: Span, day: str, published: date | None) -> bool:
    """Whether a date is that on which the milestone is remembered: "on January 30 we shall mark 75 years since"."""
    earliest, _ = periods.bounds(day)
    if published is None or earliest is None or earliest.year < published.year:
        return False
    return _remembering().search(fold(flow(sentence.text))) is not None


def _take_turns(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether there are as many of both, and each of one kind is followed by one of the other."""
    turns = sorted([*((at, True) for at in one), *((at, False) for at in other)])
    return len(one) == len(other) and all(a[1] != b[1] for a, b in pairwise(turns))


def _levels_in(sentence: Span) -> list[tuple[int, str]]:
    folded = fold(flow(sentence.text))
    return [(match.start(), level_of()[" ".join(match.group().split())]) for match in _levels().finditer(folded)]


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(level_of())})\b")


@cache
def _remembering() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(in_any_language('remembering'))})")


@cache
def _again() -> re.Pattern[str]:
    return re.compile(alternation(in_any_language("ended_or_renewed")))
