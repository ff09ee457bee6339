"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte-order mark, what a page declares, else a guess that is told."""

import codecs
import re
from collections.abc import Callable, Sequence

from vnru_extract.errors import InputError

Warn = Callable[[str], None]

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# <meta charset="windows-1251">   <meta http-equiv=... content="text/html; charset=koi8-r">
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,40})", re.IGNORECASE)
# <?xml version="1.0" encoding="windows-1251"?>
_XML_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,40})")
# What pages call one thing and mean another, as the standard for browsers has it (https://encoding.spec.whatwg.org).
_MEANT = {
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "ks_c_5601-1987": "cp949",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "x-sjis": "cp932",
}
_HEAD = 4_096
# Guesses often tie between the code pages of one script, and the alphabet decides for cp1250 ("Săo Paulo"). Most
# English and French files that are not UTF-8 are this.
_USUAL = "cp1252"


def decode(data: bytes, warn: Warn, *, html: bool = False, declared: str | None = None) -> str:
    """The text of a file, without byte-order mark; `warn` is told where the encoding is a guess.

    `declared` is what a message or a server said of it; a page may say it as well. UTF-8 that is valid is believed
    before either.

    Raises:
        InputError: it is empty, binary, or cut off in the middle of a character.

    """
    if not data:
        raise InputError("the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" in data:
        raise InputError("binary, not text: it has NUL bytes (UTF-16 text needs a byte-order mark)")
    if b"\x1b" in data and (text := _as_declared(data, [declared])) is not None:  # ISO-2022-JP is valid UTF-8, too
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if (text := _as_declared(data, [declared, *(_in_page(data) if html else ())])) is not None:
            return text
        if error.end == len(data) and "unexpected end" in error.reason:
            raise InputError(_cut_off("UTF-8")) from error
    return _guess(data, warn)


def marked_as_wide(head: bytes) -> bool:
    """Whether a file begins with the byte-order mark of UTF-16 or UTF-32."""
    return any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")


def _strictly(data: bytes, encoding: str) -> str:
    name = encoding[:6].rstrip("-").upper()
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if "truncated" in error.reason or "end of data" in error.reason:
            raise InputError(_cut_off(name)) from error
        raise InputError(f"its byte-order mark says {name}, but byte {error.start} is not: {error.reason}") from error


def _cut_off(encoding: str) -> str:
    return f"{encoding} text that ends in the middle of a character: the file is truncated"


def _in_page(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:_HEAD]) or _XML_DECLARED.search(data[:_HEAD])
    return [found[1].decode("ascii")] if found else []


def _as_declared(data: bytes, names: Sequence[str | None]) -> str | None:
    for name in names:
        if not name or name.lower().replace("_", "-") in {"utf-8", "utf8"}:
            continue
        try:
            return data.decode(_MEANT.get(name.lower(), name))
        except (LookupError, UnicodeError, ValueError):  # no such encoding, or it is not in it
            continue
    return None


def _guess(data: bytes, warn: Warn) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  only for the rare file that is not UTF-8

    guesses = list(from_bytes(data))
    if not guesses:
        raise InputError("its encoding cannot be told: convert it to UTF-8")
    ties = [guess for guess in guesses if (guess.chaos, guess.coherence) == (guesses[0].chaos, guesses[0].coherence)]
    usual = next((guess for guess in ties if _USUAL in guess.could_be_from_charset), None)
    warn(f"not UTF-8: read as {_USUAL if usual else guesses[0].encoding}")
    return str(usual or guesses[0])
