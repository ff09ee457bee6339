"""Trade figures in Russian.

`flows` finds the words that name a flow, `figures` gives each amount to the flow that governs it, `parties` reads
whose it is. Loans, contracts, prices, shares, and the trade of companies and regions are refused.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from typing import get_args

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import Parties
from vnru_extract.extractors.trade.russian.figures import Figure, find_sentence_figures
from vnru_extract.extractors.trade.russian.flows import find_flows
from vnru_extract.extractors.trade.russian.goods import find_goods, find_item
from vnru_extract.extractors.trade.russian.parties import find_parties
from vnru_extract.extractors.trade.russian.standing import find_bound, find_status
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.mentions import FigureMention
from vnru_extract.models import FigureStatus, Unit
from vnru_extract.page import Page

# на 60%", кукурузы - на" 20%
_ITEM = re.compile(
    r"(?:^(?:\)?\ )?|[,;:—•*-]\ |\ и\ )(?:[аи]\ )?(?P<goods>[а-яё]+(?:\ [а-яё]+){0,3}?)"
    r"(?:\ ?[-—(]\ ?(?:[а-яё]+\ ){0,3}|\ на\ (?:[а-яё]+\ ){0,2})$"
)
# экспортирует "уголь" (3 млн тонн · экспортировано "удобрений" на 186 млн
_OBJECT = re.compile(r"\ (?P<goods>[а-яё]{3,})(?:\ \(|\ на\ )(?:[а-яё]+\ ){0,2}$")
# "•" медь - 412 тыс. тонн
_BULLET = re.compile(r"[•*—-]\ |[а-яё][^.!?]{2,60}\ [—-]\ [\d$]|\d{1,2}[.)]\ ")
# a heading tells no amounts, if perhaps a year
_SO_MUCH = re.compile(r"\d\ ?(?:%|млн|млрд|тыс|тонн|долл|руб|проц|трлн|миллион|миллиард|раз)|[$€]\ ?\d")
# For how many sentences "it" is the trade that was told of.
_GOES_ON = 2


def find_russian_figures(page: Page) -> list[FigureMention]:
    """Every trade figure of a Russian page, in order; parties only where the sentence's own words give them."""
    found: list[FigureMention] = []
    named = [match.start() for match in patterns().flow.finditer(page.flow)]
    theme: FlowWord | None = None
    heading: FlowWord | None = None
    told: Amount | None = None
    last = -9
    for index, (start, end) in enumerate(page.sentences):
        theme, told = (theme, told) if index - last <= _GOES_ON else (None, None)
        is_item = heading is not None and _BULLET.match(page.flow, start, end)
        if theme is None and not is_item and bisect_left(named, start) == bisect_left(named, end):
            heading = None
            continue
        flows = find_flows(page, start, end, theme)
        flows = [flow for flow in flows if theme or not flow.needs_theme or any(_is_trade(other) for other in flows)]
        if heading and is_item and not any(flow.kind for flow in flows):
            flows = [replace(heading, start=start, end=start, rule="listed")]
        heading = _heading(page, start, end, flows) or (heading if is_item else None)
        figures = find_sentence_figures(page, start, end, flows, told)
        told = next((figure.amount for figure in reversed(figures) if figure.amount), told)
        mentions = _in_sentence(page, start, end, flows, figures)
        found += mentions
        spoken = [flow for flow in flows if flow.kind and not flow.verb and flow.rule != "elliptic"]
        if spoken and (mentions or any(not flow.weak for flow in spoken) or page.countries_in(start, end)):
            theme = next((flow for flow in spoken if flow.kind == "turnover"), spoken[0])
            last = index
    return found


def _heading(page: Page, start: int, end: int, flows: list[FlowWord]) -> FlowWord | None:
    """The flow that a line names for the list below it: "Экспорт", "Основные товары экспорта:"."""
    trade = [flow for flow in flows if flow.kind in {"exports", "imports"}]
    is_line = page.flow[end - 1] not in ".!?;" and page.flow[end : end + 1] == "\n"
    return trade[0] if is_line and len(trade) == 1 and not _SO_MUCH.search(page.flow, start, end) else None


def _is_trade(flow: FlowWord) -> bool:
    return flow.kind is not None and not flow.needs_theme


