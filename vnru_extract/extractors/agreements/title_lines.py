"""Names of instruments that are a line of a document's opening of their own: its title."""

import re

from vnru_extract.page import Page

_OPENING = 800  # characters
_LINE_END = re.compile(r"[ \"]{0,3}(?:\n|$)")


def is_title_line(page: Page, start: int, end: int, lead: re.Pattern[str]) -> bool:
    """Whether nothing but a lead-in stands before a name in its line, and no sentence goes on from it."""
    line = page.flow.rfind("\n", 0, start) + 1
    leads = start < _OPENING and lead.fullmatch(page.flow, line, start) is not None
    return leads and _LINE_END.match(page.flow, end) is not None
