"""Finds names of people: each language has its reader, for names and what stands around them differ."""

from collections.abc import Callable, Sequence

from vnru_extract.extractors.people.english import find_english_people
from vnru_extract.extractors.people.russian import find_russian_people
from vnru_extract.extractors.people.vietnamese import find_vietnamese_people
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.page import Page

_READERS: dict[str, Callable[[Page, Sequence[PostMention]], list[NameMention]]] = {
    "en": find_english_people,
    "ru": find_russian_people,
    "vi": find_vietnamese_people,
}


def find_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """Every mention of a person, full names and later short ones, in the order of the text."""
    reader = _READERS.get(page.language)
    return reader(page, posts) if reader else []
