"""Figures to their parties and periods; repeated figures to one."""

from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.link.trade.parties import with_parties
from vnru_extract.link.trade.period import governing_period
from vnru_extract.link.trade.theme import Theme, first, later, sentence_index, side
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.models import TradeFigure
from vnru_extract.page import Page


def link_trade(page: Page, figures: Sequence[FigureMention], dates: Sequence[DateMention]) -> tuple[TradeFigure, ...]:
    """One record a figure, with its parties, its period and every place where it is stated."""
    ordered = sorted(figures, key=lambda figure: first(figure))
    days = sorted(dates, key=lambda date: date.start)
    linked: list[tuple[FigureMention, str | None]] = []
    theme: Theme | None = None
    for index, figure in enumerate(ordered):
        sentence = sentence_index(page, figure)
        theme = theme if theme and sentence - theme.sentence <= 2 else None
        settled = with_parties(page, figure, theme)
        ordered[index] = settled
        period = governing_period(page, ordered, index, days, theme)
        if settled.flow == "investment" and not _is_told_whose(settled):
            continue
        linked.append((settled, period))
        spoken_of = later(theme, period) if theme and theme.sentence == sentence else period
        theme = Theme(*side(settled, theme), spoken_of, sentence, settled.flow, settled.status)
    return _records(page, linked)


def _is_told_whose(figure: FigureMention) -> bool:
    return figure.reporter is not None and (figure.partner is not None or not figure.both_ways)


def _records(page: Page, linked: Sequence[tuple[FigureMention, str | None]]) -> tuple[TradeFigure, ...]:
    joined: list[tuple[FigureMention, str | None]] = []
    for figure, period in linked:
        figure = _ordered(figure)
        same = next((i for i, (other, when) in enumerate(joined) if _is_same(other, when, figure, period)), None)
        if same is None:
            joined.append((figure, period))
        else:
            other, when = joined[same]
            spans = (*other.spans, *figure.spans)
            joined[same] = (
                replace(
                    other,
                    spans=spans,
                    change_pct=other.change_pct if other.change_pct is not None else figure.change_pct,
                ),
                when or period,
            )
    return tuple(_record(page, number, figure, period) for number, (figure, period) in enumerate(joined, 1))


def _ordered(figure: FigureMention) -> FigureMention:
    symmetric = figure.flow == "turnover" or (figure.flow == "investment" and figure.both_ways)
    if not symmetric or figure.reporter is None or figure.partner is None:
        return figure
    first, second = sorted((figure.reporter, figure.partner))
    return replace(figure, reporter=first, partner=second)


def _is_same(first: FigureMention, when: str | None, second: FigureMention, period: str | None) -> bool:
    """Whether two figures state one fact: same flow, parties, amount and period, or no period the second time."""
    keys = [
        (
            f.flow,
            f.reporter,
            f.partner,
            f.amount,
            f.currency,
            f.unit,
            f.commodity,
            f.status,
            f.change_pct if f.amount is None else None,
        )
        for f in (first, second)
    ]
    changes = {first.change_pct, second.change_pct} - {None}
    return keys[0] == keys[1] and (when == period or None in {when, period}) and len(changes) < 2


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
