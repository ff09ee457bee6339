"""Which dates of a sentence can be the period of trade: no base of comparison, no day on which something was signed."""

import re
from collections.abc import Sequence

from vnru_extract.link.trade.theme import Theme, first, sentence_index
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds

# "compared to 2019", "up 15% from 2018", "15% more than in 2020": where a change starts from, not when it was
_BASE = re.compile(
    r"(?:\b(?:compare[ds]?|relative|relation|comparison|versus|vs\.?|against|than(?!\ (?:[A-Z]{0,3}[$€£¥₹]?\ ?\d)))\b"
    r"[^;()]{0,60}"
    r"|\bwhat\ (?:it|they|that)\ (?:was|were)\b[^;()]{0,20}"
    r"|\b(?:from|over(?!\ the\ (?:period|years?)\ (?:of\ )?$)|(?<!year\ )on|above|below|exceeding|surpassing)\ "
    r"(?:(?:the|that|a|an|its|same|similar|corresponding|comparable|equivalent|analogous|respective|previous|preceding"
    r"|level|levels|figure|figures|total|result|results|value|volume|amount|number|record|high|low|peak|one|ones|period"
    r"|time|year|month|quarter|half|months|of|in|for|during|recorded|registered|reported|posted|seen|set|reached|was"
    r"|(?:[A-Z]{2,3}\ ?)?[$€£¥₹]?\d[\d.,]*|million|billion|bn|mln|bln|dollars|euros|rubles|roubles|percent|per\ cent"
    r")\ ){0,8})$",
    re.IGNORECASE,
)
# "From January to May trade reached": it opens the clause, nothing changed from then
_FROM_TO = re.compile(r"(?:^|[,;]\ |\band\ )[Ff]rom\ (?:the\ )?$")
# "from April 2000 to March 2023"
_TO = re.compile(r"\ (?:to|till|until|through)\ ")
# "between" April 2000 "and" March 2023
_SPAN_LEAD = re.compile(r"\b(?:[Bb]etween|[Ff]rom|period)\ (?:the\ )?$")
_SPAN_GAP = re.compile(r",?\ (?:and|to|till|until|through|up\ to)\ (?:the\ )?")
# a target "by" 2020, even where that is past
BY = re.compile(r"\bby\ (?:the\ )?(?:end\ of\ )?$")
# "over the first nine months" is when it was
_OVER_THE = re.compile(r"\bover\ the\ $|\bover\ the\ (?:first|past|last)")
# "since 2015", "signed in 2015", "established in 1950": no period of trade
_NO_PERIOD = re.compile(
    r"\b(?:since|after|following|ahead\ of|before)\ (?:the\ )?(?:\w+\ ){0,2}$|\bsince\ (?:[\w']+\ ){3,5}$"
    r"|\b(?:signed|established|launched|founded|effect|force|concluded|visit|visited"
    r"|took\ office|upgraded|inaugurated|joined|accession|met|held|agreement"
    r"|set(?!\ (?:a|another)\ (?:\w+\ )?(?:record|high|low)))"
    r"\ (?:\w+\ ){0,3}$",
    re.IGNORECASE,
)
# "following the first quarter of" 2022, "following the results of" the year's first half: told when it was over
_OUTCOME = re.compile(r"\b(?:following|after)\ (?:the\ )?(?:results?\ of\ )?(?:the\ )?$", re.IGNORECASE)
# in January 2022 "(" $3 billion · in 2022", when" exports were $3 billion
_IN_BRACKETS = re.compile(r"\ (?:\(|[-—]\ ?)(?:[a-z]+\ ){0,2}")
_WHEN = re.compile(r",?\ when\ [^;:()—]{1,160}")
AS_OF = re.compile(
    r"\b(?:as\ of|as\ at|by|until|till|up\ to|end\ of|through|to)\ (?:the\ )?(?:end\ of\ )?$", re.IGNORECASE
)
# from $3 billion "a year earlier" · "in the same month of" 1986 · "in the year-ago period"
_AGO = re.compile(
    r"(?:\ (?:trade\ )?(?:deficit|surplus|shortfall|gap))?,?\ (?:(?:recorded|reported|posted)\ )?"
    r"(?:in\ |for\ |during\ )?"
    r"(?:(?:a|one|the)\ year\ (?:earlier|ago|before|previously)\b"
    r"|the\ (?:same|corresponding|comparable)\ (?:(?P<year>(?:19|20)\d\d)\ )?(?:period|months?|quarter|half)"
    r"(?:\ (?:of|in))?(?:\ (?:last\ year|a\ year\ (?:earlier|ago|before)|(?P<of>(?:19|20)\d\d))\b)?"
    r"|the\ year-(?:ago|earlier)\ (?:period|months?|quarter|half)\b)"
)
# part of one year: 1987-02, 1987-01/1987-09
_MONTHS = re.compile(r"(?P<y>\d{4})-\d\d(?:/(?P=y)-\d\d)?")


