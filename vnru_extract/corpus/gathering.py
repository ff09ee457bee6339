"""Records to what is joined: names, codes and dates kept small, each word once; sentences wait on the disk."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from vnru_extract.corpus.milestones import Milestone, milestones
from vnru_extract.corpus.overrides import NONE, Overrides
from vnru_extract.corpus.posts import Post, post_of
from vnru_extract.corpus.precision import Rounded, rounded
from vnru_extract.corpus.texts import Texts
from vnru_extract.models import Agreement, Event, Language, Office, Person, Record, Span, TradeFigure

# A sentence that names a day so long before its document's may well speak of who was in office then.
_LONG_BEFORE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Source:
    """A document."""

    id: str
    path: str
    published: date | None
    published_from: Literal["metadata", "text", "option"] | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of a document; `words` is where its sentence, or for a person the mention, is kept."""

    source: Source
    fact: str
    words: int

    @property
    def order(self) -> tuple[bool, date, str, int]:
        """By day, then document, then place in its record."""
        day = self.source.published
        return day is None, day or date.min, self.source.id, int(self.fact[1:])

    def __str__(self) -> str:
        return f"{self.source.id}#{self.fact}"


@dataclass(eq=False, slots=True)
class PersonSeen:
    """A person of one document; `apart`: the groups of people who are said to differ, and the place in each."""

    stated: Stated
    name: str
    country: str | None
    forms: tuple[str, ...]
    offices: "tuple[OfficeSeen, ...]"
    posts: frozenset[Post]
    apart: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """An office that a person of a document holds; `seen` as in `models.OfficeStatement`."""

    stated: Stated
    post: Post
    title: str
    organisation: str | None
    tenure: Any
    seen: date | None


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """A trade figure; `rounded` is what its amount may stand for, `amount_words` where it is written."""

    stated: Stated
    flow: Any
    reporter: str | None
    partner: str | None
    commodity: str | None
    period: str | None
    status: Any
    amount: Decimal | None
    currency: str | None
    unit: Any
    change_pct: Decimal | None
    bound: Any
    rounded: Rounded | None
    amount_words: int


@dataclass(eq=False, slots=True)
class AgreementSeen:
    """An instrument of one document."""

    stated: Stated
    name: str
    language: Language
    type: Any
    parties: tuple[str, ...]
    signed: str | None
    in_force: str | None
    expires: str | None
    status: Any


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event of one document, with those who take part and the instruments as that document has them."""

    stated: Stated
    type: Any
    level: str | None
    date: str | None
    place: str | None
    people: tuple[PersonSeen, ...]
    countries: tuple[str, ...]
    agreements: tuple[AgreementSeen, ...]
    trigger: int


@dataclass(slots=True)
class Gathered:
    """What all records state, on its way to be joined."""

    texts: Texts
    overrides: Overrides = NONE
    sources: list[Source] = field(default_factory=list)
    people: list[PersonSeen] = field(default_factory=list)
    figures: list[FigureSeen] = field(default_factory=list)
    agreements: list[AgreementSeen] = field(default_factory=list)
    events: list[EventSeen] = field(default_factory=list)
    _once: dict[Any, Any] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Take what is joined from a record; the record itself can be forgotten."""
        source = Source(record.id, record.source, record.published, record.published_from)
        self.sources.append(source)
        _Reading(self, record, source).gather()

    def once(self, value: Any) -> Any:
        """The value as it was first kept: names and codes recur."""
        return self._once.setdefault(value, value)


