"""The registry of office-holders: its files, what it confirms and flags, what it leaves alone, the two options."""

import csv
import json
import pickle
import sqlite3
import unicodedata
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.command import parsed, vnru
from tests.made_records import record as made_record
from vnru_extract import Extractor, Record, UsageError
from vnru_extract.lexicon import load
from vnru_extract.models import Office
from vnru_extract.names import is_same
from vnru_extract.registry import OfficeHolders, Registry, RegistryFile, Term, built_in

FILES = {name: load(name, RegistryFile, "registry") for name in ("russia", "soviet_union", "vietnam")}
OFFICES = [pytest.param(office, id=office.title) for file in FILES.values() for office in file.office]
PAIR = """
source = "Made up for a test."
as_of = "2025-01"

[[office]]
role = "foreign_minister"
title = "Minister of Foreign Affairs of Estonia"
country = "EE"
source = "Made up for a test."
holders = [
  { person = "Kaarel Tammsalu", from = "2010-05-01", to = "2014" },
  { person = "Liis Raudvere", from = "2014" },
]
"""


def _file(tmp_path: Path, text: str = PAIR) -> Path:
    path = tmp_path / "pair.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _offices(extractor: Extractor, text: str, day: str | None) -> dict[str, Office]:
    record = extractor.extract(text, published=date.fromisoformat(day) if day else None)
    return {person.name: o for person in record.people for o in record.offices if o.holder == person.id}


def _only(extractor: Extractor, text: str, day: str | None) -> Office:
    """The one office of a text that has a holder."""
    (office,) = _offices(extractor, text, day).values()
    return office


# The files


def _last(term: Term) -> date:
    return term.ends[0] if term.ends else date.max


@pytest.mark.parametrize("office", OFFICES)
def test_terms_are_in_order_and_one_at_a_time(office: OfficeHolders) -> None:
    """Where a bound is imprecise, some reading of it keeps two holders apart; who acts for another may overlap."""
    assert [term.starts for term in office.holders] == sorted(term.starts for term in office.holders)
    for before, after in pairwise(term for term in office.holders if not term.acting):
        assert _last(before) <= after.starts[1], f"{before.person}, {after.person}"


@pytest.mark.parametrize("office", OFFICES)
def test_names_are_composed_and_written_in_one_way(office: OfficeHolders) -> None:
    people = {term.person for term in office.holders}
    assert people == {unicodedata.normalize("NFC", person) for person in people}
    assert [(a, b) for a in people for b in people if a < b and is_same(a, b)] == []


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_says_its_source_and_whom_an_ambassador_is_sent_to(office: OfficeHolders) -> None:
    assert len(office.source) > 20
    assert (office.accredited_to is not None) == (office.role == "ambassador")


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_people_are_sorted_and_their_other_spellings_are_needed(file: RegistryFile) -> None:
    assert list(file.people) == sorted(file.people)
    for person, known in file.people.items():
        assert known.also or known.died
        assert [name for name in known.also if is_same(name, person)] == [], person


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_nobody_holds_office_after_death(file: RegistryFile) -> None:
    for term in (term for office in file.office for term in office.holders):
        died = file.people[term.person].died if term.person in file.people else None
        assert died is None or (term.ends and term.ends[0].year <= int(died[:4])), term.person


def test_the_offices_that_are_promised_are_there() -> None:
    roles = {"president", "prime_minister", "party_leader", "speaker", "foreign_minister", "ambassador"}
    assert {office.role for office in FILES["vietnam"].office} == roles
    assert {office.role for office in FILES["soviet_union"].office} == roles
    assert {office.role for office in FILES["russia"].office} == roles - {"party_leader"}


# What it confirms

