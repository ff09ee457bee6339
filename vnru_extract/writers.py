"""Records to JSON Lines: on a stream, in a file, or in a folder with errors and a manifest.

Files are written whole or not at all: into a temporary file beside the target, synced, then renamed over it.
Nothing in them depends on when or where the run was, so the same input gives the same bytes.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal, Protocol, Self

from vnru_extract.errors import Failure, OutputError, UsageError
from vnru_extract.models import Record

Per = Literal["document", "fact"]
FILE_SUFFIX = ".jsonl"
FOLDER_FILES = ("documents.jsonl", "errors.jsonl", "manifest.json")
# What someone may take for a format of this program: refused, and not made into a folder of that name.
_OTHER_FORMATS = {".json", ".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".gz", ".db", ".sqlite", ".xml", ".html", ".md"}
_OTHER_FORMATS |= {".ndjson", ".jl", ".jsonlines", ".yaml", ".yml"}
# JSON may hold these as they are, but terminals act on them and some readers take them for line ends; of half a
# character, such as a failed document may have in its id, no file can hold anything else.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
KINDS = {
    "people": "person",
    "offices": "office",
    "dates": "date",
    "trade_figures": "trade_figure",
    "agreements": "agreement",
    "events": "event",
}


def lines(record: Record, per: Per) -> Iterator[str]:
    """The JSON lines of a record, without line end: one, or one a fact."""
    if per == "document":
        yield _safe(record.model_dump_json())
    else:
        yield from (_line(fact) for fact in facts(record))


def facts(record: Record) -> Iterator[dict[str, Any]]:
    """Each fact with the document it is from; the names of people and agreements stand beside their ids."""
    content = record.model_dump(mode="json")
    names = {fact["id"]: fact["name"] for fact in (*content["people"], *content["agreements"])}
    for field, kind in KINDS.items():
        for fact in content[field]:
            head = {"document": content["id"], "published": content["published"], "kind": kind}
            yield head | _with_names(fact, names)


def _with_names(fact: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for key, value in fact.items():
        named[key] = value
        if key == "holder":
            named["holder_name"] = names.get(value)
        elif key in {"people", "agreements"}:
            named[f"{key}_names"] = [names[one] for one in value]
    return named


def _line(content: Any) -> str:
    return _safe(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _safe(line: str) -> str:
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


class Output(Protocol):
    """Where results go. `commit` makes what was written last; leaving the `with` block without it undoes it."""

    def write(self, result: Record | Failure) -> None:
        """Take the next result, in order.

        Raises:
            OutputError: it cannot be written.
            BrokenPipeError: nobody reads any more.

        """

    def commit(self, ending: str) -> None:
        """Make the results last; `ending` is how the run ended: `complete`, `stopped` or `interrupted`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Stream:
    """JSON Lines on an open binary stream, flushed after each document."""

    def __init__(self, stream: IO[bytes], per: Per = "document") -> None:
        self._stream = stream
        self._per = per

    def write(self, result: Record | Failure) -> None:
        """Write a record's lines; a failure has none."""
        if isinstance(result, Failure):
            return
        try:
            self._stream.write("".join(f"{line}\n" for line in lines(result, self._per)).encode())
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"cannot write to standard output: {error.strerror}") from error

    def commit(self, ending: str) -> None:
        """Every line was flushed already."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """A stream stays open: it belongs to the caller."""


class WholeFile:
    """A file that appears whole or not at all."""

    def __init__(self, target: Path) -> None:
        # A link stays a link; what it leads to is replaced.
        self._target = Path(os.path.realpath(target))
        self._temporary = self._target.with_name(f".{self._target.name}.{os.getpid()}.tmp")
        self._whole = 0
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if self._target.is_dir():
                raise UsageError(f"cannot write {target}: it is a folder")
            self._file = self._temporary.open("wb")
        except (FileExistsError, NotADirectoryError) as error:
            raise UsageError(f"cannot write {target}: a file is in the way ({error.filename})") from error
        except OSError as error:
            raise UsageError(f"cannot write {target}: {error.strerror} ({error.filename})") from error

    def write_line(self, line: str) -> None:
        """Append a line.

        Raises:
            OutputError: the disk is full, or the folder went away.

        """
        data = line.encode() + b"\n"
        with self._telling_errors():
            self._file.write(data)
        self._whole += len(data)

    def commit(self) -> None:
        """Put the file in its place; a line that an interrupt cut short is left out."""
        with self._telling_errors():
            self._file.flush()
            self._file.truncate(self._whole)
            os.fsync(self._file.fileno())
            self._file.close()
            self._temporary.replace(self._target)
            _sync_folder(self._target.parent)

    def discard(self) -> None:
        """Remove the temporary file, if it is still there."""
        with contextlib.suppress(OSError):
            self._file.close()
        self._temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _telling_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(f"cannot write {self._target}: {error.strerror}") from error


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class File:
    """JSON Lines in one file.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, per: Per = "document") -> None:
        self._file = WholeFile(target)
        self._per = per

    def write(self, result: Record | Failure) -> None:
        """Append a record's lines; a failure has none."""
        if isinstance(result, Record):
            for line in lines(result, self._per):
                self._file.write_line(line)

    def commit(self, ending: str) -> None:
        """Put the file in its place."""
        self._file.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.discard()


