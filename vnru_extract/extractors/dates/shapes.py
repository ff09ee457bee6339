"""The shapes of calendar expressions, each with a phrase that it matches above it.

A shape is tried only where an anchor stands (a number, a month, a weekday, a word such as `last`), so its cost does
not grow with the text. Groups are named alike everywhere: `d` day, `m` month, `y` year, `r` a year told by a word;
1 for the first end of a range, 2 for the last. Readers go by the groups, never by the words in them.

Words come from `dates.toml`; the few that are left here (`of`, `the`, `ending`) are the grammar of English phrases,
which says nothing once its order is taken away.
"""

import re
from functools import cache

from vnru_extract.extractors.dates.fragments import S, fragments
from vnru_extract.extractors.dates.scanning import Shapes, anchor_of, shapes_of
from vnru_extract.extractors.dates.words import capital, cased, initial, months, weekdays, words
from vnru_extract.lexicon import alternation

# Classes whose shapes also begin with the anchors of another.
_SHARED = {
    "digit": ("ago", "number", "part"),
    "number": ("ago",),
    "relative": ("part", "day"),
    "part": ("number",),
    "day": ("relative",),
}


def _figures(language: str) -> dict[str, str]:
    """Days in figures, alone and before a month."""
    f = fragments(language)
    return {
        # 2021-09-27, 2021/9/27, 2021-09-27T15:26
        "iso day": r"(?P<y1>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d|[-/.]\d)",
        # 27.09.2021; 03/05/2019 where the order is clear
        "numeric day": r"(?P<a>\d{1,2})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<y1>(?:1[5-9]|20)\d\d)(?!\d|[-/.]\d)",
        # 09/2021
        "numeric month": r"(?P<m1>0?[1-9]|1[0-2])/(?P<y1>(?:19|20)\d\d)(?![\d/])",
        # 27th of September, 2021; 28 June-2 July 2023; 5 September last year
        "day month": rf"{f.day(1)}(?:{S}(?:day{S})?of)?\ *{f.month(1)}{f.tail(1)}"
        rf"(?:{f.to}{f.day(2)}(?:{S}of)?{S}{f.month(2)}{f.tail(2)})?",
        # 25-28 September 2021; 5 and 6 March; 24/25 May
        "days month": rf"{f.day(1, slash='')}(?:{f.to}|(?P<and>{f.and_})|/)(?:on{S})?(?:the{S})?{f.day(2)}"
        rf"(?:{S}of)?{S}{f.month(2)}{f.tail(2)}",
        # between 24 May and 3 June 2018
        "between days": rf"{f.day(1)}{S}{f.month(1)}{f.tail(1)},?{f.and_}(?:the{S})?{f.day(2)}(?:{S}of)?{S}{f.month(2)}"
        rf"{f.tail(2)}",
        # 4, 5 and 8 March 2019
        "day list": rf"(?P<days>\d\d?(?:,\ \d\d?){{0,5}},?{f.and_})(?P<d2>\d\d?){S}{f.month(2)}{f.tail(2)}",
    }


def _years(language: str) -> dict[str, str]:
    """Years, decades and parts of years in figures."""
    f = fragments(language)
    return {
        # 9/11
        "named day": rf"(?P<e>{alternation(form for day in words(language).named_day for form in day.forms)})"
        r"(?![\w/.-])",
        # 2021-2022; 2021/22; 1986/7; 1950 to 1975
        "years": rf"(?P<y1>(?:1[5-9]|20)\d\d)(?:(?P<dash>\ ?[-—/]\ ?)|{f.to}|(?P<and>{f.and_}))"
        rf"(?P<y2>(?:1[5-9]|20)\d\d|\d\d|(?<=/)\d)(?![\w%])(?![-.,:/]\d){f.not_counted}",
        # 1990s; 1960s-70s
        "decade": r"(?P<c>1[5-9]\d|20\d)0'?s\b(?:[-—/](?:(?P<c2>1[5-9]\d|20\d)|(?P<x2>\d))0'?s\b)?",
        # the 80s; the 60s of the last century
        "short decade": r"(?P<x>[2-9])0'?s\b(?P<last>\ +of\ +(?:the\ +)?(?:last|20th|twentieth)\ +century)?",
        # 19th century; 18th-19th centuries
        "century": rf"(?P<n1>\d\d?)(?:st|nd|rd|th)(?:(?:{f.to}|{f.and_})(?P<n2>\d\d?)(?:st|nd|rd|th))?[-\ ]+centur"
        rf"(?:y|ies)\b",
        # 2021
        "year": rf"(?P<y1>{f.year})",
        # Q3's other form: 3Q 2024, 1H2024
        "short part": rf"(?P<n>[1-4])(?P<p>[QH])\ ?(?:of{S}|/)?(?:{f.year_word(1)}|(?P<yy>\d\d)\b)",
    }


