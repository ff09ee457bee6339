"""Running heads, feet and page numbers: what stands at the same place of several pages."""

import re
from collections import Counter
from collections.abc import Sequence

from vnru_extract.readers.pdf.columns import Row

_EDGE_ROWS = 3
# "3", "- 3 -", "Page 3 of 7", "3/7", "iv"
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\ ?[-–—|]?\ ?(?:\d{1,4}|[ivxl]{1,6})\ ?(?:(?:of|/)\ ?\d{1,4}|[-–—|])?", re.IGNORECASE | re.VERBOSE
)
_NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
_SAME_PLACE = 3.0  # points


def without_heads_and_feet(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page that are its own.

    A head that recurs is kept on the first page: a letterhead may be the only place that names the ministry or the
    day. Feet and page numbers go everywhere.
    """
    seen: Counter[tuple[str, str, int]] = Counter()
    for page in pages:
        seen.update({key for index in range(len(page)) for key in _keys(page, index)[:1]})
    kept: list[list[Row]] = []
    for number, page in enumerate(pages):
        kept.append([row for index, row in enumerate(page) if not _is_furniture(page, index, number, seen)])
    return kept


def _is_furniture(page: Sequence[Row], index: int, number: int, seen: Counter[tuple[str, str, int]]) -> bool:
    keys = _keys(page, index)
    if not keys:
        return False
    edge, words, _ = keys[0]
    outermost = index == (0 if edge == "top" else len(page) - 1)
    if outermost and len(page) > 2 and _PAGE_NUMBER.fullmatch(_text(page[index])):
        return True
    recurs = sum(seen[key] for key in keys) > 1
    return recurs and (edge == "bottom" or number > 0 or not words.strip("# -"))


def _keys(page: Sequence[Row], index: int) -> list[tuple[str, str, int]]:
    """Edge, words without numbers, and place of a row near an edge; the place also rounded up and down."""
    if index < _EDGE_ROWS and index <= len(page) - 1 - index:
        edge = "top"
    elif index >= len(page) - _EDGE_ROWS:
        edge = "bottom"
    else:
        return []
    words = _NUMBER.sub("#", _text(page[index]))
    place = round(page[index][0].bottom / _SAME_PLACE)
    return [(edge, words, place), (edge, words, place - 1), (edge, words, place + 1)]


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)
