"""Text that offsets can rely on: normalised once, then read through a copy of equal length.

`normalise` makes the text that every offset in a record indexes. `flow` makes the copy that rules and NER
read: the same length, so the same offsets, but with one kind of space, hyphen and quote, hard line wraps
joined, and page furniture ("Advertisement", "Scroll to Top") blanked out.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# One character for one character, so that offsets stay true.
_SMOOTH = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\x85"
            "\u2028\u2029\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
            " ",
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2043\u2212\ufe63\uff0d", "-"),
        "\u2015": "—",
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\uff07\u02bc\u00b4\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    }
)


_CYRILLIC = re.compile("[А-Яа-яЁё]")


def normalise(text: str) -> str:
    r"""The text that offsets index: byte-order mark dropped, newlines as `\\n`, Unicode NFC."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def unaccented(text: str) -> str:
    """Diacritics removed, case kept: `Đặng Minh Khôi` as `Dang Minh Khoi`."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Case and diacritics removed, for comparing only: `Đặng Minh Khôi` and `Dang Minh Khoi` are one key."""
    return unaccented(text).casefold()


def is_cyrillic(text: str) -> bool:
    """Whether a text has a letter of Russian."""
    return _CYRILLIC.search(text) is not None


def flow(text: str, furniture: re.Pattern[str] | None = None) -> str:
    """A copy of `text` of the same length that rules read: see the module's docstring.

    `furniture` matches a whole line that is not the document's own prose.
    """
    smooth = text.translate(_SMOOTH)
    lines = smooth.split("\n")
    if furniture is not None:
        lines = [" " * len(line) if furniture.fullmatch(line.strip()) else line for line in lines]
    return _join_wrapped(lines)


# "- Trade", "• Trade", "3. Trade", "(a) trade": an item of a list keeps its own line
_ITEM = re.compile(r"\s*(?:[-*•·—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_FIRST_WORD = re.compile(r"\S*")
_NARROW, _WIDE = 45, 120


def _join_wrapped(lines: Sequence[str]) -> str:
    r"""Join lines with a space where the line break is only the width of a page, else with `\\n`.

    A text is wrapped by hand or by a printer if its lines have about the width of a page, and many go on in lower
    case. A break in it is the page's if the next word had no room left on the line.
    """
    width = _page_width(lines)
    if width is None:
        return "\n".join(lines)
    out = [lines[0]]
    for previous, line in itertools.pairwise(lines):
        out += [" " if _goes_on(previous, line, width) else "\n", line]
    return "".join(out)


def _page_width(lines: Sequence[str]) -> int | None:
    """The width that lines are wrapped at, or None where they are not. Few lines may be longer: addresses, tables."""
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = widths[int(0.97 * (len(widths) - 1))] if widths else 0
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if one.strip() and other.strip()]
    lower = sum(other.lstrip()[0].islower() and one.rstrip()[-1] not in ":;" for one, other in pairs)
    is_wrapped = _NARROW <= width <= _WIDE and lower >= 2 and 4 * lower >= len(pairs)
    return width if is_wrapped else None


def _goes_on(previous: str, line: str, width: int) -> bool:
    """Whether a wrapped line goes on in the next: its first word had no room, give or take a few letters."""
    if not line.strip() or not previous.strip() or _ITEM.match(line):
        return False
    first = _FIRST_WORD.match(line.lstrip())
    assert first is not None
    return len(previous.rstrip()) + 1 + len(first.group()) > 0.85 * width
