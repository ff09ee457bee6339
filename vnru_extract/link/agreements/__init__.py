"""Mentions of instruments to one instrument each, with its parties and days."""

from collections.abc import Sequence

from vnru_extract.extractors.agreements.counterparts import in_its_time
from vnru_extract.link.agreements.days import Calendar, Days
from vnru_extract.link.agreements.joins import Instrument, join
from vnru_extract.link.agreements.nearby_days import NearbyDays
from vnru_extract.link.agreements.parties import Neighbours, parties_of, with_common
from vnru_extract.link.agreements.shortforms import find_short_forms
from vnru_extract.mentions import DateMention, InstrumentMention
from vnru_extract.models import Agreement, InstrumentStatus
from vnru_extract.page import Page

# The later in this list, the more it says of what the instrument has come to.
_TELLING: tuple[InstrumentStatus, ...] = (
    "unknown", "proposed", "drafted", "negotiating", "signed", "in_force", "terminated",
)  # fmt: skip
# a proper name goes before what it is told by: "the Oslo Accord - an international treaty on"
_PROPER = frozenset({"capitalised name", "known instrument"})


def link_agreements(
    page: Page, instruments: Sequence[InstrumentMention], dates: Sequence[DateMention]
) -> tuple[Agreement, ...]:
    """One record an instrument: its mentions joined, the parties and days that any of them states."""
    mentions = sorted([*instruments, *find_short_forms(page, instruments)], key=lambda m: (m.start, -m.end))
    joined = sorted(join(page, mentions), key=lambda instrument: instrument.first.start)
    of_language = Calendar if page.language == "en" else NearbyDays
    calendar = of_language(page, dates, [(mention.start, mention.end) for mention in mentions])
    neighbours = Neighbours(joined)
    parties = with_common([parties_of(page, one, neighbours) for one in joined])
    return tuple(
        _record(page, f"a{number}", one, calendar, codes)
        for number, (one, codes) in enumerate(zip(joined, parties, strict=True), 1)
    )


def _record(page: Page, name: str, instrument: Instrument, calendar: Calendar, parties: tuple[str, ...]) -> Agreement:
    days = Days()
    for mention in instrument.mentions:
        days = days.or_else(calendar.of(mention))
    named = [m for m in instrument.mentions if not m.short]
    full = max(named, key=lambda m: (m.rule in _PROPER or len(m.parties) > 1, m.end - m.start))
    first = instrument.first
    if not any(mention.parties for mention in instrument.mentions):
        parties = in_its_time(page, parties, days.made)
    return Agreement(
        id=name,
        name=full.name or page.text[full.start : full.end],
        type=first.type,
        parties=parties,
        signed=days.made,
        in_force=days.in_force,
        expires=days.expires,
        status=_status(instrument, days),
        spans=tuple(page.span(m.start, m.end) for m in instrument.mentions),
        rule=first.rule,
        sentence=page.span(*page.sentence_at(first.start)),
    )


def _status(instrument: Instrument, days: Days) -> InstrumentStatus:
    status = max((mention.status for mention in instrument.mentions), key=_TELLING.index)
    if _TELLING.index(status) < _TELLING.index("signed") and days.in_force:
        return "in_force"
    return "signed" if days.made and _TELLING.index(status) < _TELLING.index("signed") else status
