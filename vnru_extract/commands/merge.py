"""`vnru-extract merge`: the shares of several runs as the one run that they are."""

from vnru_extract.commands.calls import begin, ended
from vnru_extract.destination import Destination
from vnru_extract.readers import Inputs
from vnru_extract.readers.shards import Shards
from vnru_extract.run import write_all
from vnru_extract.screen import Screen


def execute(folders: tuple[str, ...], to: Destination, *, quiet: bool) -> int:
    """Put the shares together; the exit code.

    Raises:
        UsageError: a share is missing, unfinished, or of another run; nothing was written.
        OutputError: the results cannot be written.

    """
    shards = Shards.of(folders, outputs=to.files)
    begin()
    screen = Screen(Inputs(), quiet=quiet, verbose=False, errors_kept=to.keeps_errors)
    with screen, to.opened(screen, shards.about(to.form, to.per)) as output:
        outcome = write_all(shards, output, report=screen.report)
    return ended(outcome, screen)
