"""The whole flow on one screen: document -> page -> mentions -> links -> record."""

from dataclasses import replace
from datetime import date

from vnru_extract.extractors.agreements import find_agreements
from vnru_extract.extractors.dates import find_dates, find_published
from vnru_extract.extractors.offices import find_offices
from vnru_extract.extractors.people import find_people
from vnru_extract.extractors.trade import find_figures
from vnru_extract.link.agreements import link_agreements
from vnru_extract.link.dates import link_dates
from vnru_extract.link.people import link_people
from vnru_extract.link.trade import link_trade
from vnru_extract.models import Record, text_digest
from vnru_extract.nlp import DEFAULT_MODEL, Tagger
from vnru_extract.page import Document, Page
from vnru_extract.text import normalise


class Extractor:
    """A loaded model, ready for any number of documents.

    Raises:
        UsageError: the model is not installed or has no NER.

    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.tagger = Tagger(model)

    def extract(
        self, text: str, *, document_id: str = "text", title: str | None = None, published: date | None = None
    ) -> Record:
        """The record of one text; `published` is the day it appeared, against which "last year" is read.

        Raises:
            InputError: the text cannot be extracted; the message says why.

        """
        dated = "metadata" if published else None
        return self.record(Document(document_id, "-", normalise(text), title, published, dated))

    def record(self, document: Document) -> Record:
        """The record of one document whose text is normalised already."""
        language = document.language or "en"
        page = Page(document.text, published=document.published, language=language)
        if page.published is None and (stated := find_published(page)):
            page.published = stated
            document = replace(document, published=stated, published_from="text")
        page.entities = next(self.tagger.entities([page.flow]))

        dates = find_dates(page)
        posts = find_offices(page)
        names = find_people(page, posts)
        people, offices = link_people(page, names, posts)
        facts = {
            "people": people,
            "offices": offices,
            "dates": link_dates(page, dates),
            "trade_figures": link_trade(page, find_figures(page), dates),
            "agreements": link_agreements(page, find_agreements(page), dates),
        }
        record = Record(
            id=document.id,
            source=document.source,
            language=language,
            title=document.title,
            published=document.published,
            published_from=document.published_from,
            text_sha256=text_digest(document.text),
            **facts,
        )
        record.check(document.text)
        return record