def _month(language: str) -> dict[str, str]:
    """After the name of a month."""
    f = fragments(language)
    return {
        # September 27th, 2021; June 28-July 2, 2023
        "month day": rf"{f.month(1)}\ *(?:the{S})?{f.day(1)}{f.tail(1)}"
        rf"(?:{f.to}{f.month(2)}{S}{f.day(2)}{f.tail(2)})?",
        # between May 24 and June 3, 2018
        "between days": rf"{f.month(1)}{S}{f.day(1)}{f.tail(1)},?{f.and_}{f.month(2)}{S}{f.day(2)}{f.tail(2)}",
        # September 25-28; June 19-20, 2024; May 5 and 6; May 24 and the 25th
        "month days": rf"{f.month(1)}{S}(?:the{S})?{f.day(1)}(?:{f.to}|(?P<and>{f.and_}))(?:the{S})?{f.day(2)}"
        rf"{f.tail(2)}",
        # March 4, 5 and 8, 2019
        "day list": rf"{f.month(1)}{S}(?P<days>\d\d?(?:,\ \d\d?){{0,5}},?{f.and_})(?P<d2>\d\d?)"
        rf"(?!\d){f.not_counted}{f.tail(2)}",
        # September 2021; February this year; May 2018-June 2019; a September day in 1965
        "month": rf"{f.month(1)}(?:{S}(?:day|morning|afternoon|evening|night))?"
        rf"(?:(?:,?\ *[-\[]?(?:(?:of|in){S})?){f.year_word(1)})(?:{f.to}{f.month(2)},?{S}{f.year_word(2)})?",
        # between April 2000 and March 2023
        "between months": rf"{f.month(1)},?{S}{f.year_word(1)},?{f.and_}{f.month(2)},?{S}{f.year_word(2)}",
        # January-August 2024; between January and July 2021; January-October period of 2022
        "months": rf"{f.month(1)}(?:{f.to}|(?P<and>{f.and_})|/){f.month(2)}{f.tail(2, f.period)}",
        # April-August 2022-23; July-March FY 2021/22
        "fiscal months": rf"{f.month(1)}{f.to}{f.month(2)}{f.period},?{S}(?:(?:of|in){S})?(?:FY\ ?)?(?P<y1>20\d\d)[-/]"
        rf"(?P<y2>\d\d)(?![\w%])",
        # in September
        "month alone": rf"{f.month(1)}(?!\w)",
    }


def _weekday(language: str) -> dict[str, str]:
    """A weekday."""
    return {
        # Tuesday
        "weekday": rf"(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext){S})?(?P<w>{capital(weekdays(language))})\b",
    }


def _season(language: str) -> dict[str, str]:
    """A season."""
    f = fragments(language)
    return {
        # spring 2023; the summer of 1975; winter 2021-2022
        "season": rf"(?P<s>{f.seasons})(?:,?{S}(?:(?:of|in){S})?){f.year_word(1)}(?:[-/]"
        rf"(?P<y2>\d{{4}}|\d\d)(?!\w))?",
        # in the autumn
        "season alone": rf"(?P<s>{f.seasons})\b",
    }


