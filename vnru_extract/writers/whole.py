"""Files and folders that appear whole or not at all.

They are built beside their place under a hidden name, synced, then renamed over it.
"""

import contextlib
import errno
import gzip
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from vnru_extract.errors import OutputError, UsageError


@contextlib.contextmanager
def telling_errors(target: Path) -> Iterator[None]:
    """What the system refuses, as an `OutputError` about `target`."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error


@contextlib.contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """What is in the way before anything was written, as wrong usage."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError(f"cannot write {target}: a file is in the way ({error.filename})") from error
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror} ({error.filename})") from error


class Staged:
    """An empty file at `path`, to be filled and then put in the place of `target`.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path) -> None:
        # A link stays a link; what it leads to is replaced.
        self.target = Path(os.path.realpath(target))
        self.path = _beside(self.target)
        with _refusing(target):
            self.target.parent.mkdir(parents=True, exist_ok=True)
            if self.target.is_dir():
                raise UsageError(f"cannot write {target}: it is a folder")
            self.path.open("wb").close()

    def place(self) -> None:
        """Put the file, which is closed by now, in its place."""
        with telling_errors(self.target):
            _sync(self.path)
            self.path.replace(self.target)
            _sync_folder(self.target.parent)

    def discard(self) -> None:
        """Remove the file, if it is still there."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


class StagedFolder:
    """A hidden folder at `path`, to be filled with files called `names` and then put in the place of `target`.

    A folder that is there already keeps what else it holds: then the files are put in one by one, in the order
    of `names`. `others` are files of results in another form, with which these would not agree.

    Raises:
        UsageError: a file, or another form of results, is in the way, or the folder cannot be written.

    """

    def __init__(self, target: Path, names: Sequence[str], *, others: Sequence[str] = ()) -> None:
        if os.path.exists(target) and not is_folder(target):  # noqa: PTH110  as in `is_folder`
            raise UsageError(f"cannot write the folder {target}: a file is in the way")
        self.target = Path(os.path.realpath(target))
        self.names = names
        with _refusing(target):
            for name in names:
                if (self.target / name).is_dir():
                    raise UsageError(f"cannot write {target / name}: it is a folder")
            for name in others:
                if (self.target / name).exists():
                    raise UsageError(f"{target} holds {name}, results in another form: give another folder")
            # Inside a folder that is there, for it may be all that may be written, or a disk of its own.
            self.path = _beside(self.target / "results" if self.target.exists() else self.target)
            self.path.mkdir(parents=True)

    def place(self) -> None:
        """Put the files, which are closed by now, in their places: all at once where the folder is new."""
        with telling_errors(self.target):
            for name in self.names:
                _sync(self.path / name)
            _sync_folder(self.path)
            if not self._placed_at_once():
                for name in self.names:
                    (self.path / name).replace(self.target / name)
                self.path.rmdir()
            _sync_folder(self.target)
            _sync_folder(self.target.parent)

    def _placed_at_once(self) -> bool:
        if self.path.parent == self.target:
            return False
        try:
            self.path.rename(self.target)
        except OSError as error:
            if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:  # somebody made it meanwhile
                return False
            raise
        return True

    def discard(self) -> None:
        """Remove the hidden folder, if it is still there."""
        shutil.rmtree(self.path, ignore_errors=True)


class LineFile:
    """A file that takes one whole line at a time, packed with gzip on request (without name and time: same bytes)."""

    def __init__(self, path: Path, target: Path, *, packed: bool = False) -> None:
        self._target = target
        self._whole = 0
        with telling_errors(target):
            self._file = path.open("wb")
        self._packed = gzip.GzipFile("", "wb", fileobj=self._file, mtime=0) if packed else None
        self._out: IO[bytes] = self._packed or self._file  # type: ignore[assignment]

    def write_line(self, line: str) -> None:
        """Append a line.

        Raises:
            OutputError: the disk is full, or the folder went away.

        """
        data = line.encode() + b"\n"
        with telling_errors(self._target):
            self._out.write(data)
        self._whole += len(data)

    def finish(self) -> None:
        """Write out what is buffered; a line that was cut short is left out."""
        with telling_errors(self._target):
            if self._packed:
                self._packed.close()
            self._file.flush()
            if not self._packed:
                self._file.truncate(self._whole)
            self._file.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        for file in (self._packed, self._file):
            if file is not None:
                with contextlib.suppress(OSError):
                    file.close()


class WholeFile:
    """A file of lines that appears whole or not at all.

    Raises:
        UsageError: the file cannot be written; a folder that is missing is made.

    """

    def __init__(self, target: Path, *, packed: bool = False) -> None:
        self._staged = Staged(target)
        self._lines = LineFile(self._staged.path, self._staged.target, packed=packed)
        self.write_line = self._lines.write_line

    def commit(self) -> None:
        """Put the file in its place."""
        self._lines.finish()
        self._staged.place()

    def discard(self) -> None:
        """Remove the temporary file, if it is still there."""
        self._lines.close()
        self._staged.discard()


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; no error where the path is too long to be one."""
    return os.path.isdir(path)  # noqa: PTH112  `Path.is_dir` raises where a path is too long


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
