"""English: each amount to the flow of its sentence, and what goes on from the sentence before.

`flows` finds the words that name a flow, `figures` gives each amount to the flow that governs it, `parties`
reads whose it is. Loans, contracts, prices, shares and company figures are refused.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.figures import find_sentence_figures
from vnru_extract.extractors.trade.flow import FlowWord, specific
from vnru_extract.extractors.trade.flows import find_flows
from vnru_extract.extractors.trade.grouping import Figure
from vnru_extract.extractors.trade.parties import find_parties
from vnru_extract.extractors.trade.partners import Parties
from vnru_extract.extractors.trade.standing import find_bound, find_status
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.mentions import FigureMention
from vnru_extract.models import Unit
from vnru_extract.page import Page

_HAS_NUMBER = re.compile(r"\d|[mb]illion")
_WORTH_SO_MUCH = re.compile(r"\b(?:worth|valued\ at)\ (?:[a-z]+\ ){0,3}(?:US)?$")
_WORTH = re.compile(r"(?:-|\ )worth\b")
# imported "coffee" worth
_OBJECT = re.compile(
    r"\ (?P<what>[a-z][a-z-]+(?:(?:,?\ and)?\ [a-z-]+){0,3}?)\ (?:worth|valued\ at)\ (?:[\w-]+\ ){0,3}"
)
# exports included "coffee" ($400 million), "garments" (
_LISTED = re.compile(
    r"(?:,\ |\ and\ |:\ |\b(?:as|are|were|by|in|included?|including|like)\ )"
    r"(?P<what>(?!led\ by\b|such\ as\b)[a-z][a-z-]+(?:\ [a-z-]+){0,3})\ \((?:[a-z]+\ ){0,2}$"
)
# and imports "some" $4 billion
_AND = re.compile(r"(?:\ (?:in|for|by)\ (?:19|20)\d\d|\ (?:this|next)\ year)?,?\ and\ ")
_VERBLESS = re.compile(r"\ (?:(?:to|of|at|some|about|around|nearly)\ ){0,2}")


def find_english_figures(page: Page) -> list[FigureMention]:
    """Every trade figure, in order; parties only where the sentence's own words give them."""
    found: list[FigureMention] = []
    named = [match.start() for match in patterns(page.language).core.finditer(page.flow)]
    theme: FlowWord | None = None
    balance: FlowWord | None = None
    heading: Parties | None = None
    told: Amount | None = None
    last = -9
    for index, (start, end) in enumerate(page.sentences):
        theme, balance = (theme, balance) if index - last <= 2 else (None, None)
        has_flow = bisect_left(named, start) < bisect_left(named, end)
        if not has_flow and not theme:
            continue
        flows = _signed_gaps(find_flows(page, start, end), balance)
        flows = _with_theme(page, start, end, flows, theme, adjacent=index - last == 1)
        kinds = [flow for flow in flows if flow.kind]
        if not kinds:
            continue
        balance = next((flow for flow in kinds if flow.kind == "balance" and flow.sign), balance)
        told = told if index - last <= 1 else None
        numbered = _HAS_NUMBER.search(page.flow, start, end)
        stated = find_sentence_figures(page, start, end, flows, told) if numbered else []
        told = next((figure.amount for figure in reversed(stated) if figure.amount), told)
        figures = _in_sentence(page, start, end, flows, stated)
        found += [_under(heading, figure) for figure in figures] or _without_figure(page, start, end, kinds)
        spoken = [flow for flow in kinds if figures or not flow.verb]
        if spoken:
            theme, last = next((flow for flow in spoken if flow.kind == "turnover"), spoken[0]), index
        heading = _heading(page, start, end, kinds) or (heading if all(map(_is_bare, figures)) else None)
    return found


def _opens(text: str, start: int, match: re.Match[str], named: int) -> bool:
    """Whether "it came to $2 billion" stands with its amount before the flow that the sentence names later."""
    return bool(_HAS_NUMBER.search(text, start + match.end(), max(named, start + match.end())))


def _signed_gaps(flows: list[FlowWord], balance: FlowWord | None) -> list[FlowWord]:
    """The flows with "the gap" as the deficit or surplus that was told before; one of none told is dropped."""
    return [
        replace(flow, sign=balance.sign) if balance and flow.kind == "balance" and flow.unsure else flow
        for flow in flows
        if balance or not _is_unsigned(flow)
    ]


