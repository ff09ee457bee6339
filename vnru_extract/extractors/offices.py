"""offices."""

from vnru_extract.mentions import PostMention
from vnru_extract.page import Page


def find_offices(page: Page) -> list[PostMention]:
    """."""
    return []
