"""From what an expression says to its EDTF value: the document's day and the text around give what is left open."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from vnru_extract.extractors.dates.expression import Expression, Point, YearWord
from vnru_extract.extractors.dates.words import words
from vnru_extract.lexicon import alternation
from vnru_extract.mentions import DateMention
from vnru_extract.page import Page
from vnru_extract.periods import bounds, interval, is_valid

# A year named alone, further back than this from the document's day, does not date a later month by itself:
# "The commission, founded in 1973, met in May".
_RECENT_YEARS = 2
_SENTENCES_BACK = 3
# A heading or list opener dates the items under it: "High-level exchanges in 2024 included:".
_ITEM = 220
# The clause around an expression, for its tense.
_CLAUSE = 160
_FRAMING = re.compile(
    r"^(?:[^\w]|\b(?:\d{1,2}\.|[Ii]n|[Dd]uring|[Tt]hroughout|[Bb]ack|[Tt]he|[Yy]ear|[Oo]f|[Aa]s|[Ee]arlier|[Ll]ater|[Aa]lso)\b)*$"
)
# "by the end of 2018", "since 2010": what follows need not lie in that year.
_DEADLINE = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|[Bb]efore|[Aa]fter)\ +(?:the\ +)?$")
_JOINED = re.compile(r"(?:,?\ (?:and|or|&|to)\ |,\ |/)(?:(?:in|on|from)\ )?")
_NAME_RIGHT = re.compile(r"\ +[A-Z][a-z]")
# "signed", "was held"; not "will be held", "need", "United".
_PAST_VERB = r"(?<!be )(?<!\w)[a-z]{2,}[^\We]ed(?!\w)"


@dataclass(frozen=True, slots=True)
class Told:
    """A resolved expression: its value and, where it lies in one year, that year."""

    expression: Expression
    value: str
    year: int | None
    own: bool  # the text gives the year, and not only the document's day

    @property
    def is_year_alone(self) -> bool:
        """Whether it says no more than a year."""
        return len(self.value) == 4


@cache
def _tense() -> re.Pattern[str]:
    future, past = alternation(words().context.future), alternation(words().context.past)
    return re.compile(rf"(?P<future>(?<!\w){future}(?!\w))|(?P<past>(?<!be )(?<!\w){past}(?!\w)|{_PAST_VERB})")


class Resolver:
    """Resolves the expressions of one page in the order of the text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[Told] = []
        self.now: date | None = page.published
        self._by_now = False  # whether the value at hand was read against the document's day alone

    def resolve(self, expressions: list[Expression]) -> list[DateMention]:
        """Mentions for all that have a value; the rest is refused."""
        expressions = _lend_years(expressions, self.page.flow)
        if self.now is None:
            self.now = _own_day(self.page, expressions)
        mentions = []
        for expression in expressions:
            self._by_now = bool(expression.unit) and expression.base == "now"
            value = self._value(expression)
            if value and is_valid(value):
                self.told.append(Told(expression, value, _single_year(value), own=not self._by_now))
                mentions.append(DateMention(expression.start, expression.end, value, expression.rule))
        return mentions

    def _value(self, expression: Expression) -> str | None:
        if expression.fixed:
            return expression.fixed
        if expression.unit:
            return self._counted(expression)
        assert expression.first is not None
        first, last = expression.first, expression.last or expression.first
        year = last.year if last.year is not None else first.year
        if year is None:
            year = self._open_year(expression)
        known = self._year(year, expression) if isinstance(year, YearWord) else year
        if known is None and first.month is None:
            return None
        if known is None or (first.month or 0) > 12:
            return interval(_edtf(first, known), _edtf(last, known)) if known or (first.month or 0) <= 12 else None
        return interval(*_ends(first, last, known))

    def _year(self, word: YearWord, expression: Expression) -> int | None:
        """The year that a word such as `this year` or `the same year` means, if anything tells."""
        if word.base == "near":
            near = self._year_in_sentence(expression)
            return near if near is not None else self.now and self.now.year
        if word.base == "story":
            before = self._last_told(expression)
            return before.year + word.offset if before and before.year else None
        return self.now.year + word.offset if self.now else None

    def _last_told(self, expression: Expression) -> Told | None:
        """What was told of last, in the same paragraph or the one before."""
        known = [told for told in self.told[-3:] if told.year and expression.start - told.expression.end < 600]
        if expression.unit == "day":
            known = [told for told in known if len(told.value) == 10]
        return known[-1] if known else None

    def _year_in_sentence(self, expression: Expression) -> int | None:
        start, _ = self.page.sentence_at(expression.start)
        years = [told.year for told in self.told if told.year and told.expression.start >= start]
        return years[-1] if years else None

    # --- counted from a day: last week, two days ago, on Tuesday, this autumn

    def _counted(self, expression: Expression) -> str | None:
        if expression.unit == "same":
            return self._same(expression)
        day = self.now if expression.base == "now" else self._story_day(expression)
        exact = self.page.published is not None or expression.base == "story"
        if day is None or not exact:
            return None
        offset = expression.offset
        match expression.unit:
            case "day":
                return (day + timedelta(offset)).isoformat()
            case "week" | "weekend":
                monday = day - timedelta(day.weekday()) + timedelta(weeks=offset)
                return interval(
                    (monday + timedelta(5 * (expression.unit == "weekend"))).isoformat(),
                    (monday + timedelta(6)).isoformat(),
                )
            case "month" if expression.first is None:
                return _month_of(day.year * 12 + day.month - 1 + offset)
            case "quarter":
                first = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * offset
                return interval(_month_of(first), _month_of(first + 2))
            case "decade":
                return f"{day.year // 10 + offset}X"
            case "century":
                return f"{day.year // 100 + offset}XX"
            case "weekday":
                return self._weekday(expression, day)
            case "month" | "season":
                return self._nearest(expression, day)
        return None

    def _same(self, expression: Expression) -> str | None:
        """`the same period last year`: the months told of last, in the year before; else that year."""
        before = self._last_told(expression)
        word = expression.first and expression.first.year
        year = self._year(word, replace(expression, unit=None)) if isinstance(word, YearWord) else word
        if before and word == YearWord("now", -1):
            year = before.year and before.year - 1
        if year is None:
            return None
        ends = before.value.split("/") if before and len(before.value) in (7, 15) else []
        return interval(*(f"{year:04d}{end[4:7]}" for end in (ends[0], ends[-1]))) if ends else f"{year:04d}"

    def _story_day(self, expression: Expression) -> date | None:
        """The one day told of last, for `the following day`; its month, for `the same month`."""
        before = self._last_told(expression)
        if before is None or "/" in before.value or len(before.value) < (10 if expression.unit == "day" else 7):
            return (
                self.page.published if before is None and expression.unit == "day" and expression.offset < 0 else None
            )
        return bounds(before.value)[0]

    def _weekday(self, expression: Expression, day: date) -> str:
        """The last such day up to now, or the next one where the words look ahead."""
        ahead = expression.offset > 0 or (expression.offset == 0 and self._tense(expression) == "future")
        back = (day.isoweekday() - expression.weekday) % 7
        if ahead:
            forward = -back % 7 or (7 if expression.offset > 0 else 0)
            return (day + timedelta(forward)).isoformat()
        return (day - timedelta(back or (7 if expression.offset < 0 else 0))).isoformat()

    def _nearest(self, expression: Expression, day: date) -> str | None:
        """`last autumn`, `next May`, `this fall`, `in the spring`: the one on that side of now."""
        assert expression.first is not None
        month = expression.first.month or 0
        candidates = [f"{year:04d}-{month:02d}" for year in range(day.year - 2, day.year + 3)]
        if expression.offset < 0:
            ended = [value for value in candidates if (bounds(value)[1] or day) < day]
            return ended[-1] if ended else None
        if expression.offset > 0:
            return next((value for value in candidates if (bounds(value)[0] or day) > day), None)
        if month <= 12 or "this" in self.page.flow[expression.start : expression.end].casefold():
            return f"{day.year:04d}-{month:02d}"
        if self._tense(expression) == "future":
            return next(value for value in candidates if (bounds(value)[1] or day) >= day)
        return next(value for value in reversed(candidates) if (bounds(value)[0] or day) <= day)

    # --- months and days without a year

    def _open_year(self, expression: Expression) -> int | None:
        """The year of a month or day that has none: from the words around, else the document's day."""
        tense = self._tense(expression)
        for year in (
            self._year_of_same_day(expression),
            self._year_around(expression, tense),
            self._year_of_frame(expression),
        ):
            if year is not None and self._fits(year, expression, tense):
                return year
        self._by_now = True
        return self._year_by_day(expression, tense) if self.now else None

    def _year_of_same_day(self, expression: Expression) -> int | None:
        """`Earlier on April 2`, where the document said `April 2, 2025`."""
        point = expression.first
        assert point is not None
        for told in reversed(self.told):
            before = told.expression.first
            if point.day and before and (before.month, before.day) == (point.month, point.day) and told.year:
                return told.year
        return None

    def _year_around(self, expression: Expression, tense: str) -> int | None:
        """The year told last in the paragraph, where it governs what follows."""
        flow = self.page.flow
        start = flow.rfind("\n", 0, expression.start) + 1
        oldest = self._sentences_back(expression.start, start)
        for told in reversed(self.told):
            if told.expression.start < oldest:
                return None
            if told.own and told.year is not None and self._governs(told, expression, tense):
                return told.year
        return None

    def _sentences_back(self, at: int, floor: int) -> int:
        for _ in range(_SENTENCES_BACK):
            start, _ = self.page.sentence_at(at)
            if start <= floor:
                return floor
            at = start - 1
        return max(self.page.sentence_at(at)[0], floor)

    def _governs(self, told: Told, expression: Expression, tense: str) -> bool:
        """Whether what was told dates what follows: not a year in a name, in brackets, or of old history."""
        flow, there = self.page.flow, told.expression
        if not told.is_year_alone:
            return tense != "future" or self.now is None or (told.year or 0) >= self.now.year
        word = there.first.year if there.first else None
        if word == YearWord("now") or word == YearWord("story"):
            return True
        if flow[there.start - 1 : there.start] == "(" or _NAME_RIGHT.match(flow, there.end):
            return False
        sentence, _ = self.page.sentence_at(there.start)
        if _DEADLINE.search(flow, sentence, there.start):
            return False
        framing = _FRAMING.match(flow, sentence, there.start) is not None
        same = self.page.sentence_at(expression.start)[0] == sentence
        if self.now is None or framing:
            return framing or same
        years = (told.year or 0) - self.now.year
        return same and (years >= 0 if tense == "future" else abs(years) <= _RECENT_YEARS)

    def _year_of_frame(self, expression: Expression) -> int | None:
        """The year in the line above a list, or a year that is a line by itself."""
        flow = self.page.flow
        line = flow.rfind("\n", 0, expression.start) + 1
        for told in reversed(self.told):
            there = told.expression
            if there.start >= line or told.year is None:
                continue
            start = flow.rfind("\n", 0, there.start) + 1
            end = flow.find("\n", there.end)
            between = [item for item in flow[end:line].split("\n") if item.strip()]
            alone = flow[start:end].strip(" :.-*#") == flow[there.start : there.end]
            opens = flow[start:end].rstrip().endswith(":") and all(len(item) < _ITEM for item in between)
            if alone or opens:
                return told.year
        return None

    def _fits(self, year: int, expression: Expression, tense: str) -> bool:
        """Whether the tense allows it: what was held is not after the document's day."""
        published = self.page.published
        if published is None or tense != "past":
            return True
        assert expression.first is not None
        first = bounds(_edtf(expression.first, year))[0] if is_valid(_edtf(expression.first, year)) else None
        return first is not None and first <= published

    def _year_by_day(self, expression: Expression, tense: str) -> int | None:
        """The year that brings a month or day nearest to the document's day on the side of its tense."""
        assert self.now is not None
        assert expression.first is not None
        last = expression.last or expression.first
        choices = [
            (year, first, end)
            for year in (self.now.year - 1, self.now.year, self.now.year + 1)
            if is_valid(_edtf(expression.first, year)) and is_valid(_edtf(last, year))
            for first, end in [(bounds(_edtf(expression.first, year))[0], bounds(_edtf(last, year))[1])]
            if first and end
        ]
        if expression.weekday:
            choices = [one for one in choices if one[1].isoweekday() == expression.weekday] or choices
        if tense == "past":
            choices = [one for one in choices if one[1] <= self.now] or choices
        elif tense == "future":
            choices = [one for one in choices if one[2] >= self.now] or choices
        return min(choices, key=lambda one: _distance(one[1], one[2], self.now), default=(None,))[0]

    def _tense(self, expression: Expression) -> str:
        """`future`, `past` or `open`, from the words of the sentence near the expression."""
        start, end = self.page.sentence_at(expression.start)
        flow = self.page.flow
        before = [
            match.lastgroup
            for match in _tense().finditer(flow, max(start, expression.start - _CLAUSE), expression.start)
        ]
        if before:
            return before[-1] or "open"
        after = _tense().search(flow, expression.end, min(end, expression.end + _CLAUSE))
        return after.lastgroup or "open" if after else "open"


