"""What is fuzzed, and what must hold for any bytes at all: clean failures, true spans, valid records, the same twice.

A broken promise is an `AssertionError`, or an exception that is none of the program's own: atheris keeps its input.
"""

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.made_records import record as made_record
from tests.test_formats_fuzz import SAMPLES
from tests.test_properties import PIECES
from vnru_extract import Extractor, Record
from vnru_extract.errors import Failure, InputError
from vnru_extract.models import text_digest
from vnru_extract.page import Document, Entity
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.readers.decoding import decode
from vnru_extract.readers.html import page_text
from vnru_extract.readers.records import Records, find_records
from vnru_extract.text import normalise
from vnru_extract.writers import Stream

Target = Callable[[bytes], None]

_NAMES = (*SAMPLES, "a.md", "a.txt", "a.jsonl")
_SEPARATOR = 0xFF  # never in UTF-8


_PAIR = re.compile(r"\b[^\W\d_a-z]\w+ [^\W\d_a-z]\w+\b")


class _Names:
    """Stands for the taggers: every pair of words with capitals is a person, so that the rules for names run."""

    def of(self, _: str) -> "_Names":
        return self

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        return [[Entity(*found.span(), "PERSON") for found in _PAIR.finditer(flow)] for flow in flows]


def readers(folder: Path) -> Target:
    """A file of the kind that the first byte says."""

    def read(data: bytes) -> None:
        path = folder / _NAMES[sum(data[:1]) % len(_NAMES)]
        path.write_bytes(data[1:])
        first, second = (list(Reader(find_inputs([str(path)]))) for _ in range(2))
        assert first, "a file is never passed over in silence"
        assert first == second
        for result in first:
            _is_clean(result)

    return read


def extractor(_: Path, *, real: bool = False) -> Target:
    """Text: the bytes as UTF-8, or pieces that rules react to, by number."""
    made = Extractor()
    if not real:
        made.taggers = _Names()  # type: ignore[assignment]

    def extract(data: bytes) -> None:
        text = _text_of(data)
        try:
            found = made.extract(text)
        except InputError:
            return
        clean = normalise(text)
        found.check(clean)
        assert found.text_sha256 == text_digest(clean)
        assert Record.model_validate_json(found.model_dump_json(), context={"text": clean}) == found
        assert made.extract(text) == found

    return extract


def records(folder: Path) -> Target:
    """Lines of records read back, checked and written again."""

    def convert(data: bytes) -> None:
        path = folder / "given.jsonl"
        path.write_bytes(data)
        written = [_converted(path) for _ in range(2)]
        assert written[0] == written[1]
        if written[0]:
            path.write_bytes(written[0])
            assert _converted(path) == written[0], "what was written reads back as itself"

    return convert


def page(_: Path) -> Target:
    """A web page."""

    def read(data: bytes) -> None:
        found = []
        for _ in range(2):
            try:
                found.append(page_text(decode(data, lambda _: None, html=True)))
            except InputError as error:
                found.append(({}, str(error)))
        assert found[0] == found[1]

    return read


def seeds(name: str) -> list[bytes]:
    """Valid inputs to begin with."""
    if name == "readers":
        return [bytes([number]) + SAMPLES.get(kind, b"---\ntitle: A\n---\nA.") for number, kind in enumerate(_NAMES)]
    if name == "records":
        return [
            made_record().model_dump_json().encode(),
            made_record(people=(), offices=(), events=()).model_dump_json().encode(),
        ]
    if name == "page":
        return [SAMPLES["a.html"], b"<table><tr><td>A</td></tr></table>"]
    return [" ".join(PIECES).encode(), bytes([_SEPARATOR, *range(len(PIECES))])]


def _converted(path: Path) -> bytes:
    out = io.BytesIO()
    with Stream(out, "document") as output:
        for result, _ in Records(find_records([str(path)])):
            _is_clean(result)
            output.write(result)
        output.commit("complete")
    return out.getvalue()


def _text_of(data: bytes) -> str:
    if data[:1] == bytes([_SEPARATOR]):
        return " ".join(PIECES[number % len(PIECES)] for number in data[1:300])
    return data.decode("utf-8", "replace")


def _is_clean(result: Document | Record | Failure) -> None:
    if isinstance(result, Failure):
        assert not result.error.startswith("internal error"), result.error


TARGETS: dict[str, Callable[[Path], Target]] = {
    "readers": readers,
    "extractor": extractor,
    "records": records,
    "page": page,
}
