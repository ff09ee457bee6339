"""What the last figure was about, so that the next can go on from it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from vnru_extract.mentions import FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds

# rose to $5 billion "from" $4 billion · , "against" $4 billion · "compared with a revised" $4 billion
_COMPARED = re.compile(
    r"\b(?:from|against|versus|vs\.?|than|after|compared\ (?:to|with))\ "
    r"(?:(?!(?:and|to|it|they|was|were|rose|fell|grew|reached|trade|turnover|with)\b)[a-z][a-z-]*\ ){0,4}"
    r"(?:[A-Z]{0,3}[$€£¥₹]\ ?)?$"
)
# from $4 billion a year earlier "and" $3 billion in January
_ALSO = re.compile(r"[^;:.()]{0,40}\band\ (?:from\ )?(?:[a-z]+\ ){0,2}")
_LEAD = 60


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


def is_earlier(page: Page, figures: Sequence[FigureMention], index: int) -> bool:
    """Whether a figure is the value that another is compared with: "rose to $5 billion from $4 billion in May"."""
    figure = figures[index]
    start = max(page.sentence_at(first(figure))[0], first(figure) - _LEAD)
    if _COMPARED.search(page.flow[start : first(figure)]):
        return True
    if index == 0 or figures[index - 1].head != figure.head:
        return False
    last = max(stop for _, stop in figures[index - 1].spans)
    joined = last < first(figure) and _ALSO.fullmatch(page.flow, last, first(figure))
    return bool(joined) and is_earlier(page, figures, index - 1)


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
