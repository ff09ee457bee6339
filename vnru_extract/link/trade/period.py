"""The period that governs a figure."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vnru_extract.link.trade.dated import AS_OF, BY, compared, may_be_period, spanned, year_earlier
from vnru_extract.link.trade.theme import Theme, first, is_earlier, sentence_index
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.page import Page

# "in the same period" goes on from the period before
_SAME = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or)\ (?:(?:the|that)\ (?:(?:same|reviewed|review|said|given|reporting|stated"
    r"|mentioned|indicated|specified)\ )?(?:period|year|months?|quarter|interval)|this\ (?:period|timeframe))"
    r"(?!\ (?:of|in|a|last|the|earlier|to)\b)(?=[,.]|\ )"
)
_THIS_PERIOD = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Ff]or)\ (?:this|that|the\ same)\ period\b(?!\ (?:of|in|a|last)\b)"
)
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
# in 1995 trade was $3 billion and "since then" has grown to $5 billion
_SINCE_THEN = re.compile(r"\bsince\ then\b")
# 2021 "to" 2022
_FROM_ONE = re.compile(r"\ (?:to|and|until|till|through)\ ")
_TWO_YEARS = re.compile(r"(?P<first>\d{4})/(?P<last>\d{4})")
# "$1.6 billion and $2.1 billion in 2022": the period is that of both
_SHARED = re.compile(
    r",?\ (?:and|or)\ (?:(?:about|nearly|over|almost|another|some)\ )?"
    r"|[^.;]{0,40}\b(?:worth|valued\ at)\ (?:\w+\ ){0,3}"
)
_SHARED_VERB = re.compile(r",?\ (?:and|while)\ (?:[\w'-]+\ ){0,9}(?:-\ ?)?")
# after these, a period is that of another clause
_BREAK = re.compile(r"\b(?:and|while|when|but|whereas|which|by\ contrast|said|told)\b|[;:—]")
# in 2021 "-" $6 billion
_DASHED = re.compile(r"\ ?[-—:]\ ?")
# $5 billion", in" 2021 "the figure was" $6 billion · ", " this year "we saw" 5 percent
_OPENS = re.compile(r",\ (?:(?:in|for|during)\ (?:the\ )?)?$")
_CLAUSE = re.compile(r"(?!,?\ (?:and|or|while|with|but|to|from|against|compared|up|down)\b),?(?:\ [\w'-]+){1,7}\ ")
# in 1971 "and" 1972 imports were £216 million "and" £200 million
_PAIRED = re.compile(r",?\ and\ (?:in\ )?")
# reached $5 billion "in the first half of last year"
_UNDATED = re.compile(
    r",?\ (?:(?:in|during|for)\ )?(?:(?:the|first|second|third|last|fourth|half|quarter|\w+\ months|of)\ ){0,6}?"
    r"(?:last|this|next|the\ (?:current|past))\ (?:year|month|quarter|season)\b(?!'s|\ (?:and|or)\ (?:19|20))"
)
_MAX_GAP = 110
# How far a date may stand from its figure: only sentences that never end are longer.
_WINDOW = 1000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Scene:
    """A figure in its sentence: where that is, the figures beside it and the dates that can be its period."""

    page: Page
    figure: FigureMention
    start: int
    end: int
    limit: int
    beside: Sequence[FigureMention]
    dates: Sequence[DateMention]

    @property
    def last(self) -> int:
        """Where the figure ends."""
        return max(stop for _, stop in self.figure.spans)


def governing_period(
    page: Page, figures: Sequence[FigureMention], index: int, dates: Sequence[DateMention], theme: Theme | None
) -> str | None:
    """The period that governs a figure: right after it, else before it in the sentence, else of the figure before."""
    figure = figures[index]
    begun = page.sentence_at(first(figure))[0]
    scene = _scene(page, figures, index, dates)
    if stated := _in_step(scene) or compared(page, _between(dates, scene.start, scene.end), figure, scene.start):
        return stated
    if shifted := year_earlier(page, figure, scene.last, scene.end, theme):
        return shifted
    if stated := _right_after(scene):
        return stated
    if _is_undated(scene, dates) or _SINCE_THEN.search(page.flow, max(scene.start, first(figure) - 80), first(figure)):
        return None
    earlier = is_earlier(page, figures, index)
    if not earlier and (told := _before(scene)):
        return told
    start, last = scene.start, scene.last
    if (
        theme
        and theme.period
        and theme.sentence < sentence_index(page, figure)
        and _SAME.search(page.flow, start, scene.end)
    ):
        return theme.period
    if spoken := _of_that_period(page, scene, dates, theme):
        return spoken
    told_to = max((stop for _, stop in figure.spans if stop <= scene.limit), default=last)
    if scene.limit < scene.end and _is_shared(page.flow[told_to : scene.limit], figure, figures[index + 1]):
        shared = governing_period(page, figures, index + 1, dates, None)
        if shared:
            return shared
    if earlier:
        return _before(scene)
    after = [date for date in scene.dates if date.start >= last]
    if len(after) == 1 and after[0].start < scene.limit and figure.status != "actual":
        return after[0].value
    return _inherited(page, figure, dates, theme, begun)


def _of_that_period(page: Page, scene: _Scene, dates: Sequence[DateMention], theme: Theme | None) -> str | None:
    """The one span of time that the sentence before names: "during this period"."""
    index = sentence_index(page, scene.figure)
    if index == 0 or (theme and theme.period) or not _THIS_PERIOD.search(page.flow, scene.start, scene.limit):
        return None
    before = _between(dates, *page.sentences[index - 1])
    return before[0].value if len(before) == 1 and "/" in before[0].value else None


def _scene(page: Page, figures: Sequence[FigureMention], index: int, dates: Sequence[DateMention]) -> _Scene:
    figure = figures[index]
    start, end = page.sentence_at(first(figure))
    start, end = max(start, first(figure) - _WINDOW), min(end, first(figure) + _WINDOW)
    own = [stop for _, stop in figure.spans]
    inside = [
        date
        for date in spanned(page, _between(dates, start, end))
        if may_be_period(page, date, figure, max([start, *(stop for stop in own if stop <= date.start)]))
    ]
    limit = min(end, next((first(other) for other in figures[index + 1 : index + 4] if first(other) >= max(own)), end))
    return _Scene(
        page, figure, start, end, limit, figures[_from(figures, start, first) : _from(figures, end, first)], inside
    )


def _right_after(scene: _Scene) -> str | None:
    """The period told right after the amount, or after the change."""
    page, figure, limit = scene.page, scene.figure, scene.limit
    for begin in sorted({stop for _, stop in figure.spans}):
        for date in scene.dates:
            if not begin <= date.start < limit or not _follows(page, begin, scene.last, date):
                continue
            if begin < scene.last and _is_of_earlier(scene, begin, date):
                continue
            if not _heads(page, date, limit, last=limit >= scene.end):
                return _last_year(page, date, figure)
    return None


def _is_of_earlier(scene: _Scene, begin: int, date: DateMention) -> bool:
    """Whether a date is that of the value compared with: "rose 26 percent, from $1.4 billion in 2018 to"."""
    return any(
        begin < first(other) < date.start and is_earlier(scene.page, scene.beside, place)
        for place, other in enumerate(scene.beside)
        if other is not scene.figure
    )


def _is_undated(scene: _Scene, dates: Sequence[DateMention]) -> bool:
    """Whether a figure's own period follows it and nothing gives it a date: "in 2016 … and … last year"."""
    match = _UNDATED.match(scene.page.flow, scene.last, scene.limit)
    if match is None:
        return False
    around = _between(dates, scene.last, scene.limit)
    return not any(date.start < match.end() and not date.value.startswith("XXXX") for date in around)


