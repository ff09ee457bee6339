"""Hostile input gets nothing: no network, no file beside the output, no program, no boundless memory, no terminal."""

import ast
import json
import os
import subprocess
import sys
import unicodedata
import zlib
from pathlib import Path

import pytest

from tests.command import vnru
from tests.made_files import PAGE, PROSE, changed, mail, packed, pdf, tarred, web_archive, word, zipped
from tests.reading import error_of, made
from tests.test_formats_fuzz import SAMPLES
from tests.test_readers import read
from vnru_extract.errors import Failure
from vnru_extract.page import Document

ROOT = Path(__file__).parent.parent
HIDDEN = "Envoy Waldemar Quist came to Oslo in secret."

# Loaded by every Python process of the run, the workers too: notes what asks for the network, for a program, or for a
# file to write, and lets nobody reach the network.
WATCH = """
import os, sys
_WATCHED = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
            "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open",
            "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"}
_log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND)

def _note(event, arguments):
    if event in _WATCHED or (event == "open" and isinstance(arguments[2], int) and arguments[2] & 3):
        os.write(_log, f"{event}\\t{arguments[0]}\\n".encode(errors="replace"))
    elif event == "open" and str(arguments[0]).endswith("secret.txt"):
        os.write(_log, b"secret\\tread\\n")
    if event.startswith(("socket.connect", "socket.getaddrinfo")):
        raise OSError("there is no network")

sys.addaudithook(_note)
"""


