"""Calendar expressions in Vietnamese: from anchors and shapes to what each says by itself."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.scanning import Grammar, ShapeReader
from vnru_extract.extractors.dates.vietnamese import days, relative, years
from vnru_extract.extractors.dates.vietnamese.fragments import NGAY
from vnru_extract.extractors.dates.vietnamese.reading import weekday_number
from vnru_extract.extractors.dates.vietnamese.shapes import anchor, shapes

# What parts a weekday from its day: "thứ Sáu 25/10", "Thứ Hai, ngày 3/4", "Chủ nhật (5/3)"
_DAY_AFTER = re.compile(rf"(?P<open>\ *\(|,?\ +)(?:{NGAY})?(?=\d)")


@cache
def grammar() -> Grammar:
    """The grammar, made once."""
    return Grammar(anchor(), shapes(), _READERS, _COMPOUND)


def _weekday(match: re.Match[str], flow: str) -> list[Expression]:
    """`thứ Sáu`, or `thứ Sáu, ngày 25/10/2024` and `Chủ nhật (5/3)` as one."""
    after = _DAY_AFTER.match(flow, match.end())
    inner = grammar().read_inner(flow, after.end()) if after else None
    if after and inner and inner.first and inner.first.day and not inner.last:
        end = inner.end + (1 if "(" in after["open"] and flow[inner.end : inner.end + 1] == ")" else 0)
        return [replace(inner, start=match.start(), end=end, weekday=weekday_number(match))]
    return relative.weekday_alone(match, flow)


def _vague_part(match: re.Match[str], flow: str) -> list[Expression]:
    """`cuối năm 2023`, `giữa tháng 10`: as wide as what they are part of."""
    inner = grammar().read_inner(flow, match.end())
    return [replace(inner, start=match.start())] if inner and not inner.is_day else []


def _end_of_year(match: re.Match[str], flow: str) -> list[Expression]:
    """`đến cuối năm`: the year told of in the sentence, else this one."""
    return [Expression(match.start(), match.end(), "", first=Point(YearWord("near")))]


_READERS: Mapping[str, ShapeReader] = {
    **days.DAY_READERS,
    **years.YEAR_READERS,
    **relative.RELATIVE_READERS,
    "weekday": _weekday,
    "vague part": _vague_part,
    "end of the unit": _end_of_year,
}
_COMPOUND = ("weekday", "vague part")
