"""The command as another process that faults happen to while it works, and what it must keep up all the same."""

import contextlib
import functools
import io
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.command import PROGRAM
from vnru_extract import Extractor
from vnru_extract.kept import Kept
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.writers import Stream

# A document that states something in each kind; its number makes its record its own.
SAID = (
    "Envoy {number} of Chile met Foreign Minister Bui Thanh Son of Vietnam in Hanoi on 3 March 2021. Trade between "
    "Chile and Vietnam reached $1.{number} billion in 2020. They signed a memorandum of understanding on fisheries. "
)
SECONDS = 120.0


def documents(folder: Path, number: int, *, times: int = 3) -> Path:
    """A folder of so many text files `n000.txt`, `n001.txt`, …"""
    folder.mkdir(parents=True)
    for n in range(number):
        (folder / f"n{n:03}.txt").write_text(SAID.format(number=n) * times)
    return folder


def lines_by_id(lines: bytes) -> dict[str, bytes]:
    """Each line of a file of records, byte for byte, under its document's id."""
    return {json.loads(line)["id"]: line for line in lines.splitlines()}


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    told: str

    @property
    def failed(self) -> list[str]:
        return [line for line in self.told.splitlines() if line.startswith("failed: ")]

    def check(self, *codes: int) -> None:
        """Whatever happened, the program says what, in plain words."""
        assert self.code in codes, (self.code, self.told)
        assert "Traceback" not in self.told, self.told
        assert "internal error" not in self.told, self.told
        assert "Exception ignored" not in self.told, self.told
        assert self.told.replace("\n", "").isprintable(), self.told


class Run:
    """The command at work."""

    def __init__(self, *arguments: str | Path, cwd: Path | None = None, before: Sequence[str] = ()) -> None:
        command = [*before, PROGRAM, *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=cwd
        )

    def workers(self) -> list[int]:
        """The processes that extract: children that were started by `multiprocessing`, oldest first."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with contextlib.suppress(OSError):
            return [int(child) for child in children.read_text().split() if _is_worker(int(child))]
        return []

    def wait_for(self, met: object) -> None:
        """Until something holds, or the program has ended."""
        assert callable(met)
        deadline = time.monotonic() + SECONDS
        while not met() and self.process.poll() is None:
            assert time.monotonic() < deadline, "nothing happened"
            time.sleep(0.02)

    def ended(self) -> Ended:
        _, told = self.process.communicate(timeout=SECONDS)
        return Ended(self.process.returncode, told.decode())


def _is_worker(process: int) -> bool:
    with contextlib.suppress(OSError):
        return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def ran(*arguments: str | Path, cwd: Path | None = None, before: Sequence[str] = ()) -> Ended:
    """A run that nothing happens to from outside."""
    return Run(*arguments, cwd=cwd, before=before).ended()


@functools.cache
def _extractor() -> Extractor:
    return Extractor()


def expected_lines(given: Path) -> dict[str, bytes]:
    """What the program says of each document when nothing happens, by id."""
    out = io.BytesIO()
    with Stream(out, "document") as output:
        for result in _extractor().pipe(Reader(find_inputs([str(given)]))):
            assert not isinstance(result, Kept)
            output.write(result)
    return lines_by_id(out.getvalue())


def check_resumed(given: Path, out: Path, expected: dict[str, bytes]) -> None:
    """With --resume, a run is gone on with to the bytes of one that nothing happened to."""
    ran(given, "-o", out, "--resume").check(0)
    assert (out / "documents.jsonl").read_bytes() == b"".join(line + b"\n" for line in expected.values())


def finished_lines(folder: Path) -> int:
    """How many documents are written so far, in the hidden folder beside or inside their place."""
    hidden = [*folder.parent.glob(f".{folder.name}.*/documents.jsonl"), *folder.glob(".*/documents.jsonl")]
    with contextlib.suppress(OSError):
        return sum(file.read_bytes().count(b"\n") for file in hidden)
    return 0


def send(process: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, number)


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of so many bytes in memory.

    Raises:
        PermissionError: only root may mount one.

    """
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        raise PermissionError("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
