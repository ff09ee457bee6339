"""Which offices are one: `Minister of Foreign Affairs` and `Foreign Minister`, but not two chambers' speakers."""

from collections.abc import Iterable
from typing import NamedTuple

from vnru_extract.corpus import words
from vnru_extract.countries import blocs
from vnru_extract.institutions import is_led_by_party
from vnru_extract.models import Language, Office, Role

# A state has one of each at a time, whatever the title adds.
_ONE_A_STATE: frozenset[Role] = frozenset(
    {"president", "monarch", "prime_minister", "vice_president", "foreign_minister", "defence_minister"}
)


class Post(NamedTuple):
    """An office without its holder: `words` tell it from others of the same role and state."""

    role: Role
    country: str | None
    accredited_to: str | None
    words: frozenset[str]

    @property
    def is_telling(self) -> bool:
        """Whether two who hold it are likely to be one: not so for "a minister", "a Member of Parliament"."""
        if self.country is not None and (self.is_one_a_state or self.accredited_to is not None):
            return True
        heads_a_body = self.role == "head_of_body" and self.country in blocs()
        return heads_a_body or (bool(self.words - words.in_any_language("rank_words")) and self.role != "legislator")

    def may_be(self, other: "Post") -> bool:
        """Whether the two may be one office, one of them told in fewer words."""
        return (
            self.role == other.role
            and _agree(self.country, other.country)
            and _agree(self.accredited_to, other.accredited_to)
            and (self.is_one_a_state or self.words <= other.words or other.words <= self.words)
        )

    @property
    def is_one_a_state(self) -> bool:
        """Whether the state has one such office."""
        led = self.role == "party_leader" and self.country is not None and is_led_by_party(self.country)
        return led or self.role in _ONE_A_STATE

    def __str__(self) -> str:
        said = [self.role, *(() if self.is_one_a_state else sorted(self.words))]
        said += [f"of {self.country}"] if self.country else []
        return " ".join([*said, *([f"to {self.accredited_to}"] if self.accredited_to else [])])


def post_of(office: Office, language: Language) -> Post:
    """The post that an office of a record is."""
    said = office.title if office.organisation is None else f"{office.title} {office.organisation}"
    return Post(office.role, office.country, office.accredited_to, words.of_title(said, language))


def shared(one: Iterable[Post], other: Iterable[Post]) -> Post | None:
    """The most telling post that both have, first in the order of the alphabet; countries that are not said agree."""
    others = list(other)
    found = [post for post in one for theirs in others if post.is_telling and _is_same(post, theirs)]
    return min(found, key=str, default=None)


def _is_same(one: Post, other: Post) -> bool:
    if one.role != other.role or one.accredited_to != other.accredited_to:
        return False
    if one.country == other.country:
        return one.is_one_a_state or one.words == other.words
    return None in {one.country, other.country} and bool(one.words) and one.words == other.words


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other
