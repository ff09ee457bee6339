"""Finds posts: each language has its reader, for titles are built by its grammar."""

from collections.abc import Callable

from vnru_extract.extractors.offices.english import find_english_offices
from vnru_extract.extractors.offices.russian import find_russian_offices
from vnru_extract.extractors.offices.vietnamese import find_vietnamese_offices
from vnru_extract.mentions import PostMention
from vnru_extract.page import Page

_READERS: dict[str, Callable[[Page], list[PostMention]]] = {
    "en": find_english_offices,
    "ru": find_russian_offices,
    "vi": find_vietnamese_offices,
}


def find_offices(page: Page) -> list[PostMention]:
    """Every post named, in the order of the text."""
    reader = _READERS.get(page.language)
    return reader(page) if reader else []
