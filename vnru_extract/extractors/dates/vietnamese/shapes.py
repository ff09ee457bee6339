"""The shapes of Vietnamese calendar expressions, each with phrases that it matches above it, by what they begin with.

A shape is tried only where an anchor stands (a number, `tháng`, `năm`), so its cost does not grow with the text. Groups
are named as in `fragments`; readers go by the groups, never by the words in them. "ngày" before figures is no part of a
span, as "on" is none in English.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from vnru_extract.extractors.dates.scanning import Shapes, anchor_of, shapes_of
from vnru_extract.extractors.dates.vietnamese.fragments import (
    CENTURY,
    CLOSED,
    DASH,
    DAY,
    MONTH,
    NAM,
    NGAY,
    QUARTER,
    THANG,
    YEAR,
    S,
    fragments,
)
from vnru_extract.extractors.dates.vietnamese.words import initial, words
from vnru_extract.lexicon import alternation

_OF = r"(?:\ +của)?"


def _figures() -> dict[str, str]:
    """Days in figures."""
    f = fragments()
    ngay = rf"{NGAY}?"
    full = rf"(?P<d{{0}}>{DAY})(?P<sep{{0}}>[/.-])(?P<m{{0}}>{MONTH})(?P=sep{{0}})(?P<y{{0}}>{YEAR})"
    short = rf"(?P<d{{0}}>{DAY})(?P<sep{{0}}>[/.-])(?P<m{{0}}>{MONTH})"
    year = rf"(?:(?P=sep2)(?P<y2>{YEAR})|{S}{f.year(3)})?"
    side = rf"(?:\ +(?:năm\ +(?P<r1>{f.year_words})|(?P<same1>cùng\ +năm)|(?P<side>{f.sides}))(?!\w)|{f.not_counted})"
    return {
        # 2024-06-20
        "iso day": rf"(?P<y1>{YEAR})(?P<sep>[-/.])(?P<m1>{MONTH})(?P=sep)(?P<d1>{DAY})(?!\d|[-/.]\d)",
        # 25-3-1971, 30/1/1950, 2.4.2025; 28/12/2023 đến ngày 3/1/2024
        "numeric day": rf"{full.format(1)}(?![\d/]|[.]\d|-\d{{3,}})(?:{f.to}{ngay}{full.format(2)}{CLOSED})?",
        # 20/6/24
        "short day": rf"(?P<d1>{DAY})(?P<sep>[/.-])(?P<m1>{MONTH})(?P=sep)(?P<yy>\d\d)(?![\w/]|[.,:-]\d)",
        # 24 đến 26/10/2024, 19-20/6, 9 đến 16-11
        "numeric days": rf"(?P<d1>{DAY}){f.to}{ngay}{short.format(2)}{year}{CLOSED}{f.not_counted}",
        # 30/6-3/7/2024, 9-11 đến 16-11, 28/12/2023 đến 3/1/2024
        "numeric range": rf"{short.format(1)}{f.to}{ngay}{short.format(2)}{year}{CLOSED}{f.not_counted}",
        # 5 và 6/3; 5, 12 và 19/5/2024; 19, 20/6
        "numeric list": rf"(?P<days>\d\d?(?:,\ ?\d\d?){{0,8}}(?:,?{f.and_}|,\ ?))"
        rf"{ngay}{short.format(2)}(?:(?P=sep2)(?P<y2>{YEAR}))?{CLOSED}{f.not_counted}",
        # 20/6, 2-9 vừa qua, 5/3 năm nay
        "numeric day month": rf"{short.format(1)}{CLOSED}{side}",
        # 6/2024
        "numeric month": rf"(?P<m1>{MONTH})/(?P<y1>(?:19|20)\d\d)"
        rf"(?:{f.to}(?P<m2>{MONTH})/(?P<y2>(?:19|20)\d\d))?{CLOSED}",
        # 30 tháng 1 năm 1950; 5 tháng Ba; 28 tháng 12 năm 2023 đến ngày 3 tháng 1 năm 2024
        "day month": rf"(?P<d1>{DAY}){S}{THANG}{S}{f.month(1)}{f.tail(1)}(?:\ +(?P<side>{f.sides})(?!\w))?"
        rf"(?:{f.to}{ngay}(?P<d2>{DAY}){S}{THANG}{S}{f.month(2)}{f.tail(2)})?",
        # 5 đến 7 tháng 3 năm 2021; 5-7 tháng 3; 5 và 6 tháng 3
        "days month": rf"(?P<d1>{DAY})(?:{f.to}|(?P<and>{f.and_})){ngay}(?P<d2>{DAY})"
        rf"{S}{THANG}{S}{f.month(2)}{f.tail(2)}",
    }


def _years() -> dict[str, str]:
    """Years without "năm"."""
    f = fragments()
    return {
        # 2021-2026; 2019 đến năm 2023; 2021/2022
        "years": rf"(?P<y1>(?:1[5-9]|20)\d\d)(?:{f.to}|(?P<stroke>/))(?:{NAM}\ +)?"
        rf"(?P<y2>(?:1[5-9]|20)\d\d){CLOSED}{f.not_counted}",
        # 2021; not "từ 1954 lên 2000"
        "bare year": rf"(?P<b1>(?:1[5-9]|20)\d\d){CLOSED}{f.not_counted}(?!\ +(?:lên|xuống)(?!\w))",
    }


def _month() -> dict[str, str]:
    """After "tháng"."""
    f = fragments()
    first = rf"{THANG}{S}{f.month(1)}"
    return {
        # tháng 6/2024, tháng Sáu năm nay, tháng 11 tới; tháng 5/2008 đến tháng 5/2012
        "month": rf"{first}{f.tail(1)}(?:\ +(?P<side>{f.sides})(?!\w))?(?:{f.to}{THANG}{S}{f.month(2)}{f.tail(2)})?",
        # tháng 8/2006 - 4/2011
        "month range": rf"{first}{f.tail(1)}{f.to}(?P<m2>{MONTH})[/-](?P<y2>{YEAR}){CLOSED}",
        # tháng 1-7/2024; tháng 1 đến (hết) tháng 7 năm nay
        "months": rf"{first}{f.to}(?:{THANG}{S})?{f.month(2)}{f.tail(2)}",
        # tháng 5 và 6/2024
        "month pair": rf"{THANG}{S}(?P<first>{MONTH})(?:{f.and_}|,\ )"
        rf"(?P<m2>{MONTH})(?!\d|,\d|/\d\d?\b|\ +tháng){f.tail(2)}",
    }


def _year() -> dict[str, str]:
    """After "năm", "những năm", "thập niên"."""
    f = fragments()
    decades = r"(?:(?:[Nn]hững|[Cc]ác|NHỮNG)\ +năm|[Tt]hập\ (?:niên|kỷ|kỉ)(?:\ +những\ +năm)?)(?:\ +(?:của|đầu|cuối))?"
    century = rf"(?:{_OF}\ +[Tt]hế\ k[ỷỉ]\ +(?:(?P<cent>{CENTURY})(?!\w)|(?P<last>trước)|(?P<this>này)))?"
    return {
        # năm 2024; năm 2021-2026; năm 2021 đến năm 2026
        "year": rf"{NAM}\ +(?P<y1>{YEAR})(?:(?:{f.to}|/)(?:{NAM}\ +)?(?P<y2>{YEAR}))?{CLOSED}",
        # năm nay, năm ngoái, năm trước, cùng năm, sang năm
        "relative year": rf"(?:{NAM}\ +(?P<r1>{f.year_words})(?!\ +khi)|(?P<same1>[Cc]ùng\ +năm)"
        r"|(?P<next1>[Ss]ang\ +năm)(?!\ +(?:\d|học|mới|thứ)))(?!\w)",
        # những năm 1990; thập niên 90; những năm 60-70 của thế kỷ XX; thập kỷ 1970
        "decade": rf"{decades}\ +(?P<c>1[5-9]|20)?(?P<x>\d)0(?:{DASH}(?P<c2>1[5-9]|20)?(?P<x2>\d)0)?{CLOSED}{century}",
        # những năm 1991-1995
        "years": rf"(?:[Nn]hững|[Cc]ác)\ +năm\ +(?P<y1>{YEAR}){DASH}(?P<y2>{YEAR}){CLOSED}",
    }


def _century() -> dict[str, str]:
    """After "thế kỷ"."""
    return {
        # thế kỷ XX, thế kỷ 21, thế kỷ XIX-XX, thế kỷ trước
        "century": rf"(?:[Tt]hế\ +k[ỷỉ]|THẾ\ KỶ)\ +(?:thứ\ +)?"
        rf"(?:(?P<n1>{CENTURY})(?:{DASH}(?P<n2>{CENTURY}))?|(?P<last>trước)|(?P<this>này|hiện\ nay))(?!\w)",
    }


def _quarter() -> dict[str, str]:
    """After "quý", "nửa"."""
    f = fragments()
    quarter = (
        rf"(?P<n1>{QUARTER})(?!\w)"
        rf"(?:(?P<middle>(?:,\ +{QUARTER}){{0,2}})(?:{f.to}|(?P<and>{f.and_}))"
        rf"(?:quý\ +)?(?P<n2>{QUARTER})(?!\w|\ +(?:quý|tháng)))?"
        rf"|(?P<o>{alternation(words().quarters)})(?=\ +(?:của\ +)?năm)"
    )
    near = r"(?P<near>năm)(?!\w)"
    return {
        # quý I/2024; quý 1 năm nay; quý I-III/2024; quý đầu năm 2024; quý II và quý III/2024; quý I, II và III/2024
        "quarter": rf"(?:[Qq]uý|QUÝ|Q(?=[1-4]/))\ *(?:{quarter})(?:{f.tail(1)}|{_OF}\ +{near})?",
        # nửa đầu năm 2024; nửa cuối năm
        "half": rf"[Nn]ửa\ +(?P<half>đầu|cuối|sau){_OF}\ +(?:{f.year(1)}|{near}|(?P<b1>(?:19|20)\d\d){CLOSED})",
    }


def _season() -> dict[str, str]:
    """After a season."""
    f = fragments()
    return {
        # mùa xuân năm 1975; mùa thu này; Xuân 1975
        "season": rf"(?:[Mm]ùa\ +)?(?P<s>{initial(words().seasons)})"
        rf"(?:,?{_OF}\ +(?:{f.year(1)}|(?P<b1>(?:19|20)\d\d){CLOSED})|\ +(?P<side>{f.sides})(?!\w))",
    }


def _part() -> dict[str, str]:
    """A part of what follows."""
    f = fragments()
    return {
        # cuối năm 2023, đầu tháng 5, giữa thập niên 1990
        "vague part": rf"{initial(words().parts.words)}{S}(?:của{S})?(?=\w)",
        # đến cuối năm, từ đầu năm
        "end of the unit": rf"(?:[Đđ]ầu|[Cc]uối|[Gg]iữa|[Hh]ết){S}năm(?!\w)"
        rf"(?!\ +(?:\d|(?:học|mới|tài|âm|dương|lịch|{f.year_words})(?!\w)))",
    }


def _counted(count: str) -> dict[str, str]:
    """After a count of months, quarters, years, days."""
    f = fragments()
    year = rf"{_OF}(?:\ +{f.year(1)}|\ ?[/-]\ ?(?P<z1>{YEAR}){CLOSED}|\ +(?P<b1>(?:19|20)\d\d){CLOSED}{f.not_counted})"
    near = rf"{_OF}\ +(?P<near>năm)(?!\w)"
    part = r"(?P<o>đầu\ tiên|đầu|cuối)"
    units = alternation(words().units)
    return {
        # 9 tháng đầu năm 2024; sáu tháng cuối năm; 10 tháng đầu tiên của năm nay
        "first months": rf"(?P<c>{count}){S}tháng{S}{part}(?:{year}|{near}|(?!\ +\w))",
        # 9 tháng năm 2024; 11 tháng của năm 2024; 9 tháng/2024
        "months of": rf"(?P<c>{count}){S}tháng{year}",
        # 8T/2024, 11T2024
        "short months": r"(?P<c>\d\d?)T/?(?P<y1>20\d\d)(?![\w/])",
        # 20 tháng này, 5 tháng trước
        "day of a month": rf"(?P<d1>{DAY}){S}[Tt]háng\ +(?P<side>{f.sides})(?!\w)",
        # ba quý đầu năm 2024
        "first quarters": rf"(?P<c>{count}){S}(?P<quarters>quý){S}{part}(?:{year}|{near})",
        # ba năm trước, 2 ngày sau đó
        "ago": rf"(?P<c>{count}){S}(?P<u>{units}){S}(?:(?:về\ +)?trước|(?P<later>sau))(?P<story>{S}đó)?(?!\w)",
    }


def _distance() -> dict[str, str]:
    """After "cách đây"."""
    return {
        # cách đây 2 ngày, cách nay ba năm
        "ago": rf"[Cc]ách\ +(?:đây|nay){S}(?:(?:đúng|tròn){S})?(?P<c>\d{{1,3}}|{fragments().numbers}){S}"
        rf"(?P<u>{alternation(words().units)})(?!\w)(?!\ +(?:rưỡi|nay))",
    }


def _same() -> dict[str, str]:
    """After "cùng kỳ"."""
    f = fragments()
    return {
        # cùng kỳ năm 2023, cùng kỳ năm ngoái, cùng kỳ 2023
        "same period": rf"[Cc]ùng\ +(?:k[ỳì]|thời\ +(?:điểm|gian|kỳ)){S}(?:của{S})?"
        rf"(?:{NAM}\ +(?:(?P<y1>\d{{4}}){CLOSED}|(?P<r1>{f.year_words})(?!\w))|(?P<b1>(?:19|20)\d\d){CLOSED})",
    }


def _unit() -> dict[str, str]:
    """After "tuần", "tháng", "quý", "cuối tuần"."""
    return {
        # tuần trước, tháng tới, quý này, cuối tuần qua, đầu tuần này
        "relative": r"(?:(?P<weekend>[Cc]uối\ +tuần)|(?:(?:[Đđ]ầu|[Gg]iữa)\ +)?(?P<unit>[Tt]uần|[Tt]háng|[Qq]uý))\ +"
        rf"(?P<side>{fragments().sides})(?!\w)",
    }


def _day() -> dict[str, str]:
    """Days named from now, or from the day told of last."""
    return {
        # hôm qua, sáng nay, ngày hôm qua
        "near day": rf"(?P<w>(?:[Nn]gày\ +)?{initial(words().near_days)})(?!\w)",
        # cùng ngày, hôm sau
        "story day": rf"(?P<w>{initial(words().story_days)})(?!\w)",
    }


def _weekday() -> dict[str, str]:
    """A weekday."""
    sides = fragments().sides
    return {
        # thứ Hai, Thứ 6, Chủ nhật tuần trước
        "weekday": rf"(?:[Tt]hứ{S}(?P<w>{initial(words().weekdays)}|[2-7])"
        rf"|(?P<sunday>{alternation(words().sunday.words)}))(?!\w)"
        rf"(?:{S}tuần{S}(?P<week>{sides})(?!\w)|{S}(?P<side>{sides})(?!\w))?",
    }


_TABLES: Mapping[str, Callable[[], dict[str, str]]] = {
    "digit": lambda: {**_figures(), **_years(), **_counted(r"\d{1,3}")},
    "number": lambda: _counted(fragments().numbers),
    "month": _month,
    "year": _year,
    "quarter": _quarter,
    "century": _century,
    "season": _season,
    "part": _part,
    "unit": _unit,
    "day": _day,
    "same": _same,
    "distance": _distance,
    "weekday": _weekday,
}
# Classes whose shapes also begin with the anchors of another: "năm" is a year and five, "cuối" a part of what follows.
_SHARED = {
    "month": ("unit",),
    "year": ("number",),
    "number": ("year",),
    "part": ("unit", "quarter"),
    "quarter": ("unit", "part"),
}


def _anchors() -> dict[str, str]:
    """Where an expression may begin. A class is a set of shapes; the longest match of a class wins."""
    file = words()
    near_days = [*file.near_days, *file.story_days, *(f"ngày {word}" for word in file.near_days)]
    return {
        "month": r"(?:[Tt]háng|THÁNG)(?=\ )",
        "same": r"[Cc]ùng(?=\ +(?:k[ỳì]|thời)\ )",
        "day": initial(near_days) + r"(?!\w)",
        "year": r"(?:[Nn]ăm|NĂM)(?=\ )|(?:[Cc]ùng|[Ss]ang)(?=\ +năm)|(?:[Nn]hững|[Cc]ác|NHỮNG)(?=\ +năm\ +\d)"
        r"|[Tt]hập(?=\ (?:niên|k))",
        "quarter": r"(?:[Qq]uý|QUÝ)(?=\ )|Q(?=[1-4]/)|[Nn]ửa(?=\ +(?:đầu|cuối|sau)\ )",
        "century": r"[Tt]hế(?=\ +k)|THẾ(?=\ KỶ)",
        "season": r"[Mm]ùa(?=\ )|(?:Xuân|Hè|Thu|Đông)(?=\ +(?:năm\ +)?\d{4})",
        "part": initial(file.parts.words) + r"(?=\ )",
        "unit": r"[Tt]uần(?=\ )",
        "distance": r"[Cc]ách(?=\ +(?:đây|nay))",
        "weekday": r"[Tt]hứ(?=\ )|[Cc]h(?:ủ|úa)(?=\ +[Nn]hật)",
        "number": initial(file.numbers) + r"(?=\ +(?:năm|tháng|ngày|tuần|quý)\ )",
    }


@cache
def anchor() -> re.Pattern[str]:
    """Where an expression may begin; the name of the group is the class of shapes to try."""
    digit = r"(?:(?<![\w$€£¥#+/.-])|(?<=[^\W\d_]{3}-)(?=\d{4}))(?<!\d[,:])\d+"
    return anchor_of(digit, _anchors())


@cache
def shapes() -> Shapes:
    """For each class of anchors, the shapes to try there, by name."""
    return shapes_of({group: table() for group, table in _TABLES.items()}, _SHARED)