_CONFIRMED = [
    ("Russian Foreign Minister Sergey Lavrov arrived in Hanoi.", "2021-09-28"),
    ("Russian Foreign Minister Sergei Viktorovich Lavrov arrived in Hanoi.", "2021-09-28"),
    ("Russian Foreign Minister Lavrov arrived in Hanoi.", "2021-09-28"),
    ("Soviet Foreign Minister A. Gromyko received the ambassador.", "1975-05-01"),
    ("Phạm Minh Chính, Prime Minister of Vietnam, spoke.", "2024-01-15"),
    ("Pham Minh Chinh, Prime Minister of Vietnam, spoke.", "2024-01-15"),
    ("Nikita Krushchev, First Secretary of the Communist Party of the Soviet Union, spoke.", "1960-05-17"),
    ("Dang Xuan Khu, Chairman of the National Assembly of Vietnam, spoke.", "1970-05-17"),
    ("Chairwoman of the Federation Council of Russia Valentina Matvienko arrived in Hanoi.", "2016-11-02"),
    ("Gennady Bezdetko, Russian Ambassador to Vietnam, spoke.", "2023-06-12"),
    ("Dmitri Medvedev, President of Russia, spoke.", "2010-10-31"),
    ("Dmitri Medvedev, Prime Minister of Russia, spoke.", "2015-04-06"),
    ("Acting Vietnamese President Vo Thi Anh Xuan spoke.", "2024-04-10"),
    # A text may leave "acting" out; the note has it.
    ("Vietnamese President Vo Thi Anh Xuan spoke.", "2024-04-10"),
    # Days of handing over: the office is the old holder's and the new one's.
    ("Russian President Vladimir Putin spoke.", "2008-05-07"),
    ("Russian President Dmitry Medvedev spoke.", "2008-05-07"),
]


@pytest.mark.parametrize(("text", "day"), _CONFIRMED)
def test_confirmed(extractor: Extractor, text: str, day: str) -> None:
    office = _only(extractor, text, day)
    assert office.registry == "confirmed"
    assert office.registry_note is not None
    assert f"({office.country})" in office.registry_note


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [("Russian Foreign Minister Sergei Lavrov spoke.", "2021-09-28",
      "Sergey Lavrov was Minister of Foreign Affairs of Russia (RU) from 2004-03-09 on"),
     ("Le Duc Anh, President of Vietnam, spoke.", "1994-05-01",
      "Lê Đức Anh was President of Vietnam (VN) from 1992-09 to 1997-09-24"),
     ("President Vo Thi Anh Xuan of Vietnam spoke.", "2024-04-10",
      "Võ Thị Ánh Xuân was acting President of Vietnam (VN) from 2024-03-21 to 2024-05-22"),
     # Of two terms the one of that day.
     ("Russian Prime Minister Vladimir Putin spoke.", "2010-12-15",
      "Vladimir Putin was Prime Minister of Russia (RU) from 2008-05-08 to 2012-05-07")],
)  # fmt: skip
def test_the_note_says_from_when_to_when(extractor: Extractor, text: str, day: str, note: str) -> None:
    assert _only(extractor, text, day).registry_note == note


def test_a_country_that_the_text_leaves_open_is_told_in_the_note_only(extractor: Extractor) -> None:
    office = _only(extractor, "Foreign Minister Sergey Lavrov said that talks had begun.", "2021-09-28")
    assert office.country is None
    assert office.registry_note == "Sergey Lavrov was Minister of Foreign Affairs of Russia (RU) from 2004-03-09 on"


# What it flags

_CONTRADICTED = [
    ("Vietnamese Foreign Minister Nguyen Thi Binh arrived in Moscow.", "1965-03-01", "not yet on 1965-03-01"),
    ("Tô Lâm, General Secretary of the Communist Party of Vietnam, spoke.", "2023-09-10", "not yet on 2023-09-10"),
    ("Gennady Bezdetko, Russian Ambassador to Vietnam, spoke.", "2014-06-12", "not yet on 2014-06-12"),
    ("On 5 March 2021 Vietnamese Prime Minister Nguyen Tan Dung received the guests.", "2021-03-05", "no longer on"),
    # A date at the end of the calendar is no hindrance.
    ("On 5 March 2021 Vietnamese Prime Minister Nguyen Tan Dung signed the lease to 31 December 9999.", "2021-03-05",
     "no longer on"),
    # Between two terms of his own.
    ("On 31 October 2010 Russian President Vladimir Putin received the guests.", "2010-11-01", "no longer on"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "reason"), _CONTRADICTED)
