"""The words of `vi/offices.toml`, and the patterns made of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.vietnamese_spelling import spellings


class Around(Entry):
    """Words before and behind a title's head, by what they make of it."""

    deputy: tuple[str, ...]
    joint: tuple[str, ...]
    former: tuple[str, ...]
    acting: tuple[str, ...]
    new: tuple[str, ...]
    rank: tuple[str, ...]
    acting_behind: tuple[str, ...]
    designate_behind: tuple[str, ...]
    former_behind: tuple[str, ...]
    current_behind: tuple[str, ...]


class NotPosts(Entry):
    """Words that make a title no post, or more than one."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    many: tuple[str, ...]


class OfficeWords(Lexicon):
    """`vi/offices.toml`."""

    heads: dict[str, tuple[str, ...]]
    abbreviations: dict[str, str]
    around: Around
    not_posts: NotPosts
    bodies: dict[str, tuple[str, ...]]
    topics: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class OfficePatterns:
    """Compiled once. `core` matches a title's head with what is before it and its ranks; case never counts."""

    core: re.Pattern[str]
    body: re.Pattern[str]
    topic: re.Pattern[str]
    rank: re.Pattern[str]
    behind: re.Pattern[str]
    not_post: re.Pattern[str]
    many: re.Pattern[str]
    abbreviation: re.Pattern[str]


@cache
def words() -> OfficeWords:
    """The words of `vi/offices.toml`."""
    return load("offices", OfficeWords, "vi")


def any_of(listed: Iterable[str]) -> str:
    """A regex source for any of the words in any placement of their tone marks, as whole words.

    Lower-cased, since patterns ignore case: one arm a word rather than two.
    """
    return rf"(?:{alternation(sorted({form.lower() for form in spellings(listed)}))})(?!\w)"


@cache
def class_of() -> dict[str, str]:
    """The class of each head, lower-cased."""
    return {form.lower(): name for name, heads in words().heads.items() for form in spellings(heads)}


@cache
def patterns() -> OfficePatterns:
    """The patterns of all titles."""
    lexicon, around = words(), words().around
    heads = [head for listed in lexicon.heads.values() for head in listed]
    before = {
        "tenure": (*around.former, *around.acting, *around.new),
        "joint": around.joint,
        "deputy": around.deputy,
    }
    leads = "".join(rf"(?:(?P<{name}>{any_of(listed)}) +)?" for name, listed in before.items())
    behind = {
        "acting": around.acting_behind,
        "designate": around.designate_behind,
        "former": around.former_behind,
        "current": around.current_behind,
    }
    tails = "|".join(rf"(?P<{name}>{any_of(listed)})" for name, listed in behind.items())
    unless = any_of(lexicon.not_posts.behind)
    bodies = [body for listed in lexicon.bodies.values() for body in listed]
    topics = [topic for listed in lexicon.topics.values() for topic in listed]
    return OfficePatterns(
        core=re.compile(rf"(?<![\w-]){leads}(?P<head>{any_of(heads)})(?! {unless})", re.IGNORECASE),
        body=re.compile(any_of(bodies), re.IGNORECASE),
        topic=re.compile(any_of(topics), re.IGNORECASE),
        rank=re.compile(rf" +{any_of(around.rank)}", re.IGNORECASE),
        behind=re.compile(rf" +(?:{tails})", re.IGNORECASE),
        not_post=re.compile(rf"(?<![\w-]){any_of(lexicon.not_posts.before)} +\Z", re.IGNORECASE),
        many=re.compile(rf"(?<![\w-]){any_of(lexicon.not_posts.many)} +(?:(?:đồng chí|vị) +)?\Z", re.IGNORECASE),
        abbreviation=re.compile(rf"(?<!\w)(?:{alternation(lexicon.abbreviations)})(?!\w)"),
    )


def write_out(title: str) -> str:
    """A title without abbreviations: `Chủ tịch UBND tỉnh` as `Chủ tịch Ủy ban nhân dân tỉnh`."""
    return patterns().abbreviation.sub(lambda match: words().abbreviations[match.group()], title)
