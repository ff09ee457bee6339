"""Balances of trade, and investment, as a sentence names them."""

import re

from vnru_extract.extractors.trade.flow import FlowWord, commodity_before, has_any, modifiers_before, no_trade
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# trade deficit · commercial balance · goods and services deficit
_TRADE_BEFORE = re.compile(r"\b(?:trade|commercial|goods|merchandise|services)\ $", re.IGNORECASE)
# after the budget was named, trade again
_OF_TRADE = re.compile(r"\b(?:trade|exports?|imports?|commerce)\b", re.IGNORECASE)
# a surplus "in trade" with · a deficit "in goods and services"
_IN_TRADE = re.compile(
    r"(?:\ [\w$€£¥.,]+){0,4}?\ (?:in|of|on)\ (?:(?:its|their|our|the|bilateral|mutual|two-way|foreign"
    r"|visible|total|overall|merchandise|goods)\ ){0,3}(?:trade|commerce|goods|services|merchandise)\b",
    re.IGNORECASE,
)
# gap "in trade in goods"
_NAMED_IN_TRADE = re.compile(r"\ (?:in|of|on)\ (?:\w+\ ){0,2}trade", re.IGNORECASE)
# a surplus "with" · a deficit "of $3 billion with the"
_WITH = re.compile(r"(?:\ of\ (?:(?!with)[^,;]){3,40}?)?\ with\ (?:the\ )?")
# gap "between Peru's exports and imports"
_OF_HALVES = re.compile(
    r"\ between\ (?:(?:its|their|our|the)\ |[A-Z][\w.]*(?:\ [A-Z][\w.]*)?(?:'s)?\ )?"
    r"(?:exports\ and\ (?:its\ |their\ )?imports|imports\ and\ (?:its\ |their\ )?exports)\b"
)
# trade gap "between" two: nobody's deficit
_BETWEEN_TWO = re.compile(r"\ between\b")
# a "positive" balance of trade
_SIGNED = re.compile(
    r"\b(?:(?P<plus>positive|favou?rable|active)|negative|adverse|passive|unfavou?rable)\ (?:\w+\ ){0,2}$",
    re.IGNORECASE,
)
# balance "is favourable to" Peru · balance with Chile "was negative"
_SIGNED_AFTER = re.compile(
    r"(?:\ (?:with|between|of|in)\ [\w\ '-]{2,60}?)?"
    r"\ (?:is|was|are|were|(?:has|had)\ been|remain(?:s|ed)|stay(?:s|ed))\ (?:(?:again|still|also|clearly|highly)\ )?"
    r"(?:(?P<plus>positive|favou?rable|in\ (?:surplus|(?:[A-Z]\w+'s?\ )?favou?r))"
    r"|negative|passive|unfavou?rable|in\ deficit)\b"
)
# a gap without more is the deficit or surplus told before
_SIGNS = {"deficit": -1, "shortfall": -1, "surplus": 1}
# "budget" deficit · "balance of payments" surplus · invisible trade
_OF_THE_STATE = re.compile(
    r"\b(?:budget|fiscal|(?:current|capital|services?)\ account|government|payments|invisibles?|transfers?|revenue)\ $",
    re.IGNORECASE,
)
_INVISIBLE = re.compile(r"\binvisibles?\ (?:trade\ )?$", re.IGNORECASE)
# "the current account" swung to a surplus · a surplus "on capital account"
_STATE = re.compile(
    r"\b(?:(?:current|capital|services?)[\ -]account|balance\ of\ payments|payments\ balance|transfer\ payments"
    r"|errors\ and\ omissions|overall\ balance|basic\ balance|budget|fiscal|invisibles?(?:\ trade)?"
    r"|gross\ domestic\ product)\b",
    re.IGNORECASE,
)
_ON_ACCOUNT = re.compile(
    r"\ (?:on|in)\ (?:the\ |its\ )?(?:current\ account|capital\ account|balance\ of\ payments|budget|invisibles?)\b"
)
# "trade and" investment: of both together
_TRADE_AND = re.compile(r"\btrade\ and\ $", re.IGNORECASE)
# put "$3 billion into"
_INTO_COUNTRY = re.compile(r"\ (?:[\w-]+\ ){0,4}?[\w$€£¥.,]{0,40}\d[\d.,]{0,40}[\w\ .]{0,28}\ into\b")
# "5,500 valid" projects
_COUNTED = re.compile(r"\b\d[\d,]*\ (?:[\w-]+\ ){0,4}$")
# projects "worth more than"
_WORTH = re.compile(r",?\ (?:worth|valued\ at|totall?ing|costing)\b")
# foreign direct investment "(FDI)"
_ABBREVIATED = re.compile(r"\ \((?:FDIs?|ODI|OFDI)\)(?:\ flows?)?|\ flows?\b")
_INVESTING = re.compile(r"\binvest(?:or|ors|ment|ments|ed)\b|\bFDI\b", re.IGNORECASE)


