"""How Vietnamese is written: syllables, tone marks in either place, foreign names spelt out syllable by syllable."""

import re
from collections.abc import Iterable
from itertools import product

from vnru_extract.names import is_vietnamese_syllable
from vnru_extract.text import unaccented

# "oà" and "òa", "uỷ" and "ủy": the mark stands on either vowel.
_OLD_MARKS = {
    old: new
    for first, second in ("oa", "oe", "uy")
    for old, new in zip(
        (first + marked for marked in {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}[second]),
        (marked + second for marked in {"o": "òóỏõọ", "u": "ùúủũụ"}[first]),
        strict=True,
    )
}
_NEW_MARKS = {new: old for old, new in _OLD_MARKS.items()}
_MARKED = re.compile("|".join((*_OLD_MARKS, *_NEW_MARKS)), re.IGNORECASE)
_SPELLINGS = 8

MARKS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáảãèéìíĩòóõùúũỳýÀÁÃÈÉÌÍĨÒÓÕÙÚŨỲÝ]")


def spellings(words: Iterable[str]) -> tuple[str, ...]:
    """The words in each placement of their tone marks: `Ủy ban` is `Uỷ ban` too."""
    return tuple(dict.fromkeys(form for word in words for form in _spellings(word)))


def _spellings(word: str) -> list[str]:
    parts = _MARKED.split(word)
    marked = [(found, _other(found)) for found in _MARKED.findall(word)]
    choices = list(product(*marked))[:_SPELLINGS]
    return ["".join(text for pair in zip(parts, (*choice, ""), strict=True) for text in pair) for choice in choices]


def _other(marked: str) -> str:
    lower = marked.lower()
    other = _OLD_MARKS.get(lower) or _NEW_MARKS[lower]
    return other.upper() if marked.isupper() else other.capitalize() if marked[0].isupper() else other


def is_syllable(word: str) -> bool:
    """Whether a word is one syllable as Vietnamese writes it: `Sơn`, `Nam`; not `Lavrov`, `Pu-tin`."""
    return "-" not in word and is_vietnamese_syllable(word)


def is_marked(word: str) -> bool:
    """Whether a word has the letters or tone marks of Vietnamese and is a syllable of it: `Sơn`; not `Nam`, `José`."""
    return is_syllable(word) and MARKS.search(word) is not None


def is_spelt(word: str) -> bool:
    """Whether a foreign name is spelt out in syllables: `Pu-tin`, `Mét-vê-đép`; not `Ki-moon`."""
    first, *rest = word.split("-")
    return bool(rest) and all(map(is_spelt_part, (first, *rest)))


def is_spelt_part(part: str) -> bool:
    """As in "Ca-|xtơ|-rô": a syllable, or one with a consonant more than Vietnamese has in front."""
    return any(is_vietnamese_syllable(part[cut:]) for cut in range(min(3, len(part))))


def sound(word: str) -> str:
    """The consonants of a word as both spellings of a foreign name keep them: `La-vrốp` and `Lavrov` are one.

    >>> sound("Mét-vê-đép") == sound("Medvedev"), sound("Pu-tin") == sound("Biden")
    (True, False)
    """
    folded = unaccented(word).lower().replace("-", "").replace("ph", "f").replace("kh", "k").replace("th", "t")
    folded = folded.replace("sh", "s").replace("ch", "k").replace("zh", "s").replace("tr", "s" if "-" in word else "tr")
    heard = "".join(_HEARD.get(letter, "") for letter in folded)
    squeezed = re.sub(r"(.)\1+", r"\1", heard)
    return folded[:1].replace("v", "b").replace("x", "s") + squeezed


_HEARD = {
    **dict.fromkeys("bpvfw", "b"), **dict.fromkeys("dt", "t"), **dict.fromkeys("ckgq", "k"),
    **dict.fromkeys("xsz", "s"), "l": "l", "r": "r", "m": "m", "n": "n",
}  # fmt: skip
