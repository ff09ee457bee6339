"""Trade figures: amounts and changes of trade and investment between countries, as their sentence states them.

Each language has its reader: English the modules beside this one, Russian and Vietnamese packages of their own.
"""

from collections.abc import Callable

from vnru_extract.extractors.trade.english import find_english_figures
from vnru_extract.extractors.trade.russian import find_russian_figures
from vnru_extract.extractors.trade.vietnamese import find_vietnamese_figures
from vnru_extract.mentions import FigureMention
from vnru_extract.page import Page

_READERS: dict[str, Callable[[Page], list[FigureMention]]] = {
    "en": find_english_figures,
    "ru": find_russian_figures,
    "vi": find_vietnamese_figures,
}


def find_figures(page: Page) -> list[FigureMention]:
    """Every trade figure, in order; parties only where the sentence's own words give them."""
    reader = _READERS.get(page.language)
    return reader(page) if reader else []
