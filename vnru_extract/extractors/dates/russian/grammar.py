"""Calendar expressions in Russian: from anchors and shapes to what each says by itself."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.russian import days, relative, years
from vnru_extract.extractors.dates.russian.shapes import anchor, shapes
from vnru_extract.extractors.dates.russian.words import weekdays
from vnru_extract.extractors.dates.scanning import Grammar, ShapeReader

# What parts a weekday from its day: "в пятницу, 5 марта", "понедельник (9 мая)"
_DAY_AFTER = re.compile(r"(?P<open>\ *\(|,?\ +)(?=\d)")


@cache
def grammar() -> Grammar:
    """The grammar, made once."""
    return Grammar(anchor(), shapes(), _READERS, _COMPOUND)


def _weekday(match: re.Match[str], flow: str) -> list[Expression]:
    """`во вторник`, or `вторник, 5 марта 2019 года` and `понедельник (9 мая)` as one."""
    after = _DAY_AFTER.match(flow, match.end())
    inner = grammar().read_inner(flow, after.end()) if after else None
    if after and inner and inner.first and inner.first.day and not inner.last:
        end = inner.end + (1 if "(" in after["open"] and flow[inner.end : inner.end + 1] == ")" else 0)
        return [replace(inner, start=match.start(), end=end, weekday=weekdays()[match["w"].casefold()])]
    return relative.weekday_alone(match, flow)


def _vague_part(match: re.Match[str], flow: str) -> list[Expression]:
    """`конце 2010 года`, `начале мая`: as wide as what they are part of."""
    inner = grammar().read_inner(flow, match.end())
    return [replace(inner, start=match.start())] if inner and not inner.is_day else []


def _end_of_unit(match: re.Match[str], flow: str) -> list[Expression]:
    """`до конца года`: the year told of in the sentence, else this one."""
    if match["unit"] == "года":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("near")))]
    return [Expression(match.start(), match.end(), "", unit="month" if match["unit"] == "месяца" else "week")]


_READERS: Mapping[str, ShapeReader] = {
    **days.DAY_READERS,
    **years.YEAR_READERS,
    **relative.RELATIVE_READERS,
    "weekday": _weekday,
    "vague part": _vague_part,
    "end of the unit": _end_of_unit,
}
_COMPOUND = ("weekday", "vague part")
