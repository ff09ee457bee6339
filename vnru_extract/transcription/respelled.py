"""Foreign names that Vietnamese writes by ear, syllable by syllable: `X. La-vrốp`, `V.Pu-tin`, `Mét-vê-đép`.

Whose name it is cannot be spelled back; it can be compared: sounds that Vietnamese does not tell apart count as one.
"""

import re
import unicodedata
from functools import lru_cache

from vnru_extract.text import fold

_REMEMBERED = 16_384
# "La-vrốp", "Pu-tin", "Đ.Mét-vê-đép": a capital, then small syllables behind hyphens
_RESPELLED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_A-Z]+)+\Z")
_VIETNAMESE_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]|đ")
# What a Vietnamese ear takes for one: "x" and "s", "p" and "v" at a syllable's end, "c" and "k".
_SOUNDS = (
    ("shch", "s"), ("tch", "s"), ("kh", "k"), ("gh", "k"), ("ph", "p"), ("ch", "s"), ("sh", "s"), ("zh", "s"),
    ("ts", "s"), ("tz", "s"), ("th", "t"), ("nh", "n"), ("gi", "s"), ("ck", "k"), ("qu", "k"), ("ya", "ia"),
    ("yu", "iu"), ("ye", "e"), ("x", "s"), ("z", "s"), ("j", "s"), ("c", "k"), ("g", "k"), ("h", "k"), ("q", "k"),
    ("b", "p"), ("v", "p"), ("f", "p"), ("w", "p"), ("d", "t"), ("y", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def is_respelled(word: str) -> bool:
    """Whether a word is written in Vietnamese syllables.

    >>> is_respelled("La-vrốp"), is_respelled("Pu-tin"), is_respelled("Jean-Claude"), is_respelled("Lavrov")
    (True, True, False, False)
    """
    return _RESPELLED.fullmatch(unicodedata.normalize("NFC", word)) is not None


def is_marked(name: str) -> bool:
    """Whether a name has a word in Vietnamese syllables: in "X. La-vrốp" the last one."""
    return any(is_respelled(part) for part in re.split(r"[ .]", name))


@lru_cache(maxsize=_REMEMBERED)
def sounds(word: str) -> str:
    """A word as a Vietnamese ear takes it, for comparing only.

    >>> sounds("La-vrốp") == sounds("Lavrov"), sounds("Mét-vê-đép") == sounds("Medvedev")
    (True, True)
    """
    heard = fold(word).replace("-", "").replace("'", "")
    for written, sound in _SOUNDS:
        heard = heard.replace(written, sound)
    return _DOUBLE.sub(r"\1", heard)
