"""Which files a call means, in which order, and the id of each."""

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vnru_extract.errors import Failure, UsageError

STDIN = "-"
STDIN_ID = "stdin"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".jsonl.gz")


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


def find_inputs(paths: Sequence[str], *, outputs: Collection[Path] = ()) -> Inputs:
    """The files that `paths` mean: folders recursively and sorted, without hidden files and other kinds.

    `outputs` are the files that the run will write: an earlier run's results are not its input.

    Raises:
        UsageError: a path does not exist, there is nothing to read, or the output would replace an input.

    """
    for path in paths:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"no such file or folder: {path}")
    inputs = Inputs()
    targets = {path.resolve() for path in outputs}
    files: dict[Path, InputFile] = {}
    for path in paths:
        found = list(_walk(path, inputs, targets))
        if not found:
            inputs.warnings.append(f"nothing to read in {path} (no file ends in {', '.join(SUFFIXES)})")
        for file in found:
            files.setdefault(_identity(file), file)
    if not files and not inputs.failures:
        raise UsageError("; ".join(inputs.warnings) or "no path was given")
    inputs.files = _with_unique_ids(files.values())
    return inputs


def _walk(given: str, inputs: Inputs, targets: Collection[Path]) -> Iterator[InputFile]:
    root = Path(given)
    if given == STDIN:
        yield InputFile(root, STDIN, STDIN_ID, STDIN_ID, "")
    elif not root.is_dir():
        if root.resolve() in targets:
            raise UsageError(f"the output would replace the input {given}: give it another name")
        yield _file(root, root.name, given)
    else:
        for path in sorted(_below(root, inputs), key=lambda path: path.parts):
            if path.name.startswith(".") or not suffix_of(path.name) or _is_special(path):
                inputs.skipped.append(_shown(path))
            elif path.resolve() not in targets:
                yield _file(path, path.relative_to(root).as_posix(), path.as_posix())


def _below(root: Path, inputs: Inputs) -> Iterator[Path]:
    """Every file below a folder; hidden and linked folders are passed over, and one that cannot be listed fails."""

    def fail(error: OSError) -> None:
        folder = _shown(Path(error.filename))
        inputs.failures.append(Failure.of(error, source=folder, document_id=folder))

    for folder, folders, files in os.walk(root, onerror=fail):
        here = Path(folder)
        passed_over = {name for name in folders if name.startswith(".") or (here / name).is_symlink()}
        inputs.skipped += [_shown(here / name) + "/" for name in sorted(passed_over)]
        folders[:] = [name for name in folders if name not in passed_over]
        yield from (here / name for name in files)


def suffix_of(name: str) -> str:
    """The suffix that says how to read a file, in lower case; empty for a kind that is not read.

    >>> suffix_of("wire.JSONL.gz")
    '.jsonl.gz'
    """
    folded = name.casefold()
    return next((suffix for suffix in reversed(SUFFIXES) if folded.endswith(suffix) and folded != suffix), "")


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
    return file.path if file.source == STDIN else file.path.parent.resolve() / file.path.name


def _with_unique_ids(files: Iterable[InputFile]) -> list[InputFile]:
    """Files that differ only in suffix keep it in their ids; those alike under two roots take the path as given."""
    unique = list(files)
    for attribute in ("name", "source"):
        clashes = {file_id for file_id, count in Counter(file.id for file in unique).items() if count > 1}
        unique = [replace(file, id=getattr(file, attribute)) if file.id in clashes else file for file in unique]
    return unique
