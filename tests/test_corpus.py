"""`corpus`: what each format says, whatever the order of the records, and what is told when something is wrong."""

import contextlib
import csv
import gzip
import io
import itertools
import json
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.command import PROGRAM, Answer, parsed, vnru
from tests.corpus_reading import entities_of, joined
from tests.corpus_records import Document
from vnru_extract.cli import app
from vnru_extract.corpus.models import ENTITY, Entity
from vnru_extract.corpus.overrides import Overrides
from vnru_extract.errors import UsageError
from vnru_extract.models import Record
from vnru_extract.writers.entities import entity_tables
from vnru_extract.writers.entity_choice import opened_entities
from vnru_extract.writers.ftm import corpus_entities

MINISTER = "foreign_minister"
BOTH = "In {}, they reached the level of strategic partnership, in 2012 that of comprehensive strategic partnership."
HOLDERS = "Bùi Thanh Sơn on 2021-10-01 (brief), Bùi Thanh Sơn on 2021-10-11 (later), Le Thi Binh on 2021-10-02 (copy)"
KINDS = ["corpus", "person", "office_holding", "agreement", "trade_series", "event", "conflict"]


def corpus_records() -> list[Record]:
    """Six documents that agree on much, and disagree on a year, an amount and a minister."""
    wire = Document("2021/wire", "2021-09-27").person("Bui Thanh Son", "VN", MINISTER)
    wire.person("Sergey Lavrov", "RU", MINISTER).figure("$5.67 billion")
    wire.agreement("Declaration on Strategic Partnership", "declaration", signed="2001")
    wire.event("milestone", BOTH.format(2001), "reached", (("2001", "2001"), ("2012", "2012")), date="2012")
    brief = Document("brief", "2021-10-01").person(
        "Bùi Thanh Sơn", "VN", "foreign_minister: Minister of Foreign Affairs"
    )
    brief.figure("$4.85 billion")
    brief.person("Bùi Thanh Sơn", "VN", "foreign_minister: Minister of Foreign Affairs")
    brief.event("milestone", BOTH.format(2002), "reached", (("2002", "2002"), ("2012", "2012")))
    copy = Document("copy", "2021-10-02").person("Sergei Lavrov", "RU", MINISTER).person("Le Thi Binh", "VN", MINISTER)
    copy.figure("4,850 million dollars")
    said = "Sergei Lavrov met Le Thi Binh in Hanoi."
    copy.event("meeting", said, "met", date="2021-10-02", people=("p1", "p2"), place="Hanoi")
    later = Document("later", "2021-10-11").person("Son", "VN", MINISTER).person("Putin", "RU", "president")
    later.agreement("Declaration of Strategic Partnership", "declaration", signed="2002-03-01")
    undated = (
        Document("undated").person("Vladimir Putin", "RU", "president").person("Ivanov", "RU").person("John Smith")
    )
    undated.figure("15.2 percent", change_pct="15.2")
    documents = [wire, brief, copy, later, undated, Document("empty", "2020-01-01")]
    return [document.record for document in documents]


def stored(path: Path, records: list[Record] | None = None) -> Path:
    path.write_text("".join(f"{record.model_dump_json()}\n" for record in records or corpus_records()))
    return path


def corpus(*arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"") -> Answer:
    return vnru("corpus", *arguments, cwd=cwd, stdin=stdin)


def lines_of(records: list[Record]) -> list[str]:
    return [entity.model_dump_json() for entity in entities_of(records)]


def test_every_line_is_an_entity_and_the_first_counts_them(tmp_path: Path) -> None:
    answer = corpus(stored(tmp_path / "in.jsonl"))
    assert answer.code == 0
    head, *others = entities = answer.records
    assert [kind for kind, _ in itertools.groupby(entity["kind"] for entity in entities)] == KINDS
    counted = {"person": "people", "office_holding": "office_holdings", "agreement": "agreements",
               "trade_series": "trade_series", "event": "events", "conflict": "conflicts"}  # fmt: skip
    for kind, name in counted.items():
        assert head[name] == sum(entity["kind"] == kind for entity in others)
    assert (head["documents"], head["dated"], head["last_published"]) == (6, 5, "2021-10-11")
    for line in answer.out.splitlines():
        assert ENTITY.validate_json(line).model_dump_json() == line
    assert answer.err == (
        "6 documents: 6 people, 4 offices held, 1 agreement, 1 trade series, 3 events, 4 conflicts; 0 failed\n"
    )


