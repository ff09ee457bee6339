"""Later mentions by a short form that the document introduced itself: "VUSTAR", "the PCA"."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from vnru_extract.extractors.agreements import life_of
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

# "an |MoU|" after "Memorandum of Understanding (MoU)" is not that one
_NEW_ONE = re.compile(r"\b(?:an?|another|new|second) $")
# "EPCA", "P.A.", "EPCA-based"; in Russian "СНВ-3", in Vietnamese "EVFTA"
_CAPITALS = {
    "en": re.compile(r"(?<![\w-])[A-Z][\w.&/-]*"),
    "ru": re.compile(r"(?<![\w-])[A-ZА-ЯЁ][\w.&/-]*"),
    "vi": re.compile(r"(?<![\w-])[A-ZĐ][\w.&/-]*"),
}
_ACRONYM = re.compile(r"[A-ZА-ЯЁĐ][\w.&/-]*[A-ZА-ЯЁĐ][\w.&/-]*")


def find_short_forms(page: Page, instruments: Sequence[InstrumentMention]) -> list[InstrumentMention]:
    """Mentions of instruments by the acronym given in brackets after a name, anywhere after it."""
    introduced: dict[str, InstrumentMention] = {}
    for mention in instruments:
        if mention.acronym and not mention.short and _ACRONYM.fullmatch(mention.acronym):
            introduced.setdefault(mention.acronym, mention)
    if not introduced:
        return []
    taken = {offset for mention in instruments for offset in range(mention.start, mention.end)}
    found = []
    for match in _CAPITALS[page.language].finditer(page.flow):
        word = _introduced(match.group(), introduced)
        if not word:
            continue
        named = introduced[word]
        if _NEW_ONE.search(page.flow, max(0, match.start() - 9), match.start()):
            continue
        if match.start() > named.start and match.start() not in taken:
            found.append(_short_form(page, named, match.start(), word))
    return found


def _short_form(page: Page, named: InstrumentMention, start: int, word: str) -> InstrumentMention:
    """The mention by a short form, with what its own sentence says of the instrument."""
    end = start + len(word)
    life = life_of(page, (start, end), named.type)
    return replace(
        named, start=start, end=end, rule="introduced short form", acronym=word, short=True, status=life.status,
        signing=life.signing, entry=life.entry, expiry=life.expiry, name=None,
    )  # fmt: skip


def _introduced(word: str, introduced: Container[str]) -> str:
    """The longest beginning of a word that is a short form: "EPCA" of "EPCA-based"; empty where none is."""
    while word and word not in introduced:
        word = word[: max(word.rfind(mark) for mark in ".&/-")] if re.search(r"[.&/-]", word) else ""
    return word
