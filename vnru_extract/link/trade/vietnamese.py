"""What Vietnamese says around the dates of trade."""

import re

from vnru_extract.link.trade.stated.words import TradeContext

_I = re.IGNORECASE
_NUMBERS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
}  # fmt: skip

VIETNAMESE = TradeContext(
    home="VN",
    numbers=_NUMBERS,
    # "so với" năm 2022 · tăng 5% "so với cùng kỳ" năm 2022
    led_as_base=re.compile(
        r"\b(?:so\ với|so|cùng\ kỳ)(?:\ (?!đạt|tăng|giảm|là)\w+){0,12}?\ $"
        r"|\blần\ $"
        r"|\btừ\ (?:chỗ|mức|con\ số)\b(?:(?!lên\b|xuống\b|tăng\b|còn\b|đến\b)[^,;]){0,50}\ $"
        r"|\b(?:(?:cao|thấp|nhiều|ít|lớn|sớm|muộn)\ hơn|mức)(?:\ (?:của|trong|năm|tháng|cùng|kỳ|mức)){0,3}\ $",
        _I,
    ),
    # "kể từ" năm 2015 · "ký" năm 2015 · "sau" 2015
    led_as_fact=re.compile(
        r"\b(?:kể\ từ|sau|ký(?:\ kết)?|thiết\ lập|thành\ lập|có\ hiệu\ lực|hiệp\ định|chuyến\ thăm)"
        r"(?:\ (?:vào|từ|trong|ngày|tháng|năm|khi)){0,3}\ $"
        r"|\b(?:thiết\ lập|nâng\ cấp)\ quan\ hệ(?:\ [^\W\d]+){0,10}\ $",
        _I,
    ),
    # "kể từ" 2015
    led_as_start=re.compile(r"\bkể\ từ\ (?:năm\ |khi\ )?$", _I),
    led_by_end=re.compile(r"\b(?:đến|vào|trước|tới|cho\ đến)(?:\ (?:cuối|đầu|trước|vào)){0,2}\ $", _I),
    led_as_of=re.compile(r"\b(?:tính\ đến|đến|tới)(?:\ (?:hết|cuối|ngày)){0,2}\ $", _I),
    same_months=re.compile(r"\bcùng\ kỳ\b", _I),
    year_earlier=re.compile(r"[\ ,(]{0,4}(?:(?:của|trong|vào)\ )?(?:cùng\ kỳ\ )?năm\ (?:trước|ngoái)\b", _I),
    same_period=re.compile(r"\b(?:trong\ )?(?:cùng\ kỳ|cùng\ thời\ gian|giai\ đoạn|thời\ gian)\ (?:này|đó)\b", _I),
    other_time=re.compile(r"\b(?:năm\ (?:nay|ngoái|sau)|hiện\ nay|hiện\ tại|những\ năm\ gần\ đây)\b", _I),
    clause_break=re.compile(r"[;:—]|\b(?:trong\ khi|nhưng|còn|cho\ biết|tuy\ nhiên)\b", _I),
    # $5 billion "trong" năm 2021 · "(" năm 2021
    close_gap=re.compile(
        r"\)?(?:\ Mỹ)?,?\ ?\(?(?:\ ?(?:vào|trong|của|đến|tính\ đến|cho|ở|cả))?(?:\ (?:hết|cuối|cả|giai\ đoạn))?\ ?",
        _I,
    ),
    # năm 2022 "đạt" · năm 2022 "là"
    next_opens=re.compile(r"(?:\ ?[-—:]\ ?|\ )(?!và\ )(?:[^\W\d]+\ ){0,5}[(\"$]?", _I),
    # trong "9 tháng", kim ngạch đạt; "9 tháng đầu năm", "9 tháng năm 2024" are dates
    months_so_far=re.compile(
        rf"(?<!\w)(?P<n>\d{{1,2}}|{'|'.join(sorted(_NUMBERS, reverse=True))})\ tháng"
        r"(?!\w|/|\ (?:đầu|cuối|năm|trước|tới|sau|qua|nay|gần\ đây|liên\ tiếp|\d))",
        _I,
    ),
    of_the_year=re.compile(r"(?!)"),
    in_turn=re.compile(r"\blần\ lượt\b|\b(?:19|20)\d\d\ và\ (?:năm\ )?(?:19|20)\d\d\b", _I),
    stock=re.compile(r"\b(?:lũy\ kế|luỹ\ kế|tổng|đăng\ ký|còn\ hiệu\ lực)\b", _I),
)
