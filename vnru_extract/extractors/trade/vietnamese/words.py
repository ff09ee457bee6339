"""The words of trade in Vietnamese (`vi/trade.toml`), and the patterns that are built from them once."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import Lexicon, alternation, load

_I = re.IGNORECASE


class VietnameseTradeWords(Lexicon):
    """`vi/trade.toml`; the file says what each list is for."""

    measures: tuple[str, ...]
    trade: tuple[str, ...]
    strong_trade: tuple[str, ...]
    both_ways: tuple[str, ...]
    after_trade: tuple[str, ...]
    exports: tuple[str, ...]
    imports: tuple[str, ...]
    deficits: tuple[str, ...]
    surpluses: tuple[str, ...]
    investment: tuple[str, ...]
    invested: tuple[str, ...]
    supplied: tuple[str, ...]
    delivered: tuple[str, ...]
    friends: tuple[str, ...]
    aiming: tuple[str, ...]
    bought: tuple[str, ...]
    decoys: tuple[str, ...]
    no_trade: tuple[str, ...]
    goods: tuple[str, ...]
    goods_lead: tuple[str, ...]
    reaches: tuple[str, ...]
    fillers: tuple[str, ...]
    about: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    change_fillers: tuple[str, ...]
    averages: tuple[str, ...]
    shares: tuple[str, ...]
    bases: tuple[str, ...]
    targets: tuple[str, ...]
    forecasts: tuple[str, ...]
    weak_forecasts: tuple[str, ...]
    weak_targets: tuple[str, ...]
    raisers: tuple[str, ...]
    settled: tuple[str, ...]
    anaphors: tuple[str, ...]
    possessors: tuple[str, ...]
    world: tuple[str, ...]
    groups: tuple[str, ...]
    home: tuple[str, ...]
    companies: tuple[str, ...]
    between: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The compiled patterns; each says in `patterns` what it matches. Those that end in `$` look back."""

    flow: re.Pattern[str]
    both_ways: re.Pattern[str]
    goods_after: re.Pattern[str]
    goods_of: re.Pattern[str]
    goods_weighed: re.Pattern[str]
    goods_before: re.Pattern[str]
    goods_listed: re.Pattern[str]
    goods_worth: re.Pattern[str]
    reached: re.Pattern[str]
    known: re.Pattern[str]
    in_measure: re.Pattern[str]
    date: re.Pattern[str]
    change: re.Pattern[str]
    average: re.Pattern[str]
    share: re.Pattern[str]
    base: re.Pattern[str]
    bound: re.Pattern[str]
    status: re.Pattern[str]
    anaphor: re.Pattern[str]
    verb_first: re.Pattern[str]
    possessor: re.Pattern[str]
    world: re.Pattern[str]
    group: re.Pattern[str]
    home: re.Pattern[str]
    friend: re.Pattern[str]
    aiming: re.Pattern[str]
    province: re.Pattern[str]
    company: re.Pattern[str]


# năm 2024 · 9 tháng đầu năm nay · quý I/2024 · tháng 8/2024 · giai đoạn 2019-2023 · nửa đầu năm · ngày 25-3-1971
_MONTHS = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười\ một)\ tháng"
_OF_YEAR = r"(?:(?:[/-]|\ (?:của\ |trong\ )?năm\ |\ )(?:19|20)\d\d|\ năm\ (?:nay|ngoái|trước))?"
_DATE = (
    rf"(?:{_MONTHS}(?:\ (?:đầu|cuối)(?:\ năm)?|\ qua)?{_OF_YEAR}"
    rf"|tháng\ (?:\d{{1,2}}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|mười\ một|mười\ hai|chạp)\b{_OF_YEAR}"
    rf"|quý\ (?:\d|I{{1,3}}|IV|một|hai|ba|tư|đầu)\b(?:\ năm)?{_OF_YEAR}"
    rf"|(?:nửa|6\ tháng)\ (?:đầu|cuối|sau)\ năm{_OF_YEAR}"
    r"|(?:giai\ đoạn|thời\ kỳ|thập\ niên|những\ năm|các\ năm|hai\ năm|niên\ độ|năm\ tài\ chính|năm)\ "
    r"(?:19|20)\d\d(?:\ ?[-/]\ ?(?:19|20)?\d\d)?"
    r"|(?:cả\ |trong\ )?năm\ (?:nay|ngoái|trước|qua|vừa\ qua|trước\ đó|sau)\b"
    r"|(?:ngày\ )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\(?(?:19|20)\d\d(?:-(?:19|20)\d\d)?\)?(?![.,]?\d))"
)
_BY_TIME = (
    r"(?:(?:tính|chỉ|riêng|ngay|vào|trong|đến|tới|hết|cuối|đầu|giữa|của|cho|cả|từ|hồi|tại|thời\ điểm|kể|suốt|sau"
    r"|trước|vòng)\ ){0,4}"
)


