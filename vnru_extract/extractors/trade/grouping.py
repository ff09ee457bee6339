"""Amounts and changes of one flow in a sentence, joined to figures: an amount and its change are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.changes import is_delta, is_falling, is_moved, signed_change
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.ranges import find_ranges
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# $5.2 billion "(about" 4.8 billion euros)
_AGAIN = re.compile(r"\ ?(?:\(|/|,?\ or\ |,?\ equivalent\ to\ |,?\ equal\ to\ |\ -\ )(?:\w+\ ){0,3}")
# 34 percent, "or" $25.6 billion · 71 per cent "to reach" · 15% "year-on-year to"
_CHANGE_TO = re.compile(
    r"\)?(?:,?\ (?!and\b|to\b|or\b)[\w'-]+(?:\ (?!and\b|to\b|or\b)[\w'/-]+){0,7})?"
    r"(?:,\ (?:as\ )?compared\ [^,;$€£]{0,50})?(?:,|\ [-—])?"
    r"(?:\ (?:and|thus|now|having|as\ it|it|up|in\ (?:monetary|money|value|absolute)\ terms))*"
    r"\ (?:to|or|is|was|reach\w*|total\w*|amount\w*|stand\w*|stood|hit\w*|exceed\w*|surpass\w*|worth|came|at"
    r"|touch\w*|equal\w*|mak(?:e|es|ing)\ up|made\ up|constitut\w*|setting\ a\ (?:new\ )?record)\b",
    re.IGNORECASE,
)
# surged 51 percent "(year-on-year)", setting a record
_ASIDE = re.compile(r"\ \([^()]*\)")
# grew tenfold "since 1981": what it is compared with
_SINCE = re.compile(
    r"\b(?:since|from|over|on|than|compared\ (?:to|with)|against|between\ (?:19|20)\d\d\ and)\ "
    r"(?:(?:(?:the|same|first|second|third|fourth|half|quarter|period|months|level|of|in|H[12]|Q[1-4])\ ){0,6}"
    r"(?:19|20)\d\d"
    r"|the\ (?:previous|preceding|prior)\ year|the\ year\ before)\b"
)
# $3.6 billion, "and this year we expect growth of" 20 percent · to $9 billion, "which last year showed" 60 percent
# · $6 billion in May, "taking the annual total" up 5 percent
_OTHER_TIME = re.compile(
    r"(?:\band|;)\ (?:[\w-]+\ ){0,3}?(?:(?:19|20)\d\d|(?:this|next|last)\ year)\b|,\ in\ (?:19|20)\d\d\b"
    r"|,\ which\ (?:last\ year|in\ (?:19|20)\d\d)\b"
    r"|,\ (?:taking|bringing|pushing|lifting|raising)\ (?:the|its|their)\ (?:[\w-]+\ ){0,4}total\b"
)
# "over the past six years" trade grew, grew 20 percent "a year": not the change of one year
_OF_YEARS = re.compile(
    r"\b(?:over|in|during|for)\ (?:the\ )?(?:past|last|recent)\ (?:[\w-]+\ )?(?:years|decades?)\b"
    r"|\b(?:on\ average|average\ annual|per\ (?:year|annum))\b",
    re.IGNORECASE,
)
# between April "and" September last year
_BETWEEN = re.compile(r"\b(?:between|from)\ \w+\ and\ \w+")
# up 4.5% "or" £311 million: by how much it grew, where the amount was told before
_SO_MUCH = re.compile(r",?\ (?:or\ |\()(?:\w+\ )?")
# up 38% "in volume" but down 12% "in value"
_IN_MEASURE = re.compile(
    r"\ in\ (?:terms\ of\ )?(?:(?P<volume>volume|quantity|tonnage|weight)|(?P<value>value|turnover|revenue))\b"
)
_OWN_PERIOD = re.compile(
    r"(?:\ year-on-year)?,?\ (?:in|during|over(?!\ (?:19|20)\d\d)|for)\ (?:the\ )?(?:[\w-]+\ ){0,5}?"
    r"(?:(?:19|20)\d\d\b|this\ year)"
    r"|\ (?:last|this)\ year\b"
)
# from $3 billion "in 2019", "in November", "a year earlier"
_WITH_YEAR = re.compile(
    r"(?:\ (?:deficit|surplus|gap|shortfall))?,?\ (?:(?:originally\ )?(?:recorded|reported)\ )?"
    r"(?:(?:in|for|during|at\ the\ end\ of)\ (?:the\ )?"
    r"(?:(?:[\w-]+\ ){0,4}?(?:19|20)\d\d\b|(?:previous|preceding|prior)\ (?:month|quarter|year)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|(?:in\ |for\ |during\ )?the\ (?:same|corresponding|comparable)\ (?:(?:19|20)\d\d\ )?"
    r"(?:period|months?|quarter|half)\ (?:of\ |in\ )?(?:last\ year|(?:19|20)\d\d|a\ year)\b"
    r"|(?:in\ |for\ )?the\ same\ (?:19|20)\d\d\ (?:period|months?|quarter|half)\b"
    r"|(?:in\ |for\ )?the\ year-(?:ago|earlier)\ (?:period|month|quarter|half)\b|last\ (?:year|month|quarter)\b"
    r"|(?:a|one|the)\ (?:year|month|quarter)\ (?:earlier|ago|before|previously)\b|the\ previous\ (?:year|month)\b)"
)
# from $3 billion "(2019)"
_YEAR_IN_BRACKETS = re.compile(r"\ ?\((?:in\ )?(?:19|20)\d\d\)")
# from $3 million "(150 million shillings)" in 2019
_AGAIN_AFTER = re.compile(r"\ ?\([^()]*\)")
# rose 21 percent "and" exports "by some" 26 percent
_AND_ALSO = re.compile(r"(?:\ in\ (?:19|20)\d\d)?,?\ (?:and|while)\ (?:(?!in\b)[\w'-]+\ ){0,3}")
_WITHOUT_VERB = re.compile(
    r"(?:\ (?:to|from|with)\ (?:the\ )?[A-Z]\w+)?(?:\ \([^()]{3,15}\))?\ (?:(?:by|some|about|over|almost)\ ){0,2}"
)
# "and" this year 5 percent
_AND = re.compile(r"\band\b|;|\bwhile\b")
# Nothing that countries trade in a year is worth less than this: the line was cut before "billion".
_LEAST = 1000
# trade "growth" of 5 percent: the flow's name says which way
_GROWTH = " growth"


@dataclass(slots=True)
class Figure:
    """An amount with its change, or either alone, and the flow that governs it."""

    flow: FlowWord
    amount: Amount | None = None
    change: Decimal | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    joined: str = ""

    @property
    def start(self) -> int:
        """Where it is first stated."""
        return min(start for start, _ in self.spans)

    def take_change(self, change: Decimal, amount: Amount) -> None:
        """The change of its amount, told elsewhere in the sentence."""
        self.change = change
        self.spans.append((amount.start, amount.end))


def group(page: Page, flow: FlowWord, run: Sequence[Amount], end: int, before: Sequence[Figure] = ()) -> list[Figure]:
    """The amounts of one flow as figures: an amount and its change are one.

    `before`: the figures just before, whose years those of another country share ("and to Peru from $1 million to …").
    """
    again = flow.rule == "elliptic"
    base = patterns(page.language).base
    falling = is_falling(page, page.flow[max(0, flow.start - 150) : flow.start]) if again else None
    paired = again and len(before) == len(run) == 2 and bool(base.search(before[0].joined[-60:]))
    if falling is None and not again and before and run[0].unit in {"percent", "fold"}:
        falling = _as_before(page, flow, run[0], before[-1])
    grouping = _Grouping(page, flow, run, end, paired, falling)
    bounding = find_ranges(page, flow, run)
    for index in range(len(run)):
        if index not in bounding:
            grouping.add(index)
    return _with_change_told_first(grouping.figures, base)


def _as_before(page: Page, flow: FlowWord, amount: Amount, before: Figure) -> bool | None:
    """Which way a change without a verb goes: "imports rose 21 percent and exports 26 percent"."""
    last = max(stop for _, stop in before.spans)
    said = _WITHOUT_VERB.fullmatch(page.flow, flow.end, amount.start) and _AND_ALSO.fullmatch(
        page.flow, last, flow.start
    )
    if before.change is None or before.flow.kind == flow.kind or not said:
        return None
    return before.change < 0


@dataclass(slots=True)
class _Grouping:
    """The figures of one flow as they are read.

    `paired`: the years were told of another country right before; `falling`: which way the last change went.
    """

    page: Page
    flow: FlowWord
    run: Sequence[Amount]
    end: int
    paired: bool
    falling: bool | None
    figures: list[Figure] = field(default_factory=list)

    @property
    def last(self) -> Figure | None:
        """The figure that was read last."""
        return self.figures[-1] if self.figures else None

    def add(self, index: int) -> None:
        """The next of the flow's amounts: a figure, or what one already read is told with."""
        amount, gap = self.run[index], self._gap(index)
        if amount.unit not in {"percent", "fold"}:
            self._add_amount(index, gap)
            return
        change = self._change(index, gap)
        if change is None:
            return
        figure = self._changed(amount, gap)
        if figure:
            figure.take_change(change, amount)
        else:
            self.figures.append(Figure(self.flow, None, change, [(amount.start, amount.end)], gap))

    def _gap(self, index: int) -> str:
        """The words between an amount and what is before it: the flow, or another amount."""
        amount = self.run[index]
        start = self.run[index - 1].end if index else min(self.flow.end, amount.start)
        if not index and self.page.flow.endswith(_GROWTH, 0, self.flow.end):
            start -= len("growth")
        return self.page.flow[start : amount.start]

    def _change(self, index: int, gap: str) -> Decimal | None:
        """The signed change that a percentage states, None where it is a share or a level."""
        amount = self.run[index]
        told = self.falling
        falling = is_moved(self.page, self.flow) if told is None and not index else told
        change, self.falling = signed_change(self.page, amount, gap, falling)
        if change is None and not index and falling is not None and gap.startswith(" of "):
            self.falling = falling
            return -amount.value if falling else amount.value
        said_again = not self.figures and told is not None and _WITHOUT_VERB.fullmatch(gap)
        if change is None and said_again:
            self.falling = told
            return -amount.value if told else amount.value
        return change

    def _changed(self, amount: Amount, gap: str) -> Figure | None:
        """The figure whose change a percentage is, None where it is told of none."""
        if measured := _IN_MEASURE.match(self.page.flow, amount.end):
            in_money = bool(measured.group("value"))
            open_ones = [figure for figure in self.figures if figure.amount and figure.change is None]
            fitting = [figure for figure in open_ones if figure.amount and (figure.amount.unit is None) == in_money]
            if fitting:
                return fitting[-1]
        figure = self._nearest(amount)
        if figure is None or figure.amount is None or figure.change is not None or self._is_of_other_time(amount, gap):
            return None
        return figure

    def _nearest(self, amount: Amount) -> Figure | None:
        """The last figure; the first without a change for "respectively"; not an earlier value ("from $3 billion")."""
        if len(self.figures) < 2:
            return self.last
        if "respectively" in self.page.flow[amount.end : amount.end + 60]:
            return next((figure for figure in self.figures if figure.amount and figure.change is None), None)
        is_base = patterns(self.page.language).base.search(self.figures[-1].joined)
        return self.figures[-2] if is_base and not self.figures[-2].change else self.last

    def _is_of_other_time(self, amount: Amount, gap: str) -> bool:
        """Whether a change is told of another time than the amount before it: "$3 billion, and this year 5 percent"."""
        own = _OWN_PERIOD.match(self.page.flow, amount.end, amount.end + 80) and _AND.search(gap)
        return bool(own or _OTHER_TIME.search(_BETWEEN.sub("", gap)))

    def _add_amount(self, index: int, gap: str) -> None:
        amount, last = self.run[index], self.last
        turn = is_falling(self.page, gap)
        self.falling = self.falling if turn is None else turn
        if is_delta(self.page, amount, gap) or not self._counts(index, gap):
            return
        if last and last.amount and last.change is not None and _SO_MUCH.fullmatch(gap):
            return
        if index and last and last.amount and _is_again(last.amount, amount, gap):
            return
        is_dash = amount.value < 0 and self.flow.kind != "balance" and self.page.flow[amount.start] == "-"
        span = (amount.start + is_dash, amount.end)  # "with Georgia -$270 million"
        if last and last.amount is None and last.change is not None and _states_both(self.page, amount, gap):
            last.amount, last.joined = amount, gap
            last.spans.insert(0, span)
        else:
            self.figures.append(Figure(self.flow, amount, None, [span], gap))

    def _counts(self, index: int, gap: str) -> bool:
        """Whether an amount is the flow's own, not an earlier value without its year."""
        amount, flow = self.run[index], self.flow
        if amount.unit is not None and flow.kind not in {"exports", "imports"}:
            return False
        if abs(amount.value) < _LEAST or (flow.kind == "balance" and flow.sign == 0 and amount.value > 0):
            return False
        if self.paired or not patterns(self.page.language).base.search(gap[-60:]):
            return True
        if _YEAR_IN_BRACKETS.match(self.page.flow, amount.end):
            return True
        again = _AGAIN_AFTER.match(self.page.flow, amount.end)
        limit = self.run[index + 1].start if index + 1 < len(self.run) else self.end
        begin, limit = (again.end(), again.end() + 100) if again else (amount.end, limit)
        return bool(_WITH_YEAR.match(self.page.flow[begin:limit]))


