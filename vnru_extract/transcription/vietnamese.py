"""Vietnamese names in Cyrillic and back: `Nguyễn Phú Trọng`, `Нгуен Фу Чонг`.

Russian writes a Vietnamese name syllable by syllable, without its tones. The practical transcription says how; the
press departs from it in a few letters (`Чинь` for `Тинь`). One Cyrillic syllable may be several Vietnamese ones
(`Тинь` is Chính or Tình), so a name is compared with a name, not turned back.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from vnru_extract.text import fold
from vnru_extract.transcription.tables import tables

_REMEMBERED = 16_384
# Grave, acute, tilde, hook above, dot below.
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?P<initial>ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|kh|ph|qu(?=[aăâeêoôơiy])|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?P<vowels>[aăâeêioôơuưy]{1,3})(?P<final>ch|ng|nh|[cmnpt])?"
)
# A departure from the transcription is likelier than a syllable that is so many places rarer: "Чинь" is Chính, and
# Trinh is not.
_HANDICAP = 100
# What opens a syllable that has no consonant there.
_OPENING = ("й", "э")
_SOFTENED = {"а": "я", "у": "ю", "о": "ё", "э": "е", "ы": "ы"}

Closeness = Literal["standard", "press"]


def to_cyrillic(name: str) -> str | None:
    """A Vietnamese name by the practical transcription; None where a word is no Vietnamese syllable.

    >>> to_cyrillic("Nguyễn Phú Trọng"), to_cyrillic("Bùi Thanh Sơn"), to_cyrillic("Sergey Lavrov")
    ('Нгуен Фу Чонг', 'Буй Тхань Шон', None)
    """
    words = [next(iter(spellings(word)), None) for word in name.split()]
    return " ".join(word.capitalize() for word in words if word) if words and all(words) else None


@lru_cache(maxsize=_REMEMBERED)
def spellings(syllable: str) -> dict[str, int]:
    """The ways in which Russian writes a Vietnamese syllable, in lower case, the usual one first.

    Each with how often it departs from the transcription: none is the standard one. A syllable without accents may be
    any that loses them: `Dang` is Đặng as well as Dang.

    >>> spellings("Chinh")
    {'тинь': 0, 'тьинь': 0, 'тин': 1, 'тьин': 1, 'чинь': 1, 'чин': 2}
    """
    bare = unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", syllable.lower())))
    parts = _SYLLABLE.fullmatch(bare)
    if parts is None:
        return {}
    is_plain = fold(syllable) == syllable.lower()
    found: dict[str, int] = {}
    for initial, vowels in product(_initials(parts["initial"] or "", is_plain), _vowels(parts["vowels"], is_plain)):
        for written, departures in _written(initial, vowels, parts["final"] or ""):
            found.setdefault(written, departures)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _initials(initial: str, is_plain: bool) -> tuple[str, ...]:
    return ("d", "đ") if is_plain and initial == "d" else (initial,)


def _vowels(vowels: str, is_plain: bool) -> list[str]:
    known = tables().vietnamese.vowels
    if is_plain:
        return sorted((other for other in known if fold(other) == vowels), key=lambda other: other != vowels)
    return [vowels] if vowels in known else []


def _written(initial: str, vowels: str, final: str) -> Iterator[tuple[str, int]]:
    """The spellings of a syllable by its parts, with their departures."""
    vietnamese = tables().vietnamese
    opening, closing = vietnamese.initials.get(initial, ""), vietnamese.finals.get(final, "")
    middle = _choices(vietnamese.vowels[vowels])
    if not initial:  # "Эм", "Йен"
        middle.sort(key=lambda choice: not choice[0].startswith(_OPENING))
    for choices in product(_choices(opening), middle, _choices(closing)):
        departures = sum(departure for _, departure in choices)
        for opened in _joined(choices[0][0], choices[1][0]):
            yield opened + choices[2][0], departures


def _choices(cell: str) -> list[tuple[str, int]]:
    """What a cell has before and behind its bar."""
    standard, _, press = cell.partition("|")
    return [(spelled, 0) for spelled in standard.split() or [""]] + [(spelled, 1) for spelled in press.split()]


def _joined(initial: str, vowels: str) -> list[str]:
    """An initial and what follows; a soft one softens the vowel, or keeps its sign."""
    if not initial.endswith("ь"):
        return [initial + (vowels if initial or not vowels.startswith("ье") else "й" + vowels[1:])]
    hard = initial[:-1]
    if vowels[0] in _SOFTENED:
        return [hard + _SOFTENED[vowels[0]] + vowels[1:], initial + vowels, initial + _SOFTENED[vowels[0]] + vowels[1:]]
    return [hard + vowels, initial + vowels.removeprefix("ь")]


@lru_cache(maxsize=_REMEMBERED)
def closeness(cyrillic: str, vietnamese: str) -> Closeness | None:
    """How a name in Cyrillic agrees with a Vietnamese one: by the transcription, as the press writes, or not at all.

    >>> closeness("Фам Минь Тинь", "Phạm Minh Chính"), closeness("Фам Минь Чинь", "Pham Minh Chinh")
    ('standard', 'press')
    >>> closeness("Фам Бинь Минь", "Phạm Minh Chính") is None
    True
    """
    one, other = cyrillic.lower().replace("ё", "е").split(), vietnamese.split()
    if len(one) != len(other):
        return None
    found = [_spelled_without_dots(word).get(written) for written, word in zip(one, other, strict=True)]
    if not found or None in found:
        return None
    return "standard" if set(found) == {0} else "press"


@lru_cache(maxsize=_REMEMBERED)
def _spelled_without_dots(syllable: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for spelled, departures in spellings(syllable).items():
        found.setdefault(spelled.replace("ё", "е"), departures)
    return found


@lru_cache(maxsize=_REMEMBERED)
def from_cyrillic(name: str) -> str | None:
    """A name that Russian writes, as Vietnamese without accents, with the most frequent syllable of each spelling.

    >>> from_cyrillic("Фам Минь Тинь"), from_cyrillic("Во Нгуен Зяп"), from_cyrillic("Лавров")
    ('Pham Minh Chinh', 'Vo Nguyen Giap', None)
    """
    if known := tables().vietnamese.names.known.get(name):
        return known
    parts = name.lower().replace("ё", "е").split()
    words = [_surnames().get(part) or _syllable(part) for part in parts[:1]] + list(map(_syllable, parts[1:]))
    return " ".join(word for word in words if word) if words and all(words) else None


def is_unmistakable(name: str) -> bool:
    """Whether each word of a name in Cyrillic is the transcription of one Vietnamese syllable alone, accents aside.

    >>> is_unmistakable("Буй Тхань Шон"), is_unmistakable("Фам Минь Тинь")
    (True, False)
    """
    return all(len(_readings().get(word, ())) == 1 for word in name.lower().replace("ё", "е").split())


@cache
def _readings() -> dict[str, set[str]]:
    """The syllables of names, folded, that each spelling is the transcription of."""
    names = tables().vietnamese.names
    found: defaultdict[str, set[str]] = defaultdict(set)
    for syllable in (*names.surnames, *names.syllables):
        for spelled, departures in _spelled_without_dots(syllable).items():
            if not departures:
                found[spelled].add(fold(syllable))
    return dict(found)


def _syllable(written: str) -> str | None:
    return _syllables().get(written) or _rare_syllables().get(written)


@cache
def _surnames() -> dict[str, str]:
    return _back(tables().vietnamese.names.surnames)


@cache
def _syllables() -> dict[str, str]:
    """Cyrillic spellings of the syllables that names have."""
    names = tables().vietnamese.names
    return _back((*names.syllables, *names.surnames))


@cache
def _rare_syllables() -> dict[str, str]:
    """Cyrillic spellings of all syllables that there could be."""
    parts = tables().vietnamese
    made = ("".join(three) for three in product(("", *parts.initials), parts.vowels, ("", *parts.finals)))
    return _back(tuple(syllable for syllable in made if _SYLLABLE.fullmatch(syllable)))


def _back(syllables: tuple[str, ...]) -> dict[str, str]:
    """Of the syllables with one spelling the most frequent; one that the press spells so ranks lower."""
    found: dict[str, tuple[int, str]] = {}
    for rank, syllable in enumerate(syllables):
        for spelled, departures in _spelled_without_dots(syllable).items():
            ranked = rank + departures * _HANDICAP, fold(syllable).capitalize()
            found[spelled] = min(found.get(spelled, ranked), ranked)
    return {spelled: syllable for spelled, (_, syllable) in found.items()}
