"""Faults done to the command on purpose cost nothing but what they hit; `python -m tests.faults` does many more."""

import signal
import subprocess
from pathlib import Path

import pytest

from tests.command import PROGRAM
from tests.faults import damage, disk, kills, signals


def test_damaged_files_cost_only_themselves(tmp_path: Path) -> None:
    assert damage.check(tmp_path / "in", 3, tmp_path / "out") == (6 * len(damage.WHOLE), 0)


def test_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    killed, failed, lost = kills.kill_workers(tmp_path, 1, 40)
    assert lost == 0
    assert failed <= killed


@pytest.mark.parametrize("name", disk.FORMATS)
def test_a_full_disk_is_told_and_leaves_no_halves(tmp_path: Path, name: str) -> None:
    try:
        disk.fill(tmp_path, name)
    except PermissionError as error:
        pytest.skip(str(error))


def test_what_a_full_disk_cut_short_is_gone_on_with(tmp_path: Path) -> None:
    try:
        kept, documents = disk.fill_and_resume(tmp_path)
    except PermissionError as error:
        pytest.skip(str(error))
    assert 0 < kept < documents


def test_interrupts_in_quick_succession_keep_what_was_finished(tmp_path: Path) -> None:
    kept, documents = signals.interrupt(tmp_path, [signal.SIGTERM, signal.SIGINT, signal.SIGTERM])
    assert 0 < kept <= documents


def test_input_that_changes_meanwhile_costs_only_itself(tmp_path: Path) -> None:
    signals.change_inputs(tmp_path)


def test_what_may_not_be_read_fails_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    for folder in tmp_path.parents:  # those that pytest made, which others may not enter
        folder.chmod(0o755)
        if folder.name.startswith("pytest-of-"):
            break
    if subprocess.run([*signals.AS_NOBODY, PROGRAM, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("root's rights cannot be given away: the program lies where only root may read")
    signals.unreadable(tmp_path)


def test_names_that_are_no_text(tmp_path: Path) -> None:
    signals.strange_names(tmp_path)
