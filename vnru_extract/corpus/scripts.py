"""One person in three scripts: `Лавров`, `Lavrov` and `La-vrốp`; `Буй Тхань Шон` and `Bùi Thanh Sơn`.

A Russian or Chinese name in Cyrillic has one Latin form, and is compared in it. A Vietnamese one has not: Cyrillic
tells fewer names apart than Vietnamese does. It is held against the names that there are, and joined where one alone
agrees with it, and an office does too, or no other name could be meant.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from vnru_extract.corpus.bearers import Bearer, Joined, words_of
from vnru_extract.corpus.posts import shared
from vnru_extract.names import tradition_of
from vnru_extract.text import fold, is_cyrillic
from vnru_extract.transcription import vietnamese
from vnru_extract.transcription.chinese import readings
from vnru_extract.transcription.respelled import is_marked, sounds

_REMEMBERED = 16_384
# Openings of syllables that spellings differ in, as one letter each.
_OPENINGS = str.maketrans({**dict.fromkeys("чтц", "т"), **dict.fromkeys("шс", "с"), **dict.fromkeys("кх", "к"),
                           **dict.fromkeys("зжрд", "з"), **dict.fromkeys("аеёиоуыэюяй", "а")})  # fmt: skip
# Three syllables are a full name; two are shared by many.
_FULL = 3
_CHINESE_LANDS = frozenset({"CN", "HK", "MO", "TW"})
_NAME_WORD = re.compile(r"[^ .]+")

Why = Callable[[Bearer, Bearer], Joined | None]


def is_borrowed(name: str, countries: Iterable[str]) -> bool:
    """Whether a name is written in another script or reading than its own: "Лавров", "La-vrốp", "Tập Cận Bình"."""
    is_read = not _CHINESE_LANDS.isdisjoint(countries) and bool(readings(name))
    return is_cyrillic(name) or is_marked(name) or is_read


def join_vietnamese(found: Sequence[Bearer]) -> None:
    """Vietnamese names in Cyrillic made part of the one bearer of the Vietnamese name that they transcribe."""
    index: defaultdict[Hashable, list[Bearer]] = defaultdict(list)
    for bearer in found:
        for handle in _handles(bearer, is_written_in_cyrillic=False):
            index[handle].append(bearer)
    for bearer in found:
        _take(bearer, (one for handle in _handles(bearer, is_written_in_cyrillic=True) for one in index[handle]), _name)


def _handles(bearer: Bearer, *, is_written_in_cyrillic: bool) -> Iterator[Hashable]:
    """A country and the openings of the syllables, once for each Vietnamese name in this script."""
    for name in sorted(bearer.names.values()):
        if is_cyrillic(name) != is_written_in_cyrillic or tradition_of(name) != "vietnamese":
            continue
        written = name.lower() if is_written_in_cyrillic else vietnamese.to_cyrillic(name)
        for country in sorted(bearer.countries) if written else ():
            yield country, "".join(word[0] for word in (written or "").lower().split()).translate(_OPENINGS)


def join_chinese(found: Sequence[Bearer]) -> None:
    """Chinese names that Vietnamese reads in its own way, "Tập Cận Bình", made part of the one that is written so."""
    index: defaultdict[Hashable, list[Bearer]] = defaultdict(list)
    for bearer in found:
        for country in bearer.countries & _CHINESE_LANDS:
            for name in sorted(bearer.names.values()):
                index[country, _in_one_word(name)].append(bearer)
    for bearer in found:
        for country in sorted(bearer.countries & _CHINESE_LANDS):
            read = {word for name in bearer.names.values() for word in readings(name)}
            _take(bearer, (one for word in sorted(read) for one in index[country, word]), _reading)


def _in_one_word(name: str) -> str:
    return fold("".join(_NAME_WORD.findall(name)))


def _reading(one: Bearer, other: Bearer) -> Joined | None:
    """Why a name as Vietnamese reads it is this one: the office is the same."""
    post = shared(one.posts, other.posts)
    return Joined("same_name_other_script", f"{min(one.names.values())}: {post}") if post else None


def _take(bearer: Bearer, may_be: Iterable[Bearer], why: Why) -> None:
    """Make a bearer part of the only one that it can be; one who shares an office goes before one who does not."""
    others = {id(one.whole): one.whole for one in may_be if one.whole is not bearer.whole}.values()
    reasons = [(one, reason) for one in others if not _is_told_apart(one, bearer) and (reason := why(one, bearer))]
    reasons = [reason for reason in reasons if shared(reason[0].posts, bearer.posts)] or reasons
    if len(reasons) == 1:
        reasons[0][0].take(bearer, reasons[0][1], keeping=False)
        bearer.is_loose = False


def _is_told_apart(one: Bearer, other: Bearer) -> bool:
    """Whether somebody, or a document that has both, says that they are two."""
    documents = {seen.stated.source.id for seen, _ in one.seen} & {seen.stated.source.id for seen, _ in other.seen}
    return bool(documents) or one.is_apart_from(other)


def _name(one: Bearer, other: Bearer) -> Joined | None:
    """Why a name in Cyrillic is this Vietnamese one."""
    pairs = [
        (how, latin, written)
        for latin in sorted(one.names.values())
        for written in sorted(other.names.values())
        if (how := vietnamese.closeness(written, latin))
    ]
    if not pairs:
        return None
    how, latin, written = max(pairs)
    if post := shared(one.posts, other.posts):
        return Joined("same_name_other_script", f"{latin}: {post}")
    is_unlike = bool(one.callings and other.callings) and one.callings.isdisjoint(other.callings)
    if how == "standard" and len(written.split()) >= _FULL and vietnamese.is_unmistakable(written) and not is_unlike:
        return Joined("same_name_other_script", latin)
    return None


def join_respelled(found: Sequence[Bearer]) -> None:
    """Names in Vietnamese syllables, "X. La-vrốp", made part of the one whose surname sounds so."""
    index: defaultdict[Hashable, list[Bearer]] = defaultdict(list)
    for bearer in found:
        for name in sorted(bearer.names.values()):
            if not is_marked(name) and tradition_of(name) is None and len(words_of(name)) > 1:
                for country in bearer.countries:
                    index[country, sounds(words_of(name)[-1])].append(bearer)
    for bearer in found:
        if bearer.part_of is None and all(map(is_marked, bearer.names.values())):
            _take(bearer, (one for handle in _sounding(bearer) for one in index[handle]), _sound)


def _sounding(bearer: Bearer) -> Iterator[Hashable]:
    for name in sorted(bearer.names.values()):
        for country in sorted(bearer.countries):
            yield country, sounds(_NAME_WORD.findall(name)[-1])


def _sound(one: Bearer, other: Bearer) -> Joined | None:
    """Why a respelled name is this one: the office is the same, and no first name or initial tells against it."""
    post = shared(one.posts, other.posts)
    firsts = {_first_sound(name) for name in other.names.values()} - {None}
    if post is None or (firsts and firsts.isdisjoint(sounds(words_of(name)[0])[:1] for name in one.names.values())):
        return None
    return Joined("respelled_name", f"{min(one.names.values())}: {post}")


@lru_cache(maxsize=_REMEMBERED)
def _first_sound(name: str) -> str | None:
    words = _NAME_WORD.findall(name)
    return sounds(words[0])[:1] if len(words) > 1 else None
