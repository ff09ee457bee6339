"""Chinese names in pinyin: `Си Цзиньпин` of the Palladius system, `Tập Cận Bình` of Vietnamese, are `Xi Jinping`."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from vnru_extract.text import fold
from vnru_extract.transcription.tables import tables

_REMEMBERED = 16_384
# Surname and given name are two or three characters, and four at most.
_CHARACTERS = range(2, 5)
_LONGEST = 6
# Behind "н" a hard sign stands before them: "Ху-нин" is not "Хун-ин".
_VOWELS = tuple("аеиоуэюя")
# Finals that j, q and x have, and the others have not, and the reverse: "си" is xi, "сы" is si; "ся" is xia.
_SOFT = frozenset({"i", "ia", "ian", "iang", "iao", "ie", "in", "ing", "iong", "iu"})
_SOFT_ONLY, _HARD_ONLY = frozenset("jqx"), frozenset({"c", "ch", "g", "h", "k", "r", "s", "sh", "z", "zh", "f"})
_BUZZING = frozenset({"ch", "r", "sh", "zh"})


@cache
def _syllables() -> dict[str, str]:
    """Every syllable as Russian writes it, and its pinyin."""
    chinese = tables().chinese
    table: dict[str, str] = {}
    for initial, written in chinese.initials.items():
        for final, ending in chinese.finals.items():
            if _is_syllable(initial, final) and initial + final not in chinese.whole:
                table.setdefault(written + ending, initial + final)
    return {**table, **{written: pinyin for pinyin, written in chinese.whole.items()}}


def _is_syllable(initial: str, final: str) -> bool:
    if initial in _SOFT_ONLY:
        return final in _SOFT
    if initial in _HARD_ONLY and final in _SOFT:
        return final == "i" and initial in _BUZZING
    return True


def pinyin(name: str) -> str | None:
    """A name in pinyin without tones; None where a word is not made of Palladius' syllables.

    >>> pinyin("Ван И"), pinyin("Ли Кэцян"), pinyin("Лавров")
    ('Wang Yi', 'Li Keqiang', None)
    """
    words = [_word(word.lower()) for word in name.split()]
    return " ".join(word.capitalize() for word in words if word) if all(words) else None


def _word(word: str) -> str | None:
    """The pinyin of a word of one to three syllables; of several divisions that of the fewest syllables."""
    found = sorted(_divisions(word), key=lambda parts: (len(parts), parts))
    return "".join(found[0]) if found and len(found[0]) <= 3 else None


def _divisions(word: str) -> Iterator[tuple[str, ...]]:
    if not word:
        yield ()
    for length in range(1, min(_LONGEST, len(word)) + 1):
        if syllable := _syllables().get(word[:length]):
            rest = word[length:]
            if not (word[length - 1] == "н" and rest[:1] in _VOWELS):
                yield from ((syllable, *others) for others in _divisions(rest.removeprefix("ъ")))


@lru_cache(maxsize=_REMEMBERED)
def readings(name: str) -> frozenset[str]:
    """Each pinyin, in one word, that a Chinese name in Vietnamese may be; none where a syllable is not known.

    >>> "xijinping" in readings("Tập Cận Bình"), readings("Sergey Lavrov")
    (True, frozenset())
    """
    known = tables().sino_vietnamese
    syllables = [known.get(fold(syllable), "").split() for syllable in name.split()]
    if len(syllables) not in _CHARACTERS or not all(syllables):
        return frozenset()
    return frozenset("".join(parts) for parts in product(*syllables))