def test_every_statement_can_be_traced() -> None:
    records = {record.id: record for record in corpus_records()}
    for entity in entities_of(records.values()):
        for statement in getattr(entity, "statements", ()):
            record = records[statement.document]
            assert (statement.source, statement.published) == (record.source, record.published)
            facts = [fact for name in ("people", "offices", "trade_figures", "agreements", "events")
                     for fact in getattr(record, name) if fact.id == statement.fact]  # fmt: skip
            (fact,) = facts
            if hasattr(statement, "sentence"):
                assert statement.sentence == fact.sentence
            else:
                assert statement.mention in fact.spans


def test_the_conflicts_of_the_corpus() -> None:
    assert [json.loads(line)["line"] for line in lines_of(corpus_records()) if '"kind":"conflict"' in line] == [
        "Declaration of Strategic Partnership, signed: 2001 (2021/wire), 2002-03-01 (later)",
        "turnover RU-VN 2020: 4.85 billion USD (brief, copy), 5.67 billion USD (2021/wire)",
        "strategic partnership RU-VN: 2001 (2021/wire), 2002 (brief)",
        "foreign minister of VN: " + HOLDERS,
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(corpus_records()))
def test_the_order_of_the_records_does_not_matter(records: list[Record]) -> None:
    assert lines_of(records) == lines_of(corpus_records())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Putin", "Vladimir Putin", "Vladimir V. Putin", "V. Putin", "Putin Vladimir", "I. Putin"]),
            st.sampled_from([None, "RU", "SU", "UA"]),
            st.sampled_from([(), ("president",), ("executive",), ("minister: Minister of Health",)]),
        ),
        min_size=2, max_size=6,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_who_is_whom_does_not_depend_on_order(
    people: list[tuple[str, str | None, tuple[str, ...]]], random: Any
) -> None:
    records = [
        Document(f"d{n}").person(name, country, *offices).record for n, (name, country, offices) in enumerate(people)
    ]
    shuffled = random.sample(records, len(records))
    assert lines_of(shuffled) == lines_of(records)


def test_several_files_are_one_corpus(tmp_path: Path) -> None:
    first, second = stored(tmp_path / "a.jsonl", corpus_records()[:3]), tmp_path / "b.jsonl.gz"
    second.write_bytes(gzip.compress(stored(tmp_path / "b.jsonl", corpus_records()[3:]).read_bytes()))
    whole = corpus(stored(tmp_path / "in.jsonl")).out
    assert corpus(second, first).out == corpus(first, second).out == whole
    assert corpus("-", stdin=(tmp_path / "in.jsonl").read_bytes()).out == whole


# --- formats -----------------------------------------------------------------------------------------------------
FORMATS = {
    "c.jsonl": None, "c.jsonl.gz": None, "c.sqlite": None, "c.parquet": None, "c.arrow": None, "tables": "csv",
    "c.ftm.json": "ftm",
}  # fmt: skip


def write(target: Path, records: list[Record]) -> None:
    with opened_entities(target, FORMATS[target.name], io.BytesIO()) as output:
        output.write(entities_of(records))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_twice_the_same(tmp_path: Path, name: str) -> None:
    write(tmp_path / "one" / name, corpus_records())
    write(tmp_path / "two" / name, corpus_records()[::-1])
    assert files(tmp_path / "one") == files(tmp_path / "two") != {}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    for name in FORMATS:
        write(folder / name, corpus_records())
    return folder


def entities(written: Path) -> list[dict[str, Any]]:
    return parsed((written / "c.jsonl").read_text())


def test_packed_lines_are_the_lines(written: Path) -> None:
    assert gzip.decompress((written / "c.jsonl.gz").read_bytes()) == (written / "c.jsonl").read_bytes()


