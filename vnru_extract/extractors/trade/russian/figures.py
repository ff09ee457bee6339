"""Which amount belongs to which flow in a Russian sentence, and which amount and change are one figure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.carried import find_told_amounts
from vnru_extract.extractors.trade.flow import FlowWord, with_kind
from vnru_extract.extractors.trade.russian.changes import is_delta, signed_change
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.models import Flow
from vnru_extract.page import Page

_RELATIVE = {"percent", "fold"}
# Nothing that countries trade in a year is worth less than this: the line was cut before "млрд".
_LEAST = 1000
_LONGEST_GAP = 320
_LONGEST_OBJECT = 130
# These join a first amount to a flow only where a verb stands between, or little else.
_LOOSE = {",", "за", "с", "со", "и", "из", "от", "после", "к", "на", "в"}
# вырос с 3 млрд "до" 5 млрд
_FROM = {"с", "со", "от", "из"}
_UP_TO = re.compile(r"[^.;]{0,60}?\bдо\b")
# 5 млрд долларов "составил российский" экспорт · 3 млрд долларов "прямых" инвестиций
_LEADS_TO = re.compile(
    r"\ (?:(?:составил\w*|достиг\w*|превысил\w*|оценива\w+|составляет|равнял\w+|достигает)\ )?"
    r"(?:в\ )?(?:(?!(?:и|а|но|в|с|на|за|из|до|при)\b)[\w-]+(?:ый|ой|ий|ая|ое|ых|их|ого|его|ей|ую|ем|ом)\ ){0,4}"
    r"(?:объ[её]м\w*\ )?$"
)
# на 15% "вырос российский" экспорт
_MOVED_BEFORE = re.compile(r"\ (?:[\w-]+\ ){0,6}$")
# (около 400 млрд рублей) · , или 400 млрд рублей
_AGAIN = re.compile(r"\ ?(?:\(|/|,?\ или\ |,?\ что\ эквивалентно\ |,?\ эквивалент\ )(?:[\w.-]+\ ){0,3}")
# , из них 2 млрд · , в том числе на 2 млрд: a part of it
_PART = re.compile(
    r"\b(?:из\ (?:них|которых|этой\ суммы)|в\ том\ числе|включая|в\ частности|в\ т\.\ ?ч\.|приход\w+)\b", re.IGNORECASE
)
# 450 млрд, "но с" Россией
_TURNS_TO = re.compile(r"\b(?:но|а)\ (?:с|со|в|во|из)\ $", re.IGNORECASE)
# 15%, "а в" январе 2 млрд: told of another time
_OTHER_TIME = re.compile(
    r";|\b(?:а|но|тогда\ как|в\ то\ время\ как|при\ этом|затем|однако)\ (?:(?:уже|только|всего)\ )?"
    r"(?:в|за|по\ итогам|до|к)\b"
    r"|\bи\ (?:уже\ )?(?:в|за)\ (?:\w+\ ){0,3}(?:19|20)\d\d\ год\w+\ (?:составил|достиг|вырос|сократ|сниз)",
    re.IGNORECASE,
)
# 3,9 млрд "в 2022 году" · "годом ранее" · "за аналогичный период прошлого года"
_DATED = re.compile(
    r"(?:\ ?\([^()]{0,40}\))?,?\ \(?(?:(?:в|за|по\ итогам|на\ конец|к\ концу|по\ результатам)\ )?"
    r"(?:(?:[\w-]+\ ){0,4}?(?:(?:19|20)\d\d\b|(?:прошл|предыдущ|позапрошл)\w+\ год)"
    r"|год(?:ом)?\ (?:ранее|раньше|назад)"
    r"|(?:аналогичн\w+|соответствующ\w+|т[оу]т?м?\ же|таком?\ же|прошл\w+|предыдущ\w+|позапрошл\w+|предшествующ\w+)"
    r"\ (?:период\w*|месяц\w*|квартал\w*|год\w*|полугоди\w+))"
    r"|\ ?\((?:19|20)\d\d"
)
# по сравнению с аналогичным периодом 2020 г. "("
_COMPARED = re.compile(
    r"\b(?:сравнени\w|относительно|чем|против|отношени\w|уровн\w|показател\w+|ниже|выше|больше|меньше)"
    r"\ [^.;()]{0,60}\b(?:(?:19|20)\d\d|прошлого)"
    r"(?:\ г\.|\ год\w*)?\ ?(?:\(|,\ когда\ )(?:[\w-]+\ ){0,5}$",
    re.IGNORECASE,
)
# ещё на "14": a percentage without the word
_ELLIPTIC = re.compile(
    r"\bещ[её]\ (?:почти\ |более\ чем\ )?на\ (?P<number>\d{1,3}(?:,\d+)?)(?=[.;,]|$|\ (?:в|за|по)\b)", re.IGNORECASE
)
# сербский " - около 56"
_BARE = re.compile(r"\ ?[-—]\ ?(?:[а-яё]+\ ){0,2}(?P<number>\d{1,3}(?:,\d+)?)(?=[,.;)]|$)")
_SIZE = re.compile(r"тыс|млн|миллион|млрд|миллиард", re.IGNORECASE)
_SIZES = {"тыс": 10**3, "млн": 10**6, "миллион": 10**6, "млрд": 10**9, "миллиард": 10**9}
_LABEL = re.compile(r"[^.;\d]{0,120}?(?:\ ?[-—:]\ ?|\ \()(?:[\w-]+\ ){0,3}\(?$")
# 22,6 "и" 23,1 млрд: the first of the two is not read
_SECOND_OF_TWO = re.compile(r"\d\ и\ (?:\w+\ )?$")
_IN_TURN = re.compile(r"\bсоответственно\b", re.IGNORECASE)


@dataclass(slots=True)
class Figure:
    """An amount with its change, or either alone; `earlier`: the value of a time before."""

    flow: FlowWord
    amount: Amount | None = None
    change: Decimal | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    earlier: bool = False

    @property
    def start(self) -> int:
        """Where it is first stated."""
        return min(start for start, _ in self.spans)

    @property
    def stop(self) -> int:
        """Where it ends."""
        return max(stop for _, stop in self.spans)


def find_sentence_figures(
    page: Page, start: int, end: int, flows: Sequence[FlowWord], told: Amount | None
) -> list[Figure]:
    """The figures of one sentence, in order; `told` is the last amount of the sentence before."""
    amounts = _with_elliptic(page, find_told_amounts(page, start, end, told), start, end)
    amounts = sorted([*amounts, *_bare(page, amounts, flows)], key=lambda amount: amount.start)
    runs: dict[int, _Run] = {}
    falling: bool | None = None
    for index, amount in enumerate(amounts):
        earlier = amounts[index - 1].end if index else start
        place = _governor(page, amount, flows, earlier, runs)
        if place is not None:
            if place not in runs:
                runs[place] = _Run(page, flows[place], falling)
            runs[place].add(amount, earlier)
            falling = runs[place].falling
    figures = [figure for run in runs.values() for figure in _halved(page, run, start, end)]
    return sorted(figures, key=lambda figure: figure.start)


def _with_elliptic(page: Page, amounts: list[Amount], start: int, end: int) -> list[Amount]:
    if not any(amount.unit == "percent" for amount in amounts):
        return amounts
    more = [
        Amount(*match.span("number"), Decimal(match.group("number").replace(",", ".")), unit="percent")
        for match in _ELLIPTIC.finditer(page.flow, start, end)
    ]
    return sorted([*amounts, *more], key=lambda amount: amount.start)


def _bare(page: Page, amounts: Sequence[Amount], flows: Sequence[FlowWord]) -> Iterator[Amount]:
    """The other's half as large a number as the one before: "наш экспорт - 86 миллионов, сербский - около 56"."""
    for flow in flows:
        match = _BARE.match(page.flow, flow.end) if flow.rule == "elliptic" and flow.reporter else None
        last = next((one for one in reversed(amounts) if one.end <= flow.start and one.currency), None)
        if match is None or last is None or any(one.start == match.start("number") for one in amounts):
            continue
        size = _SIZE.search(page.flow, last.start, last.end)
        if size is not None:
            value = Decimal(match.group("number").replace(",", ".")) * _SIZES[size.group().casefold()]
            yield replace(last, start=match.start("number"), end=match.end("number"), value=value)


