"""people."""

from collections.abc import Sequence

from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.page import Page


def find_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """."""
    return []
