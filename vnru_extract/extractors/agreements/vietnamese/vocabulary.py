"""What `lexicons/vi/agreements.toml` holds, and the patterns made of it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnru_extract.extractors.agreements.course import Turns, wildcards
from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.models import InstrumentType

HeadKind = Literal["plain", "joint", "proper", "verbal", "shared", "letters"]


class Head(Entry):
    """Nouns that name an instrument of one type."""

    type: InstrumentType
    kind: HeadKind
    words: tuple[str, ...]


class Beside(Entry):
    """Words beside the noun."""

    counting: tuple[str, ...]
    fresh: tuple[str, ...]
    pointing: tuple[str, ...]
    domestic: tuple[str, ...]
    verbs: tuple[str, ...]
    shared: tuple[str, ...]


class Naming(Entry):
    """How a name goes on after its noun, and where it stops."""

    stops: tuple[str, ...]
    goes_on: tuple[str, ...]
    others: tuple[str, ...]
    fields: tuple[str, ...]


class Binding(Entry):
    """Who is bound."""

    sides: tuple[str, ...]
    private: tuple[str, ...]
    public: tuple[str, ...]
    universal: tuple[str, ...]


class Life(Entry):
    """What happens to an instrument."""

    made: tuple[str, ...]
    issued: tuple[str, ...]
    coming: tuple[str, ...]
    in_force: tuple[str, ...]
    expiry: tuple[str, ...]
    ended: tuple[str, ...]
    negotiating: tuple[str, ...]
    drafted: tuple[str, ...]
    proposed: tuple[str, ...]
    handled: tuple[str, ...]
    acts: tuple[str, ...]
    breaks: tuple[str, ...]


class Known(Entry):
    """An instrument known by name."""

    type: InstrumentType
    names: tuple[str, ...]
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
    """A noun that names instruments: the word itself, its type and kind."""

    word: str
    type: InstrumentType
    kind: HeadKind


@dataclass(frozen=True)
class Words:
    """The word file compiled: `nouns` by their small letters, patterns for phrases."""

    nouns: dict[str, Noun]
    heads: re.Pattern[str]
    known: dict[str, Known]
    known_names: re.Pattern[str]
    counting: re.Pattern[str]
    fresh: re.Pattern[str]
    pointing: re.Pattern[str]
    domestic: re.Pattern[str]
    verbs: re.Pattern[str]
    shared: re.Pattern[str]
    stops: re.Pattern[str]
    goes_on: re.Pattern[str]
    others: re.Pattern[str]
    fields: re.Pattern[str]
    sides: re.Pattern[str]
    private: re.Pattern[str]
    public: re.Pattern[str]
    universal: re.Pattern[str]
    turns: Turns


@cache
def words() -> Words:
    """The words, compiled once."""
    lexicon = load("agreements", AgreementWords, "vi")
    nouns = {word.lower(): Noun(word, head.type, head.kind) for head in lexicon.head for word in head.words}
    known = {name.lower(): entry for entry in lexicon.known for name in entry.names}
    heads = re.compile(rf"(?<![\w-])(?i:{alternation(nouns)})(?![\w]|-\w)")
    beside, name, parties = lexicon.beside, lexicon.name, lexicon.parties
    return Words(
        nouns=nouns,
        heads=heads,
        known=known,
        known_names=re.compile(rf"(?<![\w-])(?i:{alternation(known)})(?![\w]|-\w)"),
        counting=re.compile(rf"(?<!\w)(?:(?i:{alternation(beside.counting)})|\d+) (?:bản |văn kiện )?$"),
        fresh=_before(beside.fresh),
        pointing=re.compile(rf" (?:{alternation(beside.pointing)})(?!\w)"),
        domestic=re.compile(rf" (?i:{alternation(beside.domestic)})(?!\w)"),
        verbs=_before(beside.verbs),
        shared=re.compile(rf" (?i:{alternation(beside.shared)})(?!\w)"),
        stops=re.compile(rf" (?:{alternation(name.stops)})(?!\w)"),
        goes_on=re.compile(rf" (?:{alternation(name.goes_on)})(?!\w)"),
        others=re.compile(rf" (?:{alternation(name.others)})(?!\w)"),
        fields=re.compile(rf" (?i:trong) (?i:{alternation(name.fields)})(?!\w)"),
        sides=re.compile(wildcards(parties.sides)),
        private=re.compile(wildcards(parties.private)),
        public=re.compile(wildcards(parties.public)),
        universal=re.compile(wildcards(parties.universal)),
        turns=_turns(lexicon.life, heads),
    )


def _before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{alternation(phrases)}) $")


def _any_case(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(wildcards(phrases), re.IGNORECASE)


def _turns(life: Life, heads: re.Pattern[str]) -> Turns:
    return Turns(
        # ký; "trao" only what was signed: never "trao đổi", to discuss
        made=re.compile(rf"{wildcards(life.made)}(?! (?:đổi|ức|tặng))", re.IGNORECASE),
        issued=_any_case(life.issued),
        # sẽ| sớm |ký
        coming=re.compile(rf"{wildcards(life.coming)}(?: \w+){{0,3}} $", re.IGNORECASE),
        entry=_any_case(life.in_force),
        in_force=_any_case(life.in_force),
        wished=re.compile(r"(?!)"),  # verbs have one form
        expiry=_any_case(life.expiry),
        status=(
            ("terminated", _any_case(life.ended)),
            ("negotiating", _any_case(life.negotiating)),
            ("proposed", _any_case(life.proposed)),
            ("drafted", _any_case(life.drafted)),
        ),
        handled=_any_case(life.handled),
        breaks=re.compile(rf"[;]|{wildcards(life.breaks)}", re.IGNORECASE),
        # , vốn| đã được ký
        resumes=re.compile(r"\"?(?: \([^()\n]{2,40}\))?,? (?:vốn|mà hai (?:bên|nước)) "),
        acts=_any_case(life.acts),
        heads=heads,
    )
