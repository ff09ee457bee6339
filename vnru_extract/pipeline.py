"""The whole flow on one screen: document -> page -> mentions -> links -> record -> held against the registry."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, TypeVar

from vnru_extract.errors import Failure, InputError, refuse_half_characters
from vnru_extract.extractors.agreements import find_agreements
from vnru_extract.extractors.dates import find_dates, find_published
from vnru_extract.extractors.events import find_events
from vnru_extract.extractors.offices import find_offices
from vnru_extract.extractors.people import find_people
from vnru_extract.extractors.trade import find_figures
from vnru_extract.kept import Kept
from vnru_extract.language import language_of
from vnru_extract.link.agreements import link_agreements
from vnru_extract.link.dates import link_dates
from vnru_extract.link.events import Facts, link_events
from vnru_extract.link.people import link_people
from vnru_extract.link.trade import link_trade
from vnru_extract.models import Language, Record, text_digest
from vnru_extract.nlp import DEFAULT_MODEL, Taggers, missing, refuse_missing
from vnru_extract.page import Document, Entity, Page
from vnru_extract.pieces import joined, pieces
from vnru_extract.registry import Registry, built_in
from vnru_extract.text import normalise

# NER is a fifth faster over many short texts in one call than over one at a time; more than this gains nothing.
_GROUP_DOCUMENTS = 64
_GROUP_CHARACTERS = 100_000
# Longer documents are extracted in pieces of this size, about a hundred pages: NER and rules hold one at a time.
LONGEST = 250_000

A = TypeVar("A")
B = TypeVar("B")
Settled = Failure | Kept


def extract(
    text: str,
    *,
    document_id: str = "text",
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
    model: str = DEFAULT_MODEL,
) -> Record:
    """The record of one text; the model of its language is loaded at the first call and kept.

    `published` is the day the text appeared, against which "last year" is read; without it a dateline in the
    text counts. `language` is an ISO 639-1 code; without it the language is told from the text.

    Raises:
        InputError: the text is blank, in a language without rules, or has half a character; the message says which.
        UsageError: the model is not installed, or has no named-entity recogniser.

    >>> from datetime import date
    >>> record = extract("Talks were held in Hanoi.", document_id="note", published=date(2024, 5, 17))
    >>> record.id, record.language, record.published_from
    ('note', 'en', 'metadata')

    """
    extractor = _extractor(model)
    return extractor.extract(text, document_id=document_id, title=title, published=published, language=language)


@cache
def _extractor(model: str) -> "Extractor":
    return Extractor(model)


class Extractor:
    """Models, each loaded when first needed, for any number of documents; `with_text` puts each text into its record.

    Documents of more than `max_chars` characters are extracted in pieces: memory holds one of them, and the facts of
    all. Every document is read in `language` where one is given, whatever it says. The `registry` confirms or flags
    who held which office; another is `Registry.read(FILE)`, None is none.

    Raises:
        UsageError: the model is not installed, or has no named-entity recogniser.

    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        *,
        with_text: bool = False,
        max_chars: int = LONGEST,
        language: Language | None = None,
        registry: Registry | Literal["built-in"] | None = "built-in",
    ) -> None:
        self.model = model
        self.taggers = Taggers(model)
        self.with_text = with_text
        self.max_chars = max_chars
        self.language = language
        self.registry = built_in() if registry == "built-in" else registry

    def extract(
        self,
        text: str,
        *,
        document_id: str = "text",
        title: str | None = None,
        published: date | None = None,
        language: str | None = None,
    ) -> Record:
        """The record of one text, as the function `extract` makes it."""
        document = Document(
            id=document_id,
            source="-",
            text=normalise(text),
            title=title,
            published=published,
            published_from="metadata" if published else None,
            language=language,
        )
        return self.record(document)

    def load(self, language: Language) -> None:
        """Make ready to read a language: its model and its rules' patterns, which else its first document waits for."""
        self.taggers.of(language)
        self._record(_open(Document("-", "-", "-", language=language)))

    def unloaded(self, documents: Iterable[Document | Settled]) -> list[Language]:
        """The languages of these documents whose models are still to be loaded."""
        languages: set[Language] = set()
        for document in documents:
            if isinstance(document, Document):
                with contextlib.suppress(InputError):  # it will be told when the document's turn comes
                    languages.add(self.language or language_of(document.text, document.language))
        return sorted(language for language in languages if language not in self.taggers and not missing(language))

    def record(self, document: Document) -> Record:
        """The record of one document whose text is normalised already.

        Raises:
            InputError: the text is blank, in a language without rules, or has half a character; the message says which.

        """
        return self._complete(self._opened(document))

    def pipe(self, documents: Iterable[Document | Settled]) -> Iterator[Record | Settled]:
        """The record of each document, or the reason why it has none, in order; what is settled passes through.

        Documents are asked for in groups, because NER over many at once is faster; an exception of any kind is
        the failure of its own document and of no other.
        """
        for group in groups(documents, _GROUP_DOCUMENTS, _GROUP_CHARACTERS):
            drafts: list[_Begun | Settled] = [_attempt(self._opened, item, item) for item in group]
            self._tag([draft for draft in drafts if isinstance(draft, _Draft)])
            for item, draft in zip(group, drafts, strict=True):
                yield _attempt(self._complete, draft, item)

    def _tag(self, drafts: list["_Draft"]) -> None:
        """NER over a group, by language. If it raises, drafts stay as they are: each is tagged, and may fail, alone."""
        for language in sorted({draft.language for draft in drafts}):
            alike = [draft for draft in drafts if draft.language == language]
            with contextlib.suppress(Exception):
                found = self.taggers.of(language).entities([draft.page.flow for draft in alike])
                for draft, entities in zip(alike, found, strict=True):
                    draft.entities = entities

    def _opened(self, document: Document) -> "_Begun":
        document = replace(document, language=self.language or document.language)
        return _Long(document) if len(document.text) > self.max_chars else _open(document)

    def _complete(self, draft: "_Begun") -> Record:
        record = self._record(draft) if isinstance(draft, _Draft) else self._joined(draft.document)
        record = self.registry.checked(record) if self.registry else record
        return record.model_copy(update={"text": draft.document.text}) if self.with_text else record

    def _joined(self, document: Document) -> Record:
        """The record of a long document, whose language and day are told by its beginning and hold for all of it."""
        language = language_of(document.text, document.language)
        return joined(document, self._pieces(replace(document, language=language)))

    def _pieces(self, document: Document) -> Iterator[tuple[int, Record]]:
        for start, end in pieces(document.text, self.max_chars):
            if not document.text[start:end].isspace():
                draft = _open(replace(document, text=document.text[start:end]))
                dated = draft.document
                document = replace(document, published=dated.published, published_from=dated.published_from)
                yield start, self._record(draft)

    def _record(self, draft: "_Draft") -> Record:
        document, page = draft.document, draft.page
        if draft.entities is None:
            (draft.entities,) = self.taggers.of(draft.language).entities([page.flow])
        page.entities = draft.entities

        dates = find_dates(page)
        posts = find_offices(page)
        names = find_people(page, posts)
        people, offices = link_people(page, names, posts)
        instruments = find_agreements(page)
        agreements = link_agreements(page, instruments, dates)
        known = Facts(people, offices, dates, agreements, instruments)
        record = Record(
            id=document.id,
            source=document.source,
            language=draft.language,
            title=document.title,
            published=document.published,
            published_from=document.published_from,
            text_sha256=text_digest(document.text),
            people=people,
            offices=offices,
            dates=link_dates(page, dates),
            trade_figures=link_trade(page, find_figures(page), dates),
            agreements=agreements,
            events=link_events(page, find_events(page), known),
        )
        record.check(document.text)
        return record


