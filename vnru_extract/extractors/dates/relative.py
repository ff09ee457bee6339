"""Expressions read against another time: `last week`, `two years ago`, `the following day`, `on Tuesday`."""

import re
from collections.abc import Callable
from typing import cast

from vnru_extract.extractors.dates.expression import Base, Expression, Point, Unit, YearWord
from vnru_extract.extractors.dates.shapes import S
from vnru_extract.extractors.dates.words import cased, months, weekdays, words
from vnru_extract.lexicon import alternation

# "the last year", "over the next week": a stretch of time, not a year of the calendar.
_STRETCH = re.compile(r"\b(?:[Tt]he|[Oo]ver|[Ww]ithin|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)\ +$")
_OF_RIGHT = re.compile(r"\ +(?:of\b|and\ +a\ half)")
# "more than 30 years ago", "some ten days earlier"
_ROUGH = re.compile(
    r"\b(?:[Oo]ver|[Tt]han|[Aa]lmost|[Nn]early|[Aa]bout|[Aa]round|[Ss]ome|[Rr]oughly|[Aa]pproximately|[Ll]east"
    r"|Updated|Published)\ +$"
)
_NAMED_WEEKDAY_LEFT = re.compile(rf"(?<!\w){cased(words().context.before_weekday_in_names)}{S}$")
_NAMED_WEEKDAY_RIGHT = re.compile(rf"{S}{alternation(words().context.after_weekday_in_names)}\b")
_TODAYS = re.compile(rf"'s{S}{alternation(words().context.after_todays)}\b")
_LASTING = re.compile(rf",?{S}(?:[\w'-]+{S}){{0,6}}?{alternation(words().context.lasting)}\b")
_HAPPENING = re.compile(
    rf",?{S}(?:I|we|We)\b|,?{S}(?:[\w'-]+{S}){{0,6}}?(?:met|held|signed|marks|announced|\w{{3,}}ed)\b"
)
_NOT_THE_DAY_LEFT = re.compile(
    r"\b(?:[Ee]ven|[Oo]f|[Uu]ntil|[Tt]ill|[Uu]p\ to|[Ss]till|is|are|exist|exists|as|as\ we\ see|world|here"
    r"|[Ff]rom|[Tt]o|[Aa]nd|[Ll]ike)\ +$"
)


def _relative(match: re.Match[str], flow: str) -> list[Expression]:
    """From now: `this year`, `last week`, `next Friday`, `last December`, `this fall`, `last night`."""
    offset = words().offsets[match["which"].casefold()]
    left = flow[max(0, match.start() - 16) : match.start()]
    if offset and (_STRETCH.search(left) or _OF_RIGHT.match(flow, match.end())):
        return []
    if match["unit"]:
        return _relative_unit(match, offset)
    if match["part"]:
        return _relative_part(match, offset)
    if match["w"]:
        return weekday_alone(match, flow)
    if match["m1"]:
        return [_relative_to(match, "month", offset, first=Point(month=months()[match["m1"].casefold()]))]
    return [_relative_to(match, "season", offset, first=Point(month=words().seasons[match["s"].casefold()]))]


def _relative_unit(match: re.Match[str], offset: int) -> list[Expression]:
    """A unit of the calendar; `this day` and `the next decade` name no time of it."""
    unit = words().units[match["unit"].casefold()]
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("now", offset)))]
    if unit == "day" or (unit == "decade" and offset) or (unit == "century" and offset > 0):
        return []
    return [_relative_to(match, unit, offset)]


def _relative_part(match: re.Match[str], offset: int) -> list[Expression]:
    """Parts of a day: `this afternoon`, `last night`."""
    if offset > 0 or (offset and match["part"] != "night"):
        return []
    return [_relative_to(match, "day", offset)]


def _relative_to(
    match: re.Match[str], unit: Unit, offset: int, base: Base = "now", first: Point | None = None
) -> Expression:
    return Expression(match.start(), match.end(), "", unit=unit, offset=offset, base=base, first=first)


