"""`convert`, and where results of either command go: what is written, what is refused, what is kept."""

import contextlib
import gzip
import json
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.command import GOOD, PROGRAM, Answer, parsed, vnru
from tests.made_records import records
from vnru_extract.writers import lines

FORMATS = {
    "r.jsonl": [], "r.jsonl.gz": [], "r.sqlite": [], "r.parquet": [], "r.arrow": [], "folder": [],
    "tables": ["--format", "csv"], "r.ftm.json": ["--format", "ftm"],
}  # fmt: skip


def stored(path: Path, number: int = 7) -> Path:
    path.write_text("".join(f"{line}\n" for record in records(number) for line in lines(record, "document")))
    return path


def convert(*arguments: str | Path, stdin: bytes = b"") -> Answer:
    return vnru("convert", *arguments, stdin=stdin)


def kept(path: Path) -> int:
    """How many documents an output holds."""
    if path.is_dir():
        manifest: int = json.loads((path / "manifest.json").read_bytes())["counts"]["documents"]
        return manifest
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".sqlite":
        with contextlib.closing(sqlite3.connect(path)) as database:
            (count,) = database.execute("SELECT count(*) FROM documents").fetchone()
        return int(count)
    if path.suffix == ".parquet":
        return int(pq.read_table(path).num_rows)
    if path.suffix == ".arrow":
        return int(pa.ipc.open_file(path).read_all().num_rows)
    return sum(one.get("schema", "Document") == "Document" for one in map(json.loads, data.decode().splitlines()))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_twice_the_same(tmp_path: Path, name: str) -> None:
    source = stored(tmp_path / "in.jsonl")
    for run in ("one", "two"):
        answer = convert(source, "-o", tmp_path / run / name, *FORMATS[name])
        assert (answer.code, answer.out) == (0, "")
        assert answer.err.startswith("7 documents: 10 people, ")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert kept(tmp_path / "one" / name) == 7


def test_lines_pass_unchanged(tmp_path: Path) -> None:
    source = stored(tmp_path / "in.jsonl")
    assert convert(source).out == source.read_text()
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(source.read_bytes()))
    assert convert(tmp_path / "in.jsonl.gz").out == source.read_text()
    assert convert("-", stdin=b"\xef\xbb\xbf" + source.read_bytes()).out == source.read_text()
    convert(source, "-o", tmp_path / "folder")
    assert convert(tmp_path / "folder").out == source.read_text()
    assert parsed(convert(source, "--per", "fact").out)[0]["kind"] == "person"
    assert convert(source, "--format", "summary").out.splitlines()[-1].startswith("7 documents: ")
    assert parsed(convert(source, "--format", "ftm").out)[0]["schema"] == "Document"


def test_what_a_run_writes_is_what_is_converted_from_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"President of Russia Vladimir Putin met the press on 9 May 2024. {GOOD}")
    for name, options in (("run.sqlite", []), ("run.ftm.json", ["--format", "ftm"]), ("run", ["--format", "csv"])):
        assert vnru(tmp_path / "a.txt", "-o", tmp_path / name, *options).code == 0
    vnru(tmp_path / "a.txt", "-o", tmp_path / "a.jsonl")
    convert(tmp_path / "a.jsonl", "-o", tmp_path / "b.sqlite")
    convert(tmp_path / "a.jsonl", "-o", tmp_path / "b.ftm.json", "--format", "ftm")
    convert(tmp_path / "a.jsonl", "-o", tmp_path / "b", "--format", "csv")
    assert (tmp_path / "run.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()
    assert (tmp_path / "run.ftm.json").read_bytes() == (tmp_path / "b.ftm.json").read_bytes()
    ours, theirs = files(tmp_path / "run"), files(tmp_path / "b")
    del ours["manifest.json"], theirs["manifest.json"]
    assert ours == theirs


def test_what_is_no_record_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    first, second, third = (line for record in records(3) for line in lines(record, "document"))
    wrong = json.dumps(json.loads(second) | {"published": "yesterday"})
    fact = next(iter(lines(records(1)[0], "fact")))
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f"{first}\n{wrong}\n\n{{cut\n{fact}\n{third}\n{first}\n")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(f"{second}\n".encode() * 50, mtime=0)[:-20])
    answer = convert(bad, tmp_path / "cut.jsonl.gz", "--errors", tmp_path / "errors.jsonl", "-o", tmp_path / "r.sqlite")
    assert answer.code == 1
    told = answer.err.splitlines()
    assert told[0].startswith(f"failed: {bad}:2: not a record of this program: published: ")
    assert told[1].startswith(f"failed: {bad}:4: not a record of this program: Invalid JSON")
    assert told[2] == f"failed: {bad}:5: it is one fact (--per fact), and only whole documents can be converted"
    assert told[3] == f"failed: {bad}:7: its id '-0' was used already, by {bad}:1"
    assert "gzip data is damaged, or ends too early" in told[-2]
    assert told[-1].startswith("3 documents: ")
    assert kept(tmp_path / "r.sqlite") == 3
    errors = parsed((tmp_path / "errors.jsonl").read_text())
    assert [error["source"] for error in errors][:2] == [f"{bad}:2", f"{bad}:4"]
    assert [f"failed: {error['source']}: {error['error']}" for error in errors] == told[:-1]
    assert convert(bad, "-q", "--errors", tmp_path / "errors.jsonl").err == ""


