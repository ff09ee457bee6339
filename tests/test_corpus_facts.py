"""What documents say of offices, treaties, trade, events: what is one, what cannot be; rows of `corpus_cases.toml`."""

import pytest

from tests.corpus_reading import CASES, Found, joined
from tests.corpus_records import Document


# --- trade -------------------------------------------------------------------------------------------------------
def figures(*lines: str) -> Found:
    return joined(*(figure(f"d{number}", line) for number, line in enumerate(lines)))


def figure(document_id: str, line: str) -> Document:
    words, *fields = line.split(" | ")
    given = dict(field.split("=") for field in fields)
    return Document(document_id).figure(
        words, **{name: None if value == "None" else value for name, value in given.items()}
    )


AGREE, DIFFER = CASES["figures"]["agree"], CASES["figures"]["differ"]


@pytest.mark.parametrize("label", [*AGREE, *DIFFER])
def test_figures_conflict_beyond_rounding_only(label: str) -> None:
    assert bool(figures(*(AGREE | DIFFER)[label]).conflicts) == (label in DIFFER)


def test_a_conflict_of_figures_reads_as_a_line() -> None:
    found = figures("$4.85 billion", "$5.67 billion", "$4.85 billion", "$5 billion | bound=over")
    (line,) = found.conflicts
    assert line == "turnover RU-VN 2020: 4.85 billion USD (d0, d2), 5.67 billion USD (d1), over 5 billion USD (d3)"
    conflict = found.one("conflict")
    assert (conflict.rule, conflict.documents) == ("figures_differ", 4)
    assert conflict.about == (found.one("trade_series").id,) == ("trade/turnover/ru-vn/2020",)
    first = conflict.statements[0]
    assert (first.document, first.fact, first.sentence.text) == ("d0", "t1", "$4.85 billion")


def test_two_figures_of_one_document_are_its_own_affair() -> None:
    document = Document("d").figure("$5.67 billion").figure("$4.85 billion")
    assert joined(document).conflicts == []


def test_the_mirror_is_a_note() -> None:
    exports, imports = figures(*AGREE["mirrors"]).of("trade_series")
    assert (exports.mirror, imports.mirror) == (imports.id, exports.id)
    assert exports.mirror_line == "imports VN-RU 2020: 1.84 billion USD (d1)"


# --- agreements --------------------------------------------------------------------------------------------------
ONE, APART = CASES["agreements"]["one"], CASES["agreements"]["apart"]


@pytest.mark.parametrize("label", [*ONE, *APART])
def test_which_instruments_are_one(label: str) -> None:
    rows = (ONE | APART)[label]
    found = joined(*(agreement(f"d{number}", line) for number, line in enumerate(rows)))
    assert len(found.of("agreement")) == (1 if label in ONE else len(rows))


def agreement(document_id: str, line: str, **fields: str) -> Document:
    head, _, name = line.partition(": ")
    kind, parties, *signed = head.split()
    made = fields | ({"signed": signed[0]} if signed else {})
    return Document(document_id).agreement(name, kind, parties.strip("-").replace("-", " "), **made)


def test_all_dates_of_an_instrument_are_kept_and_conflicts_shown() -> None:
    found = joined(
        agreement("a", "declaration RU-VN 2001-03-01: Declaration on Strategic Partnership", status="signed"),
        agreement("b", "declaration RU-VN 2001: Declaration of Strategic Partnership"),
        agreement("c", "declaration RU-VN 2002: Declaration on Strategic Partnership", status="in_force"),
        agreement("d", "declaration RU-VN: Declaration on Strategic Partnership"),
    )
    declaration = found.one("agreement")
    assert (declaration.signed, declaration.status, declaration.documents) == (("2001-03-01", "2002"), "in_force", 4)
    assert [(one.document, one.signed) for one in declaration.statements] == [
        ("a", "2001-03-01"), ("b", "2001"), ("c", "2002"), ("d", None),
    ]  # fmt: skip
    assert found.conflicts == ["Declaration of Strategic Partnership, signed: 2001 (b), 2001-03-01 (a), 2002 (c)"]
    assert found.one("conflict").rule == "agreement_dates_differ"


