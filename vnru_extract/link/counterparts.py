"""What "his counterpart" and "her predecessor" hold: the office of the one they are measured by."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from vnru_extract.link.holders import Holding
from vnru_extract.link.identity import Individual
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

RELATIVE = frozenset({"counterpart", "predecessor", "successor"})
# Of these every country has many, or they are told with a country of their own.
_NOT_SHARED: frozenset[Role] = frozenset(
    {"academic", "adviser", "ambassador", "diplomat", "executive", "other", "special_envoy"}
)
# Of the posts of one person, the one that has a counterpart abroad.
_FIRST: tuple[Role, ...] = ("foreign_minister", "defence_minister", "president", "prime_minister", "speaker")
# As in "|At the invitation of| Prime Minister A, Minister B met his counterpart".
_INVITED = re.compile(r"(?:behalf|invitation) of (?:the )?(?:[A-Z]\w+(?:'s)? )?\Z")


def settle_counterparts(
    page: Page, names: Sequence[NameMention], person_at: Mapping[int, Individual], holdings: Sequence[Holding]
) -> list[Holding]:
    """The holdings, with the title and role of each counterpart's office; one that nothing explains stays as it is."""
    offices = _Offices(page, names, person_at, holdings)
    return [
        offices.settled(holding) if holding.post.rule in RELATIVE and holding.name else holding for holding in holdings
    ]


class _Offices:
    """Who holds what, for asking whose counterpart someone is."""

    def __init__(
        self, page: Page, names: Sequence[NameMention], person_at: Mapping[int, Individual], holdings: Sequence[Holding]
    ) -> None:
        self.page, self.names, self.person_at = page, names, person_at
        shared = [h for h in holdings if h.post.rule not in RELATIVE and h.post.role not in _NOT_SHARED]
        self.posts = [holding.post for holding in shared]
        self.starts = [post.start for post in self.posts]
        self.holder = {id(h.post): person_at[h.name.start] for h in shared if h.name}
        self.of_person: dict[int, list[PostMention]] = defaultdict(list)
        for holding in shared:
            if holding.name:
                self.of_person[id(person_at[holding.name.start])].append(holding.post)

    def settled(self, holding: Holding) -> Holding:
        """The holding with the other's title; a predecessor's and successor's country is that of the other too."""
        own = holding.post
        begin = max(self.page.sentence_at(own.start)[0], self.page.flow.rfind(";", 0, own.start))
        office = self._of_owner(own.start) or self._first_post(begin, own.start) or self._of_named(begin, own.start)
        if office is None:
            return holding
        country = own.country if own.rule == "counterpart" else office.country
        return replace(holding, post=replace(own, title=office.title, role=office.role, country=country))

    def _of_owner(self, end: int) -> PostMention | None:
        """As in "|Bayramov|'s Armenian counterpart"."""
        named = [name for name in self.names[bisect_left(self.name_starts, end - 40) :] if name.end < end]
        owner = named[-1] if named and self.page.flow.startswith("'s ", named[-1].end) else None
        return self._usual(id(self.person_at[owner.start])) if owner and end - owner.end < 25 else None

    def _first_post(self, begin: int, end: int) -> PostMention | None:
        """The office told first between two offsets, whoever holds it."""
        for post in self.posts[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]:
            if not _INVITED.search(self.page.flow, max(0, post.start - 50), post.start):
                return self._usual(id(self.holder[id(post)])) if id(post) in self.holder else post
        return None

    def _of_named(self, begin: int, end: int) -> PostMention | None:
        """The office of the first person named between two offsets, where it was told elsewhere."""
        for name in self.names[bisect_left(self.name_starts, begin) : bisect_left(self.name_starts, end)]:
            if post := self._usual(id(self.person_at[name.start])):
                return post
        return None

    def _usual(self, person: int) -> PostMention | None:
        ranked = {role: rank for rank, role in enumerate(_FIRST)}
        return min(self.of_person[person], key=lambda post: ranked.get(post.role, len(ranked)), default=None)

    @cached_property
    def name_starts(self) -> list[int]:
        """Where the names start."""
        return [name.start for name in self.names]