def _governor(
    page: Page, amount: Amount, flows: Sequence[FlowWord], earlier: int, runs: dict[int, "_Run"]
) -> int | None:
    """The flow that an amount belongs to: the one it leads to, else the nearest before it that it is joined to."""
    place = bisect_left(flows, amount.end, key=lambda flow: flow.start)
    before = next((i for i in range(place - 1, -1, -1) if flows[i].end <= amount.start), None)
    if (
        before is not None
        and flows[before].kind
        and _is_joined(page, amount, flows[before], earlier, first=before not in runs)
    ):
        return before
    if place < len(flows) and flows[place].kind and _leads_to(page, amount, flows[place]):
        return place
    return None


def _leads_to(page: Page, amount: Amount, flow: FlowWord) -> bool:
    """Whether an amount stands before its flow: "на 15% вырос экспорт", "5 млрд долларов составил товарооборот"."""
    gap = page.flow[amount.end : flow.start]
    if len(gap) > 90 or flow.verb or flow.weak or flow.rule in {"elliptic", "anaphor"}:
        return False
    for mention in reversed(page.countries_in(amount.end, flow.start)):
        gap = gap[: mention.start - amount.end] + gap[mention.end - amount.end :].lstrip()
    if amount.unit in _RELATIVE:
        moved = patterns().moved_after.match(page.flow, amount.end)
        return bool(moved and _MOVED_BEFORE.fullmatch(gap))
    return bool(_LEADS_TO.fullmatch(gap or " "))


