"""Instruments made in stages, called by the stage: the "Phase One" trade deal."""

import re
from collections.abc import Iterator

from vnru_extract.extractors.agreements.headings import life_at
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

# "Phase One" trade deal | phase-one agreement | first-phase trade accord
_PHASE = re.compile(
    r"(?<![\w-])[\"']?(?:[Pp]hase[ -](?:[Oo]ne|[Tt]wo|[12]|II?)|(?:[Ff]irst|[Ss]econd)[ -][Pp]hase)[\"']?"
    r" (?:[Tt]rade )?(?:accord|[Aa]greement|[Dd]eal|pact)(?![\w-])"
)


def phases(page: Page, lexicon: Words) -> Iterator[InstrumentMention]:
    """Every mention of an instrument by its stage; who made it, the sentence or the document tells."""
    for match in _PHASE.finditer(page.flow):
        life = life_at(page, match.span(), lexicon)
        yield InstrumentMention(
            *match.span(), "agreement", "stage", status=life.status, head="agreement", bilateral=True,
            signing=life.signing, entry=life.entry, expiry=life.expiry,
        )  # fmt: skip
