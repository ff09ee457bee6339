"""The tables, indexes and views of the database."""

from functools import cache

from vnru_extract.writers.entities import entity_tables
from vnru_extract.writers.lines import KINDS
from vnru_extract.writers.tables import Column, Table, document_columns, one_of, tables

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}
_INDEXES = {
    "people": ("name", "country"),
    "offices": ("holder", "role", "country", "accredited_to"),
    "dates": ("value", "earliest"),
    "trade_figures": ("reporter", "partner", "period"),
    "agreements": ("name", "type"),
    "events": ("type", "date"),
}
# Which table the ids in a column or list of an entity are of.
_ID_COLUMNS = {"person": "people", "mirror": "trade_series"}
_ID_LISTS = {"people": "people", "agreements": "agreements"}
_SPANS = """
CREATE TABLE spans (
    key INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (key), kind TEXT NOT NULL,
    fact TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL
)"""
# Each fact with its document, the names that its keys stand for, and the sentence that says it.
_VIEWS = """
CREATE VIEW office_holders AS
SELECT d.id AS document, d.published, p.name AS holder, p.country AS holder_country, o.title, o.role, o.organisation,
       o.country, o.accredited_to, o.tenure, o.sentence, d.source, o.rule, o.key AS office
FROM offices AS o JOIN documents AS d ON d.key = o.document LEFT JOIN people AS p ON p.key = o.holder
ORDER BY o.key;

CREATE VIEW trade_statements AS
SELECT d.id AS document, d.published, t.flow, t.reporter, t.partner, t.period, t.bound, t.amount, t.currency, t.unit,
       t.commodity, t.change_pct, t.status, t.sentence, d.source, t.rule, t.key AS trade_figure
FROM trade_figures AS t JOIN documents AS d ON d.key = t.document
ORDER BY t.key;

CREATE VIEW agreement_statements AS
SELECT d.id AS document, d.published, a.name, a.type,
       (SELECT group_concat(country, '-')
        FROM (SELECT country FROM agreement_parties WHERE agreement = a.key ORDER BY position)) AS parties,
       a.signed, a.in_force, a.expires, a.status, a.sentence, d.source, a.rule, a.key AS agreement
FROM agreements AS a JOIN documents AS d ON d.key = a.document
ORDER BY a.key;

CREATE VIEW event_statements AS
SELECT d.id AS document, d.published, e.type, e.date, e.place,
       (SELECT group_concat(name, '; ')
        FROM (SELECT p.name FROM event_people AS l JOIN people AS p ON p.key = l.person
              WHERE l.event = e.key ORDER BY l.position)) AS people,
       (SELECT group_concat(country, '-')
        FROM (SELECT country FROM event_countries WHERE event = e.key ORDER BY position)) AS countries,
       (SELECT group_concat(name, '; ')
        FROM (SELECT a.name FROM event_agreements AS l JOIN agreements AS a ON a.key = l.agreement
              WHERE l.event = e.key ORDER BY l.position)) AS agreements,
       e.sentence, d.source, e.rule, e.key AS event
FROM events AS e JOIN documents AS d ON d.key = e.document
ORDER BY e.key;

CREATE VIEW mentions AS
SELECT d.id AS document, d.published, s.kind, s.fact, p.name AS person, s.start, s."end", s.text, d.source
FROM spans AS s JOIN documents AS d ON d.key = s.document
LEFT JOIN people AS p ON s.kind = 'person' AND p.document = s.document AND p.id = s.fact
ORDER BY s.key;
"""


def before() -> str:
    """What is made before the first row."""
    statements = [_documents(), _SPANS, *map(_fact_table, tables()), *_list_tables()]
    return "".join(f"{statement};\n" for statement in statements)


def after() -> str:
    """What is made after the last row: indexes are faster so, and statistics need rows."""
    indexes = [
        f'CREATE INDEX "{field}_{column}" ON "{field}" ("{column}")'
        for field, columns in _INDEXES.items()
        for column in columns
    ]
    indexes += ["CREATE INDEX spans_fact ON spans (document, kind, fact)"]
    for table in tables():
        indexes += [
            f'CREATE INDEX "{table.kind}_{name}_{one_of(name)}" ON "{table.kind}_{name}" ("{one_of(name)}")'
            for name in table.lists
        ]
    return "".join(f"{statement};\n" for statement in indexes) + _VIEWS + "ANALYZE;\n"


def entities_before() -> str:
    """What is made before the first entity of a corpus; its ids are the keys."""
    statements = []
    for kind, pair in entity_tables().items():
        statements.append(_entity_table(pair.entities))
        if pair.statements is not None:
            owner = f'"{kind}" TEXT NOT NULL REFERENCES "{pair.entities.field}" (id)'
            columns = ", ".join(map(_column, pair.statements.columns))
            statements.append(f'CREATE TABLE "{pair.statements.field}" ({owner}, {columns})')
            statements += [
                f'CREATE TABLE "{kind}_{name}" ({owner}, position INTEGER NOT NULL, "{one_of(name)}" TEXT NOT NULL'
                f'{_refers(_ID_LISTS.get(name))}, PRIMARY KEY ("{kind}", position))'
                for name in pair.entities.lists
            ]
    return "".join(f"{statement};\n" for statement in statements)


def entities_after() -> str:
    """What is made after the last entity of a corpus."""
    indexes = []
    for kind, pair in entity_tables().items():
        if pair.statements is not None:
            name = pair.statements.field
            indexes += [f'CREATE INDEX "{name}_{of}" ON "{name}" ("{of}")' for of in (kind, "document")]
    return "".join(f"{statement};\n" for statement in (*indexes, "ANALYZE"))


def _entity_table(table: Table) -> str:
    columns = [
        _column(column) + " PRIMARY KEY" * (column.name == "id") + _refers(_ID_COLUMNS.get(column.name))
        for column in table.columns
    ]
    return f'CREATE TABLE "{table.field}" ({", ".join(columns)})'


def _refers(of: str | None) -> str:
    return f' REFERENCES "{of}" (id)' if of else ""


@cache
def insertion(table: str, width: int) -> str:
    """The statement that adds a row of so many columns."""
    return f'INSERT INTO "{table}" VALUES ({", ".join("?" * width)})'  # noqa: S608  our own names


def _documents() -> str:
    columns = ", ".join(_column(column, unique=column.name == "id") for column in document_columns())
    return f"CREATE TABLE documents (key INTEGER PRIMARY KEY, {columns})"


def _fact_table(table: Table) -> str:
    columns = ", ".join(
        '"holder" INTEGER REFERENCES people (key)' if column.name == "holder" else _column(column)
        for column in table.columns
    )
    return (
        f'CREATE TABLE "{table.field}" (key INTEGER PRIMARY KEY, '
        f"document INTEGER NOT NULL REFERENCES documents (key), {columns}, UNIQUE (document, id))"
    )


def _list_tables() -> list[str]:
    made = []
    for table in tables():
        for name in table.lists:
            item = f"INTEGER NOT NULL REFERENCES {name} (key)" if name in KINDS else "TEXT NOT NULL"
            made.append(
                f'CREATE TABLE "{table.kind}_{name}" ("{table.kind}" INTEGER NOT NULL REFERENCES "{table.field}" (key),'
                f' position INTEGER NOT NULL, "{one_of(name)}" {item}, PRIMARY KEY ("{table.kind}", position))'
            )
    return made


def _column(column: Column, *, unique: bool = False) -> str:
    return f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" * column.required}{" UNIQUE" * unique}'
