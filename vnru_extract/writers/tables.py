"""Models as flat tables: what SQLite and CSV share.

One table a kind of fact, or of entity of a corpus. Its columns are the model's own fields in their order; a span, such
as the sentence, becomes three columns; lists (of parties, people, spans) are tables, or cells, of their own. A field
that a model gains is in every format.
"""

import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from vnru_extract.models import Record, Span
from vnru_extract.writers.lines import KINDS

Type = Literal["text", "integer", "number"]
_TYPES: dict[Any, Type] = {str: "text", date: "text", int: "integer", Decimal: "number"}
# What one of a list is called where it has a column to itself.
_ONE_OF = {
    "parties": "country", "countries": "country", "people": "person", "agreements": "agreement", "names": "name",
    "titles": "title", "tenures": "tenure", "dates": "date", "places": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: text (also codes and days), whole numbers (offsets), or numbers (amounts, percentages)."""

    name: str
    type: Type
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of fact: the field of the record that lists it, what one is called, its columns, its lists.

    Of a corpus: the table's name, what one entity or statement is called.
    """

    field: str
    kind: str
    columns: tuple[Column, ...]
    lists: tuple[str, ...]

    def values(self, fact: Any) -> list[Any]:
        """What a fact has in each column, as it is."""
        return [_value(fact, column.name) for column in self.columns]


@cache
def tables() -> tuple[Table, ...]:
    """The tables of facts, in the order of the record."""
    return tuple(table_of(item_of(Record, field), field, kind) for field, kind in KINDS.items())


def table_of(model: type[BaseModel], field: str, kind: str) -> Table:
    """The table that a model is: its columns and lists, but not what it lists that are models themselves."""
    columns, lists = _split(model)
    return Table(field, kind, columns, lists)


def item_of(model: type[BaseModel], field: str) -> Any:
    """What a list of a model is of."""
    return get_args(plain(model.model_fields[field].annotation)[0])[0]


@cache
def document_columns() -> tuple[Column, ...]:
    """The record's own columns: all of it but the facts."""
    return _split(Record)[0]


def document_values(record: Record) -> list[Any]:
    """What a record has in each of `document_columns`."""
    return [getattr(record, column.name) for column in document_columns()]


def one_of(items: str) -> str:
    """What one of a list is called.

    >>> one_of("parties")
    'country'
    """
    return _ONE_OF.get(items, "value")


def plain(annotation: Any) -> tuple[Any, bool]:
    """A field's type without constraints, and whether it may be null.

    >>> plain(Annotated[int, "positive"] | None)
    (<class 'int'>, True)
    """
    if get_origin(annotation) is Annotated:
        return plain(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        (inner,) = (one for one in get_args(annotation) if one is not type(None))
        return plain(inner)[0], True
    if get_origin(annotation) is Literal:
        return type(get_args(annotation)[0]), False
    return annotation, False


def _split(model: type[BaseModel]) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """The columns and the lists of a model, without those of models: spans, statements, the facts of a record."""
    columns, lists = [], []
    for name, field in model.model_fields.items():
        kind, nullable = plain(field.annotation)
        if get_origin(kind) is tuple:
            if not _is_model(plain(get_args(kind)[0])[0]):
                lists.append(name)
        elif kind is Span:
            columns += [
                Column(name, "text", not nullable),
                Column(f"{name}_start", "integer", not nullable),
                Column(f"{name}_end", "integer", not nullable),
            ]
        else:
            columns.append(Column(name, _TYPES[kind], not nullable))
    return tuple(columns), tuple(lists)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _value(fact: Any, name: str) -> Any:
    if hasattr(fact, name):
        value = getattr(fact, name)
        return value.text if isinstance(value, Span) else value
    owner, _, end = name.rpartition("_")
    return getattr(getattr(fact, owner), end)
