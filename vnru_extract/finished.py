"""What earlier runs into a folder finished, so that a run with `--resume` need not do it again."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from vnru_extract.errors import Failure, UsageError, VnruExtractError
from vnru_extract.kept import Kept
from vnru_extract.language import language_of
from vnru_extract.models import Record, text_digest
from vnru_extract.page import Document
from vnru_extract.readers import PlainFile
from vnru_extract.writers import FOLDER_FILES
from vnru_extract.writers.manifest import MANIFEST, about_of
from vnru_extract.writers.whole import abandoned, is_being_written

_DOCUMENTS = FOLDER_FILES[0]
# The id stands at the head of every record: {"schema_version":"1","id":"may/visit", ...
_HEAD = re.compile(rb'\{"schema_version":"\d+","id":"((?:[^"\\]|\\.)*)","source"')
# What a run says of itself that its records do not depend on.
_NO_MATTER = ("paths", "format", "strict", "shard")


class Finished:
    """The records in some files of results, found by their documents; `taken` counts those that were used.

    Records are looked up by id and read where they stand: any number of them need little memory. Whether a document is
    unchanged is told by its record: the text's digest, and the metadata that went into it. To be used as a context.
    """

    def __init__(self, files: Iterable[Path], language: str | None = None) -> None:
        self.taken = 0
        self._language = language  # that every document was read in, whatever it says
        self._files = [path.open("rb") for path in files]
        self._index = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._index.executescript(
            "PRAGMA journal_mode = OFF; BEGIN; CREATE TABLE records "
            "(place INTEGER PRIMARY KEY, id BLOB UNIQUE, file INTEGER, start INTEGER, done INTEGER)"
        )
        for number in range(len(self._files)):
            self._index.executemany(
                "INSERT OR REPLACE INTO records (id, file, start, done) VALUES (?, ?, ?, 0)", self._listed(number)
            )

    @classmethod
    def into(cls, folder: Path, about: Mapping[str, Any]) -> tuple[Self, str | None]:
        """What runs into `folder` finished with the program, model and options that `about` names; and if a run with
        others was there, which of them differ.

        Raises:
            UsageError: another run is writing there now.

        """
        if is_being_written(folder):
            raise UsageError(f"another run is writing {folder}: wait for it, or give another folder")
        files, different = [], None
        for place in (folder, *abandoned(folder)):
            if (place / _DOCUMENTS).is_file():
                before = about_of(place / MANIFEST)
                if (difference := _difference(about, before)) is None:
                    files.append(place / _DOCUMENTS)
                else:
                    different = difference
        return cls(files, about["options"].get("lang")), different

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._index.close()
        for file in self._files:
            file.close()

    def find(self, document: Document | PlainFile) -> Kept | None:
        """Where the record of a document is, if there is one and the document is unchanged; a file is read for that."""
        found = self._index.execute("SELECT place FROM records WHERE id = ?", (_key(document.id),)).fetchone()
        if found is None:
            return None
        record = self._read(found[0])
        if isinstance(document, PlainFile):
            read = document.attempt(lambda _: None)  # whoever extracts it tells what there is to tell
            if isinstance(read, Failure):
                return None
            document = read
        if record is not None and _is_of(record, document, self._language):
            return Kept(document.source, document.id, found[0])
        self._index.execute("UPDATE records SET done = 1 WHERE place = ?", found)
        return None

    def take(self, kept: Kept) -> Record:
        """The record that was found."""
        record = self._read(kept.place)
        assert record is not None, "it was read when it was found"
        self._index.execute("UPDATE records SET done = 1 WHERE place = ?", (kept.place,))
        self.taken += 1
        return record

    def rest(self) -> Iterator[Record]:
        """The records that were not taken, of documents that were not found changed."""
        for (place,) in self._index.execute("SELECT place FROM records WHERE done = 0 ORDER BY place").fetchall():
            if (record := self._read(place)) is not None:
                self.taken += 1
                yield record

    def _listed(self, number: int) -> Iterator[tuple[bytes, int, int]]:
        """The id and place of each record in a file; a line that was cut short is none."""
        start = 0
        for line in self._files[number]:
            if line.endswith(b"\n") and (head := _HEAD.match(line)):
                yield head[1], number, start
            start += len(line)

    def _read(self, place: int) -> Record | None:
        """A record, unless its line was damaged."""
        number, start = self._index.execute("SELECT file, start FROM records WHERE place = ?", (place,)).fetchone()
        self._files[number].seek(start)
        with contextlib.suppress(ValidationError):
            return Record.model_validate_json(self._files[number].readline())
        return None


def _key(document_id: str) -> bytes:
    """An id as it stands in a line of JSON."""
    from vnru_extract.writers.lines import json_line  # noqa: PLC0415

    return json_line(document_id)[1:-1].encode()


def _is_of(record: Record, document: Document, language: str | None) -> bool:
    """Whether a record is what this document would give again, in a language that is given for all or its own."""
    if record.source != document.source or record.title != document.title:
        return False
    if record.text_sha256 != text_digest(document.text):
        return False
    stated = document.published_from == "metadata"
    if stated != (record.published_from == "metadata") or (stated and record.published != document.published):
        return False
    try:
        return record.language == (language or language_of(document.text, document.language))
    except VnruExtractError:
        return False


_MAKERS = frozenset({"models", "program", "schema_version", "spacy"})


def _difference(about: Mapping[str, Any], before: Mapping[str, Any] | None) -> str | None:
    """What a run said of itself that another does not; None if their records are alike."""
    if before is None or "models" not in before:
        return "what made it"
    ours, theirs = _what_matters(about), _what_matters(before)
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    return ", ".join(names) or None


def _what_matters(about: Mapping[str, Any]) -> dict[str, Any]:
    options = {name: value for name, value in dict(about["options"]).items() if name not in _NO_MATTER}
    made_by = {name: value for name, value in about.items() if name in _MAKERS}
    return made_by | {f"option {name}": value for name, value in options.items()}
