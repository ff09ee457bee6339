"""Nouns that name an instrument only under further conditions: plans, contracts, statements, visions, partnerships.

A plan is one state's own, a partnership a relationship, a statement one side's, unless two sides make them.
"""

import re

from vnru_extract.extractors.agreements.evidence import ARTICLES, POINTING, Candidate, Kind
from vnru_extract.extractors.agreements.words import Words

_SHARED = re.compile("cooperation|co-operation|partner|understanding", re.IGNORECASE)
# "strategic partnership" is a relationship, a "Trade and Investment Partnership" an instrument
_OF_TRADE = frozenset({"economic", "investment", "trade"})
# Visions and compacts are one state's, a bloc's or everybody's as often as two states'
UNCOMMON = frozenset({"Compact", "Vision"})


def judge_loose_noun(candidate: Candidate, flow: str) -> Kind:
    """A framework that two sides sign, a statement they adopt, a trade partnership with a short form; no others."""
    if candidate.noun == "partnership" and _is_signed_partnership(candidate, flow):
        return "named"
    if candidate.noun == "partnership":
        trade = any(word.lower() in _OF_TRADE for word in candidate.left_words)
        return "named" if candidate.capital and trade and candidate.acronym and candidate.sided else "no"
    if candidate.noun == "statement":
        verb = flow[slice(*candidate.life.signing)].lower() if candidate.life.signing else ""
        adopted = verb in {"adopted", "adoption", "signed"} and candidate.before in ARTICLES
        return "named" if adopted and candidate.starter == "on" and candidate.actors == 2 else "no"
    shared = candidate.starter in {"for", "of", "on"} and _SHARED.search(candidate.right)
    made = candidate.life.signing is not None and candidate.before in ARTICLES | {"the"}
    return "named" if shared and made and (candidate.actors > 1 or candidate.paired) else "no"


def judge_uncommon(candidate: Candidate) -> Kind:
    """A "Compact" or a "Vision" names an instrument where its name gives two parties or two sides adopt it."""
    between = candidate.sided or (candidate.partner and candidate.life.touched)
    signed = candidate.life.signing is not None and (candidate.actors > 1 or candidate.paired)
    subject = bool(candidate.left or candidate.starter)
    return "named" if subject and (between or signed) else "short" if candidate.before in POINTING else "no"


def _is_signed_partnership(candidate: Candidate, flow: str) -> bool:
    """Whether two sides sign a "Partnership for Clean Rivers"; a "Strategic Partnership" is a relationship."""
    verb = flow[slice(*candidate.life.signing)].lower() if candidate.life.signing else ""
    named = candidate.capital and not candidate.left and candidate.starter in {"for", "on"}
    return named and verb.startswith(("sign", "ink")) and candidate.actors == 2


def judge_statement(candidate: Candidate, words: Words) -> Kind:
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
        if joint and candidate.before in ARTICLES and candidate.life.signing:
            return "named"
        return "short"
    subject = candidate.starter in {"on", "of", "concerning", "regarding", "between", "for"}
    if any(word.isdigit() for word in candidate.left_words) or (candidate.dated and candidate.right):
        return "named"
    if candidate.before in POINTING and not subject and not candidate.life.signing:
        return "short"
    if political or (joint and (candidate.life.signing or subject)):
        return "named"
    return "named" if subject and candidate.life.signing and candidate.noun != "communique" else "no"


def judge_strict(candidate: Candidate, words: Words) -> Kind:
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
    if candidate.starter == "to" and not candidate.life.signing:
        return "no"  # "their plan to work more closely": an intention
    told = candidate.life.signing or candidate.sided or (candidate.starter and candidate.life.touched)
    return "named" if told or (candidate.right and candidate.life.touched) else "no"
