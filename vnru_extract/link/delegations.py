"""Stretches of text that list one side: "The Yugoslav side was represented by: ...", "Kerry was joined by ..."."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vnru_extract.page import Page


@dataclass(frozen=True, slots=True)
class _Phrases:
    """What a language opens a list of one side with: matched behind a country, before it, or anywhere."""

    side: re.Pattern[str]
    including: re.Pattern[str]
    on_behalf: re.Pattern[str]
    joined: re.Pattern[str]
    pronoun: re.Pattern[str]
    meets: re.Pattern[str]


_NOTHING = re.compile(r"(?!)")
_PHRASES = {
    "en": _Phrases(
        # As in "the Yugoslav| side at the talks", "Vietnam's| delegation included".
        side=re.compile(
            r"(?:'s?)? +(?:side|delegation|team|party|officials|participants|representatives|signatories)\b"
        ),
        # As in "the Soviet| leadership, including |A", "representatives of the Government of Mexico| included |A".
        including=re.compile(r"(?:'s?)?(?: +[a-z]+){0,4},? +(?:includ(?:e|ed|es|ing)|such as)\b"),
        # As in "on behalf of |Vietnam|", "representing |Laos|", "from |Russia|: ".
        on_behalf=re.compile(
            r"\b(?:[Oo]n behalf of|[Rr]epresenting|[Rr]epresented|[Oo]n the side of|For)(?: the)? +\Z"
        ),
        # As in "Secretary Kerry |was accompanied at the talks by|".
        joined=re.compile(r"\b(?:accompanied|joined|assisted|flanked|supported)(?: +\w+){0,6}? +by\b"),
        # As in "|He |was accompanied by".
        pronoun=re.compile(r"(?:He|She)\b"),
        # Who meets a side is not of it: "the Russian delegation |met with| Minister A".
        meets=re.compile(r"\b(?:called on|held|hosted by|meeting|meets?|met|received|talks|visited|visits|with)\b"),
    ),
    "ru": _Phrases(
        # As in "с российской| стороны участвовали", "в состав вьетнамской| делегации вошли".
        side=re.compile(r" +(?:стороны?|сторону|делегаци[июя]|делегацией)(?= |:)"),
        including=_NOTHING,
        # As in "от |России| присутствовали", "со стороны |Вьетнама|".
        on_behalf=re.compile(r"\b(?:[Оо]т|[Сс]о стороны|[Оо]т имени) +\Z"),
        # As in "Министра |сопровождают|".
        joined=re.compile(r"\b(?:сопровожда(?:ют|ли)|в сопровождении)\b"),
        pronoun=_NOTHING,
        meets=re.compile(r"\b(?:встреч\w+|встрет\w+|принял\w*|переговоры с|посетил\w*|провел\w*|провёл)\b"),
    ),
}
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
        self.page, self.phrases = page, _PHRASES.get(page.language)
        self.sides = list(_sides(page, self.phrases)) if self.phrases else []
        self.joined = list(self.phrases.joined.finditer(page.flow)) if self.phrases else []

    def found(self, named: Mapping[int, str]) -> list[Delegation]:
        """The stretches, in order; `named` are countries of people by where they are mentioned."""
        cues = sorted({*self.sides, *self._companions(named)})
        delegations = []
        for index, (start, code) in enumerate(cues):
            end = cues[index + 1][0] if index + 1 < len(cues) else len(self.page.flow)
            delegations.append(Delegation(start, min(end, self._end_of_list(start)), code))
        return delegations

    def _companions(self, named: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        places = sorted(named)
        for match in self.joined:
            begin = self.page.sentence_at(match.start())[0]
            index = bisect_right(places, match.start()) - 1
            if index >= 0 and places[index] >= begin:
                yield match.end(), named[places[index]]
            elif index >= 0 and self.phrases and self.phrases.pronoun.match(self.page.flow, begin):
                before = self.page.sentence_at(places[index])[0]  # of the last sentence that names people, the first
                yield match.end(), named[places[bisect_left(places, before)]]

    def _end_of_list(self, start: int) -> int:
        """The end of the sentence; of the list, if a colon or line end inside it opens one."""
        end = self.page.sentence_at(start)[1]
        if ":" not in self.page.flow[start:end]:
            other_side = self.phrases.meets.search(self.page.flow, start, end) if self.phrases else None
            return other_side.start() if other_side else end
        blank = self.page.flow.find("\n\n", end + 2, start + _LIST_LENGTH)
        return blank if blank >= 0 else min(start + _LIST_LENGTH, len(self.page.flow))


def _sides(page: Page, phrases: _Phrases) -> Iterator[tuple[int, str]]:
    for mention in page.countries:
        if mention.form == "bloc":
            continue
        if side := phrases.side.match(page.flow, mention.end) or phrases.including.match(page.flow, mention.end):
            yield side.end(), mention.code
        elif mention.form == "name" and phrases.on_behalf.search(page.flow, max(0, mention.start - 24), mention.start):
            yield mention.end, mention.code
