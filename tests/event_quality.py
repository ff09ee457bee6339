"""The score of events against annotations: found (F1 of occasions) and strict (all that is stated of them right too).

An event of the record and one of the annotation are the same if the type is among the acceptable ones and a trigger
overlaps. Strict: date, place, people, countries and agreements are right as well. What the annotation calls optional is
neither required nor a mistake. `event_gold/README.md` says what is annotated, and how.

`python -m tests.quality --events` prints the scores of each set by type, and every difference.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "event_gold"
FIELDS = ("date", "place", "people", "countries", "agreements")

_Span = tuple[int, int]
_Fact = dict[str, Any]


@dataclass
class Score:
    """Counts of events that are annotated (`wanted`), predicted, found, and right in all fields, with what differs."""

    wanted: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    strict: Counter[str] = field(default_factory=Counter)
    wrong_fields: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def f1(self, hits: Counter[str], kind: str | None = None) -> float:
        """F1 of `hits` (`found` or `strict`), of one type or all; 1.0 where there is nothing to find or say."""
        counts = (hits, self.wanted, self.predicted)
        right, wanted, said = (count[kind] if kind else count.total() for count in counts)
        return 2 * right / (wanted + said) if wanted + said else 1.0


def read(file: Path) -> list[_Fact]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def score(records: Iterable[_Fact], gold: Path, texts: Path) -> Score:
    """The score of records (as JSON objects) on the documents that are annotated in a folder."""
    total = Score()
    by_id = {record["id"]: record for record in records}
    for file in sorted(gold.glob("*.json")):
        annotated = json.loads(file.read_text(encoding="utf-8"))
        record = by_id.get(annotated["id"], {"events": []})
        text = (texts / f"{annotated['id']}.txt").read_text(encoding="utf-8")
        _add(total, _Document(record, annotated["events"], text))
    return total


class _Document:
    """A record, the annotated events of its text, and which of them are the same."""

    def __init__(self, record: _Fact, events: list[_Fact], text: str) -> None:
        self.id, self.text, self.gold = record.get("id", "?"), text, events
        self.events: list[_Fact] = record["events"]
        self.spans = {
            fact["id"]: [(span["start"], span["end"]) for span in fact["spans"]]
            for kind in ("people", "agreements")
            for fact in record.get(kind, ())
        }
        self.pairs = self._paired()

    def _paired(self) -> dict[int, int]:
        """Index of the annotated event to that of the predicted; required ones choose first, as many as can be."""
        chosen: dict[int, int] = {}
        order = sorted(range(len(self.gold)), key=lambda at: bool(self.gold[at].get("optional")))
        for wanted in order:
            self._place(wanted, chosen, set())
        return {wanted: said for said, wanted in chosen.items()}

    def _place(self, wanted: int, chosen: dict[int, int], tried: set[int]) -> bool:
        """Give an annotated event a prediction, moving others to their next one where that helps."""
        fitting = [at for at in range(len(self.events)) if self._is_same(self.gold[wanted], self.events[at])]
        fitting.sort(key=lambda at: -len(list(self.wrong(self.gold[wanted], self.events[at]))), reverse=True)
        for said in fitting:
            if said in tried:
                continue
            tried.add(said)
            if said not in chosen or self._place(chosen[said], chosen, tried):
                chosen[said] = wanted
                return True
        return False

    def _is_same(self, wanted: _Fact, said: _Fact) -> bool:
        if said["type"] not in wanted["type"]:
            return False
        return self.is_touching(wanted, said)

    def is_touching(self, wanted: _Fact, said: _Fact) -> bool:
        """Whether a trigger of the one overlaps one of the other."""
        triggers = [(int(span["start"]), int(span["end"])) for span in said["spans"]]
        return any(_overlap(one, tuple(other)) for one in triggers for other in wanted["spans"])

    def wrong(self, wanted: _Fact, said: _Fact) -> Iterator[str]:
        """The fields that are not as annotated."""
        if said["date"] not in wanted.get("date", [None]):
            yield "date"
        if not self._is_place(wanted.get("place", [None]), said["place"]):
            yield "place"
        required, optional = set(wanted.get("countries", ())), set(wanted.get("optional_countries", ()))
        if not required <= set(said["countries"]) <= required | optional:
            yield "countries"
        for kind in ("people", "agreements"):
            if not self._are_named(wanted.get(kind, ()), wanted.get(f"optional_{kind}", ()), said[kind]):
                yield kind

    def _is_place(self, acceptable: Iterable[list[int] | None], said: str | None) -> bool:
        if said is None:
            return None in acceptable
        words = set(said.lower().split()) - {"the"}
        return any(span and words & set(self.text[span[0] : span[1]].lower().split()) for span in acceptable)

    def _are_named(self, required: Iterable[_Span], optional: Iterable[_Span], said: list[str]) -> bool:
        """Whether those said are all those required, and besides only optional ones."""

        def touches(fact: str, spans: Iterable[_Span]) -> bool:
            return any(_overlap(own, tuple(span)) for own in self.spans[fact] for span in spans)

        every = all(any(touches(fact, [span]) for fact in said) for span in required)
        return every and all(touches(fact, [*required, *optional]) for fact in said)

    def quote(self, spans: Iterable[Any]) -> str:
        """The first trigger in its surroundings."""
        start, end = next(iter(spans))
        return f"{self.text[max(0, start - 60) : start]}[{self.text[start:end]}]{self.text[end : end + 60]}".replace(
            "\n", "/"
        )


def _overlap(one: _Span, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def _add(total: Score, document: _Document) -> None:
    matched = set(document.pairs.values())
    for at, wanted in enumerate(document.gold):
        said = document.events[document.pairs[at]] if at in document.pairs else None
        if wanted.get("optional"):
            continue
        kind = said["type"] if said else wanted["type"][0]
        total.wanted[kind] += 1
        if said is None:
            total.differences.append(f"{document.id} missed {wanted['type'][0]}: {document.quote(wanted['spans'])}")
            continue
        total.predicted[kind] += 1
        total.found[kind] += 1
        wrong = list(document.wrong(wanted, said))
        total.wrong_fields.update(wrong)
        total.strict[kind] += not wrong
        if wrong:
            total.differences.append(_difference(document, wanted, said, wrong))
    for at, said in enumerate(document.events):
        extra = at not in matched and not any(
            event.get("optional") and document.is_touching(event, said) for event in document.gold
        )
        if extra:
            total.predicted[said["type"]] += 1
            spans = [(span["start"], span["end"]) for span in said["spans"]]
            total.differences.append(f"{document.id} wrong {said['type']} ({said['rule']}): {document.quote(spans)}")


def _difference(document: _Document, wanted: _Fact, said: _Fact, wrong: list[str]) -> str:
    def annotated(kind: str) -> Any:
        values = wanted.get(kind, [])
        if kind in {"people", "agreements", "place"}:
            return [document.text[span[0] : span[1]] if span else None for span in values]
        return values

    def predicted(kind: str) -> Any:
        if kind in {"people", "agreements"}:
            return [document.text[slice(*document.spans[fact][0])] for fact in said[kind]]
        return said[kind]

    told = "; ".join(f"{kind} {predicted(kind)!r} for {annotated(kind)!r}" for kind in wrong)
    return f"{document.id} {said['type']} {document.quote(wanted['spans'])}: {told}"


def table(total: Score) -> str:
    """The score of each type, and of all."""
    lines = [f"{'type':12} wanted  said  found strict   F1 found  F1 strict"]
    for kind in [*sorted(total.wanted | total.predicted), None]:
        counts = (total.wanted, total.predicted, total.found, total.strict)
        numbers = [count[kind] if kind else count.total() for count in counts]
        row = f"{kind or 'all':12} {numbers[0]:6} {numbers[1]:5} {numbers[2]:6} {numbers[3]:6}"
        lines.append(f"{row}      {total.f1(total.found, kind):.3f}      {total.f1(total.strict, kind):.3f}")
    lines.append("wrong: " + ", ".join(f"{name} {total.wrong_fields[name]}" for name in FIELDS))
    return "\n".join(lines)
