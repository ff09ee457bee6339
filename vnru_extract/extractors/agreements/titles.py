"""Names of instruments that are a document's own title."""

import re

from vnru_extract.page import Page

# Nothing, or what the document is filed under: "South Asia: |", "Text of the |", "PRIME MINISTER'S VISIT TO FIJI: |",
# "Soviet-Syrian relations - |"
_LEAD = re.compile(
    r"[ \t]*(?:[^\n;]{2,90}(?:: ?| [-—] ))?(?:(?:[Ff]ull |FULL )?(?:[Tt]ext|TEXT) (?:of|OF) (?:(?:the|THE) )?)?[\"']?"
)
# "Joint Statement|: Fourth Oman-Peru Dialogue|": to the end of the line, which no full stop ends
_SUBTITLE = re.compile(r": ?[^\n.:;]{5,120}(?:[A-Z]\.[^\n.:;]{1,100}){0,4}$", re.MULTILINE)
# Joint Declaration| - "Ports and Rivers: The Way Ahead"|, Joint Statement |"Our Common Sea"|
_QUOTED_TITLE = re.compile(r"(?: ?[-—:])? ?\"(?:[A-Z][^\"\n]{3,140}|[Oo]n [^\"\n]{3,140})\"")
_TITLED = frozenset({
    "communique", "communiqué", "declaration", "memorandum of cooperation", "memorandum of understanding", "plan",
    "plan of action", "programme", "roadmap",
})  # fmt: skip
# the page's own head may stand before the title
_OPENING = 800


def is_title(page: Page, start: int) -> bool:
    """Whether a name begins a title: at the head of a line of the opening, or after a lead-in and a colon there."""
    if start > _OPENING:
        return False
    line = page.flow.rfind("\n", 0, start) + 1
    return _LEAD.fullmatch(page.flow, line, start) is not None


def subtitle_end(page: Page, end: int) -> int:
    """Where the title ends whose name ends at `end`: what stands after a colon is part of it."""
    subtitle = _SUBTITLE.match(page.flow, end)
    return subtitle.end() if subtitle else end


def quoted_title_end(flow: str, noun: str, at: int, end: int) -> int | None:
    """Where a title in quotation marks ends that begins at `at`, after a noun that documents are titled by."""
    noun = noun.lower()
    title = _QUOTED_TITLE.match(flow, at, end) if noun in _TITLED or noun.startswith("joint ") else None
    return title.end() if title else None
