"""Days of signing that a document gives elsewhere than beside the name: of its talks, its item, its own making."""

import re
from functools import cached_property

from vnru_extract.extractors.agreements.title_lines import is_title_line
from vnru_extract.link.agreements.day_words import DAY_WORDS, DayWords
from vnru_extract.link.agreements.days import Calendar
from vnru_extract.mentions import DateMention, InstrumentMention

Span = tuple[int, int]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FLOATING = re.compile(r"XXXX-\d\d-\d\d")
# Москва, 18 июля 1955 г.|
_LINE_ENDS = re.compile(r"[ .\"):]*(?:\n|$)")
# an item of a chronicle begins with its day: "**12 мая 1970 г.**| Подписан договор", "5/1994|: ký hiệp định"
_ITEM_OPENS = re.compile(r"[ \t*•(-]{0,6}(?:(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Вв]) )?")
_ITEM_PARTS = re.compile(r"[*)]{0,3}(?: ?[-—:]|\.)[*]{0,2} ")
# 18 октября 2005 года|, 16:30|, in the same line or the next: |Москва, Кремль|
_HOUR_OR_PLACE = re.compile(r"[ ,]{0,3}(?:\d{1,2}[:.]\d\d)?,?[ \n]{0,2}(?:[^\W\d_][^\n.;:!?]{2,40})?\n")
_LEAD = re.compile(r"[ \t]*\"?")
_TALKED_BEFORE = 2500  # characters, from a signing back to the sentence about the talks
_CLOSING, _OPENING, _HEADER = 1500, 400, 700


class DocumentDays(Calendar):
    """A page's dates, and the days that hold for what the document tells without a day of its own."""

    @property
    def _words(self) -> DayWords:
        return DAY_WORDS[self.page.language]

    def day_of_the_talks(self, sentence: Span, verb: Span) -> str | None:
        """The day of the meeting after which, or at which, something was signed: "по итогам встречи подписан"."""
        flow = self.page.flow
        if not self._words.at_talks.search(flow, sentence[0], max(verb[1], min(sentence[1], verb[1] + 40))):
            return None
        for start, end in self._sentences_before(sentence[0], _TALKED_BEFORE):
            if not self._words.talks.search(flow, start, end):
                continue
            if days := {date.value for date in self.between(start, end) if self._is_of_talks(date, start)}:
                return days.pop() if len(days) == 1 else None
        return self._header_day

    def _is_of_talks(self, date: DateMention, floor: int) -> bool:
        before = self.page.flow[max(floor, date.start - 40) : date.start]
        return _is_day(date) and not self._words.not_when.search(before)

    @cached_property
    def _header_day(self) -> str | None:
        """The day in a line of its own under the heading, with an hour or a place."""
        for date in self.between(0, min(_HEADER, len(self.page.flow))):
            line = self.page.flow.rfind("\n", 0, date.start) + 1
            if line == date.start > 0 and _is_day(date):
                rest = _HOUR_OR_PLACE.match(self.page.flow, date.end)
                return date.value if rest and rest.group().strip() else None
        return None

    def day_of_the_item(self, verb: Span) -> str | None:
        """The day at the head of the line that tells of a signing: "**12 мая 1970 г.** - Визит. Подписан договор"."""
        flow = self.page.flow
        line = flow.rfind("\n", 0, verb[0]) + 1
        for date in self.between(line, verb[0]):
            opens = _ITEM_OPENS.fullmatch(flow, line, date.start) and _ITEM_PARTS.match(flow, date.end, verb[0])
            return date.value if opens and "/" not in date.value else None
        return None

    def day_told_next(self, mention: InstrumentMention) -> str | None:
        """The day that the next sentence gives for the one named last: "Документ подписали 5 мая"."""
        flow = self.page.flow
        end = self.page.sentence_at(mention.start)[1]
        start = end + len(flow[end : end + 3]) - len(flow[end : end + 3].lstrip(" "))
        verb = self._words.goes_on.match(flow, start)
        if verb is None or any(mention.end < name < end for name, _ in self._names_near(mention.end)):
            return None
        for date in self.between(verb.end(), self.page.sentence_at(start)[1]):
            told = not self._words.other.search(flow, verb.end(), date.start)
            when = not self._words.not_when.search(flow, verb.end(), date.start)
            return date.value if told and when else None
        return None

    def day_of_the_document(self, mention: InstrumentMention) -> str | None:
        """The day of a document that is the instrument itself: its name is the title, its day the closing line."""
        return self._own_day if is_title_line(self.page, mention.start, mention.end, _LEAD) else None

    @cached_property
    def _own_day(self) -> str | None:
        """The day in the line that ends the document, or in the one under its title, where only a place is besides."""
        length = len(self.page.flow)
        ending = reversed(self.between(max(_OPENING, length - _CLOSING), length))
        for date in [*ending, *self.between(0, min(_OPENING, length))]:
            line = self.page.flow.rfind("\n", 0, date.start) + 1
            if line == 0 or not _is_day(date):
                continue
            if self._words.closing.fullmatch(self.page.flow, line, date.start) and self._closes(line, date.end):
                return date.value
        return None

    def _closes(self, line: int, end: int) -> bool:
        """Whether a line ends with its day, or begins with "Совершено в", after which more may follow."""
        if self._words.done.match(self.page.flow, line):
            return True
        return _LINE_ENDS.match(self.page.flow, end) is not None

    def in_its_year(self, value: str | None) -> str | None:
        """A day of signing without a year, in the year before the document's own day: what is signed is past."""
        if value is None or not _FLOATING.fullmatch(value) or not self._own_day:
            return value
        year = int(self._own_day[:4]) - (value[5:] > self._own_day[5:])
        return f"{year:04}{value[4:]}"


def _is_day(date: DateMention) -> bool:
    return _DAY.fullmatch(date.value) is not None
