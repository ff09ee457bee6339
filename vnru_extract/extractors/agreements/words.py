"""What `lexicons/<language>/agreements.toml` holds, and the patterns built of it."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.models import InstrumentStatus, InstrumentType


class Head(Entry):
    """Nouns that name an instrument of one type."""

    type: InstrumentType
    words: tuple[str, ...]


class Plural(Entry):
    """Plurals that may still name one instrument."""

    words: tuple[str, ...]


class Around(Entry):
    """Words beside the noun: what makes it something else, and what it is about."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    modifiers: tuple[str, ...]
    telling: tuple[str, ...]
    bilateral: tuple[str, ...]
    counting: tuple[str, ...]
    another: tuple[str, ...]
    qualifiers: tuple[str, ...]
    compounds: tuple[str, ...]
    openers: tuple[str, ...]
    domestic: tuple[str, ...]


class Naming(Entry):
    """How a name goes on, and where it stops."""

    starters: tuple[str, ...]
    connectors: tuple[str, ...]
    stops: tuple[str, ...]
    breaks: tuple[str, ...]
    clause_openers: tuple[str, ...]


class Binding(Entry):
    """Who is bound."""

    sides: tuple[str, ...]
    private: tuple[str, ...]
    public: tuple[str, ...]
    universal: tuple[str, ...]
    two_sided: tuple[str, ...]
    mutual: tuple[str, ...]
    bodies: tuple[str, ...]


class Life(Entry):
    """What happens to an instrument."""

    made: tuple[str, ...]
    not_made: tuple[str, ...]
    acts: tuple[str, ...]
    make: tuple[str, ...]
    handled: tuple[str, ...]
    unmade: tuple[str, ...]
    in_force: tuple[str, ...]
    to_force: tuple[str, ...]
    expiry: tuple[str, ...]
    ended: tuple[str, ...]
    negotiating: tuple[str, ...]
    drafted: tuple[str, ...]
    proposed: tuple[str, ...]


class Known(Entry):
    """An instrument known by name; `weak` forms count only where the document introduces them.

    `among`: the name is other instruments' too, and means this one only where its text is about that bloc.
    """

    type: InstrumentType
    names: tuple[str, ...]
    parties: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    among: str | None = None


class AgreementWords(Lexicon):
    """`agreements.toml`."""

    head: tuple[Head, ...]
    short: tuple[Head, ...]
    loose: tuple[Head, ...]
    plural: Plural
    several: tuple[Head, ...]
    around: Around
    name: Naming
    parties: Binding
    life: Life
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Words:
    """The word file compiled: sets for single tokens, patterns for phrases."""

    lexicon: AgreementWords
    types: dict[str, InstrumentType]
    known: dict[str, Known]
    heads: re.Pattern[str]
    loose: re.Pattern[str]
    plurals: re.Pattern[str]
    several: re.Pattern[str]
    names: re.Pattern[str]
    after: re.Pattern[str]
    compound: re.Pattern[str]
    breaks: re.Pattern[str]
    sides: re.Pattern[str]
    private: re.Pattern[str]
    public: re.Pattern[str]
    universal: re.Pattern[str]
    two_sided: re.Pattern[str]
    mutual: re.Pattern[str]
    domestic: re.Pattern[str]
    made: re.Pattern[str]
    acts: re.Pattern[str]
    make: re.Pattern[str]
    unmade: re.Pattern[str]
    handled: re.Pattern[str]
    in_force: re.Pattern[str]
    entry: re.Pattern[str]
    expiry: re.Pattern[str]
    turns: re.Pattern[str]
    status: tuple[tuple[InstrumentStatus, re.Pattern[str]], ...]
    modifiers: frozenset[str]
    telling: frozenset[str]
    before: frozenset[str]
    bilateral: frozenset[str]
    counting: frozenset[str]
    another: frozenset[str]
    qualifiers: frozenset[str]
    openers: frozenset[str]
    starters: frozenset[str]
    connectors: frozenset[str]
    stops: frozenset[str]
    clause_openers: frozenset[str]
    bodies: frozenset[str]
    looser: frozenset[str]


def phrases(words: tuple[str, ...]) -> str:
    """The source of a pattern for any of `words`, whole."""
    return rf"(?<![\w-])(?:{alternation(words)})(?!\w)"


