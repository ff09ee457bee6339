"""Many documents: read, extracted and written one group at a time; one failure never stops the rest."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from vnru_extract.errors import Failure, OutputError
from vnru_extract.finished import Finished
from vnru_extract.kept import Kept
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.readers import PlainFile
from vnru_extract.workers import Extracts
from vnru_extract.writers import KINDS, Output

Ending = Literal["complete", "stopped", "interrupted", "closed"]


# What the reader hands to the extractor: documents, or also files that the extractor opens.
Given = TypeVar("Given", bound=Document | PlainFile)
Given_co = TypeVar("Given_co", covariant=True)


class Reads(Protocol[Given_co]):
    """What a run needs of a `Reader`: documents, and how many bytes of the input were read so far."""

    @property
    def position(self) -> int:
        """Bytes of the input."""

    def __iter__(self) -> Iterator[Given_co | Failure]: ...


@dataclass(slots=True)
class Outcome:
    """What came of a run: how it ended, and how many documents, failures and facts of each kind there were.

    `stopped`: at the first failure, as asked; `interrupted`: by the user; `closed`: nobody read the output.
    `kept` of the documents are from an earlier run.
    """

    ending: Ending = "complete"
    documents: int = 0
    failed: int = 0
    kept: int = 0
    facts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def count(self, result: Record | Failure) -> None:
        """Add one result."""
        if isinstance(result, Failure):
            self.failed += 1
            return
        self.documents += 1
        for kind in self.facts:
            self.facts[kind] += len(getattr(result, kind))


Result = tuple[Record | Failure, int]
Report = Callable[[Record | Failure, int], None]


def run(
    reader: Reads[Given],
    extractor: Extracts[Given],
    output: Output,
    *,
    finished: Finished | None = None,
    strict: bool = False,
    report: Report = lambda *_: None,
) -> Outcome:
    """Extract every document and write each result; `report` gets it with the bytes of input done so far.

    What `finished` has of an earlier run is not extracted again. With `strict` the first failure ends the run.
    However it ends, what was finished is kept.

    Raises:
        OutputError: the results cannot be written; the message says whether those before are kept.

    """
    results = _results(reader, extractor) if finished is None else _continued(reader, extractor, finished)
    outcome = write_all(results, output, rest=finished.rest if finished else tuple, strict=strict, report=report)
    outcome.kept = finished.taken if finished else 0
    return outcome


def write_all(
    results: Iterable[Result],
    output: Output,
    *,
    rest: Callable[[], Iterable[Record]] = tuple,
    strict: bool = False,
    report: Report = lambda *_: None,
) -> Outcome:
    """Write each result, which comes with the bytes of input done so far; otherwise as `run`.

    A run that ends early writes the `rest`, too: what an earlier one had, and this one had not come to.
    """
    outcome = Outcome()
    try:
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
        if outcome.ending != "complete":
            for record in rest():
                output.write(record)
                outcome.count(record)
    except BrokenPipeError:
        outcome.ending = "closed"
    except OutputError as error:
        if output.salvage():
            raise OutputError(f"{error}; what was finished before is kept") from error
        raise
    output.commit(outcome.ending)
    return outcome


def _results(reader: Reads[Given], extractor: Extracts[Given]) -> Iterator[Result]:
    """Each result, with how far the reader was when it handed out the document: results come in the same order."""
    return ((result, position) for result, position in _in_order(reader, extractor) if not isinstance(result, Kept))


def _continued(reader: Reads[Given], extractor: Extracts[Given], finished: Finished) -> Iterator[Result]:
    """As `_results`, with the records that an earlier run has of documents that are unchanged."""
    for result, position in _in_order(reader, extractor, lambda document: finished.find(document) or document):
        yield finished.take(result) if isinstance(result, Kept) else result, position


def _in_order(
    reader: Reads[Given], extractor: Extracts[Given], known: Callable[[Given], Given | Kept] = lambda document: document
) -> Iterator[tuple[Record | Failure | Kept, int]]:
    positions: deque[int] = deque()

    def noting_positions() -> Iterator[Given | Failure | Kept]:
        for document in reader:
            positions.append(reader.position)
            yield document if isinstance(document, Failure) else known(document)

    for result in extractor.pipe(noting_positions()):
        yield result, positions.popleft()