class Folder:
    """A folder with `documents.jsonl`, `errors.jsonl`, and `manifest.json`, which says what the records depend on.

    Raises:
        UsageError: a file is in the way, or the folder cannot be written.

    """

    def __init__(self, target: Path, per: Per = "document", *, about: dict[str, Any]) -> None:
        if os.path.exists(target) and not _is_folder(target):  # noqa: PTH110  as in `_is_folder`
            raise UsageError(f"cannot write the folder {target}: a file is in the way")
        self._files: list[WholeFile] = []
        try:
            for name in FOLDER_FILES:
                self._files.append(WholeFile(target / name))
        except UsageError:
            self.__exit__()
            raise
        self._per = per
        self._about = about
        self._counts = dict.fromkeys(("documents", "failed", *KINDS), 0)
        self._documents: list[dict[str, str | None]] = []

    def write(self, result: Record | Failure) -> None:
        """Append to `documents.jsonl` or `errors.jsonl`, and note it for the manifest."""
        documents, errors, _ = self._files
        digest = None
        if isinstance(result, Failure):
            errors.write_line(_line({"source": result.source, "id": result.id, "error": result.error}))
            self._counts["failed"] += 1
        else:
            for line in lines(result, self._per):
                documents.write_line(line)
            digest = result.text_sha256
            self._counts["documents"] += 1
            for field in KINDS:
                self._counts[field] += len(getattr(result, field))
        status = "failed" if isinstance(result, Failure) else "extracted"
        self._documents.append({"id": result.id, "source": result.source, "text_sha256": digest, "status": status})

    def commit(self, ending: str) -> None:
        """Put the three files in their places, the manifest last."""
        manifest = self._about | {"ending": ending, "counts": self._counts, "documents": self._documents}
        self._files[-1].write_line(_safe(json.dumps(manifest, ensure_ascii=False, indent=2)))
        for file in self._files:
            file.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.discard()


def targets(output: Path) -> list[Path]:
    """The files that will be written for `-o output`: the file itself if it ends in `.jsonl`, else a folder's three.

    Raises:
        UsageError: it is named like a format that is not written.

    """
    if output.suffix.casefold() == FILE_SUFFIX and not _is_folder(output):
        return [output]
    if output.suffix.casefold() in _OTHER_FORMATS and not _is_folder(output):
        raise UsageError(f"cannot write {output}: give a file that ends in {FILE_SUFFIX}, or a folder")
    return [output / name for name in FOLDER_FILES]


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  `Path.is_dir` raises where a path is too long
