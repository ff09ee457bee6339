"""What `lexicons/ru/agreements.toml` holds, and the patterns made of it."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from vnru_extract.extractors.agreements.course import Turns, wildcards
from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.models import InstrumentType
from vnru_extract.morphology import forms, parses

HeadKind = Literal["plain", "joint", "shared", "letters", "settlement"]


class Head(Entry):
    """Nouns that name an instrument of one type, in the nominative."""

    type: InstrumentType
    kind: HeadKind
    lemmas: tuple[str, ...]


class Beside(Entry):
    """Words beside the noun; adjectives in the nominative."""

    places: tuple[str, ...]
    foreign: tuple[str, ...]
    telling: tuple[str, ...]
    bilateral: tuple[str, ...]
    jointly: tuple[str, ...]
    universal: tuple[str, ...]
    domestic: tuple[str, ...]
    domestic_after: tuple[str, ...]
    not_after: tuple[str, ...]
    consent: tuple[str, ...]
    shared: tuple[str, ...]
    pointing: tuple[str, ...]


class Naming(Entry):
    """How a name goes on after its noun, and where it stops."""

    starters: tuple[str, ...]
    connectors: tuple[str, ...]
    stops: tuple[str, ...]
    circumstances: tuple[str, ...]
    areas: tuple[str, ...]
    actors: tuple[str, ...]


class Binding(Entry):
    """Who is bound."""

    sides: tuple[str, ...]
    two_sided: tuple[str, ...]
    private: tuple[str, ...]
    occasions: tuple[str, ...]
    public: tuple[str, ...]
    bodies: tuple[str, ...]


class Life(Entry):
    """What happens to an instrument."""

    made: tuple[str, ...]
    issued: tuple[str, ...]
    coming: tuple[str, ...]
    in_force: tuple[str, ...]
    to_force: tuple[str, ...]
    expiry: tuple[str, ...]
    ended: tuple[str, ...]
    negotiating: tuple[str, ...]
    drafted: tuple[str, ...]
    proposed: tuple[str, ...]
    handled: tuple[str, ...]
    acts: tuple[str, ...]
    breaks: tuple[str, ...]


class Known(Entry):
    """An instrument known by name: `names` in the nominative, `fixed` forms that do not change."""

    type: InstrumentType
    names: tuple[str, ...]
    fixed: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


class AgreementWords(Lexicon):
    """`agreements.toml`."""

    head: tuple[Head, ...]
    beside: Beside
    name: Naming
    parties: Binding
    life: Life
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Noun:
    """A noun that names instruments: its lemma, type and kind."""

    lemma: str
    type: InstrumentType
    kind: HeadKind

    @cached_property
    def place(self) -> int:
        """Which word of a phrase is the noun: the second of "дорожная карта", the first of "обмен нотами"."""
        found = (at for at, word in enumerate(self.lemma.split(" ")) if parses(word)[0].tag.POS == "NOUN")
        return next(found, 0)


@dataclass(frozen=True)
class Words:
    """The word file compiled: `nouns` and `known` instruments by their written forms, patterns for phrases.

    `nominatives` are the names of known instruments by the same forms.
    """

    nouns: dict[str, Noun]
    heads: re.Pattern[str]
    known: dict[str, Known]
    nominatives: dict[str, str]
    known_names: re.Pattern[str]
    beside: Beside
    domestic_after: re.Pattern[str]
    not_after: re.Pattern[str]
    consent: re.Pattern[str]
    shared: re.Pattern[str]
    name: Naming
    circumstances: re.Pattern[str]
    sides: re.Pattern[str]
    two_sided: re.Pattern[str]
    private: re.Pattern[str]
    occasions: re.Pattern[str]
    public: re.Pattern[str]
    bodies: re.Pattern[str]
    turns: Turns


@cache
def words() -> Words:
    """The words, compiled once."""
    lexicon = load("agreements", AgreementWords, "ru")
    spelled = {form: Noun(lemma, head.type, head.kind) for head in lexicon.head for lemma in head.lemmas
               for form in spellings(lemma)}  # fmt: skip
    nouns = {form.lower(): noun for form, noun in spelled.items()}
    known, nominatives = _known_forms(lexicon)
    heads = re.compile(rf"(?<![\w-])(?:{alternation(_with_capitals(spelled))})(?![\w]|-\w)")
    beside, name, parties = lexicon.beside, lexicon.name, lexicon.parties
    return Words(
        nouns=nouns,
        heads=heads,
        known=known,
        nominatives=nominatives,
        known_names=re.compile(rf"(?<![\w-])(?i:{alternation(known)})(?![\w]|-\w)"),
        beside=beside,
        domestic_after=re.compile(rf" (?:{alternation(beside.domestic_after)})(?!\w)"),
        not_after=re.compile(rf"(?i:{alternation(beside.not_after)}) $"),
        consent=re.compile(rf"(?i:{alternation(beside.consent)}) (?:\w+ )?$"),
        shared=re.compile(rf"(?<!\w)(?:{alternation(beside.shared)})(?!\w)"),
        name=name,
        circumstances=re.compile(wildcards(name.circumstances)),
        sides=re.compile(wildcards(parties.sides), re.IGNORECASE),
        two_sided=re.compile(wildcards(parties.two_sided), re.IGNORECASE),
        private=re.compile(wildcards(parties.private)),
        occasions=re.compile(wildcards(parties.occasions), re.IGNORECASE),
        public=re.compile(wildcards(parties.public), re.IGNORECASE),
        bodies=re.compile(wildcards(parties.bodies), re.IGNORECASE),
        turns=_turns(lexicon.life, heads),
    )


def spellings(phrase: str) -> frozenset[str]:
    """All case forms of a phrase, with `ё` and with `е`."""
    found = forms(phrase)
    return found | {form.replace("ё", "е") for form in found}


def _known_forms(lexicon: AgreementWords) -> tuple[dict[str, Known], dict[str, str]]:
    """Known instruments, and their names in the nominative, by every form in small letters."""
    known: dict[str, Known] = {}
    nominatives: dict[str, str] = {}
    for entry in lexicon.known:
        for name in (*entry.names, *entry.fixed):
            forms_of = spellings(name) if name in entry.names else {name}
            nominatives |= {form.lower(): name for form in forms_of}
            known |= {form.lower(): entry for form in forms_of}
    return known, nominatives


def _with_capitals(nouns: dict[str, Noun]) -> set[str]:
    return {written for noun in nouns for written in (noun, noun[0].upper() + noun[1:], noun.upper())}


def _any_case(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(wildcards(phrases), re.IGNORECASE)


def _turns(life: Life, heads: re.Pattern[str]) -> Turns:
    return Turns(
        made=_any_case(life.made),
        issued=_any_case(life.issued),
        # будет| в ближайшее время |подписан, |о| скорейшем |подписании
        coming=re.compile(rf"{wildcards(life.coming)}(?: \w+){{0,2}} $", re.IGNORECASE),
        entry=_any_case((*life.in_force, *life.to_force)),
        in_force=_any_case(life.in_force),
        # заключить, подписать
        wished=re.compile(r"\w{1,20}ть"),
        expiry=_any_case(life.expiry),
        status=(
            ("terminated", _any_case(life.ended)),
            ("negotiating", _any_case(life.negotiating)),
            ("proposed", _any_case(life.proposed)),
            ("drafted", _any_case(life.drafted)),
        ),
        handled=_any_case(life.handled),
        breaks=re.compile(rf"[;]|{wildcards(life.breaks)}", re.IGNORECASE),
        # , который |был подписан
        resumes=re.compile(r"\"?(?: \([^()\n]{2,40}\))?,? котор(?:ый|ая|ое|ые) "),
        acts=_any_case(life.acts),
        heads=heads,
    )
