"""Russian word forms, from pymorphy3's dictionary: the only module that loads it.

Word files have lemmas; `forms` spells out all their cases for a pattern. `parses` says what a word can be.
"""

from functools import cache, lru_cache
from itertools import product
from typing import Any

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
NUMBERS = ("sing", "plur")
# Words recur within a document and among its neighbours.
_REMEMBERED = 65_536


@cache
def _analyzer() -> Any:
    import pymorphy3  # noqa: PLC0415  a tenth of a second: only when Russian is to be read

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=_REMEMBERED)
def parses(word: str) -> tuple[Any, ...]:
    """What a word can be, the likeliest first, as pymorphy3's parses: `tag`, `normal_form`, `score`, `inflect`."""
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=_REMEMBERED)
def lemma(word: str) -> str:
    """The dictionary form of a word in its likeliest reading, in lower case.

    >>> lemma("министром")
    'министр'
    """
    return str(parses(word)[0].normal_form)


@cache
def forms(phrase: str) -> frozenset[str]:
    """All case forms, singular and plural, of a phrase that stands in the nominative, with its own capitals.

    The first noun is the head: it and the adjectives before it change, what follows stays.

    >>> sorted(forms("министр иностранных дел"))[:3]
    ['министр иностранных дел', 'министра иностранных дел', 'министрам иностранных дел']
    """
    words = phrase.split(" ")
    head = _head(words)
    if (adjective := _nominative(words[head], "ADJF")) and not _is_noun(words[head]):
        return frozenset(
            " ".join([*words[:-1], like(one.word, words[-1])]) for one in adjective.lexeme if _is_full(one)
        )
    noun = _nominative(words[head], "NOUN")
    numbers = NUMBERS if noun is None or noun.tag.number == "sing" else ("plur",)
    spelled = (_inflected(words, head, number, case) for number, case in product(numbers, CASES))
    return frozenset({phrase, *(" ".join(found) for found in spelled if found)})


def inflected(phrase: str, case: str, number: str = "sing") -> str | None:
    """The phrase, given in the nominative, in another case; None where its head has no such form.

    >>> inflected("российский посол", "ablt")
    'российским послом'
    """
    words = phrase.split(" ")
    found = _inflected(words, _head(words), number, case)
    return " ".join(found) if found else None


def _head(words: list[str]) -> int:
    """The place of the first noun in the nominative, else of the last word."""
    return next((place for place, word in enumerate(words) if _is_noun(word)), len(words) - 1)


def _is_noun(word: str) -> bool:
    """Whether a word is a noun in the nominative rather than an adjective: not `Полномочный`, which is both."""
    return _nominative(word, "NOUN") is not None and parses(word)[0].tag.POS not in {"ADJF", "CONJ", "PRTF"}


def _is_full(form: Any) -> bool:
    """Whether it is a full form of an adjective, in the degree of its lemma."""
    return form.tag.POS == "ADJF" and "Supr" not in form.tag


def _nominative(word: str, part: str, number: str | None = None) -> Any:
    """The likeliest reading of a word as this part of speech in the nominative."""
    readings = (one for one in parses(word) if part == one.tag.POS and one.tag.case == "nomn")
    return next((one for one in readings if number is None or one.tag.number == number), None)


def _inflected(words: list[str], head: int, number: str, case: str) -> list[str] | None:
    noun = _nominative(words[head], "NOUN") or _nominative(words[head], "ADJF")
    grown = noun.inflect({number, case}) if noun else None
    if grown is None:
        return None
    said = [like(grown.word, words[head])]
    for word in reversed(words[:head]):
        adjective = _nominative(word, "ADJF", noun.tag.number) or _nominative(word, "PRTF", noun.tag.number)
        said.insert(0, like(_agreeing(adjective, grown, noun, case), word) if adjective else word)
    return [*said, *words[head + 1 :]]


def _agreeing(adjective: Any, grown: Any, noun: Any, case: str) -> str:
    """The adjective's form beside the noun's."""
    wanted = {grown.tag.number, case}
    if grown.tag.number == "sing" and noun.tag.gender in {"masc", "femn", "neut"}:
        wanted.add(noun.tag.gender)
    if case == "accs" and (grown.tag.number == "plur" or noun.tag.gender == "masc"):
        wanted.add(noun.tag.animacy or "inan")
    found = adjective.inflect(wanted)
    return str(found.word if found else adjective.word)


def like(word: str, written: str) -> str:
    """A word with the capitals of another: `министр` as `Министр`, `мид` as `МИД`.

    >>> like("посла", "ПОСОЛ"), like("нового южного", "Нового"), like("нур-султана", "Нур-Султан")
    ('ПОСЛА', 'Нового южного', 'Нур-Султана')
    """
    if len(written) > 1 and written.isupper():
        return word.upper()
    parts, models = word.split("-"), written.split("-")
    if len(parts) != len(models):
        return word[:1].upper() + word[1:] if written[:1].isupper() else word
    pairs = zip(parts, models, strict=True)
    return "-".join(part[:1].upper() + part[1:] if model[:1].isupper() else part for part, model in pairs)
