"""Calendar expressions to the record's dates."""

from collections.abc import Sequence

from vnru_extract.mentions import DateMention
from vnru_extract.models import CalendarDate
from vnru_extract.page import Page
from vnru_extract.periods import bounds


def link_dates(page: Page, dates: Sequence[DateMention]) -> tuple[CalendarDate, ...]:
    """One record an expression, in the order of the text."""
    ordered = sorted(dates, key=lambda mention: mention.start)
    return tuple(_record(page, number, mention) for number, mention in enumerate(ordered, 1))


def _record(page: Page, number: int, mention: DateMention) -> CalendarDate:
    earliest, latest = bounds(mention.value)
    return CalendarDate(
        id=f"d{number}",
        value=mention.value,
        earliest=earliest,
        latest=latest,
        spans=(page.span(mention.start, mention.end),),
        rule=mention.rule,
    )
