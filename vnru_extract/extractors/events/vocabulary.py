"""What `lexicons/<language>/events.toml` holds."""

from vnru_extract.lexicon import Entry, Lexicon
from vnru_extract.models import EventType


class Noun(Entry):
    """Nouns that an occasion of one type is told by, and what must follow them; `loose` ones need a verb of holding."""

    type: EventType
    frame: str = ""
    loose: bool = False
    words: tuple[str, ...]


class Verb(Entry):
    """Verbs of one type that go with the same things (`frame`), each as "past / third person / base / -ing"."""

    type: EventType
    frame: str
    forms: tuple[str, ...]


class Phrase(Entry):
    """What stands around a noun: its own words, what it is the object of, what follows."""

    modifiers: tuple[str, ...]
    unspecific: tuple[str, ...]
    indefinite: tuple[str, ...]
    definite: tuple[str, ...]
    possessive: tuple[str, ...]
    ordinals: tuple[str, ...]
    light: tuple[str, ...]
    settings: tuple[str, ...]
    wished: tuple[str, ...]
    held: tuple[str, ...]
    not_before: tuple[str, ...]


class Standing(Entry):
    """Words by which a verb tells a fact, or something that is none."""

    auxiliaries: tuple[str, ...]
    wishing: tuple[str, ...]
    conditions: tuple[str, ...]
    decided: tuple[str, ...]
    new: tuple[str, ...]
    thanks: tuple[str, ...]
    telling: tuple[str, ...]
    refused: tuple[str, ...]
    announcing: tuple[str, ...]
    happened: tuple[str, ...]
    adverbs: tuple[str, ...]
    going_on: tuple[str, ...]
    habitual: tuple[str, ...]


class Frames(Entry):
    """What verbs go with."""

    asides: tuple[str, ...]
    determiners: tuple[str, ...]
    areas: tuple[str, ...]
    plural_subjects: tuple[str, ...]
    posts: tuple[str, ...]
    levels: tuple[str, ...]
    audiences: tuple[str, ...]
    credentials: tuple[str, ...]
    opinions: tuple[str, ...]
    company: tuple[str, ...]
    not_met: tuple[str, ...]
    telephone: tuple[str, ...]
    instruments: tuple[str, ...]
    papers: tuple[str, ...]
    rites: tuple[str, ...]
    relations: tuple[str, ...]


class Clause(Entry):
    """Which words of a sentence are of one occasion, and whose it is."""

    telling: tuple[str, ...]
    breaks: tuple[str, ...]
    comma_breaks: tuple[str, ...]
    ends: tuple[str, ...]
    goes_on: tuple[str, ...]
    begins: tuple[str, ...]
    ties: tuple[str, ...]
    title_words: tuple[str, ...]
    bare_titles: tuple[str, ...]
    pairs: tuple[str, ...]
    officials: tuple[str, ...]
    owned: tuple[str, ...]
    presence: tuple[str, ...]
    witnessing: tuple[str, ...]


class EventWords(Lexicon):
    """`events.toml`."""

    noun: tuple[Noun, ...]
    verb: tuple[Verb, ...]
    phrase: Phrase
    standing: Standing
    frames: Frames
    clause: Clause
