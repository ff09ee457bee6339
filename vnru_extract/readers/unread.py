"""Documents that were found and are yet to be read, here or by whoever extracts them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Protocol

from vnru_extract.errors import Failure, InputError
from vnru_extract.page import Document
from vnru_extract.readers.archives import plain
from vnru_extract.readers.documents import document
from vnru_extract.readers.parts import Part, fields_and_text
from vnru_extract.readers.paths import KINDS, InputFile, is_regular

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that is one document, with all that it takes to read it: it can be sent to another machine."""

    file: InputFile
    id: str
    undated: date | None

    @property
    def source(self) -> str:
        """The path as it was given."""
        return self.file.source

    def attempt(self, warn: Warn) -> Document | Failure:
        """The document, or the reason why there is none."""
        return Unread(self.source, self.id, lambda: self.read(warn)).attempt()

    def read(self, warn: Warn) -> Document:
        """The document.

        Raises:
            InputError: it cannot be read; the message says what to do.

        """
        if not self.file.suffix:
            raise InputError(f"not a kind of file that can be read: it must end in {KINDS}")
        with ordinary(self.file) as raw:
            return whole(Part.of(self.file), self.id, raw, self.undated, lambda told: warn(f"{self.source}: {told}"))


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that was found, and what reads it, before the next one is asked for; a `file` may be read later."""

    source: str
    id: str
    read: Callable[[], Document]
    file: PlainFile | None = None

    def attempt(self) -> Document | Failure:
        """The document, or the reason why there is none: an exception of any kind is this document's failure."""
        try:
            return self.read()
        except Exception as error:  # reported with its type where it is a surprise
            return Failure.of(plain(error), source=self.source, document_id=self.id)


Found = Iterator[Unread | Failure]


class Finds(Protocol):
    """What `LeavingFiles` needs of a `Reader`."""

    position: int

    def found(self) -> Found:
        """The documents, yet to be read."""


class LeavingFiles:
    """The documents of a reader, but plain files unopened: whoever extracts them opens them, on whatever machine."""

    def __init__(self, reader: Finds) -> None:
        self._reader = reader

    @property
    def position(self) -> int:
        """How many bytes of the input were found or read so far."""
        return self._reader.position

    def __iter__(self) -> Iterator[Document | PlainFile | Failure]:
        for found in self._reader.found():
            yield found if isinstance(found, Failure) else found.file or found.attempt()


def whole(part: Part, document_id: str, packed: IO[bytes], undated: date | None, warn: Warn) -> Document:
    """The document that all of a file or member is.

    Raises:
        InputError: it cannot be read; the message says what to do.

    """
    fields, text = fields_and_text(part, part.read(part.open(packed)), warn)
    return document(fields, text=text, document_id=document_id, source=part.source, undated=undated)


def ordinary(file: InputFile) -> IO[bytes]:
    """The bytes of an ordinary file: opening anything else could block.

    Raises:
        InputError: it is none.

    """
    if not is_regular(file.path):
        raise InputError("not an ordinary file; to read a pipe, give `-` and direct it to standard input")
    return file.path.open("rb")
