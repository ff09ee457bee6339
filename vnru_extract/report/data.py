"""What the page's script reads, as JSON that no text can end.

Facts keep the fields of the record; what is null is left out. Of words that stand in the document's text only the
offsets are given, in code points as in the record.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from vnru_extract.errors import Failure
from vnru_extract.models import Record, Span
from vnru_extract.report import joined, trade
from vnru_extract.report.spoken import days
from vnru_extract.writers import KINDS
from vnru_extract.writers.csv_folder import header
from vnru_extract.writers.lines import safe
from vnru_extract.writers.tables import document_columns, tables

# `</script>` ends a script and `<!--` changes how it is read on, whatever quotes they stand in.
_MARKUP = re.compile("[<>&]")
_DATES = ("value", "period", "signed", "in_force", "expires", "date", "published")


def page_data(records: Sequence[Record], failures: Sequence[Failure]) -> str:
    """The data of a page about these records, as JSON without a character that HTML acts on."""
    documents = [_document(record) for record in records]
    found = joined.joined(records)
    columns = {table.field: header(table) for table in tables()}
    content = {
        "documents": documents,
        "failures": [{"source": one.source, "id": one.id, "error": one.error} for one in failures],
        "people": joined.people(found),
        "agreements": joined.agreements(found),
        "trade": trade.pairs(found),
        "conflicts": joined.conflicts(found),
        "days": {value: days(value) for value in sorted(_values(documents) | _periods(found))},
        "columns": {"documents": [column.name for column in document_columns()]} | columns,
    }
    text = safe(json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    return _MARKUP.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _document(record: Record) -> dict[str, Any]:
    content = record.model_dump(mode="json", exclude=set(KINDS), exclude_none=True)
    for kind in KINDS:
        content[kind] = [_fact(fact, with_words=record.text is None) for fact in getattr(record, kind)]
    return content


def _fact(fact: Any, *, with_words: bool) -> dict[str, Any]:
    content: dict[str, Any] = fact.model_dump(mode="json", exclude={"spans", "sentence"}, exclude_none=True)
    content["spans"] = [_span(span, with_words=with_words) for span in fact.spans]
    if hasattr(fact, "sentence"):
        content["sentence"] = _span(fact.sentence, with_words=with_words)
    return content


def _span(span: Span, *, with_words: bool) -> list[int | str]:
    return [span.start, span.end, span.text] if with_words else [span.start, span.end]


def _periods(found: joined.Joined) -> set[str]:
    """The periods of series, which may be written in another way than in the documents."""
    return {series.period for series in found.series if series.period is not None}


def _values(documents: Sequence[dict[str, Any]]) -> set[str]:
    """Every EDTF value that the page may have to place in time."""
    found: set[str] = set()
    for document in documents:
        for fact in (document, *(fact for kind in KINDS for fact in document[kind])):
            found.update(fact[name] for name in _DATES if name in fact)
    return found
