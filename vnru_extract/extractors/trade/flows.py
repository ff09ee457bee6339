"""Words that name a flow of trade in a sentence, with what stands around them, and the nouns that are none.

"Bilateral trade", "Russian exports of grain to Vietnam", "imported", "a trade deficit with China" each become a
`FlowWord`; "loan", "GDP", "contract" become one without a kind, so that an amount beside them is theirs.
"""

import re

from vnru_extract.extractors.trade.capital import as_listed, find_balance, find_investment
from vnru_extract.extractors.trade.elliptic import find_elliptic
from vnru_extract.extractors.trade.flow import FlowWord, commodity_before, has_any, modifiers_before, no_trade
from vnru_extract.extractors.trade.goods import find_goods, find_moved
from vnru_extract.extractors.trade.investors import names_investor
from vnru_extract.extractors.trade.words import Patterns, patterns
from vnru_extract.page import Page

# bilateral trade "in farm produce"
_TRADE_IN = re.compile(
    r"\ +in\ (?P<what>"
    r"(?!(?:the|our|its|their|this|both|goods|which|recent|early|late|total|fact|turn|first)\b)[a-z][a-z-]+"
    r"(?:\ (?:and\ )?(?:products|produce|goods|equipment|services|resources|commodities))?)\b"
)
# "in billions", "in terms of"
_NO_COMMODITY = {"recent", "goods", "billions", "millions", "terms", "value"}
# invested "in the Russian" economy: where, not what
_INTO = re.compile(r"\b(?:in|into|to)\ (?:the\ )?[\w']+\ $")
# the Ministry "of Industry and" Trade
_IN_A_NAME = re.compile(r"\ (?:of|and|for|&)\ $")
# "tariffs on" trade between
_TARIFFS_ON = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|tax(?:es)?|lev(?:y|ies)|restrictions|bans?)\ on\ (?:[\w']+\ ){0,2}$", re.IGNORECASE
)
# our second largest trading partner, "with a" trade of $3 billion
_OF_A_PARTNER = re.compile(
    r"\b(?:trad(?:e|ing)|commercial|business|economic)\ partners?\b[^.;$€£\d]{0,60},?\ with\ (?:an?\ )?"
    r"(?:[a-z]+\ ){0,2}$",
    re.IGNORECASE,
)
_OF_AMOUNT = re.compile(
    r"(?:\ (?:of|worth|valued\ at|totall?ing|reaching|exceeding|amounting\ to))(?:\ [a-z]+){0,3}"
    r"\ (?:[A-Z]{1,3}\ ?)?[$€£¥₹]?\ ?\d"
)
# raising trade "to" $5 billion · trade "from the current $3 billion to" · trade ", now $3 billion, to"
_LIFTED_TO = re.compile(
    r"(?:\ from\ [^;:]{1,60}?"
    r"|,\ (?:now|currently|already|at\ present|which\ (?:is|was|stands|stood|amounts))\ [^;:]{1,60}?,)?"
    r"\ to\ (?=\D{0,30}\d)"
)
# turnover "between Peru and" Chile
_BETWEEN_COUNTRIES = re.compile(
    r"\ between\ (?:(?:the|our)\ (?:two\ )?(?:countries|states|sides|nations)\b|(?:the\ )?[A-Z])"
)
# raising "our" turnover to: spoken by those who trade
_OURS = re.compile(r"\b(?:our|mutual)\b", re.IGNORECASE)
_COMPANY = re.compile(r"\b(?:compan(?:y|ies)|firms?|enterprises?|brands?|stores?|shareholders?|CEO|Ltd|Inc)\b")
_HAS_PARTNER = re.compile(r"\ (?:with|between|among)\b")
# trade "deficit"
_BALANCE = re.compile(r"\ (?:deficit|surplus|shortfall|gap|imbalance|balance)\b", re.IGNORECASE)
# turnover "at Vietsovpetro"
_AT_A_COMPANY = re.compile(r"\ (?:at|of|in)\ [A-Z]")
_OF_GOODS_AFTER = re.compile(r"\ (?:of|in)\ (?:goods|trade|commodities|merchandise|mutual\ trade)\b")
# "commodity" turnover is trade by itself
_OF_GOODS = re.compile(
    r"\b(?:bilateral|mutual|two-way|commodity|goods|commercial|foreign|external|reciprocal)\b", re.IGNORECASE
)


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
    taken = _with_elliptic(page, start, end, _without_repeated(page, start, taken))
    decoys = [
        no_trade(match.start(), match.end())
        for match in shapes.decoy.finditer(page.flow, start, end)
        if not any(flow.start < match.end() and match.start() < flow.end for flow in taken)
        and not (match.group() == "economy" and _INTO.search(page.flow[max(start, match.start() - 40) : match.start()]))
    ]
    return sorted([*taken, *decoys], key=lambda flow: flow.start)


def _without_repeated(page: Page, start: int, flows: list[FlowWord]) -> list[FlowWord]:
    """The flows without one that is only named again to be compared with: "exports were …, against exports of"."""
    base = patterns(page.language).base
    return [
        flow
        for index, flow in enumerate(flows)
        if not (
            index
            and flow.kind == flows[index - 1].kind
            and flow.kind in {"exports", "imports"}
            and page.flow.startswith((" of ", " worth "), flow.end)
            and base.search(page.flow[max(start, flow.start - 40) : flow.start])
        )
    ]


def _with_elliptic(page: Page, start: int, end: int, flows: list[FlowWord]) -> list[FlowWord]:
    again = find_elliptic(page, start, end, flows) if flows else []
    return sorted([*flows, *again], key=lambda flow: flow.start) if again else flows


def _flow(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    core = patterns(page.language).words.cores.get(as_listed(match.group()))
    if core in {"trade", "turnover"}:
        return _trade(page, match, start, end)
    if core in {"exports", "imports", "export", "import"}:
        return find_goods(page, match, start, end)
    if core in {"exported", "imported"}:
        return find_moved(page, match, start, end)
    if core == "balance":
        return find_balance(page, match, start, end)
    if core == "investor":
        named = names_investor(page, match, end)
        return FlowWord(*match.span(), "investment", "investor_rank") if named else None
    return find_investment(page, match, start, end)


def _trade(page: Page, match: re.Match[str], start: int, end: int) -> FlowWord | None:
    """Bilateral trade · trade turnover · our trade · foreign trade."""
    shapes, text = patterns(page.language), page.flow
    head, tail = match.span()
    of_a_partner = _is_of_a_partner(page, start, head, tail)
    if match.group().lower() in {"exchange", "exchanges"} and not of_a_partner:
        return None
    if shapes.after_trade.match(text, tail, end) or _BALANCE.match(text, tail, end):
        return None
    if match.group()[0] == "T" and _IN_A_NAME.search(text[max(start, head - 5) : head]):
        return None
    before, begin = commodity_before(shapes, text, start, head)
    modifiers, begin = modifiers_before(shapes.trade_modifiers, text, start, begin)
    if shapes.not_bilateral.search(text[max(start, begin - 25) : begin]):
        return no_trade(begin, tail)
    if _TARIFFS_ON.search(text[max(start, begin - 35) : begin]):
        return no_trade(begin, tail)
    if match.group().lower() == "turnover":
        return _turnover(page, start, (begin, tail), modifiers)
    measure = shapes.measures.match(text, tail, end)
    tail = measure.end() if measure else tail
    if shapes.after_trade.match(text, tail, end):
        return None
    within = _TRADE_IN.match(text, tail, end)
    commodity = within.group("what") if within and not _is_no_commodity(shapes, within.group("what")) else None
    both = has_any(modifiers, shapes.words.both_ways)
    return FlowWord(
        begin,
        within.end() if within and commodity else tail,
        "turnover",
        "trade_noun",
        weak=not (
            both
            or measure
            or of_a_partner
            or _HAS_PARTNER.match(text, tail, end)
            or _is_lifted(page, start, begin, tail)
        ),
        both_ways=both,
        worldwide=has_any(modifiers, shapes.words.with_the_world) and not _HAS_PARTNER.match(text, tail, end),
        commodity=commodity or before,
    )


def _is_of_a_partner(page: Page, start: int, head: int, tail: int) -> bool:
    """Whether it is what a partner was just said to trade: "our third trading partner, with trade of $3 billion"."""
    return bool(_OF_AMOUNT.match(page.flow, tail) and _OF_A_PARTNER.search(page.flow[max(start, head - 120) : head]))


def _is_lifted(page: Page, start: int, begin: int, tail: int) -> bool:
    """Whether trade is to be raised "to" an amount: "lifting trade to", "lifting trade from … to"."""
    lifted = patterns(page.language).lifted.search(page.flow[max(start, begin - 40) : begin])
    return lifted is not None and bool(_LIFTED_TO.match(page.flow, tail))


def _turnover(page: Page, start: int, span: tuple[int, int], modifiers: str) -> FlowWord | None:
    """Commodity turnover · mutual turnover; alone it takes up the flow before it: "turnover reached"."""
    begin, tail = span
    plain = not _OF_GOODS.search(modifiers)
    if plain and (_OF_GOODS_AFTER.match(page.flow, tail) or _is_of_a_partner(page, start, begin, tail)):
        plain = False
    elif plain and (_AT_A_COMPANY.match(page.flow, tail) or page.flow[tail : tail + 3] == " of"):
        return None
    if page.flow[max(0, begin - 6) : begin].lower() == "trade ":
        return None
    if plain and _BETWEEN_COUNTRIES.match(page.flow, tail) and not _COMPANY.search(page.flow, start, begin):
        plain = False
    plain = plain and not _is_theirs(page, start, begin, tail)
    words = patterns(page.language).words
    return FlowWord(
        begin, tail, "turnover", "turnover_noun", weak=plain, both_ways=has_any(modifiers, words.both_ways),
        worldwide=has_any(modifiers, words.with_the_world), needs_theme=plain,
    )  # fmt: skip


def _is_theirs(page: Page, start: int, begin: int, tail: int) -> bool:
    """Whether turnover to be raised is that of two countries, no company's: "bringing our turnover to"."""
    ours = _OURS.search(page.flow, max(start, begin - 12), tail)
    return bool(ours) and _is_lifted(page, start, begin, tail) and not _COMPANY.search(page.flow, start, begin)


def _is_no_commodity(shapes: Patterns, what: str) -> bool:
    return bool(shapes.link.match(what)) or what.split(maxsplit=1)[0] in _NO_COMMODITY
