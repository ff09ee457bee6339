"""How much a packed file may unpack to: text packs ten to thirty times, a bomb a thousand times and more."""

from typing import IO

from vnru_extract.errors import InputError

LARGEST_DOCUMENT = 256 << 20
LARGEST_RATIO = 200
# Little that repeats much is no bomb.
ALWAYS_ALLOWED = 16 << 20
MOST_MEMBERS = 250_000
DEEPEST = 2
_CHUNK = 1 << 20


class Allowance:
    """How much one file that was given may unpack to in all, with the archives inside it."""

    def __init__(self, packed: int) -> None:
        self._left = max(LARGEST_DOCUMENT, LARGEST_RATIO * packed)

    def take(self, size: int) -> None:
        """Count a member that is about to be read.

        Raises:
            InputError: with it the file would have unpacked to too much; it is not counted.

        """
        if size > self._left:
            raise InputError("the archive unpacks to too much (a bomb?): unpack it, and give the folder")
        self._left -= size


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so much out of so little is no text.

    >>> is_bomb(30_000_000, 1_000_000), is_bomb(1_000_000_000, 1_000_000)
    (False, True)
    """
    return unpacked > ALWAYS_ALLOWED and unpacked > LARGEST_RATIO * packed


def bomb() -> InputError:
    """The fault of what unpacks to too much for its size."""
    return InputError(
        f"it unpacks to more than {LARGEST_RATIO} times its size (a bomb?): unpack it, and give the result"
    )


def read_whole(stream: IO[bytes]) -> bytes:
    """All that is left of a member of an archive.

    Raises:
        InputError: it is more than a document may have.

    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > LARGEST_DOCUMENT:
            raise InputError(f"it unpacks to more than {megabytes(LARGEST_DOCUMENT)}: unpack it, and give the file")
        pieces.append(piece)
    return b"".join(pieces)


def megabytes(size: int) -> str:
    """A bound as messages say it."""
    return f"{size >> 20} MiB"
