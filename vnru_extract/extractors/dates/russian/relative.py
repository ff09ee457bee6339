"""Russian expressions read against another time: `на прошлой неделе`, `два года назад`, `во вторник`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Base, Expression, Point, Unit, YearWord
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.russian.guards import left_of
from vnru_extract.extractors.dates.russian.reading import number, year_by_word, year_of
from vnru_extract.extractors.dates.russian.words import initial, months, seasons, weekdays, words
from vnru_extract.extractors.dates.scanning import ShapeReader
from vnru_extract.lexicon import alternation
from vnru_extract.morphology import parses

# "сегодня в Москве состоялась", "подписал сегодня": a verb in the past, a few words on or right before.
_PAST = r"[а-яё]+(?:[аеиоуыяюё]л|шл)[аои]?(?:сь|ся)?(?!\w)"
_HAPPENED = re.compile(rf",?(?:\ +[\w\"-]+){{0,5}}?\ +{_PAST}")
_HAPPENED_BEFORE = re.compile(rf"(?<!\w){_PAST}\ +$")
# "накануне визита": the eve of something
_WORD_RIGHT = re.compile(r"\ +\"?(\w+)")
# "через год после визита": told from the visit
_SINCE_RIGHT = re.compile(r"\ +(?:после|с)(?!\w)")
# "прошлые века"
_PLURAL = re.compile(r"\w+[ыи][ех]\ ")
# "в среду обитания"
_HABITAT = re.compile(r"\ +обитани")
# One of them, without a number: "годом ранее".
_SINGULAR = {"год", "годом", "день", "днем", "днём", "месяц", "месяцем", "неделю", "неделей"}
# "во вторник", "с понедельника", "вечером в пятницу и в субботу"
_WEEKDAY_LEFT = re.compile(r"(?:^|[^\w-])(?:[Вв]о?|[Кк]о?|[Сс]о?|[Дд]о|[Нн]а|[Пп]осле|[Пп]о|вечером|утром|и)\ +$")


def _relative_year(match: re.Match[str], flow: str) -> list[Expression]:
    """`прошлом году`, `том же году`."""
    return [Expression(match.start(), match.end(), "", first=Point(year_of(match, 1)))]


def _relative(match: re.Match[str], flow: str) -> list[Expression]:
    """A unit, season, weekday or month beside now; of `тот же` only what the story tells of."""
    word = year_by_word(match["r1"], same=match["same1"] is not None)
    if match["s"]:
        return _relative_season(match, word)
    if word.base == "story":
        is_month = match["unit"] and _unit(match) == "month"
        return [_relative_to(match, "month", word.offset, base="story")] if is_month else []
    if match["w"]:
        return [replace(_relative_to(match, "weekday", word.offset), weekday=weekdays()[match["w"].casefold()])]
    if match["m"]:
        return [_relative_to(match, "month", word.offset, first=Point(month=months()[match["m"].casefold()]))]
    return _relative_unit(match, word.offset)


def _unit(match: re.Match[str]) -> Unit:
    return words().units[match["unit"].casefold()]


def _relative_unit(match: re.Match[str], offset: int) -> list[Expression]:
    """A unit of the calendar; `следующее десятилетие`, `прошлые века` are none."""
    unit = _unit(match)
    if _PLURAL.match(match[0]) and unit != "weekend":
        return []
    if (unit == "decade" and offset) or (unit == "century" and offset > 0):
        return []
    return [_relative_to(match, unit, offset)]


def _relative_season(match: re.Match[str], word: YearWord) -> list[Expression]:
    season = seasons()[match["s"].casefold()]
    if word.base == "story" or word.offset == 0:
        return [Expression(match.start(), match.end(), "", first=Point(word, season))]
    return [_relative_to(match, "season", word.offset, first=Point(month=season))]


def _relative_to(
    match: re.Match[str], unit: Unit, offset: int, base: Base = "now", first: Point | None = None
) -> Expression:
    return Expression(match.start(), match.end(), "", unit=unit, offset=offset, base=base, first=first)


def _story(match: re.Match[str], flow: str) -> list[Expression]:
    """`тот же день`, `следующий день`, `том же месяце`; `этот день` may be any year's."""
    stem = match["r1"].casefold()
    word = year_by_word(stem, same=match["same1"] is not None)
    follows = stem == "следующ"
    if word.base != "story" and not follows:
        return []
    return [_relative_to(match, "day" if match["day"] else "month", 1 if follows else word.offset, base="story")]


