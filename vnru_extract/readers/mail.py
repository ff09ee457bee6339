"""Messages (`.eml`): the subject is the title, the day of sending the day; attachments are documents of their own."""

import email
import email.policy
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO

from vnru_extract.errors import InputError
from vnru_extract.readers.decoding import decode
from vnru_extract.readers.html import page_text
from vnru_extract.readers.paths import suffix_of

_ATTACHED_KINDS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
}
_MOST_PARTS = 2_000

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message: its name, without folders, and what it holds."""

    name: str
    data: bytes

    def stream(self) -> IO[bytes]:
        """What it holds, to be read."""
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class Mail:
    """A message taken apart; `text` is None where it has none of its own."""

    fields: dict[str, str | None]
    text: str | None
    attachments: tuple[Attachment, ...]


def take_apart(data: bytes, warn: Warn) -> Mail:
    """A message's title and day, its text (plain before HTML), and its attachments.

    Raises:
        InputError: it is no message, or has too many or too deeply nested parts.

    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(_parts(message))
    except (RecursionError, MessageError, ValueError, LookupError) as error:
        raise InputError("the message is damaged, or its parts are nested too deeply") from error
    if not data:
        raise InputError("the file is empty")
    if not message.keys():
        raise InputError("not a message: it does not begin with headers such as `Subject:`")
    attached = [part for part in parts if _is_attached(part)]
    body = [part for part in parts if not _is_attached(part)]
    fields = {"title": _title(message), "published": _day(message, warn)}
    attachments = [_attachment(part, number) for number, part in enumerate(attached, 1)]
    return Mail(fields, _text(body, warn), tuple(_numbered(attachments)))


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a message that is attached is one part."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise InputError(f"the message has more than {_MOST_PARTS:,} parts")
        below = part.get_payload()
        if isinstance(below, list) and part.get_content_type() != "message/rfc822":
            waiting += reversed([one for one in below if isinstance(one, Message)])
        else:
            yield part


def _is_attached(part: Message) -> bool:
    return (
        part.get_content_type() in _ATTACHED_KINDS
        or part.get_content_disposition() == "attachment"
        or bool(_name(part) and suffix_of(_name(part)))
    )


def _attachment(part: Message, number: int) -> Attachment:
    name = _name(part) or f"attachment-{number}"
    kind = _ATTACHED_KINDS.get(part.get_content_type(), "")
    if kind and not suffix_of(name):
        name += kind
    below = part.get_payload()
    if isinstance(below, list):
        return Attachment(name, below[0].as_bytes() if below and isinstance(below[0], Message) else b"")
    return Attachment(name, _content(part))


def _numbered(attachments: list[Attachment]) -> Iterator[Attachment]:
    """The second of two that have one name is `note-2.pdf`."""
    times: Counter[str] = Counter()
    for attachment in attachments:
        times[attachment.name] += 1
        if times[attachment.name] > 1:
            suffix = suffix_of(attachment.name)
            stem = attachment.name[: len(attachment.name) - len(suffix)]
            yield replace(attachment, name=f"{stem}-{times[attachment.name]}{attachment.name[len(stem) :]}")
        else:
            yield attachment


def _name(part: Message) -> str:
    """A part's file name, without the folders that a sender may have put before it."""
    try:
        name = _decoded(str(part.get_filename() or ""))
    except (ValueError, LookupError, TypeError):
        return ""
    return name.replace("\\", "/").rpartition("/")[2].strip(" .").replace("\0", "")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(parts: list[Message], warn: Warn) -> str | None:
    """The plain parts one after the other, else the first page; None where both are blank."""
    plain = [_words(part, warn) for part in parts if part.get_content_type() == "text/plain"]
    if text := "\n\n".join(words.strip("\n") for words in plain if words.strip()):
        return text
    for part in parts:
        if part.get_content_type() == "text/html" and (html := _words(part, warn, html=True)).strip():
            return page_text(html)[1]
    return None


def _words(part: Message, warn: Warn, *, html: bool = False) -> str:
    content = _content(part)
    return decode(content, warn, html=html, declared=part.get_content_charset()) if content else ""


def _title(message: Message) -> str | None:
    return " ".join(_decoded(_header(message, "subject")).split()) or None


def _day(message: Message, warn: Warn) -> str | None:
    """The day in the sender's own time zone, as written."""
    written = _header(message, "date")
    if not written.strip():
        return None
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        warn("its `Date:` is none: the message has no day")
        return None


def _header(message: Message, wanted: str) -> str:
    """A header's words as they stand in the file; bytes that are not ASCII are UTF-8, or else cp1252."""
    for name, value in message.raw_items():
        if name.lower() == wanted:
            data = str(value).encode("utf-8", "surrogateescape")
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                return data.decode("cp1252", "replace")
    return ""


def _decoded(header: str) -> str:
    """The words of a header that may be packed as `=?utf-8?b?...?=`."""
    try:
        pieces = decode_header(header)
    except (MessageError, ValueError):
        return header
    return "".join(_piece(*piece) for piece in pieces)


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such charset; a name with a NUL is a ValueError
        return words.decode("utf-8", "replace")
