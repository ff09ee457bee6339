"""Later mentions by a short form that the document introduced itself: "VUSTAR", "the PCA"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.lexicon import alternation
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page


def find_short_forms(page: Page, instruments: Sequence[InstrumentMention]) -> list[InstrumentMention]:
    """Mentions of instruments by the acronym given in brackets after a name, anywhere after it."""
    introduced: dict[str, InstrumentMention] = {}
    for mention in instruments:
        if mention.acronym and not mention.short and re.fullmatch(r"[A-Z][\w.&/-]*[A-Z][\w.&/-]*", mention.acronym):
            introduced.setdefault(mention.acronym, mention)
    if not introduced:
        return []
    taken = [(mention.start, mention.end) for mention in instruments]
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{alternation(introduced)})(?!\w)", page.flow):
        named = introduced[match.group()]
        if match.start() > named.start and not any(start <= match.start() < end for start, end in taken):
            found.append(
                replace(
                    named, start=match.start(), end=match.end(), rule="introduced short form", head=named.head,
                    acronym=match.group(), short=True, status="unknown", signing=None, entry=None, expiry=None,
                )
            )  # fmt: skip
    return found
