"""The flows of trade and investment as a Vietnamese sentence names them, and the nouns whose amounts are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vnru_extract.extractors.trade.flow import FlowWord, no_trade
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.models import Flow
from vnru_extract.page import Page

_KINDS: dict[str, Flow] = {
    "turnover": "turnover",
    "weak_turnover": "turnover",
    "total": "turnover",
    "exports": "exports",
    "imports": "imports",
    "export_market": "exports",
    "import_market": "imports",
    "supplied": "exports",
    "delivered": "exports",
    "sold_so_much": "exports",
    "sold_goods": "exports",
    "bought_goods": "imports",
    "bought": "imports",
    "bought_weighed": "imports",
    "took_so_much": "imports",
    "balance": "balance",
    "surplus": "balance",
    "deficit": "balance",
    "investment": "investment",
    "invested": "investment",
    "projects": "investment",
}
_RULES = {
    "invested": "investment_verb",
    "projects": "investment_projects",
    "export_market": "export_market",
    "import_market": "import_market",
    "supplied": "trade_verb",
    "delivered": "delivery_verb",
    "bought": "trade_verb",
    "bought_weighed": "trade_verb",
}
# Their words are everyday ones: an amount must follow closely.
_WEAK = {"weak_turnover", "invested", "projects"}
# How many sentences later a goal can still be that of trade.
_AIMED = 4
# "trong các" giao dịch thương mại: a part of it is told of
_WITHIN = ("trong ", "trong các ")
# "doanh thu" xuất khẩu: exports all the same
_EARNED = re.compile(r"doanh\ (?:thu|số)|sản\ lượng|tổng\ thu|số\ tiền", re.IGNORECASE)
# Behind exports told in the same sentence it is only how they are measured.
_MEASURE_ONLY = re.compile(r"kim\ ngạch", re.IGNORECASE)
_HALVES = re.compile(r",?\ (?:và|cũng\ như)\ |\ ?[/-]\ ?|,\ ")
# cán cân thương mại "thâm hụt" · nghiêng về
_DEFICIT = re.compile(r"[^.;\d]{0,80}?\b(?:thâm\ hụt|nhập\ siêu)", re.IGNORECASE)
# sang Mỹ đạt 100 tỷ USD, "Trung Quốc" 60 tỷ USD, "sang Nhật Bản" đạt 24 tỷ USD
_NEXT_PARTNER = re.compile(
    r"(?:[,;]|\b(?:và|còn))\ (?P<next>(?:tiếp\ (?:theo|đến|sau)|sau\ đó|kế\ đến)\ là\ )?"
    r"(?P<with>(?:sang|với|từ|tới|vào)\ )?(?:thị\ trường\ )?$",
    re.IGNORECASE,
)
_ITS_AMOUNT = re.compile(
    r"\ ?(?:[(:-]\ ?)?(?:(?:đứng|xếp)\ thứ\ (?:hai|ba|tư|năm|\d)\ )?"
    r"(?:(?:đạt|là|khoảng|hơn|gần|trên|với|tăng|giảm)\ ){0,3}(?=[$€]?\d)",
    re.IGNORECASE,
)
# nhiều "mặt hàng xuất khẩu" vượt 1 tỷ USD: not all that was sold
_SOME_GOODS = re.compile(
    r"(?:nhiều|các|những|một\ số|\d{1,3}|hai|ba|bốn|năm|nhóm)\ (?:nhóm\ )?(?:mặt\ )?hàng\ (?:xuất|nhập)\ khẩu$",
    re.IGNORECASE,
)
# - "Tổng cộng": no goods
_NO_GOODS = re.compile(
    r"(?:tổng|tháng|năm|quý|kỳ|giá|lượng|trị|mục\ tiêu|dự|kết|tỷ|tỉ|tốc|vốn|doanh|chi|số|thu|du|khách|dân"
    r"|GDP|FDI|ODA)\b",
    re.IGNORECASE,
)
# "Tiếp theo là" Indonesia "với 1,1 triệu tấn" · Indonesia "đứng thứ hai với" 1,1 triệu tấn
_THERE_IS = re.compile(r"(?:(?:Còn|Riêng|Sau\ đó|Trong\ đó),?\ )?(?:thị\ trường\ )?", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"(?:(?:tiếp\ (?:theo|đến|sau)|kế\ (?:đến|tiếp)|sau\ đó|(?:đứng|xếp)(?:\ ở)?(?:\ vị\ trí)?\ thứ\ [^\W_]{1,4}"
    r"|thứ\ (?:hai|ba|tư|năm)|lớn\ thứ\ (?:hai|ba|tư))(?:\ là)?)\ (?:thị\ trường\ )?",
    re.IGNORECASE,
)
_WITH_SO_MUCH = re.compile(r",?\ (?:\(|(?:với|đạt)\ )(?:[^\W\d]+\ ){0,4}(?=[$€]?\d)")
_RANK_BEHIND = re.compile(
    r"\ (?:đứng|xếp|là)\ (?:[^\W\d]+\ ){0,5}thứ\ [^\W_]{1,4},?\ (?:với|đạt)\ (?:[^\W\d]+\ ){0,4}(?=[$€]?\d)"
)
_WORD = re.compile(r"[^\W\d_]\w*")
# How long the words before a goal or a rank can be.
_LEAD = 120
_LIST_OPENS = re.compile(r"[:(]|gồm|như|là", re.IGNORECASE)
_GOODS_AMOUNT = re.compile(
    r"(?:\ [^\W\d]+){0,4}?\ ?(?:\(|:\ )?"
    r"(?:(?:ước\ )?đạt|với|chiếm|trị\ giá|tăng|giảm|(?:chỉ\ )?còn|(?<=[(:\ ])(?=[$€]?\d))"
)


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The flows of the sentences before.

    `theme`: the last, which "it" takes up; `trade`: that of the two, told in sentence `place`, which a goal takes up;
    `page`: that of the headline, which goods take up.
    """

    theme: FlowWord | None = None
    trade: FlowWord | None = None
    place: int = 0
    page: FlowWord | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self.theme is not None or self.trade is not None or self.page is not None

    def at(self, index: int, theme: FlowWord | None) -> "ToldBefore":
        """What a sentence can go on from."""
        return replace(self, theme=theme, trade=self.trade if index - self.place <= _AIMED else None)

    def after(self, index: int, flows: Sequence[FlowWord], *, in_figures: bool) -> "ToldBefore":
        """What was told, with the flows of a sentence; everyday words name one only where figures follow."""
        both = [flow for flow in flows if flow.kind == "turnover" and (in_figures or not flow.weak)]
        told = replace(self, trade=_open(both[-1]), place=index) if both else self
        goods = index == 0 and len(flows) == 1 and flows[0].kind in {"exports", "imports"}
        return replace(told, page=_open(flows[0])) if goods else told


