"""Web archives (WARC): each answer of a server that is a page or plain text is a document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import bomb, is_bomb, read_whole

_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent for an address; `fault` where it cannot be unpacked."""

    address: str
    suffix: str
    charset: str | None
    data: bytes
    fault: InputError | None = None

    def received(self) -> bytes:
        """What was sent.

        Raises:
            InputError: it cannot be unpacked.

        """
        if self.fault is not None:
            raise self.fault
        return self.data


class _Complaint:
    """Takes the place of what `warcio` would print of a record whose length is wrong."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn

    def format(self, offset: int, line: bytes) -> str:
        self._warn(f"the record before byte {offset:,} is longer or shorter than it says")
        return ""


def answers(stream: IO[bytes], warn: Callable[[str], None]) -> Iterator[Answer]:
    """The pages and plain texts that were found, in the archive's order; redirections and errors are passed over.

    Raises:
        InputError: `warcio` is not installed, or it is no WARC file, damaged or cut off.

    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise InputError("to read web archives, install the extra: pip install 'vnru-extract[warc]'") from error
    try:
        records = ArchiveIterator(stream)
        records.INC_RECORD = _Complaint(warn)
        for record in records:
            _refuse_other_formats(record)
            if (answer := _answer(record)) is not None:
                yield answer
    except InputError:
        raise
    except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        raise InputError(f"damaged, truncated, or no WARC file ({' '.join(str(error).split())[:200]})") from error
    except (AttributeError, TypeError) as error:  # `warcio` takes it for granted that a record has headers
        raise InputError("damaged, truncated, or no WARC file (a record's headers are missing)") from error


def _refuse_other_formats(record: Any) -> None:
    """`warcio` takes whatever is no WARC file for ARC, its forerunner."""
    if record.format != "warc":
        raise InputError("not a WARC file")


def _answer(record: Any) -> Answer | None:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not headers.get_statuscode().startswith("2"):
        return None
    kind = Message()
    kind["Content-Type"] = headers.get_header("Content-Type") or ""
    suffix = _KINDS.get(kind.get_content_type() if kind["Content-Type"] else "")
    if suffix is None:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = read_whole(record.content_stream())
        if is_bomb(len(data), record.length or 0):  # what the server sent was packed
            raise bomb()
    except InputError as error:
        return Answer(address, suffix, None, b"", error)
    return Answer(address, suffix, kind.get_content_charset(), data)
