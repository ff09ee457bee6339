"""Pieces of a page to lines in reading order: rows from the top, columns one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vnru_extract.readers.pdf.letters import Piece

Row = list[Piece]

# "b.", "(iv)", "1.2", "•": what stands far behind it is the item, no cell of a table
_MARKER = re.compile(r"[-*•·–—▪●\uf000-\uf0ff]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")

_NUMBER = re.compile(r"\d{1,3}")  # "12" far before a paragraph
_PROSE_LETTERS = 30
_CELL_GAP = 4.0  # letters: further apart, it is a table
_LEAST_LINES = 4
_LEAST_GUTTER = 1.4  # letters
_MOST_CROSSING = 0.15  # of the rows: titles and figures that go over both columns
_PROSE = 0.5  # of its column's width is a usual line of prose; a cell of a table is narrower
_MARGIN = 0.15  # a gutter is not so near to an edge


@dataclass(slots=True)
class Line:
    """A line of text in its column, whose edges are `column`."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    letter: float
    column: tuple[float, float]

    @property
    def is_table_row(self) -> bool:
        """Whether there are cells in it."""
        return "\t" in self.text


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces that stand on one level, from the top of the page, each row from the left."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.bottom + piece.top)):
        if rows and _are_level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def _are_level(one: Piece, other: Piece) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.height, other.height)


def in_reading_order(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page: of two columns the left one whole, then the right one, between what goes over both."""
    if not rows:
        return []
    gutter = _gutter(rows)
    if gutter is None:
        return _lines(rows)
    lines: list[Line] = []
    for is_over_both, band in _bands(rows, gutter):
        if is_over_both:
            lines += _lines(band)
            continue
        pieces = [piece for row in band for piece in row]
        for side in (
            [piece for piece in pieces if piece.right <= gutter],
            [piece for piece in pieces if piece.right > gutter],
        ):
            lines += in_reading_order(rows_of(side))
    return lines


def _bands(rows: Sequence[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Rows that follow each other and all go over both columns, or all keep to them."""
    band: list[Row] = []
    kind = False
    for row in rows:
        crosses = any(_crosses(piece, gutter) for piece in row)
        if band and crosses != kind:
            yield kind, band
            band = []
        kind = crosses
        band.append(row)
    if band:
        yield kind, band


def _crosses(piece: Piece, x: float) -> bool:
    return piece.left < x < piece.right


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of the widest gap that runs down between two columns of prose, or None."""
    pieces = [piece for row in rows for piece in row]
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    least = _LEAST_GUTTER * median(piece.letter for piece in pieces)
    best: tuple[float, float] | None = None
    for start, end in _gaps(pieces, most=_MOST_CROSSING * len(rows)):
        middle, width = (start + end) / 2, end - start
        inside = left + _MARGIN * (right - left) < middle < right - _MARGIN * (right - left)
        if inside and width >= least and (best is None or width > best[0]) and _parts(pieces, middle):
            best = width, middle
    return best[1] if best else None


def _gaps(pieces: Sequence[Piece], *, most: float) -> Iterator[tuple[float, float]]:
    """Stretches of the page's width that at most so many pieces cover."""
    edges = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    covering, start = 0, None
    for x, change in edges:
        covering += change
        if covering <= most and start is None:
            start = x
        elif covering > most and start is not None:
            yield start, x
            start = None


def _parts(pieces: Sequence[Piece], x: float) -> bool:
    """Whether there is prose on both sides, side by side: not cells of a table, not a letterhead."""
    sides = [piece for piece in pieces if piece.right <= x], [piece for piece in pieces if piece.left >= x]
    if min(map(len, sides)) < _LEAST_LINES:
        return False
    for side in sides:
        width = max(piece.right for piece in side) - min(piece.left for piece in side)
        if median(piece.right - piece.left for piece in side) < _PROSE * width:
            return False
        if median(len(piece.text) for piece in side) < 15:
            return False
    shared = min(max(piece.top for piece in side) for side in sides) - max(
        min(p.bottom for p in side) for side in sides
    )
    return shared > 0


def _lines(rows: Sequence[Row]) -> list[Line]:
    column = _edges(rows)
    return [
        Line(
            _joined(row),
            row[0].left,
            max(piece.right for piece in row),
            row[0].bottom,
            max(piece.height for piece in row),
            median(piece.letter for piece in row),
            column,
        )
        for row in rows
    ]


def _edges(rows: Sequence[Row]) -> tuple[float, float]:
    """Where the lines of a column begin and end: few stand out to the left, one in five may to the right."""
    rights = sorted(max(piece.right for piece in row) for row in rows)
    return min(row[0].left for row in rows), rights[int(0.8 * (len(rights) - 1) + 0.5)]


def _joined(row: Row) -> str:
    text = row[0].text
    is_item = _is_item(row)
    for before, piece in pairwise(row):
        is_cell = piece.left - before.right > _CELL_GAP * min(piece.letter, before.letter)
        text += ("\t" if is_cell and not is_item else " ") + piece.text
    return text


def _is_item(row: Row) -> bool:
    """Whether the row is the number of an item or paragraph and its words, however far apart."""
    if len(row) != 2:
        return False
    number, words = row[0].text, row[1].text
    return bool(_MARKER.fullmatch(number) or (_NUMBER.fullmatch(number) and len(words) >= _PROSE_LETTERS))
