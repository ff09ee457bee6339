"""Days and months in Vietnamese: `24 đến 26/10/2024`, `ngày 5 tháng 3`, `tháng 6/2024`, `tháng 1 đến tháng 7`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.reading import full_year, group, listed_days
from vnru_extract.extractors.dates.scanning import ShapeReader
from vnru_extract.extractors.dates.vietnamese.habits import is_like_others, is_listed
from vnru_extract.extractors.dates.vietnamese.reading import (
    WINDOW,
    expression,
    is_after,
    month_at,
    point,
    side_of,
    weekday_number,
    year_of,
)
from vnru_extract.extractors.dates.vietnamese.words import initial, words
from vnru_extract.lexicon import alternation

# "hồi tháng 9": in the past
_PAST = ("hồi", "hồi cuối", "hồi giữa", "hồi đầu")
# "30 tháng 4": a day that was refused takes its month with it
_FIGURE_LEFT = re.compile(r"\d\ +$")
# "mỗi tháng 2 lần", "hai tháng một lần"
_COUNT_LEFT = re.compile(r"(?<!\w)(?:[Mm]ỗi|[Hh]àng|[Hh]ằng|[Rr]ằm)\ +$")
# "thứ Sáu 25/10", "Chủ nhật, ngày"
_WEEKDAY_LEFT = re.compile(r"(?:[Tt]hứ\ +\w+|[Cc]hủ\ [Nn]hật),?\ +$")
# "(24/10)", "Thứ Sáu, 25/10": figures that nothing but a date would stand in
_OPEN_LEFT = re.compile(
    r"\(\ *$|(?:hôm|Hôm|[Ss]áng|[Cc]hiều|[Tt]ối)\ (?:nay|qua),?\ +\(?$|(?:[Tt]hứ\ \w+|[Cc]h[ủú]a? [Nn]hật),?\ +\(?$"
)
_CLOSE_RIGHT = re.compile(r"\ *[),.;]")
_LOWER_RIGHT = re.compile(r"\ +[^\W\d_A-Z]")
# What follows a day that a line begins with: a time, a bar, nothing.
_STAMP = re.compile(r"[\])]?\ *(?:$|\n|[|]|(?:[,-]\ *)?(?:lúc\ )?[0-2]?\d[:h][0-5]\d)")
# "1/3: Tổng thống thăm": the day of an item of a chronicle
_HEAD_RIGHT = re.compile(r"\ ?[:—]\ |\ -\ ")
_LINE_LEFT = re.compile(r"(?:^|\n)[\W_]*$")


@cache
def _yearly_right() -> re.Pattern[str]:
    """`2/9 hằng năm`; lunar days are no days of the calendar."""
    return re.compile(rf"(?:,?\ +|\ \(){alternation(words().context.yearly_after)}(?!\w)")


@cache
def _place_left() -> re.Pattern[str]:
    """`đường 30 tháng 4`, `Cách mạng Tháng Tám`."""
    return re.compile(rf"(?<!\w){initial(words().context.places)}\ +$")


def _left(match: re.Match[str], flow: str) -> str:
    return flow[max(0, match.start() - WINDOW) : match.start()]


def _comes_back(match: re.Match[str], flow: str) -> bool:
    """Whether it is each year's, or a street's name."""
    return bool(
        _yearly_right().match(flow, match.end())
        or is_after(match, words().context.yearly)
        or _place_left().search(_left(match, flow))
    )


def is_numbered(match: re.Match[str]) -> bool:
    """Whether the figures are the number of something: `số 12/2020`."""
    return is_after(match, words().context.before_number)


def _numeric_day(match: re.Match[str], flow: str) -> list[Expression]:
    """A day with its year; two such with one day and month are an anniversary: two dates."""
    if is_numbered(match):
        return []
    first, last = point(match, 1) or Point(), point(match, 2)
    if last and (first.month, first.day) == (last.month, last.day):
        return [
            Expression(match.start(), match.end("y1"), "", first=first),
            Expression(match.start("d2"), match.end("y2"), "", first=last),
        ]
    return [expression(match, first, last) if last else _with_weekday(expression(match, first), flow)]


def _short_day(match: re.Match[str], flow: str) -> list[Expression]:
    """`ngày 20/6/24`, a line `20/06/24 12:15`: other figures of this shape are versions or telephones."""
    stamped = _LINE_LEFT.search(_left(match, flow)) and _STAMP.match(flow, match.end())
    if not stamped and not is_after(match, words().context.before_day):
        return []
    return [expression(match, Point(full_year(match["yy"]), int(match["m1"]), int(match["d1"])))]


@cache
def _weekday_after() -> re.Pattern[str]:
    """`20/11/2024 (thứ Tư)`."""
    named = f"{initial(words().weekdays)}|[2-7]"
    return re.compile(rf"\ \((?:[Tt]hứ\ +(?P<w>{named})|(?P<sunday>{alternation(words().sunday.words)}))\)")


def _with_weekday(found: Expression, flow: str) -> Expression:
    """The day with the weekday that stands behind it in brackets."""
    after = _weekday_after().match(flow, found.end)
    return replace(found, end=after.end(), weekday=weekday_number(after)) if after else found


def _is_day_here(match: re.Match[str], flow: str, *, fraction: bool) -> bool:
    """Whether figures without a year are a day: behind "ngày", "sáng" and the like, else where no count can stand.

    `fraction`: they could as well be a share, a score or a range of numbers.
    """
    context = words().context
    if _comes_back(match, flow):
        return False
    if is_after(match, context.before_day) or (
        _OPEN_LEFT.search(_left(match, flow)) and _CLOSE_RIGHT.match(flow, match.end())
    ):
        return True
    heads = _LINE_LEFT.search(_left(match, flow)) and _HEAD_RIGHT.match(flow, match.end())
    if heads or _WEEKDAY_LEFT.search(_left(match, flow)):
        return True
    return not fraction and is_after(match, context.before_day_weakly)


def _numeric_day_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`ngày 20/6`; `2/3 dân số` is a share, `2-1` a score, `20.6` a number."""
    day, month = int(match["d1"]), int(match["m1"])
    shares = match["sep1"] != "/" or (day < month <= 10 and _LOWER_RIGHT.match(flow, match.end()) is not None)
    known = _is_day_here(match, flow, fraction=shares) or is_like_others(match, flow)
    if is_numbered(match) or not (known or is_listed(match, flow)):
        return []
    return [_with_weekday(one, flow) for one in _on_side(match, Point(year_of(match, 1), month, day))]


