"""Which grammar, surroundings and datelines a language has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.dates import english
from vnru_extract.extractors.dates.datelines import Datelines
from vnru_extract.extractors.dates.grammar import grammar as english_grammar
from vnru_extract.extractors.dates.russian import surroundings as russian
from vnru_extract.extractors.dates.russian.grammar import grammar as russian_grammar
from vnru_extract.extractors.dates.scanning import Grammar
from vnru_extract.extractors.dates.surroundings import Surroundings
from vnru_extract.extractors.dates.vietnamese import surroundings as vietnamese
from vnru_extract.extractors.dates.vietnamese.grammar import grammar as vietnamese_grammar


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a language speaks of time."""

    grammar: Grammar
    surroundings: Surroundings
    datelines: Datelines


_LANGUAGES: Mapping[str, Callable[[], Spoken]] = {
    "en": lambda: Spoken(english_grammar("en"), english.surroundings("en"), english.datelines("en")),
    "ru": lambda: Spoken(russian_grammar(), russian.surroundings(), russian.datelines()),
    "vi": lambda: Spoken(vietnamese_grammar(), vietnamese.surroundings(), vietnamese.datelines()),
}


@cache
def spoken(language: str) -> Spoken:
    """How this language speaks of time; its words are read once."""
    return _LANGUAGES[language]()
