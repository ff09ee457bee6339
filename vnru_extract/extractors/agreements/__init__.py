"""Instruments between states: treaties, agreements, memoranda, joint statements, and what else states sign.

A noun ("treaty", "memorandum of understanding") is grown to the name around it, judged, and given its parties and what
happened to it as far as its own sentence tells; each language has its own grammar for that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from vnru_extract.extractors.agreements import english, russian, vietnamese
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page


@dataclass(frozen=True)
class _Reader:
    """How a language's instruments are found, and what a name's clause tells of one of a type."""

    find: Callable[[Page], list[InstrumentMention]]
    life: Callable[[Page, tuple[int, int], InstrumentType], Life]


_READERS = {
    "en": _Reader(english.find_agreements, english.life_of),
    "ru": _Reader(russian.find_agreements, russian.life_of),
    "vi": _Reader(vietnamese.find_agreements, vietnamese.life_of),
}


def find_agreements(page: Page) -> list[InstrumentMention]:
    """Every mention of an instrument, in order; short forms ("the Treaty") too, for the linker to place."""
    return _READERS[page.language].find(page)


def life_of(page: Page, name: tuple[int, int], kind: InstrumentType) -> Life:
    """What its sentence says has happened to the instrument of a type that is named between two offsets."""
    return _READERS[page.language].life(page, name, kind)
