"""What every output promises: results in order, whole documents, all of it or nothing."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import Any, Protocol, Self

from vnru_extract.errors import Failure, OutputError
from vnru_extract.models import Record

_INTERRUPTS = (signal.SIGTERM, signal.SIGINT)


class Output(Protocol):
    """Where results go. `commit` makes what was written last; leaving the `with` block without it undoes it."""

    def write(self, result: Record | Failure) -> None:
        """Take the next result, in order.

        Raises:
            OutputError: it cannot be written.
            BrokenPipeError: nobody reads any more.

        """

    def commit(self, ending: str) -> None:
        """Make the results last; `ending` is how the run ended: `complete`, `stopped`, `interrupted` or `failed`."""

    def salvage(self) -> bool:
        """Make what was finished before an `OutputError` last; whether there is such a thing with this output."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Durable:
    """An output in a file or folder: an interrupt never cuts a document in two, nor the placing of what is finished.

    A format says what to do with a record and with a failure, how to finish, and how to undo; `keeps_parts`, whether
    what was written can be used when the disk is full.
    """

    keeps_parts = False

    def write(self, result: Record | Failure) -> None:
        """Take the next result; an interrupt waits until it is written whole."""
        with uninterrupted():
            if isinstance(result, Failure):
                self._add_failure(result)
            else:
                self._add(result)

    def commit(self, ending: str) -> None:
        """Put everything in its place; an interrupt that comes meanwhile has nothing left to stop."""
        with uninterrupted(forget=True):
            self._finish(ending)

    def salvage(self) -> bool:
        """Put what was finished in its place, where a part of the results is worth having."""
        if not self.keeps_parts:
            return False
        with uninterrupted(forget=True):
            try:
                self._finish("failed")
            except OutputError:
                return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with uninterrupted():
            self._undo()

    def _add(self, record: Record) -> None:
        raise NotImplementedError

    def _add_failure(self, failure: Failure) -> None:
        """A failure is no row of a file; a folder writes it down."""

    def _finish(self, ending: str) -> None:
        raise NotImplementedError

    def _undo(self) -> None:
        raise NotImplementedError


@contextlib.contextmanager
def uninterrupted(*, forget: bool = False) -> Iterator[None]:
    """Hold SIGINT and SIGTERM back until the block is done; then let the first one act, unless it is to be forgotten.

    A mask would not do: where there are other threads, one of them takes the signal and Python tells the main one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # Python interrupts the main thread only
        return
    came: list[int] = []
    before: dict[signal.Signals, Any] = {}
    try:
        for number in _INTERRUPTS:
            before[number] = signal.getsignal(number)
            signal.signal(number, lambda sent, _: came.append(sent))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if came and not forget:
            signal.raise_signal(came[0])
