"""Russian names by slovnet, with natasha's packaged weights, as a component of a spaCy pipeline.

slovnet's news model finds people, places and organisations from navec's word vectors in NumPy alone. Importing natasha
itself would load pymorphy2, which no longer runs: only its files of weights are used.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from vnru_extract.nlp.identity import ModelIdentity, digest
from vnru_extract.nlp.tokens import entities
from vnru_extract.page import Entity

PACKAGES = ("natasha", "navec", "pymorphy3", "razdel", "slovnet")
_VECTORS, _RECOGNISER = "emb/navec_news_v1_1B_250K_300d_100q.tar", "model/slovnet_ner_news_v1.tar"
# spaCy's names of what slovnet calls so.
_LABELS = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG"}
# Texts that the model reads abreast: padded to the longest, more cost memory and gain nothing.
_ABREAST = 8


class RussianTagger:
    """People, places and organisations in Russian text; `PERSON`, `GPE` and `ORG`."""

    def __init__(self) -> None:
        self._nlp = _pipeline()

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, in order; offsets index the text as given."""
        return entities(flows, self._nlp.pipe)


def identity() -> ModelIdentity:
    """What the records of Russian documents depend on."""
    folder = _weights()
    return ModelIdentity("natasha", version("natasha"), digest(folder, [folder / _VECTORS, folder / _RECOGNISER]))


def _weights() -> Path:
    """Where natasha keeps its weights; natasha itself is not imported."""
    package = find_spec("natasha")
    assert package is not None
    assert package.submodule_search_locations
    return Path(package.submodule_search_locations[0]) / "data"


def _pipeline() -> Any:
    import spacy  # noqa: PLC0415  a second: only when a document is to be read
    from spacy.language import Language  # noqa: PLC0415

    Language.component("slovnet_ner", func=_Recogniser())
    nlp = spacy.blank("ru")
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    nlp.add_pipe("slovnet_ner")
    return nlp


class _Tokenizer:
    """razdel's words, with which slovnet was trained, as a spaCy document."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Any:
        from razdel import tokenize  # noqa: PLC0415  only when it is to be read
        from spacy.tokens import Doc  # noqa: PLC0415

        words: list[str] = []
        spaces: list[bool] = []
        end = 0
        for token in tokenize(text):
            _fill(text[end : token.start], words, spaces)
            words.append(token.text)
            spaces.append(False)
            end = token.stop
        _fill(text[end:], words, spaces)
        return Doc(self._vocab, words=words, spaces=spaces)


def _fill(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Take in what stands between two words: a space belongs to the word before, the rest is a token of its own."""
    if words and gap.startswith(" "):
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


class _Recogniser:
    """slovnet's recogniser as a component: it sets `doc.ents`."""

    def __init__(self) -> None:
        from navec import Navec  # noqa: PLC0415  only when it is to be read
        from slovnet import NER  # noqa: PLC0415

        folder = _weights()
        recogniser = NER.load(folder / _RECOGNISER)
        recogniser.navec(Navec.load(folder / _VECTORS))
        self._infer = recogniser.infer

    def __call__(self, doc: Any) -> Any:
        return next(iter(self._recognised([doc])))

    def pipe(self, docs: Iterable[Any], **_: Any) -> Iterator[Any]:
        """The documents with their entities, some read abreast."""
        batch: list[Any] = []
        for doc in docs:
            batch.append(doc)
            if len(batch) == _ABREAST:
                yield from self._recognised(batch)
                batch = []
        yield from self._recognised(batch)

    def _recognised(self, docs: list[Any]) -> Iterator[Any]:
        from spacy.tokens import Span  # noqa: PLC0415

        words = [[token for token in doc if not token.is_space] for doc in docs]
        tags = self._tags([[token.text for token in tokens] for tokens in words if tokens])
        for doc, tokens in zip(docs, words, strict=True):
            spans = _spans(next(tags), [token.i for token in tokens]) if tokens else ()
            doc.ents = [Span(doc, first, last + 1, label=label) for first, last, label in spans]
            yield doc

    def _tags(self, texts: list[list[str]]) -> Iterator[list[str]]:
        """`B-PER`, `I-PER`, `O` … for the words of each text; none of them is empty, which the model cannot read."""
        yield from self._infer.decoder(self._infer.process(self._infer.encoder(texts)))


def _spans(tags: list[str], places: list[int]) -> Iterator[tuple[int, int, str]]:
    """First and last token, and label, of each run of `B-PER I-PER ...`."""
    number, kind = 0, "O"
    runs = []
    for tag in tags:
        begins = tag.startswith("B-") or (tag.startswith("I-") and tag[2:] != kind)
        number += begins
        kind = tag[2:] if tag != "O" else "O"
        runs.append((number, kind))
    for (_, label), members in groupby(zip(runs, places, strict=True), key=lambda pair: pair[0]):
        held = [place for _, place in members]
        if label != "O":
            yield held[0], held[-1], _LABELS.get(label, label)
