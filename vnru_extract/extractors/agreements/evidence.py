"""What is known of an instrument noun before it is judged: the name grown around it, and its sentence."""

from dataclasses import dataclass
from typing import Literal

from vnru_extract.extractors.agreements.life import Life
from vnru_extract.models import InstrumentType

POINTING = frozenset({"the", "this", "that", "said", "both", "these"})
ARTICLES = frozenset({"a", "an", "another", "one", "first", "second", "new", "landmark", "major", "final"})
Kind = Literal["named", "short", "no"]


@dataclass(frozen=True)
class Candidate:
    """An instrument noun with the name grown around it and what surrounds it."""

    type: InstrumentType
    noun: str
    capital: bool
    before: str
    left: str
    right: str
    starter: str
    acronym: str | None
    parties: int
    partner: bool
    mutual: bool
    later: bool
    paired: bool
    country: bool
    actors: int
    life: Life
    negotiated: bool  # whether it is "a", "an" or "a new" one, in a sentence about negotiations
    private: bool
    universal: bool
    title: bool
    dated: bool
    outsiders: bool  # whether its sentence names others than the two that the document is about
    signed_between: bool  # whether "signed between the two countries" and a day follow

    item: bool = False  # whether a list of what two states made has it for an item

    @property
    def left_words(self) -> list[str]:
        """The words of the name before its noun."""
        return self.left.split()

    @property
    def sided(self) -> bool:
        """Whether the name says who makes it: two countries, or "between the two governments"."""
        return self.parties > 1 or self.mutual
