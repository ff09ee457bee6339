"""Years, decades, centuries and parts of years: `2021/22`, `1990s`, `third quarter of 2020`, `first 11 months`."""

import re
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates import guards
from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.reading import Reader, expression, group, is_between, number, point, year_of
from vnru_extract.extractors.dates.words import initial, words

# 2022-23
_SECOND_YEAR = re.compile(r"[-/]\d\d(?!\d)")
_SHORTEST_END = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# "the 80s", "the early 80s", "the '80s": an age has "his" or "her" instead. An article and English only.
_SHORT_DECADE_LEFT = re.compile(r"\b[Tt]he\ +(?:\w+[-\ ]+)?'?$|'$")
# "nineteen seventies", "the late seventies", "sixties and seventies"
_DECADE_WORD_LEFT = re.compile(
    r"(?:\b[Nn]ineteen[-\ ]+|(?:\b[Tt]he|ies\ (?:and|or|to))\ +(?:(?:early|mid|late)[-\ ]+)?)$"
)
# "the third quarter"
_THE_LEFT = re.compile(r"\b[Tt]he\ +$")
# "first five months of": of what, no shape could read
_OF_RIGHT = re.compile(r"\ +of\b")


@cache
def _short_part_left(language: str) -> re.Pattern[str]:
    """`in Q1`."""
    return re.compile(rf"\b{initial(words(language).before.short_part)}\ +$")


