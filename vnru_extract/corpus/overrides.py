"""What a person has decided by hand: who is the same, who is not, who is no person. A TOML file.

```toml
same = [["Joe Biden", "Joseph R. Biden"], ["Putin", "visit-2024#p3"]]
different = [["statement-1#p2", "statement-2#p5"]]
drop = ["Mouse Model"]
```

An entry is a name, which means everyone of that name, or `document#id`, which means the one person of that document.
"""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from vnru_extract.errors import UsageError
from vnru_extract.text import fold

_ONE = re.compile(r".+#p[1-9]\d*")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    same: list[list[str]] = []
    different: list[list[str]] = []
    drop: list[str] = []


@dataclass(frozen=True)
class Overrides:
    """Decisions about people, by entry folded; an entry that nobody answered to is in `unused`."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    drop: tuple[str, ...] = ()
    written: dict[str, str] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)

    @classmethod
    def parsed(cls, data: bytes, name: str) -> Self:
        """The overrides in a file of that name.

        Raises:
            UsageError: it is no TOML, has keys or values of another kind, or contradicts itself.

        """
        try:
            file = _File.model_validate(tomllib.loads(data.decode("utf-8")))
        except UnicodeDecodeError as error:
            raise UsageError(f"{name}: not UTF-8 at byte {error.start}") from error
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"{name}: not TOML: {error}") from error
        except ValidationError as error:
            raise UsageError(f"{name}: {_first_fault(error)}") from error
        same, different = (
            tuple(tuple(map(_entry, group)) for group in groups) for groups in (file.same, file.different)
        )
        entries = (*file.drop, *(entry for group in (*file.same, *file.different) for entry in group))
        overrides = cls(same, different, tuple(map(_entry, file.drop)), {_entry(entry): entry for entry in entries})
        overrides._refuse_nonsense(name)
        return overrides

    def _refuse_nonsense(self, name: str) -> None:
        for key, groups in (("same", self.same), ("different", self.different), ("drop", (self.drop,))):
            if any("" in group for group in groups):
                raise UsageError(f"{name}: {key}: an entry is empty")
        for key, groups in (("same", self.same), ("different", self.different)):
            for group in groups:
                if len(set(group)) < 2:
                    told = [self.written[entry] for entry in group]
                    raise UsageError(f"{name}: {key}: {told} needs two entries or more that differ")
        for one, other in ((a, b) for group in self.different for a in group for b in group if a < b):
            if any(one in group and other in group for group in self.same):
                raise UsageError(
                    f"{name}: {self.written[one]!r} and {self.written[other]!r} are said to be the same and different"
                )
        for entry in self.drop:
            if any(entry in group for group in (*self.same, *self.different)):
                raise UsageError(f"{name}: {self.written[entry]!r} is dropped, and joined or told apart as well")

    def drops(self, name: str, document: str, fact: str) -> bool:
        """Whether someone of a document is no person."""
        return bool(self._drops & self._entries(name, document, fact))

    def apart(self, name: str, document: str, fact: str) -> frozenset[tuple[int, int]]:
        """The groups of `different` in which someone is, and the place in each."""
        return frozenset(at for entry in self._entries(name, document, fact) for at in self._places[entry])

    def joined(self, name: str, document: str, fact: str) -> frozenset[int]:
        """The groups of `same` in which someone is."""
        return frozenset(group for entry in self._entries(name, document, fact) for group in self._groups[entry])

    @property
    def unused(self) -> list[str]:
        """Entries that nobody in the corpus answered to, as they are written."""
        return sorted(self.written.get(entry, entry) for entry in self._all - self._met)

    def _entries(self, name: str, document: str, fact: str) -> frozenset[str]:
        if not self._all:
            return frozenset()
        entries = frozenset({fold(name), f"{document}#{fact}"}) & self._all
        self._met.update(entries)
        return entries

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(self.drop).union(*self.same, *self.different)

    @cached_property
    def _drops(self) -> frozenset[str]:
        return frozenset(self.drop)

    @cached_property
    def _places(self) -> defaultdict[str, list[tuple[int, int]]]:
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, group in enumerate(self.different):
            for place, entry in enumerate(group):
                found[entry].append((number, place))
        return found

    @cached_property
    def _groups(self) -> defaultdict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.same):
            for entry in group:
                found[entry].append(number)
        return found


NONE = Overrides()


def _entry(written: str) -> str:
    """An entry as it is compared: `document#id` as it stands, a name folded."""
    return written if _ONE.fullmatch(written) else fold(" ".join(written.split()))


def _first_fault(error: ValidationError) -> str:
    first: Any = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{where}: no such key; there are same, different and drop"
    return f"{where}: {first['msg']}"
