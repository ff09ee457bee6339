"""Where the name of an instrument ends after its noun: "Hiệp định| về hợp tác văn hóa giữa Việt Nam và Pháp|"."""

import re
from dataclasses import dataclass

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.vietnamese.vocabulary import Words, words
from vnru_extract.page import Page

_YEAR = r"(?:1[6-9]|20)\d\d"
# giai đoạn 2021-2025 | đến năm 2030 | năm 1982 | 2024 - 2026
_TERM = re.compile(
    rf" (?:(?:cho )?(?:giai đoạn|nhiệm kỳ|thời kỳ) (?:từ )?(?:năm )?{_YEAR}"
    rf"(?: ?(?:-|—|đến|tới) ?(?:năm )?(?:{_YEAR}|\d\d))?"
    rf"|(?:đến|tới) (?:hết )?năm {_YEAR}|{_YEAR} ?[-—] ?{_YEAR})(?!\d)"
)
_OF_YEAR = re.compile(rf" (?:năm )?{_YEAR}(?! ?[-—/] ?\d)(?!\d)")
# Hiệp định Sơ bộ| 6/3/1946|
_OF_DAY = re.compile(r" \d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)")
_BRACKET = re.compile(r" ?\(((?:sau đây )?(?:gọi tắt là |viết tắt là |gọi là )?\"?[^()\n]{2,40})\)")
_ACRONYM = re.compile(r"[A-ZĐ][\w.-]{0,12}[A-ZĐ0-9]")
_TITLE = re.compile(r":? ?\"[^\"\n]{3,160}\"")
_WORD = re.compile(r" ([^\W_][\w'./-]*\w|\w|&)")
_QUOTED = re.compile(r" \"[^\"\n]{1,60}\"")
_DASH = re.compile(r" ?[-—/] ?")
_DASHED = re.compile(r" [-—] (?=[A-ZĐÀ-Ỹ])")
# ", |thương mại và đầu tư|": items of a few syllables up to "và"
_SERIES = re.compile(r",((?: [^\s,;:.()\"]+){1,7}?)(?:,(?: [^\s,;:.()\"]+){1,7}){0,4} và (?=\w)")
_AND = re.compile(r"(?:,)? (?:và|&) (?=\w)")
_WITH = re.compile(r" với (?:(?:các )?(?:nước|Cộng hòa|Cộng hoà|Chính phủ|Bộ [A-ZĐ][\w ]{2,30}) )?")
# Tạm ước 14/9/1946 |giữa| Việt Nam và Pháp
_AFTER_DAY = frozenset({"của", "giữa", "trong", "về", "với"})
# sửa đổi| Hiệp định
_ABOUT_ANOTHER = re.compile(r" (?:bổ sung|cho|của|gia hạn|kèm theo|nâng cấp|sửa đổi|thực hiện|thực thi|về) $")
_MOST = 70  # syllables of a name


@dataclass(frozen=True)
class Reach:
    """How far a name goes: its end, whether it tells anything, where "giữa" and "với" stand, where another begins."""

    end: int
    content: int = 0
    acronym: str | None = None
    dated: bool = False
    between: int | None = None
    partner: int | None = None
    about: int | None = None


