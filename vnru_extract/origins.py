"""Where names are at home: `Guillermo` in Spanish-speaking countries, `Korhonen` in Finland.

A name says where a family is from, not whom a person serves: it is evidence only among the countries that a document
speaks of, and only where nothing else tells.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, load
from vnru_extract.names import given_homes, is_surname, tradition_of
from vnru_extract.text import fold, is_cyrillic
from vnru_extract.transcription import traditions
from vnru_extract.transcription.russian import romanised

# As in "Nakatani Gen", "Katsunobu": syllables of Japanese, as romanised.
_JAPANESE = re.compile(
    r"(?:(?:ky|gy|sh|j|ch|ny|hy|by|py|my|ry|ts|[kgsztdnhbpmyrwf])?[aiueo](?:n(?![aiueoy])|(?=([kstp])\1|tch)[kstp])?)+\Z"
)

# Names recur within a document and among its neighbours; over a hundred thousand documents they are too many to keep.
_REMEMBERED = 16_384
# As in "Vuchich", "Dachich", romanised from Cyrillic; "-ovich" is Belarus's too.
_BALKAN = re.compile(r"[^v]ich\Z")
# Where a name of a tradition told by its surname is at home.
_SURNAME_HOMES = {
    "vietnamese": frozenset({"VN"}),
    "chinese": frozenset({"CN", "HK", "SG", "TW"}),
    "chinese_overseas": frozenset({"BN", "HK", "MY", "SG", "TW"}),
    "korean": frozenset({"KP", "KR"}),
    "burmese": frozenset({"MM"}),
}
# Surname endings that Russian gave to half a continent: they tell less than the given name does.
_SLAVIC_ENDING = re.compile(
    r"(?:ov|ev|yev|ova|eva|sky|skiy|skaya|enko|ovich|evich|ovna|evna|chuk|[bdklmnrtv]ak|[dlnrsy]uk|oy|iy|(?<=[a-z]{3})in)\Z"
)
# Surname endings of one country, or nearly.
_ENDING_HOMES = (
    (re.compile(r"(?<=[a-z]{3})[iy]an\Z"), frozenset({"AM"})),
    (re.compile(r"(?:shvili|adze|idze|nadze)\Z"), frozenset({"GE"})),
    (re.compile(r"(?:oglu|oğlu)\Z"), frozenset({"TR"})),
    (re.compile(r"(?<=[a-z]{3})(?:sson|sdottir)\Z"), frozenset({"IS", "SE"})),
    (re.compile(r"(?<=[a-z]{3})(?:auskas|aitis|evicius|iene)\Z"), frozenset({"LT"})),
    (re.compile(r"(?<=[a-z]{3})(?:poulos|akis|opoulou)\Z"), frozenset({"CY", "GR"})),
    (re.compile(r"(?<=[a-z]{3})escu\Z"), frozenset({"MD", "RO"})),
)
_SLAVIC_LANDS = frozenset({"AZ", "BG", "BY", "KG", "KZ", "MD", "RU", "SU", "TJ", "TM", "UA", "UZ"})

# As in "Obaid Humaid |Al Tayer|", "Khalid |bin| Abdulaziz |Al-|Falih".
_ARABIC = re.compile(r" (?:al|bin|bint|ibn|ould)[ -]| (?:abd|abu)")
_ARAB_LANDS = frozenset(
    {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
)
# Where many bear Arabic names that are not Arabs.
_MUSLIM_LANDS = frozenset(
    {
        "AF",
        "AZ",
        "BD",
        "BN",
        "DJ",
        "ID",
        "IR",
        "KM",
        "KZ",
        "ML",
        "MV",
        "MY",
        "NE",
        "NG",
        "PK",
        "SN",
        "SO",
        "TD",
        "TJ",
        "TR",
        "UZ",
    }
)
# Chinese surnames are Vietnamese and Korean ones too, or other peoples' words.
_TRADITION_WEIGHT = {"vietnamese": 4.0, "korean": 3.0, "chinese": 3.0, "chinese_overseas": 2.0}


class Area(Entry):
    """A language area: its countries, and its names, each list one text."""

    homes: tuple[str, ...]
    given: str = ""
    surnames: str = ""


class Origins(Lexicon):
    """`world/origins.toml`."""

    area: dict[str, Area]


@cache
def _table(kind: Literal["given", "surnames"]) -> dict[str, frozenset[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for area in load("origins", Origins, "world").area.values():
        for name in getattr(area, kind).split():
            table[name.casefold()].update(area.homes)
    return {name: frozenset(homes) for name, homes in table.items()}


def homes_of_given(word: str) -> frozenset[str]:
    """The countries where a given name is frequent; empty where it is unknown, or known everywhere."""
    return _table("given").get(fold(word), frozenset())


def homes_of_surname(word: str) -> frozenset[str]:
    """The countries where a surname is frequent."""
    return _table("surnames").get(fold(word), frozenset())


def looks_japanese(name: str) -> bool:
    """Whether every word of a name is made of Japanese syllables: `Gen Nakatani`; so are many others' words."""
    parts = fold(name).split()
    return len(parts) == 2 and sum(map(len, parts)) > 6 and all(_JAPANESE.match(part) for part in parts)


