"""Runs the installed command as a user does: another process, its exit code, standard output and standard error."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = "vnru-extract"
GOOD = "Talks on trade were held in Tunis on Monday, and the delegations agreed to meet again."


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return parsed(self.out)

    @property
    def ids(self) -> list[str]:
        return [record["id"] for record in self.records]


def vnru(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Answer:
    command = [PROGRAM, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
    answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in answer.err
    return answer


def parsed(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def json_lines(*objects: Any) -> str:
    return "".join(f"{json.dumps(one)}\n" for one in objects)
