"""Cities and provinces, and the country each is in: `Shenzhen`, `Tasmania`, `Приморского края`, `Nghệ An`.

They are no parties of anything, and so are not among the countries that a text names. They tell whose an office is
("Governor of Tasmania") and where a document was written.
"""

from functools import cache

from vnru_extract.countries.cases import SHARED, cases, smoothed
from vnru_extract.countries.gazetteer import Gazetteer, Lemma
from vnru_extract.lexicon import Lexicon, load
from vnru_extract.text import fold


class PlaceWords(Lexicon):
    """`places.toml`: place names by ISO 3166-1 code."""

    places: dict[str, tuple[str, ...]]


@cache
def _places(language: str) -> dict[str, str]:
    table = load("places", PlaceWords, language).places
    return {fold(name): code for code, names in table.items() for name in names}


@cache
def _declined() -> Gazetteer:
    """The Russian places, in all their cases."""
    gazetteer = Gazetteer(smoothed, cases, SHARED)
    for code, names in load("places", PlaceWords, "ru").places.items():
        for name in names:
            gazetteer.add(Lemma(name, (code, "name")))
    return gazetteer


def country_of_place(name: str, language: str = "en") -> str | None:
    """The ISO 3166-1 code of the country that a city or province is in, None for any other name.

    >>> country_of_place("Shenzhen"), country_of_place("Приморского края", "ru"), country_of_place("Nghệ An", "vi")
    ('CN', 'RU', 'VN')
    """
    if language == "ru":
        return next((lemma.meaning[0] for lemma in _declined().whole(name) if lemma.meaning), None)
    return _places(language).get(fold(name)) or (_places("en").get(fold(name)) if language == "vi" else None)
