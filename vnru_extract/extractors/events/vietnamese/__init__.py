"""Occasions in Vietnamese, where no word changes its form: a noun counts by what stands before and behind it (`nouns`),
a verb by what goes with it (`verbs`), and both unless a word before says no (`standing`).
"""

import re

from vnru_extract.extractors.events.headings import is_question
from vnru_extract.extractors.events.vietnamese.nouns import noun_mention
from vnru_extract.extractors.events.vietnamese.verbs import verb_mention
from vnru_extract.extractors.events.vietnamese.words import Words, words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page


def find_events(page: Page) -> list[EventMention]:
    """Every mention of an occasion, in order, for the linker to join."""
    lexicon = words()
    matches = (match for match in lexicon.triggers.finditer(page.flow) if not is_question(page, match.start()))
    found = (_read(page, match, lexicon) for match in matches)
    return [mention for mention in found if mention is not None]


def _read(page: Page, match: re.Match[str], lexicon: Words) -> EventMention | None:
    form = " ".join(match.group().lower().split())
    if form in lexicon.nouns and (mention := noun_mention(page, match.span(), lexicon.nouns[form], lexicon)):
        return mention
    return verb_mention(page, match.span(), lexicon.verbs[form], lexicon) if form in lexicon.verbs else None
