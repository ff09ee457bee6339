"""Trade series of the corpus side by side: by pair of countries, by what is counted, by period.

What one country calls its exports to another is the other's imports from it: both are the same goods, counted twice,
and stand together with who counted. A bar is an amount; those of documents that differ are marked as a conflict.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vnru_extract.corpus.models import FigureStatement, TradeSeries
from vnru_extract.periods import bounds
from vnru_extract.report.joined import Joined, Place

_ORDER = ("turnover", "exports", "imports", "balance", "investment")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: goods going one way or both, or investment; in which currency or unit, of which goods."""

    flow: str
    origin: str | None
    destination: str | None
    measure: str | None
    commodity: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement with the series that it is of."""

    series: TradeSeries
    statement: FigureStatement
    place: Place


def pairs(found: Joined) -> list[dict[str, Any]]:
    """Every pair of countries with what is counted, periods and bars, for the page; those with most figures first."""
    apart = {found.place(one) for conflict in found.conflicts for one in conflict.statements}
    by_pair: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for series in found.series:
        codes = tuple(sorted(code for code in (series.reporter, series.partner) if code))
        by_pair[codes] += [Figure(series, one, found.place(one)) for one in series.statements]
    ranked = sorted(by_pair.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return [_pair(codes, figures, apart) for codes, figures in ranked]


def _pair(codes: tuple[str, ...], figures: list[Figure], apart: set[Place]) -> dict[str, Any]:
    by_counted: defaultdict[Counted, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_counted[_counted(figure)].append(figure)
    series = [_series(counted, by_counted[counted], apart) for counted in sorted(by_counted, key=_rank)]
    conflicts = len({figure.series.id for figure in figures if figure.place in apart})
    return {"countries": codes, "figures": len(figures), "conflicts": conflicts, "series": series}


def _counted(figure: Figure) -> Counted:
    series, statement = figure.series, figure.statement
    origin, destination = series.reporter, series.partner
    flow: str = series.flow
    if flow == "imports":
        flow, origin, destination = "exports", destination, origin
    return Counted(flow, origin, destination, statement.currency or statement.unit, series.commodity)


def _rank(counted: Counted) -> tuple[Any, ...]:
    """All goods before some, amounts before mere changes, then the usual order of flows."""
    parties = (counted.origin or "", counted.destination or "")
    return (
        counted.commodity or "",
        counted.measure is None,
        counted.measure or "",
        _ORDER.index(counted.flow),
        parties,
    )


def _series(counted: Counted, figures: list[Figure], apart: set[Place]) -> dict[str, Any]:
    by_period: defaultdict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_period[figure.series.period].append(figure)
    return {
        "flow": counted.flow,
        "origin": counted.origin,
        "destination": counted.destination,
        "measure": counted.measure,
        "commodity": counted.commodity,
        "periods": [
            {"period": period, "bars": sorted(_bars(by_period[period], apart), key=lambda bar: not bar["conflict"])}
            for period in sorted(by_period, key=_when)
        ],
    }


def _when(period: str | None) -> tuple[Any, ...]:
    """In the order of time, what has no year last."""
    first, last = bounds(period) if period else (None, None)
    return (first is None, str(first), str(last), period or "")


def _bars(figures: list[Figure], apart: set[Place]) -> Iterator[dict[str, Any]]:
    """Statements that say the same of one period, as one."""
    same: defaultdict[tuple[Any, ...], list[Place]] = defaultdict(list)
    for figure in figures:
        series, one = figure.series, figure.statement
        same[series.flow, series.reporter, series.status, one.amount, one.change_pct, one.bound].append(figure.place)
    for (flow, reporter, status, amount, change, bound), places in same.items():
        yield {
            "counted_as": flow,
            "by": reporter,
            "status": status,
            "amount": None if amount is None else float(amount),
            "change": None if change is None else float(change),
            "bound": bound,
            "conflict": not apart.isdisjoint(places),
            "facts": sorted(places),
        }