def _relative(language: str) -> dict[str, str]:
    """Told from another time."""
    f = fragments(language)
    return {
        # this year, last week, next quarter, this fall, last Tuesday
        "relative": rf"(?P<which>[Tt]his|THIS|[Ll]ast|LAST|[Nn]ext|NEXT|[Cc]urrent){S}(?:(?P<unit>{f.units}|YEAR"
        rf"|MONTH|WEEK)|(?P<s>{f.seasons})"
        rf"|(?P<w>{capital(day.name for day in words(language).weekday)})"
        rf"|(?P<part>morning|afternoon|evening|(?P<night>night))|"
        rf"(?P<m1>{capital(month.name for month in words(language).month)}))\b",
        # the same year, the following day, that month
        "story": rf"(?:[Tt]hat|[Tt]he{S}(?P<which>same|previous|preceding|prior|following|next|subsequent)){S}"
        rf"(?P<unit>year|month|day)\b",
        # the same period last year; the same month of 2023
        "same period": rf"(?:[Tt]he{S})?(?:[Ss]ame|[Cc]orresponding|[Cc]omparable){S}(?:period|months?|quarter|time){S}"
        rf"(?:(?:of|in){S})?(?:the{S}|a{S})?(?:(?P<y1>{f.year})|last{S}year\b|year{S}ago\b"
        rf"|(?P<before>(?:previous|preceding|prior){S}year\b|year{S}(?:before|earlier)\b))",
        # the year before
        "year before": rf"[Tt]he{S}(?P<unit>year|day){S}(?P<which>before|after)(?:{S}(?:(?P<last>last)|that))?\b",
    }


def _ago(language: str) -> dict[str, str]:
    """Counted back or on."""
    return {
        # two years ago; a month earlier; sixty years ago today
        "ago": rf"(?P<n>[Aa]n?|\d{{1,3}}|{cased(words(language).numbers)}){S}(?P<unit>year|month|week|day)s?{S}"
        rf"(?P<which>(?P<ago>ago)|earlier|before|later|after|prior)\b(?P<today>{S}today\b(?!'))?",
    }


def _number(language: str) -> dict[str, str]:
    """A count of months."""
    f = fragments(language)
    return {
        # nine months of 2024; 9 months of this year
        "months of": rf"(?P<n1>{f.number})(?:[-—/](?P<n2>{f.number}))?[-\ ]+months?(?:{S}period)?{S}(?:of|in){S}"
        rf"{f.year_word(1)}",
        # the ten months to October 2024
        "months to": rf"(?P<n>{f.number})[-\ ]+months?(?:{S}period)?{f.to_the_end}",
    }


def _span(language: str) -> dict[str, str]:
    """A year or quarter that ends."""
    f = fragments(language)
    return {
        # the year to June 2022; year ended 31 March 2021; quarter ended September 2022
        "months to": rf"(?P<unit>{initial(words(language).spans)}){f.to_the_end}",
    }


def _part(language: str) -> dict[str, str]:
    """A part of a year."""
    f = fragments(language)
    return {
        # first 11 months of 2024; first eight-nine months of this year; first ten months this year
        "first months": rf"(?P<o>[Ff]irst|FIRST|[Ll]ast|[Ff]inal|1st){S}(?P<n1>{f.number})(?:(?:[-—/]|{S}(?:to"
        rf"|or){S})(?P<n2>{f.number}))?"
        rf"(?:{S}|-)months?\b(?:(?:{S}period)?{S}(?:(?:of|in){S})?(?P<of>the{S}year\b|{f.year_word(1)})|(?={S}of))?",
        # first half of 2021; second quarter of the year; 3rd quarter 2024
        "half or quarter": rf"(?P<o>{f.parts_of_year}|1st|2nd|3rd|4th)"
        rf"(?:{S}|-)(?:(?P<n2>two|three|2|3){S})?(?:half|(?P<quarter>quarters?))\b"
        rf"(?:(?:{S}of|{S}in|,|{S}\[of)?{S}(?P<of>the{S}year\b|{f.year_word(1)}))?",
        # Q3 2024, H1/2024
        "short part": rf"(?P<p>[QH])(?P<n>[1-4])(?:\ ?[-/'’]?\ ?|{S}(?:of|in){S})(?:FY\ ?)?"
        rf"(?:{f.year_word(1)}|(?P<yy>\d\d)(?!\w))",
        # in Q1
        "short part alone": r"(?P<p>[QH])(?P<n>[1-4])(?![\w-])",
        # twentieth century
        "century word": rf"(?P<o>{f.ordinals})[-\ ]+century\b",
        # fifth of May 2019
        "ordinal day": rf"(?P<o>{f.ordinals}){S}(?:day{S})?of{S}{f.month(1)}{f.tail(1)}",
        # end of 2021, early May, mid-1975, the first days of June: what follows is read by itself
        "vague part": rf"(?:(?:[Vv]ery{S})?(?:{cased(words(language).parts)}"
        rf"(?:[-/]to-(?:mid|late))?)(?:-|{S}(?:(?:of|in|on)\ *)?)|"
        rf"(?P<o>{f.parts_of_year}){S}(?:(?:two|three|few|ten){S})?"
        rf"(?:half|days?|weeks?|decade|part|third){S}of{S})(?:the{S}(?:year{S})?)?(?=[\w'])",
        # the end of the year; by year-end
        "end of the unit": rf"(?:(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Cc]lose|[Mm]iddle){S}of{S}the{S}(?P<unit>year"
        rf"|month|week)\b|[Yy]ear-end\b(?!{S}\d))",
    }


