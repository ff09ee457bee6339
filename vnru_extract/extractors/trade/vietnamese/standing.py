"""Whether a figure is exact, over or under, and done, hoped for or expected: the words before it say so."""

import re

from vnru_extract.extractors.trade.vietnamese.gaps import plain_gap
from vnru_extract.extractors.trade.vietnamese.grouping import Figure
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.models import Bound, FigureStatus
from vnru_extract.page import Page

# 4 tỷ USD "trở lên"
_AND_MORE = re.compile(r"\ trở\ lên\b")
# tăng 12%, "đưa" kim ngạch lên: what was told is only summed up
_TOLD = re.compile(r"\b(?:tăng|giảm|đạt|vượt)\b", re.IGNORECASE)
# nâng kim ngạch lên 10 tỷ USD "trong thời gian tới", "vào năm 2030"
_TO_COME = re.compile(
    r",?\ (?:ngay\ )?(?:trong|vào)\ (?:(?:những\ )?(?:thời\ gian|năm|giai\ đoạn|tương\ lai)(?:\ ngắn)?\ (?:tới|gần)"
    r"|tương\ lai)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|,\ (?!¶|đến|vào|và\ )")


def find_bound(page: Page, figure: Figure) -> Bound:
    """Exact, about, over or under."""
    start, stop = figure.spans[0]
    if _AND_MORE.match(page.flow, stop):
        return "over"
    match = patterns().bound.search(page.flow[max(0, start - 40) : start])
    if match is None:
        return "exact"
    return "about" if match.group("about") else "over" if match.group("over") else "under"


def find_status(page: Page, figure: Figure, earlier: int) -> FigureStatus:
    """Target, forecast or fact: the last word before the figure that says so, of its clause."""
    if figure.earlier:
        return "actual"
    before = plain_gap(page, earlier, max(earlier, figure.flow.start))
    own = _own_clause(before)
    said = f"{own} {figure.lead}"
    words = list(patterns().status.finditer(said))
    if _TO_COME.match(page.flow, figure.spans[0][1]) and not words:
        return "forecast"
    if not words or words[-1].lastgroup == "settled":
        return "actual"
    last, said_before = words[-1].lastgroup, {word.lastgroup for word in words}
    if last == "raise":
        return "actual" if _TOLD.search(before[: len(before) - len(own)]) or "settled" in said_before else "target"
    if last == "soon":
        return "forecast" if "forecast" in said_before and not said_before & {"target", "raise"} else "target"
    if last == "weak":
        return "target" if said_before & {"target", "raise", "soon"} else "forecast"
    return "forecast" if last == "forecast" else "target"


def _own_clause(before: str) -> str:
    """The words of the clause that leads up to a flow."""
    breaks = list(_CLAUSE.finditer(before))
    return before[breaks[-1].end() :] if breaks else before
