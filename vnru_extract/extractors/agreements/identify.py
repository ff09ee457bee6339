"""Whether a noun such as "agreement" names one instrument, points back to one, or means something else."""

import re

from vnru_extract.extractors.agreements.conditional import (
    UNCOMMON,
    judge_loose_noun,
    judge_statement,
    judge_strict,
    judge_uncommon,
)
from vnru_extract.extractors.agreements.evidence import ARTICLES, POINTING, Candidate, Kind
from vnru_extract.extractors.agreements.words import Words

_BEFORE = re.compile(r"([\w'.-]+)[ -]+$")
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
# an agreement |to buy| 40 aircraft
_PURCHASE = re.compile(r"to (?:acquire|buy|lease|purchase|sell)\b")
# the first agreement |of its kind|
_OF_KIND = re.compile(r" of (?:its|that|the same|this) (?:kind|sort|type)\b")
# a CEPA is equivalent |to a| free trade agreement
_PREDICATIVE = re.compile(r"\b(?:akin|comparable|equivalent|similar|tantamount) to (?:an?|the) (?:[\w-]+ )?$")
# "between Kenya and Uganda |on fisheries|": what an instrument is about, after its parties
_ABOUT = re.compile(r"\b(?:amending|concerning|for|in|on|regarding|relating to|to) (?!the (?:period|years?)\b)[A-Za-z]")
# "China and Peru will upgrade |their| free trade agreement": of the two that the sentence names
_THEIRS = frozenset({"our", "their"})
_BOTH = 2
# what one state has too: an item of a list that is one of these is judged as elsewhere
_OWN = frozenset({"contract", "other", "plan", "programme"})
_MEMORANDA = frozenset({"memorandum", "memorandum of cooperation", "memorandum of understanding"})
# an agreement that "a", "an", "another" introduces, of the two that the document is about
_NO_OTHERS = frozenset({0, 2})


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
    if candidate.private or (not candidate.capital and _PURCHASE.match(candidate.right)):
        return "no"
    if candidate.type == "memorandum" and _is_order(candidate, words):
        return "no"
    if candidate.noun in {"framework", "partnership", "statement"}:
        return judge_loose_noun(candidate, flow)
    if (
        candidate.later
        and candidate.type != "contract"
        and candidate.before in ARTICLES
        and (candidate.actors > 1 or candidate.paired)
    ):
        return "named"
    if candidate.left_words[:1] == ["National"] and not (candidate.sided or candidate.partner):
        return "no"  # of one country and its provinces
    if candidate.item and (candidate.left or candidate.starter) and candidate.type not in _OWN:
        return "named"
    if candidate.noun in UNCOMMON:
        return judge_uncommon(candidate)
    if candidate.type in {"plan", "programme", "contract"}:
        return judge_strict(candidate, words)
    if candidate.type in {"joint_statement", "communique"} or candidate.noun == "declaration":
        return judge_statement(candidate, words)
    if candidate.capital:
        return _judge_capital(candidate, words)
    return _judge_lower(candidate, flow, start, words)


def _is_order(candidate: Candidate, words: Words) -> bool:
    """Whether a head of state directs his own government: "Presidential Memorandum", "Memorandum for the Secretary of
    State", "a memorandum to hold law firms accountable" with nobody on the other side.
    """
    if any(word.lower() in words.beside.heads_of_state for word in candidate.left_words):
        return True
    if words.beside.addressees.match(candidate.right):
        return True
    alone = not (candidate.partner or candidate.sided or candidate.paired) and candidate.actors < _BOTH
    return alone and candidate.starter == "to" and candidate.noun == "memorandum"


def _judge_capital(candidate: Candidate, words: Words) -> Kind:
    """A "Treaty on Basic Principles", a "Paris Agreement" is named; "the Treaty", "the Bilateral Pact" point back."""
    told = [word for word in candidate.left_words if word.lower() not in words.beside.bilateral]
    if _is_of_people(candidate):
        return "no"
    if candidate.starter or told or (candidate.right and candidate.dated):
        return "named"
    if candidate.acronym and candidate.noun not in {"agreement", "treaty", "protocol"}:
        return "named"
    if candidate.type == "other":
        return "named" if candidate.life.touched else "no"
    if candidate.before in ARTICLES and candidate.dated and candidate.life.signing:
        return "named"
    if candidate.type == "free_trade_agreement" and _is_in_talks(candidate):
        return "named"
    if candidate.signed_between:
        return "named"
    return "no" if candidate.before in words.beside.another else "short"


