"""The Russian words of events in all their forms, laid out for looking up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from vnru_extract import morphology
from vnru_extract.extractors.events.russian.vocabulary import Frames, Noun, RussianEventWords, Verb
from vnru_extract.lexicon import alternation, load
from vnru_extract.models import EventType

Tense = Literal["past", "present", "future", "infinitive", "gerund", "passive", "participle"]

# "официального", "пятую": an adjective may stand between a verb and its object
_ADJECTIVE = r"[а-яё-]+(?:ого|его|ому|ему|ую|юю|ым|им|ой|ей|ых|их|ыми|ими|ый|ий|ая|яя|ое|ее|ые|ие)"
# "5 мая 2019 года"
_DAY = r"\d{1,2}(?:-\d{1,2})? +(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*(?: +\d{4} +(?:г\.|года))?"


@dataclass(frozen=True, slots=True)
class NounForm:
    """A case form of a noun: what it tells, its nominative, and whether it is the plural of what has a singular."""

    kind: Noun
    lemma: str
    many: bool


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb: `type` and `frame` of what it tells, its infinitive, its tense; `plural` of two or more;
    `imperfective`: it does not say that it was done once.
    """

    type: EventType
    frame: str
    lemma: str
    tense: Tense
    plural: bool
    imperfective: bool


class Words:
    """`events.toml` as tables and patterns."""

    def __init__(self, lexicon: RussianEventWords) -> None:
        phrase, standing = lexicon.phrase, lexicon.standing
        self.nouns = _noun_forms(lexicon.noun)
        self.verbs = _verb_forms(lexicon.verb)
        self.light: dict[str, Tense] = {form: tense for form, tense, _ in _tenses(phrase.light)}
        self.light |= dict.fromkeys(phrase.planned, "passive")
        held = [form for form, tense, _ in _tenses(phrase.held) if tense in {"past", "present", "future"}]
        self.holding = frozenset({*held, *(form for form, _, _ in _tenses(["быть"]))})
        self.triggers = _whole(alternation([*self.nouns, *self.verbs]))
        self.light_verb = re.compile(
            rf"(?<![\w-])(?P<verb>{alternation(self.light)})(?! +(?:{alternation(phrase.not_light)})\b)"
            r"(?: +[^\s,;:()]+){0,7}? *\Z",
            re.IGNORECASE,
        )
        self.unspecific = frozenset(phrase.unspecific)
        self.definite = frozenset(phrase.definite)
        self.possessive = frozenset(phrase.possessive)
        self.ordinals = frozenset(phrase.ordinals)
        self.settings = _before(phrase.settings)
        self.never = _before(phrase.never)
        self.wished = _before(phrase.wished)
        self.held = re.compile(
            rf"(?: +[^\s,;:.()]+){{0,7}}? +(?:{alternation([*held, *phrase.planned])})(?![\w-])", re.IGNORECASE
        )
        self.not_held = re.compile(
            rf"(?: +[^\s,;:.()]+){{0,7}}?,?(?: +котор\w+)? +(?:{alternation(phrase.not_held)})(?![\w-])", re.IGNORECASE
        )
        self.called_off = _whole(alternation(phrase.called_off))
        self.refused = frozenset(standing.refused)
        self.conditions = frozenset(standing.conditions)
        self.announcing = frozenset(standing.announcing)
        self.decided = frozenset(standing.decided)
        self.habitual = _whole(alternation(standing.habitual))
        self.frames = FrameWords(lexicon.frames)
        self.telling = lexicon.telling


