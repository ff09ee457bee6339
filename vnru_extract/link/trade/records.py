"""Linked figures to records: a figure that is told again is one, with every place where it is stated."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from vnru_extract.link.trade.theme import first
from vnru_extract.mentions import FigureMention
from vnru_extract.models import TradeFigure
from vnru_extract.page import Page


def records(page: Page, linked: Sequence[tuple[FigureMention, str | None]]) -> tuple[TradeFigure, ...]:
    """One record a fact, in the order of the text; each figure comes with its period."""
    joined: list[tuple[FigureMention, str | None]] = []
    places: dict[Hashable, list[int]] = {}
    for told, period in linked:
        figure = _ordered(told)
        known = places.setdefault(_what(figure), [])
        same = next((place for place in known if _is_same(*joined[place], figure, period)), None)
        if same is None:
            known.append(len(joined))
            joined.append((figure, period))
        else:
            joined[same] = _joined(*joined[same], figure, period)
    joined.sort(key=lambda told: told[0].spans[0])
    return tuple(_record(page, number, figure, period) for number, (figure, period) in enumerate(joined, 1))


def _ordered(figure: FigureMention) -> FigureMention:
    symmetric = figure.flow == "turnover" or (figure.flow == "investment" and figure.both_ways)
    if not symmetric or figure.reporter is None or figure.partner is None:
        return figure
    reporter, partner = sorted((figure.reporter, figure.partner))
    return replace(figure, reporter=reporter, partner=partner)


def _what(figure: FigureMention) -> Hashable:
    """What two statements of one fact have in common, the period aside."""
    said = figure.change_pct if figure.amount is None else None
    counted = (figure.amount, figure.currency, figure.unit, figure.commodity, said)
    return (figure.flow, figure.reporter, figure.partner, figure.status, *counted)


def _is_same(one: FigureMention, when: str | None, other: FigureMention, period: str | None) -> bool:
    """Whether two figures alike state one fact: of the same period, or of none the second time."""
    return (when == period or None in {when, period}) and len({one.change_pct, other.change_pct} - {None}) < 2


def _joined(
    one: FigureMention, when: str | None, other: FigureMention, period: str | None
) -> tuple[FigureMention, str | None]:
    change = one.change_pct if one.change_pct is not None else other.change_pct
    return replace(one, spans=(*one.spans, *other.spans), change_pct=change), when or period


def _record(page: Page, number: int, figure: FigureMention, period: str | None) -> TradeFigure:
    return TradeFigure(
        id=f"t{number}",
        flow=figure.flow,
        reporter=figure.reporter,
        partner=figure.partner,
        amount=figure.amount,
        currency="SUR" if figure.currency == "RUB" and "SU" in {figure.reporter, figure.partner} else figure.currency,
        unit=figure.unit,
        commodity=figure.commodity,
        period=period,
        change_pct=figure.change_pct,
        bound=figure.bound,
        status=figure.status,
        spans=tuple(page.span(start, end) for start, end in figure.spans),
        rule=figure.rule,
        sentence=page.span(*page.sentence_at(first(figure))),
    )
