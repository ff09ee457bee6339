"""Instruments between states in Russian: a noun in any case is grown to the name around it, and judged.

The record has the name with its noun in the nominative: "Соглашения о торговле" is a "Соглашение о торговле".
"""

import re
from collections.abc import Iterator

from vnru_extract.extractors.agreements.course import course
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.lists import listed
from vnru_extract.extractors.agreements.namesakes import told_apart
from vnru_extract.extractors.agreements.parties import binds
from vnru_extract.extractors.agreements.russian import binding, grammar
from vnru_extract.extractors.agreements.russian.judging import Candidate, free_trade, free_trade_near, judge
from vnru_extract.extractors.agreements.russian.leftward import Before, grow_left
from vnru_extract.extractors.agreements.russian.reach import Reach
from vnru_extract.extractors.agreements.russian.rightward import Rightward
from vnru_extract.extractors.agreements.russian.several import several
from vnru_extract.extractors.agreements.russian.vocabulary import Known, Noun, words
from vnru_extract.extractors.agreements.sides import is_in_a_name, is_of_a_trading_bloc
from vnru_extract.extractors.agreements.title_lines import is_title_line
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page

Span = tuple[int, int]
# |Полный текст |Совместного заявления
_LEAD = re.compile(r"[ \t]*(?:Текст |Полный текст |ТЕКСТ )?\"?")


def find_agreements(page: Page) -> list[InstrumentMention]:
    """Every mention of an instrument, in order; short forms ("Договор") too, for the linker to place."""
    named = words().known_names.finditer(page.flow)
    mentions = [_known(page, match) for match in named if not is_in_a_name(page, match.start(), match.start() + 1)]
    taken = _offsets(mentions)
    for match in words().heads.finditer(page.flow):
        if match.start() not in taken and not is_in_a_name(page, *match.span()):
            found = list(several(page, match)) or list(_read(page, match))
            mentions += found
            taken |= _offsets([one for one in found if one.rule == "plural and subjects"])
    settled = told_apart(page, _settle(sorted(mentions, key=lambda mention: (mention.start, -mention.end))))
    names = [(mention.start, mention.end) for mention in settled]
    return [binding.with_parties(page, mention, names[max(0, at - 12) : at + 12]) for at, mention in enumerate(settled)]


def life_of(page: Page, name: Span, kind: InstrumentType) -> Life:
    """What its clause, or the heading over it, says has happened to the instrument at `name`."""
    life = course(page, name, kind, clause_at(page, name[0]), words().turns)
    return listed(page, name, life, words().turns)


def _offsets(mentions: list[InstrumentMention]) -> set[int]:
    return {offset for mention in mentions for offset in range(mention.start, mention.end)}


def _settle(mentions: list[InstrumentMention]) -> list[InstrumentMention]:
    """One mention nested in another stays only where it is another instrument: "Протокол к |Договору о торговле|"."""
    kept: list[InstrumentMention] = []
    for mention in mentions:
        outer = next((one for one in reversed(kept[-4:]) if one.start <= mention.start < one.end), None)
        same = outer is not None and outer.known is not None and outer.known == mention.known
        if outer and (same or mention.short or mention.end > outer.end or mention.start == outer.start):
            continue
        kept.append(mention)
    return kept


def _known(page: Page, match: re.Match[str]) -> InstrumentMention:
    """An instrument known by its name; a year and a short form after it belong to it."""
    form = " ".join(match.group().lower().split())
    entry, name = words().known[form], words().nominatives[form]
    reach = Rightward(page, match.span(), clause_at(page, match.start())[1]).tail()
    life = life_of(page, (match.start(), reach.end), entry.type)
    return InstrumentMention(
        match.start(), reach.end, entry.type, "known instrument", entry.parties, status=life.status, head=entry.type,
        acronym=reach.acronym, known=entry.names[0], signing=life.signing, entry=life.entry, expiry=life.expiry,
        name=grammar.as_written(name, match.group()) + page.text[match.end() : reach.end],
    )  # fmt: skip


