"""Whether a noun tells of an occasion: by its verb, its article, what stands before and behind it."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.extractors.events.phrases import NounPhrase, noun_phrase
from vnru_extract.extractors.events.standing import is_fact, opens_sentence
from vnru_extract.extractors.events.vocabulary import Noun
from vnru_extract.extractors.events.words import VerbForm, Words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# So far before its phrase what governs a noun may stand.
_REACH = 110
# "visit| to Hanoi", "talks| with President A", "meeting| of the two ministers"
_COMPLEMENT = re.compile(r" +(?:to|with|between|of|by|in|at|from|on) +(?:the +|his +|her +)?(?:\w+ +){0,2}?[A-Z\d]")
# "summit|, which is to |open"
_PREDICATE = re.compile(
    r"(?:,? (?:which|that))? +(?:is|are|was|were|will|to|being|scheduled|due|set|planned|has|have)\b"
)
# A page may begin with "Remarks by".
_OPENING = 60
# "the signing| of an |agreement", which may be long in coming
_OF_A = re.compile(r" of (?:an? |[A-Z])")
# "|since the| signing of an agreement": it was signed
_FACTUAL = re.compile(r"\b(?:after|at|before|during|following|since|until|upon) \Z", re.IGNORECASE)
# "|at the| celebrations"
_AT = re.compile(r"\b(?:at|during) \Z", re.IGNORECASE)
# "visit| should be", "meeting| did not take place", "talks| were cancelled"
_NOT_HELD = re.compile(
    r" +(?:can|could|may|might|must|shall|should|would|cannot|did not|didn't|does not|has not|have not|was not|were not"
    r"|will not|(?:has been |have been |was |were |is |are )?(?:called off|cancell?ed|postponed|put off|scrapped))\b"
)
# "took part in the| talks": others than those told
_JOINS = re.compile(r"(?:attend|join|participat|took part|takes part|take part|taking part)", re.IGNORECASE)
# "in |meeting| the needs of", "after |signing| it": a verb and its object
_OBJECT = re.compile(r" (?:all|an?|her|his|its|my|our|that|the|their|these|this|those|your)\b")
# "invited him to pay a visit|. The invitation was accepted"
_ACCEPTED = re.compile(r"\baccepted\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A noun on its page, in its phrase; `floor` is where its sentence begins."""

    page: Page
    start: int
    end: int
    floor: int
    kind: Noun
    phrase: NounPhrase
    words: Words

    @property
    def low(self) -> int:
        """Where what governs the noun may begin."""
        return max(self.floor, self.phrase.start - _REACH)

    @property
    def refers(self) -> bool:
        """Whether the article points to an occasion told before: "the visit", "his visit", not "Putin's visit"."""
        mine = self.phrase.article == "possessive" and self.page.flow[self.phrase.start].islower()
        return self.phrase.article == "definite" or mine


def noun_mention(page: Page, noun: tuple[int, int], kind: Noun, lexicon: Words) -> EventMention | None:
    """The mention of an occasion by this noun, or None where it is none."""
    floor = page.sentence_at(noun[0])[0]
    phrase = noun_phrase(page.flow, floor, noun[0], lexicon)
    reading = _Reading(page, *noun, floor, kind, phrase, lexicon)
    if phrase.article == "unspecific" or _is_other_thing(reading):
        return None
    if verb := lexicon.light_verb.search(page.flow, reading.low, phrase.start):
        return _held(reading, verb)
    rule = _rule(reading)
    definite = rule in {"held", "definite"} and reading.refers
    return _mention(reading, rule, definite=definite) if rule else None


def _mention(reading: _Reading, rule: str, *, definite: bool, head: int | None = None) -> EventMention:
    return EventMention(
        reading.start,
        reading.end,
        reading.kind.type,
        rule,
        head=reading.phrase.start if head is None else head,
        definite=definite,
        noun=True,
        number=reading.phrase.number,
        joining=definite and head is not None and _JOINS.match(reading.page.flow, head) is not None,
    )


def _is_other_thing(reading: _Reading) -> bool:
    """Whether the words behind make it something else, or say that it never was."""
    flow, end = reading.page.flow, reading.end
    if reading.words.not_before.match(flow, end) or _NOT_HELD.match(flow, end) or _has_object(reading):
        return True
    return not _has_frame(reading)


def _has_object(reading: _Reading) -> bool:
    """Whether it is a verb in -ing: "in |meeting| the needs", not "the |meeting| this week"."""
    flow, end = reading.page.flow, reading.end
    if reading.phrase.article != "none" or not flow.endswith("ing", reading.start, end):
        return False
    return _OBJECT.match(flow, end) is not None or reading.words.frames.not_met.match(flow, end) is not None


