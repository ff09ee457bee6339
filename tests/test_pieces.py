"""Long documents: pieces that make up the text, and a record as if there were none, as far as facts are near."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command import vnru
from vnru_extract.page import Document
from vnru_extract.pieces import pieces
from vnru_extract.pipeline import Extractor
from vnru_extract.workers import Workers

PARAGRAPHS = [
    "HANOI, 12 May 2021 - Foreign Minister Ana Duarte of Chile met Tomas Berg, Minister of Trade of Sweden.",
    "Trade between Chile and Sweden reached $3.4 billion in 2020, Foreign Minister Duarte said.",
    "In 2019 Chile and Sweden signed the Santiago Agreement on Fisheries.",
    "Minister of Trade Berg thanked Foreign Minister Ana Duarte. The Santiago Agreement on Fisheries is in force.",
    "Trade between Chile and Sweden reached $3.4 billion in 2020.",
]
FILLER = "\n\n".join(["Nothing of note was said on that day about anything at all, and nobody was surprised."] * 40)
TEXT = f"\n\n{FILLER}\n\n".join(PARAGRAPHS)


@given(st.text(st.sampled_from("ab. \nÀ"), max_size=300), st.integers(1, 40))
def test_pieces_make_up_the_text(text: str, longest: int) -> None:
    found = list(pieces(text, longest))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= longest for start, end in found)
    assert len(found) <= 1 + 2 * len(text) // longest + 1


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("First one.\n\nSecond one.\nThird one.", ["First one.\n\n", "Second one.\n", "Third one."]),
        ("One sentence. Another one. Third.", ["One sentence. ", "Another one. ", "Third."]),
        ("x" * 30, ["x" * 16, "x" * 14]),
        ("short", ["short"]),
        ("", [""]),
    ],
)
def test_cuts_at_the_best_bound(text: str, ends: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, 16)] == ends


@pytest.fixture(scope="module")
def in_pieces(extractor: Extractor) -> Extractor:
    return Extractor(max_chars=2_000)


def test_the_record_is_that_of_the_whole(extractor: Extractor, in_pieces: Extractor) -> None:
    whole, record = extractor.extract(TEXT), in_pieces.extract(TEXT)
    assert len(list(pieces(TEXT, 2_000))) >= 6
    record.check(TEXT)
    told = [
        {
            "people": [(one.name, one.country, one.spans) for one in made.people],
            "offices": [(one.role, one.holder, one.country, one.spans) for one in made.offices],
            "dates": [(one.value, one.spans) for one in made.dates],
            "trade": [(one.reporter, one.partner, one.amount, one.period, one.spans) for one in made.trade_figures],
            "agreements": [(one.name, one.parties, one.signed, one.status, one.spans) for one in made.agreements],
            "published": (made.published, made.published_from),
        }
        for made in (whole, record)
    ]
    for kind in told[0]:
        assert told[1][kind] == told[0][kind], kind
    assert len(record.people) == 2
    assert [len(person.spans) for person in record.people] == [3, 2]
    assert len(record.trade_figures) == 1


def test_two_of_one_surname_stay_two(in_pieces: Extractor) -> None:
    told = ["President Ana Duarte of Chile spoke.", "Minister Ines Duarte of Peru spoke.", "Minister Duarte left."]
    text = f"\n\n{FILLER}\n\n".join(told)
    assert [person.name for person in in_pieces.extract(text).people] == ["Ana Duarte", "Ines Duarte", "Duarte"]


def test_in_a_run(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT)
    (tmp_path / "short.txt").write_text(PARAGRAPHS[0])
    one = vnru(tmp_path, "--max-chars", "2000", "--with-text")
    two = vnru(tmp_path, "--max-chars", "2000", "--with-text", "--jobs", "2")
    assert (one.code, one.out) == (0, two.out)
    assert one.records[0]["text"] == TEXT
    assert one.ids == ["long", "short"]


def test_a_blank_document_fails_in_pieces_too(in_pieces: Extractor) -> None:
    long = Document(id="a", source="a", text=" \n" * 5_000)
    (failure,) = in_pieces.pipe([long])
    assert "there is no text in it" in failure.error  # type: ignore[union-attr]


def test_workers_cut_alike(extractor: Extractor) -> None:
    documents = [Document(id="a", source="a", text=TEXT), Document(id="b", source="b", text=PARAGRAPHS[1])]
    with Workers(_make, 2) as workers:
        assert list(workers.pipe(documents)) == list(Extractor(max_chars=2_000).pipe(documents))


def _make() -> Extractor:
    return Extractor(max_chars=2_000)


@pytest.mark.parametrize("given_", ["0", "-5", "999"])
def test_too_few_characters(tmp_path: Path, given_: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    answer = vnru(tmp_path / "a.txt", "--max-chars", given_)
    assert (answer.code, answer.out) == (2, "")
    assert f"--max-chars {given_}: give 1000 or more, or leave it out" in answer.err
