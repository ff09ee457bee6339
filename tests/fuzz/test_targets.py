"""What is fuzzed holds for the inputs that fuzzing begins with; and without atheris, the command says so."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, seeds

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", TARGETS)
def test_the_first_inputs_hold(tmp_path: Path, name: str) -> None:
    check = TARGETS[name](tmp_path)
    for seed in (b"", *seeds(name)):
        check(seed)
        check(seed[: len(seed) // 2])


@pytest.mark.skipif(importlib.util.find_spec("atheris") is not None, reason="atheris is installed")
def test_without_atheris_the_extra_is_named() -> None:
    command = [sys.executable, "-m", "tests.fuzz", "readers"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install '.[fuzz]'" in done.stderr
