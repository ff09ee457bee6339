"""Reads the rows of `corpus_cases.toml`, and what comes out of a corpus."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.corpus_records import Document
from vnru_extract.corpus.gathering import Gathered
from vnru_extract.corpus.joining import Corpus
from vnru_extract.corpus.models import Entity
from vnru_extract.corpus.overrides import NONE, Overrides
from vnru_extract.corpus.texts import Texts
from vnru_extract.models import Record

CASES: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "corpus_cases.toml").read_text(encoding="utf-8")
)


class Found:
    """The entities of a corpus."""

    def __init__(self, entities: list[Entity]) -> None:
        self.entities = entities

    def of(self, kind: str) -> list[Any]:
        return [entity for entity in self.entities if entity.kind == kind]

    def one(self, kind: str) -> Any:
        (entity,) = self.of(kind)
        return entity

    @property
    def conflicts(self) -> list[str]:
        return [conflict.line for conflict in self.of("conflict")]


def joined(*documents: Document, overrides: Overrides = NONE) -> Found:
    return Found(entities_of([document.record for document in documents], overrides))


def entities_of(records: Iterable[Record], overrides: Overrides = NONE) -> list[Entity]:
    with Texts() as texts:
        gathered = Gathered(texts, overrides)
        for record in records:
            gathered.add(record)
        return list(Corpus(gathered).entities())
