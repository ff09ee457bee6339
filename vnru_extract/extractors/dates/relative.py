"""Expressions read against another time: `last week`, `two years ago`, `the following day`, `on Tuesday`."""

import re
from functools import cache

from vnru_extract.extractors.dates.expression import Base, Expression, Point, Unit, YearWord
from vnru_extract.extractors.dates.fragments import S
from vnru_extract.extractors.dates.reading import Reader
from vnru_extract.extractors.dates.words import cased, initial, months, weekdays, words
from vnru_extract.lexicon import alternation

# "the day before the meeting"
_LOWER_RIGHT = re.compile(r"\ +[a-z]")
# "two years later than", "two days after the"
_MORE_RIGHT = re.compile(r"\ +\w")
# "the fall of the city", "the spring rains": no season of a year.
_NO_SEASON_RIGHT = re.compile(r"\ +of\b|\ +[a-z]+s\b")


@cache
def _stretch_left(language: str) -> re.Pattern[str]:
    """`the last year`, `over the next week`."""
    return re.compile(rf"\b{initial(words(language).before.stretch)}\ +$")


@cache
def _stretch_right(language: str) -> re.Pattern[str]:
    """`last year of the war`, `last year and a half`."""
    return re.compile(rf"\ +{alternation(words(language).after.stretch)}\b")


@cache
def _rough_left(language: str) -> re.Pattern[str]:
    """`more than 30 years ago`, `some ten days earlier`."""
    return re.compile(rf"\b{initial(words(language).before.rough)}\ +$")


@cache
def _named_weekday_left(language: str) -> re.Pattern[str]:
    """`Good Friday`, `every Monday`."""
    return re.compile(rf"(?<!\w){cased(words(language).context.before_weekday_in_names)}{S}$")


@cache
def _named_weekday_right(language: str) -> re.Pattern[str]:
    """`Sunday Times`."""
    return re.compile(rf"{S}{alternation(words(language).context.after_weekday_in_names)}\b")


@cache
def _todays(language: str) -> re.Pattern[str]:
    """`today's world`."""
    return re.compile(rf"'s{S}{alternation(words(language).context.after_todays)}\b")


@cache
def _lasting(language: str) -> re.Pattern[str]:
    """`Today, these ties continue`: a verb a few words on."""
    return re.compile(rf",?{S}(?:[\w'-]+{S}){{0,6}}?{alternation(words(language).context.lasting)}\b")


@cache
def _happening(language: str) -> re.Pattern[str]:
    """`Today we open`, `Today the two ministers signed`."""
    after, ending = words(language).after, words(language).past_ending
    return re.compile(
        rf",?{S}{alternation(after.happening_to_us)}\b"
        rf"|,?{S}(?:[\w'-]+{S}){{0,6}}?(?:{alternation(after.happening)}|\w{{3,}}{ending})\b"
    )


@cache
def _aged_today_left(language: str) -> re.Pattern[str]:
    """`Even today`, `the world today`."""
    before = words(language).before
    return re.compile(rf"\b(?:{initial(before.aged_today)}|{alternation(before.aged_today_inside)})\ +$")


@cache
def _aged_today_right(language: str) -> re.Pattern[str]:
    """`as important today as ever`."""
    return re.compile(rf"{S}{alternation(words(language).after.aged_today)}\b")


@cache
def _season_left(language: str) -> re.Pattern[str]:
    """`in the autumn`; not after a capital, which opens a sentence about the season."""
    return re.compile(rf"\b{alternation(words(language).before.season)}\ +(?:the\ +)?$")


@cache
def _full_weekdays(language: str) -> frozenset[str]:
    return frozenset(day.name.casefold() for day in words(language).weekday)


def _relative(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """From now: `this year`, `last week`, `next Friday`, `last December`, `this fall`, `last night`."""
    offset = words(language).offsets[match["which"].casefold()]
    left = flow[max(0, match.start() - 16) : match.start()]
    if offset and (_stretch_left(language).search(left) or _stretch_right(language).match(flow, match.end())):
        return []
    if match["unit"]:
        return _relative_unit(match, offset, language)
    if match["part"]:
        return _relative_part(match, offset)
    if match["w"]:
        return weekday_alone(match, flow, language)
    if match["m1"]:
        return [_relative_to(match, "month", offset, first=Point(month=months(language)[match["m1"].casefold()]))]
    return [_relative_to(match, "season", offset, first=Point(month=words(language).seasons[match["s"].casefold()]))]


def _relative_unit(match: re.Match[str], offset: int, language: str) -> list[Expression]:
    """A unit of the calendar; `this day` and `the next decade` name no time of it."""
    unit = words(language).units[match["unit"].casefold()]
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("now", offset)))]
    if unit == "day" or (unit == "decade" and offset) or (unit == "century" and offset > 0):
        return []
    return [_relative_to(match, unit, offset)]


