"""The record: the public interface, as strict, frozen pydantic models.

A `Record` proves itself: every span's text is the document's text at its offsets, every date is EDTF, every
country a code, every reference an id that exists, every list in the order of the text. What does not hold is
an error of that document, never a silent repair. Field order is output order.
"""

import hashlib
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from vnru_extract import countries, periods

SCHEMA_VERSION: Final = "1"
Language = Literal["en", "ru", "vi"]

Role = Literal[
    "president", "vice_president", "monarch", "prime_minister", "deputy_prime_minister", "foreign_minister",
    "defence_minister", "minister", "deputy_minister", "party_leader", "party_official", "speaker", "deputy_speaker",
    "legislator", "ambassador", "diplomat", "special_envoy", "governor", "deputy_governor", "mayor", "deputy_mayor",
    "head_of_body", "deputy_head_of_body", "judge", "military_officer", "adviser", "executive", "spokesperson",
    "academic", "other",
]  # fmt: skip
Tenure = Literal["current", "former", "acting", "designate"]
RegistryStatus = Literal["confirmed", "contradicted"]
Flow = Literal["turnover", "exports", "imports", "balance", "investment"]
Unit = Literal["tonne", "barrel", "cubic_metre"]
Bound = Literal["exact", "about", "over", "under"]
FigureStatus = Literal["actual", "target", "forecast"]
InstrumentType = Literal[
    "treaty", "convention", "charter", "free_trade_agreement", "agreement", "memorandum", "protocol", "declaration",
    "joint_statement", "plan", "programme", "contract", "communique", "other",
]  # fmt: skip
InstrumentStatus = Literal["in_force", "signed", "drafted", "negotiating", "proposed", "terminated", "unknown"]
EventType = Literal[
    "visit", "meeting", "phone_call", "conference", "signing", "statement", "ceremony", "appointment", "milestone"
]


def _edtf(value: str) -> str:
    if not periods.is_valid(value):
        raise ValueError(f"{value!r} is not a date in the EDTF subset of the record")
    return value


def _code(value: str) -> str:
    if value not in countries.codes():
        raise ValueError(f"{value!r} is no ISO 3166-1 country or known bloc")
    return value


def _exact(value: Decimal) -> Decimal:
    """JSON numbers are doubles: refuse one that would not come back the same."""
    if Decimal(repr(float(value))) != value:
        raise ValueError(f"{value} cannot be written as a JSON number without loss")
    return value


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Edtf = Annotated[str, AfterValidator(_edtf), Field(pattern=periods.PATTERN)]
Code = Annotated[str, AfterValidator(_code), Field(pattern="^[A-Z][A-Z0-9]{1,8}$")]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Number = Annotated[Decimal, AfterValidator(_exact), PlainSerializer(_json_number), WithJsonSchema({"type": "number"})]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Span(_Model):
    """Words of the document: code-point offsets, `end` exclusive; `text == document.text[start:end]`."""

    start: int = Field(ge=0)
    end: int
    text: str = Field(min_length=1)

    @model_validator(mode="after")
    def _covers_its_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not have the length of {self.text!r}")
        return self


Spans = Annotated[tuple[Span, ...], Field(min_length=1)]


class _Fact(_Model):
    id: str = Field(pattern=r"^[podtae][1-9]\d*$")


class Person(_Fact):
    """A named individual, all mentions joined.

    `name_latin` spells a name in Cyrillic in Latin letters; it is left out of JSON where there is nothing to spell.
    """

    name: str = Field(min_length=1)
    name_latin: str | None = Field(default=None, exclude_if=lambda name: name is None)
    country: Code | None = None
    spans: Spans
    rule: str


class Office(_Fact):
    """A post, with who holds it.

    `registry` says whether the registry of office-holders bears that out on the document's day, `registry_note` from
    when to when; both are left out of JSON where it knows nothing.
    """

    title: str = Field(min_length=1)
    role: Role
    organisation: str | None = None
    country: Code | None = None
    accredited_to: Code | None = None
    holder: str | None = None
    tenure: Tenure = "current"
    spans: Spans
    rule: str
    sentence: Span
    registry: RegistryStatus | None = Field(default=None, exclude_if=lambda status: status is None)
    registry_note: str | None = Field(default=None, exclude_if=lambda note: note is None)


