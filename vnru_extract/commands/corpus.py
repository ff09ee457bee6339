"""`vnru-extract corpus`: many finished records joined into knowledge about a corpus."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from vnru_extract import corpus_summary
from vnru_extract.commands.calls import FAILED, INTERRUPTED, begin, descriptors, ignore_closed_pipe
from vnru_extract.corpus.gathering import Gathered
from vnru_extract.corpus.joining import Corpus
from vnru_extract.corpus.models import Entity
from vnru_extract.corpus.overrides import NONE, Overrides
from vnru_extract.corpus.texts import Texts
from vnru_extract.destination import Destination
from vnru_extract.errors import Failure, UsageError
from vnru_extract.readers.records import Records, find_records
from vnru_extract.screen import Screen, tell
from vnru_extract.summary import rendered
from vnru_extract.writers import WholeFile
from vnru_extract.writers.entities import EntityOutput
from vnru_extract.writers.entity_choice import entity_targets, opened_entities
from vnru_extract.writers.jsonl import failure_line


def execute(records: tuple[str, ...], to: Destination, *, overrides: str | None, quiet: bool) -> int:
    """Read records back, join what they state, and write the entities; the exit code.

    Raises:
        UsageError: the call or the overrides are wrong; nothing was read.
        OutputError: the results cannot be written.

    """
    decided = NONE if overrides is None else _read_overrides(overrides)
    inputs = find_records(records, outputs=_files(to), written=descriptors())
    begin()
    screen = Screen(inputs, quiet=quiet, verbose=False, errors_kept=to.errors is not None)
    try:
        with Texts() as texts, _errors(to.errors) as keep_error, _opened(to) as output:
            gathered = Gathered(texts, decided)
            with screen:
                failed = _gather(Records(inputs), gathered, keep_error, screen)
            joined = Corpus(gathered)
            with _closing_pipe():
                output.write(joined.entities())
    except KeyboardInterrupt:
        tell("interrupted: nothing was written")
        return INTERRUPTED
    for entry in decided.unused:
        screen.warn(f"{overrides}: nobody in these records is {entry!r}")
    if not quiet:
        tell(f"{corpus_summary.of_counts(joined.overview)}; {failed} failed")
    return FAILED if failed else 0


def _gather(records: Records, gathered: Gathered, keep_error: Callable[[Failure], None], screen: Screen) -> int:
    """Take in every record; how many lines were none."""
    failed = 0
    for result, position in records:
        if isinstance(result, Failure):
            failed += 1
            keep_error(result)
        else:
            gathered.add(result)
        screen.report(result, position)
    return failed


@contextlib.contextmanager
def _closing_pipe() -> Iterator[None]:
    """End quietly where nobody reads any more (`| head`)."""
    try:
        yield
    except BrokenPipeError:
        ignore_closed_pipe()


def _files(to: Destination) -> list[Path]:
    """Every file that will be written."""
    files = entity_targets(to.output, to.form) if to.output is not None else []
    if to.errors is not None and os.path.realpath(to.errors) in map(os.path.realpath, files):
        raise UsageError(f"--errors {to.errors}: the results go there; give another name")
    return [*files, to.errors] if to.errors is not None else files


class _Summary(EntityOutput):
    """A summary of the corpus to read, on standard output."""

    def write(self, entities: Iterable[Entity]) -> None:
        """Show the conflicts, then what there is most of."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a terminal that is not UTF-8
        sys.stdout.write(rendered(corpus_summary.of_entities(entities), sys.stdout))
        sys.stdout.flush()


def _opened(to: Destination) -> EntityOutput:
    return _Summary() if to.form == "summary" else opened_entities(to.output, to.form, sys.stdout.buffer)


@contextlib.contextmanager
def _errors(target: Path | None) -> Iterator[Callable[[Failure], None]]:
    """What takes failures: a file that appears whole, or nothing."""
    if target is None:
        yield lambda _: None
        return
    file = WholeFile(target)
    try:
        yield lambda failure: file.write_line(failure_line(failure))
        file.commit()
    finally:
        file.discard()


def _read_overrides(given: str) -> Overrides:
    try:
        data = Path(given).read_bytes()
    except OSError as error:
        raise UsageError(f"--overrides {given}: {error.strerror}") from error
    return Overrides.parsed(data, given)
