"""The words that divide a sentence among its occasions in Russian and Vietnamese, as patterns."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.events.russian.words import is_verb, spelled_out
from vnru_extract.extractors.events.russian.words import words as russian_words
from vnru_extract.extractors.events.telling import Telling
from vnru_extract.extractors.events.vietnamese.words import words as vietnamese_words
from vnru_extract.lexicon import alternation

# How a name begins, in Cyrillic, or in Latin letters with and without accents.
_CYRILLIC = r"[A-ZА-ЯЁ]"
_LATIN = (
    "[A-Z"
    + "".join(
        letter
        for letter in map(chr, range(0xC0, 0x1EFA))
        if letter.isupper() and ord(letter) not in range(0x370, 0x1E00)
    )
    + "]"
)


_NEVER = re.compile(r"(?!)")
# what follows a name: "А| также |посетил"
_TWO_WORDS = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")


@dataclass(frozen=True)
class Grammar:
    """What the linker asks of a language: its words; the titles of those who may take part, in all forms; how words are
    spelled in their cases; how a name begins; which words are verbs, where their form tells, and which of them go on
    about an occasion ("встреча с А |состоялась| в Риме"). `object` matches what may stand between a verb and a place.
    """

    telling: Telling
    company: frozenset[str]
    forms: Callable[[Iterable[str]], Iterable[str]]
    capital: str
    object: re.Pattern[str]
    is_verb: Callable[[str], bool] | None
    goes_on: frozenset[str] = frozenset()


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of Russian or Vietnamese."""
    if language == "ru":
        ru = russian_words()
        return Grammar(ru.telling, ru.frames.titles, spelled_out, _CYRILLIC, ru.frames.to_place, is_verb, ru.holding)
    vi = vietnamese_words()
    return Grammar(vi.telling, vi.frames.titles, frozenset, _LATIN, vi.frames.place, None)


