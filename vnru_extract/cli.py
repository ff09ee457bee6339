"""The command: parse, call, print. Standard output is data; everything else goes to standard error."""

import contextlib
import logging
import os
import re
import signal
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from vnru_extract.errors import OutputError, UsageError, VnruExtractError

# What reads and extracts is imported where it is used: `--help` and `schema` answer at once.
if TYPE_CHECKING:
    from vnru_extract.destination import Destination
    from vnru_extract.pipeline import Extractor
    from vnru_extract.run import Outcome
    from vnru_extract.screen import Screen

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FAILED, _WRONG_USAGE, _INTERRUPTED = 1, 2, 130
_MOST_JOBS = 256

# What `run` and `convert` have in common.
_Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="Write a file (.jsonl .jsonl.gz .sqlite .db .parquet .arrow .feather), or a folder with errors and a "
        "manifest, whole or not at all; folders that are missing are made.",
    ),
]
_Per = Annotated[Literal["document", "fact"], typer.Option(help="What one line of JSON Lines holds.")]
_Format = Annotated[
    Literal["jsonl", "summary", "csv", "ftm"] | None,
    typer.Option(
        "--format",
        help="JSON Lines; a summary to read (the default on a terminal); CSV files in -o DIR; FollowTheMoney entities.",
    ),
]
_Errors = Annotated[
    str | None,
    typer.Option("--errors", metavar="FILE.jsonl", help="Also write each failure as a line of this file."),
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only of failures.")]


class _Commands(TyperGroup):
    """`vnru-extract PATH...` means `vnru-extract run PATH...`; a path named like a command is given as `./schema`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        options = args[: args.index("--")] if "--" in args else args
        if "--version" in options:
            args = ["--version", *(["--verbose"] if {"--verbose", "-v"} & set(options) else [])]
        elif args and args[0] not in {*self.commands, "--help", "-h"}:
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.commands["run"].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)
        with formatter.section("Also"):
            formatter.write_dl([("--version", "Print the version; with --verbose the model's, Python's and spaCy's.")])


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    subcommand_metavar="[run] [OPTIONS] PATH...",
    options_metavar="",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@dataclass(frozen=True, slots=True)
class _Request:
    """The options of `run`, as given."""

    paths: tuple[str, ...]
    to: "Destination"
    date: str | None
    model: str | None
    with_text: bool
    strict: bool
    jobs: int | None  # None: as many as pay
    timeout: float | None
    quiet: bool
    verbose: bool


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version")] = False,
    verbose: Annotated[bool, typer.Option("--verbose")] = False,
) -> None:
    """People, offices, dates, trade figures and agreements from diplomatic documents, as JSON Lines.

    Reads text, Markdown, HTML, PDF, Word, mail, JSON Lines, WARC, ZIP and TAR of these, folders, - (standard input).

    \b
    vnru-extract press-releases/ > records.jsonl
    vnru-extract press-releases/ -o results/
    vnru-extract press-releases/ -o facts.sqlite
    vnru-extract wire.html --per fact | jq 'select(.kind == "trade_figure")'
    """  # noqa: D301  the backspace keeps Typer from wrapping the examples
    if version:
        _print_version(verbose=verbose)
        raise typer.Exit


@app.command()
def run(  # noqa: PLR0913, PLR0917  Typer makes an option of each parameter
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")],
    output: _Output = None,
    per: _Per = "document",
    format_: _Format = None,
    errors: _Errors = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day of documents that state none themselves."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="Another installed spaCy pipeline for names.")
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put each document's text into its record.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first document that fails.")] = False,
    jobs: Annotated[str, typer.Option(metavar="N|auto", help="Processes that extract; auto: as many as pay.")] = "1",
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Give up a document that takes longer.")
    ] = None,
    quiet: _Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell the model, timings, skipped files, tracebacks.")
    ] = False,
) -> None:
    """Extract every document and write a record of each: a JSON line, or what -o and --format say.

    `run` may be left out.

    Exit code: 0 every document was extracted; 1 some failed, the others are written; 2 wrong usage, nothing was
    read; 130 interrupted, what was finished is kept.
    """
    from vnru_extract.destination import Destination  # noqa: PLC0415

    to = Destination.of(output, format_, per, errors)
    request = _Request(tuple(paths), to, day, model, with_text, strict, _jobs(jobs), timeout, quiet, verbose)
    raise typer.Exit(_execute(request))


@app.command()
def convert(
    records: Annotated[
        list[str],
        typer.Argument(metavar="RECORDS", help="Files of records (.jsonl, .jsonl.gz), folders of results, or -."),
    ],
    output: _Output = None,
    per: _Per = "document",
    format_: _Format = None,
    errors: _Errors = None,
    quiet: _Quiet = False,
) -> None:
    """Write finished records in another format; nothing is extracted anew.

    Each line is held against the models. Exit code: 0 every line was a record; 1 some were not and are told with
    file and line, the others are written; 2 wrong usage, nothing was read; 130 interrupted, what was finished is kept.
    """
    from vnru_extract.destination import Destination  # noqa: PLC0415

    raise typer.Exit(_convert(tuple(records), Destination.of(output, format_, per, errors), quiet=quiet))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json  # noqa: PLC0415

    from vnru_extract.models import Record  # noqa: PLC0415

    _print(json.dumps(Record.model_json_schema(mode="serialization"), indent=2))


def main() -> None:
    """Entry point of `vnru-extract`."""
    if sys.stderr is None:  # closed by the caller: print() would fall back to standard output
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  open as long as the program
    try:
        app(prog_name="vnru-extract")
    except BrokenPipeError:
        _ignore_closed_pipe()
    except (OSError, VnruExtractError) as error:
        from vnru_extract.screen import tell  # noqa: PLC0415

        tell(f"vnru-extract: {_message(error)}")
        _ignore_closed_pipe()
        sys.exit(_WRONG_USAGE if isinstance(error, UsageError) else _FAILED)


def _message(error: Exception) -> str:
    """What an error says; one of the system that names no file is standard output's, for help texts go there, too."""
    if not isinstance(error, OSError):
        return str(error)
    return f"{error.filename or 'cannot write to standard output'}: {error.strerror or error}"


def _execute(request: _Request) -> int:
    """Check the call, then read, extract and write; the exit code."""
    from vnru_extract.readers import Reader, find_inputs  # noqa: PLC0415
    from vnru_extract.run import run as run_all  # noqa: PLC0415
    from vnru_extract.screen import Screen  # noqa: PLC0415
    from vnru_extract.workers import jobs_that_pay, several  # noqa: PLC0415

    undated = _day(request.date)
    _refuse_contradictions(request)
    inputs = find_inputs(request.paths, outputs=request.to.files, written=_descriptors())
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a time limit keeps what was finished, like Ctrl-C
    logging.disable(logging.ERROR)  # what libraries say of a page's markup is nothing that a user could act on
    extractor, seconds = _extractor(request)
    screen = Screen(inputs, quiet=request.quiet, verbose=request.verbose, errors_kept=request.to.keeps_errors)
    screen.tell_verbosely(f"model {_identity(extractor)}, loaded in {seconds:.1f} s")
    opened = request.to.opened(screen, _about(request, extractor))
    working = several(extractor, request.jobs or jobs_that_pay(inputs.size), timeout=request.timeout)
    with screen, opened as output, working as extracts:
        reader = Reader(inputs, undated=undated, warn=screen.warn)
        outcome = run_all(reader, extracts, output, strict=request.strict, report=screen.report)
    return _ended(outcome, screen)


def _convert(records: tuple[str, ...], to: "Destination", *, quiet: bool) -> int:
    """Read records back and write them; the exit code."""
    from vnru_extract.models import SCHEMA_VERSION  # noqa: PLC0415
    from vnru_extract.readers.records import Records, find_records  # noqa: PLC0415
    from vnru_extract.run import write_all  # noqa: PLC0415
    from vnru_extract.screen import Screen  # noqa: PLC0415

    inputs = find_records(records, outputs=to.files, written=_descriptors())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    about = {
        "program": {"name": "vnru-extract", "version": _version("vnru-extract")},
        "schema_version": SCHEMA_VERSION,
        "options": {"convert": records, "format": to.form, "per": to.per},
    }
    screen = Screen(inputs, quiet=quiet, verbose=False, errors_kept=to.keeps_errors)
    with screen, to.opened(screen, about) as output:
        outcome = write_all(Records(inputs), output, report=screen.report)
    return _ended(outcome, screen)


def _ended(outcome: "Outcome", screen: "Screen") -> int:
    """Tell how a run ended; its exit code."""
    if outcome.ending == "closed":
        _ignore_closed_pipe()
        return _FAILED if outcome.failed else 0
    screen.tell_outcome(outcome)
    return _INTERRUPTED if outcome.ending == "interrupted" else _FAILED if outcome.failed else 0


def _descriptors() -> list[int]:
    """What standard output and standard error are open on: a file there grows while the run reads."""
    found = []
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):  # closed, or none of the system's
            found.append(stream.fileno())
    return found


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--date {given!r}: there is no such day") from None
    raise UsageError(f"--date {given!r} is not a day: write YYYY-MM-DD, such as 2024-05-17")


