"""Days and months: `25-28 September 2021`, `May 5`, `January-August`."""

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from vnru_extract.extractors.dates import guards
from vnru_extract.extractors.dates.expression import Expression, Point
from vnru_extract.extractors.dates.reading import (
    Reader,
    expression,
    group,
    is_between,
    listed_days,
    number,
    point,
    year_of,
)
from vnru_extract.extractors.dates.words import capital, initial, months, weekdays, words

# 05/12/2019
_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?!\d)")


@cache
def _weekday_after(language: str) -> re.Pattern[str]:
    """`June 4 (Sunday)`."""
    return re.compile(rf"\ \((?P<w>{capital(weekdays(language))})\.?\)")


@cache
def _numeric_month_left(language: str) -> re.Pattern[str]:
    """`in 09/2021`."""
    return re.compile(rf"\b{initial(words(language).before.numeric_month)}\ +$")


def _calendar(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`28 June-2 July 2023`: one or two full points."""
    first, last = point(match, 1, language), point(match, 2, language)
    if first is None or (first.year is None and (match["m1"] or "").islower()):
        return []
    if first.year is None and last is None:
        if guards.is_yearly(flow, match.start(), match.end(), language) or guards.is_place(flow, match.end(), language):
            return []
        if first.day and (value := guards.named_day(flow, match.start(), match.end(), first, language)):
            return [replace(expression(match, Point()), first=None, fixed=value)]
    found = expression(match, first, last)
    after = None if last else _weekday_after(language).match(flow, found.end)
    if first.day and after:
        found = replace(found, end=after.end(), weekday=weekdays(language)[after["w"].casefold()])
    return [found]


def _named_day(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`9/11`: named without its year."""
    [day] = [named.day for named in words(language).named_day if match["e"] in named.forms]
    return [replace(expression(match, Point()), first=None, fixed=day.isoformat())]


def _numeric_day(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """Day and month in figures: the order must be clear from the figures or, with dots, from custom."""
    if guards.is_numbered(flow, match.start(), language):
        return []
    a, b, year = int(match["a"]), int(match["b"]), int(match["y1"])
    if a == 0 or b == 0:
        return []
    if match["sep"] == "." and b <= 12 and a <= 31:
        return [expression(match, Point(year, b, a))]
    if a <= 12 < b <= 31:
        return [expression(match, Point(year, a, b))]
    if b <= 12 and (12 < a <= 31 or a == b):
        return [expression(match, Point(year, b, a))]
    if order := _order(flow):
        day, month = (a, b) if order == "day first" else (b, a)
        return [expression(match, Point(year, month, day))] if month <= 12 else []
    return []


def numeric_day_on(weekday: int, start: int, flow: str, at: int) -> Expression | None:
    """`Thursday, 05/12/2019`: the weekday tells which of the figures is the day."""
    match = _SLASHED.match(flow, at)
    if match is None:
        return None
    a, b, year = int(match[1]), int(match[2]), int(match[3])
    days = {(month, day) for day, month in ((a, b), (b, a)) if _is_on(weekday, year, month, day)}
    if len(days) != 1:
        return None
    [(month, day)] = days
    return Expression(start, match.end(), "", first=Point(year, month, day), weekday=weekday)


def _is_on(weekday: int, year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


@lru_cache(maxsize=4)
def _order(flow: str) -> str | None:
    """Which of day and month a document writes first, from those of its dates that leave no doubt."""
    pairs = [(int(first), int(second)) for first, second, _ in _SLASHED.findall(flow)]
    day_first = any(12 < first <= 31 for first, _ in pairs)
    month_first = any(12 < second <= 31 for _, second in pairs)
    if day_first == month_first:
        return None
    return "day first" if day_first else "month first"


def _numeric_month(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    clear = _numeric_month_left(language).search(flow[max(0, match.start() - 12) : match.start()])
    return [expression(match, Point(int(match["y1"]), int(match["m1"])))] if clear else []


def _days(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`5-8 March`; joined by `and` only after `between`, or where one day follows the other."""
    first, last = int(match["d1"]), int(match["d2"])
    apart = match["and"] and not is_between(match, language)
    if first >= last or (apart and last != first + 1):
        return []
    end = 1 if group(match, "m1") else 2
    month = months(language)[match[f"m{end}"].casefold()]
    year = year_of(match, 2, language)
    return [expression(match, Point(year, month, first), Point(year, month, last))]


def _day_list(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`4, 5 and 8 March 2019`: a day each, or one range where they follow one another."""
    month = months(language)[(group(match, "m1") or match["m2"]).casefold()]
    year = year_of(match, 2, language)
    return listed_days(match, year, month, expression(match, Point()).end)


def _month(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    first, last = point(match, 1, language), point(match, 2, language)
    if first is None or guards.is_wish(flow, match.start(), match.end(), language):
        return []
    return [expression(match, first, last)]


def _months(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`January-August`; joined by `and` only after `between`."""
    if match["and"] and not is_between(match, language):
        return []
    first, last = months(language)[match["m1"].casefold()], point(match, 2, language)
    if last is None or first == last.month:
        return []
    return [expression(match, Point(last.year, first), last)]


def _between(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`between April 2000 and March 2023`: one range; without `between` the two are apart."""
    first, last = point(match, 1, language), point(match, 2, language)
    return [expression(match, first, last)] if first and last and is_between(match, language) else []


def _fiscal_months(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`April-August 2022-23`: months of a year that runs over two, which begins with the first or after it.

    A range that opens in January to March lies in the second: no country that writes its years so begins them then.
    """
    first, last = months(language)[match["m1"].casefold()], months(language)[match["m2"].casefold()]
    year = int(match["y1"])
    if (year + 1) % 100 != int(match["y2"]):
        return []
    begins = year + (first < 4)
    return [expression(match, Point(begins, first), Point(begins + (last < first), last))]


def _month_alone(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    name = match["m1"]
    start, end = match.start(), match.start() + len(name)
    if not guards.is_month(flow, start, end, language) or guards.is_yearly(flow, start, end, language):
        return []
    return [expression(match, Point(month=months(language)[name.casefold()]))]


def _ordinal_day(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    first = point(match, 1, language)
    return [expression(match, replace(first, day=number(match["o"], language)))] if first else []


DAY_READERS: dict[str, Reader] = {
    "iso day": _calendar,
    "named day": _named_day,
    "numeric day": _numeric_day,
    "numeric month": _numeric_month,
    "day month": _calendar,
    "days month": _days,
    "day list": _day_list,
    "month day": _calendar,
    "month days": _days,
    "month": _month,
    "months": _months,
    "between days": _between,
    "between months": _between,
    "fiscal months": _fiscal_months,
    "month alone": _month_alone,
    "ordinal day": _ordinal_day,
}
