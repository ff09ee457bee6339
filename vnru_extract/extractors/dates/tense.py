"""The tense in which a sentence speaks of a time: that of the nearest verb."""

from bisect import bisect_left, bisect_right

from vnru_extract.extractors.dates.languages import spoken
from vnru_extract.extractors.dates.surroundings import Tense
from vnru_extract.page import Page

# The clause around an expression.
_CLAUSE = 160


class Tenses:
    """The verbs of a page, read a sentence at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._verbs = spoken(page.language).surroundings.verbs
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
        found = list(self._verbs(self.page.flow, start, end))
        self._sentence = start
        self._starts = [verb[0] for verb in found]
        self._ends = [verb[1] for verb in found]
        self._tenses = [verb[2] for verb in found]
