"""Countries and blocs in Vietnamese text: `Liên bang Nga`, `Việt - Trung`, `Ốt-xtrây-li-a`, `ASEAN`.

Short names are words or people's names, too: `Anh` is Britain, a brother and half of the young men's second names;
`Đức` is Germany and virtue. Such weak forms count where the words before them say so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vnru_extract.countries.gazetteer import WORD, Gazetteer, Lemma
from vnru_extract.countries.words import CountryMention, Form, VietnameseCountryWords
from vnru_extract.lexicon import alternation, load

# Old and new place of the tone mark: "hòa" and "hoà", "Thụy" and "Thuỵ". The old one is compared.
_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_NEW_TONE = re.compile("|".join(_TONES))
# Joined to another country: "Việt - Nga", "Mỹ-Trung", "Nga/Việt"
_JOINED = re.compile(r" ?[-—/] ?")
# As in "Pu-tin": the hyphen of a transcription, not of a pair
_SYLLABLE_GOES_ON = re.compile(r"-[a-zà-ỹđ]")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*) +\Z")
_WORD_AFTER = re.compile(r" +([^\W\d_][\w'-]*)")
# "Sơn", "Hưng": a Vietnamese syllable with its capital
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưyà-ỹ]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
# "nghị sĩ |Mỹ| John Kerry" is a legislator, "ca sĩ |Mỹ| Linh" a singer of that name.
_LEGISLATOR = re.compile(r"nghị sĩ +\Z")
# As in "Bộ Công Thương |Anh|": a ministry's name has capitals, too.
_MINISTRY = re.compile(r"(?<!\w)(?:Bộ|BỘ) (?!trưởng|TRƯỞNG|Trưởng)[^\W\d_]{2,7} [^\W\d_]{2,7} +\Z")
# Between the countries of a list: "Pháp, Đức và Ý"
_LIST_GAP = re.compile(r"(?:,| và| hoặc| hay| cùng| với) ")


def settled_tones(text: str) -> str:
    """A copy of equal length in lower case with every tone mark in its old place: `Thuỵ` as `thụy`."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _NEW_TONE.sub(lambda found: _TONES[found.group()], lower)


def _as_written(form: str) -> tuple[str]:
    return (form,)


@dataclass(frozen=True, slots=True)
class _Found:
    """A form where it stands; `is_weak`: only the words around it tell."""

    start: int
    end: int
    lemma: Lemma
    is_weak: bool
    is_short: bool


class _Readings:
    """The table of forms, and the words that tell what a weak one is."""

    def __init__(self) -> None:
        words = load("countries", VietnameseCountryWords, "vi")
        self.gazetteer = Gazetteer(settled_tones, _as_written, width=12)
        for written in words.not_countries:
            self.gazetteer.add(Lemma(written, None))
        meanings = words.meanings()
        for written, meaning in meanings.items():
            self.gazetteer.add(Lemma(written, meaning))
        self.short = {name: code for code, names in words.short.items() for name in names}
        for written, code in self.short.items():
            if written not in meanings:
                self.gazetteer.add(Lemma(written, (code, "name")))
        self.weak = frozenset(words.weak) | self.short.keys()
        self.only_short = self.short.keys() - meanings.keys()
        self.not_first = frozenset(words.not_first)
        self.not_before_weak = frozenset(words.not_before_weak)
        self.beside_weak = frozenset(words.beside_weak)
        self.titles = frozenset(words.titles)
        self.not_behind = re.compile(rf"(?<!\w)(?:{alternation(map(settled_tones, words.not_behind))}) +\Z")
        self.before_short = re.compile(rf"(?<!\w)(?:{alternation(words.before_short)}) +\Z")


@cache
def _readings() -> _Readings:
    return _Readings()


def find(flow: str) -> Iterator[CountryMention]:
    """All countries and blocs named in a smoothed text, in order; the longest form wins."""
    readings = _readings()
    folded = settled_tones(flow)
    found = list(_candidates(flow, folded, readings))
    for at, one in enumerate(found):
        assert one.lemma.meaning is not None
        if not one.is_weak or _is_joined(flow, found, at) or _is_told(flow, folded, found, at, readings):
            yield CountryMention(one.start, one.end, *one.lemma.meaning)


