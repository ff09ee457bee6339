"""Days and months in Russian: `25-28 сентября 2021 года`, `с 5 по 7 марта`, `в январе-июле`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point
from vnru_extract.extractors.dates.reading import full_year, group, listed_days
from vnru_extract.extractors.dates.russian.guards import comes_back, is_numbered, left_of
from vnru_extract.extractors.dates.russian.reading import expression, is_after, month_of, ordinal, point, year_of
from vnru_extract.extractors.dates.russian.words import initial, months, weekdays, words
from vnru_extract.extractors.dates.scanning import ShapeReader

# "2 сентября": a day that was refused takes its month with it
_DAY_LEFT = re.compile(r"\d(?:-?[а-я]{1,3})?\ +$|(?:ого|ьего|ое)\ +$")
_LINE_LEFT = re.compile(r"(?:^|\n)[\ \[(]*$")
# What follows a day that a line begins with: a time, a bar, nothing.
_STAMP = re.compile(r"[\])]?\ *(?:$|\n|[|]|(?:[,-]\ *)?[0-2]?\d:[0-5]\d)")
_ATTACKS = date(2001, 9, 11)


@cache
def _attack_left() -> re.Pattern[str]:
    """`теракты 11 сентября`."""
    return re.compile(rf"(?<!\w){initial(words().context.attacks)}\ +$")


@cache
def _weekday_after() -> re.Pattern[str]:
    """`5 марта (пятница)`, `5 марта, в пятницу,`."""
    return re.compile(rf"(?:\ ?\((?P<w>{initial(weekdays())})\)|,\ (?:в|во)\ (?P<v>{initial(weekdays())})(?=[,.;]))")


def _calendar(match: re.Match[str], flow: str) -> list[Expression]:
    """One or two full points: `28 июня - 2 июля 2023 года`."""
    first, last = point(match, 1), point(match, 2)
    if first is None or comes_back(match, flow) or (group(match, "by") and not is_after(match, "с|со|от")):
        return _first_alone(match, flow) if first and last else []
    if first == Point(None, _ATTACKS.month, _ATTACKS.day) and _attack_left().search(left_of(match, flow)):
        return [replace(expression(match, Point()), first=None, fixed=_ATTACKS.isoformat())]
    found = expression(match, first, last)
    after = None if last else _weekday_after().match(flow, found.end)
    if after:
        found = replace(found, end=after.end(), weekday=weekdays()[(after["w"] or after["v"]).casefold()])
    return [found]


def _first_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """Only the first of two points that no range joins."""
    if comes_back(match, flow):
        return []
    end = max(match.end(name) for name in ("m1", "y1", "r1", "b1") if name in match.re.groupindex)
    return [Expression(match.start(), end, "", first=point(match, 1))]


def _numeric_day(match: re.Match[str], flow: str) -> list[Expression]:
    """The day comes first: `03.05.2021` is in May."""
    if is_numbered(match, flow):
        return []
    found = expression(match, point(match, 1) or Point(), point(match, 2))
    return [found]


def _short_day(match: re.Match[str], flow: str) -> list[Expression]:
    """`от 20.06.24`, `20.06.24 г.`, a line `20.06.24 12:15`: other figures of this shape are versions or telephones."""
    led = is_after(match, "от|с|до|по|дата:") or (
        _LINE_LEFT.search(left_of(match, flow)) and _STAMP.match(flow, match.end())
    )
    if not (led or match["noun"]) or is_numbered(match, flow):
        return []
    return [expression(match, Point(full_year(match["yy"]), int(match["m1"]), int(match["d1"])))]


def _day_of_a_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`20 числа этого месяца`."""
    offset = words().from_now[match["r1"].casefold()]
    return [replace(expression(match, Point(day=int(match["d1"]))), unit="month", offset=offset)]


def _numeric_days(match: re.Match[str], flow: str) -> list[Expression]:
    last = point(match, 1)
    if last is None or int(match["from"]) >= (last.day or 0):
        return []
    return [expression(match, replace(last, day=int(match["from"])), last)]


def _numeric_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`в 09.2021`: after a preposition only, or figures of anything would do."""
    return [expression(match, point(match, 1) or Point())] if is_after(match, "в|с|за|до|к|по|на") else []


def _days(match: re.Match[str], flow: str) -> list[Expression]:
    """`5-8 марта`; joined by "и" only after "между", or where one day follows the other."""
    first, last = int(match["d1"]), int(match["d2"])
    apart = match["and"] and not is_after(match, "между")
    unled = group(match, "by") and not is_after(match, "с|со|от|в период с")
    if first >= last or (apart and last != first + 1) or unled or comes_back(match, flow):
        return []
    month, year = month_of(match["m2"]), year_of(match, 2)
    return [expression(match, Point(year, month, first), Point(year, month, last))]


def _day_list(match: re.Match[str], flow: str) -> list[Expression]:
    """`5, 12 и 19 мая 2023 года`: a day each, or one range where they follow one another."""
    if comes_back(match, flow):
        return []
    month, year = month_of(match["m2"]), year_of(match, 2)
    return listed_days(match, year, month, expression(match, Point()).end)


def _between(match: re.Match[str], flow: str) -> list[Expression]:
    """`между 24 мая и 3 июня 2018 года`: one range; without "между" the two are apart."""
    first, last = point(match, 1), point(match, 2)
    return [expression(match, first, last)] if first and last and is_after(match, "между") else []


def _month(match: re.Match[str], flow: str) -> list[Expression]:
    first, last = point(match, 1), point(match, 2)
    if first is None or comes_back(match, flow):
        return []
    apart = (group(match, "and") and not is_after(match, "между")) or (
        group(match, "by") and not is_after(match, "с|со|от|период с")
    )
    return _first_alone(match, flow) if apart else [expression(match, first, last)]


def _months(match: re.Match[str], flow: str) -> list[Expression]:
    """`январь-август`, `с января по август`; joined by "и" only after "между"."""
    if group(match, "and") and not is_after(match, "между"):
        return []
    if group(match, "by") and not is_after(match, "с|со|от|период с"):
        return []
    first, last = month_of(match["m1"]), point(match, 2)
    if last is None or first == last.month:
        return []
    return [expression(match, Point(last.year, first), last)]


def _month_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`в мае`; with a capital it is a name, or the head of a table."""
    name = match["m1"].casefold()
    left = left_of(match, flow)
    if not match["m1"].islower() or name in _short_months() or comes_back(match, flow) or _DAY_LEFT.search(left):
        return []
    return [expression(match, Point(month=months()[name]))]


@cache
def _short_months() -> frozenset[str]:
    return frozenset(form for one in words().month for form in one.short)


def _ordinal_day(match: re.Match[str], flow: str) -> list[Expression]:
    first, day = point(match, 1), ordinal(match["o"], match["tens"])
    return [expression(match, replace(first, day=day))] if first and day <= 31 else []


DAY_READERS: Mapping[str, ShapeReader] = {
    "iso day": _numeric_day,
    "numeric day": _numeric_day,
    "short day": _short_day,
    "day of a month": _day_of_a_month,
    "numeric days": _numeric_days,
    "numeric month": _numeric_month,
    "day month": _calendar,
    "days month": _days,
    "between days": _between,
    "day list": _day_list,
    "month": _month,
    "months": _months,
    "month alone": _month_alone,
    "ordinal day": _ordinal_day,
}
