"""Names and posts to the record's people and offices."""

from collections.abc import Sequence

from vnru_extract.link.holders import titles_of
from vnru_extract.link.identity import join_mentions, person_records
from vnru_extract.link.offices import link_offices
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Office, Person
from vnru_extract.page import Page


def link_people(
    page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]
) -> tuple[tuple[Person, ...], tuple[Office, ...]]:
    """Mentions joined to persons, posts to their holders, and a country to both where the text gives one."""
    people = join_mentions(page, names, titles_of(page, names, posts))
    offices = link_offices(page, people, names, posts)
    return person_records(page, people), offices
