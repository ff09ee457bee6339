"""What every command that reads and writes has in common: interrupts, its own streams, how it ends."""

import contextlib
import logging
import os
import signal
import sys
from typing import Any

from vnru_extract.run import Outcome
from vnru_extract.screen import Screen

FAILED, INTERRUPTED = 1, 130
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


def begin() -> None:
    """Before anything is read: what interrupts a run, and who is silent."""
    for number in _INTERRUPTS:  # a time limit keeps what was finished, like Ctrl-C
        signal.signal(number, _interrupt)
    logging.disable(logging.ERROR)  # what libraries say of a page's markup is nothing that a user could act on


def _interrupt(number: int, frame: Any) -> None:
    """End the run, once: a second Ctrl-C must not stop what is finished from being put in its place."""
    for other in _INTERRUPTS:  # not SIG_IGN: Python shows a traceback for a signal that came just before that
        signal.signal(other, lambda *_: None)
    raise KeyboardInterrupt


def ended(outcome: Outcome, screen: Screen, *, resumable: bool = False) -> int:
    """Tell how a run ended; its exit code."""
    if outcome.ending == "closed":
        ignore_closed_pipe()
        return FAILED if outcome.failed else 0
    screen.tell_outcome(outcome, resumable=resumable)
    return INTERRUPTED if outcome.ending == "interrupted" else FAILED if outcome.failed else 0


def descriptors() -> list[int]:
    """What standard output and standard error are open on: a file there grows while the run reads."""
    found = []
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # closed, or none of the system's
            found.append(stream.fileno())
    return found


def ignore_closed_pipe() -> None:
    """Point standard output at nothing, so that flushing it at exit does not fail again."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
