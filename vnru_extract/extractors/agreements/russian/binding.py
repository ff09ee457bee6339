"""Whom a Russian name and its clause bind, and whether it binds states at all."""

import re
from dataclasses import replace

from vnru_extract.extractors.agreements import sides as by_stretch
from vnru_extract.extractors.agreements.counterparts import counterparts
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.russian.judging import Candidate
from vnru_extract.extractors.agreements.russian.leftward import Before
from vnru_extract.extractors.agreements.russian.reach import Reach
from vnru_extract.extractors.agreements.russian.vocabulary import words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

Span = tuple[int, int]
# where the parties end and the subject begins
_SUBJECT = re.compile(r" (?:о|об|обо|по|на|от|до|в|во|к|для|относительно|касательно) ")
_UNIVERSAL = frozenset({"charter", "convention"})
# о сотрудничестве| с |силовиками, never борьбе с терроризмом
_WITH_WHOM = re.compile(r"(?<!борьбе) со? [а-яё]")
# подписано| между компаниями|, представителями банков
_SIGNERS = re.compile(r" [^,;:.\n]{3,90}")
# "Газпром", "Лукойл"
_FIRM = re.compile(r"\"[A-ZА-ЯЁ][^\"\n]{1,40}\"")
# what states do with what two of them make; a plan of one is adopted
_MAKERS = 200  # characters before the verb that tell who signs
_SIGNED = re.compile(r"(?:за)?(?:подпис|парафир|заключ)", re.IGNORECASE)


def is_of_states(page: Page, clause: Span, right: str) -> bool:
    """Whether a clause that names no state tells of ministers or visits, or the document is about two states.

    What is made "с силовиками" is of others.
    """
    if words().occasions.search(page.flow, *clause):
        return True
    return counterparts(page) is not None and _WITH_WHOM.search(right) is None


def is_of_two(page: Page, clause: Span, right: str, life: Life) -> bool:
    """Whether the clause speaks of two sides, or has something signed in a document about two countries."""
    if words().sides.search(page.flow, *clause):
        return True
    signed = life.signing is not None and _SIGNED.match(page.flow, life.signing[0]) is not None
    return signed and counterparts(page) is not None and is_of_states(page, clause, right)


def is_signed(page: Page, head: int, life: Life) -> bool:
    """Whether a verb of signing, no other one, governs the noun after it."""
    return life.signing is not None and life.signing[0] < head and _SIGNED.match(page.flow, life.signing[0]) is not None


def is_by_bodies(page: Page, head: int, life: Life) -> bool:
    """Whether ministries or agencies, and no firms, are who signs what stands after the verb."""
    if life.signing is None or life.signing[0] > head:
        return False
    makers = max(clause_at(page, head)[0], life.signing[0] - _MAKERS), life.signing[0]
    firms = words().private.search(page.flow, *makers) or _FIRM.search(page.flow, *makers)
    return firms is None and words().bodies.search(page.flow, *makers) is not None


def sides(page: Page, head: Span, before: Before, reach: Reach) -> tuple[str, ...]:
    """The parties that the name gives: after "между", as genitives, in a compound adjective, or after "с"."""
    stop = min(reach.end, reach.inner or reach.end)
    if reach.between is not None:
        found = by_stretch.within(page, *_makers(page, reach.between, stop))
        if len(found) > 1:
            return tuple(sorted(found))
    if len(found := by_stretch.within(page, before.start, head[0])) > 1:
        return tuple(sorted(found))
    if pair := by_stretch.side_by_side(page, head[1], stop):
        return pair
    owners = by_stretch.within(page, *_makers(page, head[1], stop))
    if reach.partner is not None and not owners:
        owners = by_stretch.within(page, *_makers(page, reach.partner, stop))
    return tuple(sorted(owners))


def _makers(page: Page, start: int, stop: int) -> Span:
    """The stretch from a word that opens the parties to where the subject begins."""
    subject = _SUBJECT.search(page.flow, start + 1, stop)
    return start, subject.start() + 1 if subject else stop


def is_universal(page: Page, candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether it is open to many, or made by others than the two that the document is about."""
    if candidate.sides or candidate.mutual:
        return False
    if by_stretch.is_of_a_body(page, clause_at(page, match.start()), candidate.noun.type):
        return True
    named = candidate.before.place or any(form in words().beside.universal for form in candidate.before.adjectives)
    dated = candidate.reach.dated and not candidate.reach.told
    owner = page.countries_in(match.end(), candidate.reach.end)[:1]
    of_body = any(m.form == "bloc" and m.start == match.end() + 1 for m in owner)
    if words().two_sided.search(candidate.written + candidate.right):
        return False
    return named or dated or of_body or candidate.noun.type in _UNIVERSAL


def _is_of_many(page: Page, mention: InstrumentMention) -> bool:
    """Whether it is a charter or a convention of a subject that many states make one on."""
    if mention.type not in _UNIVERSAL:
        return False
    return words().two_sided.search(page.flow, mention.start, mention.end) is None


def is_private(page: Page, head: Span, start: int, reach: Reach, life: Life) -> bool:
    """Whether firms or schools make it: "соглашение между компаниями", "банк и завод подписали соглашение"."""
    if makers := reach.between or reach.partner:
        return _are_private(page, *_makers(page, makers, reach.end))
    if reach.starter == "genitive" and _are_private(page, head[1], reach.end):
        return True
    clause = clause_at(page, start)
    if life.signing is None or life.signing[0] > start:
        told = _SIGNERS.match(page.flow, life.signing[1], clause[1]) if life.signing else None
        return told is not None and _are_private(page, *told.span())
    return _are_private(page, max(clause[0], life.signing[0] - 200), life.signing[0]) or _are_private(
        page, life.signing[1], start
    )


def _are_private(page: Page, start: int, end: int) -> bool:
    """Whether a stretch that tells makers names firms, in quotation marks if not by kind, and no state's body."""
    if words().public.search(page.flow, start, end):
        return False
    if words().private.search(page.flow, start, end):
        return True
    return _FIRM.search(page.flow, start, end) is not None and not page.countries_in(start, end)


def with_parties(page: Page, mention: InstrumentMention, names: list[Span]) -> InstrumentMention:
    """Parties from the clause, where the name does not tell both; of what is open to many, whoever signs it as two."""
    if len(mention.parties) > 1 or mention.rule == "known instrument" or _is_of_many(page, mention):
        return mention
    clause = clause_at(page, mention.start)
    told = by_stretch.in_clause(page, (mention.start, mention.end), clause, names)
    if not mention.parties and mention.bilateral and not mention.short:
        told = told or by_stretch.in_sentence_before(page, clause, words().turns.made)
    if mention.signing and (row := by_stretch.row_beside(page, mention.signing, clause, names)):
        return replace(mention, parties=row)
    both = tuple(sorted({*told, *mention.parties}))
    if len(both) == 2 and (mention.bilateral or mention.signing):
        return replace(mention, parties=both)
    if not mention.bilateral:
        alone = mention.signing is not None and not page.countries_in(mention.start, mention.end)
        of_two = alone and words().sides.search(page.flow, *clause) is not None
        return replace(mention, parties=counterparts(page) or ()) if of_two and mention.known else mention
    if mention.bilateral and mention.parties:
        return replace(mention, parties=by_stretch.with_home(page, mention.parties, "RU"))
    elsewhere = len(told) == 1 and told[0] not in (counterparts(page) or ())
    return replace(mention, bilateral=bool(mention.parties) or not elsewhere)