def _relative_part(match: re.Match[str], offset: int) -> list[Expression]:
    """Parts of a day: `this afternoon`, `last night`."""
    if offset > 0 or (offset and match["night"] is None):
        return []
    return [_relative_to(match, "day", offset)]


def _relative_to(
    match: re.Match[str], unit: Unit, offset: int, base: Base = "now", first: Point | None = None
) -> Expression:
    return Expression(match.start(), match.end(), "", unit=unit, offset=offset, base=base, first=first)


def weekday_alone(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`on Tuesday`, `last Friday`; not `Good Friday`, `every Monday`, `the Sunday Times`."""
    if match["w"].casefold() not in _full_weekdays(language):
        return []
    left = flow[max(0, match.start() - 16) : match.start()]
    if _named_weekday_left(language).search(left) or _named_weekday_right(language).match(flow, match.end()):
        return []
    offset = words(language).offsets[match["which"].casefold()] if match["which"] else 0
    number = weekdays(language)[match["w"].casefold()]
    return [Expression(match.start(), match.end(), "", unit="weekday", offset=offset, weekday=number)]


def _story(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the same year`, `that month`, `the following day`: counted from the time last told of."""
    offset = words(language).offsets[match["which"].casefold()] if match["which"] else 0
    unit = words(language).units[match["unit"]]
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, unit, offset, base="story")]


def _same_period(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the same period last year`, `the same month of 2023`: the months last told of, in that year."""
    year = int(match["y1"]) if match["y1"] else YearWord("story", -1) if match["before"] else YearWord("now", -1)
    return [Expression(match.start(), match.end(), "", unit="same", base="story", first=Point(year))]


def _year_before(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the year before`, `the year before last`; not `the day before the meeting`."""
    if not match["last"] and _LOWER_RIGHT.match(flow, match.end()):
        return []
    offset, unit = words(language).offsets[match["which"]], words(language).units[match["unit"]]
    if match["last"]:
        last = Expression(match.start(), match.end(), "", first=Point(YearWord("now", 2 * offset)))
        return [last] if unit == "year" else []
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, "day", offset, base="story")]


def _ago(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`two years ago` from now; `two years later` from the time last told of, if it ends there."""
    count = _count(match["n"], language)
    left = flow[max(0, match.start() - 16) : match.start()]
    if _rough_left(language).search(left) or not 1 <= count <= 200:
        return []
    offset, unit = count * words(language).offsets[match["which"].casefold()], words(language).units[match["unit"]]
    if match["ago"]:
        if unit == "year" and not match["today"]:
            return [Expression(match.start(), match.end(), "", first=Point(YearWord("now", offset)))]
        return [_relative_to(match, unit, offset)]
    if _MORE_RIGHT.match(flow, match.end()) or unit in ("week", "month"):
        return []
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("story", offset)))]
    return [_relative_to(match, unit, offset, base="story")]


def _count(word: str, language: str) -> int:
    if word.isdigit():
        return int(word)
    return words(language).numbers.get(word.casefold(), 1)


def _near_day(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    word = match["w"].casefold()
    if word in words(language).today and not _is_the_day(match, flow, language):
        return []
    return [_relative_to(match, "day", words(language).near_days[word])]


def _is_the_day(match: re.Match[str], flow: str, language: str) -> bool:
    """Whether `today` is the day of the document, not the age: `signed today`, not `today's world`."""
    left, after = flow[max(0, match.start() - 16) : match.start()], match.end()
    if _todays(language).match(flow, after) or _aged_today_right(language).match(flow, after):
        return False
    if _aged_today_left(language).search(left):
        return False
    if match["w"][0].isupper() and not flow.startswith("'s", after):
        return _happening(language).match(flow, after) is not None and _lasting(language).match(flow, after) is None
    return True


def _day_but_one(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    return [_relative_to(match, "day", -2 if match["before"] else 2)]


def _season_alone(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`in the autumn`; `the fall of the city`, `Prague Spring`, `Spring Festival` are none."""
    left = flow[max(0, match.start() - 16) : match.start()]
    if not match["s"].islower() or not _season_left(language).search(left):
        return []
    if _NO_SEASON_RIGHT.match(flow, match.end()):
        return []
    return [_relative_to(match, "season", 0, first=Point(month=words(language).seasons[match["s"]]))]


def _end_of_unit(match: re.Match[str], flow: str, language: str) -> list[Expression]:
    """`the end of the year`: the year told of in the sentence, else this one."""
    unit = words(language).units[match["unit"]] if match["unit"] else "year"
    if unit == "year":
        return [Expression(match.start(), match.end(), "", first=Point(YearWord("near")))]
    return [_relative_to(match, unit, 0)]


RELATIVE_READERS: dict[str, Reader] = {
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