def _year(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    return (
        [expression(match, Point(int(match["y1"])))]
        if guards.is_year(flow, match.start(), match.end(), language)
        else []
    )


def _years(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`2021/22`, `1941-1945`, `between 2010 and 2015`."""
    if not guards.is_year(flow, match.start(), match.end(), language):
        return []
    apart = match["and"] and not is_between(match, language)
    if apart or (len(match["y2"]) == 2 and not match["dash"]):
        return []
    return _year_span(match, int(match["y1"]), match["y2"], iso=match["dash"] == "-")


def _fiscal_year(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    first = int(match["y1"])
    return _year_span(match, first, match["y2"], iso=False) if match["y2"] else [expression(match, Point(first))]


def _short_fiscal_year(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`FY25`, `FY23-24`: by its number, whichever months it has."""
    first = 2000 + int(match["yy"])
    return _year_span(match, first, match["y2"], iso=False) if match["y2"] else [expression(match, Point(first))]


def _year_span(match: re.Match[str], first: int, second: str, *, iso: bool) -> list[Expression]:
    """`2019-08` cannot run forward, so it is a month; `2006-10` is five years."""
    scale = 10 ** len(second)
    last = first // scale * scale + int(second)
    if first < last <= 2100:
        return [expression(match, Point(first), Point(last))]
    if iso and len(second) == 2 and 1 <= int(second) <= 12:
        return [expression(match, Point(first, int(second)))]
    return []


def _fixed(match: re.Match[str], value: str) -> list[Expression]:
    return [replace(expression(match, Point()), first=None, fixed=value)]


def _decade(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    first = match["c"]
    last = match["c2"] or (f"{first[:2]}{match['x2']}" if match["x2"] else "")
    return _fixed(match, f"{first}X/{last}X" if last > first else f"{first}X")


def _short_decade(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the 80s`: of the twentieth century; `in his 80s` is an age."""
    left = flow[max(0, match.start() - 16) : match.start()]
    told = _SHORT_DECADE_LEFT.search(left)
    return _fixed(match, f"19{match['x']}X") if told or match["last"] else []


def _decade_word(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    left = flow[max(0, match.start() - 24) : match.start()]
    if _DECADE_WORD_LEFT.search(left):
        return _fixed(match, f"19{words(language).decades[match['x'].casefold()]}X")
    return []


def _century(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    first, last = int(match["n1"]), int(match["n2"] or match["n1"])
    if not 11 <= first <= last <= 22:
        return []
    return _fixed(match, f"{first - 1}XX" + (f"/{last - 1}XX" if last > first else ""))


def _century_word(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    which = number(match["o"], language)
    return _fixed(match, f"{which - 1}XX") if which >= 11 else []


def _short_part(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`Q3 2024`, `1H24`."""
    year = 2000 + int(match["yy"]) if match["yy"] else year_of(match, 1, language)
    return _part_of(match, match["p"], int(match["n"]), year)


def _short_part_alone(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`in Q1`; a bare `H2` is hydrogen or a heading."""
    if _short_part_left(language).search(flow[max(0, match.start() - 8) : match.start()]):
        return _part_of(match, match["p"], int(match["n"]), None)
    return []


def _half_or_quarter(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`first half of 2021`, `the third quarter`; a half without a year is left alone."""
    of = match["of"]
    if _SECOND_YEAR.match(flow, match.end()):  # "first quarter of 2022-23": months that depend on the country
        return []
    year = year_of(match, 1, language) or (YearWord("near") if of else None)
    quarter = match["quarter"] is not None
    left = flow[max(0, match.start() - 6) : match.start()]
    if year is None and not (quarter and _THE_LEFT.search(left)):
        return []
    ordinal = match["o"].casefold()
    named = words(language).quarters if quarter else words(language).halves
    which = int(ordinal[0]) if ordinal[0].isdigit() else named.get(ordinal, 0)
    if match["n2"]:
        first_of_several = quarter and which == 1
        return (
            [expression(match, Point(year, 1), Point(year, 3 * number(match["n2"], language)))]
            if first_of_several
            else []
        )
    if not of and ordinal in words(language).final:
        return []
    return _part_of(match, "q" if quarter else "h", which, year)


def _part_of(match: re.Match[str], part: str, which: int, year: int | YearWord | None) -> list[Expression]:
    width = 3 if part.casefold().startswith("q") else 6
    if not 1 <= which <= 12 // width:
        return []
    return [expression(match, Point(year, (which - 1) * width + 1), Point(year, which * width))]


def _first_months(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`first 11 months of 2024`, `nine months of this year`, `the first five months`."""
    count = number(group(match, "n2") or match["n1"], language)
    final = (group(match, "o") or "").casefold() in words(language).final
    year = year_of(match, 1, language)
    if year is None and group(match, "of"):
        year = YearWord("near")
    if not 1 <= count <= 12 or (year is None and final):
        return []
    if year is None and _OF_RIGHT.match(flow, match.end()):
        return []
    if final:
        return [expression(match, Point(year, 13 - count), Point(year, 12))]
    return [expression(match, Point(year, 1), Point(year, count) if count > 1 else None)]


def _months_to(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the ten months to October 2024`, `year ended 31 March 2021`; up to a day that ends no month: refused."""
    last, unit = point(match, 1, language), group(match, "unit")
    count = words(language).spans[unit.casefold()] if unit else number(match["n"], language)
    if last is None or last.month is None or not 2 <= count <= 24:
        return []
    day = last.day or int(group(match, "d2") or 0)
    if day and day < _SHORTEST_END[last.month - 1]:
        return []
    if isinstance(last.year, int):
        before = last.year * 12 + last.month - count
        return [expression(match, Point(before // 12, before % 12 + 1), Point(last.year, last.month))]
    # A range without a year may begin in the one before its end, but not earlier.
    first = Point(None, (last.month - count) % 12 + 1)
    return [expression(match, first, Point(last.year, last.month))] if count <= 12 else []


def _season(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    year = year_of(match, 1, language)
    season = words(language).seasons[match["s"].casefold()]
    return [expression(match, Point(year, season))]


YEAR_READERS: dict[str, Reader] = {
    "years": _years,
    "year": _year,
    "decade": _decade,
    "short decade": _short_decade,
    "century": _century,
    "short part": _short_part,
    "short part alone": _short_part_alone,
    "season": _season,
    "months of": _first_months,
    "months to": _months_to,
    "first months": _first_months,
    "half or quarter": _half_or_quarter,
    "century word": _century_word,
    "fiscal year": _fiscal_year,
    "short fiscal year": _short_fiscal_year,
    "decade word": _decade_word,
}
