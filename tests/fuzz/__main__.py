"""Fuzz one part with atheris: `python -m tests.fuzz {readers,extractor,records,page} [--seconds N]`.

Needs `pip install '.[fuzz]'`. An input that breaks a promise is kept in `--findings`, told, and ends the run with
a code other than 0.
"""

import argparse
import importlib
import importlib.util
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from tests.fuzz import __doc__ as about

_NAMES = ("readers", "extractor", "records", "page")
_SECONDS_AN_INPUT = 20
_MEGABYTES = 4_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=about)
    parser.add_argument("target", choices=_NAMES)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--findings", type=Path, help="where inputs that break a promise go (a new folder)")
    parser.add_argument("--real", action="store_true", help="extractor: the real recogniser, not a stand-in")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: pip install '.[fuzz]' (Linux, Python 3.11)", file=sys.stderr)
        return 2
    if given.inside is not None:
        return _fuzz(given)
    # atheris ends its process without cleaning up: the folder for its files is another one's to remove.
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        command = [sys.executable, "-m", "tests.fuzz", *sys.argv[1:], "--inside", folder]
        return subprocess.run(command, check=False).returncode


def _fuzz(given: argparse.Namespace) -> int:
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["vnru_extract"]):
        targets = importlib.import_module("tests.fuzz.targets")
    findings = given.findings or Path(tempfile.mkdtemp(prefix="findings-"))
    findings.mkdir(parents=True, exist_ok=True)
    corpus = given.inside / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(targets.seeds(given.target)):
        (corpus / str(number)).write_bytes(seed)
    make = targets.TARGETS[given.target]
    check = (partial(make, real=True) if given.real else make)(given.inside)
    options = {
        "max_total_time": given.seconds,
        "timeout": _SECONDS_AN_INPUT,
        "rss_limit_mb": _MEGABYTES,
        "artifact_prefix": f"{findings}/",
        "print_final_stats": 1,
    }
    print(f"findings go to {findings}", file=sys.stderr)
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(corpus)], check)
    atheris.Fuzz()  # ends the process
    return 0


if __name__ == "__main__":
    sys.exit(main())
