"""People across documents: one individual for all who are certainly one.

Names are compared as `names` does, never by likeness, and a name alone is never enough: the country or the office has
to agree. Who could be either of two stays apart from both.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from vnru_extract.corpus.bearers import Bearer, Joined, bearers, is_full, words_of
from vnru_extract.corpus.gathering import PersonSeen
from vnru_extract.corpus.overrides import Overrides
from vnru_extract.corpus.posts import shared
from vnru_extract.corpus.scripts import join_chinese, join_respelled, join_vietnamese
from vnru_extract.names import is_by_patronymic, is_exact, is_same, key, short_forms
from vnru_extract.text import fold

Why = Callable[[Bearer, Bearer], Joined | None]


def individuals(people: Iterable[PersonSeen], overrides: Overrides) -> list[Bearer]:
    """One bearer an individual, in no order of meaning; the same for any order of `people`."""
    found = sorted(bearers(people, overrides), key=lambda bearer: bearer.order)
    full = [bearer for bearer in found if _has_full_name(bearer)]
    _join_by_name(full)
    for join in (join_vietnamese, join_chinese):
        join([bearer for bearer in full if bearer.part_of is None and not bearer.is_loose])
    _join_by_fuller_name([bearer for bearer in full if bearer.part_of is None and not bearer.is_loose])
    _join_single_names(
        [bearer for bearer in found if not _has_full_name(bearer)],
        [bearer for bearer in full if bearer.part_of is None and not bearer.is_loose],
    )
    join_respelled([bearer for bearer in found if bearer.part_of is None])
    whole = [bearer for bearer in found if bearer.part_of is None]
    return [one for bearer in whole for one in (bearer.alone() if bearer.is_loose else [bearer])]


def _has_full_name(bearer: Bearer) -> bool:
    return any(map(is_full, bearer.names.values()))


def _join_by_name(found: Sequence[Bearer]) -> None:
    """Bearers of one full name: joined within a country, and across where an office is the same."""
    by_key: defaultdict[str, list[Bearer]] = defaultdict(list)
    for bearer in found:
        for name in bearer.names:
            by_key[name].append(bearer)
    for _, same in sorted(by_key.items()):
        now = {id(bearer.whole): bearer.whole for bearer in same}.values()
        countries = {country for bearer in now for country in bearer.countries}
        ranked = sorted(now, key=lambda bearer: (not bearer.countries, not bearer.posts, bearer.order))
        _attach(ranked, _same_name_anywhere if len(countries) == 1 else _same_name)


def _same_name(one: Bearer, other: Bearer) -> Joined | None:
    """Why two bearers of one name may be one: the country agrees, or an office."""
    if together := one.countries & other.countries:
        if _unlike(one, other) and not shared(one.posts, other.posts):
            return None
        return Joined("same_name", f"country {min(together)}")
    post = shared(one.posts, other.posts)
    return Joined("same_name_same_office", str(post)) if post else None


def _same_name_anywhere(one: Bearer, other: Bearer) -> Joined | None:
    """As `_same_name`, where all bearers of the name whose country is told have the same one."""
    why = _same_name(one, other)
    if why is None and bool(one.countries) != bool(other.countries) and not _unlike(one, other):
        return Joined("same_name_one_country", f"country {min(one.countries | other.countries)} wherever it is told")
    return why


def _unlike(one: Bearer, other: Bearer) -> bool:
    """Whether the two are in business, in learning, in a state's service, and not in the same of them."""
    return bool(one.callings and other.callings) and one.callings.isdisjoint(other.callings)


def _attach(ranked: Iterable[Bearer], why: Why) -> None:
    """Make each bearer part of the one before it that it may be; where there are several, it is unclear who it is."""
    done: list[Bearer] = []
    for bearer in ranked:
        reasons = [(one, reason) for one in done if not one.is_apart_from(bearer) and (reason := why(one, bearer))]
        if len(reasons) == 1:
            reasons[0][0].take(bearer, reasons[0][1])
        elif reasons:
            bearer.is_loose = True
        else:
            done.append(bearer)


def _join_by_fuller_name(found: Iterable[Bearer]) -> None:
    """Within a country, the shorter name to the one longer name that it may be: "Vladimir Putin", with patronymic."""
    index: defaultdict[int, list[Bearer]] = defaultdict(list)
    for bearer in sorted(found, key=lambda bearer: (-bearer.words, min(bearer.names), bearer.order)):
        # Hashes are small; two that are alike by chance cost a comparison, no more.
        handles = {hash((country, handle)) for country in bearer.countries for handle in _handles(bearer)}
        near = {id(one.whole): one.whole for handle in handles for one in index.get(handle, ())}
        reasons = [(one, why) for one in near.values() if (why := _fuller_name(one, bearer))]
        if (
            len(reasons) == 1
            and not reasons[0][0].is_apart_from(bearer)
            and not _are_side_by_side(reasons[0][0], bearer)
        ):
            reasons[0][0].take(bearer, reasons[0][1], keeping=False)
        for handle in handles:
            index[handle].append(bearer.whole)


