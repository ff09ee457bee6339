"""Facts about the world: which states have which offices, where places are, where names are at home."""

import pytest

from vnru_extract.countries import codes
from vnru_extract.institutions import Institutions, has_chancellery, has_office, is_led_by_party
from vnru_extract.lexicon import load
from vnru_extract.models import Role
from vnru_extract.origins import Origins, affinities, homes_of_given, homes_of_surname, looks_japanese
from vnru_extract.places import PlaceWords, country_of_place


@pytest.mark.parametrize(
    ("code", "role", "title", "expected"),
    [
        ("US", "prime_minister", "Prime Minister", False),
        ("MN", "prime_minister", "Prime Minister", True),
        ("DE", "prime_minister", "Federal Chancellor", True),
        ("FR", "prime_minister", "Chancellor", False),
        ("MY", "president", "President", False),
        ("FR", "president", "President", True),
        ("MN", "vice_president", "Vice President", False),
        ("US", "vice_president", "Vice President", True),
        ("JP", "monarch", "Emperor", True),
        ("FR", "monarch", "King", False),
        ("AU", "governor", "Governor-General", True),
        ("FR", "governor", "Governor-General", False),
        ("FR", "minister", "Commerce Secretary", False),
        ("US", "minister", "Secretary of Commerce", True),
        ("FR", "minister", "Minister of Commerce", True),
        ("EU", "president", "President", True),
    ],
)
def test_states_have_the_offices_that_they_have(code: str, role: Role, title: str, expected: bool) -> None:
    assert has_office(code, role, title) is expected


def test_chancelleries_and_leading_parties() -> None:
    assert [has_chancellery(code) for code in ("CL", "DE", None)] == [True, False, False]
    assert [is_led_by_party(code) for code in ("VN", "IN")] == [True, False]


@pytest.mark.parametrize(
    ("name", "strongest", "not_home"),
    [("Bui Thanh Son", "VN", "CN"), ("Wu Jianyong", "CN", "VN"), ("Obaid Humaid Al Tayer", "AE", "LU"),
     ("Iryna Vereshchuk", "UA", "VN"), ("Yang", "CN", "US"), ("Tovala Pim", None, "US")],
)  # fmt: skip
def test_names_speak_for_countries(name: str, strongest: str | None, not_home: str) -> None:
    found = affinities(name)
    assert not_home not in found
    assert strongest is None or found[strongest] == max(found.values())


def test_institutions_are_of_known_states() -> None:
    facts = load("institutions", Institutions, "world").model_dump(exclude={"source"})
    assert {code for listed in facts.values() for code in listed} <= codes()


def test_no_state_without_a_head() -> None:
    """A state without a president has a monarch, a governor-general or, Andorra and the Vatican, princes."""
    facts = load("institutions", Institutions, "world")
    assert facts.without_president - facts.with_monarch - facts.with_governor_general == {"AD"}


@pytest.mark.parametrize(
    ("place", "code"),
    [("Shenzhen", "CN"), ("Tasmania", "AU"), ("Krakow", "PL"), ("Kraków", "PL"), ("ST PETERSBURG", "RU"),
     ("Texas", "US"), ("Samarkand", "UZ"), ("Nowhere", None), ("Valencia", None), ("Hanoi", None)],
)  # fmt: skip
def test_places(place: str, code: str | None) -> None:
    assert country_of_place(place) == code


def test_places_are_in_known_countries() -> None:
    assert set(load("places", PlaceWords).places) <= codes()


def test_names_are_sorted_and_at_home_in_known_countries() -> None:
    for area in load("origins", Origins, "world").area.values():
        assert set(area.homes) <= codes()
        for names in (area.given.split(), area.surnames.split()):
            assert names == sorted(set(names))


def test_names_are_at_home_somewhere() -> None:
    assert homes_of_surname("Korhonen") == {"FI"}
    assert {"MX", "ES"} <= homes_of_given("Guillermo")
    assert homes_of_given("Nobody") == frozenset()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Gen Nakatani", True), ("Yoshimasa Hayashi", True), ("Shunichi Kato", True), ("John Smith", False),
     ("Sergey Lavrov", False), ("Nakatani", False), ("Nguyen Phu", False)],
)  # fmt: skip
def test_japanese_syllables(name: str, expected: bool) -> None:
    assert looks_japanese(name) is expected
