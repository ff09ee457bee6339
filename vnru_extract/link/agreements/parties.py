"""Whom an instrument binds, once all its mentions and the document's two parties are known."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from vnru_extract.link.agreements.joins import Instrument
from vnru_extract.page import Page

# The state that came after: whose pair with another country a treaty of the old state's is told of.
_SUCCESSORS = {"CS": "CZ", "DD": "DE", "SU": "RU", "YU": "RS"}
# "Protocol on Upgrading |the FTA|": one named before, by a word that may mean these
_POINTED = re.compile(r"\bthe (Agreement|Convention|FTA|Treaty)$")
# "British |exports to the| Soviet Union"
_TRADE = re.compile(
    r"(?:'s?)? (?:\w+ ){0,2}(?:[Ee]xports|[Ii]mports|[Ss]ales|[Tt]rade|TRADE)(?: and (?:exports|imports))?"
    r" (?:from|to|with) (?:the )?"
)
# "exports |to the| Soviet Union| and |Rumania"
_PARTNER = re.compile(r"\b(?:from|to|with) (?:the )?$")
_JOINED = re.compile(r" and (?:(?:to|with|from) )?(?:the )?")
_NEAR = 100  # mentions
_TWO = 2
_MEANT: dict[str, frozenset[str]] = {
    "Agreement": frozenset({"agreement", "free_trade_agreement"}),
    "Convention": frozenset({"convention"}),
    "FTA": frozenset({"free_trade_agreement"}),
    "Treaty": frozenset({"treaty"}),
}


class Neighbours:
    """The mentions of all instruments of a document, in order, to find those inside or before one."""

    def __init__(self, instruments: Sequence[Instrument]) -> None:
        self._mentions = sorted(
            ((m.start, m.end, one) for one in instruments for m in one.mentions), key=lambda found: found[:2]
        )
        self._starts = [start for start, _, _ in self._mentions]

    def inside(self, instrument: Instrument) -> Instrument | None:
        """The first instrument that the name of one holds."""
        first = instrument.first
        near = self._mentions[bisect_right(self._starts, first.start) : bisect_left(self._starts, first.end)]
        return next((one for _, end, one in near if end <= first.end and one is not instrument), None)

    def around(self, instrument: Instrument) -> Instrument | None:
        """The instrument whose name holds the first mention of one."""
        first = instrument.first
        at = bisect_left(self._starts, first.start)
        near = reversed(self._mentions[max(0, at - _NEAR) : at])
        return next((one for start, end, one in near if start < first.start and first.end <= end), None)

    def before(self, instrument: Instrument, types: frozenset[str]) -> Instrument | None:
        """The latest instrument of such a type that is named before one."""
        at = bisect_left(self._starts, instrument.first.start)
        near = reversed(self._mentions[max(0, at - _NEAR) : at])
        return next((one for _, _, one in near if one.first.type in types and one is not instrument), None)


def parties_of(page: Page, instrument: Instrument, neighbours: Neighbours) -> tuple[str, ...]:
    """The parties of one of the document's instruments, as codes in order; empty where they are not told."""
    own = _of_inner(page, instrument, neighbours) or _parties(page, instrument)
    outer = neighbours.around(instrument) if not own and instrument.first.bilateral else None
    return _parties(page, outer) if outer else own


def with_common(parties: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The parties of all instruments, each lone one joined by the one country that all the pairs have in common.

    As in a list of what one government approved: "an MoU between India and Fiji", "an MoU with Peru".
    """
    pairs = [set(codes) for codes in parties if len(codes) == _TWO]
    common = set.intersection(*pairs) if len({*map(frozenset, pairs)}) > 1 else set()
    if len(common) != 1:
        return list(parties)
    return [tuple(sorted({*codes, *common})) if len(codes) == 1 else codes for codes in parties]


def _of_inner(page: Page, instrument: Instrument, neighbours: Neighbours) -> tuple[str, ...]:
    """Whom "protocol to |the Agreement|" binds: those whom the agreement binds that its name holds."""
    first = instrument.first
    if first.parties or first.known or not first.bilateral:
        return ()
    if other := neighbours.inside(instrument):
        inner = _parties(page, other)
        # a protocol of today's states to a treaty of those before them is their own
        return () if tuple(sorted(_SUCCESSORS.get(code, code) for code in inner)) == page.pair else inner
    pointed = _POINTED.search(page.flow, first.start, first.end)
    latest = neighbours.before(instrument, _MEANT[pointed.group(1)]) if pointed else None
    return _parties(page, latest) if latest else ()


def _parties(page: Page, instrument: Instrument) -> tuple[str, ...]:
    """The parties that the fullest mention states; one alone is completed by the pair the document is about."""
    named = [m for m in instrument.mentions if not m.short]
    told = max(named, key=lambda m: (len(m.parties), m.end - m.start)).parties
    if len(told) > 1 or any(m.known for m in named):
        return tuple(sorted(told))
    pair = page.pair or ()
    if len(told) == 1 or not pair:
        told = next((codes for codes in _signers(instrument) if set(told) < set(codes)), told)
        if len(told) > 1:
            return told
    if not told:
        return pair if any(m.bilateral for m in named) else ()
    if owner := _trading_with(page, told[0], pair):
        return tuple(sorted((told[0], owner)))
    successor = _SUCCESSORS.get(told[0])
    if successor in pair and told[0] not in pair:
        return tuple(sorted((told[0], *(code for code in pair if code != successor))))
    other = next((code for code in pair if code != told[0]), None)
    return pair if told[0] in pair and not _beside(page, told[0], other) else told


def _signers(instrument: Instrument) -> list[tuple[str, ...]]:
    """The two whom a later short mention makes sign: "the EU and Singapore had signed |the agreement|"."""
    return [m.parties for m in instrument.mentions if m.short and m.signing and len(m.parties) == _TWO]


def _trading_with(page: Page, code: str, pair: Sequence[str]) -> str | None:
    """The one country whose trade with `code` the document tells of; none where its pair is another and no list."""
    owners = {
        one.code
        for one, other in itertools.pairwise(page.countries)
        if other.code == code != one.code and _TRADE.fullmatch(page.flow, one.end, other.start)
    }
    if len(owners) != 1 or (code in pair and not _beside(page, code, next((c for c in pair if c != code), None))):
        return None
    return owners.pop()


def _beside(page: Page, code: str, other: str | None) -> bool:
    """Whether both are named as partners of a third: "arrangements |with Poland and Hungary|"."""
    return any(
        {one.code, two.code} == {code, other}
        and _JOINED.fullmatch(page.flow, one.end, two.start)
        and _PARTNER.search(page.flow, max(0, one.start - 20), one.start)
        for one, two in itertools.pairwise(page.countries)
    )