def _on_side(match: re.Match[str], first: Point) -> list[Expression]:
    """A month or day, perhaps with `tới` or `vừa qua`, which say on which side of now it is."""
    side, found = side_of(match), expression(match, first)
    if side == 0:
        return [replace(found, first=replace(first, year=YearWord("now")))]
    return [replace(found, offset=side) if side else found]


def _numeric_days(match: re.Match[str], flow: str) -> list[Expression]:
    """`24 đến 26/10/2024`, `19-20/6`; `5-7.6` is a range of numbers."""
    first, last, month = int(match["d1"]), int(match["d2"]), int(match["m2"])
    year = year_of(match, 2) or year_of(match, 3)
    doubtful = match["sep2"] != "/" and not is_after(match, ("từ", "từ ngày"))
    if first >= last or is_numbered(match) or (year is None and not _is_range_here(match, flow, fraction=doubtful)):
        return []
    return [expression(match, Point(year, month, first), Point(year, month, last))]


def _is_range_here(match: re.Match[str], flow: str, *, fraction: bool) -> bool:
    """Whether figures without a year are a range of days: their month is written with a stroke, or words say so."""
    return _is_day_here(match, flow, fraction=fraction) or (not fraction and not _comes_back(match, flow))


def _numeric_range(match: re.Match[str], flow: str) -> list[Expression]:
    """`30/6-3/7/2024`, `9-11 đến 16-11`."""
    year = year_of(match, 2) or year_of(match, 3)
    if match["sep1"] != match["sep2"] or is_numbered(match):
        return []
    strokes = match["sep1"] == "/"
    if year is None and not (strokes or _is_day_here(match, flow, fraction=False)):
        return []
    first, last = Point(None, int(match["m1"]), int(match["d1"])), Point(year, int(match["m2"]), int(match["d2"]))
    return [] if (first.month, first.day) == (last.month, last.day) else [expression(match, first, last)]


