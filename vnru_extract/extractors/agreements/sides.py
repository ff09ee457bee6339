"""Whom an instrument binds, read from stretches of text that a language's own grammar marks off."""

import itertools
import re
from collections.abc import Iterable, Sequence

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.parties import binds
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page

Span = tuple[int, int]
_DASH = re.compile(r" ?[-—/] ?")
# ", ", " и ", ", и ", " và "
_NEXT = re.compile(r",? ?(?:и|và)? ?")
_JOINED = re.compile(r" (?:и|с|và|với) ")
_LONGEST = 80  # characters of a body's name on either side of a noun in it
_STATEMENTS = frozenset({"communique", "declaration", "joint_statement"})
_TRADING = frozenset({"EAEU", "EFTA", "EU", "GCC", "MERCOSUR"})
_BESIDE = 30  # characters between a row of countries and its verb


def within(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The codes of those named between two offsets that can bind themselves, in order."""
    return _unique(m.code for m in page.countries_in(start, end) if binds(m))


def side_by_side(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The codes of countries with only a dash between them: "Việt Nam - EAEU", "Россия - АСЕАН"."""
    found = page.countries_in(start, end)
    for one, other in itertools.pairwise(found):
        if one.code != other.code and _DASH.fullmatch(page.flow, one.end, other.start):
            return tuple(sorted((one.code, other.code)))
    return ()


def in_clause(page: Page, name: Span, clause: Span, names: Sequence[Span]) -> tuple[str, ...]:
    """The only two, or the only one, whom the clause names outside of all names; of more none is sure.

    Those before the name count first: "Russia and Laos signed |a treaty|, the ambassador to Peru said".
    """
    outside = [m for m in page.countries_in(*clause) if _acts(m) and not _is_inside(m.start, names)]
    before = _unique(m.code for m in outside if m.start < name[0])
    if len(before) == 2:
        return tuple(sorted(before))
    everyone = _unique(m.code for m in outside)
    if not everyone:
        return _two_seats(page, clause, names)
    return tuple(sorted(everyone)) if len(everyone) <= 2 else ()


def _two_seats(page: Page, clause: Span, names: Sequence[Span]) -> tuple[str, ...]:
    """Two capitals joined by "and", which stand for their states: "Beijing and Moscow signed"."""
    seats = [m for m in page.countries_in(*clause) if m.form == "seat" and not _is_inside(m.start, names)]
    for one, other in itertools.pairwise(seats):
        if one.code != other.code and _JOINED.fullmatch(page.flow, one.end, other.start):
            return tuple(sorted((one.code, other.code)))
    return ()


def in_sentence_before(page: Page, clause: Span, made: re.Pattern[str]) -> tuple[str, ...]:
    """The two that make something in the sentence before a clause that itself names no state.

    As in "Vietnam and Chile signed many documents. Most notable is |the Free Trade Agreement|".
    """
    start = clause[0]
    if start == 0 or any(binds(m) for m in page.countries_in(*clause)):
        return ()
    sentence = page.sentence_at(start - 1)
    if sentence[0] >= start or "\n" in page.flow[sentence[0] : start]:
        return ()
    if not made.search(page.flow, *sentence):
        return ()
    codes = _unique(m.code for m in page.countries_in(*sentence) if _acts(m))
    return tuple(sorted(codes)) if len(codes) == 2 else ()


def is_in_a_name(page: Page, start: int, end: int) -> bool:
    """Whether a noun stands inside the name of a body: "Организация |Договора| о коллективной безопасности"."""
    near = page.countries_in(max(0, start - _LONGEST), end + _LONGEST)
    return any(m.start <= start and end <= m.end for m in near)


def is_of_a_body(page: Page, clause: Span, kind: InstrumentType) -> bool:
    """Whether a statement is what a body's meeting adopts: "the ASEAN ministers adopted a |joint communiqué|"."""
    if kind not in _STATEMENTS:
        return False
    found = page.countries_in(*clause)
    return any(m.form == "bloc" for m in found) and len({m.code for m in found}) == 1


def is_of_a_trading_bloc(parties: Sequence[str]) -> bool:
    """Whether one of two parties is a bloc that concludes trade agreements for its members."""
    return len(parties) == 2 and not _TRADING.isdisjoint(parties)


def with_home(page: Page, parties: tuple[str, ...], home: str) -> tuple[str, ...]:
    """A partner told alone, and the country whose language the text is in, where that is named too.

    Its press names the other side only: "the minister signed a memorandum with |Iraq|".
    """
    alone = page.pair is None and len(parties) == 1 and parties[0] != home
    return tuple(sorted((*parties, home))) if alone and any(m.code == home for m in page.countries) else parties


def row_beside(page: Page, verb: Span, clause: Span, names: Sequence[Span]) -> tuple[str, ...]:
    """Three or more in a row beside a verb: "signed by Russia, India and Iran"."""
    outside = [m for m in page.countries_in(*clause) if _acts(m) and not _is_inside(m.start, names)]
    for row in _rows(page.flow, outside):
        close = 0 <= row[0].start - verb[1] < _BESIDE or 0 <= verb[0] - row[-1].end < _BESIDE
        codes = _unique(m.code for m in row)
        if close and len(codes) > 2:
            return tuple(sorted(codes))
    return ()


def _rows(flow: str, mentions: Sequence[CountryMention]) -> list[list[CountryMention]]:
    """Countries with only commas or "and" between them, run by run."""
    rows: list[list[CountryMention]] = []
    for mention in mentions:
        if rows and _NEXT.fullmatch(flow, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def _acts(mention: CountryMention) -> bool:
    return mention.form != "seat" and binds(mention)


def _is_inside(offset: int, names: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in names)


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