@cache
def words(language: str = "en") -> Words:
    """The words of a language, compiled once."""
    lexicon = load("agreements", AgreementWords, language)
    life, around, name, parties = lexicon.life, lexicon.around, lexicon.name, lexicon.parties
    long = [word for head in lexicon.head for word in head.words]
    short = [word for head in lexicon.short for word in head.words]
    loose = [word for head in lexicon.loose for word in head.words]
    several = [word for head in lexicon.several for word in head.words]

    mutual = alternation(parties.mutual)

    def any_case(listed: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(phrases(listed), re.IGNORECASE)

    return Words(
        lexicon=lexicon,
        types={
            word: head.type
            for head in (*lexicon.head, *lexicon.short, *lexicon.loose, *lexicon.several)
            for word in head.words
        },
        known={form: entry for entry in lexicon.known for form in (*entry.names, *entry.weak)},
        # "Memorandum of Understanding", "treaty", "MOU"; never "treaty-based" or "agreements"
        heads=re.compile(rf"(?<![\w-])(?:(?i:{alternation(long)})|{alternation(short)})(?![\w]|-\w)"),
        # with a subject or a short form: never "Framework Agreement"
        loose=re.compile(
            rf"(?<![\w-])(?<!joint )(?<!press )(?:{alternation([*loose, *map(str.capitalize, loose)])})"
            r"(?= (?:for|of|on|\())"
        ),
        # "Geneva Accords", "Minsk agreements"
        plurals=re.compile(rf"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+)? (?i:{alternation(lexicon.plural.words)})(?!\w)"),
        # MoUs on health and on energy
        several=re.compile(rf"(?<![\w-])(?i:{alternation(several)})(?= (?:\(|on |were |was )| ?[-—:])"),
        names=re.compile(
            rf"(?<![\w-])(?:{alternation(n for entry in lexicon.known for n in entry.names)})(?![\w]|-\w)"
        ),
        after=re.compile(rf" +(?:{alternation(around.after)})(?!\w)", re.IGNORECASE),
        compound=re.compile(rf"(?:{alternation(around.compounds)}) $"),
        breaks=any_case(name.breaks),
        sides=any_case(parties.sides),
        private=re.compile(rf"(?<![\w-])(?:{alternation(parties.private)})(?![\w])", re.IGNORECASE),
        public=any_case(parties.public),
        universal=any_case(parties.universal),
        two_sided=any_case(parties.two_sided),
        # between the two governments | between the ministries of the two countries
        mutual=re.compile(
            rf"\bbetween (?:the |our |their )?(?:two (?:\w+ )?(?:{mutual})(?!\w)"
            rf"|(?:\w+ )?(?:{mutual}) of (?:the |our )?(?:both|two) (?:countries|nations|republics|sides|states)\b)"
        ),
        domestic=re.compile(
            rf" of (?:an? |the )?(?:state of )?(?:{alternation(around.domestic)})(?!\w)", re.IGNORECASE
        ),
        made=re.compile(rf"{phrases(life.made)}(?! (?:{alternation(life.not_made)}))", re.IGNORECASE),
        acts=any_case(life.acts),
        make=any_case(life.make),
        unmade=re.compile(rf"(?<!\w)(?:{alternation(life.unmade)}) (?:soon |\w+ly )?(?:be )?$", re.IGNORECASE),
        handled=any_case(life.handled),
        in_force=any_case(life.in_force),
        entry=any_case((*life.in_force, *life.to_force)),
        expiry=any_case(life.expiry),
        turns=any_case((*life.ended, *life.negotiating, *life.proposed, *life.drafted)),
        status=(
            ("terminated", any_case(life.ended)),
            ("negotiating", any_case(life.negotiating)),
            ("proposed", any_case(life.proposed)),
            ("drafted", any_case(life.drafted)),
        ),
        modifiers=frozenset(around.modifiers),
        telling=frozenset(around.telling),
        before=frozenset(around.before),
        bilateral=frozenset(around.bilateral),
        counting=frozenset(around.counting),
        another=frozenset(around.another),
        qualifiers=frozenset(around.qualifiers),
        openers=frozenset(around.openers),
        starters=frozenset(name.starters),
        connectors=frozenset(name.connectors),
        stops=frozenset(name.stops),
        clause_openers=frozenset(name.clause_openers),
        bodies=frozenset(parties.bodies),
        looser=frozenset(loose),
    )
