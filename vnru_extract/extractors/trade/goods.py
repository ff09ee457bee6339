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
    r"\b(?:goods|products|commodities|merchandise|items)(?:\ (?:that|which|it|were|was|are|is))*\ $", re.IGNORECASE
)
# export "from Russia", "to China"
_NOUN_AFTER = re.compile(r"\ (?:from|to|of)\ (?:the\ )?[A-Z]")
# "to" export, "will" import
_INFINITIVE = re.compile(r"\b(?:to|will|would|can|could|may)\ $")
# "tariffs on Vietnam's" exports · Russia's "share in Vietnam's" imports · the "cost of" imports
_BURDEN = re.compile(
    r"\b(?:(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|restrictions|bans?|quotas?)\ (?:of\ .{0,12}\ )?on"
    r"|(?:share|portion|proportion|percentage|part)\ (?:of|in)|(?:cost|price|prices|number)\ of|revenue\ from)"
    r"\ (?:[\w']+\ ){0,3}$",
    re.IGNORECASE,
)


def find_goods(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Coffee exports · exports of coffee · export turnover · imports and exports · Vietnam exports 3 tonnes."""
    shapes, text = patterns(page.language), page.flow
    head, tail = match.span()
    kind: models.Flow = "imports" if text[head] in "iI" else "exports"
    if pair := shapes.composite.match(text, head, end):
        return _both(page, pair, start)
    measure = shapes.measures.match(text, tail, end)
    if match.group().lower() in {"export", "import"} and measure is None:
        if _INFINITIVE.search(text[max(start, head - 7) : head]):
            return FlowWord(head, tail, kind, f"{kind}_verb", verb=True)
        if not _NOUN_AFTER.match(text, tail):
            return None
    tail = measure.end() if measure else tail
    commodity, begin = commodity_before(shapes, text, start, head)
    modifiers, begin = modifiers_before(shapes.trade_modifiers, text, start, begin)
    if _BURDEN.search(text[max(start, begin - 45) : begin]):
        return no_trade(begin, tail)
    after = shapes.commodity_after.match(text, tail, end) if begin == head or commodity is None else None
    return FlowWord(
        begin,
        tail,
        kind,
        f"{kind}_noun",
        verb=measure is None and _is_subject(page, start, begin) and begin == head,
        both_ways=has_any(modifiers, shapes.words.both_ways),
        worldwide=has_any(modifiers, shapes.words.with_the_world),
        commodity=commodity or (specific(after.group("what")) if after else None),
    )


def _both(page: Page, pair: re.Match[str], start: int) -> FlowWord | None:
    """Exports and imports · import-export turnover."""
    shapes = patterns(page.language)
    if pair.group("first")[-1] != "s" and not pair.group("measure"):
        return None
    first, then = (_kind(pair.group(half)) for half in ("first", "second"))
    modifiers, begin = modifiers_before(shapes.trade_modifiers, page.flow, start, pair.start())
    world = has_any(modifiers, shapes.words.with_the_world)
    return FlowWord(begin, pair.end(), "turnover", f"{first}_and_{then}", worldwide=world, then=then)


def _kind(word: str) -> models.Flow:
    return "imports" if word[0] in "iI" else "exports"


def _is_subject(page: Page, start: int, begin: int) -> bool:
    """Whether a country's name stands right before: "Vietnam exports 3 million tonnes"."""
    named = page.countries_in(max(start, begin - 40), begin)
    return bool(named) and named[-1].form == "name" and named[-1].end == begin - 1


def find_moved(page: Page, match: re.Match[str], start: int, kind: models.Flow) -> FlowWord:
    """Vietnam "exported" · the value of Vietnamese "goods exported" to Cuba."""
    if goods := _GOODS_BEFORE.search(page.flow[max(start, match.start() - 40) : match.start()]):
        return FlowWord(match.start() - len(goods.group()), match.end(), kind, f"goods_{kind}")
    return FlowWord(*match.span(), kind, "exported_verb" if kind == "exports" else "imported_verb", verb=True)
