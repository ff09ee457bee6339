"""Which lines are headings, and which sentences questions."""

from vnru_extract.page import Page

# The line of a word that is in a heading has this much at most.
_HEADING = 160


def is_heading(page: Page, at: int) -> bool:
    """Whether an offset stands in a line that is a heading: short, without a stop, with text under it."""
    start = page.flow.rfind("\n", max(0, at - _HEADING), at) + 1
    if start == 0 and at > _HEADING:
        return False
    end = page.flow.find("\n", at, start + _HEADING)
    return end >= 0 and page.flow[start:end].rstrip()[-1:] not in '.:;,!?"'


def is_question(page: Page, at: int) -> bool:
    """Whether an offset stands in a question."""
    return page.flow.endswith("?", 0, page.sentence_at(at)[1])
