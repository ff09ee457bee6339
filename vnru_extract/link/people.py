"""Mentions to persons, and posts to their holders."""

from collections.abc import Sequence

from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Office, Person
from vnru_extract.page import Page


def link_people(
    page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]
) -> tuple[tuple[Person, ...], tuple[Office, ...]]:
    """."""
    return (), ()
