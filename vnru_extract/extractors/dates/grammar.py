"""Calendar expressions: from anchors and shapes to what each says by itself."""

import re
from dataclasses import replace

from vnru_extract.extractors.dates.days import DAY_READERS, numeric_day_on
from vnru_extract.extractors.dates.expression import Expression
from vnru_extract.extractors.dates.reading import Reader
from vnru_extract.extractors.dates.relative import RELATIVE_READERS, weekday_alone
from vnru_extract.extractors.dates.shapes import anchor, shapes
from vnru_extract.extractors.dates.words import weekdays
from vnru_extract.extractors.dates.years import YEAR_READERS

# What parts a weekday from its day: "Tuesday, March 5, 2019", "Monday (9 May)", "Friday the 5th"
_DAY_AFTER = re.compile(r"(?P<open>\ *\(|,?\ +(?:the\ +)?)(?=[\dA-Z])")


def scan(flow: str, language: str) -> list[Expression]:
    """Every calendar expression of a smoothed text, in order, none overlapping another."""
    found: list[Expression] = []
    at = 0
    while match := anchor(language).search(flow, at):
        here = read_at(flow, match.start(), match.lastgroup or "digit", language)
        found += here
        at = max(here[-1].end, match.start() + 1) if here else match.end()
    return found


def read_at(flow: str, start: int, group: str, language: str, *, inner: bool = False) -> list[Expression]:
    """The expression that begins here: the longest shape whose words and surroundings hold.

    `inner` expressions hold no others, so that "early early early" costs no more than its length.
    """
    matches = [
        (name, match)
        for name, shape in shapes(language)[group]
        if not (inner and name in _COMPOUND) and (match := shape.match(flow, start))
    ]
    for name, match in sorted(matches, key=lambda pair: -pair[1].end()):
        if found := [one.named(f"date: {name}") for one in _READERS[name](match, flow, language)]:
            return found
    return []


def read_inner(flow: str, at: int, language: str) -> Expression | None:
    """The one expression that begins exactly here, after a word such as `early`."""
    match = anchor(language).match(flow, at)
    group = "digit" if flow[at : at + 1].isdigit() else match and match.lastgroup
    found = read_at(flow, at, group, language, inner=True) if group else []
    return found[0] if len(found) == 1 else None


def _weekday(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`Tuesday`, or `Tuesday, March 5, 2019` and `Monday (9 May)` as one."""
    number = weekdays(language)[match["w"].casefold()]
    after = _DAY_AFTER.match(flow, match.end())
    if after and (numeric := numeric_day_on(number, match.start(), flow, after.end())):
        return [numeric]
    inner = read_inner(flow, after.end(), language) if after else None
    if after and inner and inner.first and inner.first.day and not inner.last:
        end = inner.end + (1 if "(" in after["open"] and flow[inner.end : inner.end + 1] == ")" else 0)
        return [replace(inner, start=match.start(), end=end, weekday=number)]
    return weekday_alone(match, flow, language)


def _vague_part(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`end of 2021`, `early May`, `the second half of the 1990s`: as wide as what they are part of."""
    inner = read_inner(flow, match.end(), language)
    return [replace(inner, start=match.start())] if inner and not inner.is_day else []


_READERS: dict[str, Reader] = {
    **DAY_READERS,
    **YEAR_READERS,
    **RELATIVE_READERS,
    "weekday": _weekday,
    "vague part": _vague_part,
}
_COMPOUND = ("weekday", "vague part")
