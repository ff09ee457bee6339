"""Records that hold every kind of fact, made without the model; what they say is not for spreadsheets to run."""

from datetime import date
from decimal import Decimal
from typing import Any

from vnru_extract.models import Agreement, CalendarDate, Event, Office, Person, Record, Span, TradeFigure, text_digest

TEXT = (
    "=Minister Bùi Thị Hạnh of Vietnam met Ilse Kranz in Oslo on 3 March 2021.\n"
    "'Exports fell by 12.5% to $4,580,000,000.25 in 2020', she said of Norway, and signed the @Oslo\tAccord."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def record(document_id: str = "a", **fields: Any) -> Record:
    first: dict[str, Any] = {"rule": "r", "sentence": span(TEXT.partition("\n")[0])}
    second: dict[str, Any] = {"rule": "r", "sentence": span(TEXT.partition("\n")[2])}
    said: dict[str, Any] = {
        "people": (
            Person(id="p1", name="Bùi Thị Hạnh", country="VN", spans=(span("Bùi Thị Hạnh"), span("Hạnh")), rule="ner"),
            Person(id="p2", name="Ilse Kranz", spans=(span("Ilse Kranz"),), rule="ner"),
        ),
        "offices": (
            Office(id="o1", title="=Minister", role="minister", organisation="Cabinet", country="VN", holder="p1",
                   spans=(span("=Minister"),), **first),
            Office(id="o2", title="Envoy", role="special_envoy", country="ASEAN", accredited_to="SU", tenure="former",
                   holder="p2", spans=(span("met"),), **first),
        ),
        "dates": (
            CalendarDate(id="d1", value="2021-03-03", earliest=date(2021, 3, 3), latest=date(2021, 3, 3),
                         spans=(span("3 March 2021"),), rule="r"),
            CalendarDate(id="d2", value="2020", earliest=date(2020, 1, 1), latest=date(2020, 12, 31),
                         spans=(span("2020"),), rule="r"),
        ),
        "trade_figures": (
            TradeFigure(id="t1", flow="balance", reporter="VN", partner="NO", amount=Decimal("-4580000000.25"),
                        currency="USD", period="2020", change_pct=Decimal("-12.5"),
                        spans=(span("12.5%"), span("$4,580,000,000.25")), **second),
            TradeFigure(id="t2", flow="exports", amount=Decimal(4580000000), currency="USD",
                        spans=(span("$4,580,000,000"),), **second),
        ),
        "agreements": (
            Agreement(id="a1", name="@Oslo\tAccord", type="agreement", parties=("VN", "NO"), signed="2021-03",
                      status="signed", spans=(span("@Oslo\tAccord"),), **second),
        ),
        "events": (
            Event(id="e1", type="meeting", date="2021-03-03", place="Oslo", people=("p1", "p2"), countries=("VN", "NO"),
                  agreements=("a1",), spans=(span("met"),), **first),
        ),
    }  # fmt: skip
    about = {"published": date(2024, 5, 17), "published_from": "metadata", "title": 'Hạnh, "the envoy"\r\n'}
    given = said | about | fields
    return Record(id=document_id, source=f"{document_id}.txt", language="en", text_sha256=text_digest(TEXT), **given)


def records(number: int) -> list[Record]:
    """So many records: full ones, one with its text, some with nothing in them."""
    empty: dict[str, Any] = {"published": None, "published_from": None, "title": None}
    empty |= dict.fromkeys(("people", "offices", "dates", "trade_figures", "agreements", "events"), ())
    made = []
    for n in range(number):
        given = empty if n % 3 == 2 else {"text": TEXT} if n % 3 == 1 else {}
        made.append(record(f"-{n}", **given))
    return made
