"""The period that governs a figure."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from vnru_extract.link.trade.theme import Theme, first, sentence_index
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds

# "compared to 2019", "up 15% from 2018", "15% more than in 2020": where a change starts from, not when it was
_BASE = re.compile(
    r"(?:\b(?:compared|relative|relation|comparison|versus|vs\.?|against|than)\b[^;()]{0,60}"
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
# "in the same period" goes on from the period before
_SAME = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or)\ (?:(?:the|that)\ (?:(?:same|reviewed|review|said|given|reporting|stated"
    r"|mentioned|indicated|specified)\ )?(?:period|year|months?|quarter|interval)|this\ (?:period|timeframe))"
    r"(?!\ (?:of|in|a|last|the|earlier|to)\b)(?=[,.]|\ )"
)
# "between" April 2000 "and" March 2023
_SPAN_LEAD = re.compile(r"\b(?:[Bb]etween|[Ff]rom)\ (?:the\ )?$")
_SPAN_GAP = re.compile(r"\ (?:and|to|till|until|through|up\ to)\ (?:the\ )?")
# a target "by" 2020, even where that is past
_BY = re.compile(r"\bby\ (?:the\ )?(?:end\ of\ )?$")
_FEW_WORDS = re.compile(r"(?:\ alone)?,?\ (?:\w+\ ){0,2}")
# what has been invested up to now
_STOCK = re.compile(
    r"\b(?:cumulative|accumulated|registered|total|stock|so\ far|to\ date|has|have|combined)\b", re.IGNORECASE
)
# "this year", "now": not the time told before, even where nothing gives it a date
_OTHER_TIME = re.compile(
    r"\b(?:[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent|[Pp]revious|[Pp]ast)\ (?:year|month|quarter|week)\b(?!'s)"
    r"|\b(?:[Cc]urrently|[Aa]t\ present|[Nn]ow|[Tt]oday|[Nn]owadays)\b"
)
_TWO_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
# "over the first nine months" is when it was
_OVER_THE = re.compile(r"\bover\ the\ $|\bover\ the\ (?:first|past|last)")
# "since 2015", "signed in 2015", "established in 1950": no period of trade
_NO_PERIOD = re.compile(
    r"\b(?:since|after|following|ahead\ of|before)\ (?:the\ )?(?:\w+\ ){0,2}$"
    r"|\b(?:signed|established|launched|founded|effect|force|concluded|visit|visited"
    r"|took\ office|upgraded|inaugurated|joined|accession|met|held|agreement"
    r"|set(?!\ (?:a|another)\ (?:\w+\ )?(?:record|high|low)))"
    r"\ (?:\w+\ ){0,3}$",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:as\ of|as\ at|by|until|till|up\ to|end\ of|through|to)\ (?:the\ )?(?:end\ of\ )?$", re.IGNORECASE
)
# "$1.6 billion and $2.1 billion in 2022": the period is that of both
_SHARED = re.compile(
    r",?\ (?:and|or)\ (?:(?:about|nearly|over|almost|another|some)\ )?"
    r"|[^.;]{0,40}\b(?:worth|valued\ at)\ (?:\w+\ ){0,3}"
)
_SHARED_VERB = re.compile(r",?\ and\ (?:[\w'-]+\ ){0,6}")
# after these, a period is that of another clause
_BREAK = re.compile(r"\b(?:and|while|when|but|whereas|which|by\ contrast|said|told)\b|[;:—]")
# in 2021 "-" $6 billion
_DASHED = re.compile(r"\ ?[-—:]\ ?")
_MAX_GAP = 110
# How far a date may stand from its figure: only sentences that never end are longer.
_WINDOW = 1000

T = TypeVar("T")


def governing_period(
    page: Page, figures: Sequence[FigureMention], index: int, dates: Sequence[DateMention], theme: Theme | None
) -> str | None:
    """The period that governs a figure: right after it, else before it in the sentence, else of the figure before."""
    figure = figures[index]
    begun, end = page.sentence_at(first(figure))
    start, end = max(begun, first(figure) - _WINDOW), min(end, first(figure) + _WINDOW)
    beside = figures[_from(figures, start, first) : _from(figures, end, first)]
    ends = [stop for other in beside for _, stop in other.spans]
    own = [stop for _, stop in figure.spans]
    inside = [
        date
        for date in _spanned(page, _between(dates, start, end))
        if _may_be_period(page, date, figure, max([start, *(stop for stop in own if stop <= date.start)]))
    ]
    in_step = _in_step(page, beside, figure, inside, (start, end))
    if in_step:
        return in_step
    last = max(stop for _, stop in figure.spans)
    limit = min(end, next((first(other) for other in figures[index + 1 : index + 4] if first(other) >= last), end))
    for begin in sorted({stop for _, stop in figure.spans}):
        for date in inside:
            if begin <= date.start < limit and _follows(page, begin, last, date) and not _heads(page, date, limit):
                return _last_year(date.value, figure)
    before = [date for date in inside if date.end <= first(figure)]
    if before and (
        not _is_stock(page, figure)
        or _is_right_before(page, before[-1], figure)
        or not _is_told_of_other(page, before[-1], ends)
    ):
        return _last_year(before[-1].value, figure)
    if theme and theme.period and theme.sentence < sentence_index(page, figure) and _SAME.search(page.flow, start, end):
        return theme.period
    told = max((stop for _, stop in figure.spans if stop <= limit), default=last)
    if limit < end and _is_shared(page.flow[told:limit], figure, figures[index + 1]):
        shared = governing_period(page, figures, index + 1, dates, None)
        if shared:
            return shared
    after = [date for date in inside if date.start >= last]
    if len(after) == 1 and after[0].start < limit and figure.status != "actual":
        return after[0].value
    return _inherited(page, figure, dates, theme, begun)


def _last_year(value: str, figure: FigureMention) -> str:
    """The second of two years between which a figure changed: "grew 12 percent from 2021 to 2022"."""
    years = _TWO_YEARS.fullmatch(value)
    if figure.change_pct is None or not years or int(years.group("last")) - int(years.group("first")) != 1:
        return value
    return years.group("last")


def _is_stock(page: Page, figure: FigureMention) -> bool:
    """Whether an investment is what has been put in up to now, of no period that the sentence tells of other trade."""
    begin = figure.head[0]
    return figure.flow == "investment" and bool(_STOCK.search(page.flow, max(0, begin - 12), first(figure)))


def _is_told_of_other(page: Page, date: DateMention, ends: Sequence[int]) -> bool:
    """Whether a date belongs to a figure before it and is no "by the end of 2023"."""
    lead = page.flow[max(0, date.start - 30) : date.start]
    return any(stop <= date.start for stop in ends) and not _AS_OF.search(lead)


def _is_right_before(page: Page, date: DateMention, figure: FigureMention) -> bool:
    """Whether only a few words part a date from the figure: "and in 2022 alone" $6 billion."""
    return bool(_FEW_WORDS.fullmatch(page.flow, date.end, first(figure)))


def _spanned(page: Page, dates: Sequence[DateMention]) -> list[DateMention]:
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
        and bool(_SPAN_LEAD.search(page.flow[max(0, one.start - 14) : one.start]))
    )


def _is_shared(gap: str, figure: FigureMention, after: FigureMention) -> bool:
    """Whether two figures stand under one period: "exports were $354 billion and imports $326 billion in 2023"."""
    return bool(_SHARED.fullmatch(gap) or (figure.flow != after.flow and _SHARED_VERB.fullmatch(gap)))


def _from(items: Sequence[T], offset: int, place: Callable[[T], int]) -> int:
    return bisect_left(items, offset, key=place)


def _between(dates: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    return dates[_from(dates, start, _start) : _from(dates, end, _start)]


def _start(date: DateMention) -> int:
    return date.start


def _follows(page: Page, begin: int, last: int, date: DateMention) -> bool:
    """Whether a period right after a figure is the figure's: "$5.6 billion (up 3%) worth of goods in 2020"."""
    gap = page.flow[begin : date.start]
    if len(gap) > _MAX_GAP or (date.start < last and begin > date.start):
        return False
    bare = re.sub(r"\([^()]*\)?", "", gap)
    if _BREAK.search(bare):
        return False
    if bare.strip() in {"", ","}:
        return True
    return bare.count(",") == 0 or bool(
        re.fullmatch(r"[^,]{0,60},?[^,]{0,40}(?:\ year-on-year)?,?\ (?:in|for|over|during|as\ of|by)\ (?:the\ )?", bare)
    )


