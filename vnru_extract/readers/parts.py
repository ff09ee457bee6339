"""Something to be read: a file that was given, or a member of one; and what single documents hold."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import IO, Any

from vnru_extract.errors import Failure, InputError
from vnru_extract.readers.archives import TARS, ZIP, plain
from vnru_extract.readers.bounds import DEEPEST, Allowance, read_whole
from vnru_extract.readers.decoding import decode
from vnru_extract.readers.gzipped import unpacked
from vnru_extract.readers.paths import InputFile

ARCHIVES = {ZIP, *TARS}
LINES, MAIL, PARQUET, WARC = ".jsonl", ".eml", ".parquet", ".warc"
# What holds documents that have ids of their own.
CONTAINERS = {*ARCHIVES, LINES, PARQUET, WARC}
# What has to be opened to know which documents there are; anything else is one document.
OPENED = {*CONTAINERS, MAIL}
_GZIP = ".gz"

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A file or a member of one: `name` is the id with every suffix, `size` in bytes as it is stored.

    `allowance` bounds what is unpacked, and is None for a file that is not; `archives` and `messages` say in how many
    of these it is packed.
    """

    source: str
    id: str
    name: str
    suffix: str
    size: int = 0
    allowance: Allowance | None = None
    archives: int = 0
    messages: int = 0
    charset: str | None = None

    @classmethod
    def of(cls, file: InputFile) -> "Part":
        """A file that was given."""
        return cls(file.source, file.id, file.name, file.suffix, file.size)

    @property
    def kind(self) -> str:
        """The suffix without that of packing: `.jsonl` of `a.jsonl.gz`, but `.tar.gz` stays."""
        return self.suffix if self.suffix in ARCHIVES else self.suffix.removesuffix(_GZIP)

    def open(self, stream: IO[bytes]) -> Any:
        """The stream of what it holds, unpacked where it is packed by itself."""
        return unpacked(stream) if self.kind != self.suffix else stream

    def read(self, stream: IO[bytes]) -> bytes:
        """All that it holds; what was packed only up to a bound."""
        whole: bytes = stream.read() if self.allowance is None and self.kind == self.suffix else read_whole(stream)
        return whole

    def entered(self) -> "Part":
        """The same, counted as an archive or message that others are in.

        Raises:
            InputError: it is in too many of them.

        """
        is_mail = self.kind == MAIL
        if (self.messages if is_mail else self.archives) >= DEEPEST:
            raise InputError(f"packed more than {DEEPEST} deep in {'messages' if is_mail else 'archives'}: unpack it")
        return replace(
            self,
            allowance=self.allowance or Allowance(self.size),
            archives=self.archives + (not is_mail),
            messages=self.messages + is_mail,
        )

    def member(self, name: str, suffix: str, size: int = 0, member_id: str | None = None) -> "Part":
        """What it holds under a name, whose id ends in `member_id`."""
        stem = name[: len(name) - len(suffix)]
        return replace(
            self,
            source=f"{self.source}!/{name}",
            id=f"{self.id}/{stem if member_id is None else member_id}",
            name=f"{self.name}/{name}",
            suffix=suffix,
            size=size,
            charset=None,
        )

    def answered(self, address: str, suffix: str, number: int, charset: str | None) -> "Part":
        """What a server answered, in a web archive: its id ends in a running number, its source in the address."""
        return replace(
            self.member(address, "", member_id=str(number)),
            name=f"{self.name}/{number}",
            suffix=suffix,
            allowance=self.allowance or Allowance(self.size),
            charset=charset,
        )

    def failure(self, error: Exception) -> Failure:
        """The failure that an error in reading it is."""
        return Failure.of(plain(error), source=self.source, document_id=self.id)


def seekable(part: Part, stream: IO[bytes]) -> tuple[IO[bytes], int]:
    """An archive that can be sought in, and its size: one inside another is held in memory.

    Raises:
        InputError: it is empty, or larger than a document may be.

    """
    data = b"" if part.allowance is None else read_whole(stream)
    size = part.size if part.allowance is None else len(data)
    if not size:
        raise InputError("the file is empty")
    return stream if part.allowance is None else io.BytesIO(data), size


def fields_and_text(part: Part, data: bytes, warn: Warn) -> tuple[Any, str]:
    """What a single document says about itself, and its text.

    Raises:
        InputError: it cannot be read; the message says what to do.

    """
    if not data:
        raise InputError("the file is empty")
    if part.kind == ".pdf":
        from vnru_extract.readers.pdf import pdf_text  # noqa: PLC0415

        return pdf_text(data, warn)
    if part.kind == ".docx":
        from vnru_extract.readers.docx import docx_text  # noqa: PLC0415

        return docx_text(data)
    is_page = part.kind in {".html", ".htm"}
    text = decode(data, warn, html=is_page, declared=part.charset)
    if is_page:
        from vnru_extract.readers.html import page_text  # noqa: PLC0415

        return page_text(text)
    if part.kind == ".md":
        from vnru_extract.readers.markdown import split_front_matter  # noqa: PLC0415

        return split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    return {}, text