def test_a_run_writes_its_failures_down(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "b.txt").write_text("")
    answer = vnru(tmp_path / "in", "--errors", tmp_path / "in" / "e.jsonl")
    assert (answer.code, answer.ids) == (1, ["a"])
    assert [error["id"] for error in parsed((tmp_path / "in" / "e.jsonl").read_text())] == ["b"]
    again = vnru(tmp_path / "in", "--errors", tmp_path / "in" / "e.jsonl", "-o", tmp_path / "folder")
    assert again.code == 1
    assert (tmp_path / "folder" / "errors.jsonl").read_bytes() == (tmp_path / "in" / "e.jsonl").read_bytes()
    assert vnru(tmp_path / "in" / "a.txt", "--errors", tmp_path / "none.jsonl").code == 0
    assert (tmp_path / "none.jsonl").read_text() == ""


WRONG = {
    "-o r.csv": "CSV is a folder of files here; give a folder, and --format csv",
    "-o r.csv --format csv": "--format csv writes a folder of files; give its name",
    "-o r.sqlite --format csv": "--format csv writes a folder of files; give its name",
    "--format csv": "--format csv writes a folder of files: give -o DIR",
    "-o r.json": "give a file that ends in .jsonl, .jsonl.gz, .sqlite, .db, .parquet, .arrow or .feather, or a folder",
    "-o r.sqlite3": "give a file that ends in .jsonl",
    "-o r.sqlite --format jsonl": "--format jsonl does not agree with r.sqlite",
    "-o r.sqlite --format ftm": "give a file for --format ftm that ends in .jsonl, .jsonl.gz or .ftm.json",
    "-o entities --format ftm": "give a file for --format ftm that ends in",
    "-o r.ftm.json": "give a file that ends in .jsonl",
    "-o r.sqlite --format summary": "--format summary is for reading on the screen",
    "-o r.sqlite --per fact": "--per fact is for JSON Lines, and r.sqlite is to be an SQLite database",
    "-o r.parquet --per fact": "--per fact is for JSON Lines, and r.parquet is to be a Parquet file",
    "-o r --format csv --per fact": "--per fact is for JSON Lines, and r is to be CSV",
    "--format ftm --per fact": "--format ftm writes entities: leave out --per fact",
    "--format parquet": "'parquet' is not one of",
    "-o -": "-o '-' is no file or folder",
    "--errors -": "--errors '-' is no file or folder: leave out --errors for standard error",
    "--errors e.txt": "--errors e.txt: give a file that ends in .jsonl",
    "--errors .jsonl": "--errors .jsonl: give a file that ends in .jsonl",
    "--errors r.jsonl -o r.jsonl": "--errors r.jsonl: the results go there; give another name",
    "--errors r/../r/errors.jsonl -o r": "the results go there; give another name",
    "--errors made.jsonl -o r.sqlite": "cannot write made.jsonl: it is a folder",
    "--errors in.jsonl -o r.sqlite": "the output would replace the input in.jsonl",
    "-o in.jsonl": "the output would replace the input in.jsonl",
    "-o other.sqlite": "it is no database of this program",
    "-o notes --format csv": "cannot write the folder notes: a file is in the way",
    "-o notes/r.parquet": "a file is in the way",
    "-o results --format csv": "results holds documents.jsonl, results in another form",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place")
    stored(folder / "in.jsonl")
    (folder / "made.jsonl").mkdir()
    (folder / "notes").write_text("mine")
    (folder / "results").mkdir()
    (folder / "results" / "documents.jsonl").write_text("")
    (folder / "other.sqlite").write_text("not a database")
    return folder


@pytest.mark.parametrize("options", WRONG)
def test_wrong_use_is_told_and_writes_nothing(place: Path, options: str) -> None:
    before = sorted(place.rglob("*"))
    answer = vnru("convert", "in.jsonl", *options.split(), cwd=place)
    assert (answer.code, answer.out) == (2, "")
    assert WRONG[options] in " ".join(answer.err.replace("│", " ").split())
    assert sorted(place.rglob("*")) == before
    assert (place / "other.sqlite").read_text() == "not a database"


@pytest.mark.parametrize(
    "given",
    {
        "missing.jsonl": "no such file or folder: missing.jsonl",
        "notes": "notes is no file of records: it must end in .jsonl or .jsonl.gz",
        "made.jsonl": "made.jsonl holds no documents.jsonl",
        "x" * 300: "File name too long",
        "in.jsonl >> in.jsonl": "in.jsonl is where this run's own output goes",
        "- < in.jsonl >> in.jsonl": "- is where this run's own output goes",
    }.items(),
)
def test_what_is_no_input_is_told(place: Path, given: tuple[str, str]) -> None:
    before = files(place)
    command = ["sh", "-c", f"{PROGRAM} convert {given[0]}"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert given[1] in done.stderr
    assert files(place) == before


@pytest.mark.parametrize("name", FORMATS)
def test_an_interrupt_keeps_what_was_finished(tmp_path: Path, name: str) -> None:
    command = [PROGRAM, "convert", "-", "-o", str(tmp_path / name), *FORMATS[name]]
    given = stored(tmp_path / "in.jsonl", 5).read_bytes() + b"not a record\n"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(given)
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"failed: -:6: not a record")
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
        process.stdin.close()
    assert process.returncode == 130
    assert "interrupted: what was finished before is kept" in told
    assert kept(tmp_path / name) == 5
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", name}


# Formats in which a part of the results can be used, and is kept.
KEPT_IN_PART = {"r.jsonl", "r.ftm.json", "folder"}


def on_a_disk_of(size: int, name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A limit on the size of files stands in for the disk: the system refuses to write in the same places."""
    source = stored(folder / "in.jsonl", 400)
    command = [PROGRAM, "convert", str(source), "-o", str(folder / "out" / name), *FORMATS[name]]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert f"cannot write {folder / 'out' / name}" in done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - KEPT_IN_PART))
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    done = on_a_disk_of(8_000, name, tmp_path)
    assert "is kept" not in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", sorted(KEPT_IN_PART))
def test_a_full_disk_keeps_what_was_finished(tmp_path: Path, name: str) -> None:
    done = on_a_disk_of(100_000, name, tmp_path)
    assert "what was finished before is kept" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    assert 0 < kept(tmp_path / "out" / name) < 400
    if name == "folder":
        manifest = json.loads((tmp_path / "out" / name / "manifest.json").read_bytes())
        lines_ = (tmp_path / "out" / name / "documents.jsonl").read_text().splitlines()
        assert manifest["ending"] == "failed"
        assert [json.loads(line)["id"] for line in lines_] == [one["id"] for one in manifest["documents"]]


def test_a_disk_too_small_to_begin_on(tmp_path: Path) -> None:
    on_a_disk_of(8_000, "folder", tmp_path)
    assert list((tmp_path / "out").iterdir()) == []


def test_memory_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    def peak(number: int, name: str) -> int:
        source = stored(tmp_path / "in.jsonl", number)
        command = [sys.executable, "-c", _MEASURED, str(source), "-o", str(tmp_path / name), *FORMATS[name]]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return int(done.stdout)

    for name in ("r.sqlite", "r.parquet", "tables"):
        few, many = peak(1_200, name), peak(4_800, name)  # past the first row group
        assert many - few < 12_000, (name, few, many)  # kilobytes; as objects the records are twenty times that


_MEASURED = """
import pathlib, re, sys
from vnru_extract.cli import app
try:
    app(["convert", "--quiet", *sys.argv[1:]])
except SystemExit:
    print(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
"""
