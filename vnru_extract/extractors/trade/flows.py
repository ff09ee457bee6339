"""Words that name a flow of trade in a sentence, with what stands around them, and the nouns that are none.

"Bilateral trade", "Russian exports of grain to Vietnam", "imported", "a trade deficit with China" each become a
`Flow`; "loan", "GDP", "contract" become one without a kind, so that an amount beside them is theirs.
"""

import re
from dataclasses import dataclass, replace

from vnru_extract import models
from vnru_extract.extractors.trade.words import Patterns, patterns
from vnru_extract.page import Page


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A flow as named here. `kind` None: a noun whose amounts are no trade.

    `weak`: only with a verb right after it ("trade grew"); `verb`: "exported"; `sign`: -1 for a deficit;
    `then`: for "exports and imports" the second of the two.
    """

    start: int
    end: int
    kind: models.Flow | None
    rule: str
    weak: bool = False
    verb: bool = False
    both_ways: bool = False
    worldwide: bool = False
    needs_theme: bool = False
    sign: int = 1
    commodity: str | None = None
    then: models.Flow | None = None


# said of exports, they name no commodity
GENERIC_GOODS = {"goods", "goods and services", "products", "commodities", "merchandise", "industrial", "its"}
# bilateral trade "in farm produce"
_TRADE_IN = re.compile(
    r"\ +in\ (?P<what>(?!(?:the|our|its|their|this|both|goods|which|recent|early|late|total|fact|turn|first)\b)[a-z][a-z-]+"
    r"(?:\ (?:and\ )?(?:products|produce|goods|equipment|services|resources|commodities))?)\b"
)
_TRADE_BEFORE = re.compile(r"\btrade\ $", re.IGNORECASE)
_IN_TRADE = re.compile(r"(?:\ \w+){0,3}?\ in\ (?:\w+\ ){0,3}(?:trade|commerce)\b")
# Vietnamese "goods" exported · "products that were" imported
_GOODS_BEFORE = re.compile(
    r"\b(?:goods|products|commodities|merchandise|items)(?:\ (?:that|which|it|were|was|are|is))*\ $", re.IGNORECASE
)
# export "from Russia", "to China"
_NOUN_AFTER = re.compile(r"\ (?:from|to|of)\ (?:the\ )?[A-Z]")
# invested "in the Russian" economy: where, not what
_INTO = re.compile(r"\b(?:in|into)\ (?:the\ )?[\w']+\ $")
# tariffs "on Vietnam's" exports
_BURDEN = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|restrictions|bans?|quotas?)\ (?:of\ .{0,12}\ )?on\ (?:[\w']+\ ){0,3}$"
)
_PROPER_BALANCE = re.compile(r"\b(?:budget|fiscal|current account|government)\ $", re.IGNORECASE)
# "5,500 valid" projects
_COUNTED = re.compile(r"\b\d[\d,]*\ (?:[\w-]+\ ){0,4}$")
_INVESTING = re.compile(r"\binvest(?:or|ors|ment|ments|ed)\b|\bFDI\b", re.IGNORECASE)
_HAS_PARTNER = re.compile(r"\ (?:with|between|among)\b")


def find_flows(page: Page, start: int, end: int) -> list[FlowWord]:
    """The flows named between two offsets, and the nouns that are none, in order and without overlap."""
    shapes = patterns(page.language)
    found = [
        flow
        for match in shapes.core.finditer(page.flow, start, end)
        if (flow := _flow(page, match, start, end)) is not None
    ]
    taken: list[FlowWord] = []
    for flow in sorted(found, key=lambda flow: (flow.start, -flow.end)):
        if not taken or flow.start >= taken[-1].end:
            taken.append(flow)
    decoys = [
        FlowWord(match.start(), match.end(), None, "no_trade")
        for match in shapes.decoy.finditer(page.flow, start, end)
        if not any(flow.start < match.end() and match.start() < flow.end for flow in taken)
        and not (match.group() == "economy" and _INTO.search(page.flow[max(start, match.start() - 40) : match.start()]))
    ]
    return sorted([*taken, *decoys], key=lambda flow: flow.start)


def _flow(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    core = patterns(page.language).words.cores.get(_as_listed(match.group()))
    if core in {"trade", "turnover"}:
        return _trade(page, match, start, end)
    if core in {"exports", "imports", "export", "import"}:
        return _goods(page, match, start, end)
    if core in {"exported", "imported"}:
        return _moved(page, match, start, "exports" if core == "exported" else "imports")
    if core == "balance":
        return _balance(page, match, start, end)
    return _investment(page, match, start, end)


def _as_listed(word: str) -> str:
    return word if word == "FDI" else word.lower()


def _trade(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Bilateral trade · trade turnover · our trade · foreign trade."""
    shapes, text = patterns(page.language), page.flow
    head, tail = match.span()
    if shapes.after_trade.match(text, tail, end):
        return None
    modifiers, begin = _modifiers(shapes.trade_modifiers, text, start, head)
    if shapes.not_bilateral.search(text[max(start, begin - 25) : begin]):
        return FlowWord(begin, tail, None, "no_trade")
    if match.group().lower() == "turnover":
        return _turnover(page, (begin, tail), modifiers)
    measure = shapes.measures.match(text, tail, end)
    tail = measure.end() if measure else tail
    if shapes.after_trade.match(text, tail, end):
        return None
    within = _TRADE_IN.match(text, tail, end)
    commodity = within.group("what") if within and not _is_month_or_link(shapes, within.group("what")) else None
    both = _any(modifiers, shapes.words.both_ways)
    before = _commodity_before(shapes, text, start, begin)
    return FlowWord(
        begin,
        within.end() if within and commodity else tail,
        "turnover",
        "trade_noun",
        weak=not (both or measure or _HAS_PARTNER.match(text, tail, end)),
        both_ways=both,
        worldwide=_any(modifiers, shapes.words.with_the_world),
        commodity=commodity or before or ("services" if re.search(r"(?<!goods and )services\ $", modifiers) else None),
    )


