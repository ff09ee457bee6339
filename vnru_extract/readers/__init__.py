"""The only opener of input: files of every kind that is read, folders and standard input -> documents.

One document that cannot be read is a `Failure` in its place; the others are read on. Nothing blocks: only
ordinary files and standard input are opened. Nothing is unpacked to disk.

Documents are found first, with their ids, and read then: a share of them (`Shard`) is told without reading the others.
"""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import IO, Any

from vnru_extract.errors import Failure, InputError, printable
from vnru_extract.page import Document
from vnru_extract.readers.archives import Member, contents_of
from vnru_extract.readers.decoding import decode, marked_as_wide
from vnru_extract.readers.documents import document
from vnru_extract.readers.jsonlines import (
    LongLine,
    Resumed,
    begins_json_lines,
    kept,
    own_id,
    parse_line,
    split_lines,
    text_of,
)
from vnru_extract.readers.parts import ARCHIVES, CONTAINERS, LINES, OPENED, PARQUET, WARC, Part, seekable
from vnru_extract.readers.paths import KINDS, STDIN, InputFile, Inputs, find_inputs, suffix_of
from vnru_extract.readers.shard import Shard
from vnru_extract.readers.unread import Found, LeavingFiles, PlainFile, Unread, Warn, ordinary, whole

__all__ = ["InputFile", "Inputs", "LeavingFiles", "PlainFile", "Reader", "Shard", "find_inputs"]


