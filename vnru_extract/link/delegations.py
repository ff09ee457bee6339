"""Stretches of text that list one side: "The Yugoslav side was represented by: ...", "Kerry was joined by ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vnru_extract.page import Page

# As in "the Yugoslav| side at the talks", "Vietnam's| delegation included".
_SIDE = re.compile(r"(?:'s?)? +(?:side|delegation|team|party|officials|participants|representatives|signatories)\b")
# As in "on behalf of |Vietnam|", "representing |Laos|", "from |Russia|: ".
_FOR = re.compile(r"\b(?:[Oo]n behalf of|[Rr]epresenting|[Rr]epresented|[Oo]n the side of|For)(?: the)? +\Z")
# As in "Secretary Kerry |was accompanied at the talks by|".
_JOINED = re.compile(r"\b(?:accompanied|joined|assisted|flanked|supported)(?: +\w+){0,6}? +by\b")
# A list that a colon opens may run this far, over its lines.
_LIST_LENGTH = 1_500


@dataclass(frozen=True, slots=True)
class Delegation:
    """From `start` to `end`, posts without a country of their own are this country's."""

    start: int
    end: int
    code: str


def find_delegations(page: Page, named: Mapping[int, str]) -> list[Delegation]:
    """Every stretch that lists one side, in order; `named` are countries of people by where they are mentioned."""
    cues = sorted({*_sides(page), *_companions(page, named)})
    delegations = []
    for index, (start, code) in enumerate(cues):
        end = cues[index + 1][0] if index + 1 < len(cues) else len(page.flow)
        delegations.append(Delegation(start, min(end, _end_of_list(page, start)), code))
    return delegations


def _sides(page: Page) -> Iterator[tuple[int, str]]:
    for mention in page.countries:
        if mention.form == "bloc":
            continue
        before = page.flow[max(0, mention.start - 24) : mention.start]
        if _SIDE.match(page.flow, mention.end) or (mention.form == "name" and _FOR.search(before)):
            yield mention.end, mention.code


def _companions(page: Page, named: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    places = sorted(named)
    for match in _JOINED.finditer(page.flow):
        index = bisect_right(places, match.start()) - 1
        if index >= 0 and places[index] >= page.sentence_at(match.start())[0]:
            yield match.end(), named[places[index]]


def _end_of_list(page: Page, start: int) -> int:
    """The end of the sentence; of the list, if a colon or line end inside it opens one."""
    end = page.sentence_at(start)[1]
    if ":" not in page.flow[start:end]:
        return end
    blank = page.flow.find("\n\n", end + 2, start + _LIST_LENGTH)
    return blank if blank >= 0 else min(start + _LIST_LENGTH, len(page.flow))