def _turnover(page: Page, span: tuple[int, int], modifiers: str) -> FlowWord | None:
    """Commodity turnover · mutual turnover; alone it takes up the flow before it: "turnover reached"."""
    begin, tail = span
    if page.flow[begin - 6 : begin].lower() == "trade " or page.flow[tail : tail + 3] == " of":
        return None
    words = patterns(page.language).words
    plain = not re.search(
        r"\b(?:bilateral|mutual|two-way|commodity|goods|commercial|foreign|external|reciprocal)\b",
        modifiers,
        re.IGNORECASE,
    )
    return FlowWord(
        begin, tail, "turnover", "turnover_noun", weak=plain, both_ways=_any(modifiers, words.both_ways),
        worldwide=_any(modifiers, words.with_the_world), needs_theme=plain,
    )  # fmt: skip


def _goods(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Coffee exports · exports of coffee · export turnover · imports and exports · Vietnam exports 3 tonnes."""
    shapes, text = patterns(page.language), page.flow
    head, tail = match.span()
    kind: models.Flow = "exports" if text[head].lower() in "es" else "imports"
    then: models.Flow | None = None
    measure = shapes.measures.match(text, tail, end)
    if pair := shapes.composite.match(text, head, end):
        if pair.group("first")[-1] != "s" and not pair.group("measure"):
            return None
        tail, then = pair.end(), "exports" if pair.group("second")[0].lower() == "e" else "imports"
    elif match.group().lower() in {"export", "import"}:
        infinitive = re.search(r"\b(?:to|will|would|can|could|may)\ $", text[max(start, head - 7) : head])
        if infinitive and not measure:
            return FlowWord(head, tail, kind, f"{kind}_verb", verb=True)
        if measure is None and not _NOUN_AFTER.match(text, tail):
            return None
    if measure and not then:
        tail = measure.end()
    commodity = _commodity_before(shapes, text, start, head)
    begin = head - (len(commodity) + 1 if commodity else 0)
    modifiers, begin = _modifiers(shapes.trade_modifiers, text, start, begin)
    after = shapes.commodity_after.match(text, tail, end) if commodity is None else None
    if after and not re.fullmatch(
        r"(?:goods|products|commodities|merchandise|services|which|goods and services)", after.group("what")
    ):
        commodity = after.group("what")
    if commodity is None and re.search(r"(?<!goods and )services\ $", modifiers):
        commodity = "services"
    both = _any(modifiers, shapes.words.both_ways)
    if _BURDEN.search(text[max(start, begin - 45) : begin]):
        return FlowWord(begin, tail, None, "no_trade")
    named = page.countries_in(max(start, begin - 40), begin)
    verb = (
        then is None
        and measure is None
        and bool(named)
        and named[-1].form == "name"
        and named[-1].end == begin - 1 == head - 1
    )
    return FlowWord(
        begin, tail, "turnover" if then else kind, f"{kind}_and_{then}" if then else f"{kind}_noun", verb=verb, both_ways=both,
        worldwide=_any(modifiers, shapes.words.with_the_world), commodity=None if commodity in GENERIC_GOODS else commodity, then=then,
    )  # fmt: skip


def _moved(page: Page, match: re.Match[str], start: int, kind: models.Flow) -> FlowWord:
    """Vietnam "exported" · the value of Vietnamese "goods exported" to Cuba."""
    if goods := _GOODS_BEFORE.search(page.flow[max(start, match.start() - 40) : match.start()]):
        return FlowWord(match.start() - len(goods.group()), match.end(), kind, f"goods_{kind}")
    return FlowWord(*match.span(), kind, "exported_verb" if kind == "exports" else "imported_verb", verb=True)


def _balance(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """A trade deficit · a surplus in trade with; a bare "surplus" needs trade named before it."""
    text, (head, tail), word = page.flow, match.span(), match.group().lower()
    before = _TRADE_BEFORE.search(text[max(start, head - 7) : head])
    if _PROPER_BALANCE.search(text[max(start, head - 18) : head]):
        return FlowWord(head, tail, None, "no_trade")
    if not before and (word in {"gap", "balance", "imbalance"} or not _IN_TRADE.match(text, tail, end)):
        if word in {"gap", "balance", "imbalance"}:
            return None
        return FlowWord(head, tail, "balance", "balance_noun", needs_theme=True, sign=-1 if word == "deficit" else 1)
    begin = head - (6 if before else 0)
    modifiers, begin = _modifiers(patterns(page.language).trade_modifiers, text, start, begin)
    sign = {"deficit": -1, "surplus": 1}.get(word, 0)
    return FlowWord(begin, tail, "balance", "balance_noun", both_ways=_any(modifiers, ("bilateral",)), sign=sign)


def _investment(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Mutual investment · FDI from Japan · registered capital · invested."""
    shapes, text = patterns(page.language), page.flow
    core = shapes.words.cores[_as_listed(match.group())]
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
        return FlowWord(head, tail, None, "no_trade")
    modifiers, begin = _modifiers(shapes.investment_modifiers, text, start, head)
    both = _any(modifiers, shapes.words.mutual_investment)
    return FlowWord(begin, tail, "investment", "investment_noun", both_ways=both)


def _projects(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """5,500 projects worth: investment where the sentence speaks of investing, else none of trade."""
    head, tail = match.span()
    counted = _COUNTED.search(page.flow[max(start, head - 45) : head]) and _INVESTING.search(page.flow, start, end)
    return FlowWord(head, tail, "investment", "investment_projects") if counted else None


def _modifiers(shape: re.Pattern[str], text: str, start: int, head: int) -> tuple[str, int]:
    match = shape.search(text[max(start, head - 70) : head])
    return (match.group(), head - len(match.group())) if match else ("", head)


def _any(modifiers: str, words: tuple[str, ...]) -> bool:
    return (
        any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", modifiers, re.IGNORECASE) for word in words)
        if modifiers
        else False
    )


def _commodity_before(shapes: Patterns, text: str, start: int, head: int) -> str | None:
    match = shapes.commodity_before.search(text[max(start, head - 70) : head])
    return match.group("what") if match else None


def _is_month_or_link(shapes: Patterns, what: str) -> bool:
    return bool(shapes.link.match(what)) or what.split(maxsplit=1)[0] in {
        "recent",
        "goods",
        "billions",
        "millions",
        "terms",
        "value",
    }


def with_kind(flow: FlowWord, kind: models.Flow) -> FlowWord:
    """The flow as one half of "exports and imports"."""
    return replace(flow, kind=kind, then=None)
