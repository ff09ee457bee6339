"""Everything that must hold, in one command: `python -m tests`.

Lint, format, types, import contracts, then pytest: unit and property tests, rows of cases, golden records, the
quality gate, and the wheel. Stops at the first that fails.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["import_linter"],
    ["pytest", "-q"],
)


def main() -> int:
    for check in CHECKS:
        name = " ".join(check)
        print(f"== {name}", flush=True)
        command = ["-m", *check] if check != ["import_linter"] else ["-c", "from importlinter.cli import lint_imports; lint_imports()"]
        status = subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode
        if status:
            print(f"failed: {name}")
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