def _candidates(flow: str, folded: str, readings: _Readings) -> Iterator[_Found]:
    end = 0
    for word in WORD.finditer(folded):
        start = word.start()
        if start < end or not flow[start].isupper():
            continue
        found = readings.gazetteer.match(flow, folded, start)
        if found is None:
            continue
        if _SYLLABLE_GOES_ON.match(flow, found[0]):
            continue
        end, lemma = found
        if lemma.meaning and not readings.not_behind.search(folded, max(0, start - 20), start):
            yield _Found(start, end, lemma, lemma.written in readings.weak, lemma.written in readings.only_short)


def _is_joined(flow: str, found: Sequence[_Found], at: int) -> bool:
    """As in "Việt - Nga", "Hàn - Triều": joined by a hyphen to the country before or behind."""
    one = found[at]
    around = [(found[at - 1], one)] if at else []
    around += [(one, found[at + 1])] if at + 1 < len(found) else []
    joined = any(
        _JOINED.fullmatch(flow, left.end, right.start) and left.lemma.meaning != right.lemma.meaning
        for left, right in around
    )
    return joined and not _ends_a_name(flow, one.start)


def _ends_a_name(flow: str, start: int) -> bool:
    """Whether a capitalised word before a weak form makes it the end of a person's name: "Tuấn |Anh| - Nga"."""
    before = _WORD_BEFORE.search(flow, max(0, start - 20), start)
    return before is not None and before[1].istitle() and before[1].casefold() not in _readings().beside_weak


def _is_told(flow: str, folded: str, found: Sequence[_Found], at: int, readings: _Readings) -> bool:
    """Whether the words around a weak form make it a country."""
    one = found[at]
    before = _WORD_BEFORE.search(flow, max(0, one.start - 30), one.start)
    if one.is_short or (one.lemma.written in readings.short and not before):
        return readings.before_short.search(folded, max(0, one.start - 10), one.start) is not None
    after = _WORD_AFTER.match(flow, one.end)
    capitals = flow[one.start : one.end].isupper() and one.end - one.start > 1
    legislator = _LEGISLATOR.search(folded, max(0, one.start - 12), one.start)
    ministry = _MINISTRY.search(flow, max(0, one.start - 20), one.start)
    told = legislator is not None or ministry is not None or (before is not None and before[1] in readings.titles)
    if after and not told and not capitals and after[1][0].isupper() and _SYLLABLE.fullmatch(after[1]):
        return at + 1 < len(found) and found[at + 1].start == after.start(1)
    if before is None:
        return _is_listed(flow, found, at) or one.lemma.written not in readings.not_first
    word = before[1].casefold()
    if before[1][0].isupper():
        return ministry is not None or word in readings.beside_weak
    return word not in readings.not_before_weak


def _is_listed(flow: str, found: Sequence[_Found], at: int) -> bool:
    """As in "Pháp, |Đức| và Ý": beside another country in a list."""
    one = found[at]
    right = found[at + 1] if at + 1 < len(found) else None
    left = found[at - 1] if at else None
    return bool(
        (right and _LIST_GAP.fullmatch(flow, one.end, right.start))
        or (left and _LIST_GAP.fullmatch(flow, left.end, one.start))
    )


@cache
def forms() -> dict[str, tuple[str, Form]]:
    """Every form, in lower case with its tone marks in their old places, with its code and kind."""
    table = _readings().gazetteer.all_forms()
    only_short = _readings().only_short
    return {
        form: lemma.meaning
        for form, lemmas in table.items()
        for lemma in lemmas[:1]
        if lemma.meaning and lemma.written not in only_short
    }


def code_of(name: str) -> str | None:
    """The code of a whole phrase, wherever its tone marks stand.

    >>> code_of("Liên bang Nga"), code_of("Thuỵ Điển")
    ('RU', 'SE')
    """
    key = " ".join(name.split())
    found = (lemma for lemma in _readings().gazetteer.whole(key) if lemma.allows(key))
    return next((lemma.meaning[0] for lemma in found if lemma.meaning), None)
