"""Who is one person across documents, and who is not: rows of `corpus_cases.toml`."""

import pytest

from tests.corpus_reading import CASES, joined
from tests.corpus_records import Document

ROWS = CASES["people"]["one"] | CASES["people"]["two"]


@pytest.mark.parametrize("label", ROWS)
def test_who_is_whom(label: str) -> None:
    letters, *lines = ROWS[label]
    found = joined(*(document(f"d{number}", line) for number, line in enumerate(lines)))
    whose = {one.document: person.id for person in found.of("person") for one in person.statements}
    groups = [whose[f"d{number}"] for number in range(len(lines))]
    assert [groups.index(one) for one in groups] == [letters.index(letter) for letter in letters]


def document(document_id: str, line: str) -> Document:
    """A document that names one person, told as `name/country/role: Title@body`."""
    name, country, *offices = line.split("/")
    office, _, body = "".join(offices).partition("@")
    return Document(document_id).person(name, country or None, *filter(None, [office]), country_of=body or None)


def test_half_of_the_rows_are_refusals() -> None:
    assert len(CASES["people"]["two"]) >= len(CASES["people"]["one"]) >= 20


def test_each_join_says_why() -> None:
    found = joined(
        Document("a").person("Sergey Lavrov", "RU", "foreign_minister"),
        Document("b").person("Sergei Lavrov", "RU"),
        Document("c").person("Sergei Viktorovich Lavrov", "RU"),
        Document("d").person("Lavrov", "RU", "foreign_minister"),
        Document("e").person("Sergey Lavrov"),
        Document("f").person("Sergey Lavrov", None, "foreign_minister: Minister of Foreign Affairs", country_of="RU"),
    )
    person = found.one("person")
    assert (person.id, person.name) == ("person/ru/sergei-viktorovich-lavrov", "Sergei Viktorovich Lavrov")
    assert [(one.document, one.rule, one.evidence) for one in person.statements] == [
        ("a", "fuller_name", "Sergei Viktorovich Lavrov"),
        ("b", "fuller_name", "Sergei Viktorovich Lavrov"),
        ("c", None, None),
        ("d", "single_name_same_office", "foreign_minister of RU"),
        ("e", "fuller_name", "Sergei Viktorovich Lavrov"),
        ("f", "fuller_name", "Sergei Viktorovich Lavrov"),
    ]


def test_one_of_each_of_several_that_nobody_can_tell_apart_has_its_own_id() -> None:
    people = joined(*(Document(name).person("Ivanov", "RU") for name in "cab")).of("person")
    assert [person.id for person in people] == ["person/ru/ivanov", "person/ru/ivanov@b#p1", "person/ru/ivanov@c#p1"]