def watched(folder: Path, *arguments: str | Path) -> tuple[subprocess.CompletedProcess[str], set[tuple[str, str]]]:
    """A run of Python, and what it asked the system for, by event and first argument."""
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "watch" / "sitecustomize.py").write_text(WATCH)
    log = folder / "watch" / "log"
    log.write_text("")
    path = os.pathsep.join(filter(None, (str(folder / "watch"), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "WATCH_LOG": str(log), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True, text=True, env=environment, cwd=folder, check=False, timeout=120,
    )  # fmt: skip
    return done, {tuple(line.split("\t", 1)) for line in log.read_text().splitlines()}  # type: ignore[misc]


def hostile_page(secret: Path) -> bytes:
    """A page that asks for other files and for the network in every way a page can."""
    return f"""<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://198.51.100.7/x.dtd" [
      <!ENTITY own SYSTEM "file://{secret}"> <!ENTITY % far SYSTEM "http://198.51.100.7/y.dtd"> %far;]>
    <html xmlns:xi="http://www.w3.org/2001/XInclude"><head><title>A call</title><base href="http://198.51.100.7/">
      <meta http-equiv="refresh" content="0; url=http://198.51.100.7/z"><link rel="stylesheet" href="/s.css">
      <script src="http://198.51.100.7/s.js"></script><script>fetch("http://198.51.100.7")</script></head>
    <body><article><h1>A call</h1><p>{PROSE} &own;</p><img src="http://198.51.100.7/i.png">
      <iframe src="file://{secret}"></iframe><object data="file://{secret}"></object>
      <xi:include href="file://{secret}" parse="text"/></article></body></html>""".encode()


def hostile_word(secret: Path) -> dict[str, bytes]:
    """Word files that ask for other files: by an entity, by where the document is, by a link."""
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><d><p><r><t>&x;</t></r></p></d>'
    kind = 'Type="http://x/officeDocument" TargetMode="External"'
    relation = f'<Relationships><Relationship {kind} Target="{{}}"/></Relationships>'
    return {
        "entity.docx": changed(word(PROSE), {"word/document.xml": entity.encode()}),
        "far.docx": changed(word(PROSE), {"_rels/.rels": relation.format(f"file://{secret}").encode()}),
        "up.docx": changed(word(PROSE), {"_rels/.rels": relation.format("../../../secret.txt").encode()}),
    }


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with a file of every kind, ordinary ones and some that reach for what is beside them."""
    secret = made(tmp_path, "secret.txt", HIDDEN)
    (tmp_path / "in").mkdir()
    for name, data in {**SAMPLES, **hostile_word(secret)}.items():
        made(tmp_path / "in", f"{name.partition('.')[2].replace('.', '-')}-{name}", data)
    made(tmp_path / "in", "page.html", hostile_page(secret))
    made(tmp_path / "in", "page.eml", mail(html=hostile_page(secret).decode()))
    made(tmp_path / "in", "out.zip", zipped({"../up.txt": b"x", "/abs.txt": b"x", "good.txt": PROSE.encode()}))
    made(tmp_path / "in", "out.tar", tarred({"../../up.txt": b"x", "good.txt": PROSE.encode()}))
    made(tmp_path / "in", "russian.txt", "Министр иностранных дел Лев Кранц прибыл в Осло 5 марта 2021 года.")
    made(tmp_path / "in", "vietnamese.txt", "Ngày 5/3/2021, Bộ trưởng Ngoại giao Trần Văn Khê đã đến Oslo.")
    made(tmp_path / "in", "front.md", f"---\ntitle: !!python/object/apply:os.system ['id']\n---\n{PROSE}")
    return tmp_path / "in"


def test_nothing_is_fetched_run_or_written_beside_the_output(hostile: Path, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if "watch" not in path.parts}
    done, asked = watched(
        tmp_path, "-m", "vnru_extract", hostile, "-o", tmp_path / "results", "--with-text", "--jobs", "2"
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    result = (tmp_path / "results" / "documents.jsonl").read_text()
    assert len(result.splitlines()) > 20
    assert {json.loads(line)["language"] for line in result.splitlines()} == {"en", "ru", "vi"}
    assert "Waldemar" not in result
    mine = {"/dev/null", "None"}
    beside = {
        (event, what)
        for event, what in asked
        if not (event == "open" and (what.startswith(str(tmp_path / ".results.")) or what in mine or what.isdigit()))
    }
    assert beside == set()
    after = {path for path in tmp_path.rglob("*") if "watch" not in path.parts}
    assert {path.relative_to(tmp_path).parts[0] for path in after - before} == {"results"}


def test_the_watch_sees_what_it_is_for(tmp_path: Path) -> None:
    """The test above could not fail if this did not hold."""
    code = "import socket; open('a.txt', 'w').close(); socket.create_connection(('198.51.100.7', 80))"
    done, asked = watched(tmp_path, "-c", code)
    assert "there is no network" in done.stderr
    assert {("open", "a.txt")} < asked
    assert any(event.startswith("socket.") for event, _ in asked)


def laughs(levels: int = 9) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1))
    return (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d><p><r><t>&l{levels};</t></r></p></d>'
    ).encode()


def letters_pdf(letters: int) -> bytes:
    """A PDF of some hundred bytes whose one page shows so many letters."""
    stream = zlib.compress(zlib.compress(b"BT /F 9 Tf 70 700 Td " + b"(aaaaaaaa ) Tj " * (letters // 9) + b"ET", 9), 9)
    whole = pdf([(70, 700, "a")])
    start, end = whole.index(b"<< /Length", whole.index(b"7 0 obj")), whole.index(b"endobj", whole.index(b"7 0 obj"))
    head = f"<< /Length {len(stream)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
    return whole[:start] + head + stream + b"\nendstream\n" + whole[end:]


def packed_answer() -> bytes:
    """A web archive in which the server sent a page of 40 MB in a few kilobytes."""
    sent = packed(b"The envoy came. " * 2_500_000)
    one = web_archive(("https://example.org/a", "text/plain", sent), gzipped=False)
    head = b"Content-Type: text/plain\r\n"
    old, more = one.index(head), b"Content-Encoding: gzip\r\n"
    length = int(one.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    one = one[:old] + more + one[old:]
    return one.replace(f"Content-Length: {length}".encode(), f"Content-Length: {length + len(more)}".encode(), 1)


BOMBS = {
    "billion laughs in Word": (
        "a.docx",
        changed(word(PROSE), {"word/document.xml": laughs()}),
        ("declares entities", "is not XML"),
    ),
    "letters in a PDF": ("a.pdf", letters_pdf(900_000), ("letters (a bomb?)",)),
    "web archive": ("a.warc", packed_answer(), ("more than 200 times its size (a bomb?)",)),
    "gzip in gzip": ("a.tar.gz", packed(packed(b"\0" * 60_000_000)), ("no TAR file", "200 times its size")),
}


@pytest.mark.parametrize("label", BOMBS)
def test_bombs_are_refused(tmp_path: Path, label: str) -> None:
    name, data, reasons = BOMBS[label]
    assert len(data) < 200_000
    error = error_of(tmp_path, name, data)
    assert any(reason in error for reason in reasons), error


def test_entities_of_a_page_stand_for_nothing(tmp_path: Path) -> None:
    (found,) = read(made(tmp_path, "a.html", laughs().replace(b"<d>", b"<html><body><p>" + PROSE.encode() + b"</p>")))
    assert isinstance(found, Document | Failure)
    assert not isinstance(found, Document) or len(found.text) < 10_000


def test_pages_that_share_their_letters_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_extract.readers.pdf._LETTERS_ALLOWED", 100)
    monkeypatch.setattr("vnru_extract.readers.pdf._LETTERS_A_BYTE", 0)
    assert "a bomb?" in error_of(tmp_path, "a.pdf", pdf([(70, 700, "a" * 60)], [(70, 700, "b" * 60)]))


ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f\u202e\u2028"


def test_no_text_acts_on_the_terminal(tmp_path: Path) -> None:
    """Names, titles, texts and faults with escape sequences in them, in every place that is shown."""
    (tmp_path / "in").mkdir()
    said = f"Envoy Ann{ESCAPES} Lee{ESCAPES} of Chile met Sergey{ESCAPES}Lavrov in Oslo on 3 March{ESCAPES}2021."
    line = {"id": f"x{ESCAPES}", "title": f"t{ESCAPES}", "text": said}
    made(tmp_path / "in", "a.jsonl", f"{json.dumps(line)}\n{json.dumps({**line, 'language': f'z{ESCAPES}'})}\n")
    made(tmp_path / "in", "b.zip", zipped({f"m{ESCAPES}.txt": said.encode(), f"e{ESCAPES}.txt": b""}))
    made(tmp_path / "in", "c.tar", tarred({f"m{ESCAPES}.txt": said.encode(), f"e{ESCAPES}.pdf": b"x"}))
    made(tmp_path / "in", "d.eml", mail(said, files={"n\x9b31m\u202e.txt": b"", "o.txt": said.encode()}))
    made(tmp_path / "in", "e.warc", web_archive((f"https://x/{ESCAPES}", "text/html", b"<html></html>"), gzipped=False))
    made(tmp_path / "in", "f.html", PAGE.replace("A call", f"A call{ESCAPES}"))
    made(tmp_path / "in", f"g{ESCAPES}.txt", "")
    for options in (("--format", "summary", "--verbose"), ("--with-text",)):
        answer = vnru(tmp_path / "in", *options)
        assert answer.code == 1
        for shown in (answer.out, answer.err):
            acting = {c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}} - {"\n"}
            assert not acting, (options, acting)
        assert "\u202e" not in answer.err


def _imported(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_no_module_can_fetch_run_or_unpickle() -> None:
    refused = {"ftplib", "http", "marshal", "pickle", "requests", "shelve", "smtplib", "socket", "ssl", "subprocess"}
    refused |= {"urllib.request", "webbrowser", "xmlrpc", "xml"}
    files = sorted((ROOT / "vnru_extract").rglob("*.py"))
    assert len(files) > 100
    for file in files:
        tree = ast.parse(file.read_text())
        imported = {part for name in _imported(tree) for part in (name, name.partition(".")[0])}
        # A Ray cluster is spoken to by its address, and its actors, which are this program too, as processes are.
        allowed = {"pickle", "socket"} if file.name == "ray_engine.py" else set()
        assert not imported & refused - allowed, (file, imported & refused)
        called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        assert not called & {"eval", "exec", "compile", "__import__"}, file