def weekday_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`on Tuesday`, `last Friday`; not `Good Friday`, `every Monday`, `the Sunday Times`."""
    if match["w"].casefold() not in {day.name.casefold() for day in words().weekday}:
        return []
    left = flow[max(0, match.start() - 16) : match.start()]
    if _NAMED_WEEKDAY_LEFT.search(left) or _NAMED_WEEKDAY_RIGHT.match(flow, match.end()):
        return []
    offset = words().offsets[(match["which"] or "this").casefold()] if match["which"] else 0
    number = weekdays()[match["w"].casefold()]
    return [Expression(match.start(), match.end(), "", unit="weekday", offset=offset, weekday=number)]


def _story(match: re.Match[str], flow: str) -> list[Expression]:
    """`the same year`, `that month`, `the following day`: counted from the time last told of."""
    offset = words().offsets[(match["which"] or "same").casefold()]
    if match["unit"] == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, cast("Unit", match["unit"]), offset, base="story")]


def _same_period(match: re.Match[str], flow: str) -> list[Expression]:
    """`the same period last year`, `the same month of 2023`: the months last told of, in that year."""
    year = int(match["y1"]) if match["y1"] else YearWord("story", -1) if match["before"] else YearWord("now", -1)
    return [Expression(match.start(), match.end(), "", unit="same", base="story", first=Point(year))]


def _year_before(match: re.Match[str], flow: str) -> list[Expression]:
    """`the year before`, `the year before last`; not `the day before the meeting`."""
    if match["last"] != "last" and re.match(r"\ +[a-z]", flow[match.end() : match.end() + 3]):
        return []
    offset = words().offsets[match["which"]]
    if match["last"] == "last":
        return (
            [Expression(match.start(), match.end(), "", first=Point(YearWord("now", 2 * offset)))]
            if match["unit"] == "year"
            else []
        )
    if match["unit"] == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, "day", offset, base="story")]


def _ago(match: re.Match[str], flow: str) -> list[Expression]:
    """`two years ago` from now; `two years later` from the time last told of, if it ends there."""
    count = _count(match["n"])
    left = flow[max(0, match.start() - 16) : match.start()]
    if _ROUGH.search(left) or not 1 <= count <= 200:
        return []
    which = match["which"].casefold()
    offset, unit = count * words().offsets[which], cast("Unit", match["unit"])
    if which == "ago":
        if unit == "year" and not match["today"]:
            return [Expression(match.start(), match.end(), "", first=Point(YearWord("now", offset)))]
        return [_relative_to(match, unit, offset)]
    if re.match(r"\ +(?:\w|than)", flow[match.end() : match.end() + 3]) or unit in ("week", "month"):
        return []
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, unit, offset, base="story")]


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return words().numbers.get(word.casefold(), 1)


def _near_day(match: re.Match[str], flow: str) -> list[Expression]:
    word = match["w"].casefold()
    if word == "today" and not _is_the_day(match, flow):
        return []
    return [_relative_to(match, "day", words().near_days[word])]


def _is_the_day(match: re.Match[str], flow: str) -> bool:
    """Whether `today` is the day of the document, not the age: `signed today`, not `today's world`."""
    left, after = flow[max(0, match.start() - 16) : match.start()], match.end()
    if _TODAYS.match(flow, after) or _NOT_THE_DAY_LEFT.search(left):
        return False
    if match["w"][0].isupper() and not flow.startswith("'s", after):
        return _HAPPENING.match(flow, after) is not None and _LASTING.match(flow, after) is None
    return True


def _day_but_one(match: re.Match[str], flow: str) -> list[Expression]:
    return [_relative_to(match, "day", -2 if match["which"].startswith("before") else 2)]


def _season_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`in the autumn`; `the fall of the city`, `Prague Spring`, `Spring Festival` are none."""
    left = flow[max(0, match.start() - 16) : match.start()]
    if not match["s"].islower() or not re.search(r"\b(?:in|by|during|until|since|for)\ +(?:the\ +)?$", left):
        return []
    if re.match(r"\ +of\b|\ +[a-z]+s\b", flow[match.end() : match.end() + 16]):
        return []
    return [_relative_to(match, "season", 0, first=Point(month=words().seasons[match["s"]]))]


def _end_of_unit(match: re.Match[str], flow: str) -> list[Expression]:
    """`the end of the year`: the year told of in the sentence, else this one."""
    unit = match["unit"] or "year"
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("near")))]
    return [_relative_to(match, cast("Unit", unit), 0)]


RELATIVE_READERS: dict[str, Callable[[re.Match[str], str], list[Expression]]] = {
    "relative": _relative,
    "story": _story,
    "same period": _same_period,
    "year before": _year_before,
    "ago": _ago,
    "near day": _near_day,
    "day but one": _day_but_one,
    "season alone": _season_alone,
    "end of the unit": _end_of_unit,
}
