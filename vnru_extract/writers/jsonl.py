"""Records to JSON Lines: on a stream, in a file, or in a folder with errors and a manifest."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Self

from vnru_extract.errors import Failure, OutputError
from vnru_extract.models import Record
from vnru_extract.writers.line_files import LineFile, WholeFile
from vnru_extract.writers.lines import Line, Per, json_line, lines
from vnru_extract.writers.manifest import ERRORS, MANIFEST, Manifest
from vnru_extract.writers.output import Durable, Output
from vnru_extract.writers.whole import StagedFolder, abandoned

DOCUMENTS = "documents.jsonl"
FOLDER_FILES = (DOCUMENTS, ERRORS, MANIFEST)


class Stream:
    """JSON Lines on an open binary stream, flushed after each document."""

    def __init__(self, stream: IO[bytes], per: Line = "document") -> None:
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

    def salvage(self) -> bool:
        """What was written has gone out."""
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """A stream stays open: it belongs to the caller."""


class File(Durable):
    """JSON Lines in one file, packed with gzip on request.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, per: Line = "document", *, packed: bool = False) -> None:
        self._file = WholeFile(target, packed=packed)
        self._per = per
        self.keeps_parts = not packed

    def _add(self, record: Record) -> None:
        self._file.write("".join(f"{line}\n" for line in lines(record, self._per)))

    def _finish(self, ending: str) -> None:
        self._file.commit()

    def _undo(self) -> None:
        self._file.discard()


class Folder(Durable):
    """A folder with `documents.jsonl`, `errors.jsonl`, and `manifest.json`, which says what the records depend on.

    Raises:
        UsageError: a file is in the way, or the folder cannot be written.

    """

    keeps_parts = True

    def __init__(
        self, target: Path, per: Per = "document", *, about: Mapping[str, Any], others: tuple[str, ...] = ()
    ) -> None:
        self._folder = StagedFolder(target, FOLDER_FILES, others=others)
        self._per = per
        with self._folder.discarded_if_failing():
            self._documents, self._errors = (
                LineFile(self._folder.path / name, self._folder.target / name) for name in (DOCUMENTS, ERRORS)
            )
            self._manifest = Manifest(about, self._folder.path, self._folder.target)

    def _add(self, record: Record) -> None:
        self._add_lines(self._documents, "".join(f"{line}\n" for line in lines(record, self._per)), record)

    def _add_failure(self, failure: Failure) -> None:
        self._add_lines(self._errors, f"{failure_line(failure)}\n", failure)

    def _add_lines(self, file: LineFile, text: str, result: Record | Failure) -> None:
        """Write lines and note their document, or neither."""
        whole = file.whole
        file.write(text)
        try:
            self._manifest.note(result)
        except OutputError:
            file.back_to(whole)
            raise

    def _finish(self, ending: str) -> None:
        self._folder.make_room()
        self._manifest.finish(ending)
        self._documents.finish()
        self._errors.finish()
        self._folder.place()
        if ending == "complete":  # what runs into this folder left behind that were killed is out of date
            for folder in abandoned(self._folder.target):
                shutil.rmtree(folder, ignore_errors=True)

    def _undo(self) -> None:
        self._documents.close()
        self._errors.close()
        self._manifest.close()
        self._folder.discard()


class WithErrors:
    """An output whose failures are also written down, one JSON line each, in a file that appears whole."""

    def __init__(self, output: Output, target: Path) -> None:
        self._output = output
        self._errors = _Errors(target)

    def write(self, result: Record | Failure) -> None:
        """Write to the output, and a failure to the file."""
        self._errors.write(result)
        self._output.write(result)

    def commit(self, ending: str) -> None:
        """Commit the output, then the file."""
        self._output.commit(ending)
        self._errors.commit(ending)

    def salvage(self) -> bool:
        """What the output can keep, and the failures."""
        return self._errors.salvage() and self._output.salvage()

    def __enter__(self) -> Self:
        self._output.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        self._output.__exit__(*raised)
        self._errors.__exit__(*raised)


class _Errors(Durable):
    keeps_parts = True

    def __init__(self, target: Path) -> None:
        self._file = WholeFile(target)

    def _add(self, record: Record) -> None:
        """A record is no error."""

    def _add_failure(self, failure: Failure) -> None:
        self._file.write_line(failure_line(failure))

    def _finish(self, ending: str) -> None:
        self._file.commit()

    def _undo(self) -> None:
        self._file.discard()


def failure_line(failure: Failure) -> str:
    """A failure as it stands in `errors.jsonl`."""
    return json_line({"source": failure.source, "id": failure.id, "error": failure.error})
