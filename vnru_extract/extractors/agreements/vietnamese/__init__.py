"""Instruments between states in Vietnamese: a noun is grown to the name after it, and judged."""

import re
from collections.abc import Iterator

from vnru_extract.extractors.agreements.course import course
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.lists import listed
from vnru_extract.extractors.agreements.namesakes import told_apart
from vnru_extract.extractors.agreements.parties import binds
from vnru_extract.extractors.agreements.sides import is_in_a_name
from vnru_extract.extractors.agreements.title_lines import is_title_line
from vnru_extract.extractors.agreements.vietnamese import binding
from vnru_extract.extractors.agreements.vietnamese.judging import Candidate, free_trade, judge
from vnru_extract.extractors.agreements.vietnamese.naming import Reach, Rightward
from vnru_extract.extractors.agreements.vietnamese.vocabulary import Known, Noun, words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page

Span = tuple[int, int]
# |Toàn văn |Tuyên bố chung
_LEAD = re.compile(r"[ \t]*(?:Toàn văn:? |TOÀN VĂN:? )?\"?")
# Hiệp định Geneva| về |đình chỉ chiến sự
_ABOUT = re.compile(r"(?: (?:năm )?\d{4})? về (?!việc này)")
# what may only say of which kind the instrument is
_KINDS = frozenset({"FTA", "thoả thuận", "thỏa thuận"})


def find_agreements(page: Page) -> list[InstrumentMention]:
    """Every mention of an instrument, in order; short forms ("Hiệp định này") too, for the linker to place."""
    mentions = [_known(page, match) for match in words().known_names.finditer(page.flow) if _is_meant(match)]
    taken = _offsets(mentions)
    for match in words().heads.finditer(page.flow):
        if match.start() not in taken and not is_in_a_name(page, *match.span()):
            mentions += _read(page, match)
    settled = told_apart(page, _settle(sorted(mentions, key=lambda mention: (mention.start, -mention.end))))
    names = [(mention.start, mention.end) for mention in settled]
    return [binding.with_parties(page, mention, names[max(0, at - 12) : at + 12]) for at, mention in enumerate(settled)]


def life_of(page: Page, name: Span, kind: InstrumentType) -> Life:
    """What its clause, or the heading over it, says has happened to the instrument at `name`."""
    life = course(page, name, kind, clause_at(page, name[0]), words().turns)
    return listed(page, name, life, words().turns)


def _offsets(mentions: list[InstrumentMention]) -> set[int]:
    return {offset for mention in mentions for offset in range(mention.start, mention.end)}


def _is_meant(match: re.Match[str]) -> bool:
    """Whether a name is written as one: an acronym in capitals, a name with one."""
    written = match.group()
    return written.isupper() if " " not in written else written != written.lower()


def _settle(mentions: list[InstrumentMention]) -> list[InstrumentMention]:
    """One mention nested in another stays only where it is another instrument that ends with it or before."""
    kept: list[InstrumentMention] = []
    for mention in mentions:
        outer = next((one for one in reversed(kept[-4:]) if one.start <= mention.start < one.end), None)
        if outer is None or _is_another(mention, outer):
            kept.append(mention)
    return kept


def _is_another(mention: InstrumentMention, outer: InstrumentMention) -> bool:
    """Whether a mention inside another is of an instrument of its own: "Nghị định thư sửa đổi |Hiệp định|"."""
    if mention.short or mention.start == outer.start or mention.end > outer.end or outer.known:
        return False
    if outer.acronym is not None and outer.acronym == mention.acronym:
        return False
    return mention.head not in _KINDS and mention.type not in {"plan", "programme"}


