"""Whom an instrument binds, once all its mentions and the document's two parties are known."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from vnru_extract.extractors.agreements.counterparts import counterparts
from vnru_extract.link.agreements.joins import Instrument
from vnru_extract.page import Page

# The state that came after: whose pair with another country a treaty of the old state's is told of.
_SUCCESSORS = {"CS": "CZ", "DD": "DE", "SU": "RU", "YU": "RS"}
_OWN = re.compile(r"\b(?:[Oo]ur|[Ww]e)\b[^,;:.]*$")
# Blocs that conclude trade agreements as one, and the states that leave it to them.
_MEMBERS: dict[str, frozenset[str]] = {
    "EAEU": frozenset({"AM", "BY", "KG", "KZ", "RU"}),
    "EFTA": frozenset({"CH", "IS", "LI", "NO"}),
    "EU": frozenset({
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }),
}  # fmt: skip
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
# signed |in| Moscow: where it was made, not who made it
_PLACE_OF = re.compile(r"(?<!\w)(?:во?|из|на|под|đến|tại|từ|ở) $")
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
        return () if tuple(sorted(_SUCCESSORS.get(code, code) for code in inner)) == counterparts(page) else inner
    pointed = _POINTED.search(page.flow, first.start, first.end)
    latest = neighbours.before(instrument, _MEANT[pointed.group(1)]) if pointed else None
    return _parties(page, latest) if latest else ()


def _parties(page: Page, instrument: Instrument) -> tuple[str, ...]:
    """The parties that the fullest mention states; one alone is completed by the pair the document is about."""
    named = [m for m in instrument.mentions if not m.short]
    told = max(named, key=lambda m: (len(m.parties), m.end - m.start)).parties
    if len(told) > 1 or any(m.known for m in named):
        return tuple(sorted(told))
    pair = counterparts(page) or ()
    if len(told) == 1 or not pair:
        told = next((codes for codes in _signers(instrument) if set(told) < set(codes)), told)
        if len(told) > 1:
            return told
    if not told and (member := _member_acting(page, instrument, pair)):
        return member
    if not told:
        return pair if any(m.bilateral for m in named) else ()
    if owner := _trading_with(page, told[0], pair):
        return tuple(sorted((told[0], owner)))
    if (outsider := _outsider(told[0], pair)) and told[0] not in pair:
        return tuple(sorted((told[0], outsider)))
    successor = _SUCCESSORS.get(told[0])
    if successor in pair and told[0] not in pair:
        return tuple(sorted((told[0], *(code for code in pair if code != successor))))
    if told[0] not in pair and (home := _home(page, told[0], named[0].start)):
        return tuple(sorted((told[0], home)))
    other = next((code for code in pair if code != told[0]), None)
    return pair if told[0] in pair and not _beside(page, told[0], other) else told


def _member_acting(page: Page, instrument: Instrument, pair: Sequence[str]) -> tuple[str, ...]:
    """One state of the bloc in a pair, whose capital or parliament alone acts in the sentence, and the other.

    In a text about the EAEU and Iran "the treaty that the presidents signed, and |the Duma| ratified" is Russia's.
    """
    if page.language == "en" or instrument.first.type == "free_trade_agreement" or len(pair) != _TWO:
        return ()
    seats = [m for m in page.countries_in(*page.sentence_at(instrument.first.start)) if m.form == "seat"]
    codes = {m.code for m in seats}
    acting = any(not _PLACE_OF.search(page.flow, max(0, m.start - 8), m.start) for m in seats)
    if len(codes) != 1 or not acting:
        return ()
    for bloc, other in (pair, pair[::-1]):
        if codes <= _MEMBERS.get(bloc, frozenset()):
            return tuple(sorted({*codes, other}))
    return ()


def _home(page: Page, partner: str, start: int) -> str | None:
    """The country that speaks of its own agreement with a partner: "we have a treaty with Peru", "our FTA with".

    It is the one that the document names far more than any other.
    """
    first = page.sentence_at(start)[0]
    if not _OWN.search(page.flow, max(first, start - 80), start):
        return None
    counts = Counter(m.code for m in page.countries if m.form in {"name", "demonym"} and m.code != partner)
    (code, most), *rest = counts.most_common(2) or [("", 0)]
    return code if most > _TWO and most > _TWO * (rest[0][1] if rest else 0) else None


def _outsider(bloc: str, pair: Sequence[str]) -> str | None:
    """The one of the pair that is not in a bloc that the other is in: of India and Russia, whose pact with the EAEU."""
    members = _MEMBERS.get(bloc, frozenset())
    outside = [code for code in pair if code not in members]
    return outside[0] if len(outside) == 1 and len(pair) == _TWO else None


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
