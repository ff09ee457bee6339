"""Which nouns with the names around them are instruments between states, and which only point at one."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.evidence import Kind
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.russian.leftward import Before
from vnru_extract.extractors.agreements.russian.reach import Reach
from vnru_extract.extractors.agreements.russian.vocabulary import Noun, words
from vnru_extract.page import Page

# что бы ни: "соглашение о том, что"
_THAT = re.compile(r" о том,? ")
_FREE_TRADE = re.compile(
    r" (?:о|об)(?: создании)? (?:(?:(?:режиме|единой|полноформатной) )?свободной торговл[еи]"
    r"|(?:зон[еы] )свободной торговли|ЗСТ(?!\w)|(?:всеобъемлющем )?экономическом партн[её]рстве(?!\w))"
)
_OF_FREE_TRADE = re.compile(r"(?<!\w)(?:[Сс]вободн\w{2,3} торговл\w{1,2}|ЗСТ)(?!\w)")
_NEAR = 300  # characters
# План |совместных действий|
_COMMON = re.compile(r" совместн")
_ORAL = re.compile(r" (?:для (?:прессы|СМИ|журналистов)|перед прессой)")


@dataclass(frozen=True)
class Candidate:
    """A noun with the name grown around it, and what its clause says."""

    noun: Noun
    written: str
    before: Before
    reach: Reach
    right: str
    sides: tuple[str, ...]
    mutual: bool  # whether it is said to be of "two countries", "intergovernmental"
    nearby: int  # how many states the clause names
    official: bool  # whether the clause tells of states, ministers, visits
    life: Life
    private: bool
    signed: bool  # whether the verb before it says that it was signed
    by_bodies: bool  # whether ministries or agencies of states did
    title: bool
    plural: bool

    @property
    def capital(self) -> bool:
        """Whether the noun, or the name before it, has a capital."""
        return self.written[0].isupper()

    @property
    def told(self) -> bool:
        """Whether the name says what the instrument is about."""
        return self.reach.told or any(form in words().beside.telling for form in self.before.adjectives)

    @property
    def sided(self) -> bool:
        """Whether the name says who makes it."""
        return len(self.sides) > 1 or self.mutual

    @property
    def evident(self) -> bool:
        """Whether two make it, or something is done to it that is done to instruments."""
        return self.sided or self.nearby > 1 or (self.life.touched and (self.official or self.capital))


def free_trade(flow: str, start: int, end: int) -> bool:
    """Whether an agreement whose name goes on between two offsets is on free trade, or an economic partnership."""
    return _FREE_TRADE.search(flow, start, end) is not None


def free_trade_near(flow: str, start: int, end: int) -> bool:
    """Whether free trade is spoken of shortly before or after a name that does not tell its subject."""
    return _OF_FREE_TRADE.search(flow, max(0, start - _NEAR), end + _NEAR) is not None


def judge(candidate: Candidate, page: Page, head: tuple[int, int]) -> Kind:
    """Whether a noun names an instrument, points at one named elsewhere, or does neither."""
    if _is_other_thing(candidate, page.flow, head):
        return "no"
    judged = {
        "plain": _judge_plain, "joint": _judge_joint, "shared": _judge_shared, "letters": _judge_letters,
        "settlement": _judge_settlement,
    }[candidate.noun.kind](candidate, head)  # fmt: skip
    if judged == "named" and _is_consent(candidate, page.flow, head):
        return "no"
    return judged


def _is_other_thing(candidate: Candidate, flow: str, head: tuple[int, int]) -> bool:
    """Whether the words around make it a firm's, a person's, or no instrument at all."""
    lexicon = words()
    if _THAT.match(flow, head[1]) or lexicon.domestic_after.match(flow, head[1]):
        return True
    if lexicon.not_after.search(flow, max(0, head[0] - 30), head[0]) or candidate.private:
        return True
    domestic = frozenset(lexicon.beside.domestic)
    return any(form in domestic for form in candidate.before.adjectives) and not candidate.sided


def _is_consent(candidate: Candidate, flow: str, head: tuple[int, int]) -> bool:
    """Whether a consent was reached, not a text made: "достигли |соглашения| о встрече"."""
    reached = words().consent.search(flow, max(0, head[0] - 30), head[0])
    return reached is not None and not (candidate.capital or candidate.sided or candidate.before.adjectives)


def _judge_plain(candidate: Candidate, head: tuple[int, int]) -> Kind:
    if candidate.plural:
        place = candidate.before.place and candidate.noun.type == "agreement"
        return "named" if place else "no"
    if candidate.reach.dated or (candidate.before.place and (not candidate.before.opens or candidate.life.touched)):
        return "named"
    if candidate.noun.lemma == "протокол" and candidate.reach.starter in {"", "genitive", "в"}:
        return "short" if candidate.capital else "no"
    if candidate.told and (candidate.evident or (candidate.capital and candidate.reach.told)):
        return "named"
    if candidate.reach.inner is not None and candidate.evident:
        return "named"
    if len(candidate.sides) > 1 or (candidate.mutual and candidate.life.touched and candidate.before.adjectives):
        return "named"
    if candidate.sides and candidate.reach.partner and candidate.life.made:
        return "named"
    bare = not candidate.reach.told and not candidate.before.adjectives
    return "short" if bare and _points(candidate, head) else "no"


def _points(candidate: Candidate, head: tuple[int, int]) -> bool:
    """Whether a bare noun can mean an instrument that was named: "Договор", "это соглашение", "соглашение вступило".

    "Подписали |соглашение|" tells of a new one.
    """
    signing = candidate.life.signing
    told = (
        candidate.life.entry is not None
        or candidate.life.expiry is not None
        or (signing is not None and signing[0] >= head[1])
    )
    return told or candidate.capital or candidate.before.pronoun in words().beside.pointing


def _judge_joint(candidate: Candidate, _head: tuple[int, int]) -> Kind:
    """Statements and communiques of two: adopted, with a subject, or a document's own title."""
    joint = any(form.replace("ё", "е") in candidate.before.adjectives for form in words().beside.jointly)
    # one who speaks for himself signs nothing: "подписано |Заявление| об основах отношений"
    joint = joint or (candidate.signed and candidate.capital and candidate.reach.told and candidate.nearby > 1)
    if not joint and candidate.noun.lemma != "коммюнике":
        return "no"
    if candidate.plural or _ORAL.match(candidate.right):
        return "no"
    said = candidate.reach.told or candidate.reach.dated or candidate.title
    if said or candidate.life.made or len(candidate.sides) > 1:
        return "named"
    return "short" if candidate.capital or candidate.before.pronoun in words().beside.pointing else "no"


def _judge_shared(candidate: Candidate, _head: tuple[int, int]) -> Kind:
    """Plans, programmes and contracts are one state's own unless two make them."""
    if candidate.plural:
        return "no"
    made = candidate.life.made and (candidate.nearby > 1 or candidate.mutual)
    joint = len(candidate.sides) > 1 or (candidate.mutual and candidate.nearby > 1) or made
    if candidate.noun.type == "contract":
        return "named" if joint and (candidate.mutual or (candidate.by_bodies and candidate.told)) else "no"
    if candidate.noun.lemma == "дорожная карта":
        return "named" if joint and candidate.reach.starter else "no"
    shared = words().shared.search(candidate.right) is not None or "совместный" in candidate.before.adjectives
    common = candidate.capital and _COMMON.search(candidate.right) is not None
    return "named" if shared and (joint or common) else "no"


def _judge_letters(candidate: Candidate, _head: tuple[int, int]) -> Kind:
    told = candidate.reach.told and (candidate.evident or candidate.capital)
    return "named" if told and not candidate.plural else "no"


def _judge_settlement(candidate: Candidate, _head: tuple[int, int]) -> Kind:
    return "named" if candidate.plural and candidate.before.place else "no"
