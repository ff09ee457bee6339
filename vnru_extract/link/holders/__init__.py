"""Which post belongs to which name: by what stands between them in English, elsewhere as the post itself says."""

from collections.abc import Callable, Sequence

from vnru_extract.link.holders import english, russian, stated, vietnamese
from vnru_extract.link.holders.holding import Holding, Link
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# Where the words between a post and a name tell who holds it. Elsewhere the extractor says it.
_SETTLERS: dict[str, Callable[[Page, Sequence[NameMention], Sequence[PostMention]], Sequence[PostMention]]] = {
    "ru": russian.with_holders,
    "vi": vietnamese.with_holders,
}

__all__ = ["Holding", "Link", "find_holders", "titles_of"]


def titles_of(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> dict[int, frozenset[Role]]:
    """The roles that the titles beside each name give it, by where the name starts."""
    if page.language == "en":
        return english.titles_of(page, names, posts)
    return stated.titles_of(names, _stating(page, names, posts))


def find_holders(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> list[Holding]:
    """Each post with its holder where the words say who that is; a plural title with each of its names."""
    if page.language == "en":
        return english.find_holders(page, names, posts)
    return stated.find_holders(names, _stating(page, names, posts))


def _stating(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> Sequence[PostMention]:
    """The posts, saying who holds them."""
    settle = _SETTLERS.get(page.language)
    return settle(page, names, posts) if settle else posts
