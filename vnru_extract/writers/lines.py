"""A record as lines of JSON: one, or one a fact, or one an entity of FollowTheMoney."""

import json
import re
from collections.abc import Iterator
from typing import Any, Literal

from vnru_extract.models import Record
from vnru_extract.writers.ftm import entities

Per = Literal["document", "fact"]
Line = Literal["document", "fact", "entity"]
# JSON may hold these as they are, but terminals act on them and some readers take them for line ends; of half a
# character, such as a failed document may have in its id, no file can hold anything else.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
KINDS = {
    "people": "person",
    "offices": "office",
    "dates": "date",
    "trade_figures": "trade_figure",
    "agreements": "agreement",
    "events": "event",
}


def lines(record: Record, per: Line) -> Iterator[str]:
    """The JSON lines of a record, without line end: one, or one a fact or entity."""
    if per == "document":
        yield safe(record.model_dump_json())
    else:
        yield from (json_line(one) for one in (facts(record) if per == "fact" else entities(record)))


def facts(record: Record) -> Iterator[dict[str, Any]]:
    """Each fact with the document it is from; the names of people and agreements stand beside their ids."""
    content = record.model_dump(mode="json")
    names = {fact["id"]: fact["name"] for fact in (*content["people"], *content["agreements"])}
    for field, kind in KINDS.items():
        for fact in content[field]:
            head = {"document": content["id"], "published": content["published"], "kind": kind}
            yield head | _with_names(fact, names)


def _with_names(fact: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for key, value in fact.items():
        named[key] = value
        if key == "holder":
            named["holder_name"] = names.get(value)
        elif key in {"people", "agreements"}:
            named[f"{key}_names"] = [names[one] for one in value]
    return named


def json_line(content: Any) -> str:
    """Compact JSON that is safe to print."""
    return safe(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def safe(line: str) -> str:
    """JSON with what terminals act on, and halves of characters, as escapes that mean the same."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
