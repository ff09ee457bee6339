"""Each format says what the records say, whole or not at all, the same bytes each time."""

import contextlib
import csv
import gzip
import json
import signal
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.made_records import TEXT, records
from vnru_extract import Failure, OutputError, Record, UsageError
from vnru_extract.models import Number
from vnru_extract.writers import KINDS, Output, choice, lines, opened, targets
from vnru_extract.writers.csv_folder import cell
from vnru_extract.writers.ftm import entities
from vnru_extract.writers.output import uninterrupted
from vnru_extract.writers.sqlite import _stored
from vnru_extract.writers.tables import document_columns, tables

NAMES = {
    "out.jsonl": None, "out.jsonl.gz": None, "out.sqlite": None, "out.db": None, "out.parquet": None,
    "out.arrow": None, "out.feather": None, "folder": None, "tables": "csv", "out.ftm.json": "ftm",
}  # fmt: skip
FAILURE = Failure("b.txt", "b", "the file is empty")


def output_of(target: Path) -> Output:
    return opened(target, NAMES[target.name], "document", about={"program": "x"})


def written(target: Path, number: int = 7) -> Path:
    with output_of(target) as output:
        for record in records(number):
            output.write(record)
        output.write(FAILURE)
        output.commit("complete")
    return target


def content(target: Path) -> list[bytes]:
    return [path.read_bytes() for path in (sorted(target.iterdir()) if target.is_dir() else [target])]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_records_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    first, second = (content(written(tmp_path / run / name, 300)) for run in ("one", "two"))
    assert first == second
    assert [path.name for path in (tmp_path / "one").iterdir()] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_appears_before_it_is_whole(tmp_path: Path, name: str) -> None:
    with output_of(tmp_path / name) as output:
        output.write(records(1)[0])
        assert not (tmp_path / name).exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_there_stays_until_then(tmp_path: Path, name: str) -> None:
    before = content(written(tmp_path / name, 2))
    if (tmp_path / name).is_dir():
        (tmp_path / name / "notes.txt").write_text("mine")
        before = content(tmp_path / name)
    with output_of(tmp_path / name) as output:
        output.write(records(1)[0])
    assert content(tmp_path / name) == before
    written(tmp_path / name, 3)
    assert content(tmp_path / name) != before
    if (tmp_path / name).is_dir():
        assert (tmp_path / name / "notes.txt").read_text() == "mine"
        assert not [path for path in (tmp_path / name).iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", NAMES)
def test_no_records_are_a_whole_output_too(tmp_path: Path, name: str) -> None:
    assert written(tmp_path / name, 0).exists()


def test_packed_lines_are_the_lines(tmp_path: Path) -> None:
    (packed,) = content(written(tmp_path / "out.jsonl.gz"))
    assert gzip.decompress(packed).decode().splitlines() == [
        line for one in records(7) for line in lines(one, "document")
    ]
    assert packed[3:8] == b"\0\0\0\0\0"  # no name, no time


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(written(tmp_path / "out.sqlite"))) as connection:
        yield connection


