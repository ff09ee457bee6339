"""The words of events, laid out for looking up: triggers, verbs of holding, what stands around them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnru_extract.extractors.events.vocabulary import EventWords, Frames
from vnru_extract.lexicon import alternation, load
from vnru_extract.models import EventType

Tense = Literal["past", "present", "base", "ing"]
_TENSES: tuple[Tense, ...] = ("past", "present", "base", "ing")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb: `type` and `frame` of what it tells, and its tense."""

    type: EventType
    frame: str
    tense: Tense


class Words:
    """`events.toml` as tables and patterns."""

    def __init__(self, lexicon: EventWords) -> None:
        phrase = lexicon.phrase
        self.nouns = {word: noun for noun in lexicon.noun for word in noun.words}
        self.verbs: dict[str, list[VerbForm]] = defaultdict(list)
        for verb in lexicon.verb:
            for form, tense in _forms(verb.forms):
                self.verbs[form].append(VerbForm(verb.type, verb.frame, tense))
        self.light = dict(_forms(phrase.light))
        self.triggers = re.compile(rf"(?<![\w-])(?:{alternation([*self.nouns, *self.verbs])})(?![\w-])", re.IGNORECASE)
        self.light_verb = re.compile(rf"(?<![\w-])(?P<verb>{alternation(self.light)}) *\Z", re.IGNORECASE)
        self.modifiers = frozenset(phrase.modifiers)
        self.ordinals = frozenset(phrase.ordinals)
        self.unspecific = frozenset(phrase.unspecific)
        self.indefinite = frozenset(phrase.indefinite)
        self.definite = frozenset(phrase.definite)
        self.possessive = frozenset(phrase.possessive)
        self.settings = before(phrase.settings)
        self.wished = before(phrase.wished)
        self.held = behind(phrase.held)
        self.not_before = behind(phrase.not_before)
        self.habitual = anywhere(lexicon.standing.habitual)
        self.standing = StandingWords(lexicon)
        self.frames = FrameWords(lexicon.frames)


class StandingWords:
    """What stands before a verb, as sets; `chain` are all that may be between its subject and it."""

    def __init__(self, lexicon: EventWords) -> None:
        standing = lexicon.standing
        self.articles = frozenset({*lexicon.phrase.indefinite, *lexicon.phrase.definite})
        self.determiners = self.articles | frozenset(lexicon.phrase.possessive)
        self.auxiliaries = frozenset(standing.auxiliaries)
        self.adverbs = frozenset(standing.adverbs)
        self.refused = frozenset(standing.refused)
        self.chain = self.auxiliaries | self.adverbs | self.refused
        self.wishing = frozenset(standing.wishing)
        self.conditions = frozenset(standing.conditions)
        self.decided = frozenset(standing.decided)
        self.new = frozenset(standing.new)
        self.thanks = frozenset(standing.thanks)
        self.telling = frozenset(standing.telling)
        self.announcing = frozenset(standing.announcing)
        self.happened = frozenset(standing.happened)
        self.going_on = frozenset(standing.going_on)


class FrameWords:
    """What verbs go with, as patterns; each but the first group begins right behind the verb."""

    def __init__(self, frames: Frames) -> None:
        self.company = anywhere(frames.company)
        self.telephone = anywhere(frames.telephone)
        self.instruments = anywhere(frames.instruments)
        self.papers = anywhere(frames.papers)
        self.rites = anywhere(frames.rites)
        self.relations = anywhere(frames.relations)
        self.plural_subject = re.compile(
            rf"(?:\b(?:{alternation(frames.plural_subjects)})\b|[A-Z]\w+,? and (?:\w+ ){{0,4}}[A-Z]\w+)[^.;]{{0,60}}\Z"
        )
        self.known_instrument = re.compile(
            rf"\b[Tt]h(?:e|is) (?:new |latest )?(?:{alternation(frames.instruments)})[ ,-]+\Z"
        )
        self.not_met = behind(frames.not_met)
        self.opinions = behind(frames.opinions)
        # "again |briefly| in Hanoi", "on Monday"
        aside = (
            rf"(?: +(?:{alternation(frames.asides)}|\w+ly|in +[A-Z]\w+|on +[A-Z]\w+(?: +\d+)?(?:, \d{{4}})?)){{0,3}}"
        )
        # "the newly elected", "a high-level"
        lead = rf"(?: +(?:{alternation(frames.determiners)}|[a-z]+-[a-z]+|\w+ly)\b){{0,5}}"
        self.somebody = re.compile(rf"{aside}(?: +with)?{lead} +")
        self.partner = re.compile(rf"{aside} +(?:to|with) +")
        self.place = re.compile(
            rf"{lead}(?: +[a-z]+ +(?:of|in)(?: +the)?)? +(?:[A-Z]|(?:{alternation(frames.areas)})\b)"
        )
        self.way = re.compile(
            rf"{aside} +(?:at|for|in|into|on|to){lead}(?: +[a-z-]+ +(?:of|in|to)(?: +the)?){{0,2}}"
            rf" +(?:[A-Z]|(?:{alternation(frames.areas)}|trip|visit)\b)"
        )
        self.post = re.compile(rf"(?: +[^\s.;]+){{0,8}}? +(?:{alternation(frames.posts)})\b", re.IGNORECASE)
        self.level = re.compile(rf"(?: +(?:the|its|their))? +(?:{alternation(frames.levels)}) of\b")
        self.audience = re.compile(
            rf" +(?:an?|the)(?: +[\w-]+){{0,6}}? +(?:{alternation(frames.audiences)})\b", re.IGNORECASE
        )
        self.credentials = re.compile(rf"(?: +\w+){{0,2}}? +(?:{alternation(frames.credentials)})\b")


def _forms(rows: tuple[str, ...]) -> Iterator[tuple[str, Tense]]:
    """Each form of each verb once: one that is past and base ("set up") is past."""
    for row in rows:
        tenses = dict(zip(reversed(row.split(" / ")), reversed(_TENSES), strict=True))
        yield from tenses.items()


def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the words wherever they stand, in small letters or capitals."""
    return re.compile(rf"\b(?:{alternation(words)})\b", re.IGNORECASE)


def behind(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the words after a space."""
    return re.compile(rf" +(?:{alternation(words)})\b", re.IGNORECASE)


def before(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the words at the end."""
    return re.compile(rf"(?<![\w-])(?:{alternation(words)}) *\Z", re.IGNORECASE)


@cache
def words(language: str) -> Words:
    """The words of a language."""
    return Words(load("events", EventWords, language))
