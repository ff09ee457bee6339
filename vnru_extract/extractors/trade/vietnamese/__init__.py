"""Trade figures in Vietnamese: "kim ngạch thương mại hai chiều đạt 4,58 tỷ USD, tăng 26,2% so với năm 2023".

`flows` finds the words that name a flow, `grouping` gives each amount to the flow that governs it, `parties` reads
whose it is. Loans, contracts, prices, shares, figures of companies and provinces are refused.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal

from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import REFUSED, Parties
from vnru_extract.extractors.trade.vietnamese.flows import ToldBefore, find_flows
from vnru_extract.extractors.trade.vietnamese.grouping import Figure, find_sentence_figures
from vnru_extract.extractors.trade.vietnamese.parties import find_parties, is_mutual
from vnru_extract.extractors.trade.vietnamese.standing import find_bound, find_status
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.mentions import FigureMention
from vnru_extract.models import Unit
from vnru_extract.page import Page

_HAS_NUMBER = re.compile(r"\d|\b(?:nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm)\ (?:tỷ|tỉ|triệu|phần\ trăm)\b")
_UNITS: dict[str, Unit] = {"tonne": "tonne", "barrel": "barrel", "cubic_metre": "cubic_metre"}
_CLAUSE_END = re.compile(r",(?!\ [A-ZĐÂÔÚÝ])|[;(:]|\bso\ với\b|$")
# , "Việt Nam" nhập khẩu: the country before the next flow is that one's
_SUBJECT_OF_NEXT = re.compile(r"\ (?:(?:đã|cũng|lại|đang|có|tiếp\ tục)\ ){0,2}")
# 5 tỷ USD vào năm 2025 "và" 10 tỷ USD: hoped for as well
_AND_THEN = re.compile(r"(?:\ ¶)?,?\ và(?:\ (?:lên|hơn|khoảng|gần|trên|¶)){0,3}\ ")
# How many sentences without trade end what is told of.
_GOES_ON = 2


def find_vietnamese_figures(page: Page) -> list[FigureMention]:
    """Every trade figure, in order; parties only where the sentence's own words give them."""
    found: list[FigureMention] = []
    words = list(patterns().flow.finditer(page.flow))
    starts = [word.start() for word in words]
    countries = frozenset(mention.code for mention in page.countries)
    theme: FlowWord | None = None
    last = -9
    told = ToldBefore()
    for index, (start, end) in enumerate(page.sentences):
        theme = theme if index - last <= _GOES_ON else None
        told = told.at(index, theme)
        named = words[bisect_left(starts, start) : bisect_left(starts, end)]
        if not named and not told:
            continue
        flows = find_flows(page, start, end, named, told)
        kinds = [flow for flow in flows if flow.kind]
        if not kinds:
            continue
        figures = (
            find_sentence_figures(page, start, end, flows, countries)
            if _HAS_NUMBER.search(page.flow, start, end)
            else []
        )
        mentions = _in_sentence(_Sentence(page, start, end, flows, figures))
        found += mentions or _without_figure(page, start, end, kinds)
        if mentions or any(not flow.weak for flow in kinds):
            spoken = [figure.flow for figure in figures] or [flow for flow in kinds if not flow.weak]
            theme = replace(spoken[0], reporter=None, partner=None)
            last = index
        told = told.after(index, kinds, in_figures=bool(mentions))
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the flows that it names, and its figures."""

    page: Page
    start: int
    end: int
    flows: list[FlowWord]
    figures: list[Figure]


def _in_sentence(sentence: _Sentence) -> list[FigureMention]:
    mentions: list[FigureMention] = []
    before, own = Parties(), Parties()
    told: FlowWord | None = None
    earlier = sentence.start
    for figure in sentence.figures:
        if figure.flow != told:
            own = _parties(sentence, figure, before)
            told = figure.flow
            before = own
        if not own.refused:
            mentions.append(_like(figure, _mention(sentence.page, figure, own, earlier), mentions))
        earlier = max(stop for _, stop in figure.spans)
    return mentions


def _parties(sentence: _Sentence, figure: Figure, before: Parties) -> Parties:
    """Whose a figure's flow is, from the words between its neighbours."""
    flow, page = figure.flow, sentence.page
    if flow.rule == "elliptic":
        return _again(sentence, flow, before)
    told = [
        max(stop for _, stop in other.spans)
        for other in sentence.figures
        if other.start < min(flow.start, figure.start)
    ]
    limit = _limit(sentence, flow)
    if figure.start > flow.start:
        limit = min(limit, _clause_end(sentence, figure, limit))
    found = find_parties(page, flow, max([sentence.start, *told]), limit)
    if flow.kind == "investment" and told and not (found.reporter or found.partner) and before.partner:
        return before
    if (
        flow.kind == "investment"
        and found.reporter is None
        and not (found.mutual or is_mutual(page, flow.start, limit))
    ):
        return REFUSED
    if flow.kind == "investment" and found.partner is None and _names_others(sentence, found.reporter):
        return REFUSED
    if not found.reporter and (before.refused or (not found.partner and _is_of_economy(sentence, flow))):
        return REFUSED
    if found.reporter and not found.partner and before.reporter not in {None, found.reporter} and not before.partner:
        return replace(found, world=True)  # one country's trade after another's
    if found.refused or found.reporter or found.partner or found.world:
        return found
    return before if told and flow.kind in {"exports", "imports", "balance"} and not before.mutual else found


def _is_of_economy(sentence: _Sentence, flow: FlowWord) -> bool:
    """Whether "exports" with nobody named are told after a country's GDP and the like: they are those to the world."""
    return flow.kind in {"exports", "imports"} and any(
        other.kind is None and other.end <= flow.start for other in sentence.flows
    )


