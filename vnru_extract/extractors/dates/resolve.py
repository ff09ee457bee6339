"""From what an expression says to its EDTF value: the document's day and the text around give what is left open."""

from datetime import date, timedelta

from vnru_extract.extractors.dates.context import Story
from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.languages import spoken
from vnru_extract.extractors.dates.lending import lend_years
from vnru_extract.extractors.dates.nearest import edtf
from vnru_extract.mentions import DateMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds, interval, is_valid

_EARLIEST, _LATEST = 1000, 9000
# The first lines of a document without a date of its own.
_LEAD = 600
_HEADING = 80


def resolve(page: Page, expressions: list[Expression]) -> list[DateMention]:
    """Mentions for all expressions that have a value; the rest is refused."""
    expressions = lend_years(expressions, page)
    return _Resolver(page, _published(page) or _own_day(page, expressions)).resolve(expressions)


class _Resolver:
    """Resolves the expressions of one page in the order of the text."""

    def __init__(self, page: Page, now: date | None) -> None:
        self.page = page
        self.now = now
        self.story = Story(page, now)
        self._by_now = False  # whether the value at hand was read against the document's day alone

    def resolve(self, expressions: list[Expression]) -> list[DateMention]:
        mentions = []
        for expression in expressions:
            self._by_now = bool(expression.unit) and expression.base == "now"
            value = self._value(expression)
            if value and is_valid(value):
                self.story.tell(expression, value, own=not self._by_now and expression.unit != "same")
                mentions.append(DateMention(expression.start, expression.end, value, expression.rule))
        return mentions

    def _value(self, expression: Expression) -> str | None:
        if expression.fixed:
            return expression.fixed
        if expression.unit == "same":
            return self._same(expression)
        if expression.unit:
            return self._counted(expression)
        assert expression.first is not None
        first, last = expression.first, expression.last or expression.first
        year = self._year(last.year if last.year is not None else first.year, expression)
        if year is None and not 1 <= (first.month or 0) <= 12:
            return None
        return interval(*_ends(first, last, year))

    def _year(self, year: int | YearWord | None, expression: Expression) -> int | None:
        """The year in figures, or the one that a word such as `this year` means, or the context gives."""
        if isinstance(year, int):
            return year
        if year is None:
            return self._open_year(expression)
        if year.base == "near":
            near = self.story.year_in_sentence(expression)
            return near if near is not None or self.now is None else self.now.year
        if year.base == "story":
            before = self.story.last(expression)
            if before is None and year.offset < 0 and self.now:  # as with "the previous day"
                return self.now.year + year.offset
            return before.year + year.offset if before and before.year else None
        return self.now.year + year.offset if self.now else None

    def _open_year(self, expression: Expression) -> int | None:
        """The year of a month or day that has none: from the words around, else the document's day."""
        tense = self.story.tense(expression)
        year = None if expression.offset else self.story.year_for(expression, tense)
        if year is None:
            self._by_now = True
            return self.story.nearest_year(expression, tense)
        return year

    def _counted(self, expression: Expression) -> str | None:
        """`last week`, `two days ago`, `on Tuesday`, `this autumn`: only against a day that is certain."""
        day = _published(self.page) if expression.base == "now" else self._story_day(expression)
        if day is None:
            return None
        if expression.unit == "weekday":
            return self._weekday(expression, day)
        if expression.unit == "week" and expression.weekday:
            monday = day - timedelta(day.weekday())
            return (monday + timedelta(7 * expression.offset + expression.weekday - 1)).isoformat()
        if expression.first and expression.first.month:
            return self._nearest(expression, day)
        return _shifted(expression, day)

    def _same(self, expression: Expression) -> str | None:
        """`the same period last year`: the months told of last, a year before; else that year."""
        before = self.story.last(expression)  # no other "same period": "last year" is never the year before that
        word = expression.first.year if expression.first else None
        year = before.year - 1 if before and before.year and word == YearWord("now", -1) else None
        year = self._year(word, expression) if year is None and word is not None else year
        if year is None:
            return None
        months = (
            before.value.split("/") if before and len(before.value) in (len("2024-01"), len("2024-01/2024-11")) else []
        )
        return interval(*(f"{year:04d}{month[4:]}" for month in (months[0], months[-1]))) if months else f"{year:04d}"

    def _story_day(self, expression: Expression) -> date | None:
        """The day told of last, for `the following day`; its month, for `the same month`."""
        before = self.story.last(expression)
        if (
            expression.unit == "day"
            and expression.offset <= 0
            and (not before or self.story.is_aside(before, expression))
        ):
            before = self.story.day_of_story(expression)
        if before is None or self.story.has_come_back(before, expression):
            # "The same day", "the previous day" of a dispatch that tells of no other are counted from its own.
            return _published(self.page) if expression.unit == "day" and expression.offset <= 0 else None
        return bounds(before.value)[0] if "/" not in before.value and len(before.value) >= len("2024-01") else None

    def _weekday(self, expression: Expression, day: date) -> str:
        """The last such day up to now, or the next one where the words look ahead."""
        back = (day.isoweekday() - expression.weekday) % 7
        if expression.offset > 0 or (expression.offset == 0 and self.story.tense(expression) == "future"):
            forward = -back % 7 or (7 if expression.offset > 0 else 0)
            return (day + timedelta(forward)).isoformat()
        return (day - timedelta(back or (7 if expression.offset < 0 else 0))).isoformat()

    def _nearest(self, expression: Expression, day: date) -> str | None:
        """`last autumn`, `next May`, `this fall`, `in the spring`: the one on that side of now."""
        assert expression.first is not None
        here = self.page.flow[expression.start : expression.end].casefold()
        choices = [(value, *_covered(value)) for value in (edtf(expression.first, day.year + n) for n in range(-2, 3))]
        if here.startswith(spoken(self.page.language).surroundings.this):
            return edtf(expression.first, day.year)
        if expression.offset < 0:
            return next((value for value, _, last in reversed(choices) if last < day), None)
        if expression.offset > 0:
            return next((value for value, first, _ in choices if first > day), None)
        if self.story.tense(expression) == "future":
            return next(value for value, _, last in choices if last >= day)
        return next(value for value, first, _ in reversed(choices) if first <= day)


