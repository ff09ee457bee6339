"""Who is meant where a name comes again, shorter or spelt otherwise: "ông Sơn", "Putin", "V.Pu-tin"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vnru_extract.extractors.people.vietnamese.shapes import shapes
from vnru_extract.lexicon import alternation
from vnru_extract.mentions import NameMention
from vnru_extract.page import Page
from vnru_extract.text import fold
from vnru_extract.vietnamese_spelling import is_marked, is_spelt, is_syllable, sound

_WORD = re.compile(r"(?<![\w'-])[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w'-])")
# "|I.V. |Stalin".
_INITIALS_BEFORE = re.compile(r"(?<![\w.])(?:[A-ZĐ]\. ?){1,3}\Z")
# "tướng Phan Văn| ...": where a heading was cut.
_CUT = re.compile(r" *(?:\.\.\.|\u2026)")
# "|phu nhân |Jill Biden".
_KIN_BEFORE = re.compile(r"\b(?:[Pp]hu nhân|[Vv]ợ|[Cc]hồng|[Cc]on trai|[Cc]on gái|[Ee]m gái)(?:,? ông|,? bà|,)? +\Z")
# Shorter words are too many other words.
_SHORTEST = 3
# A slip of the pen changes a word of so many letters or more, by one letter.
_LONG_WORD = 5


class Known:
    """The people of a page who are named in full, and the words by which they are called later."""

    def __init__(self, page: Page, full: Sequence[NameMention]) -> None:
        self.page, self.flow, self.full = page, page.flow, full
        self.starts: defaultdict[str, list[int]] = defaultdict(list)
        for mention in full:
            text = self._text(mention)
            if len(_words(text)) > 1:
                self.starts[text].append(mention.start)
        self.called: defaultdict[str, list[str]] = defaultdict(list)
        for text in self.starts:
            for word in (*_short_forms(text), *_with_particles(text)):
                self.called[word].append(text)
        self.with_word: defaultdict[str, list[str]] = defaultdict(list)
        self.behind_surname: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self.heard: defaultdict[str, list[str]] = defaultdict(list)
        for text in self.starts:
            words = _words(text)
            self.behind_surname[tuple(words[1:])].append(text)
            for word in dict.fromkeys(words):
                self.with_word[word.casefold()].append(text)
            if not is_spelt(words[-1]) and not all(map(is_syllable, words)):
                self.heard[sound(words[-1])].append(text)
        self.owners: dict[str, list[str]] = {}
        self.singles = {self._text(mention) for mention in full if len(_words(self._text(mention))) == 1}

    def _text(self, mention: NameMention) -> str:
        return " ".join(self.flow[mention.start : mention.end].split())

    def later(self) -> Iterator[NameMention]:
        """Full names again, also in capitals, and single foreign names: "|Putin| nói"."""
        written = {form for text in self.starts for form in (text, text.upper())}
        written |= {word for word in self.called if " " in word}
        if written:
            for match in re.finditer(rf"(?<![\w-])(?:{alternation(sorted(written))})(?![\w-])", self.flow):
                if not shapes().eponym_before.search(self.flow, max(0, match.start() - 40), match.start()):
                    yield NameMention(match.start(), match.end(), "short_form")
        alone = {word for word in (*self.called, *self.singles) if not is_syllable(word) and len(word) >= _SHORTEST}
        for match in _WORD.finditer(self.flow):
            if match.group() in alone and not shapes().eponym_before.search(
                self.flow, max(0, match.start() - 40), match.start()
            ):
                initials = _INITIALS_BEFORE.search(self.flow, max(0, match.start() - 14), match.start())
                yield NameMention(initials.start() if initials else match.start(), match.end(), "short_form")

    def named(self, mentions: Sequence[NameMention]) -> list[NameMention]:
        """The mentions with the name of the person each means."""
        return [self._meant(mention) for mention in mentions]

    def _meant(self, mention: NameMention) -> NameMention:
        if mention.name:
            return mention
        text = self._text(mention)
        if text not in self.owners or _CUT.match(self.flow, mention.end):
            self.owners[text] = self._owners(text, mention)
        owners = self.owners[text]
        name = min(owners, key=lambda owner: self._distance(owner, mention.start)) if owners else None
        if name and len(_words(text)) == 1 and (fuller := self._owners(name, mention)):
            name = fuller[0]  # "Mi-su-xtin" of "Mi-kha-in Mi-su-xtin", who is Mikhail Mishustin
        return replace(mention, name=name) if name and name != text else mention

    def _owners(self, text: str, mention: NameMention) -> list[str]:
        """Those whose name this may be a short or other form of."""
        parts = _words(text)
        if len(parts) == 1:
            word = parts[0]
            owners = self.called.get(word) or self.called.get(fold(word)) or self._spelt_otherwise(text) or []
            return [owner for owner in owners if word == owner.split()[0] or not self._is_kin(owner)]
        if text in self.called:
            return self.called[text]
        if _CUT.match(self.flow, mention.end) and (longer := [n for n in self.starts if n.startswith(f"{text} ")]):
            return longer
        if text.isupper():
            alike = self.with_word[parts[-1].casefold()]
            return [name for name in alike if name.casefold() == text.casefold() and not name.isupper()]
        return self._of_initials(parts) or self._spelt_otherwise(text) or self._slips(text)

    def _is_kin(self, name: str) -> bool:
        """As in "Tổng thống Biden và phu nhân |Jill Biden|": who is told only beside the one that the surname means."""
        return all(_KIN_BEFORE.search(self.flow, max(0, at - 24), at) for at in self.starts[name])

    def _of_initials(self, parts: list[str]) -> list[str]:
        """The full names that "V.V.Putin" abbreviates."""
        if not parts[0].endswith("."):
            return []
        split = [(name, _words(name)) for name in self.with_word[parts[-1].casefold()]]
        return [
            name
            for name, words in split
            if words[-1] == parts[-1] and words[0].startswith(parts[0][:-1]) and not words[0].endswith(".")
        ]

    def _spelt_otherwise(self, text: str) -> list[str]:
        """Names in Latin letters that this one spells out: "Mét-vê-đép" of "Dmitry Medvedev"."""
        last = _words(text)[-1]
        if not is_spelt(last):
            return []
        return [name for name in self.heard[sound(last)] if name != text]

    def _slips(self, text: str) -> list[str]:
        """The name that this one has a slip of the pen in, if one is told more often, or as often and before."""

        def weight(name: str) -> tuple[int, int]:
            return len(self.starts.get(name, ())), -self.starts[name][0] if name in self.starts else 0

        words = _words(text)
        if all(map(is_syllable, words)):
            sharing = set(self.behind_surname[tuple(words[1:])])
        else:
            sharing = {name for word in words for name in self.with_word[word.casefold()]}
        alike = [name for name in sharing if name != text and _is_slip(text, name) and weight(name) > weight(text)]
        return [max(alike, key=weight)] if alike else []

    def _distance(self, name: str, at: int) -> tuple[bool, int]:
        """How far before this point the full name was last given; else how far behind it comes."""
        starts = self.starts[name]
        before = bisect_right(starts, at)
        return (before == 0, at - starts[before - 1] if before else starts[0])


def _words(text: str) -> list[str]:
    """The words of a name, initials too."""
    return [part for part in text.replace(".", ". ").split() if part]


def _short_forms(text: str) -> list[str]:
    """The words by which someone is called later: the given name of a Vietnamese, the surname of others."""
    parts = [part for part in _words(text) if not part.endswith(".")]
    if not parts:
        return []
    if all(map(is_syllable, parts)) and any(map(is_marked, parts)):
        forms = [parts[-1], parts[0]]
    else:
        forms = [part for part in parts if part[0].isupper() and part not in ("Jr", "Sr")]
    return list(dict.fromkeys([*forms, *(fold(form) for form in forms if is_marked(form))]))


def _with_particles(text: str) -> list[str]:
    """As in "Bà |von der Leyen|", where small words belong to the surname."""
    parts = text.split()
    first = next((i for i, part in enumerate(parts) if i and part[0].islower()), None)
    return [" ".join(parts[first:])] if first else []


def _is_slip(one: str, other: str) -> bool:
    """Whether two names of as many words differ in one letter of one or two long words, and agree in the rest."""
    a, b = one.split(), other.split()
    if len(a) != len(b) or len(a) < 2:
        return False
    if all(map(is_syllable, a)) and all(map(is_syllable, b)):
        differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(a) > 2 and len(differing) == 1 and differing[0][0] == a[0] and _within_one(*map(fold, differing[0]))
    pairs = [(fold(x), fold(y)) for x, y in zip(a, b, strict=True)]
    return all(x == y or (min(len(x), len(y)) >= _LONG_WORD and _within_one(x, y)) for x, y in pairs)


def _within_one(one: str, other: str) -> bool:
    """Whether two words differ in one letter at most, changed, added or left out.

    >>> _within_one("mikhalov", "mikhailov"), _within_one("ivanov", "petrov")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
