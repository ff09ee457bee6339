"""Which format a call asks for, by the name it gives and by `--format`, and the output that writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from vnru_extract.errors import UsageError
from vnru_extract.writers.csv_folder import CSV_FILES, CsvFolder
from vnru_extract.writers.jsonl import FOLDER_FILES, File, Folder
from vnru_extract.writers.lines import Per
from vnru_extract.writers.output import Output
from vnru_extract.writers.whole import is_folder

Form = Literal["jsonl", "csv", "ftm", "sqlite", "parquet", "arrow"]
FILE_SUFFIXES: dict[str, Form] = {
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".sqlite": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
}
_LINES = (".jsonl", ".jsonl.gz")
# FollowTheMoney's tools call their JSON Lines so.
_ENTITIES = (*_LINES, ".ftm.json")
# What someone may take for a format of this program: refused, and not made into a folder of that name.
_OTHERS = {".json", ".csv", ".tsv", ".txt", ".xlsx", ".gz", ".xml", ".html", ".md", ".zip", ".zst", ".bz2", ".xz"}
_OTHERS |= {".ndjson", ".jl", ".jsonlines", ".yaml", ".yml", ".sqlite3", ".ftm", ".pq", ".ipc", ".pkl", ".duckdb"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A format, and whether it is a folder of files."""

    form: Form
    folder: bool = False
    packed: bool = False


def choose(output: Path, form: str | None = None, per: Per = "document") -> Choice:
    """The format of `-o output` with `--format form`.

    Raises:
        UsageError: the name is that of another format, the two do not agree, or what writes it is not installed.

    """
    choice = _chosen(output, form)
    if per == "fact" and choice.form != "jsonl":
        raise UsageError(f"--per fact is for JSON Lines, and {output} is to be {_NAMES[choice.form]}: leave it out")
    if choice.form in {"parquet", "arrow"} and find_spec("pyarrow") is None:
        raise UsageError(f"cannot write {output}: that needs pyarrow (pip install 'vnru-extract[parquet]')")
    return choice


_NAMES: dict[Form, str] = {
    "jsonl": "JSON Lines",
    "csv": "CSV",
    "ftm": "FollowTheMoney entities",
    "sqlite": "an SQLite database",
    "parquet": "a Parquet file",
    "arrow": "an Arrow file",
}


def _chosen(output: Path, form: str | None) -> Choice:
    suffix = "" if is_folder(output) else _suffix(output)
    packed = suffix.endswith(".gz")
    if form == "ftm":
        if suffix not in _ENTITIES:
            raise UsageError(f"cannot write {output}: give a file for --format ftm that ends in {_any(_ENTITIES)}")
        return Choice("ftm", packed=packed)
    if form == "csv":
        if suffix:
            raise UsageError(f"cannot write {output}: --format csv writes a folder of files; give its name")
        return Choice("csv", folder=True)
    if not suffix:
        return Choice("jsonl", folder=True)
    if suffix == ".csv":
        raise UsageError(f"cannot write {output}: CSV is a folder of files here; give a folder, and --format csv")
    if suffix not in FILE_SUFFIXES:
        raise UsageError(f"cannot write {output}: give a file that ends in {_any(FILE_SUFFIXES)}, or a folder")
    if form == "jsonl" and suffix not in _LINES:
        raise UsageError(f"--format jsonl does not agree with {output}: leave it out, or end the name in .jsonl")
    return Choice(FILE_SUFFIXES[suffix], packed=packed)


def _suffix(output: Path) -> str:
    """What a name says of its format, in lower case; empty for a folder's name, such as `talks.2024`."""
    name = output.name.casefold()
    for suffix in sorted({*FILE_SUFFIXES, *_ENTITIES}, key=len, reverse=True):
        if name.endswith(suffix) and name != suffix:
            return suffix
    return output.suffix.casefold() if output.suffix.casefold() in _OTHERS else ""


def _any(suffixes: Mapping[str, Form] | tuple[str, ...]) -> str:
    *others, last = suffixes
    return f"{', '.join(others)} or {last}"


def targets(output: Path, form: str | None = None) -> list[Path]:
    """The files that `-o output` with `--format form` means: the file itself, or a folder's.

    Raises:
        UsageError: as `choose`.

    """
    choice = choose(output, form)
    if not choice.folder:
        return [output]
    return [output / name for name in (CSV_FILES if choice.form == "csv" else FOLDER_FILES)]


def opened(output: Path, form: str | None, per: Per, *, about: Mapping[str, Any]) -> Output:
    """What writes `-o output` with `--format form`; `about` is for the manifest of a folder.

    Raises:
        UsageError: as `choose`, or something is in the way.

    """
    choice = choose(output, form, per)
    if choice.form == "csv":
        return CsvFolder(output, about=about)
    if choice.folder:
        return Folder(output, per, about=about, others=CSV_FILES[:1])
    if choice.form == "sqlite":
        from vnru_extract.writers.sqlite import Database  # noqa: PLC0415  only where it is asked for

        return Database(output)
    if choice.form == "parquet" or choice.form == "arrow":  # noqa: PLR1714  so that its type is known
        from vnru_extract.writers.arrow import Columns  # noqa: PLC0415  pyarrow is an extra

        return Columns(output, choice.form)
    return File(output, "entity" if choice.form == "ftm" else per, packed=choice.packed)
