"""Runs that are interrupted, whose reader goes away, or whose input does."""

import os
import signal
import subprocess
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from tests.command import PROGRAM
from tests.faults.runs import (
    Run,
    check_resumed,
    documents,
    expected_lines,
    finished_lines,
    lines_by_id,
    ran,
    send,
)

INTERRUPTED = 130
# What root puts before a command that is to have nobody's rights.
AS_NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if os.geteuid() == 0 else ()


def interrupt(folder: Path, sent: Sequence[signal.Signals], *options: str, after: float = 0.0) -> tuple[int, int]:
    """Signals in quick succession; how many documents of how many were kept, before the run was gone on with."""
    given = documents(folder / "in", 80)
    expected = expected_lines(given)
    run = Run(given, "-o", folder / "out", *options)
    run.wait_for(lambda: finished_lines(folder / "out") > 0)
    time.sleep(after)
    for number in sent:
        send(run.process.pid, number)
    ended = run.ended()
    ended.check(INTERRUPTED, 0)
    found = lines_by_id((folder / "out" / "documents.jsonl").read_bytes())
    assert list(found) == list(expected)[: len(found)], "in order, from the first"
    assert all(expected[one] == line for one, line in found.items())
    assert not list(folder.glob(".out*")), "nothing is left behind"
    check_resumed(given, folder / "out", expected)
    return len(found), len(expected)


def interrupt_early(folder: Path, sent: signal.Signals, after: float) -> None:
    """A signal before anything is read, such as while the model loads."""
    given = documents(folder / "in", 2)
    run = Run(given, "-o", folder / "out")
    time.sleep(after)
    send(run.process.pid, sent)
    ended = run.ended()
    ended.check(INTERRUPTED, -sent, 0)
    assert not [path for path in folder.iterdir() if path.name.startswith(".")], "nothing is left behind"


def change_inputs(folder: Path) -> None:
    """Files that are deleted, cut off, replaced by folders or grow after the run has listed them."""
    given = documents(folder / "in", 120, times=3)
    expected = expected_lines(given)
    run = Run(given, "-o", folder / "out")
    run.wait_for(lambda: finished_lines(folder / "out") > 0)
    for n, act in ((110, _delete), (112, _empty), (114, _make_folder), (116, _grow)):
        act(given / f"n{n}.txt")
    ended = run.ended()
    ended.check(1)
    found = lines_by_id((folder / "out" / "documents.jsonl").read_bytes())
    assert {one for one in expected if found.get(one) != expected[one]} == {"n110", "n112", "n114", "n116"}
    assert len(ended.failed) == 3
    for reason in (
        "n110.txt: cannot be read: No such file",
        "n112.txt: the file is empty",
        "n114.txt: not an ordinary",
    ):
        assert any(reason in one for one in ended.failed), ended.told


def _delete(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _grow(path: Path) -> None:
    with path.open("a") as file:
        file.write("And the envoy of Peru came to Oslo on 5 May 2021.")


def unreadable(folder: Path) -> None:
    """Files and folders that may not be read; root gives its rights away first."""
    given = documents(folder / "in", 4)
    (given / "n002.txt").chmod(0)
    (given / "locked").mkdir()
    (given / "locked" / "a.txt").write_text("The envoy came.")
    (given / "locked").chmod(0)
    (folder / "made").mkdir(mode=0o777)
    (folder / "made").chmod(0o777)
    folder.chmod(0o755)
    ended = ran(given, "-o", folder / "made" / "out", before=AS_NOBODY)
    ended.check(1)
    found = lines_by_id((folder / "made" / "out" / "documents.jsonl").read_bytes())
    assert sorted(found) == ["n000", "n001", "n003"]
    assert any("n002.txt: cannot be read: Permission denied" in one for one in ended.failed)
    assert any("locked: cannot be read: Permission denied" in one for one in ended.failed)
    refused = ran(given, "-o", folder / "in" / "out", before=AS_NOBODY)
    refused.check(2)
    assert "Permission denied" in refused.told


def strange_names(folder: Path) -> None:
    """Names that are not UTF-8, or that a terminal would act on."""
    given = documents(folder / "in", 2)
    for name in (b"n000b\xff\xfe.txt", b"n000c\x1b[31m\n.txt", "n000d\u202etxt.exe.txt".encode(), b"n000e\xe9\xff.md"):
        (given / os.fsdecode(name)).write_text("The envoy of Chile came.")
        (given / os.fsdecode(b"x" + name)).write_bytes(b"")
    ended = ran(given, "-o", folder / "out")
    ended.check(1)
    assert len(ended.failed) == 4
    found = lines_by_id((folder / "out" / "documents.jsonl").read_bytes())
    assert len(found) == 6
    assert not any(unicodedata.category(one) == "Cc" for line in found.values() for one in line.decode())


def close_the_pipe(folder: Path, *options: str) -> None:
    """Nobody reads the records any more, and standard input is closed: the run ends, and says nothing."""
    given = documents(folder / "in", 60)
    command = ["sh", "-c", '"$@" <&- | head -c 300 >/dev/null; exit 0', "sh", PROGRAM, str(given), *options]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert done.stderr == b"", done.stderr
