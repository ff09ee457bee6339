"""Records to lines and files, without the model."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vnru_extract import Failure, OutputError, Record, UsageError
from vnru_extract.models import Event, Office, Person, Span, text_digest
from vnru_extract.writers import File, Folder, Stream, facts, lines, targets

TEXT = "President Adaeze Obi received Minister Ilse Kranz."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def record(document_id: str = "a", **fields: Any) -> Record:
    people = (
        Person(id="p1", name="Adaeze Obi", country="VN", spans=(span("Adaeze Obi"),), rule="ner"),
        Person(id="p2", name="Ilse Kranz", spans=(span("Ilse Kranz"),), rule="ner"),
    )
    said_in: dict[str, Any] = {"rule": "r", "sentence": span(TEXT)}
    president = Office(id="o1", title="President", role="president", holder="p1", spans=(span("President"),), **said_in)
    minister = Office(id="o2", title="Minister", role="minister", spans=(span("Minister"),), **said_in)
    event = Event(
        id="e1", type="meeting", people=("p1", "p2"), spans=(span("received"),), rule="r", sentence=span(TEXT)
    )
    said: dict[str, Any] = {"published": date(2024, 5, 17), "published_from": "metadata", "title": "Sơn"} | fields
    return Record(
        id=document_id, source="a.txt", language="en", text_sha256=text_digest(TEXT), people=people,
        offices=(president, minister), events=(event,), **said,
    )  # fmt: skip


FAILURE = Failure("b.txt", "b", "the file is empty")


def test_one_line_a_document_reads_back_as_the_record() -> None:
    (line,) = lines(record(), "document")
    assert "Sơn" in line
    assert Record.model_validate_json(line) == record()
    assert list(json.loads(line))[:3] == ["schema_version", "id", "source"]
    assert "text" not in json.loads(line)


def test_one_line_a_fact_names_who_is_meant() -> None:
    written = list(facts(record()))
    assert [fact["kind"] for fact in written] == ["person", "person", "office", "office", "event"]
    assert list(written[0])[:4] == ["document", "published", "kind", "id"]
    assert (written[0]["document"], written[0]["published"]) == ("a", "2024-05-17")
    assert [fact["holder_name"] for fact in written[2:4]] == ["Adaeze Obi", None]
    assert list(written[2]).index("holder_name") == list(written[2]).index("holder") + 1
    assert written[4]["people_names"] == ["Adaeze Obi", "Ilse Kranz"]
    assert [json.loads(line) for line in lines(record(), "fact")] == written


def test_what_terminals_act_on_is_escaped_and_means_the_same() -> None:
    title = "a\x1b[31m b\x9b31m c\x7f d\u2028e"
    (line,) = lines(record(title=title), "document")
    assert line.isprintable()
    assert json.loads(line)["title"] == title


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.jsonl"
    with File(target) as output:
        output.write(record())
    assert list(target.parent.iterdir()) == []
    with File(target) as output:
        output.write(record())
        output.write(FAILURE)
        assert not target.exists()
        output.commit("complete")
    assert [path.name for path in target.parent.iterdir()] == ["out.jsonl"]
    assert target.read_text().splitlines() == list(lines(record(), "document"))


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    link = tmp_path / "link.jsonl"
    link.symlink_to(target)
    with File(link) as output:
        output.write(record())
        assert target.read_text() == "old"
        output.commit("complete")
    assert link.is_symlink()
    assert len(target.read_text().splitlines()) == 1


def test_a_line_that_was_cut_short_is_left_out(tmp_path: Path) -> None:
    with File(tmp_path / "out.jsonl") as output:
        output.write(record())
        output._file._lines._file.write(b'{"cut')
        output.commit("interrupted")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1


def test_a_folder_holds_records_errors_and_what_they_depend_on(tmp_path: Path) -> None:
    def write(target: Path) -> list[bytes]:
        with Folder(target, about={"program": {"name": "x"}}) as output:
            output.write(record())
            output.write(FAILURE)
            output.commit("complete")
        return [path.read_bytes() for path in sorted(target.iterdir())]

    documents, errors, manifest = write(tmp_path / "one")
    assert len(documents.splitlines()) == 1
    assert json.loads(errors) == {"source": "b.txt", "id": "b", "error": "the file is empty"}
    said = json.loads(manifest)
    assert said["program"] == {"name": "x"}
    assert said["ending"] == "complete"
    assert (said["counts"]["documents"], said["counts"]["failed"], said["counts"]["people"]) == (1, 1, 2)
    assert said["documents"] == [
        {"id": "a", "source": "a.txt", "text_sha256": text_digest(TEXT), "status": "extracted"},
        {"id": "b", "source": "b.txt", "text_sha256": None, "status": "failed"},
    ]
    assert write(tmp_path / "two") == [documents, errors, manifest]


def test_a_stream_that_cannot_take_more() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OutputError, match="No space left"):
        Stream(full).write(record())


@pytest.mark.parametrize(
    "name", ["out.json", "out.csv.gz", "out.ndjson", "out.jl", "out.jsonlines", "out.yaml", "out.YML", "out.sqlite3"]
)
def test_formats_that_are_not_written_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"ends in \.jsonl, .* or \.feather, or a folder"):
        targets(tmp_path / name)


def test_what_an_output_names(tmp_path: Path) -> None:
    (tmp_path / "dir.jsonl").mkdir()
    assert targets(tmp_path / "out.jsonl") == [tmp_path / "out.jsonl"]
    assert [path.name for path in targets(tmp_path / "out.2024")] == [
        "documents.jsonl",
        "errors.jsonl",
        "manifest.json",
    ]
    assert len(targets(tmp_path / "dir.jsonl")) == 3


def test_what_is_in_the_way_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="a file is in the way"):
        Folder(tmp_path / "file", about={})
    with pytest.raises(UsageError, match="a file is in the way"):
        File(tmp_path / "file" / "out.jsonl")
    (tmp_path / "full" / "errors.jsonl").mkdir(parents=True)
    with pytest.raises(UsageError, match="is a folder"):
        Folder(tmp_path / "full", about={})
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["errors.jsonl"]


def test_half_a_character_in_the_id_of_a_failure_is_escaped(tmp_path: Path) -> None:
    with Folder(tmp_path / "out", about={}) as output:
        output.write(Failure("a.jsonl:1", "a\ud800", "`id` has half a character"))
        output.commit("complete")
    assert json.loads((tmp_path / "out" / "errors.jsonl").read_bytes())["id"] == "a\ud800"
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["documents"][0]["id"] == "a\ud800"


def test_a_path_too_long_is_wrong_usage(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    with pytest.raises(UsageError, match="File name too long"):
        File(long.with_suffix(".jsonl"))
    with pytest.raises(UsageError, match="File name too long"):
        Folder(long, about={})
    assert len(targets(long)) == 3
