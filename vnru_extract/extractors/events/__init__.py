"""Occasions between states: visits, meetings, calls, conferences, signings, statements, ceremonies, posts, milestones.

A trigger ("visit", "met", "summit") is found by one scan of the page; whether it tells of an occasion is for the
grammar of its language to say (`english`, `russian`, `vietnamese`).
"""

from collections.abc import Callable

from vnru_extract.extractors.events import english, russian, vietnamese
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

_READERS: dict[str, Callable[[Page], list[EventMention]]] = {
    "en": english.find_events,
    "ru": russian.find_events,
    "vi": vietnamese.find_events,
}


def find_events(page: Page) -> list[EventMention]:
    """Every mention of an occasion, in order, for the linker to join."""
    return _READERS[page.language](page)