def _are_side_by_side(one: Bearer, other: Bearer) -> bool:
    """Whether a document has both, and so tells them apart."""
    return not {seen.stated.source.id for seen, _ in one.seen}.isdisjoint(
        seen.stated.source.id for seen, _ in other.seen
    )


def _handles(bearer: Bearer) -> list[Hashable]:
    """What two names of one person share at least one of: the words in any order, an ending, last word and initial."""
    found: list[Hashable] = []
    for name in bearer.names.values():
        parts = words_of(name)
        found += [tuple(sorted(parts)), parts[:2], parts[-2:], (parts[-1], fold(name)[0])]
    return found


def _fuller_name(one: Bearer, other: Bearer) -> Joined | None:
    """Why a bearer with a longer name may be one with a shorter, or with the words in another order."""
    if one.names.keys() & other.names.keys():
        return None  # of one name, and not joined for it: they are two
    post = shared(one.posts, other.posts)
    for long in sorted(one.names.values()):
        for short in sorted(other.names.values()):
            if is_same(long, short) and not _is_relative(one, other):
                if _is_weak(short) or _is_weak(long):
                    return Joined("initials_same_office", f"{long}: {post}") if post else None
                return Joined("fuller_name", long)
            if post and post.is_one_a_state and _is_same_surname(long, short):
                return Joined("initials_same_office", f"{long}: {post}")
    return None


def _is_weak(name: str) -> bool:
    """Whether a name is shared by many: "S. Lavrov", "Mikhail Vladimirovich", "Minh Chinh"."""
    return len(fold(name.split(maxsplit=1)[0]).strip(".")) == 1 or is_by_patronymic(name) or is_exact(name)


def _is_relative(one: Bearer, other: Bearer) -> bool:
    """Whether two names differ in a middle word, and the offices differ too: father and son."""
    shorter = {part for name in other.names.values() for part in words_of(name)}
    middle = {part for name in one.names.values() for part in words_of(name)[1:-1] if len(part) > 1} - shorter
    roles, others = ({post.role for post in bearer.posts} for bearer in (one, other))
    return bool(middle and roles and others) and roles.isdisjoint(others)


def _is_same_surname(one: str, other: str) -> bool:
    """Whether surname and first letter agree, but not the first names: "Joe Biden", "Joseph R. Biden".

    Of two with one first name, such as both George Bush, `is_same` has told what the rest of the name says.
    """
    if is_exact(one) or is_exact(other):
        return False
    first, second = words_of(one), words_of(other)
    return first[-1] == second[-1] and first[0] != second[0] and first[0][0] == second[0][0]


def _join_single_names(single: Sequence[Bearer], full: Sequence[Bearer]) -> None:
    """Single names made part of the one full name that they may be."""
    owners: defaultdict[Hashable, list[Bearer]] = defaultdict(list)
    for bearer in full:
        for word in sorted({word for name in bearer.names.values() for word in short_forms(name)}):
            for country in bearer.countries:
                owners[country, word].append(bearer)
    for bearer in sorted(single, key=lambda bearer: (not bearer.posts, bearer.order)):
        may_be = [one for one in _owners(bearer, owners) if not one.is_apart_from(bearer)]
        reasons = [(one, why) for one in may_be if (why := _single_name(one, bearer, len(may_be)))]
        reasons = [reason for reason in reasons if _is_surname(bearer, reason[0])] or reasons
        if len(reasons) == 1:
            reasons[0][0].take(bearer, reasons[0][1], keeping=False)
            bearer.is_loose = False


def _owners(bearer: Bearer, owners: dict[Hashable, list[Bearer]]) -> list[Bearer]:
    words = {word for name in bearer.names.values() for word in (key(name), fold(name))}
    found = [one for country in bearer.countries for word in sorted(words) for one in owners.get((country, word), ())]
    return list({id(one): one for one in found}.values())


def _single_name(one: Bearer, single: Bearer, bearers_of_it: int) -> Joined | None:
    """Why a single name may be a full one's: the office is the same; or nobody else of that country has the surname."""
    if post := shared(one.posts, single.posts):
        return Joined("single_name_same_office", str(post))
    is_known = any(post.is_telling for post in one.posts)
    if single.posts or not is_known or bearers_of_it > 1 or not _is_surname(single, one):
        return None
    return Joined("single_name_one_bearer", f"country {min(single.countries)}")


def _is_surname(single: Bearer, one: Bearer) -> bool:
    """Whether a single name is the last word of a name that ends in the surname."""
    surnames = {words_of(name)[-1] for name in one.names.values() if not is_exact(name)}
    return not surnames.isdisjoint(key(name) for name in single.names.values())
