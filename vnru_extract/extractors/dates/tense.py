"""The tense in which a sentence speaks of a time: that of the nearest verb."""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import Literal

from vnru_extract.extractors.dates.words import words
from vnru_extract.lexicon import alternation
from vnru_extract.page import Page

Tense = Literal["future", "past", "open"]
# The clause around an expression.
_CLAUSE = 160


class Tenses:
    """The verbs of a page, read a sentence at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._sentence = -1
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._tenses: list[Tense] = []

    def around(self, start: int, end: int) -> tuple[Tense, bool]:
        """The tense of the last verb before, else of the first one after; and whether it stands after."""
        self._read(*self.page.sentence_at(start))
        before = bisect_right(self._ends, start) - 1
        if before >= 0 and self._starts[before] >= start - _CLAUSE:
            return self._tenses[before], False
        after = bisect_left(self._starts, end)
        if after == len(self._starts) or self._ends[after] > end + _CLAUSE:
            return "open", False
        return self._tenses[after], True

    def _read(self, start: int, end: int) -> None:
        """Take in the verbs of a sentence; they are kept for its other expressions."""
        if self._sentence == start:
            return
        found = list(_verb(self.page.language).finditer(self.page.flow, start, end))
        self._sentence = start
        self._starts = [match.start() for match in found]
        self._ends = [match.end() for match in found]
        self._tenses = ["future" if match.lastgroup == "future" else "past" for match in found]


@cache
def _verb(language: str) -> re.Pattern[str]:
    """`will meet`, `they'll`, `ends`; `signed`, `was held`, not `will be held`, `need`, `United`."""
    context, ending = words(language).context, words(language).past_ending
    return re.compile(
        rf"(?P<future>'ll\b|(?<!\w){alternation((*context.future, *context.timetable))}(?!\w))"
        rf"|(?P<past>(?<!be )(?<!\w){alternation(context.past)}(?!\w)"
        rf"|(?<!be )(?<!\w)[a-z]{{2,}}[^\We]{ending}(?!\w))"
    )
