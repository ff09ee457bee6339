"""Years, decades, centuries and parts of years in Vietnamese: `năm 2021-2026`, `thập niên 90`, `quý I/2024`."""

import re
from collections.abc import Mapping
from dataclasses import replace

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.scanning import ShapeReader
from vnru_extract.extractors.dates.vietnamese.days import is_numbered
from vnru_extract.extractors.dates.vietnamese.reading import WINDOW, expression, is_after, number, year_of
from vnru_extract.extractors.dates.vietnamese.words import words

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "XV": 15,
    "XVI": 16,
    "XVII": 17,
    "XVIII": 18,
    "XIX": 19,
    "XX": 20,
    "XXI": 21,
}
# "2021, 2022 và |2023": a year in a list of years
_LIST_LEFT = re.compile(r"\d{4}(?:,\ +|\ +(?:và|hoặc|hay)\ +)$")
_OPEN_LEFT = re.compile(r"(?:[\"'(\[/]|[;:—]\ *|^[\W_]*|\n[\W_]*|[^\W\d_]-)$")
# "APEC 2017", "Expo 2020"
_NAME_LEFT = re.compile(r"(?:^|[^\w])[A-ZĐ][\wÀ-ỹ-]*\ +$")
_DIGITS_LEFT = re.compile(r"(?:\d|[$€£¥#№=]|\b(?:USD|EUR|VND|VNĐ))[.,]?\ *\Z")
# "Luật 2020/QH": what follows a year that nothing counts by
_PROSE_RIGHT = re.compile(r"\ *(?:[\"')\],.;:!?—-]|$|\n|\|)|\ +(?:-|—)")
# "niên khóa 2019/2023"
_TERMS = ("niên khóa", "niên khoá", "năm học", "nhiệm kỳ", "khóa")
# "năm năm trước", "những năm tới"
_COUNT_LEFT = re.compile(
    r"(?:\d|nửa|những|các|nhiều|mỗi|từng|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy)\ +$", re.IGNORECASE
)


def _year(match: re.Match[str], flow: str) -> list[Expression]:
    """`năm 2024`, `năm 2021-2026`."""
    first, last = int(match["y1"]), int(match["y2"] or 0)
    if match["y2"] and not first < last <= 2100:
        return []
    return [expression(match, Point(first), Point(last) if last else None)]


def _relative_year(match: re.Match[str], flow: str) -> list[Expression]:
    """`năm ngoái`; `5 năm trước` and `mười năm tới` count years."""
    if _COUNT_LEFT.search(flow[max(0, match.start() - WINDOW) : match.start()]):
        return []
    return [expression(match, Point(year_of(match, 1)))]


def _years(match: re.Match[str], flow: str) -> list[Expression]:
    """`2021-2026`, `2019 đến năm 2023`; with a stroke only one year and the next, for `1998/2000` may be a count."""
    first, last = int(match["y1"]), int(match["y2"])
    apart = group(match, "stroke") and last != first + 1 and not is_after(match, _TERMS)
    if is_numbered(match) or apart or not first < last <= 2100:
        return []
    return [expression(match, Point(first), Point(last))]


def _bare_year(match: re.Match[str], flow: str) -> list[Expression]:
    """Four figures without "năm": a year only where nothing can be counted by them."""
    year, left = int(match["b1"]), flow[max(0, match.start() - WINDOW) : match.start()]
    if not 1800 <= year <= 2060 or is_numbered(match) or is_after(match, words().context.quantifiers):
        return []
    if _LIST_LEFT.search(left):
        return [expression(match, Point(year))]
    if _DIGITS_LEFT.search(left):
        return []
    closed = _PROSE_RIGHT.match(flow, match.end())
    round_number = year % 100 == 0
    if is_after(match, words().context.before_bare_year) and not round_number:
        return [expression(match, Point(year))]
    if closed and _OPEN_LEFT.search(left):
        return [expression(match, Point(year))]
    named = closed or _NAME_LEFT.search(left)
    return [expression(match, Point(year))] if named and year >= 1900 and not round_number else []


