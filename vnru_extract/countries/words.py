"""`countries.toml`, the tables of countries and blocs in each language, and what is read out of a text by them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from vnru_extract.lexicon import Entry, Lexicon, load

Form = Literal["name", "demonym", "seat", "bloc"]


class Country(Entry):
    """A country: its ISO 3166 code, its names, demonyms, the seats that stand for it, and its prefix (`Sino-`)."""

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


class Bloc(Entry):
    """An international body: its usual acronym, and its names."""

    code: str
    names: tuple[str, ...]


class CountryTable(Lexicon):
    """What `countries.toml` has in every language; what each list is for is written there."""

    not_countries: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    beside_weak: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    country: tuple[Country, ...] = Field(min_length=1)
    bloc: tuple[Bloc, ...] = Field(min_length=1)

    def meanings(self) -> dict[str, tuple[str, Form]]:
        """Every form as the table writes it, with its code and kind."""
        table: dict[str, tuple[str, Form]] = {}
        for country in self.country:
            table |= dict.fromkeys(country.seats, (country.code, "seat"))
            table |= dict.fromkeys(country.demonyms, (country.code, "demonym"))
            table |= dict.fromkeys(country.names, (country.code, "name"))
        for bloc in self.bloc:
            table |= dict.fromkeys(bloc.names, (bloc.code, "bloc"))
        return table


class CountryWords(CountryTable):
    """The English table."""

    as_written: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_seat_before: tuple[str, ...] = ()


class RussianCountryWords(CountryTable):
    """The Russian table: lemmas."""

    currencies: tuple[str, ...]
    languages: tuple[str, ...]
    spelled_out: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class VietnameseCountryWords(CountryTable):
    """The Vietnamese table."""

    not_first: tuple[str, ...]
    not_before_weak: tuple[str, ...]
    titles: tuple[str, ...]
    before_short: tuple[str, ...]
    short: dict[str, tuple[str, ...]]


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
    return frozenset({entry.code for entry in words.country} | {entry.code for entry in words.bloc})


@cache
def blocs() -> frozenset[str]:
    """The codes that are an international body's."""
    return frozenset(entry.code for entry in load("countries", CountryWords).bloc)