@pytest.mark.parametrize(("day", "number"), [("2016", 0), ("2016-10", 0), ("2017", 1), ("2016-10-06", 1)])
def test_in_force_is_in_conflict_too_but_not_with_less_precise_days(day: str, number: int) -> None:
    line = "free_trade_agreement EAEU-VN: Vietnam-EAEU Free Trade Agreement"
    found = joined(agreement("a", line, in_force=day), agreement("b", line, in_force="2016-10-05"))
    assert len(found.conflicts) == number


# --- milestones --------------------------------------------------------------------------------------------------
BOTH = "In {}, they reached the level of strategic partnership, in 2012 that of comprehensive strategic partnership."


def milestone(
    document_id: str, sentence: str, trigger: str, *dates: str, on: str | None = None, **fields: object
) -> Document:
    days = tuple((day, day) for day in dates)
    return Document(document_id, on).event("milestone", sentence, trigger, days, **fields)


def test_years_of_the_partnership_conflict() -> None:
    found = joined(
        milestone("a", BOTH.format(2001), "reached", "2001", "2012", date="2012"),
        milestone("b", BOTH.format(2002), "reached", "2002", "2012", date="2002"),
    )  # fmt: skip
    strategic, comprehensive = sorted(found.of("event"), key=lambda event: event.dates)
    assert (strategic.level, strategic.dates) == ("strategic partnership", ("2001", "2002"))
    assert (comprehensive.level, comprehensive.dates) == ("comprehensive strategic partnership", ("2012",))
    assert found.conflicts == ["strategic partnership RU-VN: 2001 (a), 2002 (b)"]


def test_two_events_of_one_sentence_have_a_level_each() -> None:
    document = milestone("a", BOTH.format(2001), "reached", "2001", "2012", date="2001")
    sentence = document.facts["events"][0].sentence
    second = document.facts["events"][0].model_copy(update={"id": "e2", "date": "2012"})
    document.facts["events"].append(second)
    assert [(event.level, event.dates) for event in joined(document).of("event")] == [
        ("strategic partnership", ("2001",)), ("comprehensive strategic partnership", ("2012",)),
    ]  # fmt: skip
    assert sentence.text == BOTH.format(2001)


FIRST = ("Diplomatic relations were established in 1950.", "established")
REMEMBERED = "On January 30 we mark 75 years since diplomatic relations were established."
QUIET = {
    "precision": (FIRST, ("Diplomatic relations were established on 30 January.", "established"), "1950-01-30", None),
    "anniversary": (FIRST, (REMEMBERED, "established"), "2025-01-30", "2025-01-15"),
    "renewed": (FIRST, ("Diplomatic relations were restored in 1992.", "restored"), "1992", None),
    "another level": (FIRST, ("A strategic partnership was established in 2001.", "established"), "2001", None),
    "no level": (FIRST, ("Relations were raised in 2012.", "raised"), "2012", None),
    "no date": (FIRST, ("Diplomatic relations were established long ago.", "established"), None, None),
}  # fmt: skip


@pytest.mark.parametrize("label", QUIET)
def test_milestones_that_do_not_conflict(label: str) -> None:
    first, (sentence, trigger), day, published = QUIET[label]
    found = joined(
        milestone("a", *first, "1950", date="1950"), milestone("b", sentence, trigger, date=day, on=published)
    )
    assert found.conflicts == []


def test_other_sides_reach_their_own_levels() -> None:
    sentence = "A strategic partnership was established."
    found = joined(
        milestone("a", sentence, "established", date="2001"),
        milestone("b", sentence, "established", date="2002", countries=("KZ", "VN")),
        milestone("c", sentence, "established", date="2003", countries=()),
    )
    assert (len(found.of("event")), found.conflicts) == (3, [])


# --- visits and meetings -----------------------------------------------------------------------------------------
def event(document_id: str, line: str) -> Document:
    head, _, names = line.partition(":")
    kind, day = head.split()
    document, people = Document(document_id), [name.strip() for name in names.split(",") if name.strip()]
    for name in people:
        document.person(name, "RU" if name in {"Vladimir Putin", "Sergey Lavrov"} else "VN")
    ids = tuple(f"p{number}" for number in range(1, len(people) + 1))
    return document.event(kind, "They met.", "met", date=None if day == "-" else day, people=ids)


