"""PDF: the text in the order in which a person reads it, without running heads, feet and page numbers.

The file's dates are not the document's day: `CreationDate` is when the file was written, which for a scan, an
export or a copy is years after the text appeared, and a wrong year is worse than none.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import bomb
from vnru_extract.readers.documents import given_title
from vnru_extract.readers.pdf.columns import in_reading_order, rows_of
from vnru_extract.readers.pdf.furniture import without_heads_and_feet
from vnru_extract.readers.pdf.letters import Piece, pieces_of
from vnru_extract.readers.pdf.prose import prose

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1_024  # as the format's readers have always allowed
# Letters that a font shows but does not name: the file cannot be read without looking at it.
_UNNAMED = re.compile("[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]")
# Symbol fonts put their bullets, arrows and ticks there; they stand before the items of lists.
_BULLET = re.compile("(?<![^\n\t])[\uf000-\uf0ff](?= )")
_TOO_MANY_UNNAMED = 0.2
# A file of 700 bytes can show millions of letters, for what it holds is packed, and pages can share it; text packs ten
# to thirty times.
_LETTERS_A_BYTE = 50
_LETTERS_ALLOWED = 2_000_000


def pdf_text(data: bytes, warn: Callable[[str], None]) -> tuple[dict[str, str | None], str]:
    """A PDF's title where it has one, and its text; `warn` is told of pages without any.

    Raises:
        InputError: it is encrypted, damaged or empty, or holds pictures of text only.

    """
    import pypdfium2  # noqa: PLC0415  0.1 s: only when there is a PDF

    if _HEADER not in data[:_HEADER_WITHIN]:
        raise InputError("not a PDF: it does not begin with %PDF-")
    try:
        with closing(pypdfium2.PdfDocument(data)) as file:
            pages = list(_pages(file, len(data)))
            title = given_title(file.get_metadata_value("Title"))
    except pypdfium2.PdfiumError as error:
        raise InputError(_reason(data)) from error
    _refuse_pictures(pages, warn)
    lines = [in_reading_order(rows) for rows in without_heads_and_feet([rows_of(page) for page in pages])]
    text = _BULLET.sub("•", prose([line for page in lines for line in page]))
    if len(_UNNAMED.findall(text)) > _TOO_MANY_UNNAMED * len(text):
        raise InputError(
            "the PDF's fonts do not say which letters they show: run OCR on it (such as ocrmypdf --force-ocr)"
        )
    return {"title": title}, _UNNAMED.sub("\ufffd", text)


def _pages(file: Any, size: int) -> Iterator[list[Piece]]:
    """The pieces of each page, as long as there are no more letters than so many bytes can hold."""
    left = max(_LETTERS_ALLOWED, _LETTERS_A_BYTE * size)
    for number in range(len(file)):
        with closing(file[number]) as page:
            pieces = pieces_of(page)
        left -= sum(len(piece.text) for piece in pieces)
        if left < 0:
            raise bomb()
        yield pieces


def _reason(data: bytes) -> str:
    """Why PDFium cannot open a file: the number that it gives may be that of an earlier error."""
    if b"/Encrypt" in data:
        return "the PDF is encrypted: save a copy without a password"
    if b"%%EOF" not in data[-_HEADER_WITHIN:]:
        return "the PDF is truncated: its end is missing"
    return "the PDF is damaged or has no pages: save it anew from a program that opens it"


def _refuse_pictures(pages: list[list[Piece]], warn: Callable[[str], None]) -> None:
    if not pages:
        raise InputError("the PDF has no pages")
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    if len(blank) == len(pages):
        raise InputError("the PDF has no text, only pictures (a scan?): run OCR on it first (such as ocrmypdf)")
    if blank:
        warn(f"no text on page{'s' * (len(blank) > 1)} {', '.join(blank[:20])}{' …' * (len(blank) > 20)} of the PDF")
