"""What `lexicons/vi/events.toml` holds."""

from vnru_extract.extractors.events.telling import Telling
from vnru_extract.lexicon import Entry, Lexicon
from vnru_extract.models import EventType


class Noun(Entry):
    """Nouns that an occasion of one type is told by; `loose` ones need a verb of holding, a number or a setting."""

    type: EventType
    loose: bool = False
    words: tuple[str, ...]


class Verb(Entry):
    """Verbs of one type that go with the same things (`frame`)."""

    type: EventType
    frame: str
    words: tuple[str, ...]


class Phrase(Entry):
    """What stands around a noun; `others` are longer words that only hold one of a trigger's syllables."""

    others: tuple[str, ...]
    unspecific: tuple[str, ...]
    kinds: tuple[str, ...]
    definite: tuple[str, ...]
    light: tuple[str, ...]
    settings: tuple[str, ...]
    wished: tuple[str, ...]
    held: tuple[str, ...]
    not_held: tuple[str, ...]
    not_before: tuple[str, ...]


class Standing(Entry):
    """Words by which a verb tells a fact, or something that is none."""

    refused: tuple[str, ...]
    announcing: tuple[str, ...]
    decided: tuple[str, ...]
    habitual: tuple[str, ...]


class Frames(Entry):
    """What verbs go with."""

    asides: tuple[str, ...]
    areas: tuple[str, ...]
    company: tuple[str, ...]
    two_sides: tuple[str, ...]
    instruments: tuple[str, ...]
    not_signed: tuple[str, ...]
    papers: tuple[str, ...]
    rites: tuple[str, ...]
    homage: tuple[str, ...]
    honours: tuple[str, ...]
    posts: tuple[str, ...]
    relations: tuple[str, ...]
    established: tuple[str, ...]
    levels: tuple[str, ...]
    partnerships: tuple[str, ...]
    risers: tuple[str, ...]
    statuses: tuple[str, ...]
    audiences: tuple[str, ...]


class VietnameseEventWords(Lexicon):
    """`events.toml`."""

    noun: tuple[Noun, ...]
    verb: tuple[Verb, ...]
    phrase: Phrase
    standing: Standing
    frames: Frames
    telling: Telling
