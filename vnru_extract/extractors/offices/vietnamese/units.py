"""The small words and shapes of which the complement of a Vietnamese title is made."""

import re

# " ", " của ", " và ", " thuộc nước ": what ties a unit to the one before.
LINK = re.compile(
    r" +(?:(?P<word>và|của|thuộc|trực thuộc|về|phụ trách|đặc trách|tại|ở|bên cạnh|cạnh|&) +)?"
    r"(?:(?P<land>nước|đất nước) +)?",
    re.IGNORECASE,
)
# "Văn hóa|, |Thể thao và Du lịch", "Nga| - |Việt".
MARK = re.compile(r"(?P<comma>, +)|(?P<dash> ?- ?)")
OUR_LAND = re.compile(r"(?P<ours>ta)\b|(?:bạn|chủ nhà|này|sở tại|đó)\b")
ACRONYM = re.compile(r"[A-ZĐ][A-ZĐƯ0-9]+(?:[-&/][A-ZĐƯ]+)*\b")
# "Viễn thông", "Hành trình": a word of capitals that no list has, and the syllables that may belong to it.
UNLISTED = re.compile(r"[^\W\d_]+(?: [^\W\d_A-ZĐ]+){0,2}")
CLOSED = re.compile(r" *(?:[,.;:()\n\"!?/-]|\Z)")
CAPITAL_WORD = re.compile(r"[^\W\d_]+")

# "Trưởng |Ban| Đối ngoại", "Chánh |Văn phòng|": the head holds the body's first word.
OPENS_BODY = re.compile(r"(?:ban|văn phòng)\Z", re.IGNORECASE)

# "Quân khu| 1|", "Sư đoàn| 308|".
NUMBER = re.compile(r" (?:số )?(?:\d{1,3}|[IVX]{1,4})\b(?![-/.]\d)")
# "|Alexei Miller, |Giám đốc", "|(|Giám đốc": the title is of one named before.
OF_ONE_BEFORE = re.compile(r"(?:(?<![\w-])(?P<word>[^\W\d_])[\w-]{0,30}(?:, | - |, nguyên |, cựu )|\()\Z")
ENDS = re.compile(r"(?:[).;]|,| -)")
# "EuroCham", "VinFast": nobody's name.
MIXED = re.compile(r"[A-Z][a-z]+[A-Z]\w*")

# Who is sent abroad.
ABROAD = frozenset({"ambassador", "diplomat", "head_of_body", "other", "special_envoy", "trade_representative"})
SENT = (
    "bí thư", "công sứ", "lãnh sự", "phó", "tham tán", "trưởng", "tuỳ viên", "tùy viên", "tổng lãnh sự", "đại biện",
    "đại diện", "đại sứ", "đặc phái viên",
)  # fmt: skip
# Who serves the holder of another office: "Trợ lý| Tổng thống| Nga".
OF_OFFICES = frozenset({"adviser", "special_envoy", "spokesperson"})
# Who may head what nobody has listed: "Tổng giám đốc| Gazprom|", "Thị trưởng| Kazan|".
OF_ANYTHING = frozenset(
    {"academic", "chair", "director", "executive", "general_director", "governor", "head_of_body", "mayor",
     "spokesperson", "military_officer"}
)  # fmt: skip
# Bodies whose names end with them: small words behind them are verbs. "Chủ tịch Quốc hội| hội đàm".
WHOLE = re.compile(r"(?:quốc hội|chính phủ|duma|thượng viện|hạ viện|bộ chính trị|trung ương|nhà nước|[ủu][ỷy]|đảng)\Z")
# Bodies and places whose own names follow: "Tập đoàn| Gazprom|", "bang| California|".
OPEN = re.compile(
    r"(?:báo|bang|bệnh viện|câu lạc bộ|chi nhánh|cộng hòa|công ty(?: \w+)?|diễn đàn|doanh nghiệp|đài"
    r"|đại học(?: \w+ \w+)?|đảng|hãng(?: \w+){0,2}|hiệp hội|học viện|hội|huyện|khoa|liên doanh|liên đoàn|ngân hàng"
    r"|nhà hát|nhà máy|nhà xuất bản|quận|quỹ|sở|tạp chí|tập đoàn|thành phố|thủ đô|tỉnh|tổ chức|tổng công ty|tp\.?"
    r"|trung tâm|trường(?: \w+){0,2}|(?<!thượng )(?<!hạ )(?<!nghị )viện|vùng)\Z"
)
VERBS = frozenset({"báo", "hợp tác", "kiểm tra", "nghiên cứu", "phát triển", "quản lý", "tổ chức", "tuyên truyền",
                    "đào tạo", "đầu tư", "hội", "trong", "xây dựng", "thanh tra"})  # fmt: skip
ENUMERATION = re.compile(r"(?:, +| +(?P<and>và|cùng|kiêm nhiệm|kiêm) +(?:tại +)?)")
LAND = re.compile(r"(?:nước +)")
# "|Cộng hòa Nhân dân| Ba Lan", "|Vương quốc| Lào".
STATE_FORM = re.compile(
    r"(?:Nhà nước |Nước )?(?:CH|Công quốc|Cộng hòa|Cộng hoà|Hợp chúng quốc|Liên bang|Vương quốc)"
    r"(?: (?:Ả-rập|Dân chủ|Hồi giáo|Liên bang|Nhân dân|Thống nhất|XHCN|Xã hội chủ nghĩa|Xô viết)){0,4} (?=[^\W\d_])",
    re.IGNORECASE,
)
# Small words with which the name of a body goes on.
SMALL = frozenset({
    "bang", "chính phủ", "tối cao", "huyện", "nhà nước", "nhân dân tối cao", "nước cộng hòa", "phường", "quận",
    "quốc gia", "quốc hội", "quốc tế", "thành phố", "thị xã", "toàn quốc", "trung ương", "tỉnh", "vùng", "xã",
})  # fmt: skip