class FrameWords:
    """What verbs go with, as patterns; `gap` are the words that may come between."""

    def __init__(self, frames: Frames) -> None:
        asides = alternation(frames.asides)
        gap = rf"(?: +(?:(?:{asides}|{_ADJECTIVE})(?![\w-])|{_DAY}|(?:в|во|на) +[А-ЯЁ][\w-]*|\d{{4}} +году?)){{0,8}}"
        self.titles = spelled_out(frames.company)
        company = alternation(self.titles)
        areas = alternation(spelled_out(frames.areas))
        self.gap = re.compile(rf"{gap} +")
        self.to_place = re.compile(rf"{gap} +(?:(?:{areas})(?![\w-]) +)?(?:{_ADJECTIVE} +)?")
        self.into_place = re.compile(rf"{gap}(?: +(?:{areas})(?![\w-]))? +")
        self.area = re.compile(rf"{gap} +(?:(?:в|во|нашу|эту) +)?(?:{areas})(?![\w-])")
        self.company = _whole(company)
        self.guest = re.compile(rf"{gap} +(?:{company})(?![\w-])", re.IGNORECASE)
        self.partner = re.compile(
            rf"(?: +[^\s,;:.()]+){{0,9}}? +со? +(?:{_ADJECTIVE} +){{0,3}}(?=[А-ЯЁA-Z]|(?:{company})(?![\w-]))"
        )
        # "|с Президентом Египта Х| А встретился"
        self.partner_before = re.compile(
            rf"(?<!\w)[Сс]о? +(?:{_ADJECTIVE} +){{0,3}}(?:[А-ЯЁA-Z]|(?:{company})(?![\w-]))[^,;:()]*\Z"
        )
        self.plural_subject = _whole(alternation(frames.plural_subjects))
        self.telephone = _whole(alternation(frames.telephone))
        self.instruments = _whole(alternation(spelled_out(frames.instruments)))
        self.not_signed = re.compile(
            rf"{gap} +(?:{alternation(spelled_out(frames.not_signed))})(?![\w-])", re.IGNORECASE
        )
        self.papers = _whole(alternation(frames.papers))
        self.rites = _whole(alternation(spelled_out(frames.rites)))
        self.honours = _whole(alternation(spelled_out(frames.honours)))
        self.posts = _whole(alternation(spelled_out(frames.posts)))
        self.offices = re.compile(rf"(?: +[^\s,;:.()]+){{0,3}}? +(?:{alternation(frames.offices)})(?![\w-])")
        heads = alternation(_spelled(form for word in frames.posts if (form := morphology.inflected(word, "ablt"))))
        self.became = re.compile(rf"(?: +{_ADJECTIVE})?(?: +и +[^\s,;:.()]+)? +(?:новым +)?(?:{heads})(?![\w-])")
        self.became_before = re.compile(rf"(?<![\w-])(?:{heads})(?: +[^\s,;:.()]+){{0,8}} *\Z", re.IGNORECASE)
        statuses = alternation(spelled_out(frames.statuses))
        self.recognised = re.compile(rf"(?: +{_ADJECTIVE})? +(?P<status>(?:{statuses})(?![\w-]))?")
        self.credentials = _whole(alternation(frames.credentials))
        self.relations = _whole(alternation(spelled_out(frames.relations)))
        self.levels = _whole(alternation(frames.levels))
        self.audiences = _whole(alternation(spelled_out(frames.audiences)))


def _noun_forms(nouns: Iterable[Noun]) -> dict[str, list[NounForm]]:
    found: dict[str, list[NounForm]] = defaultdict(list)
    for kind in nouns:
        for word in kind.words:
            single = _spelled(form for case in morphology.CASES if (form := morphology.inflected(word, case)))
            for form in spelled_out([word]):
                found[form].append(NounForm(kind, word, many=bool(single) and form not in single))
    return found


def _verb_forms(verbs: Iterable[Verb]) -> dict[str, list[VerbForm]]:
    found: dict[str, list[VerbForm]] = defaultdict(list)
    for verb in verbs:
        for word in verb.words:
            imperfective = "impf" in morphology.parses(word)[0].tag
            for form, tense, plural in _tenses([word]):
                found[form].append(VerbForm(verb.type, verb.frame, word, tense, plural, imperfective))
    return found


def _tenses(infinitives: Iterable[str]) -> Iterator[tuple[str, Tense, bool]]:
    """The forms of verbs that tell of others than the speaker, each with its tense, and whether it is of several."""
    for infinitive in infinitives:
        word, space, rest = infinitive.partition(" ")
        verb = next(one for one in morphology.parses(word) if one.tag.POS == "INFN")
        for one in verb.lexeme:
            if tense := _tense(one.tag):
                yield from ((form + space + rest, tense, one.tag.number == "plur") for form in _spelled([one.word]))


def _tense(tag: Any) -> Tense | None:
    if tag.POS == "VERB" and tag.mood == "indc" and (tag.person is None or tag.person == "3per"):
        return {"past": "past", "pres": "present", "futr": "future"}[tag.tense]  # type: ignore[return-value]
    names: dict[str, Tense] = {"INFN": "infinitive", "GRND": "gerund", "PRTS": "passive", "PRTF": "participle"}
    return names.get(tag.POS)


def spelled_out(words: Iterable[str]) -> frozenset[str]:
    """All case forms of words in the nominative."""
    return _spelled(form for word in words for form in (word, *morphology.forms(word)))


def _spelled(forms: Iterable[str]) -> frozenset[str]:
    """Forms with "ё", as dictionaries have it, and with "е", as most texts do."""
    return frozenset(one for form in forms for one in (form, form.replace("ё", "е")))


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE)


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Matches the words at the end."""
    return re.compile(rf"(?<![\w])(?:{alternation(words)}) *\Z", re.IGNORECASE)


def is_verb(word: str) -> bool:
    """Whether a word is a verb that has a subject."""
    return bool(morphology.parses(word)[0].tag.POS == "VERB")


@cache
def words() -> Words:
    """The words of Russian."""
    return Words(load("events", RussianEventWords, "ru"))
