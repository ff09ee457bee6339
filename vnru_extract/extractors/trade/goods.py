"""Exports and imports as a sentence names them."""

import re

from vnru_extract import models
from vnru_extract.extractors.trade.flow import (
    FlowWord,
    commodity_before,
    has_any,
    modifiers_before,
    no_trade,
    specific,
)
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# Vietnamese "goods" exported · "products that were" imported
_GOODS_BEFORE = re.compile(
    r"\b(?:goods|products|commodities|merchandise|items)(?:\ (?:that|which|it|were|was|are|is|have|has|had|been))*\ $",
    re.IGNORECASE,
)
# U.S. exports "to", Peru exports "were"
_AS_NOUN = re.compile(
    r"\ (?:to|of|from|in|for|during|are|were|was|have|had|rose|fell|grew|reached|amounted|totall?ed|stood)\b"
)
# export "market", import "source"
_MARKET = re.compile(r"\ (?:markets?|destinations?|sources?|suppliers?)\b")
# export "from Russia", "to China"
_NOUN_AFTER = re.compile(r"(?:\ of\ [a-z]+(?:\ (?:and\ )?[a-z]+)?)?\ (?:from|to|of)\ (?:the\ )?[A-Z]")
# import "stood at"
_ITS_VERB = re.compile(
    r"\ (?:stood|was|were|amounted|totalled|totaled|reached|rose|fell|grew|decreased|increased|declined|dropped|lost"
    r"|jumped|surged|climbed|gained|exceeded|equall?ed|hit|made\ up|came\ to)\b"
)
# these are exports only where it is said whose and to whom
_OF_A_COUNTRY = {"deliveries", "sales", "shipment"}
# trade "(exports plus imports)" reached · your exports "(our imports)"
_ASIDE = re.compile(r"\((?:(?:exports|imports)\ (?:plus|and)|our|their|its|your|i\.e\.|or)\ (?:exports|imports)\)")
# "imports from and exports" to
_TO_AND_FROM = re.compile(
    r"(?P<first>exports|imports)(?P<measure>\ )(?:to|from)\ and\ (?P<second>exports|imports)(?=\ (?:to|from)\b)"
)
# Thailand's "PCB" exports · Peruvian "table grape" exports
_NOT_GOODS = (
    r"(?!(?:(?:and|or|of|to|from|with|in|for|on|by|as|at|the|its|their|our|while|has|have|had|is|was|are|were|will|would"
    r"|can|may|also|then|share|net|new|key|main|major|top|first|second|third|fourth|record|rise)\b"
    r"|(?:compan|firm|enterprise|business|farmer|producer|provinc|region|state|giant|group|maker|export|import|trad|govern"
    r"|minist|larg|bigg|growth|increas|annual|monthly|quarterly|re-))[a-zA-Z-]*)"
)
_WORD = rf"{_NOT_GOODS}[A-Za-z][a-zA-Z-]*\ "
_GOODS_BETWEEN = re.compile(rf"(?P<owns>'s?)?\ (?P<what>{_WORD}(?:{_WORD}){{0,2}})")
# "intra-EU" exports are nobody's
_WITHIN = re.compile(r"\bintra-[\w-]+\ $", re.IGNORECASE)
# "to" export, "will" import
_INFINITIVE = re.compile(r"\b(?:to|will|would|can|could|may)\ $")
# "tariffs on Vietnam's" exports · Russia's "share in Vietnam's" imports · the "cost of" imports
_BURDEN = re.compile(
    r"\b(?:(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|restrictions|bans?|quotas?)\ (?:of\ .{0,12}\ )?on"
    r"|(?:share|portion|proportion|percentage|part)\ (?:of|in)|(?:cost|price|prices|number)\ of|revenue\ from)"
    r"\ (?:[\w']+\ ){0,3}$",
    re.IGNORECASE,
)


# "sold" $3 million "worth of" coffee to · bought 3 tonnes of coffee from
_TRADED = {"sold", "bought", "buying", "purchased"}
# had "agreed to" buy, was "sold", "were" bought
_NOT_DONE = re.compile(r"\b(?:be|been|being|was|were|to|not|never|agreed|agreement|company|who|that|which)\ $")
# arms, aircraft and stakes are single purchases
_SINGLE = re.compile(
    r"\b(?:stakes?|shares?|bonds?|debt|arms|weapons?|aircraft|jets?|planes?|airliners?|tanks?|missiles?|submarines?"
    r"|frigates?|ships?|vessels?|helicopters?|fighters?|systems?|howitzers?|drones?|licen[cs]es?|propert(?:y|ies)|land"
    r"|compan(?:y|ies)|tickets?|units?|assets|doses|vaccines?|treasur(?:y|ies)|currency|dollars'\ worth)\b",
    re.IGNORECASE,
)
# spent $3 billion "on" importing · earned $3 billion "from" exporting
_SPENT_ON = re.compile(r"\b(?:on|from|by)\ $")
# bought ... "from" Russia · sold ... "to"
_OTHER_SIDE = re.compile(r"\ (?:from|to|in)\ (?:the\ )?$")


