"""Amounts in Vietnamese: "4,15 tỷ USD", "3.630 triệu đô la Mỹ", "tăng 15,2%", "gấp 2,3 lần", "1 tỷ rưỡi"."""

import re

from vnru_extract.amounts.continental import read_number
from vnru_extract.amounts.grammar import NEVER, Grammar

# gấp "khoảng" 2,3 lần
_ABOUT = r"(?:\ (?:thêm|khoảng|gần|hơn|tới|đến|lên|trên|xấp\ xỉ|chừng)){0,3}"

GRAMMAR = Grammar(
    read=read_number,
    mark=",",
    # 1 500 000 · 15 000
    spaced=re.compile(r"(?:\ \d{3}){2,}(?!\d)|\ 0\d\d(?!\d)"),
    is_spaced_unsure=True,
    # +15,2% · -3,4% · âm 3,4%
    sign=re.compile(r"(?:(?P<plus>(?:(?<=[\s(:])|^)\+)|(?:(?<=[\s(:])|^)-|\(-\)\ ?|\bâm\ )$"),
    # 15,2% · 15,2 phần trăm
    percent=re.compile(r"\ ?%|\ phần\ trăm(?!\w)"),
    points=re.compile(r"\ ?điểm\b"),
    # gấp 2,3 "lần", not "2 lần" of visits
    fold=re.compile(r"\ lần(?!\w)(?!\ (?:thứ|đầu|lượt)\b)"),
    fold_lead=re.compile(rf"\b(?:[Gg]ấp|[Tt]ăng|[Gg]iảm|(?:cao|lớn|nhiều|thấp|ít)\ hơn){_ABOUT}\ $"),
    # "4-5 tỷ USD", "15 đến 20%": the first number has no magnitude of its own
    range=re.compile(r"(?:\ ?[-—]\ ?|\ (?:đến|tới|hoặc|hay)\ )(?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    between=re.compile(r"\bgiữa\ \S{0,4}$"),
    between_and=re.compile(r"\ và\ (?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    # 60 USD "/thùng", 500 USD "một tấn"
    rate=re.compile(
        r"(?:\ ?/\ ?|\ (?:mỗi|một|cho\ mỗi|trên\ (?:mỗi|một)|1)\ )"
        r"(?:thùng|tấn|kg|ki-?lô|lít|ounce|người|đầu\ người|m3|m³|mét|nghìn|cổ\ phiếu|chiếc|tạ|MMBtu)\b"
    ),
    # 2 triệu thùng "mỗi ngày"
    daily=re.compile(r"(?:\ dầu(?:\ thô)?)?(?:\ ?/\ ?ngày\b|\ (?:mỗi|một)\ ngày\b)"),
    # từ 3 tỷ USD lên 4 tỷ "năm" 2024
    bare_end=re.compile(
        r"[,.;:)]|\ ?—|\n|\ (?:vào|lên|xuống|trong|năm|tháng|quý|so|và|nhưng|thì|còn|của|từ|đến|tới|hồi|ở|tại)\b|$"
    ),
    bare_lead=NEVER,
    # 1 tỷ "200 triệu"
    more=re.compile(r"\ (?P<digits>\d{1,3}(?:[.,]\d{1,2})?)(?=\ [^\W\d])"),
    # 1 tỷ "rưỡi"
    half=re.compile(r"\ rưỡi(?!\w)"),
)
