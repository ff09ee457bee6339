"""What `lexicons/ru/events.toml` holds: nouns stand in the nominative, verbs in the infinitive."""

from vnru_extract.extractors.events.telling import Telling
from vnru_extract.lexicon import Entry, Lexicon
from vnru_extract.models import EventType


class Noun(Entry):
    """Nouns that an occasion of one type is told by, and what must follow them; `loose` ones need a verb of holding."""

    type: EventType
    frame: str = ""
    loose: bool = False
    words: tuple[str, ...]


class Verb(Entry):
    """Verbs of one type that go with the same things (`frame`)."""

    type: EventType
    frame: str
    words: tuple[str, ...]


class Phrase(Entry):
    """What stands around a noun: the adjectives before it, what governs it, what follows."""

    unspecific: tuple[str, ...]
    definite: tuple[str, ...]
    possessive: tuple[str, ...]
    ordinals: tuple[str, ...]
    light: tuple[str, ...]
    not_light: tuple[str, ...]
    settings: tuple[str, ...]
    never: tuple[str, ...]
    wished: tuple[str, ...]
    held: tuple[str, ...]
    planned: tuple[str, ...]
    not_held: tuple[str, ...]
    called_off: tuple[str, ...]


class Standing(Entry):
    """Words by which a verb tells a fact, or something that is none."""

    refused: tuple[str, ...]
    conditions: tuple[str, ...]
    announcing: tuple[str, ...]
    decided: tuple[str, ...]
    habitual: tuple[str, ...]


class Frames(Entry):
    """What verbs go with."""

    asides: tuple[str, ...]
    areas: tuple[str, ...]
    company: tuple[str, ...]
    plural_subjects: tuple[str, ...]
    telephone: tuple[str, ...]
    instruments: tuple[str, ...]
    not_signed: tuple[str, ...]
    papers: tuple[str, ...]
    rites: tuple[str, ...]
    honours: tuple[str, ...]
    posts: tuple[str, ...]
    offices: tuple[str, ...]
    credentials: tuple[str, ...]
    relations: tuple[str, ...]
    levels: tuple[str, ...]
    statuses: tuple[str, ...]
    audiences: tuple[str, ...]


class RussianEventWords(Lexicon):
    """`events.toml`."""

    noun: tuple[Noun, ...]
    verb: tuple[Verb, ...]
    phrase: Phrase
    standing: Standing
    frames: Frames
    telling: Telling