def test_sqlite_says_what_the_lines_say(written: Path) -> None:
    with contextlib.closing(sqlite3.connect(written / "c.sqlite")) as database:
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for kind, pair in entity_tables().items():
            told = [entity for entity in entities(written) if entity["kind"] == kind]
            rows = database.execute(f'SELECT * FROM "{pair.entities.field}" ORDER BY rowid').fetchall()  # noqa: S608
            assert [dict(row) for row in rows] == [
                {column.name: one[column.name] for column in pair.entities.columns} for one in told
            ]
            if pair.statements is None:
                continue
            rows = database.execute(f'SELECT * FROM "{pair.statements.field}" ORDER BY rowid').fetchall()  # noqa: S608
            said = [(one["id"], statement) for one in told for statement in one["statements"]]
            assert [(row[kind], row["document"], row["fact"]) for row in rows] == [
                (owner, statement["document"], statement["fact"]) for owner, statement in said
            ]
            for name in pair.entities.lists:
                items = database.execute(f'SELECT * FROM "{kind}_{name}" ORDER BY rowid').fetchall()  # noqa: S608
                assert [(item[0], item[2]) for item in items] == [
                    (one["id"], value) for one in told for value in one[name]
                ]
        (amount,) = database.execute("SELECT amount FROM trade_series_statements WHERE document = 'brief'").fetchone()
        assert amount == 4850000000


def test_columns_say_what_the_lines_say(written: Path) -> None:
    for table in (pq.read_table(written / "c.parquet"), pa.ipc.open_file(written / "c.arrow").read_all()):
        told = [json.loads(json.dumps(row[row["kind"]], default=str)) for row in table.to_pylist()]
        assert told == entities(written)
        assert all(sum(value is not None for value in row.values()) == 2 for row in table.to_pylist())


def test_csv_says_what_the_lines_say(written: Path) -> None:
    for kind, pair in entity_tables().items():
        told = [entity for entity in entities(written) if entity["kind"] == kind]
        for row, one in zip(_rows(written / "tables" / f"{pair.entities.field}.csv"), told, strict=True):
            assert set(row) == set(one) - {"kind", "statements"}
            assert {name: row[name] for name in pair.entities.lists} == {
                name: "; ".join(one[name]) for name in pair.entities.lists
            }
        if pair.statements is not None:
            rows = _rows(written / "tables" / f"{pair.statements.field}.csv")
            assert [(row[kind], row["fact"]) for row in rows] == [
                (one["id"], statement["fact"]) for one in told for statement in one["statements"]
            ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_followthemoney_has_joined_people_and_the_days_they_were_seen(written: Path) -> None:
    found = parsed((written / "c.ftm.json").read_text())
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    (son,) = [one for one in found if one["properties"].get("name") == ["Bùi Thanh Sơn"]]
    assert son["properties"]["alias"] == ["Bui Thanh Son"]
    assert son["properties"]["weakAlias"] == ["Son"]
    assert [by_id[proof]["schema"] for proof in son["properties"]["proof"]] == ["Document"] * 3
    (held,) = [one for one in found if one["properties"].get("holder") == [son["id"]]]
    assert held["properties"]["date"] == ["2021-09-27", "2021-10-01", "2021-10-11"]
    assert by_id[held["properties"]["post"][0]]["properties"]["name"] == ["Foreign Minister"]


def test_followthemoney_takes_them() -> None:
    pytest.importorskip("followthemoney", reason="needs the extra ftm-tests")
    from followthemoney import model  # noqa: PLC0415
    from followthemoney.proxy import EntityProxy  # noqa: PLC0415

    for made in (one for entity in entities_of(corpus_records()) for one in corpus_entities(entity)):
        schema = model.get(made["schema"])
        assert schema is not None
        schema.validate(cast("Any", made))
        taken = EntityProxy(schema, made, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in taken.items()} == {
            name: sorted(values) for name, values in made["properties"].items()
        }


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_appears_before_it_is_whole(tmp_path: Path, name: str) -> None:
    def broken() -> Iterator[Entity]:
        yield from entities_of(corpus_records())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened_entities(tmp_path / name, FORMATS[name], io.BytesIO()) as output:
        output.write(broken())
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_what_the_name_says(tmp_path: Path) -> None:
    stored(tmp_path / "in.jsonl")
    write(tmp_path / "tables", corpus_records())
    for options in (["-o", "c.sqlite"], ["-o", "again", "--format", "csv"]):
        answer = corpus("in.jsonl", *options, cwd=tmp_path)
        assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "c.sqlite").read_bytes().startswith(b"SQLite format 3")
    assert files(tmp_path / "again") == files(tmp_path / "tables")


