"""What a personal name looks like in a Vietnamese text.

A Vietnamese name is a surname and one to four more syllables, each with a capital: `Bùi Thanh Sơn`; so is a Chinese
one in its Vietnamese reading, `Trương Hựu Hiệp`. Names from elsewhere stand in Latin letters, `Sergei Lavrov`,
`V.Putin`, or are spelt out syllable by syllable, `Xéc-gây La-vrốp`. Whether such words name a person at all is decided
by what stands around them.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.vietnamese_spelling import MARKS, is_marked, is_spelt, is_spelt_part, is_syllable, spellings

Kind = Literal["vietnamese", "foreign", "spelt"]


class Surnames(Entry):
    """Surnames by where they are borne; `strong_pairs` are hardly any other word."""

    vietnamese: tuple[str, ...]
    chinese: tuple[str, ...]
    korean: tuple[str, ...]
    strong_pairs: tuple[str, ...]


class Places(Entry):
    """Places that are written like names of people."""

    vietnam: tuple[str, ...]
    foreign: tuple[str, ...]


class PeopleWords(Lexicon):
    """`vi/people.toml`; what each list is for is written there."""

    address: tuple[str, ...]
    address_lower: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    occupations: tuple[str, ...]
    plural: tuple[str, ...]
    credits: tuple[str, ...]
    publications: tuple[str, ...]
    eponyms: tuple[str, ...]
    eponym_before: tuple[str, ...]
    not_names: tuple[str, ...]
    company_words: tuple[str, ...]
    heading_words: tuple[str, ...]
    speech: tuple[str, ...]
    surnames: Surnames
    places: Places


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands, in how many words, and how it is written."""

    start: int
    end: int
    words: int
    kind: Kind


_CAPITAL = r"[^\W\d_a-zà-öø-ÿāăąćčđēęěğīłńňōőơœřśşšťūůűưźżžạ-ỹ]"
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# "V.", "Ph.", "G. Đ.", "S.": initials, with the next word set close or not.
_INITIALS = re.compile(rf"(?:(?:{_CAPITAL}|Ch|Gi|Kh|Ng|Nh|Ph|Th|Tr|Ya|Ye|Yu)\. ?){{1,4}}(?=\w)")
_PARTICLES = frozenset(
    {"al", "ash", "ben", "bin", "bint", "da", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "ibn", "la",
     "le", "ould", "ter", "van", "von", "y"}
)  # fmt: skip
_GENERATIONS = frozenset({"II", "III", "IV", "Jr", "Sr"})
_SUFFIX = re.compile(r" (?:Jr\b\.?|Sr\b\.?|I{2,3}\b|IV\b)")
_INITIAL_PAIR = 2
_LONGEST = {"vietnamese": 5, "foreign": 6, "spelt": 5}


@cache
def words() -> PeopleWords:
    """The words of `vi/people.toml`."""
    return load("people", PeopleWords, "vi")


@cache
def _surnames() -> frozenset[str]:
    lexicon = words().surnames
    listed = spellings((*lexicon.vietnamese, *lexicon.chinese, *lexicon.korean))
    return frozenset(form for name in listed for form in (name, name.upper()))


@cache
def _borne_in(tradition: Literal["chinese", "vietnamese"]) -> frozenset[str]:
    return frozenset(form.casefold() for form in spellings(getattr(words().surnames, tradition)))


@cache
def _strong() -> frozenset[str]:
    return frozenset(form for name in words().surnames.strong_pairs for form in (name, name.upper()))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(form for word in words().not_names for form in (word, word.upper()))


@cache
def _heading_words() -> frozenset[str]:
    return frozenset(form.upper() for form in spellings(words().heading_words))


@cache
def places() -> re.Pattern[str]:
    """Matches a place that is written like a name."""
    listed = spellings((*words().places.vietnam, *words().places.foreign, *words().eponyms))
    return re.compile(rf"(?:{alternation((*listed, *(place.upper() for place in listed)))})(?![\w-])")


@cache
def speech() -> re.Pattern[str]:
    """Matches behind a name that says something: "Sergei Lavrov| cho biết|"."""
    verbs = {form for word in spellings(words().speech) for form in (word, word[:1].upper() + word[1:], word.upper())}
    return re.compile(rf" +(?:(?:cũng|đã|đang|sẽ|vừa) +)?(?:{alternation(sorted(verbs))})(?!\w)")