def _before(scene: _Scene) -> str | None:
    """The period told before the figure in its sentence, unless it is that of another figure."""
    page, figure = scene.page, scene.figure
    before = [date for date in scene.dates if date.end <= first(figure)]
    if not before:
        return None
    ends = [stop for other in scene.beside for _, stop in other.spans]
    if _is_stock(page, figure) and not (
        _is_right_before(page, before[-1], figure) or not _is_told_of_other(page, before[-1], ends)
    ):
        return None
    return None if _is_of_a_fact(scene, before[-1]) else _last_year(page, before[-1], figure)


def _is_of_a_fact(scene: _Scene, date: DateMention) -> bool:
    """Whether a date is that of trade done, not of what is hoped for: "was … in 2014 and is expected to reach"."""
    page, figure = scene.page, scene.figure
    if figure.status == "actual" or BY.search(page.flow, max(0, date.start - 30), date.start):
        return False
    done = [other for other in scene.beside if other.status == "actual" and first(other) < first(figure)]
    stops = [max(stop for _, stop in other.spans) for other in done]
    return any(stop > date.end or _follows(page, stop, stop, date) for stop in stops)


def _last_year(page: Page, date: DateMention, figure: FigureMention) -> str:
    """The second of two years between which a figure changed: "from 2021 to 2022", not the financial year 2021-22."""
    years = _TWO_YEARS.fullmatch(date.value)
    if figure.change_pct is None or not years or int(years.group("last")) - int(years.group("first")) != 1:
        return date.value
    return years.group("last") if _FROM_ONE.search(page.flow, date.start, date.end) else date.value


