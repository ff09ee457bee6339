"""Posts to the record's offices: country and holder settled, one record a post and holder."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnru_extract.countries import blocs
from vnru_extract.extractors.offices.words import any_word, words
from vnru_extract.link.counterparts import RELATIVE, settle_counterparts
from vnru_extract.link.holders import Link, find_holders
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality import settle_countries
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.models import Office, Role
from vnru_extract.page import Page

# Offices of which one person has only one: "Foreign Minister" and "Minister of Foreign Affairs" are one record.
_SINGLE: frozenset[Role] = frozenset(
    {"president", "vice_president", "monarch", "prime_minister", "deputy_prime_minister", "foreign_minister",
     "defence_minister", "party_leader", "speaker"}
)  # fmt: skip
_MINISTERS: frozenset[Role] = frozenset({"defence_minister", "foreign_minister", "minister"})
_BARE_MINISTER = frozenset({frozenset({"minister"}), frozenset({"министр"}), frozenset({"bộ", "trưởng"})})
_RULES: dict[Link | None, str] = {
    "before_name": "title_before_name",
    "apposition": "title_in_apposition",
    "after_comma": "title_before_comma",
    "joint_posts": "joint_posts",
    "list": "plural_title",
    None: "title_alone",
}
_PLAIN_WORD = re.compile(r"\w+")


@dataclass(eq=False)
class _Held:
    """A post of one holder, all its mentions."""

    post: PostMention
    holder: Individual | None
    rule: str
    spans: list[tuple[int, int]]


def link_offices(
    page: Page, people: Sequence[Individual], names: Sequence[NameMention], posts: Sequence[PostMention]
) -> tuple[Office, ...]:
    """The record's offices; sets each person's country from the posts held, the words around, the name's form."""
    person_at = {mention.start: person for person in people for mention in person.mentions}
    holdings = settle_counterparts(page, names, person_at, find_holders(page, names, posts))
    held = [(h, person_at[h.name.start]) for h in holdings if h.name]
    settle_countries(page, people, held)
    by_holder: dict[int, list[_Held]] = defaultdict(list)
    for holding, person in held:
        if holding.post.title in RELATIVE:
            continue
        post = _with_role(_of_its_time(page, _with_country(holding.post, person, page.language), person), page)
        _add(by_holder[id(person)], post, person, post.rule if holding.link == "stated" else _RULES[holding.link])
    offices = [office for of_one in by_holder.values() for office in of_one]
    offices += _unheld(page, offices, [holding.post for holding in holdings if holding.name is None])
    ids = {id(person): f"p{number}" for number, person in enumerate(people, 1)}
    offices.sort(key=lambda o: (min(o.spans), ids.get(id(o.holder), ""), o.post.accredited_to or ""))
    return tuple(_record(page, number, office, ids) for number, office in enumerate(offices, 1))


def _record(page: Page, number: int, office: _Held, ids: dict[int, str]) -> Office:
    spans = sorted(set(office.spans))
    return Office(
        id=f"o{number}",
        title=office.post.title,
        role=office.post.role,
        organisation=office.post.organisation,
        country=office.post.country,
        accredited_to=office.post.accredited_to,
        holder=ids.get(id(office.holder)),
        tenure=office.post.tenure,
        spans=tuple(page.span(*span) for span in spans),
        rule=office.rule,
        sentence=page.span(*page.sentence_at(spans[0][0])),
    )


# Whose only department this is, a bare "Secretary" of the United States heads.
_STATE_DEPARTMENT = re.compile(r"\b(?:Secretary|Department) of State\b|\bState Department\b")
_OTHER_DEPARTMENT = re.compile(
    r"\b(?:Secretary|Department) of (?!State\b)[A-Z]|\b[A-Z][a-z]+ Department\b(?<!State Department)"
)


def _with_role(post: PostMention, page: Page) -> PostMention:
    """A bare "Secretary" on the State Department's page is that of State; a bare "председатель" of China, president."""
    if post.title.lower() == "председатель" and post.country == "CN":
        return replace(post, role="president")
    if post.title != "Secretary" or post.country != "US" or not _STATE_DEPARTMENT.search(page.flow):
        return post
    return post if _OTHER_DEPARTMENT.search(page.flow) else replace(post, role="foreign_minister")


def _with_country(post: PostMention, person: Individual, language: str) -> PostMention:
    """A post with its country: its own, that of the body which alone has such a title, or its holder's."""
    own = words(language).own if language == "en" else {}
    bloc = next((code for code in own if code in blocs() and any_word(post.title.lower(), own[code])), None)
    if post.country is None and bloc:
        return replace(post, country=bloc)
    if post.country is None and post.accredited_to != person.country:
        return replace(post, country=person.country)
    return post


def _of_its_time(page: Page, post: PostMention, person: Individual) -> PostMention:
    """A post that only its page makes Russia's is the Soviet Union's where its holder is."""
    soviet = post.country == "RU" and person.country == "SU" and page.language != "en"
    return replace(post, country="SU") if soviet and not page.countries_in(post.start, post.end) else post


def _add(offices: list[_Held], post: PostMention, holder: Individual, rule: str) -> None:
    for office in offices:
        if _is_same_post(office.post, post):
            office.spans.append((post.start, post.end))
            office.post = _fuller(office.post, post)
            return
    offices.append(_Held(post, holder, rule, [(post.start, post.end)]))


def _is_same_post(one: PostMention, other: PostMention) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if one.accredited_to and other.accredited_to and one.accredited_to != other.accredited_to:
        return False
    if one.role == other.role and one.role in _SINGLE:
        return one.tenure == other.tenure or "former" not in (one.tenure, other.tenure)
    a, b = _title_words(one), _title_words(other)
    if not _BARE_MINISTER.isdisjoint((a, b)) and {one.role, other.role} <= _MINISTERS:
        return True  # "Secretary for Foreign Affairs A", then "Minister A"
    short, long = sorted((a, b), key=len)
    return short <= long and (one.role == other.role or len(short) == 1)


def _title_words(post: PostMention) -> frozenset[str]:
    return frozenset(_PLAIN_WORD.findall(post.title.lower())) - {"of", "the", "and", "for", "to"}


def _fuller(one: PostMention, other: PostMention) -> PostMention:
    """The post told at more length, with what the other adds to it."""
    long, short = (other, one) if len(_title_words(other)) > len(_title_words(one)) else (one, other)
    return replace(
        long,
        organisation=long.organisation or short.organisation,
        country=long.country or short.country,
        accredited_to=long.accredited_to or short.accredited_to,
    )


def _unheld(page: Page, held: Sequence[_Held], posts: Sequence[PostMention]) -> list[_Held]:
    """Posts that nobody is named for: told again of their only holder, else records if their country is told."""
    known: dict[tuple[Role, str | None], list[_Held]] = defaultdict(list)
    for office in held:
        known[office.post.role, office.post.country].append(office)
    new = []
    for post in posts:
        same = [
            office
            for office in known[post.role, post.country]
            if page.language == "en" or _is_same_post(office.post, post)
        ]
        if post.country is None or not _is_one_office(page, post):
            continue
        if len(same) == 1:
            same[0].spans.append((post.start, post.end))
        elif not same and post.role != "other":
            office = _Held(post, None, _RULES[None], [(post.start, post.end)])
            known[post.role, post.country].append(office)
            new.append(office)
    return new


def _is_one_office(page: Page, post: PostMention) -> bool:
    """Whether a post without a name is an office: in English one in capitals and in the singular."""
    if page.language != "en":
        return post.rule != "plural_title"
    return page.flow[post.start].isupper() and page.flow[post.end - 1] != "s"
