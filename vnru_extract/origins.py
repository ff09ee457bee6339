"""Where names are at home: `Guillermo` in Spanish-speaking countries, `Korhonen` in Finland.

A name says where a family is from, not whom a person serves: it is evidence only among the countries that a document
speaks of, and only where nothing else tells.
"""

import re
from collections import defaultdict
from functools import cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, load
from vnru_extract.text import fold

# As in "Nakatani Gen", "Katsunobu": syllables of Japanese, as romanised.
_JAPANESE = re.compile(
    r"(?:(?:ky|gy|sh|j|ch|ny|hy|by|py|my|ry|ts|[kgsztdnhbpmyrwf])?[aiueo]{1,2}(?:n(?![aiueoy])|(?=([kstp])\1|tch)[kstp])?)+\Z"
)


class Area(Entry):
    """A language area: its countries, and its names, each list one text."""

    homes: tuple[str, ...]
    given: str = ""
    surnames: str = ""


class Origins(Lexicon):
    """`world/origins.toml`."""

    area: dict[str, Area]


@cache
def _table(kind: Literal["given", "surnames"]) -> dict[str, frozenset[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for area in load("origins", Origins, "world").area.values():
        for name in getattr(area, kind).split():
            table[name.casefold()].update(area.homes)
    return {name: frozenset(homes) for name, homes in table.items()}


def homes_of_given(word: str) -> frozenset[str]:
    """The countries where a given name is frequent; empty where it is unknown, or known everywhere."""
    return _table("given").get(fold(word), frozenset())


def homes_of_surname(word: str) -> frozenset[str]:
    """The countries where a surname is frequent."""
    return _table("surnames").get(fold(word), frozenset())


def looks_japanese(name: str) -> bool:
    """Whether every word of a name is made of Japanese syllables: `Gen Nakatani`; so are many others' words."""
    parts = fold(name).split()
    return len(parts) == 2 and sum(map(len, parts)) > 6 and all(_JAPANESE.match(part) for part in parts)