class CalendarDate(_Fact):
    """A calendar expression and its EDTF value; `earliest` and `latest` are inclusive days."""

    value: Edtf
    earliest: date | None = None
    latest: date | None = None
    spans: Spans
    rule: str

    @model_validator(mode="after")
    def _bounds_follow_value(self) -> Self:
        if (self.earliest, self.latest) != periods.bounds(self.value):
            raise ValueError(f"earliest and latest are not the bounds of {self.value}")
        return self


class TradeFigure(_Fact):
    """A stated amount or change of trade or investment between countries."""

    flow: Flow
    reporter: Code | None = None
    partner: Code | None = None
    amount: Number | None = None
    currency: Currency | None = None
    unit: Unit | None = None
    commodity: str | None = None
    period: Edtf | None = None
    change_pct: Number | None = None
    bound: Bound = "exact"
    status: FigureStatus = "actual"
    spans: Spans
    rule: str
    sentence: Span

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.amount is None and self.change_pct is None:
            raise ValueError("a trade figure has an amount or a change")
        if (self.amount is None) != (self.currency is None and self.unit is None):
            raise ValueError("an amount has a currency or a unit, and only an amount has one")
        return self


class Agreement(_Fact):
    """A named or clearly identified instrument, all mentions joined."""

    name: str = Field(min_length=1)
    type: InstrumentType
    parties: tuple[Code, ...] = ()
    signed: Edtf | None = None
    in_force: Edtf | None = None
    expires: Edtf | None = None
    status: InstrumentStatus = "unknown"
    spans: Spans
    rule: str
    sentence: Span


class Event(_Fact):
    """Who met whom, when and where."""

    type: EventType
    date: Edtf | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    countries: tuple[Code, ...] = ()
    agreements: tuple[str, ...] = ()
    spans: Spans
    rule: str
    sentence: Span


class Record(_Model):
    """Everything one document states. `check(text)` holds it against the text it indexes."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    id: str
    source: str
    language: Language
    title: str | None = None
    published: date | None = None
    published_from: Literal["metadata", "text", "option"] | None = None
    text_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    text: str | None = Field(default=None, exclude_if=lambda text: text is None)
    people: tuple[Person, ...] = ()
    offices: tuple[Office, ...] = ()
    dates: tuple[CalendarDate, ...] = ()
    trade_figures: tuple[TradeFigure, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self, info: ValidationInfo) -> Self:
        people = {person.id for person in self.people}
        agreements = {agreement.id for agreement in self.agreements}
        for office in self.offices:
            if office.holder is not None and office.holder not in people:
                raise ValueError(f"office {office.id} is held by {office.holder}, who is not in the record")
        for event in self.events:
            if not (people.issuperset(event.people) and agreements.issuperset(event.agreements)):
                raise ValueError(f"event {event.id} refers to an id that is not in the record")
        for letter, facts in self._lists():
            if [fact.id for fact in facts] != [f"{letter}{n}" for n in range(1, len(facts) + 1)]:
                raise ValueError(f"ids of the {letter!r} facts do not count from 1")
            starts = [fact.spans[0].start for fact in facts]
            if starts != sorted(starts):
                raise ValueError(f"the {letter!r} facts are not in the order of the text")
        text = self.text if self.text is not None else (info.context or {}).get("text")
        if text is not None:
            self.check(text)
        return self

    def _lists(self) -> list[tuple[str, tuple[Any, ...]]]:
        return [("p", self.people), ("o", self.offices), ("d", self.dates), ("t", self.trade_figures),
                ("a", self.agreements), ("e", self.events)]  # fmt: skip

    def check(self, text: str) -> None:
        """Raise ValueError unless `text` is the one indexed and every span says what it says there."""
        if text_digest(text) != self.text_sha256:
            raise ValueError("the text is not the one that the record's offsets index")
        for _, facts in self._lists():
            for fact in facts:
                for span in (*fact.spans, getattr(fact, "sentence", None)):
                    if span is not None and text[span.start : span.end] != span.text:
                        raise ValueError(f"{fact.id}: the document does not read {span.text!r} at {span.start}")


def text_digest(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
