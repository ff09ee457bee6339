"""Which dates of the document are the days an instrument was signed, entered into force, and ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from vnru_extract.mentions import DateMention, InstrumentMention
from vnru_extract.page import Page

# "until 2030": the end; "by 2030" and "for 2022-2024" are not
_UNTIL = re.compile(r"\b(?:until|till|through|up to|to) (?:the end of )?$")
# a date that follows the name and says when it was made: "(1994)", ", signed in 2015", "dated March 21, 2016"
_STRAIGHT_AFTER = re.compile(
    r"[\s,]*(?:\()?(?:(?:which |that )?(?:was |were )?(?:\w+ly )?"
    r"(?:signed|concluded|adopted|initialled|inked|issued|dated)\b[^.;]{0,60}?|of|from)?"
    r"[\s,]*(?:in|on|of|dated)?[\s,]*(?:the )?$"
)
_MADE_AFTER = re.compile(r"\b(?:signed|concluded|adopted|initialled|inked|issued|dated)\b|\(|\bof\b")
# "on 5 May", "in 2010", "In March 2014", ", 7 May": a date that says when
_WHEN = re.compile(
    r"(?:\b(?:in|on|at|earlier|back in|as early as|during|, )\s*(?:early |late |mid-)?(?:the )?)$", re.IGNORECASE
)
_NOT_WHEN = re.compile(
    r"(?:\b(?:since|until|till|by|for|from|through|before|after|to|the|between|than) )$", re.IGNORECASE
)
# words for the day of the document
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?:today|yesterday|earlier|last|this|on|in|late|\w+day)\b", re.IGNORECASE)
# between "signed" and a day that is something else's
_OTHER_CLAUSE = re.compile(r";|\b(?:which|while|whose|force|effect|expir\w+|valid|ratifi\w+)\b")
# a year before these is the year they are for: "2025 Cooperation Plan"
_PLANNED = frozenset({"plan", "programme"})
_NO_TERM = frozenset({"declaration", "joint_statement", "communique"})


@dataclass(frozen=True)
class Days:
    """EDTF values, or None where the document does not state one; `sure` is a day of signing told by the name."""

    sure: str | None = None
    signed: str | None = None
    in_force: str | None = None
    expires: str | None = None

    def or_else(self, other: "Days") -> "Days":
        """These days, and the other's where one is missing."""
        return Days(
            self.sure or other.sure,
            self.signed or other.signed,
            self.in_force or other.in_force,
            self.expires or other.expires,
        )

    @property
    def made(self) -> str | None:
        """The day of signing: as the name gives it, or more exactly beside "signed" where the two agree."""
        finer = self.sure and self.signed and self.signed.startswith(self.sure)
        return self.signed if finer else self.sure or self.signed


class Calendar:
    """The dates of a page, looked up by offset."""

    def __init__(self, page: Page, dates: Sequence[DateMention]) -> None:
        self.page = page
        self.dates = sorted(dates, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.dates]

    def between(self, start: int, end: int) -> list[DateMention]:
        """The dates wholly between two offsets."""
        found = self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [mention for mention in found if mention.end <= end]

    def of(self, mention: InstrumentMention, names: Sequence[tuple[int, int]]) -> Days:
        """The days that the sentence of one mention gives; `names` are all instruments' offsets."""
        sentence = self.page.sentence_at(mention.start)
        expires = self._inside_until(mention) or self._beside(mention.expiry, 60, until=True)
        in_force = self._beside(mention.entry, 60)
        claimed = {date.start for date in (expires, in_force) if date is not None}
        signed = self._in_name(mention, names) or self._after_name(mention, sentence, claimed)
        by_verb = self._by_verb(mention, sentence, claimed, names)
        return Days(
            sure=_point(signed and signed.value),
            signed=_point(by_verb),
            in_force=_point(in_force and in_force.value),
            expires=_end(mention, expires),
        )

    def _in_name(self, mention: InstrumentMention, names: Sequence[tuple[int, int]]) -> DateMention | None:
        """A year before the noun ("1982 ... Convention"), or the day after "of" at the end of the name.

        In "protocol to the agreement of March 7, 1987" the day is the agreement's.
        """
        inner = [start for start, _ in names if mention.start < start < mention.end]
        for date in self.between(mention.start, min([mention.end, *inner])):
            before = self.page.flow[mention.start : date.start]
            if (date.start == mention.start and mention.type not in _PLANNED) or before.endswith((" of ", " of the ")):
                return date
        return None

    def _inside_until(self, mention: InstrumentMention) -> DateMention | None:
        """The end of the term: "until 2030" in the name or right after it."""
        for date in self.between(mention.start, mention.end + 30):
            if _UNTIL.search(self.page.flow, mention.start, date.start):
                return date
        return None

    def _after_name(
        self, mention: InstrumentMention, sentence: tuple[int, int], claimed: set[int]
    ) -> DateMention | None:
        """The day that follows the name: "(1994)", ", signed in 2015", "dated March 21, 2016"."""
        for date in self.between(mention.end, min(sentence[1], mention.end + 110)):
            gap = self.page.flow[mention.end : date.start]
            if date.start in claimed or len(gap) > 100:
                continue
            if _STRAIGHT_AFTER.fullmatch(gap) and _MADE_AFTER.search(gap) and mention.status != "drafted":
                return date
            return None
        return None

    def _by_verb(
        self,
        mention: InstrumentMention,
        sentence: tuple[int, int],
        claimed: set[int],
        names: Sequence[tuple[int, int]],
    ) -> str | None:
        """The day beside "signed": after the verb before all, else at the head of the sentence."""
        verb = mention.signing
        if verb is None:
            return None
        dates = [
            date
            for date in self.between(*sentence)
            if date.start not in claimed
            and not any(start <= date.start < end for start, end in names)
            and self._says_when(date, sentence)
        ]
        flow = self.page.flow
        after = [d for d in dates if d.start >= verb[1] and not _OTHER_CLAUSE.search(flow, verb[1], d.start)]
        before = [date for date in dates if date.end <= verb[0]]
        chosen = after[0] if after else (before[-1] if before else None)
        if chosen is not None:
            return chosen.value
        published = self.page.published
        return published.isoformat() if published and _TODAY.search(self.page.flow, *sentence) else None

    def _says_when(self, date: DateMention, sentence: tuple[int, int]) -> bool:
        flow = self.page.flow
        if _NOT_WHEN.search(flow, max(sentence[0], date.start - 12), date.start):
            return False
        if date.start == sentence[0] or _RELATIVE.match(flow[date.start : date.end]):
            return True
        return _WHEN.search(flow, max(sentence[0], date.start - 15), date.start) is not None

    def _beside(self, words: tuple[int, int] | None, reach: int, *, until: bool = False) -> DateMention | None:
        """The first date after the words that it belongs to: "entered into force on |5 October 2016|"."""
        if words is None:
            return None
        stop = self.page.sentence_at(words[0])[1]
        for date in self.between(words[1], min(stop, words[1] + reach)):
            gap = self.page.flow[words[1] : date.start]
            if until and not (_UNTIL.search(gap) or re.search(r"\b(?:in|on)\b", gap)) and gap.strip():
                return None
            return date if not re.search(r"[;]|\b(?:signed|after|years?|months?)\b", gap) else None
        return None


def _point(value: object) -> str | None:
    """A day, month or year; an interval or a date without a year is no day of signing to go by."""
    return value if isinstance(value, str) and "/" not in value else None


def _end(mention: InstrumentMention, date: DateMention | None) -> str | None:
    if date is None or mention.type in _NO_TERM:
        return None
    return date.value.partition("/")[2] or date.value
