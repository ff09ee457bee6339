"""`--resume`: what an earlier run finished is taken over where nothing has changed, and whatever ended that run."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.command import GOOD, PROGRAM, json_lines, vnru
from vnru_extract.finished import Finished
from vnru_extract.kept import Kept
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.pipeline import Extractor
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.run import run
from vnru_extract.writers import Folder
from vnru_extract.writers.whole import StagedFolder

ABOUT = {"program": {"name": "test"}, "models": {"en": {"name": "m"}}, "options": {"date": None}}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{GOOD} Minister Ana Duarte of Chile spoke in 20{number:02}.\n")
    return folder


def test_what_is_unchanged_is_taken_over(tmp_path: Path, documents: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    vnru(documents, "-o", out)
    (documents / "1.txt").write_text("Another text: trade between Peru and Chile grew by 4 percent in 2019.\n")
    (documents / "2.txt").unlink()
    (documents / "7.txt").write_text(GOOD)
    answer = vnru(documents, "-o", out, "--resume")
    assert answer.code == 0
    assert "taken over from an earlier run, for nothing has changed: 4\n" in answer.err
    vnru(documents, "-o", fresh)
    assert content(out) == content(fresh)


def test_with_two_processes_the_same(tmp_path: Path, documents: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    vnru(documents / "2.txt", documents / "4.txt", "-o", out)
    first = vnru(documents, "-o", fresh)
    again = vnru(documents, "-o", fresh, "--resume", "--jobs", "2")
    assert first.code == again.code == 0
    assert "nothing has changed: 6\n" in again.err
    vnru(documents, "-o", out, "--resume", "--jobs", "2")
    assert content(out)["documents.jsonl"] == content(fresh)["documents.jsonl"]


def test_without_an_earlier_run_it_is_an_ordinary_one(tmp_path: Path, documents: Path) -> None:
    answer = vnru(documents, "-o", tmp_path / "out", "--resume")
    assert (answer.code, "taken over" in answer.err) == (0, False)


def test_what_failed_is_done_again(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text(json_lines({"id": "a", "text": GOOD}, {"id": "b", "text": " "}))
    assert vnru(source, "-o", out).code == 1
    source.write_text(json_lines({"id": "a", "text": GOOD}, {"id": "b", "text": GOOD}))
    answer = vnru(source, "-o", out, "--resume")
    assert answer.code == 0
    assert "nothing has changed: 1\n" in answer.err
    assert (out / "errors.jsonl").read_bytes() == b""


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--date", "2020-01-01"], "option date"), (["--with-text"], "option with_text"),
     (["--max-chars", "5000"], "option max_chars")],
)  # fmt: skip
def test_other_options_take_nothing_over(tmp_path: Path, documents: Path, options: list[str], told: str) -> None:
    out = tmp_path / "out"
    vnru(documents, "-o", out)
    answer = vnru(documents, "-o", out, "--resume", *options)
    assert answer.code == 0
    assert f"warning: not taken over: results in {out}, which differ in {told}\n" in answer.err
    assert "nothing has changed" not in answer.err


def test_results_of_convert_are_not_taken_over(tmp_path: Path, documents: Path) -> None:
    vnru(documents, "-o", tmp_path / "first")
    vnru("convert", tmp_path / "first", "-o", tmp_path / "out")
    answer = vnru(documents, "-o", tmp_path / "out", "--resume")
    assert "which differ in what made it" in answer.err


@pytest.mark.parametrize("damage", [b"", b'{"schema_version":"1","id":"3","source"', b"\xff\xfe\n"])
def test_a_damaged_line_is_done_again(tmp_path: Path, documents: Path, damage: bytes) -> None:
    out = tmp_path / "out"
    vnru(documents, "-o", out)
    whole = content(out)
    lines = whole["documents.jsonl"].splitlines(keepends=True)
    (out / "documents.jsonl").write_bytes(b"".join([*lines[:3], damage]))
    answer = vnru(documents, "-o", out, "--resume")
    assert "nothing has changed: 3\n" in answer.err
    assert content(out) == whole


@pytest.mark.parametrize(
    "arguments", [[], ["-o", "r.jsonl"], ["-o", "d", "--per", "fact"], ["-o", "d", "--format", "csv"]]
)
@pytest.mark.parametrize("option", [["--resume"], ["--shard", "1/2"]])
def test_it_needs_a_folder_of_records(tmp_path: Path, documents: Path, arguments: list[str], option: list[str]) -> None:
    answer = vnru(documents, *arguments, *option, cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert f"{option[0]} needs a folder of whole records: give -o DIR" in answer.err


def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path, documents: Path) -> None:
    """What a killed run leaves: a hidden folder that was never put in its place, its last line cut."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    vnru(documents, "-o", fresh)
    manifest = json.loads((fresh / "manifest.json").read_bytes())
    about = {name: manifest[name] for name in manifest if name not in {"documents", "ending", "counts"}}
    lines = (fresh / "documents.jsonl").read_text().splitlines()
    with Folder(out, about=about) as killed:
        for line in lines[:4]:
            killed.write(Record.model_validate_json(line))
        (hidden,) = tmp_path.glob(".out.*.tmp")
        shutil.copytree(hidden, tmp_path / ".out.1.tmp")
    with (tmp_path / ".out.1.tmp" / "documents.jsonl").open("a") as file:
        file.write(lines[4][:100])
    answer = vnru(documents, "-o", out, "--resume")
    assert "nothing has changed: 4\n" in answer.err
    assert content(out) == content(fresh)
    assert list(tmp_path.glob(".*")) == []


