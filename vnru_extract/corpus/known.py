"""Instruments that everybody knows by one name in each language."""

import re
from functools import cache, lru_cache

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.models import InstrumentType
from vnru_extract.text import flow, fold

_REMEMBERED = 65_536


class KnownInstrument(Entry):
    """An instrument: what it is called here, the types that texts give it, and the words that tell it."""

    name: str
    types: tuple[InstrumentType, ...]
    words: tuple[str, ...]


class KnownInstruments(Lexicon):
    """`world/instruments.toml`."""

    instrument: tuple[KnownInstrument, ...]


@cache
def _known() -> tuple[re.Pattern[str], dict[str, KnownInstrument]]:
    table = {fold(said): one for one in load("instruments", KnownInstruments, "world").instrument for said in one.words}
    return re.compile(rf"\b(?:{alternation(table)})\b"), table


@lru_cache(maxsize=_REMEMBERED)
def known_name(name: str, kind: InstrumentType) -> str | None:
    """The one name of an instrument that is known by it in any language, None for any other.

    >>> known_name("Конвенция ООН по морскому праву 1982 года", "convention") == known_name("UNCLOS", "convention")
    True
    """
    pattern, table = _known()
    found = pattern.search(fold(flow(name)))
    one = table[" ".join(found.group().split())] if found else None
    return one.name if one and kind in one.types else None
