"""The shapes of English calendar expressions, each with a phrase that it matches above it.

A shape is tried only where an anchor stands (a number, a month, a weekday, a word such as `last`), so its cost does
not grow with the text. Groups are named alike everywhere: `d` day, `m` month, `y` year, `r` a year told by a word;
1 for the first end of a range, 2 for the last.
"""

import re
from functools import cache

from vnru_extract.extractors.dates.words import capital, cased, months, numbers, weekdays, words
from vnru_extract.lexicon import alternation

S = r"\ +"
TO = rf"(?:\ ?[-—]\ ?|\ +{alternation(words().joins.to)}\ +(?:the\ +)?)"
AND = rf"\ +{alternation(words().joins.and_)}\ +"
# A number that an amount's words follow is no day or year: "In May 20 percent of", "in 2000 villages".
NOT_COUNTED = (
    rf"(?!\ ?(?:%|per\ ?cent\b|(?:million|billion|trillion|thousand)\b))(?!\ +{cased(words().context.counted)}\b)"
)
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)"
# The year may be glued to a time of day, where a page lost the space: "27 September 202115:26".
YEAR = rf"(?:1[5-9]|20)\d\d(?:(?=[0-2]\d:\d\d)|(?![\w%])(?![.,:/]\d)(?!-\d{{4}}\d)){NOT_COUNTED}"
UNITS = alternation(words().units)


def _day(end: int, slash: str = r"|/\d") -> str:
    return rf"(?P<d{end}>3[01]|[12]\d|0?[1-9])(?:{_ORDINAL}\b|(?!\w))(?![.:]\d|,\d(?!\d{{3}}\b){slash}){NOT_COUNTED}"


def _month(end: int) -> str:
    return rf"(?P<m{end}>{cased(months())})\b(?:(?<=\b\w{{3}})\.|(?<=\b\w{{4}})\.)?"


def year_word(end: int) -> str:
    """`2021`, `this year`, `the same year`."""
    return (
        rf"(?:(?P<y{end}>{YEAR})"
        rf"|(?P<r{end}>{alternation([*words().years_from_now, *words().years_from_story])}){S}year\b)"
    )


def _tail(end: int, noun: str = "") -> str:
    return rf"(?:{noun}(?:,?\ *(?:(?:of|in){S})?){year_word(end)})?"


# "the January-October period of 2022"
_PERIOD = rf"(?:{S}(?:period|quarter))?"
NUMBER = rf"(?:\d{{1,2}}|{cased(numbers())})"
# "to June 2022", "ended 31 March 2021", "ending on March 31, 2021"
_TO_THE_END = (
    rf"{S}(?:(?:up\ +)?to|till|until|ending|ended|through){S}(?:(?:in|on){S})?(?:the{S}end{S}of{S})?"
    rf"(?:{_day(1)}{S})?{_month(1)}(?:\ +(?P<d2>3[01]|2[89])\b)?(?:,?{S}{year_word(1)})?"
)