def _open(flow: FlowWord) -> FlowWord:
    """A flow of nobody yet."""
    return replace(flow, reporter=None, partner=None)


def find_flows(page: Page, start: int, end: int, named: Sequence[re.Match[str]], told: ToldBefore) -> list[FlowWord]:
    """The flows of a sentence, in order, of the words `named` in it, and those that it takes up."""
    flows: list[FlowWord] = []
    for match in named:
        if match.lastgroup != "decoys" and (flow := _flow(page, match, flows)) is not None:
            flows.append(flow)
    flows = _composed(page, flows)
    flows += _next_partners(page, flows, start, end)
    flows += _ranked_partner(page, flows, told.theme, start, end)
    flows += _next_goods(page, flows, start, end, told)
    flows += _taken_up(page, flows, told, start, end)
    return sorted(flows, key=lambda flow: flow.start)


def _flow(page: Page, match: re.Match[str], before: list[FlowWord]) -> FlowWord | None:
    name = match.lastgroup or ""
    if name not in _KINDS:
        return no_trade(*match.span())
    if name == "total" and _is_measure(match, before):
        return None
    if (
        before
        and before[-1].rule.endswith("_market")
        and _KINDS[name] == before[-1].kind
        and not _names(page, before, match)
    ):
        return None
    if name == "weak_turnover" and page.flow.endswith(_WITHIN, 0, match.start()):
        return None
    if before and before[-1].kind is None and _is_its_own(page, before[-1], match):
        return None
    return FlowWord(
        *match.span(),
        _KINDS[name],
        "goods_listed" if _SOME_GOODS.search(page.flow[max(0, match.start() - 30) : match.end()]) else _rule(name),
        weak=name in _WEAK,
        verb=name == "invested",
        both_ways=bool(patterns().both_ways.search(match.group())),
        needs_theme=name == "total",
        sign=-1 if name == "deficit" or (name == "balance" and _DEFICIT.match(page.flow, match.end())) else 1,
        commodity=_goods(page, match) if _KINDS[name] in {"exports", "imports"} else None,
    )