def _again(sentence: _Sentence, flow: FlowWord, before: Parties) -> Parties:
    """The parties of the flow that is told again of other goods, another partner, another investor."""
    flows = reversed(sentence.flows)
    first = next((other for other in flows if other.start < flow.start and other.rule != "elliptic"), None)
    if first is None:
        return Parties(partner=flow.partner)
    figures = [figure.start for figure in sentence.figures if figure.start > first.start]
    limit = min([_limit(sentence, first), *figures])
    found = find_parties(sentence.page, first, sentence.start, limit)
    found = before if before.reporter and not found.reporter else found
    if found.refused or (flow.reporter and found.partner is None):
        return REFUSED
    return replace(found, reporter=flow.reporter or found.reporter, partner=flow.partner or found.partner, mutual=False)


def _names_others(sentence: _Sentence, code: str | None) -> bool:
    """Whether a sentence names other countries, none of them said to be where the capital went."""
    return bool({mention.code for mention in sentence.page.countries_in(sentence.start, sentence.end)} - {code})


def _limit(sentence: _Sentence, flow: FlowWord) -> int:
    """Where the words end that can be of a flow: where the next begins, or its subject right before it."""
    page, end = sentence.page, sentence.end
    after = next((other.start for other in sentence.flows if other.start > flow.start), end)
    for mention in reversed(page.countries_in(flow.end, after)):
        if _SUBJECT_OF_NEXT.fullmatch(page.flow, mention.end, after) and after < end:
            return mention.start
    return after


def _clause_end(sentence: _Sentence, figure: Figure, limit: int) -> int:
    """Where the clause ends that an amount stands in: before the comma of "6 tỷ USD hàng hóa sang Nga, tăng 5%"."""
    start, stop = figure.spans[0]
    next_one = min((other.start for other in sentence.figures if other.start > start), default=limit)
    match = _CLAUSE_END.search(sentence.page.flow, stop, min(limit, next_one))
    return match.start() if match else min(limit, next_one)


def _like(figure: Figure, mention: FigureMention, before: list[FigureMention]) -> FigureMention:
    """A figure with the goods and status of the one before it.

    "500.000 tấn gạo, trị giá 300 triệu USD", "lên 5 tỷ USD năm 2025 và 10 tỷ USD năm 2030"
    """
    last = before[-1] if before else None
    if last is None or last.head != mention.head:
        return mention
    if last.unit and mention.currency and mention.commodity is None:
        mention = replace(mention, commodity=last.commodity)
    goes_on = mention.status == "actual" and not mention.earlier and _AND_THEN.fullmatch(figure.lead)
    return replace(mention, status=last.status) if goes_on else mention


def _mention(page: Page, figure: Figure, parties: Parties, earlier: int) -> FigureMention:
    flow, amount = figure.flow, figure.amount
    end = max(flow.end, figure.start)
    return replace(
        _open_mention(page, flow, parties, tuple(figure.spans), (min(earlier, flow.start), end)),
        amount=_signed(amount.value, flow) if amount else None,
        currency=figure.currency if amount else None,
        unit=_UNITS.get(amount.unit) if amount and amount.unit else None,
        change_pct=figure.change,
        bound=find_bound(page, figure),
        status=find_status(page, figure, min(earlier, flow.start)),
        commodity=flow.commodity or _goods(page, figure),
        earlier=figure.earlier,
    )


def _open_mention(
    page: Page, flow: FlowWord, parties: Parties, spans: tuple[tuple[int, int], ...], reach: tuple[int, int]
) -> FigureMention:
    """A mention with what the flow and its parties say, the figure itself left open."""
    assert flow.kind is not None
    nobody = flow.kind == "turnover" and not (parties.reporter or parties.partner)
    both = flow.both_ways or parties.mutual or ((nobody or flow.kind == "investment") and is_mutual(page, *reach))
    return FigureMention(
        spans=spans,
        flow=flow.kind,
        rule=flow.rule,
        reporter=parties.reporter,
        partner=parties.partner,
        head=(flow.start, flow.end),
        worldwide=parties.world,
        both_ways=both and not (flow.kind == "investment" and parties.reporter is not None and not parties.mutual),
        sided=parties.reporter is not None and not parties.mutual and not (both and flow.kind == "turnover"),
    )


def _without_figure(page: Page, start: int, end: int, kinds: list[FlowWord]) -> list[FigureMention]:
    """Whose trade a sentence without a figure speaks of: what follows goes on from it."""
    for flow in kinds[:4]:
        if flow.kind == "investment" or flow.weak or flow.rule in {"elliptic", "anaphor"}:
            continue
        after = next((other.start for other in kinds if other.start > flow.start), end)
        parties = find_parties(page, flow, start, after)
        if parties.reporter is not None:
            return [_open_mention(page, flow, parties, ((flow.start, flow.end),), (flow.start, flow.end))]
    return []


def _goods(page: Page, figure: Figure) -> str | None:
    """What was traded, where it stands beside the amount: "1,2 triệu tấn gạo", "máy móc trị giá"."""
    if figure.amount is None or figure.flow.kind not in {"exports", "imports"}:
        return None
    match = patterns().goods_of.match(page.flow, figure.amount.end) or patterns().goods_worth.search(figure.lead)
    if match is None and figure.amount.unit:
        match = patterns().goods_weighed.match(page.flow, figure.amount.end)
    return match.group("what") if match else None


def _signed(value: Decimal, flow: FlowWord) -> Decimal:
    """A deficit is negative."""
    if flow.kind != "balance":
        return abs(value)
    return -abs(value) if flow.sign < 0 else value
