"""The only opener of input: text, Markdown, HTML and JSON Lines files, folders and standard input -> documents.

One document that cannot be read is a `Failure` in its place; the others are read on. Nothing blocks: only
ordinary files and standard input are opened.
"""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO, Any

from vnru_extract.errors import Failure, InputError, printable
from vnru_extract.page import Document
from vnru_extract.readers.decoding import decode, marked_as_wide
from vnru_extract.readers.formats import document, main_text, own_id, parse_line, split_front_matter, text_of
from vnru_extract.readers.paths import STDIN, SUFFIXES, InputFile, Inputs, find_inputs, is_regular

__all__ = ["InputFile", "Inputs", "Reader", "find_inputs"]

_BROKEN_GZIP = {
    gzip.BadGzipFile: "not gzip data, or damaged",
    EOFError: "truncated: the gzip data ends too early",
    zlib.error: "the gzip data is damaged",
}


class Reader:
    """The documents of some inputs, read one at a time while they are asked for.

    `undated` is the day of documents whose metadata has none; `warn` gets one line for each thing to know that is
    no failure; `position` is how many bytes of `inputs.size` were read so far.
    """

    def __init__(
        self,
        inputs: Inputs,
        *,
        undated: date | None = None,
        warn: Callable[[str], None] = lambda _: None,
        stdin: IO[bytes] | None = None,
    ) -> None:
        self.position = self._begun = 0
        self._files = inputs.files
        self._unlisted = inputs.failures
        self._undated = undated
        self._warn = warn
        self._stdin = stdin
        # Files that are one document each keep their ids; a JSON line that has the same one fails.
        self._sources = {
            file.id: file.source
            for file in inputs.files
            if file.source == STDIN or (file.suffix and not file.suffix.startswith(".jsonl"))
        }

    def __iter__(self) -> Iterator[Document | Failure]:
        yield from self._unlisted
        for file in self._files:
            self.position = self._begun + file.size
            try:
                yield from self._read(file)
            except Exception as error:  # reported as this file's failure, with its type where it is a surprise
                yield Failure.of(_plain(error), source=file.source, document_id=file.id)
            self._begun += file.size

    def _read(self, file: InputFile) -> Iterator[Document | Failure]:
        if file.source == STDIN:
            yield from self._standard_input(file)
            return
        if not is_regular(file.path):
            raise InputError("not an ordinary file; to read a pipe, give `-` and direct it to standard input")
        if not file.suffix:
            raise InputError(f"not a kind of file that can be read: it must end in {', '.join(SUFFIXES)}")
        with file.path.open("rb") as raw:
            if file.suffix == ".jsonl":
                yield from self._lines(file, raw, raw)
            elif file.suffix == ".jsonl.gz":
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield from self._lines(file, unpacked, raw)
            else:
                yield self._whole(file, raw.read())

    def _whole(self, file: InputFile, data: bytes) -> Document:
        html = file.suffix in {".html", ".htm"}
        text = decode(data, self._warner(file.source), html=html)
        fields: Any = {}
        if html:
            fields, text = main_text(text)
        elif file.suffix == ".md":
            fields, text = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
        return document(fields, text=text, document_id=file.id, source=file.source, undated=self._undated)

    def _standard_input(self, file: InputFile) -> Iterator[Document | Failure]:
        """Plain text, or JSON Lines if the first line that is not blank is a JSON object with `text`."""
        if self._stdin is None and sys.stdin is None:
            raise InputError("standard input is closed")
        stream = self._stdin or sys.stdin.buffer
        read = []
        for line in iter(stream.readline, b""):
            read.append(line)
            if line.strip():
                break
        head = b"".join(read)
        if marked_as_wide(head):  # its line ends are not bytes
            head += stream.read()
        if _begins_json_lines(head):
            if self._sources.get(file.id) == STDIN:  # each line has an id of its own
                del self._sources[file.id]
            yield from self._lines(file, _Resumed(head, stream))
        else:
            yield self._whole(file, head + stream.read())

    def _lines(self, file: InputFile, stream: Any, raw: Any = None) -> Iterator[Document | Failure]:
        number = 0
        for number, line in enumerate(_split(stream, file, self._warn), 1):
            if raw is not None:
                self.position = self._begun + raw.tell()
            if line.strip():
                yield self._line(file, number, line)
        if number == 0:
            raise InputError("the file is empty")

    def _line(self, file: InputFile, number: int, line: bytes) -> Document | Failure:
        source, document_id = f"{file.source}:{number}", f"{file.id}:{number}"
        try:
            fields = parse_line(decode(line, self._warner(source)))
            document_id = own_id(fields) or document_id
            read = document(fields, text=text_of(fields), document_id=document_id, source=source, undated=self._undated)
        except Exception as error:  # as above: the other lines are read on
            return Failure.of(error, source=source, document_id=document_id)
        first = self._sources.setdefault(document_id, source)
        if first != source:
            repeated = InputError(f"its id {printable(document_id)!r} was used already, by {first}")
            return Failure.of(repeated, source=source, document_id=document_id)
        return read

    def _warner(self, source: str) -> Callable[[str], None]:
        return lambda message: self._warn(f"{source}: {message}")


class _Resumed:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = io.BytesIO(head)
        self._stream = stream

    def read(self, size: int) -> bytes:
        return self._head.read(size) or self._stream.read(size)

    def __iter__(self) -> Iterator[bytes]:
        yield from self._head
        yield from self._stream


def _begins_json_lines(head: bytes) -> bool:
    try:
        text = decode(head, lambda _: None)
        parse_line(text.lstrip().partition("\n")[0] if marked_as_wide(head) else text)
    except InputError:
        return False
    return True


def _split(stream: Any, file: InputFile, warn: Callable[[str], None]) -> Iterator[bytes]:
    """The lines of a stream; UTF-16 is decoded whole first, for its line ends are not bytes."""
    lines = iter(stream)
    first = next(lines, b"")
    if marked_as_wide(first):
        rest = b"".join(lines)
        yield from decode(first + rest, lambda message: warn(f"{file.source}: {message}")).encode().splitlines()
        return
    if first:
        yield first
    yield from lines


def _plain(error: Exception) -> Exception:
    for kind, message in _BROKEN_GZIP.items():
        if isinstance(error, kind):
            return InputError(message)
    return error
