"""On texts of other kinds the record is nearly empty: `silence.toml` has them and what may be said of each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from vnru_extract import Extractor

TEXTS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "silence.toml").read_text(encoding="utf-8"),
)["text"]


@pytest.mark.parametrize("case", TEXTS, ids=[case["label"] for case in TEXTS])
def test_nothing_where_there_is_nothing(case: dict[str, Any], extractor: Extractor) -> None:
    record = extractor.extract(case["text"])
    said = {
        "people": {person.name for person in record.people} - set(case.get("people", ())),
        "dates": {date.spans[0].text for date in record.dates} - set(case.get("dates", ())),
        "agreements": {agreement.name for agreement in record.agreements} - set(case.get("agreements", ())),
        "offices": {f"{office.title} ({office.role})" for office in record.offices},
        "events": {f"{event.type}: {event.spans[0].text}" for event in record.events},
        "trade": {span.text for figure in record.trade_figures for span in figure.spans},
    }
    assert {kind: facts for kind, facts in said.items() if facts} == {}
