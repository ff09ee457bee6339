"""A share of the documents, so that several runs, on any machines, read them all between them."""

import re
from dataclasses import dataclass
from typing import Self

from vnru_extract.errors import UsageError

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Shard:
    """Every `of`-th document, beginning with the `number`-th: as even a share as there is.

    >>> [index for index in range(7) if Shard(2, 3).has(index)]
    [1, 4]
    """

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, given: str) -> Self:
        """The shard that `2/8` means.

        Raises:
            UsageError: it means none.

        """
        match = _SHARD.fullmatch(given)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise UsageError(f"--shard {given!r}: give the number of this share and of all, such as 2/8")
        return cls(int(match[1]), int(match[2]))

    def has(self, index: int) -> bool:
        """Whether the document at `index`, counted from 0, is in this share."""
        return index % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"
