"""What `lexicons/<language>/agreements.toml` holds."""

from vnru_extract.lexicon import Entry, Lexicon
from vnru_extract.models import InstrumentType


class Head(Entry):
    """Nouns that name an instrument of one type."""

    type: InstrumentType
    words: tuple[str, ...]


class Plural(Entry):
    """Plurals that may still name one instrument, after the name of a place."""

    words: tuple[str, ...]
    places: tuple[str, ...]


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
    owners: tuple[str, ...]
    domestic: tuple[str, ...]
    heads_of_state: tuple[str, ...]
    addressees: tuple[str, ...]


class Naming(Entry):
    """How a name goes on, and where it stops."""

    starters: tuple[str, ...]
    purposes: tuple[str, ...]
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
    makers: tuple[str, ...]
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
