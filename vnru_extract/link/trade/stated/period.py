"""The period of a figure: the date right after it, else before it in its sentence, else that of the figure before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vnru_extract.link.trade.stated.words import TradeContext
from vnru_extract.link.trade.theme import Theme, first, sentence_index
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\b\d{4}")
_ONE_YEAR = re.compile(r"\d{4}")
# How much of a sentence before a date says what the date is.
_LEAD = 60
# How far a date may stand from its figure: only sentences that never end are longer.
_WINDOW = 1000
# How many lines above a line of a table its heading can stand.
_HEADINGS = 4
_MONTHS = 12
# what opens an entry of a chronicle before its year, and what behind it
_ENTRY = re.compile(r"(?:[-—•*+]\ ?)?(?:[Вв]\ )?")
_ENTRY_BREAK = re.compile(r"\ ?(?:[:—]|-\ )|\.\ |\n")
_BULLET = 6
_BULLETS = ("- ", "— ", "• ", "* ", "+ ")
# How many lines a list has at most.
_LINES = 40
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure in its sentence: its neighbours there, and the dates that can be a period."""

    page: Page
    words: TradeContext
    figure: FigureMention
    start: int
    end: int
    beside: Sequence[FigureMention]
    dates: Sequence[DateMention]
    all_dates: Sequence[DateMention]

    @classmethod
    def of(
        cls,
        page: Page,
        figures: Sequence[FigureMention],
        index: int,
        dates: Sequence[DateMention],
        words: TradeContext,
    ) -> "Scene":
        """The scene of one of a page's figures, which are in order, as its dates are."""
        figure = figures[index]
        start, end = page.sentence_at(first(figure))
        start, end = max(start, first(figure) - _WINDOW), min(end, first(figure) + _WINDOW)
        here = bisect_left(figures, start, key=first), bisect_left(figures, end, key=first)
        inside = [date for date in _between(dates, start, end) if _may_be_period(page, date, figure, start, words)]
        return cls(page, words, figure, start, end, figures[here[0] : here[1]], inside, dates)

    @property
    def last(self) -> int:
        """Where the figure ends."""
        return max(stop for _, stop in self.figure.spans)

    @property
    def limit(self) -> int:
        """Where the next figure begins, or the sentence ends."""
        return min((first(other) for other in self.beside if first(other) >= self.last), default=self.end)


def stated_period(scene: Scene, theme: Theme | None) -> str | None:
    """The period that governs a figure, None where nothing says it."""
    figure = scene.figure
    if figure.earlier:
        stated = _a_year_before(scene, theme)
        date = _right_after(scene) or _inside_gap(scene)
        return stated or (_in_those_months(scene, date, theme) if date else None)
    if date := _in_turn(scene) or _right_after(scene):
        return date.value
    before = _before(scene)
    if before and (months := _so_far(scene, before.end)):
        return months
    if date := before or _loosely_after(scene):
        return date.value
    if said := _so_far(scene) or _of_the_year(scene):
        return said
    if figure.status != "actual":
        return None
    return _of_entry(scene) or _of_list(scene, theme) or _inherited(scene, theme)


def _so_far(scene: Scene, begin: int = 0) -> str | None:
    """So many months of the year in which the page appeared, or of the one before: "за девять месяцев"."""
    match = scene.words.months_so_far.search(scene.page.flow, max(begin, scene.start), first(scene.figure))
    published = scene.page.published
    if match is None or published is None:
        return None
    said = match.group("n").casefold()
    months = int(said) if said.isdigit() else scene.words.numbers[said]
    if not 1 < months < _MONTHS:
        return None
    year = published.year if months < published.month else published.year - 1
    return f"{year}-01/{year}-{months:02d}"


def _of_the_year(scene: Scene) -> str | None:
    """The year told just before, or of a forecast that in which the page appeared: "по итогам года"."""
    page = scene.page
    if not scene.words.of_the_year.search(page.flow, scene.start, first(scene.figure)):
        return None
    if scene.figure.status != "actual":
        return str(page.published.year) if page.published else None
    index = max(0, sentence_index(page, scene.figure) - 1)
    before = [date.value for date in _between(scene.all_dates, page.sentences[index][0], first(scene.figure))]
    if before and _YEAR.match(before[-1]):
        return before[-1][:4]
    return str(page.published.year) if page.published else None


