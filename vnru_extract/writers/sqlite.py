"""Records as one SQLite database: documents, a table a kind of fact, spans, lists, and views that read like sentences;
or the entities of a corpus, a table a kind, with their statements.

Keys are whole numbers, so that links between tables are links in datasette, too; `id` is the document's own name,
and the fact's id within it. The same records give the same bytes.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from vnru_extract.corpus.models import Entity, Overview
from vnru_extract.errors import OutputError, UsageError
from vnru_extract.models import Record
from vnru_extract.writers.entities import EntityOutput, entity_tables
from vnru_extract.writers.output import Durable
from vnru_extract.writers.sqlite_schema import after, before, entities_after, entities_before, insertion
from vnru_extract.writers.tables import Table, document_values, tables
from vnru_extract.writers.whole import Staged

# "vnru": how a database of this program is known, and kept apart from one that must not be replaced.
APPLICATION_ID = 0x766E7275
_APPLICATION_ID_AT = 68
_MAGIC = b"SQLite format 3\x00"
# What another program leaves beside a database that it has open: they would spoil a new one in its place.
_OPEN_MARKS = ("-wal", "-journal")
_DOCUMENTS_A_TRANSACTION = 256
# It is built out of the way, and thrown away if anything goes wrong: no journal, and the disk is waited for once.
_PRAGMAS = f"""
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -8000;
PRAGMA temp_store = FILE;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = 1;
"""
_LARGEST_INTEGER = 2**63


class Building:
    """A database on its way, that appears whole or not at all; `schema` makes its tables.

    Raises:
        UsageError: the file cannot be written, is another program's database, or is in use.

    """

    def __init__(self, target: Path, schema: str) -> None:
        _refuse_to_replace(target)
        self._staged = Staged(target)
        try:
            with self._telling_errors():
                self._database = sqlite3.connect(self._staged.path, isolation_level=None, check_same_thread=False)
                self._database.executescript(_PRAGMAS + schema)
                self._database.execute("BEGIN")
        except OutputError:
            self._staged.discard()
            raise

    def insert(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows of one width."""
        if rows:
            with self._telling_errors():
                self._database.executemany(insertion(table, len(rows[0])), rows)

    def flush(self) -> None:
        """Write down what there is so far."""
        with self._telling_errors():
            self._database.execute("COMMIT")
            self._database.execute("BEGIN")

    def place(self, schema: str) -> None:
        """Make what comes after the last row, and put the database in its place."""
        with self._telling_errors():
            self._database.execute("COMMIT")
            self._database.executescript(schema)
            self._database.close()
        self._staged.place()

    def discard(self) -> None:
        """Remove the database, if it is not in its place yet."""
        with contextlib.suppress(sqlite3.Error):
            self._database.close()
        self._staged.discard()

    @contextlib.contextmanager
    def _telling_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"cannot write {self._staged.target}: {error}") from error


class Database(Durable):
    """Records in a database that appears whole or not at all.

    Raises:
        UsageError: the file cannot be written, is another program's database, or is in use.

    """

    def __init__(self, target: Path) -> None:
        self._building = Building(target, before())
        self._keys = dict.fromkeys(("documents", *(table.field for table in tables())), 0)

    def _add(self, record: Record) -> None:
        document = self._next("documents")
        self._building.insert("documents", [[document, *map(_stored, document_values(record))]])
        first = dict(self._keys)
        for table in tables():
            self._add_facts(table, getattr(record, table.field), document, first)
        if document % _DOCUMENTS_A_TRANSACTION == 0:
            self._building.flush()

    def _add_facts(self, table: Table, facts: Iterable[Any], document: int, first: dict[str, int]) -> None:
        """A record's facts of one kind; facts count from 1 in a record, so `first` tells the key of any of them."""
        rows, spans, items = [], [], {name: list[list[Any]]() for name in table.lists}
        for fact in facts:
            key = self._next(table.field)
            values = [_stored(value) for value in table.values(fact)]
            for number, column in enumerate(table.columns):
                if column.name == "holder" and values[number] is not None:
                    values[number] = _key("people", values[number], first)
            rows.append([key, document, *values])
            spans += [[None, document, table.kind, fact.id, span.start, span.end, span.text] for span in fact.spans]
            for name in table.lists:
                for position, item in enumerate(getattr(fact, name), 1):
                    items[name].append([key, position, _key(name, item, first) if name in first else item])
        self._building.insert(table.field, rows)
        self._building.insert("spans", spans)
        for name, listed in items.items():
            self._building.insert(f"{table.kind}_{name}", listed)

    def _next(self, table: str) -> int:
        self._keys[table] += 1
        return self._keys[table]

    def _finish(self, ending: str) -> None:
        self._building.place(after())

    def _undo(self) -> None:
        self._building.discard()


class EntityDatabase(EntityOutput):
    """The entities of a corpus: a table a kind, a table each of their statements and of their lists.

    Raises:
        UsageError: as `Building`.

    """

    def __init__(self, target: Path) -> None:
        self._building = Building(target, entities_before())

    def _add(self, entity: Entity) -> None:
        pair = entity_tables()[entity.kind]
        self._building.insert(pair.entities.field, [[_stored(value) for value in pair.entities.values(entity)]])
        if pair.statements is None or isinstance(entity, Overview):
            return
        for name in pair.entities.lists:
            listed = [[entity.id, position, item] for position, item in enumerate(getattr(entity, name), 1)]
            self._building.insert(f"{entity.kind}_{name}", listed)
        rows = [[entity.id, *map(_stored, pair.statements.values(one))] for one in entity.statements]
        self._building.insert(pair.statements.field, rows)

    def _finish(self) -> None:
        self._building.place(entities_after())

    def _undo(self) -> None:
        self._building.discard()


def _refuse_to_replace(target: Path) -> None:
    """Nobody means to lose another database, or to break one that is being read."""
    try:
        with target.open("rb") as file:
            head = file.read(100)
    except OSError:  # there is none; what else is wrong is told when it is written
        return
    application = int.from_bytes(head[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if head and not (head.startswith(_MAGIC) and application == APPLICATION_ID):
        raise UsageError(f"cannot write {target}: it is no database of this program; give another name, or remove it")
    for mark in _OPEN_MARKS:
        if target.with_name(target.name + mark).exists():
            raise UsageError(f"cannot write {target}: it is in use ({target.name}{mark} is beside it)")


def _key(table: str, fact_id: str, first: dict[str, int]) -> int:
    return first[table] + int(fact_id[1:])


def _stored(value: Any) -> Any:
    """A value as SQLite holds it: an amount as an integer where it is whole, else as the double that it is.

    No digit is lost: `models.Number` refuses any number that is not the shortest decimal of its double.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        whole = int(value)
        return whole if value == whole and abs(whole) < _LARGEST_INTEGER else float(value)
    return value