def spanned(page: Page, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates, two that bound a span as one: "between April 2000 and March 2023"."""
    spanned: list[DateMention] = []
    for date in dates:
        if spanned and _bounds_span(page, spanned[-1], date):
            first_day = spanned.pop()
            spanned.append(DateMention(first_day.start, date.end, f"{first_day.value}/{date.value}", "span"))
        else:
            spanned.append(date)
    return spanned


def _bounds_span(page: Page, one: DateMention, other: DateMention) -> bool:
    return (
        not any(mark in one.value + other.value for mark in "/X")
        and one.value < other.value
        and bool(_SPAN_GAP.fullmatch(page.flow[one.end : other.start]))
        and bool(_SPAN_LEAD.search(page.flow[max(0, one.start - 16) : one.start]))
    )


def compared(page: Page, dates: Sequence[DateMention], figure: FigureMention, start: int) -> str | None:
    """The date of an earlier value that another is compared with: "than in 2022, when it was", "than in 2022 ("."""
    begin = first(figure)
    before = next((date for date in reversed(dates) if start <= date.start and date.end <= begin), None)
    if before is None or before.value.startswith("XXXX"):
        return None
    lead = page.flow[max(start, before.start - 60) : before.start]
    if not _BASE.search(lead):
        return None
    led = _IN_BRACKETS.fullmatch(page.flow, before.end, begin) or _WHEN.fullmatch(page.flow, before.end, begin)
    return before.value if led else None


def may_be_period(page: Page, date: DateMention, figure: FigureMention, start: int) -> bool:
    """Whether a date can be when trade took place, not what it is compared with or when something was signed."""
    lead = page.flow[max(start, date.start - 60) : date.start]
    if date.value.startswith("XXXX") or (
        _BASE.search(lead)
        and not _OVER_THE.search(lead + page.flow[date.start :][:6])
        and not ("/" in date.value and (_FROM_TO.search(lead) or _TO.search(page.flow, date.start, date.end)))
    ):
        return False
    if _NO_PERIOD.search(lead) and not ("/" in date.value and _OUTCOME.search(lead)):
        return False
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date.value) and not AS_OF.search(lead):
        return False
    if figure.status == "actual" or BY.search(lead):
        return True
    latest = bounds(date.value)[1]
    return page.published is None or latest is None or latest >= page.published


def year_earlier(page: Page, figure: FigureMention, last: int, end: int, theme: Theme | None) -> str | None:
    """The same months of another year as those just told: "8.1 billion in February from 4.7 billion a year earlier"."""
    match = _AGO.match(page.flow, last, end)
    if match is None or theme is None or theme.period is None or not _MONTHS.fullmatch(theme.period):
        return None
    if sentence_index(page, figure) - theme.sentence > 1:
        return None
    year = match.group("of") or match.group("year") or str(int(theme.period[:4]) - 1)
    return re.sub(r"\b\d{4}", year, theme.period)
