"""Whose trade or investment a Vietnamese sentence tells of, and with whom: prepositions say it, and the order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vnru_extract.countries import Form
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import REFUSED, Parties
from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.page import Page

# sang "thị trường các nước" EU · của "các doanh nghiệp" Nhật Bản
_CLASSIFIER = (
    r"(?:(?:các|nước|phía|thị\ trường|doanh\ nghiệp|nhà\ đầu\ tư|đối\ tác|quốc\ gia|hàng\ hóa|hàng\ hoá|khối|nước\ bạn"
    r"|người|chính\ phủ|thành\ viên|nước\ láng\ giềng|đất\ nước|khu\ vực|Chính\ phủ|Liên\ minh|công\ ty|tập\ đoàn"
    r"|những|chủ\ đầu\ tư|Hiệp\ hội|Cộng\ hòa|nền\ kinh\ tế|lớn|hai|thị\ trường\ lớn|vùng\ lãnh\ thổ)\ ){0,4}"
)
_ROLE = re.compile(
    r"(?<!\w)(?:(?P<owner>của|do)|(?P<source>từ)|(?P<target>sang|tới|đến|vào|qua|đi|cho|ra)|(?P<place>tại|ở)"
    r"|(?P<compared>so\ với|vượt|vượt\ qua|hơn|sau|trước|bỏ\ xa|thay)"
    r"|(?P<partner>với|cùng|đối\ với)|(?P<between>giữa)|(?P<market>thị\ trường))"
    rf"\ {_CLASSIFIER}$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"\ ?[-/—]\ ?")
_AND = re.compile(rf"\ (?:và|với|cùng)\ {_CLASSIFIER}", re.IGNORECASE)
_LISTED = re.compile(rf"(?:,|\ và|,\ và)\ {_CLASSIFIER}", re.IGNORECASE)
# Tập đoàn, địa phương: "của Bình Dương", "Samsung" xuất khẩu
_OTHER_OWNER = re.compile(r"\ của\ (?:riêng\ )?(?=[^\W\d_a-zà-ỹ])")
# "giữa" Lạng Sơn và Quảng Tây
_BETWEEN_OTHERS = re.compile(r"\ giữa\ (?=[^\W\d_a-zà-ỹ])")
_OTHER_SUBJECT = re.compile(r"(?:^|(?<=[,;] )|\b(?:do|mà)\ )(?:[^\W\d_a-zà-ỹ]\w+\ ){2,4}(?:đã\ |cũng\ |hiện\ )?$")
# "nghiêng về phía" Việt Nam
_LEANS = re.compile(r"\b(?:nghiêng\ (?:về|sang)|thuộc\ về|có\ lợi\ cho)\ (?:phía\ )?$", re.IGNORECASE)
# nhà đầu tư lớn "của" Việt Nam: who receives
_INVESTOR_OF = re.compile(
    r"\b(?:nhà\ đầu\ tư|nguồn\ (?:vốn\ )?(?:FDI|đầu\ tư)|đối\ tác\ đầu\ tư)(?:\ [^\W\d]+){0,8}\ của\ (?:nước\ )?$",
    re.IGNORECASE,
)
# Việt Nam "thu hút" vốn: the host stands first
_RECEIVES = re.compile(r"\b(?:thu\ hút|tiếp\ nhận|nhận|đón\ nhận|thu\ nhận)\b", re.IGNORECASE)
# From whose side Vietnamese texts tell exports "giữa Việt Nam và Lào".
_HOME = "VN"
# "của Khánh Hòa": an owner that is no country, told before
_OWNED = re.compile(r"\b(?:xuất|nhập)\ khẩu\ (?:hàng\ h(?:óa|oá)\ )?của\ (?=[^\W\d_a-zà-ỹ])")
_PROVINCE_REACH = 300
# How far before a flow its subject may stand.
_SUBJECT_REACH = 160
# How far before it another country may have been told of.
_TOLD_REACH = 3_000
# How many times as often as any third the country across the table is named.
_CLEARLY = 3
_MUTUAL = re.compile(r"\b(?:lẫn\ nhau|hai\ nước|hai\ bên|song\ phương|của\ nhau)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A country beside a flow, and the part that the word before gives it; `behind`: it stands after the flow."""

    start: int
    end: int
    code: str
    form: Form
    role: str
    behind: bool


