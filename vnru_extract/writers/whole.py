"""Files and folders that appear whole or not at all.

They are built beside their place under a hidden name, synced, then renamed over it.
"""

import contextlib
import errno
import glob
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two runs into one folder are not told apart there
    fcntl = None  # type: ignore[assignment]

from vnru_extract.errors import OutputError, UsageError

# What a hidden folder is called after where it is inside its place, not beside it.
_INSIDE = "results"


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

    # Room that is given back when the disk is full, so that what was finished can be closed and placed.
    _RESERVE, _RESERVED_BYTES = "reserve", 65_536

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
            self.path = _beside(self.target / _INSIDE if self.target.exists() else self.target)
            self.path.mkdir(parents=True)
        self._lock = _locked(self.path)
        with self.discarded_if_failing(), telling_errors(self.target):
            (self.path / self._RESERVE).write_bytes(bytes(self._RESERVED_BYTES))

    @contextlib.contextmanager
    def discarded_if_failing(self) -> Iterator[None]:
        """Leave nothing behind if what is in this block fails, such as making the files."""
        try:
            yield
        except BaseException:
            self.discard()
            raise

    def make_room(self) -> None:
        """Give the reserve back: what follows is little, and must fit."""
        with contextlib.suppress(OSError):
            (self.path / self._RESERVE).unlink(missing_ok=True)

    def place(self) -> None:
        """Put the files, which are closed by now, in their places: all at once where the folder is new."""
        self.make_room()
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
        _unlock(self._lock)
        self._lock = None


def abandoned(target: Path) -> list[Path]:
    """Hidden folders of runs into the folder `target` that were killed before they could put them in its place."""
    return [folder for folder in _hidden(target) if not _is_locked(folder)]


def is_being_written(target: Path) -> bool:
    """Whether a run into the folder `target` is at work."""
    return any(map(_is_locked, _hidden(target)))


def _hidden(target: Path) -> list[Path]:
    target = Path(os.path.realpath(target))
    found = [*target.glob(f".{_INSIDE}.*.tmp"), *target.parent.glob(f".{glob.escape(target.name)}.*.tmp")]
    return sorted(path for path in found if is_folder(path))


def _is_locked(folder: Path) -> bool:
    lock = _locked(folder)
    _unlock(lock)
    return lock is None


def _locked(folder: Path) -> int | None:
    """A descriptor that holds a folder for this run alone until it is closed; None if another run has it."""
    descriptor = os.open(folder, os.O_RDONLY)
    if fcntl is None:
        return descriptor
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:  # a file system without locks
        pass
    return descriptor


def _unlock(descriptor: int | None) -> None:
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.close(descriptor)


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