def test_contradicted(extractor: Extractor, text: str, day: str, reason: str) -> None:
    office = _only(extractor, text, day)
    assert office.registry == "contradicted"
    assert office.registry_note is not None
    assert reason in office.registry_note


def test_the_note_of_a_contradiction_tells_all_terms(extractor: Extractor) -> None:
    office = _only(extractor, "On 31 October 2010 Russian President Vladimir Putin received guests.", "2010-11-01")
    assert office.registry_note == (
        "Vladimir Putin was acting President of Russia (RU) from 1999-12-31 to 2000-05-07; "
        "Vladimir Putin was President of Russia (RU) from 2000-05-07 to 2008-05-07 and from 2012-05-07 on: "
        "no longer on 2010-11-01"
    )


# What it leaves alone

_NOT_JUDGED = [
    # Without a day, or with one of which the files know nothing yet.
    ("Russian Foreign Minister Sergey Lavrov arrived in Hanoi.", None),
    ("Russian Foreign Minister Sergey Lavrov arrived in Hanoi.", "2031-09-28"),
    # Told as over, or as to come.
    ("On 5 March 2021 former Vietnamese Prime Minister Nguyen Tan Dung received the guests.", "2021-03-05"),
    ("Russian President-elect Dmitry Medvedev spoke.", "2008-02-20"),
    # Elected, not yet sworn in; resigned, not yet succeeded.
    ("Russian President Boris Yeltsin spoke.", "1991-06-20"),
    ("On 20 April 2016 Vietnamese Prime Minister Nguyen Tan Dung received the guests.", "2016-04-25"),
    # A namesake, or part of a name.
    ("Russian Foreign Minister Lavrov arrived in Hanoi.", "1985-09-28"),
    ("Russian Foreign Minister S. Lavrov arrived in Hanoi.", "1985-09-28"),
    ("Vietnamese Prime Minister Nguyen Tan Dat spoke.", "2010-09-28"),
    # Another country's, another office, another capital.
    ("Belarusian Foreign Minister Sergey Lavrov spoke.", "2021-09-28"),
    ("Russian Deputy Foreign Minister Sergey Lavrov spoke.", "2021-09-28"),
    ("Gennady Bezdetko, Russian Ambassador to Laos, spoke.", "2014-06-12"),
    ("Mikhail Gorbachev, First Secretary of the Stavropol Territory Party Committee of the Soviet Union, spoke.",
     "1975-01-01"),
    # A title kept out of courtesy, of the dead, and where a text looks back.
    ("A street was named for Vietnamese President Ho Chi Minh.", "2021-05-19"),
    ("On 19 May 2024 guests honoured Vietnamese President Ho Chi Minh.", "2024-05-19"),
    ("On 5 March 2021 Vietnamese Prime Minister Nguyen Tan Dung was praised for the treaty of 2012.", "2021-03-05"),
    # A date says that the day of publication is not the day of which the text tells.
    ("In June 1972 Vietnamese Foreign Minister Nguyen Thi Binh arrived in Moscow.", "1965-03-01"),
    # "Acting", where the files know somebody as more than that.
    ("Acting Russian Foreign Minister Sergey Lavrov spoke.", "2021-09-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), _NOT_JUDGED)
def test_not_judged(extractor: Extractor, text: str, day: str | None) -> None:
    found = _offices(extractor, text, day).values()
    assert [(office.registry, office.registry_note) for office in found] == [(None, None)]


@pytest.mark.parametrize(("days", "judged"), [(-31, None), (-32, "contradicted"), (0, "confirmed")])
def test_a_month_about_the_handing_over_is_left_alone(extractor: Extractor, days: int, judged: str | None) -> None:
    day = date(2004, 3, 9) + timedelta(days)
    office = _only(extractor, "Russian Foreign Minister Sergey Lavrov arrived in Hanoi.", day.isoformat())
    assert office.registry == judged


def test_imprecise_bounds_are_not_taken_for_precise_ones(tmp_path: Path, extractor: Extractor) -> None:
    registry = Registry.read(_file(tmp_path))
    text = "Liis Raudvere, Minister of Foreign Affairs of Estonia, spoke."
    found = {
        day: registry.checked(extractor.extract(text, published=date.fromisoformat(day))).offices[0].registry
        for day in ("2013-11-01", "2013-12-31", "2014-07-01", "2014-12-31", "2025-01-31", "2025-02-01")
    }
    assert list(found.values()) == ["contradicted", None, None, "confirmed", "confirmed", None]


# It adds no fact

_LONG = (
    "Hanoi - Vietnamese Foreign Minister Nguyen Thi Binh met Soviet Premier Alexei Kosygin on 6 February 1965. "
    "Ambassador Ilya Shcherbakov and General Secretary Le Duan took part. Trade grew by 12% in 1964.\n"
)


def _without(record: Record) -> dict[str, object]:
    content = record.model_dump(mode="json")
    for office in content["offices"]:
        office.pop("registry", None)
        office.pop("registry_note", None)
    return content


def test_facts_are_the_same_with_it_and_without_it(extractor: Extractor) -> None:
    """So accuracy is: whoever scores a record scores fields that the registry does not touch."""
    record = extractor.extract(_LONG, published=date(1965, 2, 8))
    assert {office.registry for office in record.offices} >= {"confirmed", "contradicted"}
    bare = _without(record)
    checked = Record.model_validate_json(json.dumps(bare))
    assert all(office.registry is None for office in checked.offices)
    assert built_in().checked(checked) == record
    assert _without(built_in().checked(checked)) == bare


def test_a_record_without_findings_keeps_its_bytes(extractor: Extractor) -> None:
    record = extractor.extract("Norwegian Foreign Minister Ilse Kranz spoke.", published=date(2021, 9, 28))
    assert "registry" not in record.model_dump_json()
    assert built_in().checked(record) is record


def test_long_documents_are_judged_whole(extractor: Extractor) -> None:
    """The registry sees the dates of all pieces."""
    pieced = Extractor(max_chars=1_000)
    text = _LONG + "Nothing else was told.\n" * 60 + "In June 1972 talks went on in Paris.\n"
    offices = pieced.extract(text, published=date(1965, 2, 8)).offices
    assert {office.registry for office in offices if office.role == "foreign_minister"} == {None}
    assert {office.registry for office in offices if office.role == "prime_minister"} == {"confirmed"}


def test_a_registry_can_be_sent_to_another_process(tmp_path: Path, extractor: Extractor) -> None:
    registry = Registry.read(_file(tmp_path))
    there = pickle.loads(pickle.dumps(registry))  # noqa: S301  as it is sent
    record = extractor.extract("Liis Raudvere, Foreign Minister of Estonia, spoke.", published=date(2015, 1, 1))
    assert there.identity == registry.identity
    assert there.checked(record).offices[0].registry == "confirmed"


# The command


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(
        "Russian Foreign Minister Sergey Lavrov met Estonian Foreign Minister Kaarel Tammsalu in Riga.\n", "utf-8"
    )
    return path


@pytest.mark.parametrize(
    ("options", "judged", "told"),
    [
        ([], ["confirmed", None], "built-in"),
        (["--no-registry"], [None, None], None),
        (["--registry", "pair.toml"], [None, "confirmed"], "pair.toml (sha256 "),
        (["--registry", "pair.toml", "--jobs", "2"], [None, "confirmed"], "pair.toml (sha256 "),
    ],
)
def test_on_off_and_for_another_pair(
    note: Path, tmp_path: Path, options: list[str], judged: list[str | None], told: str | None
) -> None:
    _file(tmp_path)
    answer = vnru(note, "-o", "out", "--date", "2012-06-01", *options, cwd=tmp_path)
    assert answer.code == 0, answer.err
    (record,) = parsed((tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8"))
    assert [office.get("registry") for office in record["offices"]] == judged
    said = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["options"]["registry"]
    assert said.startswith(told) if told else said is None


def test_both_options_at_once_are_wrong_usage(note: Path, tmp_path: Path) -> None:
    answer = vnru(note, "--registry", _file(tmp_path), "--no-registry")
    assert (answer.code, answer.out) == (2, "")
    assert "--registry FILE and --no-registry: give one of them" in answer.err


def test_a_bad_file_is_wrong_usage_before_anything_is_read(note: Path, tmp_path: Path) -> None:
    answer = vnru(note, "-o", tmp_path / "out", "--registry", tmp_path / "none.toml")
    assert answer.code == 2
    assert "none.toml: No such file or directory" in answer.err
    assert not (tmp_path / "out").exists()


_HOLDER = '{ person = "Kaarel Tammsalu", from = "2010-05-01", to = "2014" }'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(PAIR, "", "source: Field required"),
     (PAIR, "[[office]\n", "is not TOML"),
     ('role = "foreign_minister"', 'role = "foreign minister"', r"office\.0\.role: Input should be 'president'"),
     ('country = "EE"', 'country = "Estonia"', r"office\.0\.country: "),
     ('country = "EE"', 'country = "EE"\nterms = 3', r"office\.0\.terms: Extra inputs"),
     (_HOLDER, _HOLDER.replace("2010-05-01", "2010-31-01"), r"holders\.0\.from: .*'2010-31-01' is not a date"),
     (_HOLDER, _HOLDER.replace("2010-05-01", "XXXX-05-01"), r"holders\.0\.from: .*has no year"),
     (_HOLDER, _HOLDER.replace("2014", "2009"), r"Kaarel Tammsalu: the term ends \(2009\) before it begins"),
     (_HOLDER, _HOLDER.replace("from", "since"), r"holders\.0\.from: Field required"),
     ('as_of = "2025-01"', "", "Liis Raudvere has no `to`, and the file no `as_of`"),
     ("[[office]]", '[people]\n"Otto Kask" = { died = "2001" }\n[[office]]', "'Otto Kask', who holds no office")],
)  # fmt: skip
def test_a_bad_file_says_where_it_is_wrong(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in PAIR
    with pytest.raises(UsageError, match=told):
        Registry.read(_file(tmp_path, PAIR.replace(old, new)))


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", "source = 'Tr\xf6'".encode("latin-1")])
def test_a_file_in_another_encoding(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "pair.toml"
    path.write_bytes(raw)
    with pytest.raises(UsageError, match="is not UTF-8"):
        Registry.read(path)


def test_a_folder_is_no_registry(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Is a directory"):
        Registry.read(tmp_path)


def test_a_file_as_windows_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "pair.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PAIR.replace("\n", "\r\n").encode())
    assert Registry.read(path).identity.startswith(str(path))


# The formats


def test_every_format_has_the_two_fields(tmp_path: Path) -> None:
    first, second = made_record().offices
    flagged = first.model_copy(update={"registry": "contradicted", "registry_note": "not yet"})
    records = tmp_path / "records.jsonl"
    records.write_text(f"{made_record(offices=(flagged, second)).model_dump_json()}\n", encoding="utf-8")
    for name in ("a.sqlite", "a.parquet", "a.jsonl"):
        assert vnru("convert", records, "-o", tmp_path / name).code == 0
    assert vnru("convert", records, "-o", tmp_path / "a", "--format", "csv").code == 0
    expected = [("contradicted", "not yet"), (None, None)]
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        assert base.execute("SELECT registry, registry_note FROM offices ORDER BY id").fetchall() == expected
    base.close()
    (row,) = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [(office["registry"], office["registry_note"]) for office in row["offices"]] == expected
    with (tmp_path / "a" / "offices.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(office["registry"] or None, office["registry_note"] or None) for office in csv.DictReader(file)]
    assert rows == expected
    assert (tmp_path / "a.jsonl").read_bytes() == records.read_bytes()