def _with_change_told_first(figures: list[Figure], base: re.Pattern[str]) -> list[Figure]:
    """A change that is of the last amount: "plunged 40 percent, from $120 million in 2018 to $72 million in 2019"."""
    if len(figures) != 3:
        return figures
    change, earlier, later = figures
    told_first = change.amount is None and earlier.amount and later.amount and later.change is None
    if not (told_first and base.search(earlier.joined[-60:]) and later.joined.endswith(" to ")):
        return figures
    later.change = change.change
    later.spans += change.spans
    return [earlier, later]


def _states_both(page: Page, amount: Amount, gap: str) -> bool:
    """Whether a change and the amount after it are of one period: not "rose 5% in 2019 and reached … in 2020"."""
    gap = _ASIDE.sub("", gap)
    gap = _SINCE.sub("then", gap)
    dated = _OWN_PERIOD.match(page.flow, amount.end)
    own = dated and re.search(r"\b(?:19|20)\d\d\b|(?<!-)\byear\b(?!-|\ on\b)", gap)
    sentence = page.sentence_at(amount.start)[0]
    own = own or (dated and _OF_YEARS.search(page.flow, max(sentence, amount.start - 300), amount.start))
    return bool(_CHANGE_TO.match(gap)) and not own


def _is_again(first: Amount, second: Amount, gap: str) -> bool:
    """Whether a second amount is the first in another currency."""
    return (
        first.currency != second.currency
        and second.currency is not None
        and first.unit is None
        and bool(_AGAIN.fullmatch(gap))
    )