@dataclass(slots=True)
class _Begun:
    """A document on its way."""

    document: Document


@dataclass(slots=True)
class _Draft(_Begun):
    """A document that was admitted, dated, opened as a page; `entities` once NER has read it."""

    language: Language
    page: Page
    entities: list[Entity] | None = None


class _Long(_Begun):
    """A document that is to be extracted in pieces."""


def _open(document: Document) -> _Draft:
    """Admit a document and date it: by its metadata, else by its dateline, else by the option."""
    for name in ("text", "id", "source", "title"):
        refuse_half_characters(name, getattr(document, name) or "")
    if not document.text.strip():
        raise InputError("there is no text in it, only white space")
    language = language_of(document.text, document.language)
    refuse_missing(language)
    dated = document.published if document.published_from != "option" else None
    page = Page(document.text, published=dated, language=language)
    if page.published is None and (stated := find_published(page)):
        document = replace(document, published=stated, published_from="text")
    page.published = document.published
    return _Draft(document, language, page)


def _attempt(step: Callable[[A], B], given: A | Settled, document: Document | Settled) -> B | Settled:
    """`step(given)`, or the failure of `document` that it ends in: no document may stop the others."""
    if isinstance(given, Settled):
        return given
    try:
        return step(given)
    except Exception as error:  # what is not an InputError is told as an internal error, with its type
        return Failure.of(error, source=document.source, document_id=document.id)


def groups(
    documents: Iterable[Document | Settled], most_documents: int, most_characters: int
) -> Iterator[list[Document | Settled]]:
    """The documents in groups of so many at most; a group ends with the document that fills its characters."""
    group: list[Document | Settled] = []
    characters = 0
    for document in documents:
        group.append(document)
        characters += len(document.text) if isinstance(document, Document) else 0
        if len(group) == most_documents or characters >= most_characters:
            yield group
            group, characters = [], 0
    if group:
        yield group