SAME, OTHERS = CASES["events"]["one"], CASES["events"]["apart"]


@pytest.mark.parametrize("label", [*SAME, *OTHERS])
def test_which_events_are_one(label: str) -> None:
    found = joined(*(event(f"d{number}", line) for number, line in enumerate((SAME | OTHERS)[label])))
    assert len(found.of("event")) == (1 if label in SAME else 2)


# --- offices -----------------------------------------------------------------------------------------------------
def holder(day: str | None, name: str, *offices: str, country: str = "VN") -> Document:
    return Document(f"{name.rsplit(maxsplit=1)[-1].lower()}-{day}", day).person(name, country, *offices)


MINISTER = "foreign_minister"
CLASHES, NO_CLASHES = CASES["offices"]["clash"], CASES["offices"]["quiet"]


@pytest.mark.parametrize("label", [*CLASHES, *NO_CLASHES])
def test_offices_contradict_only_for_certain(label: str) -> None:
    found = joined(*map(told_holder, (CLASHES | NO_CLASHES)[label]))
    assert bool(found.conflicts) == (label in CLASHES)


def told_holder(line: str) -> Document:
    day, _, told = line.partition(" ")
    name, _, office = told.partition(", ")
    return holder(None if day == "-" else day, name, office)


def test_two_holders_in_one_document_are_of_two_times() -> None:
    both = Document("history", "2024-01-10").person("Le Thi Binh", "VN", MINISTER).person("Tran Van An", "VN", MINISTER)
    rows = [holder("2024-01-01", "Tran Van An", MINISTER), holder("2024-01-20", "Tran Van An", MINISTER)]
    assert joined(*rows, both).conflicts == []


def test_an_office_is_told_with_its_first_and_last_day() -> None:
    found = joined(
        holder("2021-09-27", "Bui Thanh Son", "foreign_minister: Minister of Foreign Affairs"),
        holder("2024-01-30", "Bùi Thanh Sơn", MINISTER, "deputy_prime_minister: Deputy Prime Minister"),
        holder("2023-01-30", "Bùi Thanh Sơn", MINISTER),
        holder("2025-09-01", "Bui Thanh Son", f"former {MINISTER}"),
        holder(None, "Bui Thanh Son", MINISTER),
    )
    deputy, minister = sorted(found.of("office_holding"), key=lambda held: held.role)
    assert (minister.title, minister.titles) == ("Foreign Minister", ("Minister of Foreign Affairs",))
    assert (str(minister.first_seen), str(minister.last_seen), minister.documents) == ("2021-09-27", "2024-01-30", 5)
    assert (minister.tenures, minister.person) == (("current", "former"), "person/vn/bui-thanh-son")
    assert [(str(one.published), one.published_from, str(one.seen)) for one in minister.statements][-2:] == [
        ("2025-09-01", "metadata", "None"), ("None", None, "None"),
    ]  # fmt: skip
    assert str(deputy.first_seen) == str(deputy.last_seen) == "2024-01-30"


def test_who_was_in_office_long_ago_was_not_so_on_the_day_of_the_document() -> None:
    document = Document("d", "2025-01-30").person("Võ Văn Kiệt", "VN", "prime_minister: In 1994 Prime Minister")
    sentence = document.facts["offices"][0].sentence
    dated = Document("x").event("visit", "In 1994", "In", (("1994", "1994"),)).facts["dates"][0]
    at = sentence.start + 3
    span = dated.spans[0].model_copy(update={"start": at, "end": at + 4})
    document.facts["dates"].append(dated.model_copy(update={"spans": (span,)}))
    held = joined(document).one("office_holding")
    assert (held.first_seen, held.statements[0].published) == (None, document.published)


def test_a_person_of_two_countries_is_told() -> None:
    found = joined(
        Document("a").person("Daren Tang", "SG", "head_of_body: Director General", country_of="WIPO"),
        Document("b").person("Daren Tang", "CH", "head_of_body: Director General", country_of="WIPO"),
    )
    assert found.conflicts == ["Daren Tang: CH (b), SG (a)"]
    assert found.one("person").country is None