def name_at(flow: str, start: int, stop: int | None = None) -> Name | None:
    """The name that starts here, if words of that form do, as far as `stop`; of one word or more.

    >>> name_at("ông Bùi Thanh Sơn cho biết", 4)
    Name(start=4, end=17, words=3, kind='vietnamese')
    """
    stop = len(flow) if stop is None else min(stop, len(flow))
    first = _WORD.match(flow, start, stop)
    if first is None or not first.group()[0].isupper() or (start and flow[start - 1].isalnum()):
        return None
    if _is_surname(flow, first):
        name = _vietnamese(flow, first, stop)
        if name.words > 1 and (MARKS.search(flow, start, name.end) or flow[start : name.end].isupper()):
            return name
    return _foreign(flow, start, stop)


def given_name_at(flow: str, start: int, stop: int | None = None) -> Name | None:
    """The name of two to four syllables that starts here without a surname: a pen name, a people's own name.

    >>> given_name_at("nhà báo Huy Đức viết", 8)
    Name(start=8, end=15, words=2, kind='vietnamese')
    """
    stop = len(flow) if stop is None else min(stop, len(flow))
    first = _WORD.match(flow, start, stop)
    if first is None or not first.group()[0].isupper() or not is_syllable(first.group()):
        return None
    if first.group() in _not_names():
        return None
    name = _vietnamese(flow, first, stop)
    return name if 1 < name.words < _LONGEST["vietnamese"] and MARKS.search(flow, start, name.end) else None


def _is_surname(flow: str, first: re.Match[str]) -> bool:
    if first.group() in _surnames():
        return True
    second = _next_word(flow, first.end(), len(flow))
    return second is not None and f"{first.group()} {second.group()}" in _surnames()


def _next_word(flow: str, at: int, stop: int) -> re.Match[str] | None:
    return _WORD.match(flow, at + 1, stop) if at < stop and flow[at : at + 1] == " " else None


def _vietnamese(flow: str, first: re.Match[str], stop: int) -> Name:
    end, count = first.end(), 1
    capitals = first.group().isupper() and len(first.group()) > 1
    while count < _LONGEST["vietnamese"] and (word := _next_word(flow, end, stop)):
        text = word.group()
        if not text[0].isupper() or not is_spelt_part(text) or text in _not_names():
            break
        if "-" in text or (capitals != text.isupper() and len(text) > 1) or (capitals and text in _heading_words()):
            break
        end, count = word.end(), count + 1
    return Name(first.start(), end, count, "vietnamese")


def _foreign(flow: str, start: int, stop: int) -> Name | None:
    initials = _INITIALS.match(flow, start, stop)
    end, count, spelt = start, 0, False
    at: int | None = initials.end() if initials else start
    capitals = False
    while at is not None and count < _LONGEST["foreign"] and (word := _WORD.match(flow, at, stop)):
        text = word.group()
        if count and text in _strong() and not capitals and not is_syllable(flow[start:end]):
            following = _next_word(flow, word.end(), stop)
            if following is None or not following.group()[0].isupper():  # but "Sovico |Nguyễn Thanh Hùng|"
                end, count = word.end(), count + 1  # "Hilary |Nguyễn|"
            break
        goes_on = _goes_on(text, capitals=capitals, first=count == 0, alone=initials is None)
        if not goes_on or (count and text in _GENERATIONS) or (capitals and text in _heading_words()):
            break
        is_initials = len(text) == _INITIAL_PAIR and not text.isdigit()  # "|JD| Vance"
        capitals = capitals or (count == 0 and text.isupper() and len(text) > 1 and not is_initials)
        if count == 1 and is_marked(flow[start:end]):
            return None  # "Mỹ |Ben Cardin|"
        end, count, spelt = word.end(), count + 1, spelt or is_spelt(text)
        at = _after(flow, end, stop)
    if not count:
        return None
    end = _without_particle(flow, start, end)
    suffix = _SUFFIX.match(flow, end, stop)
    end = suffix.end() if suffix else end
    count += len(initials.group().split(".")) - 1 if initials else 0
    return Name(start, end, count, "spelt" if spelt else "foreign")


