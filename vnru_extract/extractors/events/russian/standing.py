"""Whether a Russian verb tells of something that happened, happens or is announced; else it is a wish or a no."""

import re

from vnru_extract.extractors.events.russian.words import Tense, Words
from vnru_extract.page import Page

# So many characters around a verb hold all that bears on it.
_BEFORE, _BEHIND = 90, 60
_TOKEN = re.compile(r"[\w-]+|[,;:()\"]")
# "посетил |бы|"
_WOULD = re.compile(r" +бы\b")
# "|не только| посетил"
_NOT_ONLY = re.compile(r"\bне только +\Z", re.IGNORECASE)


def is_fact(page: Page, verb: tuple[int, int], tense: Tense, words: Words, *, decides: bool = False) -> bool:
    """Whether a verb in such a form tells of an occasion; what `decides` is done as soon as it is agreed on."""
    low = max(page.sentence_at(verb[0])[0], verb[0] - _BEFORE)
    if _WOULD.match(page.flow, verb[1]) or is_habit(page, verb, words):
        return False
    before = _tokens(page, low, verb[0])
    if not words.refused.isdisjoint(before[-2:]) and not _NOT_ONLY.search(page.flow, low, verb[0]):
        return False
    clause = _clause(before)
    if not words.conditions.isdisjoint(clause):
        return False
    telling = words.announcing | words.decided if decides else words.announcing
    return tense != "infinitive" or not telling.isdisjoint(clause[-7:]) or _is_accepted(clause[-7:])


def is_conditional(page: Page, at: int, words: Words) -> bool:
    """Whether what is told is a condition or a wish: "если визит состоится"."""
    low = max(page.sentence_at(at)[0], at - _BEFORE)
    return not words.conditions.isdisjoint(_clause(_tokens(page, low, at)))


def is_habit(page: Page, at: tuple[int, int], words: Words) -> bool:
    """Whether what is told happens again and again, or happened nobody knows how often."""
    floor, stop = page.sentence_at(at[0])
    return words.habitual.search(page.flow, max(floor, at[0] - _BEHIND), min(stop, at[1] + _BEHIND)) is not None


def _is_accepted(clause: list[str]) -> bool:
    """Whether an invitation to do so is accepted: "|принял приглашение| посетить"."""
    accepted = {"принял", "приняла", "приняли", "принято"}
    return not accepted.isdisjoint(clause) and "приглашение" in clause and "не" not in clause


def _tokens(page: Page, start: int, end: int) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(page.flow[start:end])]


def _clause(before: list[str]) -> list[str]:
    """The words after the last stop; what stands between two commas is long in Russian, and goes with them."""
    stops = [place for place, token in enumerate(before) if token in {";", ":", "(", ",", '"'}]
    return before[stops[-1] + 1 :] if stops else before
