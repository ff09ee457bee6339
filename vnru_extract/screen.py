"""What the command shows: a summary of records on standard output, everything about the run on standard error."""

import contextlib
import io
import sys
import time
import traceback
from collections.abc import Iterator
from typing import Any, Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from vnru_extract import summary
from vnru_extract.errors import Failure, OutputError, printable
from vnru_extract.models import Record
from vnru_extract.readers import Inputs
from vnru_extract.run import Outcome
from vnru_extract.writers import Output


class Summary:
    """Records for people to read, on standard output, with the totals at the end."""

    def __init__(self, stream: TextIO) -> None:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8
        self._stream = stream
        self._totals = Outcome()

    def write(self, result: Record | Failure) -> None:
        """Show a record; a failure is told on standard error."""
        self._totals.count(result)
        if not isinstance(result, Failure):
            self._print(summary.of_record(result))

    def commit(self, ending: str) -> None:
        """Show the totals."""
        self._print(summary.of_counts(self._totals.documents, self._totals.facts))

    def salvage(self) -> bool:
        """What was shown stays."""
        return False

    def _print(self, shown: Any) -> None:
        try:
            self._stream.write(summary.rendered(shown, self._stream))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"cannot write to standard output: {error.strerror}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


class OnTerminal:
    """An output on a terminal: the progress bar steps aside while it writes."""

    def __init__(self, output: Output, screen: "Screen") -> None:
        self._output = output
        self._screen = screen

    def write(self, result: Record | Failure) -> None:
        """Write to the output, alone on the terminal."""
        with self._screen.aside():
            self._output.write(result)

    def commit(self, ending: str) -> None:
        """Commit the output, alone on the terminal."""
        with self._screen.aside():
            self._output.commit(ending)

    def salvage(self) -> bool:
        """What was shown stays."""
        return self._output.salvage()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


class Screen:
    """Standard error: progress where it is a terminal, warnings, failures, the closing line.

    `errors_kept`: failures are also written to a file, so that `quiet` need not show them.
    """

    def __init__(self, inputs: Inputs, *, quiet: bool, verbose: bool, errors_kept: bool) -> None:
        self._inputs = inputs
        self._quiet = quiet
        self._verbose = verbose
        self._errors_kept = errors_kept
        self._begun = time.perf_counter()
        self._progress: Progress | None = None
        if sys.stderr.isatty() and not quiet:
            self._progress = _progress_bar(inputs.size or None)
        for warning in inputs.warnings:
            self.warn(warning)

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress:
            self._progress.stop()
            self._progress = None

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the progress bar off the terminal while something else is written to it."""
        if self._progress:
            self._progress.stop()
        yield
        if self._progress:
            self._progress.start()

    def report(self, result: Record | Failure, position: int) -> None:
        """Tell of a document that is done, and that all up to byte `position` of the input are."""
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=position, description=printable(result.id))
        if isinstance(result, Failure):
            self._tell_failure(result)

    def _tell_failure(self, failure: Failure) -> None:
        if not (self._quiet and self._errors_kept):
            self._say(f"failed: {failure.source}: {failure.error}")
        if self._verbose and failure.cause is not None and failure.error.startswith("internal error"):
            for line in traceback.format_exception(failure.cause):
                self._say(*line.rstrip().split("\n"))

    def warn(self, message: str) -> None:
        """Tell of something that is no failure."""
        if not self._quiet:
            self._say(f"warning: {message}")

    def tell_verbosely(self, *lines: str) -> None:
        """Tell what only `--verbose` asks for."""
        if self._verbose:
            self._say(*lines)

    def tell_outcome(self, outcome: Outcome, *, resumable: bool = False) -> None:
        """The closing line: what was found, what failed, what was passed over; `resumable`: that `--resume` goes on."""
        skipped = self._inputs.skipped
        self.tell_verbosely(*(f"skipped: {path}" for path in skipped))
        self.tell_verbosely(f"read, extracted and written in {time.perf_counter() - self._begun:.1f} s")
        if outcome.ending != "complete":
            goes_on = "; the same call with --resume goes on from there" if resumable else ""
            self._say(f"{outcome.ending}: what was finished before is kept{goes_on}")
        if not self._quiet:
            if outcome.kept:
                self._say(f"taken over from an earlier run, for nothing has changed: {outcome.kept}")
            passed_over = f"; {len(skipped)} file{'s' * (len(skipped) != 1)} skipped" if skipped else ""
            self._say(f"{summary.of_counts(outcome.documents, outcome.facts)}; {outcome.failed} failed{passed_over}")

    def _say(self, *lines: str) -> None:
        with self.aside():
            tell(*lines)


def _progress_bar(total: int | None) -> Progress:
    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("reading", total=total)
    return progress


def tell(*lines: str) -> None:
    """Lines on standard error, safe for a terminal; nobody reading them is no reason to stop."""
    with contextlib.suppress(OSError):
        for line in lines:
            sys.stderr.write(f"{printable(line)}\n")
            sys.stderr.flush()
