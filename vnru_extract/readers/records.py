"""Finished records read back: JSON Lines of this program, packed or not, the folders that hold them, standard input."""

import contextlib
import gzip
import io
import os
import sqlite3
import stat
import sys
import zlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from vnru_extract.errors import Failure, InputError, UsageError, printable
from vnru_extract.models import Record
from vnru_extract.readers.paths import InputFile, Inputs

_STDIN = "-"
_STDIN_DESCRIPTOR = 0
_SUFFIXES = (".jsonl", ".jsonl.gz")
_DOCUMENTS = "documents.jsonl"
_LONGEST_LINE = 2**30  # a packed file of a few kilobytes can hold a line of many gigabytes
_PACKED = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def find_records(paths: Sequence[str], *, outputs: Collection[Path] = (), written: Collection[int] = ()) -> Inputs:
    """The files of records that `paths` mean; `outputs` and `written` are what the run writes, by path and descriptor.

    Raises:
        UsageError: a path does not exist, is no file of records, or would be replaced.

    """
    inputs = Inputs()
    targets = {os.path.realpath(path) for path in outputs}
    growing = {_inode(os.fstat(descriptor)) for descriptor in written}
    for path in dict.fromkeys(paths):
        file = _file(path)
        if path != _STDIN and os.path.realpath(file.path) in targets:
            raise UsageError(f"the output would replace the input {file.source}: give it another name")
        if _status(file) in growing:
            raise UsageError(f"{file.source} is where this run's own output goes: give that another name")
        inputs.files.append(file)
    return inputs


def _status(file: InputFile) -> tuple[int, int] | None:
    """Which file it is, if it is an ordinary one: what goes to a terminal or a pipe cannot be read again."""
    try:
        status = os.fstat(_STDIN_DESCRIPTOR) if file.source == _STDIN else file.path.stat()
    except OSError:
        return None
    return _inode(status) if stat.S_ISREG(status.st_mode) else None


def _file(given: str) -> InputFile:
    if given == _STDIN:
        return InputFile(path=Path(given), source=_STDIN, id="stdin", name="stdin", suffix="")
    path = Path(given)
    try:
        if path.is_dir():
            path /= _DOCUMENTS
            if not path.exists():
                raise UsageError(f"{given} holds no {_DOCUMENTS}: give the files of records themselves")
        if not path.exists():
            raise UsageError(f"no such file or folder: {given}")
    except OSError as error:  # a path that is too long
        raise UsageError(f"{given}: {error.strerror}") from error
    if not path.is_file() or not path.name.casefold().endswith(_SUFFIXES):
        raise UsageError(f"{given} is no file of records: it must end in {' or '.join(_SUFFIXES)}, or be - or a folder")
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return InputFile(path=path, source=shown, id=shown, name=path.name, suffix=".jsonl", size=path.stat().st_size)


def _inode(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


class Records:
    """The records of some inputs, read and validated one at a time; `position` is how many bytes were read so far.

    A line that is no record is a failure in its place, with the file and the number of the line. So is one whose
    document is there already: in no format could the two be told apart. To be iterated over once.
    """

    def __init__(self, inputs: Inputs) -> None:
        self.position = self._begun = 0
        self._files = inputs.files
        # Any number of ids: a temporary database keeps what does not fit into its cache on the disk.
        self._seen = sqlite3.connect("", isolation_level=None)
        self._seen.executescript("PRAGMA journal_mode = OFF; CREATE TABLE seen (id TEXT PRIMARY KEY, source TEXT)")
        self._seen.execute("BEGIN")

    def __iter__(self) -> Iterator[tuple[Record | Failure, int]]:
        with contextlib.closing(self._seen):
            for file in self._files:
                try:
                    for result in self._read(file):
                        yield result, self.position
                except Exception as error:  # the other files are read on
                    self.position = self._begun + file.size
                    yield Failure.of(_plain(error), source=file.source, document_id=file.id), self.position
                self._begun += file.size

    def _read(self, file: InputFile) -> Iterator[Record | Failure]:
        if file.source == _STDIN:
            if sys.stdin is None:
                raise InputError("standard input is closed")
            yield from self._lines(file, sys.stdin.buffer)
            return
        with file.path.open("rb") as stream:
            yield from self._lines(file, stream)

    def _lines(self, file: InputFile, raw: IO[bytes]) -> Iterator[Record | Failure]:
        head = raw.peek(len(_PACKED)) if isinstance(raw, io.BufferedReader) else b""
        stream = gzip.GzipFile(fileobj=raw) if head.startswith(_PACKED) else raw
        for number, line in enumerate(iter(lambda: stream.readline(_LONGEST_LINE + 1), b""), 1):
            if len(line) > _LONGEST_LINE:
                raise InputError(f"line {number} is longer than any record; the rest of the file is not read")
            if file.source != _STDIN:
                self.position = self._begun + raw.tell()
            if line.strip():
                yield self._line(file, number, line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line)

    def _line(self, file: InputFile, number: int, line: bytes) -> Record | Failure:
        source = f"{file.source}:{number}"
        try:
            record = Record.model_validate_json(line)
            self._refuse_repeated(record.id, source)
        except Exception as error:  # the other lines are read on
            return Failure.of(_plain(error), source=source, document_id=f"{file.id}:{number}")
        return record

    def _refuse_repeated(self, document_id: str, source: str) -> None:
        if self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (document_id, source)).rowcount == 0:
            ((first,),) = self._seen.execute("SELECT source FROM seen WHERE id = ?", (document_id,))
            raise InputError(f"its id {printable(document_id)!r} was used already, by {first}")


def _plain(error: Exception) -> Exception:
    if isinstance(error, ValidationError):
        return InputError(_first_fault(error))
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return InputError("the gzip data is damaged, or ends too early; what was read before is kept")
    return error


def _first_fault(error: ValidationError) -> str:
    first, *others = error.errors(include_url=False, include_context=False, include_input=False)
    if first["type"] == "missing" and any(one["loc"] == ("document",) for one in others):
        return "it is one fact (--per fact), and only whole documents can be converted"
    where = ".".join(str(part) for part in first["loc"])
    more = f" (and {len(others)} more)" if others else ""
    return f"not a record of this program: {where + ': ' if where else ''}{first['msg']}{more}"
