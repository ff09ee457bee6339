"""Occasions in Russian: a noun in any case counts by what governs it and what it governs (`nouns`), a verb by its
form (`standing`) and by what it goes with (`verbs`).
"""

import re

from vnru_extract.extractors.events.headings import is_question
from vnru_extract.extractors.events.russian.nouns import kind_of_visit, noun_mention, told_again
from vnru_extract.extractors.events.russian.verbs import verb_mention
from vnru_extract.extractors.events.russian.words import Words, words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page


def find_events(page: Page) -> list[EventMention]:
    """Every mention of an occasion, in order, for the linker to join."""
    lexicon = words()
    found: list[EventMention] = []
    for match in lexicon.triggers.finditer(page.flow):
        if is_question(page, match.start()):
            continue
        mention = _read(page, match, lexicon)
        if mention is None and found:
            mention = kind_of_visit(page, match.span(), found[-1])
        if mention is None:
            mention = _again(page, match, lexicon, found)
        if mention and not (found and _is_of_verb(mention, found[-1])):
            found.append(mention)
    return found


def _again(page: Page, match: re.Match[str], lexicon: Words, found: list[EventMention]) -> EventMention | None:
    """The mention of a session by the word that told of it before."""
    told = [mention for mention in found if mention.type == "conference"]
    forms = [
        noun
        for noun in lexicon.nouns.get(match.group().lower(), ())
        if any(mention.word == noun.lemma for mention in told)
    ]
    number = next((mention.number for mention in told if mention.number), None)
    return told_again(page, match.span(), forms, lexicon, number) if forms else None


def _is_of_verb(mention: EventMention, told: EventMention) -> bool:
    """Whether a noun tells nothing that its verb has not told: "выступил с |речью|"."""
    return mention.type == told.type == "statement" and mention.noun and mention.head == told.start


def _read(page: Page, match: re.Match[str], lexicon: Words) -> EventMention | None:
    form = " ".join(match.group().lower().split())
    if form in lexicon.nouns and (mention := noun_mention(page, match.span(), lexicon.nouns[form], lexicon)):
        return mention
    return verb_mention(page, match.span(), lexicon.verbs[form], lexicon) if form in lexicon.verbs else None
