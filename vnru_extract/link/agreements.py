"""Mentions of instruments to one instrument each, with its parties and dates."""

from collections.abc import Sequence

from vnru_extract.mentions import DateMention, InstrumentMention
from vnru_extract.models import Agreement
from vnru_extract.page import Page


def link_agreements(
    page: Page, instruments: Sequence[InstrumentMention], dates: Sequence[DateMention]
) -> tuple[Agreement, ...]:
    """."""
    return ()
