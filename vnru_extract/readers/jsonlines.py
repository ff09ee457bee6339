"""JSON Lines: an object with `text` on each line."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import LARGEST_DOCUMENT, megabytes
from vnru_extract.readers.decoding import decode, marked_as_wide
from vnru_extract.readers.documents import kind_of, words

_SKIPPED_AT_ONCE = 1 << 20


class LongLine:
    """Stands for a line that is too long to be kept."""


def split_lines(stream: Any, warn: Callable[[str], None]) -> Iterator[bytes | LongLine]:
    """The lines of a stream, one at a time; UTF-16 is decoded whole first, for its line ends are not bytes."""
    line = stream.readline(LARGEST_DOCUMENT + 1)
    if marked_as_wide(line):
        yield from decode(line + stream.read(), warn).encode().splitlines()
        return
    while line:
        if len(line) > LARGEST_DOCUMENT and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_SKIPPED_AT_ONCE)
            yield LongLine()
        else:
            yield line
        line = stream.readline(LARGEST_DOCUMENT + 1)


def kept(line: bytes | LongLine) -> bytes:
    """A line that is not too long.

    Raises:
        InputError: it is.

    """
    if isinstance(line, LongLine):
        raise InputError(f"the line has more than {megabytes(LARGEST_DOCUMENT)}: split its text into several documents")
    return line


def parse_line(line: str) -> dict[str, Any]:
    """The JSON object on one line of a JSON Lines file, which has a `text`.

    Raises:
        InputError: the line is none, or has no `text`.

    """
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})") from error
    if not isinstance(parsed, dict):
        raise InputError(f"not a JSON object but {kind_of(parsed)}: each line needs one, with a `text`")
    if "text" not in parsed:
        raise InputError("the JSON object has no `text`")
    return parsed


def own_id(fields: Mapping[str, Any]) -> str | None:
    """The `id` of a JSON line; a whole number counts as its digits.

    Raises:
        InputError: it is neither text nor a whole number.

    """
    value = fields.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return words(fields, "id")


def text_of(fields: Mapping[str, Any]) -> str:
    """The `text` of a JSON line.

    Raises:
        InputError: it is not a string.

    """
    text = fields["text"]
    if not isinstance(text, str):
        raise InputError(f"`text` is not a string but {kind_of(text)}")
    return text


def begins_json_lines(head: bytes) -> bool:
    """Whether a stream's first line that is not blank, or all of one in UTF-16, is a JSON object with `text`."""
    try:
        text = decode(head, lambda _: None)
        parse_line(text.lstrip().partition("\n")[0] if marked_as_wide(head) else text)
    except InputError:
        return False
    return True


class Resumed:
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: Any) -> None:
        self._head = io.BytesIO(head)
        self._stream = stream

    def read(self) -> bytes:
        """All the rest."""
        rest: bytes = self._stream.read()
        return self._head.read() + rest

    def readline(self, size: int) -> bytes:
        """The next line, or so many bytes of it."""
        line: bytes = self._head.readline(size) or self._stream.readline(size)
        return line