def _is_stock(page: Page, figure: FigureMention) -> bool:
    """Whether an investment is what has been put in up to now, of no period that the sentence tells of other trade."""
    begin = figure.head[0]
    return figure.flow == "investment" and bool(_STOCK.search(page.flow, max(0, begin - 12), first(figure)))


def _is_told_of_other(page: Page, date: DateMention, ends: Sequence[int]) -> bool:
    """Whether a date belongs to a figure before it and is no "by the end of 2023"."""
    lead = page.flow[max(0, date.start - 30) : date.start]
    return any(stop <= date.start for stop in ends) and not AS_OF.search(lead)


def _is_right_before(page: Page, date: DateMention, figure: FigureMention) -> bool:
    """Whether only a few words part a date from the figure: "and in 2022 alone" $6 billion."""
    return bool(_FEW_WORDS.fullmatch(page.flow, date.end, first(figure)))


def _is_shared(gap: str, figure: FigureMention, after: FigureMention) -> bool:
    """Whether two figures stand under one period: "exports were $354 billion and imports $326 billion in 2023"."""
    return bool(_SHARED.fullmatch(gap) or (figure.head != after.head and _SHARED_VERB.fullmatch(gap)))


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
    bare = re.sub(r"\([^()]*\)?|\ goods\ and\ services\b", "", gap)
    if _BREAK.search(bare):
        return False
    if bare.strip() in {"", ","}:
        return True
    return bare.count(",") == 0 or bool(
        re.fullmatch(r"[^,]{0,60},?[^,]{0,40}(?:\ year-on-year)?,?\ (?:in|for|over|during|as\ of|by)\ (?:the\ )?", bare)
    )


def _heads(page: Page, date: DateMention, limit: int, *, last: bool) -> bool:
    """Whether a date heads the next figure: "$5 billion, in 2021 - $6 billion", ", in 2021 it was $6 billion"."""
    if date.end < limit <= date.end + 5 and _DASHED.fullmatch(page.flow, date.end, limit):
        return True
    opens = not last and _OPENS.search(page.flow, max(0, date.start - 12), date.start)
    return bool(opens and _CLAUSE.fullmatch(page.flow, date.end, limit))


def _in_step(scene: _Scene) -> str | None:
    """One period each, in order: "In 2019 and 2020 ... $4 billion and $5 billion, respectively"."""
    flow = scene.page.flow
    same = [other for other in scene.beside if other.flow == scene.figure.flow]
    if len(same) < 2 or len(scene.dates) != len(same):
        return None
    if "respectively" not in flow[scene.start : scene.end] and not (
        len(same) == 2
        and scene.dates[-1].end <= first(same[0])
        and _PAIRED.fullmatch(flow, scene.dates[0].end, scene.dates[1].start)
        and _PAIRED.fullmatch(flow, max(stop for _, stop in same[0].spans), first(same[1]))
    ):
        return None
    return scene.dates[same.index(scene.figure)].value


def _is_of(figure: FigureMention, theme: Theme) -> bool:
    """Whether a figure goes on from the one before: of the same parties, or the same flow of one of them."""
    parties, spoken = {figure.reporter, figure.partner}, {theme.reporter, theme.partner}
    return parties in (spoken, {None}) or (figure.flow == theme.flow and bool(parties & spoken - {None}))


def _opened(page: Page, theme: Theme, dates: Sequence[DateMention]) -> bool:
    """Whether the sentence of before opens with its period: "Last year, Chilean investment was"."""
    start = page.sentences[theme.sentence][0]
    return any(date.value == theme.period for date in _between(dates, start, start + len("During the ")))


def _inherited(
    page: Page, figure: FigureMention, dates: Sequence[DateMention], theme: Theme | None, start: int
) -> str | None:
    """The period of the figure just before, where trade goes on being told; else of the heading above."""
    if figure.status != "actual":
        return None
    goes_on = theme is not None and theme.flow == "investment" and not _is_stock(page, figure)
    if figure.flow == "investment" and figure.change_pct is None and not goes_on:
        return None
    if _OTHER_TIME.search(page.flow, start, max(stop for _, stop in figure.spans) + len(" this year")):
        return None
    index = sentence_index(page, figure)
    told = theme is not None and (
        theme.flow != "investment" or figure.flow == "investment" or _opened(page, theme, dates)
    )
    if theme and theme.period and theme.status == "actual" and told:
        near = index - theme.sentence <= (2 if figure.flow == theme.flow != "investment" else 1)
        return theme.period if near and _is_of(figure, theme) else None
    if index == 0:
        return None
    above_start, above_end = page.sentences[index - 1]
    heading = "\n" in page.flow[above_end:start] and not page.flow[above_start:above_end].endswith(".")
    inside = [
        date for date in _between(dates, above_start, above_end) if may_be_period(page, date, figure, above_start)
    ]
    return inside[0].value if heading and len(inside) == 1 else None
