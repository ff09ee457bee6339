"""NER takes its steps by itself: its entities are those that spaCy's own way of taking them finds."""

import pytest

from tests.bench import make_documents
from vnru_extract import nlp
from vnru_extract.page import Entity, Page
from vnru_extract.pipeline import Extractor

FLOWS = [Page(made["text"]).flow for made in make_documents(12)] + [" ", "Ilse Kranz", "of the and"]


def by_pipe(extractor: Extractor) -> list[list[Entity]]:
    docs = extractor.tagger._nlp.pipe(FLOWS)
    return [[Entity(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in docs]


def test_the_entities_are_those_of_spacys_own_loop(extractor: Extractor) -> None:
    found = extractor.tagger.entities(FLOWS)
    assert found == by_pipe(extractor)
    assert sum(map(len, found)) > 100


@pytest.mark.parametrize("abreast", [1, 2_000])
def test_how_many_texts_are_read_abreast_changes_nothing(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, abreast: int
) -> None:
    together = extractor.tagger.entities(FLOWS)
    monkeypatch.setattr(nlp, "_ABREAST", abreast)
    assert extractor.tagger.entities(FLOWS) == together


def test_words_that_are_dropped_change_nothing(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = extractor.tagger.entities(FLOWS)
    monkeypatch.setattr(nlp, "_KEPT_WORDS", 0)
    assert extractor.tagger.entities(FLOWS) == kept


def test_a_recogniser_with_another_way_goes_its_own(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = extractor.tagger._nlp.get_pipe("ner")
    monkeypatch.setitem(recogniser.cfg, "beam_width", 2)
    assert extractor.tagger.entities(FLOWS) == by_pipe(extractor)