def find_balance(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """A trade deficit · a surplus in trade with; a bare "surplus" needs trade named before it."""
    text, (head, tail), word = page.flow, match.span(), match.group().lower()
    before = _TRADE_BEFORE.search(text[max(start, head - 12) : head])
    if _OF_THE_STATE.search(text[max(start, head - 18) : head]) or _ON_ACCOUNT.match(text, tail, end):
        return no_trade(head, tail)
    if before and _INVISIBLE.search(text[max(start, head - 18) : head]):
        return no_trade(head, tail)
    if word == "gap" and (halves := _OF_HALVES.match(text, tail, end)):
        owner = next((mention.code for mention in page.countries_in(tail, halves.end())), None)
        return FlowWord(head, halves.end(), "balance", "trade_gap", sign=-1, reporter=owner)
    sign = _SIGNS.get(word, 0)
    told = _IN_TRADE.match(text, tail, end)
    if not before and not told and not (sign and _is_with_country(page, tail, end)):
        if _is_of_the_state(text, start, head):
            return no_trade(head, tail)
        return FlowWord(head, tail, "balance", "balance_noun", needs_theme=True, sign=sign, unsure=sign == 0)
    if word == "gap" and not _BETWEEN_TWO.match(text, tail, end):
        sign = -1
    signed = _SIGNED.search(text[max(start, head - 40) : head]) or _SIGNED_AFTER.match(text, tail, end)
    if word == "balance" and signed:
        sign = 1 if signed.group("plus") else -1
    tail = told.end() if told and not before and _NAMED_IN_TRADE.match(text, tail, end) else tail
    begin = head - (len(before.group()) if before and before.group().lower() == "trade " else 0)
    _, begin = commodity_before(patterns(page.language), text, start, begin)
    modifiers, begin = modifiers_before(patterns(page.language).trade_modifiers, text, start, begin)
    both = has_any(modifiers, ("bilateral",))
    return FlowWord(begin, tail, "balance", "balance_noun", both_ways=both, sign=sign, unsure=word == "gap")


def _is_of_the_state(text: str, start: int, head: int) -> bool:
    """Whether a bare surplus or deficit is that of payments or the budget, named before it in the sentence."""
    named = [match.end() for match in _STATE.finditer(text, start, head)]
    return bool(named) and not _OF_TRADE.search(text, named[-1], head)


def _is_with_country(page: Page, tail: int, end: int) -> bool:
    """Whether a surplus is one with a country: a surplus "of 70 billion euros with" France."""
    match = _WITH.match(page.flow, tail, end)
    if match is None:
        return False
    named = page.countries_in(match.end(), min(end, match.end() + 25))
    return bool(named) and named[0].start == match.end()


def find_investment(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Mutual investment · FDI from Japan · registered capital · invested."""
    shapes, text = patterns(page.language), page.flow
    core = shapes.words.cores[as_listed(match.group())]
    head, tail = match.span()
    if match.group().lower() in {"put", "poured", "pouring"} and not _INTO_COUNTRY.match(text, tail, end):
        return None
    if shapes.no_business.match(text, tail, end):
        return no_trade(head, tail)
    if core == "invested":
        return FlowWord(head, tail, "investment", "investment_verb", verb=True)
    if match.group().lower() == "projects":
        return _projects(page, match, start, end)
    if core == "capital":
        return FlowWord(head, tail, "investment", "registered_capital")
    if text.endswith("cross-", start, head):
        return no_trade(head, tail)
    if shapes.after_investment.match(text, tail, end) or _TRADE_AND.search(text[max(start, head - 10) : head]):
        return no_trade(head, tail)
    aside = _ABBREVIATED.match(text, tail, end)
    tail = aside.end() if aside else tail
    modifiers, begin = modifiers_before(shapes.investment_modifiers, text, start, head)
    both = has_any(modifiers, shapes.words.mutual_investment)
    return FlowWord(begin, tail, "investment", "investment_noun", both_ways=both)


def _projects(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """5,500 projects worth: investment where the sentence speaks of investing, else none of trade."""
    head, tail = match.span()
    counted = _COUNTED.search(page.flow[max(start, head - 45) : head])
    if counted and _INVESTING.search(page.flow, start, end):
        return FlowWord(head, tail, "investment", "investment_projects")
    return no_trade(head, tail) if _WORTH.match(page.flow, tail, end) else None


def as_listed(word: str) -> str:
    """A word as the lexicon has it, whatever its case here."""
    return word if word == "FDI" else word.lower()