def _first_months(match: re.Match[str], flow: str) -> list[Expression]:
    """`9 tháng đầu năm 2024`, `sáu tháng cuối năm`."""
    count, year, final = number(match["c"]), year_of(match, 1), (group(match, "o") or "") == "cuối"
    if year is None and group(match, "near"):
        year = YearWord("near")
    count *= 3 if group(match, "quarters") else 1
    if not 1 <= count <= 12 or (year is None and final):
        return []
    if final:
        return [expression(match, Point(year, 13 - count), Point(year, 12))]
    return [expression(match, Point(year, 1), Point(year, count) if count > 1 else None)]


def _short_months(match: re.Match[str], flow: str) -> list[Expression]:
    """`8T/2024`: the first eight months."""
    return _first_months(match, flow) if int(match["c"]) in range(2, 13) else []


def _months_of(match: re.Match[str], flow: str) -> list[Expression]:
    """`11 tháng năm 2024`; not `ngày 11 tháng năm 2024`."""
    return [] if is_after(match, ("ngày",)) else _first_months(match, flow)


def _fixed(match: re.Match[str], value: str) -> list[Expression]:
    return [replace(expression(match, Point()), first=None, fixed=value)]


def _decade(match: re.Match[str], flow: str) -> list[Expression]:
    """`những năm 1990`, `thập niên 90`, `những năm 60-70 của thế kỷ XX`."""
    century = match["c"] or (f"{_number(match['cent']) - 1}" if match["cent"] else "20" if match["this"] else "19")
    first, last = f"{century}{match['x']}X", f"{match['c2'] or century}{match['x2']}X" if match["x2"] else ""
    if match["c"] is None and int(match["x"]) < 2:
        return []
    return _fixed(match, f"{first}/{last}" if last > first else first)


def _number(figure: str) -> int:
    return int(figure) if figure.isdigit() else _ROMAN[figure]


def _century(match: re.Match[str], flow: str) -> list[Expression]:
    if match["n1"] is None:
        offset = -1 if match["last"] else 0
        return [Expression(match.start(), match.end(), "", unit="century", offset=offset)]
    first, last = _number(match["n1"]), _number(match["n2"] or match["n1"])
    return _fixed(match, f"{first - 1}XX" + (f"/{last - 1}XX" if last > first else "")) if first <= last else []


def _quarter(match: re.Match[str], flow: str) -> list[Expression]:
    """`quý I/2024`; `quý II và quý III` as one where the one follows the other."""
    year = year_of(match, 1) or (YearWord("near") if match["near"] else None)
    first = _number(match["n1"]) if match["n1"] else words().quarters[match["o"]]
    last = _number(match["n2"]) if match["n2"] else first
    if not 1 <= first <= last <= 4 or (match["and"] and last != first + 1 + match["middle"].count(",")):
        return []
    return [expression(match, Point(year, 3 * first - 2), Point(year, 3 * last))]


def _half(match: re.Match[str], flow: str) -> list[Expression]:
    year = year_of(match, 1) or YearWord("near")
    begins = 1 if match["half"] == "đầu" else 7
    return [expression(match, Point(year, begins), Point(year, begins + 5))]


def _season(match: re.Match[str], flow: str) -> list[Expression]:
    """`mùa xuân năm 1975`; without "mùa" only with a capital: `Xuân 1975`."""
    if not match[0].casefold().startswith("mùa") and (not match["s"][0].isupper() or group(match, "side")):
        return []
    season = words().seasons[match["s"].casefold()]
    if side := match["side"]:
        offset = words().sides[" ".join(side.casefold().split())]
        if offset == 0:
            return [expression(match, Point(YearWord("now"), season))]
        return [replace(expression(match, Point(month=season)), unit="season", offset=offset)]
    return [expression(match, Point(year_of(match, 1), season))]


YEAR_READERS: Mapping[str, ShapeReader] = {
    "year": _year,
    "relative year": _relative_year,
    "years": _years,
    "bare year": _bare_year,
    "first months": _first_months,
    "first quarters": _first_months,
    "months of": _months_of,
    "short months": _short_months,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
}