_SHAPES = {
    "digit": {
        # 2021-09-27, 2021/9/27, 2021-09-27T15:26
        "iso day": r"(?P<y1>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d|[-/.]\d)",
        # 27.09.2021; 03/05/2019 where the order is clear
        "numeric day": r"(?P<a>\d{1,2})(?P<sep>[-./])(?P<b>\d{1,2})(?P=sep)(?P<y1>(?:1[5-9]|20)\d\d)(?!\d|[-/.]\d)",
        # 09/2021
        "numeric month": r"(?P<m1>0?[1-9]|1[0-2])/(?P<y1>(?:19|20)\d\d)(?![\d/])",
        # 27th of September, 2021; 28 June-2 July 2023; 5 September last year
        "day month": rf"{_day(1)}(?:{S}(?:day{S})?of)?\ *{_month(1)}{_tail(1)}"
        rf"(?:{TO}{_day(2)}(?:{S}of)?{S}{_month(2)}{_tail(2)})?",
        # 25-28 September 2021; 5 and 6 March; 24/25 May
        "days month": rf"{_day(1, slash='')}(?:{TO}|(?P<and>{AND})|/)(?:on{S})?(?:the{S})?{_day(2)}"
        rf"(?:{S}of)?{S}{_month(2)}{_tail(2)}",
        # between 24 May and 3 June 2018
        "between days": rf"{_day(1)}{S}{_month(1)}{_tail(1)},?{AND}(?:the{S})?{_day(2)}(?:{S}of)?{S}{_month(2)}"
        rf"{_tail(2)}",
        # 4, 5 and 8 March 2019
        "day list": rf"(?P<days>\d\d?(?:,\ \d\d?){{0,5}},?{AND})(?P<d2>\d\d?){S}{_month(2)}{_tail(2)}",
        # 9/11
        "named day": rf"(?P<e>{alternation(form for day in words().named_day for form in day.forms)})(?![\w/.-])",
        # 2021-2022; 2021/22; 1950 to 1975
        "years": rf"(?P<y1>(?:1[5-9]|20)\d\d)(?:(?P<dash>\ ?[-—/]\ ?)|{TO}|(?P<and>{AND}))"
        rf"(?P<y2>(?:1[5-9]|20)\d\d|\d\d)(?![\w%])(?![-.,:/]\d){NOT_COUNTED}",
        # 1990s; 1960s-70s
        "decade": r"(?P<c>1[5-9]\d|20\d)0'?s\b(?:[-—/](?:(?P<c2>1[5-9]\d|20\d)|(?P<x2>\d))0'?s\b)?",
        # the 80s; the 60s of the last century
        "short decade": r"(?P<x>[2-9])0'?s\b(?P<last>\ +of\ +(?:the\ +)?(?:last|20th|twentieth)\ +century)?",
        # 19th century; 18th-19th centuries
        "century": rf"(?P<n1>\d\d?)(?:st|nd|rd|th)(?:(?:{TO}|{AND})(?P<n2>\d\d?)(?:st|nd|rd|th))?[-\ ]+centur"
        rf"(?:y|ies)\b",
        # 2021
        "year": rf"(?P<y1>{YEAR})",
        # Q3's other form: 3Q 2024, 1H2024
        "short part": rf"(?P<n>[1-4])(?P<p>[QH])\ ?(?:of{S}|/)?(?:{year_word(1)}|(?P<yy>\d\d)\b)",
    },
    "month": {
        # September 27th, 2021; June 28-July 2, 2023
        "month day": rf"{_month(1)}\ *(?:the{S})?{_day(1)}{_tail(1)}"
        rf"(?:{TO}{_month(2)}{S}{_day(2)}{_tail(2)})?",
        # between May 24 and June 3, 2018
        "between days": rf"{_month(1)}{S}{_day(1)}{_tail(1)},?{AND}{_month(2)}{S}{_day(2)}{_tail(2)}",
        # September 25-28; June 19-20, 2024; May 5 and 6; May 24 and the 25th
        "month days": rf"{_month(1)}{S}(?:the{S})?{_day(1)}(?:{TO}|(?P<and>{AND}))(?:the{S})?{_day(2)}{_tail(2)}",
        # March 4, 5 and 8, 2019
        "day list": rf"{_month(1)}{S}(?P<days>\d\d?(?:,\ \d\d?){{0,5}},?{AND})(?P<d2>\d\d?)"
        rf"(?!\d){NOT_COUNTED}{_tail(2)}",
        # September 2021; February this year; May 2018-June 2019; a September day in 1965
        "month": rf"{_month(1)}(?:{S}(?:day|morning|afternoon|evening|night))?"
        rf"(?:(?:,?\ *-?(?:(?:of|in){S})?){year_word(1)})(?:{TO}{_month(2)},?{S}{year_word(2)})?",
        # between April 2000 and March 2023
        "between months": rf"{_month(1)},?{S}{year_word(1)},?{AND}{_month(2)},?{S}{year_word(2)}",
        # January-August 2024; between January and July 2021; January-October period of 2022
        "months": rf"{_month(1)}(?:{TO}|(?P<and>{AND})|/){_month(2)}{_tail(2, _PERIOD)}",
        # April-August 2022-23; July-March FY 2021/22
        "fiscal months": rf"{_month(1)}{TO}{_month(2)}{_PERIOD},?{S}(?:(?:of|in){S})?(?:FY\ ?)?(?P<y1>20\d\d)[-/]"
        rf"(?P<y2>\d\d)(?![\w%])",
        # in September
        "month alone": rf"{_month(1)}(?!\w)",
    },
    "weekday": {
        # Tuesday
        "weekday": rf"(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext){S})?(?P<w>{capital(weekdays())})\b",
    },
    "season": {
        # spring 2023; the summer of 1975; winter 2021-2022
        "season": rf"(?P<s>{cased(words().seasons)})(?:,?{S}(?:(?:of|in){S})?){year_word(1)}(?:[-/]"
        rf"(?P<y2>\d{{4}}|\d\d)(?!\w))?",
        # in the autumn
        "season alone": rf"(?P<s>{cased(words().seasons)})\b",
    },
    "relative": {
        # this year, last week, next quarter, this fall, last Tuesday
        "relative": rf"(?P<which>[Tt]his|THIS|[Ll]ast|LAST|[Nn]ext|NEXT|[Cc]urrent){S}(?:(?P<unit>{UNITS}|YEAR"
        rf"|MONTH|WEEK)|(?P<s>{cased(words().seasons)})"
        rf"|(?P<w>{capital(day.name for day in words().weekday)})|(?P<part>morning|afternoon|evening|night)|"
        rf"(?P<m1>{capital(month.name for month in words().month)}))\b",
        # the same year, the following day, that month
        "story": rf"(?:[Tt]hat|[Tt]he{S}(?P<which>same|previous|preceding|prior|following|next|subsequent)){S}"
        rf"(?P<unit>year|month|day)\b",
        # the same period last year; the same month of 2023
        "same period": rf"(?:[Tt]he{S})?(?:[Ss]ame|[Cc]orresponding|[Cc]omparable){S}(?:period|months?|quarter|time){S}"
        rf"(?:(?:of|in){S})?(?:the{S}|a{S})?(?:(?P<y1>{YEAR})|last{S}year\b|year{S}ago\b"
        rf"|(?P<before>(?:previous|preceding|prior){S}year\b|year{S}(?:before|earlier)\b))",
        # the year before
        "year before": rf"[Tt]he{S}(?P<unit>year|day){S}(?P<which>before|after)(?:{S}(?P<last>last|that))?\b",
    },
    "ago": {
        # two years ago; a month earlier; sixty years ago today
        "ago": rf"(?P<n>[Aa]n?|\d{{1,3}}|{cased(words().numbers)}){S}(?P<unit>year|month|week|day)s?{S}"
        rf"(?P<which>ago|earlier|before|later|after|prior)\b(?P<today>{S}today\b(?!'))?",
    },
    "number": {
        # nine months of 2024; 9 months of this year
        "months of": rf"(?P<n1>{NUMBER})(?:[-—/](?P<n2>{NUMBER}))?[-\ ]+months?(?:{S}period)?{S}(?:of|in){S}"
        rf"{year_word(1)}",
        # the ten months to October 2024
        "months to": rf"(?P<n>{NUMBER})[-\ ]+months?(?:{S}period)?{_TO_THE_END}",
    },
    "span": {
        # the year to June 2022; year ended 31 March 2021; quarter ended September 2022
        "months to": rf"(?P<unit>[Yy]ear|[Qq]uarter|[Hh]alf-year){_TO_THE_END}",
    },
    "part": {
        # first 11 months of 2024; first eight-nine months of this year
        "first months": rf"(?P<o>[Ff]irst|FIRST|[Ll]ast|[Ff]inal|1st){S}(?P<n1>{NUMBER})(?:(?:[-—/]|{S}(?:to"
        rf"|or){S})(?P<n2>{NUMBER}))?"
        rf"(?:{S}|-)months?\b(?:(?:{S}period)?{S}(?:of|in){S}(?P<of>the{S}year\b|{year_word(1)})|(?={S}of))?",
        # first half of 2021; second quarter of the year; 3rd quarter 2024
        "half or quarter": rf"(?P<o>{cased({**words().quarters, **words().halves})}|1st|2nd|3rd|4th)"
        rf"(?:{S}|-)(?:(?P<n2>two|three|2|3){S})?(?P<p>half|quarters?)\b"
        rf"(?:(?:{S}of|{S}in|,)?{S}(?P<of>the{S}year\b|{year_word(1)}))?",
        # Q3 2024, H1/2024
        "short part": rf"(?P<p>[QH])(?P<n>[1-4])(?:\ ?[-/'’]?\ ?|{S}(?:of|in){S})(?:FY\ ?)?"
        rf"(?:{year_word(1)}|(?P<yy>\d\d)(?!\w))",
        # in Q1
        "short part alone": r"(?P<p>[QH])(?P<n>[1-4])(?![\w-])",
        # twentieth century
        "century word": rf"(?P<o>{cased(words().ordinals)})[-\ ]+century\b",
        # fifth of May 2019
        "ordinal day": rf"(?P<o>{cased(words().ordinals)}){S}(?:day{S})?of{S}{_month(1)}{_tail(1)}",
        # end of 2021, early May, mid-1975, the first days of June: what follows is read by itself
        "vague part": rf"(?:(?:[Vv]ery{S})?(?:{cased(words().parts)}"
        rf"(?:[-/]to-(?:mid|late))?)(?:-|{S}(?:of|in|on)?\ *)|"
        rf"(?P<o>{cased({**words().quarters, **words().halves})}){S}(?:(?:two|three|few|ten){S})?"
        rf"(?:half|days?|weeks?|decade|part|third){S}of{S})(?:the{S}(?:year{S})?)?(?=[\w'])",
        # the end of the year; by year-end
        "end of the unit": rf"(?:(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Cc]lose|[Mm]iddle){S}of{S}the{S}(?P<unit>year"
        rf"|month|week)\b|[Yy]ear-end\b(?!{S}\d))",
    },
    "fiscal": {
        # fiscal year 2023; FY2023-24; FY25; the academic year 2021/22
        "fiscal year": rf"(?:(?:[Ff]iscal|[Ff]inancial|[Aa]cademic|[Ss]chool|[Mm]arketing)(?:{S}[Yy]ear)?s?|FY)\ *"
        rf"(?P<y1>(?:19|20)\d\d)(?:\ ?[-/]\ ?(?P<y2>(?:19|20)\d\d|\d\d))?(?![\w%])(?![.,]\d)",
        "short fiscal year": r"FY\ ?'?(?P<yy>[0-4]\d)(?:-(?P<y2>\d\d))?(?![\w%])(?![.,]\d)",
    },
    "decade": {
        # the nineteen seventies, the nineties
        "decade word": rf"(?P<x>{cased(words().decades)})\b",
    },
    "day": {
        # yesterday; the day before yesterday; tomorrow
        "near day": rf"(?P<w>{cased(words().near_days)})\b",
        "day but one": rf"[Tt]he{S}day{S}(?P<which>before{S}yesterday|after{S}tomorrow)\b",
    },
}