def _read(page: Page, match: re.Match[str]) -> Iterator[InstrumentMention]:
    """The mention around an instrument noun; nothing where it is no instrument."""
    noun = words().nouns[match.group().lower()]
    clause = clause_at(page, match.start())
    before = grow_left(page, match.start(), clause[0])
    reach = Rightward(page, match.span(), clause[1]).walk()
    candidate = _candidate(page, match, noun, before, reach)
    judged = judge(candidate, page, match.span())
    if judged == "no":
        return
    life, short = candidate.life, judged == "short"
    entry = words().known.get((reach.acronym or "").lower())
    start, end = match.span() if short else (before.start, reach.end)
    kind = _type(page, match, noun, reach.end)
    if not candidate.told and kind in {"agreement", "treaty"} and is_of_a_trading_bloc(candidate.sides):
        kind = "free_trade_agreement" if free_trade_near(page.flow, start, end) else kind
    yield InstrumentMention(
        start, end, kind, _rule(candidate, short=short), candidate.sides, status=life.status,
        head=noun.lemma, acronym=reach.acronym, short=short, bilateral=not binding.is_universal(page, candidate, match),
        fresh=False, subject=candidate.told or before.place or reach.dated, signing=life.signing, entry=life.entry,
        expiry=life.expiry, known=_known_as(before, noun, entry) if not short else None,
        name=_name(page, (start, end), match, noun, plural=candidate.plural),
    )  # fmt: skip


def _candidate(page: Page, match: re.Match[str], noun: Noun, before: Before, reach: Reach) -> Candidate:
    """What is known of a noun and its surroundings."""
    clause = clause_at(page, match.start())
    right = page.flow[match.end() : reach.end]
    mutual = noun.lemma.startswith("межправ") or any(form in words().beside.bilateral for form in before.adjectives)
    nearby = {m.code for m in page.countries_in(*clause) if binds(m)}
    life = life_of(page, (before.start, reach.end), _type(page, match, noun, reach.end))
    return Candidate(
        noun=noun,
        written=page.flow[before.start : match.end()],
        before=before,
        reach=reach,
        right=right,
        sides=binding.sides(page, match.span(), before, reach),
        mutual=mutual or words().sides.search(right) is not None,
        nearby=2 if binding.is_of_two(page, clause, right, life) else len(nearby),
        official=bool(nearby) or binding.is_of_states(page, clause, right),
        life=life,
        private=binding.is_private(page, match.span(), before.start, reach, life),
        signed=binding.is_signed(page, match.start(), life),
        by_bodies=binding.is_by_bodies(page, match.start(), life),
        title=is_title_line(page, before.start, reach.end, _LEAD),
        plural=_is_plural(page, match, before),
    )


def _type(page: Page, match: re.Match[str], noun: Noun, end: int) -> InstrumentType:
    tradable = noun.lemma in {"договор", "соглашение"} and free_trade(page.flow, match.end(), end)
    return "free_trade_agreement" if tradable else noun.type


def _known_as(before: Before, noun: Noun, entry: Known | None) -> str | None:
    """What it is known by: its short form, or a place: "минские соглашения" and "договорённости" are one."""
    if entry:
        return entry.names[0]
    if not before.place:
        return None
    return f"{before.adjectives[0]} {'agreement' if noun.kind == 'settlement' else noun.type}"


def _rule(candidate: Candidate, *, short: bool) -> str:
    if short:
        return "short form"
    return "capitalised name" if candidate.capital else "noun and subject" if candidate.told else "noun and sides"


def _name(page: Page, span: Span, match: re.Match[str], noun: Noun, *, plural: bool) -> str:
    """The name with its noun in the nominative."""
    before = page.text[span[0] : match.start()].strip()
    said = grammar.nominative(before, noun.lemma, page.text[match.start() : match.end()], plural=plural)
    return said + page.text[match.end() : span[1]]


def _is_plural(page: Page, match: re.Match[str], before: Before) -> bool:
    """Whether the noun is a plural; a form that is both is one after a plural adjective or verb, or a quantity."""
    written = match.group().split()
    counted = grammar.numbers(written[words().nouns[match.group().lower()].place])
    if counted != {"sing", "plur"}:
        return counted == {"plur"}
    beside = re.findall(r"[\w-]+", page.flow[before.start : match.start()])
    if any(grammar.is_singular_adjective(word) for word in beside):
        return False
    words_before = re.findall(r"[\w-]+", page.flow[max(0, before.start - 30) : match.start()])
    return any(grammar.is_plural_sign(word) for word in words_before[-1 - len(before.adjectives) :])