@lru_cache(maxsize=_REMEMBERED)
def homes_of(name: str) -> frozenset[str]:
    """The countries where a name of this form is at home; empty where the form tells nothing.

    >>> sorted(homes_of("Sergey Lavrov")), sorted(homes_of("Bui Thanh Son"))
    (['BY', 'RU', 'SU', 'UA'], ['VN'])
    """
    tradition = tradition_of(name)
    if tradition:
        return _SURNAME_HOMES[tradition]
    parts = name.split()
    for part in (parts[0], parts[0].partition("-")[0], parts[-1]):
        if given := given_homes().get(fold(part)):
            return given
    return _by_ending(parts[-1])


def _by_ending(surname: str) -> frozenset[str]:
    folded = fold(surname)
    if _SLAVIC_ENDING.search(folded):
        return _SLAVIC_LANDS
    return next((homes for ending, homes in _ENDING_HOMES if ending.search(folded)), frozenset())


@lru_cache(maxsize=_REMEMBERED)
def affinities(name: str) -> dict[str, float]:
    """How strongly a name's form speaks for each country: a tradition's surname most, a name list least.

    >>> affinities("Bui Thanh Son")
    {'VN': 4.0}
    """
    tradition = tradition_of(name)
    if tradition:
        weight = _TRADITION_WEIGHT.get(tradition, 3.0)
        return dict.fromkeys(sorted(_SURNAME_HOMES[tradition]), weight)
    if is_cyrillic(name):
        return _affinities_of_cyrillic(name)
    parts = name.split()
    if len(parts) == 1:
        return dict.fromkeys(sorted(_homes_of_single_surname(name)), 1.5) or _summed(_sources(name, name, name))
    return _summed(_sources(name, parts[0], parts[-1]))


def _affinities_of_cyrillic(name: str) -> dict[str, float]:
    """By the given name as Russian writes it, and by the name in Latin letters."""
    first, _, rest = name.partition(" ")
    is_shared = first in traditions.surnames("vietnamese") & traditions.surnames("chinese")
    if is_shared and traditions.is_chinese_given(rest):
        return {"CN": 2.0, "VN": 2.0}  # "Фан Ань"
    parts = romanised(name).split()
    if _BALKAN.search(parts[-1]):
        return dict.fromkeys(("BA", "HR", "ME", "RS"), 2.0)
    given = traditions.given_homes().get(first, frozenset())
    found = _summed(itertools.chain([(given, 2.0)], _sources(" ".join(parts), parts[0], parts[-1])))
    told = _by_ending(parts[-1]) | homes_of_surname(parts[-1])
    # "Мария", "Игорь": at home in half of Europe; the surname has to say so too.
    return found if told or given else {code: weight / 2 for code, weight in found.items()}


def _homes_of_single_surname(word: str) -> frozenset[str]:
    """As in "Yang", "Minister Kim": Chinese, Korean or Vietnamese, which one word alone does not tell."""
    return frozenset().union(
        *(_SURNAME_HOMES[tradition] for tradition in ("chinese", "korean", "vietnamese") if is_surname(word, tradition))
    )


def _summed(sources: Iterator[tuple[frozenset[str], float]]) -> dict[str, float]:
    found: defaultdict[str, float] = defaultdict(float)
    for homes, weight in sources:
        for code in homes:
            found[code] += weight
    return dict(sorted(found.items()))


def _sources(name: str, first: str, last: str) -> Iterator[tuple[frozenset[str], float]]:
    """What each list and ending says of a name, and what it weighs."""
    known, given = homes_of(name), homes_of_given(first)
    yield known, 2.0
    yield (given & known, 1.0) if known else (given, 1.5)
    yield homes_of_surname(last), 1.0
    yield _by_ending(last), 0.5
    if _ARABIC.search(fold(name)):
        yield _ARAB_LANDS, 2.0
    if _ARABIC.search(fold(name)) or known >= _ARAB_LANDS:
        yield _MUSLIM_LANDS, 0.5
    if looks_japanese(name):
        yield frozenset({"JP"}), 1.5