def test_the_summary_has_the_conflicts_first(tmp_path: Path) -> None:
    answer = corpus(stored(tmp_path / "in.jsonl"), "--format", "summary")
    head, _, first, *others = answer.out.splitlines()
    assert head == "6 documents: 6 people, 4 offices held, 1 agreement, 1 trade series, 3 events, 4 conflicts"
    assert first.strip().startswith("conflicts   Declaration of Strategic Partnership, signed: 2001")
    text = " ".join(" ".join(others).split())
    assert "people Bùi Thanh Sơn (VN), 3 documents: Foreign Minister [VN] 2021-09-27 to 2021-10-11" in text
    assert "milestones comprehensive strategic partnership RU-VN: 2012" in text


def test_a_corpus_of_nothing_is_a_whole_output(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    (head,) = corpus(tmp_path / "none.jsonl").records
    assert (head["documents"], head["first_published"]) == (0, None)
    assert corpus(tmp_path / "none.jsonl", "--format", "summary").code == 0


def test_the_schema_is_printed() -> None:
    answer = vnru("schema", "--corpus")
    assert set(json.loads(answer.out)["discriminator"]["mapping"]) == set(KINDS)


# --- overrides ---------------------------------------------------------------------------------------------------
def test_overrides_join_part_and_drop() -> None:
    documents = [
        Document("a").person("Joe Biden", "US"),
        Document("b").person("Joseph R. Biden", "US", "president"),
        Document("c").person("Nguyen Van Minh", "VN").person("Mouse Model").person("Sơn", "VN"),
        Document("d").person("Nguyen Van Minh", "VN"),
    ]
    assert len(joined(*documents).of("person")) == 5
    decided = Overrides.parsed(
        b'same = [["joe biden", "Joseph R. Biden", "c#p3"]]\ndifferent = [["c#p1", "d#p1"]]\ndrop = ["Mouse Model"]',
        "o",
    )
    people = joined(*documents, overrides=decided).of("person")
    assert sorted(person.documents for person in people) == [1, 1, 3]  # fmt: skip
    (biden,) = [person for person in people if person.documents == 3]
    assert {one.rule for one in biden.statements} == {"override"}
    assert decided.unused == []


def test_who_is_said_to_differ_stays_apart_and_the_third_with_neither() -> None:
    documents = [Document(name).person("Nguyen Van Minh", "VN", "minister: Minister of Health") for name in "abc"]
    decided = Overrides.parsed(b'different = [["a#p1", "b#p1"]]', "o")
    assert [person.documents for person in joined(*documents, overrides=decided).of("person")] == [1, 1, 1]


def test_what_hangs_on_a_dropped_person_goes_too() -> None:
    document = Document("a").person("Mouse Model", "US", "president")
    document.event("meeting", "They met.", "met", date="2021", people=("p1",))
    found = joined(document, overrides=Overrides.parsed(b'drop = ["a#p1"]', "o"))
    assert (found.of("person"), found.of("office_holding"), found.one("event").people) == ([], [], ())


def test_names_that_nobody_bears_are_told(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text('same = [["Vladimir Putin", "Wladimir Putin"]]\ndrop = ["brief#p9"]\n')
    answer = corpus(stored(tmp_path / "in.jsonl"), "--overrides", "o.toml", cwd=tmp_path)
    assert answer.code == 0
    assert answer.err.splitlines()[:2] == [
        "warning: o.toml: nobody in these records is 'Wladimir Putin'",
        "warning: o.toml: nobody in these records is 'brief#p9'",
    ]


FAULTS = {
    "same = [": "o.toml: not TOML: ",
    'same = ["a", "b"]': "o.toml: same.0: Input should be a valid list",
    "drop = [1]": "o.toml: drop.0: Input should be a valid string",
    'smae = [["a", "b"]]': "o.toml: smae: no such key; there are same, different and drop",
    'same = [["Bui Thanh Son"]]': "o.toml: same: ['Bui Thanh Son'] needs two entries or more that differ",
    'different = [["Sơn", "son"]]': "o.toml: different: ['son', 'son'] needs two entries or more that differ",
    'same = [["a", "b"]]\ndifferent = [["b", "c", "a"]]': "o.toml: 'a' and 'b' are said to be the same and different",
    'same = [["a", "b"]]\ndrop = ["A"]': "o.toml: 'a' is dropped, and joined or told apart as well",
    'same = [["a", " "]]': "o.toml: same: an entry is empty",
    "\xff": "o.toml: not UTF-8",
}


@pytest.mark.parametrize("content", FAULTS)
def test_faulty_overrides_are_told(content: str) -> None:
    with pytest.raises(UsageError) as told:
        Overrides.parsed(content.encode("latin-1") if content == "\xff" else content.encode(), "o.toml")
    assert FAULTS[content] in str(told.value)


def test_with_faulty_overrides_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_text("same = [")
    answer = corpus(stored(tmp_path / "in.jsonl"), "--overrides", "o.toml", "-o", "c.jsonl", cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("vnru-extract: o.toml: not TOML: ")
    assert not (tmp_path / "c.jsonl").exists()


# --- bad input ---------------------------------------------------------------------------------------------------
def test_what_is_no_record_is_told_and_the_others_are_joined(tmp_path: Path) -> None:
    lines = stored(tmp_path / "in.jsonl").read_text().splitlines()
    (tmp_path / "bad.jsonl").write_text("\n".join([lines[0], "{cut", lines[1], lines[0]]))
    answer = corpus("bad.jsonl", "-o", "c.jsonl", "--errors", "errors.jsonl", cwd=tmp_path)
    assert answer.code == 1
    told = answer.err.splitlines()
    assert told[0].startswith("failed: bad.jsonl:2: not a record of this program: Invalid JSON")
    assert told[1] == "failed: bad.jsonl:4: its id '2021/wire' was used already, by bad.jsonl:1"
    assert told[2].endswith("; 2 failed")
    assert [one["source"] for one in parsed((tmp_path / "errors.jsonl").read_text())] == ["bad.jsonl:2", "bad.jsonl:4"]
    assert parsed((tmp_path / "c.jsonl").read_text())[0]["documents"] == 2


WRONG = {
    "-o c.csv": "CSV is a folder of files here; give a folder, and --format csv",
    "-o results": "a corpus is one file (corpus.jsonl), or a folder with --format csv",
    "-o c.xlsx": "give a file that ends in .jsonl",
    "-o in.jsonl": "the output would replace the input in.jsonl",
    "--format csv": "--format csv writes a folder of files: give -o DIR",
    "-o c.jsonl --errors c.jsonl": "--errors c.jsonl: the results go there; give another name",
    "--overrides none.toml": "--overrides none.toml: No such file or directory",
    "--overrides made": "--overrides made: Is a directory",
}  # fmt: skip


@pytest.mark.parametrize("options", WRONG)
def test_wrong_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str) -> None:
    monkeypatch.chdir(tmp_path)
    stored(tmp_path / "in.jsonl")
    (tmp_path / "made").mkdir()
    with pytest.raises(UsageError) as told:
        app(["corpus", "in.jsonl", *options.split()], standalone_mode=False)
    assert WRONG[options] in str(told.value)


def test_nothing_of_others_is_replaced(tmp_path: Path) -> None:
    stored(tmp_path / "in.jsonl")
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "documents.jsonl").write_text("mine")
    (tmp_path / "other.sqlite").write_text("not a database")
    before = files(tmp_path)
    for options, message in (
        (["-o", "other.sqlite"], "it is no database of this program"),
        (["-o", "made", "--format", "csv"], "made holds documents.jsonl, results in another form"),
    ):
        answer = corpus("in.jsonl", *options, cwd=tmp_path)
        assert (answer.code, answer.out) == (2, "")
        assert message in answer.err
    assert files(tmp_path) == before


def test_a_pipe_that_nobody_reads_ends_quietly(tmp_path: Path) -> None:
    stored(tmp_path / "in.jsonl")
    done = subprocess.run(
        ["sh", "-c", f"{PROGRAM} corpus in.jsonl | true"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "Broken pipe" not in done.stderr


def test_an_interrupt_writes_nothing(tmp_path: Path) -> None:
    command = [PROGRAM, "corpus", "-", "-o", str(tmp_path / "c.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"not a record\n" * 2)
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"failed: -:1: not a record")
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
        process.stdin.close()
    assert process.returncode == 130
    assert told.endswith("interrupted: nothing was written\n")
    assert list(tmp_path.iterdir()) == []
