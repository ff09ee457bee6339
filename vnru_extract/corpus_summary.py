"""A corpus for people to read: where documents disagree first, then who held what, what was signed, what was traded."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vnru_extract.corpus.models import (
    Conflict,
    CorpusAgreement,
    CorpusEvent,
    CorpusPerson,
    Entity,
    OfficeHolding,
    Overview,
    TradeSeries,
)
from vnru_extract.errors import printable

# Of each kind, those that most documents tell of; all of the conflicts.
_SHOWN = 15
_COUNTED = {
    "people": ("person", "people"),
    "office_holdings": ("office held", "offices held"),
    "agreements": ("agreement", "agreements"),
    "trade_series": ("trade series", "trade series"),
    "events": ("event", "events"),
    "conflicts": ("conflict", "conflicts"),
}


def of_counts(overview: Overview) -> str:
    """`2 documents: 5 people, 3 offices held, 1 agreement, 1 trade series, 0 events, 1 conflict`."""
    shown = []
    for kind, (one, many) in _COUNTED.items():
        number = getattr(overview, kind)
        shown.append(f"{number} {one if number == 1 else many}")
    return f"{overview.documents} document{'s' * (overview.documents != 1)}: {', '.join(shown)}"


def of_entities(entities: Iterable[Entity]) -> RenderableType:
    """The conflicts, then of each other kind what most documents tell of, and the counts."""
    corpus = _Shown()
    for entity in entities:
        corpus.take(entity)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, rows in corpus.sections().items():
        for number, row in enumerate(rows):
            grid.add_row(
                label if number == 0 else "", Text(printable(row), style="bold" if label == "conflicts" else "")
            )
    head = Text(of_counts(corpus.overview) if corpus.overview else "nothing found", style="bold")
    return Group(head, Padding(grid, (1, 0, 0, 2))) if grid.row_count else head


class _Shown:
    """What is shown of a corpus: little, however large it is."""

    def __init__(self) -> None:
        self.overview: Overview | None = None
        self._conflicts: list[str] = []
        self._people: list[CorpusPerson] = []
        self._held: dict[str, list[str]] = {}
        self._rows: dict[str, list[tuple[int, str]]] = {"agreements": [], "trade": [], "milestones": []}

    def take(self, entity: Entity) -> None:
        """Keep what may be shown of an entity."""
        match entity:
            case Overview():
                self.overview = entity
            case Conflict():
                self._conflicts.append(entity.line)
            case CorpusPerson():
                self._people = _most([*self._people, entity])
            case OfficeHolding():
                self._held.setdefault(entity.person, []).append(_held(entity))
            case CorpusAgreement():
                self._rows["agreements"].append((entity.documents, _agreement(entity)))
            case TradeSeries():
                self._rows["trade"].append((entity.documents, entity.line))
            case CorpusEvent() if entity.type == "milestone":
                self._rows["milestones"].append((entity.documents, _milestone(entity)))

    def sections(self) -> dict[str, list[str]]:
        """The rows under each label."""
        people = [f"{_named(person)}: {'; '.join(self._held.get(person.id, ['no office']))}" for person in self._people]
        found = {"conflicts": self._conflicts or ["none"], "people": people}
        for label, rows in self._rows.items():
            found[label] = [row for _, row in sorted(rows, key=lambda counted: (-counted[0], counted[1]))[:_SHOWN]]
        return found


def _most(people: list[CorpusPerson]) -> list[CorpusPerson]:
    return sorted(people, key=lambda person: (-person.documents, person.id))[:_SHOWN]


def _named(person: CorpusPerson) -> str:
    return f"{person.name}{f' ({person.country})' if person.country else ''}, {person.documents} documents"


def _held(holding: OfficeHolding) -> str:
    days = sorted({str(day) for day in (holding.first_seen, holding.last_seen) if day is not None})
    former = "former " if holding.tenures == ("former",) else ""
    return f"{former}{holding.title}{f' [{holding.country}]' if holding.country else ''} {' to '.join(days)}".rstrip()


def _agreement(agreement: CorpusAgreement) -> str:
    facts = [agreement.type.replace("_", " "), "-".join(agreement.parties)]
    facts += [
        f"{label} {' or '.join(days)}"
        for label, days in (
            ("signed", agreement.signed),
            ("in force", agreement.in_force),
            ("until", agreement.expires),
        )
        if days
    ]
    return f"{agreement.name} ({', '.join(fact for fact in facts if fact)})"


def _milestone(event: CorpusEvent) -> str:
    return f"{event.level or 'milestone'} {'-'.join(event.countries)}: {' or '.join(event.dates) or 'undated'}"
