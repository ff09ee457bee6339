"""The letters of a PDF page, put together to pieces of lines with their places."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from vnru_extract.errors import InputError

# Words of justified prose stand up to about this many letters apart, columns and cells further.
_WIDEST_SPACE = 1.7
# How wide the letters of a piece are is known from its sixth on; before, half of the font's height is guessed.
_LETTERS_TO_MEASURE = 6
_SAME_LINE = 0.5
# Close print on the largest sheet has fewer.
_MOST_LETTERS = 500_000
# PDFium's own marks for a hyphen at the end of a line.
_LINE_END_HYPHENS = {0x02, 0xFFFE}
_LINE_ENDS = {0x0A, 0x0D}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# "km²" keeps its digit; "in 2023.⁴" and "the Agreement¹" have a note's number.
_UNITS = ("m", "km", "cm")
_NO_CODE_POINT = range(0xD800, 0xE000)

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Piece:
    """Letters that stand together on one line; places in points, upwards and to the right."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Of the font, not of the letters: `a` and `A` have the same. Of some fonts it is more than a line's."""
        return self.top - self.bottom

    @property
    def letter(self) -> float:
        """How wide a letter is, about half an em."""
        if len(self.text) < _LETTERS_TO_MEASURE:
            return 0.5 * self.height
        return (self.right - self.left) / len(self.text)


def pieces_of(page: Any) -> list[Piece]:
    """The pieces of a page of `pypdfium2`, in the file's order; blank ones are left out."""
    upright = _UPRIGHT.get(page.get_rotation() % 360, _UPRIGHT[0])
    text_page = page.get_textpage()
    try:
        found = _pieces(text_page.raw, upright)
    finally:
        text_page.close()
    for piece in found:
        piece.text = piece.text.strip()
    return [piece for piece in found if piece.text]


def _pieces(page: Any, upright: Callable[[Box], Box]) -> list[Piece]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415  loaded already where there is a page

    if pdfium.FPDFText_CountChars(page) > _MOST_LETTERS:
        raise InputError(f"a page of the PDF has more than {_MOST_LETTERS:,} letters (a bomb?)")
    code_at, box_at, is_generated = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_IsGenerated,
    )
    rectangle = pdfium.FS_RECTF()
    place = ctypes.byref(rectangle)
    pieces: list[Piece] = []
    current: Piece | None = None
    before: Box = (0, 0, 0, 0)
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = code_at(page, index)
        if code in _LINE_ENDS:
            current = None
            continue
        if code == 0x20 and is_generated(page, index) == 1:  # it has no place of its own
            if current is not None:
                current.text += " "
            continue
        if not box_at(page, index, place):
            continue
        box = upright((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
        letter = _letter(code)
        if current is not None and _goes_on(current, box):
            if not _is_note_number(current, letter, box, before):
                current.text += letter
                current.right = max(current.right, box[2])
                before = box
            continue
        if letter.strip():
            current = Piece(letter, box[0], box[2], box[1], box[3])
            pieces.append(current)
            before = box
    return pieces


def _letter(code: int) -> str:
    if code in _LINE_END_HYPHENS:
        return "-"
    if code == 0 or code in _NO_CODE_POINT:
        return "\ufffd"
    return _LIGATURES.get(code) or (" " if chr(code).isspace() else chr(code))


def _goes_on(piece: Piece, box: Box) -> bool:
    """Whether a letter in this place is the next of the piece."""
    left, bottom, _, top = box
    height = max(piece.height, 1)
    is_level = abs((bottom + top) / 2 - (piece.bottom + piece.top) / 2) < _SAME_LINE * height
    return is_level and -_SAME_LINE * height < left - piece.right < _WIDEST_SPACE * piece.letter


def _is_note_number(piece: Piece, letter: str, box: Box, before: Box) -> bool:
    """Whether a letter is a digit that refers to a note: smaller than the letter before it, and raised."""
    height = before[3] - before[1]
    if not letter.isdigit() or box[3] - box[1] > 0.8 * height or box[1] < before[1] + 0.15 * height:
        return False
    words = piece.text.split(" ")
    return words[-1] not in _UNITS and not piece.text[-1].isdigit()


# A page that is shown turned has its letters turned the other way.
_UPRIGHT: dict[int, Callable[[Box], Box]] = {
    0: lambda box: box,
    90: lambda box: (box[1], -box[2], box[3], -box[0]),
    180: lambda box: (-box[2], -box[3], -box[0], -box[1]),
    270: lambda box: (-box[3], box[0], -box[1], box[2]),
}
