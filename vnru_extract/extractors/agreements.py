"""agreements."""

from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page


def find_agreements(page: Page) -> list[InstrumentMention]:
    """."""
    return []
