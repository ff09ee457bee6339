"""Records as one SQLite database: documents, a table a kind of fact, spans, lists, and views that read like sentences.

Keys are whole numbers, so that links between tables are links in datasette, too; `id` is the document's own name,
and the fact's id within it. The same records give the same bytes.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from vnru_extract.errors import OutputError, UsageError
from vnru_extract.models import Record
from vnru_extract.writers.output import Durable
from vnru_extract.writers.sqlite_schema import after, before, insertion
from vnru_extract.writers.tables import Table, document_columns, document_values, tables
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


class Database(Durable):
    """A database that appears whole or not at all.

    Raises:
        UsageError: the file cannot be written, is another program's database, or is in use.

    """

    def __init__(self, target: Path) -> None:
        _refuse_to_replace(target)
        self._staged = Staged(target)
        self._keys = dict.fromkeys(("documents", *(table.field for table in tables())), 0)
        try:
            with self._telling_errors():
                self._database = sqlite3.connect(self._staged.path, isolation_level=None, check_same_thread=False)
                self._database.executescript(_PRAGMAS + before())
                self._database.execute("BEGIN")
        except OutputError:
            self._staged.discard()
            raise

    def _add(self, record: Record) -> None:
        with self._telling_errors():
            document = self._next("documents")
            self._insert("documents", [[document, *map(_stored, document_values(record))]], len(document_columns()) + 1)
            first = dict(self._keys)
            for table in tables():
                self._add_facts(table, getattr(record, table.field), document, first)
            if document % _DOCUMENTS_A_TRANSACTION == 0:
                self._database.execute("COMMIT")
                self._database.execute("BEGIN")

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
        self._insert(table.field, rows, len(table.columns) + 2)
        self._insert("spans", spans, 7)
        for name, listed in items.items():
            self._insert(f"{table.kind}_{name}", listed, 3)

    def _insert(self, table: str, rows: list[list[Any]], width: int) -> None:
        if rows:
            self._database.executemany(insertion(table, width), rows)

    def _next(self, table: str) -> int:
        self._keys[table] += 1
        return self._keys[table]

    def _finish(self, ending: str) -> None:
        with self._telling_errors():
            self._database.execute("COMMIT")
            self._database.executescript(after())
            self._database.close()
        self._staged.place()

    def _undo(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._database.close()
        self._staged.discard()

    @contextlib.contextmanager
    def _telling_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"cannot write {self._staged.target}: {error}") from error


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
