"""Files of lines: each line whole, on the disk once it is written."""

import contextlib
import gzip
import shutil
from pathlib import Path

from vnru_extract.writers.whole import Staged, telling_errors


class LineFile:
    """A file that takes one whole line at a time, packed with gzip on request (without name and time: same bytes).

    Each line is with the system once it is written: what was killed leaves whole lines, and at most one that is cut.
    """

    def __init__(self, path: Path, target: Path, *, packed: bool = False) -> None:
        self._path, self._target = path, target
        self._whole = 0
        with telling_errors(target):
            self._file = path.open("w+b", buffering=0)
        self._packed = gzip.GzipFile("", "wb", fileobj=self._file, mtime=0) if packed else None

    def write_line(self, line: str) -> None:
        """Append a line.

        Raises:
            OutputError: the disk is full, or the folder went away.

        """
        self.write(f"{line}\n")

    def write(self, text: str) -> None:
        """Append what must not be cut in two; otherwise as `write_line`."""
        data = text.encode()
        with telling_errors(self._target):
            if self._packed:
                self._packed.write(data)
            else:
                self._write_through(memoryview(data))
        self._whole += len(data)

    def _write_through(self, data: memoryview) -> None:
        while data:  # a disk that is nearly full takes a part, and refuses the next
            data = data[self._file.write(data) :]

    @property
    def whole(self) -> int:
        """How many bytes were written whole, before packing."""
        return self._whole

    def back_to(self, whole: int) -> None:
        """Take back what was written after so many bytes: it belongs to what was not finished."""
        self._whole = whole

    def finish(self) -> None:
        """Leave out a line that was cut short, and close; a file that somebody removed meanwhile is there again."""
        with telling_errors(self._target):
            if self._packed:
                self._packed.close()
            else:
                self._file.truncate(self._whole)
            if not self._path.exists():
                self._put_back()
            self._file.close()

    def _put_back(self) -> None:
        """Write the file anew: what was opened stays readable after its name has gone."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file.seek(0)
        with self._path.open("wb") as file:
            shutil.copyfileobj(self._file, file)

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
        self.write, self.write_line = self._lines.write, self._lines.write_line

    def commit(self) -> None:
        """Put the file in its place."""
        self._lines.finish()
        self._staged.place()

    def discard(self) -> None:
        """Remove the temporary file, if it is still there."""
        self._lines.close()
        self._staged.discard()
