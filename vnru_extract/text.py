"""Text that offsets can rely on: normalised once, then read through a copy of equal length.

`normalise` makes the text that every offset in a record indexes. `flow` makes the copy that rules and NER
read: the same length, so the same offsets, but with one kind of space, hyphen and quote, hard line wraps
joined, and page furniture ("Advertisement", "Scroll to Top") blanked out.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from statistics import median

# One character for one character, so that offsets stay true.
_SMOOTH = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2002\u2003\u2007\u2008\u2009\u202f\u3000\t\u200b\ufeff\u00ad\v\f\x85\u2028\u2029", " "
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    }
)

# "... partner.It said" is left alone; "U.S. trade", "Mr. Putin", "No. 5", "St. Petersburg" do not end a sentence.
_NO_STOP = (
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bGen)(?<!\bLt)(?<!\bCol)(?<!\bSen)"
    r"(?<!\bRep)(?<!\bGov)(?<!\bProf)(?<!\bHon)(?<!\bAmb)(?<!\bMessrs)(?<!\bJr)(?<!\bSr)(?<!\bvs)(?<!\bCo)(?<!\bCorp)"
    r"(?<!\bInc)(?<!\bLtd)(?<!\b[Pp]p)(?<!\bart)(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bAug)(?<!\bSept)"
    r"(?<!\bSep)(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\be\.g)(?<!\bi\.e)(?<!\bapprox)"
)
_SENTENCE_END = re.compile(rf"(?:{_NO_STOP}\.|[!?…])[\"')\]]*(?= +[\"'(\[]*[A-Z0-9À-ỸА-Я]|\s*$)|\n", re.MULTILINE)


def normalise(text: str) -> str:
    r"""The text that offsets index: byte-order mark dropped, newlines as `\\n`, Unicode NFC."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


@cache
def fold(text: str) -> str:
    """Case and diacritics removed, for comparing only: `Đặng Minh Khôi` and `Dang Minh Khoi` are one key."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def flow(text: str, furniture: re.Pattern[str] | None = None) -> str:
    """A copy of `text` of the same length that rules read: see the module's docstring.

    `furniture` matches a whole line that is not the document's own prose.
    """
    smooth = text.translate(_SMOOTH)
    lines = smooth.split("\n")
    if furniture is not None:
        lines = [" " * len(line) if furniture.fullmatch(line.strip()) else line for line in lines]
    return _join_wrapped(lines)


def _join_wrapped(lines: Sequence[str]) -> str:
    r"""Join lines with a space where the line break is only the width of a page, else with `\\n`."""
    widths = [len(line) for line in lines if line.strip()]
    wrapped = len(widths) > 3 and median(widths) >= 45 and max(widths) <= 110
    if not wrapped:
        return "\n".join(lines)
    out = [lines[0]] if lines else []
    for previous, line in itertools.pairwise(lines):
        full = len(previous) > 0.6 * max(widths) and line.strip() != ""
        out += [" " if full and not re.match(r"\s*(?:[-*•]|\d+[.)])\s", line) else "\n", line]
    return "".join(out)


def sentences(flowing: str) -> list[tuple[int, int]]:
    """Start and end offsets of each sentence; a line break that `flow` kept ends one too."""
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(flowing):
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, len(flowing)))
    return [trimmed for start, end in bounds if (trimmed := _trim(flowing, start, end))]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
