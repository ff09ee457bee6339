"""Which mentions are of one instrument."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page
from vnru_extract.text import fold

_SMALL = frozenset(
    {
        "the",
        "of",
        "a",
        "an",
        "and",
        "on",
        "for",
        "in",
        "to",
        "between",
        "with",
        "among",
        "its",
        "their",
        "our",
        "concerning",
        "regarding",
        "relating",
        "s",
    }
)
# One noun may stand for another: "the agreement" for a treaty, "the document" is not read at all.
_LOOSE = {
    "agreement": {"free_trade_agreement", "agreement", "treaty", "memorandum", "convention", "protocol"},
    "pact": {"agreement", "treaty", "free_trade_agreement"},
    "accord": {"agreement", "treaty"},
    "trade deal": {"agreement", "free_trade_agreement"},
}


@dataclass
class Instrument:
    """The mentions of one instrument, in order, and the parties found for it so far."""

    mentions: list[InstrumentMention] = field(default_factory=list)

    @property
    def first(self) -> InstrumentMention:
        """The mention that gives the type."""
        return self.mentions[0]


def join(page: Page, mentions: Sequence[InstrumentMention]) -> list[Instrument]:
    """Instruments with all their mentions; a short form that points at none is dropped."""
    found: list[Instrument] = []
    for mention in mentions:
        if mention.short:
            target = _pointed_at(page, mention, found)
        else:
            target = next((i for i in reversed(found) if _is_same(page, mention, i)), None)
            if target is None:
                target = Instrument()
                found.append(target)
        if target is not None:
            target.mentions.append(mention)
    return found


def _pointed_at(page: Page, mention: InstrumentMention, found: list[Instrument]) -> Instrument | None:
    """The latest instrument that "the Treaty", "this agreement", "the MOU" can mean."""
    exact = [i for i in found if i.first.type == mention.type]
    defined = [i for i in exact if any((m.acronym or "").lower() == mention.head for m in i.mentions)]
    if defined:
        return defined[-1]
    word = page.flow[mention.start : mention.end]
    by_acronym = [i for i in found if any(m.acronym == word for m in i.mentions)]
    if by_acronym:
        return by_acronym[-1]
    if exact:
        return exact[-1]
    loose = [i for i in found if i.first.type in _LOOSE.get(mention.head, ())]
    return loose[-1] if loose else None


def _is_same(page: Page, mention: InstrumentMention, other: Instrument) -> bool:
    """Whether a full name is another mention of `other`: one name within the other, and no different parties."""
    if mention.known or other.first.known:
        return mention.known is not None and mention.known == other.first.known
    if mention.type != other.first.type or not _parties_agree(page, mention, other):
        return False
    mine = _tokens(page, mention)
    for earlier in other.mentions:
        if earlier.short or _overlaps(mention, earlier) or _blocs(page, mention) != _blocs(page, earlier):
            continue
        theirs = _tokens(page, earlier)
        if mine == theirs or ((mine < theirs or theirs < mine) and not (mention.fresh and earlier.fresh)):
            return True
        if _is_the_statement(page, mention, earlier):
            return True
        if (
            not (mention.subject and earlier.subject)
            and not (mention.fresh and earlier.fresh)
            and page.flow[mention.start].isupper()
        ):
            return True
    return False


def _is_the_statement(page: Page, mention: InstrumentMention, earlier: InstrumentMention) -> bool:
    """Whether both are joint statements or communiques without a year: two states make one at a meeting."""
    names = page.flow[mention.start : mention.end] + page.flow[earlier.start : earlier.end]
    return mention.type in {"joint_statement", "communique"} and re.search(r"\d{4}", names) is None


def _blocs(page: Page, mention: InstrumentMention) -> set[str]:
    """Blocs in the name that are not parties: the "ASEAN" of "ASEAN Treaty on ..."."""
    return {m.code for m in page.countries_in(mention.start, mention.end) if m.form == "bloc"} - set(mention.parties)


def _overlaps(one: InstrumentMention, two: InstrumentMention) -> bool:
    return one.start < two.end and two.start < one.end and one.type == two.type


def _parties_agree(page: Page, mention: InstrumentMention, other: Instrument) -> bool:
    """Whether the parties are the same, or those of one are not told and may be the document's two."""
    mine = set(mention.parties) or (set(page.pair or ()) if mention.bilateral else set())
    theirs: set[str] = set()
    for earlier in other.mentions:
        theirs |= set(earlier.parties) or (set(page.pair or ()) if earlier.bilateral else set())
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _tokens(page: Page, mention: InstrumentMention) -> set[str]:
    """The words that tell one name from another: no small words, and no short form in brackets."""
    name = re.sub(r"\([^)]*\)", " ", page.flow[mention.start : mention.end])
    inside = {
        token for m in page.countries_in(mention.start, mention.end) for token in _split(page.flow[m.start : m.end])
    }
    noun = set(_split(mention.head)) if mention.head else set()
    return (set(_split(name)) - _SMALL - inside - noun) or {mention.type}


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
