"""Which nouns with the names around them are instruments between states, and which only point at one."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.evidence import Kind
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.vietnamese.naming import Reach
from vnru_extract.extractors.agreements.vietnamese.vocabulary import Noun, words
from vnru_extract.page import Page

_FREE_TRADE = re.compile(
    r" (?:\([A-Z]+\) )?(?:về )?(?:(?:khu vực |khu vực mậu dịch |khuôn khổ )?(?:thương mại|mậu dịch) tự do|FTA(?!\w)"
    r"|đối tác kinh tế(?! chiến lược))",
    re.IGNORECASE,
)
# Hiệp định |Paris|, Tuyên bố |Hà Nội|: capitals straight after the noun
_PROPER = re.compile(r" (?!Bộ |Chính |Thương |Khung |Hợp |Về )[A-ZĐÀ-Ỹ]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"] ?|[-—•] )$")
_MAKERS = re.compile(r" của (?!hai|các bên|các nước|Liên|ASEAN|Hội nghị|lãnh đạo)")


@dataclass(frozen=True)
class Candidate:
    """A noun with the name grown around it, and what its clause says."""

    noun: Noun
    written: str
    reach: Reach
    right: str
    sides: tuple[str, ...]
    mutual: bool  # whether it is said to be of "hai nước", "song phương"
    nearby: int  # how many states the clause names
    acting: int  # how many of them may be who makes it
    life: Life
    private: bool
    title: bool
    plural: bool

    @property
    def capital(self) -> bool:
        """Whether the noun has a capital."""
        return self.written[0].isupper()

    @property
    def told(self) -> bool:
        """Whether the name says what the instrument is about, or between whom it is."""
        return self.reach.content > 0

    @property
    def sided(self) -> bool:
        """Whether the name says who makes it."""
        return len(self.sides) > 1 or self.mutual

    @property
    def evident(self) -> bool:
        """Whether two make it, or something is done to it that is done to instruments."""
        return self.sided or self.nearby > 1 or self.life.touched


def free_trade(flow: str, start: int, end: int) -> bool:
    """Whether an agreement is on free trade, or an economic partnership."""
    return _FREE_TRADE.match(flow, start, end) is not None


def judge(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """Whether a noun names an instrument, points at one named elsewhere, or does neither."""
    flow, lexicon = page.flow, words()
    if candidate.private or (lexicon.domestic.match(flow, head[1]) and not candidate.sided):
        return "no"
    if candidate.plural:
        return "no"
    if _is_pointed_at(candidate, flow, head[1]):
        return "short"
    return {
        "plain": _judge_plain, "joint": _judge_joint, "shared": _judge_shared, "letters": _judge_letters,
        "verbal": _judge_verbal, "proper": _judge_proper,
    }[candidate.noun.kind](candidate, page, head)  # fmt: skip


def _is_pointed_at(candidate: Candidate, flow: str, end: int) -> bool:
    """Whether the noun alone means one that was named: "thỏa thuận trên", not "thỏa thuận trên biển"."""
    pointed = words().pointing.match(flow, end) is not None and words().goes_on.match(flow, end) is None
    return pointed and candidate.noun.kind in {"joint", "plain", "verbal"} and candidate.noun.word != "biên bản"


def _points(candidate: Candidate, flow: str, end: int) -> bool:
    """Whether a bare noun can mean an instrument that was named: "Hiệp định này", "FTA có hiệu lực"."""
    return candidate.capital or words().pointing.match(flow, end) is not None


def _judge_plain(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    if candidate.reach.dated and candidate.noun.word != "FTA":
        return "named"
    if not candidate.told:
        return "short" if _points(candidate, page.flow, head[1]) else "no"
    if candidate.noun.word == "FTA":
        return "named" if candidate.sides else "short"
    if candidate.capital:
        return "named"
    owned = candidate.right.startswith(" của ") and not candidate.sided  # "đồng minh hiệp ước |của Mỹ|"
    return "named" if candidate.evident and not owned else "no"


def _judge_joint(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """Statements and communiques of two: adopted, with a subject, or a document's own title."""
    if candidate.told or candidate.title or candidate.life.made:
        return "named"
    return "short" if _points(candidate, page.flow, head[1]) else "no"


def _judge_proper(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """Declarations have a capital and a place, a subject or makers; "tuyên bố" is what somebody says."""
    if not candidate.capital or not candidate.told or _MAKERS.match(page.flow, head[1]):
        return "no"
    first = _SENTENCE_START.search(page.flow, max(0, head[0] - 3), head[0]) is not None
    place = _PROPER.match(page.flow, head[1]) is not None
    if first and not (place or candidate.title or candidate.sided):
        return "no"
    return "named" if place or candidate.evident or candidate.title else "no"


def _judge_verbal(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """What is also "to agree": with a capital, or signed by two."""
    if not candidate.told:
        return "no"
    before = words().verbs.search(page.flow, max(0, head[0] - 20), head[0])
    if candidate.noun.word == "biên bản":
        return "named" if candidate.capital and (candidate.sided or candidate.life.made) else "no"
    if candidate.capital:
        return "named" if candidate.evident and not before else "no"
    if candidate.reach.dated:
        return "named"
    made = candidate.life.made or candidate.life.status != "unknown"
    return "named" if not before and (candidate.sided or (made and candidate.acting > 1)) else "no"


def _judge_shared(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """Plans, programmes and contracts are one state's own unless two make them."""
    shared = words().shared.match(page.flow, head[1]) is not None
    signed = candidate.life.made and candidate.nearby > 1
    if candidate.noun.type == "contract":
        return "named" if candidate.mutual and candidate.life.made and candidate.capital else "no"
    return "named" if shared and (candidate.sided or signed) and candidate.reach.content > 1 else "no"


def _judge_letters(candidate: Candidate, _page: Page, _head: tuple[int, int]) -> Kind:
    return "named" if candidate.told and (candidate.evident or candidate.capital) else "no"
