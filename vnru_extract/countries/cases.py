"""The cases of a Russian geographical name, adjective or acronym, as far as a dictionary does not have them."""

import re
from itertools import product

from vnru_extract import morphology

# All forms of a Russian word share its first letters, also where a vowel comes and goes: немец, немца.
SHARED = 3

_ADJECTIVE = ("ский", "цкий")
_ADJECTIVE_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
# "США", "ЕврАзЭС", "БРИКС+", "ВКП(б)": never inflected
_ACRONYM = re.compile(r"[А-ЯЁ]\w*[А-ЯЁ][\w()+-]*")
# What replaces the last letter of a name that no dictionary knows: "Нгеан", "Гитега".
_NAME_ENDINGS = {
    "а": ("ы", "и", "е", "у", "ой"),
    "й": ("я", "ю", "ем", "е"),
    "ь": ("и", "ью", "я", "ю", "ем", "е"),
    "я": ("и", "е", "ю", "ей"),
    "ы": ("", "ам", "ами", "ах"),
}
_VOWELS = "еёиоуэю"


def smoothed(text: str) -> str:
    """A copy of equal length in lower case, with `ё` as `е`."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("ё", "е")


def cases(phrase: str) -> frozenset[str]:
    """All case forms of a phrase that stands in the nominative, also of two names joined by `и`.

    >>> "Боснией и Герцеговиной" in cases("Босния и Герцеговина"), sorted(cases("Нгеан"))[:2], sorted(cases("США"))
    (True, ['Нгеан', 'Нгеана'], ['США'])
    """
    if _ACRONYM.fullmatch(phrase):
        return frozenset({phrase})
    if phrase.endswith(_ADJECTIVE) and " " not in phrase:
        return frozenset(phrase[:-2] + ending for ending in _ADJECTIVE_ENDINGS)
    names = phrase.split(" и ")
    if len(names) == 2 and not any(" " in name for name in names):
        return frozenset(f"{one} и {other}" for one, other in product(*map(cases, names)))
    found = morphology.forms(phrase)
    return found if len(found) > 1 or " " in phrase or not phrase[0].isupper() else _declined(phrase)


def _declined(name: str) -> frozenset[str]:
    """The cases of a name by its last letter; one in a vowel that no case has stays."""
    if name[-1] in _VOWELS:
        return frozenset({name})
    if name[-1] in _NAME_ENDINGS:
        return frozenset({name, *(name[:-1] + ending for ending in _NAME_ENDINGS[name[-1]])})
    return frozenset({name, *(name + ending for ending in ("а", "у", "ом", "е"))})
