"""Where the name of an instrument begins before its noun: "|Крымское| соглашение"."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.russian.grammar import adjective, agrees, pronoun
from vnru_extract.extractors.agreements.russian.vocabulary import words
from vnru_extract.page import Page

_WORD = re.compile(r"(?<![\w-])([А-ЯЁа-яё][А-ЯЁа-яё-]*(?:-[A-ZА-ЯЁ]{2,6})?) $")
_NOUN = re.compile(r"\w+")
_MOST = 5


@dataclass(frozen=True)
class Before:
    """Where a name starts, the dictionary forms of its adjectives, and of the word before them if a pronoun."""

    start: int
    adjectives: tuple[str, ...] = ()
    pronoun: str | None = None
    place: bool = False
    opens: bool = False  # whether a sentence begins with it, and its capital tells nothing


def grow_left(page: Page, head: int, floor: int) -> Before:
    """The name's beginning, over the adjectives before the noun at `head`."""
    flow, start = page.flow, head
    noun = _NOUN.findall(flow, head, head + 40)[0]
    found: list[str] = []
    for _ in range(_MOST):
        word = _WORD.search(flow, max(floor, start - 45), start)
        form = adjective(word.group(1)) if word else None
        if word is None or form is None or form in _foreign() or not agrees(word.group(1), noun):
            break
        start = word.start()
        found.insert(0, form)
    before = _WORD.search(flow, max(floor, start - 45), start)
    known = any(form in words().beside.places for form in found)
    place = known or (_is_place(flow, start, found) and not page.countries_in(start, head))
    opens = not known and start == floor and not flow[head].isupper()
    return Before(start, tuple(found), pronoun(before.group(1)) if before else None, place, opens)


def _foreign() -> frozenset[str]:
    return frozenset(form.replace("ё", "е") for form in words().beside.foreign)


def _is_place(flow: str, start: int, found: list[str]) -> bool:
    """Whether the first adjective is made of a place's name: "|Потсдамская| декларация", not "Политическая"."""
    if not found or found[0] in words().beside.telling:
        return False
    return found[0].endswith(("ский", "ской")) and not found[0].endswith("ческий") and flow[start].isupper()
