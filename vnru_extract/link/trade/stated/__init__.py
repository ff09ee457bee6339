"""Figures whose own words say nearly all: Russian and Vietnamese.

The extractor says flow, parties as far as they are told, status, and which value is that of a year before. Added here:
parties from the figure before, the sentence and the page, and the period from the dates around.
"""

from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.link.trade.russian import RUSSIAN
from vnru_extract.link.trade.stated.parties import page_pair, with_side_beside, with_stated_parties
from vnru_extract.link.trade.stated.period import Scene, stated_period
from vnru_extract.link.trade.stated.words import TradeContext
from vnru_extract.link.trade.theme import Theme, first, sentence_index, side
from vnru_extract.link.trade.vietnamese import VIETNAMESE
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds

WORDS: dict[str, TradeContext] = {"ru": RUSSIAN, "vi": VIETNAMESE}
# For how many sentences what was told goes on being told.
_GOES_ON = 3
_LAST_SOVIET_YEAR = 1991


def link_stated(
    page: Page, figures: Sequence[FigureMention], dates: Sequence[DateMention]
) -> list[tuple[FigureMention, str | None]]:
    """Each figure with its parties and its period, in order; those whose parties stay open are left out.

    The side from which trade of the page's two was told lasts.
    A mention without amount and change only says whose trade is told of, and when.
    """
    words = WORDS[page.language]
    ordered = sorted(figures, key=first)
    days = sorted(dates, key=lambda date: date.start)
    linked: list[tuple[FigureMention, str | None]] = []
    theme: Theme | None = None
    lasting: Theme | None = None
    for index, figure in enumerate(ordered):
        sentence = sentence_index(page, figure)
        theme = theme if theme and sentence - theme.sentence <= _GOES_ON else lasting
        sided = with_side_beside(page, ordered, index, theme)
        settled = with_stated_parties(page, sided, theme, words)
        ordered[index] = settled
        period = stated_period(Scene.of(page, ordered, index, days, words), theme)
        settled = _in_soviet_times(page, _foretold(page, settled, period), period, figure)
        says_much = settled.amount is not None or settled.change_pct is not None
        if settled.reporter is None or (settled.flow == "investment" and settled.partner is None):
            continue
        if says_much and _is_change_of(settled, period, linked, theme, sentence):
            told, when = linked[-1]
            linked[-1] = replace(told, change_pct=settled.change_pct, spans=(*told.spans, *settled.spans)), when
        elif says_much:
            linked.append((settled, period))
        theme = _after(settled, period, sentence, theme)
        if theme.sided and {theme.reporter, theme.partner} == set(page_pair(page) or ()):
            lasting = replace(theme, period=None)
    return linked


def _is_change_of(
    figure: FigureMention,
    period: str | None,
    linked: Sequence[tuple[FigureMention, str | None]],
    theme: Theme | None,
    sentence: int,
) -> bool:
    """Whether a sentence says no more than how much the amount before it grew: "The rise was 12 percent"."""
    if not linked or figure.rule != "anaphor" or figure.amount is not None:
        return False
    told, when = linked[-1]
    return (
        told.flow == figure.flow
        and told.amount is not None
        and told.change_pct is None
        and period in {None, when}
        and theme is not None
        and sentence - theme.sentence == 1
    )


def _after(figure: FigureMention, period: str | None, sentence: int, theme: Theme | None) -> Theme:
    """What the next figure can go on from; the value of a year before leaves the time that is told of."""
    if figure.earlier and theme:
        period = theme.period
    if period is None and theme and theme.sentence == sentence and figure.status == "actual":
        period = theme.period
    reporter, partner = (figure.reporter, figure.partner) if figure.sided else side(figure, theme)
    known = theme is not None and theme.sided and {theme.reporter, theme.partner} == {reporter, partner}
    goes_on = known or figure.rule == "elliptic"
    sided = figure.sided or figure.flow in {"exports", "imports", "balance"} or goes_on
    return Theme(reporter, partner, period, sentence, figure.flow, figure.status, figure.worldwide, sided)


def _in_soviet_times(page: Page, figure: FigureMention, period: str | None, said: FigureMention) -> FigureMention:
    """With the Soviet Union for Russia where the context gave it, and the time is that of the Soviet Union."""
    ends = bounds(period)[1] if period else None
    if "SU" not in page.named or ends is None or ends.year > _LAST_SOVIET_YEAR or "RU" in {said.reporter, said.partner}:
        return figure
    then = {"RU": "SU"}
    return replace(
        figure,
        reporter=then.get(figure.reporter or "", figure.reporter),
        partner=then.get(figure.partner or "", figure.partner),
    )


def _foretold(page: Page, figure: FigureMention, period: str | None) -> FigureMention:
    """As a forecast where its time is yet to come."""
    if figure.status != "actual" or page.published is None or period is None:
        return figure
    begins = bounds(period)[0]
    return replace(figure, status="forecast") if begins and begins > page.published else figure
