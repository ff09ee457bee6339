"""Figures to their parties and periods; repeated figures to one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.link.trade.dated import BY
from vnru_extract.link.trade.parties import with_parties
from vnru_extract.link.trade.period import governing_period
from vnru_extract.link.trade.records import records
from vnru_extract.link.trade.stated import WORDS, link_stated
from vnru_extract.link.trade.theme import Theme, first, is_earlier, is_sided, later, sentence_index, side
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.models import TradeFigure
from vnru_extract.page import Page
from vnru_extract.periods import bounds

# "This was an increase of" 12 percent · "Up" 12 percent: of the amount just told
_OF_WHAT_WAS_SAID = re.compile(
    r"(?:(?:As|According\ to)\ [^.;]{1,90},\ )?"
    r"(?:(?:[Tt]his|[Tt]hat|[Ii]t|(?:[Tt]he|[Tt]his)\ (?:trade\ )?(?:figure|amount|total|volume|value|indicator))"
    r"\ (?:also\ )?(?!\w*(?:grew|rose|fell))[a-z]+\ )?"
    r"(?:[Aa]n?\ |[Tt]he\ )?(?:[\w-]+\ ){0,4}(?:of\ |by\ )?(?:[a-z]+\ ){0,2}"
)


def link_trade(page: Page, figures: Sequence[FigureMention], dates: Sequence[DateMention]) -> tuple[TradeFigure, ...]:
    """One record a figure, with its parties, its period and every place where it is stated."""
    if page.language in WORDS:
        return records(page, link_stated(page, figures, dates))
    ordered = sorted(figures, key=first)
    days = sorted(dates, key=lambda date: date.start)
    linked: list[tuple[FigureMention, str | None]] = []
    theme: Theme | None = None
    for index, figure in enumerate(ordered):
        sentence = sentence_index(page, figure)
        theme = theme if theme and sentence - theme.sentence <= 2 else None
        beside = ordered[index + 1] if index + 1 < len(ordered) else None
        settled = with_parties(page, _goes_on(_as_beside(page, figure, beside, theme), theme, sentence), theme)
        ordered[index] = settled
        period = _in_parallel(page, ordered, index, days, linked) or governing_period(page, ordered, index, days, theme)
        settled = _foretold(page, settled, period, days)
        if settled.flow == "investment" and not _is_told_whose(settled):
            continue
        if settled.reporter is None and (settled.amount is not None or settled.change_pct is not None):
            continue
        if settled.rule == "elliptic" and not (theme and theme.sided):
            continue
        if _only_changes(page, settled, linked):
            told, when = linked[-1]
            linked[-1] = replace(told, change_pct=settled.change_pct, spans=(*told.spans, *settled.spans)), when
            theme = theme and replace(theme, sentence=sentence)
            continue
        if settled.amount is not None or settled.change_pct is not None:
            linked.append((settled, period))
        spoken_of = later(theme, period) if theme and theme.sentence == sentence else period
        if theme and theme.sentence == sentence and is_earlier(page, ordered, index):
            spoken_of = theme.period
        theme = Theme(
            *side(settled, theme),
            spoken_of,
            sentence,
            settled.flow,
            settled.status,
            settled.worldwide,
            is_sided(settled, theme),
        )
    return records(page, linked)


def _in_parallel(
    page: Page,
    figures: Sequence[FigureMention],
    index: int,
    days: Sequence[DateMention],
    linked: Sequence[tuple[FigureMention, str | None]],
) -> str | None:
    """The years told of another country: "from £3 million in 1967 to £4 million in 1968, and to Peru from … to …"."""
    figure = figures[index]
    if figure.rule != "elliptic":
        return None
    mates = [other for other in figures[max(0, index - 1) : index + 2] if other.head == figure.head]
    end = max(stop for mate in mates for _, stop in mate.spans)
    if len(mates) != 2 or any(figure.head[0] < day.start < end for day in days):
        return None
    told = [
        (other, when) for other, when in linked[-3:] if other.head[0] < figure.head[0] and other.flow == figure.flow
    ][-2:]
    if len(told) != 2 or told[0][0].head != told[1][0].head or first(told[0][0]) < page.sentence_at(first(figure))[0]:
        return None
    return told[mates[0] is not figure][1]


def _goes_on(figure: FigureMention, theme: Theme | None, sentence: int) -> FigureMention:
    """With the world as partner where the sentence has it so: "exports to the world $354 billion, imports …"."""
    world = theme is not None and theme.worldwide and theme.sentence == sentence
    return replace(figure, worldwide=True) if world and figure.partner is None and not figure.both_ways else figure


def _as_beside(page: Page, figure: FigureMention, beside: FigureMention | None, theme: Theme | None) -> FigureMention:
    """With the parties of the other half beside it: "while exports were $3 billion, imports from Peru stood at"."""
    halves = {"exports", "imports"}
    if not (theme and beside and not theme.sided and theme.reporter and theme.partner):
        return figure
    if {figure.flow, beside.flow} != halves or sentence_index(page, figure) != sentence_index(page, beside):
        return figure
    if figure.reporter or figure.partner or figure.worldwide or {beside.reporter, beside.partner} == {None}:
        return figure
    whose = with_parties(page, beside, theme)
    if {whose.reporter, whose.partner} != {theme.reporter, theme.partner}:
        return figure
    return replace(figure, reporter=whose.reporter, partner=whose.partner)


def _foretold(page: Page, figure: FigureMention, period: str | None, days: Sequence[DateMention]) -> FigureMention:
    """As a forecast where it is told of a time yet to come: "estimated at $80 billion by 2030"."""
    if figure.status != "actual" or page.published is None or period is None:
        return figure
    begins = bounds(period)[0]
    if begins is None or begins <= page.published:
        return figure
    start, end = page.sentence_at(first(figure))
    by_then = any(
        day.value == period and BY.search(page.flow, max(start, day.start - 30), day.start)
        for day in days
        if start <= day.start < end
    )
    return replace(figure, status="forecast") if by_then else figure


def _is_told_whose(figure: FigureMention) -> bool:
    return figure.reporter is not None and figure.partner is not None


def _only_changes(page: Page, figure: FigureMention, linked: Sequence[tuple[FigureMention, str | None]]) -> bool:
    """Whether a sentence says no more than how much the amount before it grew: "This was an increase of 12 percent"."""
    if not linked or figure.rule != "anaphor" or figure.amount is not None or figure.change_pct is None:
        return False
    before = linked[-1][0]
    lead = page.flow[page.sentence_at(first(figure))[0] : first(figure)]
    return (
        before.flow == figure.flow
        and before.amount is not None
        and before.change_pct is None
        and sentence_index(page, figure) - sentence_index(page, before) == 1
        and bool(_OF_WHAT_WAS_SAID.fullmatch(lead))
    )
