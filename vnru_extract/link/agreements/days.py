"""Which dates of the document are the days an instrument was signed, entered into force, and ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vnru_extract.mentions import DateMention, InstrumentMention
from vnru_extract.page import Page

# "until 2030": the end; "by 2030" and "for 2022-2024" are not
_UNTIL = re.compile(r"\b(?:until|till|through|up to|to) (?:the end of )?$")
# a date that follows the name and says when it was made: "(1994)", "(Canberra, 22 May 2017)", ", signed in 2015",
# "dated March 21, 2016", ", done at Marrakesh on 15 April 1994"
_STRAIGHT_AFTER = re.compile(
    r"[\s,\"')]*(?:\((?:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2},? )?)?(?:(?:which |that )?(?:was |were )?(?:\w+ly )?"
    r"(?:signed|concluded|adopted|done|initialled|inked|issued|dated|dating)\b"
    r"(?:[^.;,]|,(?! (?!at|by|in|on)[a-z])){0,60}?|of|from)?"
    r"[\s,]*(?:in|on|of|dated|from)?[\s,]*(?:the )?$"
)
_FINISHED = re.compile(r"\b(?:was|were) (?:\w+ly )?concluded\b")
# Treaty Series: "(with exchange of letters)|. Signed at Helsinki on| 8 February 1989"
_SIGNED_AT = re.compile(
    r"(?: \([^()\n]{3,60}\))?[.,;]?\s+(?:Adopted|Concluded|Done|Signed|done|signed) (?:at|in)"
    r" [A-Z][^.;\d\n]{2,40}?,? (?:on )?"
)
_MADE_AFTER = re.compile(r"\b(?:signed|concluded|adopted|done|initialled|inked|issued|dated|dating)\b|\(|\bof\b")
# "on 5 May", "in 2010", "In March 2014", ", 7 May": a date that says when
_WHEN = re.compile(
    r"(?:\b(?:in|on|at|earlier|back in|as early as|during|, )\s*(?:early |late |mid-)?(?:the )?)$", re.IGNORECASE
)
# "the June 27| signing of |a treaty"
_SIGNING = re.compile(r"(?:'s)? (?:signature|signing|conclusion|adoption) of ")
# "signed the treaty at the White House |Dec. 8 1987|": a day straight after the place
_AT_A_PLACE = re.compile(r"\b(?:at|in) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)* $")
_NOT_WHEN = re.compile(
    r"(?:\b(?:since|until|till|by|for|from|through|before|after|to|(?<!\bin )(?<!\bon )the|between|than) )$",
    re.IGNORECASE,
)
# "the Treaty |in 1985|", "the Protocol |in Oslo on| 3 May": a date that this name alone is signed on
_OWN_DAY = re.compile(r",? (?:(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,? )?(?:in|on|dated) (?:the )?")
# "on 1 |2 January|": a number torn in two
_BROKEN = re.compile(r"\d $")
# a heading names its day without ado: "List of documents signed (5 May 2012)"
_IN_HEADING = re.compile(r"[(,-] ?$")
# "After the talks, the ministers signed": on the day of the talks
_AFTER_TALKS = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|(?:[Aa]t the )?(?:close|conclusion|end) of)"
    r" (?:the|their|his|her|these) (?:\w+ )?(?:consultations|meeting|negotiations|summit|talks)\b"
)
_TALKS = re.compile(r"\b(?:conferred|consultations|met|meeting|negotiations|received|summit|talks)\b")
# no name is longer, and what stands further off in a long sentence is said of something else
_REACH = 700
_OF_NAME = 25  # characters between "entry into force" and the name that is its object
_YEAR = re.compile(r"\d{4}")
_ASIDE_ENDS = re.compile(r"[,;.)\]\n]|\s*$")
_POINT_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# words for the day of the document
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"^(?:today|yesterday|earlier|last|this|on|in|late|\w+day)\b", re.IGNORECASE)
# |Since the establishment of relations in| 1992, they have signed
_SINCE = re.compile(r"\b[Ss]ince (?:(?!adopted|concluded|inked|sign)[^,;.]){0,70}$")
# the treaty| that we |signed: what the sentence says before the name is not of the signing
_RELATIVE_CLAUSE = re.compile(r",? (?:that|which) (?:[\w']+ ){0,5}")
# |before the agreement| was signed, trade grew last year
_SUBORDINATE = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ii]f|[Oo]nce|[Ss]ince|[Uu]ntil|[Ww]hen) [^,;]*$")
# between "signed" and a day that is something else's
_OTHER_CLAUSE = re.compile(
    r";|, (?:had|has|have|is|remains?|was|will)\b"
    r"|\b(?:beg[au]n|launched|started|which|while|whose|force|effect|expir\w+|valid|ratifi\w+)\b"
)
# "the goal for 2023|, the President said| after signing": the date is what was said, not of who signed
_REPORTED = re.compile(
    r"[\"']?,[\"']? [^,;]{2,90}? (?:added|announced|declared|noted|pointed out|reported|said|stated|stressed|told)\b"
)
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
    """The dates of a page and the names of instruments on it (`names`, in order), looked up by offset."""

    def __init__(self, page: Page, dates: Sequence[DateMention], names: Sequence[tuple[int, int]]) -> None:
        self.page = page
        self._names = names
        self.dates = sorted(dates, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.dates]

    def between(self, start: int, end: int) -> list[DateMention]:
        """The dates wholly between two offsets."""
        found = self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [m for m in found if m.end <= end and not _BROKEN.search(self.page.flow, max(0, m.start - 3), m.start)]

    def _names_near(self, offset: int) -> Sequence[tuple[int, int]]:
        first = bisect_left(self._names, (offset - _REACH, 0))
        return self._names[first : bisect_left(self._names, (offset + _REACH, 0))]

    def of(self, mention: InstrumentMention) -> Days:
        """The days that the sentence of one mention gives."""
        names = self._names_near(mention.start)
        if any(start < mention.start and mention.end == end for start, end in names):
            # what follows is said of the outer one, but for its own date
            return Days(sure=point(_value(self._in_name(mention, names) or self._dated(mention))))
        sentence = self.page.sentence_at(mention.start)
        expires = self._inside_until(mention) or self._beside(mention.expiry, 60, until=True)
        in_force = self._beside(self._entry(mention), 60) or self._before_entry(mention, sentence)
        claimed = {date.start for date in (expires, in_force) if date is not None}
        inner = any(start > mention.start and mention.end == end for start, end in names)
        if inner and (dated := self._dated(mention)):
            claimed.add(dated.start)
        signed = self._in_name(mention, names) or self._after_name(mention, sentence, claimed)
        by_verb = self._by_verb(mention, claimed)
        return Days(
            sure=point(_value(signed)),
            signed=point(by_verb),
            in_force=point(_value(in_force)),
            expires=end_of(mention, expires),
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

    def _dated(self, mention: InstrumentMention) -> DateMention | None:
        """The date of the instrument named last: "protocol to the agreement on rivers| dated| 4 May 1994"."""
        dates = self.between(mention.end, mention.end + 30)
        return dates[0] if dates and self.page.flow[mention.end : dates[0].start] in {" dated ", " of "} else None

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
        for date in self.between(mention.end, mention.end + 130):
            if _SIGNED_AT.fullmatch(self.page.flow, mention.end, date.start):
                return date
            break
        for date in self.between(mention.end, min(sentence[1], mention.end + 110)):
            gap = self.page.flow[mention.end : date.start]
            if date.start in claimed or len(gap) > 100:
                continue
            told = _STRAIGHT_AFTER.fullmatch(gap) and _MADE_AFTER.search(gap) and mention.status != "drafted"
            if mention.signing is None and _FINISHED.search(gap):
                return None  # the negotiations "were concluded", not the agreement that they were about
            return date if told or self._is_citation(gap, date) else None
        return None

    def _is_citation(self, gap: str, date: DateMention) -> bool:
        """Whether a bare year between commas is the year of the name before it: "Vienna Convention|, 1961|,"."""
        year = gap.lstrip("\"')") == ", " and _YEAR.fullmatch(date.value) is not None
        return year and _ASIDE_ENDS.match(self.page.flow, date.end) is not None

    def _by_verb(self, mention: InstrumentMention, claimed: set[int]) -> str | None:
        """The day beside "signed": after the verb before all, else at the head of the sentence."""
        verb = mention.signing
        if verb is None:
            return None
        sentence = self.page.sentence_at(verb[0])
        listed = not sentence[0] <= mention.start < sentence[1]
        sentence = max(sentence[0], verb[0] - _REACH), min(sentence[1], verb[0] + 2 * _REACH)
        names = self._names_near(verb[0])
        dates = [
            date
            for date in self.between(*sentence)
            if date.start not in claimed
            and not any(start <= date.start < end for start, end in names)
            and self._says_when(date, sentence, listed=listed)
        ]
        flow = self.page.flow
        own = [d for d in dates if d.start > mention.end and _OWN_DAY.fullmatch(flow, mention.end, d.start)]
        if own and verb[1] <= mention.start:
            return own[0].value
        after = [d for d in dates if d.start >= verb[1] and not _says_other(flow[verb[1] : d.start])]
        before = [date for date in dates if date.end <= verb[0] and not self._is_reported(date, sentence, verb[0])]
        if _RELATIVE_CLAUSE.fullmatch(flow, mention.end, verb[0]):
            before = []
        if verb[0] >= mention.end and (clause := _SUBORDINATE.search(flow, sentence[0], verb[0])):
            stop = flow.find(",", verb[1], sentence[1])
            before = [date for date in before if date.start >= clause.start()]
            after = [date for date in after if stop < 0 or date.start < stop + len(", in the ")]
        chosen = after[0] if after else (before[-1] if before else None)
        if chosen is not None:
            return chosen.value
        if _AFTER_TALKS.search(flow, *sentence) and (day := self._day_of_talks(sentence)):
            return day
        return self._today(sentence)

    def _is_reported(self, date: DateMention, sentence: tuple[int, int], verb: int) -> bool:
        """Whether a date is in what somebody said, and the verb in the clause that tells who said it."""
        return date.start > sentence[0] + 4 and _REPORTED.match(self.page.flow, date.end, verb) is not None

    def _today(self, sentence: tuple[int, int]) -> str | None:
        """The day of the document, where the sentence says "today"."""
        published = self.page.published
        return published.isoformat() if published and _TODAY.search(self.page.flow, *sentence) else None

    def _day_of_talks(self, sentence: tuple[int, int]) -> str | None:
        """The one day that the latest sentence about a meeting before this one gives for it."""
        flow = self.page.flow
        for start, end in self._sentences_before(sentence[0]):
            if not _TALKS.search(flow, start, end):
                continue
            days = {d.value for d in self.between(start, end) if _POINT_DAY.fullmatch(d.value)}
            today = self._today((start, end))
            days |= {today} if today else set()
            if days:
                return days.pop() if len(days) == 1 else None
        return None

    def _sentences_before(self, offset: int, reach: int = 1500) -> Iterator[tuple[int, int]]:
        """The sentences of the last `reach` characters before an offset, the latest first."""
        start = offset
        while 0 < start > offset - reach:
            sentence = self.page.sentence_at(start - 1)
            if sentence[0] >= start:
                return
            yield sentence
            start = sentence[0]

    def _entry(self, mention: InstrumentMention) -> tuple[int, int] | None:
        """The words of entry, the name after them taken in: "the entry into force of the Treaty| in |July 2003"."""
        entry = mention.entry
        return (entry[0], mention.end) if entry and 0 <= mention.start - entry[1] < _OF_NAME else entry

    def _before_entry(self, mention: InstrumentMention, sentence: tuple[int, int]) -> DateMention | None:
        """The date at the head of the sentence: "|In 2016|, the agreement entered into force"."""
        if mention.entry is None or mention.entry[0] < mention.end or mention.entry[0] >= sentence[1]:
            return None
        dates = self.between(sentence[0], mention.start)
        if not dates or dates[0].start - sentence[0] > 12 or not self._says_when(dates[0], sentence):
            return None
        return dates[0] if not _MADE_AFTER.search(self.page.flow, mention.end, mention.entry[0]) else None

    def _says_when(self, date: DateMention, sentence: tuple[int, int], *, listed: bool = False) -> bool:
        flow = self.page.flow
        if listed and _IN_HEADING.search(flow, sentence[0], date.start):
            return True
        if _SIGNING.match(flow, date.end):
            return True
        if _NOT_WHEN.search(flow, max(sentence[0], date.start - 12), date.start):
            return False
        if _SINCE.search(flow, max(sentence[0], date.start - 80), date.start):
            return False
        if _POINT_DAY.fullmatch(date.value) and _AT_A_PLACE.search(flow, max(sentence[0], date.start - 40), date.start):
            return True
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


def _says_other(gap: str) -> bool:
    """Whether the date after a verb and `gap` is another clause's: "signed a treaty, the ministry said on |5 May|"."""
    reported = _REPORTED.search(gap)
    return _OTHER_CLAUSE.search(gap) is not None or (reported is not None and "," not in gap[reported.end() :])


def _value(date: DateMention | None) -> str | None:
    return date.value if date else None


def point(value: object) -> str | None:
    """A day, month or year; an interval or a date without a year is no day of signing to go by."""
    return value if isinstance(value, str) and "/" not in value else None


def end_of(mention: InstrumentMention, date: DateMention | None) -> str | None:
    """The last day of a term, of what has one."""
    if date is None or mention.type in _NO_TERM:
        return None
    return date.value.partition("/")[2] or date.value
