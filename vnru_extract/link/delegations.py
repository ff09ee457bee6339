"""Stretches of text that list one side: "The Yugoslav side was represented by: ...", "Kerry was joined by ..."."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vnru_extract.page import Page

# As in "the Yugoslav| side at the talks", "Vietnam's| delegation included".
_SIDE = re.compile(r"(?:'s?)? +(?:side|delegation|team|party|officials|participants|representatives|signatories)\b")
# As in "the Soviet| leadership, including |A", "representatives of the Government of Mexico| included |A".
_INCLUDING = re.compile(r"(?:'s?)?(?: +[a-z]+){0,4},? +(?:includ(?:e|ed|es|ing)|such as)\b")
# Who meets a side is not of it: "the Russian delegation |met with| Minister A".
_MEETS = re.compile(r"\b(?:called on|held|hosted by|meeting|meets?|met|received|talks|visited|visits|with)\b")
# As in "on behalf of |Vietnam|", "representing |Laos|", "from |Russia|: ".
_FOR = re.compile(r"\b(?:[Oo]n behalf of|[Rr]epresenting|[Rr]epresented|[Oo]n the side of|For)(?: the)? +\Z")
# As in "Secretary Kerry |was accompanied at the talks by|".
_JOINED = re.compile(r"\b(?:accompanied|joined|assisted|flanked|supported)(?: +\w+){0,6}? +by\b")
# As in "|He |was accompanied by".
_PRONOUN = re.compile(r"(?:He|She)\b")
# A list that a colon opens may run this far, over its lines.
_LIST_LENGTH = 1_500


@dataclass(frozen=True, slots=True)
class Delegation:
    """From `start` to `end`, posts without a country of their own are this country's."""

    start: int
    end: int
    code: str


class Delegations:
    """The stretches of a page that list one side; a leader's companions are known once the leader's country is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sides = list(_sides(page))
        self.joined = list(_JOINED.finditer(page.flow))

    def found(self, named: Mapping[int, str]) -> list[Delegation]:
        """The stretches, in order; `named` are countries of people by where they are mentioned."""
        cues = sorted({*self.sides, *self._companions(named)})
        delegations = []
        for index, (start, code) in enumerate(cues):
            end = cues[index + 1][0] if index + 1 < len(cues) else len(self.page.flow)
            delegations.append(Delegation(start, min(end, _end_of_list(self.page, start)), code))
        return delegations

    def _companions(self, named: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        places = sorted(named)
        for match in self.joined:
            begin = self.page.sentence_at(match.start())[0]
            index = bisect_right(places, match.start()) - 1
            if index >= 0 and places[index] >= begin:
                yield match.end(), named[places[index]]
            elif index >= 0 and _PRONOUN.match(self.page.flow, begin):
                before = self.page.sentence_at(places[index])[0]  # of the last sentence that names people, the first
                yield match.end(), named[places[bisect_left(places, before)]]


def _sides(page: Page) -> Iterator[tuple[int, str]]:
    for mention in page.countries:
        if mention.form == "bloc":
            continue
        if side := _SIDE.match(page.flow, mention.end) or _INCLUDING.match(page.flow, mention.end):
            yield side.end(), mention.code
        elif mention.form == "name" and _FOR.search(page.flow, max(0, mention.start - 24), mention.start):
            yield mention.end, mention.code


def _end_of_list(page: Page, start: int) -> int:
    """The end of the sentence; of the list, if a colon or line end inside it opens one."""
    end = page.sentence_at(start)[1]
    if ":" not in page.flow[start:end]:
        other_side = _MEETS.search(page.flow, start, end)
        return other_side.start() if other_side else end
    blank = page.flow.find("\n\n", end + 2, start + _LIST_LENGTH)
    return blank if blank >= 0 else min(start + _LIST_LENGTH, len(page.flow))
