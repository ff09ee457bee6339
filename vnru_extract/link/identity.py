"""Mentions to persons: all names of one individual joined, one person never two, two never one."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vnru_extract.mentions import NameMention
from vnru_extract.models import Person, Role
from vnru_extract.names import is_by_patronymic, is_exact, is_same, key, keys
from vnru_extract.page import Page
from vnru_extract.text import fold, is_cyrillic
from vnru_extract.transcription import latin


@dataclass(eq=False)
class Individual:
    """A person on the way to the record: mentions, and what the offices say of the country."""

    name: str
    mentions: list[NameMention] = field(default_factory=list)
    country: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start


_Titles = Mapping[int, frozenset[Role]]
# Who holds one of these is not another country's, or another family member's, holder of another.
_LEADERS: frozenset[Role] = frozenset({"monarch", "party_leader", "president", "prime_minister", "vice_president"})


def join_mentions(page: Page, names: Sequence[NameMention], titles: _Titles) -> list[Individual]:
    """One individual for all mentions that are theirs, in the order of the text.

    Full names are compared as `names.is_same` does. A single word belongs to the one person who has it in the
    name; where several have, to the one with the same title beside the name (`titles`: roles by where the name
    starts), else to the one named last before it; where none has, it is a person of its own.
    """
    by_name: dict[str, list[NameMention]] = defaultdict(list)
    for mention in names:
        by_name[_surface(page, mention)].append(mention)
    full = sorted(filter(_is_full, by_name), key=lambda name: (is_by_patronymic(name), -len(name.split())))
    people = _cluster(full, by_name, titles)
    _attach_single_words(people, {name: by_name[name] for name in by_name if not _is_full(name)}, titles)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)
        person.name = _fullest(page, person.mentions)
    return sorted(people, key=lambda person: person.start)


def person_records(page: Page, people: Sequence[Individual]) -> tuple[Person, ...]:
    """The record's people, numbered in the order of the text."""
    return tuple(
        Person(
            id=f"p{number}",
            name=person.name,
            name_latin=latin(person.name),
            country=person.country,
            spans=tuple(page.span(mention.start, mention.end) for mention in person.mentions),
            rule=_best_rule(page, person),
        )
        for number, person in enumerate(people, 1)
    )


def _surface(page: Page, mention: NameMention) -> str:
    """What a mention calls the person: its name where it says one, else the words that stand there."""
    return mention.name or " ".join(page.text[mention.start : mention.end].split())


def _is_full(name: str) -> bool:
    return " " in name


def _cluster(full: Iterable[str], by_name: dict[str, list[NameMention]], titles: _Titles) -> list[Individual]:
    """Full names, longest first, to individuals; only names that share a handle are compared."""
    people: list[Individual] = []
    index: dict[Hashable, dict[int, Individual]] = defaultdict(dict)
    for name in full:
        handles = _handles(name)
        candidates = {number: person for handle in handles for number, person in index[handle].items()}
        same = [person for person in candidates.values() if is_same(name, person.name)]
        roles = _roles(by_name[name], titles)
        same = [person for person in same if not _is_relative(name, roles, person, titles)]
        if is_by_patronymic(name):
            same = same or list(index["given", keys(name)[0]].values())
        person = same[0] if len(same) == 1 else Individual(name)
        if len(same) != 1:
            people.append(person)
        person.mentions += by_name[name]
        for handle in (*handles, ("given", keys(name)[0])):
            index[handle].setdefault(id(person), person)
    return people


def _roles(mentions: Iterable[NameMention], titles: _Titles) -> frozenset[Role]:
    return frozenset(role for mention in mentions for role in titles.get(mention.start, ()))


def _is_relative(name: str, roles: frozenset[Role], person: Individual, titles: _Titles) -> bool:
    """Whether two names that differ in a middle word have offices that differ too: father and son."""
    middle = [part for part in keys(person.name)[1:-1] if part not in keys(name)]
    theirs = _roles(person.mentions, titles)
    return any(len(part) > 1 for part in middle) and bool(roles and theirs) and roles.isdisjoint(theirs)


