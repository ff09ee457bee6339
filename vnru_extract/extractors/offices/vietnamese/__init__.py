"""Finds posts in Vietnamese: "Bộ trưởng Ngoại giao Nga", "Phó Chủ tịch Quốc hội", "Đại sứ Việt Nam tại Liên bang Nga".

A post is its head with "Phó" before it and ranks behind it, then what it is of; whose it is stands last. Series of
them, "Tổng Bí thư, Chủ tịch nước", are posts of their own. Who holds them is found later, by their neighbours.
"""

import re
from collections.abc import Iterator

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.vietnamese.complement import Reader
from vnru_extract.extractors.offices.vietnamese.cursor import Complement
from vnru_extract.extractors.offices.vietnamese.roles import role_of
from vnru_extract.extractors.offices.vietnamese.words import class_of, patterns, words, write_out
from vnru_extract.mentions import PostMention
from vnru_extract.models import Tenure
from vnru_extract.page import Page

# What a title is among others of one kind by: "người đồng cấp Nga Sergei Lavrov".
_COUNTERPART = re.compile(r"(?<![\w-])(?:người |vị )?(?P<title>đồng cấp|đồng nhiệm)(?![\w-])", re.IGNORECASE)
_BEFORE = 24
_LAND = 60


def find_vietnamese_offices(page: Page) -> list[PostMention]:
    """Every post named, in the order of the text."""
    starting = {mention.start: mention for mention in page.countries}
    shapes = patterns()
    posts: list[PostMention] = []
    at = 0
    while match := shapes.core.search(page.flow, at):
        at = match.end()
        if shapes.not_post.search(page.flow, max(0, match.start() - _BEFORE), match.start()):
            continue
        if any(c.start < match.start() < c.end for c in page.countries_in(max(0, match.start() - _LAND), match.end())):
            continue  # "Trung |Quốc Vương| Nghị"
        found = list(_Post(page, match, starting).mentions())
        at = max(at, found[0].end)
        posts += found
    posts += _counterparts(page, starting)
    return sorted(posts, key=lambda post: post.start)


def _counterparts(page: Page, starting: dict[int, CountryMention]) -> Iterator[PostMention]:
    """As in "người |đồng cấp Nga| Sergei Lavrov"."""
    for match in _COUNTERPART.finditer(page.flow):
        country = starting.get(match.end() + 1)
        end = country.end if country else match.end()
        code = country.code if country else None
        yield PostMention(match.start("title"), end, "counterpart", "other", "counterpart", country=code)


class _Post:
    """One head with what stands around it."""

    def __init__(self, page: Page, match: re.Match[str], starting: dict[int, CountryMention]) -> None:
        self.page, self.flow, self.match, self.shapes = page, page.flow, match, patterns()
        self.kind = class_of()[" ".join(match["head"].lower().split())]
        self.start = next(match.start(group) for group in ("joint", "deputy", "head") if match[group])
        self.states: set[str] = set()
        head_end = self._skip_states(self._ranked(match.end()))
        self.head_end = head_end
        self.complement: Complement = Reader(page, starting, self.kind, (self.start, head_end)).read()
        self.end = self._skip_states(self.complement.end)

    def _ranked(self, end: int) -> int:
        while rank := self.shapes.rank.match(self.flow, end):
            end = rank.end()
        return end

    def _skip_states(self, end: int) -> int:
        """The end behind "đắc cử", "lâm thời", "đương nhiệm", which are no part of the title."""
        while state := self.shapes.behind.match(self.flow, end):
            self.states |= {name for name, word in state.groupdict().items() if word}
            end = state.end()
        return end

    def mentions(self) -> Iterator[PostMention]:
        """One mention; one for each country that an ambassador is accredited to."""
        complement = self.complement
        title = write_out(" ".join(self._title().split()))
        title = title.capitalize() if title.isupper() and " " in title else title
        scope = write_out(
            self.flow[self.match.end() : complement.title_end]
            if self.kind == "secretary"
            else self.flow[self.head_end : complement.title_end]
        )
        part = "ban " if self.match["head"].lower().endswith(" ban") else ""  # "Trưởng |Ban| Đối ngoại Hạ viện"
        role = role_of(
            self.kind,
            part + scope,
            deputy=bool(self.match["deputy"]),
            country=complement.country,
            of_company=complement.of_company,
        )
        many = self.shapes.many.search(self.flow, max(0, self.match.start() - _BEFORE), self.match.start())
        for accredited in complement.accredited or (None,):
            yield PostMention(
                start=self.start,
                end=self.end,
                title=title,
                role=role,
                rule="plural_title" if many else "title_alone",
                organisation=self.page.text[slice(*complement.organisation)] if complement.organisation else None,
                country=complement.country,
                accredited_to=accredited,
                tenure=self._tenure(),
            )

    def _title(self) -> str:
        """The words of the title without those that only say whether it is held now, nor the country."""
        cut = self.complement.title_end
        if cut <= self.head_end:
            return self.flow[self.start : self._ranked(self.match.end())]
        ranked = self.flow[self.start : self._ranked(self.match.end())]
        if within := self.complement.within:
            return ranked + self.flow[self.head_end : within[0]] + self.flow[within[1] : cut]
        return ranked + self.flow[self.head_end : cut]

    def _tenure(self) -> Tenure:
        around = words().around
        said = (self.match["tenure"] or "").lower()
        if said in around.former or "former" in self.states:
            return "former"
        if said in {word.lower() for word in around.acting} or "acting" in self.states:
            return "acting"
        return "designate" if "designate" in self.states else "current"
