"""Whether a Vietnamese verb tells of something that happened, happens or is announced; else it is a wish or a no."""

import re

from vnru_extract.extractors.events.vietnamese.words import Words
from vnru_extract.page import Page

# So many characters around a verb hold all that bears on it.
_BEFORE, _BEHIND = 100, 60
_STOP = re.compile(r"[,;:()\"\n]")


def is_fact(page: Page, verb: tuple[int, int], words: Words) -> bool:
    """Whether the last word of its clause that bears on a verb is none that says no, or maybe, or again and again."""
    floor = page.sentence_at(verb[0])[0]
    if is_habit(page, verb, words):
        return False
    low = max(floor, verb[0] - _BEFORE)
    stops = [stop.end() for stop in _STOP.finditer(page.flow, low, verb[0])]
    said = list(words.standing.finditer(page.flow, stops[-1] if stops else low, verb[0]))
    return not said or said[-1]["no"] is None


def is_habit(page: Page, at: tuple[int, int], words: Words) -> bool:
    """Whether what is told happens again and again, or happened nobody knows how often."""
    floor, stop = page.sentence_at(at[0])
    return words.habitual.search(page.flow, max(floor, at[0] - _BEHIND), min(stop, at[1] + _BEHIND)) is not None
