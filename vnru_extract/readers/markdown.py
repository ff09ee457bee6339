"""Markdown: what the front matter says of the document, and the text behind it."""

import re

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
        (?:(?:"(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^']|'')*+)')[ \t]*+(?:(?<=\s)\#.*)?$
        |(?P<plain>(?:(?!(?<=\s)\#).)*+)(?:\#.*)?$)""",
    re.MULTILINE | re.VERBOSE,
)
_NOTHING = {"", "~", "null"}


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
    plain = field["plain"].rstrip(" \t")
    return "" if plain in _NOTHING else plain
