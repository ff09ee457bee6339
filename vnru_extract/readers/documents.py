"""What was read to a `Document`: its text, and its metadata checked field by field."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vnru_extract.errors import InputError, refuse_half_characters
from vnru_extract.page import Document
from vnru_extract.readers.days import day_of
from vnru_extract.text import normalise

_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}
# What programs put where nobody gave a title: "Microsoft Word - note.docx", "untitled", "layout-3.indd"
_NO_TITLE = re.compile(
    r"microsoft\ (?:word|powerpoint|excel)\b.*|untitled\b.*|document\ ?\d*|slide\ \d+|(?:file|https?)://\S+"
    r"|.*\.(?:docx?|indd|odt|pdf|pptx?|pub|qxd|rtf|txt|html?)",
    re.IGNORECASE | re.VERBOSE,
)


def document(
    fields: Mapping[str, Any], *, text: str, document_id: str, source: str, undated: date | None = None
) -> Document:
    """A document of a text and its metadata; `undated` is its day where the metadata has none.

    Raises:
        InputError: a field has the wrong type, or the text cannot be written as UTF-8.

    """
    published = _published(fields)
    title = words(fields, "title")
    words(fields, "url")
    for name, value in (("text", text), ("id", document_id), ("title", title or "")):
        refuse_half_characters(name, value)
    return Document(
        id=document_id,
        source=source,
        text=normalise(text),
        title=" ".join(normalise(title).split()) or None if title else None,
        published=published or undated,
        published_from="metadata" if published else "option" if undated else None,
        language=words(fields, "language"),
    )


def words(fields: Mapping[str, Any], key: str) -> str | None:
    """The string that a field is, or None where it is not there or empty.

    Raises:
        InputError: it is something else.

    """
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"`{key}` is not a string but {kind_of(value)}")
    return value or None


def given_title(title: str | None) -> str | None:
    """A title that somebody gave, not one that a program made of the file's name.

    >>> given_title("Microsoft Word - visit.docx")
    >>> given_title("A visit to Hanoi")
    'A visit to Hanoi'
    """
    title = " ".join((title or "").replace("\0", "").split())
    return None if _NO_TITLE.fullmatch(title) else title or None


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    return _KINDS.get(type(value), "null")


def _published(fields: Mapping[str, Any]) -> date | None:
    value = fields.get("published")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"`published` is {value!r}: write the day as YYYY-MM-DD")
    return day_of(value)
