"""Countries and blocs in text: names (`Viet Nam`), demonyms (`Vietnamese`), seats (`Hanoi`), blocs (`ASEAN`)."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.text import fold

Form = Literal["name", "demonym", "seat", "bloc"]


class Country(Entry):
    """A country: ISO 3166-1 alpha-2 (or `SU`), its names, demonyms, and the seats that stand for it."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class Bloc(Entry):
    """An international body: its usual acronym, and its names."""

    code: str
    names: tuple[str, ...]


class CountryWords(Lexicon):
    """`countries.toml`."""

    country: tuple[Country, ...] = Field(min_length=1)
    bloc: tuple[Bloc, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country or bloc at its offsets, and how it is named there."""

    start: int
    end: int
    code: str
    form: Form


@cache
def codes() -> frozenset[str]:
    """Every code that a record may carry."""
    words = load("countries", CountryWords)
    return frozenset(entry.code for entry in (*words.country, *words.bloc))


@cache
def forms(language: str = "en") -> dict[str, tuple[str, Form]]:
    """Every written form, smoothed, with its code and kind. A form that two countries share is in neither."""
    words = load("countries", CountryWords, language)
    table: dict[str, tuple[str, Form]] = {}
    for country in words.country:
        table |= dict.fromkeys(country.seats, (country.code, "seat"))
        table |= dict.fromkeys(country.demonyms, (country.code, "demonym"))
        table |= dict.fromkeys(country.names, (country.code, "name"))
    for bloc in words.bloc:
        table |= dict.fromkeys(bloc.names, (bloc.code, "bloc"))
    return table


@cache
def _matcher(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?=[A-Z])(?:{alternation(forms(language))})(?!\w)")


@cache
def _lookup(language: str) -> dict[str, tuple[str, Form]]:
    return {" ".join(form.split()): found for form, found in forms(language).items()}


def find_countries(flow: str, language: str = "en") -> list[CountryMention]:
    """All countries and blocs named in a smoothed text, in order; the longest form wins."""
    mentions = []
    for match in _matcher(language).finditer(flow):
        code, form = _lookup(language)[" ".join(match.group().split())]
        mentions.append(CountryMention(match.start(), match.end(), code, form))
    return mentions


@cache
def code_of(name: str, language: str = "en") -> str | None:
    """The code of a whole phrase that is a country's or bloc's name, demonym or seat, else None.

    >>> code_of("the Russian Federation")
    'RU'
    """
    key = fold(name.strip().removeprefix("the ").removesuffix("'s"))
    return _folded(language).get(key)


@cache
def _folded(language: str) -> dict[str, str]:
    return {fold(form): code for form, (code, _) in forms(language).items()}


def principal_pair(mentions: list[CountryMention]) -> tuple[str, str] | None:
    """The two countries a document is about: the two named most, if each is named at least a third as often
    as the first and clearly more than the next; in alphabetical order. None where it is unclear.
    """
    counts = Counter(mention.code for mention in mentions if mention.form != "bloc")
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[2][1] >= ranked[1][1]):
        return None
    first, second = sorted(code for code, _ in ranked[:2])
    return first, second
