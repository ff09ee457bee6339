"""Which amount belongs to which flow in a sentence, and which amount and change are one figure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.carried import find_told_amounts
from vnru_extract.extractors.trade.changes import is_moved, without_when
from vnru_extract.extractors.trade.flow import FlowWord, with_kind
from vnru_extract.extractors.trade.grouping import Figure, group
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.models import Flow
from vnru_extract.page import Page

# "by another 15 over the first nine months": a percentage without the word
_ELLIPTIC = re.compile(
    r"\bby\ (?:another|a\ further|an\ additional)\ (?P<number>\d{1,3}(?:\.\d+)?)(?=\ +(?:over|in|during|for|from)\b)"
)
# $3 billion "in" bilateral trade · a 15% "increase in" exports · $2 billion "worth of" exports
_LEADS_TO = re.compile(
    r"(?:(?:-|\ +)worth)?(?:\ +(?:in|of|on|for|from|through))?"
    r"(?:\ +(?:the|their|its|our|a|total|annual|overall|goods|mutual|combined|yearly))*\ *"
)
_WORTH_MOVED = re.compile(
    r"(?:\ worth)?\ of\ [\w\ ,'-]{2,60}(?<!\ and)(?<!\ while)(?<!\ but)\ "
    r"(?:were|was|being|is|are|has\ been|have\ been)?\ *$"
)
# exports were $5 billion "and imports from Vietnam" $9 billion
_IMPLIED_VERB = re.compile(
    r"(?:\ (?:to|from|of)\ (?:the\ )?(?:world|[A-Z]\w+(?:\ [A-Z]\w+)?))?,?\ (?:(?:for|to|at|[-—]|[-—]\ were)\ )?"
    r"(?:(?:about|nearly|over|almost|another|some|around)\ )?"
)
# "has" $3 billion invested in
_HAS = re.compile(r"\b(?:has|have|had)\ (?:[a-z]+\ ){0,3}$")
_HALVES = re.compile(r"\ *(?:,?\ and|/)\ (?:\w+\ ){0,2}$")
# a deficit "of" $3 billion in bilateral trade · balance "was favourable, reaching" $3 billion in trade
_OWED = re.compile(
    r"(?:\ [^;.$€£\d]{1,40},)?\ (?:of|worth|reaching|totall?ing|exceeding|amounting\ to)\ (?:[a-z]+\ ){0,3}"
)
# deficit "— excess of" imports over exports — was
_ASIDE = re.compile(r"—\ ?[^—.;]*$")
# export market of Laos, "with turnover of" · export market was Japan "with some"
_OF_A_MARKET = re.compile(
    r"[^;:\d$€£]{0,60}?[\ —](?:with|at|worth|spending|consuming|purchasing|buying|accounting\ for|reaching)\ "
    r"(?:[a-z]+\ ){0,5}"
    r"|(?:\ of\ [\w\ ]{3,25})?\ \((?:[a-z]+\ ){0,2}"
)
# "the goal is" so many percent less of something
_GOAL = re.compile(r"\b(?:goal|target)\b")
# Trade: EUR 67 billion
_LABEL = re.compile(r"\ ?[:(—]")
# exports - USD 73.6 million · trade between Peru and Chile - USD 3 billion
_DASH = re.compile(r"(?:\ (?:with|between|to|from|and|of|in)(?:\ the)?|\ [A-Z][\w.'-]*)*\ [-—]\ ?")
# $5 billion, "and in 2022 alone" $6 billion · , "in 2006 the figure was" $4 billion
_THEN = re.compile(
    r"(?:,|;|\))?(?:\ (?:and|but|while|against|compared\ with))?\ (?:in|during|for)\ (?:the\ )?"
    r"(?:[\w.-]+\ ){0,6}?(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?(?:\ alone)?,?"
    r"(?:\ (?:it|this|(?:the|this|that)(?:\ same)?\ (?:figure|indicator|number|parameter|total|value|volume))"
    r"\ (?:was|made|reached|equall?ed|totall?ed|amounted\ to|stood\ at|rose\ to|fell\ to|came\ to))?"
    r"(?:\ (?:about|over|nearly|almost|only|just|some))?\ "
)
# these join a first amount to a flow only where a verb stands between
_LOOSE = {",", "-", "and", "or", "with", "between"}
# "put the country's" trade ... "at" $3 billion
_PUT = re.compile(r"\b(?:put|puts|putting|estimated|estimates)\ (?:[\w'-]+\ ){0,6}$")
# a decline in trade "of about" 35 percent
_BY_SO_MUCH = re.compile(r"(?:\ with\ [A-Z]\w+)?\ (?:of|by)\ (?:[a-z]+\ ){0,2}")
_AT = re.compile(r"\ at\ (?:[a-z]+\ ){0,2}$")
# boosted exports "to Peru" 1.6-fold
_MOVED_TO = re.compile(
    r"(?:\ (?:to|from|with)\ (?:the\ )?[A-Z][\w'-]+(?:\ [A-Z][\w'-]+)*)?"
    r"\ (?:by\ |almost\ |nearly\ |over\ |more\ than\ ){0,2}"
)
# trade grows; this year "it has"
_IT_AGAIN = re.compile(
    r"(?:;|\bbut|\bwhile|\bthough)\ (?:[\w-]+,?\ ){0,4}it\ (?:has|had|rose|grew|fell|was|reached|in|de)"
)
_OTHER_CLAUSE = re.compile(r";|\b(?:while|whereas|although|though|but)\b", re.IGNORECASE)
# "lost" $17 billion in trade with: by how much it fell
_LOST = re.compile(r"\b(?:los[et]|loses|losing|shed|forgone|missing)\ (?:an?\ )?(?:[a-z]+\ ){0,2}$")
# $23 billion in January 2024, "marking a" 10% rise
_MARKING = re.compile(
    r"[^;.%$€£]{0,90},\ (?:(?:having\ |which\ )?[a-z]+(?:ing|n|ed|s)|for|with"
    r"|(?:and|while)\ in\ [^;.,%$€£]{4,60})\ (?:an?\ )?"
    r"(?:(?:about|nearly|over|almost|some|notable|significant|sharp|strong|solid|record|steep)\ )?"
)
# "to there in 2019 alone" generated "about"
_CLAUSE = re.compile(
    r"(?:,?\ (?:there(?:'s)?|to|from|with|between|and|in|of|for|during|over|the|our|both|two|these|countries|nations"
    r"|sides|goods|services|last|this|first|same|year|month|quarter|half|period|months|(?:19|20)\d\d|alone|also|now|already"
    r"|has|have|had|January|February|March|April|May|June|July|August|September|October|November|December))*"
    r"\ [a-z]+ed(?:\ (?:in|out|up|off|at|home|in\ at|out\ at))?"
    r"(?:\ (?:about|nearly|over|almost|another|some|around|roughly|approximately|just|more\ than|less\ than|a\ record"
    r"|US))*\ "
)
_NOT_PLAIN = re.compile(r"\ (?:contract|contracts|deal|deals|order|project|loan|agreement|plant|package|fund)s?\b")


def find_sentence_figures(
    page: Page, start: int, end: int, flows: Sequence[FlowWord], told: Amount | None = None
) -> list[Figure]:
    """The figures of one sentence, in order; `told` is the last amount of the sentence before."""
    amounts = find_told_amounts(page, start, end, told)
    amounts = _with_elliptic(page, amounts, start, end)
    runs: dict[int, list[Amount]] = {}
    for index, amount in enumerate(amounts):
        earlier = amounts[index - 1].end if index else start
        flow = _governor(page, amount, flows, (start, end, earlier), runs)
        if flow is not None:
            runs.setdefault(flow, []).append(amount)
    figures: list[Figure] = []
    found: list[Figure] = []
    for flow, run in runs.items():
        found = group(page, flows[flow], run, end, found)
        figures += _halved(page, flows, flow, found, (start, end), taken=set(runs))
    return sorted(figures, key=lambda figure: figure.start)


def _with_elliptic(page: Page, amounts: list[Amount], start: int, end: int) -> list[Amount]:
    if not any(amount.unit == "percent" for amount in amounts):
        return amounts
    more = [
        Amount(*match.span("number"), Decimal(match.group("number")), unit="percent")
        for match in _ELLIPTIC.finditer(page.flow, start, end)
    ]
    return sorted([*amounts, *more], key=lambda amount: amount.start)


def _governor(
    page: Page, amount: Amount, flows: Sequence[FlowWord], bounds: tuple[int, int, int], runs: dict[int, list[Amount]]
) -> int | None:
    """The flow that an amount belongs to: the one it leads to, else the nearest before it that it is joined to."""
    text = page.flow
    _, end, earlier = bounds
    place = bisect_left(flows, amount.end, key=lambda flow: flow.start)
    after = place if place < len(flows) else None
    owed = place and flows[place - 1].kind == "balance" and _OWED.fullmatch(text, flows[place - 1].end, amount.start)
    if after is not None and not owed and _leads_to(page, amount, flows[after]):
        return None if _NOT_PLAIN.match(text, flows[after].end, end) else after
    if after is not None and flows[after].kind is None and _is_its_noun(text[amount.end : flows[after].start]):
        return None
    before = next((i for i in range(place - 1, -1, -1) if _is_open(text, flows[i], amount)), None)
    if before is None or flows[before].kind is None:
        return None
    if (
        flows[before].rule == "anaphor"
        and amount.unit is not None
        and _GOAL.search(text, flows[before].start, amount.start)
    ):
        return None
    short = runs or (flows[before].kind in {"exports", "imports"} and amount.currency)
    if short and before not in runs and _IMPLIED_VERB.fullmatch(text[flows[before].end : amount.start]):
        return before
    return before if _joined(page, amount, flows[before], earlier, first=before not in runs) else None


def _is_open(text: str, flow: FlowWord, amount: Amount) -> bool:
    """Whether a flow before an amount can govern it: not one of an aside that is closed ("— excess of imports —")."""
    if flow.end > amount.start:
        return False
    aside = _ASIDE.search(text, max(0, flow.start - 60), flow.start)
    closed = (
        aside is not None
        and text.count("—", text.rfind(".", max(0, aside.start() - 500), aside.start()) + 1, aside.end()) % 2 == 0
    )
    return aside is None or closed or "—" not in text[flow.end : min(amount.start, flow.end + 60)]


def _is_its_noun(gap: str) -> bool:
    """Whether a noun right after an amount is what it counts: $2 billion "soft" loan, $3 billion "in" aid."""
    return bool(
        re.fullmatch(
            r"(?!\ (?:at|to|from|by|as|and|but|while)\b)"
            r"(?:\ worth)?(?:\ (?:of|in|for|worth\ of))?(?:\ [\w'-]+){0,3}\ |-",
            gap,
        )
    )


def _leads_to(page: Page, amount: Amount, flow: FlowWord) -> bool:
    gap = page.flow[amount.end : flow.start]
    if flow.kind is None or len(gap) > 80:
        return False
    if _LOST.search(page.flow[max(0, amount.start - 30) : amount.start]):
        return False
    if flow.verb and flow.rule == "investment_verb" and gap == " ":
        return bool(_HAS.search(page.flow[max(0, amount.start - 30) : amount.start]))
    if flow.verb:
        done = not page.flow.endswith("ing", 0, flow.end)
        return done and amount.unit not in {"percent", "fold"} and bool(_WORTH_MOVED.fullmatch(gap))
    mentions = page.countries_in(amount.end, flow.start)
    if mentions:
        gap = page.flow[amount.end : mentions[0].start] + re.sub(r"^'s?", "", page.flow[mentions[-1].end : flow.start])
    if amount.unit in {"percent", "fold"}:
        direction = patterns(page.language).direction_after.match(gap)
        return bool(
            direction
            and re.fullmatch(
                r"\ (?:in|of|for)(?:\ (?:the|their|its|our|total|annual|overall))*\ *", gap[direction.end() :]
            )
        )
    return bool(_LEADS_TO.fullmatch(gap))


def _joined(page: Page, amount: Amount, flow: FlowWord, earlier: int, *, first: bool) -> bool:
    """Whether the words between a flow and an amount join the two."""
    text, shapes = page.flow, patterns(page.language)
    whole = text[flow.end : amount.start]
    gap = text[max(flow.end, earlier) : amount.start]
    if len(whole) > 400 or len(gap) > 200 or (first and _OTHER_CLAUSE.search(whole) and not _IT_AGAIN.search(whole)):
        return False
    if (
        first
        and flow.weak
        and not (shapes.verb_near.match(whole) or _LABEL.match(whole) or _is_put_at(page, flow, whole))
        and not (
            amount.unit in {"percent", "fold"} and _BY_SO_MUCH.fullmatch(whole) and is_moved(page, flow) is not None
        )
    ):
        return False
    if flow.rule == "elliptic" and first:
        return len(whole) <= 60
    if flow.rule in {"goods_market", "investor_rank"} and first:
        return amount.currency is not None and bool(_OF_A_MARKET.fullmatch(whole))
    if flow.verb and first and re.fullmatch(r"(?:\ [\w-]+){0,4}\ |(?:\ [\w-]+){0,6}\ worth\ (?:[\w-]+\ ){0,2}", gap):
        return True
    if not first and _THEN.fullmatch(gap):
        return True
    if first and amount.unit in {"percent", "fold"} and _MOVED_TO.fullmatch(whole) and is_moved(page, flow) is not None:
        return True
    connector = shapes.connector.search(without_when(gap[-90:]))
    if (
        not first
        and amount.unit == "percent"
        and _MARKING.fullmatch(gap)
        and shapes.direction_after.match(text, amount.end)
    ):
        return True
    if connector is None:
        return (gap == " " and not first) or (first and _is_clause(page, flow, amount))
    loose = (connector.group("word") or connector.group("mark")).lower() in _LOOSE
    return not (first and loose) or bool(_DASH.match(whole)) or bool(shapes.link.search(whole))


def _is_put_at(page: Page, flow: FlowWord, whole: str) -> bool:
    """Whether somebody put a flow at an amount: "he put the country's trade in those months at $3 billion"."""
    return bool(_AT.search(whole) and _PUT.search(page.flow[max(0, flow.start - 60) : flow.start]))


def _is_clause(page: Page, flow: FlowWord, amount: Amount) -> bool:
    """Whether flow, verb and amount make one clause, whatever the verb: trade with Chile "generated" $2 billion."""
    if amount.currency is None or flow.verb:
        return False
    words = page.flow[flow.end : amount.start]
    for mention in reversed(page.countries_in(flow.end, amount.start)):
        words = words[: mention.start - flow.end] + "there" + words[mention.end - flow.end :]
    return bool(_CLAUSE.fullmatch(words))


def _halved(
    page: Page, flows: Sequence[FlowWord], index: int, found: list[Figure], bounds: tuple[int, int], *, taken: set[int]
) -> list[Figure]:
    """Two amounts for "exports and imports": one each, in order."""
    flow = flows[index]
    if len(found) != 2 or (found[0].amount is None) != (found[1].amount is None):
        return found
    respectively = "respectively" in page.flow[bounds[0] : bounds[1]]
    if flow.then is not None and (respectively or _HALVES.search(found[1].joined)):
        first: Flow = "exports" if flow.then == "imports" else "imports"
        found[0].flow, found[1].flow = with_kind(flow, first), with_kind(flow, flow.then)
    elif respectively and index and index - 1 not in taken and flows[index - 1].kind not in {None, flow.kind}:
        found[0].flow = flows[index - 1]
    return found
