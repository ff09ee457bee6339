"""Amounts that bound a range: "$2 billion to $3 billion", "between 5 percent and 7 percent" state no figure."""

import itertools
import re
from collections.abc import Sequence

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# $2 billion "-" $3 billion · "to" $3 billion · between $2 billion "and" $3 billion
_DASH = re.compile(r"\ ?-\ ?")
_TO = re.compile(r"\ (?:to|or)\ (?:(?:about|nearly|over|some)\ )?")
_AND = re.compile(r"\ and\ ")
_BETWEEN_TWO = re.compile(r"\bbetween\ (?:(?:about|some)\ )?$")
# grew "to" $2 billion to $3 billion, "at" $2 billion to $3 billion
_STANDS = re.compile(r"\b(?:to|at|of|reach\w*)\ (?:(?:about|some|nearly|around|over)\ )?$")


def find_ranges(page: Page, flow: FlowWord, run: Sequence[Amount]) -> set[int]:
    """The places in a flow's run of the amounts that bound a range."""
    bounding: set[int] = set()
    for index, (first, second) in enumerate(itertools.pairwise(run)):
        begin = run[index - 1].end if index else min(flow.end, first.start)
        if _is_range(page, page.flow[begin : first.start], first, second):
            bounding |= {index, index + 1}
    return bounding


def _is_range(page: Page, lead: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts are the bounds of one, and not where a change began and ended ("rose from … to …")."""
    between = page.flow[first.end : second.start]
    if (first.currency, first.unit) != (second.currency, second.unit):
        return False
    if _DASH.fullmatch(between):
        return True
    if _AND.fullmatch(between):
        return bool(_BETWEEN_TWO.search(lead))
    if not _TO.fullmatch(between) or re.search(r"\bfrom\b", lead):
        return False
    changed = patterns(page.language).direction.search(lead) or patterns(page.language).lifting.search(lead)
    return first.unit == "percent" or not changed or bool(_STANDS.search(lead))
