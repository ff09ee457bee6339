"""How taggers of all languages read: texts in pieces, without rows that no tokeniser should see."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from vnru_extract.page import Entity

# Longer texts go through NER in pieces cut at line ends, so that memory stays bounded.
PIECE = 30_000
# spaCy's tokeniser takes prefixes and suffixes off a token one at a time, and looks at all of it each time: 5 s for
# 8,000 brackets, underscores or quotes in a row, 10 s for as many dollar signs. Nobody is named in such a row.
_LONG_ROW = re.compile(r"(?:[^\w\s]|_){51,}")
# US$US$US$...   's's's...: the same with letters between the marks. No word or web address is as long as this.
_LONG_TOKEN = re.compile(r"(?<!\S)\S{501,}")
_MARK = re.compile(r"[\W_]")


def entities(flows: Sequence[str], recognised: Callable[[Iterable[str]], Iterable[Any]]) -> list[list[Entity]]:
    """The entities of each text, in order, by what makes spaCy documents; offsets index the text as given."""
    found: list[list[Entity]] = [[] for _ in flows]
    cuts = [(number, start, end) for number, flow in enumerate(flows) for start, end in _pieces(flow)]
    docs = recognised(_tokenisable(flows[number][start:end]) for number, start, end in cuts)
    for (number, start, _), doc in zip(cuts, docs, strict=True):
        found[number] += [Entity(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]
    return found


def _tokenisable(flow: str) -> str:
    """A copy of equal length in which long rows of marks are blank, so that no text takes a tokeniser minutes."""
    blanked = _LONG_ROW.sub(lambda row: " " * len(row[0]), flow)
    return _LONG_TOKEN.sub(lambda token: _MARK.sub(" ", token[0]), blanked)


def _pieces(flow: str) -> Iterator[tuple[int, int]]:
    """Start and end of pieces of at most `PIECE` characters, cut at a line end or space where there is one."""
    start = 0
    while len(flow) - start > PIECE:
        cut = max(flow.rfind("\n", start, start + PIECE), flow.rfind(" ", start + PIECE // 2, start + PIECE))
        end = cut + 1 if cut > start else start + PIECE
        yield start, end
        start = end
    yield start, len(flow)
