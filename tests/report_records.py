"""Records for the page's tests, from texts with the facts' words marked; what they say tries to be more than text."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from vnru_extract.models import Agreement, CalendarDate, Event, Office, Person, Record, Span, TradeFigure, text_digest
from vnru_extract.report import ReportFile
from vnru_extract.writers import lines

# Everything that a careless page would obey: tags, ends of scripts, comments, entities, quotes, turns of direction,
# controls, line separators, marks that stack, characters beyond the first plane, a word wider than a phone.
HOSTILE = (
    "</script><script>globalThis.hacked = 1</script><!-- <img src=x onerror='globalThis.hacked = 2'> &lt;b&gt; \"'`${1}"
    "\n"
    "\u202edlrow eht fo tnediserP\u202c \x01\x7f\x85 a\u2028b\u2029c 😀𝒜👩‍👩‍👧 e\u0323\u0302\u0301 "
    f"{'W' * 300}\n"
    "President 𝒜nna <b>Łę</b> of Việt Nam met 😀 Ilse Kranz in Oslo on 3 March 2021; exports fell by 12.5% to "
    "$4,580,000,000 in 2020, and the Treaty of Oslo of 2 May 2001 was signed."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def sentence(text: str, words: str) -> Span:
    """The line that the words stand in."""
    found = next(match for match in re.finditer("[^\n]+", text) if words in match[0])
    return Span(start=found.start(), end=found.end(), text=found[0])


def hostile(document_id: str = "a/<b>\"'", *, with_text: bool = True, **about: Any) -> Record:
    """A record with every kind of fact, spans that overlap and cross, and text that is no page's friend."""
    text = HOSTILE
    said: dict[str, Any] = {"rule": "r<u>le", "sentence": sentence(text, "met")}
    given: dict[str, Any] = {
        "people": (
            Person(id="p1", name="𝒜nna <b>Łę</b>", country="VN", rule="ner",
                   spans=(span(text, "𝒜nna <b>Łę</b>"), span(text, "Łę"))),
            Person(id="p2", name="=Ilse Kranz", spans=(span(text, "Ilse Kranz"),), rule="ner"),
        ),
        "offices": (
            Office(id="o1", title="President", role="president", country="VN", holder="p1",
                   spans=(span(text, "President 𝒜nna"),), **said),
        ),
        "dates": (
            CalendarDate(id="d1", value="2021-03-03", earliest=date(2021, 3, 3), latest=date(2021, 3, 3),
                         spans=(span(text, "3 March 2021"),), rule="r"),
            CalendarDate(id="d2", value="2001-05-02", earliest=date(2001, 5, 2), latest=date(2001, 5, 2),
                         spans=(span(text, "2 May 2001"),), rule="r"),
        ),
        "trade_figures": (
            TradeFigure(id="t1", flow="exports", reporter="VN", partner="NO", amount=Decimal(4580000000),
                        currency="USD", period="2020", change_pct=Decimal("-12.5"),
                        spans=(span(text, "12.5%"), span(text, "$4,580,000,000")), **said),
        ),
        "agreements": (
            Agreement(id="a1", name="Treaty of Oslo of 2 May 2001", type="treaty", parties=("VN", "NO"),
                      signed="2001-05-02", status="signed",
                      spans=(span(text, "Treaty of Oslo of 2 May 2001"),), **said),
        ),
        "events": (
            Event(id="e1", type="meeting", date="2021-03-03", place="Oslo", people=("p1", "p2"),
                  countries=("NO", "VN"), agreements=("a1",), spans=(span(text, "met 😀 Ilse"),), **said),
        ),
        "title": "<script>globalThis.hacked = 3</script>\u202eeltit",
        "published": date(2021, 3, 4),
        "published_from": "metadata",
    }  # fmt: skip
    fields = given | about | ({"text": text} if with_text else {})
    return Record(id=document_id, source=f"{document_id}.txt", language="en", text_sha256=text_digest(text), **fields)


def counted(document_id: str, stated: str = "5670000000", year: str = "2020", **about: Any) -> Record:
    """A record of one figure: turnover of Russia and Vietnam."""
    text = f"On 1 May trade between Russia and Vietnam reached ${stated} in {year}."
    figure: dict[str, Any] = {"flow": "turnover", "reporter": "RU", "partner": "VN", "currency": "USD", "rule": "r"}
    figure |= {"amount": Decimal(stated), "period": year, "spans": (span(text, f"${stated}"),)}
    figure |= {"sentence": sentence(text, "trade")} | about
    return Record(
        id=document_id, source=f"{document_id}.txt", language="en", text_sha256=text_digest(text), text=text,
        trade_figures=(TradeFigure(id="t1", **figure),),
    )  # fmt: skip


def stored(path: Path, records: list[Record]) -> Path:
    path.write_text("".join(f"{line}\n" for record in records for line in lines(record, "document")))
    return path


def written(path: Path, records: list[Record]) -> Path:
    """The page about these records."""
    report = ReportFile(path)
    with report:
        for record in records:
            report.write(record)
        report.commit("complete")
    return path
