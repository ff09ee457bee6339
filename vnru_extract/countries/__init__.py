"""Countries and blocs in text: names (`Viet Nam`), demonyms (`Vietnamese`), seats (`Hanoi`), blocs (`ASEAN`).

Each language has its table, `countries.toml`, and its way to read a form: as written in English, in all cases in
Russian, by the words around it in Vietnamese, where half of the short names are words or people's names, too.
"""

from functools import lru_cache

from vnru_extract.countries import english, russian, vietnamese
from vnru_extract.countries.words import CountryMention, CountryWords, Form, blocs, codes

__all__ = ["CountryMention", "CountryWords", "Form", "blocs", "code_of", "codes", "find_countries", "forms"]

_LANGUAGES = {"en": english, "ru": russian, "vi": vietnamese}


def forms(language: str = "en") -> dict[str, tuple[str, Form]]:
    """Every form that stands alone, with its code and kind; Russian and Vietnamese ones are folded, see there."""
    table: dict[str, tuple[str, Form]] = _LANGUAGES[language].forms()
    return table


def find_countries(flow: str, language: str = "en") -> list[CountryMention]:
    """All countries and blocs named in a smoothed text, in order; the longest form wins."""
    return list(_LANGUAGES[language].find(flow))


@lru_cache(maxsize=8_192)
def code_of(name: str, language: str = "en") -> str | None:
    """The code of a whole phrase that is a country's or bloc's name, demonym or seat, else None.

    >>> code_of("the Russian Federation"), code_of("Российской Федерацией", "ru"), code_of("Liên bang Nga", "vi")
    ('RU', 'RU', 'RU')
    """
    code: str | None = _LANGUAGES[language].code_of(name)
    return code
