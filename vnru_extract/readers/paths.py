"""Which files a call means, in which order, and the id of each."""

import contextlib
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vnru_extract.errors import Failure, UsageError

STDIN = "-"
STDIN_ID = "stdin"
_STDIN_DESCRIPTOR = 0
_PLAIN = (".txt", ".md", ".html", ".htm", ".jsonl", ".eml", ".warc")
_PACKED = (".pdf", ".docx", ".parquet", ".zip", ".tar", ".tgz", ".tar.gz")
SUFFIXES = (*_PLAIN, *_PACKED, *(f"{suffix}.gz" for suffix in _PLAIN))
KINDS = f"{', '.join((*_PLAIN, *_PACKED))}; {', '.join(_PLAIN)} also with .gz"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read: `name` is its path below the root that was given, `source` the path as given.

    `suffix` is one of `SUFFIXES`, or empty for standard input and for a file of another kind; `size` is in bytes.
    """

    path: Path
    source: str
    id: str
    name: str
    suffix: str
    size: int = 0


@dataclass(slots=True)
class Inputs:
    """Files in the order in which they are read, what was passed over, and what to tell the user."""

    files: list[InputFile] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all files; standard input counts as none."""
        return sum(file.size for file in self.files)


def find_inputs(paths: Sequence[str], *, outputs: Collection[Path] = (), written: Collection[int] = ()) -> Inputs:
    """The files that `paths` mean: folders recursively and sorted, without hidden files and other kinds.

    `outputs` are the files that the run will write: an earlier run's results are not its input. `written` are
    descriptors that it writes to: a file behind one of them is passed over with a warning.

    Raises:
        UsageError: a path does not exist, there is nothing to read, or the output would replace an input.

    """
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"no such file or folder: {path}")
    inputs = Inputs()
    targets = {_real(path) for path in outputs}
    growing = _regular_files(written)
    files: dict[Path, InputFile] = {}
    for path in paths:
        found = list(_walk(path, inputs, targets))
        if not found:
            inputs.warnings.append(f"nothing to read in {path} (no file ends in {KINDS})")
        for file in found:
            if growing and _inode(file) in growing:
                inputs.warnings.append(f"not read: {file.source}, for this run's own output goes there")
            else:
                files.setdefault(_identity(file), file)
    if not files and not inputs.failures:
        raise UsageError("; ".join(inputs.warnings) or "no path was given")
    inputs.files = _with_unique_ids(files.values())
    return inputs


def _regular_files(descriptors: Collection[int]) -> set[tuple[int, int]]:
    """Device and inode of the ordinary files among open descriptors: `> r.jsonl` is one, a pipe is none."""
    found = set()
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode):
                found.add((status.st_dev, status.st_ino))
    return found


def _inode(file: InputFile) -> tuple[int, int] | None:
    try:
        status = os.fstat(_STDIN_DESCRIPTOR) if file.source == STDIN else file.path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _walk(given: str, inputs: Inputs, targets: Collection[Path]) -> Iterator[InputFile]:
    root = Path(given)
    if given == STDIN:
        yield InputFile(root, STDIN, STDIN_ID, STDIN_ID, "")
    elif not os.path.isdir(root):  # noqa: PTH112  `Path.is_dir` raises where a path is too long
        if _real(root) in targets:
            raise UsageError(f"the output would replace the input {given}: give it another name")
        yield _file(root, root.name, given)
    else:
        for path in sorted(_below(root, inputs), key=lambda path: path.parts):
            if path.name.startswith(".") or not suffix_of(path.name) or _is_special(path):
                inputs.skipped.append(_shown(path))
            elif _real(path) not in targets:
                yield _file(path, path.relative_to(root).as_posix(), path.as_posix())


def _below(root: Path, inputs: Inputs) -> Iterator[Path]:
    """Every file below a folder; hidden and linked folders are passed over, and one that cannot be listed fails.

    `os.walk` calls itself for each level in Python 3.11: a thousand nested folders would end the run.
    """
    waiting = [os.fspath(root)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            inputs.failures.append(Failure.of(error, source=_shown(Path(folder)), document_id=_shown(Path(folder))))
            continue
        below = []
        for entry in entries:
            if not _is_folder(entry):
                yield Path(entry.path)
            elif entry.name.startswith(".") or entry.is_symlink():
                inputs.skipped.append(f"{_shown(Path(entry.path))}/")
            else:
                below.append(entry.path)
        waiting += reversed(below)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, or to a path that is too long: the file fails when it is read
        return False


def _real(path: Path) -> Path:
    """Where a path leads, as far as that can be told; `Path.resolve` raises for links in a circle."""
    return Path(os.path.realpath(path))


def suffix_of(name: str) -> str:
    """The suffix that says how to read a file, in lower case; empty for a kind that is not read.

    >>> suffix_of("wire.JSONL.gz")
    '.jsonl.gz'
    """
    folded = name.casefold()
    return next((suffix for suffix in SUFFIXES if folded.endswith(suffix) and folded != suffix), "")


def is_regular(path: Path) -> bool:
    """Whether a path leads to an ordinary file: opening anything else could block."""
    return stat.S_ISREG(path.stat().st_mode)


def _is_special(path: Path) -> bool:
    """A pipe, socket or device; a link that leads nowhere is not one."""
    try:
        return not is_regular(path)
    except OSError:
        return False


def _file(path: Path, name: str, source: str) -> InputFile:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    suffix, name = suffix_of(name), _shown(name)
    stem = name[: -len(suffix)] if suffix else name
    return InputFile(path, _shown(source), stem, name, suffix, size)


def _shown(path: Path | str) -> str:
    """A path for records and messages, also where it is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _identity(file: InputFile) -> Path:
    """What a file that is given twice has in common; a link to it is a file of its own."""
    return file.path if file.source == STDIN else _real(file.path.parent) / file.path.name


def _with_unique_ids(files: Iterable[InputFile]) -> list[InputFile]:
    """Files that differ only in suffix keep it in their ids; those alike under two roots take the path as given."""
    unique = list(files)
    for attribute in ("name", "source"):
        clashes = {file_id for file_id, count in Counter(file.id for file in unique).items() if count > 1}
        unique = [replace(file, id=getattr(file, attribute)) if file.id in clashes else file for file in unique]
    return unique
