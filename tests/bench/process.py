"""The command as another process, with what it took."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and the memory of the process at its peak; that of its workers is not in it."""

    seconds: float
    megabytes: float


def run_command(*arguments: str | Path) -> Taken:
    """Run `vnru-extract`; what it says is not shown.

    Raises:
        RuntimeError: it failed.

    """
    command = [sys.executable, "-m", "vnru_extract", *map(str, arguments)]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command)}")
    return Taken(time.perf_counter() - begun, usage.ru_maxrss / 1024)  # ru_maxrss: kilobytes on Linux
