"""A document whose record is at hand already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that an earlier run extracted, unchanged since; `place` is where its record is found.

    It goes the way of the documents that are to be extracted, so that results come in their order.
    """

    source: str
    id: str
    place: int