def _names(page: Page, before: list[FlowWord], match: re.Match[str]) -> bool:
    """Whether another sale is told, not that to the market just named: "với lượng xuất khẩu đạt"."""
    stop = min(match.end() + 40, page.sentence_at(match.start())[1])
    return "," in page.flow[before[-1].end : match.start()] and bool(page.countries_in(match.end(), stop))


def _is_its_own(page: Page, before: FlowWord, match: re.Match[str]) -> bool:
    """Whether a flow only says of what a noun right before it is: "giá xuất khẩu", "hợp đồng nhập khẩu"."""
    earned = _EARNED.match(page.flow, before.start)
    return earned is None and match.start() - before.end <= 1 and match.lastgroup in {"exports", "imports"}


def _rule(name: str) -> str:
    return _RULES.get(name, f"{_KINDS[name]}_noun")


def _is_measure(match: re.Match[str], before: list[FlowWord]) -> bool:
    """Whether "kim ngạch" only says what exports told before are worth: "100.000 tấn, kim ngạch 50 triệu USD"."""
    told = bool(before) and before[-1].kind in {"exports", "imports"}
    return told and bool(_MEASURE_ONLY.fullmatch(match.group()))


def _goods(page: Page, match: re.Match[str]) -> str | None:
    """What is traded: "xuất khẩu gạo", "gạo xuất khẩu"."""
    after = patterns().goods_after.match(page.flow, match.end())
    before = patterns().goods_before.search(page.flow[max(0, match.start() - 60) : match.start()])
    inside = patterns().goods_of.search(" " + match.group()) if after is None and before is None else None
    found = after or before or inside
    return found.group("what") if found else None


def _composed(page: Page, flows: list[FlowWord]) -> list[FlowWord]:
    """The flows with "xuất khẩu và nhập khẩu" as one."""
    composed: list[FlowWord] = []
    for flow in flows:
        last = composed[-1] if composed else None
        halves = last and {last.kind, flow.kind} == {"exports", "imports"} and last.then is None
        if last and halves and _HALVES.fullmatch(page.flow, last.end, flow.start):
            composed[-1] = replace(last, end=flow.end, then=flow.kind)
        else:
            composed.append(flow)
    return composed


def _next_partners(page: Page, flows: list[FlowWord], start: int, end: int) -> Iterator[FlowWord]:
    """The flow again with another partner: "sang Mỹ đạt 100 tỷ USD, Trung Quốc 60 tỷ USD"."""
    for mention in page.countries_in(start, end):
        before = [flow for flow in flows if flow.end <= mention.start]
        lead = _NEXT_PARTNER.search(page.flow[max(start, mention.start - 24) : mention.start])
        if not (before and before[-1].kind and lead and _ITS_AMOUNT.match(page.flow, mention.end)):
            continue
        kind, flow = before[-1].kind, before[-1]
        if not _told(page, flow, mention.start):
            continue
        again = replace(flow, start=mention.start, end=mention.end, rule="elliptic", weak=False)
        follows = lead["with"] or lead["next"] or page.flow[mention.end : mention.end + 2] == " ("
        if kind in {"exports", "imports"} or (kind in {"turnover", "balance"} and follows):
            yield replace(again, partner=mention.code, reporter=None)
        elif kind == "investment" and not lead["with"]:
            yield replace(again, reporter=mention.code, partner=None)


def _told(page: Page, flow: FlowWord, place: int) -> bool:
    """Whether a flow has a figure of its own before a place."""
    return any(character.isdigit() for character in page.flow[flow.end : place])


