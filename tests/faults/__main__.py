"""Many faults of each kind, and what they cost: `python -m tests.faults [--damaged N] [--kills N] [--rounds N]`.

For each kind: how often it was done, how often the program ended as it should, and how many documents were lost: good
ones without the record of a quiet run and without a failure that says why. Ends with 1 if anything was lost.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults import damage, disk, kills, signals

# What is done in one try: how many faults, and how many documents were lost.
Try = Callable[[Path], tuple[int, int]]
ENDINGS = (
    (signal.SIGINT,),
    (signal.SIGTERM,),
    (signal.SIGINT, signal.SIGINT),
    (signal.SIGTERM, signal.SIGINT, signal.SIGTERM),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--damaged", type=int, default=200, help="half as many files of each kind")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=2, help="of everything else")
    given = parser.parse_args()
    all_lost = 0
    for name, tries in _tries(given.damaged // 2, given.kills, given.rounds):
        done, survived, lost, seconds, told = _counted(tries)
        all_lost += lost + done - survived
        print(
            f"{name:32} {done:6,} faults {survived:6,} survived {lost:4,} documents lost {seconds:6.0f} s", flush=True
        )
        for one in told:
            print(f"    {one}", flush=True)
    return 1 if all_lost else 0


def _counted(tries: list[Try]) -> tuple[int, int, int, float, list[str]]:
    done = survived = lost = 0
    begun, told = time.monotonic(), []
    for one in tries:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "x"
            place.mkdir()
            Path(folder).chmod(0o755)
            try:
                faults, gone = one(place)
            except (AssertionError, OSError, subprocess.SubprocessError) as error:
                done += 1
                told.append(f"{type(error).__name__}: {str(error)[:500]}")
            else:
                done, survived, lost = done + faults, survived + faults, lost + gone
    return done, survived, lost, time.monotonic() - begun, told


def _tries(damaged: int, killed: int, rounds: int) -> Iterator[tuple[str, list[Try]]]:
    yield "files cut off or changed", [lambda place: damage.check(place / "in", damaged, place / "out")]
    yield "workers killed, --resume", [_kills(min(5, killed - n), n) for n in range(0, killed, 5)]
    yield "workers stopped, --timeout", [_once(kills.stop_a_worker)] * rounds
    yield "too little memory", [_once(kills.starve)] * rounds
    yield "disks full, each format", [_full(name) for name in disk.FORMATS] * rounds
    yield "disks full, --resume", [_once(disk.fill_and_resume)] * rounds
    yield "place of results removed", [_once(disk.remove_the_folder)] * rounds
    yield (
        "interrupts, --resume",
        [_interrupted(sent, jobs) for sent in ENDINGS for jobs in ("1", "2")] * rounds,
    )
    yield "interrupts before the first", [_early(sent, n) for n in range(1, 9) for sent in ENDINGS[:2]] * rounds
    yield "input deleted or changed", [_once(signals.change_inputs, 4)] * rounds
    yield "input that may not be read", [_once(signals.unreadable, 2)]
    yield "strange names", [_once(signals.strange_names, 8)]
    yield "pipes closed", [_once(signals.close_the_pipe)] * rounds


def _once(check: Callable[[Path], object], faults: int = 1) -> Try:
    def done(place: Path) -> tuple[int, int]:
        check(place)
        return faults, 0

    return done


def _kills(number: int, seed: int) -> Try:
    def done(place: Path) -> tuple[int, int]:
        killed, _, lost = kills.kill_workers(place, number, seed=seed)
        return killed, lost

    return done


def _full(name: str) -> Try:
    return _once(lambda place: disk.fill(place, name))


def _interrupted(sent: tuple[signal.Signals, ...], jobs: str) -> Try:
    return _once(lambda place: signals.interrupt(place, sent, "--jobs", jobs))


def _early(sent: tuple[signal.Signals, ...], tenths: int) -> Try:
    return _once(lambda place: signals.interrupt_early(place, sent[0], 0.5 + 0.4 * tenths))


if __name__ == "__main__":
    sys.exit(main())
