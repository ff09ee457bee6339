"""The page as an output: it appears whole or not at all, and an interrupt keeps what was finished."""

from pathlib import Path

from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.report.template import page
from vnru_extract.writers.line_files import WholeFile
from vnru_extract.writers.output import Durable


class ReportFile(Durable):
    """One HTML file about all records and failures that it is given, which it keeps in memory until then.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path) -> None:
        self._file = WholeFile(target)
        self._records: list[Record] = []
        self._failures: list[Failure] = []

    def _add(self, record: Record) -> None:
        self._records.append(record)

    def _add_failure(self, failure: Failure) -> None:
        self._failures.append(failure)

    def _finish(self, ending: str) -> None:
        self._file.write_line(page(self._records, self._failures, interrupted=ending == "interrupted"))
        self._file.commit()

    def _undo(self) -> None:
        self._file.discard()
