"""Figures to their parties and periods; repeated figures to one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnru_extract.countries import CountryMention
from vnru_extract.mentions import DateMention, FigureMention
from vnru_extract.models import TradeFigure
from vnru_extract.page import Page
from vnru_extract.periods import bounds

# "compared to 2019", "up 15% from 2018", "15% more than in 2020": where a change starts from, not when it was
_BASE = re.compile(
    r"(?:\b(?:compared|relative|comparison|versus|vs\.?|against|than)\b[\w\ ,']*|\b(?:from|over|on)\ (?:the\ same\ period\ (?:of|in)\ |the\ same\ time\ )?)$",
    re.IGNORECASE,
)
# "since 2015", "signed in 2015", "established in 1950": no period of trade
_NO_PERIOD = re.compile(
    r"\b(?:since|after|following|ahead\ of|before)\ (?:the\ )?(?:\w+\ ){0,2}$"
    r"|\b(?:signed|established|launched|founded|effect|force|concluded|visit|visited|took\ office|upgraded|inaugurated|joined|accession|met|held|set|agreement)"
    r"\ (?:\w+\ ){0,3}$",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|until|till|before|through|to|towards?|in|for|over|within|the\ end\ of|year|during)\ (?:the\ )?(?:end\ of\ |year\ )?$", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:as\ of|as\ at|by|until|till|up\ to|end\ of|through|to)\ (?:the\ )?(?:end\ of\ )?$", re.IGNORECASE)
# "$1.6 billion and $2.1 billion in 2022": the period is that of both
_SHARED = re.compile(r",?\ (?:and|or)\ (?:(?:about|nearly|over|almost|another|some)\ )?")
# "Despite the sanctions that Britain imposed, mutual trade": who is named there is no party
_PREAMBLE = re.compile(
    r"\b(?:despite|amid|in\ spite\ of|notwithstanding|because\ of|due\ to|owing\ to|regardless\ of|against\ the\ back(?:ground|drop)\ of)\b"
    r"(?:[^,;]*,)+",
    re.IGNORECASE,
)
# what may stand between a figure and the period that follows it
_STRAIGHT = re.compile(r"(?:\ *\([^()]*\))?[^,;:()—]*?")
_BREAK = re.compile(r"\b(?:and|while|when|but|whereas|which|by\ contrast|said|told)\b|[;:—]")
_MAX_GAP = 110


@dataclass(frozen=True, slots=True)
class _Theme:
    """What the last figure was about: from whose side, with whom, when, and in which sentence."""

    reporter: str | None
    partner: str | None
    period: str | None
    sentence: int
    flow: str
    status: str


def link_trade(page: Page, figures: Sequence[FigureMention], dates: Sequence[DateMention]) -> tuple[TradeFigure, ...]:
    """One record a figure, with its parties, its period and every place where it is stated."""
    ordered = sorted(figures, key=lambda figure: _first(figure))
    days = sorted(dates, key=lambda date: date.start)
    linked: list[tuple[FigureMention, str | None]] = []
    theme: _Theme | None = None
    for index, figure in enumerate(ordered):
        sentence = _sentence_index(page, figure)
        theme = theme if theme and sentence - theme.sentence <= 2 else None
        settled = _with_parties(page, figure, theme)
        ordered[index] = settled
        period = _period(page, ordered, index, days, theme)
        if settled.flow == "investment" and not _is_told_whose(settled):
            continue
        linked.append((settled, period))
        spoken_of = _later(theme, period) if theme and theme.sentence == sentence else period
        theme = _Theme(*_side(settled, theme), spoken_of, sentence, settled.flow, settled.status)
    return _records(page, linked)


def _first(figure: FigureMention) -> int:
    return min(start for start, _ in figure.spans)


def _sentence_index(page: Page, figure: FigureMention) -> int:
    return list(page.sentences).index(page.sentence_at(_first(figure)))


def _is_told_whose(figure: FigureMention) -> bool:
    return figure.reporter is not None and (figure.partner is not None or not figure.both_ways)


def _later(theme: _Theme, period: str | None) -> str | None:
    """The later of two periods of a sentence: what went before is only what it is compared with."""
    if theme.period is None or period is None:
        return period or theme.period
    before, now = bounds(theme.period)[1], bounds(period)[1]
    return theme.period if before and now and before > now else period


def _side(figure: FigureMention, theme: _Theme | None) -> tuple[str | None, str | None]:
    """From whose side later sentences go on: a turnover of a pair keeps the side of before."""
    if figure.flow == "turnover" and theme and {theme.reporter, theme.partner} == {figure.reporter, figure.partner}:
        return theme.reporter, theme.partner
    return figure.reporter, figure.partner


# --- parties


def _with_parties(page: Page, figure: FigureMention, theme: _Theme | None) -> FigureMention:
    """The figure with the parties that its context adds; a pair's turnover and mutual investment in alphabetical order."""
    reporter, partner = figure.reporter, figure.partner
    symmetric = figure.flow == "turnover" or (figure.flow == "investment" and figure.both_ways)
    around = _countries_around(page, figure)
    if reporter is None and partner is None:
        reporter, partner = _both(page, figure, around, theme, symmetric=symmetric)
    elif reporter is None:
        reporter = _other(page, partner, around, theme, subject=_subject(page, figure, partner))
    elif partner is None and not figure.worldwide:
        partner = _other(page, reporter, around, theme, subject=None)
    if reporter == partner:
        partner = None
    return replace(figure, reporter=reporter, partner=partner)


