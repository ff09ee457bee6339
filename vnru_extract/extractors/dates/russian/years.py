"""Years, decades, centuries and parts of years in Russian: `2020-2021 гг.`, `1990-е`, `I квартал`, `9 месяцев`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point
from vnru_extract.extractors.dates.reading import group
from vnru_extract.extractors.dates.russian.fragments import FIGURES, YEAR_NOUN
from vnru_extract.extractors.dates.russian.guards import is_numbered, is_place, left_of
from vnru_extract.extractors.dates.russian.reading import expression, is_after, number, ordinal, year_of
from vnru_extract.extractors.dates.russian.words import initial, seasons, words
from vnru_extract.extractors.dates.scanning import ShapeReader
from vnru_extract.lexicon import alternation
from vnru_extract.morphology import parses

# The Cyrillic letter Х often stands for the Roman ten, І for one.
_ROMAN = str.maketrans("ХІ", "XI")
_ROMAN_NUMBERS = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17,
    "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21, "XXII": 22,
}  # fmt: skip
# "2019, 2020 и 2021 годах": a year whose noun comes behind the next ones
_NEXT = rf"(?:,|\ +(?:и|или))\ +(?:в\ +)?{FIGURES}"
_CHAIN = re.compile(rf"{_NEXT}(?:{_NEXT}){{0,6}}-?\w{{0,3}}\ *{YEAR_NOUN}")
_DIGITS_LEFT = re.compile(r"(?:\d|[$€£¥#№=]|\b(?:USD|EUR|RUB|VND))\.?\ *\Z")
_OPEN_LEFT = re.compile(r"(?:[\"'(\[/]|[;:—]\ *|(?:^|\n)[\W_]*|[^\W\d_]-)$")
# "Олимпиада-|2014", "Бюджет-|2025"
_HYPHEN_LEFT = re.compile(r"[^\W\d_]{4}-$")
_NAME_LEFT = re.compile(r"(?:[А-ЯЁA-Z][\w-]*[\"']?)\ +$")
# By the last letter of an ordinal's ending, the cases of the noun that it belongs to, by gender.
_OBLIQUE = {"femn": ("gent", "datv", "loct", "ablt"), "masc": ("nomn", "accs")}
_CASES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "й": _OBLIQUE,
    "о": {"masc": ("gent",), "neut": ("gent",)},
    "у": {"masc": ("datv",), "neut": ("datv",)},
    "м": {"masc": ("loct",), "neut": ("loct",)},
}
_WORD_RIGHT = re.compile(r"\ +([а-яё]{3,40})(?!\w)")
_CLOSED_RIGHT = re.compile(r"\ *(?:[\"')\],.;:!?]|$|\n|[—|]|-\ )|-{1,2}\ ")


def _years(match: re.Match[str], flow: str) -> list[Expression]:
    """`2021/22`, `1941-1945 гг.`, `с 2010 по 2015 год`; `1998/2000` alone may be a count."""
    apart = match["and"] and not is_after(match, "между")
    unled = match["by"] and not is_after(match, "с|со|от|период с|начиная с")
    if apart or unled or (len(match["y2"]) == 2 and not match["dash"]):
        return []
    stroke = match["dash"] and "/" in match["dash"] and not match["noun"] and len(match["y2"]) == 4
    if stroke and int(match["y2"]) != int(match["y1"]) + 1:
        return []
    if not match["noun"] and (is_numbered(match, flow) or _DIGITS_LEFT.search(left_of(match, flow))):
        return []
    first, scale = int(match["y1"]), 10 ** len(match["y2"])
    last = first // scale * scale + int(match["y2"])
    return [expression(match, Point(first), Point(last))] if first < last <= 2100 else []


def _year(match: re.Match[str], flow: str) -> list[Expression]:
    """A year with its noun or ending; not `улица 1905 года`, `2000-й серии`."""
    if is_place(match, flow) or (not match["noun"] and _is_ordinal(match, flow)):
        return []
    return [expression(match, Point(int(match["y1"])))]


def _short_year(match: re.Match[str], flow: str) -> list[Expression]:
    """`91-м году`: of the twentieth century."""
    return [expression(match, Point(year_of(match, 1)))]


def _is_ordinal(match: re.Match[str], flow: str) -> bool:
    """Whether the ending is that of the noun behind it: `2000-й серии`, `в 1500-м номере`, but `в 2014-м оборот`."""
    after = _WORD_RIGHT.match(flow, match.end())
    cases = _CASES.get(match["ending"][-1:].casefold(), {})
    if not after:
        return False
    found = [parse.tag for parse in parses(after[1]) if parse.tag.POS == "NOUN" and parse.tag.number == "sing"]
    nominative = any(tag.case == "nomn" for tag in found) and match["ending"] not in ("й", "ый")
    return not nominative and any(tag.case in cases.get(tag.gender, ()) for tag in found)


def _bare_year(match: re.Match[str], flow: str) -> list[Expression]:
    """Four figures without a noun: a year only where nothing can be counted by them."""
    year, left = int(match["b1"]), left_of(match, flow)
    if (
        not 1800 <= year <= 2060
        or _DIGITS_LEFT.search(left)
        or is_numbered(match, flow)
        or _quantifier_left().search(left)
    ):
        return []
    if _CHAIN.match(flow, match.end()):
        return [expression(match, Point(year))]
    closed, goes_on = _CLOSED_RIGHT.match(flow, match.end()), _prose_right().match(flow, match.end())
    if year % 100 == 0 and not (_OPEN_LEFT.search(left) and closed):
        return []
    if _HYPHEN_LEFT.search(left):
        return [expression(match, Point(year))]
    led = _preposition_left().search(left) or _OPEN_LEFT.search(left)
    if (led and (closed or goes_on)) or (_NAME_LEFT.search(left) and closed):
        return [expression(match, Point(year))]
    return []


@cache
def _quantifier_left() -> re.Pattern[str]:
    """`более 2000`."""
    return re.compile(rf"(?<!\w){initial(words().context.quantifiers)}(?:\ +(?:до|в))?\ +$")


@cache
def _preposition_left() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){initial(words().context.before_bare_year)}\ +$")


@cache
def _prose_right() -> re.Pattern[str]:
    """`в 2021 и 2022`, `с 2015 по`."""
    return re.compile(rf"\ +{alternation(words().context.after_bare_year)}(?!\w)")


def _fixed(match: re.Match[str], value: str) -> list[Expression]:
    return [replace(expression(match, Point()), first=None, fixed=value)]


def _decade(match: re.Match[str], flow: str) -> list[Expression]:
    first = match["c"]
    last = match["c2"] or (f"{first[:2]}{match['x2']}" if match["x2"] else "")
    return _fixed(match, f"{first}X/{last}X" if last > first else f"{first}X")


def _short_decade(match: re.Match[str], flow: str) -> list[Expression]:
    """`90-е годы`; without their noun only after a preposition or a part: `в 80-х`, `начало 90-х`."""
    if not (match["noun"] or match["tail"] or _preposition_left().search(left_of(match, flow))):
        return []
    century = _roman(match["roman"]) if match["roman"] else int(match["n"] or 20)
    first, last = f"{century - 1}{match['x']}X", f"{century - 1}{match['x2']}X" if match["x2"] else ""
    return _fixed(match, f"{first}/{last}" if last > first else first) if century else []


def _roman(text: str) -> int:
    return _ROMAN_NUMBERS.get(text.translate(_ROMAN), 0)


def _century(match: re.Match[str], flow: str) -> list[Expression]:
    first, last = (_ordinal_figure(match[name]) if match[name] else 0 for name in ("n1", "n2"))
    if not 11 <= first <= (last or first) <= 22:
        return []
    return _fixed(match, f"{first - 1}XX" + (f"/{last - 1}XX" if last > first else ""))


def _ordinal_figure(text: str) -> int:
    return int(text) if text.isdigit() else _roman(text)


def _century_word(match: re.Match[str], flow: str) -> list[Expression]:
    which = ordinal(match["o"], match["tens"])
    return _fixed(match, f"{which - 1}XX") if 11 <= which <= 22 else []


def _decade_word(match: re.Match[str], flow: str) -> list[Expression]:
    if not match["noun"] and not _preposition_left().search(left_of(match, flow)):
        return []
    return _fixed(match, f"19{words().decades[match['o'].casefold()]}X")


@cache
def _of_a_city() -> re.Pattern[str]:
    """`третий квартал| города`."""
    return re.compile(rf"\ +{alternation(words().quarters.of_a_city)}(?!\w)")


def _quarter(match: re.Match[str], flow: str) -> list[Expression]:
    """`I квартал`, `первое полугодие`, `вторая половина 2021 года`; a half without a year is left alone."""
    year = year_of(match, 1)
    width = 3 if match["quarter"] else 6
    if year is None and (group(match, "part") or _of_a_city().match(flow, match.end())):
        return []
    if name := group(match, "n1"):
        first, last = _ordinal_figure(name), _ordinal_figure(match["n2"] or name)
    else:
        first, last = ordinal(match["o"]), ordinal(match["o2"] or match["o"])
    gap = group(match, "and") and last != first + 1 + match["middle"].count(",")
    if gap or (group(match, "o2") and last != first + 1) or not 1 <= first <= last <= 12 // width:
        return []
    return [expression(match, Point(year, (first - 1) * width + 1), Point(year, last * width))]


def _first_months(match: re.Match[str], flow: str) -> list[Expression]:
    """`за 11 месяцев 2024 года`, `первые девять месяцев`."""
    count, final = number(match["n1"]), (group(match, "o") or "").casefold().startswith("последн")
    year = year_of(match, 1)
    if not 1 <= count <= 12 or (year is None and final):
        return []
    if final:
        return [expression(match, Point(year, 13 - count), Point(year, 12))]
    return [expression(match, Point(year, 1), Point(year, count) if count > 1 else None)]


def _season(match: re.Match[str], flow: str) -> list[Expression]:
    return [expression(match, Point(year_of(match, 1), seasons()[match["s"].casefold()]))]


@cache
def _another_season() -> re.Pattern[str]:
    """`зимой| и летом`."""
    return re.compile(rf"\ +(?:и|или)\ +{alternation(seasons())}")


def _season_alone(match: re.Match[str], flow: str) -> list[Expression]:
    """`осенью`; not `зимой и летом`, which is always."""
    if _another_season().match(flow, match.end()) or is_after(match, "и|или"):
        return []
    first = Point(month=seasons()[match["s"].casefold()])
    return [Expression(match.start(), match.end(), "", first=first, unit="season")]


YEAR_READERS: Mapping[str, ShapeReader] = {
    "years": _years,
    "year": _year,
    "short year": _short_year,
    "bare year": _bare_year,
    "decade": _decade,
    "short decade": _short_decade,
    "decade word": _decade_word,
    "century": _century,
    "century word": _century_word,
    "months of": _first_months,
    "first months": _first_months,
    "quarter": _quarter,
    "season": _season,
    "winter": _season,
    "season alone": _season_alone,
}