def _jobs(given: str) -> int | None:
    """How many processes; None for `auto`."""
    if given == "auto":
        return None
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_JOBS:
        raise UsageError(f"--jobs {given!r}: give a number from 1 to {_MOST_JOBS}, or auto")
    return int(given)


def _refuse_contradictions(request: _Request) -> None:
    if request.with_text and request.to.per == "fact":
        raise UsageError("--with-text puts texts into documents' records: leave it out with --per fact")
    if request.timeout is not None and not request.timeout > 0:
        raise UsageError(f"--timeout {request.timeout:g}: give a number of seconds above 0, or leave it out")
    if request.model is not None and not request.model.strip():
        raise UsageError("--model is empty: give the name or the path of a spaCy pipeline, or leave it out")


def _extractor(request: _Request) -> tuple["Extractor", float]:
    """The extractor, and how many seconds it took to load."""
    begun = time.perf_counter()
    from vnru_extract.nlp import DEFAULT_MODEL  # noqa: PLC0415
    from vnru_extract.pipeline import Extractor  # noqa: PLC0415

    return Extractor(request.model or DEFAULT_MODEL, with_text=request.with_text), time.perf_counter() - begun


def _about(request: _Request, extractor: "Extractor") -> dict[str, Any]:
    """What records depend on, for the manifest: never when, where or by whom."""
    from vnru_extract.models import SCHEMA_VERSION  # noqa: PLC0415

    options = {"paths": request.paths, "per": request.to.per, "format": request.to.form}
    options |= {name: getattr(request, name) for name in ("date", "model", "with_text", "strict")}
    return {
        "program": {"name": "vnru-extract", "version": _version("vnru-extract")},
        "schema_version": SCHEMA_VERSION,
        "model": asdict(extractor.tagger.identity),
        "spacy": _version("spacy"),
        "options": options,
    }


def _ignore_closed_pipe() -> None:
    """Point standard output at nothing, so that flushing it at exit does not fail again."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(package: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version(package)


def _identity(extractor: "Extractor") -> str:
    identity = extractor.tagger.identity
    return f"{identity.name} {identity.version} (sha256 {identity.sha256})"


def _print_version(*, verbose: bool) -> None:
    lines = [f"vnru-extract {_version('vnru-extract')}"]
    if verbose:
        from vnru_extract.pipeline import Extractor  # noqa: PLC0415

        lines.append(f"model {_identity(Extractor())}")
        lines.append(f"spaCy {_version('spacy')}, Python {sys.version.split()[0]}")
    _print(*lines)


def _print(*lines: str) -> None:
    """Lines on standard output, now: what is only buffered fails after the exit code is set."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    print(*lines, sep="\n", flush=True)
