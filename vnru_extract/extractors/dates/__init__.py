"""Calendar expressions: `find_dates` emits EDTF, `find_published` the day of the document."""

from vnru_extract.extractors.dates.languages import spoken
from vnru_extract.extractors.dates.published import find_published
from vnru_extract.extractors.dates.resolve import resolve
from vnru_extract.mentions import DateMention
from vnru_extract.page import Page

__all__ = ["find_dates", "find_published"]


def find_dates(page: Page) -> list[DateMention]:
    """Every calendar expression that has a value, in order, none overlapping another."""
    return resolve(page, spoken(page.language).grammar.scan(page.flow))
