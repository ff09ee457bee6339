"""Which Vietnamese post belongs to which name, by what stands between them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from vnru_extract.extractors.people.vietnamese.shapes import shapes
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# "Tổng Bí thư|, |Chủ tịch nước", "Phó Thủ tướng| kiêm |Bộ trưởng", "Bí thư Đảng ủy| - |Chủ tịch".
_ROW = re.compile(
    r"(?:,| kiêm| -|,? đồng thời là|/)(?: +(?:kiêm|kiêm nhiệm|đồng thời là|là|nguyên|cựu|quyền|tân|ông|bà))? *"
)
_AND_ROW = re.compile(r" và +(?:(?:là|kiêm) +)?")
# "|Bùi Thanh Sơn|, |Bộ trưởng", "|Lê Hoài Trung| - nguyên |Thứ trưởng", "ông |A| được bổ nhiệm làm |Đại sứ".
_HOLDS = (
    r"(?:(?:người [^,.;:()\n]{0,60}? )?"
    r"(?:(?:cũng|còn|đang|đã|hiện|hiện nay|từng|vừa|mới|người|từ|sẽ|tiếp tục|(?:khi|lúc) (?:ấy|đó)"
    r"|sau|sau này|về sau|và) +){0,3}"
    r"(?:là|giữ (?:chức|chức vụ|cương vị|vị trí|chức danh)|làm|đảm nhiệm(?: chức vụ| chức| vị trí| cương vị)?"
    r"|giữ trọng trách|đảm đương(?: chức vụ)?|trở thành|nhậm chức|kế nhiệm chức|phụ trách chức"
    r"|được (?:bổ nhiệm|bầu|cử|phong|tái bổ nhiệm|tái cử|bầu lại|chỉ định|tín nhiệm bầu|phê chuẩn|điều động|giao)"
    r"(?: lại)?(?: làm| giữ(?: chức(?: vụ)?)?| vào chức(?: vụ)?| là| trở thành)?(?: chức(?: vụ)?)?"
    r"|với (?:tư cách|cương vị|vai trò)(?: là)?|trên cương vị(?: là)?|trong vai trò(?: là)?|tuyên thệ nhậm chức)"
    r"(?: +(?:là|một|vị|tân|nguyên|cựu|quyền|Phó|người|ông|bà|chức|vai trò))*)"
)
_BEHIND = re.compile(
    r"(?:, \d{1,3} tuổi)?(?P<mark>,| -| —|,? \(|:)? *(?:\([^()\n]{1,20}\)(?P<again>,)? *)?"
    rf"(?P<holds>,? *{_HOLDS})? *"
    r"(?:nguyên|cựu|quyền|tân|cố|nay là|một|tân)? *",
)
# What closes a title behind a name; a verb does not, where the clause before opened the sentence.
_CLOSED = re.compile(r"\s*(?:[,.;:)\]!?\"\n-]|\Z|và |cùng |kiêm |dẫn đầu\b|làm (?:[Tt]rưởng đoàn|chủ tịch)\b)")
# "Chủ tịch Liên đoàn Thương mại Việt Nam| (VCCI)|, cho biết": the short name of the body.
_SHORT_NAME = re.compile(r" \([A-ZĐ][\w&. -]{1,14}\)")
# "Thưa |Đại sứ|, Thủ hiến A": who is spoken to.
_ADDRESSED = re.compile(r"\b[Tt]hưa \Z")
# "|Tiếp| ông A, Thủ tướng nói": what comes behind the comma is the subject.
_OPENING = re.compile(
    r"[\s\"-]*(?:Tại|Trong|Tiếp|Sau|Trước|Khi|Nhân|Theo|Gặp|Hội đàm|Hội kiến|Trao đổi|Phát biểu|Chúc mừng|Cảm ơn|Đáp"
    r"|Trả lời|Chào mừng|Hoan nghênh|Đón|Thay mặt|Cùng|Về|Trò chuyện|Điện đàm|Nói chuyện|Làm việc|Nhắc|Đồng tình"
    r"|Đánh giá|Chia sẻ|Bày tỏ|Thông báo|Ngay|Nhận lời|Tiễn|Bên lề|Qua|Nhất trí|Được|Với|Để|Cũng|Đến|Thăm|Viếng)\b"
)
_FARTHEST = 90
# No one has two of these.
_APART: frozenset[Role] = frozenset({"monarch", "president", "prime_minister", "speaker", "vice_president"})
_MINISTERS: frozenset[Role] = frozenset({"defence_minister", "foreign_minister"})


class Linker:
    """The names and posts of a page, and who holds which."""

    def __init__(self, page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.names, self.posts = page, page.flow, names, posts
        self.starts, self.ends = [n.start for n in names], [n.end for n in names]
        self.found: list[tuple[NameMention, str] | None] = [self._behind_title(post) for post in posts]
        self._share_rows()
        self.before = {name.start for name, _ in filter(None, self.found)}
        self.roles: defaultdict[int, set[Role]] = defaultdict(set)
        for post, found in zip(self.posts, self.found, strict=True):
            if found:
                self.roles[found[0].start].add(post.role)
        self._take_appositions()

    def settled(self) -> list[PostMention]:
        """A post for each holder; a plural title one for each of its names."""
        settled: list[PostMention] = []
        for post, found in zip(self.posts, self.found, strict=True):
            if found is None:
                settled.append(post)
                continue
            name, rule = found
            rule = rule if post.rule != "counterpart" else post.rule
            if post.rule == "plural_title" and rule == "title_before_name":
                settled += [replace(post, holder=one.start) for one in self._listed(name)]
            else:
                settled.append(replace(post, holder=name.start, rule=rule))
        return settled

    def _listed(self, name: NameMention) -> list[NameMention]:
        """The names of a list that begins with this: "các Thứ trưởng |A|, |B| và |C|"."""
        listed = [name]
        for after in islice(self.names, bisect_right(self.starts, name.start), None):
            tie = shapes().tie.fullmatch(self.flow, listed[-1].end, after.start)
            if not tie:
                break
            listed.append(after)
        return listed

    def _behind_title(self, post: PostMention) -> tuple[NameMention, str] | None:
        gap = shapes().to_name.match(self.flow, post.end)
        index = bisect_left(self.starts, gap.end()) if gap else len(self.starts)
        if gap and "," in gap.group() and post.rule == "plural_title":
            return None  # "hai đồng chí |Tổng Bí thư|, đồng chí A"
        if gap and index < len(self.starts) and self.starts[index] == gap.end():
            return self.names[index], "title_before_name"
        return None

    def _share_rows(self) -> None:
        """Titles in a row before one name are all its bearer's, unless nobody can hold both."""
        titled = {found[0].start for found in self.found if found}
        for index in range(len(self.posts) - 2, -1, -1):
            after = self.found[index + 1]
            if self.found[index] is not None or not after or not self._in_row(index) or self._apart(index):
                continue
            if not self._opens_apposition(index, titled):
                self.found[index] = after[0], "joint_posts"

    def _opens_apposition(self, index: int, titled: set[int]) -> bool:
        """As in "ông A, |Phó Chủ tịch X|, Bí thư Y B": one who has no title before has the first behind."""
        at = bisect_right(self.ends, self.posts[index].start) - 1
        if at < 0 or self.starts[at] in titled:
            return False
        return self.flow[self.ends[at] : self.posts[index].start] == ", "

    def _in_row(self, index: int) -> bool:
        first, second = self.posts[index], self.posts[index + 1]
        if "plural_title" in (first.rule, second.rule) or "counterpart" in (first.rule, second.rule):
            return False
        if (first.start, first.end) == (second.start, second.end):
            return True
        if _ADDRESSED.search(self.flow, max(0, first.start - 6), first.start):
            return False
        if first.country and second.country and first.country != second.country and not first.accredited_to:
            return False
        return bool(_ROW.fullmatch(self.flow, first.end, second.start))

    def _apart(self, index: int) -> bool:
        roles = {self.posts[index].role, self.posts[index + 1].role}
        return len(roles) == 2 and (roles <= _APART or roles <= _MINISTERS)

    def _take_appositions(self) -> None:
        for index, post in enumerate(self.posts):
            if self.found[index] is not None:
                continue
            if name := self._named_before(index):
                self.found[index] = name, "title_in_apposition"
                self.roles[name.start].add(post.role)
            elif index and (before := self.found[index - 1]) and before[1] in ("title_in_apposition", "joint_posts"):
                row = self._in_row(index - 1) or _AND_ROW.fullmatch(self.flow, self.posts[index - 1].end, post.start)
                if row and before[0].end <= self.posts[index - 1].start and not self._apart(index - 1):
                    self.found[index] = before[0], "joint_posts"

    def _named_before(self, index: int) -> NameMention | None:
        post = self.posts[index]
        at = bisect_right(self.ends, post.start) - 1
        if at < 0 or post.rule in ("plural_title", "counterpart") or post.start - self.ends[at] > _FARTHEST:
            return None
        name = self.names[at]
        gap = _BEHIND.fullmatch(self.flow, name.end, post.start)
        if gap is None or (index and self.posts[index - 1].start >= name.end):
            return None
        if gap["holds"]:
            return name
        if self.flow[name.end : post.start] == " ":
            return name if post.country or post.organisation else None  # "ông A Phó Thủ tướng Nga"
        if gap["mark"] is None and gap["again"] is None:
            return None
        if gap["mark"] and "(" in gap["mark"]:
            return name
        return name if self._is_apposition(index, name) else None

    def _is_apposition(self, index: int, name: NameMention) -> bool:
        """Whether a title behind a comma is the name's: closed by a mark, or more than a bare title."""
        end = self._row_end(index)
        if self._has_such(name, index):
            return False
        opened = _OPENING.match(self.flow, self.page.sentence_at(name.start)[0], name.start)
        if _CLOSED.match(self.flow, end):
            post = self.posts[index]
            return not (opened and self.flow[end : end + 1] == "," and not (post.country or post.organisation)) or (
                name.start not in self.before
            )
        told = any(post.country or post.organisation for post in self._row(index))
        unread = self.flow[end + 1 : end + 2].isupper()  # "ông A, Chủ tịch Liên minh |Nghị sĩ| B"
        return bool(told) and not opened and not unread

    def _row(self, index: int) -> Sequence[PostMention]:
        """The posts of the row that begins with this one, of which none is told to be someone's."""
        last = index
        while last + 1 < len(self.posts) and self._in_row(last) and self.found[last + 1] is None:
            last += 1
        return self.posts[index : last + 1]

    def _row_end(self, index: int) -> int:
        end = self._row(index)[-1].end
        short = _SHORT_NAME.match(self.flow, end)
        return short.end() if short else end

    def _has_such(self, name: NameMention, index: int) -> bool:
        """Whether a title before the name makes this one another's: "Thủ tướng A|, Chủ tịch nước| đã"."""
        role = self.posts[index].role
        mine = self.roles[name.start]
        return role in mine or (role in _APART and not mine.isdisjoint(_APART))
