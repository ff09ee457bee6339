"""What comes out of a corpus: one entity a line, each with the statements that it rests on.

Every entity is flat but for its statements, so that tables are told by the models as those of records are. Every
statement names its document, the fact in that document's record, and the words that say so. Field order is output
order.
"""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from vnru_extract.models import (
    Bound,
    Code,
    Currency,
    Edtf,
    EventType,
    FigureStatus,
    Flow,
    InstrumentStatus,
    InstrumentType,
    Number,
    Role,
    Span,
    Tenure,
    Unit,
)

SCHEMA_VERSION: Final = "1"

PersonRule = Literal[
    "same_name", "same_name_same_office", "same_name_one_country", "fuller_name", "initials_same_office",
    "single_name_same_office", "single_name_one_bearer", "same_name_other_script", "respelled_name", "override",
]  # fmt: skip
AgreementRule = Literal["same_name", "same_words", "same_year", "acronym", "same_day", "known_name", "other_language"]
EventRule = Literal["same_milestone", "same_agreement", "same_person", "same_people", "same_day"]
ConflictRule = Literal[
    "figures_differ", "agreement_dates_differ", "milestone_dates_differ", "two_holders_at_once", "former_then_current",
    "two_countries",
]  # fmt: skip


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Statement(_Model):
    """Where something is stated: the document, its path, its day and how that is known, and the fact's id in it."""

    document: str
    source: str
    published: date | None
    published_from: Literal["metadata", "text", "option"] | None
    fact: str


class PersonStatement(Statement):
    """A person of one document; `rule` and `evidence` say why it is this one, null where it is the only document."""

    name: str
    country: Code | None
    rule: PersonRule | None
    evidence: str | None
    mention: Span


class OfficeStatement(Statement):
    """An office as one document has it.

    `seen` is the day on which it was held: the document's, if it calls the office current or acting and the sentence
    names no earlier time.
    """

    title: str
    tenure: Tenure
    seen: date | None
    sentence: Span


class AgreementStatement(Statement):
    """An instrument as one document has it, and why it is this one."""

    name: str
    signed: Edtf | None
    in_force: Edtf | None
    expires: Edtf | None
    status: InstrumentStatus
    rule: AgreementRule | None
    evidence: str | None
    sentence: Span


class FigureStatement(Statement):
    """A figure as one document has it; `words` are those of the amount, or of the change."""

    amount: Number | None
    currency: Currency | None
    unit: Unit | None
    change_pct: Number | None
    bound: Bound
    words: Span
    sentence: Span


class EventStatement(Statement):
    """An event as one document has it, and why it is this one; `words` are its trigger."""

    date: Edtf | None
    place: str | None
    rule: EventRule | None
    evidence: str | None
    words: Span
    sentence: Span


class ConflictStatement(Statement):
    """One side of a conflict: what the document gives, and its words."""

    value: str
    sentence: Span


class Overview(_Model):
    """The first line: how many documents there were, from when, and how much was found in them."""

    kind: Literal["corpus"] = "corpus"
    schema_version: Literal["1"] = SCHEMA_VERSION
    documents: int
    dated: int
    first_published: date | None
    last_published: date | None
    people: int
    office_holdings: int
    agreements: int
    trade_series: int
    events: int
    conflicts: int


class CorpusPerson(_Model):
    """An individual; `country` is null where documents differ, `countries` has all that were stated."""

    kind: Literal["person"] = "person"
    id: str
    name: str
    names: tuple[str, ...]
    country: Code | None
    countries: tuple[Code, ...]
    documents: int
    first_published: date | None
    last_published: date | None
    statements: tuple[PersonStatement, ...]


class OfficeHolding(_Model):
    """An office of one individual, from the first day to the last on which a document shows it held."""

    kind: Literal["office_holding"] = "office_holding"
    id: str
    person: str
    name: str
    role: Role
    title: str
    titles: tuple[str, ...]
    organisation: str | None
    country: Code | None
    accredited_to: Code | None
    tenures: tuple[Tenure, ...]
    first_seen: date | None
    last_seen: date | None
    documents: int
    statements: tuple[OfficeStatement, ...]


class CorpusAgreement(_Model):
    """An instrument; `signed`, `in_force`, `expires` have each date stated, but those that a closer one covers."""

    kind: Literal["agreement"] = "agreement"
    id: str
    name: str
    names: tuple[str, ...]
    type: InstrumentType
    parties: tuple[Code, ...]
    signed: tuple[Edtf, ...]
    in_force: tuple[Edtf, ...]
    expires: tuple[Edtf, ...]
    status: InstrumentStatus
    documents: int
    statements: tuple[AgreementStatement, ...]


class TradeSeries(_Model):
    """All figures for one flow, pair, commodity and period; `mirror` is what the partner's own statistics give."""

    kind: Literal["trade_series"] = "trade_series"
    id: str
    flow: Flow
    reporter: Code | None
    partner: Code | None
    commodity: str | None
    period: Edtf | None
    status: FigureStatus
    line: str
    mirror: str | None
    mirror_line: str | None
    documents: int
    statements: tuple[FigureStatement, ...]


class CorpusEvent(_Model):
    """An occasion; `level` is what a milestone brought relations to, `people` and `agreements` are entities' ids."""

    kind: Literal["event"] = "event"
    id: str
    type: EventType
    level: str | None
    dates: tuple[Edtf, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[Code, ...]
    agreements: tuple[str, ...]
    documents: int
    statements: tuple[EventStatement, ...]


class Conflict(_Model):
    """Statements that cannot all be true: the rule that says so, the entities they are about, a line to read."""

    kind: Literal["conflict"] = "conflict"
    id: str
    rule: ConflictRule
    about: tuple[str, ...]
    line: str
    values: tuple[str, ...]
    documents: int
    statements: tuple[ConflictStatement, ...]


Entity = Overview | CorpusPerson | OfficeHolding | CorpusAgreement | TradeSeries | CorpusEvent | Conflict
ENTITY: TypeAdapter[Entity] = TypeAdapter(Annotated[Entity, Field(discriminator="kind")])
