"""Figures to their parties and periods; repeated figures to one."""

from collections.abc import Sequence

from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.models import TradeFigure
from vnru_extract.page import Page


def link_trade(page: Page, figures: Sequence[FigureMention], dates: Sequence[DateMention]) -> tuple[TradeFigure, ...]:
    """."""
    return ()