def _is_unsigned(flow: FlowWord) -> bool:
    return flow.kind == "balance" and flow.needs_theme and flow.sign == 0


def _without_figure(page: Page, start: int, end: int, kinds: list[FlowWord]) -> list[FigureMention]:
    """Whose trade a sentence without a figure speaks of: what follows goes on from it."""
    for flow in kinds[:4]:
        if flow.verb or flow.kind is None or flow.kind == "investment" or flow.rule == "elliptic":
            continue
        parties = find_parties(page, flow, *_reach(flow, kinds, start, end))
        if parties.reporter is not None:
            return [_mention_of(flow, parties, ((flow.start, flow.end),))]
    return []


def _reach(flow: FlowWord, flows: list[FlowWord], start: int, end: int) -> tuple[int, int]:
    """Between which offsets the words are that say whose a flow is: up to its neighbours."""
    place = bisect_left(flows, flow.start, key=lambda other: other.start)
    before = next((other.end for other in reversed(flows[max(0, place - 9) : place]) if other.kind), start)
    after = next((other.start for other in flows[place : place + 9] if other.kind and other.start > flow.start), end)
    return before, after


def _mention_of(flow: FlowWord, parties: Parties, spans: tuple[tuple[int, int], ...]) -> FigureMention:
    """A mention with what the flow and its parties say, the figure itself left open."""
    assert flow.kind is not None
    return FigureMention(
        spans=spans,
        flow=flow.kind,
        rule=flow.rule,
        reporter=parties.reporter,
        partner=parties.partner,
        head=(flow.start, flow.end),
        worldwide=parties.world,
        both_ways=flow.both_ways or parties.mutual,
        sided=parties.reporter is not None and not parties.mutual,
    )


def _is_bare(figure: FigureMention) -> bool:
    return figure.reporter is None and figure.partner is None


def _under(heading: Parties | None, figure: FigureMention) -> FigureMention:
    """A figure without parties of its own in the lines under "Trade of Viet Nam with Japan"."""
    if heading is None or not _is_bare(figure):
        return figure
    return replace(figure, reporter=heading.reporter, partner=heading.partner, sided=True)


def _heading(page: Page, start: int, end: int, kinds: list[FlowWord]) -> Parties | None:
    """Whose trade with whom a line without a full stop announces."""
    if page.flow[end - 1] in ".!?" or page.flow[end : end + 1] not in {"\n", ""}:
        return None
    parties = find_parties(page, kinds[0], start, min((flow.start for flow in kinds[1:]), default=end))
    return parties if parties.reporter and parties.partner and not parties.mutual else None


def _with_theme(
    page: Page, start: int, end: int, flows: list[FlowWord], theme: FlowWord | None, *, adjacent: bool
) -> list[FlowWord]:
    """The flows of a sentence with what takes up the sentence before: "it reached", "turnover grew", "a surplus".

    `adjacent`: trade was told of in the sentence right before; "this was an increase" takes up nothing else.
    """
    spoken = theme is not None or any(flow.kind and not flow.needs_theme for flow in flows)
    kept = [flow for flow in flows if spoken or not flow.needs_theme]
    named = next((flow.start for flow in kept if flow.kind), None)
    if theme is None or named == start:
        return kept
    match = patterns(page.language).anaphor.search(page.flow[start:end])
    if match and named is not None and not (match.lastgroup == "what" and _opens(page.flow, start, match, named)):
        return kept
    if match is None or (match.lastgroup == "goal" and theme.kind == "investment"):
        return kept
    if match.lastgroup in {"told", "moved"} and not adjacent:
        return kept
    if match.lastgroup == "goal":
        theme = replace(
            theme, kind="turnover", commodity=None, sign=1, both_ways=theme.kind == "turnover" and theme.both_ways
        )
    taken = replace(
        theme,
        start=start + match.start(match.lastgroup or 0),
        end=start + match.end(match.lastgroup or 0),
        rule="anaphor",
        weak=match.lastgroup == "what",
        verb=False,
        then=None,
    )
    return sorted(
        [flow for flow in kept if flow.end <= taken.start or flow.start >= taken.end] + [taken],
        key=lambda flow: flow.start,
    )


