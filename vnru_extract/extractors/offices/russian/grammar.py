"""What a Russian word can be in a title: a noun or adjective in the genitive, a place, somebody's name."""

from functools import cache

from vnru_extract.morphology import parses

_NAMES = frozenset({"Name", "Patr", "Surn"})
_DECLINED = frozenset({"ADJF", "NOUN", "PRTF"})
# Words that are these first of all are no part of a title.
_NEVER = frozenset({"ADVB", "CONJ", "GRND", "INFN", "NPRO", "NUMR", "PRCL", "PRED", "PREP", "VERB"})
# Readings less likely than this are not asked for.
_LEAST = 0.02


@cache
def _readings(word: str) -> tuple[frozenset[str], ...]:
    """The grammemes of each reading that is not all but impossible."""
    return tuple(frozenset(one.tag.grammemes) for one in parses(word.lower()) if one.score >= _LEAST)


@cache
def is_genitive(word: str) -> bool:
    """Whether a word is, likelier than a verb or a small word, a noun or adjective in the genitive."""
    if parses(word.lower())[0].tag.POS in _NEVER:
        return False
    return any("gent" in reading and (_DECLINED & reading) for reading in _readings(word))


@cache
def is_dative(word: str) -> bool:
    """Whether a word can be a noun or adjective in the dative."""
    return any("datv" in reading and (_DECLINED & reading) for reading in _readings(word))


@cache
def is_adjective(word: str) -> bool:
    """Whether a word can be an adjective or participle."""
    return any({"ADJF", "PRTF"} & reading for reading in _readings(word))


@cache
def is_noun(word: str) -> bool:
    """Whether a word can be a noun that is nobody's name."""
    return any("NOUN" in reading and not (_NAMES & reading) for reading in _readings(word))


@cache
def is_name(word: str) -> bool:
    """Whether the dictionary has a word as a person's name."""
    return any(one.is_known and _NAMES & one.tag.grammemes for one in parses(word.lower()))


@cache
def is_genitive_place(word: str) -> bool:
    """Whether the dictionary has a word as a place's name in the genitive."""
    return any(one.is_known and {"Geox", "gent"} <= one.tag.grammemes for one in parses(word.lower()))
