"""The entities of a corpus on their way out: their kinds, their tables, and what every output of them keeps to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import IO, Any, Final, Self

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
from vnru_extract.errors import OutputError
from vnru_extract.writers.ftm import corpus_entities
from vnru_extract.writers.line_files import WholeFile
from vnru_extract.writers.lines import json_line, safe
from vnru_extract.writers.output import uninterrupted
from vnru_extract.writers.tables import Table, item_of, table_of

ENTITIES: Final[dict[str, Any]] = {
    "corpus": Overview,
    "person": CorpusPerson,
    "office_holding": OfficeHolding,
    "agreement": CorpusAgreement,
    "trade_series": TradeSeries,
    "event": CorpusEvent,
    "conflict": Conflict,
}
# The tables that kinds are in.
_TABLES = {
    "corpus": "corpus", "person": "people", "office_holding": "office_holdings", "agreement": "agreements",
    "trade_series": "trade_series", "event": "events", "conflict": "conflicts",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntityTables:
    """The table of a kind, and that of its statements, where it has any."""

    entities: Table
    statements: Table | None


@cache
def entity_tables() -> dict[str, EntityTables]:
    """The tables of each kind, told by the models; `kind` itself is no column."""
    found = {}
    for kind, model in ENTITIES.items():
        table = table_of(model, _TABLES[kind], kind)
        entities = replace(table, columns=tuple(column for column in table.columns if column.name != "kind"))
        statements = None
        if "statements" in model.model_fields:
            statements = table_of(item_of(model, "statements"), f"{kind}_statements", "statement")
        found[kind] = EntityTables(entities, statements)
    return found


class EntityOutput:
    """Where entities go: all at once, whole or not at all; an interrupt leaves nothing, or all of it."""

    def write(self, entities: Iterable[Entity]) -> None:
        """Write all entities and put them in their place.

        Raises:
            OutputError: they cannot be written.
            BrokenPipeError: nobody reads any more.

        """
        for entity in entities:
            self._add(entity)
        with uninterrupted(forget=True):
            self._finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with uninterrupted():
            self._undo()

    def _add(self, entity: Entity) -> None:
        raise NotImplementedError

    def _finish(self) -> None:
        """What was written is in its place already."""

    def _undo(self) -> None:
        """There is nothing to undo."""


class EntityStream(EntityOutput):
    """JSON Lines on an open binary stream; `as_ftm`: entities of FollowTheMoney."""

    def __init__(self, stream: IO[bytes], *, as_ftm: bool = False) -> None:
        self._stream = stream
        self._lines = _Lines(as_ftm=as_ftm)

    def _add(self, entity: Entity) -> None:
        self._put("".join(f"{line}\n" for line in self._lines.of(entity)).encode())

    def _finish(self) -> None:
        self._put(b"")

    def _put(self, data: bytes) -> None:
        try:
            self._stream.write(data)
            if not data:
                self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"cannot write to standard output: {error.strerror}") from error


class EntityFile(EntityOutput):
    """JSON Lines in one file, packed with gzip on request; `as_ftm`: entities of FollowTheMoney.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, *, packed: bool = False, as_ftm: bool = False) -> None:
        self._file = WholeFile(target, packed=packed)
        self._lines = _Lines(as_ftm=as_ftm)

    def _add(self, entity: Entity) -> None:
        for line in self._lines.of(entity):
            self._file.write_line(line)

    def _finish(self) -> None:
        self._file.commit()

    def _undo(self) -> None:
        self._file.discard()


class _Lines:
    """Entities as lines of JSON; of FollowTheMoney's, which several of ours have in common, each once."""

    def __init__(self, *, as_ftm: bool) -> None:
        self._as_ftm = as_ftm
        self._told: set[str] = set()

    def of(self, entity: Entity) -> Iterable[str]:
        if not self._as_ftm:
            yield safe(entity.model_dump_json())
            return
        for one in corpus_entities(entity):
            if one["id"] not in self._told:
                self._told.add(one["id"])
                yield json_line(one)