def find_parties(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """Whose a flow is, from the words between `before` and `after`."""
    if _is_refused(page, flow, before, after):
        return REFUSED
    named = _named(page, flow, before, after)
    world = bool(patterns().world.search(page.flow, flow.start, after))
    if world and flow.kind == "investment":
        return REFUSED
    pair = _pair(page, named, flow)
    if pair is REFUSED or (pair is None and _are_several(page, named)):
        return REFUSED
    found = pair or _from_home(page, flow, _read(page, flow, named))
    if found.partner is not None and found.partner == found.reporter:
        found = replace(found, partner=None)
    if found.partner is None and _is_of_group(page, flow.start, after):
        return replace(found, world=True, refused=True)
    return replace(found, world=world and found.partner is None)


def _read(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    if flow.rule in {"export_market", "import_market"}:
        return _market(page, flow, named)
    return _READERS[flow.kind or "turnover"](page, flow, named)


def _from_home(page: Page, flow: FlowWord, parties: Parties) -> Parties:
    """Bare exports to a partner are those of Viet Nam, but on a page about two others."""
    open_side = flow.kind in {"exports", "imports", "balance"} and parties.reporter is None
    if not open_side or parties.partner in {None, _HOME}:
        return parties
    if _is_of_province(page, flow):
        return REFUSED
    others = set(page.pair or ()) - {parties.partner}
    if len(others) == 1 and _HOME not in others:
        told = any(
            mention.code in others for mention in page.countries_in(max(0, flow.start - _TOLD_REACH), flow.start)
        )
        return parties if told else replace(parties, reporter=_HOME)
    return replace(parties, reporter=_HOME)


def _is_of_province(page: Page, flow: FlowWord) -> bool:
    """Whether a province is told of, and not the country: "Kim ngạch xuất khẩu của tỉnh ..., trong đó sang Nga"."""
    start = page.sentence_at(flow.start)[0]
    if any(mention.code == _HOME for mention in page.countries_in(start, flow.start)):
        return False
    told = page.flow[max(0, flow.start - _PROVINCE_REACH) : flow.start]
    return bool(patterns().province.search(told) or _OWNED.search(page.flow, start, flow.start))


def _named(page: Page, flow: FlowWord, before: int, after: int) -> list[_Named]:
    """The countries around a flow, in order, with what Vietnamese calls its own."""
    begin = max(before, flow.start - _SUBJECT_REACH)
    mentions = [(m.start, m.end, m.code, m.form) for m in page.countries_in(begin, after)]
    homes: list[tuple[int, int, str, Form]] = [
        (match.start(), match.end(), "VN", "name") for match in patterns().home.finditer(page.flow, begin, after)
    ]
    named: list[_Named] = []
    for start, end, code, form in sorted({*mentions, *homes, *_friends(page, begin, after)}):
        role = _role(page, begin, start)
        if named and role == "" and named[-1].role == "compared" and _LISTED.fullmatch(page.flow, named[-1].end, start):
            role = "compared"  # "sau Trung Quốc và Thái Lan"
        named.append(_Named(start, end, code, form, role, start >= flow.start))
    return named


def _friends(page: Page, begin: int, after: int) -> list[tuple[int, int, str, Form]]:
    """Where a text says "bạn" of the country across the table: that which it names far more than any third."""
    found = list(patterns().friend.finditer(page.flow, begin, after))
    if not found:
        return []
    others = page.named.copy()
    del others[_HOME]
    ranked = others.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < _CLEARLY * ranked[1][1]):
        return []
    return [(match.start(), match.end(), ranked[0][0], "name") for match in found]


def _role(page: Page, begin: int, start: int) -> str:
    lead = page.flow[max(begin, start - 70) : start]
    if _LEANS.search(lead):
        return "leans"
    if _INVESTOR_OF.search(lead):
        return "place"
    if match := _ROLE.search(lead):
        return match.lastgroup or ""
    return "owner" if patterns().goods_before.search(lead) else ""  # "cà phê" Việt Nam


def _pair(page: Page, named: Sequence[_Named], flow: FlowWord) -> Parties | None:
    """The two named as one matter: "giữa A và B", "A - B"; refused where they are more than two.

    Two behind the flow come first; else the nearest before it, where nobody is told behind it.
    """
    two = list(enumerate(pairwise(named)))
    behind = [(place, pair) for place, pair in two if pair[0].behind]
    before = [(place, pair) for place, pair in reversed(two) if not pair[0].behind]
    told_behind = any(one.behind and one.role in {"owner", "partner", "source", "target"} for one in named)
    for place, (one, other) in behind + ([] if told_behind else before):
        if not _is_joined(page, one, other, flow):
            continue
        if place + 2 < len(named) and _LISTED.fullmatch(page.flow, other.end, named[place + 2].start):
            return REFUSED
        if flow.kind in {"turnover", "investment"}:
            return Parties(one.code, other.code, mutual=True)
        if one.role == "between":
            return Parties(other.code, one.code) if other.code == _HOME else Parties(one.code, other.code)
    return None


def _is_joined(page: Page, one: _Named, other: _Named, flow: FlowWord) -> bool:
    """Whether two countries are named as one matter."""
    if one.code == other.code or (one.role == "" and flow.kind == "investment"):
        return False
    gap = page.flow[one.end : other.start]
    of_both = flow.kind in {"turnover", "investment"} and one.role in {"owner", ""}
    return bool(_HYPHEN.fullmatch(gap) or (_AND.fullmatch(gap) and (of_both or one.role == "between")))


def _are_several(page: Page, named: Sequence[_Named]) -> bool:
    """Whether partners are listed: "từ Australia, Brazil và Ukraine"."""
    return any(
        one.role in {"target", "source", "partner", "market"}
        and one.code != other.code
        and other.role == ""
        and bool(_LISTED.fullmatch(page.flow, one.end, other.start))
        for one, other in pairwise(named)
    )


def _first(named: Sequence[_Named], *roles: str) -> str | None:
    return next((one.code for one in named if one.role in roles and one.form != "seat"), None)


def _subject(page: Page, flow: FlowWord, named: Sequence[_Named]) -> str | None:
    """The country that stands before a flow without a preposition, in its clause."""
    for one in reversed(named):
        if not one.behind and one.role == "" and one.form != "seat":
            between = page.flow[one.end : flow.start]
            return one.code if ";" not in between else None
    return None


def _owner(page: Page, flow: FlowWord, named: Sequence[_Named]) -> str | None:
    """Whose it is: "của Nga" behind the flow, else the subject, else "của Nga" before it."""
    behind = [one for one in named if one.behind]
    return _first(behind, "owner") or _subject(page, flow, named) or _first(named, "owner")


def _turnover(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    owner, subject = _first([one for one in named if not one.behind], "owner"), _subject(page, flow, named)
    if owner and subject and owner != subject and not any(one.behind for one in named):
        return Parties(owner, subject)  # "Trung Quốc là đối tác thương mại lớn nhất của Nga với kim ngạch"
    reporter = _owner(page, flow, named)
    partner = next(
        (one.code for one in named if one.role in {"partner", "market", "target", "between"} and one.code != reporter),
        None,
    )
    if reporter is None and partner is None and (bare := [one for one in named if one.behind and one.role == ""]):
        reporter = bare[0].code
    return Parties(reporter, partner)


def _exports(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    partner = _first([one for one in named if one.behind], "target", "partner", "market", "place")
    partner = partner or _first(named, "target", "partner", "market")
    reporter = _first([one for one in named if one.behind], "owner", "source")
    return Parties(reporter or _other(_owner(page, flow, named), partner), partner)


def _market(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    """The second sells to the first: "Nga là thị trường xuất khẩu lớn của Việt Nam"."""
    owner = _first([one for one in named if one.behind], "owner", "target")
    market = _subject(page, flow, named)
    return Parties(owner, market) if owner and market else REFUSED


def _imports(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    behind = [one for one in named if one.behind]
    partner = _first(behind, "source", "partner", "market") or _first(named, "source", "partner", "market")
    if page.flow.endswith("của", flow.start, flow.end):  # "nhập của" Nga
        return Parties(_subject(page, flow, named), _first(behind, "owner"))
    subject, owner, target = _subject(page, flow, named), _first(behind, "owner"), _first(behind, "target")
    if partner is None and owner is not None and (subject or target):
        return Parties(subject or target, owner)
    return Parties(target or owner or _other(subject or _first(named, "owner"), partner), partner)


def _balance(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    leans = _first(named, "leans")
    partner = _first(named, "source", "partner", "target", "market")
    reporter = leans or _other(_owner(page, flow, named), partner)
    return Parties(reporter, _other(partner, reporter), mutual=leans is not None)


def _investment(page: Page, flow: FlowWord, named: Sequence[_Named]) -> Parties:
    behind = [one for one in named if one.behind]
    host = _first(behind, "place", "target") or _first(named, "place", "target")
    investor = _first(behind, "source", "owner") or _first(named, "source", "owner") or _subject(page, flow, named)
    received = named and _RECEIVES.search(page.flow, named[0].start, flow.start)
    if received and host is None:
        source = _first(named, "source")
        return Parties(source, _subject(page, flow, named)) if source else REFUSED
    investor = _other(investor, host)
    if investor and host is None and page.pair and investor in page.pair:
        host = page.pair[page.pair[0] == investor]
    return Parties(investor, host)


def _other(code: str | None, than: str | None) -> str | None:
    return None if code == than else code


_READERS = {
    "turnover": _turnover,
    "exports": _exports,
    "imports": _imports,
    "balance": _balance,
    "investment": _investment,
}


def _is_refused(page: Page, flow: FlowWord, before: int, after: int) -> bool:
    """Whether it is the trade of a company, a province, an industry."""
    if patterns().possessor.search(page.flow, flow.start, after):
        return True
    if flow.kind == "investment":
        return False
    own = _OTHER_OWNER.match(page.flow, flow.end) or _BETWEEN_OTHERS.match(page.flow, flow.end)
    if own and own.end() < after and not any(m.start == own.end() for m in page.countries_in(flow.end, after)):
        return not patterns().world.match(page.flow, flow.end + 1)
    clause = page.flow[max(before, flow.start - 80) : flow.start]
    if patterns().company.search(clause.rpartition(";")[2].rpartition(", ")[2]):
        return True
    subject = _OTHER_SUBJECT.search(clause)
    named = page.countries_in(max(before, flow.start - 80), flow.start)
    return subject is not None and not named and flow.kind in {"exports", "imports"}


def _is_of_group(page: Page, begin: int, after: int) -> bool:
    """Whether it is trade with a group that no code names: "sang các nước châu Phi"."""
    match = patterns().group.search(page.flow, begin, after)
    return match is not None and not any(
        mention.start - match.end() <= 16 for mention in page.countries_in(match.start("group"), after)
    )


def is_mutual(page: Page, begin: int, end: int) -> bool:
    """Whether words say that it is that of two: "hai nước", "lẫn nhau"."""
    return bool(_MUTUAL.search(page.flow, begin, end))
