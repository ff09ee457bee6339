"""Which post belongs to which name in English, by what stands between them.

In order: a name right after the title ("Foreign Minister |Sergey Lavrov|"); one before it in apposition
("|Bezdetko|, Russian Ambassador"); one after a comma ("the foreign minister, |Bui Thanh Son|,"); the holder of the
next or previous post that "and" ties to this one; one after a phrase between commas. Unsure stays unlinked.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise

from vnru_extract.extractors.people.shapes import POSTNOMINAL, shapes
from vnru_extract.link.holders.holding import Holding, Link
from vnru_extract.link.rolls import Rolls
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# "Deputy Prime Minister |and| Minister", "PM|, |FM", "Chairman |and concurrently the| Head"
_JOINT = re.compile(
    r"(?:,? +(?:and|&|cum)|,|/| -)\n?"
    r"(?: +(?:the|concurrently|also|as|Vice|an?|then|formerly|former|its))*[ /]*\Z|,? *\Z"
)
# As in "|Mr |Chairman Sir, Mr Kumar spoke".
_VOCATIVE = re.compile(r"\b(?:M[RSrs]s?|Mdm|Madame?)\.? \Z")
# "The Vice President and President Herzog" are two.
_APART: tuple[set[Role], ...] = ({"president", "vice_president"}, {"president", "prime_minister"})
# What sets two columns apart, and how long a line of them is at most.
_COLUMNS = re.compile(r" {4,}")
_WIDEST = 300
_THE = re.compile(r"\b[Tt]he +\Z")
# "the first President of Vietnam|, a great friend of our country, |Ho Chi Minh"
# "his senior advisor| for international climate policy, |John Podesta"
_LONG = re.compile(r"(?:, +(?:a|an|the|our|my|one)| +(?:for|on|of|in|at)) [^,.:;\n]{1,60}, +\Z")
# "Petr Fiala|, who leads the party and has served as the |Prime Minister", "Le Hoai Trung| was appointed |Minister"
_CLAUSE = re.compile(
    r"(?:,? who [^,.;:\n]{0,80}?\b(?:as|became|been|is|was)| (?:[A-Z]{2,4} ){1,2}as"
    r"| (?:also |previously |formerly |once |[a-z]+ly |has |had |later |then ){0,3}(?:acted|served|serves|worked) as"
    r"| (?:has been|is|was) (?:re-?)?(?:appointed|elected|named|sworn in)(?: as| to be)?)"
    r"(?: (?:also|an?|currently|her|his|its|now|the|their))* (?:[A-Z][\w.]*(?:'s)? )?\Z"
)
# "|The writer is Chile's |ambassador to Indonesia"
_WRITER = re.compile(r"\b[Tt]he (?:author|writer)(?: is|,)(?: currently)?(?: an?| the)?(?: [A-Z][\w.]*(?:'s)?)? \Z")
# "Presidents |A|, |B| and |C|"
# "King Felipe| of |Spain"
_OF_LAND = re.compile(r" of (?:the )?(?=[A-Z])")
_LIST = re.compile(r"(?:,? +and +|, *)(?:(?:Dr|H\.E|Mrs?|Ms)\.? +)*")


def titles_of(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> dict[int, frozenset[Role]]:
    """The roles that the titles beside each name give it, by where the name starts."""
    linker = _Linker(page, names, posts)
    titles: dict[int, frozenset[Role]] = {}
    for found, post in zip(linker.settled, posts, strict=True):
        if found:
            titles[found[0].start] = titles.get(found[0].start, frozenset()) | {post.role}
    return titles


def find_holders(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> list[Holding]:
    """Each post with its holder where the words say who that is; a plural title with each of its names."""
    linker = _Linker(page, names, posts)
    return [holding for index in range(len(posts)) for holding in linker.holdings(index)]


class _Linker:
    def __init__(self, page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.names, self.posts = page, page.flow, names, posts
        self.shapes = shapes(page.language)
        self.starts = [name.start for name in names]
        self.ends = [name.end for name in names]
        self.direct = [self._right_after(post) for post in posts]
        pairs = zip(self.direct, self.posts, strict=True)
        self.titled = {name.start for name in self.direct if name}
        self.direct_roles = {(name.start, post.role) for name, post in pairs if name}
        self.named_by_role: dict[Role, set[str]] = defaultdict(set)
        for name, post in zip(self.direct, self.posts, strict=True):
            if name:
                self.named_by_role[post.role].add(self.flow[name.start : name.end])
        self.rolls = Rolls(page, names, posts)
        self.settled: list[tuple[NameMention, Link] | None] = []
        for index in range(len(posts)):
            self.settled.append(self._own(index))
        self._share_joint_posts()

    def holdings(self, index: int) -> Iterator[Holding]:
        post, found = self.posts[index], self.settled[index]
        if rolled := self.rolls.of(post):
            yield from (Holding(member.post, member.name, "list") for member in rolled if member.post)
            return
        if found is None:
            yield Holding(post, None, None)
            return
        rank, count = self._rank(index)
        if count > 1 and post.accredited_to is None:
            named = [found[0], *(other.name for other in self._others_in_list(post, found[0]) if other.name)]
            yield Holding(post, named[rank], "list") if len(named) == count else Holding(post, None, None)
            return
        yield Holding(post, *found)
        if self.flow[post.end - 1] == "s" and not post.title.endswith("s"):
            yield from self._others_in_list(post, found[0])

    def _rank(self, index: int) -> tuple[int, int]:
        """Which of how many posts this is in "the presidents of Azerbaijan and Mongolia, |A| and |B|"."""
        place = (self.posts[index].start, self.posts[index].end)
        first, last = index, index + 1
        while first and (self.posts[first - 1].start, self.posts[first - 1].end) == place:
            first -= 1
        while last < len(self.posts) and (self.posts[last].start, self.posts[last].end) == place:
            last += 1
        return index - first, last - first

    def _others_in_list(self, post: PostMention, first: NameMention) -> Iterator[Holding]:
        name = first
        for after in islice(self.names, bisect_right(self.starts, first.start), None):
            if not _LIST.fullmatch(self.flow, name.end, after.start):
                return
            yield Holding(post, after, "list")
            name = after

    def _own(self, index: int) -> tuple[NameMention, Link] | None:
        post = self.posts[index]
        if name := self._above(post):
            return name, "apposition"
        if name := self.direct[index]:
            return name, "before_name"
        if index + 1 < len(self.posts) and self._opens_list_item(index):
            return None  # "Aide A, Deputy Chief of Staff - Press Secretary B"
        before, after = self._before(post), self._after_comma(post)
        told = before is not None and index > 0 and self.settled[index - 1] == (before, "after_comma")
        if before and after and (told or before.start in self.titled):
            return after, "after_comma"  # "Minister A, Finance Minister, B": A has a title already
        if before:
            return before, "apposition"
        if after:
            return after, "after_comma"
        return (self.writer, "apposition") if self.writer and self._is_of_writer(post) else None

    @cached_property
    def writer(self) -> NameMention | None:
        """The one whose by-line the page has."""
        bylines = [name for name in self.names if name.rule == "byline"]
        return bylines[0] if len({self.flow[name.start : name.end] for name in bylines}) == 1 else None

    def _is_of_writer(self, post: PostMention) -> bool:
        return _WRITER.search(self.flow, max(0, post.start - 50), post.start) is not None

    def _opens_list_item(self, index: int) -> bool:
        """Whether a post after someone who has a title belongs, without a comma, to the title of the next name."""
        before = self._before(self.posts[index])
        if before is None or before.start not in self.titled or not self.direct[index + 1]:
            return False
        gap = self.flow[self.posts[index].end : self.posts[index + 1].start]
        return "," not in gap and self._joint(index)

    def _land(self, name: NameMention) -> str | None:
        """The country of "King Felipe of |Spain|"."""
        of = _OF_LAND.match(self.flow, name.end)
        lands = self.page.countries_in(of.end(), of.end() + 40) if of else []
        return lands[0].code if of and lands and lands[0].start == of.end() else None

    def _above(self, post: PostMention) -> NameMention | None:
        """The name over the post where signatories stand side by side, a line of names and one of their posts."""
        line = self.flow.rfind("\n", 0, post.start) + 1
        above = self.flow.rfind("\n", 0, max(0, line - 1)) + 1
        if line - above > _WIDEST or not _COLUMNS.search(self.flow, above, line):
            return None
        names = self.names[bisect_left(self.starts, above) : bisect_left(self.starts, line)]
        stop = self.flow.find("\n", post.end, line + 2 * _WIDEST)
        stop = stop if stop >= 0 else line + 2 * _WIDEST
        beside = self.posts[bisect_left(self.rolls.post_starts, line) : bisect_left(self.rolls.post_starts, stop)]
        gaps = (self.flow[one.end : other.start] for one, other in pairwise(names))
        if len(names) < 2 or len(names) != len(beside) or not all(_COLUMNS.fullmatch(gap) for gap in gaps):
            return None
        return names[beside.index(post)]

    def _right_after(self, post: PostMention) -> NameMention | None:
        gap = self.shapes.to_name.match(self.flow, post.end)
        if not gap or gap.group("comma") is not None:
            return None
        return self._starting(gap.end())

    def _after_comma(self, post: PostMention) -> NameMention | None:
        if _VOCATIVE.search(self.flow, max(0, post.start - 8), post.start):
            return None
        gap = self.shapes.to_name.match(self.flow, post.end)
        if gap and (name := self._starting(gap.end())):
            of = self.rolls.code_of.get(name.start, post.country)
            return name if post.country in (None, of) else None
        following = bisect_left(self.starts, post.end)
        if following < len(self.names) and _LONG.match(self.flow, post.end, self.starts[following]):
            return self.names[following]
        return None

    def _starting(self, at: int) -> NameMention | None:
        index = bisect_left(self.starts, at)
        return self.names[index] if index < len(self.names) and self.starts[index] == at else None

    def _before(self, post: PostMention) -> NameMention | None:
        index = bisect_right(self.ends, post.start) - 1
        if index < 0 or post.start - self.ends[index] > 120:
            return None
        name = self.names[index]
        postnominal = post.title in POSTNOMINAL and self.flow[name.end : post.start] == " "
        tied = self.shapes.apposition.match(self.flow, name.end, post.start)
        if not (postnominal or tied or _CLAUSE.match(self.flow, name.end, post.start)):
            return None
        if post.country and self._land(name) not in (None, post.country):
            return None  # "with King Felipe of Spain, the Peruvian Foreign Minister"
        # "FM Bilawal, Turkish FM to meet": one who holds the office already is followed by the next.
        return None if (name.start, post.role) in self.direct_roles else name

    def _share_joint_posts(self) -> None:
        """Two posts that "and" ties together have one holder, unless each has one of its own."""
        for index in range(len(self.posts) - 2, -1, -1):
            after = self.settled[index + 1]
            if self.settled[index] is None and after and after[1] != "apposition" and self._opens_joint(index):
                self.settled[index] = (after[0], "joint_posts")
        for index in range(1, len(self.posts)):
            before = self.settled[index - 1]
            if self.settled[index] or not before or before[1] not in ("apposition", "joint_posts"):
                continue
            if self._joint(index - 1):
                self.settled[index] = (before[0], "joint_posts")

    def _opens_joint(self, index: int) -> bool:
        """Whether post `index` is tied to the next: not "|The Secretary| and Foreign Minister Lavrov", who are two."""
        post = self.posts[index]
        if {post.role, self.posts[index + 1].role} == {"monarch"}:
            return self._joint(index)  # "The King of Malaysia, Sultan Ibrahim"
        apart = {post.role, self.posts[index + 1].role} in _APART
        after = self.direct[index + 1]
        others = self.named_by_role[post.role] - ({self.flow[after.start : after.end]} if after else set())
        unnamed = (apart or others or " " not in post.title) and _THE.search(
            self.flow, max(0, post.start - 5), post.start
        )
        return not unnamed and self._joint(index)

    def _joint(self, index: int) -> bool:
        """Whether post `index` and the next are tied; a country's name between them is passed over."""
        first, second = self.posts[index], self.posts[index + 1]
        at = second.start
        country = next((m for m in self.page.countries_in(first.end, at) if m.end >= at - 4), None)
        return _JOINT.match(self.flow, first.end, country.start if country else at) is not None
