"""gzip as a stream that can be sought in without being unpacked to disk, and that refuses bombs."""

import io
import zlib
from typing import IO, Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import LARGEST_DOCUMENT, bomb, is_bomb

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_FIRST_SPACING = 1 << 20
# A state of the decompressor has some 50 kB: so many of them are a few megabytes, whatever the archive's size.
_MOST_MARKS = 128


class _Mark:
    """The state at a place of the unpacked data: from here on it can be unpacked again."""

    def __init__(self, place: int, packed: int, inflater: Any, waiting: bytes) -> None:
        self.place = place
        self.packed = packed
        self.inflater = inflater.copy()
        self.waiting = waiting


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip stream; going back starts from the nearest mark before the place."""

    def __init__(self, packed: IO[bytes], *, seekable: bool) -> None:
        self._packed = packed
        self._seekable = seekable
        self._start = packed.tell() if seekable else 0
        self._spacing = _FIRST_SPACING
        self._marks: list[_Mark] = []
        self._begin()

    def _begin(self) -> None:
        self._place = self._taken = 0
        self._waiting = b""
        self._inflater = zlib.decompressobj(_GZIP)
        self._is_fresh = True

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seekable

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: Any) -> int:
        data = self._some(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._place
        elif whence == io.SEEK_END:
            raise io.UnsupportedOperation("the end of gzip data is not known")
        if offset < self._place or any(self._place < mark.place <= offset for mark in self._marks):
            self._go_back(offset)
        while self._place < offset and self._some(min(_CHUNK, offset - self._place)):
            pass
        return self._place

    def _go_back(self, offset: int) -> None:
        mark = max((mark for mark in self._marks if mark.place <= offset), key=lambda mark: mark.place, default=None)
        if mark is None:
            self._packed.seek(self._start)
            self._begin()
            return
        self._packed.seek(self._start + mark.packed)
        self._place, self._taken, self._waiting = mark.place, mark.packed, mark.waiting
        self._inflater = mark.inflater.copy()
        self._is_fresh = False

    def _some(self, size: int) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        while True:
            if not self._waiting:
                self._waiting = self._packed.read(_CHUNK)
                self._taken += len(self._waiting)
            if self._inflater.eof and not self._next_member():
                return b""
            if not self._waiting and not self._is_fresh:
                raise InputError("truncated: the gzip data ends too early")
            if not self._waiting:
                raise InputError("the file is empty")
            data = self._inflate(size)
            if data:
                self._place += len(data)
                if is_bomb(self._place, self._taken):
                    raise bomb()
                self._mark()
                return data

    def _inflate(self, size: int) -> bytes:
        try:
            data: bytes = self._inflater.decompress(self._waiting, size)
        except zlib.error as error:
            message = "not gzip data, or damaged" if self._is_fresh else "the gzip data is damaged"
            raise InputError(message) from error
        self._is_fresh = False
        self._waiting = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        return data

    def _next_member(self) -> bool:
        """Whether more gzip data follows the end of some: files that were packed one by one are put together so."""
        self._waiting = self._waiting.lstrip(b"\0")  # what tapes and disks fill up with
        if not self._waiting:
            return False
        self._inflater = zlib.decompressobj(_GZIP)
        return True

    def _mark(self) -> None:
        if not self._seekable or self._place < (self._marks[-1].place if self._marks else 0) + self._spacing:
            return
        if not self._inflater.eof:
            self._marks.append(_Mark(self._place, self._taken, self._inflater, self._waiting))
        if len(self._marks) > _MOST_MARKS:
            self._marks = self._marks[1::2]
            self._spacing *= 2


class _Careful(io.BufferedReader):
    """What was unpacked before a fault is given out, and the fault told at the next reading.

    It is never asked for more than a document at once: the length in an archive's header may be a lie.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = LARGEST_DOCUMENT + 1 if size is None or size < 0 else size
        if wanted > LARGEST_DOCUMENT + 1:
            raise InputError("damaged: it says that a part of it is larger than a document may be")
        pieces: list[bytes] = []
        while wanted:
            try:
                piece = self.read1(min(wanted, _CHUNK))
            except InputError:
                if not pieces:
                    raise
                break
            if not piece:
                break
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)


def unpacked(packed: IO[bytes], *, seekable: bool = False) -> io.BufferedReader:
    """The unpacked bytes of a gzip file; where it is `seekable`, `packed` must be as well.

    Reading raises `InputError` where the data is no gzip, damaged, cut off, or unpacks to too much for its size.
    """
    return _Careful(_Unpacked(packed, seekable=seekable), _CHUNK)
