"""Vietnamese proper nouns by underthesea's word segmentation and parts of speech, as a spaCy pipeline.

Its own recogniser of names is not used: it misses most. Its `Np`, a proper noun, is right about nearly all, though it
does not say whose name it is, and may cut one in two: the rules do the rest.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vnru_extract.nlp.identity import ModelIdentity, digest
from vnru_extract.nlp.tokens import entities
from vnru_extract.page import Entity

PACKAGES = ("underthesea", "underthesea_core")
_SEGMENTER = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727"
_PARTS = "pipeline/pos_tag/models/pos_crf_vlsp2013_20230303"
_FILES = ("dictionary.bin", "features.bin", "models.bin")
# The models read a line at a time: a name does not run on in the next.
_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)


class VietnameseTagger:
    """Proper nouns in Vietnamese text, one entity a word: `PROPN`."""

    def __init__(self) -> None:
        self._nlp = _pipeline()

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, in order; offsets index the text as given."""
        return entities(flows, self._nlp.pipe)


def identity() -> ModelIdentity:
    """What the records of Vietnamese documents depend on."""
    folder = _package()
    files = [folder / model / name for model in (_SEGMENTER, _PARTS) for name in _FILES]
    return ModelIdentity("underthesea", version("underthesea"), digest(folder, files))


def _package() -> Path:
    package = find_spec("underthesea")
    assert package is not None
    assert package.submodule_search_locations
    return Path(package.submodule_search_locations[0])


def _pipeline() -> Any:
    import spacy  # noqa: PLC0415  a second: only when a document is to be read
    from spacy.language import Language  # noqa: PLC0415

    Language.component("underthesea_proper_nouns", func=_ProperNouns())
    nlp = spacy.blank("xx")
    nlp.tokenizer = _Tokenizer(nlp.vocab)
    nlp.add_pipe("underthesea_proper_nouns")
    return nlp


class _Tokenizer:
    """underthesea's words, which may have spaces in them (`Việt Nam`), as a spaCy document."""

    def __init__(self, vocab: Any) -> None:
        from underthesea import word_tokenize  # noqa: PLC0415  only when it is to be read

        self._vocab, self._segment = vocab, word_tokenize

    def __call__(self, text: str) -> Any:
        from spacy.tokens import Doc  # noqa: PLC0415

        words: list[str] = []
        end = 0
        for start, stop in self._words(text):
            words += [text[end:start], text[start:stop]] if start > end else [text[start:stop]]
            end = stop
        words += [text[end:]] if end < len(text) else []
        return Doc(self._vocab, words=words, spaces=[False] * len(words))

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each word; what the segmenter wrote otherwise than the text is left out."""
        for line in _LINE.finditer(text):
            at = line.start()
            for word in _guarded(partial(self._segment, use_token_normalize=False), line[0]):
                found = _found(word, text, at, line.end())
                if found is not None:
                    yield found
                    at = found[1]


def _guarded(read: Callable[[Any], list[str]], given: Any) -> list[str]:
    """`read(given)`; a panic of its Rust, which Python's `except Exception` lets through, fails the document alone."""
    try:
        return read(given)
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise RuntimeError(f"underthesea panicked: {error}") from None
        raise


def _found(word: str, text: str, at: int, until: int) -> tuple[int, int] | None:
    """Where the syllables of a word next stand in the text, whatever the spaces between them."""
    start = None
    for syllable in word.split():
        place = text.find(syllable, at, until)
        if place < 0:
            return None
        start = place if start is None else start
        at = place + len(syllable)
    return None if start is None else (start, at)


class _ProperNouns:
    """Parts of speech as a component: it sets `doc.ents` to the proper nouns."""

    def __init__(self) -> None:
        from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger  # noqa: PLC0415  only when it is to be read

        self._tagger = FastCRFSequenceTagger()
        self._tagger.load(_package() / _PARTS)

    def __call__(self, doc: Any) -> Any:
        from spacy.tokens import Span  # noqa: PLC0415

        words = [token for token in doc if not token.is_space]
        # One space between syllables, as in its training: it panics over two.
        parts = _guarded(self._tagger.predict, [[" ".join(word.text.split())] for word in words]) if words else []
        doc.ents = [
            Span(doc, word.i, word.i + 1, label="PROPN")
            for word, part in zip(words, parts, strict=True)
            if part == "B-Np" and word.text[0].isupper()  # numbers get it too
        ]
        return doc
