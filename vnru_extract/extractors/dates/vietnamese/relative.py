"""Vietnamese expressions read against another time: `hôm qua`, `tuần trước`, `ba năm trước`, `cùng kỳ năm 2023`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Base, Expression, Point, Unit, YearWord
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.scanning import ShapeReader
from vnru_extract.extractors.dates.vietnamese.reading import (
    WINDOW,
    expression,
    is_after,
    number,
    side_of,
    weekday_number,
    year_of,
)
from vnru_extract.extractors.dates.vietnamese.words import initial, words
from vnru_extract.lexicon import alternation

# "lần thứ Hai", "mỗi thứ Hai"
_EACH = ("hàng", "hằng", "lần", "mỗi")
# "trong 5 năm tới", "suốt tuần qua": a stretch of time
_STRETCH = ("suốt", "trong", "trong suốt", "trong vòng")
# "Một năm sau, hai bên ký"
_PAUSE_RIGHT = re.compile(r",\ ")
# "những năm tới", "hai tháng qua": counts
_COUNT_LEFT = re.compile(
    r"(?:\d|nửa|những|các|nhiều|vài|mấy|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\ +$", re.IGNORECASE
)
_UNITS: Mapping[str, Unit] = {"tuần": "week", "tháng": "month", "quý": "quarter"}


def _relative_to(
    match: re.Match[str], unit: Unit, offset: int, base: Base = "now", first: Point | None = None
) -> Expression:
    return Expression(match.start(), match.end(), "", unit=unit, offset=offset, base=base, first=first)


def _near_day(match: re.Match[str], flow: str) -> list[Expression]:
    """`hôm qua`, `sáng nay`; `hôm nay` where something happened on the day, for it is the age as well."""
    word = " ".join(match["w"].casefold().removeprefix("ngày hôm ").split())
    word = f"hôm {word}" if match["w"].casefold().startswith("ngày hôm ") else word
    if word in words().today.words and not _is_the_day(match, flow):
        return []
    return [_relative_to(match, "day", words().near_days[word])]


def _is_the_day(match: re.Match[str], flow: str) -> bool:
    if is_after(match, words().today.aged) or match["w"].casefold().startswith("ngày"):
        return False
    return _happened_right().match(flow, match.end()) is not None


@cache
def _happened_right() -> re.Pattern[str]:
    """`hôm nay (5/3)`, `hôm nay, tại Hà Nội`, `hôm nay đã ký`."""
    return re.compile(rf",?\ +(?:\(|\d|{alternation(words().today.happened)}(?!\w))")


def _story_day(match: re.Match[str], flow: str) -> list[Expression]:
    """`cùng ngày`, `hôm sau`."""
    offset = words().story_days[" ".join(match["w"].casefold().split())]
    return [_relative_to(match, "day", offset, base="story")]


def _relative(match: re.Match[str], flow: str) -> list[Expression]:
    """`tuần trước`, `tháng tới`; `trong tuần qua` is a stretch, `hai tháng qua` a count."""
    side = side_of(match)
    left = flow[max(0, match.start() - WINDOW) : match.start()]
    if side is None or _COUNT_LEFT.search(left) or (side and _is_stretch(match)):
        return []
    unit: Unit = "weekend" if match["weekend"] else _UNITS[match["unit"].casefold()]
    return [_relative_to(match, unit, side)]


def _day_of_a_month(match: re.Match[str], flow: str) -> list[Expression]:
    """`ngày 20 tháng này`; `3 tháng tới` is a count, so "ngày" or the like must stand before."""
    side = side_of(match)
    if side is None or not is_after(match, words().context.before_day):
        return []
    return [_relative_to(match, "month", side, first=Point(day=int(match["d1"])))]


def _is_stretch(match: re.Match[str]) -> bool:
    """`trong tuần qua`; `trong tháng tới` is the month."""
    return is_after(match, _STRETCH) and match["side"].casefold() in ("qua", "vừa qua")


def _same_period(match: re.Match[str], flow: str) -> list[Expression]:
    """`cùng kỳ năm trước`: the months told of last, a year before."""
    year = year_of(match, 1)
    if year == YearWord("story", -1):
        year = YearWord("now", -1)
    return [replace(expression(match, Point(year)), unit="same", base="story")]


def _ago(match: re.Match[str], flow: str) -> list[Expression]:
    """`ba năm trước` and `cách đây 2 ngày` from now; `2 ngày sau đó`, `Một năm sau,` from the time last told of."""
    count, unit = number(match["c"]), words().units[match["u"].casefold()]
    left = flow[max(0, match.start() - WINDOW) : match.start()]
    later = group(match, "later")
    story = group(match, "story") or (later and _PAUSE_RIGHT.match(flow, match.end()))
    if not 1 <= count <= 200 or _rough_left().search(left) or is_after(match, _STRETCH) or (later and not story):
        return []
    base: Base = "story" if story else "now"
    offset = count if later else -count
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord(base, offset)))]
    return [] if story and unit != "day" else [_relative_to(match, unit, offset, base=base)]


@cache
def _rough_left() -> re.Pattern[str]:
    """`hơn 30 năm trước`."""
    return re.compile(rf"(?:(?<!\w){initial(words().context.rough)}|[\d-])\ *$")


def _is_weekday(match: re.Match[str]) -> bool:
    """Whether words beside it, or a capital, say that it is no ordinal number."""
    if match["sunday"] or match["week"] or match["side"] or is_after(match, words().context.before_weekday):
        return True
    return bool(match["w"][0].isupper())


def weekday_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`thứ Sáu`, `thứ Hai tuần tới`; `thứ hai` in lower case may be "the second"."""
    if not _is_weekday(match) or is_after(match, _EACH):
        return []
    found = replace(_relative_to(match, "weekday", 0), weekday=weekday_number(match))
    if match["side"]:
        return [replace(found, offset=words().sides[match["side"].casefold()])]
    if match["week"]:
        return [replace(found, unit="week", offset=words().sides[match["week"].casefold()])]
    return [found]


RELATIVE_READERS: Mapping[str, ShapeReader] = {
    "near day": _near_day,
    "story day": _story_day,
    "relative": _relative,
    "day of a month": _day_of_a_month,
    "same period": _same_period,
    "ago": _ago,
}