def _distance(first: date, last: date, now: date | None) -> int:
    assert now is not None
    if first <= now <= last:
        return 0
    return min(abs((first - now).days), abs((last - now).days))


def _lend_years(expressions: list[Expression], flow: str) -> list[Expression]:
    """`in June and July 2021`: a month or day takes the year of the next one that it is joined to."""
    out = list(expressions)
    for index in range(len(out) - 2, -1, -1):
        here, after = out[index], out[index + 1]
        open_here = here.first and not here.unit and (here.last or here.first).year is None and here.first.year is None
        lender = after.first if after.first and not after.unit else None
        if open_here and lender and lender.month and _JOINED.fullmatch(flow, here.end, after.start):
            year = (after.last or lender).year
            out[index] = replace(
                here, first=replace(here.first, year=year), last=here.last and replace(here.last, year=year)
            )
    return out


def _own_day(page: Page, expressions: list[Expression]) -> date | None:
    """Where nothing dates the document: the one day of its first lines, if no later day or year is named in it.

    It serves for years only (`this year`, the year of a month), never for days (`yesterday`).
    """
    days = []
    for expression in expressions:
        first = expression.first
        if first and first.day and first.month and isinstance(first.year, int) and not expression.last:
            value = _edtf(first, first.year)
            if is_valid(value):
                days.append((date.fromisoformat(value), expression.start))
    if not days:
        return None
    latest, start = max(days)
    return latest if start < 1000 and page.flow[max(0, start - 3) : start].casefold() in ("on ", "\n", "") else None


def _single_year(value: str) -> int | None:
    first, _, last = value.partition("/")
    year = first[:4]
    return int(year) if year.isdigit() and (not last or last[:4] == year) else None


def _edtf(point: Point, year: int | None) -> str:
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (point.month, point.day) if part]
    return "-".join(parts)


def _month_of(months: int) -> str:
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _ends(first: Point, last: Point, year: int) -> tuple[str, str]:
    """Both ends of a range whose last year, or only year, is `year`; it may begin the year before."""
    if last.year is None and isinstance(first.year, int):
        later = (last.month or 0, last.day or 0) >= (first.month or 0, first.day or 0)
        return _edtf(first, first.year), _edtf(last, first.year + (not later))
    begins = first.year if isinstance(first.year, int) else year
    if first.year is None and (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0):
        begins -= 1
    return _edtf(first, begins), _edtf(last, year)
