"""Instruments that share the name of a place, told apart by their years: the Geneva Agreements of 1954 and of 1962."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


def told_apart(page: Page, mentions: Sequence[InstrumentMention]) -> list[InstrumentMention]:
    """The mentions in order; a known one of another year than the first of its name is known by its year too."""
    first: dict[str, str] = {}
    told = []
    for mention in mentions:
        year = _YEAR.search(page.flow, mention.start, mention.end) if mention.known else None
        if mention.known and year and first.setdefault(mention.known, year.group()) != year.group():
            told.append(replace(mention, known=f"{mention.known} {year.group()}"))
        else:
            told.append(mention)
    return told
