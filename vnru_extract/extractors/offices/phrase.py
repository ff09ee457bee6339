"""What stands behind "of the": "Central Committee", "Culture, Sports and Tourism", "Kaluga Region".

A phrase is one thing or a series of things. A thing is words of `offices.toml`'s portfolios and bodies, with up to
three capitalised words before them that no list has ("Kaluga", "Nghe An"), and an acronym in brackets.
"""

import re
from collections.abc import Iterator

from vnru_extract.extractors.offices.words import OfficePatterns

_GAP = re.compile(r"[ -]+")
_THE = re.compile(r"(?:the +)?")
_COMMA = re.compile(r", +")
_AND = re.compile(r",? +(?:and|&) +")
# Before the words of a thing: "Kaluga" in "Kaluga Region".
_UNLISTED = re.compile(r"[A-ZÀ-Ỹ][\w'-]* +")
_ACRONYM = re.compile(r" \([A-Z]{2,8}\)")
# The last of three things that a minister is for, when no list has it: "..., Trade and Communities".
_ABSTRACT = re.compile(r"[A-Z][a-z]+(?:ies|ics|ions?|ment|ity|ture|gy|nce|ing|ers)\b(?! +of\b)")
# The same before a form of address: "Justice, Islamic Affairs and |Waqf| H.E. Mr".
_LAST = re.compile(r"[A-Z][a-z]+(?=,? +(?:Dato|Dr|H\.?E|M[rs]s?|Shri|Sheikh|Tan Sri)\b)")
_MOST = 8


def phrase_end(flow: str, at: int, shapes: OfficePatterns) -> int | None:
    """The end of the phrase that starts at `at`, or None; never where the head of another title would follow.

    "Defence and Foreign" before "Minister" is not one series: a new title begins behind "and".
    """
    first = _thing_end(flow, at, shapes)
    if first is None:
        return None
    end = last = first
    things = 1
    while (comma := _COMMA.match(flow, last)) and (following := _thing_end(flow, comma.end(), shapes)):
        last, things = following, things + 1
    joint = _AND.match(flow, last)
    if joint and (following := _thing_end(flow, joint.end(), shapes)):
        end = following if not _opens_title(flow, joint.end(), shapes) else end
    elif joint and things > 1 and (abstract := _ABSTRACT.match(flow, joint.end()) or _LAST.match(flow, joint.end())):
        end = abstract.end()
    return end


def _thing_end(flow: str, at: int, shapes: OfficePatterns) -> int | None:
    """The longest end of one thing that no head follows."""
    ends = [end for end in _ends(flow, _skip(_THE, flow, at), shapes) if not _leads_to_head(flow, end, shapes)]
    if not ends:
        return None
    return _skip(_ACRONYM, flow, ends[-1])


def _opens_title(flow: str, at: int, shapes: OfficePatterns) -> bool:
    """As in "of the Council and |Coordinating Economic| Minister": all that is listed leads to another head."""
    ends = list(_ends(flow, _skip(_THE, flow, at), shapes))
    return bool(ends) and _leads_to_head(flow, ends[-1], shapes)


def _ends(flow: str, at: int, shapes: OfficePatterns) -> Iterator[int]:
    """Where the thing may end: behind each listed word in turn."""
    for _ in range(4):
        if shapes.scope.match(flow, at):
            break
        unlisted = _UNLISTED.match(flow, at)
        if not unlisted or shapes.head.match(flow, at):
            return
        at = unlisted.end()
    for _ in range(_MOST):
        word = shapes.scope.match(flow, at)
        if not word:
            return
        yield word.end()
        at = _skip(_GAP, flow, word.end())


def _leads_to_head(flow: str, end: int, shapes: OfficePatterns) -> bool:
    return flow[end : end + 1] == " " and shapes.head.match(flow, _skip(_GAP, flow, end)) is not None


def _skip(pattern: re.Pattern[str], flow: str, at: int) -> int:
    found = pattern.match(flow, at)
    return found.end() if found else at