def _next_goods(page: Page, flows: list[FlowWord], start: int, end: int, told: ToldBefore) -> Iterator[FlowWord]:
    """The flow again of other goods: "xuất khẩu ...: điện thoại đạt 500 triệu USD; dệt may 300 triệu USD".

    Or that of the sentence before: "Trong đó, cà phê đạt 200 triệu USD"; or the next line of a list.
    """
    for match in patterns().goods_listed.finditer(page.flow, start, end):
        goods = match.group("what") or match.group("any") or match.group("item")
        place = match.end() - len(goods)
        before = [flow for flow in flows if flow.end <= place and flow.kind]
        flow = before[-1] if before else _of_goods(told, match)
        taken = any(other.start < match.end() and place < other.end for other in flows)
        if taken or flow is None or flow.kind not in {"exports", "imports"} or flow.commodity == goods:
            continue
        if not before and any(other.end <= place for other in flows):
            continue  # "giá cà phê"
        if match.group("item") and (page.countries_in(place, match.end()) or _NO_GOODS.match(goods)):
            continue
        if before and not _LIST_OPENS.match(match.group()) and not _told(page, flow, place):
            continue  # "xuất khẩu hàng hóa và dịch vụ"
        if _GOODS_AMOUNT.match(page.flow, match.end()):
            yield replace(flow, start=place, end=match.end(), rule="elliptic", weak=False, commodity=goods)


def _of_goods(told: ToldBefore, match: re.Match[str]) -> FlowWord | None:
    """The flow that goods listed with no other word are of: what a country tells first is what it sells."""
    theme = told.theme
    if theme is None:
        return told.page if match.group("what") else None
    if theme.kind not in {"turnover", "balance"}:
        return theme
    return replace(theme, kind="exports", both_ways=False, sign=1)


def _ranked_partner(
    page: Page, flows: list[FlowWord], theme: FlowWord | None, start: int, end: int
) -> Iterator[FlowWord]:
    """The flow of the sentence before with the next partner: "Tiếp theo là Indonesia với 1,1 triệu tấn"."""
    first = next(iter(page.countries_in(start, end)), None)
    if theme is None or theme.kind not in {"exports", "imports", "turnover"} or first is None:
        return
    if any(flow.start < first.end for flow in flows):
        return
    lead, behind = page.flow[start : first.start], page.flow[first.end : min(end, first.end + 80)]
    named_behind = len(lead) < _LEAD and _RANK_BEFORE.fullmatch(lead) and _WITH_SO_MUCH.match(behind)
    if named_behind or (_THERE_IS.fullmatch(lead) and _RANK_BEHIND.match(behind)):
        yield replace(theme, start=first.start, end=first.end, rule="elliptic", weak=False, partner=first.code)


def _taken_up(page: Page, flows: list[FlowWord], told: ToldBefore, start: int, end: int) -> Iterator[FlowWord]:
    """What takes up the flow of the sentence before: "con số này đạt", "Năm 2023 đạt", "Tăng 15%", a goal."""
    first = min((flow.start for flow in flows), default=end)
    match, theme = patterns().anaphor.search(page.flow, start, end), told.theme
    if match and match["goal"] and (theme is None or theme.kind != "turnover"):
        theme = told.trade if _is_of_trade(page, start, match.start()) else None
    elif match and match["goal"] and _is_of_others(page.flow[start : match.start()]):
        return
    if theme is None:
        return
    begin, stop = (match.start(), match.end("what") if match["what"] else match.start()) if match else (first, first)
    if match is None and (opening := patterns().verb_first.match(page.flow, start, end)):
        begin = stop = opening.start("verb")
    if begin < first:
        yield replace(theme, start=begin, end=stop, rule="anaphor", weak=False, verb=False, then=None)


def _is_of_trade(page: Page, start: int, end: int) -> bool:
    """Whether those whose goal it is can be the two countries: no company, province or person is named."""
    lead = page.flow[start:end]
    for mention in reversed(page.countries_in(start, end)):
        lead = f"{lead[: mention.start - start]}{lead[mention.end - start :]}"
    if len(lead) > _LEAD or _is_of_others(lead):
        return False
    words = _WORD.findall(lead)
    return not words or (
        patterns().aiming.match(words[0]) is not None and not any(word[0].isupper() for word in words[1:])
    )


def _is_of_others(lead: str) -> bool:
    """Whether the words before a goal name a company or a province."""
    return bool(patterns().company.search(lead) or patterns().province.search(lead))