# Where an expression may begin. A class is a set of shapes; the longest match of a class wins.
_ANCHORS = {
    "digit": r"(?:(?<![\w$€£¥#+/.-])|(?<=[^\W\d_]{4}-)(?=\d{4}))(?<!\d[,:])\d+",
    "relative": r"[Tt]his\b|THIS\b|[Ll]ast\b|LAST\b|[Nn]ext\b|NEXT\b|[Cc]urrent\b|[Tt]hat\ +(?:year|month|day)\b"
    r"|(?:[Ss]ame|[Cc]orresponding|[Cc]omparable)\ +(?=period|month|quarter|time)"
    r"|[Tt]he\ +(?:same|corresponding|comparable|previous|preceding|prior|following|next|subsequent"
    r"|year\ +before|year\ +after|day\ +before|day\ +after)\b",
    "ago": r"[Aa]n?\ +(?=(?:year|month|week|day)\ +(?:ago|ear|lat|bef))",
    "day": cased(words().near_days) + r"\b",
    "season": cased(words().seasons) + r"\b",
    "fiscal": r"(?:[Ff]iscal|[Ff]inancial|[Aa]cademic|[Ss]chool|[Mm]arketing)\b|FY(?=\ ?'?\d)",
    "span": r"(?:[Yy]ear|[Qq]uarter|[Hh]alf-year)\ +(?=end|through|up|(?:to|till|until)\ +[\dA-Z])",
    "decade": cased(words().decades) + r"\b",
    "part": cased([*words().parts, *words().quarters, *words().halves, "very"])
    + r"\b|[Yy]ear-end\b|[QH][1-4]\b|[QH][1-4](?=[-/]?\d\d)|"
    + cased(words().ordinals)
    + r"\b",
    "number": cased(words().numbers) + r"\b",
    "weekday": capital(weekdays()) + r"\b",
    "month": capital(months()) + r"(?![^\W\d])",
}
# Classes whose shapes also begin with the anchors of another.
_SHARED = {
    "digit": ("ago", "number", "part"),
    "number": ("ago",),
    "relative": ("part", "day"),
    "part": ("number",),
    "day": ("relative",),
}


@cache
def anchor() -> re.Pattern[str]:
    """Where an expression may begin; the name of the group is the class of shapes to try."""
    arms = "|".join(f"(?P<{name}>{source})" for name, source in _ANCHORS.items() if name != "digit")
    return re.compile(rf"(?P<digit>{_ANCHORS['digit']})|(?<![^\W_])(?:{arms})")


@cache
def shapes() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """For each class of anchors, the shapes to try there, by name."""
    compiled = {
        group: [(name, re.compile(source, re.VERBOSE)) for name, source in table.items()]
        for group, table in _SHAPES.items()
    }
    return {
        group: own + [shape for other in _SHARED.get(group, ()) for shape in compiled[other]]
        for group, own in compiled.items()
    }
