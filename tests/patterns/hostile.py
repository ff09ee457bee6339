"""Text that is made to be slow for one regular expression, from the tree that Python parses it to.

A slow text is a beginning, something that is repeated, and an end at which the match fails.
"""

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as c  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from itertools import chain, product
from typing import Any

Pump = tuple[str, str, str]

# What a character class is tried with, the commonest first.
_TRIED = "a A1 ,-.'\"($%\nQz0é–;:/)]xB_9“\t&e"
# Runs of what any text can have many of.
_RUNS = (" ", "1", ",", "-", "A", "a", ".", "\n", "Aa ", "1,", "1-", ", ", "$1", "(", "'", "1 ", "A. ", "a, ",
         "Яя ", "ệ ")  # fmt: skip
_UNBOUNDED = 8
_REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}
_MOST_PREFIXES = 10


def pumps(pattern: re.Pattern[Any]) -> list[Pump]:
    """Beginning, repeated part and end of hostile texts for a pattern."""
    tree = _Tree(pattern)
    found: set[Pump] = {("", run, "") for run in _RUNS}
    for before, body in tree.repeats(tree.root):
        for arm in range(3):
            if repeated := tree.sample(body, arm):
                found |= {(before, repeated, ""), (before, repeated, "\0"), ("", before + repeated, "")}
    prefixes = list(dict.fromkeys(filter(None, tree.prefixes(tree.root))))
    for prefix in (*prefixes[:_MOST_PREFIXES], *prefixes[_MOST_PREFIXES:][-5:]):
        found |= {("", prefix, ""), ("", f"{prefix} ", "")}
    return sorted(found)


def text(pump: Pump, length: int) -> str:
    """The hostile text of about a length."""
    before, repeated, end = pump
    return before + repeated * (max(0, length - len(before)) // len(repeated)) + end


class _Tree:
    """A parsed pattern; `sample` is a short text that a part of it matches, as far as that is easily told."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self._flags = pattern.flags
        self._is_bytes = isinstance(pattern.pattern, bytes)
        self.root = parser.parse(pattern.pattern, pattern.flags)

    def sample(self, sequence: Any, arm: int = 0) -> str:
        return "".join(self._one(kind, value, arm) for kind, value in sequence)

    def _one(self, kind: Any, value: Any, arm: int = 0) -> str:
        if kind is c.LITERAL:
            return chr(value)
        if kind in {c.IN, c.NOT_LITERAL, c.ANY}:
            return self._character(kind, value)
        if kind is c.BRANCH:
            return self.sample(value[1][arm % len(value[1])], arm)
        if kind in _REPEATS:
            least, most, body = value
            return self.sample(body, arm) * (min(least, 60) or (1 - arm % 2 if most else 0))
        if kind is c.ASSERT and value[0] < 0:
            return self.sample(value[1], arm)
        return "".join(self.sample(inner, arm) for inner in _inside(kind, value))

    def _character(self, kind: Any, value: Any) -> str:
        key = (repr(value), kind, self._flags, self._is_bytes)
        if key not in _CHARACTERS:
            one = compiler.compile(parser.SubPattern(self.root.state, [(kind, value)]), self._flags)
            _CHARACTERS[key] = _first_matched(one, is_bytes=self._is_bytes)
        return _CHARACTERS[key]

    def repeats(self, sequence: Any, before: str = "") -> Iterator[tuple[str, Any]]:
        """The body of each repeat that has no bound or a large one, and a text that leads to it."""
        for kind, value in sequence:
            if kind in _REPEATS:
                if value[1] > _UNBOUNDED:
                    yield before, value[2]
                yield from self.repeats(value[2], before)
            elif kind is c.BRANCH:
                for inner in value[1]:
                    yield from self.repeats(inner, before)
            elif kind in {c.ASSERT, c.ASSERT_NOT}:
                yield from self.repeats(value[1], before if value[0] > 0 else "")
            else:
                for inner in _inside(kind, value):
                    yield from self.repeats(inner, before)
            before += self._one(kind, value)

    def prefixes(self, sequence: Any) -> Iterator[str]:
        """What the pattern begins with: many beginnings, none of which goes on."""
        before = ""
        for kind, value in sequence:
            arms = value[1][:4] if kind is c.BRANCH else _inside(kind, value)
            for head, inner in product([before], arms):
                yield from (head + prefix for prefix in self.prefixes(inner))
            before += self._one(kind, value)
            yield before


_CHARACTERS: dict[Any, str] = {}


def _first_matched(one: re.Pattern[Any], *, is_bytes: bool) -> str:
    for letter in chain(_TRIED, map(chr, range(32, 0x3000))):
        asked: Any = letter.encode("latin-1", "ignore") if is_bytes else letter
        if asked and one.match(asked):
            return letter
    return ""


def _inside(kind: Any, value: Any) -> list[Any]:
    """The sequence in a group."""
    if kind is c.SUBPATTERN:
        return [value[3]]
    return [value] if kind is c.ATOMIC_GROUP else []
