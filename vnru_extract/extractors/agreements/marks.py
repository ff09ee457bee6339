"""Where the words of a pattern stand on a page, each stretch of it searched once however many names are on it."""

import re
from weakref import WeakKeyDictionary

from vnru_extract.page import Page

_BLOCK = 512
_LONGEST = 60  # no phrase of the word file is longer


class Marks:
    """The offsets of every match on one page, found block by block as they are asked for."""

    def __init__(self, pattern: re.Pattern[str], flow: str) -> None:
        self._pattern, self._flow = pattern, flow
        self._blocks: dict[int, list[tuple[int, int]]] = {}

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """Those wholly between two offsets, in order."""
        found = []
        for block in range(start // _BLOCK, max(end - 1, start) // _BLOCK + 1):
            spans = self._blocks.get(block)
            if spans is None:
                spans = self._blocks[block] = self._search(block * _BLOCK)
            found += [span for span in spans if start <= span[0] and span[1] <= end]
        return found

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """The first of them."""
        found = self.within(start, end)
        return found[0] if found else None

    def _search(self, start: int) -> list[tuple[int, int]]:
        stop = start + _BLOCK
        found = self._pattern.finditer(self._flow, start, min(stop + _LONGEST, len(self._flow)))
        return [match.span() for match in found if match.start() < stop]


_found: WeakKeyDictionary[Page, dict[re.Pattern[str], Marks]] = WeakKeyDictionary()


def marks(page: Page, pattern: re.Pattern[str]) -> Marks:
    """The matches of a pattern on a page."""
    of_page = _found.setdefault(page, {})
    found = of_page.get(pattern)
    if found is None:
        found = of_page[pattern] = Marks(pattern, page.flow)
    return found