def _in_those_months(scene: Scene, date: DateMention, theme: Theme | None) -> str:
    """A date, a year with the months just told of where it says so: "in the same period of 2020"."""
    said = scene.page.flow[max(scene.start, date.start - _LEAD) : date.end]
    months = theme.period if theme and theme.period and "-" in theme.period else None
    if months and _ONE_YEAR.fullmatch(date.value) and scene.words.same_months.search(said):
        return _YEAR.sub(date.value, months)
    return date.value


def _may_be_period(page: Page, date: DateMention, figure: FigureMention, start: int, words: TradeContext) -> bool:
    """Whether a date can be when trade took place, not what it is compared with or when something was signed."""
    lead = page.flow[max(start, date.start - _LEAD) : date.start]
    if date.value.startswith("XXXX") or words.led_as_fact.search(lead):
        return False
    if "/" not in date.value and words.led_as_start.search(lead):
        return False
    if words.led_as_base.search(lead) and not figure.earlier:
        return False
    if _DAY.fullmatch(date.value) and not words.led_as_of.search(lead):
        return False
    if figure.status == "actual" or words.led_by_end.search(lead):
        return True
    latest = bounds(date.value)[1]
    return page.published is None or latest is None or latest >= page.published


def _a_year_before(scene: Scene, theme: Theme | None) -> str | None:
    """The same months of the year before what was told: "$3.9 billion a year earlier"."""
    if theme is None or theme.period is None or "X" in theme.period:
        return None
    if not scene.words.year_earlier.match(scene.page.flow, scene.last, min(scene.end, scene.last + 90)):
        return None
    return _YEAR.sub(lambda year: str(int(year.group()) - 1), theme.period)


def _in_turn(scene: Scene) -> DateMention | None:
    """One period each, in order, where the sentence says "respectively"."""
    same = [other for other in scene.beside if other.flow == scene.figure.flow]
    told = len(same) > 1 and len(scene.dates) == len(same)
    if not told or not scene.words.in_turn.search(scene.page.flow, scene.start, scene.end):
        return None
    return scene.dates[same.index(scene.figure)]


def _right_after(scene: Scene) -> DateMention | None:
    """The period right after the amount, or after the change."""
    for begin in sorted({stop for _, stop in scene.figure.spans}):
        for date in scene.dates:
            if begin <= date.start < scene.limit and scene.words.close_gap.fullmatch(
                scene.page.flow, begin, date.start
            ):
                heads_next = not scene.figure.earlier and _heads_next(scene, date)
                return None if heads_next else date
    return None


def _heads_next(scene: Scene, date: DateMention) -> bool:
    """Whether a date is that of the figure after it: "$4 billion and in 2022 - $5 billion"."""
    flow, words = scene.page.flow, scene.words
    return scene.limit < scene.end and bool(words.next_opens.fullmatch(flow, date.end, scene.limit))


def _inside_gap(scene: Scene) -> DateMention | None:
    """The period between a figure and the one before it: "against, in 2022, $3 billion"."""
    begin = max((stop for other in scene.beside for _, stop in other.spans if stop <= first(scene.figure)), default=0)
    inside = [date for date in scene.dates if begin <= date.start and date.end <= first(scene.figure)]
    return inside[-1] if inside else None


def _before(scene: Scene) -> DateMention | None:
    """The nearest period before the figure in its sentence that is not that of a value compared with."""
    told = [date for date in scene.dates if date.end <= first(scene.figure) and not _is_of_base(scene, date)]
    if scene.figure.status != "actual":
        told = [date for date in told if not _is_of_fact(scene, date)]
    return told[-1] if told else None


def _is_of_base(scene: Scene, date: DateMention) -> bool:
    """Whether a date belongs to a value of a year before: "from $3 billion in 2019 to"."""
    flow = scene.page.flow
    return any(
        other.earlier and stop <= date.start and scene.words.close_gap.fullmatch(flow, stop, date.start)
        for other in scene.beside
        for _, stop in other.spans
    )


def _is_of_fact(scene: Scene, date: DateMention) -> bool:
    """Whether a date is that of trade done before what is hoped for: "was $4 billion in 2019 and is to reach"."""
    done = [other for other in scene.beside if other.status == "actual" and first(other) < first(scene.figure)]
    lead = scene.page.flow[max(scene.start, date.start - _LEAD) : date.start]
    return any(max(stop for _, stop in other.spans) > date.end for other in done) or (
        bool(done) and not scene.words.led_by_end.search(lead)
    )


