"""The command: parse, call, print. Standard output is data; everything else goes to standard error."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from vnru_extract.errors import OutputError, UsageError, VnruExtractError

# What reads and extracts is imported where it is used: `--help` and `schema` answer at once.

_FAILED, _WRONG_USAGE = 1, 2

# What `run`, `convert` and `merge` have in common.
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


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version")] = False,
    verbose: Annotated[bool, typer.Option("--verbose")] = False,
) -> None:
    """People, offices, dates, trade figures and agreements from diplomatic documents, as JSON Lines.

    Reads text, Markdown, HTML, PDF, Word, mail, JSON Lines, Parquet, WARC, ZIP and TAR of these, folders, - (stdin).

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
    lang: Annotated[
        Literal["en", "ru", "vi"] | None,
        typer.Option("--lang", help="Read every document in this language, whatever it says itself."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="Another installed spaCy pipeline for names.")
    ] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put each document's text into its record.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first document that fails.")] = False,
    jobs: Annotated[
        str | None, typer.Option(metavar="N|auto", help="Processes that extract (1); auto: as many as pay.")
    ] = None,
    engine: Annotated[
        Literal["local", "ray"], typer.Option(help="Extract here, or by the actors of a Ray cluster: the same bytes.")
    ] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="HOST:PORT|auto", help="The Ray cluster; without it, one is started here.")
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Give up a document that takes longer.")
    ] = None,
    max_chars: Annotated[
        int | None, typer.Option("--max-chars", metavar="N", help="Extract longer documents in pieces (250,000).")
    ] = None,
    no_registry: Annotated[
        bool, typer.Option("--no-registry", help="Leave out what the registry of office-holders confirms or flags.")
    ] = False,
    registry: Annotated[
        str | None, typer.Option(metavar="FILE.toml", help="Another registry of office-holders, for another pair.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Take over from -o DIR what is unchanged since an earlier run.")
    ] = False,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Only the I-th of N shares of the documents; see `merge`.")
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
    from vnru_extract.commands.extract import Request, execute  # noqa: PLC0415
    from vnru_extract.destination import Destination  # noqa: PLC0415

    request = Request(
        paths=tuple(paths), to=Destination.of(output, format_, per, errors), date=day, lang=lang, model=model,
        with_text=with_text, strict=strict, jobs=jobs, engine=engine, address=address, timeout=timeout,
        max_chars=max_chars, no_registry=no_registry, registry=registry, resume=resume, shard=shard, quiet=quiet,
        verbose=verbose,
    )  # fmt: skip
    raise typer.Exit(execute(request))


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
    from vnru_extract.commands.convert import execute  # noqa: PLC0415
    from vnru_extract.destination import Destination  # noqa: PLC0415

    raise typer.Exit(execute(tuple(records), Destination.of(output, format_, per, errors), quiet=quiet))


@app.command()
def report(
    records: Annotated[
        list[str],
        typer.Argument(metavar="RECORDS", help="Files of records (.jsonl, .jsonl.gz), folders of results, or -."),
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE.html", help="The page, whole or not at all.")],
    quiet: _Quiet = False,
) -> None:
    """Make one page to look at from finished records: documents, timeline, trade, people, agreements, tables.

    It needs no network, and no file but itself. Records made with --with-text show their facts in the text.
    Exit code: as of `convert`.
    """
    from vnru_extract.commands.report import execute  # noqa: PLC0415

    raise typer.Exit(execute(tuple(records), output, quiet=quiet))


@app.command()
def merge(
    folders: Annotated[list[str], typer.Argument(metavar="DIR...", help="The folders of all shares, in any order.")],
    output: _Output = None,
    per: _Per = "document",
    format_: _Format = None,
    errors: _Errors = None,
    quiet: _Quiet = False,
) -> None:
    """Put the shares of a run together (`--shard I/N -o DIR`): the same bytes as without them.

    Exit code: as of `run`; 2 if a share is missing, unfinished or of another run: nothing is written then.
    """
    from vnru_extract.commands.merge import execute  # noqa: PLC0415
    from vnru_extract.destination import Destination  # noqa: PLC0415

    raise typer.Exit(execute(tuple(folders), Destination.of(output, format_, per, errors), quiet=quiet))


@app.command()
def corpus(
    records: Annotated[
        list[str],
        typer.Argument(metavar="RECORDS", help="Files of records (.jsonl, .jsonl.gz), folders of results, or -."),
    ],
    output: _Output = None,
    format_: _Format = None,
    overrides: Annotated[
        str | None,
        typer.Option(metavar="FILE.toml", help="Who is the same, who is not, who is no person, decided by hand."),
    ] = None,
    errors: _Errors = None,
    quiet: _Quiet = False,
) -> None:
    """Join finished records: people, offices held, agreements, trade, events, and where documents disagree.

    Each entity is one line with the statements that it rests on. Exit code: 0 every line was a record; 1 some were
    not and are told with file and line, the others are joined; 2 wrong usage, nothing was read; 130 interrupted,
    nothing was written.
    """
    from vnru_extract.commands.corpus import execute  # noqa: PLC0415
    from vnru_extract.destination import Destination  # noqa: PLC0415

    to = Destination.of(output, format_, "document", errors)
    raise typer.Exit(execute(tuple(records), to, overrides=overrides, quiet=quiet))


@app.command()
def schema(
    of_corpus: Annotated[bool, typer.Option("--corpus", help="Of a line that `corpus` writes.")] = False,
) -> None:
    """Print the JSON Schema of a record."""
    import json  # noqa: PLC0415

    from vnru_extract.corpus.models import ENTITY  # noqa: PLC0415
    from vnru_extract.models import Record  # noqa: PLC0415

    shown = ENTITY.json_schema(mode="serialization") if of_corpus else Record.model_json_schema(mode="serialization")
    _print(json.dumps(shown, indent=2))


def main() -> None:
    """Entry point of `vnru-extract`."""
    if sys.stderr is None:  # closed by the caller: print() would fall back to standard output
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  open as long as the program
    try:
        app(prog_name="vnru-extract")
    except BrokenPipeError:
        from vnru_extract.commands.calls import ignore_closed_pipe  # noqa: PLC0415

        ignore_closed_pipe()
    except (OSError, VnruExtractError) as error:
        from vnru_extract.commands.calls import ignore_closed_pipe  # noqa: PLC0415
        from vnru_extract.screen import tell  # noqa: PLC0415

        tell(f"vnru-extract: {_message(error)}")
        ignore_closed_pipe()
        sys.exit(_WRONG_USAGE if isinstance(error, UsageError) else _FAILED)


def _message(error: Exception) -> str:
    """What an error says; one of the system that names no file is standard output's, for help texts go there, too."""
    if not isinstance(error, OSError):
        return str(error)
    return f"{error.filename or 'cannot write to standard output'}: {error.strerror or error}"


def _print_version(*, verbose: bool) -> None:
    from importlib.metadata import version  # noqa: PLC0415

    lines = [f"vnru-extract {version('vnru-extract')}"]
    if verbose:
        from vnru_extract.commands.program import identities, program  # noqa: PLC0415
        from vnru_extract.pipeline import Extractor  # noqa: PLC0415

        lines[0] += f" (sha256 {program()['sha256']})"
        lines += [f"model {model}" for model in identities(Extractor())]
        lines.append(f"spaCy {version('spacy')}, Python {sys.version.split()[0]}")
    _print(*lines)


def _print(*lines: str) -> None:
    """Lines on standard output, now: what is only buffered fails after the exit code is set."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    print(*lines, sep="\n", flush=True)
