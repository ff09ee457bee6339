"""Trade figures across documents: a series a flow, pair, commodity and period, and which of its figures conflict."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from vnru_extract import periods
from vnru_extract.corpus.gathering import FigureSeen
from vnru_extract.corpus.precision import Rounded
from vnru_extract.models import FigureStatus, Flow
from vnru_extract.text import fold

_MIRRORED: dict[Flow, Flow] = {"exports": "imports", "imports": "exports"}
_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_UNITS = {"tonne": "tonnes", "barrel": "barrels", "cubic_metre": "cubic metres"}
_BOUNDS = {"exact": "", "about": "about ", "over": "over ", "under": "under "}


class SeriesKey(NamedTuple):
    """What the figures of a series have in common; the commodity folded, the period as its bounds say it."""

    flow: Flow
    reporter: str | None
    partner: str | None
    commodity: str | None
    period: str | None
    status: FigureStatus

    @property
    def mirrored(self) -> "SeriesKey | None":
        """What the partner counts: exports of one are imports of the other."""
        if self.flow not in _MIRRORED or self.reporter is None or self.partner is None:
            return None
        return self._replace(flow=_MIRRORED[self.flow], reporter=self.partner, partner=self.reporter)

    def __str__(self) -> str:
        pair = "-".join(code for code in (self.reporter, self.partner) if code)
        parts = [self.flow, pair, self.commodity or "", self.period or "no period"]
        return " ".join(part for part in parts if part) + ("" if self.status == "actual" else f" ({self.status})")


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of a series, in the order of their documents."""

    key: SeriesKey
    figures: tuple[FigureSeen, ...]

    @property
    def line(self) -> str:
        """To read: `turnover RU-VN 2020: 5.67 billion USD (doc-a), 4.85 billion USD (doc-b, doc-c)`."""
        return f"{self.key}: {quoted(self.figures)}"


def series(figures: Iterable[FigureSeen]) -> list[Series]:
    """All series, in the order of their keys."""
    found: defaultdict[SeriesKey, list[FigureSeen]] = defaultdict(list)
    for figure in figures:
        found[_key(figure)].append(figure)
    return [
        Series(key, tuple(sorted(found[key], key=lambda one: one.stated.order))) for key in sorted(found, key=_sortable)
    ]


def conflicting(one: Series) -> list[FigureSeen]:
    """The figures of different documents that cannot all be right: none where rounding and bounds allow them all.

    Targets and forecasts may differ; so may figures whose period is not known.
    """
    if one.key.status != "actual" or one.key.period is None or "XXXX" in one.key.period or one.key.reporter is None:
        return []
    measured: defaultdict[Hashable, defaultdict[Rounded, list[FigureSeen]]] = defaultdict(lambda: defaultdict(list))
    for figure in one.figures:
        if figure.amount is not None and figure.rounded is not None:
            measured[figure.currency, figure.unit, figure.amount < 0][figure.rounded].append(figure)
    found = {
        id(figure)
        for values in measured.values()
        for value, figures in values.items()
        for other, others in values.items()
        if _are_apart(value, other) and len({one.stated.source.id for one in (*figures, *others)}) > 1
        for figure in figures
    }
    return [figure for figure in one.figures if id(figure) in found]


def _are_apart(one: Rounded, other: Rounded) -> bool:
    """Whether no amount is what both may stand for."""
    return one.least > other.most or other.least > one.most


def quoted(figures: Iterable[FigureSeen]) -> str:
    """What figures give, the same ones together, with their documents."""
    documents: defaultdict[str, list[str]] = defaultdict(list)
    for figure in figures:
        documents[quantity(figure)].append(figure.stated.source.id)
    return ", ".join(f"{said} ({', '.join(dict.fromkeys(ids))})" for said, ids in documents.items())


def quantity(figure: FigureSeen) -> str:
    """A figure in words of magnitude: `about 4.15 billion USD`; a change where there is no amount: `+15.2 %`."""
    if figure.amount is None:
        return f"{_BOUNDS[figure.bound]}{(figure.change_pct or Decimal(0)).normalize():+f} %"
    return f"{_BOUNDS[figure.bound]}{_readable(figure.amount)} {figure.currency or _UNITS[figure.unit]}"


def _readable(amount: Decimal) -> str:
    for magnitude, word in _MAGNITUDES:
        if abs(amount) >= magnitude:
            return f"{(amount / magnitude).normalize():,f} {word}"
    return f"{amount.normalize():,f}"


def _key(figure: FigureSeen) -> SeriesKey:
    commodity = fold(" ".join(figure.commodity.split())) if figure.commodity else None
    return SeriesKey(figure.flow, figure.reporter, figure.partner, commodity, _plain(figure.period), figure.status)


def _plain(period: str | None) -> str | None:
    """A period in its shortest form: `2024-01/2024-12` is `2024`."""
    if period is None or "/" not in period or (days := periods.bounds(period)) == (None, None):
        return period
    first = period.partition("/")[0]
    shorter = (first[:4], first[:7])
    return next((short for short in shorter if periods.is_valid(short) and periods.bounds(short) == days), period)


def _sortable(key: SeriesKey) -> tuple[str, ...]:
    return tuple(part or "" for part in key)