def _loosely_after(scene: Scene) -> DateMention | None:
    """The one period later in the clause, before any other figure: "grew by 5% (to $3 billion), he said, in 2021"."""
    after = [date for date in scene.dates if scene.last <= date.start < scene.limit]
    if len(after) != 1 or _heads_next(scene, after[0]):
        return None
    gap = scene.page.flow[scene.last : after[0].start]
    broken = scene.words.clause_break.search(gap)
    return None if broken and scene.figure.status == "actual" else after[0]


def _of_entry(scene: Scene) -> str | None:
    """The year or month that opens a chronicle's entry: "2001: The president visits. Trade reaches"."""
    flow, place = scene.page.flow, first(scene.figure)
    floor = max(0, place - _WINDOW)
    start = flow.rfind("\n", floor, place) + 1 or floor
    opening = _between(scene.all_dates, start, start + _BULLET)[:1]
    if (start and start == floor) or not opening or _DAY.fullmatch(opening[0].value):
        return None
    opened = _ENTRY.fullmatch(flow, start, opening[0].start) and _ENTRY_BREAK.match(flow, opening[0].end)
    return opening[0].value if opened and not opening[0].value.startswith("XXXX") else None


def _of_list(scene: Scene, theme: Theme | None) -> str | None:
    """The period of a line of a list below a heading: that of the heading, else of the title."""
    page = scene.page
    index = sentence_index(page, scene.figure)
    if not _is_item(page, index):
        return None
    above = index
    while above > max(0, index - _LINES) and _is_item(page, above):
        above -= 1
    if not _is_heading(page, above):
        return None
    title = 0
    while title < above and title < _HEADINGS and _is_heading(page, title):
        title += 1
    for start, end in (page.sentences[above], (0, page.sentences[title][0])):
        dates = [
            date
            for date in _between(scene.all_dates, start, end)
            if _may_be_period(page, date, scene.figure, start, scene.words)
        ]
        if dates:
            return dates[0].value if len(dates) == 1 else None
    return None


def _is_item(page: Page, index: int) -> bool:
    """Whether a sentence is a line of a list."""
    return page.flow.startswith(_BULLETS, page.sentences[index][0])


def _is_heading(page: Page, index: int) -> bool:
    """Whether a sentence is a line without a full stop, and no line of a list."""
    start, end = page.sentences[index]
    return not _is_item(page, index) and end - start < _LONGEST_HEADING and page.flow[end - 1] not in ".!?;"


def _inherited(scene: Scene, theme: Theme | None) -> str | None:
    """The period of the figure just before, where trade goes on being told; else of the heading above."""
    page, figure = scene.page, scene.figure
    index = sentence_index(page, figure)
    if theme and theme.period and scene.words.same_period.search(page.flow, scene.start, scene.end):
        return theme.period
    if scene.words.other_time.search(page.flow, scene.start, min(scene.end, scene.last + 15)):
        return None
    if figure.flow == "investment" and _is_stock(scene):
        return None
    if theme and theme.period and theme.status == "actual" and _is_of(figure, theme):
        return theme.period
    return _of_heading(scene, index)


def _is_stock(scene: Scene) -> bool:
    """Whether an investment is all that was put in up to now, of no period."""
    lead = scene.page.flow[max(scene.start, scene.figure.head[0] - 40) : first(scene.figure)]
    return scene.figure.change_pct is None or bool(scene.words.stock.search(lead))


def _is_of(figure: FigureMention, theme: Theme) -> bool:
    """Whether a figure goes on from the one before: of the same parties, or the same flow of one of them."""
    parties, spoken = {figure.reporter, figure.partner}, {theme.reporter, theme.partner}
    return parties == spoken or (figure.flow == theme.flow and bool(parties & spoken - {None}))


def _of_heading(scene: Scene, index: int) -> str | None:
    """The one date of the nearest heading above: a line without a full stop."""
    page = scene.page
    for place in range(index - 1, max(-1, index - 1 - _HEADINGS), -1):
        start, end = page.sentences[place]
        if page.flow[end - 1] in ".!?;" or "\n" not in page.flow[end : page.sentences[place + 1][0]]:
            return None
        dates = [
            date
            for date in _between(scene.all_dates, start, end)
            if _may_be_period(page, date, scene.figure, start, scene.words)
        ]
        if dates:
            return dates[0].value if len(dates) == 1 else None
    return None


def _between(dates: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    return dates[
        bisect_left(dates, start, key=lambda date: date.start) : bisect_left(dates, end, key=lambda date: date.start)
    ]