def _is_joined(page: Page, amount: Amount, flow: FlowWord, earlier: int, *, first: bool) -> bool:
    """Whether the words between a flow and an amount join the two."""
    whole = page.flow[flow.end : amount.start]
    gap = page.flow[max(flow.end, earlier) : amount.start]
    if len(whole) > 2 * _LONGEST_GAP or len(gap) > _LONGEST_GAP:
        return False
    if _PART.search(whole) or _is_of_another(page, gap, amount):
        return False
    if page.flow[amount.start] in "+-":
        return True
    if flow.verb and first:
        return len(gap) < _LONGEST_OBJECT
    moved = patterns().moved_before.search(page.flow[max(0, flow.start - 60) : flow.end])
    weak = flow.weak and flow.kind == "turnover" and not moved
    connector = patterns().connector.search(gap[-110:])
    if connector is None:
        return _is_near(amount, gap, weak=weak, first=first)
    told = patterns().told.search(whole)
    loose = (connector.group("word") or connector.group("mark")).casefold() in _LOOSE
    if not first or not loose:
        return not first or not weak or bool(told or _LABEL.fullmatch(whole))
    return bool(told or moved) or (not weak and len(whole) < 90 and not connector.group().startswith(","))


def _is_near(amount: Amount, gap: str, *, weak: bool, first: bool) -> bool:
    """Whether an amount without a joining word stands close: "товарооборотом около", "составил в 2022 году"."""
    if (not weak and patterns().adjacent.fullmatch(gap)) or (gap == ", " and not first):
        return True
    verb = patterns().told.search(gap)
    return verb is not None and len(gap) - verb.end() < 40 and amount.unit not in _RELATIVE


def _is_of_another(page: Page, gap: str, amount: Amount) -> bool:
    """Whether the words before an amount turn to another country: "но с Россией цифры другие —"."""
    begin = amount.start - len(gap)
    return any(
        _TURNS_TO.search(page.flow, max(begin, mention.start - 12), mention.start)
        for mention in page.countries_in(begin, amount.start)
    )


