"""A document on its way in (`Document`), and as the extractors see it (`Page`)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from vnru_extract.countries import CountryMention, find_countries
from vnru_extract.lexicon import Lexicon, alternation, load
from vnru_extract.models import Span
from vnru_extract.pairs import principal_pair
from vnru_extract.sentences import sentences
from vnru_extract.text import flow


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be read, NFC-normalised, with what its container says about it."""

    id: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None
    published_from: Literal["metadata", "text", "option"] | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """What NER says: offsets and a label (`PERSON`, `ORG`, `GPE`, …)."""

    start: int
    end: int
    label: str


class FurnitureWords(Lexicon):
    """`furniture.toml`: whole lines of a page that are not the document's own words."""

    lines: tuple[str, ...]
    patterns: tuple[str, ...]
    names: dict[str, str] = Field(default_factory=dict)


@cache
def _furniture(language: str) -> re.Pattern[str]:
    words = load("furniture", FurnitureWords, language)
    patterns = "|".join(words.patterns)
    for name, pattern in words.names.items():
        patterns = patterns.replace(f"{{{name}}}", pattern)
    return re.compile(rf"(?:{alternation(words.lines)}|{patterns})", re.IGNORECASE)


class Page:
    """A document as rules read it.

    `flow` has the length of `text`, so an offset in one is an offset in the other; match on `flow`, quote from
    `text`. `entities` are NER's, in order, and may be empty.
    """

    def __init__(self, text: str, *, published: date | None = None, language: str = "en") -> None:
        self.text = text
        self.language = language
        self.published = published
        self.flow = flow(text, _furniture(language))
        self.sentences: Sequence[tuple[int, int]] = sentences(self.flow, language)
        self.entities: Sequence[Entity] = ()
        self._starts = [start for start, _ in self.sentences]

    @cached_property
    def countries(self) -> list[CountryMention]:
        """Every country and bloc named, in order."""
        return find_countries(self.flow, self.language)

    @cached_property
    def named(self) -> Counter[str]:
        """How often each country and bloc is named."""
        return Counter(mention.code for mention in self.countries)

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """The two parties the document is about, in alphabetical order, or None where that is unclear."""
        return principal_pair(self.countries, self.flow, self.language)

    def countries_in(self, start: int, end: int) -> list[CountryMention]:
        """The countries and blocs named wholly between two offsets."""
        first = bisect_right(self._country_starts, start - 1)
        last = bisect_right(self._country_starts, end - 1)
        return [mention for mention in self.countries[first:last] if mention.end <= end]

    def entities_in(self, start: int, end: int) -> list[Entity]:
        """NER's entities wholly between two offsets."""
        first = bisect_right(self._entity_starts, start - 1)
        last = bisect_right(self._entity_starts, end - 1)
        return [entity for entity in self.entities[first:last] if entity.end <= end]

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [entity.start for entity in self.entities]

    @cached_property
    def _country_starts(self) -> list[int]:
        return [mention.start for mention in self.countries]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Offsets of the sentence that holds `offset`."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        return self.sentences[index]

    def span(self, start: int, end: int) -> Span:
        """The words of the document between two offsets, as they are written there."""
        return Span(start=start, end=end, text=self.text[start:end])
