"""The amounts of a Vietnamese sentence, each given to the flow that governs it; an amount and its change are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vnru_extract.amounts import Amount, Surroundings, find_amounts
from vnru_extract.extractors.trade.flow import FlowWord, with_kind
from vnru_extract.extractors.trade.vietnamese.changes import read_change
from vnru_extract.extractors.trade.vietnamese.gaps import is_dated, plain_gap, undated, unknown_words
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.models import Flow
from vnru_extract.page import Page

# How many words may stand between a flow and its amount that are no known part of telling it.
_FAR, _NEAR, _NEXT = 14, 4, 5
# Nothing that countries trade in a year is worth less than this.
_LEAST = 1000
# "10 tỷ USD" kim ngạch thương mại
_NAMED_AFTER = re.compile(r"\ (?:về\ |trong\ |là\ |của\ |cho\ |để\ )?(?:tổng\ )?")
# "tăng thêm" 500 triệu USD: by how much
_DELTA = re.compile(
    r"(?<!\w)(?:tăng|giảm|(?:cao|lớn|nhiều|thấp|ít)\ hơn|kém|tăng\ trưởng|hụt|sụt)"
    r"(?:\ (?:thêm|khoảng|gần|hơn|trên|được|mạnh|tới|xấp\ xỉ|mức)){0,3}\ $",
    re.IGNORECASE,
)
# 4,5 tỷ USD "(khoảng" 110 nghìn tỷ đồng · ", tương đương" 4 tỷ euro
_AGAIN = re.compile(r"\ ?[(,-]?\ ?(?:\(|tương\ đương|hay|tức|quy\ đổi|khoảng)(?:\ ?[^\W\d]+){0,4}\ ?", re.IGNORECASE)
_BRACKET = re.compile(r"\ ?\((?:[^\W\d]+\ ){0,4}")
# 4 tỷ USD "đến" 5 tỷ USD
_RANGE = re.compile(r"\ ?(?:-|—|đến|tới|hoặc)\ ?")
# từ 2 tỷ USD năm 2013 "lên" 4 tỷ USD
_TURNS = re.compile(r"[^.;]{0,90}?\b(?:lên|xuống|đến|tới|còn|tăng|giảm|đạt|vượt)\b", re.IGNORECASE)
# tăng 5% "so với năm 2022 (" 3 tỷ USD
_BASE_IN_BRACKETS = re.compile(
    r"\b(?:so\ với|cùng\ kỳ)\ [^,;()]{0,40}\ \((?:(?:đạt|là|khoảng|hơn|gần)\ ){0,2}$", re.IGNORECASE
)
# 3 tỷ USD "của năm 2022" · "cùng kỳ năm ngoái"
_ITS_TIME = re.compile(r",?\ ?\(?(?:(?:của|vào|trong|ghi\ nhận|đạt\ được|ở|hồi)\ ){0,3}(?:cùng\ kỳ\b|¶)")
# tăng 15%, "đạt" 4 tỷ USD
_JOINED = re.compile(
    r"(?:\ về\ (?:giá\ trị|trị\ giá|kim\ ngạch|lượng)|\ YoY)?(?:\ so\ với[^,;]{0,40})?"
    r",?\ (?:và\ |để\ |qua\ đó\ |nhờ\ đó\ )?(?:[^\W\d]+\ ){0,6}$",
    re.IGNORECASE,
)
# "bán sang" Ba Lan 1,8 tỷ USD
_SOLD_TO = re.compile(r"bán\ sang\b", re.IGNORECASE)
# 60.000 tấn đường, "trong đó" 40.000 tấn
_OF_WHICH = re.compile(r"\btrong\ (?:đó|số\ đó|số\ này)(?:\ (?:có|gần|hơn|khoảng|trên)){0,2}\ $", re.IGNORECASE)
# "lượng giảm" 4,1%
_MEASURE_FIRST = re.compile(
    r"(?:(?P<volume>(?:^|(?<=[\s,]))(?:khối\ |số\ |sản\ )?lượng)|(?P<value>trị\ giá|giá\ trị|kim\ ngạch))"
    r"\ (?:chỉ\ |lại\ |vẫn\ |cũng\ ){0,2}(?:tăng|giảm)(?:\ [^\W\d]+){0,2}\ $",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\b(?:lần\ lượt|tương\ ứng)\b", re.IGNORECASE)
# , "năm 2023 đạt": another time is told of
_OTHER_TIME = re.compile(r"(?:[,;]|\b(?:và|còn|riêng|đến|nhưng))\ (?:¶|[^\W\d]+\ ¶)")
# 2 tỷ USD, "Nhật Bản" đứng thứ hai với 3 tỷ USD: of another country
_ANOTHER = re.compile(r"[,;]\ (?:[^\W\d]+\ ){0,3}§|\bvà\ §")
# tăng 12%, "đưa" kim ngạch lên
_BRINGS = re.compile(r",\ (?:qua\ đó\ |góp\ phần\ |giúp\ )?(?:đưa|nâng|đẩy|giúp)\ (?:tổng\ )?", re.IGNORECASE)
# Trung Quốc "chi" 3,2 tỷ USD nhập khẩu sầu riêng
_SPENT = re.compile(r"(?:^|\ )(?:chi|chi\ ra|bỏ\ ra)(?:\ (?:tới|đến|khoảng|gần|hơn|trên)){0,2}\ $", re.IGNORECASE)
_NO_PROJECT = re.compile(r"(?<!\w)dự\ án\b", re.IGNORECASE)
_PROJECTS = re.compile(
    r"(?:\d|các|nhiều|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|số|tổng\ số|nghìn)\ dự\ án\b", re.IGNORECASE
)


@dataclass(slots=True)
class Figure:
    """An amount with its change, or either alone, and the flow that governs it.

    `lead`: the words before it, from the flow or the amount before; `earlier`: it is what another is compared with.
    """

    flow: FlowWord
    lead: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    amount: Amount | None = None
    currency: str | None = None
    change: Decimal | None = None
    earlier: bool = False

    @property
    def start(self) -> int:
        """Where it is first stated."""
        return min(start for start, _ in self.spans)


def find_sentence_figures(
    page: Page, start: int, end: int, flows: Sequence[FlowWord], countries: frozenset[str]
) -> list[Figure]:
    """The figures of a sentence, in order; `countries` are those that the page names."""
    beside = {mention.code for mention in page.countries_in(start, end)}
    around = Surroundings(countries=countries, beside=beside, bare=True)
    grouping = _Grouping(page, start, end, flows, find_amounts(page.flow, start, end, "vi", around=around))
    for index in range(len(grouping.amounts)):
        grouping.add(index)
    return _halved(page, flows, grouping.figures, start, end)


@dataclass(slots=True)
class _Grouping:
    """The figures of a sentence as they are read."""

    page: Page
    start: int
    end: int
    flows: Sequence[FlowWord]
    amounts: list[Amount]
    figures: list[Figure] = field(default_factory=list)

    def add(self, index: int) -> None:
        """The next amount: a figure, the change or the amount of the one before, or neither."""
        amount = self.amounts[index]
        flow = self._governing(amount)
        if flow is None or flow.kind is None:
            return
        begin = min(self._begin(flow, index), amount.start)
        gap = plain_gap(self.page, begin, amount.start)
        if amount.unit in {"percent", "fold"}:
            self._add_change(flow, amount, gap, begin)
        elif self._is_level(index, flow, gap, begin):
            self._add_amount(index, flow, gap)

    def _governing(self, amount: Amount) -> FlowWord | None:
        """The flow named right after an amount, else the last before it."""
        after = next((flow for flow in self.flows if flow.start >= amount.end), None)
        before = next((flow for flow in reversed(self.flows) if flow.end <= amount.start), None)
        named_after = after and _NAMED_AFTER.fullmatch(self.page.flow, amount.end, after.start)
        if after and named_after and amount.unit is None and not after.verb and (before is None or after.kind):
            return after
        if after and named_after and before and before.rule == "anaphor" and after.kind is None:
            return after  # phấn đấu đạt 5 tỷ USD "doanh thu"
        if after and before is None and after.kind == "turnover" and self._opens_with_base(amount):
            return after
        return before

    def _opens_with_base(self, amount: Amount) -> bool:
        """Whether a sentence opens with what a flow was: "Từ mức 200 triệu USD năm 2000, kim ngạch"."""
        lead = self.page.flow[self.start : amount.start]
        base = patterns().base.search(lead)
        return base is not None and not lead[: base.start()].strip() and base.group("word").casefold().startswith("từ")

    def _begin(self, flow: FlowWord, index: int) -> int:
        """Where the words begin that join an amount to its flow, or to the amount before."""
        if flow.end > self.amounts[index].start:
            return max(self.start, self.amounts[index - 1].end if index else 0)
        return max(flow.end, self.amounts[index - 1].end if index else 0)

    def _last(self, flow: FlowWord) -> Figure | None:
        return self.figures[-1] if self.figures and self.figures[-1].flow == flow else None

    def _is_level(self, index: int, flow: FlowWord, gap: str, begin: int) -> bool:
        """Whether an amount is how much was traded or put in."""
        amount, last = self.amounts[index], self._last(flow)
        if amount.unit is not None and flow.kind not in {"exports", "imports"}:
            return False
        if flow.rule == "goods_listed":
            return False
        if flow.rule in {"trade_verb", "delivery_verb"} and amount.unit is None and last is None:
            return _SOLD_TO.match(self.page.flow, flow.start) is not None  # "mua của Nga" 3 tỷ USD vũ khí: a purchase
        if amount.value < _LEAST or _DELTA.search(gap) or self._is_range(index):
            return False
        if last and (self._is_again(last, amount, index) or self._is_part(index)):
            return False
        if flow.kind == "investment" and not self._is_of_countries(flow, amount, gap):
            return False
        if begin > flow.end and _ANOTHER.search(gap):
            return False
        limit = _NEXT if begin > flow.end else _NEAR if flow.weak else _FAR
        return self._is_joined(gap, flow) and unknown_words(gap) <= limit

    def _is_joined(self, gap: str, flow: FlowWord) -> bool:
        """Whether the words right before an amount join it to what is before."""
        said = undated(gap)
        if not flow.weak and _SPENT.search(said):
            return True
        if patterns().reached.search(said) or patterns().base.search(said):
            return not flow.weak or "," not in said.strip(" ,")
        return unknown_words(gap) == 0 and (
            gap.strip() == "" or gap.strip()[-1] in "¶§,;" or flow.verb or not flow.weak
        )

    def _is_of_countries(self, flow: FlowWord, amount: Amount, gap: str) -> bool:
        """Whether an investment is that of a country, not of a company or for one project."""
        said = self.page.flow[self.start : amount.start]
        if patterns().company.search(said) or patterns().province.search(said):
            return False
        return not _NO_PROJECT.search(said) or bool(_PROJECTS.search(said))

    def _is_range(self, index: int) -> bool:
        """Whether an amount bounds a range: "4 tỷ USD đến 5 tỷ USD"."""
        for one, other in ((index - 1, index), (index, index + 1)):
            if one < 0 or other >= len(self.amounts):
                continue
            first, second = self.amounts[one], self.amounts[other]
            lead = self.page.flow[max(self.start, first.start - 40) : first.start]
            rises = re.search(r"\b(?:tăng|giảm|nâng|đưa)\b", lead)
            same = (first.currency, first.unit) == (second.currency, second.unit)
            if same and not rises and _RANGE.fullmatch(self.page.flow, first.end, second.start):
                return True
        return False

    def _is_part(self, index: int) -> bool:
        """Whether an amount is part of the one before.

        "trong đó 6 thị trường chiếm 78,6%, tương ứng đạt 455 tỷ USD", "60.000 tấn, trong đó 40.000 tấn là viện trợ"
        """
        before = self.amounts[index - 1]
        if self.amounts[index].unit == before.unit and _OF_WHICH.search(
            self.page.flow[before.end : self.amounts[index].start]
        ):
            return True
        lead = self.page.flow[max(self.start, before.start - 40) : before.start]
        return before.unit == "percent" and bool(patterns().share.search(lead))

    def _is_again(self, last: Figure, amount: Amount, index: int) -> bool:
        """Whether an amount is the one before in another currency."""
        if last.amount is None or amount.currency in {None, last.amount.currency} or last.amount.unit:
            return False
        between = self.page.flow[self.amounts[index - 1].end : amount.start]
        return bool(_AGAIN.fullmatch(between) or _BRACKET.fullmatch(between))

    def _add_amount(self, index: int, flow: FlowWord, gap: str) -> None:
        amount, last = self.amounts[index], self._last(flow)
        earlier = self._is_base(index, gap)
        if earlier is None:
            return
        currency = amount.currency or (None if amount.unit else self._told_currency(index))
        if currency is None and amount.unit is None:
            return
        span = (amount.start, amount.end)
        joins = last and last.amount is None and not earlier and _JOINED.fullmatch(gap) and not _OTHER_TIME.search(gap)
        if last is None and self._sums_up(flow):
            last, joins = self.figures[-1], not earlier
        if last and joins:
            last.amount, last.currency = amount, currency
            last.spans.insert(0, span)
            last.lead = f"{last.lead} {gap}"
        else:
            self.figures.append(Figure(flow, gap, [span], amount, currency, earlier=earlier))

    def _sums_up(self, flow: FlowWord) -> bool:
        """Whether a change just told is of what a flow comes to: "tăng 12%, đưa kim ngạch hai nước lên"."""
        if not self.figures or self.figures[-1].amount is not None or self.figures[-1].flow.kind != flow.kind:
            return False
        return bool(_BRINGS.fullmatch(self.page.flow, max(stop for _, stop in self.figures[-1].spans), flow.start))

    def _is_base(self, index: int, gap: str) -> bool | None:
        """Whether an amount is what another is compared with; None where that is told without its time."""
        amount = self.amounts[index]
        base = patterns().base.search(undated(gap))
        if base is None:
            return bool(_BASE_IN_BRACKETS.search(self.page.flow[max(self.start, amount.start - 60) : amount.start]))
        limit = self.amounts[index + 1].start if index + 1 < len(self.amounts) else self.end
        after = plain_gap(self.page, amount.end, limit)
        changed = bool(self.figures) and self.figures[-1].amount is None and gap.startswith(",")
        if (
            not changed
            and base.group("word").casefold().startswith("từ")
            and not _TURNS.match(after + self.page.flow[limit : limit + 1])
        ):
            return None
        return True if _ITS_TIME.match(after) or is_dated(gap) else None

    def _told_currency(self, index: int) -> str | None:
        """The currency of the amount right after, else before: "từ 3 tỷ lên 4 tỷ USD"."""
        near = [*self.amounts[index + 1 : index + 2], *reversed(self.amounts[:index])]
        return next((other.currency for other in near if other.currency), None)

    def _add_change(self, flow: FlowWord, amount: Amount, gap: str, begin: int) -> None:
        change = read_change(self.page, flow, amount, gap)
        limit = _NEXT if begin > flow.end else _NEAR if flow.weak else _FAR
        if change is None or unknown_words(gap) > limit:
            return
        figure = self._changed(flow, amount, gap)
        if figure is None:
            self.figures.append(Figure(flow, gap, [(amount.start, amount.end)], change=change))
        else:
            figure.change = change
            figure.spans.append((amount.start, amount.end))

    def _changed(self, flow: FlowWord, amount: Amount, gap: str) -> Figure | None:
        """The figure whose change a percentage is, None where it is told of none."""
        open_ones = [
            figure for figure in self.figures if figure.flow == flow and figure.amount and figure.change is None
        ]
        if measured := patterns().in_measure.match(self.page.flow, amount.end) or _MEASURE_FIRST.search(gap):
            in_money = measured.group("value") is not None
            fitting = [figure for figure in open_ones if (figure.currency is not None) == in_money]
            return fitting[-1] if fitting else None
        last = self._last(flow)
        if last is None or last not in open_ones or _OTHER_TIME.search(gap):
            return None
        if last.earlier:
            return open_ones[-2] if len(open_ones) > 1 else None
        return open_ones[0] if _RESPECTIVELY.search(gap) else last


def _halved(page: Page, flows: Sequence[FlowWord], figures: list[Figure], start: int, end: int) -> list[Figure]:
    """Two amounts for "xuất khẩu và nhập khẩu": one each, in order; one is that of both."""
    respectively = _RESPECTIVELY.search(page.flow, start, end)
    for index, flow in enumerate(flows):
        own = [figure for figure in figures if figure.flow == flow]
        if flow.then is not None and own:
            first: Flow = "exports" if flow.then == "imports" else "imports"
            kinds: list[Flow] = [first, flow.then] if len(own) == 2 else ["turnover" for _ in own]
            for figure, kind in zip(own, kinds, strict=True):
                figure.flow = with_kind(flow, kind)
        elif respectively and len(own) == 2 and index:
            before = flows[index - 1]
            if before.kind not in {None, flow.kind} and all(figure.flow != before for figure in figures):
                own[0].flow = before
    return figures
