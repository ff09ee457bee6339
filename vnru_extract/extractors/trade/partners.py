"""Who is said to be whose trading partner or export market.

"Peru is Chile's third trading partner, with a turnover of $3 billion", "Japan was Laos's largest export market".
"""

import itertools
import re
from dataclasses import dataclass

from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.page import Page


@dataclass(frozen=True, slots=True)
class Parties:
    """`reporter` first; for turnover the order only says from whose side it is told.

    `refused`: it is nobody's that a code names. `world`: the partner is said to be the world.
    `mutual`: told from neither side ("between A and B"). `listed`: several partners, refused unless each has
    its figure.
    """

    reporter: str | None = None
    partner: str | None = None
    world: bool = False
    refused: bool = False
    mutual: bool = False
    listed: tuple[str, ...] = ()


REFUSED = Parties(refused=True)
# Japan "remained" Laos's largest export market · export market "was" Japan
_BE = (
    r"(?:\ (?:also|still|now|has|had|have|continued|continues|to))*\ "
    r"(?:is|was|be|been|remain(?:s|ed)?|became|become|being|rank(?:s|ed)|stayed)\b(?!n't|\ not\b)"
)
IS = re.compile(_BE)
# Peru "was" Chile's largest trading partner · "ranked as" Chile's
_IS_PARTNER = re.compile(
    rf"(?:\ ?—[^—.;]{{2,120}}—|,\ [^,.;]{{2,80}},)?{_BE}(?:\ as)?(?:\ the)?"
    r"(?:\ (?:top|largest|biggest|main|leading|first|second|third|fourth|fifth))*\ "
)
# was Chile's "largest trading partner, with"
_PARTNER = r"\ (?:[\w-]+\ ){0,5}(?:trad(?:e|ing)|commercial|economic)\ partners?\b[^;:$€£]{0,60}?\ (?:with|at)\ "
_PARTNER_WITH = re.compile(rf"(?:'s?)?{_PARTNER}")
# China was "our largest trading partner, with" · Russia "came second with"
_RANKS_WITH = re.compile(
    rf"{_BE}\ (?:the\ country|our|its|their)(?:'s)?{_PARTNER}"
    r"|\ (?:comes?|came|ranks?|ranked)\ (?:in\ )?(?:second|third|fourth|fifth|next),?\ (?:with|at)\ "
)
# "followed by" Italy with $3 billion in trade
_FOLLOWED_BY = re.compile(r"\b(?:followed|trailed)\ (?:closely\ )?by\ (?:the\ )?$")
_ANOTHER_S = re.compile(r"[A-Z][\w.-]*(?:'s|s')\ (?:[\w-]+\ ){0,3}$")
_WAS = re.compile(r",?\ (?:is|was|remains|remained|were|are)\ (?:still\ )?(?:the\ )?")
_LARGEST = re.compile(
    r"'s?\ (?:(?:single|second|third|fourth|fifth|\d+(?:st|nd|rd|th))[-\ ])?"
    r"(?:(?:largest|biggest|top|main|leading|key|major|most\ important)\ )?"
)


def of_partners(page: Page, flow: FlowWord, before: int) -> Parties | None:
    """Whose partner was just named: "Peru is Chile's third trading partner, with a turnover of $3 billion"."""
    text = page.flow
    mentions = page.countries_in(max(before, flow.start - 200), flow.start)
    for one, other in itertools.pairwise(mentions):
        if _IS_PARTNER.fullmatch(text, one.end, other.start) and _PARTNER_WITH.match(text, other.end, flow.start):
            return Parties(other.code, one.code)
    last = mentions[-1] if mentions else None
    if last and (
        _RANKS_WITH.match(text, last.end, flow.start)
        or (
            _FOLLOWED_BY.search(text[max(before, last.start - 40) : last.start]) and text.startswith(" with ", last.end)
        )
    ):
        return Parties(None, last.code)
    return None


def of_a_market(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """Who sells and to whom: "Japan was Laos's largest export market", "our largest export market was Japan"."""
    mentions = page.countries_in(before, after)
    is_market = [m for m in mentions if m.end <= flow.start and IS.match(page.flow, m.end, flow.start)]
    is_market += [m for m in mentions if m.start >= flow.end and _WAS.fullmatch(page.flow, flow.end, m.start)]
    whose = [
        mention
        for mention in mentions
        if mention not in is_market
        and (
            _LARGEST.fullmatch(page.flow, mention.end, flow.start)
            or (
                mention.start >= flow.end
                and page.flow[flow.end : mention.start] in {" of ", " of the ", " for ", " for the "}
            )
        )
    ]
    lead = page.flow[max(before, flow.start - 45) : flow.start]
    if len(is_market) != 1 or len(whose) > 1 or (not whose and _ANOTHER_S.search(lead)):
        return REFUSED
    return Parties(whose[0].code if whose else None, is_market[0].code)
