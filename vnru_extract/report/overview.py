"""What the page opens with: how much there is, from when, about whom, and what failed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.report.spoken import spoken
from vnru_extract.writers import KINDS


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country, in how many documents it is named by a fact, and how many facts of each kind name it."""

    code: str
    documents: int
    facts: dict[str, int]
    share: float


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many of the documents were published in a year; `share` is of the fullest year."""

    year: str
    documents: int
    share: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The counts of one report."""

    documents: int
    facts: dict[str, int]
    span: str | None
    undated: int
    without_text: int
    years: list[YearCount]
    countries: list[CountryCount]
    failures: Sequence[Failure]
    interrupted: bool


def overview(records: Sequence[Record], failures: Sequence[Failure], *, interrupted: bool) -> Overview:
    """The counts of these records."""
    days = sorted(record.published for record in records if record.published)
    ends = [spoken(day.isoformat()) for day in (days[0], days[-1])] if days else []
    return Overview(
        documents=len(records),
        facts={kind: sum(len(getattr(record, kind)) for record in records) for kind in KINDS},
        span=" to ".join(dict.fromkeys(ends)) or None,
        undated=len(records) - len(days),
        without_text=sum(record.text is None for record in records),
        years=_years(Counter(day.year for day in days)),
        countries=_countries(records),
        failures=failures,
        interrupted=interrupted,
    )


def _years(documents: Counter[int]) -> list[YearCount]:
    """Every year from the first to the last; those without a document too, unless they are too many to show."""
    if not documents:
        return []
    first, last, most = min(documents), max(documents), max(documents.values())
    shown = range(first, last + 1) if last - first < 60 else sorted(documents)
    return [YearCount(str(year), documents[year], documents[year] / most) for year in shown]


def _countries(records: Sequence[Record]) -> list[CountryCount]:
    """The countries that facts name, those of most documents first."""
    documents: Counter[str] = Counter()
    facts: dict[str, Counter[str]] = {}
    for record in records:
        named = [(kind, code) for kind in KINDS for fact in getattr(record, kind) for code in _codes(fact)]
        documents.update({code for _, code in named})
        for kind, code in named:
            facts.setdefault(code, Counter())[kind] += 1
    most = max(documents.values(), default=1)
    ranked = sorted(documents, key=lambda code: (-documents[code], -facts[code].total(), code))
    return [CountryCount(code, documents[code], dict(facts[code]), documents[code] / most) for code in ranked]


def _codes(fact: Any) -> Iterator[str]:
    """The countries that one fact names, each once."""
    single = [getattr(fact, name, None) for name in ("country", "accredited_to", "reporter", "partner")]
    several = [*getattr(fact, "parties", ()), *getattr(fact, "countries", ())]
    yield from dict.fromkeys(code for code in (*single, *several) if code)
