"""The days of an instrument in languages other than English, by the words that stand between them and its name.

What the words are is each language's own (`DayWords`); where they must stand is the same.
"""

import re

from vnru_extract.link.agreements.day_words import DAY_WORDS, DayWords
from vnru_extract.link.agreements.days import Days, end_of, point
from vnru_extract.link.agreements.document_days import DocumentDays
from vnru_extract.mentions import DateMention, InstrumentMention

Span = tuple[int, int]
# истекает| в |2026 году, hết hạn| vào năm |2030
_IN = re.compile(r" (?:(?:в|vào|trong) )?(?:(?:ngày|năm|tháng) )?")
_PROLONGED = re.compile(r"(?:продл|пролонг|gia hạn|kéo dài)", re.IGNORECASE)
_DASH = re.compile(r" [-—] ")
# the year in the name of these is the one they are for
_PLANNED = frozenset({"plan", "programme"})
_AFTER_VERB, _BESIDE, _EDGE = 130, 60, 40


class NearbyDays(DocumentDays):
    """The dates of a page and the names of instruments on it, looked up by offset."""

    def of(self, mention: InstrumentMention) -> Days:
        """The days that the sentence of one mention gives."""
        words = DAY_WORDS[self.page.language]
        own = self._own(mention, words)
        if any(start < mention.start and mention.end == end for start, end in self._names_near(mention.start)):
            return Days(sure=point(own.value if own else None))  # what follows is said of the outer one
        expires = self._until(mention, words)
        in_force = self._beside_entry(mention, words) or self._acting_since(mention, words)
        claimed = {date.start for date in (expires, in_force) if date is not None}
        by_verb = self.in_its_year(point(self._by_the_verb(mention, words, claimed)))
        if own and by_verb and self._is_year_it_is_for(mention, own, by_verb):
            own = None
        elsewhere = None if own or by_verb else self.day_of_the_document(mention) or self.day_told_next(mention)
        return Days(
            sure=point(own.value if own else None),
            signed=by_verb or point(elsewhere),
            in_force=point(in_force.value if in_force else None),
            expires=end_of(mention, expires),
        )

    def _before(self, date: DateMention, floor: int) -> str:
        return self.page.flow[max(floor, date.start - _EDGE) : date.start]

    def _own(self, mention: InstrumentMention, words: DayWords) -> DateMention | None:
        """The date in the name, or right after it in brackets: "от 16 июня 1994 года", "(1994)".

        In "Протокол к Договору 1994 года" the year is the treaty's.
        """
        inner = [
            start for start, end in self._names_near(mention.start) if mention.start < start and end <= mention.end
        ]
        for date in self.between(mention.start, min([mention.end, *inner])):
            if mention.type in _PLANNED:
                break
            if "/" not in date.value and not words.not_own.search(self._before(date, mention.start)):
                return date
        if led := self._leading(mention.start):
            return led
        for date in self.between(mention.end, mention.end + _BESIDE):
            return date if words.after.fullmatch(self.page.flow, mention.end, date.start) else None
        return None

    def _leading(self, start: int) -> DateMention | None:
        """The date before a name that a dash alone parts from it: "..., в 1994 году - |Декларацию|"."""
        for date in self.between(max(0, start - _EDGE), start):
            if _DASH.fullmatch(self.page.flow, date.end, start):
                return date
        return None

    def _until(self, mention: InstrumentMention, words: DayWords) -> DateMention | None:
        """The end of its term: in the name or right after it, or beside the words of expiry."""
        for date in self.between(mention.start, mention.end + 30):
            if words.until.search(self._before(date, mention.start)) and (
                date.start < mention.end or words.until.fullmatch(self.page.flow, mention.end + 1, date.start)
            ):
                return date
        if mention.expiry is None:
            return None
        stop = self.page.sentence_at(mention.expiry[0])[1]
        for date in self.between(mention.expiry[1], min(stop, mention.expiry[1] + _BESIDE)):
            return (
                date
                if words.until.search(self._before(date, mention.expiry[0])) or self._is_next(mention, date)
                else None
            )
        return None

    def _is_next(self, mention: InstrumentMention, date: DateMention) -> bool:
        """Whether only a preposition stands between the words of expiry and their day: "истекает |в 2026 году|"."""
        assert mention.expiry is not None
        if _PROLONGED.match(self.page.flow, mention.expiry[0]):
            return False  # "продлён в 1970 году": the day it was prolonged on
        return _IN.fullmatch(self.page.flow, mention.expiry[1], date.start) is not None

    def _beside_entry(self, mention: InstrumentMention, words: DayWords) -> DateMention | None:
        """The date beside the words of entry: "вступило в силу |5 октября 2016 года|", "с |5 октября| действует"."""
        if mention.entry is None:
            return None
        start, stop = self.page.sentence_at(mention.entry[0])
        for date in self.between(mention.entry[1], min(stop, mention.entry[1] + _BESIDE)):
            gap = self.page.flow[mention.entry[1] : date.start]
            if ";" not in gap and not words.until.search(self._before(date, mention.entry[1])):
                return date
            return None
        before = self.between(max(start, mention.entry[0] - _BESIDE), mention.entry[0])
        if before and self._stands_close(before[-1], mention.entry[0]) and not self._is_in_a_name(before[-1]):
            return before[-1]
        head = self.between(start, mention.start)
        leads = head and head[0].start - start <= 12 and mention.signing is None and not self._is_in_a_name(head[0])
        return head[0] if leads else None

    def _acting_since(self, mention: InstrumentMention, words: DayWords) -> DateMention | None:
        """The day since which it acts: "с |10 ноября| действует Соглашение", "Соглашение с |10 ноября| применяется"."""
        sentence, flow = self.page.sentence_at(mention.start), self.page.flow
        near = self.between(max(sentence[0], mention.start - _BESIDE), min(sentence[1], mention.end + _BESIDE))
        for date in near:
            since = words.since.search(flow, max(sentence[0], date.start - _EDGE), date.start)
            if since is None or self._is_in_a_name(date):
                continue
            verb = words.acting.match(flow, date.end + 1)
            if date.end < mention.start:
                if verb and self._is_at_hand(flow[verb.end() : mention.start]):
                    return date
                continue
            gap = flow[mention.end : since.start()]
            if (verb and self._is_at_hand(gap)) or words.acting.fullmatch(gap.strip(" ")):
                return date
        return None

    def _is_at_hand(self, gap: str) -> bool:
        """Whether only a word or two, and no new clause, stand between a name and what is said of it."""
        return len(gap.split()) <= 2 and not re.search(r"[,;:.()]", gap)

    def _is_year_it_is_for(self, mention: InstrumentMention, own: DateMention, signed: str) -> bool:
        """Whether a year in a name is another than it was signed in: "Протокол о торговле 1967 года, подписанный в"."""
        follows = mention.signing is not None and 0 <= mention.signing[0] - mention.end < _EDGE // 2
        return follows and own.end <= mention.end and len(own.value) == len("1967") and signed[:4] != own.value

    def _stands_close(self, date: DateMention, end: int) -> bool:
        gap = self.page.flow[date.end : end]
        return len(gap.split()) <= 3 and not re.search(r"[,;:()]", gap)

    def _is_in_a_name(self, date: DateMention) -> bool:
        return any(start <= date.start < end for start, end in self._names_near(date.start))

    def _by_the_verb(self, mention: InstrumentMention, words: DayWords, claimed: set[int]) -> str | None:
        """The day beside the verb of making: after it before all, else the last one before it."""
        if mention.signing is None:
            return None
        verb = mention.signing
        sentence = self.page.sentence_at(verb[0])
        led = {date.start for start, _ in self._names_near(verb[0]) if (date := self._leading(start))} | claimed
        dates = [d for d in self.between(*sentence) if d.start not in led and not self._is_in_a_name(d)]
        dates = [d for d in dates if not words.not_when.search(self._before(d, sentence[0]))]
        after = [d for d in dates if d.start >= verb[1] and self._follows(verb, d, mention, words)]
        before = [d for d in dates if d.end <= verb[0] and not re.search(r"[;]", self.page.flow[d.end : verb[0]])]
        chosen = after[0] if after else (before[-1] if before else None)
        if chosen is not None:
            return chosen.value
        published = self.page.published
        if published and words.today.search(self.page.flow, *sentence):
            return published.isoformat()
        return self.day_of_the_item(verb) or self.day_of_the_talks(sentence, verb)

    def _follows(self, verb: Span, date: DateMention, mention: InstrumentMention, words: DayWords) -> bool:
        """Whether nothing parts a date from the verb before it, or from the name that the verb has after it."""
        if any(verb[1] <= start and end <= date.start < mention.start for start, end in self._names_near(verb[1])):
            return False  # the day of the one before: "signed |a treaty (1994)| and a declaration"
        start = mention.end if verb[1] <= mention.start and date.start >= mention.end else verb[1]
        gap = self.page.flow[start : date.start]
        return len(gap) <= _AFTER_VERB and not words.other.search(gap)
