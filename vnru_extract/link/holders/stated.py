"""Posts that say themselves who holds them: `PostMention.holder` is where the holder's name starts."""

from collections import defaultdict
from collections.abc import Sequence

from vnru_extract.link.holders.holding import Holding
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role


def titles_of(names: Sequence[NameMention], posts: Sequence[PostMention]) -> dict[int, frozenset[Role]]:
    """The roles that the titles beside each name give it, by where the name starts."""
    titles: defaultdict[int, set[Role]] = defaultdict(set)
    for holding in find_holders(names, posts):
        if holding.name:
            titles[holding.name.start].add(holding.post.role)
    return {start: frozenset(roles) for start, roles in titles.items()}


def find_holders(names: Sequence[NameMention], posts: Sequence[PostMention]) -> list[Holding]:
    """Each post with the name that starts where it says; without one where no name starts there."""
    starting = {name.start: name for name in names}
    return [_holding(post, starting.get(-1 if post.holder is None else post.holder)) for post in posts]


def _holding(post: PostMention, name: NameMention | None) -> Holding:
    return Holding(post, name, "stated" if name else None)