def _known(page: Page, match: re.Match[str]) -> InstrumentMention:
    """An instrument known by its name; a year and a short form after it belong to it."""
    entry = words().known[" ".join(match.group().lower().split())]
    walk = Rightward(page, match.span(), clause_at(page, match.start())[1])
    longer = " " in match.group() and _ABOUT.match(page.flow, match.end()) is not None
    reach = walk.walk() if longer else walk.tail()
    two = _is_of_two_known(entry)
    life = life_of(page, (match.start(), reach.end), entry.type)
    return InstrumentMention(
        match.start(), reach.end, entry.type, "known instrument", entry.parties, status=life.status, head=entry.type,
        acronym=reach.acronym or (match.group() if " " not in match.group() else None), subject=not two,
        known=None if two else entry.names[0], signing=life.signing, entry=life.entry, expiry=life.expiry,
    )  # fmt: skip


def _read(page: Page, match: re.Match[str]) -> Iterator[InstrumentMention]:
    """The mention around an instrument noun; nothing where it is no instrument."""
    noun = words().nouns[match.group().lower()]
    reach = Rightward(page, match.span(), clause_at(page, match.start())[1]).walk()
    candidate = _candidate(page, match, noun, reach)
    judged = judge(candidate, page, match.span())
    if judged == "no":
        return
    life, short = candidate.life, judged == "short"
    entry = words().known.get((reach.acronym or "").lower()) if not short else None
    yield InstrumentMention(
        start=match.start(),
        end=match.end() if short else reach.end,
        type=entry.type if entry else _type(page, match, noun, reach.end),
        rule=_rule(candidate, short=short),
        parties=candidate.sides or (entry.parties if entry else ()),
        status=life.status,
        head=noun.word,
        acronym=reach.acronym,
        known=entry.names[0] if entry and not _is_of_two_known(entry) else None,
        short=short,
        bilateral=not binding.is_universal(page, candidate, match),
        fresh=words().fresh.search(page.flow, max(0, match.start() - 8), match.start()) is not None,
        subject=_has_subject(page, match.end(), reach),
        signing=life.signing,
        entry=life.entry,
        expiry=life.expiry,
    )


def _is_of_two_known(entry: Known) -> bool:
    """Whether a known name is that of two states' free trade agreement, which has other names too."""
    return entry.type == "free_trade_agreement" and bool(entry.parties)


def _candidate(page: Page, match: re.Match[str], noun: Noun, reach: Reach) -> Candidate:
    """What is known of a noun and its surroundings."""
    clause = clause_at(page, match.start())
    right = page.flow[match.end() : reach.end]
    nearby = {m.code for m in page.countries_in(*clause) if binds(m)}
    life = life_of(page, (match.start(), reach.end), _type(page, match, noun, reach.end))
    before = page.flow[max(0, match.start() - 30) : match.start()]
    return Candidate(
        noun=noun,
        written=match.group(),
        reach=reach,
        right=right,
        sides=binding.sides(page, match.end(), reach),
        mutual=words().sides.search(right) is not None,
        nearby=2 if binding.is_of_two(page, clause, life) else len(nearby),
        acting=binding.acting(page, (match.start(), reach.end), clause),
        life=life,
        private=binding.is_private(page, match.start(), reach, life),
        title=is_title_line(page, match.start(), reach.end, _LEAD),
        plural=words().counting.search(before) is not None and not binding.is_sided(page, match.end(), reach),
    )


def _type(page: Page, match: re.Match[str], noun: Noun, end: int) -> InstrumentType:
    tradable = noun.type in {"agreement", "treaty"} and free_trade(page.flow, match.end(), end)
    return "free_trade_agreement" if tradable else noun.type


def _rule(candidate: Candidate, *, short: bool) -> str:
    if short:
        return "short form"
    return "capitalised name" if candidate.capital else "noun and subject"


def _has_subject(page: Page, head: int, reach: Reach) -> bool:
    """Whether the name says more than between whom it is."""
    stop = min((at for at in (reach.between, reach.partner) if at is not None), default=reach.end)
    named = page.countries_in(head, stop)
    said = page.flow[head : named[0].start] if named else page.flow[head:stop]
    return bool(said.strip()) or (reach.between is not None and " về " in page.flow[reach.between : reach.end])