def _heads(page: Page, date: DateMention, limit: int) -> bool:
    """Whether a date heads the next figure: "$5 billion, in 2021 - $6 billion"."""
    return date.end < limit <= date.end + 5 and bool(_DASHED.fullmatch(page.flow, date.end, limit))


def _may_be_period(page: Page, date: DateMention, figure: FigureMention, start: int) -> bool:
    """Whether a date can be when trade took place, not what it is compared with or when something was signed."""
    lead = page.flow[max(start, date.start - 60) : date.start]
    if date.value.startswith("XXXX") or (
        _BASE.search(lead)
        and not _OVER_THE.search(lead + page.flow[date.start :][:6])
        and not ("/" in date.value and (_FROM_TO.search(lead) or _TO.search(page.flow, date.start, date.end)))
    ):
        return False
    if _NO_PERIOD.search(lead):
        return False
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date.value) and not _AS_OF.search(lead):
        return False
    if figure.status == "actual" or _BY.search(lead):
        return True
    latest = bounds(date.value)[1]
    return page.published is None or latest is None or latest >= page.published


def _in_step(
    page: Page,
    beside: Sequence[FigureMention],
    figure: FigureMention,
    inside: Sequence[DateMention],
    sentence: tuple[int, int],
) -> str | None:
    """One period each, in order: "In 2019 and 2020 ... $4 billion and $5 billion, respectively"."""
    if "respectively" not in page.flow[slice(*sentence)]:
        return None
    same = [other for other in beside if other.flow == figure.flow]
    if len(same) < 2 or len(inside) != len(same):
        return None
    return inside[same.index(figure)].value


