"""Plurals with a subject for each: "меморандумы о сотрудничестве в туризме и об образовании" are two."""

import re
from collections.abc import Iterator

from vnru_extract.extractors.agreements.course import course
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.russian import grammar
from vnru_extract.extractors.agreements.russian.rightward import Rightward
from vnru_extract.extractors.agreements.russian.vocabulary import words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

# |о| торговле, |об| образовании и |о| туризме
_ABOUT = re.compile(r" (?:о|об|обо) ")
_NEXT = re.compile(r",? (?:и|а также) (?=(?:о|об|обо) )|, (?=(?:о|об|обо) )")
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_MOST = 8


def several(page: Page, match: re.Match[str]) -> Iterator[InstrumentMention]:
    """An instrument for each subject that has its own "о"; nothing where there are not two."""
    noun = words().nouns[match.group().lower()]
    if noun.kind != "plain" or not _is_plural(page, match):
        return
    clause = clause_at(page, match.start())
    subjects = _subjects(page, match.end(), clause[1])
    if len(subjects) < 2:
        return
    name = (match.start(), subjects[-1][1])
    life = course(page, name, noun.type, clause, words().turns)
    if not life.touched:
        return
    lemma = grammar.nominative("", noun.lemma, page.text[match.start() : match.end()], plural=False)
    for at, (start, end) in enumerate(subjects):
        yield InstrumentMention(
            start if at else match.start(), end, noun.type, "plural and subjects", status=life.status, head=noun.lemma,
            bilateral=True, fresh=True, signing=life.signing, entry=life.entry, expiry=life.expiry,
            name=f"{lemma} {page.text[start:end]}",
        )  # fmt: skip


def _is_plural(page: Page, match: re.Match[str]) -> bool:
    """Whether the noun is a plural; "соглашения" is one only after a word that is."""
    counted = grammar.numbers(match.group())
    before = _WORD_BEFORE.search(page.flow, max(0, match.start() - 30), match.start())
    return counted == {"plur"} or ("plur" in counted and before is not None and grammar.is_plural_sign(before[1]))


def _subjects(page: Page, head: int, stop: int) -> list[tuple[int, int]]:
    """Where each subject stands, with its "о"."""
    found: list[tuple[int, int]] = []
    at = head
    while len(found) < _MOST and _ABOUT.match(page.flow, at, stop):
        cut = _NEXT.search(page.flow, at + 1, stop)
        reach = Rightward(page, (at, at), cut.start() if cut else stop).walk()
        if reach.end == at:
            break
        found.append((at + 1, reach.end))
        if cut is None or reach.end != cut.start():
            break
        at = cut.end() - 1
    return found
