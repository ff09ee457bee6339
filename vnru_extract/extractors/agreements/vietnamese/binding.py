"""Whom a Vietnamese name and its clause bind, and whether it binds states at all."""

import re
from dataclasses import replace

from vnru_extract.extractors.agreements import sides as by_stretch
from vnru_extract.extractors.agreements.counterparts import counterparts
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.vietnamese.judging import Candidate
from vnru_extract.extractors.agreements.vietnamese.naming import Reach
from vnru_extract.extractors.agreements.vietnamese.vocabulary import words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

Span = tuple[int, int]
# where the parties end and the subject begins
_SUBJECT = re.compile(r" (?:về|trong|nhằm|giai đoạn|đến năm|để|cho|liên quan) ")
_UNIVERSAL = frozenset({"charter", "convention"})
# Hiệp ước |Versailles|: no Vietnamese syllable
_FOREIGN = re.compile(r" (?:của )?(?=[A-Z][a-z]{0,9}[fjwz]|[A-Z][a-z]{7,})")
# what states do with what two of them make; a plan of one is adopted
_SIGNED = re.compile(r"(?:lễ )?(?:ký|trao)", re.IGNORECASE)


def is_sided(page: Page, head: int, reach: Reach) -> bool:
    """Whether a place or two sides straight after the noun make a plural one instrument's: "hai Hiệp định Paris"."""
    return by_stretch.side_by_side(page, head, min(reach.end, head + 40)) != ()


def acting(page: Page, name: Span, clause: Span) -> int:
    """How many states may be who makes what a clause names: the only two, "hai nước", or three beside a verb."""
    if words().sides.search(page.flow, *clause):
        return 2
    found = words().turns.made.search(page.flow, *clause)
    row = by_stretch.row_beside(page, found.span(), clause, [name]) if found else ()
    return len(row or by_stretch.in_clause(page, name, clause, [name]))


def is_of_two(page: Page, clause: Span, life: Life) -> bool:
    """Whether the clause speaks of two sides, or has what the document's two countries are about signed."""
    if words().sides.search(page.flow, *clause):
        return True
    signed = life.signing is not None and _SIGNED.match(page.flow, life.signing[0]) is not None
    return signed and counterparts(page) is not None


def sides(page: Page, head: int, reach: Reach) -> tuple[str, ...]:
    """The parties that the name gives: after "giữa", side by side, as owners, or after "với"."""
    if reach.between is not None:
        found = by_stretch.within(page, *_makers(page, reach.between, reach.end))
        if found:
            return tuple(sorted(found))
    if pair := by_stretch.side_by_side(page, head, reach.end):
        return pair
    if reach.partner is not None:
        found = by_stretch.within(page, *_makers(page, reach.partner, reach.end))
        if found:
            return tuple(sorted(found))
    owners = by_stretch.within(page, *_makers(page, head, reach.end))
    return tuple(sorted(owners)) if len(owners) > 1 else ()


def _makers(page: Page, start: int, stop: int) -> Span:
    """The stretch from a word that opens the parties to where the subject begins."""
    subject = _SUBJECT.search(page.flow, start, stop)
    return start, subject.start() + 1 if subject else stop


def is_universal(page: Page, candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether it is open to many, or made by others than the two that the document is about."""
    if candidate.sides or candidate.mutual:
        return False
    if by_stretch.is_of_a_body(page, clause_at(page, match.start()), candidate.noun.type):
        return True
    if candidate.noun.type in _UNIVERSAL or words().universal.search(candidate.right):
        return True
    if _FOREIGN.match(page.flow, match.end()):
        return True
    if any(m.form in {"bloc", "seat"} for m in page.countries_in(match.end(), candidate.reach.end)[:1]):
        return True
    return candidate.reach.dated and (candidate.reach.content == 0 or candidate.noun.kind == "verbal")


def is_private(page: Page, start: int, reach: Reach, life: Life) -> bool:
    """Whether firms or schools make it: "thỏa thuận giữa hai công ty", "Tập đoàn A ký bản ghi nhớ"."""
    if makers := reach.between or reach.partner:
        return _are_private(page, *_makers(page, makers, reach.end))
    clause = clause_at(page, start)
    if life.signing is None:
        return False
    if life.signing[0] < start:
        after = page.flow.find(" với ", reach.end, reach.end + 10)
        with_firm = after >= 0 and _are_private(page, after, min(clause[1], after + 60))
        return with_firm or _are_private(page, max(clause[0], life.signing[0] - 160), life.signing[0])
    return _are_private(page, life.signing[1], min(clause[1], life.signing[1] + 80))


def _are_private(page: Page, start: int, end: int) -> bool:
    """Whether a stretch that tells makers names firms, and no state's body."""
    if words().public.search(page.flow, start, end):
        return False
    return words().private.search(page.flow, start, end) is not None


def with_parties(page: Page, mention: InstrumentMention, names: list[Span]) -> InstrumentMention:
    """Parties from the clause, where the name does not tell both; of what is open to many, whoever signs it as two."""
    if len(mention.parties) > 1 or mention.known or mention.type in _UNIVERSAL:
        return mention
    clause = clause_at(page, mention.start)
    if mention.signing and (row := by_stretch.row_beside(page, mention.signing, clause, names)):
        return replace(mention, parties=row)
    told = by_stretch.in_clause(page, (mention.start, mention.end), clause, names)
    if not mention.parties and mention.bilateral and not mention.short:
        told = told or by_stretch.in_sentence_before(page, clause, words().turns.made)
    both = tuple(sorted({*told, *mention.parties}))
    if len(both) == 2 and (mention.bilateral or mention.signing):
        return replace(mention, parties=both)
    if mention.bilateral and mention.parties:
        return replace(mention, parties=by_stretch.with_home(page, mention.parties, "VN"))
    elsewhere = len(told) == 1 and told[0] not in (counterparts(page) or ())
    return replace(mention, bilateral=mention.bilateral and (bool(mention.parties) or not elsewhere))
