"""How names are declined in Russian, by their endings: what nominatives "Шона" can be of, what forms "Трамп" has.

Surnames from abroad are in no dictionary; how they are declined depends on the bearer's gender and the ending alone:
"Трамп" of a man has six cases, "Меркель" of a woman and "Мадуро" of anybody one.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from vnru_extract.morphology import CASES, like, parses
from vnru_extract.transcription.traditions import given_homes

Gender = Literal["masc", "femn"]
GENDERS: tuple[Gender, Gender] = ("masc", "femn")

_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word of a name can be: its nominative, for whom, in which case, and how likely that is."""

    nominative: str
    gender: Gender
    case: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Paradigm:
    """Endings in the order of CASES; `nominatives` matches the words that are declined so."""

    gender: Gender
    endings: tuple[str, ...]
    nominatives: re.Pattern[str]
    weight: float = 1.0


def _paradigm(gender: Gender, endings: str, nominatives: str, weight: float = 1.0) -> _Paradigm:
    cases = tuple(ending.strip("-") for ending in endings.split())
    return _Paradigm(gender, cases, re.compile(nominatives), weight)


_PARADIGMS = (
    _paradigm("masc", "- а у а ом е", r"[бвгдзклмнпрстфх]\Z(?<!ов)(?<!ев)(?<!ёв)(?<!их)(?<!ых)"),
    _paradigm("masc", "- а у а ем е", r"[жцчшщ]\Z(?<!ец)"),
    _paradigm("masc", "- а у а ым е", r"(?:[оеё]в|[иы]н)\Z"),
    _paradigm("masc", "- а у а ом е", r"[оеё]в\Z", 0.4),
    _paradigm("masc", "ец ца цу ца цем це", r"[^\W\d_]ец\Z"),
    _paradigm("masc", "ь я ю я ем е", r"[бвгджзклмнпрстфхцчшщ]ь\Z"),
    _paradigm("masc", "й я ю я ем е", r"[аеоуыэюяё]й\Z"),
    _paradigm("masc", "ий ия ию ия ием ии", r"[бвдзлмнпрстф]ий\Z"),
    _paradigm("masc", "ий ого ому ого им ом", r"[гкх]ий\Z"),
    _paradigm("masc", "ий его ему его им ем", r"[жшчщн]ий\Z"),
    _paradigm("masc", "ый ого ому ого ым ом", r"(?:[^иы]н|[бдзлмпртф])ый\Z", 0.6),
    _paradigm("masc", "ой ого ому ого ым ом", r"[^гкх]ой\Z", 0.7),
    _paradigm("masc", "ой ого ому ого им ом", r"[гкх]ой\Z", 0.7),
    _paradigm("masc", "а ы е у ой е", r"[бвдзлмнпрстф]а\Z", 0.75),
    _paradigm("masc", "а и е у ой е", r"[гкх]а\Z", 0.6),
    _paradigm("masc", "а и е у ей е", r"[жшчщ]а\Z", 0.6),
    _paradigm("masc", "я и е ю ей е", r"[^иаеоуыэюя]я\Z", 0.6),
    _paradigm("masc", "- - - - - -", r"(?:[оеэиыуюё]|[аеоуыэюя][ая]|их|ых)\Z", 0.7),
    _paradigm("femn", "а ой ой у ой ой", r"(?:[оеё]в|[иы]н)а\Z"),
    _paradigm("femn", "ая ой ой ую ой ой", r"(?:[сц]к|[лнт])ая\Z", 0.5),
    _paradigm("femn", "ая ей ей ую ей ей", r"[жшчщ]ая\Z", 0.5),
    _paradigm("femn", "а ы е у ой е", r"[бвдзлмнпрстф]а\Z(?<![оеё]ва)", 0.8),
    _paradigm("femn", "а и е у ой е", r"[гкх]а\Z", 0.8),
    _paradigm("femn", "а и е у ей е", r"[жшчщ]а\Z", 0.8),
    _paradigm("femn", "я и е ю ей е", r"[^иаеоуыэюя]я\Z", 0.8),
    _paradigm("femn", "ия ии ии ию ией ии", r"ия\Z", 0.8),
    _paradigm("femn", "ь и и ь ью и", r"[бвгджзклмнпрстфхцчшщ]ь\Z", 0.3),
    _paradigm("femn", "- - - - - -", r"(?:[б-джзй-нп-тф-щь]|[оеэиыуюё]|[аеоуыэюя][ая])\Z(?<![оеё]в)(?<!ский)", 0.6),
)  # fmt: skip
# What a nominative seldom ends in, and oblique cases often: "Макроном" is Macron's.
_SELDOM = re.compile(r"(?:[^лт]ом|ем|[иы]м|ой|ого|ому|[иы]ми|ы)\Z")
# In names of East Asia only what ends in a consonant is declined: "Чан Хонг Ха" has one form.
_EAST_ASIAN = tuple(
    paradigm for paradigm in _PARADIGMS
    if paradigm.gender == "masc" and paradigm.endings[0] in ("", "ь", "й") and paradigm.endings[4] != "ым"
)  # fmt: skip
_OF_NAMES = frozenset({"Name", "Patr", "Surn"})
# What the dictionary knows weighs so much more than what an ending allows.
_KNOWN = 3.0
_LISTED = 2.5


