"""Rows of cases: a sentence with the answer marked as ⟦...⟧, and what the record must say of it.

    [[case]]
    label = "first N months of a year"
    text = "In the ⟦first 11 months of 2024⟧, bilateral trade reached $4.15 billion."
    published = 2025-01-10                       # optional
    expect = [{ value = "2024-01/2024-11" }]     # one table a fact, in the order of the text; none: nothing is found
    seen = "wire stories"                        # where the phrasing was met
    known_failure = "why"                        # optional: strict xfail

Every mark must be a span of a fact of that kind, and every span of every such fact a mark. A mark may hold another,
and `""` as an expected value says that there is none.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Row:
    language: str
    kind: str
    label: str
    text: str
    marks: tuple[tuple[int, int], ...]
    expect: tuple[dict[str, Any], ...]
    seen: str
    published: date | None = None
    known_failure: str | None = None


def load(language: str, kind: str) -> list[Row]:
    """The rows of `cases/<language>/<kind>.toml`; kinds are the record's list names but `trade` for `trade_figures`."""
    cases = tomllib.loads((CASES / language / f"{kind}.toml").read_text(encoding="utf-8"))["case"]
    return [_row(language, kind, case) for case in cases]


def _row(language: str, kind: str, case: dict[str, Any]) -> Row:
    text, marks = unmark(case.pop("text"))
    facts = case.pop("expect", ())
    expect = tuple({key: None if value == "" else value for key, value in fact.items()} for fact in facts)
    return Row(language=language, kind=kind, text=text, marks=marks, expect=expect, **case)


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its ⟦ and ⟧, and the offsets of what stood between them."""
    text, marks, starts = "", [], []
    for character in marked:
        if character == "⟦":
            starts.append(len(text))
        elif character == "⟧":
            marks.append((starts.pop(), len(text)))
        else:
            text += character
    return text, tuple(marks)
