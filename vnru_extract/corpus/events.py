"""Events across documents: one for all statements of one occasion.

A pair of states reaches a level of relations once, and an instrument is signed once, whatever days documents give. Of
visits, meetings and the like there may be many, so the sides, the days and the people have to agree.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from vnru_extract import periods
from vnru_extract.corpus.dating import agree, closest
from vnru_extract.corpus.gathering import EventSeen
from vnru_extract.corpus.models import EventRule
from vnru_extract.corpus.states import successor
from vnru_extract.models import EventType
from vnru_extract.text import fold

# Two people may meet twice within so long.
_LONGEST = timedelta(days=31)
# A day has room for several of these between two states: only who took part tells them apart.
_BY_PEOPLE: frozenset[EventType] = frozenset({"meeting", "phone_call", "statement", "ceremony", "appointment"})


class Why(NamedTuple):
    """Why an event of a document is this one."""

    rule: EventRule
    evidence: str


@dataclass(eq=False, slots=True)
class Occasion:
    """One event, as far as is known; people and agreements by the ids of their entities."""

    seen: list[tuple[EventSeen, Why | None]]
    people: set[str]
    agreements: set[str]
    countries: set[str]
    dates: list[str] = field(default_factory=list)

    @property
    def first(self) -> EventSeen:
        """The statement that the others were joined to."""
        return self.seen[0][0]

    @property
    def sources(self) -> set[str]:
        """The documents."""
        return {one.stated.source.id for one, _ in self.seen}

    def take(self, other: "Occasion", why: Why) -> None:
        """Make another occasion part of this one."""
        self.seen += [(one, before or why) for one, before in other.seen]
        self.people |= other.people
        self.agreements |= other.agreements
        self.countries |= other.countries
        self.dates = closest([*self.dates, *other.dates])


def occasions(seen: Iterable[EventSeen], people: Mapping[int, str], agreements: Mapping[int, str]) -> list[Occasion]:
    """One occasion for all statements of it; `people`, `agreements`: entities' ids by the `id` of what was seen."""
    found = sorted((_occasion(one, people, agreements) for one in seen), key=_rank)
    groups: defaultdict[Hashable, list[Occasion]] = defaultdict(list)
    for one in found:
        groups[_once(one) or id(one)].append(one)
    joined = [one for same in groups.values() for one in _of_one_kind(same)]
    milestones = [one for one in joined if one.first.type == "milestone"]
    return [*milestones, *_at_one_time([one for one in joined if one.first.type != "milestone"])]


def _occasion(seen: EventSeen, people: Mapping[int, str], agreements: Mapping[int, str]) -> Occasion:
    return Occasion(
        [(seen, None)],
        {people[id(one)] for one in seen.people},
        {agreements[id(one)] for one in seen.agreements},
        {successor(code) for code in seen.countries},
        [seen.date] if seen.date else [],
    )


def _rank(one: Occasion) -> tuple[object, ...]:
    """The most closely dated first, then those with most people, then the first document."""
    return _length(one) or timedelta.max, -len(one.people), one.first.stated.order


def _length(one: Occasion) -> timedelta | None:
    """How long a time the dates leave open; None where they tell no year."""
    spans = [(first, last) for day in one.dates for first, last in [periods.bounds(day)] if first and last]
    return max((last - first for first, last in spans), default=None)


def _once(one: Occasion) -> Hashable:
    """What happens once: the level that two sides bring their relations to, the signing of an instrument."""
    if one.first.type == "milestone" and one.first.level and len(one.countries) > 1:
        return one.first.level, "-".join(sorted(one.countries))
    if one.first.type == "signing" and one.agreements:
        return tuple(sorted(one.agreements))
    return None


def _of_one_kind(same: list[Occasion]) -> list[Occasion]:
    """What happens once is one, whatever its dates; but a document that tells of two means two things."""
    sources = Counter(one.first.stated.source.id for one in same)
    clear = [one for one in same if sources[one.first.stated.source.id] == 1]
    for other in clear[1:]:
        rule: EventRule = "same_milestone" if other.first.type == "milestone" else "same_agreement"
        clear[0].take(other, Why(rule, ", ".join(_once(clear[0]))))  # type: ignore[arg-type]
    return [*clear[:1], *(one for one in same if sources[one.first.stated.source.id] > 1)]


def _at_one_time(found: Iterable[Occasion]) -> list[Occasion]:
    """Each made part of the one before it that it may be; where there are several, it stays apart."""
    index: defaultdict[Hashable, list[Occasion]] = defaultdict(list)
    done = []
    for one in sorted(found, key=_rank):
        places = [(one.first.type, frozenset(one.countries), month) for month in _months(one)]
        near = {id(other): other for place in places for other in index[place]}
        reasons = [(other, why) for other in near.values() if (why := _why(other, one))]
        if len(reasons) == 1:
            reasons[0][0].take(one, reasons[0][1])
            continue
        done.append(one)
        for place in places:
            index[place].append(one)
    return done


def _months(one: Occasion) -> set[tuple[int, int]]:
    """The months that a closely dated occasion touches."""
    length = _length(one)
    if length is None or length > _LONGEST:
        return set()
    spans = [periods.bounds(day) for day in one.dates]
    return {(day.year, day.month) for span in spans for day in span if day is not None}


def _why(one: Occasion, other: Occasion) -> Why | None:
    """Why two of one type, sides and month are one: the days agree, and so do people, instruments, places."""
    if one.sources & other.sources or not any(agree(day, another) for day in one.dates for another in other.dates):
        return None
    if one.agreements and other.agreements:
        together = one.agreements & other.agreements
        return Why("same_agreement", min(together)) if together else None
    together = one.people & other.people
    if one.people and other.people:
        if one.first.type in _BY_PEOPLE and together not in (one.people, other.people):
            return None
        rule: EventRule = "same_person" if one.first.type == "appointment" else "same_people"
        return Why(rule, ", ".join(sorted(together))) if together else None
    if one.first.type in _BY_PEOPLE or not _is_one_place(one, other) or len(one.countries) < 2:
        return None
    return Why("same_day", ", ".join(closest([*one.dates, *other.dates])))


def _is_one_place(one: Occasion, other: Occasion) -> bool:
    """Whether nothing says that they were in different places."""
    here, there = ({fold(event.place) for event, _ in occasion.seen if event.place} for occasion in (one, other))
    return not here or not there or bool(here & there)
