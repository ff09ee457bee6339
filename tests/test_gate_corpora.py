"""The annotated documents of the gate corpora: whatever is annotated stands in the text where it is said to stand."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent
GOLD = sorted((ROOT / "gate_corpus").glob("*/gold/*.json"))


def spans(content: Any) -> list[dict[str, Any]]:
    """Every span in an annotation, however deep."""
    if isinstance(content, dict):
        found = [content] if {"start", "end", "text"} <= content.keys() else []
        return found + [span for value in content.values() for span in spans(value)]
    return [span for value in content for span in spans(value)] if isinstance(content, list) else []


def test_there_are_a_dozen_in_each_language() -> None:
    languages = [path.parts[-3] for path in GOLD]
    assert all(languages.count(language) >= 12 for language in ("en", "ru", "vi"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_annotations_are_of_the_text(gold: Path) -> None:
    folder, name = gold.parent.parent, gold.name
    text = (folder / "texts" / f"{gold.stem}.txt").read_text(encoding="utf-8")
    annotated = spans(json.loads(gold.read_text(encoding="utf-8")))
    assert len(annotated) > 20
    for span in annotated:
        assert text[span["start"] : span["end"]] == span["text"]
    events = ROOT / "event_gold" / f"gate_{folder.name}" / name
    for event in json.loads(events.read_text(encoding="utf-8"))["events"]:
        for start, end in event["spans"]:
            assert text[start:end].strip() == text[start:end] != ""
    documents = map(json.loads, (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    assert {one["id"]: one["text"].strip() for one in documents}[gold.stem] == text.strip()
