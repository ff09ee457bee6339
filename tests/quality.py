"""The quality gate: strict F1 on annotated real documents, with floors that only go up.

Events are annotated in `event_gold` and scored by `event_quality`: `events` is strict as the other kinds are,
`events_found` counts those found at all. They are no part of `overall`.

`python -m tests.quality` prints the scores beside the floors; `--update` raises the floors to the scores, and
refuses to lower one unless `--allow-regression` is given. The scorer and two of the sets are in `../shared`; where that
folder is missing there is nothing to measure. The `gate` sets are `gate_corpus`, written for this project.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import event_quality

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "quality_floors.toml"
SCORER = SHARED / "eval" / "score.py"
GATE = Path(__file__).parent / "gate_corpus"
# Each set: what the program reads, the annotations, the texts that offsets index.
SETS = {"seeds": (SHARED / "seeds", SHARED / "gold", SHARED / "seeds")} | {
    f"{name}_{language}": (folder / "documents.jsonl", folder / "gold", folder / "texts")
    for language in ("en", "ru", "vi")
    for name, folder in (("dev", SHARED / "dev" / language), ("gate", GATE / language))
}
DIGESTS = ("gold", "event_gold")
KINDS = ("people", "offices", "dates", "trade_figures", "agreements")


def is_here() -> bool:
    """Whether the annotated documents are beside the project."""
    return SCORER.exists()


def measure(name: str) -> dict[str, Any]:
    """Strict F1 of each kind and overall on one set, spans that do not read what they say, and the set's digest."""
    _, gold, texts = SETS[name]
    with records(name) as out:
        score = [sys.executable, str(SCORER), str(out), str(gold), "--texts", str(texts), "--json"]
        told = json.loads(subprocess.run(score, check=False, capture_output=True, text=True).stdout)
        events = _events(name, out)
    scores = {kind: told["kinds"][kind]["strict"]["f1"] for kind in KINDS} | {"overall": told["overall_strict_f1"]}
    if events:
        scores |= {"events": round(events.f1(events.strict), 4), "events_found": round(events.f1(events.found), 4)}
    return {
        "scores": scores,
        "wrong_spans": told["spans_wrong"],
        "missing": told["missing_documents"],
        "gold": _digest(gold),
        "event_gold": _digest(event_quality.GOLD / name),
    }


def _events(name: str, out: Path) -> event_quality.Score | None:
    """The score of events, in a set where they are annotated."""
    gold = event_quality.GOLD / name
    return event_quality.score(event_quality.read(out), gold, SETS[name][2]) if gold.exists() else None


@contextmanager
def records(name: str) -> Iterator[Path]:
    """A file with the records of a set, as the program writes them now."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "records.jsonl"
        command = [sys.executable, "-m", "vnru_extract", str(SETS[name][0]), "-o", str(out), "--quiet"]
        subprocess.run(command, check=True, cwd=ROOT)
        yield out


def floors() -> dict[str, Any]:
    """The floors, and the digest of the annotations that they were measured on."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def shortfalls(name: str, found: dict[str, Any]) -> Iterator[str]:
    """What of a measured set is below its floor, in words."""
    pinned = floors()[name]
    if any(pinned[gold] != found[gold] for gold in DIGESTS):
        yield f"{name}: the annotations have changed; measure anew with: python -m tests.quality --update"
        return
    if found["wrong_spans"] or found["missing"]:
        yield f"{name}: {found['wrong_spans']} wrong spans, documents without a record: {found['missing']}"
    for kind, floor in pinned["floors"].items():
        if found["scores"][kind] < floor:
            yield f"{name}: {kind} has {found['scores'][kind]:.4f}, its floor is {floor:.4f}"


def _digest(gold: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(gold.glob("*.json")):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _update(measured: dict[str, dict[str, Any]], *, allow_regression: bool) -> int:
    lowered = [line for name in measured if name in floors() for line in shortfalls(name, measured[name])]
    if lowered and not allow_regression:
        print("\n".join(lowered), "not updated: a floor would go down", sep="\n")
        return 1
    lines = ["# Strict F1 that may not fall. Written by: python -m tests.quality --update"]
    for name, found in measured.items():
        lines += ["", f"[{name}]", *(f'{gold} = "{found[gold]}"' for gold in DIGESTS), f"[{name}.floors]"]
        lines += [f"{kind} = {value:.4f}" for kind, value in found["scores"].items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _show_events() -> int:
    for name in SETS:
        with records(name) as out:
            events = _events(name, out)
        if events:
            print(f"\n{name}", event_quality.table(events), *events.differences, sep="\n")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--events", action="store_true", help="events by type, and what differs")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    if not is_here():
        print(f"nothing to measure: {SHARED} is not there")
        return 0
    if options.events:
        return _show_events()
    measured = {name: measure(name) for name in SETS}
    for name, found in measured.items():
        for kind, value in found["scores"].items():
            print(f"{name:8} {kind:14} {value:.4f}   floor {floors().get(name, {}).get('floors', {}).get(kind, 0):.4f}")
    if options.update:
        return _update(measured, allow_regression=options.allow_regression)
    return 0


if __name__ == "__main__":
    sys.exit(main())
