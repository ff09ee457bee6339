"""Readable ids that depend on what an entity is, never on the order in which it was met."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from vnru_extract.text import fold

_WORD = re.compile(r"[^\W_]+")

T = TypeVar("T")


def slug(text: str | None) -> str:
    """The words of a text, folded, with hyphens between.

    >>> slug("Bùi Thanh Sơn"), slug("Ma. Theresa P. Lazaro")
    ('bui-thanh-son', 'ma-theresa-p-lazaro')
    """
    return "-".join(_WORD.findall(fold(text or "")))


def path(*parts: str | None) -> str:
    """The parts that there are, with slashes between.

    >>> path("trade", "exports", None, "2020")
    'trade/exports/2020'
    """
    return "/".join(part for part in parts if part)


def identified(
    items: Iterable[T], *, base: Callable[[T], str], weight: Callable[[T], int], mark: Callable[[T], str]
) -> list[tuple[str, T]]:
    """Each item with its id, sorted by it: the `base`; of several with one, all but the weightiest add their mark."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[base(item)].append(item)
    named = []
    for common, same in groups.items():
        first, *others = sorted(same, key=lambda item: (-weight(item), mark(item)))
        named += [(common, first), *((f"{common}@{mark(item)}", item) for item in others)]
    return sorted(named, key=lambda pair: pair[0])
