"""`--engine ray`: the same bytes as without it, from actors of a cluster that is started here for these tests."""

import os
import pickle
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import GOOD, json_lines, vnru
from vnru_extract import ray_engine
from vnru_extract.commands.program import about, alike
from vnru_extract.errors import Failure, UsageError
from vnru_extract.kept import Kept
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.pipeline import Extractor
from vnru_extract.ray_engine import Cluster, RayActors
from vnru_extract.readers import LeavingFiles, PlainFile, Reader, find_inputs
from vnru_extract.workers import Factory

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


class Stub:
    """Does what a document's text says; else fails it with its id, which is quick to make and to compare."""

    def pipe(self, documents: Iterable[Document | Failure | Kept]) -> Iterator[Record | Failure | Kept]:
        for document in documents:
            if not isinstance(document, Document):
                yield document
                continue
            match document.text.split()[0]:
                case "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                case "hang":
                    time.sleep(600)
            yield Failure(document.source, document.id, "done")


class NoModel(Stub):
    def __init__(self) -> None:
        raise UsageError("there is no such model")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of this machine only, which the tests join, and who knows its token."""
    token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    os.environ |= token
    pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'vnru-extract[ray]'")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tempfile.mkdtemp(prefix="ray", dir="/tmp")  # short, for sockets are made in it
    options = f"--head --block --port={port} --num-cpus=2 --object-store-memory=100000000 --temp-dir={folder}"
    command = [str(Path(sys.executable).with_name("ray")), "start", *options.split()]
    quiet = ["--include-dashboard=false", "--disable-usage-stats"]
    head = subprocess.Popen(
        [*command, *quiet], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert head.poll() is None, "Ray did not start"
            time.sleep(0.1)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(head.pid, signal.SIGKILL)  # asked to end, it takes half a minute
        head.wait(60)
        for name in token:
            del os.environ[name]
        shutil.rmtree(folder, ignore_errors=True)


def _documents(*texts: str) -> list[Document | Failure | Kept]:
    return [Document(f"d{number}", "-", text) for number, text in enumerate(texts)]


def _results(documents: Iterable[Any], cluster: Cluster, make: Factory = Stub) -> list[Record | Failure | Kept]:
    with RayActors(make, cluster) as actors:
        return list(actors.pipe(documents))


def test_order_is_kept_and_a_process_that_dies_costs_its_document_only(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray_engine, "_WINDOW_GROUPS", 2)
    documents = _documents(*["quick"] * 40, "killed", *["quick"] * 120)
    documents[70:72] = [Failure("f", "d70", "unreadable", ValueError("its cause")), Kept("k", "d71", 5)]
    results = _results(documents, Cluster(address, actors=2))
    assert [result.id for result in results] == [f"d{number}" for number in range(161)]
    reasons = {one.id: one.error for one in results if isinstance(one, Failure) and one.error != "done"}
    assert set(reasons) == {"d40", "d70"}
    assert "the process that read it was killed (SIGKILL)" in reasons["d40"]
    assert results[70:72] == [Failure("f", "d70", "unreadable"), Kept("k", "d71", 5)]


def test_a_document_that_takes_too_long_is_given_up(address: str) -> None:
    results = _results(_documents("quick", "hang", "quick"), Cluster(address, timeout=0.5))
    assert [one.error for one in results if isinstance(one, Failure)] == [
        "done", "not finished within 0.5 seconds (--timeout)", "done",
    ]  # fmt: skip


def test_what_stops_every_document_is_told_once(address: str) -> None:
    with pytest.raises(UsageError, match="no such model"):
        _results(_documents("quick"), Cluster(address), NoModel)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Files that actors open, documents that are sent to them, and failures of both."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"On {number + 1} May 2019 President Putin of Russia visited Hanoi.")
    (folder / "old.txt").write_bytes(f"{GOOD} Caf\xe9.".encode("latin-1"))
    (folder / "blank.txt").write_text(" \n")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "page.html").write_text(f"<title>A page</title><p>{GOOD}</p>")
    (folder / "lines.jsonl").write_text(json_lines({"id": "x", "text": GOOD}, {"text": 4}, {"text": f"{GOOD} 3"}))
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("one.txt", f"{GOOD} one")
    return folder


def test_the_bytes_are_those_of_the_run_without_it(address: str, tmp_path: Path, inputs: Path) -> None:
    alone = vnru(inputs, "-o", tmp_path / "alone", cwd=tmp_path)
    ray = vnru("in", "-o", "ray", "--engine", "ray", "--address", address, cwd=tmp_path)
    assert (ray.code, ray.out) == (alone.code, "") == (1, "")
    assert sorted(ray.err.replace("in/", f"{inputs}/").splitlines()) == sorted(alone.err.splitlines())
    for name in ("documents.jsonl", "errors.jsonl", "manifest.json"):
        found = (tmp_path / "ray" / name).read_text()
        assert (
            found.replace('"in/', f'"{inputs}/').replace('"in"', f'"{inputs}"')
            == (tmp_path / "alone" / name).read_text()
        )
    again = vnru("in", "-o", "ray", "--engine", "ray", "--address", address, "--resume", cwd=tmp_path)
    assert "nothing has changed: 9" in again.err


def test_without_an_address_ray_is_started_here(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_AUTH_MODE", raising=False)
    monkeypatch.delenv("RAY_AUTH_TOKEN", raising=False)
    pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'vnru-extract[ray]'")
    options = ("--engine", "ray", "--jobs", "1")
    answer = vnru(inputs / "0.txt", *options)
    assert answer == vnru(inputs / "0.txt")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("127.0.0.1:1", "no Ray cluster answers at 127.0.0.1:1: "),
        ("nowhere", "give HOST:PORT of a Ray cluster, or auto"),
        ("127.0.0.1:99999", "no Ray cluster answers at 127.0.0.1:99999: "),
    ],
)
def test_an_address_where_no_cluster_is(given: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        ray_engine._probe(given)


def test_one_that_answers_but_is_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'vnru-extract[ray]'")
    monkeypatch.setattr(ray_engine, "_CONNECT_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        code = (
            "from tests.test_ray import *; ray_engine._CONNECT_SECONDS = 1.0; "
            f"RayActors(Stub, Cluster('127.0.0.1:{silent.getsockname()[1]}')).__enter__()"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert "did not answer within 1 seconds" in done.stderr


def test_without_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray.data", None)
    with pytest.raises(UsageError, match=r"--engine ray needs Ray: pip install 'vnru-extract\[ray\]'"):
        RayActors(Stub, Cluster())


def test_an_address_is_for_ray_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    answer = vnru(tmp_path / "a.txt", "--address", "auto")
    assert (answer.code, "--address auto: only with --engine ray" in answer.err) == (2, True)


def test_every_machine_must_have_the_same_program(extractor: Extractor) -> None:
    expected = about(extractor, {})
    assert alike(lambda: extractor, expected) is extractor
    with pytest.raises(UsageError, match="has another program than this machine"):
        alike(lambda: extractor, expected | {"program": {"version": "0"}})


def test_plain_files_are_left_to_who_extracts_them(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(inputs.parent)
    left = list(LeavingFiles(Reader(find_inputs(["in"]))))
    files = [one for one in left if isinstance(one, PlainFile)]
    assert [Path(one.source).name for one in files] == [
        "0.txt", "1.txt", "2.txt", "3.txt", "bad.pdf", "blank.txt", "old.txt", "page.html",
    ]  # fmt: skip
    monkeypatch.chdir("/")  # another machine has another working folder
    told: list[str] = []
    read = [
        pickle.loads(pickle.dumps(one)).attempt(told.append) if isinstance(one, PlainFile) else one  # noqa: S301
        for one in left
    ]
    monkeypatch.chdir(inputs.parent)
    assert read == list(Reader(find_inputs(["in"])))
    assert len(told) == 1
