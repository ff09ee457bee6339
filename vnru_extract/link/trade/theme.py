"""What the last figure was about, so that the next can go on from it."""

from bisect import bisect_right
from dataclasses import dataclass

from vnru_extract.mentions import FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds


@dataclass(frozen=True, slots=True)
class Theme:
    """What the last figure was about: from whose side, with whom, when, and in which sentence."""

    reporter: str | None
    partner: str | None
    period: str | None
    sentence: int
    flow: str
    status: str
    worldwide: bool = False
    sided: bool = False


def first(figure: FigureMention) -> int:
    """Where a figure is first stated."""
    return min(start for start, _ in figure.spans)


def sentence_index(page: Page, figure: FigureMention) -> int:
    """The place of a figure's sentence among the document's."""
    return bisect_right(page.sentences, first(figure), key=lambda bounds: bounds[0]) - 1


def later(theme: Theme, period: str | None) -> str | None:
    """The later of two periods of a sentence: what went before is only what it is compared with."""
    if theme.period is None or period is None:
        return period or theme.period
    before, now = bounds(theme.period)[1], bounds(period)[1]
    return theme.period if before and now and before > now else period


def side(figure: FigureMention, theme: Theme | None) -> tuple[str | None, str | None]:
    """From whose side later sentences go on: a turnover of a pair keeps the side of before."""
    if figure.flow == "turnover" and theme and {theme.reporter, theme.partner} == {figure.reporter, figure.partner}:
        return theme.reporter, theme.partner
    if theme and figure.reporter is None and figure.partner is None:
        return theme.reporter, theme.partner
    return figure.reporter, figure.partner


def is_sided(figure: FigureMention, theme: Theme | None) -> bool:
    """Whether it is known whose exports a later bare "exports" are."""
    if figure.sided or figure.rule == "elliptic" or (figure.flow != "turnover" and figure.reporter is not None):
        return True
    return theme is not None and theme.sided and {theme.reporter, theme.partner} == {figure.reporter, figure.partner}
