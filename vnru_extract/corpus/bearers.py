"""Bearers of one name, on their way to be one person: what is known of them, and why they were put together."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Self, TypeVar

from vnru_extract.corpus.gathering import PersonSeen
from vnru_extract.corpus.models import PersonRule
from vnru_extract.corpus.overrides import Overrides
from vnru_extract.corpus.posts import Post
from vnru_extract.corpus.states import successor
from vnru_extract.models import Role
from vnru_extract.names import is_exact, keys
from vnru_extract.transcription import compared

T = TypeVar("T")

_REMEMBERED = 16_384
_GENERATIONS = frozenset({"ii", "iii", "iv", "jr", "sr"})
# Where names are few, a minister is no company's director of the same name, nor a professor.
_CALLINGS: dict[Role, str] = {"executive": "business", "academic": "learning"}


@dataclass(frozen=True, slots=True)
class Joined:
    """Why someone of a document is this person."""

    rule: PersonRule
    evidence: str


_Places = frozenset[tuple[int, int]]
_BY_HAND = Joined("override", "said to be the same")


@dataclass(eq=False, slots=True)
class Bearer:
    """One person, as far as is known.

    `is_loose`: put together only to be looked at together, and each alone if nothing more is found; `part_of`: the
    bearer that has taken this one.
    """

    seen: list[tuple[PersonSeen, Joined | None]]
    names: dict[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()
    apart: _Places = frozenset()
    is_loose: bool = False
    part_of: "Bearer | None" = None

    @classmethod
    def of(cls, people: Iterable[PersonSeen], why: Joined | None, *, is_loose: bool = False) -> Self:
        """The bearer that people of some documents are; one alone needs no reason."""
        seen = list(people)
        made = cls([(one, why if len(seen) > 1 else None) for one in seen], is_loose=is_loose)
        for one in seen:
            key, name = name_key(one.name), compared(one.name)
            made.names[key] = min(made.names.get(key, name), name)
            made.countries = _both(made.countries, _country(one.country))
            made.posts = _both(made.posts, one.posts)
            made.apart = _both(made.apart, one.apart)
        return made

    def take(self, other: "Bearer", why: Joined, *, keeping: bool = True) -> None:
        """Make another bearer part of this one; reasons that were given before stay, if `keeping`."""
        self.seen += [(one, (before if keeping else None) or why) for one, before in other.seen]
        self.names = other.names | self.names
        self.countries = _both(self.countries, other.countries)
        self.posts = _both(self.posts, other.posts)
        self.apart = _both(self.apart, other.apart)
        other.part_of, other.seen = self, []

    @property
    def whole(self) -> "Bearer":
        """The bearer that this one is part of by now."""
        return self if self.part_of is None else self.part_of.whole

    def alone(self) -> "list[Bearer]":
        """Each one apart."""
        return [Bearer.of([one], None) for one, _ in self.seen]

    @property
    def callings(self) -> set[str]:
        """The kinds of offices held; empty where none is, or the name is not one of those that many share."""
        return {calling for one, _ in self.seen for calling in _callings(one)}

    @property
    def order(self) -> tuple[object, ...]:
        """The most documents first; then the first of them."""
        return -len(self.seen), min(one.stated.order for one, _ in self.seen)

    @property
    def words(self) -> int:
        """How many words the longest name has."""
        return max(len(words_of(name)) for name in self.names.values())

    def is_apart_from(self, other: "Bearer") -> bool:
        """Whether someone said that the two are not one."""
        places = dict(self.apart)
        return any(places.get(group, place) != place for group, place in other.apart)


def _both(one: frozenset[T], other: frozenset[T]) -> frozenset[T]:
    """What is in either; the same object where the other adds nothing, for there are very many."""
    return one if other <= one else one | other if one else other


@cache
def _country(code: str | None) -> frozenset[str]:
    return frozenset({successor(code)} if code else ())


@lru_cache(maxsize=_REMEMBERED)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return keys(compared(name))


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """A name as it is compared: folded, transliterators' choices undone, in one word; father and son are two.

    >>> name_key("Sergey Lavrov") == name_key("Sergei LAVROV"), name_key("Bui Thanh Son") == name_key("Bùi Thanh Sơn")
    (True, True)
    """
    last = name.lower().split()[-1].strip(".")
    return "".join(words_of(name)).replace("-", "") + (f" {last}" if last in _GENERATIONS else "")


def is_full(name: str) -> bool:
    """Whether a name has two words or more."""
    return len(words_of(name)) > 1


def bearers(people: Iterable[PersonSeen], overrides: Overrides) -> list[Bearer]:
    """Those who are one from the start: of one full name and country, or one name and office; the others each alone."""
    groups: defaultdict[tuple[Hashable, _Places, frozenset[int]], list[PersonSeen]] = defaultdict(list)
    for one in people:
        joined = overrides.joined(one.name, one.stated.source.id, one.stated.fact)
        groups[_group(one), one.apart, joined].append(one)
    found: list[Bearer] = []
    told: defaultdict[int, list[Bearer]] = defaultdict(list)
    for (_, _, joined), group in groups.items():
        bearer = _first(group)
        found.append(bearer)
        for number in joined:
            told[number].append(bearer)
    _join_by_hand(told)
    return [bearer for bearer in found if bearer.part_of is None]


def _callings(one: PersonSeen) -> frozenset[str]:
    """The kinds of offices that someone holds, in a tradition with few names for many people."""
    is_shared = is_exact(compared(one.name))
    return frozenset(_CALLINGS.get(post.role, "state") for post in one.posts) if is_shared else frozenset()


def _group(one: PersonSeen) -> Hashable:
    key, country = name_key(one.name), one.country and successor(one.country)
    if country and is_full(one.name):
        return key, country, _callings(one)
    posts = _telling(one)
    return (key, country, posts) if country or posts else one.stated


def _telling(one: PersonSeen) -> frozenset[Post]:
    """The offices that make two bearers of the name one: for a full name any, for "Putin" a certain one of a state."""
    if is_full(one.name):
        return one.posts
    return frozenset(post for post in one.posts if post.is_telling and post.country is not None)


def _first(group: list[PersonSeen]) -> Bearer:
    one = group[0]
    if one.country and is_full(one.name):
        return Bearer.of(group, Joined("same_name", f"country {successor(one.country)}"))
    rule: PersonRule = "same_name_same_office" if is_full(one.name) else "single_name_same_office"
    why = Joined(rule, str(min(_telling(one), key=str))) if _telling(one) else None
    return Bearer.of(group, why, is_loose=why is None and len(group) > 1)


def _join_by_hand(told: dict[int, list[Bearer]]) -> None:
    """Bearers that overrides call the same become one."""
    for _, (first, *others) in sorted(told.items()):
        whole = first.whole
        for other in (one.whole for one in others):
            if other is not whole:
                whole.take(other, _BY_HAND, keeping=False)
                whole.seen = [(one, _BY_HAND) for one, _ in whole.seen]
                whole.is_loose = False
