"""EDTF values and their bounds: laws that hold for every value, and a second implementation as the judge."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.periods import bounds, interval, is_valid

YEARS = st.integers(1500, 2100)
DAYS = st.dates(date(1500, 1, 1), date(2100, 12, 31))


def _month(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


MONTHS = st.builds(_month, YEARS, st.integers(1, 12))
SEASONS = st.builds(_month, YEARS, st.integers(21, 24))
DECADES = st.integers(150, 209).map(lambda decade: f"{decade}X")
CENTURIES = st.integers(15, 20).map(lambda century: f"{century}XX")
POINTS = st.one_of(DAYS.map(date.isoformat), MONTHS, YEARS.map(str))
ATOMS = st.one_of(POINTS, SEASONS, DECADES, CENTURIES)
OPEN = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: f"XXXX-{day:%m-%d}")


@given(ATOMS)
def test_every_atom_is_valid_and_its_bounds_run_forward(value: str) -> None:
    first, last = bounds(value)
    assert is_valid(value)
    assert first is not None
    assert last is not None
    assert first <= last


@given(POINTS)
def test_bounds_of_a_point_give_the_point_back(value: str) -> None:
    first, last = bounds(value)
    assert first is not None
    assert last is not None
    assert first.isoformat().startswith(value)
    assert last.isoformat().startswith(value)
    assert not (first - timedelta(1)).isoformat().startswith(value)
    assert not (last + timedelta(1)).isoformat().startswith(value)


@given(ATOMS, ATOMS)
def test_an_interval_is_valid_exactly_when_it_runs_forward(one: str, other: str) -> None:
    earliest, latest = bounds(one)[0], bounds(other)[1]
    assert earliest is not None
    assert latest is not None
    assert is_valid(f"{one}/{other}") == (earliest <= latest)


@given(ATOMS, ATOMS)
def test_an_interval_covers_both_its_ends(one: str, other: str) -> None:
    value = interval(one, other)
    assert bounds(value) == (bounds(one)[0], bounds(other)[1])
    assert ("/" in value) == (one != other)


@given(OPEN, OPEN)
def test_a_day_without_a_year_has_no_bounds(one: str, other: str) -> None:
    for value in (one, one[:7], interval(one, other)):
        assert is_valid(value)
        assert bounds(value) == (None, None)


@given(st.one_of(POINTS, DECADES, CENTURIES, st.builds("{}/{}".format, POINTS, POINTS)))
def test_bounds_agree_with_the_edtf_package(value: str) -> None:
    # Seasons are left out: the package ends every winter on 31 December.
    if is_valid(value):
        judged = parse_edtf(value)
        assert bounds(value) == (date(*judged.lower_strict()[:3]), date(*judged.upper_strict()[:3]))


@given(YEARS)
def test_winter_runs_into_the_next_year(year: int) -> None:
    assert bounds(f"{year}-24") == (date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]))


@given(st.text("0123456789X-/", max_size=21))
def test_whatever_is_valid_has_bounds(value: str) -> None:
    if is_valid(value):
        first, last = bounds(value)
        assert (first is None) == (last is None)


@pytest.mark.parametrize(
    "value",
    ["", "2021-13", "2021-00", "2021-02-30", "2021-2-3", "21", "XXXX", "XXXX-02-30", "XXXX-13", "2022/2021", "2021/",
     "2021-09-27/2021-09-26", "2021-25", "XXXX-05/2021", "2021/XXXX-05", "202X1", "2021/2022/2023", " 2021", "2021\n",
     "2021-09-27T15:26", "0000"],
)  # fmt: skip
def test_what_is_refused(value: str) -> None:
    assert not is_valid(value)
