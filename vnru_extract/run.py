"""Many documents: read, extracted and written one group at a time; one failure never stops the rest."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol

from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.workers import Extracts
from vnru_extract.writers import KINDS, Output

Ending = Literal["complete", "stopped", "interrupted", "closed"]


class Reads(Protocol):
    """What a run needs of a `Reader`: documents, and how many bytes of the input were read so far."""

    position: int

    def __iter__(self) -> Iterator[Document | Failure]: ...


@dataclass(slots=True)
class Outcome:
    """What came of a run: how it ended, and how many documents, failures and facts of each kind there were.

    `stopped`: at the first failure, as asked; `interrupted`: by the user; `closed`: nobody read the output.
    """

    ending: Ending = "complete"
    documents: int = 0
    failed: int = 0
    facts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def count(self, result: Record | Failure) -> None:
        """Add one result."""
        if isinstance(result, Failure):
            self.failed += 1
            return
        self.documents += 1
        for kind in self.facts:
            self.facts[kind] += len(getattr(result, kind))


Report = Callable[[Record | Failure, int], None]


def run(
    reader: Reads, extractor: Extracts, output: Output, *, strict: bool = False, report: Report = lambda *_: None
) -> Outcome:
    """Extract every document and write each result; `report` gets it with the bytes of input done so far.

    With `strict` the first failure ends the run. However it ends, what was finished is kept.

    Raises:
        OutputError: the results cannot be written.

    """
    return write_all(_results(reader, extractor), output, strict=strict, report=report)


def write_all(
    results: Iterable[tuple[Record | Failure, int]],
    output: Output,
    *,
    strict: bool = False,
    report: Report = lambda *_: None,
) -> Outcome:
    """Write each result, which comes with the bytes of input done so far; otherwise as `run`."""
    outcome = Outcome()
    try:
        for result, position in results:
            output.write(result)
            outcome.count(result)
            report(result, position)
            if strict and isinstance(result, Failure):
                outcome.ending = "stopped"
                break
    except KeyboardInterrupt:
        outcome.ending = "interrupted"
    except BrokenPipeError:
        outcome.ending = "closed"
    output.commit(outcome.ending)
    return outcome


def _results(reader: Reads, extractor: Extracts) -> Iterator[tuple[Record | Failure, int]]:
    """Each result, with how far the reader was when it handed out the document: results come in the same order."""
    positions: deque[int] = deque()

    def noting_positions() -> Iterator[Document | Failure]:
        for document in reader:
            positions.append(reader.position)
            yield document

    for result in extractor.pipe(noting_positions()):
        yield result, positions.popleft()
