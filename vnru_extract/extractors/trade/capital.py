"""Balances of trade, and investment, as a sentence names them."""

import re

from vnru_extract.extractors.trade.flow import FlowWord, commodity_before, has_any, modifiers_before, no_trade
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

_TRADE_BEFORE = re.compile(r"\btrade\ $", re.IGNORECASE)
# a surplus "in trade" with
_IN_TRADE = re.compile(r"(?:\ \w+){0,3}?\ in\ (?:\w+\ ){0,3}(?:trade|commerce)\b")
_OF_THE_STATE = re.compile(r"\b(?:budget|fiscal|current account|government)\ $", re.IGNORECASE)
_TRADE_AND = re.compile(r"\btrade\ and\ $", re.IGNORECASE)
# "5,500 valid" projects
_COUNTED = re.compile(r"\b\d[\d,]*\ (?:[\w-]+\ ){0,4}$")
_INVESTING = re.compile(r"\binvest(?:or|ors|ment|ments|ed)\b|\bFDI\b", re.IGNORECASE)


def find_balance(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """A trade deficit · a surplus in trade with; a bare "surplus" needs trade named before it."""
    text, (head, tail), word = page.flow, match.span(), match.group().lower()
    before = _TRADE_BEFORE.search(text[max(start, head - 7) : head])
    if _OF_THE_STATE.search(text[max(start, head - 18) : head]):
        return no_trade(head, tail)
    if not before and (word in {"gap", "balance", "imbalance"} or not _IN_TRADE.match(text, tail, end)):
        if word in {"gap", "balance", "imbalance"}:
            return None
        return FlowWord(head, tail, "balance", "balance_noun", needs_theme=True, sign=-1 if word == "deficit" else 1)
    begin = head - (6 if before else 0)
    _, begin = commodity_before(patterns(page.language), text, start, begin)
    modifiers, begin = modifiers_before(patterns(page.language).trade_modifiers, text, start, begin)
    sign = {"deficit": -1, "surplus": 1}.get(word, 0)
    return FlowWord(begin, tail, "balance", "balance_noun", both_ways=has_any(modifiers, ("bilateral",)), sign=sign)


def find_investment(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Mutual investment · FDI from Japan · registered capital · invested."""
    shapes, text = patterns(page.language), page.flow
    core = shapes.words.cores[as_listed(match.group())]
    head, tail = match.span()
    if core == "invested":
        return FlowWord(head, tail, "investment", "investment_verb", verb=True)
    if match.group().lower() == "projects":
        return _projects(page, match, start, end)
    if core == "capital":
        return FlowWord(head, tail, "investment", "registered_capital")
    if shapes.after_investment.match(text, tail, end) or re.search(
        r"\btrade\ and\ $", text[max(start, head - 10) : head]
    ):
        return no_trade(head, tail)
    modifiers, begin = modifiers_before(shapes.investment_modifiers, text, start, head)
    both = has_any(modifiers, shapes.words.mutual_investment)
    return FlowWord(begin, tail, "investment", "investment_noun", both_ways=both)


def _projects(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """5,500 projects worth: investment where the sentence speaks of investing, else none of trade."""
    head, tail = match.span()
    counted = _COUNTED.search(page.flow[max(start, head - 45) : head]) and _INVESTING.search(page.flow, start, end)
    return FlowWord(head, tail, "investment", "investment_projects") if counted else None


def as_listed(word: str) -> str:
    """A word as the lexicon has it, whatever its case here."""
    return word if word == "FDI" else word.lower()
