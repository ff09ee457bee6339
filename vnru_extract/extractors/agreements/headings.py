"""Headings that say what was done with the instruments listed under them: "The following documents were signed:"."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from vnru_extract.extractors.agreements import life as lives
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.page import Page

# List of agreements signed during the visit | Documents adopted at the summit | The two sides signed the following:
_OPENS = re.compile(
    r"(?:the )?(?:agreements|documents|instruments|list|memoranda|memorandums|mous|outcomes?|text|treaties)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:accords|agreements|conventions|documents|following|instruments|legal (?:base|basis|framework)|mous"
    r"|memoranda|memorandums|pacts|protocols"
    r"|statements|treaties)\b",
    re.IGNORECASE,
)
# Legal framework | Bilateral agreements | Key treaties between the two countries
_TITLED = re.compile(
    r"(?:\w+ ){0,4}(?:accords|agreements|conventions|documents|instruments|legal (?:base|basis|framework)|memoranda"
    r"|memorandums|mous|pacts|protocols|treaties)\b(?! (?:a|an|are|has|have|is|was|were|will)\b)",
    re.IGNORECASE,
)
# |Scientific research partnership |agreement
_KIND = re.compile(r"[A-Za-z][\w-]*(?: (?!(?:is|are|was|were|will|has|have)\b)\w[\w-]*){0,4} ")
_ARTICLE = re.compile(r"(?:An?|The) ")
_SHORTEST = 100  # a heading without a verb is no longer, but for one that a colon ends
_EXCHANGED = re.compile(r"\bexchanged\b", re.IGNORECASE)
_BULLET = re.compile(r"[ \t]*(?:[-*•·–—▪●]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]")
_LONGEST = 300
_MOST_LINES = 120


@dataclass(frozen=True)
class Heading:
    """A heading's verb of making, if it has one, and how far its list reaches."""

    verb: tuple[int, int] | None
    start: int
    end: int


_found: WeakKeyDictionary[Page, tuple[Heading, ...]] = WeakKeyDictionary()


def life_at(page: Page, name: tuple[int, int], words: Words) -> lives.Life:
    """The life of the instrument at `name`, as its sentence or the heading above it tells."""
    life = lives.read(page, name, clause_at(page, name[0]), words)
    heading = _over(page, name[0], words) if life.signing is None and life.status == "unknown" else None
    if heading is None or heading.verb is None:
        return replace(life, touched=True) if heading else life
    return replace(life, status="signed", signing=heading.verb, made=True, touched=True)


def item_start(page: Page, noun: int, words: Words) -> int | None:
    """Where the kind that an item of a list begins with starts before its noun: "|Defence cooperation| agreement"."""
    if _over(page, noun, words) is None:
        return None
    line = page.flow.rfind("\n", 0, noun) + 1
    bullet = _BULLET.match(page.flow, line, noun)
    start = bullet.end() if bullet else line
    if article := _ARTICLE.match(page.flow, start, noun):
        start = article.end()
    return start if noun == start or _KIND.fullmatch(page.flow, start, noun) else None


def _over(page: Page, offset: int, words: Words) -> Heading | None:
    """The heading whose list holds the offset."""
    headings = _found.get(page)
    if headings is None:
        headings = _found[page] = tuple(_headings(page.flow, words))
    at = bisect_right([heading.start for heading in headings], offset) - 1
    return headings[at] if at >= 0 and offset < headings[at].end else None


def _headings(flow: str, words: Words) -> list[Heading]:
    """Every heading with a list under it."""
    found, start = [], 0
    lines = flow.split("\n")
    for at, line in enumerate(lines):
        verb = _verb(line, words)
        if verb or _is_title(line):
            end = start + len(line)
            reach = _reach(lines[at + 1 : at + _MOST_LINES], words)
            if reach:
                found.append(Heading((start + verb.start(), start + verb.end()) if verb else None, end, end + reach))
        start += len(line) + 1
    return found


def _is_title(line: str) -> bool:
    """Whether a line without a verb of making opens a list of instruments: "Legal framework", "Key agreements:"."""
    text = line.strip()
    if text.endswith(":"):
        return _LISTED.search(text, max(text.rfind(". "), 0)) is not None
    return len(text) < _SHORTEST and text[-1:] not in {".", ",", ";"} and _TITLED.match(text) is not None


def _verb(line: str, words: Words) -> re.Match[str] | None:
    """The verb of making in a line that is a heading."""
    text = line.strip()
    colon = text.endswith(":")
    if not text or not (colon or (_OPENS.match(text) and len(text) < _LONGEST and text[-1] not in ".;,")):
        return None
    start = max(line.rfind(". ", 0, len(line) - 1), 0)
    if not _LISTED.search(line, start):
        return None
    verb = words.life.made.search(line, start) or _EXCHANGED.search(line, start)
    verb = verb or (words.life.made.search(line) or _EXCHANGED.search(line) if colon else None)
    return None if verb is None or words.life.unmade.search(line, 0, verb.start()) else verb


def _reach(lines: list[str], words: Words) -> int:
    """How many characters the list under a heading takes: lines with a bullet, or that begin with an instrument."""
    reach = length = 0
    for line in lines:
        length += len(line) + 1
        if not line.strip():
            continue
        if not (
            _BULLET.match(line)
            or line.rstrip().endswith(";")
            or (line[:1].isupper() and words.nouns.heads.search(line, 0, 70))
        ):
            break
        reach = length
    return reach
