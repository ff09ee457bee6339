"""How the time of something grows with the length of its text.

This is no timed assertion. Seconds are compared with seconds of the same process a moment before, in processor time,
which other processes do not use up: eight times the text takes eight times as long where the work is linear, and 64
times where it grows with the square. What takes less than a millisecond for the shorter text, or than a millisecond
more than what is known to be linear, passes at once, and a growth counts only if it is more than four times the linear
one each time in three.
"""

import gc
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SHORT, TIMES = 2_000, 8
NOTICED = 0.001
_MOST = 4 * TIMES
_GIVEN_UP = 2.0


class _TooLongError(BaseException):
    """Not an `Exception`, so that no pipeline takes it for a failed document."""


def growth(work: Callable[[int], Callable[[], Any]], *, noticed: float = NOTICED, short: int = SHORT) -> float:
    """How many times as long eight times the text takes; 0 where the shorter text takes next to no time.

    `work(length)` prepares and returns what is to be measured.
    """
    if (once := seconds(work(short))) < noticed:
        return 0.0
    grown = float("inf")
    for attempt in range(3):
        once = min(once, seconds(work(short))) if attempt else once
        if once >= _GIVEN_UP:
            return float("inf")
        grown = min(grown, seconds(work(TIMES * short), limit=_MOST * once + _GIVEN_UP) / once)
        if grown <= _MOST:
            break
    return grown


def is_superlinear(grown: float) -> bool:
    return grown > _MOST


def seconds(work: Callable[[], Any], limit: float = _GIVEN_UP) -> float:
    with _given_up_after(limit):
        gc.disable()  # it goes over all that the process holds
        begun = time.process_time()
        try:
            work()
        except _TooLongError:
            return max(limit, time.process_time() - begun)
        finally:
            gc.enable()
        return time.process_time() - begun


@contextmanager
def _given_up_after(seconds: float) -> Iterator[None]:
    """Exponential work would not end; `re` looks for signals while it matches."""

    def give_up(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
