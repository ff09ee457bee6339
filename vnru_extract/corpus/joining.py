"""The whole flow: records in, joined entities out, in an order that does not depend on that of the records."""

from collections.abc import Iterable, Iterator

from vnru_extract.corpus.agreements import Instrument, instruments
from vnru_extract.corpus.bearers import Bearer
from vnru_extract.corpus.conflicts import Conflicts
from vnru_extract.corpus.events import Occasion, occasions
from vnru_extract.corpus.gathering import Gathered, Stated
from vnru_extract.corpus.identifiers import identified, path, slug
from vnru_extract.corpus.models import Conflict, Entity, OfficeHolding, Overview, TradeSeries
from vnru_extract.corpus.offices import holdings
from vnru_extract.corpus.people import individuals
from vnru_extract.corpus.stating import (
    agreement_entity,
    country_of,
    event_entity,
    holding_entity,
    name_of,
    person_entity,
    series_entity,
)
from vnru_extract.corpus.trade import Series, series


class Corpus:
    """What was joined; entities are made one at a time, for their words are on the disk."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._people = _people(gathered)
        self._names = {person_id: name_of(person) for person_id, person in self._people}
        self._held = [(person_id, held) for person_id, person in self._people for held in holdings(person)]
        self._agreements = _agreements(gathered)
        self._series = _series(gathered)
        self._events = self._joined_events()
        self.conflicts = self._found_conflicts()
        self.overview = self._counted()

    def entities(self) -> Iterator[Entity]:
        """The overview, then people, their offices, agreements, trade series, events, conflicts."""
        texts = self._gathered.texts
        yield self.overview
        yield from (person_entity(person_id, person, texts) for person_id, person in self._people)
        yield from self._holding_entities()
        yield from (agreement_entity(agreement_id, one, texts) for agreement_id, one in self._agreements)
        yield from self._series_entities()
        yield from (event_entity(event_id, one, self._names, texts) for event_id, one in self._events)
        yield from self.conflicts

    def _holding_entities(self) -> Iterator[OfficeHolding]:
        named = identified(
            self._held,
            base=lambda pair: path(pair[0].replace("person/", "office/"), slug(str(pair[1].post)) or None),
            weight=lambda pair: len(pair[1].seen),
            mark=lambda pair: str(pair[1].seen[0].stated),
        )
        for holding_id, (person_id, held) in named:
            yield holding_entity(holding_id, person_id, self._names[person_id], held, self._gathered.texts)

    def _series_entities(self) -> Iterator[TradeSeries]:
        by_key = {one.key: (series_id, one.line) for series_id, one in self._series}
        for series_id, one in self._series:
            mirror = by_key.get(one.key.mirrored) if one.key.mirrored else None
            yield series_entity(series_id, one, mirror, self._gathered.texts)

    def _joined_events(self) -> list[tuple[str, Occasion]]:
        people = {id(one): person_id for person_id, person in self._people for one, _ in person.seen}
        agreements = {id(one): made_id for made_id, instrument in self._agreements for one, _ in instrument.seen}
        return identified(
            occasions(self._gathered.events, people, agreements),
            base=lambda one: path(
                "event", one.first.type, min(one.dates, default="undated").replace("/", "--"),
                "-".join(sorted(one.countries)).lower(), slug(one.first.level),
            ),
            weight=lambda one: len(one.seen),
            mark=lambda one: _first(seen.stated for seen, _ in one.seen),
        )  # fmt: skip

    def _found_conflicts(self) -> list[Conflict]:
        conflicts = Conflicts(self._gathered.texts)
        return sorted(
            [
                *conflicts.of_people(self._people, self._names),
                *conflicts.of_offices(self._held, self._names),
                *conflicts.of_agreements(self._agreements),
                *conflicts.of_series(self._series),
                *conflicts.of_events(self._events),
            ],
            key=lambda conflict: conflict.id,
        )

    def _counted(self) -> Overview:
        days = sorted(day for source in self._gathered.sources if (day := source.published) is not None)
        return Overview(
            documents=len(self._gathered.sources),
            dated=len(days),
            first_published=days[0] if days else None,
            last_published=days[-1] if days else None,
            people=len(self._people),
            office_holdings=len(self._held),
            agreements=len(self._agreements),
            trade_series=len(self._series),
            events=len(self._events),
            conflicts=len(self.conflicts),
        )


def _people(gathered: Gathered) -> list[tuple[str, Bearer]]:
    return identified(
        individuals(gathered.people, gathered.overrides),
        base=lambda person: path("person", (country_of(person) or "xx").lower(), slug(name_of(person)) or None),
        weight=lambda person: len(person.seen),
        mark=lambda person: _first(one.stated for one, _ in person.seen),
    )


def _agreements(gathered: Gathered) -> list[tuple[str, Instrument]]:
    return identified(
        instruments(gathered.agreements),
        base=lambda one: path(
            "agreement", "-".join(one.parties).lower() or "open", one.type, slug(" ".join(one.order)) or None,
            str(one.year) if one.year else None,
        ),
        weight=lambda one: len(one.seen),
        mark=lambda one: _first(seen.stated for seen, _ in one.seen),
    )  # fmt: skip


def _series(gathered: Gathered) -> list[tuple[str, Series]]:
    return identified(
        series(gathered.figures),
        base=lambda one: path(
            "trade", one.key.flow, "-".join(code for code in (one.key.reporter, one.key.partner) if code).lower(),
            (one.key.period or "undated").replace("/", "--"), slug(one.key.commodity) or None,
            None if one.key.status == "actual" else one.key.status,
        ),
        weight=lambda one: len(one.figures),
        mark=lambda one: _first(figure.stated for figure in one.figures),
    )  # fmt: skip


def _first(stated: Iterable[Stated]) -> str:
    return str(min(stated, key=lambda one: one.order))
