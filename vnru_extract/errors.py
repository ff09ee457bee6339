"""What can go wrong, as the user should hear it: each message says what to do."""

import unicodedata
from dataclasses import dataclass, field
from typing import Self

_LONGEST = 400
# Marks that turn the direction of the text after them: a name could hide what follows it on the screen.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class VnruExtractError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(VnruExtractError):
    """One document cannot be read or extracted; the others are not affected."""


class UnsupportedLanguageError(InputError):
    """The document is in a language without rules yet."""


class UsageError(VnruExtractError):
    """Nothing was read: the call itself is wrong (a path, a date, an option, a model)."""


class OutputError(VnruExtractError):
    """The results cannot be written any further (a full disk, a folder that went away)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that gave no record, and why: `error` is one line for the user, `cause` what was raised."""

    source: str
    id: str
    error: str
    cause: Exception | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, cause: Exception, *, source: str, document_id: str) -> Self:
        """The failure that an exception is: the document's fault, the disk's, or this program's."""
        return cls(source, document_id, _reason(cause), cause)


def _reason(cause: Exception) -> str:
    if isinstance(cause, VnruExtractError):
        return str(cause)
    if isinstance(cause, OSError) and cause.strerror:
        return f"cannot be read: {cause.strerror}"
    if isinstance(cause, MemoryError):
        return "it is too large for the memory there is: divide it, or use a machine with more"
    message = " ".join(str(cause).split())
    return f"internal error: {type(cause).__name__}: {message[:_LONGEST]} (please report)"


def refuse_half_characters(name: str, value: str) -> None:
    """Refuse a lone surrogate, which no file can hold.

    Raises:
        InputError: there is one in `value`; the message calls it by `name` and says where.

    """
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"`{name}` has half a character (a lone surrogate) at {error.start}") from error


def printable(text: str) -> str:
    r"""`text` for a terminal: control characters and turns of direction become U+FFFD, line ends spaces.

    >>> printable("one\ttwo\x1b[31m")
    'one two�[31m'
    """
    if text.isprintable():
        return text
    return "".join(" " if c in "\t\n\r" else "\ufffd" if _acts_on_terminals(c) else c for c in text)


def _acts_on_terminals(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in _TURNS
