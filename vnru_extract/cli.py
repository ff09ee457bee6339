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
    from vnru_extract.pipeline import Extractor
    from vnru_extract.screen import Screen
    from vnru_extract.writers import Output

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FAILED, _WRONG_USAGE, _INTERRUPTED = 1, 2, 130


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
    output: Path | None  # `run` refuses an empty one, which as a path would be this folder
    per: Literal["document", "fact"]
    format: Literal["jsonl", "summary"]
    date: str | None
    model: str | None
    with_text: bool
    strict: bool
    quiet: bool
    verbose: bool


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version")] = False,
    verbose: Annotated[bool, typer.Option("--verbose")] = False,
) -> None:
    """People, offices, dates, trade figures and agreements from diplomatic documents, as JSON Lines.

    Reads .txt, .md, .html, .jsonl and .jsonl.gz files, folders of them, or - for standard input.

    \b
    vnru-extract press-releases/ > records.jsonl
    vnru-extract press-releases/ -o results/
    vnru-extract wire.html --per fact | jq 'select(.kind == "trade_figure")'
    """  # noqa: D301  the backspace keeps Typer from wrapping the examples
    if version:
        _print_version(verbose=verbose)
        raise typer.Exit


@app.command()
def run(  # noqa: PLR0913, PLR0917  Typer makes an option of each parameter
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.jsonl|DIR",
            help="Write a file, or a folder with errors and a "
            "manifest, whole or not at all; folders that are missing are made.",
        ),
    ] = None,
    per: Annotated[Literal["document", "fact"], typer.Option(help="What one line holds.")] = "document",
    format_: Annotated[
        Literal["jsonl", "summary"] | None,
        typer.Option("--format", help="JSON Lines, or a summary to read (the default on a terminal)."),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="The day of documents that state none themselves."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="Another installed spaCy pipeline for names.")
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put each document's text into its record.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first document that fails.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell only of failures.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell the model, timings, skipped files, tracebacks.")
    ] = False,
) -> None:
    """Extract every document and write one JSON line for each. `run` may be left out.

    Exit code: 0 every document was extracted; 1 some failed, the others are written; 2 wrong usage, nothing was
    read; 130 interrupted, what was finished is kept.
    """
    to_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    form = format_ or ("summary" if to_terminal and per == "document" else "jsonl")
    target = _target(output)
    request = _Request(tuple(paths), target, per, form, day, model, with_text, strict, quiet, verbose)
    raise typer.Exit(_execute(request))


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
    from vnru_extract.writers import targets  # noqa: PLC0415

    undated = _day(request.date)
    _refuse_contradictions(request)
    outputs = targets(request.output) if request.output else ()
    inputs = find_inputs(request.paths, outputs=outputs, written=_descriptors())
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a time limit keeps what was finished, like Ctrl-C
    logging.disable(logging.ERROR)  # what libraries say of a page's markup is nothing that a user could act on
    extractor, seconds = _extractor(request)
    screen = Screen(inputs, quiet=request.quiet, verbose=request.verbose, errors_kept=_is_folder(request))
    screen.tell_verbosely(f"model {_identity(extractor)}, loaded in {seconds:.1f} s")
    with screen, _output(request, screen, extractor) as output:
        reader = Reader(inputs, undated=undated, warn=screen.warn)
        outcome = run_all(reader, extractor, output, strict=request.strict, report=screen.report)
    if outcome.ending == "closed":
        _ignore_closed_pipe()
        return _FAILED if outcome.failed else 0
    screen.tell_outcome(outcome)
    return _INTERRUPTED if outcome.ending == "interrupted" else _FAILED if outcome.failed else 0


def _target(given: str | None) -> Path | None:
    if given in {"", "-"}:
        raise UsageError(f"-o {given!r} is no file or folder: leave out -o for standard output")
    return None if given is None else Path(given)


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


def _refuse_contradictions(request: _Request) -> None:
    if request.format == "summary" and request.output is not None:
        raise UsageError("--format summary is for reading on the screen: leave out -o, or write --format jsonl")
    if request.format == "summary" and request.per == "fact":
        raise UsageError("--format summary shows whole documents: leave out --per fact, or write --format jsonl")
    if request.with_text and request.per == "fact":
        raise UsageError("--with-text puts texts into documents' records: leave it out with --per fact")
    if request.model is not None and not request.model.strip():
        raise UsageError("--model is empty: give the name or the path of a spaCy pipeline, or leave it out")
    if request.output is None and sys.stdout is None:
        raise UsageError("standard output is closed: give -o FILE.jsonl")


def _extractor(request: _Request) -> tuple["Extractor", float]:
    """The extractor, and how many seconds it took to load."""
    begun = time.perf_counter()
    from vnru_extract.nlp import DEFAULT_MODEL  # noqa: PLC0415
    from vnru_extract.pipeline import Extractor  # noqa: PLC0415

    return Extractor(request.model or DEFAULT_MODEL, with_text=request.with_text), time.perf_counter() - begun


def _is_folder(request: _Request) -> bool:
    from vnru_extract.writers import targets  # noqa: PLC0415

    return request.output is not None and targets(request.output) != [request.output]


def _output(request: _Request, screen: "Screen", extractor: "Extractor") -> "Output":
    from vnru_extract.screen import OnTerminal, Summary  # noqa: PLC0415
    from vnru_extract.writers import File, Folder, Stream  # noqa: PLC0415

    if request.output is not None:
        if _is_folder(request):
            return Folder(request.output, request.per, about=_about(request, extractor))
        return File(request.output, request.per)
    output = Summary(sys.stdout) if request.format == "summary" else Stream(sys.stdout.buffer, request.per)
    return OnTerminal(output, screen) if sys.stdout.isatty() else output


def _about(request: _Request, extractor: "Extractor") -> dict[str, Any]:
    """What records depend on, for the manifest: never when, where or by whom."""
    from vnru_extract.models import SCHEMA_VERSION  # noqa: PLC0415

    options = {name: getattr(request, name) for name in ("paths", "per", "date", "model", "with_text", "strict")}
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
