"""Who finds names in which language: the only package that loads spaCy, and taggers of other makers inside it.

Each language's tagger is loaded when its first document comes: reading Vietnamese costs no Russian model.
"""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Protocol

from vnru_extract.errors import UnsupportedLanguageError
from vnru_extract.models import Language
from vnru_extract.nlp import russian, vietnamese
from vnru_extract.nlp.identity import ModelIdentity
from vnru_extract.nlp.trained import DEFAULT_MODEL, TrainedPipeline, identity_of
from vnru_extract.page import Entity

__all__ = ["DEFAULT_MODEL", "ModelIdentity", "Tagger", "Taggers", "missing", "refuse_missing"]

_PACKAGES: dict[Language, tuple[str, ...]] = {"en": (), "ru": russian.PACKAGES, "vi": vietnamese.PACKAGES}
_NAMES: dict[Language, str] = {"en": "English", "ru": "Russian", "vi": "Vietnamese"}


class Tagger(Protocol):
    """What finds names in one language."""

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        """The entities of each text, in order; offsets index the text as given."""


def missing(language: Language) -> tuple[str, ...]:
    """The packages that reading a language needs and that are not installed."""
    return tuple(name for name in _PACKAGES[language] if find_spec(name) is None)


class Taggers:
    """One tagger a language. `model` is a spaCy pipeline that reads its own language instead of ours, or English.

    Raises:
        UsageError: the model is not installed or has no named-entity recogniser.

    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._loaded: dict[Language, Tagger] = {}
        self._own: TrainedPipeline | None = None
        if model != DEFAULT_MODEL:
            self._own = TrainedPipeline(model)
            self._loaded[self._own_language] = self._own
        else:
            identity_of(model)

    def __contains__(self, language: Language) -> bool:
        """Whether the tagger of a language is loaded."""
        return language in self._loaded

    def of(self, language: Language) -> Tagger:
        """The tagger of a language, loaded at the first call.

        Raises:
            UnsupportedLanguageError: a package that it needs is not installed; the message says which to install.

        """
        if language not in self._loaded:
            refuse_missing(language)
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def identities(self) -> dict[Language, ModelIdentity]:
        """What records of each language depend on, of those languages that can be read here."""
        return dict(sorted(self._identities()))

    def _identities(self) -> Iterator[tuple[Language, ModelIdentity]]:
        if self._own is not None:
            yield self._own_language, self._own.identity
        own = self._own and self._own_language
        if own != "en":
            yield "en", identity_of(DEFAULT_MODEL)
        if own != "ru" and not missing("ru"):
            yield "ru", russian.identity()
        if own != "vi" and not missing("vi"):
            yield "vi", vietnamese.identity()

    @property
    def _own_language(self) -> Language:
        assert self._own is not None
        return next((language for language in _PACKAGES if language == self._own.language), "en")

    def _load(self, language: Language) -> Tagger:
        if language == "ru":
            return russian.RussianTagger()
        return vietnamese.VietnameseTagger() if language == "vi" else TrainedPipeline(DEFAULT_MODEL)


def refuse_missing(language: Language) -> None:
    """Refuse a language whose packages are not installed.

    Raises:
        UnsupportedLanguageError: so it is; the message says what to install.

    """
    if absent := missing(language):
        raise UnsupportedLanguageError(
            f"it is in {_NAMES[language]} ({language}), which needs packages that are not installed: "
            f"pip install {' '.join(absent)}"
        )
