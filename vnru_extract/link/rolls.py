"""Rows of names with their countries in brackets, "A (Japan), B (Laos) and C (Chad)", and the title they share.

The title stands before the row in the plural: "The following |ambassadors| presented their credentials: A (Japan) ...".
Where it has a country of its own, "Russian ambassadors A (Japan) and B (Laos)", the brackets say where each is posted.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# Between one bracket and the next name; a name may lack its first words: "), |Mat| Dris".
_BETWEEN = re.compile(r"(?:[,;]? +and +|[,;] *|\n+)(?:[A-Z][\w.'-]* ){0,4}")
# What stands before a row: "to the President|:", "ambassadors| including Mr".
_OPENS = re.compile(r"(?:[:—]| -|,? (?:included|includes?|including|namely|were|are)|\A)\s*(?:[A-Z][\w.]* )?\Z")
_BRACKET = re.compile(r" \((?P<inside>[A-Z][^()\n,;]{1,50})\)")
# The words of a state's full name that are not its country's: "|Kingdom of| Spain", "Argentine| Republic|".
_OF_STATES = re.compile(
    r"(?:Commonwealth|Confederation|Democratic|Federal|Federation|Islamic|Kingdom|People's|Principality|Republic|"
    r"Socialist|States?|Sultanate|Union|United|of|the|and|\s)*"
)
_CREDENTIALS = re.compile(r"\b(?:credentials|letters of credence)\b", re.IGNORECASE)
_HOSTS: frozenset[Role] = frozenset({"governor", "monarch", "president"})
# How far the title may stand before the row that it announces.
_REACH = 250


@dataclass(frozen=True, slots=True)
class Member:
    """A name with the country that its bracket gives, and the post it holds by the title before the row."""

    name: NameMention
    code: str
    announced: PostMention | None = None
    post: PostMention | None = None


class Rolls:
    """The rows of a page."""

    def __init__(self, page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.names, self.posts = page, page.flow, names, posts
        self.name_starts = [name.start for name in names]
        self.post_starts = [post.start for post in posts]
        self.members = [told for row in self._rows() for told in self._told(row)]

    @cached_property
    def announced(self) -> dict[int, list[Member]]:
        """Those whom each plural title announces, by its identity."""
        members: dict[int, list[Member]] = defaultdict(list)
        for member in self.members:
            if member.announced:
                members[id(member.announced)].append(member)
        return members

    @cached_property
    def code_of(self) -> dict[int, str]:
        """The country of each name in a row, by where the name starts."""
        return {member.name.start: member.code for member in self.members}

    def of(self, post: PostMention) -> list[Member]:
        """Those who hold the post that a plural title announces."""
        return self.announced.get(id(post), [])

    def _rows(self) -> Iterator[list[Member]]:
        row: list[Member] = []
        end = -1
        for name in self.names:
            bracket = _BRACKET.match(self.flow, name.end)
            code = self._country(*bracket.span("inside")) if bracket else None
            if not bracket or code is None:
                continue
            if row and not _BETWEEN.fullmatch(self.flow, end, name.start):
                yield row
                row = []
            row.append(Member(name, code))
            end = bracket.end()
        yield row

    def _country(self, start: int, end: int) -> str | None:
        """The country that a bracket names, if it has nothing else."""
        found = self.page.countries_in(start, end)
        if len({country.code for country in found}) != 1:
            return None
        edges = [start, *(at for country in found for at in (country.start, country.end)), end]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        return found[0].code if all(_OF_STATES.fullmatch(self.flow, *gap) for gap in gaps) else None

    def _told(self, row: Sequence[Member]) -> Iterator[Member]:
        if len(row) < 2:
            return
        title = self._title(row[0].name.start)
        if title is None:
            yield from row
            return
        to = title.accredited_to or self._host(title)
        for member in row:
            post = replace(title, country=member.code, accredited_to=to)
            if title.country and title.role == "ambassador":
                post = replace(title, accredited_to=member.code)
            yield replace(member, announced=title, post=post if title.country in (None, post.country) else None)

    def _title(self, start: int) -> PostMention | None:
        """The last plural title before the row, in its sentence, with nobody named between."""
        begin = self.page.sentence_at(start)[0]
        first = bisect_left(self.name_starts, start)
        begin = max(begin, start - _REACH, self.names[first - 1].end if first else 0)
        for post in reversed(self.posts[: bisect_left(self.post_starts, start)]):
            if post.start < begin:
                return None
            plural = self.flow[post.end - 1] == "s" and not post.title.endswith("s")
            if plural:
                return post if _OPENS.search(self.flow[post.end : start]) else None
        return None

    def _host(self, title: PostMention) -> str | None:
        """To whose head of state those who present credentials are accredited."""
        begin, end = self.page.sentence_at(title.start)
        if title.role != "ambassador" or not _CREDENTIALS.search(self.flow, begin, end):
            return None
        hosts = {p.country for p in self.posts if title.end <= p.start < end and p.role in _HOSTS and p.country}
        return hosts.pop() if len(hosts) == 1 else None
