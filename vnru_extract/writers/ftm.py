"""Records as entities of FollowTheMoney: documents, people, positions, and who occupies which.

Every entity names the document that states it as `proof`. People and positions of two documents are never joined
here: that is a judgement, for which tools that read these entities (nomenklatura, Aleph) ask; only the entities of a
corpus, which were joined by rules that they name, are of several documents. Ids are hashes of what an entity is, so
the same record always has the same.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from vnru_extract import countries
from vnru_extract.corpus.models import CorpusPerson, Entity, OfficeHolding
from vnru_extract.models import Office, Person, Record

_LANGUAGES = {"en": "eng", "ru": "rus", "vi": "vie"}
# Former states under the codes that FollowTheMoney knows; some it does not know, nor blocs, but for these two.
_STATES = {"SU": "suhh", "YU": "yucs", "CS": "cshh"}
_UNKNOWN = {"AN", "YD"}
_BLOCS = {"EU", "UN"}
_STATUS = {"current": "current", "acting": "current", "former": "ended", "designate": "unknown"}


def entities(record: Record) -> Iterator[dict[str, Any]]:
    """A `Document`, then each `Person`, each `Position` once, and an `Occupancy` for each office with a holder."""
    document = _id("document", record.id, record.text_sha256)
    yield _entity("Document", document, _document(record))
    people = {person.id: _id("person", document, person.name, str(person.spans[0].start)) for person in record.people}
    for person in record.people:
        yield _entity("Person", people[person.id], _person(person, record, document))
    positions: set[str] = set()
    for office in record.offices:
        position = _position(office, document)
        post = _id("position", document, *(part or "" for parts in position.values() for part in parts))
        if post not in positions:
            yield _entity("Position", post, position)
            positions.add(post)
        if office.holder is not None:
            occupancy = _occupancy(office, record, holder=people[office.holder], post=post, document=document)
            yield _entity("Occupancy", _id("occupancy", document, office.id), occupancy)


def corpus_entities(entity: Entity) -> Iterator[dict[str, Any]]:
    """A `Person` of a corpus; a `Position` and an `Occupancy` for an office held; each `Document` that says so."""
    if not isinstance(entity, CorpusPerson | OfficeHolding):
        return
    proof = {}
    for one in entity.statements:
        proof[one.document] = _id("corpus document", one.document)
        day = one.published.isoformat() if one.published else None
        yield _entity("Document", proof[one.document], {"fileName": [one.source], "publishedAt": [day]})
    if isinstance(entity, CorpusPerson):
        yield _entity("Person", _id("corpus", entity.id), _joined_person(entity, [*proof.values()]))
        return
    position = _held_position(entity, [*proof.values()])
    post = _id("corpus position", *(part or "" for name in ("name", "country") for part in position[name]))
    yield _entity("Position", post, position)
    yield _entity("Occupancy", _id("corpus", entity.id), _joined_occupancy(entity, post, [*proof.values()]))


def _joined_person(person: CorpusPerson, proof: list[str]) -> dict[str, list[str | None]]:
    return {
        "name": [person.name],
        "alias": [name for name in person.names if " " in name],
        "weakAlias": [name for name in person.names if " " not in name],
        "country": [country(code) for code in person.countries],
        "proof": [*proof],
    }


def _held_position(held: OfficeHolding, proof: list[str]) -> dict[str, list[str | None]]:
    named = held.organisation is None or held.organisation in held.title
    return {
        "name": [held.title if named else f"{held.title}, {held.organisation}"],
        "country": [country(held.country)],
        "keywords": [held.role],
        "description": [f"accredited to {held.accredited_to}" if held.accredited_to else None],
        "proof": [*proof[:1]],
    }


def _joined_occupancy(held: OfficeHolding, post: str, proof: list[str]) -> dict[str, list[str | None]]:
    """`date` is each day on which a document shows the office held: it may have begun before, and gone on."""
    days = sorted({one.seen for one in held.statements if one.seen is not None})
    status = {_STATUS[tenure] for tenure in held.tenures}
    return {
        "holder": [_id("corpus", held.person)],
        "post": [post],
        "status": [next(iter(status)) if len(status) == 1 else None],
        "date": [day.isoformat() for day in days],
        "description": [one.sentence.text for one in held.statements[:1]],
        "proof": [*proof],
    }


def country(code: str | None) -> str | None:
    """A code of the record as FollowTheMoney writes it; none for what is no country there.

    >>> country("VN"), country("SU"), country("ASEAN")
    ('vn', 'suhh', None)
    """
    if code is None or code in _UNKNOWN or (code in countries.blocs() and code not in _BLOCS):
        return None
    return _STATES.get(code, code.lower())


def _document(record: Record) -> dict[str, list[str | None]]:
    return {
        "fileName": [record.source],
        "title": [record.title],
        "language": [_LANGUAGES[record.language]],
        "publishedAt": [record.published.isoformat() if record.published else None],
        "processingAgent": ["vnru-extract"],
        "bodyText": [record.text],
    }


def _person(person: Person, record: Record, document: str) -> dict[str, list[str | None]]:
    shorter = dict.fromkeys(" ".join(span.text.split()) for span in person.spans)
    posts = dict.fromkeys(_title(office) for office in record.offices if office.holder == person.id)
    return {
        "name": [person.name],
        "alias": [person.name_latin],
        "weakAlias": [form for form in shorter if form != person.name],
        "country": [country(person.country)],
        "position": list(posts),
        "proof": [document],
    }


def _position(office: Office, document: str) -> dict[str, list[str | None]]:
    return {
        "name": [_title(office)],
        "country": [country(office.country)],
        "keywords": [office.role],
        "description": [f"accredited to {office.accredited_to}" if office.accredited_to else None],
        "proof": [document],
    }


def _occupancy(office: Office, record: Record, *, holder: str, post: str, document: str) -> dict[str, list[str | None]]:
    """`date` is the day of the document, on which the post is said to be held; a former one has no day."""
    held = _STATUS[office.tenure] == "current" and record.published is not None
    return {
        "holder": [holder],
        "post": [post],
        "status": [_STATUS[office.tenure]],
        "date": [record.published.isoformat() if held and record.published else None],
        "summary": [office.tenure if office.tenure in {"acting", "designate"} else None],
        "description": [office.sentence.text],
        "recordId": [office.id],
        "proof": [document],
    }


def _title(office: Office) -> str:
    if office.organisation is None or office.organisation in office.title:
        return office.title
    return f"{office.title}, {office.organisation}"


def _entity(schema: str, entity_id: str, properties: dict[str, list[str | None]]) -> dict[str, Any]:
    """An entity as its tools write one: no empty property, values once and in order."""
    stated = {}
    for name, values in properties.items():
        if given := list(dict.fromkeys(value.strip() for value in values if value and value.strip())):
            stated[name] = given
    return {"id": entity_id, "schema": schema, "properties": stated}


def _id(*parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return f"vnru-{digest[:40]}"
