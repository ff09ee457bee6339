"""Whose a Vietnamese post is where its own words do not say: most are told without a country."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vnru_extract.countries import CountryMention, blocs
from vnru_extract.institutions import has_office, is_led_by_party
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role
from vnru_extract.origins import affinities
from vnru_extract.page import Page
from vnru_extract.text import fold
from vnru_extract.vietnamese_names import is_chinese_form, is_eponym, is_vietnamese_form, may_be_chinese

_RECENT = 400
# "|Về phía Nga| có Thứ trưởng A": the side of those that follow.
_SIDE = re.compile(r"\b(?:[Pp]hía|[Bb]ên|[Đđ]oàn|[Đđ]oàn đại biểu)(?: (?:nước bạn|bạn))? +\Z")
# "thăm chính thức |Philippines", "đến |Bắc Kinh".
_VISITED = re.compile(r"\b(?:[Tt]hăm|[Tt]ới|[Đđ]ến|[Ss]ang|[Tt]ại)(?: [a-zà-ỹđ]+){0,4} +\Z")
# Whose country the sentence tells, if the title does not.
_OF_STATE: frozenset[Role] = frozenset(
    {"ambassador", "defence_minister", "deputy_minister", "deputy_prime_minister", "deputy_speaker", "foreign_minister",
     "minister", "monarch", "party_leader", "president", "prime_minister", "speaker", "vice_president"}
)  # fmt: skip
_OF_LAND: frozenset[Role] = _OF_STATE | {
    "deputy_governor", "deputy_mayor", "governor", "legislator", "mayor", "military_officer", "party_official",
}  # fmt: skip
_OFFICES_OF_LAND = re.compile(r"\b(?:cục|sở|tỉnh|thành phố|vụ|ủy ban nhân dân)\b")
_CHINESE = frozenset({"CN", "HK", "TW"})
# Titles that Vietnam's own leaders bear here without a country.
_OWN = re.compile(
    r"(?:tổng bí thư|chủ tịch nước|chủ tịch quốc hội|phó chủ tịch nước|phó chủ tịch quốc hội|thủ tướng chính phủ"
    r"|phó thủ tướng chính phủ|.*\b(?:tỉnh [uủ][ỷy]|thành [uủ][ỷy]|mặt trận tổ quốc))",
    re.IGNORECASE,
)

# Titles that one country alone has.
_ALONE = {"nhật hoàng": "JP"}
# Bodies that of Vietnam and China the one has, or the other: a name may be of either.
_VIETNAMS = re.compile(r"\b(?:(?:uỷ|ủy) ban nhân dân|hđnd|hội đồng nhân dân|mặt trận tổ quốc|đại biểu quốc hội)\b")
_CHINAS = re.compile(
    r"\b(?:châu (?:uỷ|ủy)|khu (?:uỷ|ủy)|chính phủ nhân dân|khu tự trị|quốc vụ viện|chính hiệp|nhân đại"
    r"|liên lạc đối ngoại|kiểm tra kỷ luật trung ương|đại biểu nhân dân)\b"
)
# Of these a state has one at a time.
_ONLY: frozenset[Role] = frozenset(
    {"defence_minister", "foreign_minister", "party_leader", "president", "prime_minister", "speaker"}
)
# Those who may serve a bloc.
_OF_BLOCS: frozenset[Role] = frozenset({"ambassador", "deputy_head_of_body", "diplomat", "head_of_body", "other"})


class Countries:
    """Whose a post is where its own words do not say."""

    def __init__(self, page: Page, name_at: Mapping[int, str], stated: Mapping[int, str | None]) -> None:
        self.page, self.stated = page, stated
        self.named = {mention.code for mention in page.countries}
        self.name_at = name_at

    def told(self, posts: Sequence[PostMention]) -> list[PostMention]:
        """The posts with their countries: of their row, of their holder elsewhere, of their side; else Vietnam's."""
        posts = self._of_rows([self._of_body(post) for post in posts])
        said = defaultdict(set)
        for post in posts:
            if post.country and post.country not in blocs() and post.holder is not None:
                said[fold(self.name_at[post.holder])].add(post.country)
        told = [replace(post, country=post.country or self._country(post, said)) for post in posts]
        return self._fuller(self._across(told))

    def _of_body(self, post: PostMention) -> PostMention:
        """As in "|Hứa Vĩnh Khả|, Phó Chủ tịch Khu tự trị", "|Hồ Tiến Thiệu|, Chủ tịch UBND tỉnh"."""
        if post.country or post.holder is None or "CN" not in self.named:
            return post
        name, title = self.name_at[post.holder], post.title.casefold()
        if _CHINAS.search(title) and (is_vietnamese_form(name) or is_chinese_form(name)):
            return replace(post, country="CN")
        return replace(post, country="VN") if _VIETNAMS.search(title) and may_be_chinese(name) else post

    def _across(self, posts: Sequence[PostMention]) -> list[PostMention]:
        """As in "Bộ trưởng Ngoại giao Bùi Thanh Sơn và Bộ trưởng Ngoại giao |Vương Nghị|": Vietnam has one already."""
        own: defaultdict[tuple[int, Role], int] = defaultdict(int)
        for post in posts:
            if post.country == "VN" and post.role in _ONLY and post.holder is not None:
                name = self.name_at[post.holder]
                own[self._sentence(post), post.role] += not may_be_chinese(name) and not is_eponym(name)
        return [
            replace(post, country="CN") if self._is_across(post) and own[self._sentence(post), post.role] else post
            for post in posts
        ]

    def _sentence(self, post: PostMention) -> int:
        return self.page.sentence_at(post.start)[0]

    def _is_across(self, post: PostMention) -> bool:
        is_untold = post.country is None and post.role in _ONLY and "CN" in self.named
        return is_untold and post.holder is not None and may_be_chinese(self.name_at[post.holder])

    def _fuller(self, posts: Sequence[PostMention]) -> list[PostMention]:
        """A bare title that its holder has in full elsewhere is that office: "Chủ tịch |Trần Thanh Mẫn|"."""
        held: defaultdict[str, dict[tuple[str, str | None], PostMention]] = defaultdict(dict)
        for post in posts:
            if post.holder is not None:  # the first of each title, however often it stands there
                held[self.name_at[post.holder]].setdefault((post.title.casefold(), post.country), post)
        return [post if post.holder is None else self._in_full(post, self.name_at[post.holder], held) for post in posts]

    @staticmethod
    def _in_full(
        post: PostMention, name: str, held: Mapping[str, Mapping[tuple[str, str | None], PostMention]]
    ) -> PostMention:
        """A bare "Chủ tịch" whom nothing else explains heads a state where a party leads: Tôn Đức Thắng."""
        bare, eastern = post.title.casefold(), is_vietnamese_form(name) or is_chinese_form(name)
        longer = [
            other
            for (title, country), other in held[name].items()
            if title.startswith(f"{bare} ") and (post.country is None or country in (None, post.country))
        ]
        if longer:
            full = longer[0]
            country = post.country or full.country
            return replace(post, title=full.title, role=full.role, organisation=full.organisation, country=country)
        if bare == "chủ tịch" and (is_led_by_party(post.country) if post.country else eastern):
            return replace(post, role="president")
        return post

    def _of_rows(self, posts: Sequence[PostMention]) -> list[PostMention]:
        """In "Phó Thủ tướng, Bộ trưởng Ngoại giao Nga |A|" the country is that of both."""
        rows: defaultdict[int, set[str]] = defaultdict(set)
        hosts: defaultdict[int, set[str]] = defaultdict(set)  # "Đại sứ|, Trưởng Phái đoàn EU tại Việt Nam| A"
        for post in posts:
            if post.country and post.holder is not None:
                rows[post.holder].add(post.country)
            if post.accredited_to and post.role == "ambassador" and post.holder is not None:
                hosts[post.holder].add(post.accredited_to)
        told = [self._of_row(post, rows.get(-1 if post.holder is None else post.holder, set())) for post in posts]
        return [
            self._of_row_abroad(post, hosts.get(-1 if post.holder is None else post.holder, set())) for post in told
        ]

    @staticmethod
    def _of_row_abroad(post: PostMention, hosts: set[str]) -> PostMention:
        is_open = post.role == "ambassador" and post.accredited_to is None and len(hosts) == 1
        return replace(post, accredited_to=next(iter(hosts))) if is_open else post

    @staticmethod
    def _of_row(post: PostMention, codes: set[str]) -> PostMention:
        """The post with its row's one country; with its bloc, where a bloc may have such an official."""
        states = codes - blocs() or (codes if post.role in _OF_BLOCS else set())
        return replace(post, country=next(iter(states))) if post.country is None and len(states) == 1 else post

    def _country(self, post: PostMention, said: dict[str, set[str]]) -> str | None:
        if post.rule == "counterpart":
            return None
        if post.title.casefold() in _ALONE:
            return _ALONE[post.title.casefold()]
        if post.holder is None:
            return "VN" if _OWN.match(post.title) else self._side(post)
        name = self.name_at[post.holder]
        if codes := said.get(fold(name)):
            return next(iter(codes)) if len(codes) == 1 else None
        stated = self.stated.get(post.holder)
        if stated and (stated != "VN" or is_vietnamese_form(name)):
            return stated
        if side := self._side(post):
            return side
        if is_chinese_form(name) and "CN" in self.named:
            return "CN"
        if is_vietnamese_form(name):
            return None if may_be_chinese(name) and not _CHINESE.isdisjoint(self.named) else "VN"
        if post.role in _OF_STATE:
            return self._near(post)
        of_land = post.role in _OF_LAND or _OFFICES_OF_LAND.search(post.title.casefold())
        return self._other_party(post) if of_land else None

    def _side(self, post: PostMention) -> str | None:
        """As in "Về phía Nga có Thứ trưởng A; Đại sứ B", in one paragraph."""
        start = self.page.flow.rfind("\n", 0, post.start) + 1
        for country in reversed(self.page.countries_in(max(start, post.start - 600), post.start)):
            if _SIDE.search(self.page.flow, max(0, country.start - 30), country.start):
                return country.code
        return None

    def _near(self, post: PostMention) -> str | None:
        """As in "thăm |Philippines| và ký với Bộ trưởng Quốc phòng A": the foreign country visited, else the last."""
        begin = self.page.sentence_at(post.start)[0]
        foreign = self._foreign(begin, post.start)
        visited = [c for c in foreign if _VISITED.search(self.page.flow, max(begin, c.start - 30), c.start)]
        able = [c.code for c in visited or foreign if has_office(c.code, post.role)]
        if able:
            return able[-1]
        recent = self._foreign(max(self.page.flow.rfind("\n", 0, begin), begin - _RECENT), begin)
        only = {c.code for c in recent}
        if only:
            return only.pop() if len(only) == 1 and has_office(recent[0].code, post.role) else None
        return self._other_party(post)

    def _other_party(self, post: PostMention) -> str | None:
        """As in a chronicle "Việt Nam - Liên Xô": the one country that the page is about beside Vietnam."""
        pair = self.page.pair or ()
        foreign = (set(pair) if "VN" in pair else self.named if not pair else set()) - {"VN"} - blocs()
        if post.holder is None or len(foreign) != 1:
            return None
        other = next(iter(foreign))
        if post.role == "party_leader" and not is_led_by_party(other):
            return "SU" if other == "RU" and "SU" in self.named else None
        homes = affinities(self.name_at[post.holder])
        at_home = not homes or other in homes or (other == "SU" and "RU" in homes)
        return other if at_home and has_office(other, post.role) else None

    def _foreign(self, start: int, end: int) -> list[CountryMention]:
        found = self.page.countries_in(max(0, start), end)
        return [country for country in found if country.form != "bloc" and country.code != "VN"]
