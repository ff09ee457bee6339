"""A record for people to read: who in which office, which figures, which agreements; and what a run came to."""

import io
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vnru_extract.errors import printable
from vnru_extract.models import Agreement, Event, Office, Person, Record, TradeFigure

# Wide enough for a name with two offices, narrow enough to read; a terminal's own width where there is one.
_WIDTH_WITHOUT_TERMINAL = 100
_UNITS = {"tonne": "tonnes", "barrel": "barrels", "cubic_metre": "cubic metres"}
_BOUNDS = {"exact": "", "about": "about ", "over": "over ", "under": "under "}
_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_COUNTED = {
    "people": ("person", "people"),
    "offices": ("office", "offices"),
    "dates": ("date", "dates"),
    "trade_figures": ("trade figure", "trade figures"),
    "agreements": ("agreement", "agreements"),
    "events": ("event", "events"),
}


def rendered(shown: RenderableType, stream: TextIO) -> str:
    """What is to be written to a stream, with colours if it is a terminal.

    Rich itself never writes to it: it would end the program where a pipe is closed. Documents' words are never
    taken for markup.
    """
    page = io.StringIO()
    out = Console(file=page, force_terminal=stream.isatty() or None, markup=False, highlight=False, emoji=False)
    if not out.is_terminal:
        out.width = _WIDTH_WITHOUT_TERMINAL
    out.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def of_record(record: Record) -> RenderableType:
    """A document's head line, and under it its people with offices, trade figures, agreements and events."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    sections = {
        "people": _people(record),
        "trade": [_figure(figure) for figure in record.trade_figures],
        "agreements": [_agreement(agreement) for agreement in record.agreements],
        "events": _events(record),
        "dates": [counted(len(record.dates), "dates")] if record.dates else [],
    }
    for label, rows in sections.items():
        for number, row in enumerate(rows):
            grid.add_row(label if number == 0 else "", Text(printable(row)))
    if not grid.row_count:
        grid.add_row("nothing found", "")
    return Group(_head(record), Padding(grid, (0, 0, 1, 2)))


def of_counts(documents: int, facts: dict[str, int]) -> str:
    """`2 documents: 5 people, 3 offices, 7 dates, 1 trade figure, 1 agreement`; events once there are any."""
    shown = [counted(number, kind) for kind, number in facts.items() if number or kind != "events"]
    return f"{documents} document{'s' * (documents != 1)}: {', '.join(shown)}"


def counted(number: int, kind: str) -> str:
    """A number of facts of a kind.

    >>> counted(1, "people")
    '1 person'
    """
    one, many = _COUNTED[kind]
    return f"{number} {one if number == 1 else many}"


def _head(record: Record) -> Text:
    day = "undated" if record.published is None else f"{record.published} ({record.published_from})"
    parts = [(printable(record.id), "bold"), (f"  {day}", "dim")]
    if record.title:
        parts.append((f"  {printable(record.title)}", ""))
    return Text.assemble(*parts)


def _people(record: Record) -> list[str]:
    """One row a person with the offices held, then one an office that nobody in the document holds."""
    rows = [_person(person, [o for o in record.offices if o.holder == person.id]) for person in record.people]
    return rows + [f"({_office(office)})" for office in record.offices if office.holder is None]


def _person(person: Person, offices: list[Office]) -> str:
    country = f" ({person.country})" if person.country else ""
    posts = "; ".join(_office(office, known=person.country) for office in offices)
    return f"{person.name}{country}{': ' if posts else ''}{posts}"


def _office(office: Office, *, known: str | None = None) -> str:
    """The post with what its title leaves open; a country that is `known` from its holder is not said again."""
    words = office.title if office.tenure == "current" else f"{office.tenure} {office.title}"
    if office.organisation and not words.endswith(f" of {office.organisation}"):
        words += f", {office.organisation}"
    if office.accredited_to and " to " not in office.title:
        words += f" to {office.accredited_to}"
    return f"{words} [{office.country}]" if office.country and office.country != known else words


def _figure(figure: TradeFigure) -> str:
    parties = "-".join(code for code in (figure.reporter, figure.partner) if code)
    words = [figure.flow, parties, figure.commodity or "", f"{figure.period}:" if figure.period else ":"]
    said = ", ".join(_quantities(figure))
    status = "" if figure.status == "actual" else f" ({figure.status})"
    return f"{' '.join(word for word in words if word)} {said}{status}".replace(" :", ":")


def _quantities(figure: TradeFigure) -> Iterator[str]:
    if figure.amount is not None:
        unit = figure.currency or _UNITS[figure.unit or "tonne"]
        yield f"{_BOUNDS[figure.bound]}{_readable(float(figure.amount))} {unit}"
    if figure.change_pct is not None:
        yield f"{float(figure.change_pct):+g} %"


def _readable(amount: float) -> str:
    """An amount in words of magnitude: `4.15 billion`, `320,000`."""
    for magnitude, word in _MAGNITUDES:
        if abs(amount) >= magnitude:
            return f"{amount / magnitude:,.10g} {word}"
    return f"{amount:,.10g}"


def _events(record: Record) -> list[str]:
    """One row an event: when and where, what it was, who took part."""
    names = {person.id: person.name for person in record.people}
    names |= {agreement.id: agreement.name for agreement in record.agreements}
    return [_event(event, names) for event in record.events]


def _event(event: Event, names: dict[str, str]) -> str:
    where = f"in {event.place}" if event.place else ""
    told = " ".join(word for word in (event.date or "", event.type.replace("_", " "), where) if word)
    parties = [", ".join(names[person] for person in event.people), "-".join(event.countries)]
    parties += [names[agreement] for agreement in event.agreements]
    return f"{told}: {'; '.join(part for part in parties if part)}"


def _agreement(agreement: Agreement) -> str:
    facts = [agreement.type.replace("_", " "), "-".join(agreement.parties)]
    for label, value in (("signed", agreement.signed), ("in force", agreement.in_force), ("until", agreement.expires)):
        facts.append(f"{label} {value}" if value else "")
    if agreement.status not in {"unknown", "signed"} or not agreement.signed:
        facts.append(agreement.status.replace("_", " ") if agreement.status != "unknown" else "")
    return f"{agreement.name} ({', '.join(fact for fact in facts if fact)})"