def _fiscal(language: str) -> dict[str, str]:
    """Years that are not the calendar's."""
    return {
        # fiscal year 2023; FY2023-24; FY25; the academic year 2021/22
        "fiscal year": rf"(?:{initial(words(language).year_kinds)}(?:{S}[Yy]ear)?s?|FY)\ *"
        rf"(?P<y1>(?:19|20)\d\d)(?:\ ?[-/]\ ?(?P<y2>(?:19|20)\d\d|\d\d))?(?![\w%])(?![.,]\d)",
        "short fiscal year": r"FY\ ?'?(?P<yy>[0-4]\d)(?:-(?P<y2>\d\d))?(?![\w%])(?![.,]\d)",
    }


def _decade(language: str) -> dict[str, str]:
    """Decades in words."""
    return {
        # the nineteen seventies, the nineties
        "decade word": rf"(?P<x>{cased(words(language).decades)})\b",
    }


def _day(language: str) -> dict[str, str]:
    """Days named from now."""
    return {
        # yesterday; the day before yesterday; tomorrow
        "near day": rf"(?P<w>{cased(words(language).near_days)})\b",
        "day but one": rf"[Tt]he{S}day{S}(?:(?P<before>before{S}yesterday)|after{S}tomorrow)\b",
    }


_TABLES = {
    "digit": lambda language: {**_figures(language), **_years(language)},
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "relative": _relative,
    "ago": _ago,
    "number": _number,
    "span": _span,
    "part": _part,
    "fiscal": _fiscal,
    "decade": _decade,
    "day": _day,
}


def _anchors(language: str) -> dict[str, str]:
    """Where an expression may begin. A class is a set of shapes; the longest match of a class wins."""
    return {
        "digit": r"(?:(?<![\w$€£¥#+/.-])|(?<=[^\W\d_]{4}-)(?=\d{4}))(?<!\d[,:])\d+",
        "relative": r"[Tt]his\b|THIS\b|[Ll]ast\b|LAST\b|[Nn]ext\b|NEXT\b|[Cc]urrent\b|[Tt]hat\ +(?:year|month|day)\b"
        r"|(?:[Ss]ame|[Cc]orresponding|[Cc]omparable)\ +(?=period|month|quarter|time)"
        r"|[Tt]he\ +(?:same|corresponding|comparable|previous|preceding|prior|following|next|subsequent"
        r"|year\ +before|year\ +after|day\ +before|day\ +after)\b",
        "ago": r"[Aa]n?\ +(?=(?:year|month|week|day)\ +(?:ago|ear|lat|bef))",
        "day": cased(words(language).near_days) + r"\b",
        "season": cased(words(language).seasons) + r"\b",
        "fiscal": initial(words(language).year_kinds) + r"\b|FY(?=\ ?'?\d)",
        "span": initial(words(language).spans) + r"\ +(?=end|through|up|(?:to|till|until)\ +[\dA-Z])",
        "decade": cased(words(language).decades) + r"\b",
        "part": cased([*words(language).parts, *words(language).quarters, *words(language).halves, "very"])
        + r"\b|[Yy]ear-end\b|[QH][1-4]\b|[QH][1-4](?=[-/]?\d\d)|"
        + cased(words(language).ordinals)
        + r"\b",
        "number": cased(words(language).numbers) + r"\b",
        "weekday": capital(weekdays(language)) + r"\b",
        "month": capital(months(language)) + r"(?![^\W\d])",
    }


@cache
def anchor(language: str) -> re.Pattern[str]:
    """Where an expression may begin; the name of the group is the class of shapes to try."""
    arms = _anchors(language)
    return anchor_of(arms.pop("digit"), arms)


@cache
def shapes(language: str) -> Shapes:
    """For each class of anchors, the shapes to try there, by name."""
    return shapes_of({group: table(language) for group, table in _TABLES.items()}, _SHARED)