class _Reading:
    """One record on its way in."""

    def __init__(self, gathered: Gathered, record: Record, source: Source) -> None:
        self._gathered = gathered
        self._record = record
        self._source = source
        self._kept: dict[tuple[int, int], int] = {}
        self._old = list(_long_ago(record))

    def gather(self) -> None:
        gathered, record = self._gathered, self._record
        people = {person.id: self._person(person) for person in record.people if not self._is_dropped(person)}
        gathered.people += people.values()
        gathered.figures += map(self._figure, record.trade_figures)
        agreements = {agreement.id: self._agreement(agreement) for agreement in record.agreements}
        gathered.agreements += agreements.values()
        gathered.events += [self._event(told, people, agreements) for told in self._told()]

    def _is_dropped(self, person: Person) -> bool:
        return self._gathered.overrides.drops(person.name, self._record.id, person.id)

    def _stated(self, fact_id: str, words: Span) -> Stated:
        return Stated(self._source, self._gathered.once(fact_id), self._keep(words))

    def _keep(self, span: Span) -> int:
        at = span.start, span.end
        if at not in self._kept:
            self._kept[at] = self._gathered.texts.keep(span)
        return self._kept[at]

    def _person(self, person: Person) -> PersonSeen:
        once, overrides = self._gathered.once, self._gathered.overrides
        full = {" ".join(span.text.split()) for span in person.spans if " " in span.text.strip()}
        if self._record.language == "ru":  # where a mention is in any case, the name is not
            full = set()
        mention = next((span for span in person.spans if " ".join(span.text.split()) == person.name), person.spans[0])
        offices = tuple(self._office(office) for office in self._record.offices if office.holder == person.id)
        return PersonSeen(
            stated=self._stated(person.id, mention),
            name=once(person.name),
            country=once(person.country),
            forms=once(tuple(sorted(full - {person.name}))),
            offices=offices,
            posts=once(frozenset(office.post for office in offices)),
            apart=once(overrides.apart(person.name, self._record.id, person.id)),
        )

    def _office(self, office: Office) -> OfficeSeen:
        once = self._gathered.once
        held_then = office.tenure in {"current", "acting"} and not any(
            office.sentence.start <= at < office.sentence.end for at in self._old
        )
        return OfficeSeen(
            stated=self._stated(office.id, office.sentence),
            post=once(post_of(office, self._record.language)),
            title=once(office.title),
            organisation=once(office.organisation),
            tenure=office.tenure,
            seen=self._source.published if held_then else None,
        )

    def _figure(self, figure: TradeFigure) -> FigureSeen:
        once = self._gathered.once
        return FigureSeen(
            stated=self._stated(figure.id, figure.sentence),
            flow=figure.flow,
            reporter=once(figure.reporter),
            partner=once(figure.partner),
            commodity=once(figure.commodity),
            period=once(figure.period),
            status=figure.status,
            amount=figure.amount,
            currency=once(figure.currency),
            unit=figure.unit,
            change_pct=figure.change_pct,
            bound=figure.bound,
            rounded=rounded(figure),
            amount_words=self._keep(figure.spans[0]),
        )

    def _agreement(self, agreement: Agreement) -> AgreementSeen:
        once = self._gathered.once
        return AgreementSeen(
            stated=self._stated(agreement.id, agreement.sentence),
            name=once(agreement.name),
            language=self._record.language,
            type=agreement.type,
            parties=once(agreement.parties),
            signed=once(agreement.signed),
            in_force=once(agreement.in_force),
            expires=once(agreement.expires),
            status=agreement.status,
        )

    def _told(self) -> Iterator[Milestone]:
        """The events, and of milestones what their sentences tell."""
        by_sentence: defaultdict[Span, list[Event]] = defaultdict(list)
        for event in self._record.events:
            if event.type == "milestone":
                by_sentence[event.sentence].append(event)
            else:
                yield Milestone(event, None, event.date)
        for events in by_sentence.values():
            yield from milestones(events, self._record.dates, self._record.published)

    def _event(self, told: Milestone, people: dict[str, PersonSeen], agreements: dict[str, AgreementSeen]) -> EventSeen:
        once, event = self._gathered.once, told.event
        return EventSeen(
            stated=self._stated(event.id, event.sentence),
            type=event.type,
            level=told.level,
            date=once(told.date),
            place=once(event.place),
            people=tuple(people[person] for person in event.people if person in people),
            countries=once(event.countries),
            agreements=tuple(agreements[agreement] for agreement in event.agreements),
            trigger=self._keep(event.spans[0]),
        )


def _long_ago(record: Record) -> Iterator[int]:
    """Where a record names a day, month or year that was over long before its document."""
    for told in record.dates if record.published else ():
        if told.latest is not None and record.published is not None and told.latest < record.published - _LONG_BEFORE:
            yield told.spans[0].start
