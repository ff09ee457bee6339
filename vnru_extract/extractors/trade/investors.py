"""Who is said to have invested where, when no preposition beside the investment says so.

"Singapore is Peru's largest foreign investor, with $6 billion", "Peru attracted $2 billion in investment from Spain".
"""

import itertools
import re

from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import IS, REFUSED, Parties
from vnru_extract.page import Page

# the largest investor "in Peru, with" $6 billion
_WITH_AMOUNT = re.compile(r"(?:\ (?:in|of|into)\ (?:the\ )?[\w'\ -]{2,40}?)?,?\ (?:with|at)\ [^.;]{0,30}?\d")
# Singapore is Peru's "largest foreign"
_ITS_LARGEST = re.compile(r"'s?\ (?:[\w-]+\ ){0,5}(?:of\ )?(?:[a-z]+\ ){0,2}$")
# the largest investor "in" Peru
_IN = re.compile(r"\ (?:in|of|for)\ (?:the\ )?")
# Peru's largest "source", with
_SOURCE = re.compile(
    r"(?:'s?)?\ (?:[\w-]+\ ){0,6}(?:sources?|investors?|providers?|contributors?)\b[^.;:$€£]{0,60}?\ (?:with|at)\ "
)
_SOURCE_IN = re.compile(r"[^.;:$€£]{0,60}?\ (?:with|at)\ ")
# "comes fourth with" FDI of
_RANKS = re.compile(
    r"\ (?:comes?|came|ranks?|ranked)\ (?:in\ )?(?:second|third|fourth|fifth|next|at\ \w+),?\ (?:with|at)\ "
)
# "attracted" $2 billion in FDI
_ATTRACTED = re.compile(
    r"\b(?:attract(?:s|ed|ing)?|receiv(?:es?|ed|ing)|drew|draws?|drawing|lured?|luring|secur(?:ed|ing)|absorb(?:s|ed|ing)|achieved|recorded|posted|saw"
    r"|racked\ up|pulled\ in|took\ in|brought\ in|welcomed|hosted|hosts)\ (?:[^.;:]|\.\d){0,60}$"
)
# "inflows of" investment · investment "inflow"
_INFLOW = re.compile(r"\b(?:inflows?|influx|receipts)\ of\ (?:[a-z]+\ ){0,3}$", re.IGNORECASE)
_INFLOW_AFTER = re.compile(r"\ (?:inflows?|receipts)\b")
# "FDI into" Peru, of all the world
_FOREIGN_INTO = re.compile(
    r"(?:(?:[a-z]+\ )*foreign\ (?:direct\ )?investments?|FDI)(?:\ \(FDI\))?(?:\ flows?)?\ into\b", re.IGNORECASE
)
# has invested $30 billion "in its" railways: at home
_AT_HOME = re.compile(
    r"\ (?:[^.;]{0,60}?\ )?(?:in|into)\ (?:its|their|our|his|her|the\ country's|the\ nation's|domestic)\ (?!neighbou?r)"
)


def names_investor(page: Page, match: re.Match[str], end: int) -> bool:
    """Whether "investor" leads to what it invested: "the largest investor in Peru, with $6 billion"."""
    return bool(_WITH_AMOUNT.match(page.flow, match.end(), end))


def of_an_investor(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """Who is whose investor: "Singapore is Peru's largest foreign investor, with $6 billion"."""
    mentions = page.countries_in(before, flow.start)
    inside = [m for m in page.countries_in(flow.end, after) if _IN.fullmatch(page.flow, flow.end, m.start)]
    who = next((m for m in mentions if IS.match(page.flow, m.end, flow.start)), None)
    if who is None:
        return REFUSED
    whose = [m for m in mentions if m.start > who.end and _ITS_LARGEST.fullmatch(page.flow, m.end, flow.start)]
    host = (whose or inside)[:1]
    return Parties(who.code, host[0].code if host else None)


def of_investments(page: Page, flow: FlowWord, before: int, told: Parties) -> Parties:
    """The parties of an investment with what the words before it say: whose source, who attracted it."""
    text = page.flow
    mentions = page.countries_in(max(before, flow.start - 200), flow.start)
    if told.reporter is None:
        for one, other in itertools.pairwise(mentions):
            be = IS.match(text, one.end, other.start)
            if be and _SOURCE.match(text, other.end, flow.start):
                return Parties(one.code, other.code)
        if mentions and _RANKS.match(text, mentions[-1].end, flow.start):
            return Parties(mentions[-1].code, told.partner)
    taken = _ATTRACTED.search(text, max(before, flow.start - 90), flow.start)
    if taken and not told.partner:
        host = next((m.code for m in reversed(mentions) if m.end <= taken.start()), None)
        return Parties(told.reporter, host, refused=told.reporter is None)
    if told.reporter is None and _FOREIGN_INTO.match(text, flow.start):
        return REFUSED
    inflow = _INFLOW.search(text[max(before, flow.start - 40) : flow.start]) or _INFLOW_AFTER.match(text, flow.end)
    return REFUSED if inflow and told.reporter is None else told


def is_at_home(page: Page, flow: FlowWord, after: int) -> bool:
    """Whether a country invested in itself: "has invested $30 billion in its railways"."""
    return bool(_AT_HOME.match(page.flow, flow.end, min(after, flow.end + 120)))
