"""What each kind of file holds: its text, and what it says about itself."""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vnru_extract.errors import InputError, refuse_half_characters
from vnru_extract.page import Document
from vnru_extract.readers.days import day_of
from vnru_extract.text import normalise

# The lines between `---` and `---` at the very start of a Markdown file.
_FRONT_MATTER = re.compile(
    r"""\A---[ \t]*\n
        (?P<fields>(?:(?!(?:---|\.\.\.)[ \t]*$).*\n)*)
        (?:---|\.\.\.)[ \t]*(?:\n|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
# title: "Ambassador's address"   published: 2024-05-17 # the day it was given
_FIELD = re.compile(
    r"""^(?P<key>title|published|language|url)[ \t]*:[ \t]*
        (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^']|'')*)'|(?P<plain>.*?))[ \t]*(?:(?:^|(?<=\s))\#.*)?$""",
    re.MULTILINE | re.VERBOSE,
)
_NOTHING = {"", "~", "null"}
# Only what a page's markup says of its date: a guess from its prose or its footer could be a wrong year. The latest
# day is fixed, for htmldate's own is the day of the run, and records must not depend on it.
_MARKED_UP_DATE = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}

_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""The fields of a Markdown file's front matter that matter here, and the text after it.

    >>> split_front_matter("---\ntitle: 'A visit'\npublished: 2024-05-17\n---\nTalks were held.")
    ({'title': 'A visit', 'published': '2024-05-17'}, 'Talks were held.')
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    return {field["key"]: _scalar(field) for field in _FIELD.finditer(found["fields"])}, text[found.end() :]


def _scalar(field: re.Match[str]) -> str:
    if field["double"] is not None:
        return re.sub(r"\\(.)", r"\1", field["double"])
    if field["single"] is not None:
        return field["single"].replace("''", "'")
    return "" if field["plain"] in _NOTHING else field["plain"]


def main_text(html: str) -> tuple[dict[str, str | None], str]:
    """A web page's title and date, and its main text with tables, without comments; nothing is fetched.

    Raises:
        InputError: there is no main text.

    """
    from trafilatura import bare_extraction  # noqa: PLC0415  0.15 s: only when there is a page

    page: Any = bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_MARKED_UP_DATE,
    )
    if page is None or not page.text:
        raise InputError("no main text found in the page")
    return {"title": page.title, "published": page.date}, page.text


def parse_line(line: str) -> dict[str, Any]:
    """The JSON object on one line of a JSON Lines file, which has a `text`.

    Raises:
        InputError: the line is none, or has no `text`.

    """
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})") from error
    if not isinstance(parsed, dict):
        raise InputError(f"not a JSON object but {_kind(parsed)}: each line needs one, with a `text`")
    if "text" not in parsed:
        raise InputError("the JSON object has no `text`")
    return parsed


def own_id(fields: Mapping[str, Any]) -> str | None:
    """The `id` of a JSON line; a whole number counts as its digits.

    Raises:
        InputError: it is neither text nor a whole number.

    """
    value = fields.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(fields, "id")


def document(
    fields: Mapping[str, Any], *, text: str, document_id: str, source: str, undated: date | None = None
) -> Document:
    """A document of a text and its metadata; `undated` is its day where the metadata has none.

    Raises:
        InputError: a field has the wrong type, or the text cannot be written as UTF-8.

    """
    published = _published(fields)
    title = _words(fields, "title")
    _words(fields, "url")
    for name, value in (("text", text), ("id", document_id), ("title", title or "")):
        refuse_half_characters(name, value)
    return Document(
        id=document_id,
        source=source,
        text=normalise(text),
        title=" ".join(normalise(title).split()) or None if title else None,
        published=published or undated,
        published_from="metadata" if published else "option" if undated else None,
        language=_words(fields, "language"),
    )


def text_of(fields: Mapping[str, Any]) -> str:
    """The `text` of a JSON line.

    Raises:
        InputError: it is not a string.

    """
    text = fields["text"]
    if not isinstance(text, str):
        raise InputError(f"`text` is not a string but {_kind(text)}")
    return text


def _words(fields: Mapping[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"`{key}` is not a string but {_kind(value)}")
    return value or None


def _published(fields: Mapping[str, Any]) -> date | None:
    value = fields.get("published")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"`published` is {value!r}: write the day as YYYY-MM-DD")
    return day_of(value)


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
