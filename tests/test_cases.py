"""Every row of `cases/`, run through the whole program."""

from typing import Any

import pytest

from tests.rows import CASES, Row, load
from vnru_extract import Extractor, Record

FILES = sorted((path.parent.name, path.stem) for path in CASES.glob("*/*.toml"))
# How many rows a kind has at least.
LEAST = {"en": 60, "ru": 40, "vi": 40}


def _parameter(row: Row) -> Any:
    marks = [pytest.mark.xfail(reason=row.known_failure)] if row.known_failure else []
    return pytest.param(row, id=f"{row.language} {row.kind}: {row.label}", marks=marks)


@pytest.mark.parametrize("row", [_parameter(row) for file in FILES for row in load(*file)])
def test_row(row: Row, extractor: Extractor) -> None:
    record = extractor.extract(row.text, published=row.published, language=row.language)
    facts: tuple[Any, ...] = getattr(record, {"trade": "trade_figures"}.get(row.kind, row.kind))
    found = {(span.start, span.end) for fact in facts for span in fact.spans}  # an ambassador to two has two records
    assert sorted(_quote(row.text, found)) == sorted(_quote(row.text, row.marks))
    assert len(facts) == len(row.expect)
    for fact, expected in zip(facts, row.expect, strict=True):
        said = _readable(fact.model_dump(mode="json"), record)
        assert {key: said[key] for key in expected} == expected


def _quote(text: str, spans: Any) -> list[str]:
    return [f"{start}:{text[start:end]}" for start, end in spans]


def _readable(fact: dict[str, Any], record: Record) -> dict[str, Any]:
    """The fact with names in place of the ids of its holder, people and agreements."""
    names = {person.id: person.name for person in record.people}
    names |= {agreement.id: agreement.name for agreement in record.agreements}
    said = {kind: [names[one] for one in fact[kind]] for kind in ("people", "agreements") if kind in fact}
    return fact | said | {"holder": names.get(fact.get("holder", ""))}


@pytest.mark.parametrize(("language", "kind"), FILES)
def test_there_are_as_many_refusals_as_finds(language: str, kind: str) -> None:
    rows = load(language, kind)
    assert len({row.label for row in rows}) == len(rows), "labels are unique"
    refusals = [row for row in rows if not row.expect]
    assert len(rows) >= LEAST[language]
    assert len(refusals) >= len(rows) // 2 - 3
