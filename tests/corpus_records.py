"""Records of a few words, made without the model: what documents of a corpus state of people, trade and treaties."""

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from vnru_extract import periods
from vnru_extract.amounts import Amount, parse_amount
from vnru_extract.models import (
    Agreement,
    CalendarDate,
    Event,
    Language,
    Office,
    Person,
    Record,
    Role,
    Span,
    TradeFigure,
    text_digest,
)

TITLES: dict[str, str] = {
    "president": "President", "prime_minister": "Prime Minister", "foreign_minister": "Foreign Minister",
    "defence_minister": "Defence Minister", "party_leader": "General Secretary", "ambassador": "Ambassador",
    "executive": "Chief Executive", "academic": "Professor", "legislator": "Senator", "minister": "Minister",
}  # fmt: skip


class Document:
    """A record on its way; facts come in the order in which they are added."""

    def __init__(self, document_id: str, published: str | None = None, language: Language = "en") -> None:
        self.id = document_id
        self.language = language
        self.published = date.fromisoformat(published) if published else None
        self.facts: dict[str, list[Any]] = {
            name: [] for name in ("people", "offices", "dates", "trade_figures", "agreements", "events")
        }
        self._at = itertools.count(0, 1_000)

    def person(self, name: str, country: str | None = None, *offices: str, country_of: str | None = None) -> "Document":
        """Someone with offices, each `role`, `role: Title` or `former role: Title`, of the same country."""
        person_id = self._id("people", "p")
        self.facts["people"].append(
            Person(id=person_id, name=name, country=country, spans=(self._span(name),), rule="r")
        )
        for office in offices:
            self._office(office, person_id, country_of or country)
        return self

    def _office(self, told: str, holder: str, country: str | None) -> None:
        head, _, title = told.partition(": ")
        *tenure, role = head.split(" ")
        written = title or TITLES[role]
        kind: Role = role  # type: ignore[assignment]
        self.facts["offices"].append(
            Office(
                id=self._id("offices", "o"), title=written, role=kind, country=country, holder=holder,
                tenure=tenure[0] if tenure else "current",  # type: ignore[arg-type]
                spans=(span := self._span(written),), rule="r", sentence=span,
            )
        )  # fmt: skip

    def figure(self, words: str, **fields: Any) -> "Document":
        """A figure; the turnover of Russia and Vietnam in 2020 where nothing else is given. A balance is negative."""
        given: dict[str, Any] = {"flow": "turnover", "reporter": "RU", "partner": "VN", "period": "2020"} | fields
        if "change_pct" in given:
            given["change_pct"] = Decimal(given["change_pct"])
        else:
            amount = parse_amount(words)
            assert isinstance(amount, Amount)
            given["amount"] = -amount.value if given["flow"] == "balance" else amount.value
            given |= {"unit": amount.unit} if amount.unit else {"currency": amount.currency}
        span = self._span(words)
        self.facts["trade_figures"].append(
            TradeFigure(id=self._id("trade_figures", "t"), spans=(span,), rule="r", sentence=span, **given)
        )
        return self

    def agreement(self, name: str, kind: str, parties: str = "RU VN", **fields: Any) -> "Document":
        """An instrument between parties, `RU VN`."""
        span = self._span(name)
        made: dict[str, Any] = {"type": kind, "parties": tuple(parties.split())} | fields
        self.facts["agreements"].append(
            Agreement(id=self._id("agreements", "a"), name=name, spans=(span,), rule="r", sentence=span, **made)
        )
        return self

    def event(
        self, kind: str, sentence: str, trigger: str, dates: tuple[tuple[str, str], ...] = (), **fields: Any
    ) -> "Document":
        """An event of Russia and Vietnam that a sentence tells of; `dates`: the sentence's, each words and value."""
        told = self._span(sentence)
        for words, value in dates:
            at = told.start + sentence.index(words)
            earliest, latest = periods.bounds(value)
            self.facts["dates"].append(
                CalendarDate(id=self._id("dates", "d"), value=value, earliest=earliest, latest=latest,
                             spans=(Span(start=at, end=at + len(words), text=words),), rule="r")
            )  # fmt: skip
        at = told.start + sentence.index(trigger)
        given: dict[str, Any] = {"type": kind, "countries": ("RU", "VN")} | fields
        self.facts["events"].append(
            Event(id=self._id("events", "e"), spans=(Span(start=at, end=at + len(trigger), text=trigger),), rule="r",
                  sentence=told, **given)
        )  # fmt: skip
        return self

    @property
    def record(self) -> Record:
        """The record that was made."""
        known: dict[str, Any] = {"published": self.published, "published_from": "metadata" if self.published else None}
        facts: dict[str, Any] = {name: tuple(listed) for name, listed in self.facts.items()}
        return Record(
            id=self.id,
            source=f"{self.id}.txt",
            language=self.language,
            text_sha256=text_digest(self.id),
            **known,
            **facts,
        )

    def _id(self, field: str, letter: str) -> str:
        return f"{letter}{len(self.facts[field]) + 1}"

    def _span(self, words: str) -> Span:
        start = next(self._at)
        return Span(start=start, end=start + len(words), text=words)