def _countries_around(page: Page, figure: FigureMention) -> list[CountryMention]:
    """Countries named in the figure's sentence; blocs and seats of government only where there is nothing else."""
    start, end = page.sentence_at(_first(figure))
    mentions = page.countries_in(start, end)
    if preamble := _PREAMBLE.search(page.flow, start, figure.head[0]):
        mentions = [mention for mention in mentions if not preamble.start() <= mention.start < preamble.end()]
    named = [mention for mention in mentions if mention.form in {"name", "demonym"}]
    return named or mentions


def _both(
    page: Page, figure: FigureMention, around: list[CountryMention], theme: _Theme | None, *, symmetric: bool
) -> tuple[str | None, str | None]:
    if figure.worldwide:
        return _subject(page, figure, None) or (theme.reporter if theme else None), None
    codes = list(dict.fromkeys(mention.code for mention in around))
    if theme and theme.reporter and (not codes or set(codes) <= {theme.reporter, theme.partner}):
        told = (theme.reporter, theme.partner)
        subject = None if symmetric else _subject(page, figure, None)
        return told if subject in {None, told[0]} else (told[1], told[0])
    if symmetric:
        return _pair(page, codes)
    subject = _subject(page, figure, None)
    if subject is None:
        return None, None
    return subject, _other(page, subject, around, theme, subject=None)


def _pair(page: Page, codes: list[str]) -> tuple[str | None, str | None]:
    """The two countries of a sentence, else of the document."""
    if len(codes) == 2:
        return codes[0], codes[1]
    if page.pair and (len(codes) != 1 or codes[0] in page.pair):
        return page.pair
    return None, None


def _other(page: Page, known: str | None, around: list[CountryMention], theme: _Theme | None, *, subject: str | None) -> str | None:
    """The other party: the subject, else whom the theme pairs it with, else the sentence's, else the document's other."""
    if subject:
        return subject
    if theme and known in {theme.reporter, theme.partner}:
        other = theme.partner if known == theme.reporter else theme.reporter
        if other:
            return other
    codes = {mention.code for mention in around} - {known}
    if len(codes) == 1:
        return codes.pop()
    if page.pair and known in page.pair:
        return page.pair[0] if page.pair[1] == known else page.pair[1]
    return None


_LED = re.compile(r"\b(?:with|to|from|in|into|between|against|of|by|visit|across)\ (?:the\ )?$", re.IGNORECASE)


def _subject(page: Page, figure: FigureMention, partner: str | None) -> str | None:
    """The country that the sentence is told of: the nearest before the flow that no preposition leads to."""
    start, _ = page.sentence_at(_first(figure))
    for mention in reversed(page.countries_in(start, figure.head[0])):
        if mention.code != partner and mention.form == "name" and not _LED.search(page.flow[max(start, mention.start - 14) : mention.start]):
            return mention.code
    return None


# --- periods


def _period(
    page: Page, figures: Sequence[FigureMention], index: int, dates: Sequence[DateMention], theme: _Theme | None
) -> str | None:
    """The period that governs a figure: right after it, else before it in the sentence, else of the figure before."""
    figure = figures[index]
    start, end = page.sentence_at(_first(figure))
    ends = [stop for other in figures for _, stop in other.spans]
    inside = [
        date
        for date in dates
        if start <= date.start < end
        and _may_be_period(page, date, figure, max([start, *(stop for stop in ends if stop <= date.start)]))
    ]
    in_step = _respectively(page, figures, figure, inside, (start, end))
    if in_step:
        return in_step
    limit = min((_first(other) for other in figures[index + 1 :] if _first(other) < end), default=end)
    last = max(stop for _, stop in figure.spans)
    for begin in sorted({stop for _, stop in figure.spans}):
        for date in inside:
            if begin <= date.start < limit and _follows(page, begin, last, date):
                return date.value
    if limit < end and _SHARED.fullmatch(page.flow[last:limit]):
        return _period(page, figures, index + 1, dates, theme)
    before = [date for date in inside if date.end <= _first(figure)]
    if before:
        return before[-1].value
    after = [date for date in inside if date.start >= last]
    if len(after) == 1 and after[0].start < limit and figure.status != "actual":
        return after[0].value
    return _inherited(page, figure, dates, theme, start)


