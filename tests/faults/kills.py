"""Processes that are killed, stopped or starved while they extract."""

import json
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.runs import (
    Ended,
    Run,
    check_resumed,
    documents,
    expected_lines,
    finished_lines,
    lines_by_id,
    ran,
    send,
)

# What the system sends to a process that has too little memory, or that reads where it must not.
DEADLY = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)


def kill_workers(folder: Path, kills: int, number: int = 120, *, seed: int = 7) -> tuple[int, int, int]:
    """Workers killed at random moments under --jobs 2: how many, documents told as failed, and documents lost.

    A document is lost that has neither the record of a run without kills nor a failure that says why.
    """
    chooser = random.Random(seed)  # noqa: S311  a fixed walk, not a secret
    given = documents(folder / "in", number, times=12)
    expected = expected_lines(given)
    run = Run(given, "-o", folder / "out", "--jobs", "2")
    done = 0
    for _ in range(kills):
        run.wait_for(lambda: len(run.workers()) == 2)
        time.sleep(chooser.uniform(0, 2))
        workers = run.workers()
        if run.process.poll() is None and workers:
            send(chooser.choice(workers), chooser.choice(DEADLY))
            done += 1
    ended = run.ended()
    ended.check(0, 1)
    found = lines_by_id((folder / "out" / "documents.jsonl").read_bytes())
    failed = {json.loads(line)["id"] for line in (folder / "out" / "errors.jsonl").read_text().splitlines()}
    lost = [one for one, line in expected.items() if found.get(one) != line and one not in failed]
    check_resumed(given, folder / "out", expected)
    return done, len(failed), len(lost)


def stop_a_worker(folder: Path) -> None:
    """A worker that hangs is given up after --timeout, and the documents it had are done by another."""
    given = documents(folder / "in", 8, times=250)  # each is a group of its own
    expected = expected_lines(given)
    run = Run(given, "-o", folder / "out", "--jobs", "2", "--timeout", "20")
    run.wait_for(lambda: len(run.workers()) == 2 and finished_lines(folder / "out") > 0)
    for worker in run.workers()[:1]:
        send(worker, signal.SIGSTOP)
    ended = run.ended()
    ended.check(0, 1)
    assert all("not finished within 20 seconds (--timeout)" in one for one in ended.failed)
    assert len(ended.failed) <= 1, ended.told
    check_resumed(given, folder / "out", expected)


def starve(folder: Path, megabytes: int = 1_500) -> None:
    """A document that is too large for the memory there is fails, and its neighbours do not."""
    given = documents(folder / "in", 2)
    expected = expected_lines(given)
    with (given / "n000a.txt").open("w") as huge:
        for _ in range(megabytes):
            huge.write("The envoy of Chile came to Hanoi on Monday, and left. " * 20_000)
    limit = megabytes << 20
    ended = _limited(limit, lambda: ran(given, "-o", folder / "out", "--jobs", "2"))
    ended.check(1)
    assert [one.partition(": ")[2].partition(": ")[0] for one in ended.failed] == [str(given / "n000a.txt")]
    assert lines_by_id((folder / "out" / "documents.jsonl").read_bytes()) == expected


def _limited(limit: int, work: Callable[[], Ended]) -> Ended:
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    try:
        return work()
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
