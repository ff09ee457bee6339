"""Joined facts to the entities that come out, with the words of every statement read back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from vnru_extract.corpus.agreements import Instrument
from vnru_extract.corpus.bearers import Bearer, words_of
from vnru_extract.corpus.events import Occasion
from vnru_extract.corpus.gathering import Source, Stated
from vnru_extract.corpus.models import (
    AgreementStatement,
    CorpusAgreement,
    CorpusEvent,
    CorpusPerson,
    EventStatement,
    FigureStatement,
    OfficeHolding,
    OfficeStatement,
    PersonStatement,
    TradeSeries,
)
from vnru_extract.corpus.offices import Holding
from vnru_extract.corpus.scripts import is_borrowed
from vnru_extract.corpus.texts import Texts
from vnru_extract.corpus.trade import Series
from vnru_extract.names import unglued
from vnru_extract.text import fold


def name_of(person: Bearer) -> str:
    """The name in its own script, with most words and diacritics, not in capitals, not glued; then the most used."""
    counted = Counter(one.name for one, _ in person.seen)
    counted.update(form for one, _ in person.seen for form in one.forms if len(words_of(form)) > 1)

    def fullness(name: str) -> tuple[object, ...]:
        accented = fold(name) != name.casefold()
        return (
            is_borrowed(name, person.countries),
            -len(words_of(name)),
            not accented,
            name.isupper(),
            name != unglued(name),
            -counted[name],
            name,
        )

    return min(counted, key=fullness)


def country_of(person: Bearer) -> str | None:
    """The country that most documents state; none where they disagree."""
    stated = Counter(one.country for one, _ in person.seen if one.country)
    if len(person.countries) != 1:
        return None
    return min(stated, key=lambda code: (-stated[code], code))


def person_entity(person_id: str, person: Bearer, texts: Texts) -> CorpusPerson:
    """An individual with every mention's document."""
    seen = sorted(person.seen, key=lambda pair: pair[0].stated.order)
    name, days = name_of(person), _days(one.stated for one, _ in seen)
    forms = {one.name for one, _ in seen} | {form for one, _ in seen for form in one.forms}
    return CorpusPerson(
        id=person_id,
        name=name,
        names=tuple(sorted(forms - {name})),
        country=country_of(person),
        countries=tuple(sorted({one.country for one, _ in seen if one.country})),
        documents=_documents(one.stated for one, _ in seen),
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        statements=tuple(
            PersonStatement(
                **source_fields(one.stated),
                name=one.name,
                country=one.country,
                rule=why.rule if why else None,
                evidence=why.evidence if why else None,
                mention=texts[one.stated.words],
            )
            for one, why in seen
        ),
    )


def holding_entity(holding_id: str, person_id: str, name: str, held: Holding, texts: Texts) -> OfficeHolding:
    """An office of an individual, from the first day seen to the last."""
    days = held.days
    title, *others = held.titles
    return OfficeHolding(
        id=holding_id,
        person=person_id,
        name=name,
        role=held.post.role,
        title=title,
        titles=tuple(sorted(others)),
        organisation=held.organisation,
        country=held.post.country,
        accredited_to=held.post.accredited_to,
        tenures=tuple(sorted({one.tenure for one in held.seen})),
        first_seen=min(days, default=None),
        last_seen=max(days, default=None),
        documents=_documents(one.stated for one in held.seen),
        statements=tuple(
            OfficeStatement(
                **source_fields(one.stated),
                title=one.title,
                tenure=one.tenure,
                seen=one.seen,
                sentence=texts[one.stated.words],
            )
            for one in held.seen
        ),
    )


def agreement_entity(agreement_id: str, instrument: Instrument, texts: Texts) -> CorpusAgreement:
    """An instrument with every date that is stated for it."""
    seen = sorted(instrument.seen, key=lambda pair: pair[0].stated.order)
    name, *others = instrument.names
    return CorpusAgreement(
        id=agreement_id,
        name=name,
        names=tuple(sorted(others)),
        type=instrument.type,
        parties=instrument.parties,
        signed=tuple(instrument.dates("signed")),
        in_force=tuple(instrument.dates("in_force")),
        expires=tuple(instrument.dates("expires")),
        status=instrument.status,
        documents=_documents(one.stated for one, _ in seen),
        statements=tuple(
            AgreementStatement(
                **source_fields(one.stated),
                name=one.name,
                signed=one.signed,
                in_force=one.in_force,
                expires=one.expires,
                status=one.status,
                rule=why.rule if why else None,
                evidence=why.evidence if why else None,
                sentence=texts[one.stated.words],
            )
            for one, why in seen
        ),
    )


def series_entity(series_id: str, one: Series, mirror: tuple[str, str] | None, texts: Texts) -> TradeSeries:
    """A series with each figure; `mirror` is the id and the line of the partner's own."""
    return TradeSeries(
        id=series_id,
        flow=one.key.flow,
        reporter=one.key.reporter,
        partner=one.key.partner,
        commodity=one.key.commodity,
        period=one.key.period,
        status=one.key.status,
        line=one.line,
        mirror=mirror[0] if mirror else None,
        mirror_line=mirror[1] if mirror else None,
        documents=_documents(figure.stated for figure in one.figures),
        statements=tuple(
            FigureStatement(
                **source_fields(figure.stated),
                amount=figure.amount,
                currency=figure.currency,
                unit=figure.unit,
                change_pct=figure.change_pct,
                bound=figure.bound,
                words=texts[figure.amount_words],
                sentence=texts[figure.stated.words],
            )
            for figure in one.figures
        ),
    )


def event_entity(event_id: str, occasion: Occasion, names: dict[str, str], texts: Texts) -> CorpusEvent:
    """An occasion; `names` are those of people by their ids."""
    seen = sorted(occasion.seen, key=lambda pair: pair[0].stated.order)
    people = sorted(occasion.people)
    return CorpusEvent(
        id=event_id,
        type=occasion.first.type,
        level=occasion.first.level,
        dates=tuple(occasion.dates),
        places=tuple(sorted({one.place for one, _ in seen if one.place})),
        people=tuple(people),
        names=tuple(names[person] for person in people),
        countries=tuple(sorted(occasion.countries)),
        agreements=tuple(sorted(occasion.agreements)),
        documents=_documents(one.stated for one, _ in seen),
        statements=tuple(
            EventStatement(
                **source_fields(one.stated),
                date=one.date,
                place=one.place,
                rule=why.rule if why else None,
                evidence=why.evidence if why else None,
                words=texts[one.trigger],
                sentence=texts[one.stated.words],
            )
            for one, why in seen
        ),
    )


def source_fields(stated: Stated) -> dict[str, Any]:
    """What every statement says of where it stands."""
    source: Source = stated.source
    return {
        "document": source.id,
        "source": source.path,
        "published": source.published,
        "published_from": source.published_from,
        "fact": stated.fact,
    }


def _days(stated: Iterable[Stated]) -> Sequence[date]:
    return [day for one in stated if (day := one.source.published) is not None]


def _documents(stated: Iterable[Stated]) -> int:
    return len({one.source.id for one in stated})