def _same_period(match: re.Match[str], flow: str) -> list[Expression]:
    """`аналогичный период 2023 года`: its months are those told of last."""
    year = YearWord("now", -1) if group(match, "before") else year_of(match, 2)
    return [_relative_to(match, "same", 0, base="story", first=Point(year))]


def _ago(match: re.Match[str], flow: str) -> list[Expression]:
    """`два года назад` from now; `годом ранее` from the time last told of."""
    if match["n"] is None and match["unit"].casefold() not in _SINGULAR:
        return []
    count = number(match["n"]) if match["n"] else 1
    left = left_of(match, flow)
    if _rough_left().search(left) or not 1 <= count <= 200:
        return []
    unit = words().counted_units[match["unit"].casefold()]
    offset = count if match["later"] else -count
    base: Base = "now" if match["ago"] else "story"
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord(base, offset)))]
    if base == "story" and unit != "day":
        return []
    return [_relative_to(match, unit, offset, base=base)]


def _after(match: re.Match[str], flow: str) -> list[Expression]:
    """`через год стороны подписали`, `спустя три дня`: from the time told of last, where it is over."""
    if _SINCE_RIGHT.match(flow, match.end()) or not _HAPPENED.match(flow, match.end()):
        return []
    if match["n"] is None and match["unit"] not in _SINGULAR:
        return []
    count, unit = number(match["n"]) if match["n"] else 1, words().counted_units[match["unit"].casefold()]
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", count)))]
    return [_relative_to(match, "day", count, base="story")] if unit == "day" else []


@cache
def _rough_left() -> re.Pattern[str]:
    """`более 30 лет назад`, `полтора года назад`."""
    return re.compile(rf"(?:(?<!\w){initial(words().context.rough)}|[\d-])\ *$")


def _near_day(match: re.Match[str], flow: str) -> list[Expression]:
    """`вчера`, `послезавтра`."""
    return [_relative_to(match, "day", words().near_days[match["w"].casefold()])]


def _today(match: re.Match[str], flow: str) -> list[Expression]:
    """`сегодня` where something happened on the day: `сегодня утром`, `сегодня состоялась`; else the age is meant."""
    left = left_of(match, flow)
    if _aged_left().search(left):
        return []
    told = _hour_right().match(flow, match.end()) or _HAPPENED.match(flow, match.end()) or _HAPPENED_BEFORE.search(left)
    return [_relative_to(match, "day", 0)] if told else []


@cache
def _aged_left() -> re.Pattern[str]:
    """`и сегодня`, `на сегодня`."""
    return re.compile(rf"(?<!\w){initial(words().today.aged)}\ +$")


@cache
def _hour_right() -> re.Pattern[str]:
    """`сегодня утром`."""
    return re.compile(rf"\ +{alternation(words().today.hours)}(?!\w)")


def _eve(match: re.Match[str], flow: str) -> list[Expression]:
    """`накануне состоялась`; `накануне визита` is told from the visit."""
    after = _WORD_RIGHT.match(flow, match.end())
    if after and any(one.tag.case == "gent" for one in parses(after[1])):
        return []
    return [_relative_to(match, "day", -1)]


def weekday_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`во вторник`; not `каждую пятницу`, `среда обитания`."""
    left = left_of(match, flow)
    if not _WEEKDAY_LEFT.search(left) or not match["w"][1:].islower() or _HABITAT.match(flow, match.end()):
        return []
    return [replace(_relative_to(match, "weekday", 0), weekday=weekdays()[match["w"].casefold()])]


RELATIVE_READERS: Mapping[str, ShapeReader] = {
    "relative year": _relative_year,
    "relative": _relative,
    "story": _story,
    "same period": _same_period,
    "ago": _ago,
    "after": _after,
    "near day": _near_day,
    "today": _today,
    "eve": _eve,
}
