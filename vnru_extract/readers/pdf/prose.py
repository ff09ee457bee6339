"""Lines to paragraphs, with words that were divided at a line's end made whole."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from vnru_extract.lexicon import Lexicon, load
from vnru_extract.readers.pdf.columns import Line

# "- Trade", "• Trade", "3. Trade", "(a) trade": an item of a list begins a paragraph
_ITEM = re.compile(r"(?:[-*•·–—▪●\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_ENDS = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")
# "the President of", "trade,", "long-": what follows belongs to it
_UNFINISHED = re.compile(r"(?:[,\-\u00ad–—&]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))$")
_DIVIDED = re.compile(r"(?P<head>[^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"(?P<tail>[^\W\d_]+)")
_HYPHENATED = re.compile(r"\b[^\W\d_]++-[^\W\d_]++")
_WORD = re.compile(r"[^\W\d_]+")
_SAME_SIZE = 0.12
_WIDER_THAN_USUAL = 1.3
_WIDEST_WITHIN = 2.2  # a page may have text of more than one spacing
_TAIL = 80
_INDENT = 1.7  # letters


class HyphenWords(Lexicon):
    """`hyphens.toml`: words that keep the hyphen behind them where a line ends."""

    first: tuple[str, ...]


@cache
def _firsts() -> frozenset[str]:
    return frozenset(load("hyphens", HyphenWords, "en").first)


@dataclass(slots=True)
class _Paragraph:
    text: str
    height: float
    is_table: bool

    @property
    def tail(self) -> str:
        """Where it ends: a paragraph may have a million lines, and each asks."""
        return self.text[-_TAIL:]

    @property
    def is_open(self) -> bool:
        """Whether no stop ends it."""
        return not self.is_table and not _ENDS.search(self.tail)


def prose(lines: Sequence[Line]) -> str:
    """The text of lines in reading order: paragraphs apart by a blank line, rows of a table by a line break."""
    counted = Counter(word for line in lines for word in _HYPHENATED.findall(line.text[:-1]))
    counted.update(word for line in lines for word in _WORD.findall(line.text))
    pitches = _pitches(lines)
    paragraphs: list[_Paragraph] = []
    previous: Line | None = None
    target: _Paragraph | None = None
    for line in lines:
        if previous is not None and previous.column == line.column and previous.bottom > line.bottom:
            target = target if _goes_on(previous, line, pitches[line.column]) else None
        else:
            target = _open_one(paragraphs, line)
        if target is None:
            target = _Paragraph(line.text, line.height, line.is_table_row)
            paragraphs.append(target)
        elif target.is_table:
            target.text += "\n" + line.text
        else:
            target.text = _joined(target.text, line.text, counted)
        previous = line
    return "\n\n".join(paragraph.text.replace("\u00ad", "") for paragraph in paragraphs)


def _pitches(lines: Sequence[Line]) -> dict[tuple[float, float], float]:
    """The usual distance of lines in each column."""
    steps: dict[tuple[float, float], list[float]] = {line.column: [] for line in lines}
    for one, other in pairwise(lines):
        step = one.bottom - other.bottom
        if one.column == other.column and 0 < step < 3 * one.height:
            steps[one.column].append(step)
    return {column: median(found) if found else 0.0 for column, found in steps.items()}


def _goes_on(line: Line, other: Line, pitch: float) -> bool:
    """Whether the next line of a column belongs to the same paragraph."""
    if line.is_table_row or other.is_table_row:
        return line.is_table_row == other.is_table_row and line.bottom - other.bottom < 3 * line.height
    if not _same_size(line.height, other.height) or _ITEM.match(other.text):
        return False
    runs_on = other.text[0].islower() and not _ENDS.search(line.text)
    if line.bottom - other.bottom > (_WIDEST_WITHIN if runs_on else _WIDER_THAN_USUAL) * pitch + 1:
        return False
    if _UNFINISHED.search(line.text) or other.text[0].islower():
        return True
    is_indented = other.left - line.left > _INDENT * other.letter and not _ITEM.match(line.text)
    return not is_indented and not _had_room(line, other)


def _had_room(line: Line, other: Line) -> bool:
    """Whether the next line's first word would have fitted on the line: then the line was ended on purpose."""
    first = other.text.split(" ", 1)[0]
    start, end = line.column
    return line.right + (len(first) + 1) * line.letter < end - 0.03 * (end - start)


def _open_one(paragraphs: Sequence[_Paragraph], line: Line) -> _Paragraph | None:
    """The paragraph that goes on in the next column or page: notes in smaller type may stand between."""
    if line.is_table_row:
        return None
    for paragraph in reversed(paragraphs[-8:]):
        if _same_size(paragraph.height, line.height):
            begins_within = line.text[0].islower() or bool(_UNFINISHED.search(paragraph.tail))
            return paragraph if paragraph.is_open and begins_within and not _ITEM.match(line.text) else None
    return None


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def _joined(text: str, line: str, counted: Counter[str]) -> str:
    """A line behind its paragraph; of a divided word the parts become one again."""
    divided, follows = _DIVIDED.search(text[-_TAIL:]), _FIRST_WORD.match(line)
    if divided is None or follows is None:
        return text + ("" if text.endswith("-") and line[:1].isdigit() else " ") + line
    if text.endswith("\u00ad"):
        return text[:-1] + line
    head, tail = divided["head"], follows["tail"]
    is_chain = text[: -len(head) - 1].endswith("-")  # "day-to-" before "day"
    keeps = is_chain or not tail[0].islower() or head.casefold() in _firsts()
    if counted[f"{head}-{tail}"] != counted[head + tail]:
        keeps = counted[f"{head}-{tail}"] > counted[head + tail]
    return text + line if keeps else text[:-1] + line
