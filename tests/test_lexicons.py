"""A linter for every word file: loads, says its source, is clean, sorted, and somebody reads it."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).parent.parent / "vnru_extract"
FILES = sorted((PACKAGE / "lexicons").glob("**/*.toml"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.glob("**/*.py")))

# Lists whose order is a matter of their own; a comment in the file says of what.
IN_THEIR_OWN_ORDER = {
    "furniture.patterns", "transcription.vietnamese.names.surnames", "transcription.vietnamese.names.syllables",
}  # fmt: skip

files = pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _strings(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every string, keys too, with the path of keys that leads to it."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, at)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield at, key
            yield from _strings(item, f"{at}.{key}".lstrip("."))


def _lists(value: Any, at: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of strings, however deep."""
    if isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield at, value
        for item in value:
            yield from _lists(item, at)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _lists(item, f"{at}.{key}".lstrip("."))


def test_there_are_word_files() -> None:
    assert FILES


@files
def test_is_utf8_without_mark_and_with_a_last_newline(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.decode("utf-8").endswith("\n")
    assert not [line for line in raw.decode("utf-8").split("\n") if line != line.rstrip()], "trailing spaces"


@files
def test_says_its_source(path: Path) -> None:
    assert len(_read(path)["source"].strip()) >= 20


@files
def test_strings_are_composed_and_trimmed(path: Path) -> None:
    content = _read(path)
    del content["source"]
    wrong = [
        (at, text)
        for at, text in _strings(content)
        if not text or text != text.strip() or text != unicodedata.normalize("NFC", text) or "  " in text
    ]
    assert wrong == []


@files
def test_lists_are_sorted_without_duplicates(path: Path) -> None:
    for at, words in _lists(_read(path)):
        assert len(words) == len(set(words)), f"{at}: {sorted({word for word in words if words.count(word) > 1})}"
        if f"{path.stem}.{at}" not in IN_THEIR_OWN_ORDER:
            keys = [word.casefold() for word in words]
            moved = [word for word, key, right in zip(words, keys, sorted(keys), strict=True) if key != right]
            assert moved == [], at


@files
def test_somebody_loads_it(path: Path) -> None:
    loads = set(re.findall(r"""\bload\(\s*["'](\w+)["']""", CODE))
    assert path.stem in loads, "no module of the package loads it"


@files
def test_is_in_english_too(path: Path) -> None:
    if path.parent.name in {"registry", "world"}:
        pytest.skip("facts, not words: the same in every language")
    assert (PACKAGE / "lexicons" / "en" / path.name).exists(), "shapes are declared for English first"


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem == "countries"], ids=lambda path: path.parent.name
)
def test_no_form_is_in_two_countries(path: Path) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in (*_read(path)["country"], *_read(path)["bloc"]):
        for kind in ("names", "demonyms", "seats", "prefixes"):
            for form in entry.get(kind, ()):
                owners[form].add(f"{entry['code']}.{kind}")
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}
