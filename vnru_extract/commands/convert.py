"""`vnru-extract convert`: finished records in another format."""

from importlib.metadata import version

from vnru_extract.commands.calls import begin, descriptors, ended
from vnru_extract.commands.program import NAME
from vnru_extract.destination import Destination
from vnru_extract.models import SCHEMA_VERSION
from vnru_extract.readers.records import Records, find_records
from vnru_extract.run import write_all
from vnru_extract.screen import Screen


def execute(records: tuple[str, ...], to: Destination, *, quiet: bool) -> int:
    """Read records back and write them; the exit code.

    Raises:
        UsageError: the call is wrong; nothing was read.
        OutputError: the results cannot be written.

    """
    inputs = find_records(records, outputs=to.files, written=descriptors())
    begin()
    about = {
        "program": {"name": NAME, "version": version(NAME)},
        "schema_version": SCHEMA_VERSION,
        "options": {"convert": records, "format": to.form, "per": to.per},
    }
    screen = Screen(inputs, quiet=quiet, verbose=False, errors_kept=to.keeps_errors)
    with screen, to.opened(screen, about) as output:
        outcome = write_all(Records(inputs), output, report=screen.report)
    return ended(outcome, screen)