@lru_cache(maxsize=_REMEMBERED)
def readings(word: str, *, east_asian: bool = False) -> tuple[Reading, ...]:
    """What a word of a name can be, by the dictionary and by its ending; its nominatives have its own capitals."""
    lower = word.lower()
    if east_asian:
        found = [
            *_by_ending(lower, _EAST_ASIAN),
            *(Reading(lower, gender, case, 0.9) for gender in GENDERS for case in CASES),
        ]
    else:
        found = [*_known(lower), *map(_weighed, _by_ending(lower, _PARADIGMS)), *_double(lower)]
    best: dict[tuple[str, Gender, str], float] = {}
    for one in found:
        place = (one.nominative, one.gender, one.case)
        best[place] = max(best.get(place, 0.0), one.weight)
    return tuple(
        Reading(like(_spelt_as(place[0], lower), word), place[1], place[2], weight) for place, weight in best.items()
    )


def _spelt_as(nominative: str, written: str) -> str:
    """Without "ё" where the text has none: "Лихачева" is Лихачев's there."""
    return nominative if "ё" in written else nominative.replace("ё", "е")


def _by_ending(lower: str, paradigms: tuple[_Paradigm, ...]) -> list[Reading]:
    found = []
    for paradigm in paradigms:
        nominative = paradigm.endings[0]
        for case, ending in zip(CASES, paradigm.endings, strict=True):
            whole = lower[: len(lower) - len(ending)] + nominative
            if lower.endswith(ending) and len(whole) > 1 and paradigm.nominatives.search(whole):
                found.append(Reading(whole, paradigm.gender, case, paradigm.weight))
    return found


def _weighed(reading: Reading) -> Reading:
    """A reading as likely as its nominative is one: a listed given name, or what nominatives seldom end in."""
    if reading.nominative.title() in given_homes():
        return replace(reading, weight=_LISTED)
    return replace(reading, weight=reading.weight / 2) if _SELDOM.search(reading.nominative) else reading


def _known(lower: str) -> list[Reading]:
    """What the dictionary has as a given name, patronymic or surname."""
    found = []
    for one in parses(lower):
        if not one.is_known or one.tag.number != "sing" or _OF_NAMES.isdisjoint(one.tag.grammemes):
            continue
        nominative = one.inflect({"nomn", "sing"})
        genders = (one.tag.gender,) if one.tag.gender in GENDERS else GENDERS
        if nominative is not None and one.tag.case in CASES:
            found += [Reading(nominative.word, gender, one.tag.case, _KNOWN) for gender in genders]
    return found


def _double(lower: str) -> list[Reading]:
    """As in "Франка-Вальтера", where both parts are declined."""
    first, hyphen, last = lower.rpartition("-")
    return [
        Reading(f"{one.nominative}-{other.nominative}", one.gender, one.case, other.weight + 0.2)
        for one in ([*_known(first), *_by_ending(first, _PARADIGMS)] if hyphen else ())
        for other in readings(last)
        if (one.gender, one.case) == (other.gender, other.case) and one.nominative != first
        if one.weight == _KNOWN or f"{one.nominative}-{other.nominative}".title() in given_homes()
    ]


@cache
def is_known_name(word: str, kind: str = "") -> bool:
    """Whether the dictionary has a word as a name: of a `kind` ("Name", "Patr", "Surn"), or of any."""
    kinds = {kind} if kind else _OF_NAMES
    return any(one.is_known and not kinds.isdisjoint(one.tag.grammemes) for one in parses(word.lower()))


@lru_cache(maxsize=_REMEMBERED)
def declined(nominative: str, gender: Gender | None, *, east_asian: bool = False) -> frozenset[str]:
    """All case forms of a name's word, in its own capitals; of an unknown gender those of both."""
    lower = nominative.lower()
    spelled = {lower}
    for paradigm in _EAST_ASIAN if east_asian else _PARADIGMS:
        if (
            gender in (None, paradigm.gender)
            and lower.endswith(paradigm.endings[0])
            and paradigm.nominatives.search(lower)
        ):
            stem = lower[: len(lower) - len(paradigm.endings[0])]
            spelled |= {stem + ending for ending in paradigm.endings}
    if not east_asian:
        spelled |= _spelled_by_dictionary(lower, gender)
    return frozenset(like(form, nominative) for form in spelled)


def _spelled_by_dictionary(lower: str, gender: Gender | None) -> set[str]:
    spelled: set[str] = set()
    for one in parses(lower):
        if not one.is_known or one.tag.case != "nomn" or _OF_NAMES.isdisjoint(one.tag.grammemes):
            continue
        if gender is None or one.tag.gender not in GENDERS or one.tag.gender == gender:
            spelled |= {_in_case(one, case) for case in CASES}
    return spelled


def _in_case(parse: Any, case: str) -> str:
    grown = parse.inflect({case, "sing"})
    return str((grown or parse).word)