def _goes_on(text: str, *, capitals: bool, first: bool, alone: bool) -> bool:
    """Whether a foreign name has such a word: with a capital or a particle, and no Vietnamese word with its marks."""
    if not first and text in _PARTICLES:
        return True
    if not text[0].isupper() or text in _not_names():
        return False
    if is_marked(text):
        return first and alone  # "ông |Sơn|", which is the caller's question
    acronym = text.isupper() and len(text) > 1
    return first or acronym == capitals


def _after(flow: str, end: int, stop: int) -> int | None:
    """Where the next word of the name may start: behind a space, or behind an initial within the name."""
    if end < stop and flow[end] == " ":
        initials = _INITIALS.match(flow, end + 1, stop)
        return initials.end() if initials else end + 1
    if end < stop and flow[end] == "." and end - 1 >= 0 and flow[end - 2 : end - 1] in (" ", "."):
        return end + 2 if flow[end + 1 : end + 2] == " " else end + 1
    return None


def _without_particle(flow: str, start: int, end: int) -> int:
    """The end without small words that nothing follows: "Von |de|"."""
    text = flow[start:end]
    while " " in text and text.rpartition(" ")[2] in _PARTICLES:
        text = text.rpartition(" ")[0]
    return start + len(text)


def is_of_company(flow: str, name: Name) -> bool:
    """Whether a run in Latin letters has a company's or a paper's word behind its first: `General Electric Co`."""
    following = _next_word(flow, name.end, len(flow))
    later = flow[name.start : name.end].split(" ")[1:]
    listed = words().company_words
    return name.kind == "foreign" and (any(word in listed for word in later) or _ends_company(following, listed))


def _ends_company(following: re.Match[str] | None, listed: tuple[str, ...]) -> bool:
    return following is not None and following.group() in listed


def is_eponym(text: str) -> bool:
    """Whether a name is one after which so much is named that it tells nothing of those beside it."""
    return text in words().eponyms


def is_surname(word: str) -> bool:
    """Whether a syllable is a surname, of Vietnam or China or Korea in their Vietnamese reading."""
    return word in _surnames()


def is_strong_surname(word: str) -> bool:
    """Whether a syllable is a surname that is hardly any other word: `Nguyễn`."""
    return word in _strong()


def is_strong_pair(flow: str, name: Name) -> bool:
    """Whether a name of two syllables has a surname that is hardly any other word."""
    return flow[name.start : name.end].split(" ", 1)[0] in _strong()


def is_vietnamese_form(text: str) -> bool:
    """Whether a whole name is Vietnamese in form: a surname of Vietnam and syllables, or one syllable with its marks.

    >>> is_vietnamese_form("Bùi Thanh Sơn"), is_vietnamese_form("Tập Cận Bình"), is_vietnamese_form("Sergei Lavrov")
    (True, False, False)
    """
    first, *rest = text.split()
    if not rest:
        return is_marked(text) and text.casefold() not in _borne_in("chinese")
    highland = any(map(is_marked, rest)) and all("-" not in part and is_spelt_part(part) for part in rest)
    return first.casefold() in _borne_in("vietnamese") and (highland or all(map(is_syllable, rest)))


def is_chinese_form(text: str) -> bool:
    """Whether a name has a surname that China alone writes so in Vietnamese: `Tập Cận Bình`."""
    parts = text.split()
    return 2 <= len(parts) <= 3 and parts[0].casefold() in _borne_in("chinese") and not is_vietnamese_form(text)


def may_be_chinese(text: str) -> bool:
    """Whether a name may be a Chinese one: a surname borne there, and one or two syllables more.

    >>> may_be_chinese("Lý Cường"), may_be_chinese("Nguyễn Phú Trọng")
    (True, False)
    """
    parts = text.split()
    if not 2 <= len(parts) <= 3 or text in words().eponyms or "Thị" in parts:
        return False
    return parts[0].casefold() not in _VIETNAMESE_ONLY and (is_marked(parts[0]) or parts[0] == "Chu")


# Surnames whose bearers in Vietnam outnumber any in China's news by far, or that China writes otherwise.
_VIETNAMESE_ONLY = frozenset({"nguyễn", "trần", "lê", "phạm", "phan", "bùi", "đỗ", "huỳnh", "võ", "vũ", "ngô", "đặng",
                              "trịnh", "đinh", "nông", "doãn"})  # fmt: skip
