"""What a personal name looks like in the traditions that meet in this field, and when two are the same.

Vietnamese, Chinese and Korean names put the surname first; the word that stands alone later is the given name in
Vietnam (`Sơn` for Bùi Thanh Sơn), the surname elsewhere (`Xi`, `Lavrov`). Names are compared exactly after folding,
or by a key that undoes the choices of a transliterator (`Sergey`/`Sergei`, `Matviyenko`/`Matvienko`): similarity
scores cannot tell Pham Minh Chinh from Pham Binh Minh.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, load
from vnru_extract.text import fold, is_cyrillic
from vnru_extract.transcription import traditions

# Names recur within a document and among its neighbours; over a hundred thousand documents they are too many to keep.
_REMEMBERED = 16_384

# Where two surnames are borne.
_IBERIAN = frozenset({"BR", "CU", "ES", "MX"})
# As in 'Rodrigo "Rody" Duterte', Maria (Inday) Cruz.
_NICKNAME = re.compile(r"""["“(]([^\W\d_]+)["”)]""")
_PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vna|ichna|[ое]вич|[ое]вна|ична|(?:ь|м|к)ич)\Z")


class Surnames(Entry):
    """Surnames by tradition; the weak ones are words of English too."""

    vietnamese: tuple[str, ...]
    vietnamese_weak: tuple[str, ...]
    chinese: tuple[str, ...]
    chinese_weak: tuple[str, ...]
    chinese_overseas: tuple[str, ...]
    korean: tuple[str, ...]


class Given(Entry):
    """Frequent given names of a tradition, and the countries where it is at home."""

    homes: tuple[str, ...]
    names: tuple[str, ...]


class PeopleWords(Lexicon):
    """`people.toml`."""

    honorifics: tuple[str, ...]
    postnominals: tuple[str, ...]
    particles: tuple[str, ...]
    eponyms: tuple[str, ...]
    eponym_before: tuple[str, ...]
    vietnamese_places: tuple[str, ...]
    not_names: tuple[str, ...]
    address: dict[str, tuple[str, ...]]
    surnames: Surnames
    given: dict[str, Given]


# A Vietnamese syllable, folded: "nguyen", "phu", "trong", "xuan", "phuc".
_VIETNAMESE_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oay|oeo|uay|uoi|uou|uo|uy|ue|ua|ui|uu|ie|ye|ia|io|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|iu|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
# A Mandarin given name in pinyin: one or two syllables, "jinping", "yi", "keqiang".
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ueng|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|[aeiou])){1,2}"
)
# As in "Xi|'|an", "Tae|-|yul".
_SYLLABLE_MARK = re.compile("[-']")
# "El-Sisi" and "Al-Sisi" are "Sisi" too.
_ARTICLE = re.compile(r"\A(?:a[dlnrst]|ash|el|ul)-")
# What stands around a word that is not of it.
_EDGES = ".,'-\"“”()"
_GENERATIONS = frozenset({"ii", "iii", "iv", "jr", "sr"})
_SONS = frozenset({"bin", "bint", "ibn"})
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "della", "di", "dos", "el", "la", "le", "van", "von"})
# "NguyenPhu": a small letter, then a capital; not "McDonald", "DeSantis", "MacArthur".
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{2})(?<!\bMac)(?<!\bDe)(?=[A-ZÀ-ÖĐ])")
# "A.A.Ivanov", "S.V. Lavrov": behind each initial a word ends.
_INITIAL_DOT = re.compile(r"(?<=\b[A-ZА-Я]\.)(?=[A-ZА-Я])")
# What transliterators of Cyrillic differ in, undone in order.
_CYRILLIC_KEY = (
    ("shch", "sch"), ("kh", "h"), ("ks", "x"), ("iye", "ie"), ("yev", "ev"), ("ye", "e"), ("iy", "i"), ("yi", "i"),
    ("ij", "i"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("yo", "io"), ("y", "i"), ("ii", "i"),
    ("ff", "v"), ("ou", "u"),
)  # fmt: skip


@cache
def words(language: str) -> PeopleWords:
    """The words of a language's `people.toml`."""
    return load("people", PeopleWords, language)


@cache
def _surnames(tradition: str) -> frozenset[str]:
    return frozenset(fold(name) for name in getattr(words("en").surnames, tradition))


