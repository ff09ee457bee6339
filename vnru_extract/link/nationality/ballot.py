"""Votes for a country, each with the evidence that casts it, and when they are enough."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

# Votes of the countries that a person's offices rule out count nothing: no other evidence makes a king of a republic.
IMPOSSIBLE = -100.0


@dataclass(frozen=True, slots=True)
class Vote:
    """How much one piece of evidence says for a country, or, below zero, against it."""

    code: str
    weight: float
    evidence: str


def elect(votes: Iterable[Vote], *, least: float, margin: float) -> str | None:
    """The country with the most votes, if they are at least so many, and so many more than the next one's.

    >>> elect([Vote("MN", 3, "list"), Vote("US", 1, "name")], least=2, margin=1)
    'MN'
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for vote in votes:
        sums[vote.code] += vote.weight
    ranked = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < least:
        return None
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] - second >= margin else None
