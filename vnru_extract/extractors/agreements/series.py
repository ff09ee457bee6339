"""Whether a name goes on over a comma: a series of subjects, or a row of parties with an aside between two of them."""

import re

from vnru_extract.extractors.agreements.leftward import Around
from vnru_extract.extractors.agreements.words import Words

# ", of which Russia is a member, and the Socialist Republic" | ", of the one part, and the European Union"
_ASIDE = re.compile(
    r", (?:(?:of which|which|whose|including|represented by)[^,;.()]{3,60},|(?:of|on) (?:the )?one (?:part|side),?)"
    r" and "
)
# ", fair, and balanced trade" | ", Workforce and Ecosystem Development" | ", investment and tourism"
_SERIES = re.compile(r",((?: [^,;:.()\"]{2,45},){0,6}? (?:and|&|[^,;:.()\"]{2,45}? (?:and|&))) ([^,;:.()\" ]+)")
# ", Prime Minister Ali Er and the Minister for Trade said": who says it, no subject
_TITLE_OF_PERSON = re.compile(
    r"(?:Ambassador|Chairman|Chancellor|Foreign|King|Minister|Mrs?\.?|Ms|Premier|President|Prime|Secretary)(?!\w)"
)
_AND = re.compile(r",|(?:and|&)$")
_MOST_WORDS = 5  # of one item


def aside_end(flow: str, at: int, end: int) -> int | None:
    """Where an aside between two parties ends, its "and" taken in."""
    found = _ASIDE.match(flow, at, end)
    return found.end() if found else None


class Series:
    """Reads the items of a series around one name."""

    def __init__(self, flow: str, around: Around, words: Words) -> None:
        self.flow, self.around, self.words = flow, around, words
        self._clause = words.naming.clause_openers | words.naming.stops

    def goes_on(self, start: int, at: int, *, lower: bool, between: bool) -> bool:
        """Whether each item between the commas after `at`, and the word after "and", could be the name's.

        `start` is where the name's noun stands; `lower` and `between` say whether its words may be in small letters
        and whether its parties are being told.
        """
        series = _SERIES.match(self.flow, at, self.around.end)
        if series is None:
            return False
        items = [item.strip() for item in _AND.split(series.group(1)) if item.strip()]
        last = series.group(2)
        if not all(self._is_item(item, at, lower=lower, between=between) for item in items):
            return False
        if not items and not between:
            return "," in self.flow[start:at] and self._is_last(last, lower=lower)
        known = series.start(2) in self.around.by_start
        return (between or not known) and last not in self._clause

    def _is_last(self, word: str, *, lower: bool) -> bool:
        """Whether a word after ", and" may end the series: "science, technology, and |innovation|"."""
        if word[0].isupper():
            return word not in self.words.beside.openers
        return lower and not word.endswith("ed") and word not in self._clause | self.words.naming.connectors

    def _is_item(self, item: str, at: int, *, lower: bool, between: bool) -> bool:
        if between and self.flow.index(item, at) in self.around.by_start:
            return True
        first, *rest = item.split()
        if not between and _TITLE_OF_PERSON.match(item):
            return False
        if len(rest) >= _MOST_WORDS or first.lower() in self._clause:
            return False
        if (
            first.lower() in self.words.naming.connectors
            or first in self.words.beside.openers
            or self.words.nouns.heads.search(item)
        ):
            return False
        if not first[0].isupper() and not lower:
            return False
        if self.flow.index(item, at) in self.around.by_start:
            return False
        return not any(word.lower() in self.words.naming.stops for word in rest)