class PlainWords:
    """The lists of `events.toml` under `telling`. What may run long is possessive, so that no text makes it slow."""

    def __init__(self, grammar: Grammar) -> None:
        telling, forms, capital = grammar.telling, grammar.forms, grammar.capital
        self.is_verb = grammar.is_verb
        company = alternation(grammar.company)
        small = alternation(telling.title_words)
        titles = rf"(?: (?:{company})(?!\w)){{0,4}}"
        self.company = anywhere(company)
        reporting, that = alternation(telling.reporting), alternation(telling.that)
        self.told_before = re.compile(rf"\b(?:{reporting})(?: [^\s,.;:]+){{0,5}},? (?:{that})(?!\w) ?", re.IGNORECASE)
        self.told_behind = re.compile(rf"\"?,\"? (?:—|-)? ?(?:{reporting})(?!\w)", re.IGNORECASE)
        self.source = re.compile(
            rf"[^\w\n]*(?:{alternation(telling.sources)})(?!\w)[^,;:\n]{{2,120}},\"? ", re.IGNORECASE
        )
        goes_on = rf"\"?{capital}|\d|\w{{1,4}} {capital}|(?:{company}|{small})(?!\w)"
        breaks = alternation(telling.breaks)
        comma_breaks = alternation(telling.comma_breaks)
        self.breaks = re.compile(
            rf"[:;\n]|(?<!\w)(?:{breaks})(?!\w)|, (?:{comma_breaks})(?!\w)|,(?! (?:{goes_on}))| [—-] (?!{capital})"
        )
        self.clause_starts = re.compile(rf";|, (?:{alternation(telling.starts)})(?!\w)")
        self.ends = re.compile(rf" (?:{alternation(telling.ends)})(?!\w)")
        self.goes_on = grammar.goes_on
        # between two who are listed: ", а также министр обороны "
        self.titles = re.compile(rf"(?:[,;()/\s\".-]|(?:{company}|{small})(?!\w)|{capital}[\w.'-]*+|\d++)*+")
        # between a noun and whose it is: "визит| Президента России |А"
        self.title = re.compile(
            rf"(?:[\s\".-]|(?:{company}|{small})(?!\w)|{capital}[\w.'-]*+|[^\W\d_]++(?<=[йяхымо]))*+"
        )
        self.honouring = before(telling.honouring, titles)
        self.in_honour = anywhere(alternation(telling.in_honour))
        self.chairing = before(telling.chairing, titles)
        self.beside_people = before(telling.beside_people)
        self.company_before = before(telling.company_before)
        self.beside_places = before(telling.beside_places)
        self.owners = before(telling.owners, titles) if telling.owners else None
        self.oblique = before(telling.oblique, titles if self.is_verb is None else "")
        self.not_when = before(telling.not_when)
        self.opening = anywhere(alternation(telling.opening)) if telling.opening else _NEVER
        self.scheduled = before(telling.scheduled)
        self.inviting = anywhere(alternation(telling.inviting))
        self.he = anywhere(alternation(telling.he))
        self.his = anywhere(alternation(telling.his))
        self.we = anywhere(alternation(telling.we))
        self.whole = frozenset(telling.whole)
        self.monument = _monument(telling, forms, capital)
        self.leading = anywhere(alternation(telling.leading)) if telling.leading else _NEVER
        self.retinue = anywhere(alternation(telling.retinue))
        listed = rf"(?<!\w)(?:{alternation(telling.attending)})(?!\w):?"
        if self.is_verb is None:  # "có" is also to have
            listed += rf" (?=(?:các )?(?:(?:{company})(?!\w)|{capital}))"
        self.attending = re.compile(listed, re.IGNORECASE if self.is_verb else 0)
        self.lists = re.compile(rf"(?i:{alternation(telling.lists)})(?!\w)[^.;:\n]{{0,90}}?{listed}")
        self.object = grammar.object
        self.pairs = anywhere(alternation(telling.pairs))
        self.both = anywhere(alternation(telling.both))
        self.witnessing = anywhere(alternation(telling.witnessing))
        self.anniversary = re.compile(
            rf"(?<![^\W\d_])(?:{alternation(telling.anniversaries)})(?: [^\s,.;]+){0, 3} *\Z", re.IGNORECASE
        )
        self.beside = before(telling.beside)
        self.side = re.compile(rf" (?:{alternation(forms(telling.sides))})(?!\w)|(?: \w+)? (?:{company})(?!\w)")

    def acts(self, flow: str, at: int) -> bool:
        """Whether a verb follows somebody whose name ends there: "А |также посетил|", "A |đã thăm|"."""
        if self.is_verb is None:
            return self.ends.match(flow, at) is not None
        words = _TWO_WORDS.match(flow, at)
        return words is not None and any(word and self.is_verb(word) for word in words.groups())


def _monument(telling: Telling, forms: Callable[[Iterable[str]], Iterable[str]], capital: str) -> re.Pattern[str]:
    """Where a wreath is laid, as `place`: "к |Могиле Неизвестного Солдата|", "tại |Đài liệt sĩ vô danh|"."""
    heads, small = alternation(forms(telling.monuments)), alternation(telling.of_monument)
    name = rf"(?: (?:{small}))? {capital}(?:[\w-]+|\.(?= ?{capital}))| (?:{small})(?!\w)"
    to = alternation(telling.to_monument)
    return re.compile(rf"(?<!\w)(?:{to}) (?P<place>(?i:{heads})(?!\w)(?:{name}){{0,6}})")


def anywhere(source: str) -> re.Pattern[str]:
    """Matches whole words wherever they stand, in small letters or capitals."""
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)


def before(words: Iterable[str], titles: str = "") -> re.Pattern[str]:
    """Matches the words at the end, and what titles may follow."""
    return re.compile(rf"(?<![\w-])(?:{alternation(words)}){titles} *\Z", re.IGNORECASE)


@cache
def plain_words(language: str) -> PlainWords:
    """The words of a language."""
    return PlainWords(grammar_of(language))