# What ends the name of goods that are weighed.
_AFTER_GOODS = (
    r"và|hoặc|sang|từ|cho|trị\ giá|với|trong|vào|năm|của|tới|đến|là|để|được|đã|tăng|giảm|so|có|nhưng|còn|đạt|mỗi"
    r"|hàng|hằng|tại|ở|qua|theo|như|mà|do|bằng|hay|tương|chiếm|cùng|các\ loại|đi|về|ra|nên|vẫn|cũng|sẽ|mới|thì"
    r"|trên|khoảng|gần|hơn"
)


@cache
def patterns() -> Patterns:
    """The patterns, compiled once."""
    w = load("trade", VietnameseTradeWords, "vi")
    reached = rf"(?:{alternation(w.reaches)})(?:\ (?:{alternation(w.fillers)})){{0,4}}"
    goods = alternation(w.goods)
    some = rf"(?:(?:{alternation(w.goods_lead)})\ )?(?P<what>(?:{goods})(?:(?:,\ |\ và\ )(?:{goods})){{0,6}})(?!\w)"
    changed = rf"(?:(?P<rise>{alternation(w.rises)})|(?P<fall>{alternation(w.falls)}))"
    return Patterns(
        flow=_flow(w),
        both_ways=re.compile(rf"\b(?:{alternation(w.both_ways)})\b", _I),
        # xuất khẩu "gạo"
        goods_after=re.compile(rf"\ (?:các\ |mặt\ hàng\ )?{some}", _I),
        # 1,2 triệu tấn "gạo"
        goods_of=re.compile(rf"\ {some}", _I),
        # 3.400 tấn "thạch cao": whatever is weighed
        goods_weighed=re.compile(
            rf"\ (?!(?:{_AFTER_GOODS})(?!\w))(?P<what>(?-i:[a-zà-ỹđ]+(?:\ [a-zà-ỹđ]+){{0,3}}?))"
            rf"(?=[,.;:)]|\ (?:{_AFTER_GOODS}|\(|\d|-|—)(?!\w)|\s*$|\n)",
            _I,
        ),
        # "gạo" xuất khẩu
        goods_before=re.compile(rf"(?<!\w){some}(?:\ (?:được|đã))?\ $", _I),
        # sang Việt Nam "máy móc" trị giá
        goods_worth=re.compile(
            rf"(?<!\w){some}\ (?:có\ )?(?:tổng\ )?(?:(?:trị\ giá|giá\ trị|kim\ ngạch|với)\b|\($)", _I
        ),
        # gồm: "điện thoại" (500 triệu USD), "dệt may" đạt 300 triệu USD
        goods_listed=re.compile(
            rf"(?:(?:[:,;(]|\b(?:và|gồm|như|là|riêng|còn|đó|ngược\ lại|trong\ khi|nhưng))\ "
            rf"|(?<=[.!?]\ )|(?m:^)(?:[-—•*+]\ |\d{{1,2}}[.)]\ )?)"
            rf"(?:{some}|(?P<any>(?-i:[a-zà-ỹ]+(?:\ [a-zà-ỹ]+){{0,4}})(?=\ \([$€]?\d))"
            # - "Hạt mắc ca": 1.200 tấn
            rf"|(?<=[-—•*+]\ )(?P<item>[^\W\d]+(?:\ [^\W\d]+){{0,5}})(?=:\ ))",
            _I,
        ),
        # "đạt khoảng" 4 tỷ USD · ", " 4 tỷ USD
        reached=re.compile(rf"(?:(?:^|(?<=[\s(,]))(?:{reached})\ ?|[:(]\ ?|\ [-—]\ ?)$", _I),
        # words that tell an amount and say nothing of another matter
        known=re.compile(
            rf"(?<!\w)(?:{alternation({*w.reaches, *w.fillers, *w.both_ways, *w.after_trade})}"
            rf"|{alternation({*w.about, *w.over, *w.under})}"
            rf"|{alternation({*w.change_fillers, *w.rises, *w.falls, *w.targets, *w.weak_targets})}"
            rf"|{alternation({*w.forecasts, *w.weak_forecasts})}"
            rf"|{alternation({*w.settled, *w.raisers, *w.measures, *w.goods, *w.goods_lead, *w.bases, *w.world})}"
            rf"|{alternation({*w.home, *w.between})})(?!\w)",
            _I,
        ),
        # tăng 5% "về lượng" và 7% "về trị giá"
        in_measure=re.compile(
            r"\ (?:về|theo)\ (?:(?P<volume>(?:khối\ |số\ )?lượng)|(?P<value>(?:trị\ )?giá(?:\ trị)?|kim\ ngạch))\b", _I
        ),
        date=re.compile(rf"\b{_BY_TIME}{_DATE}", _I),
        # "tăng trưởng khoảng" 15%
        change=re.compile(rf"(?<!\w){changed}(?:\ (?:{alternation(w.change_fillers)})){{0,4}}\ $", _I),
        average=re.compile(rf"(?<!\w)(?:{alternation(w.averages)})(?!\w)", _I),
        # "chiếm gần" 20%
        share=re.compile(rf"(?<!\w)(?:{alternation(w.shares)})(?:\ (?:{alternation(w.fillers)})){{0,3}}\ $", _I),
        # "so với mức" 3 tỷ USD · "từ" 3 tỷ USD
        base=re.compile(rf"(?<!\w)(?P<word>{alternation(w.bases)})(?:\ (?:{alternation(w.fillers)})){{0,3}}\ $", _I),
        bound=re.compile(
            rf"(?<!\w)(?:(?P<about>{alternation(w.about)})|(?P<over>{alternation(w.over)})"
            rf"|(?P<under>{alternation(w.under)}))(?:\ (?:mức|mốc|con\ số|tổng|là))?\ $",
            _I,
        ),
        status=re.compile(
            rf"(?<!\w)(?:(?P<settled>{alternation(w.settled)})|(?P<raise>{alternation(w.raisers)})"
            rf"|(?P<target>{alternation(w.targets)})|(?P<forecast>{alternation(w.forecasts)})"
            rf"|(?P<weak>{alternation(w.weak_forecasts)})|(?P<soon>{alternation(w.weak_targets)}))(?!\w)",
            _I,
        ),
        # "con số này" đạt · đặt "mục tiêu" đạt
        anaphor=re.compile(
            rf"(?<!\w)(?:(?P<what>{alternation(w.anaphors)})"
            r"|(?P<goal>mục\ tiêu(?=(?:\ (?:dài\ hạn|trước\ mắt|chung|mới|tiếp\ theo|sắp\ tới|đề\ ra|đặt\ ra"
            r"|hai\ bên|hai\ nước|của|cho|vào|trong|đến|giai\ đoạn|năm|(?:19|20)\d\d)){0,6}"
            r"\ (?:là|đạt|đưa|nâng|đến|lên|con\ số|mốc|hơn|\d))"
            r"|(?:phấn\ đấu|hướng\ (?:tới|đến)|nhắm\ (?:tới|đến)|quyết\ tâm|kỳ\ vọng)"
            r"(?=\ (?:(?:sẽ|sớm)\ )?(?:đạt|cán|lên|mốc|mức|con\ số|\d))"
            r"|(?:nâng|đưa)(?=\ lên\b)))(?!\w)",
            _I,
        ),
        # năm 2023 "đạt" · "Tăng" 15%
        verb_first=re.compile(
            rf"(?:(?:riêng|còn|và|song|trong\ đó|theo\ đó)\ )?(?:{_BY_TIME}{_DATE},?(?:\ thì)?\ )?"
            rf"(?:(?:đã|vẫn|tiếp\ tục|dự\ kiến|mới)\ )?"
            rf"(?P<verb>(?:(?:đà\ |mức\ |tốc\ độ\ )?{changed}|đạt|ước\ đạt|lên\ tới|vượt)"
            r"(?=\ (?:(?!cường\b)[^\W\d]+\ ){0,4}[$+-]?\d))",
            _I,
        ),
        # "bạn" giao cho ta · giao cho "bạn"
        friend=re.compile(
            rf"(?<!\w)(?:(?<=cho\ )|(?<=của\ )|(?<=từ\ )|(?<=sang\ )|(?<=với\ ))(?:{alternation(w.friends)})(?!\w)"
            rf"|(?<!\w)(?:{alternation(w.friends)})"
            rf"(?=\ (?:(?:đã|sẽ|cũng|còn)\ )?(?:{alternation(w.delivered)}|bán|mua|xuất|nhập)\b)",
            _I,
        ),
        # "Hai" bên phấn đấu
        aiming=re.compile(rf"(?:{alternation(w.aiming)})(?!\w)", _I),
        # của "tỉnh" Lạng Sơn
        possessor=re.compile(
            rf"\b(?:(?:của|qua|tại|trên\ địa\ bàn)\ (?:(?:các|toàn|những|hai)\ )?(?:{alternation(w.possessors)})"
            r"|(?:giữa|với|và|sang|từ)\ (?:(?:các|hai)\ )?(?:tỉnh|thành\ phố|địa\ phương|bang|TP))\b",
            _I,
        ),
        world=re.compile(rf"\b(?:của|với|sang|ra|tới|trên|đến|từ)\ (?:{alternation(w.world)})\b", _I),
        # sang "các nước châu Phi"
        group=re.compile(
            r"\b(?:với|sang|tới|vào|từ|đến|giữa|đi|cho|trong|ở|của)\ (?:(?:thị\ trường|khối|khu\ vực|nhóm)\ )?"
            r"(?P<group>(?:[3-9]|\d\d)\ (?:thị\ trường|nước|đối\ tác|quốc\ gia)\b"
            rf"|(?:{alternation(w.groups)})(?:\ (?:{alternation(w.groups)}))*)\b",
            _I,
        ),
        home=re.compile(rf"\b(?<!chúng\ )(?<!người\ )(?:{alternation(w.home)})\b", _I),
        # trên địa bàn "tỉnh" có 5 dự án
        province=re.compile(
            r"\b(?:tỉnh|thành\ phố|TP|địa\ bàn|địa\ phương|quận|huyện|khu\ công\ nghiệp|khu\ kinh\ tế)\b", _I
        ),
        company=re.compile(rf"(?<![Cc]ác\ )\b(?:{alternation(w.companies)})\b"),
    )


