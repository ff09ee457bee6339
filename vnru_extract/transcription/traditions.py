"""The tradition of a name in Cyrillic: `Си Цзиньпин` is Chinese, `Нгуен Фу Чонг` Vietnamese, `Ким Чен Ын` Korean.

Russian writes Vietnamese names syllable by syllable, Chinese by the Palladius system (two words, the given name in
one), Korean by the Kontsevich system (three words). Given names tell where others are at home.
"""

import re
from functools import cache

from vnru_extract.lexicon import Entry, Lexicon, load

# A Vietnamese syllable: "нгуен", "фу", "чонг", "тхань", "хюэ", "тинь".
_VIETNAMESE = r"(?:нг|тх|кх|[бвгджзклмнпстфхчш])?ь?(?:[аеёиоуыэю]|(?<=[изк])я){1,3}й?(?:нг|нь|ть|[кмнптх])?"
# A Mandarin syllable by Palladius: "цзинь", "пин", "кэ", "цян", "чжэн", "юань".
_CHINESE = (
    r"(?:чж|цз|[бгджклмнпрстфхцчш])?"
    r"(?:[аеиоуыэюя]|[аоуэ]й|ао|оу|яо|ю[аэ]|у[ао]|уай|[иуэыаюя]н[ьъ]?|[юу]ань?|уэй|юнь?|уэнь?|эр)"
)
_SYLLABLE = re.compile(_VIETNAMESE)
_CHINESE_GIVEN = re.compile(rf"(?:{_CHINESE}){{1,2}}")
_KOREAN_SYLLABLE = re.compile(r"(?:чх|тх|пх|кх|чж|сс|[бвгджзклмнпрстхчш])?[аеёиоуыэюя]{1,2}й?(?:[кмнпльт]|нг|ль)?")
# What Vietnamese and Chinese syllables do not have: "Чжэ", "Чхве", "Ё", "Ын".
_ONLY_KOREAN = re.compile(r"чж|чх|пх|ё|дж|ль|(?<!\w)ын|сс")


class EastAsianSurnames(Entry):
    """Surnames that stand first, by tradition."""

    vietnamese: tuple[str, ...]
    chinese: tuple[str, ...]
    korean: tuple[str, ...]


class GivenNames(Entry):
    """Given names of a tradition, and the countries where it is at home."""

    homes: tuple[str, ...]
    names: tuple[str, ...]


class CyrillicNames(Lexicon):
    """`world/cyrillic.toml`."""

    surnames: EastAsianSurnames
    given: dict[str, GivenNames]


@cache
def surnames(tradition: str) -> frozenset[str]:
    """The surnames of a tradition as Russian writes them."""
    return frozenset(getattr(load("cyrillic", CyrillicNames, "world").surnames, tradition))


@cache
def given_homes() -> dict[str, frozenset[str]]:
    """Given names as Russian writes them, and the countries where each is at home."""
    table: dict[str, frozenset[str]] = {}
    for tradition in load("cyrillic", CyrillicNames, "world").given.values():
        for name in tradition.names:
            table[name] = table.get(name, frozenset()) | frozenset(tradition.homes)
    return table


def tradition_of(name: str) -> str | None:
    """The tradition that a name in the nominative shows: Vietnamese, Chinese, Korean; else None.

    >>> tradition_of("Нгуен Фу Чонг"), tradition_of("Си Цзиньпин"), tradition_of("Сергей Лавров")
    ('vietnamese', 'chinese', None)
    """
    parts = name.split()
    if not 2 <= len(parts) <= 5:
        return None
    first, rest = parts[0], [part.lower() for part in parts[1:]]
    if len(rest) == 1 and first in surnames("chinese") and is_chinese_given(rest[0]):
        return None if first in surnames("vietnamese") and _is_vietnamese_syllable(rest[0]) else "chinese"
    is_korean = len(rest) == 2 and first in surnames("korean") and all(map(_KOREAN_SYLLABLE.fullmatch, rest))
    if is_korean and any(map(_ONLY_KOREAN.search, rest)):
        return "korean"
    if first in surnames("vietnamese") and all(map(_is_vietnamese_syllable, rest)):
        return "vietnamese"
    return "korean" if is_korean else None


def _is_vietnamese_syllable(word: str) -> bool:
    return _SYLLABLE.fullmatch(word.lower()) is not None


def is_chinese_given(word: str) -> bool:
    """Whether a word can be a Chinese given name as Russian writes it."""
    return _CHINESE_GIVEN.fullmatch(word.lower()) is not None
