"""The only reader of `lexicons/`: word files in, validated objects and fast alternations out.

A word file is TOML, `lexicons/<language>/<stem>.toml`; its shape is a pydantic model that the module of the
same stem declares by subclassing `Lexicon`. Unknown keys are refused, and every file says in `source` where
its facts come from.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """A word file: subclasses name its tables."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str


class Entry(BaseModel):
    """A table inside a word file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


L = TypeVar("L", bound=Lexicon)


def load(stem: str, schema: type[L], language: str = "en") -> L:
    """The word file `lexicons/<language>/<stem>.toml`, validated against `schema`; read once."""
    words = _read(stem, schema, language)
    assert isinstance(words, schema)
    return words


@cache
def _read(stem: str, schema: type[Lexicon], language: str) -> Lexicon:
    file = resources.files(__package__) / "lexicons" / language / f"{stem}.toml"
    return schema.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))


def alternation(words: Iterable[str]) -> str:
    r"""A regex source that matches any of `words`, the longest first, fast however many there are.

    The words are laid out as a trie, so a text position costs as much for a thousand words as for ten. A space
    in a word matches any run of spaces.

    >>> alternation(["Viet Nam", "Vietnam"])
    'Viet(?:nam|\\ +Nam)'
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    if not trie:
        raise ValueError("an empty alternation would match everywhere")
    return _branch(trie)


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    arms = [
        (r"\ +" if character == " " else re.escape(character)) + _branch(node[character])
        for character in sorted((c for c in node if c), reverse=True)
    ]
    if not arms:
        return ""
    body = arms[0] if len(arms) == 1 and not ends else f"(?:{'|'.join(arms)})"
    return f"{body}?" if ends else body