def _is_of(figure: FigureMention, theme: Theme) -> bool:
    """Whether a figure goes on from the one before: of the same parties, or the same flow of one of them."""
    parties, spoken = {figure.reporter, figure.partner}, {theme.reporter, theme.partner}
    return parties in (spoken, {None}) or (figure.flow == theme.flow and bool(parties & spoken - {None}))


def _inherited(
    page: Page, figure: FigureMention, dates: Sequence[DateMention], theme: Theme | None, start: int
) -> str | None:
    """The period of the figure just before, where trade goes on being told; else of the heading above."""
    if figure.status != "actual" or (figure.flow == "investment" and figure.change_pct is None):
        return None
    if _OTHER_TIME.search(page.flow, start, max(stop for _, stop in figure.spans) + len(" this year")):
        return None
    index = sentence_index(page, figure)
    goes_on = theme is not None and (theme.flow != "investment" or figure.flow == "investment")
    if theme and theme.period and theme.status == "actual" and goes_on:
        near = index - theme.sentence <= (2 if figure.flow == theme.flow else 1)
        return theme.period if near and _is_of(figure, theme) else None
    if index == 0:
        return None
    above_start, above_end = page.sentences[index - 1]
    heading = "\n" in page.flow[above_end:start] and not page.flow[above_start:above_end].endswith(".")
    inside = [
        date for date in _between(dates, above_start, above_end) if _may_be_period(page, date, figure, above_start)
    ]
    return inside[0].value if heading and len(inside) == 1 else None
