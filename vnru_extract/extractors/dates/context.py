"""What the text around gives an expression that leaves its year open: the time last told of, list headings, tense."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from vnru_extract.extractors.dates.expression import Expression, YearWord
from vnru_extract.extractors.dates.languages import spoken
from vnru_extract.extractors.dates.nearest import choices, distance, edtf, nearest_year
from vnru_extract.extractors.dates.surroundings import Tense
from vnru_extract.extractors.dates.tense import Tenses
from vnru_extract.page import Page
from vnru_extract.periods import bounds, is_valid

# A year named alone, further from the document's day than this, dates no later month by itself: "The commission,
# founded in 1973, met in May".
_RECENT_YEARS = 2
_SENTENCES_BACK = 3
# How many expressions, and how many characters, back the time last told of may lie.
_TOLD_BACK, _STORY_BACK = 12, 600
# How many of them "the same day" may look back past: those that name no day.
_LAST_BACK = 5
# How far back the day of a story may lie that "the same day" of a later paragraph means.
_TALE_BACK = 5000
# How far to the left of a time a base of comparison is looked for: "compared with the same period of".
_BASE = 32
# A heading or list opener dates the short items under it: "High-level exchanges in 2024 included:".
_ITEM, _LIST = 220, 4000
# A day this near is meant, whatever a verb that follows it says: "The ministry forecast on July 8 that trade would".
_NEAR_DAYS = 31
# "the year to March" and "the first six months" have run out, unless the words look ahead.
_UP_TO = frozenset({"date: first months", "date: months", "date: months to"})
# Quarters are told of once they have begun, where no verb says otherwise: "quý I tăng 5%".
_QUARTER = "date: quarter"
_WORD = re.compile(r"\w")
_CALENDAR_UNITS = ("week", "weekend", "month", "quarter", "season")


@dataclass(frozen=True, slots=True)
class Told:
    """A resolved expression: its value and, where it lies in one year, that year.

    `own` is whether the text gives the year, and not only the document's day.
    """

    expression: Expression
    value: str
    year: int | None
    own: bool

    @property
    def is_year_alone(self) -> bool:
        """Whether it says no more than a year."""
        return len(self.value) == 4


class Story:
    """The expressions resolved so far, and what they say about the next."""

    def __init__(self, page: Page, now: date | None) -> None:
        self.page = page
        self.now = now
        self._told: list[Told] = []
        self._days: dict[tuple[int | None, int | None], int] = {}
        self._frame: tuple[int, int, bool] | None = None  # its year, where its line ends, whether it opens a list
        self._story_day: Told | None = None  # the last day that the story itself tells of
        self._tenses = Tenses(page)
        self._around = spoken(page.language).surroundings

    def tell(self, expression: Expression, value: str, *, own: bool) -> None:
        """Take in an expression that has got its value."""
        told = Told(expression, value, _single_year(value), own)
        self._told.append(told)
        if told.year is None:
            return
        if len(value) == len("2024-01-30") and self._is_of_story(told):
            self._story_day = told
        if expression.first and expression.first.day:
            self._days[expression.first.month, expression.first.day] = told.year
        flow = self.page.flow
        start, end = flow.rfind("\n", 0, expression.start) + 1, flow.find("\n", expression.end)
        line = flow[start : end if end >= 0 else len(flow)].rstrip()
        opens = line.endswith(":")
        if opens or line.strip(" :.-*#") == flow[expression.start : expression.end]:
            self._frame = (told.year, start + len(line), opens)

    def last(self, expression: Expression) -> Told | None:
        """What was told of last, if it is near: a day for an expression that counts days."""
        length = 10 if expression.unit == "day" else 4
        before_now = expression.first and expression.first.year == YearWord("story", -1)
        for told in reversed(self._told[-_LAST_BACK:]):
            near = expression.start - told.expression.end < _STORY_BACK
            ahead = before_now and self.now and told.year and told.year > self.now.year
            again = expression.unit == "same" == told.expression.unit or _is_parallel(told, expression)
            if told.year is None or not near or ahead or again:
                continue
            if len(told.value) >= length and (length == 4 or "/" not in told.value):
                return told
        return None

    def day_of_story(self, expression: Expression) -> Told | None:
        """The day that `the same day` of a new paragraph means: not one told of in an aside."""
        told = self._story_day
        return told if told and expression.start - told.expression.end < _TALE_BACK else None

    def is_aside(self, told: Told, expression: Expression) -> bool:
        """Whether `the same day` is told in a new paragraph, and not of this day, which the story only mentions."""
        apart = self.page.flow.rfind("\n", told.expression.start, expression.start) >= 0
        return self._around.yearless_days and self.now is not None and apart and not self._is_of_story(told)

    def _is_of_story(self, told: Told) -> bool:
        """Whether a day is one of the story: not of another time, and told without its year or in front."""
        if self.now is None:
            return False
        first, there = told.expression.first, told.expression.start
        day = bounds(told.value)[0] or self.now
        if not 0 <= self.now.toordinal() - day.toordinal() <= _NEAR_DAYS:
            return False
        sentence, _ = self.page.sentence_at(there)
        fronted = there - sentence < 60 and self._around.framing.match(self.page.flow, sentence, there)
        return day == self.now or first is None or not isinstance(first.year, int) or fronted is not None

    def has_come_back(self, told: Told, expression: Expression) -> bool:
        """Whether `the same day` of a new paragraph is the document's own, not one told of in an aside."""
        if expression.offset > 0 or self.now is None or told.year is None:
            return False
        there, flow = told.expression.start, self.page.flow
        sentence, _ = self.page.sentence_at(there)
        far = abs((bounds(told.value)[1] or self.now).toordinal() - self.now.toordinal()) > _NEAR_DAYS
        tells = there - sentence < 60 and self._around.framing.match(flow, sentence, there)
        return far and not tells and flow.rfind("\n", there, expression.start) >= 0

    def year_in_sentence(self, expression: Expression) -> int | None:
        """The year told last in the same sentence."""
        start, _ = self.page.sentence_at(expression.start)
        for told in islice(reversed(self._told), _TOLD_BACK):
            if told.expression.start < start:
                return None
            if told.year and not self._is_base(told):
                return told.year
        return None

    def year_for(self, expression: Expression, tense: Tense) -> int | None:
        """The year that the text gives a month or day, if the tense of its clause allows it."""
        assert expression.first is not None
        if event := self._year_of_event(expression):
            return event
        same_day = self._days.get((expression.first.month, expression.first.day)) if expression.first.day else None
        for year in (same_day, self._year_around(expression, tense), self._year_of_frame(expression)):
            if year is not None and self._fits(year, expression, tense):
                return year
        return None

    def _year_around(self, expression: Expression, tense: Tense) -> int | None:
        """The year told last in the paragraph, where it governs what follows."""
        oldest = self._sentences_back(expression.start)
        for told in islice(reversed(self._told), _TOLD_BACK):
            if told.expression.start < oldest:
                return None
            if self._is_of_now(told) or self._has_moved_on(told, expression):
                return None  # the text has come back to the document's own time
            if self._is_base(told):
                continue
            if self._around.aside.match(self.page.flow, told.expression.end):
                oldest = max(oldest, self.page.sentence_at(expression.start)[0])
            elif told.own and told.year is not None and self._governs(told, expression, tense):
                return told.year
        return None

    def _is_base(self, told: Told) -> bool:
        """Whether another time is held against it: `so với năm 2019`, `по сравнению с 2019 годом`."""
        there = told.expression.start
        return self._around.base.search(self.page.flow, max(0, there - _BASE), there) is not None

    def _heads_item(self, told: Told) -> bool:
        """Whether it is the year at the head of an item of a chronicle, which dates the whole item."""
        flow, there = self.page.flow, told.expression
        left = flow[flow.rfind("\n", 0, there.start) + 1 : there.start]
        return told.is_year_alone and not _WORD.search(left) and self._around.heads.match(flow, there.end) is not None

    def _is_of_now(self, told: Told) -> bool:
        """Whether it was read against the document's day: `last month`, `in May` of a text that names no year."""
        unit = told.expression.unit
        return not told.own and (unit is None or (unit in _CALENDAR_UNITS and told.expression.base == "now"))

    def _has_moved_on(self, told: Told, expression: Expression) -> bool:
        """Whether a sentence since an earlier year says "now": what follows is of the document's own time."""
        if self.now is None or told.year is None or told.year >= self.now.year:
            return False
        _, end = self.page.sentence_at(told.expression.start)
        return self._around.present.search(self.page.flow, end, expression.start) is not None

    def _sentences_back(self, at: int) -> int:
        """Where the sentence begins that is a few before this one, in the same paragraph."""
        floor = self.page.flow.rfind("\n", 0, at) + 1
        start, _ = self.page.sentence_at(at)
        for _ in range(_SENTENCES_BACK):
            if start <= floor:
                return floor
            start, _ = self.page.sentence_at(start - 1)
        return max(start, floor)

    def _governs(self, told: Told, expression: Expression, tense: Tense) -> bool:
        """Whether what was told dates what follows: not a year in a name, in brackets, or of old history."""
        assert told.year is not None
        flow, there = self.page.flow, told.expression
        word = there.first.year if there.first else None
        if word in (YearWord("now"), YearWord("story")) or self._heads_item(told):
            return True
        sentence, _ = self.page.sentence_at(there.start)
        left = max(sentence, there.start - 60)
        if told.is_year_alone and self._around.adjoining.fullmatch(flow, there.end, expression.start):
            return True
        apart = flow[there.start - 1 : there.start] == "(" != flow[expression.start - 1 : expression.start]
        in_name = told.is_year_alone and self._around.in_name.match(flow, there.end)
        names = told.is_year_alone and not self._around.year_frame.search(flow, left, there.start)
        if apart or in_name or names or self._around.unframed.search(flow, left, there.start):
            return False
        same = self.page.sentence_at(expression.start)[0] == sentence
        years = told.year - self.now.year if self.now else 0
        framing = left == sentence and self._around.framing.match(flow, sentence, there.start) is not None
        silent = tense == "open" and not same and (self._around.tensed or not framing)
        if years < 0 and (tense == "future" or silent):
            return False
        if framing:
            return same or not self._around.unframed.search(flow, max(0, expression.start - 20), expression.start)
        recent = self.now is not None and abs(years) <= _RECENT_YEARS
        by_word = isinstance(word, YearWord)
        if told.is_year_alone:
            return same and not by_word and (recent or self.now is None)
        return same or (recent and not by_word)

    def _year_of_event(self, expression: Expression) -> int | None:
        """The year of the event whose month this is: `the 2017 APEC Summit in Da Nang in |November|`."""
        told = self._told[-1] if self._told else None
        if told is None or not told.is_year_alone or told.year is None or self.now is None:
            return None
        event = self._around.event.match(self.page.flow, told.expression.end, expression.start)
        return told.year if event and abs(told.year - self.now.year) <= 1 else None

    def _year_of_frame(self, expression: Expression) -> int | None:
        """The year of the line above a list, or a year that is a line by itself."""
        if self._frame is None:
            return None
        year, end, opens = self._frame
        if not end < expression.start < end + _LIST:
            return None
        items = self.page.flow[end : expression.start].split("\n")
        return year if not opens or all(len(item) < _ITEM for item in items) else None

    def _fits(self, year: int, expression: Expression, tense: Tense) -> bool:
        """Whether the tense allows it: what was held is not after the document's day."""
        published = self.page.published
        if published is None or tense != "past" or expression.first is None:
            return True
        value = edtf(expression.first, year)
        first = bounds(value)[0] if is_valid(value) else None
        return first is not None and first <= published

    def nearest_year(self, expression: Expression, tense: Tense) -> int | None:
        """The year that brings a month or day nearest to the document's day, on the side of its tense."""
        assert expression.first is not None
        if self.now is None:
            return None
        if tense == "past" and not expression.offset and expression.is_day and self._is_near(expression):
            tense = "open"
        if tense == "open" and (expression.rule == _QUARTER or self._is_over_untold(expression)):
            tense = "past"
        over = tense != "future" and expression.rule in _UP_TO
        return nearest_year(
            expression.first, expression.last or expression.first, self.now, expression.weekday, tense, over
        )

    def _is_over_untold(self, expression: Expression) -> bool:
        """Whether a language without tenses would say that this day is ahead, if it were: not the very next days."""
        start = expression.start
        until = self._around.deadline.search(self.page.flow, max(0, start - _BASE), start)
        return not (self._around.tensed or until or not expression.is_day or self._is_near(expression))

    def tense(self, expression: Expression) -> Tense:
        """Its own words' ("next May"), else the tense of the nearest verb before it in its sentence, else after it."""
        if expression.offset:
            return "future" if expression.offset > 0 else "past"
        start = expression.start
        told, after = self._tenses.around(start, expression.end)
        if told == "open" and self._around.since.search(self.page.flow, max(0, start - 12), start):
            return "past"
        if told == "future" and after and expression.is_day and self._is_near(expression):
            return "open"
        return told

    def _is_near(self, expression: Expression) -> bool:
        if expression.first is None or self.now is None:
            return False
        found = choices(expression.first, expression.last or expression.first, self.now)
        return any(distance(one, self.now) <= _NEAR_DAYS for one in found)


def _is_parallel(told: Told, expression: Expression) -> bool:
    """Whether both are `the previous year`: before the same year, not one before the other."""
    first, second = told.expression.first, expression.first
    return bool(first and second and first == second and first.year == YearWord("story", -1))


def _single_year(value: str) -> int | None:
    first, _, last = value.partition("/")
    year = first[:4]
    return int(year) if year.isdigit() and (not last or last[:4] == year) else None
