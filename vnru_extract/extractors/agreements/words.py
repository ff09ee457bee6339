"""The words of `lexicons/<language>/agreements.toml` compiled: sets for single tokens, patterns for phrases."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.agreements import vocabulary
from vnru_extract.extractors.agreements.vocabulary import AgreementWords, Known
from vnru_extract.lexicon import alternation, load
from vnru_extract.models import InstrumentStatus, InstrumentType

# the last word of a known name, which wires write in small letters
_NOUNS = frozenset({"Agreement", "Charter", "Convention", "Protocol", "Treaty"})


@dataclass(frozen=True)
class Nouns:
    """What an instrument is named by: nouns of each kind, and names known whole; `looser` are the words of `loose`."""

    types: dict[str, InstrumentType]
    known: dict[str, Known]
    heads: re.Pattern[str]
    loose: re.Pattern[str]
    looser: frozenset[str]
    plurals: re.Pattern[str]
    settled_at: frozenset[str]
    several: re.Pattern[str]
    names: re.Pattern[str]


@dataclass(frozen=True)
class Beside:
    """Words beside the noun."""

    after: re.Pattern[str]
    compound: re.Pattern[str]
    domestic: re.Pattern[str]
    before: frozenset[str]
    modifiers: frozenset[str]
    telling: frozenset[str]
    bilateral: frozenset[str]
    counting: frozenset[str]
    another: frozenset[str]
    qualifiers: frozenset[str]
    openers: frozenset[str]
    owners: frozenset[str]
    heads_of_state: frozenset[str]
    addressees: re.Pattern[str]


@dataclass(frozen=True)
class Naming:
    """How a name goes on, and where it stops."""

    breaks: re.Pattern[str]
    purpose: re.Pattern[str]
    starters: frozenset[str]
    connectors: frozenset[str]
    stops: frozenset[str]
    clause_openers: frozenset[str]


@dataclass(frozen=True)
class Binding:
    """Who is bound."""

    sides: re.Pattern[str]
    private: re.Pattern[str]
    public: re.Pattern[str]
    universal: re.Pattern[str]
    two_sided: re.Pattern[str]
    mutual: re.Pattern[str]
    bodies: frozenset[str]


@dataclass(frozen=True)
class Happening:
    """What happens to an instrument; `turns` are the words of every `status`."""

    made: re.Pattern[str]
    acts: re.Pattern[str]
    make: re.Pattern[str]
    unmade: re.Pattern[str]
    handled: re.Pattern[str]
    in_force: re.Pattern[str]
    entry: re.Pattern[str]
    expiry: re.Pattern[str]
    turns: re.Pattern[str]
    negotiating: re.Pattern[str]
    status: tuple[tuple[InstrumentStatus, re.Pattern[str]], ...]


@dataclass(frozen=True)
class Words:
    """The word file of one language, by subject."""

    nouns: Nouns
    beside: Beside
    naming: Naming
    binding: Binding
    life: Happening


@cache
def words(language: str = "en") -> Words:
    """The words of a language, compiled once."""
    lexicon = load("agreements", AgreementWords, language)
    return Words(
        nouns=_nouns(lexicon),
        beside=_beside(lexicon.around),
        naming=_naming(lexicon.name),
        binding=_binding(lexicon.parties),
        life=_happening(lexicon.life),
    )


def phrases(listed: tuple[str, ...]) -> str:
    """The source of a pattern for any of `listed`, whole."""
    return rf"(?<![\w-])(?:{alternation(listed)})(?!\w)"


def _any_case(listed: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(phrases(listed), re.IGNORECASE)


def _words_of(heads: tuple[vocabulary.Head, ...]) -> list[str]:
    return [word for head in heads for word in head.words]


def _nouns(lexicon: AgreementWords) -> Nouns:
    long, short, loose = (_words_of(heads) for heads in (lexicon.head, lexicon.short, lexicon.loose))
    known = {form: entry for entry in lexicon.known for form in (*entry.names, *entry.weak)}
    named = {form: entry for entry in lexicon.known for name in entry.names for form in _spellings(name)}
    known = named | known
    every = (*lexicon.head, *lexicon.short, *lexicon.loose, *lexicon.several)
    return Nouns(
        types={word: head.type for head in every for word in head.words},
        known=known,
        # "Memorandum of Understanding", "treaty", "MOU"; never "treaty-based" or "agreements"
        heads=re.compile(rf"(?<![\w-])(?:(?i:{alternation(long)})|{alternation(short)})(?![\w]|-\w)"),
        # with a subject or a short form: never "Framework Agreement"
        loose=re.compile(
            rf"(?<![\w-])(?<!joint )(?<!press )(?:{alternation([*loose, *map(str.capitalize, loose)])})"
            r"(?= (?:for|of|on|\())"
        ),
        looser=frozenset(loose),
        # "Geneva Accords", "Minsk agreements"
        plurals=re.compile(rf"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+)? (?i:{alternation(lexicon.plural.words)})(?!\w)"),
        settled_at=frozenset(lexicon.plural.places),
        # MoUs on health and on energy
        several=re.compile(
            rf"(?<![\w-])(?i:{alternation(_words_of(lexicon.several))})(?= (?:\(|on |were |was )| ?[-—:])"
        ),
        names=re.compile(rf"(?<![\w-])(?:{alternation(named)})(?![\w]|-\w)"),
    )


def _spellings(name: str) -> tuple[str, ...]:
    """A known name as listed, and with its noun in small letters, as wires write: "Outer Space treaty"."""
    before, _, noun = name.rpartition(" ")
    forms = (name, f"{before} {noun.lower()}") if before and noun in _NOUNS else (name,)
    return (*forms, *(form.replace("Cooperation", "Co-operation") for form in forms if "Cooperation" in form))


def _beside(around: vocabulary.Around) -> Beside:
    return Beside(
        after=re.compile(rf" +(?:{alternation(around.after)})(?!\w)", re.IGNORECASE),
        compound=re.compile(rf"(?:{alternation(around.compounds)}) $"),
        domestic=re.compile(
            rf" of (?:an? |the )?(?:state of )?(?:{alternation(around.domestic)})(?!\w)", re.IGNORECASE
        ),
        before=frozenset(around.before),
        modifiers=frozenset(around.modifiers),
        telling=frozenset(around.telling),
        bilateral=frozenset(around.bilateral),
        counting=frozenset(around.counting),
        another=frozenset(around.another),
        qualifiers=frozenset(around.qualifiers),
        openers=frozenset(around.openers),
        owners=frozenset(around.owners),
        heads_of_state=frozenset(around.heads_of_state),
        addressees=re.compile(rf"(?i:for|to) (?i:the )?(?i:{alternation(around.addressees)})(?!\w)"),
    )


def _naming(name: vocabulary.Naming) -> Naming:
    return Naming(
        breaks=_any_case(name.breaks),
        # and |the Prevention of|, and |the Reciprocal Protection of|
        purpose=re.compile(rf" the (?:[A-Z][a-z]+ )?(?:{alternation(name.purposes)}) of "),
        starters=frozenset(name.starters),
        connectors=frozenset(name.connectors),
        stops=frozenset(name.stops),
        clause_openers=frozenset(name.clause_openers),
    )


def _binding(parties: vocabulary.Binding) -> Binding:
    mutual, makers = alternation(parties.mutual), alternation(parties.makers)
    return Binding(
        sides=_any_case(parties.sides),
        private=re.compile(rf"(?<![\w-])(?:{alternation(parties.private)})(?![\w])", re.IGNORECASE),
        public=_any_case(parties.public),
        universal=_any_case(parties.universal),
        two_sided=_any_case(parties.two_sided),
        # between the two governments | between the ministries of the two countries
        mutual=re.compile(
            rf"\bbetween (?:(?:the|our|their|these) (?:two (?:\w+ )?(?:{mutual})|(?:{makers})(?! of))(?!\w)"
            rf"|(?:the |our |their )?(?:\w+ )?(?:{mutual}) of (?:the |our )?(?:both|two)"
            r" (?:countries|nations|republics|sides|states)\b)"
        ),
        bodies=frozenset(parties.bodies),
    )


def _happening(life: vocabulary.Life) -> Happening:
    return Happening(
        made=re.compile(rf"{phrases(life.made)}(?! (?:{alternation(life.not_made)}))", re.IGNORECASE),
        acts=_any_case(life.acts),
        make=_any_case(life.make),
        unmade=re.compile(rf"(?<!\w)(?:{alternation(life.unmade)}) (?:soon |\w+ly )?(?:be )?$", re.IGNORECASE),
        handled=_any_case(life.handled),
        in_force=_any_case(life.in_force),
        entry=_any_case((*life.in_force, *life.to_force)),
        expiry=_any_case(life.expiry),
        turns=_any_case((*life.ended, *life.negotiating, *life.proposed, *life.drafted)),
        negotiating=_any_case(life.negotiating),
        status=(
            ("terminated", _any_case(life.ended)),
            ("negotiating", _any_case(life.negotiating)),
            ("proposed", _any_case(life.proposed)),
            ("drafted", _any_case(life.drafted)),
        ),
    )
