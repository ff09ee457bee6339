"""What extractors find, before it is linked: offsets, what was understood, and the rule that found it."""

from dataclasses import dataclass
from decimal import Decimal

from vnru_extract.models import (
    Bound,
    EventType,
    FigureStatus,
    Flow,
    InstrumentStatus,
    InstrumentType,
    Role,
    Tenure,
    Unit,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression and its EDTF value."""

    start: int
    end: int
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name as it stands here, without title or possessive.

    `name` is what the record calls it where that is not what stands here: the nominative of "Сергея Лаврова";
    `country` is whom the words beside it say that the person serves.
    """

    start: int
    end: int
    rule: str
    name: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post as it stands here; `holder` is the start of the name it belongs to, where the words say so."""

    start: int
    end: int
    title: str
    role: Role
    rule: str
    organisation: str | None = None
    country: str | None = None
    accredited_to: str | None = None
    tenure: Tenure = "current"
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class FigureMention:
    """An amount or change of trade; its parties as far as its own words give them.

    `head` are the offsets of the words that name the flow. `sided`: the words say whose trade it is ("Vietnam's trade
    with"), `both_ways` that it is that of two ("bilateral", "between A and B").
    `earlier`: it is the value of a time before, with which another is compared ("against $3.9 billion a year earlier").
    """

    spans: tuple[tuple[int, int], ...]
    flow: Flow
    rule: str
    amount: Decimal | None = None
    currency: str | None = None
    unit: Unit | None = None
    change_pct: Decimal | None = None
    bound: Bound = "exact"
    status: FigureStatus = "actual"
    commodity: str | None = None
    reporter: str | None = None
    partner: str | None = None
    head: tuple[int, int] = (0, 0)
    worldwide: bool = False
    both_ways: bool = False
    sided: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """An instrument as it stands here; parties as far as its own words and sentence name them.

    `head` is its noun, `acronym` the short form that its words introduce, `short` whether it is only "the Treaty",
    which means one named elsewhere; `fresh` says "a treaty" rather than "the treaty", `subject` whether the name says
    what it is about. `known` is the usual name of one known by name. `bilateral`: where no parties are named, it binds
    the two that the document is about. `signing`, `entry` and `expiry` are offsets of the words beside which the days
    stand ("signed", "entered into force", "valid until"). `name` is the name for the record where that is not as it
    stands here: in Russian, its noun in the nominative.
    """

    start: int
    end: int
    type: InstrumentType
    rule: str
    parties: tuple[str, ...] = ()
    status: InstrumentStatus = "unknown"
    head: str = ""
    acronym: str | None = None
    known: str | None = None
    short: bool = False
    bilateral: bool = False
    fresh: bool = False
    subject: bool = True
    signing: tuple[int, int] | None = None
    entry: tuple[int, int] | None = None
    expiry: tuple[int, int] | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """The word that tells of an occasion; `head` is where its words begin ("|paid an official visit").

    `definite`: it refers to an occasion that is told ("the visit"); `noun`: it is a noun, else a verb; `number`: what
    it is counted by ("24th"); `joining`: its verb tells who else takes part ("also attended the talks"); `word` is its
    dictionary form, where that is not what stands here.
    """

    start: int
    end: int
    type: EventType
    rule: str
    head: int = 0
    definite: bool = False
    noun: bool = False
    number: str | None = None
    joining: bool = False
    word: str = ""
