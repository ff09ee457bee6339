"""Statements about offices that cannot both be true.

Only of offices whose title ends with the office: a President, an Ambassador, a General Secretary may be called so for
life and long after, which is no contradiction.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from vnru_extract.corpus.gathering import OfficeSeen
from vnru_extract.corpus.models import ConflictRule
from vnru_extract.corpus.offices import Holding
from vnru_extract.corpus.posts import Post
from vnru_extract.models import Role

_ENDING: frozenset[Role] = frozenset({"prime_minister", "foreign_minister", "defence_minister"})
# Nobody comes back into office within so short a time after being called its former holder.
_SOON = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot be: the rule, the holders' ids, the office, and each side with whom or what it gives."""

    rule: ConflictRule
    holders: tuple[str, ...]
    post: Post
    sides: tuple[tuple[str, OfficeSeen], ...]


def contradictions(held: Iterable[tuple[str, Holding]]) -> list[Contradiction]:
    """The contradictions among all holdings, each with its holder's id."""
    of_post: defaultdict[Post, list[tuple[str, Holding]]] = defaultdict(list)
    found: list[Contradiction] = []
    for holder, holding in held:
        if holding.post.role in _ENDING and holding.post.country is not None:
            of_post[holding.post].append((holder, holding))
            found += _former_then_current(holder, holding)
    for post, holders in of_post.items():
        if len(holders) > 1:
            found += _two_holders(post, holders)
    return found


def _former_then_current(holder: str, holding: Holding) -> Iterator[Contradiction]:
    """Someone called the former holder, and soon after its holder again."""
    former = [(day, one) for one in holding.seen if one.tenure == "former" and (day := one.stated.source.published)]
    current = [(one.seen, one) for one in holding.seen if one.seen is not None]
    pairs = [(then, now) for ended, then in former for day, now in current if ended < day <= ended + _SOON]
    if pairs:
        then, now = pairs[0]
        yield Contradiction("former_then_current", (holder,), holding.post, (("former", then), ("current", now)))


def _two_holders(post: Post, holders: Sequence[tuple[str, Holding]]) -> Iterator[Contradiction]:
    """Two holders of an office that has one: one of them before and soon after the other, or both on the only day.

    A document that names several holders itself speaks of several times, and does not count.
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    for holder, holding in holders:
        for office in holding.seen:
            named[office.stated.source.id].add(holder)
    seen = {
        holder: sorted(
            ((one.seen, one) for one in holding.seen if one.seen and len(named[one.stated.source.id]) == 1),
            key=lambda dated: (dated[0], dated[1].stated.order),
        )
        for holder, holding in holders
    }
    for one, other in combinations(sorted(holder for holder in seen if seen[holder]), 2):
        clash = _around(seen[one], seen[other]) or _around(seen[other], seen[one]) or _same_day(seen[one], seen[other])
        if clash:
            sides = tuple(
                (holder, office) for holder in (one, other) for day, office in seen[holder] if office in clash
            )
            yield Contradiction("two_holders_at_once", (one, other), post, sides)


_Seen = Sequence[tuple[date, OfficeSeen]]


def _around(outer: _Seen, inner: _Seen) -> list[OfficeSeen]:
    """The closest statements of `outer` before and soon after one of `inner`, with that; none if there are none."""
    days = [day for day, _ in outer]
    for day, office in inner:
        before, after = bisect_left(days, day) - 1, bisect_right(days, day)
        if before >= 0 and after < len(days) and days[after] - days[before] <= _SOON:
            return [outer[before][1], office, outer[after][1]]
    return []


def _same_day(one: _Seen, other: _Seen) -> list[OfficeSeen]:
    """All of both, if they are of one day: were there another, one may have followed the other on it."""
    return [office for _, office in (*one, *other)] if len({day for day, _ in (*one, *other)}) == 1 else []