def _handles(name: str) -> list[Hashable]:
    """What two names of one person share at least one of: all letters, the words in any order, the beginning, an
    ending, or the last word and the first initial.
    """
    parts = keys(name)
    endings = [parts[:2], *(parts[start:] for start in range(len(parts) - 1))]
    return ["".join(parts).replace("-", ""), tuple(sorted(parts)), *endings, (parts[-1], fold(name)[0])]


def _attach_single_words(people: list[Individual], singles: dict[str, list[NameMention]], titles: _Titles) -> None:
    exact: dict[str, list[Individual]] = defaultdict(list)
    loose: dict[str, list[Individual]] = defaultdict(list)
    for person in people:
        person.mentions.sort(key=lambda mention: mention.start)
        for part in sorted(set(keys(person.name))):
            (exact if is_exact(person.name) else loose)[part].append(person)
    full_starts = {id(person): [mention.start for mention in person.mentions] for person in people}
    roles = {id(person): _roles(person.mentions, titles) for person in people}
    for name, mentions in sorted(singles.items(), key=lambda item: any(m.rule == "nickname" for m in item[1])):
        owners = exact[fold(name)] + loose[key(name)]
        leading = _LEADERS & _roles(mentions, titles)
        if leading and all(roles[id(owner)] and _LEADERS.isdisjoint(roles[id(owner)]) for owner in owners):
            owners = []  # "President Biden" where only the First Lady Jill Biden has a full name
        if not owners and (called := next((m for m in mentions if m.rule == "nickname"), None)):
            owners = [_named_before(people, called.start)]  # "Mr Widodo, widely known as |Jokowi|"
        if not owners:
            people.append(Individual(name, list(mentions)))
        for mention in mentions if owners else ():
            said = titles.get(mention.start, frozenset())
            likely = _with_title(owners, roles, said) if said and len(owners) > 1 else owners
            _nearest(likely, full_starts, mention.start).mentions.append(mention)


def _named_before(people: Sequence[Individual], at: int) -> Individual:
    """The person whose mention ends last before `at`."""
    return max(people, key=lambda person: max((m.end for m in person.mentions if m.end <= at), default=-1))


def _with_title(
    owners: list[Individual], roles: Mapping[int, frozenset[Role]], said: frozenset[Role]
) -> list[Individual]:
    """The owners who have such a title beside a full name; else those with none there; else all."""
    same = [owner for owner in owners if said & roles[id(owner)]]
    return same or [owner for owner in owners if not roles[id(owner)]] or owners


def _nearest(owners: Sequence[Individual], full_starts: dict[int, list[int]], at: int) -> Individual:
    """The owner whose full name was last given before this point; else the first to come."""

    def distance(person: Individual) -> tuple[bool, int]:
        starts = full_starts[id(person)]
        before = bisect_right(starts, at)
        return (before == 0, at - starts[before - 1] if before else starts[0])

    return owners[0] if len(owners) == 1 else min(owners, key=distance)


def _fullest(page: Page, mentions: Sequence[NameMention]) -> str:
    """The name with a surname, with most words, with diacritics, not in capitals; then the first."""
    names = [_surface(page, mention) for mention in mentions]
    first = {name: -index for index, name in reversed(list(enumerate(names)))}

    def fullness(name: str) -> tuple[bool, bool, int, bool, bool, int]:
        accented = fold(name) != name.casefold()
        spelt = is_cyrillic(name) and " " in name and name[1:2] != "."  # "Сергей Лавров" before "С. В. Лавров"
        return (not is_by_patronymic(name), spelt, len(name.split()), accented, not name.isupper(), first[name])

    return max(first, key=fullness)


def _best_rule(page: Page, person: Individual) -> str:
    """The rule that found the name itself, where one did, rather than its being known from elsewhere."""
    rules = [mention.rule for mention in person.mentions if _surface(page, mention) == person.name]
    return next((rule for rule in rules if rule != "short_form"), rules[0])
