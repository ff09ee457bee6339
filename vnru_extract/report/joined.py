"""What all documents state together, as the corpus joins it, and each thing with the facts that it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vnru_extract.corpus.gathering import Gathered
from vnru_extract.corpus.joining import Corpus
from vnru_extract.corpus.models import Conflict, CorpusAgreement, CorpusPerson, OfficeHolding, Statement, TradeSeries
from vnru_extract.corpus.texts import Texts
from vnru_extract.models import Record

# The number of a document, and the id of a fact in it.
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """The entities of a corpus by kind, and where the documents are that their statements name."""

    numbers: dict[str, int]
    people: list[CorpusPerson]
    offices: list[OfficeHolding]
    agreements: list[CorpusAgreement]
    series: list[TradeSeries]
    conflicts: list[Conflict]

    def place(self, statement: Statement) -> Place:
        """Where a statement is."""
        return self.numbers[statement.document], statement.fact

    def places(self, statements: Iterable[Statement]) -> list[Place]:
        """Where statements are, in the order of the documents."""
        return sorted(map(self.place, statements))


def joined(records: Sequence[Record]) -> Joined:
    """The records joined."""
    of_kind: defaultdict[str, list[Any]] = defaultdict(list)
    with Texts() as texts:
        gathered = Gathered(texts)
        for record in records:
            gathered.add(record)
        for entity in Corpus(gathered).entities():
            of_kind[entity.kind].append(entity)
    return Joined(
        numbers={record.id: number for number, record in enumerate(records)},
        people=of_kind["person"],
        offices=of_kind["office_holding"],
        agreements=of_kind["agreement"],
        series=of_kind["trade_series"],
        conflicts=of_kind["conflict"],
    )


def people(found: Joined) -> list[dict[str, Any]]:
    """The people, with their offices, for the page."""
    held: defaultdict[str, list[OfficeHolding]] = defaultdict(list)
    for office in found.offices:
        held[office.person].append(office)
    return [
        {
            "name": one.name,
            "names": one.names,
            "countries": one.countries,
            "places": found.places(one.statements),
            "offices": [_office(office, found) for office in held[one.id]],
        }
        for one in found.people
    ]


def _office(office: OfficeHolding, found: Joined) -> dict[str, Any]:
    named = ("role", "title", "organisation", "country", "accredited_to")
    content = {name: value for name in named if (value := getattr(office, name)) is not None}
    # What was said of it while it was held says most.
    tenure = "current" if "current" in office.tenures else office.tenures[0]
    seen = sorted({one.seen.isoformat() for one in office.statements if one.seen is not None})
    return content | {"tenure": tenure, "seen": seen, "places": found.places(office.statements)}


def agreements(found: Joined) -> list[dict[str, Any]]:
    """The agreements, with every date that is stated of them, for the page."""
    fields = ("name", "names", "type", "parties", "signed", "in_force", "expires", "status")
    return [
        {name: getattr(one, name) for name in fields} | {"places": found.places(one.statements)}
        for one in found.agreements
    ]


def conflicts(found: Joined) -> list[dict[str, Any]]:
    """What documents cannot both be right about, by what each gives, for the page."""
    return [
        {
            "rule": one.rule,
            "subject": one.line.partition(f": {one.values[0]} (")[0],
            "sides": [
                {"value": value, "places": found.places(side for side in one.statements if side.value == value)}
                for value in one.values
            ],
        }
        for one in found.conflicts
    ]