def _follows(page: Page, begin: int, last: int, date: DateMention) -> bool:
    """Whether a period right after a figure is the figure's: "$5.6 billion (up 3%) worth of goods in 2020"."""
    gap = page.flow[begin : date.start]
    if len(gap) > _MAX_GAP or (date.start < last and begin > date.start):
        return False
    bare = re.sub(r"\([^()]*\)?", "", gap)
    if _BREAK.search(bare):
        return False
    return bare.count(",") == 0 or bool(re.fullmatch(r"[^,]{0,60},?[^,]{0,40}(?:\ year-on-year)?,?\ (?:in|for|over|during|as\ of|by)\ (?:the\ )?", bare))


def _may_be_period(page: Page, date: DateMention, figure: FigureMention, start: int) -> bool:
    """Whether a date can be when trade took place, not what it is compared with or when something was signed."""
    lead = page.flow[max(start, date.start - 60) : date.start]
    if date.value.startswith("XXXX") or _BASE.search(lead) and not re.search(r"\bover\ the\ $|\bover\ the\ (?:first|past|last)", lead + page.flow[date.start : date.start + 6]):
        return False
    if _NO_PERIOD.search(lead):
        return False
    if re.fullmatch(r"\d{4}-\d\d-\d\d", date.value) and not _AS_OF.search(lead):
        return False
    if figure.status == "actual":
        return True
    latest = bounds(date.value)[1]
    return page.published is None or latest is None or latest >= page.published


def _respectively(
    page: Page, figures: Sequence[FigureMention], figure: FigureMention, inside: Sequence[DateMention], bounds_: tuple[int, int]
) -> str | None:
    """"In 2019 and 2020 ... $4 billion and $5 billion, respectively": one period each, in order."""
    start, end = bounds_
    if "respectively" not in page.flow[start:end]:
        return None
    same = [other for other in figures if start <= _first(other) < end and other.flow == figure.flow]
    if len(same) < 2 or len(inside) != len(same):
        return None
    return inside[same.index(figure)].value


def _inherited(page: Page, figure: FigureMention, dates: Sequence[DateMention], theme: _Theme | None, start: int) -> str | None:
    """The period of the figure just before, where trade goes on being told; else of the heading above."""
    if figure.status != "actual" or figure.flow == "investment":
        return None
    index = list(page.sentences).index(page.sentence_at(start))
    if theme and theme.period and theme.status == "actual" and theme.flow != "investment":
        near = index - theme.sentence <= 1 and {theme.reporter, theme.partner} == {figure.reporter, figure.partner}
        return theme.period if near else None
    if index == 0:
        return None
    above_start, above_end = page.sentences[index - 1]
    heading = "\n" in page.flow[above_end:start] and not page.flow[above_start:above_end].endswith(".")
    inside = [date for date in dates if above_start <= date.start < above_end and _may_be_period(page, date, figure, above_start)]
    return inside[0].value if heading and len(inside) == 1 else None


# --- records


def _records(page: Page, linked: Sequence[tuple[FigureMention, str | None]]) -> tuple[TradeFigure, ...]:
    joined: list[tuple[FigureMention, str | None]] = []
    for figure, period in linked:
        figure = _ordered(figure)
        same = next((i for i, (other, when) in enumerate(joined) if _is_same(other, when, figure, period)), None)
        if same is None:
            joined.append((figure, period))
        else:
            other, when = joined[same]
            spans = (*other.spans, *figure.spans)
            joined[same] = (replace(other, spans=spans, change_pct=other.change_pct if other.change_pct is not None else figure.change_pct), when or period)
    return tuple(_record(page, number, figure, period) for number, (figure, period) in enumerate(joined, 1))


def _ordered(figure: FigureMention) -> FigureMention:
    symmetric = figure.flow == "turnover" or (figure.flow == "investment" and figure.both_ways)
    if not symmetric or figure.reporter is None or figure.partner is None:
        return figure
    first, second = sorted((figure.reporter, figure.partner))
    return replace(figure, reporter=first, partner=second)


def _is_same(first: FigureMention, when: str | None, second: FigureMention, period: str | None) -> bool:
    """Whether two figures state one fact: same flow, parties, amount and period, or no period the second time."""
    keys = [
        (f.flow, f.reporter, f.partner, f.amount, f.currency, f.unit, f.commodity, f.status, f.change_pct if f.amount is None else None)
        for f in (first, second)
    ]
    changes = {first.change_pct, second.change_pct} - {None}
    return keys[0] == keys[1] and (when == period or None in {when, period}) and len(changes) < 2


def _record(page: Page, number: int, figure: FigureMention, period: str | None) -> TradeFigure:
    return TradeFigure(
        id=f"t{number}",
        flow=figure.flow,
        reporter=figure.reporter,
        partner=figure.partner,
        amount=figure.amount,
        currency="SUR" if figure.currency == "RUB" and "SU" in {figure.reporter, figure.partner} else figure.currency,
        unit=figure.unit,
        commodity=figure.commodity,
        period=period,
        change_pct=figure.change_pct,
        bound=figure.bound,
        status=figure.status,
        spans=tuple(page.span(start, end) for start, end in figure.spans),
        rule=figure.rule,
        sentence=page.span(*page.sentence_at(_first(figure))),
    )
