"""The scorer of events counts what it says it counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.event_quality import Score, score

TEXT = "On 5 May A met B in Rome. Later A visited Oslo."
PEOPLE = [
    {"id": "p1", "spans": [{"start": 9, "end": 10}, {"start": 32, "end": 33}]},
    {"id": "p2", "spans": [{"start": 15, "end": 16}]},
]
MET: dict[str, Any] = {
    "type": ["meeting", "visit"], "spans": [[11, 14]], "date": ["2020-05-05", None], "place": [[20, 24]],
    "people": [[9, 10], [15, 16]], "countries": ["IT", "NO"], "agreements": [], "optional": False,
}  # fmt: skip
VISITED: dict[str, Any] = {"type": ["visit"], "spans": [[34, 41]], "optional": True}
FOUND: dict[str, Any] = {
    "type": "meeting", "spans": [{"start": 11, "end": 14}], "date": "2020-05-05", "place": "Rome",
    "people": ["p1", "p2"], "countries": ["IT", "NO"], "agreements": [], "rule": "company verb",
}  # fmt: skip


@pytest.fixture
def scored(tmp_path: Path) -> Any:
    def of(said: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> Score:
        (tmp_path / "a.json").write_text(json.dumps({"id": "a", "events": wanted}), encoding="utf-8")
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        return score([{"id": "a", "people": PEOPLE, "events": said}], tmp_path, tmp_path)

    return of


def test_what_is_as_annotated_is_right(scored: Any) -> None:
    told = scored([FOUND], [MET])
    assert (told.f1(told.found), told.f1(told.strict), told.differences) == (1.0, 1.0, [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2020-05-06"),
        ("place", "Oslo"),
        ("place", None),
        ("people", ["p1"]),
        ("countries", ["IT"]),
        ("countries", ["FR", "IT", "NO"]),
    ],
)
def test_a_field_that_differs_is_found_and_not_right(scored: Any, field: str, value: Any) -> None:
    told = scored([FOUND | {field: value}], [MET])
    assert (told.f1(told.found), told.f1(told.strict)) == (1.0, 0.0)
    assert told.wrong_fields == {field: 1}
    assert len(told.differences) == 1


def test_any_value_that_is_given_as_right_is(scored: Any) -> None:
    optional = MET | {
        "countries": ["IT"],
        "optional_countries": ["NO"],
        "people": [[9, 10]],
        "optional_people": [[15, 16]],
    }
    assert scored([FOUND | {"date": None, "type": "visit"}], [optional]).strict.total() == 1
    assert scored([FOUND | {"countries": ["IT"], "people": ["p1"]}], [optional]).strict.total() == 1


def test_another_type_or_another_trigger_is_another_event(scored: Any) -> None:
    for other in (FOUND | {"type": "ceremony"}, FOUND | {"spans": [{"start": 34, "end": 41}]}):
        told = scored([other], [MET])
        assert (told.found.total(), told.wanted.total(), told.predicted.total()) == (0, 1, 1)


def test_an_optional_event_is_neither_required_nor_a_mistake(scored: Any) -> None:
    visited = FOUND | {"type": "visit", "spans": [{"start": 34, "end": 41}]}
    for said in ([FOUND], [FOUND, visited]):
        told = scored(said, [MET, VISITED])
        assert (told.wanted.total(), told.predicted.total(), told.found.total()) == (1, 1, 1)


def test_each_event_is_found_once(scored: Any) -> None:
    told = scored([FOUND, FOUND], [MET])
    assert (told.found.total(), told.predicted.total()) == (1, 2)


def test_a_document_without_a_record_is_missed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "a", "events": [MET]}), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert score([], tmp_path, tmp_path).wanted.total() == 1