def _is_of_people(candidate: Candidate) -> bool:
    """Whether it stands between makers that are no states, all in small letters: "Agreement between the two raters"."""
    between = candidate.noun in _WEAK and candidate.starter == "between" and not candidate.left
    return between and not (candidate.sided or candidate.country) and candidate.right.islower()


def _is_in_talks(candidate: Candidate) -> bool:
    """Whether the two that the document is about negotiate "a free trade agreement", and nobody else is named."""
    others = candidate.outsiders or candidate.actors not in _NO_OTHERS
    return candidate.negotiated and candidate.paired and not others


def _judge_lower(candidate: Candidate, flow: str, start: int, words: Words) -> Kind:
    """An instrument told by its subject or parties, in a sentence that treats it as one."""
    if not candidate.sided and _PREDICATIVE.search(flow, max(0, start - 40), start):
        return "no"  # a CEPA "is equivalent to a free trade agreement": a kind
    if candidate.noun in _WEAK and not candidate.dated and _is_understanding(candidate, flow, start, words):
        return "no"
    told = _told_free_trade if candidate.type == "free_trade_agreement" else _told_lower
    vague = candidate.noun == "arrangement" and not (candidate.life.signing and candidate.before in ARTICLES)
    if not vague and told(candidate, words):
        return "named"
    return "short" if candidate.before in POINTING and candidate.noun != "arrangement" else "no"


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
    free = candidate.before not in POINTING and candidate.actors > 1
    shared = any(word.lower() in words.beside.bilateral for word in candidate.left_words)
    if candidate.actors == _BOTH and (candidate.before in _THEIRS or (shared and candidate.before == "the")):
        return True
    introduced = candidate.acronym is not None and candidate.country
    if _is_in_talks(candidate) or candidate.signed_between:
        return True
    return candidate.sided or candidate.partner or introduced or bool(made and free)


def _told_lower(candidate: Candidate, words: Words) -> bool:
    """It has a subject and is dealt with as instruments are, or names its parties."""
    modified = _is_modified(candidate, words)
    subject = candidate.starter not in {"", "between", "with", "among"} and candidate.type != "charter"
    subject = subject and (candidate.starter, candidate.before) != ("to", "first")  # "the first treaty to ban mines"
    strong = candidate.noun not in _WEAK | {"protocol", "convention", "charter"}
    if _is_told_by_making(candidate, modified=modified):
        return True
    if candidate.right.startswith("on this"):
        return candidate.life.touched and any(word.lower() in words.beside.bilateral for word in candidate.left_words)
    if candidate.type == "other" and candidate.life.signing and candidate.actors > 1:
        return candidate.before not in POINTING
    if candidate.right and not candidate.starter and (candidate.dated or modified):
        told = candidate.before in ARTICLES and modified and candidate.life.touched and candidate.paired
        return candidate.before in POINTING or candidate.life.signing is not None or told
    introduced = candidate.acronym is not None and candidate.noun.startswith("memorandum")
    if introduced and candidate.life.signing and (candidate.actors > 1 or candidate.paired):
        return True
    telling = any(word.lower() in words.beside.telling for word in candidate.left_words)
    if telling and candidate.actors > 1 and candidate.life.signing and candidate.before not in POINTING:
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


def _is_told_by_making(candidate: Candidate, *, modified: bool) -> bool:
    """Whether the day it was signed on tells it, or its kind: "a cooperation memorandum" of two that are named."""
    made = candidate.life.signing is not None or candidate.life.entry is not None
    kind = candidate.noun in _MEMORANDA and modified and candidate.before in ARTICLES
    return candidate.signed_between or (kind and made and candidate.actors == _BOTH)


def _is_about_after_parties(candidate: Candidate, *, strong: bool) -> bool:
    """Whether parties and a subject follow: "a protocol between Kenya and Uganda on fish", "an MoU with Fiji on"."""
    if candidate.noun == "protocol" and candidate.starter in {"amending", "supplementing"}:
        return True
    if not _ABOUT.search(candidate.right):
        return False
    if candidate.sided:
        return strong or candidate.noun not in _WEAK or candidate.before in ARTICLES | POINTING
    return candidate.partner and strong and candidate.life.touched


def _intended(candidate: Candidate, words: Words) -> bool:
    """Whether something is done to it that is done to instruments only, or its kind says that states made it."""
    return candidate.life.touched or any(word.lower() in words.beside.bilateral for word in candidate.left_words)