class Reader:
    """The documents of some inputs, read one at a time while they are asked for.

    `undated` is the day of documents whose metadata has none; `shard`, the share that is to be read; `warn` gets one
    line for each thing to know that is no failure; `position` is how many bytes of `inputs.size` were read so far.
    Members of archives that are passed over are added to `inputs.skipped`.
    """

    def __init__(
        self,
        inputs: Inputs,
        *,
        undated: date | None = None,
        shard: Shard = Shard(),  # noqa: B008  frozen
        warn: Warn = lambda _: None,
        stdin: IO[bytes] | None = None,
    ) -> None:
        self.position = self._begun = 0
        self._files = inputs.files
        self._unlisted = inputs.failures
        self._skipped = inputs.skipped
        self._undated = undated
        self._shard = shard
        self._warn = warn
        self._stdin = stdin
        # Files that are one document each keep their ids; what is in a container and has the same one gives way.
        self._sources = {
            file.id: file.source
            for file in inputs.files
            if file.source == STDIN or (file.suffix and Part.of(file).kind not in CONTAINERS)
        }

    def __iter__(self) -> Iterator[Document | Failure]:
        for found in self.found():
            yield found.attempt() if isinstance(found, Unread) else found

    def found(self) -> Found:
        """The documents of the share, yet to be read."""
        return (found for index, found in enumerate(self._all_found()) if self._shard.has(index))

    def _all_found(self) -> Found:
        """Every document of the inputs, of all shards, in order; what cannot be opened is a failure in its place."""
        yield from self._unlisted
        for file in self._files:
            self.position = self._begun + file.size
            part = Part.of(file)
            try:
                yield from self._file(file, part)
            except Exception as error:  # reported as this file's failure, with its type where it is a surprise
                yield part.failure(error)
            self._begun += file.size

    def _file(self, file: InputFile, part: Part) -> Found:
        if file.source == STDIN:
            yield from self._standard_input(part)
        elif part.kind in OPENED:
            with ordinary(file) as raw:
                yield from self._part(part, raw, raw)
        else:
            anywhere = replace(file, path=file.path.absolute())
            found = PlainFile(anywhere, self._claimed(part), self._undated)
            yield Unread(part.source, found.id, partial(found.read, self._warn), found)

    def _part(self, part: Part, packed: IO[bytes], raw: Any = None) -> Found:
        """The documents of a file or member; `raw` is the file itself where its place tells how far it was read."""
        if part.kind not in OPENED:
            yield self._unread(part, lambda document_id: self._whole(part, document_id, packed))
            return
        stream = part.open(packed)
        if part.kind == LINES:
            yield from self._lines(part, stream, raw)
        elif part.kind in ARCHIVES:
            yield from self._archive(part, stream, raw)
        elif part.kind == PARQUET:
            yield from self._table(part, stream, raw)
        elif part.kind == WARC:
            yield from self._web_archive(part, stream, raw)
        else:
            yield from self._mail(part, part.read(stream))

    def _unread(self, part: Part, read: Callable[[str], Document]) -> Unread:
        """A document that `read` makes of its id."""
        document_id = self._claimed(part)
        return Unread(part.source, document_id, partial(read, document_id))

    def _whole(self, part: Part, document_id: str, packed: IO[bytes]) -> Document:
        return whole(part, document_id, packed, self._undated, self._warner(part.source))

    def _document(self, part: Part, document_id: str, fields: Any, text: str) -> Document:
        return document(fields, text=text, document_id=document_id, source=part.source, undated=self._undated)

    def _claimed(self, part: Part) -> str:
        """The id of a document, with all its suffixes where another has the shorter one."""
        for candidate in (part.id, part.name):
            if self._sources.setdefault(candidate, part.source) == part.source:
                return candidate
        raise self._repeated(part.id)

    def _repeated(self, document_id: str) -> InputError:
        return InputError(f"its id {printable(document_id)!r} was used already, by {self._sources[document_id]}")

    def _archive(self, part: Part, stream: IO[bytes], raw: Any) -> Found:
        inside = part.entered()
        archive, size = seekable(part, stream)
        contents = contents_of(archive, part.kind, size)
        found = [member for member in contents.members if self._is_read(part, member)]
        stems = Counter(_stem(name) for name in {member.name for member in found})
        names: Counter[str] = Counter()
        for number, member in enumerate(found, 1):
            if raw is not None:
                self.position = self._begun + part.size * number // len(found)
            suffix, stem = suffix_of(member.name), _stem(member.name)
            below = inside.member(member.name, suffix, member.size, stem if stems[stem] == 1 else member.name)
            names[member.name] += 1
            try:
                yield from self._member(below, member, names[member.name])
            except Exception as error:  # as above: the other members are read on
                yield below.failure(error)
        if contents.fault is not None:
            raise contents.fault
        if not found:
            raise InputError(f"there is nothing to read in it (no member ends in {KINDS})")

    def _member(self, part: Part, member: Member, times: int) -> Found:
        if member.fault is not None:
            raise member.fault
        if times > 1:
            raise InputError("its name is in the archive twice")
        assert part.allowance is not None
        part.allowance.take(member.size)
        with member.open() as stream:
            yield from self._part(part, stream)

    def _is_read(self, part: Part, member: Member) -> bool:
        if suffix_of(member.name) and not member.is_hidden:
            return True
        self._skipped.append(f"{part.source}!/{member.name}")
        return False

    def _mail(self, part: Part, data: bytes) -> Found:
        """A message's own text, then its attachments; one that has only these is none itself."""
        from vnru_extract.readers.mail import take_apart  # noqa: PLC0415  only when there is a message

        inside = part.entered()
        mail = take_apart(data, self._warner(part.source))
        attached = [attachment for attachment in mail.attachments if suffix_of(attachment.name)]
        self._skipped += [f"{part.source}!/{one.name}" for one in mail.attachments if one not in attached]
        if (text := mail.text) is not None:
            yield self._unread(part, lambda document_id: self._document(part, document_id, mail.fields, text))
        elif not attached:
            raise InputError("there is no text in the message, and nothing attached that can be read")
        stems = Counter(_stem(attachment.name) for attachment in attached)
        for attachment in attached:
            name, stem = attachment.name, _stem(attachment.name)
            below = inside.member(name, suffix_of(name), len(attachment.data), stem if stems[stem] == 1 else name)
            try:
                yield from self._part(below, attachment.stream())
            except Exception as error:  # as above: the other attachments are read on
                yield below.failure(error)

    def _web_archive(self, part: Part, stream: IO[bytes], raw: Any) -> Found:
        from vnru_extract.readers.warc import answers  # noqa: PLC0415  only when there is a web archive

        number = 0
        for number, answer in enumerate(answers(stream, self._warner(part.source)), 1):
            if raw is not None:
                self.position = self._begun + raw.tell()
            below = part.answered(answer.address, answer.suffix, number, answer.charset)
            try:
                yield self._unread(below, partial(self._answer, below, answer.received))
            except Exception as error:  # as above: the other answers are read on
                yield below.failure(error)
        if number == 0:
            raise InputError("there is nothing to read in it: no page and no plain text was found")

    def _answer(self, part: Part, received: Callable[[], bytes], document_id: str) -> Document:
        return self._whole(part, document_id, io.BytesIO(received()))

    def _standard_input(self, part: Part) -> Found:
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
        if begins_json_lines(head):
            if self._sources.get(part.id) == STDIN:  # each line has an id of its own
                del self._sources[part.id]
            yield from self._lines(part, Resumed(head, stream))
        else:
            yield self._unread(part, lambda given_id: self._whole(part, given_id, io.BytesIO(head + stream.read())))

    def _lines(self, part: Part, stream: Any, raw: Any = None) -> Found:
        number = 0
        for number, line in enumerate(split_lines(stream, self._warner(part.source)), 1):
            if raw is not None:
                self.position = self._begun + raw.tell()
            if isinstance(line, LongLine) or line.strip():
                yield self._line(part, number, line)
        if number == 0:
            raise InputError("the file is empty")

    def _line(self, part: Part, number: int, line: bytes | LongLine) -> Unread | Failure:
        return self._row(part, number, lambda warn: parse_line(decode(kept(line), warn)))

    def _table(self, part: Part, stream: IO[bytes], raw: Any) -> Found:
        from vnru_extract.readers.parquet import Table  # noqa: PLC0415  only when there is a Parquet file

        if raw is None:
            raise InputError("a Parquet file in an archive or message is not read: unpack it")
        table = Table(stream)
        for number, row in enumerate(table.rows(), 1):
            self.position = self._begun + part.size * number // table.size
            yield self._row(part, number, row)

    def _row(self, part: Part, number: int, fields_of: Callable[[Warn], dict[str, Any]]) -> Unread | Failure:
        """The document of a line or row, of which `fields_of` makes what it states."""
        source, document_id = f"{part.source}:{number}", f"{part.id}:{number}"
        try:
            fields = fields_of(self._warner(source))
            document_id = own_id(fields) or document_id
            text = text_of(fields)
        except Exception as error:  # as above: the other lines are read on
            return Failure.of(error, source=source, document_id=document_id)
        if self._sources.setdefault(document_id, source) != source:
            return Failure.of(self._repeated(document_id), source=source, document_id=document_id)
        read = partial(document, fields, text=text, document_id=document_id, source=source, undated=self._undated)
        return Unread(source, document_id, read)

    def _warner(self, source: str) -> Warn:
        return lambda message: self._warn(f"{source}: {message}")


def _stem(name: str) -> str:
    suffix = suffix_of(name)
    return name[: -len(suffix)] if suffix else name
