"""Whether a figure is exact, over or under, and done, hoped for or expected: the words before it say so."""

import re

from vnru_extract.extractors.trade.grouping import Figure
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.models import Bound, FigureStatus
from vnru_extract.page import Page

_GOAL = re.compile(r"\b(?:target|goal)s?\b")
# rose sharply, "bringing"
_BRINGING = re.compile(r"(?:bringing|pushing|raising|lifting|taking|boosting)\b")
_TOLD = re.compile(
    r"\b(?:rose|grew|fell|increased|jumped|climbed|surged|expanded|gained|soared|dropped|declined|doubled|tripled|up"
    r"|down)\b"
)
# "dropped" to reach $60 million: a fact
_TO_REACH = re.compile(
    r"(?<!to\ )\b(?:rose|grew|fell|increased|jumped|climbed|surged|expanded|soared|dropped|declined|decreased"
    r"|shrank|doubled|tripled|quadrupled)(?:\ (?:from|since|in|by)\ [\w.%]+(?:\ per\ ?cent)?)?\ $"
)
# trade "to" touch $3 billion: a headline's future
_IS_TO = re.compile(r"\ ")
# "added" up to $4 billion, "brought it" up to: no bound
_ADDS_UP = re.compile(
    r"\b(?:add(?:s|ed|ing)?|(?:br[io]\w+|t[ao]\w+|went|gone|goes|going|shot)(?:\ \w+){0,3})\ up\ to\ $"
)
# this would "compare with last year's surplus of"
_COMPARED = re.compile(r"\bcompar(?:e|es|ed|ing)\ (?:with|to)\b(?:\ (?!and\b)[\w'.-]+){0,7}\ $")
_TARGET_AFTER = re.compile(
    r"(?:\ [\w-]+){0,3}\ (?:target|goal|mark\ by|milestone\ by|in\ the\ (?:near\ future|coming\ years))\b"
)
# agreed "on increasing" trade to
_ON_LIFTING = re.compile(r"\b(?:on|towards?)\ (?:increas|expand|boost|rais|doubl|tripl|bring|lift|tak)ing\b")


def find_bound(page: Page, start: int, earlier: int) -> Bound:
    """Exact, about, over or under."""
    lead = page.flow[max(earlier, start - 40) : start]
    match = patterns(page.language).bound.search(lead)
    if match is None or (match.group() == "up to " and _ADDS_UP.search(lead)):
        return "exact"
    if match.group("over"):
        return "over"
    return "under" if match.group("under") else "about"


def find_status(page: Page, figure: Figure, earlier: int) -> FigureStatus:
    """Target, forecast or fact: the last word before the figure that says so."""
    start, stop = figure.spans[0]
    if _GOAL.search(page.flow, figure.flow.start, figure.flow.end):
        return "target"
    if _TARGET_AFTER.match(page.flow, stop, stop + 50):
        return "target"
    lead = page.flow[earlier:start]
    if patterns(page.language).base.search(figure.joined[-60:]) or _COMPARED.search(lead):
        return "actual"
    if _ON_LIFTING.search(lead):
        return "target"
    words = [word for word in patterns(page.language).status.finditer(lead) if word.group() != "May"]
    if words and _only_brings(page.flow, earlier + words[-1].start()):
        return "actual"
    if words and words[-1].group("weak"):
        if _TO_REACH.search(lead[: words[-1].start()]):
            return "actual"
        told_before = [word for word in words if not word.group("weak")]
        if figure.change is not None and not told_before:
            return "actual"
        if told_before and (figure.change is not None or not told_before[-1].group("settled")):
            words = told_before
        elif not told_before and _IS_TO.fullmatch(lead[figure.flow.end - earlier : words[-1].start()]):
            return "forecast"
    if not words or words[-1].group("settled"):
        return "actual"
    return "forecast" if words[-1].group("forecast") else "target"


def _only_brings(text: str, word: int) -> bool:
    """Whether what was told is only summed up: "rose by 5 percent, bringing trade to"."""
    return (
        bool(_BRINGING.match(text, word)) and text[:word].endswith(", ") and bool(_TOLD.search(text, word - 80, word))
    )
