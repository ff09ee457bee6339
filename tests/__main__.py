"""Everything that must hold, in one command: `python -m tests`.

Lint, format, types, import contracts, then pytest: unit and property tests, rows of cases, golden records, the
quality gate, and the wheel. Stops at the first that fails.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "import sys, importlinter.cli; sys.exit(importlinter.cli.lint_imports())"],
    "pytest": ["-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"],
}


def main() -> int:
    for name, arguments in CHECKS.items():
        print(f"== {name}", flush=True)
        status = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode
        if status:
            print(f"failed: {name}")
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
