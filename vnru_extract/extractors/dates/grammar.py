"""Calendar expressions in English: from anchors and shapes to what each says by itself."""

import re
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.days import DAY_READERS, numeric_day_on
from vnru_extract.extractors.dates.expression import Expression
from vnru_extract.extractors.dates.reading import Reader
from vnru_extract.extractors.dates.relative import RELATIVE_READERS, weekday_alone
from vnru_extract.extractors.dates.scanning import Grammar, ShapeReader
from vnru_extract.extractors.dates.shapes import anchor, shapes
from vnru_extract.extractors.dates.words import weekdays
from vnru_extract.extractors.dates.years import YEAR_READERS

# What parts a weekday from its day: "Tuesday, March 5, 2019", "Monday (9 May)", "Friday the 5th"
_DAY_AFTER = re.compile(r"(?P<open>\ *\(|,?\ +(?:the\ +)?)(?=[\dA-Z])")


@cache
def grammar(language: str) -> Grammar:
    """The grammar with the words of a language whose phrases are built as in English."""
    readers = {name: _speaking(reader, language) for name, reader in _READERS.items()}
    return Grammar(anchor(language), shapes(language), readers, _COMPOUND)


def _speaking(reader: Reader, language: str) -> ShapeReader:
    return lambda match, flow: reader(match, flow, language)


def _weekday(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`Tuesday`, or `Tuesday, March 5, 2019` and `Monday (9 May)` as one."""
    number = weekdays(language)[match["w"].casefold()]
    after = _DAY_AFTER.match(flow, match.end())
    if after and (numeric := numeric_day_on(number, match.start(), flow, after.end())):
        return [numeric]
    inner = grammar(language).read_inner(flow, after.end()) if after else None
    if after and inner and inner.first and inner.first.day and not inner.last:
        end = inner.end + (1 if "(" in after["open"] and flow[inner.end : inner.end + 1] == ")" else 0)
        return [replace(inner, start=match.start(), end=end, weekday=number)]
    return weekday_alone(match, flow, language)


def _vague_part(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`end of 2021`, `early May`, `the second half of the 1990s`: as wide as what they are part of."""
    inner = grammar(language).read_inner(flow, match.end())
    return [replace(inner, start=match.start())] if inner and not inner.is_day else []


_READERS: dict[str, Reader] = {
    **DAY_READERS,
    **YEAR_READERS,
    **RELATIVE_READERS,
    "weekday": _weekday,
    "vague part": _vague_part,
}
_COMPOUND = ("weekday", "vague part")
