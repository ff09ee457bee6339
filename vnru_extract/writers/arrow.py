"""Parquet and Arrow (Feather) files: one row a document, its facts nested and typed; or one an entity of a corpus.

The schema is told by the models. Days are `date32`, EDTF values strings (they may be months or intervals). Amounts
and percentages are doubles, and lose nothing: `models.Number` refuses any number that is not the shortest decimal of
its double, while a fixed decimal type would have to refuse records for its scale.
"""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from vnru_extract.corpus.models import Entity
from vnru_extract.errors import OutputError
from vnru_extract.models import Record
from vnru_extract.writers.entities import ENTITIES, EntityOutput
from vnru_extract.writers.output import Durable
from vnru_extract.writers.tables import plain, tables
from vnru_extract.writers.whole import Staged, telling_errors

_TYPES = {str: pa.string(), int: pa.int64(), Decimal: pa.float64(), date: pa.date32()}
# Python objects are some ten times as large as the columns that they become, so they become columns early.
_ROWS_AT_ONCE = 32
_CHARACTERS_AT_ONCE = 4_000_000
# A row group, or a batch of an Arrow file: large enough to be read fast, small enough to be held.
_DOCUMENTS_A_GROUP = 1_024
_BYTES_A_GROUP = 32 * 2**20


def schema() -> pa.Schema:
    """The columns of a file: a record's fields, with lists of structs for its facts and their spans."""
    return pa.schema(_fields(Record))


class ColumnFile:
    """A Parquet or Arrow file on its way, that appears whole or not at all.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, form: Literal["parquet", "arrow"], columns: pa.Schema) -> None:
        self._staged = Staged(target)
        self._schema = columns
        self._rows: list[dict[str, Any]] = []
        self._characters = 0
        self._batches: list[pa.RecordBatch] = []
        self._file = self._staged.path.open("wb")
        self._writer: Any
        if form == "parquet":
            self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")
        else:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._writer = pa.ipc.new_file(self._file, self._schema, options=options)

    def add(self, row: dict[str, Any], characters: int) -> None:
        """Add a row that holds about so many characters."""
        self._rows.append(row)
        self._characters += characters
        if len(self._rows) == _ROWS_AT_ONCE or self._characters >= _CHARACTERS_AT_ONCE:
            self._make_columns()

    def _make_columns(self) -> None:
        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows, self._characters = [], 0
        rows, size = (sum(getattr(batch, of) for batch in self._batches) for of in ("num_rows", "nbytes"))
        if rows >= _DOCUMENTS_A_GROUP or size >= _BYTES_A_GROUP:
            self._write_group()

    def _write_group(self) -> None:
        if not self._batches:
            return
        with self._telling_errors():
            table = pa.Table.from_batches(self._batches).combine_chunks()
            self._writer.write_table(table)
        self._batches = []

    def place(self) -> None:
        """Write what is left, and put the file in its place."""
        self._make_columns()
        self._write_group()
        with self._telling_errors():
            self._writer.close()
            self._file.close()
        self._staged.place()

    def discard(self) -> None:
        """Remove the file, if it is not in its place yet."""
        for closing in (self._writer, self._file):
            try:
                closing.close()
            except (OSError, ValueError, pa.ArrowException):
                continue
        self._staged.discard()

    @contextlib.contextmanager
    def _telling_errors(self) -> Iterator[None]:
        with telling_errors(self._staged.target):
            try:
                yield
            except pa.ArrowException as error:
                raise OutputError(f"cannot write {self._staged.target}: {error}") from error


class Columns(Durable):
    """Records in a Parquet or Arrow file that appears whole or not at all.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, form: Literal["parquet", "arrow"]) -> None:
        self._columns = ColumnFile(target, form, schema())

    def _add(self, record: Record) -> None:
        self._columns.add(_row(record), len(record.text or ""))

    def _finish(self, ending: str) -> None:
        self._columns.place()

    def _undo(self) -> None:
        self._columns.discard()


class EntityColumns(EntityOutput):
    """The entities of a corpus: one row an entity, with its `kind`, and a column for each kind that holds it or null.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, form: Literal["parquet", "arrow"]) -> None:
        kinds = [pa.field(kind, pa.struct(_fields(model))) for kind, model in ENTITIES.items()]
        columns = pa.schema([pa.field("kind", pa.string(), nullable=False), *kinds])
        self._columns = ColumnFile(target, form, columns)

    def _add(self, entity: Entity) -> None:
        row = entity.model_dump()
        for one in row.get("statements", ()):
            _give_doubles(one, [name for name in ("amount", "change_pct") if name in one])
        self._columns.add({"kind": entity.kind, entity.kind: row}, 500 * len(row.get("statements", ())))

    def _finish(self) -> None:
        self._columns.place()

    def _undo(self) -> None:
        self._columns.discard()


def _row(record: Record) -> dict[str, Any]:
    row = record.model_dump()
    row.setdefault("text", None)
    for table in tables():
        numbers = [column.name for column in table.columns if column.type == "number"]
        for fact in row[table.field] if numbers else ():
            _give_doubles(fact, numbers)
    return row


def _give_doubles(row: dict[str, Any], numbers: Sequence[str]) -> None:
    """Turn numbers into doubles: the models give whole ones as integers."""
    for name in numbers:
        row[name] = None if row[name] is None else float(row[name])


def _fields(model: type[BaseModel]) -> list[pa.Field]:
    fields = []
    for name, field in model.model_fields.items():
        kind, nullable = plain(field.annotation)
        fields.append(pa.field(name, _type(kind), nullable=nullable))
    return fields


def _type(kind: Any) -> pa.DataType:
    if get_origin(kind) is tuple:
        return pa.list_(pa.field("item", _type(plain(get_args(kind)[0])[0]), nullable=False))
    if issubclass(kind, BaseModel):
        return pa.struct(_fields(kind))
    return _TYPES[kind]