def _has_frame(reading: _Reading) -> bool:
    """Whether what must follow the noun follows: "establishment| of diplomatic relations"."""
    flow, end, frames = reading.page.flow, reading.end, reading.words.frames
    if reading.kind.frame in {"papers", "relations", "rite"}:
        pattern, reach = {
            "papers": (frames.papers, 35), "relations": (frames.relations, 70), "rite": (frames.rites, 45),
        }[reading.kind.frame]  # fmt: skip
        return flow.startswith(" of ", end) and pattern.search(flow, end, end + reach) is not None
    if reading.kind.frame == "line":
        return flow.startswith((" with ", " between "), end)
    if reading.kind.frame == "post":
        return flow.startswith((" of ", " as ", " to "), end) or flow.endswith("'s ", 0, reading.start)
    return True


def _held(reading: _Reading, verb: re.Match[str]) -> EventMention | None:
    """The mention that is the object of a verb of holding, where that tells a fact: "|paid| a visit"."""
    flow, words = reading.page.flow, reading.words
    form = VerbForm(reading.kind.type, "", words.light[" ".join(verb["verb"].lower().split())])
    opens = form.tense == "ing" and opens_sentence(reading.page, verb.start("verb"))
    opens = opens or (form.tense == "base" and is_heading(reading.page, reading.start))
    accepted = reading.kind.type == "visit" and form.tense == "base" and _is_accepted(reading)
    if not (opens or accepted or is_fact(reading.page, verb.span("verb"), form, words.standing)):
        return None
    if words.habitual.search(flow, reading.end, min(reading.page.sentence_at(reading.start)[1], reading.end + 80)):
        return None
    definite = reading.phrase.article == "definite"
    return _mention(reading, "verb of holding", definite=definite, head=verb.start("verb"))


def _rule(reading: _Reading) -> str | None:
    """By what the noun is told to be one occasion, where no verb of holding does."""
    flow, phrase, kind = reading.page.flow, reading.phrase, reading.kind
    if reading.words.wished.search(flow, reading.low, phrase.start) and not _is_accepted(reading):
        return None
    if reading.words.held.match(flow, reading.end):
        return "held"
    if phrase.number and (phrase.named or kind.type == "conference"):
        return "numbered"
    if kind.type == "statement" and _heads_a_speech(reading):
        return "heading"
    return None if _is_loose(reading) else _by_place(reading)


def _heads_a_speech(reading: _Reading) -> bool:
    """Whether it is "Remarks by Minister A" as a heading or at the head of the page."""
    heads = reading.start < _OPENING or is_heading(reading.page, reading.start)
    return heads and reading.page.flow.startswith((" by ", " with "), reading.end)


def _is_loose(reading: _Reading) -> bool:
    """Whether too little is said for a noun of many meanings, or for a signing that is hoped for."""
    flow, phrase, kind = reading.page.flow, reading.phrase, reading.kind
    if kind.type == "signing":
        unsure = _OF_A.match(flow, reading.end) is not None
        return unsure and not _FACTUAL.search(flow, reading.low, phrase.start)
    told = phrase.article in {"definite", "possessive"} and _AT.search(flow, reading.low, phrase.start)
    return kind.loose and (kind.type == "meeting" or not (told or _is_by_name(reading)))


def _is_by_name(reading: _Reading) -> bool:
    """Whether a conference is told by its name: "the Pacific Fisheries |Roundtable|"."""
    is_name = reading.phrase.named and reading.page.flow[reading.start].isupper()
    return is_name and reading.kind.type == "conference" and reading.phrase.article == "definite"


def _by_place(reading: _Reading) -> str | None:
    """By the article, the preposition, the line or the words behind."""
    flow, phrase, end = reading.page.flow, reading.phrase, reading.end
    if phrase.article in {"definite", "possessive"}:
        return "definite"
    if reading.words.settings.search(flow, reading.low, phrase.start) or _is_purpose(reading):
        return "setting"
    follows = _COMPLEMENT.match(flow, end) is not None
    if (follows or phrase.named) and is_heading(reading.page, reading.start):
        return "heading"
    if phrase.named and reading.kind.type == "conference":
        return "named"
    return "complement" if follows or _PREDICATE.match(flow, end) else None


def _is_purpose(reading: _Reading) -> bool:
    """Whether somebody comes for it: "arrived in Hanoi |for a visit|"."""
    is_one = reading.kind.type == "visit" and reading.phrase.article == "indefinite"
    return is_one and reading.page.flow.endswith(" for ", 0, reading.phrase.start)


def _is_accepted(reading: _Reading) -> bool:
    """Whether an invitation is accepted in the words around."""
    return _ACCEPTED.search(reading.page.flow, max(0, reading.start - 90), reading.end + 160) is not None