def _flow(w: VietnameseTradeWords) -> re.Pattern[str]:
    """The nouns and verbs of trade and investment; the longest and the first to begin wins."""
    measures = rf"(?:(?:{alternation(w.measures)})\ )"
    after = rf"(?:\ (?:{alternation(w.both_ways + w.after_trade)})\b)"
    so_much = r"(?=\ (?:(?:khoảng|gần|hơn|trên|được)\ ){0,2}[$€]?\d[\d.,]*\ (?:tỷ|tỉ|triệu|nghìn|ngàn|tấn|USD))"
    # Trung Quốc "bán" 400 tỷ USD hàng hóa sang Mỹ
    of_goods = r"(?=\ (?:[^\W\d]+\ ){0,2}[$€]?\d[\d.,]*\ (?:tỷ|tỉ|triệu)(?:\ [^\W\d]+){1,3}\ hàng\ h(?:óa|oá)\b)"
    # ta "giao" cho bạn vải và 1.200 tấn muối
    weighed = r"(?!\ (?:dịch|thông|lưu|thương|hữu|hưởng|nhau|ban|kết|nhiệm|ước)\b)"
    weighed += r"(?=\ [^.;:\d]{0,80}\d[\d.,]*\ (?:(?:triệu|nghìn|ngàn|vạn)\ )?(?:tấn|mét\ khối|m3|m³|thùng)\b)"
    trade, strong = alternation(w.trade), alternation(w.strong_trade)
    goods = rf"(?:(?:hàng\ |các\ )?(?:{alternation(w.goods)})\ )?"
    return re.compile(
        # Nga là "thị trường xuất khẩu" lớn thứ 23 của Việt Nam với kim ngạch
        r"(?<!\w)(?:(?P<export_market>thị\ trường\ (?:xuất\ khẩu|tiêu\ thụ)"
        r"(?=\ (?:[^\W\d]+\ ){0,8}(?:\d{1,3}\ )?của\b))"
        r"|(?P<import_market>(?:thị\ trường|nguồn|nhà)\ (?:nhập\ khẩu|cung\ cấp|cung\ ứng)"
        r"(?=\ (?:[^\W\d]+\ ){0,8}(?:\d{1,3}\ )?(?:của|cho)\b))"
        rf"|(?P<decoys>{alternation(w.decoys)})"
        # "giá" dầu, not "trị giá", "giá trị"
        rf"|(?P<no_trade>(?<!trị\ )(?:{alternation(w.no_trade)})(?!\ trị\b))"
        rf"|(?P<deficit>{measures}{{0,2}}(?:{alternation(w.deficits)}))"
        rf"|(?P<surplus>{measures}{{0,2}}(?:{alternation(w.surpluses)}))"
        r"|(?P<balance>cán\ cân\ thương\ mại(?:\ hàng\ h[oó][aá])?)"
        # kim ngạch thương mại hai chiều · thương mại song phương · trao đổi thương mại
        rf"|(?P<turnover>{measures}{{1,2}}(?:{trade}){after}{{0,3}}|(?:{trade}){after}{{1,3}}|(?:{strong}){after}{{0,3}}"
        rf"|(?:tổng\ )?kim\ ngạch{after}{{1,3}})"
        rf"|(?P<bought_weighed>(?<!thu\ )mua(?!\ (?:của|từ|bán)\b){weighed})"
        rf"|(?P<supplied>{alternation(w.supplied)})|(?P<bought>{alternation(w.bought)})"
        rf"|(?P<delivered>(?<!bàn\ )(?<!ngoại\ )(?<!trả\ )(?<!mua\ )(?<!buôn\ )(?:{alternation(w.delivered)}){weighed})"
        # Nga "xuất" 1,4 tỷ USD, "nhập" 2,6 tỷ USD
        rf"|(?P<sold_goods>bán{of_goods})|(?P<bought_goods>mua{of_goods})"
        rf"|(?P<sold_so_much>(?<!sản\ )(?<!đề\ )(?<!nhập\ )xuất{so_much})"
        rf"|(?P<took_so_much>(?<!gia\ )(?<!thâm\ )(?<!thu\ )(?<!xuất\ )nhập{so_much})"
        rf"|(?P<exports>{measures}{{0,2}}{goods}(?:{alternation(w.exports)}))"
        rf"|(?P<imports>{measures}{{0,2}}{goods}(?:{alternation(w.imports)}))"
        rf"|(?P<investment>{alternation(w.investment)})"
        # 199 "dự án" trị giá
        r"|(?P<projects>(?:\d[\d.]{0,6}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các)\ dự\ án(?:\ (?:FDI|đầu\ tư))?)"
        rf"|(?P<total>tổng\ kim\ ngạch|kim\ ngạch)"
        rf"|(?P<invested>{alternation(w.invested)})"
        rf"|(?P<weak_turnover>{trade}))(?!\w)",
        _I,
    )
