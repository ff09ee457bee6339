"""Finds names of people in Vietnamese: "Bùi Thanh Sơn", "ông Sơn", "Sergei Lavrov", "V.Pu-tin", "Tập Cận Bình".

What stands before a name tells: a title, a rank, a form of address; else the form of a Vietnamese name, or a given
name of another tradition. Refused: streets, schools and prizes named after people, provinces, bodies, papers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from vnru_extract.extractors.people.vietnamese.again import Known
from vnru_extract.extractors.people.vietnamese.lands import at_home
from vnru_extract.extractors.people.vietnamese.shapes import shapes
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.names import is_given_name, tradition_of
from vnru_extract.origins import homes_of_given
from vnru_extract.page import Page
from vnru_extract.vietnamese_names import (
    Name,
    given_name_at,
    is_of_company,
    is_strong_pair,
    is_vietnamese_form,
    name_at,
    places,
    words,
)
from vnru_extract.vietnamese_spelling import is_marked, is_syllable

# Rules in order of trust; where two mentions overlap the better rule wins, then the longer mention.
_TRUST = ("after_title", "before_title", "speaker", "byline", "vietnamese_name", "given_name", "short_form")
_NEAR = 40
_BEFORE_POST = 64
_LAND = 40
_CAPITAL = re.compile(r"(?<![\w'-])(?=[^\W\d_])[^\W\d_]")
# "|Hồ| Chủ tịch", "Bác |Hồ|".
_UNCLE_HO = re.compile(r"\b(?:(?P<name>Hồ)(?= Chủ tịch\b))")
# "|V.V. |Gorbatko".
_TWO_INITIALS = re.compile(r"[A-ZĐ]\. ?[A-ZĐ]\. ?(?=[^\W\d_])")
_LAST_LINE = re.compile(
    r"(?:\A|[\n.!?\"')\u2026]) {0,3}(?P<name>[^\W\d_]{1,12}(?: [^\W\d_]{1,12}){1,3})"
    r"(?: ?\([^()\n]{0,40}\)| ?/ ?[\w ]{1,30})?\Z"
)


def find_vietnamese_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """Every mention of a person, full names and later short ones, in the order of the text."""
    finder = _Finder(page, posts)
    full = _settled(finder.full_names())
    full = _settled([*full, *finder.in_brackets(full)])
    known = Known(page, full)
    named = known.named(_settled([*full, *known.later()]))
    return at_home(page, named)


def _settled(mentions: Iterable[NameMention]) -> list[NameMention]:
    """No two mentions over the same words: the more trusted rule wins, then the longer, then the earlier."""
    taken: set[int] = set()
    kept = []
    for mention in sorted(mentions, key=lambda m: (_TRUST.index(m.rule), m.start - m.end, m.start)):
        places_of = range(mention.start, mention.end)
        if taken.isdisjoint(places_of):
            taken.update(places_of)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


class _Finder:
    """One method a rule; each yields the names that the rule sees."""

    def __init__(self, page: Page, posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.posts = page, page.flow, posts
        self.shapes = shapes()
        self.post_starts = [post.start for post in posts]
        self.starting = {country.start: country for country in page.countries}
        self.nouns = {entity.start for entity in page.entities}

    def full_names(self) -> Iterator[NameMention]:
        """What all rules but the last see."""
        yield from self._after_titles()
        yield from self._addressed()
        yield from self._speakers()
        yield from self._bylines()
        yield from self._before_titles()
        yield from self._by_form()
        for match in _UNCLE_HO.finditer(self.flow):
            yield NameMention(*match.span("name"), "after_title")

    def _name(self, at: int) -> Name | None:
        """The name that starts here, if words of that form do and they are no title, place or country."""
        index = bisect_right(self.post_starts, at)
        if self._in_post(at):
            return None
        stop = self.post_starts[index] if index < len(self.posts) else len(self.flow)
        name = name_at(self.flow, at, stop)
        if name is None or self._is_place(name) or is_of_company(self.flow, name):
            return None
        cut = self._country_within(name)
        return name_at(self.flow, at, cut) if cut else name

    def _in_post(self, at: int) -> bool:
        index = bisect_right(self.post_starts, at)
        return bool(index) and at < self.posts[index - 1].end

    def _called(self, at: int) -> Name | None:
        """The name that starts here behind a title or form of address, where one without a surname may."""
        name = self._name(at)
        if (name and name.words > 1) or self._in_post(at):
            return name
        index = bisect_right(self.post_starts, at)
        stop = self.post_starts[index] if index < len(self.posts) else None
        given = given_name_at(self.flow, at, stop)
        if given is None or self._is_place(given):
            return name
        cut = self._country_within(given)
        return (given_name_at(self.flow, at, cut) if cut else given) or name

    def _country_within(self, name: Name) -> int | None:
        """Where a country begins that a name runs into: "Joe Biden| Mỹ"."""
        near = self.page.countries_in(name.start, name.end + _LAND)
        return next((c.start for c in near if name.start < c.start < name.end <= c.end), None)

    def _is_place(self, name: Name) -> bool:
        place = places().match(self.flow, name.start)
        if place and place.end() >= name.end and self.flow[name.start : name.end] not in words().eponyms:
            return True
        country = self.starting.get(name.start)
        return country is not None and country.end >= name.end and name.words > 1

    def _after_titles(self) -> Iterator[NameMention]:
        """As in "Bộ trưởng Ngoại giao Nga |Sergei Lavrov|", "Thủ tướng |Chính|", "các Thứ trưởng |A|, |B| và |C|"."""
        for post in self.posts:
            gap = self.shapes.to_name.match(self.flow, post.end)
            name = self._called(gap.end()) if gap else None
            if name and (post.end == name.start or self._is_common(post, name)):
                continue
            if name:
                yield NameMention(name.start, name.end, "after_title")
                if post.rule == "plural_title":
                    yield from self._others(name)

    def _is_common(self, post: PostMention, name: Name) -> bool:
        """As in "Thủ tướng |Chính| phủ", "Tổng giám đốc |TASS|": one word that is a body's, not a name's."""
        text = self.flow[name.start : name.end]
        if name.words > 1:
            return False
        if not is_syllable(text):
            return text.isupper() and not self.flow[post.start : post.end].isupper()
        return name.start in self.starting or name.start not in self.nouns

    def _before_titles(self) -> Iterator[NameMention]:
        """As in "đoàn có: |Ra-un Roa|, Bộ trưởng Ngoại giao; |Phan Anh|, Bộ trưởng": names in lists of posts."""
        for post in self.posts:
            before = self.shapes.before_post.search(self.flow, max(0, post.start - _BEFORE_POST), post.start)
            if before is None:
                continue
            name = self._name(before.start("name"))
            if name is None or name.words == 1 or name.end != before.end("name") or name.start in self.starting:
                continue
            if name.kind != "foreign" or before["listed"] or self._is_someone(name):
                yield NameMention(name.start, name.end, "before_title")

    def _others(self, name: Name | None) -> Iterator[NameMention]:
        while name and (tie := self.shapes.tie.match(self.flow, name.end)):
            name = self._name(tie.end())
            if name and name.words > 1 and name.start not in self.starting:
                yield NameMention(name.start, name.end, "after_title")
            else:
                return

    def _addressed(self) -> Iterator[NameMention]:
        """As in "ông |Sơn|", "Thượng tướng |Trương Hựu Hiệp|", "học giả Nga |Kolotov|", "các đồng chí |A|, |B|"."""
        for match in self.shapes.honorific.finditer(self.flow):
            at = match.end()
            if places().match(self.flow, match.start()):
                continue  # "Bà Rịa"
            country = self.starting.get(at) if match["far"] else None
            at = country.end + 1 if country else at
            is_body = match["far"] and self.shapes.publication.match(self.flow, at)
            name = self._name(at) if is_body else self._called(at)
            if name is None or self._is_eponym(match.start()):
                continue
            if name.words == 1 and not self._may_stand_alone(name, close=match["close"] is not None):
                continue
            yield NameMention(name.start, name.end, "after_title", country=country.code if country else None)
            if self.shapes.plural.search(self.flow, max(0, match.start() - 16), match.start()):
                yield from self._others(name)

    def _may_stand_alone(self, name: Name, *, close: bool) -> bool:
        text = self.flow[name.start : name.end]
        if not is_syllable(text):
            return len(text) > 1 and not text.isupper()  # "phóng viên |TASS|"
        following = self.flow[name.end : name.end + 2]
        return close and not (following[:1] == "-" or following.strip()[:1].isupper())

    def _is_eponym(self, at: int) -> bool:
        """As in "đường |Lê Duẩn|", "Giải thưởng |Hồ Chí Minh|", "Lăng Chủ tịch |Hồ Chí Minh|"."""
        return self.shapes.eponym_before.search(self.flow, max(0, at - _NEAR), at) is not None

    def in_brackets(self, full: Sequence[NameMention]) -> Iterator[NameMention]:
        """As in "Mikhail Mishustin (|Mi-kha-in Mi-su-xtin|)": a name told again as Vietnamese writes it."""
        for mention in full:
            name = self._name(mention.end + 2) if self.flow.startswith(" (", mention.end) else None
            if name is None or not self.flow.startswith(")", name.end) or name.kind == "foreign":
                continue
            text = " ".join(self.flow[mention.start : mention.end].split())
            if not is_vietnamese_form(text):
                yield NameMention(name.start, name.end, "after_title", name=text)

    def _speakers(self) -> Iterator[NameMention]:
        """As in "|Vladimir Putin|: Xin cảm ơn." at the start of a line."""
        for label in self.shapes.speaker.finditer(self.flow):
            name = self._name(label.start("name"))
            if name and name.end == label.end("name") and name.words > 1 and self._is_someone(name):
                yield NameMention(name.start, name.end, "speaker")

    def _is_someone(self, name: Name) -> bool:
        """Whether the form of a name alone tells that it is one."""
        if _TWO_INITIALS.match(self.flow, name.start, name.end):
            return True
        first = self.flow[name.start : name.end].replace(".", " ").split()[0]
        if name.kind == "vietnamese":
            return name.words > 2 or is_strong_pair(self.flow, name)
        if tradition_of(self.flow[name.start : name.end]) in ("chinese", "korean"):
            return True  # "Xi Jinping"
        return is_given_name(first) or bool(homes_of_given(first))

    def _bylines(self) -> Iterator[NameMention]:
        """As in "Ảnh: |Nhật Bắc|", and the last line "|Hồng Phúc|"."""
        end = len(self.flow.rstrip())
        last = _LAST_LINE.search(self.flow, max(0, end - 120), end)
        alone = {last.start("name")} if last and last.group()[:1] in ("\n", "") else set()
        found = [(match.span("name")) for match in self.shapes.credit.finditer(self.flow)]
        for start, end in [*found, *([last.span("name")] if last else [])]:
            if self.shapes.publication.match(self.flow, start):
                continue
            if name := self._writer(start, end, alone=start in alone):
                yield name

    def _writer(self, start: int, end: int, *, alone: bool) -> NameMention | None:
        text = self.flow[start:end]
        parts = text.split(" ")
        while parts and not (parts[-1][0].isupper() and not parts[-1].isupper()):
            parts.pop()
        text = " ".join(parts)
        end = start + len(text)
        if not 2 <= len(parts) <= 4 or not all(part[0].isupper() and not part.isupper() for part in parts):
            return None
        if places().match(text) or start in self.starting or any(p.start < end and start < p.end for p in self.posts):
            return None
        syllables = all(map(is_syllable, parts)) and (alone or any(map(is_marked, parts)))
        return NameMention(start, end, "byline") if syllables or is_given_name(parts[0]) else None

    def _by_form(self) -> Iterator[NameMention]:
        """As in "|Nguyễn Phú Trọng| nói", "|Andrey Rudenko| cho biết": names that nothing announces."""
        at = 0
        while start := _CAPITAL.search(self.flow, at):
            at = start.end()
            if not start.group().isupper():
                continue
            if start.start() in self.starting:
                at = self.starting[start.start()].end
                continue
            name = self._name(start.start())
            if name is None or name.words == 1 or places().match(self.flow, name.start):
                continue
            at = name.end
            speaks = name.kind != "vietnamese" and self.shapes.speech.match(self.flow, name.end)
            if (speaks or self._is_someone(name)) and not self._is_eponym(name.start) and not self._goes_on(name):
                rule = "vietnamese_name" if name.kind == "vietnamese" else "given_name"
                yield NameMention(name.start, name.end, rule)

    def _goes_on(self, name: Name) -> bool:
        """As in "Nguyễn Huệ Street", "Trần Hưng Đạo - Lê Lợi": a name within a longer one, or a line of capitals."""
        text = self.flow[name.start : name.end]
        if text.isupper() and name.kind != "vietnamese":
            return True
        before = re.search(r"([^\W\d_]+) \Z", self.flow[max(0, name.start - 20) : name.start])
        return name.kind != "vietnamese" and before is not None and before[1][0].isupper() and not before[1].isupper()