def _published(page: Page) -> date | None:
    """The document's day, where the years around it can be counted."""
    return page.published if page.published and _EARLIEST <= page.published.year <= _LATEST else None


def _covered(value: str) -> tuple[date, date]:
    first, last = bounds(value)
    assert first is not None
    assert last is not None
    return first, last


def _shifted(expression: Expression, day: date) -> str | None:
    """The day, week, month, quarter, decade or century that lies `offset` from the one that holds `day`."""
    offset = expression.offset
    monday = day - timedelta(day.weekday()) + timedelta(weeks=offset if expression.unit in ("week", "weekend") else 0)
    quarter = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * offset
    if expression.unit == "year":  # "sixty years ago today"
        same = f"{day.year + offset:04d}{day:-%m-%d}"
        return same if is_valid(same) else None
    return {
        "day": (day + timedelta(offset if expression.unit == "day" else 0)).isoformat(),
        "week": interval(monday.isoformat(), (monday + timedelta(6)).isoformat()),
        "weekend": interval((monday + timedelta(5)).isoformat(), (monday + timedelta(6)).isoformat()),
        "month": _month_of(day.year * 12 + day.month - 1 + offset) + _day_in_month(expression),
        "quarter": interval(_month_of(quarter), _month_of(quarter + 2)),
        "decade": f"{day.year // 10 + offset}X",
        "century": f"{day.year // 100 + offset}XX",
    }.get(expression.unit or "")


def _day_in_month(expression: Expression) -> str:
    """`the 20th of this month`."""
    return f"-{expression.first.day:02d}" if expression.first and expression.first.day else ""


def _month_of(months: int) -> str:
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _ends(first: Point, last: Point, year: int | None) -> tuple[str, str]:
    """Both ends of a range whose last year, or only year, is `year`; it may begin the year before."""
    forward = (first.month or 0, first.day or 0) <= (last.month or 0, last.day or 0)
    if last.year is None and isinstance(first.year, int):
        return edtf(first, first.year), edtf(last, first.year + (not forward))
    begins = first.year if isinstance(first.year, int) else year
    if begins is not None and first.year is None and not forward:
        begins -= 1
    return edtf(first, begins), edtf(last, year)


def _is_in_heading(flow: str, at: int) -> bool:
    """Whether the line is short and no sentence: `HC Deb 02 April 1969`, `On the visit to India, 12 August 1971`."""
    start, end = flow.rfind("\n", 0, at) + 1, flow.find("\n", at)
    line = flow[start:end].strip() if end >= 0 else ""
    return 0 < len(line) < _HEADING and line[-1] not in ".:;,"


def _own_day(page: Page, expressions: list[Expression]) -> date | None:
    """Where nothing dates the document: the day of its lead, if it names no later year but as a deadline.

    It serves for years only (`this year`, the year of a month), never for days (`yesterday`).
    """
    around = spoken(page.language).surroundings
    days, years = [], []
    for expression in expressions:
        first = expression.first
        if first is None or not isinstance(first.year, int) or expression.last:
            continue
        value = edtf(first, first.year)
        left = page.flow[max(0, expression.start - 12) : expression.start]
        if first.day and is_valid(value):
            days.append((date.fromisoformat(value), expression.start, left))
        elif not around.deadline.search(left):
            years.append(first.year)
    latest, start, left = max(days, default=(None, 0, ""))
    lead = start < _LEAD and (around.own_day.search(left) or _is_in_heading(page.flow, start))
    return latest if latest and lead and latest.year >= max(years, default=0) else None
