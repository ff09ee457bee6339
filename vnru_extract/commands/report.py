"""`vnru-extract report`: finished records as a page to look at."""

from pathlib import Path

from vnru_extract.commands.calls import begin, descriptors, ended
from vnru_extract.errors import UsageError
from vnru_extract.readers.records import Records, find_records
from vnru_extract.report import ReportFile
from vnru_extract.run import write_all
from vnru_extract.screen import Screen

_SUFFIXES = {".html", ".htm"}


def execute(records: tuple[str, ...], output: str, *, quiet: bool) -> int:
    """Read records back and write the page about them; the exit code.

    Raises:
        UsageError: the call is wrong; nothing was read.
        OutputError: the page cannot be written.

    """
    target = Path(output)
    if target.suffix.casefold() not in _SUFFIXES:
        raise UsageError(f"-o {output!r}: a report is one page: give a file that ends in .html")
    inputs = find_records(records, outputs=[target], written=descriptors())
    begin()
    screen = Screen(inputs, quiet=quiet, verbose=False, errors_kept=False)
    with screen, ReportFile(target) as page:
        outcome = write_all(Records(inputs), page, report=screen.report)
    return ended(outcome, screen)
