"""The floors of strict F1 on annotated real documents hold; see `quality.py`."""

import pytest

from tests import quality


@pytest.mark.parametrize("name", quality.SETS)
def test_no_score_is_below_its_floor(name: str) -> None:
    if not quality.is_here():
        pytest.skip("the annotated documents are not beside the project, so there is nothing to measure")
    assert list(quality.shortfalls(name, quality.measure(name))) == []


def test_a_lower_score_and_other_annotations_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pinned = {"seeds": {"gold": "abc", "event_gold": "xyz", "floors": {"people": 0.9}}}
    monkeypatch.setattr(quality, "floors", lambda: pinned)
    found = {"gold": "abc", "event_gold": "xyz", "scores": {"people": 0.8}, "wrong_spans": 0, "missing": []}
    assert list(quality.shortfalls("seeds", found)) == ["seeds: people has 0.8000, its floor is 0.9000"]
    assert "annotations have changed" in next(quality.shortfalls("seeds", found | {"gold": "def"}))
    assert "annotations have changed" in next(quality.shortfalls("seeds", found | {"event_gold": "def"}))
    assert "1 wrong spans" in next(quality.shortfalls("seeds", found | {"wrong_spans": 1}))
