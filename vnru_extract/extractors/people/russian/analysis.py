"""A whole name in some case to its nominative: all its words agree in gender and case.

"Сергея Лаврова" can only be a man's name in the genitive; "Валентина Матвиенко" is a woman's in the nominative or a
man's in the genitive, and what stands around it has to tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vnru_extract.extractors.people.russian.paradigms import GENDERS, Gender, Reading, is_known_name, readings
from vnru_extract.morphology import CASES
from vnru_extract.transcription.traditions import surnames, tradition_of

PARTICLES = frozenset(
    {"аль", "бен", "бин", "бинт", "ван", "да", "де", "дель", "ден", "дер", "ди", "дос", "ду", "заде", "ибн", "ла", "ле",
     "оглы", "оф", "фон", "эль", "кызы", "ат", "тер"}
)  # fmt: skip
# What speaks for a reading where the words allow several.
_LIKELIER: dict[str, float] = {
    "nomn": 0.25,
    "gent": 0.15,
    "ablt": 0.1,
    "datv": 0.1,
    "accs": 0.05,
    "loct": 0.0,
    "masc": 0.3,
}
# "Ольга" is a woman's name, and "Ольг" nobody's: what speaks against a reading whose given name is no such word.
_NO_GIVEN_NAME, _SURER = 1.0, 1.5
_WOMEN = frozenset({"Тхи"})
_LONG = 4
_VOWELS = re.compile("[аеёиоуыэюя]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a name in the text can be: its nominative, the bearer's gender, its case here, and how likely that is."""

    name: str
    gender: Gender
    case: str
    score: float


@lru_cache(maxsize=16_384)
def analyses(words: tuple[str, ...]) -> tuple[Analysis, ...]:
    """Everything that the words of a name can be together, each as likely as its words are on average."""
    if east_asian := _east_asian(words):
        return east_asian
    found = []
    surest = max((one.weight for one in readings(words[0])), default=0.0)
    for gender in GENDERS:
        for case in CASES:
            chosen = [_best(word, gender, case) for word in words]
            told = [one for one in chosen if one is not None]
            if len(told) == len(words):
                score = sum(one.weight for one in told) / len(told) + _LIKELIER[case] + _LIKELIER.get(gender, 0.0)
                score -= _NO_GIVEN_NAME if surest - told[0].weight > _SURER else 0.0
                found.append(Analysis(" ".join(one.nominative for one in told), gender, case, score))
    return tuple(found) or (Analysis(" ".join(words), "masc", "nomn", 0.0),)


def _best(word: str, gender: Gender, case: str) -> Reading | None:
    if word.lower() in PARTICLES or word.endswith("."):
        return Reading(word, gender, case, 1.0)
    return max(
        (one for one in readings(word) if (one.gender, one.case) == (gender, case)),
        key=lambda one: (one.weight, one.nominative),
        default=None,
    )


def is_east_asian(words: tuple[str, ...]) -> bool:
    """Whether these are the words of a Vietnamese, Chinese or Korean name, in any case."""
    return bool(_east_asian(words))


@lru_cache(maxsize=16_384)
def _east_asian(words: tuple[str, ...]) -> tuple[Analysis, ...]:
    """A name of Vietnam, China or Korea, of which only the last word is declined, and only a man's."""
    if len(words) < 2 or not any(words[0] in surnames(one) for one in ("vietnamese", "chinese", "korean")):
        return ()
    if len(words) == 2 and is_known_name(words[0], "Name") and is_known_name(words[1], "Surn"):
        return ()  # "Ян Гамарник"
    return tuple(_with_last(words))


def _with_last(words: tuple[str, ...]) -> Iterator[Analysis]:
    for one in readings(words[-1], east_asian=True):
        declined = one.nominative != words[-1]
        name = " ".join([*words[:-1], one.nominative])
        if not (tradition_of(name) or _is_of_syllables(name)):
            continue
        if not (declined and (one.gender == "femn" or not _WOMEN.isdisjoint(words))):
            score = one.weight + _LIKELIER[one.case] + _LIKELIER.get(one.gender, 0.0) + (0.3 if declined else 0.0)
            yield Analysis(name, one.gender, one.case, score)


def _is_of_syllables(name: str) -> bool:
    """As in "Ли Сянь Лун", "Хун Сен": words of one syllable each."""
    words = name.split()
    return len(words) < _LONG and all(len(_VOWELS.findall(word)) == 1 for word in words)
