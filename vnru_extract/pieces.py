"""Documents too long to be held at once, extracted piece by piece: where to cut, and one record of all pieces.

A piece knows nothing of the others while it is extracted, so that what is told only far away is not found; nothing
is left out. Facts that two pieces state alike are one fact, and a person is one person, as within a document.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from vnru_extract.errors import InputError
from vnru_extract.models import Record, Span, text_digest
from vnru_extract.names import keys, short_forms
from vnru_extract.page import Document
from vnru_extract.text import fold

# Where a text is cut, the best place first: between paragraphs, lines, sentences, words.
_BOUNDS = tuple(re.compile(pattern) for pattern in (r"\n[^\S\n]*\n\s*", r"\n\s*", r"(?<=[.!?]) +", r"\s+"))
# What may be told of a fact in one piece and not in another.
_FILLED = ("parties", "signed", "in_force", "expires", "country", "organisation")

Placed = tuple[int, Any]  # the number of a piece, and a fact of it
Ids = dict[tuple[int, str], str]  # from a fact's piece and id there to its id in the whole


def pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    r"""Start and end of pieces of at most `longest` characters that make up `text` without gaps.

    >>> list(pieces("One. Two.\n\nThree.", 12))
    [(0, 11), (11, 17)]
    """
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    """The last bound before `limit`, of the best kind that is in the second half of the piece."""
    for bound in _BOUNDS:
        ends = [match.end() for match in bound.finditer(text, start + (limit - start) // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def joined(document: Document, parts: Iterable[tuple[int, Record]]) -> Record:
    """One record of all pieces of a document, each given with its start in the text, and let go of once it is read.

    Raises:
        InputError: there is none, for the text is blank.

    """
    facts: dict[str, list[Placed]] = defaultdict(list)
    first: Record | None = None
    for number, (start, record) in enumerate(parts):
        first = first or record
        move = _Move(start)
        for kind in ("people", "offices", "dates", "trade_figures", "agreements", "events"):
            facts[kind] += [(number, move(fact)) for fact in getattr(record, kind)]
    if first is None:
        raise InputError("there is no text in it, only white space")
    people, person = _numbered("p", _persons(facts.pop("people", [])))
    agreements, agreement = _numbered(
        "a", _grouped(facts.pop("agreements", []), lambda fact: (fact.type, fold(fact.name)))
    )
    offices = [(n, _changed(fact, holder=person.get((n, fact.holder or "")))) for n, fact in facts.pop("offices", [])]
    events = [
        (n, _changed(fact, people=_ids(person, n, fact.people), agreements=_ids(agreement, n, fact.agreements)))
        for n, fact in facts.pop("events", [])
    ]
    record = Record(
        id=document.id,
        source=document.source,
        language=first.language,
        title=document.title,
        published=first.published,
        published_from=first.published_from,
        text_sha256=text_digest(document.text),
        people=people,
        offices=_numbered("o", _grouped(offices, _post))[0],
        dates=_numbered("d", [[date] for date in facts.pop("dates", [])])[0],
        trade_figures=_numbered("t", _grouped(facts.pop("trade_figures", []), _content))[0],
        agreements=agreements,
        events=_numbered("e", _grouped(events, _content))[0],
    )
    record.check(document.text)
    return record


class _Move:
    """Puts the facts of a piece at their place in the whole text; those of one sentence share it."""

    def __init__(self, by: int) -> None:
        self._by = by
        self._spans: dict[tuple[int, int], Span] = {}

    def __call__(self, fact: Any) -> Any:
        update: dict[str, Any] = {"spans": tuple(map(self._span, fact.spans))}
        if hasattr(fact, "sentence"):
            update["sentence"] = self._span(fact.sentence)
        return fact.model_copy(update=update)

    def _span(self, span: Span) -> Span:
        place = (span.start + self._by, span.end + self._by)
        if place not in self._spans:
            self._spans[place] = Span(start=place[0], end=place[1], text=span.text)
        return self._spans[place]


def _persons(people: Sequence[Placed]) -> list[list[Placed]]:
    """The mentions of each person: by full name, and by a single word of it where only one person has that."""
    groups = _grouped([one for one in people if _is_full(one[1].name)], lambda person: tuple(keys(person.name)))
    known: dict[str, list[list[Placed]]] = defaultdict(list)
    for group in groups:
        for form in {form for _, person in group for form in short_forms(person.name)}:
            known[form].append(group)
    alone = []
    for one in people:
        if not _is_full(one[1].name):
            candidates = known["".join(keys(one[1].name))]
            if len(candidates) == 1 and _is_compatible(one[1], candidates[0]):
                candidates[0].append(one)
            else:
                alone.append(one)
    return groups + _grouped(alone, lambda person: fold(person.name))


def _is_full(name: str) -> bool:
    return " " in name


def _is_compatible(person: Any, group: Sequence[Placed]) -> bool:
    return person.country is None or all(other.country in {None, person.country} for _, other in group)


def _post(office: Any) -> Hashable:
    """What makes an office and its holder the same: whose it is may be told in one piece only."""
    whose = (office.organisation, office.country) if office.holder is None else None
    return office.role, fold(office.title), office.holder, office.accredited_to, office.tenure, whose


def _content(fact: Any) -> Hashable:
    """All that a fact states: facts that are alike in it are one."""
    return tuple(
        sorted(
            (name, fold(value) if name in {"title", "organisation", "commodity", "place"} and value else value)
            for name, value in fact
            if name not in {"id", "rule", "spans", "sentence"} and value is not None
        )
    )


def _grouped(facts: Iterable[Placed], key: Callable[[Any], Hashable]) -> list[list[Placed]]:
    groups: dict[Hashable, list[Placed]] = defaultdict(list)
    for number, fact in facts:
        groups[key(fact)].append((number, fact))
    return list(groups.values())


def _changed(fact: Any, **update: Any) -> Any:
    return fact.model_copy(update=update)


def _ids(ids: Ids, number: int, old: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[number, one] for one in old))


def _numbered(letter: str, groups: Sequence[Sequence[Placed]]) -> tuple[tuple[Any, ...], Ids]:
    """One fact of each group, in the order of the text, and what became of each id."""
    ids: Ids = {}
    facts = []
    in_order = [sorted(group, key=_start) for group in groups]
    for number, group in enumerate(sorted(in_order, key=lambda group: _start(group[0])), 1):
        facts.append(_united([fact for _, fact in group]).model_copy(update={"id": f"{letter}{number}"}))
        ids |= {(piece, fact.id): f"{letter}{number}" for piece, fact in group}
    return tuple(facts), ids


def _start(placed: Placed) -> int:
    start: int = placed[1].spans[0].start
    return start


def _united(facts: Sequence[Any]) -> Any:
    """One fact with the words of all, which come in the order of the text, and what only some of them state."""
    first, *others = facts
    update: dict[str, Any] = {"spans": tuple(sorted((s for f in facts for s in f.spans), key=lambda span: span.start))}
    for name in _FILLED:
        if not getattr(first, name, True):
            update[name] = next((value for fact in others if (value := getattr(fact, name))), getattr(first, name))
    if getattr(first, "status", None) == "unknown":
        update["status"] = next((fact.status for fact in others if fact.status != "unknown"), "unknown")
    if first.id.startswith("p"):
        update["name"] = max((fact.name for fact in facts), key=len)
    return first.model_copy(update=update)
