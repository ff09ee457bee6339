"""Whether a noun such as "agreement" names one instrument, points back to one, or means something else."""

import re
from dataclasses import dataclass
from typing import Literal

from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.models import InstrumentType

_BEFORE = re.compile(r"([\w'.-]+)[ -]+$")
_POINTING = frozenset({"the", "this", "that", "said", "both", "these"})
_ARTICLES = frozenset({"a", "an", "another", "one", "first", "second", "new", "landmark", "major", "final"})
# reached an agreement, in agreement with, came to an agreement: an understanding, not an instrument
_REACHED = re.compile(
    r"\b(?:reach(?:ed|ing|es)?|c[ao]me to|there (?:is|was)|find|found|express(?:ed)?) (?:an? |the )?(?:\w+ )?$",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(
    r"\b(?:general|broad|full|complete|mutual|common|verbal|oral|tentative|in|by|of|no) $", re.IGNORECASE
)
# the agreement |of the parliament|
_CONSENT = re.compile(r"of (?:all|both|each|every|its|the|their)\b")
# nouns that mean an understanding as often as an instrument
_WEAK = frozenset({"accord", "agreement", "arrangement", "border deal", "pact", "peace deal", "trade deal"})
# "a memorandum |was signed on| health": the subject stands behind the verb
_SUBJECT_LATER = re.compile(
    r" (?:was|were|has been|have been|is|are) (?:\w+ly )?(?:also )?(?:signed|concluded|inked|initialled)"
    r" (?:on|for|between|concerning|regarding|to|in the (?:field|area|sphere)s? of) (?!\d|the \d|[A-Z][a-z]+ \d|\w+day)"
)
_PURPOSE = re.compile(
    r" (?:to (?!be |have |which |whom )[a-z]{4,}|affirming|aimed at|aiming (?:at|to)|covering|establishing|formalising"
    r"|formalizing|outlining|setting out|under which) "
)
# the first agreement |of its kind|
_OF_KIND = re.compile(r" of (?:its|that|the same|this) (?:kind|sort|type)\b")
# a CEPA is equivalent |to a| free trade agreement
_PREDICATIVE = re.compile(r"\b(?:akin|comparable|equivalent|similar|tantamount) to (?:an?|the) (?:[\w-]+ )?$")
# "strategic partnership" is a relationship, a "Trade and Investment Partnership" an instrument
# "between Kenya and Uganda |on fisheries|": what an instrument is about, after its parties
_ABOUT = re.compile(r"\b(?:amending|concerning|for|in|on|regarding|relating to|to) (?!the (?:period|years?)\b)[A-Za-z]")
_SHARED = re.compile("cooperation|co-operation|partner|understanding", re.IGNORECASE)
# "China and Peru will upgrade |their| free trade agreement": of the two that the sentence names
_THEIRS = frozenset({"our", "their"})
_BOTH = 2
_OF_TRADE = frozenset({"economic", "investment", "trade"})
Kind = Literal["named", "short", "no"]


@dataclass(frozen=True)
class Candidate:
    """An instrument noun with the name grown around it and what surrounds it."""

    type: InstrumentType
    noun: str
    capital: bool
    before: str
    left: str
    right: str
    starter: str
    acronym: str | None
    parties: int
    partner: bool
    mutual: bool
    later: bool
    paired: bool
    country: bool
    actors: int
    life: Life
    negotiated: bool  # whether it is "a", "an" or "a new" one, in a sentence about negotiations
    private: bool
    universal: bool
    title: bool
    dated: bool

    @property
    def left_words(self) -> list[str]:
        """The words of the name before its noun."""
        return self.left.split()

    @property
    def sided(self) -> bool:
        """Whether the name says who makes it: two countries, or "between the two governments"."""
        return self.parties > 1 or self.mutual


def word_before(flow: str, start: int) -> str:
    """The word right before an offset, in small letters: the article, or what stands in its place."""
    found = _BEFORE.search(flow, max(0, start - 30), start)
    return found.group(1).lower() if found else ""


def is_other_thing(flow: str, head: tuple[int, int], name: tuple[int, int], words: Words) -> bool:
    """Whether the words beside the noun make it a body, a place, a verb or one country's own affair."""
    if any(other.match(flow, head[1]) for other in (words.beside.after, words.beside.domestic, _OF_KIND)):
        return True
    before = word_before(flow, name[0])
    if before == "of" and flow[head[0] : head[1]] == "Protocol":  # chief of Protocol
        return True
    if before in words.beside.counting or before.isdigit():
        return True
    inner = flow[name[0] : head[0]].lower().split()[-1:]
    return before in words.beside.before or any(word in words.beside.before - words.beside.modifiers for word in inner)


def has_subject_later(flow: str, end: int) -> bool:
    """Whether the verb stands between the noun and what the instrument is about: "An MoU |was signed on| health"."""
    return _SUBJECT_LATER.match(flow, end) is not None


def has_purpose(flow: str, end: int) -> bool:
    """Whether what a memorandum is to do stands after it: "signed an MoU |to promote| trade"."""
    return _PURPOSE.match(flow, end) is not None


def judge(candidate: Candidate, flow: str, start: int, words: Words) -> Kind:
    """Named, a short form of one named elsewhere, or no instrument."""
    if candidate.private:
        return "no"
    if candidate.noun in {"framework", "partnership", "statement"}:
        return _judge_loose_noun(candidate, flow)
    if (
        candidate.later
        and candidate.type != "contract"
        and candidate.before in _ARTICLES
        and (candidate.actors > 1 or candidate.paired)
    ):
        return "named"
    if candidate.type in {"plan", "programme", "contract"}:
        return _judge_strict(candidate, words)
    if candidate.type in {"joint_statement", "communique"} or candidate.noun == "declaration":
        return _judge_statement(candidate, words)
    if candidate.capital:
        return _judge_capital(candidate, words)
    return _judge_lower(candidate, flow, start, words)


def _judge_loose_noun(candidate: Candidate, flow: str) -> Kind:
    """A framework that two sides sign, a statement they adopt, a trade partnership with a short form; no others."""
    if candidate.noun == "partnership" and _is_signed_partnership(candidate, flow):
        return "named"
    if candidate.noun == "partnership":
        trade = any(word.lower() in _OF_TRADE for word in candidate.left_words)
        return "named" if candidate.capital and trade and candidate.acronym and candidate.sided else "no"
    if candidate.noun == "statement":
        verb = flow[slice(*candidate.life.signing)].lower() if candidate.life.signing else ""
        adopted = verb in {"adopted", "adoption", "signed"} and candidate.before in _ARTICLES
        return "named" if adopted and candidate.starter == "on" and candidate.actors == 2 else "no"
    shared = candidate.starter in {"for", "of", "on"} and _SHARED.search(candidate.right)
    made = candidate.life.signing is not None and candidate.before in _ARTICLES | {"the"}
    return "named" if shared and made and (candidate.actors > 1 or candidate.paired) else "no"


def _is_signed_partnership(candidate: Candidate, flow: str) -> bool:
    """Whether two sides sign a "Partnership for Clean Rivers"; a "Strategic Partnership" is a relationship."""
    verb = flow[slice(*candidate.life.signing)].lower() if candidate.life.signing else ""
    named = candidate.capital and not candidate.left and candidate.starter in {"for", "on"}
    return named and verb.startswith(("sign", "ink")) and candidate.actors == 2


def _judge_capital(candidate: Candidate, words: Words) -> Kind:
    """A "Treaty on Basic Principles", a "Paris Agreement" is named; "the Treaty", "the Bilateral Pact" point back."""
    told = [word for word in candidate.left_words if word.lower() not in words.beside.bilateral]
    if candidate.starter or told or (candidate.right and candidate.dated):
        return "named"
    if candidate.acronym and candidate.noun not in {"agreement", "treaty", "protocol"}:
        return "named"
    if candidate.type == "other":
        return "named" if candidate.life.touched else "no"
    if candidate.before in _ARTICLES and candidate.dated and candidate.life.signing:
        return "named"
    return "no" if candidate.before in words.beside.another else "short"


def _judge_lower(candidate: Candidate, flow: str, start: int, words: Words) -> Kind:
    """An instrument told by its subject or parties, in a sentence that treats it as one."""
    if not candidate.sided and _PREDICATIVE.search(flow, max(0, start - 40), start):
        return "no"  # a CEPA "is equivalent to a free trade agreement": a kind
    if candidate.noun in _WEAK and not candidate.dated and _is_understanding(candidate, flow, start, words):
        return "no"
    told = _told_free_trade if candidate.type == "free_trade_agreement" else _told_lower
    vague = candidate.noun == "arrangement" and not (candidate.life.signing and candidate.before in _ARTICLES)
    if not vague and told(candidate, words):
        return "named"
    return "short" if candidate.before in _POINTING and candidate.noun != "arrangement" else "no"


def _is_understanding(candidate: Candidate, flow: str, start: int, words: Words) -> bool:
    """As "reached an agreement on", "by mutual agreement": what two agree on, not what they sign."""
    if _UNDERSTOOD.search(flow, max(0, start - 15), start) or _CONSENT.match(candidate.right):
        return True
    return _REACHED.search(flow, max(0, start - 40), start) is not None and not (
        candidate.parties > 1 and _is_modified(candidate, words)
    )


def _is_modified(candidate: Candidate, words: Words) -> bool:
    return any(word.lower() in words.beside.modifiers for word in candidate.left_words)


def _told_free_trade(candidate: Candidate, words: Words) -> bool:
    """Its parties are named, or two states of the sentence sign or negotiate it."""
    made = candidate.life.signing or candidate.life.status == "negotiating"
    free = candidate.before not in _POINTING and candidate.actors > 1
    shared = any(word.lower() in words.beside.bilateral for word in candidate.left_words)
    if candidate.actors == _BOTH and (candidate.before in _THEIRS or (shared and candidate.before == "the")):
        return True
    introduced = candidate.acronym is not None and candidate.country
    return candidate.sided or candidate.partner or introduced or bool(made and free)


def _told_lower(candidate: Candidate, words: Words) -> bool:
    """It has a subject and is dealt with as instruments are, or names its parties."""
    modified = _is_modified(candidate, words)
    subject = candidate.starter not in {"", "between", "with", "among"} and candidate.type != "charter"
    strong = candidate.noun not in _WEAK | {"protocol", "convention", "charter"}
    if candidate.right.startswith("on this"):
        return candidate.life.touched and any(word.lower() in words.beside.bilateral for word in candidate.left_words)
    if candidate.type == "other" and candidate.life.signing and candidate.actors > 1:
        return candidate.before not in _POINTING
    if candidate.right and not candidate.starter and (candidate.dated or modified):
        told = candidate.before in _ARTICLES and modified and candidate.life.touched and candidate.paired
        return candidate.before in _POINTING or candidate.life.signing is not None or told
    introduced = candidate.acronym is not None and candidate.noun.startswith("memorandum")
    if introduced and candidate.life.signing and (candidate.actors > 1 or candidate.paired):
        return True
    telling = any(word.lower() in words.beside.telling for word in candidate.left_words)
    if telling and candidate.actors > 1 and candidate.life.signing and candidate.before not in _POINTING:
        return True
    kind = [word for word in candidate.left_words if word.lower() not in words.beside.modifiers]
    if (telling or kind) and candidate.negotiated and candidate.actors == 2:
        return True
    if subject and (strong or candidate.dated or _intended(candidate, words)):
        return True
    if candidate.partner and ((modified and candidate.life.touched) or candidate.dated):
        return True
    if _is_about_after_parties(candidate, strong=strong):
        return True
    # "a memorandum between the firm and the Peruvian Ministry of Health", where the text is about Peru and one other
    body = (
        candidate.starter == "between" and candidate.paired and words.binding.public.search(candidate.right) is not None
    )
    sided = candidate.sided or (body and candidate.country)
    return sided and (modified or strong or subject or candidate.dated)


def _is_about_after_parties(candidate: Candidate, *, strong: bool) -> bool:
    """Whether parties and a subject follow: "a protocol between Kenya and Uganda on fish", "an MoU with Fiji on"."""
    if candidate.noun == "protocol" and candidate.starter in {"amending", "supplementing"}:
        return True
    if not _ABOUT.search(candidate.right):
        return False
    if candidate.sided:
        return strong or candidate.noun not in _WEAK or candidate.before in _ARTICLES | _POINTING
    return candidate.partner and strong and candidate.life.touched


def _intended(candidate: Candidate, words: Words) -> bool:
    """Whether something is done to it that is done to instruments only, or its kind says that states made it."""
    return candidate.life.touched or any(word.lower() in words.beside.bilateral for word in candidate.left_words)


def _judge_statement(candidate: Candidate, words: Words) -> Kind:
    """Joint statements, declarations, communiques: named by a title, a subject, or by being adopted."""
    joint = candidate.noun != "declaration" or "joint" in candidate.left.lower()
    political = "political" in candidate.left.lower() and candidate.life.signing is not None
    if candidate.capital:
        plain = {"joint", "political"} | words.beside.bilateral
        told = [word for word in candidate.left_words if word.lower() not in plain]
        if candidate.starter or told or candidate.title:
            return "named"
        if candidate.dated and (candidate.right or candidate.life.signing):
            return "named"
        return "short"
    subject = candidate.starter in {"on", "of", "concerning", "regarding", "between", "for"}
    if any(word.isdigit() for word in candidate.left_words) or (candidate.dated and candidate.right):
        return "named"
    if candidate.before in _POINTING and not subject and not candidate.life.signing:
        return "short"
    if political or (joint and (candidate.life.signing or subject)):
        return "named"
    return "named" if subject and candidate.life.signing and candidate.noun != "communique" else "no"


def _judge_strict(candidate: Candidate, words: Words) -> Kind:
    """Plans, programmes and contracts are one state's own unless two sides make them."""
    name = f"{candidate.left} {candidate.noun} {candidate.right}".lower()
    if "national" in candidate.left.lower().split():
        return "no"
    shared = "cooperation" in name or "co-operation" in name or "joint" in name or "intergovernmental" in name
    if "consultations" in name or "exchange" in name or "action" in name:
        shared = shared or candidate.sided or candidate.life.signing is not None
        shared = shared or (candidate.capital and "exchange" in candidate.left.lower() and candidate.right != "")
    if not shared or (candidate.type == "contract" and candidate.parties < 2):
        return "no"
    if candidate.capital:
        return "named"
    told = candidate.life.signing or candidate.sided or (candidate.starter and candidate.life.touched)
    return "named" if told or (candidate.right and candidate.life.touched) else "no"
