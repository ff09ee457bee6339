"""A folder of CSV files: documents, one file a kind of fact, and every span; or the entities of a corpus.

For spreadsheets first: UTF-8 with a byte order mark, without which Excel shows Vietnamese names as rubbish (pandas,
DuckDB, R and sqlite3 read past it; in Python it is `utf-8-sig`); otherwise RFC 4180. A cell of text that a
spreadsheet would run as a formula begins with an apostrophe more than it should, and so does one that begins with
an apostrophe itself: dropping the first apostrophe of a cell always gives its text.
"""

import contextlib
import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from vnru_extract.corpus.models import Entity, Overview
from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.writers.entities import EntityOutput, entity_tables
from vnru_extract.writers.jsonl import DOCUMENTS, failure_line
from vnru_extract.writers.line_files import LineFile
from vnru_extract.writers.lines import KINDS
from vnru_extract.writers.manifest import ERRORS, MANIFEST, Manifest
from vnru_extract.writers.output import Durable
from vnru_extract.writers.tables import Table, document_columns, document_values, tables
from vnru_extract.writers.whole import StagedFolder, telling_errors

CSV_FILES = (*(f"{name}.csv" for name in ("documents", *KINDS, "spans")), ERRORS, MANIFEST)
ENTITY_FILES = tuple(
    f"{table.field}.csv"
    for pair in entity_tables().values()
    for table in (pair.entities, pair.statements)
    if table is not None
)
# What begins a formula in some spreadsheet, also after white space; the full-width forms do in East Asian ones.
_RUNS = tuple("=+-@＝＋－＠")
_SHIFTS = tuple("\t\r\n'")
_BETWEEN = "; "


class CsvFolder(Durable):
    """A folder of CSV files, with `errors.jsonl` and `manifest.json`.

    Raises:
        UsageError: a file or JSON Lines results are in the way, or the folder cannot be written.

    """

    def __init__(self, target: Path, *, about: Mapping[str, Any]) -> None:
        self._folder = StagedFolder(target, CSV_FILES, others=[DOCUMENTS])
        with self._folder.discarded_if_failing():
            self._files = {name: self._csv(f"{name}.csv") for name in ("documents", *KINDS, "spans")}
            self._errors = LineFile(self._folder.path / ERRORS, self._folder.target / ERRORS)
            self._manifest = Manifest(about, self._folder.path, self._folder.target)
        self._files["documents"].write([column.name for column in document_columns()])
        for table in tables():
            self._files[table.field].write(header(table))
        self._files["spans"].write(["document", "kind", "fact", "start", "end", "text"])

    def _csv(self, name: str) -> "_CsvFile":
        return _CsvFile(self._folder.path / name, self._folder.target / name)

    def _add(self, record: Record) -> None:
        self._files["documents"].write(document_values(record))
        names = {person.id: person.name for person in record.people}
        names |= {agreement.id: agreement.name for agreement in record.agreements}
        spans = self._files["spans"]
        for table in tables():
            for fact in getattr(record, table.field):
                self._files[table.field].write(_row(record, table, fact, names))
                for span in fact.spans:
                    spans.write([record.id, table.kind, fact.id, span.start, span.end, span.text])
        self._manifest.note(record)

    def _add_failure(self, failure: Failure) -> None:
        self._errors.write_line(failure_line(failure))
        self._manifest.note(failure)

    def _finish(self, ending: str) -> None:
        for file in self._files.values():
            file.finish()
        self._errors.finish()
        self._manifest.finish(ending)
        self._folder.place()

    def _undo(self) -> None:
        for file in self._files.values():
            file.close()
        self._errors.close()
        self._manifest.close()
        self._folder.discard()


class EntityCsvFolder(EntityOutput):
    """A folder of CSV files, two a kind of entity of a corpus: the entities, and their statements.

    Raises:
        UsageError: a file or other results are in the way, or the folder cannot be written.

    """

    def __init__(self, target: Path) -> None:
        self._folder = StagedFolder(target, ENTITY_FILES, others=[DOCUMENTS, CSV_FILES[0]])
        with self._folder.discarded_if_failing():
            self._files = {
                name: _CsvFile(self._folder.path / name, self._folder.target / name) for name in ENTITY_FILES
            }
        for kind, pair in entity_tables().items():
            self._write(pair.entities, [*(column.name for column in pair.entities.columns), *pair.entities.lists])
            if pair.statements is not None:
                self._write(pair.statements, [kind, *(column.name for column in pair.statements.columns)])

    def _write(self, table: Table, row: list[Any]) -> None:
        self._files[f"{table.field}.csv"].write(row)

    def _add(self, entity: Entity) -> None:
        pair = entity_tables()[entity.kind]
        lists = [_BETWEEN.join(getattr(entity, name)) for name in pair.entities.lists]
        self._write(pair.entities, [*pair.entities.values(entity), *lists])
        if pair.statements is not None and not isinstance(entity, Overview):
            for one in entity.statements:
                self._write(pair.statements, [entity.id, *pair.statements.values(one)])

    def _finish(self) -> None:
        for file in self._files.values():
            file.finish()
        self._folder.place()

    def _undo(self) -> None:
        for file in self._files.values():
            file.close()
        self._folder.discard()


class _CsvFile:
    def __init__(self, path: Path, target: Path) -> None:
        self._target = target
        with telling_errors(target):
            self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._file)  # RFC 4180: commas, quotes doubled, lines end in CR LF

    def write(self, row: list[Any]) -> None:
        with telling_errors(self._target):
            self._rows.writerow([cell(value) for value in row])

    def finish(self) -> None:
        with telling_errors(self._target):
            self._file.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()


def cell(value: Any) -> str:
    r"""A value as a cell: numbers exactly and never escaped, null as nothing, text so that no spreadsheet runs it.

    >>> cell(Decimal("-5.67E+9")), cell("-5%"), cell("=HYPERLINK(1)"), cell("'75"), cell(None)
    ('-5670000000', "'-5%", "'=HYPERLINK(1)", "''75", '')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_SHIFTS) or text.lstrip().startswith(_RUNS) else text


def header(table: Table) -> list[str]:
    """`document`, `published`, the fact's columns with a holder's name beside the id, its lists, its words."""
    header = ["document", "published"]
    for column in table.columns:
        header += [column.name, "holder_name"] if column.name == "holder" else [column.name]
    for items in table.lists:
        header += [items, f"{items}_names"] if items in KINDS else [items]
    return [*header, "words"]


def _row(record: Record, table: Table, fact: Any, names: Mapping[str, str]) -> list[Any]:
    row = [record.id, record.published]
    for column, value in zip(table.columns, table.values(fact), strict=True):
        row += [value, names.get(value)] if column.name == "holder" else [value]
    for items in table.lists:
        ids = getattr(fact, items)
        row.append(_BETWEEN.join(ids))
        if items in KINDS:
            row.append(_BETWEEN.join(names[one] for one in ids))
    return [*row, _BETWEEN.join(span.text for span in fact.spans)]