class _Run:
    """The amounts of one flow as they are read, and the figures that they make."""

    def __init__(self, page: Page, flow: FlowWord, falling: bool | None) -> None:
        """`falling`: which way the change before went, of another flow."""
        self.page = page
        self.flow = flow
        self.falling = falling
        self.figures: list[Figure] = []
        self.last: Amount | None = None

    def add(self, amount: Amount, earlier: int) -> None:
        """The next amount: a figure, or what one already read is told with."""
        before = amount.end <= self.flow.start
        begin = max(earlier, amount.start - 60) if before else max(self.flow.end, earlier)
        gap = self.page.flow[begin : amount.start]
        if not self.figures and not before:
            gap = self._moved_before() + gap
        if amount.unit in _RELATIVE:
            self._add_change(amount, gap)
        else:
            self._add_amount(amount, gap)
        self.last = amount

    def _moved_before(self) -> str:
        """The "рост" of "рост экспорта", the "нарастила" of "нарастила поставки", or nothing."""
        lead = self.page.flow[max(0, self.flow.start - 60) : self.flow.end]
        match = patterns().moved_before.search(lead)
        return match.group("moved") + " " if match else ""

    def _add_change(self, amount: Amount, gap: str) -> None:
        change, self.falling = signed_change(self.page, amount, gap, self.falling)
        if change is None:
            return
        open_ones = [
            figure for figure in self.figures if figure.amount and figure.change is None and not figure.earlier
        ]
        if open_ones and open_ones[-1] in self.figures[-2:] and not _OTHER_TIME.search(gap):
            open_ones[-1].change = change
            open_ones[-1].spans.append((amount.start, amount.end))
        else:
            self.figures.append(Figure(self.flow, None, change, [(amount.start, amount.end)]))

    def _add_amount(self, amount: Amount, gap: str) -> None:
        last = self.figures[-1] if self.figures else None
        if not self._counts(amount) or _SECOND_OF_TWO.search(gap) or is_delta(self.page, amount, gap):
            return
        if self.last and self.last.currency not in {None, amount.currency} and _AGAIN.fullmatch(gap):
            return
        figure = Figure(self.flow, amount, None, [(amount.start, amount.end)])
        if _COMPARED.search(gap) or self._is_base(amount, gap):
            figure.earlier = True
            if _COMPARED.search(gap) or _DATED.match(self.page.flow, amount.end):
                self.figures.append(figure)
        elif last and last.amount is None and not _OTHER_TIME.search(gap):
            last.amount = amount
            last.spans[:0] = figure.spans
        else:
            self.figures.append(figure)

    def _is_base(self, amount: Amount, gap: str) -> bool:
        """Whether an amount is an earlier value, with which another is compared: "против 3,9 млрд", "с 3 до 5 млрд"."""
        match = patterns().base.search(gap[-70:])
        if match is None:
            return False
        if self.figures or match.group("word").casefold() not in _FROM:
            return True
        return bool(_UP_TO.match(self.page.flow, amount.end, amount.end + 80))

    def _counts(self, amount: Amount) -> bool:
        """Whether an amount can be the flow's: money of some size, or a volume of goods."""
        if amount.unit is not None and self.flow.kind not in {"exports", "imports"}:
            return False
        return abs(amount.value) >= _LEAST


def _halved(page: Page, run: _Run, start: int, end: int) -> list[Figure]:
    """Two amounts for "экспорт и импорт": one each, in order; one is that of both."""
    figures, flow = run.figures, run.flow
    if flow.then is None or len(figures) < 2:
        return figures
    if len(figures) > 2 or (figures[0].amount is None) != (figures[1].amount is None):
        return []
    if not _IN_TURN.search(page.flow, start, end) and " и " not in page.flow[figures[0].stop : figures[1].start]:
        return []
    first: Flow = "exports" if flow.then == "imports" else "imports"
    figures[0].flow, figures[1].flow = with_kind(flow, first), with_kind(flow, flow.then)
    return figures
