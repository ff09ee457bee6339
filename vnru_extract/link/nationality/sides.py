"""What others' countries say: the list of one side, the post before in a list, the peer across, the spouse."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from vnru_extract import names
from vnru_extract.link.delegations import Delegation, Delegations
from vnru_extract.link.holders import Holding
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role

# Between the posts of one delegation's list: "Foreign Minister A|, |Adviser B|, and |..."
_LIST = {
    language: re.compile(rf"[^.;:\n]{{0,60}}?(?:,|;| {word})[^.:\n]{{0,30}}\Z")
    for language, word in (("en", "and"), ("ru", "и"), ("vi", "và"))
}
# As in "|his spouse| Mrs. C", "and |his wife,| D".
_SPOUSE = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]he|and) (?:brother|daughter|father|husband|mother|sister|son|spouse|wife),? +"
    r"(?:(?:Dr|Lady|Madam|Madame|Mme|Mr|Mrs|Ms)\.? +)*\Z"
)
# Of these a government has many, so that two of one list are of one country.
_MANY: frozenset[Role] = frozenset({"minister", "deputy_minister", "adviser", "head_of_body", "legislator", "other"})
_LEADERS: frozenset[Role] = frozenset({"president", "prime_minister", "monarch", "party_leader"})
# Of these each country has one, or one on each side of a table.
_PEERS: frozenset[Role] = _LEADERS | {
    "deputy_minister",
    "deputy_prime_minister",
    "deputy_speaker",
    "defence_minister",
    "foreign_minister",
    "minister",
    "speaker",
    "vice_president",
}
# So many countries in one sentence's posts, and each of the list speaks for its own.
_EACH_ITS_OWN = 3
# Shorter surnames are too many people's.
_TELLING_SURNAME = 5


class Sides:
    """The delegations of a page, with what is known of its people so far."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page, self.held = scene, scene.page, scene.held
        self.lists = Delegations(scene.page)
        self.delegations: list[Delegation] = []
        self.delegation_starts: list[int] = []
        self.post_starts = [holding.post.start for holding, _ in self.held]
        self.surname = {id(person): (names.keys(person.name) or ("",))[-1] for person in scene.people}
        self.bearers: dict[str, list[Individual]] = defaultdict(list)
        for person in scene.people:
            self.bearers[self.surname[id(person)]].append(person)

    def read(self) -> None:
        """Find the lists of one side, now that some people's countries are known."""
        named = {start: person.country for start, _, person in self.scene.mentions if person.country}
        self.delegations = self.lists.found(named)
        self.delegation_starts = [delegation.start for delegation in self.delegations]

    def in_delegation(self, person: Individual) -> Iterator[Vote]:
        """For the side in whose list a post without a country stands."""
        for index in self.scene.places[id(person)]:
            at = self.held[index][0].post.start
            before = bisect_right(self.delegation_starts, at) - 1
            if before >= 0 and at < self.delegations[before].end:
                yield Vote(self.delegations[before].code, 3.0, "delegation")
                return

    def in_list(self, person: Individual) -> Iterator[Vote]:
        """For the country of the post before or behind in a list of different posts: "Foreign Minister A, Aide B"."""
        for index in self.scene.places[id(person)]:
            if self.held[index][0].post.country:
                continue
            for first, second in ((index - 1, index), (index, index + 1)):
                if first < 0 or second == len(self.held):
                    continue
                other = self.held[second if first == index else first][1]
                if other.country and other is not person and self._continues(self.held[first][0], self.held[second][0]):
                    yield Vote(other.country, 2.5, "list")
                    return

    def _continues(self, before: Holding, holding: Holding) -> bool:
        first, second = before.post, holding.post
        if {first.role, second.role} <= _LEADERS or before.name is None or second.country:
            return False
        if first.role == second.role and (first.role not in _MANY or first.title == second.title):
            return False
        start = max(first.end, before.name.end)
        sentence = self.page.sentence_at(first.start)
        if sentence != self.page.sentence_at(second.start) or self._is_of_many(sentence):
            return False
        return start <= second.start and bool(_LIST[self.page.language].match(self.page.flow, start, second.start))

    def _is_of_many(self, sentence: tuple[int, int]) -> bool:
        first, last = (bisect_left(self.post_starts, offset) for offset in sentence)
        return len({self.held[at][0].post.country for at in range(first, last)} - {None}) >= _EACH_ITS_OWN

    def counterpart(self, person: Individual) -> Iterator[Vote]:
        """For the other country of the pair, where someone is named together with a peer who serves the first."""
        for index in self.scene.places[id(person)]:
            for near in (index - 1, index + 1):
                if not 0 <= near < len(self.held) or self.held[near][1] is person:
                    continue
                first, second = sorted((index, near))
                if self._continues(self.held[first][0], self.held[second][0]):
                    continue
                if code := self._across(self.held[index][0].post, self.held[near][0].post, self.held[near][1]):
                    yield Vote(code, 2.0, "counterpart")
                    return

    def _across(self, post: PostMention, near: PostMention, peer: Individual) -> str | None:
        roles = {post.role, near.role}
        if not roles <= _PEERS or not (len(roles) == 1 or roles <= _LEADERS):
            return None
        same_sentence = self.page.sentence_at(post.start) == self.page.sentence_at(near.start)
        return self.scene.across(peer.country) if same_sentence else None

    def kin(self, person: Individual) -> Iterator[Vote]:
        """For the country of the one with the same surname, or of whom "his wife" is said."""
        surname = self.surname[id(person)]
        codes = {other.country for other in self.bearers[surname] if other.country}
        if len(codes) == 1 and len(surname) >= _TELLING_SURNAME and not names.is_exact(person.name):
            is_spouse = any(post.title == "First Lady" for post in self.scene.posts(person))
            yield Vote(codes.pop(), 4.0 if is_spouse else 2.0, "kin")
        for mention in person.mentions:
            if _SPOUSE.search(self.page.flow, max(0, mention.start - 40), mention.start):
                before = self.scene.last_before(mention.start)
                country = (
                    self.scene.mentions[before][2].country if before is not None else self._companion(mention.start)
                )
                if country:
                    yield Vote(country, 4.0, "kin")

    def _companion(self, at: int) -> str | None:
        """As in "He was accompanied by his wife A": the country of the side whose list this is."""
        before = bisect_right(self.delegation_starts, at) - 1
        inside = before >= 0 and at < self.delegations[before].end
        return self.delegations[before].code if inside else None
