"""Items of a list under a heading that says what was done with them: "По итогам визита подписаны:"."""

import re
from dataclasses import replace

from vnru_extract.extractors.agreements.course import Turns
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.page import Page

Span = tuple[int, int]
_BULLET = re.compile(r"[ \t]{0,20}(?:[-*•·–—▪●]|\(?(?:\d{1,2}|[а-яa-z])[.)])[ \t]{0,20}")
_MOST_LINES, _LONGEST = 60, 400


def listed(page: Page, name: Span, life: Life, turns: Turns) -> Life:
    """The life of an instrument, with the signing that the heading over its list tells where its item tells none."""
    if life.signing is not None or life.status != "unknown":
        return life
    verb = _heading_verb(page.flow, name[0], turns)
    return replace(life, status="signed", signing=verb, made=True, touched=True) if verb else life


def _heading_verb(flow: str, at: int, turns: Turns) -> Span | None:
    """The verb of making in the heading over the list that has an item at an offset."""
    line = flow.rfind("\n", 0, at) + 1
    if line == 0 or not _begins_item(flow, line, at):
        return None
    for _ in range(_MOST_LINES):
        end = line - 1
        line = flow.rfind("\n", 0, max(end, 0)) + 1
        text = flow[line:end].strip()
        if text.endswith(":"):
            return _verb(flow, max(line, end - _LONGEST), end, turns)
        if line == 0 or (text and not (_BULLET.match(text) or text.endswith((";", ",")) or turns.heads.match(text))):
            return None
    return None


def _begins_item(flow: str, line: int, at: int) -> bool:
    """Whether nothing but a bullet stands before an offset in its line."""
    bullet = _BULLET.match(flow, line, at)
    return (bullet.end() if bullet else line) == at


def _verb(flow: str, start: int, end: int, turns: Turns) -> Span | None:
    for found in turns.made.finditer(flow, start, end):
        if not turns.coming.search(flow, max(start, found.start() - 60), found.start()):
            return found.span()
    return None
