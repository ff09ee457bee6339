"""What stands around a name and tells its case, or the bearer's gender: a title, a preposition, a verb."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.people.russian.bounds import Bounds, Run
from vnru_extract.extractors.people.russian.paradigms import GENDERS, Gender
from vnru_extract.extractors.people.russian.words import shapes
from vnru_extract.morphology import CASES, parses

_PREPOSITIONS = {
    "gent": "без вместо возле вокруг для до из из-за кроме мимо около от относительно помимо после против ради среди у",
    "datv": "благодаря вопреки к ко навстречу согласно",
    "accs": "про через сквозь",
    "ablt": "перед над между",
    "loct": "о об обо при",
}
_CASES_OF = {word: frozenset({case}) for case, words in _PREPOSITIONS.items() for word in words.split()} | {
    "с": frozenset({"ablt"}),
    "со": frozenset({"ablt"}),
    "за": frozenset({"ablt", "accs"}),
    "на": frozenset({"accs", "loct"}),
    "в": frozenset({"accs", "loct"}),
    "по": frozenset({"datv"}),
}
_WORD_BEFORE = re.compile(r'([А-Яа-яЁё][а-яё-]*)[ "]{1,2}\Z')
_WORD_AFTER = re.compile(r" {1,2}(?:также |ранее |вновь )?([а-яё]{3,20})\b")
_VERB_BEFORE = re.compile(r"(?<![А-Яа-яЁё-])([а-яё]{4,20}) \Z")


@dataclass(frozen=True, slots=True)
class Around:
    """The cases that a name may be in here (empty: any), and the gender that a verb tells."""

    cases: frozenset[str] = frozenset()
    gender: Gender | None = None


def around(bounds: Bounds, run: Run) -> Around:
    """What stands around a name; what stands before it counts first."""
    said = _VERB_BEFORE.search(bounds.flow, max(0, run.start - 22), run.start)
    if said and (speaker := _gender_of_speaker(said[1])):
        return Around(frozenset({"nomn"}), speaker)
    if said and parses(said[1])[0].normal_form in shapes().is_verbs:
        return Around(frozenset({"nomn"}))
    before = _cases_before(bounds, run.start)
    verb = _WORD_AFTER.match(bounds.flow, run.end)
    gender = _gender_of_verb(verb[1]) if verb else None
    if gender and (not before or "nomn" in before):
        return Around(frozenset({"nomn"}), gender)
    return Around(before)


def is_told_of(bounds: Bounds, run: Run) -> bool:
    """Whether a verb or preposition beside a word treats it as somebody: "сказал |Судзуки|", "с |Эрдоганом|"."""
    before = _WORD_BEFORE.search(bounds.flow, max(0, run.start - 30), run.start)
    if before and (before[1].lower() in shapes().with_people or _gender_of_verb(before[1].lower())):
        return True
    verb = _WORD_AFTER.match(bounds.flow, run.end)
    return verb is not None and _gender_of_verb(verb[1]) is not None


def _cases_before(bounds: Bounds, start: int) -> frozenset[str]:
    if title := bounds.title_before(start):
        return _cases_of_title(title)
    word = _WORD_BEFORE.search(bounds.flow, max(0, start - 30), start)
    if word is None or '"' in bounds.flow[word.end(1) : start]:
        return frozenset()  # 'аналитик фонда "Восток" |Елена Шубина|'
    return _CASES_OF.get(word[1].lower()) or _cases_of_word(word[1])


def _cases_of_title(title: str) -> frozenset[str]:
    """The cases of its nouns for persons: behind "помощник президента" a name may be the president's."""
    return frozenset(case for word in title.split() if _is_person(word) for case in _cases_of_word(word))


@cache
def _is_person(word: str) -> bool:
    return any({"NOUN", "anim"} <= one.tag.grammemes for one in parses(word.lower()))


@cache
def _cases_of_word(word: str) -> frozenset[str]:
    """The cases of a noun for a person ("министра"); behind one for a thing a name is in the genitive ("речь")."""
    readings = parses(word.lower())
    if {"NOUN", "inan"} <= readings[0].tag.grammemes and readings[0].is_known:
        return frozenset({"gent"})
    persons = [one for one in readings if {"NOUN", "anim"} <= one.tag.grammemes and "Fixd" not in one.tag.grammemes]
    if not persons or (word[0].isupper() and any("Surn" in one.tag for one in persons)):
        return frozenset()
    return frozenset(one.tag.case for one in persons if one.tag.number == "sing" and one.tag.case in CASES)


@cache
def _gender_of_verb(word: str) -> Gender | None:
    """Who did it: "заявил" a man, "заявила" a woman."""
    for one in parses(word):
        if one.tag.POS == "VERB" and one.tag.tense == "past" and one.tag.number == "sing":
            return one.tag.gender if one.tag.gender in GENDERS else None
    return None


@cache
def _gender_of_speaker(word: str) -> Gender | None:
    """Of verbs that have who said it behind them: "заявила |Захарова|"."""
    if parses(word)[0].normal_form in shapes().says:
        return _gender_of_verb(word)
    told = [one for one in parses(word) if one.tag.POS == "PRTS" and one.tag.number == "sing"]
    return told[0].tag.gender if told and told[0].tag.gender in GENDERS else None