def is_vietnamese_syllable(word: str) -> bool:
    """Whether a word could be one part of a Vietnamese name."""
    return _VIETNAMESE_SYLLABLE.fullmatch(fold(word)) is not None


@lru_cache(maxsize=_REMEMBERED)
def tradition_of(name: str) -> str | None:
    """The tradition that a name's surname shows where it stands first: Vietnamese, Chinese, Korean; else None.

    >>> tradition_of("Đặng Minh Khôi"), tradition_of("Xi Jinping"), tradition_of("John Smith")
    ('vietnamese', 'chinese', None)
    """
    if is_cyrillic(name):
        return traditions.tradition_of(name)
    parts = [fold(part) for part in unglued(name).split()]
    if not 2 <= len(parts) <= 5:
        return None
    syllables = all(map(is_vietnamese_syllable, parts))
    if parts[0] in _surnames("vietnamese") | _surnames("vietnamese_weak") and syllables:
        ambiguous = parts[0] in _surnames("chinese") | _surnames("korean")
        if not ambiguous or len(parts) > 2 or name != fold(name).title():
            return "vietnamese"
    if parts[0] in _surnames("korean") and ("-" in name or len(parts) == 3):
        return "korean"
    if len(parts) == 2 and parts[0] in _surnames("chinese") and _PINYIN.fullmatch(_SYLLABLE_MARK.sub("", parts[1])):
        return "chinese"
    if len(parts) == 3 and parts[0] in _surnames("chinese_overseas") and all(len(part) < 6 for part in parts):
        return "chinese_overseas"  # "Goh Chok Tong"
    return "vietnamese" if parts[0] in _surnames("vietnamese") and syllables else None


@cache
def given_homes() -> dict[str, frozenset[str]]:
    """Frequent given names, folded, and the countries where each is at home."""
    table: dict[str, frozenset[str]] = {}
    for tradition in words("en").given.values():
        for name in tradition.names:
            table[fold(name)] = table.get(fold(name), frozenset()) | frozenset(tradition.homes)
    return table


def _homes_of_given(name: str) -> frozenset[str]:
    first = name.partition(" ")[0]
    return given_homes().get(fold(first)) or traditions.given_homes().get(first, frozenset())


def is_given_name(word: str) -> bool:
    """Whether a word is a frequent given name of some tradition."""
    return fold(word) in given_homes() or fold(word.partition("-")[0]) in given_homes()


def unglued(name: str) -> str:
    """A name whose words lost a space between them: "NguyenPhu Trong" as "Nguyen Phu Trong"."""
    return _GLUED.sub(" ", name)


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(place) for place in words("en").vietnamese_places)


def is_place(name: str) -> bool:
    """Whether a name is a Vietnamese province's or city's, which look like people's."""
    return fold(name) in _places()


def is_surname(word: str, tradition: Literal["vietnamese", "chinese", "korean"]) -> bool:
    """Whether a word is a frequent surname of the tradition, diacritics aside."""
    return fold(word) in _surnames(tradition)


def is_exact(name: str) -> bool:
    """Whether a name's words are compared letter by letter: Khai and Hai are two names in Vietnam, one in Cyrillic."""
    return tradition_of(name) is not None


def short_forms(name: str) -> frozenset[str]:
    """The words by which a full name is called later on, as `keys` writes them.

    >>> sorted(short_forms("Bruno Rodríguez Parrilla")), sorted(short_forms('Joko "Jokowi" Widodo'))
    (['bruno', 'parrilla', 'rodriguez'], ['joko', 'jokowi', 'widodo'])
    """
    parts = [part for part in keys(name) if len(part) > 1]
    if len(parts) < 2:
        return frozenset()
    match tradition_of(name):
        case "vietnamese":
            return frozenset({parts[-1]})
        case "chinese" | "chinese_overseas" | "korean":
            return frozenset({parts[0]})
        case _:  # "Lavrov"; "Anwar", "Khamlieng", where the first name is the one in use
            called = {parts[-1], *nicknames(name), *(part for part in parts[:1] if len(part) > 3)}
            if is_iberian(name):  # "Rodríguez" of Bruno Rodríguez Parrilla, "Lula" of Luiz Inácio Lula da Silva
                called |= {part for part in parts[1:] if len(part) > 3}
            return frozenset(called)


def nicknames(name: str) -> frozenset[str]:
    """What a name has in quotes or brackets, as `keys` writes it."""
    return frozenset(key(nick) for nick in _NICKNAME.findall(name))


