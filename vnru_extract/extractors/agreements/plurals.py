"""Plurals that still name instruments: "Geneva Accords" is one, "MoUs on health and on energy" are two."""

import re

from vnru_extract.countries import code_of
from vnru_extract.extractors.agreements.calendar import MONTH, WEEKDAY, YEAR, year_before
from vnru_extract.extractors.agreements.headings import life_at
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page
from vnru_extract.places import country_of_place

_OF_YEAR = re.compile(rf" of {YEAR}(?!\d)")
# on |health|, on |clean energy| and on |the transfer of prisoners|
_SUBJECTS = re.compile(
    r"(?: \([^)\n]{2,40}\))?(?: (?:were|was) (?:\w+ly )?(?:signed|concluded|inked))?[ :—-]{1,3}"
    r"(on [^.;:()\n]{3,160}?,? and on [^.;:,()\n]{3,60})"
)
_NEXT_SUBJECT = re.compile(r",? and (?=on )|, (?=on )")
# the day, place and occasion of signing are no part of the last subject
_AFTER_SUBJECT = re.compile(
    r" (?:after|are|as|at|between|by|during|had|has|have|in(?= \d| [A-Z]| the (?!area|field|sphere))"
    r"|is|on|remain|that|to|was|were|when|which|while|will|with)\b"
)
_CALENDAR = re.compile(rf"\d|{WEEKDAY}|{MONTH} \d")


def place_names(page: Page, lexicon: Words, taken: set[int]) -> list[InstrumentMention]:
    """As "Geneva Accords", "Minsk agreements": a place and a plural that name one settlement."""
    found = []
    for match in lexicon.nouns.plurals.finditer(page.flow):
        if match.start() in taken:
            continue
        start, end = _place_name(page, match, lexicon)
        life = life_at(page, (start, end), lexicon)
        if not _is_place_name(page, (start, match.end()), lexicon, signed=life.signing is not None):
            continue
        kind: InstrumentType = "convention" if match.group().lower().endswith("conventions") else "agreement"
        found.append(
            InstrumentMention(
                start, end, kind, "place and plural", status=life.status, head=kind,
                signing=life.signing, entry=life.entry, expiry=life.expiry,
            )
        )  # fmt: skip
    return found


def _place_name(page: Page, match: re.Match[str], lexicon: Words) -> tuple[int, int]:
    """The name without a sentence's opening word, with the year before or after it."""
    start = match.start()
    first, rest = match.group().split(maxsplit=1)
    if first in lexicon.beside.openers and " " in rest:
        start += len(first) + 1
    after = _OF_YEAR.match(page.flow, match.end())
    return year_before(page.flow, 0, start), after.end() if after else match.end()


def _is_place_name(page: Page, name: tuple[int, int], lexicon: Words, *, signed: bool) -> bool:
    """Whether the words before the plural are a place's: not a country's ("Russian agreements"), nor an adjective."""
    *before, noun = [word for word in page.flow[name[0] : name[1]].split() if not word.isdigit()]
    if not before or before[0] in lexicon.beside.openers:
        return False
    if any(mention.form != "seat" for mention in page.countries_in(*name)):
        return False
    if all(word.lower() in lexicon.beside.modifiers for word in before):
        return noun == "Accords" and signed
    if noun != "Accords" and any(word.lower() in lexicon.beside.modifiers for word in before):
        return False  # "Air Service Agreements": a kind, of which there are many
    if noun != "Accords" and not _is_place(page, name, " ".join(before), lexicon):
        return False  # "Medibank agreements", "International Settlement Agreements"
    return noun[0].isupper() or name[0] != clause_at(page, name[0])[0]


def _is_place(page: Page, name: tuple[int, int], before: str, lexicon: Words) -> bool:
    """Whether the words before the plural are a place's, as lists of places, seats or NER know it."""
    if before in lexicon.nouns.settled_at or country_of_place(before) or code_of(before):
        return True
    return any(entity.label in {"GPE", "LOC"} for entity in page.entities_in(*name))


def several(page: Page, lexicon: Words) -> list[InstrumentMention]:
    """As "signed MoUs on health and on energy": an instrument for each subject that has its own "on"."""
    if " and on " not in page.flow:
        return []
    found = []
    for match in lexicon.nouns.several.finditer(page.flow):
        subjects = _SUBJECTS.match(page.flow, match.end())
        life = life_at(page, match.span(), lexicon) if subjects else None
        if subjects is None or life is None or not (life.made or life.touched):
            continue
        plural = " ".join(match.group().split())
        kind = lexicon.nouns.types.get(plural) or lexicon.nouns.types[plural.lower()]
        for at, (start, end) in enumerate(_subjects(page.flow, *subjects.span(1), lexicon)):
            found.append(
                InstrumentMention(
                    start if at else match.start(), end, kind, "plural and subjects", status=life.status, head=kind,
                    bilateral=True, fresh=True, signing=life.signing, entry=life.entry, expiry=life.expiry,
                )
            )  # fmt: skip
    return found


def _subjects(flow: str, start: int, end: int, lexicon: Words) -> list[tuple[int, int]]:
    """Where each subject stands, its "on" left out: "health", "clean energy"; none where one of them is no subject."""
    found = []
    at = start
    for part in [*(match.span() for match in _NEXT_SUBJECT.finditer(flow, start, end)), (end, end)]:
        first = at + len("on ")
        after = _AFTER_SUBJECT.search(flow, first, part[0])
        found.append((first, after.start() if after else part[0]))
        at = part[1]
    return found if all(_is_subject(flow, *subject, lexicon) for subject in found) else []


def _is_subject(flow: str, start: int, end: int, lexicon: Words) -> bool:
    """Whether words after "on" are a subject: no day ("on Monday"), no occasion ("on the margins of"), no clause."""
    if end - start < 3 or _CALENDAR.match(flow, start) or lexicon.naming.breaks.match(flow, start - len("on ")):
        return False
    return not any(word.lower() in lexicon.naming.stops for word in flow[start:end].split())
