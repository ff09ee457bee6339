"""Occasions in English: a noun counts by the phrase it stands in and what governs it (`nouns`), a verb by its form
(`standing`) and by what it goes with (`frames`).
"""

import re

from vnru_extract.extractors.events.frames import has_frame, is_to_a_place
from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.extractors.events.nouns import noun_mention
from vnru_extract.extractors.events.standing import is_fact, opens_sentence, tokens
from vnru_extract.extractors.events.words import StandingWords, Words, words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# before a word that is noun and verb: "to |visit|", "will |tour|"
_VERBAL = frozenset({
    "'ll", "can", "could", "did", "may", "might", "must", "not", "shall", "should", "to", "will", "would",
})  # fmt: skip
# nouns whose verbs tell of no occasion: "to |stay| in Rome", "will |call| on them"
_ALSO_VERBS = frozenset({"address", "call", "interview", "launch", "stay", "talk", "trip", "upgrade"})
# before a word in -ing that is a noun all the same: "on |meeting|", "following |meeting|"
_PREPOSITIONS = frozenset({"following", "on"})


def find_events(page: Page) -> list[EventMention]:
    """Every mention of an occasion, in order, for the linker to join."""
    lexicon = words(page.language)
    found = (_read(page, match, lexicon) for match in lexicon.triggers.finditer(page.flow))
    return [mention for mention in found if mention is not None]


def _read(page: Page, match: re.Match[str], lexicon: Words) -> EventMention | None:
    form = " ".join(match.group().lower().split())
    if form in lexicon.nouns and (form not in lexicon.verbs or not _is_verb(page, match, form, lexicon)):
        is_verb = form in _ALSO_VERBS and _is_led(page, match.start(), lexicon.standing)
        return None if is_verb else noun_mention(page, match.span(), lexicon.nouns[form], lexicon)
    return _verb_mention(page, match.span(), form, lexicon)


def _is_verb(page: Page, match: re.Match[str], form: str, lexicon: Words) -> bool:
    """Whether a word that is noun and verb is a verb here: "to |visit| Hanoi", "after |meeting| with him"."""
    before = tokens(page.flow, max(page.sentence_at(match.start())[0], match.start() - 30), match.start())
    standing = lexicon.standing
    if lexicon.verbs[form][0].tense == "ing":
        return bool(before) and before[-1] in (standing.going_on | standing.adverbs) - _PREPOSITIONS
    return _is_led(page, match.start(), standing)


def _is_led(page: Page, at: int, standing: StandingWords) -> bool:
    """Whether a word follows "to" or an auxiliary."""
    before = tokens(page.flow, max(page.sentence_at(at)[0], at - 30), at)
    while before and before[-1] in standing.adverbs:
        before.pop()
    return bool(before) and before[-1] in _VERBAL


def _verb_mention(page: Page, span: tuple[int, int], form: str, lexicon: Words) -> EventMention | None:
    """The mention of an occasion by a verb, where its form and what it goes with tell of one."""
    stop = page.sentence_at(span[0])[1]
    if lexicon.habitual.search(page.flow, span[1], min(stop, span[1] + 60)):
        return None
    verb = next((one for one in lexicon.verbs[form] if has_frame(page, span, one.frame, lexicon.frames)), None)
    if verb is None:
        return None
    headline = verb.tense == "base" and is_heading(page, span[0])
    opens = verb.frame == "audience" and verb.tense == "ing" and opens_sentence(page, span[0])
    if not (headline or opens) and not is_fact(page, span, verb, lexicon.standing):
        return None
    kind = "visit" if verb.frame == "welcome" and is_to_a_place(page, span[1]) else verb.type
    refers = verb.frame == "views" or (verb.frame == "instrument" and _is_of_known(page, span[0], lexicon))
    return EventMention(*span, kind, f"{verb.frame} verb", head=span[0], definite=refers)


def _is_of_known(page: Page, at: int, lexicon: Words) -> bool:
    """Whether a participle is of an instrument told before: "|the memorandum| signed Friday"."""
    return lexicon.frames.known_instrument.search(page.flow, max(page.sentence_at(at)[0], at - 40), at) is not None