def test_sqlite_says_what_the_records_say(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    for field in KINDS:
        ((count,),) = database.execute(f"SELECT count(*) FROM {field}")  # noqa: S608  our own names
        assert count == sum(len(getattr(record, field)) for record in records(7))
    for table in tables():
        columns = ", ".join(f'f."{column.name}"' for column in table.columns)
        rows = database.execute(
            f"SELECT d.id, {columns} FROM {table.field} AS f JOIN documents AS d ON d.key = f.document ORDER BY f.key"  # noqa: S608
        )
        for (document, *values), (record, fact) in zip(rows, _facts(table.field), strict=True):
            told = [_stored(value) for value in table.values(fact)]
            if table.field == "offices":
                at = [column.name for column in table.columns].index("holder")
                (values[at],) = database.execute("SELECT id FROM people WHERE key = ?", (values[at],)).fetchone()
            assert (document, values) == (record.id, told)
    names = [column.name for column in document_columns()]
    told = [tuple(_stored(getattr(record, name)) for name in names) for record in records(7)]
    assert database.execute(f"SELECT {', '.join(names)} FROM documents ORDER BY key").fetchall() == told  # noqa: S608


def _facts(field: str) -> list[tuple[Record, Any]]:
    return [(record, fact) for record in records(7) for fact in getattr(record, field)]


def test_sqlite_has_every_span_and_every_list(database: sqlite3.Connection) -> None:
    spans = [
        (record.id, kind, fact.id, span.start, span.end, span.text)
        for record in records(7)
        for field, kind in KINDS.items()
        for fact in getattr(record, field)
        for span in fact.spans
    ]
    query = "SELECT d.id, kind, fact, start, end, s.text FROM spans AS s JOIN documents AS d ON d.key = document"
    assert database.execute(f"{query} ORDER BY s.key").fetchall() == spans
    parties = database.execute("SELECT agreement, position, country FROM agreement_parties ORDER BY 1, 2").fetchall()
    assert parties[:4] == [(1, 1, "VN"), (1, 2, "NO"), (2, 1, "VN"), (2, 2, "NO")]
    assert database.execute("SELECT person FROM event_people WHERE event = 2 ORDER BY position").fetchall() == [
        (3,),
        (4,),
    ]


def test_sqlite_views_put_names_and_sentences_beside_facts(database: sqlite3.Connection) -> None:
    database.row_factory = sqlite3.Row

    def first(view: str) -> dict[str, Any]:
        return dict(database.execute(f"SELECT * FROM {view}").fetchone())  # noqa: S608

    office = first("office_holders")
    assert (office["document"], office["holder"], office["country"]) == ("-0", "Bùi Thị Hạnh", "VN")
    assert office["sentence"] == TEXT.partition("\n")[0]
    assert first("trade_statements")["amount"] == -4580000000.25
    assert first("agreement_statements")["parties"] == "VN-NO"
    event = first("event_statements")
    assert (event["people"], event["countries"]) == ("Bùi Thị Hạnh; Ilse Kranz", "VN-NO")
    assert event["agreements"] == "@Oslo\tAccord"
    assert (first("mentions")["person"], first("mentions")["text"]) == ("Bùi Thị Hạnh", "Bùi Thị Hạnh")


def test_another_programs_database_is_not_replaced(tmp_path: Path) -> None:
    other = tmp_path / "out.sqlite"
    with contextlib.closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE mine (x)")
    before = other.read_bytes()
    with pytest.raises(UsageError, match="no database of this program"):
        output_of(other)
    assert other.read_bytes() == before
    (tmp_path / "out.db").write_text("notes")
    with pytest.raises(UsageError, match="no database of this program"):
        output_of(tmp_path / "out.db")


def test_a_database_in_use_is_not_replaced(tmp_path: Path) -> None:
    target = written(tmp_path / "out.sqlite")
    reading = sqlite3.connect(target)
    reading.execute("PRAGMA journal_mode = WAL")
    reading.execute("CREATE TABLE more (x)")
    reading.commit()
    with pytest.raises(UsageError, match=r"it is in use \(out\.sqlite-wal is beside it\)"):
        output_of(target)
    reading.close()


def test_a_document_twice_is_no_database(tmp_path: Path) -> None:
    with output_of(tmp_path / "out.sqlite") as output:
        output.write(records(1)[0])
        with pytest.raises(OutputError, match="UNIQUE"):
            output.write(records(1)[0])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.parquet", "out.arrow", "out.feather"])
def test_columns_read_back_as_the_records(tmp_path: Path, name: str) -> None:
    target = written(tmp_path / name)
    table = pq.read_table(target) if name.endswith("parquet") else pa.ipc.open_file(target).read_all()
    assert [Record.model_validate_json(json.dumps(row, default=str)) for row in table.to_pylist()] == records(7)
    assert [field.name for field in table.schema] == list(Record.model_fields)
    assert table.schema.field("published").type == pa.date32()
    figure = table.schema.field("trade_figures").type.value_type
    assert figure.field("amount").type == pa.float64()
    assert figure.field("spans").type.value_type.field("start").type == pa.int64()
    assert not figure.field("flow").nullable
    assert figure.field("partner").nullable


def test_columns_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_extract.writers.arrow._DOCUMENTS_A_GROUP", 64)
    file = pq.ParquetFile(written(tmp_path / "out.parquet", 150))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [64, 64, 22]


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'vnru-extract\[parquet\]'"):
        output_of(tmp_path / "out.parquet")


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV file as its docstring says to read it: the first apostrophe of a cell is not the document's."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {name: value.removeprefix("'") for name, value in row.items()} for row in csv.DictReader(file, strict=True)
        ]


def test_csv_says_what_the_records_say(tmp_path: Path) -> None:
    folder = written(tmp_path / "tables")
    for table in tables():
        facts = _facts(table.field)
        for row, (record, fact) in zip(rows(folder / f"{table.field}.csv"), facts, strict=True):
            assert row["document"] == record.id
            for column, value in zip(table.columns, table.values(fact), strict=True):
                exact = f"{value:f}" if isinstance(value, Decimal) else "" if value is None else str(value)
                assert row[column.name] == exact
    documents = rows(folder / "documents.csv")
    assert [row["text"] for row in documents] == [record.text or "" for record in records(7)]
    assert [row["title"] for row in documents] == [record.title or "" for record in records(7)]
    assert len(rows(folder / "spans.csv")) == sum(len(fact.spans) for field in KINDS for _, fact in _facts(field))
    (event, *_) = rows(folder / "events.csv")
    assert (event["people"], event["people_names"]) == ("p1; p2", "Bùi Thị Hạnh; Ilse Kranz")
    assert json.loads((folder / "errors.jsonl").read_bytes())["id"] == "b"
    assert json.loads((folder / "manifest.json").read_bytes())["counts"]["documents"] == 7


