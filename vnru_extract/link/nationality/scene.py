"""What all evidence of countries asks about: who is named where, who holds which post, what the document is about."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from vnru_extract.link.holders import Holding
from vnru_extract.link.identity import Individual
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# Who holds one of these is not the government's.
PRIVATE: frozenset[Role] = frozenset({"academic", "executive"})
_OF_BODIES: frozenset[Role] = frozenset({"deputy_head_of_body", "head_of_body", "judge", "other", "president"})
_INTERNATIONAL = re.compile(
    r"\b(?:Africa|Asia|Europe|Global|Inter-[A-Z]\w+|International|Tribunal|U\.?N\.?|United +Nations|World)\b"
    r"|\b(?:FAO|IAEA|ICAO|ILO|IMF|IMO|ITU|OECD|OPEC|UNESCO|WHO|WIPO|WTO)\b"
)
# As in "the Biden|-Harris Administration|", "the Modi| government|".
_GOVERNMENT = re.compile(r"(?:-[A-Z]\w+)?(?:'s)? +(?:administration|cabinet|government)\b", re.IGNORECASE)
# A country named this often, beside the one named most, is one that the document is about.
_MAIN_SHARE = 0.25
# Words of a title, or around one, that are written small.
_SMALL_IN_TITLES = frozenset(
    {"a", "ad", "affairs", "also", "and", "as", "at", "chief", "counterpart", "defence", "defense", "deputy",
     "finance", "for", "foreign", "general", "head", "in", "interim", "minister", "minister's", "of", "on",
     "president", "prime", "secretary", "the", "to", "trade", "vice", "well", "with"}
)  # fmt: skip


class Scene:
    """The people of a page, their mentions and posts. `told` are countries that words beside them state."""

    def __init__(self, page: Page, people: Sequence[Individual], held: Sequence[tuple[Holding, Individual]]) -> None:
        self.page, self.flow, self.people, self.held = page, page.flow, people, held
        self.places: dict[int, list[int]] = defaultdict(list)
        for index, (_, person) in enumerate(held):
            self.places[id(person)].append(index)
        self.mentions = sorted(
            ((mention.start, mention.end, person) for person in people for mention in person.mentions),
            key=lambda mention: mention[:2],
        )
        self.starts = [start for start, _, _ in self.mentions]
        self.ends = [end for _, end, _ in self.mentions]
        self.told: Counter[str] = Counter()

    def posts(self, person: Individual) -> list[PostMention]:
        """The posts that a person holds."""
        return [self.held[index][0].post for index in self.places[id(person)]]

    def is_of_state(self, person: Individual) -> bool:
        """Whether someone holds an office of a state, not of a company or of the world, or leads a government."""
        return any(self._is_post_of_state(post) for post in self.posts(person)) or any(
            _GOVERNMENT.match(self.flow, mention.end) for mention in person.mentions
        )

    def _is_post_of_state(self, post: PostMention) -> bool:
        if post.role in PRIVATE or post.country not in (None, *self.named):
            return False
        around = max(0, post.start - 30), post.end + 60
        return post.role not in _OF_BODIES or not _INTERNATIONAL.search(self.flow, *around)

    @cached_property
    def named(self) -> Counter[str]:
        """The countries that the document names, and how often."""
        return Counter(mention.code for mention in self.page.countries if mention.form != "bloc")

    @cached_property
    def main(self) -> frozenset[str]:
        """The countries that the document is about: the pair, and those that it names nearly as often as any."""
        most = max(self.named.values(), default=0)
        often = {code for code, count in self.named.items() if count >= most * _MAIN_SHARE}
        return frozenset(often | (set(self.page.pair or ()) & self.named.keys()))

    def across(self, code: str | None) -> str | None:
        """The other of the two countries that the document is about."""
        pair = self.page.pair
        if pair is None or code not in pair:
            return None
        return pair[0] if code == pair[1] else pair[1]

    def last_before(self, at: int) -> int | None:
        """The index of the last mention that ends before an offset, in its sentence."""
        index = bisect_right(self.ends, at) - 1
        return index if index >= 0 and self.starts[index] >= self.page.sentence_at(at)[0] else None

    def listed_before(self, at: int) -> list[int]:
        """The mentions of the list that ends before an offset, last first: "A, Minister of Trade B and C |met|"."""
        index = self.last_before(at)
        found: list[int] = []
        while index is not None:
            found.append(index)
            begins = self.starts[index]
            index = self.last_before(begins)
            if index is not None and not self.is_title(self.ends[index], begins):
                index = None
        return found

    def listed_behind(self, at: int) -> list[int]:
        """The mentions of the list that begins at an offset: "met| President A and Minister B"."""
        end = self.page.sentence_at(at)[1]
        found: list[int] = []
        for index in range(bisect_left(self.starts, at), len(self.starts)):
            if self.starts[index] >= end or not self.is_title(at, self.starts[index]):
                break
            found.append(index)
            at = self.ends[index]
        return found

    def persons(self, mentions: Iterable[int]) -> list[Individual]:
        """Who is mentioned there."""
        return [self.mentions[index][2] for index in mentions]

    def is_title(self, start: int, end: int) -> bool:
        """Whether only words of titles stand between two offsets: no verb, no new sentence."""
        if end - start > 200:
            return False
        gap = self.flow[start:end]
        if any(mark in gap for mark in ":;\n"):
            return False
        words = gap.replace(",", " ").replace("(", " ").replace(")", " ").replace("/", " ").replace("-", " ").split()
        return all(not word[0].islower() or word in _SMALL_IN_TITLES for word in words)