def is_iberian(name: str) -> bool:
    """Whether a name of three words or more is Spanish or Portuguese, with the father's surname before the mother's."""
    return len(name.split()) > 2 and _homes_of_given(name) >= _IBERIAN


@lru_cache(maxsize=_REMEMBERED)
def key(word: str) -> str:
    """A word of a name as transliterators would agree on it."""
    folded = _ARTICLE.sub("", fold(word).strip(_EDGES))
    for written, meant in _CYRILLIC_KEY:
        folded = folded.replace(written, meant)
    return folded


def keys(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, and for other than East Asian names as transliterators agree.

    >>> keys("Sergei Lavrov") == keys("Sergey Lavrov"), keys("Le Van Khai") == keys("Le Van Hai")
    (True, False)
    """
    spaced = _INITIAL_DOT.sub(" ", unglued(name))
    words_of = [part for part in spaced.split() if part.lower().strip(".") not in _GENERATIONS]
    exact = is_exact(name)
    return tuple(fold(part).strip(_EDGES) if exact else key(part) for part in words_of)


def is_by_patronymic(name: str) -> bool:
    """Whether someone is addressed by given name and patronymic, "Mikhail Vladimirovich"."""
    parts = name.split()
    return len(parts) == 2 and _PATRONYMIC.search(fold(parts[1])) is not None


def is_same(one: str, other: str) -> bool:
    """Whether two names of two words or more are one person's, by their form alone.

    >>> is_same("Sergey Lavrov", "Sergei Viktorovich Lavrov"), is_same("Pham Minh Chinh", "Pham Binh Minh")
    (True, False)
    """
    if _generation(one) and _generation(other) and _generation(one) != _generation(other):
        return False  # "Ferdinand Marcos Sr.", "Ferdinand Marcos Jr."
    a, b = keys(one), keys(other)
    if "".join(a).replace("-", "") == "".join(b).replace("-", ""):
        return True
    east_asian = "vietnamese" in (tradition_of(one), tradition_of(other))
    if not east_asian and (a[1:] + a[:1] == b or b[1:] + b[:1] == a):
        return True  # "Tokayev Kassym-Jomart"
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    if len(long) == 2 and any(x[1] == y[0] and x[0] == y[1][:1] for x, y in ((a, b), (b, a))):
        return True  # "L. Oyun-Erdene", "Oyun-Erdene Luvsannamsrai"
    if is_cyrillic(one) and tuple(part for part in long if len(part) > 1) == short:
        return True  # "Л. И. Лула да Силва", "Лула да Силва"
    if short[0] in _PARTICLES and short == long[-len(short) :]:
        return True  # "Al Zeyoudi" of Thani bin Ahmed Al Zeyoudi
    if is_iberian(max(one, other, key=len)) and short == long[-2:]:
        return True  # "López Obrador" of Andrés Manuel López Obrador
    if east_asian:
        return short[0] != long[0] and short == long[-len(short) :]
    if _is_open_ended(one) and _is_open_ended(other) and short == long[: len(short)]:
        return True  # "Bruno Rodríguez" of Bruno Rodríguez Parrilla, "Mohamed bin Zayed" of the house of Al Nahyan
    same_first = short[0] == long[0] or _abbreviates(one, other)
    return short[-1] == long[-1] and same_first and _within(short, long)


def _is_open_ended(name: str) -> bool:
    """Whether the last words of such a name may be left out: the mother's surname, the house."""
    return _homes_of_given(name) >= _IBERIAN or any(part in _SONS for part in name.lower().split())


def _generation(name: str) -> str | None:
    last = name.lower().split()[-1].strip(".")
    return last if last in _GENERATIONS else None


def _abbreviates(one: str, other: str) -> bool:
    """Whether the first word of one is the initial of the other's: "Y. Ashikbayev", "Yerzhan Ashikbayev"."""
    first, second = (fold(name.split()[0]).strip(".") for name in (one, other))
    return min(len(first), len(second)) == 1 and first[0] == second[0]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the middle words of the shorter name are in the longer one, and no initial tells against it."""
    middle, others = short[1:-1], long[1:-1]
    if middle and others and 1 in (len(middle[0]), len(others[0])) and middle[0][0] != others[0][0]:
        return False  # "George W. Bush", "George H. W. Bush"
    return all(part in long for part in middle if len(part) > 1)
