"""Amounts and changes of one flow in a sentence, joined to figures: an amount and its change are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vnru_extract.amounts import Amount
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
# grew "in the last years" 7 percent · reached "in 2010" $5 billion
_WHEN = re.compile(
    r"\ (?:(?:in|over|during)\ (?:the\ )?(?:(?:last|past|recent|previous)\ (?:\w+\ )?(?:years?|decades?|months|quarter)"
    r"|(?:19|20)\d\d)|(?:last|this)\ year)\ $"
)
# increased "their" trade
_THEIR = re.compile(r"(?:\ (?:their|its|our|the|annual|total))*\ ?")
# $3.6 billion, "and this year we expect growth of" 20 percent
_OTHER_TIME = re.compile(r"(?:\band|;)\ (?:[\w-]+\ ){0,3}?(?:(?:19|20)\d\d|(?:this|next|last)\ year)\b")
# between April "and" September last year
_BETWEEN = re.compile(r"\b(?:between|from)\ \w+\ and\ \w+")
# up 4.5% "or" £311 million: by how much it grew, where the amount was told before
_SO_MUCH = re.compile(r",?\ (?:or\ |\()(?:\w+\ )?")
# up 38% "in volume" but down 12% "in value"
_IN_MEASURE = re.compile(
    r"\ in\ (?:terms\ of\ )?(?:(?P<volume>volume|quantity|tonnage|weight)|(?P<value>value|turnover|revenue))\b"
)
_OWN_PERIOD = re.compile(
    r"(?:\ year-on-year)?,?\ (?:in|during|over|for)\ (?:the\ )?(?:[\w-]+\ ){0,5}?(?:(?:19|20)\d\d\b|this\ year)"
    r"|\ (?:last|this)\ year\b"
)
# from $3 billion "in 2019", "in November", "a year earlier"
_WITH_YEAR = re.compile(
    r"(?:\ (?:deficit|surplus|gap|shortfall))?,?\ (?:(?:originally\ )?(?:recorded|reported)\ )?"
    r"(?:(?:in|for|during|at\ the\ end\ of)\ (?:the\ )?"
    r"(?:(?:[\w-]+\ ){0,4}?(?:19|20)\d\d\b|(?:previous|preceding|prior)\ (?:month|quarter|year)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|(?:a|one|the)\ (?:year|month|quarter)\ (?:earlier|ago|before|previously)\b|the\ previous\ (?:year|month)\b)"
)
# a $100 million "rise compared with"
_RISE_AFTER = re.compile(r"\ (?:rise|increase|jump|gain|growth|surge|drop|fall|decline|decrease|reduction)\b")
# $4 billion "more than", $4 billion, "or 7 percent, more"
_MORE_THAN = re.compile(
    r"(?:,?\ or\ [\d.]+(?:\ ?%|\ per\ ?cent),?)?\ (?:more|less|higher|lower|above|below|fewer)\b(?!\ in\b)"
)
_DELTA = re.compile(
    r"\b(?:by|(?<!made\ )(?<!make\ )(?<!makes\ )(?<!making\ )up|down)\ (?!from\b|to\b)(?:[A-Za-z-]+\ ){0,2}$"
    r"|\b(?:increase|rise|growth|drop|fall|decline|decrease|gain|jump)\ of\ (?:[\w-]+\ ){0,2}$"
)
_SHARE_AFTER = re.compile(
    r"\ of\ (?!(?:growth|increase)\b)"
    r"|\ (?:share|stake|interest|tariff|tariffs|duty|duties|tax|rate|owned|cut\ in\ (?:tariffs|duties))\b"
)
# tariffs rose "to" 46 percent: a level, not a change
_LEVEL = re.compile(r"\b(?:to|at|from)\ (?:(?:about|nearly|over|almost|more\ than|a|an|just)\ )*$")
# grew "at" 5 percent, at "a rate of" 5 percent: a change
_RATE_OF = re.compile(
    r"\b(?:grew|grow(?:n|ing|s)?|ris(?:e|en|ing)|rose|increas\w+|expand\w+|fell|fall(?:en|ing)?|declin\w+|decreas\w+"
    r"|dropp?\w*|shr[aiu]nk\w*|rate\ of)\ (?:at|by)(?:\ (?:about|nearly|over|almost|an?|some|more\ than))*\ *$"
)
# "compared to an increase of" 14 percent: of another time
_OTHER_CHANGE = re.compile(
    r"\b(?:compared\ (?:to|with)|against|versus|than|from|surpassing|exceeding)\ (?:an?\ |the\ )(?:[\w-]+\ ){0,2}"
    r"(?:(?:rise|increase|growth|gain|jump|drop|fall|decline|decrease|contraction)\ of\ (?:[\w-]+\ ){0,2})?$"
)


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


def group(page: Page, flow: FlowWord, run: Sequence[Amount], end: int, before: Sequence[Figure] = ()) -> list[Figure]:
    """The amounts of one flow as figures: an amount and its change are one.

    `before`: the figures just before, whose years those of another country share ("and to Peru from $1 million to …").
    """
    base = patterns(page.language).base
    paired = flow.rule == "elliptic" and len(before) == len(run) == 2 and bool(base.search(before[0].joined[-60:]))
    figures: list[Figure] = []
    falling = _is_falling(page, page.flow[max(0, flow.start - 150) : flow.start]) if flow.rule == "elliptic" else None
    moved = _is_moved(page, flow)
    ranges = find_ranges(page, flow, run)
    for index, amount in enumerate(run):
        limit = run[index + 1].start if index + 1 < len(run) else end
        current = figures[-1] if figures else None
        gap_start = run[index - 1].end if index else min(flow.end, amount.start)
        if not index and page.flow.endswith(" growth", 0, flow.end):
            gap_start -= len("growth")
        gap = page.flow[gap_start : amount.start]
        if index in ranges:
            continue
        if amount.unit in {"percent", "fold"}:
            alike = falling if flow.rule == "elliptic" and not figures else None
            change, falling = _change(page, amount, gap, moved if falling is None and not index else falling)
            if change is None and alike is not None and gap == " ":
                change, falling = (-amount.value if alike else amount.value), alike
            if change is not None:
                _add_change(page, flow, figures, amount, change, gap)
            continue
        falling = turn if (turn := _is_falling(page, gap)) is not None else falling
        if not _is_delta(page, amount, gap) and _counts(page, flow, amount, gap, limit, paired=paired):
            same_again = index and current and current.amount and _is_again(current.amount, amount, gap)
            if current and current.amount and current.change is not None and _SO_MUCH.fullmatch(gap):
                continue
            if same_again:
                continue
            if current and current.amount is None and current.change is not None and _states_both(page, amount, gap):
                current.amount, current.joined = amount, gap
                current.spans.insert(0, (amount.start, amount.end))
            else:
                figures.append(Figure(flow, amount, None, [(amount.start, amount.end)], gap))
    return _with_change_told_first(figures, base)


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


def _is_moved(page: Page, flow: FlowWord) -> bool | None:
    """Whether what was done to a flow before it is named is a fall: they "increased their" trade by 5 percent."""
    lead = page.flow[max(0, flow.start - 30) : flow.start]
    moves = list(patterns(page.language).direction.finditer(lead))
    if not moves or not _THEIR.fullmatch(lead, moves[-1].end()):
        return None
    return moves[-1].group("fall") is not None


def _states_both(page: Page, amount: Amount, gap: str) -> bool:
    """Whether a change and the amount after it are of one period: not "rose 5% in 2019 and reached … in 2020"."""
    gap = _ASIDE.sub("", gap)
    gap = _SINCE.sub("then", gap)
    own = re.search(r"\b(?:19|20)\d\d\b|(?<!-)\byear\b(?!-|\ on\b)", gap) and _OWN_PERIOD.match(page.flow, amount.end)
    return bool(_CHANGE_TO.match(gap)) and not own


def _is_again(first: Amount, second: Amount, gap: str) -> bool:
    """Whether a second amount is the first in another currency."""
    return (
        first.currency != second.currency
        and second.currency is not None
        and first.unit is None
        and bool(_AGAIN.fullmatch(gap))
    )


def _counts(page: Page, flow: FlowWord, amount: Amount, gap: str, limit: int, *, paired: bool) -> bool:
    """Whether an amount is the flow's own: not how much it changed by, nor an earlier value without its year.

    `paired`: the years were told of another country right before.
    """
    if amount.unit is not None and flow.kind not in {"exports", "imports"}:
        return False
    if (
        amount.value == 0
        or (amount.value < 0 and flow.kind != "balance")
        or (flow.kind == "balance" and flow.sign == 0 and amount.value > 0)
    ):
        return False
    tail = page.flow[amount.end : limit]
    return paired or not (patterns(page.language).base.search(gap[-60:]) and not _WITH_YEAR.match(tail))


def _is_delta(page: Page, amount: Amount, gap: str) -> bool:
    """Whether an amount says by how much a flow changed: "increased $5 billion", "$5 billion more than"."""
    return bool(
        _DELTA.search(gap[-50:])
        or patterns(page.language).delta.search(without_when(gap)[-60:])
        or _MORE_THAN.match(page.flow, amount.end)
        or _RISE_AFTER.match(page.flow, amount.end)
    )


def without_when(gap: str) -> str:
    """The words before an amount without when it was: "reached in 2010" is "reached"."""
    return _WHEN.sub(" ", gap)


def _is_falling(page: Page, gap: str) -> bool | None:
    directions = list(patterns(page.language).direction.finditer(_without_bounds(gap)))
    return directions[-1].group("fall") is not None if directions else None


def _add_change(page: Page, flow: FlowWord, figures: list[Figure], amount: Amount, change: Decimal, gap: str) -> None:
    measured = _IN_MEASURE.match(page.flow, amount.end)
    if measured and (
        fitting := [
            f
            for f in figures
            if f.amount and f.change is None and (f.amount.unit is None) == bool(measured.group("value"))
        ]
    ):
        fitting[-1].change = change
        fitting[-1].spans.append((amount.start, amount.end))
        return
    if "respectively" in page.flow[amount.end : amount.end + 60] and len(figures) > 1:
        current: Figure | None = next((figure for figure in figures if figure.amount and figure.change is None), None)
    else:
        current = figures[-1] if figures else None
        if (
            current
            and len(figures) > 1
            and patterns(page.language).base.search(current.joined)
            and not figures[-2].change
        ):
            current = figures[-2]
    own = _OWN_PERIOD.match(page.flow, amount.end, amount.end + 80) and re.search(r"\band\b|;|\bwhile\b", gap)
    own = own or _OTHER_TIME.search(_BETWEEN.sub("", gap))
    if current and current.change is None and current.amount is not None and not own:
        current.change = change
        current.spans.append((amount.start, amount.end))
    else:
        figures.append(Figure(flow, None, change, [(amount.start, amount.end)], gap))


def _change(page: Page, amount: Amount, gap: str, falling: bool | None) -> tuple[Decimal | None, bool | None]:
    """The signed change that a percentage states, None where it is a share; and its direction, for the next one."""
    text, shapes = page.flow, patterns(page.language)
    value = _plain((amount.value - 1) * 100) if amount.unit == "fold" else amount.value
    after = shapes.direction_after.match(text, amount.end)
    if (not after and shapes.share.search(gap[-60:])) or _SHARE_AFTER.match(text, amount.end):
        return None, falling
    if text[amount.start] in "+-":
        return value, value < 0
    if _LEVEL.search(gap[-40:]) and not _RATE_OF.search(gap[-60:]):
        return None, falling
    if _OTHER_CHANGE.search(gap[-60:]):
        return None, falling
    if after and not re.match(r"\ (?:up|down)\ to\b", text[amount.end :][:10]):
        falling = after.group("fall") is not None
    elif directions := list(shapes.direction.finditer(_without_bounds(gap))):
        falling = directions[-1].group("fall") is not None
    elif falling is None or not re.search(r"(?:\bby\b|,|\band|\bor)(?:\ [\w-]+){0,3}\ *$", gap):
        return None, falling
    return (-value if falling else value), falling


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _without_bounds(gap: str) -> str:
    """The words before a percentage without "more than" and "more sharply", which are no change."""
    return re.sub(r"\b(?:no\ |not\ )?(?:more|less)\ (?:than|[a-z]+ly)\b", "          ", gap, flags=re.IGNORECASE)[-110:]