def _in_sentence(page: Page, start: int, end: int, flows: list[FlowWord], figures: list[Figure]) -> list[FigureMention]:
    mentions: list[FigureMention] = []
    earlier = start
    for figure in figures:
        parties = _in_turn(figure, figures, find_parties(page, figure.flow, *_reach(figure.flow, flows, start, end)))
        mention = _mention(page, figure, parties, earlier)
        if mention is not None:
            mentions.append(_like(page, mention, mentions[-1]) if mentions else mention)
        earlier = max(stop for _, stop in figure.spans)
    return mentions


def _like(page: Page, mention: FigureMention, before: FigureMention) -> FigureMention:
    """A figure with the goods and status that the one before it gives: "3,000 tonnes of tea worth $9 million"."""
    worth = mention.head == before.head and _WORTH_SO_MUCH.search(page.flow, before.spans[-1][1], mention.spans[0][0])
    if worth and mention.commodity is None and before.unit and mention.currency:
        mention = replace(mention, commodity=before.commodity)
    return _as_foretold(page, mention, before)


def _as_foretold(page: Page, mention: FigureMention, before: FigureMention) -> FigureMention:
    """Hoped for or expected as the half before it: "exports are to reach $5 billion and imports $4 billion"."""
    if mention.status != "actual" or before.status == "actual" or mention.flow == before.flow:
        return mention
    gap = page.flow[before.spans[-1][1] : mention.head[0]]
    verbless = _VERBLESS.fullmatch(page.flow, mention.head[1], mention.spans[0][0])
    return replace(mention, status=before.status) if _AND.fullmatch(gap) and verbless else mention


def _in_turn(figure: Figure, figures: list[Figure], parties: Parties) -> Parties:
    """One of several partners each: "with Japan, China and Korea was $3 billion, $2 billion and $1 billion"."""
    if not parties.listed:
        return parties
    same = [other for other in figures if other.flow is figure.flow]
    if len(same) != len(parties.listed) or any(other.amount is None for other in same):
        return parties
    return Parties(parties.reporter, parties.listed[same.index(figure)])


def _mention(page: Page, figure: Figure, parties: Parties, earlier: int) -> FigureMention | None:
    flow = figure.flow
    if parties.refused or flow.kind is None:
        return None
    amount = figure.amount
    return replace(
        _mention_of(flow, parties, tuple(figure.spans)),
        amount=_signed(amount.value, flow) if amount else None,
        currency=amount.currency if amount else None,
        unit=amount.unit if amount and amount.unit in get_args(Unit) else None,  # type: ignore[arg-type]
        change_pct=figure.change,
        bound=find_bound(page, figure.spans[0][0], earlier),
        status=find_status(page, figure, earlier),
        commodity=_in_list(page, figure) or flow.commodity or _commodity(page, figure),
    )


def _in_list(page: Page, figure: Figure) -> str | None:
    """What a change in brackets is told of: "led by rice (+91.5%), rubber (+36.2%) and pet food (-2%)"."""
    start = figure.spans[0][0]
    if figure.amount is not None or page.flow[start - 1 : start] != "(":
        return None
    match = _LISTED.search(page.flow[max(figure.flow.end, start - 60) : start])
    return specific(match.group("what")) if match else None


def _commodity(page: Page, figure: Figure) -> str | None:
    """What was traded where it stands beside the amount: "3 million tonnes of rice", "imported coffee worth"."""
    if figure.amount is None or figure.flow.kind not in {"exports", "imports"}:
        return None
    after = _WORTH.match(page.flow, figure.amount.end)
    match = patterns(page.language).commodity_after.match(page.flow, after.end() if after else figure.amount.end)
    if match is None:
        lead = page.flow[max(figure.flow.end, figure.amount.start - 60) : figure.amount.start]
        match = _LISTED.search(lead)
    if match is None and figure.flow.verb:
        match = _OBJECT.fullmatch(page.flow[figure.flow.end : figure.amount.start])
    return specific(match.group("what")) if match else None


def _signed(value: Decimal, flow: FlowWord) -> Decimal:
    """A deficit is negative; of other flows a minus is a dash: "with Georgia -$270 million"."""
    if flow.kind != "balance":
        return abs(value)
    return -abs(value) if flow.sign < 0 else value
