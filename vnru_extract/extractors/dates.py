"""dates."""

from vnru_extract.mentions import DateMention
from vnru_extract.page import Page


def find_dates(page: Page) -> list[DateMention]:
    """."""
    return []


def find_published(page: Page) -> None:
    """The day of the document from its dateline or header date."""
    return