def _list(match: re.Match[str], flow: str) -> list[Expression]:
    """`5, 12 và 19/5/2024`: a day each, or one range where they follow one another."""
    month, year = int(match["m2"]), year_of(match, 2)
    known = year is not None or _is_day_here(match, flow, fraction=False)
    return listed_days(match, year, month, match.end()) if known and not is_numbered(match) else []


def _day_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`ngày 30 tháng 1 năm 1950`; `2 tháng 9 ngày` counts months."""
    first, last = point(match, 1), point(match, 2)
    if first is None or (first.year is None and last is None and not _is_word_day(match, flow)):
        return []
    if _is_lunar(match, first):
        return []
    return _on_side(match, first) if last is None else [expression(match, first, last)]


def _is_word_day(match: re.Match[str], flow: str) -> bool:
    """Whether `5 tháng 3` is a day: behind "ngày" and the like, or where a line begins."""
    left = _left(match, flow)
    return not _comes_back(match, flow) and bool(
        is_after(match, words().context.before_day) or _LINE_LEFT.search(left) or _WEEKDAY_LEFT.search(left)
    )


def _days_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`5 đến 7 tháng 3`; joined by "và" only where one day follows the other."""
    first, last = int(match["d1"]), int(match["d2"])
    year, month = year_of(match, 2), month_at(match, 2)
    if first >= last or (match["and"] and last != first + 1) or (year is None and not _is_ranged(match, flow)):
        return []
    return [expression(match, Point(year, month, first), Point(year, month, last))]


def _is_ranged(match: re.Match[str], flow: str) -> bool:
    return _is_word_day(match, flow) or is_after(match, ("từ", "từ ngày"))


def _numeric_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`6/2024`, but the number of no act: `12/2020/NĐ-CP`, `số 5/2020`."""
    first, last = point(match, 1), point(match, 2)
    return [] if is_numbered(match) or first is None else [expression(match, first, last)]


def _month(match: re.Match[str], flow: str) -> list[Expression]:
    first, last = point(match, 1), point(match, 2)
    left = _left(match, flow)
    if first is None or _comes_back(match, flow) or _is_lunar(match, first) or _COUNT_LEFT.search(left):
        return []
    if first.year is None and last is None and _FIGURE_LEFT.search(left):
        return []
    if last is None and first.year is None and side_of(match) is None and is_after(match, _PAST):
        return [replace(expression(match, first), offset=-1)]
    return _on_side(match, first) if last is None else [expression(match, first, last)]


def _is_lunar(match: re.Match[str], first: Point) -> bool:
    """`tháng Giêng`, `tháng Chạp`: of the lunar year, unless a year in figures follows."""
    name = (group(match, "n1") or "").casefold()
    return name in words().lunar_months and not isinstance(first.year, int)


def _months(match: re.Match[str], flow: str) -> list[Expression]:
    first, last = month_at(match, 1), point(match, 2)
    if last is None or first is None or first == last.month:
        return []
    return [expression(match, Point(last.year, first), last)]


def _month_pair(match: re.Match[str], flow: str) -> list[Expression]:
    """`tháng 5 và 6/2024`: two months."""
    last = point(match, 2)
    if last is None or int(match["first"]) >= (last.month or 0):
        return []
    first = Expression(match.start(), match.end("first"), "", first=replace(last, month=int(match["first"])))
    return [first, replace(expression(match, last), start=match.start("m2"))]


DAY_READERS: Mapping[str, ShapeReader] = {
    "iso day": _numeric_day,
    "numeric day": _numeric_day,
    "short day": _short_day,
    "numeric days": _numeric_days,
    "numeric range": _numeric_range,
    "numeric list": _list,
    "numeric day month": _numeric_day_month,
    "day month": _day_month,
    "days month": _days_month,
    "numeric month": _numeric_month,
    "month": _month,
    "month range": _month,
    "months": _months,
    "month pair": _month_pair,
}