def test_csv_is_for_spreadsheets_and_runs_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "tables")
    for path in folder.glob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\n" not in data.replace(b"\r\n", b"") or path.stem in {"documents", "agreements", "trade_figures"}
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                for name, value in row.items():
                    assert not value.lstrip().startswith(("=", "+", "@")), (path, name)
                    assert not value.startswith("-") or Decimal(value) < 0
    (figure, *_) = rows(folder / "trade_figures.csv")
    assert figure["amount"] == "-4580000000.25"


@given(st.text())
def test_a_cell_never_runs_and_loses_nothing(text: str) -> None:
    assert cell(text).removeprefix("'") == text
    assert not cell(text).startswith(tuple("=+-@\t\r"))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_no_digit_of_an_amount_is_lost(amount: Decimal) -> None:
    try:
        TypeAdapter(Number).validate_python(amount)
    except ValidationError:  # a number that no double holds is no record's
        return
    stored = _stored(amount)
    assert Decimal(repr(stored)) == Decimal(repr(float(amount))) == Decimal(cell(amount)) == amount


def test_entities_hold_together() -> None:
    found = list(entities(records(1)[0]))
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    assert [entity["schema"] for entity in found] == [
        "Document", "Person", "Person", "Position", "Occupancy", "Position", "Occupancy",
    ]  # fmt: skip
    assert all(entity["properties"]["proof"] == [found[0]["id"]] for entity in found[1:])
    assert by_id[found[4]["properties"]["holder"][0]]["properties"]["name"] == ["Bùi Thị Hạnh"]
    assert by_id[found[4]["properties"]["post"][0]]["properties"]["name"] == ["=Minister, Cabinet"]
    assert found[1]["properties"]["weakAlias"] == ["Hạnh"]
    assert "country" not in found[5]["properties"]
    assert [entity["properties"]["status"] for entity in (found[4], found[6])] == [["current"], ["ended"]]
    assert "date" not in found[6]["properties"]
    assert not by_id.keys() & {entity["id"] for entity in entities(records(2)[1])}


def test_every_field_of_the_models_is_in_every_table() -> None:
    for table in tables():
        names = {column.name for column in table.columns} | set(table.lists)
        facts = _facts(table.field)
        assert names >= set(type(facts[0][1]).model_fields) - {"spans"}


def test_a_folder_holds_one_form_of_results(tmp_path: Path) -> None:
    written(tmp_path / "folder")
    with pytest.raises(UsageError, match=r"holds documents\.jsonl, results in another form"):
        opened(tmp_path / "folder", "csv", "document", about={})
    written(tmp_path / "tables")
    with pytest.raises(UsageError, match=r"holds documents\.csv, results in another form"):
        opened(tmp_path / "tables", None, "document", about={})


def test_a_folder_that_came_up_meanwhile_keeps_what_it_holds(tmp_path: Path) -> None:
    with output_of(tmp_path / "folder") as output:
        output.write(records(1)[0])
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "notes.txt").write_text("mine")
        output.commit("complete")
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {
        "documents.jsonl", "errors.jsonl", "manifest.json", "notes.txt",
    }  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_manifest_is_readable(tmp_path: Path) -> None:
    text = (written(tmp_path / "folder", 3) / "manifest.json").read_text()
    manifest = json.loads(text)
    listed = [line.strip().removesuffix(",") for line in text.splitlines() if '"status"' in line]
    assert listed == [json.dumps(document) for document in manifest["documents"]]
    for ended in ("folder", "tables"):
        nothing = opened(tmp_path / f"no-{ended}", "csv" if ended == "tables" else None, "document", about={})
        with nothing as output:
            output.commit("complete")
        text = (tmp_path / f"no-{ended}" / "manifest.json").read_text()
        assert text == json.dumps(json.loads(text), indent=2) + "\n"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_waits_for_the_document(sent: signal.Signals) -> None:
    done, before = [], signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), uninterrupted():  # noqa: PT012  the order is what is tested
            signal.raise_signal(sent)
            done.append("the rest")
        with uninterrupted(forget=True):
            signal.raise_signal(sent)
        assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGTERM, before)
    assert done == ["the rest"]


def test_what_a_name_means(tmp_path: Path) -> None:
    for name, form in NAMES.items():
        files = targets(tmp_path / name, form)
        if name.startswith("out."):
            assert files == [tmp_path / name]
        else:
            assert {file.name for file in files} >= {"errors.jsonl", "manifest.json"}
    assert len(targets(tmp_path / "tables", "csv")) == 10