def _in_sentence(page: Page, start: int, end: int, flows: list[FlowWord], figures: list[Figure]) -> list[FigureMention]:
    """The figures of a sentence, and whose trade it speaks of beside them."""
    mentions: list[FigureMention] = []
    earlier = start
    status: FigureStatus = "actual"
    for figure in figures:
        mention = _mention(page, figure, flows, (start, end, earlier), status)
        if mention is not None:
            mentions.append(_worth(mention, mentions[-1]) if mentions else mention)
            status = mention.status
        earlier = figure.stop
    taken = {mention.head for mention in mentions}
    spoken = [_spoken_of(page, flow, flows, start, end) for flow in flows if (flow.start, flow.end) not in taken]
    return sorted([*mentions, *filter(None, spoken)], key=lambda mention: mention.spans[0])


def _spoken_of(page: Page, flow: FlowWord, flows: list[FlowWord], start: int, end: int) -> FigureMention | None:
    """Whose trade a flow without a figure speaks of: what follows goes on from it."""
    if flow.kind in {None, "investment"} or flow.verb or flow.rule in {"elliptic", "anaphor"}:
        return None
    parties = find_parties(page, flow, *_reach(flow, flows, start, end))
    if parties.refused or not (parties.reporter and (parties.partner or parties.world)):
        return None
    return _open(flow, parties, ((flow.start, flow.end),))


def _reach(flow: FlowWord, flows: list[FlowWord], start: int, end: int) -> tuple[int, int]:
    """Between which offsets the words are that say whose a flow is: up to its neighbours."""
    told = [other for other in flows if other.kind and not (flow.kind == other.kind == "investment" and other.verb)]
    before = max((other.end for other in told if other.end <= flow.start), default=start)
    after = min((other.start for other in flows if other.kind and other.start >= flow.end), default=end)
    return before, after


def _open(flow: FlowWord, parties: Parties, spans: tuple[tuple[int, int], ...]) -> FigureMention:
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
        sided=parties.reporter is not None,
    )


def _mention(
    page: Page, figure: Figure, flows: list[FlowWord], bounds: tuple[int, int, int], before: FigureStatus
) -> FigureMention | None:
    start, end, earlier = bounds
    flow, amount = figure.flow, figure.amount
    parties = find_parties(page, flow, *_reach(flow, flows, start, end))
    if parties.refused:
        return None
    stated = amount.start if amount else figure.start
    mention = _open(flow, parties, tuple(figure.spans))
    value = None
    if amount:
        value = abs(amount.value) * (flow.sign if flow.kind == "balance" and amount.value > 0 else 1)
        value = amount.value if flow.kind == "balance" and amount.value < 0 else value
    return replace(
        mention,
        amount=value,
        currency=amount.currency if amount else None,
        unit=amount.unit if amount and amount.unit in get_args(Unit) else None,  # type: ignore[arg-type]
        change_pct=figure.change,
        bound=find_bound(page, stated, start),
        status="actual" if figure.earlier else find_status(page, start, earlier, stated, before),
        commodity=_in_list(page, figure, earlier) or _commodity(page, figure, end),
        earlier=figure.earlier,
    )


def _worth(mention: FigureMention, before: FigureMention) -> FigureMention:
    """Money with the goods whose volume was told before it: "35 тыс. тонн кофе на сумму 90 млн долларов"."""
    if mention.commodity is None and mention.head == before.head and before.unit and mention.currency:
        return replace(mention, commodity=before.commodity)
    return mention


def _in_list(page: Page, figure: Figure, earlier: int) -> str | None:
    """The goods of an item of a list: "поставки пшеницы упали на 60%, кукурузы - на 20%", "зерно (300 млн долл.)"."""
    lead = page.flow[max(earlier, figure.flow.end, figure.start - 80) : figure.start]
    shape = _OBJECT if figure.flow.verb and earlier <= figure.flow.end else _ITEM
    match = shape.search(lead) if figure.flow.kind in {"exports", "imports"} else None
    if match is None:
        return None
    begin = figure.start - len(lead)
    return find_item(page, begin + match.start("goods"), begin + match.end("goods"))


def _commodity(page: Page, figure: Figure, end: int) -> str | None:
    """What was traded, named behind the flow or behind the volume."""
    if figure.flow.kind not in {"exports", "imports"}:
        return None
    named = (
        None
        if figure.flow.verb or figure.flow.rule in {"elliptic", "anaphor"}
        else find_goods(page, figure.flow.end, end)
    )
    if named is None and figure.amount and figure.amount.unit:
        named = find_goods(page, figure.amount.end, end)
    return named