def test_a_run_that_is_at_work_is_left_alone(tmp_path: Path, documents: Path) -> None:
    out = tmp_path / "out"
    staged = StagedFolder(out, ["documents.jsonl"])
    (staged.path / "documents.jsonl").touch()
    answer = vnru(documents, "-o", out, "--resume")
    assert (answer.code, f"another run is writing {out}" in answer.err) == (2, True)
    staged.discard()


@pytest.mark.parametrize("signals", [[signal.SIGINT], [signal.SIGTERM], [signal.SIGINT, signal.SIGINT]])
def test_an_interrupt_keeps_what_an_earlier_run_had(tmp_path: Path, signals: list[signal.Signals]) -> None:
    """Documents come through a pipe that stays open, so that the run is in the middle when it is interrupted."""
    out, source = tmp_path / "out", [{"id": f"d{n}", "text": f"{GOOD} {n}"} for n in range(5)]
    vnru("-", "-o", out, stdin=json_lines(*source).encode())
    command = [PROGRAM, "-", "-o", str(out), "--resume"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(json_lines(*source[:2], {"id": "new", "text": GOOD}).encode() + b"not a document\n")
        process.stdin.flush()
        for _ in range(600):
            if any(out.glob(".results.*.tmp")):  # the model is there, and the output open
                break
            time.sleep(0.1)
        for number in signals:
            process.send_signal(number)
        told = process.stderr.read().decode()
        process.stdin.close()
    assert process.returncode == 130
    assert "interrupted: what was finished before is kept; the same call with --resume goes on from there" in told
    assert "Traceback" not in told
    ids = [json.loads(line)["id"] for line in (out / "documents.jsonl").read_text().splitlines()]
    assert set(ids) >= {f"d{n}" for n in range(5)}
    assert len(set(ids)) == len(ids)
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert [one["id"] for one in manifest["documents"] if one["status"] == "extracted"] == ids


def test_results_that_are_removed_meanwhile_are_there_again(tmp_path: Path, extractor: Extractor) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "a.txt").write_text(GOOD)
    with Folder(out, about=ABOUT) as output:
        for result in extractor.pipe(Reader(find_inputs([str(tmp_path / "a.txt")]))):
            assert isinstance(result, Record)
            output.write(result)
        shutil.rmtree(out)
        output.commit("complete")
    assert json.loads((out / "documents.jsonl").read_bytes())["id"] == "a"
    assert json.loads((out / "manifest.json").read_bytes())["ending"] == "complete"


@pytest.mark.parametrize(
    ("changed", "same"),
    [({}, True), ({"text": GOOD + "."}, False), ({"title": "T"}, False), ({"source": "b"}, False),
     ({"language": "en"}, True), ({"language": "ru"}, False), ({"id": "b"}, False)],
)  # fmt: skip
def test_what_counts_as_unchanged(tmp_path: Path, extractor: Extractor, changed: dict[str, str], same: bool) -> None:
    document = Document(id='a "quoted" é', source="a", text=GOOD)
    with Folder(tmp_path / "out", about=ABOUT) as output:
        output.write(extractor.record(document))
        output.commit("complete")
    finished, difference = Finished.into(tmp_path / "out", ABOUT)
    fields = {name: getattr(document, name) for name in ("id", "source", "text", "title", "language")}
    with finished:
        assert difference is None
        assert isinstance(finished.find(Document(**(fields | changed))), Kept) == same


def test_only_what_was_not_met_is_carried_over(tmp_path: Path, extractor: Extractor) -> None:
    """A strict run stops at the first failure: later records stay, and one whose document has changed does not."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    source.write_text(json_lines(*({"id": name, "text": f"{GOOD} {name}"} for name in "abcd")))
    for strict in (False, True):
        finished, _ = Finished.into(out, ABOUT)
        with finished, Folder(out, about=ABOUT) as output:
            outcome = run(Reader(find_inputs([str(source)])), extractor, output, finished=finished, strict=strict)
        source.write_text(
            json_lines({"id": "a", "text": "New."}, {"id": "b", "text": " "}, {"id": "c", "text": f"{GOOD} c"})
        )
    assert (outcome.ending, outcome.documents, outcome.kept) == ("stopped", 2 + 1, 2)
    ids = [json.loads(line)["id"] for line in (out / "documents.jsonl").read_text().splitlines()]
    assert ids == ["a", "c", "d"]


def test_what_was_read_in_a_given_language_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    vnru(tmp_path / "in", "-o", tmp_path / "out", "--lang", "vi")
    again = vnru(tmp_path / "in", "-o", tmp_path / "out", "--lang", "vi", "--resume")
    assert "taken over from an earlier run, for nothing has changed: 1\n" in again.err
    other = vnru(tmp_path / "in", "-o", tmp_path / "out", "--resume")
    assert "which differ in option lang" in other.err
