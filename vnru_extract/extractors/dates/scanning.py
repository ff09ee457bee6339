"""A grammar of calendar expressions in one language: anchors, the shapes to try at each, and what each shape says."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vnru_extract.extractors.dates.expression import Expression

# What a shape says where it matched: the match and the smoothed text.
ShapeReader = Callable[[re.Match[str], str], list[Expression]]
# The shapes of each class, by name.
Shapes = dict[str, list[tuple[str, re.Pattern[str]]]]


def anchor_of(digit: str, arms: Mapping[str, str]) -> re.Pattern[str]:
    """Where an expression may begin: the name of the group is the class of shapes to try there.

    What every anchor asks for comes first: inside words and at spaces nothing else is tried.
    """
    named = "|".join(f"(?P<{name}>{source})" for name, source in arms.items())
    return re.compile(rf"(?<![^\W_])(?=\w)(?:(?=\d)(?P<digit>{digit})|{named})")


def shapes_of(tables: Mapping[str, Mapping[str, str]], shared: Mapping[str, Sequence[str]]) -> Shapes:
    """The shapes of each class, with those it shares of other classes."""
    compiled = {
        group: [(name, re.compile(source, re.VERBOSE)) for name, source in table.items()]
        for group, table in tables.items()
    }
    return {
        group: own + [shape for other in shared.get(group, ()) for shape in compiled[other]]
        for group, own in compiled.items()
    }


@dataclass(frozen=True, slots=True)
class Grammar:
    """`anchor` is where an expression may begin; the name of its group is the class of `shapes` to try there.

    `compound` names the shapes that hold another expression: "early May".
    """

    anchor: re.Pattern[str]
    shapes: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]
    readers: Mapping[str, ShapeReader]
    compound: tuple[str, ...] = ()

    def scan(self, flow: str) -> list[Expression]:
        """Every calendar expression of a smoothed text, in order, none overlapping another."""
        found: list[Expression] = []
        at = 0
        while match := self.anchor.search(flow, at):
            here = self.read_at(flow, match.start(), match.lastgroup or "digit")
            found += here
            at = max(here[-1].end, match.start() + 1) if here else match.end()
        return found

    def read_at(self, flow: str, start: int, group: str, *, inner: bool = False) -> list[Expression]:
        """The expression that begins here: the longest shape whose words and surroundings hold.

        `inner` expressions hold no others, so that "early early early" costs no more than its length.
        """
        matches = [
            (name, match)
            for name, shape in self.shapes[group]
            if not (inner and name in self.compound) and (match := shape.match(flow, start))
        ]
        for name, match in sorted(matches, key=lambda pair: -pair[1].end()):
            if found := [one.named(f"date: {name}") for one in self.readers[name](match, flow)]:
                return found
        return []

    def read_inner(self, flow: str, at: int) -> Expression | None:
        """The one expression that begins exactly here, after a word such as `early`."""
        match = self.anchor.match(flow, at)
        group = "digit" if flow[at : at + 1].isdigit() else match and match.lastgroup
        found = self.read_at(flow, at, group, inner=True) if group else []
        return found[0] if len(found) == 1 else None
