"""Who held which office, as documents show it: one holding an individual and office, with first and last day seen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vnru_extract.corpus.bearers import Bearer
from vnru_extract.corpus.gathering import OfficeSeen
from vnru_extract.corpus.posts import Post


@dataclass(eq=False, slots=True)
class Holding:
    """An office of one individual: the fullest form of the post, and all that documents say of it, in their order."""

    post: Post
    seen: list[OfficeSeen]

    @property
    def days(self) -> list[date]:
        """The days on which it was held, in order."""
        return sorted(office.seen for office in self.seen if office.seen is not None)

    @property
    def titles(self) -> list[str]:
        """The title forms, the most frequent first."""
        return _ranked(office.title for office in self.seen)

    @property
    def organisation(self) -> str | None:
        """The organisation as it is mostly named."""
        return next(iter(_ranked(office.organisation for office in self.seen if office.organisation)), None)


def holdings(person: Bearer) -> list[Holding]:
    """The offices of an individual; a post told in fewer words is the one other that it may be."""
    by_post: dict[Post, Holding] = {}
    offices = sorted((office for one, _ in person.seen for office in one.offices), key=lambda one: one.stated.order)
    for office in offices:
        by_post.setdefault(office.post, Holding(office.post, [])).seen.append(office)
    whole: list[Holding] = []
    for holding in sorted(by_post.values(), key=lambda held: (_fullness(held.post), str(held.post))):
        may_be = [one for one in whole if one.post.may_be(holding.post)]
        if len(may_be) == 1:
            may_be[0].seen = sorted([*may_be[0].seen, *holding.seen], key=lambda one: one.stated.order)
        else:
            whole.append(holding)
    return sorted(whole, key=lambda held: (held.days[:1] or [date.max], str(held.post)))


def _fullness(post: Post) -> tuple[int, int]:
    return -(post.country is not None) - (post.accredited_to is not None), -len(post.words)


def _ranked(values: Iterable[str]) -> list[str]:
    return [value for value, _ in sorted(Counter(values).items(), key=lambda counted: (-counted[1], counted[0]))]


def documents(seen: Sequence[OfficeSeen]) -> int:
    """How many documents say so."""
    return len({office.stated.source.id for office in seen})