class Rightward:
    """A name on its way to the right; `end` is what is sure to be of it."""

    def __init__(self, page: Page, head: tuple[int, int], stop: int) -> None:
        self.page, self.flow, self.stop = page, page.flow, stop
        self.words: Words = words()
        self.head = head
        self.end = self.at = head[1]
        self.content = 0
        self.acronym: str | None = None
        self.dated = False
        self.closed = False  # whether its day was read last, after which nothing is joined by "và"
        self.between: int | None = None
        self.partner: int | None = None
        self.about: int | None = None
        self.countries: dict[int, CountryMention] = {m.start: m for m in page.countries_in(head[1], stop)}

    def walk(self) -> Reach:
        """Read on syllable by syllable until one is not of the name."""
        if title := _TITLE.match(self.flow, self.at, self.stop):
            self._take(title.end())
            self.content += 1
        for _ in range(_MOST):
            if not (self._bracket() or self._calendar() or self._country() or self._quoted() or self._whole()
                    or self._word() or self._dash() or self._series()):  # fmt: skip
                break
        return Reach(self.end, self.content, self.acronym, self.dated, self.between, self.partner, self.about)

    def tail(self) -> Reach:
        """Only the short form, year or term after a name that is known whole."""
        while self._bracket() or self._calendar():
            pass
        return Reach(self.end, 1, self.acronym, self.dated)

    def _take(self, end: int) -> bool:
        self.at = self.end = end
        self.closed = False
        return True

    def _bracket(self) -> bool:
        """A short form in brackets: of the name, or of what it names last."""
        found = _BRACKET.match(self.flow, self.at, self.stop)
        inside = found.group(1).rsplit(" là ", 1)[-1].strip(' "') if found else ""
        if found is None or not (_ACRONYM.fullmatch(inside) or found.group(1) != inside):
            return False
        if found.start(1) not in self.countries and _ACRONYM.fullmatch(inside):
            self.acronym = self.acronym or inside
        return self._take(found.end())

    def _calendar(self) -> bool:
        """Its year or term."""
        if term := _TERM.match(self.flow, self.at, self.stop):
            return self._take(term.end())
        for pattern in (_OF_DAY, _OF_YEAR):
            if found := pattern.match(self.flow, self.at, self.stop):
                self._take(found.end())
                self.dated = self.closed = True
                return True
        return False

    def _country(self) -> bool:
        """A country or bloc, with those that a dash joins to it."""
        if self.flow[self.at : self.at + 1] != " ":
            return False
        mention = self.countries.get(self.at + 1)
        if mention is None:
            return False
        self.content += 1
        self._take(mention.end)
        while dash := _DASH.match(self.flow, self.at):
            other = self.countries.get(dash.end())
            if other is None:
                break
            self._take(other.end)
        return True

    def _quoted(self) -> bool:
        found = _QUOTED.match(self.flow, self.at, self.stop) if self.content else None
        return self._take(found.end()) if found else False

    def _whole(self) -> bool:
        """Syllables that belong together, one of which would end a name elsewhere: "tự do", "hai lần"."""
        found = self.words.goes_on.match(self.flow, self.at, self.stop)
        if found is None or found.end() in self.countries:
            return False
        self.content += 1
        return self._take(found.end())

    def _word(self) -> bool:
        """One more syllable, unless a verb, a place or a time begins with it."""
        found = _WORD.match(self.flow, self.at, self.stop)
        if found is None or self._is_stopped():
            return False
        low = found.group(1).lower()
        if low in {"và", "&"}:
            return self._and(found.end())
        if self.closed and low not in _AFTER_DAY:
            return False
        if low == "với":
            return self._with()
        if low == "trong" and not self.words.fields.match(self.flow, self.at):
            return False
        if self.words.heads.match(self.flow, found.start(1)) and not self._is_of_this(found):
            return False
        if low == "giữa":
            self.between = self.between or found.start(1)
        if low == "về" and self.content == 0:
            self.about = found.start(1)
        self.content += low not in {"về", "của", "giữa", "việc"}
        return self._take(found.end())

    def _is_stopped(self, at: int | None = None) -> bool:
        """Whether a verb, a place or a time begins at an offset."""
        at = self.at if at is None else at
        return self.words.stops.match(self.flow, at, self.stop) is not None and not self.words.goes_on.match(
            self.flow, at, self.stop
        )

    def _is_of_this(self, found: re.Match[str]) -> bool:
        """Whether another instrument is what this one is about: "Nghị định thư |sửa đổi Hiệp định|"."""
        another = self.words.heads.match(self.flow, found.start(1))
        noun = self.words.nouns[another.group().lower()] if another else None
        if noun is None or noun.kind in {"shared", "verbal"} or noun.word == "FTA":
            return True
        return _ABOUT_ANOTHER.search(self.flow, self.head[1], found.start(1)) is not None

    def _and(self, end: int) -> bool:
        """Over "và" to one more of what the name tells; never to a clause or another instrument."""
        if self.words.others.match(self.flow, end) or self.words.heads.match(self.flow, end + 1):
            return False
        if self.flow[end : end + 1] != " " or self.content == 0 or self.closed or self._is_stopped(end):
            return False
        self.at = end
        return True

    def _with(self) -> bool:
        """Over "với" to a country: a party."""
        found = _WITH.match(self.flow, self.at, self.stop)
        if found is None or not (found.end() in self.countries or self.flow[found.end() :][:3] in {"Bộ ", "nhau"}):
            return False
        self.partner = self.partner or self.at
        self.at = found.end() - 1
        return True

    def _dash(self) -> bool:
        """Over a dash within a name: "châu Á - Thái Bình Dương", "Tuyên bố chung Việt Nam - Pháp"."""
        found = _DASHED.match(self.flow, self.at, self.stop) if self.content else None
        if found is None or self.words.heads.match(self.flow, found.end()):
            return False
        self.at = found.end() - 1
        return True

    def _series(self) -> bool:
        """Over a comma within a series: ", thương mại và đầu tư"."""
        found = _SERIES.match(self.flow, self.at, self.stop) if self.content else None
        if found is None:
            return False
        at = found.start() + 1
        if self.words.others.match(self.flow, at) or self.words.heads.search(self.flow, at, found.end() + 20):
            return False
        if re.search(r" (?:đã|sẽ|được|là|ông|bà|các)(?!\w)", found.group()):
            return False
        if self._is_stopped(at):
            return False
        self.at = at
        return True