def find_goods(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Coffee exports · exports of coffee · export turnover · imports and exports · Vietnam exports 3 tonnes."""
    shapes, text = patterns(page.language), page.flow
    head, tail = match.span()
    word = match.group().lower()
    kind: models.Flow = "imports" if text[head] in "iI" else "exports"
    if _ASIDE.match(text, text.rfind("(", max(start, head - 15), head)):
        return None
    if word in _OF_A_COUNTRY and not _is_of_country(page, start, head, tail, both=word != "deliveries"):
        return no_trade(head, tail)
    if _WITHIN.search(text[max(start, head - 20) : head]):
        return no_trade(head, tail)
    if pair := shapes.composite.match(text, head, end) or _TO_AND_FROM.match(text, head, end):
        return _both(page, pair, start)
    if market := _MARKET.match(text, tail, end):
        return FlowWord(head, market.end(), kind, "goods_market")
    measure = shapes.measures.match(text, tail, end)
    if word in {"export", "import"} and measure is None:
        if _INFINITIVE.search(text[max(start, head - 7) : head]):
            return FlowWord(head, tail, kind, f"{kind}_verb", verb=True)
        if not (_NOUN_AFTER.match(text, tail) or _ITS_VERB.match(text, tail)):
            return None
    tail = measure.end() if measure else tail
    commodity, begin = commodity_before(shapes, text, start, head)
    if commodity is None and begin == head and (owned := _goods_owned(page, start, head)):
        commodity, begin = owned, head - len(owned) - 1
    modifiers, begin = modifiers_before(shapes.trade_modifiers, text, start, begin)
    if _BURDEN.search(text[max(start, begin - 45) : begin]):
        return no_trade(begin, tail)
    after = shapes.commodity_after.match(text, tail, end) if begin == head or commodity is None else None
    return FlowWord(
        begin,
        tail,
        kind,
        f"{kind}_noun",
        verb=measure is None and begin == head and _is_subject(page, start, begin) and not _AS_NOUN.match(text, tail),
        both_ways=has_any(modifiers, shapes.words.both_ways),
        worldwide=has_any(modifiers, shapes.words.with_the_world),
        commodity=commodity or (specific(after.group("what")) if after else None),
    )


def _goods_owned(page: Page, start: int, head: int) -> str | None:
    """The goods between a country and its exports, whatever they are: "Thailand's PCB" exports."""
    named = page.countries_in(max(start, head - 60), head)
    if not named:
        return None
    match = _GOODS_BETWEEN.fullmatch(page.flow, named[-1].end, head)
    if match is None or (named[-1].form == "name" and not match.group("owns")):
        return None
    words = patterns(page.language)
    what = match.group("what").strip()
    return None if words.trade_modifiers.search(what.split()[0] + " ") else what


def _both(page: Page, pair: re.Match[str], start: int) -> FlowWord | None:
    """Exports and imports · import-export turnover."""
    shapes = patterns(page.language)
    if pair.group("first")[-1] != "s" and not pair.group("measure"):
        return None
    first, then = (_kind(pair.group(half)) for half in ("first", "second"))
    commodity, begin = commodity_before(shapes, page.flow, start, pair.start())
    modifiers, begin = modifiers_before(shapes.trade_modifiers, page.flow, start, begin)
    world = has_any(modifiers, shapes.words.with_the_world)
    return FlowWord(
        begin, pair.end(), "turnover", f"{first}_and_{then}", worldwide=world, then=then, commodity=commodity
    )


def _kind(word: str) -> models.Flow:
    return "imports" if word[0] in "iI" else "exports"


def _is_subject(page: Page, start: int, begin: int) -> bool:
    """Whether a country's name stands right before: "Vietnam exports 3 million tonnes"."""
    named = page.countries_in(max(start, begin - 40), begin)
    return bool(named) and named[-1].form == "name" and named[-1].end == begin - 1


def _is_of_country(page: Page, start: int, head: int, tail: int, *, both: bool) -> bool:
    """Whether deliveries are a country's: "Soviet deliveries", "deliveries of Russian gas", "deliveries to China".

    `both`: it is said whose and to whom, as it must be of "sales".
    """
    before, after = page.countries_in(max(start, head - 25), head), page.countries_in(tail, tail + 45)
    owned = before and re.fullmatch(r"(?:'s?)?\ (?:[a-z]+\ ){0,2}", page.flow[before[-1].end : head])
    led = after and re.fullmatch(r"(?:\ of\ [a-z\ ]+)?\ (?:of|to|from)\ (?:the\ )?", page.flow[tail : after[0].start])
    return bool(owned and led) if both else bool(owned or led)


def _is_trading(page: Page, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a country sold or bought goods abroad, which arms, aircraft and stakes are not."""
    if _NOT_DONE.search(page.flow[max(start, match.start() - 14) : match.start()]):
        return False
    partner = next(
        (
            mention
            for mention in page.countries_in(match.end(), min(end, match.end() + 110))
            if _OTHER_SIDE.search(page.flow[match.end() : mention.start])
        ),
        None,
    )
    return partner is not None and not _SINGLE.search(page.flow, match.end(), partner.start)


def find_moved(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord:
    """Vietnam "exported" · the value of Vietnamese "goods exported" to Cuba · India "bought" coal from Russia."""
    word = match.group().lower()
    kind: models.Flow = "exports" if patterns(page.language).words.cores[word] == "exported" else "imports"
    if word in _TRADED and not _is_trading(page, match, start, end):
        return no_trade(*match.span())
    if _SPENT_ON.search(page.flow[max(start, match.start() - 9) : match.start()]):
        return FlowWord(*match.span(), kind, f"goods_{kind}")
    if goods := _GOODS_BEFORE.search(page.flow[max(start, match.start() - 40) : match.start()]):
        return FlowWord(match.start() - len(goods.group()), match.end(), kind, f"goods_{kind}")
    return FlowWord(*match.span(), kind, "exported_verb" if kind == "exports" else "imported_verb", verb=True)
