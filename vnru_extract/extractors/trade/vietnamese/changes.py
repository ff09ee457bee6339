"""By how much and which way a flow changed, as a percentage or a multiple says in Vietnamese."""

import re
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.vietnamese.gaps import undated
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.page import Page

# 20% "tổng kim ngạch" · 20% "thị phần": a part of a whole
_SHARE_AFTER = re.compile(
    r"\ (?:trong\ |của\ )?(?:tổng|kim\ ngạch|thị\ phần|giá\ trị|GDP|tỷ\ trọng|dân\ số|vốn|cổ\ phần|thuế|dòng\ thuế"
    r"|số\ dòng|mục\ tiêu|kế\ hoạch|mặt\ hàng|nhu\ cầu|hàng\ hóa|doanh\ nghiệp|lượng|sản\ lượng)\b",
    re.IGNORECASE,
)
# tăng 15%/năm · tăng 15% "mỗi năm"
_EVERY_YEAR = re.compile(r"\ ?/\ ?năm\b|\ (?:mỗi|hàng|hằng|một)\ năm\b", re.IGNORECASE)
# "tốc độ tăng trưởng" thương mại đạt 15%
_MOVED = re.compile(
    r"(?<!\w)(?:(?P<rise>tăng|tăng\ trưởng|gia\ tăng)|(?P<fall>giảm|suy\ giảm|sụt\ giảm))"
    r"(?:\ (?:trưởng|của|về|tổng|mức|trong))*\ $",
    re.IGNORECASE,
)
# "tăng" gấp 2,3 lần · gấp 2,3 lần "so với cùng kỳ", not "gấp 2 lần" what another country sells
_GREW = re.compile(r"\b(?:tăng|giảm|sụt)\b", re.IGNORECASE)
_THAN = re.compile(
    r",?\ (?:so\ với\ (?:cùng|năm|tháng|quý|mức|thời|giai|trước|hiện|khi|con|\d)|cùng\ kỳ|năm\ )", re.IGNORECASE
)
_HUNDRED = Decimal(100)
# A sum that does not come out even is given to so many digits, as other records have it.
_PRECISION = Decimal("0.1")


def read_change(page: Page, flow: FlowWord, amount: Amount, gap: str) -> Decimal | None:
    """The signed change that a percentage or a multiple states, None where it is a share or a yearly average."""
    text = page.flow
    if _SHARE_AFTER.match(text, amount.end) or patterns().share.search(gap):
        return None
    if _EVERY_YEAR.match(text, amount.end) or patterns().average.search(gap[-60:]):
        return None
    if text[amount.start] in "+-":
        return amount.value if text[amount.start - 1] in " (" else None
    falling = _falling(page, flow, gap)
    if amount.unit == "fold" and not (_GREW.search(gap) or _THAN.match(text, amount.end)):
        return None
    if amount.unit == "fold":
        return _of_multiple(amount.value, falling=bool(falling))
    if falling is None:
        return None
    return -amount.value if falling else amount.value


def _of_multiple(times: Decimal, *, falling: bool) -> Decimal:
    """What a multiple comes to as a percentage: "gấp 2,3 lần" is 130 percent more, "giảm 2 lần" half less."""
    change = ((1 / times - 1) * _HUNDRED).quantize(_PRECISION) if falling else (times - 1) * _HUNDRED
    whole = change.to_integral_value()
    return whole if change == whole else change.normalize()


def _falling(page: Page, flow: FlowWord, gap: str) -> bool | None:
    """Which way the words before a percentage go, None where they go nowhere."""
    said = undated(gap)
    if match := patterns().change.search(said):
        return match.group("fall") is not None
    moved = _MOVED.search(page.flow[max(0, flow.start - 40) : flow.start])
    if moved and patterns().reached.search(said):
        return moved.group("fall") is not None
    return None
