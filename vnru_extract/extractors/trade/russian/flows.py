"""The flows of trade and investment as a Russian sentence names them, and the nouns whose amounts are none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord, no_trade
from vnru_extract.extractors.trade.russian.goods import find_goods
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.models import Flow
from vnru_extract.morphology import parses
from vnru_extract.page import Page

_KINDS: dict[str, Flow] = {
    "turnover": "turnover",
    "weak_turnover": "turnover",
    "bare_turnover": "turnover",
    "exports": "exports",
    "weak_exports": "exports",
    "exported": "exports",
    "imports": "imports",
    "imported": "imports",
    "investment": "investment",
    "invested": "investment",
    "balance": "balance",
    "surplus": "balance",
    "deficit": "balance",
}
_RULES = {"exported": "trade_verb", "imported": "trade_verb", "invested": "investment_verb"}
_VERBS = frozenset(_RULES)
# "на фоне роста" цен · "по" курсу · "за счёт" кредитов: said by the way, no subject of amounts
_BY_THE_WAY = re.compile(
    r"\b(?:на\ фоне|за\ сч[её]т|благодаря|из-за|несмотря\ на|с\ уч[её]том|вследствие|в\ условиях|по\ курсу|при"
    r"|без\ уч[её]та|вопреки)\ (?:[\w-]+\ ){0,3}$|\bпо\ $",
    re.IGNORECASE,
)
# сальдо "сложилось отрицательным" · "в пользу"
_NEGATIVE = re.compile(r"[^.;%$]{0,110}?\b(?:отрицательн|пассивн|дефицит)", re.IGNORECASE)
_NEGATIVE_BEFORE = re.compile(r"\b(?:отрицательн|пассивн)\w*\ (?:[\w-]+\ ){0,3}$", re.IGNORECASE)
# на долю приходится 20% "казахстанского" экспорта: a share; not "на 15% вырос"
_OF_WHICH_SO_MUCH = re.compile(
    r"(?:(?<!на\ )(?<![\d,+-])\d[\d,]*\ ?(?:%|процент\w*)|\b(?:половин\w|трет[ьи]|четверт\w|част\w))"
    r"\ (?:(?:[\w-]+(?:ого|его|ой|ей|ых|их))\ ){0,3}$",
    re.IGNORECASE,
)
_AND = re.compile(r"\ (?:и|/)\ |/")
# сальдо "во внешней" торговле
_OF_TRADE = re.compile(r"\ (?:(?:в|во|по)\ )?(?:(?:наш\w+|сво\w+|их|его|е[её])\ )?")
# контракт "на ежегодную" поставку · доля "российского" экспорта
_FOR = re.compile(r"\ (?:на|по|для|о|об|в|за|под)\ (?:[\w-]+\ ){0,2}")
_GENITIVE = re.compile(r"\ (?:[\w-]+\ ){0,2}")
_PARTS = ("дол", "цен", "пошлин", "тариф", "ставк", "удельн", "услови", "лимит")
# доходы от экспорта: exports in money
_EARNED = ("доход", "выручк")
_TRADE_TOLD = re.compile(r"\b(?:торгов|товарооборот|экспорт|импорт)", re.IGNORECASE)
# с Китаем составил 5 млрд, "с" Индией - 3 · , "в" Индию "на" 7% · ", а из" Вьетнама —
_NEXT_PARTNER = re.compile(r"(?:[,;(]\ ?(?:а\ |и\ )?|\ (?:и|а)\ )(?P<word>с|со|в|во|из|на)\ $", re.IGNORECASE)
# в Китай (5 млрд)", " Индию (3 млрд)" и " США (2 млрд)
_NEXT_IN_LIST = re.compile(r"(?:\),?|,)\ (?:и\ )?$|\)\ и\ $")
# экспорт: "США -" 97 млрд", " Китай - 61 млрд", а " сербский - 56
_NEXT_OWNER = re.compile(r"(?:[,;:]|\))\ (?:а\ |и\ )?$")
_DASH = re.compile(r"(?:\ (?:в|во|на|из)\ [^,;.\d—-]{3,40})?\ ?[-—]\ ?(?:[а-яё]+\ ){0,2}[\d$€]")
_ITS_AMOUNT = re.compile(r"\ ?(?:[-—:(]\ ?|на\ |до\ )")


def find_flows(page: Page, start: int, end: int, theme: FlowWord | None) -> list[FlowWord]:
    """What a sentence names, in order; `theme` is the flow of the sentence before, which "it" and "growth" take up."""
    flows = [flow for match in patterns().flow.finditer(page.flow, start, end) if (flow := _flow(page, match, start))]
    flows = _composed(page, flows)
    flows += _next_partners(page, flows, start, end)
    if theme is not None:
        flows += _taken_up(page, flows, theme, start, end)
    return sorted(flows, key=lambda flow: flow.start)


def _flow(page: Page, match: re.Match[str], start: int) -> FlowWord | None:
    name = match.lastgroup or "decoys"
    lead = page.flow[max(start, match.start() - 80) : match.start()]
    if _OF_WHICH_SO_MUCH.search(lead):
        return no_trade(*match.span())
    if name == "bare_turnover" and not _is_of_trade(page, match):
        return no_trade(*match.span())
    if name not in _KINDS:
        return None if _BY_THE_WAY.search(lead) else no_trade(*match.span())
    modifiers = patterns().modifiers.search(lead)
    begin = match.start() - len(modifiers.group()) if modifiers else match.start()
    said = page.flow[begin : match.end()]
    return FlowWord(
        begin,
        match.end(),
        _KINDS[name],
        _RULES.get(name, f"{_KINDS[name]}_noun"),
        weak=name.startswith("weak"),
        verb=name in _VERBS,
        both_ways=bool(patterns().both_ways.search(said)),
        worldwide=bool(patterns().world.search(said)),
        needs_theme=said.casefold().startswith(("дефицит", "профицит")) and " " not in said,
        sign=_sign(page, name, match),
    )


def _is_of_trade(page: Page, turnover: re.Match[str]) -> bool:
    """Whether an "оборот" is of the trade that was told before, and of nothing else: "оборот компании"."""
    told = _TRADE_TOLD.search(page.flow, max(0, turnover.start() - 3000), turnover.start())
    return told is not None and find_goods(page, turnover.end(), turnover.end() + 60) is None


def _sign(page: Page, name: str, match: re.Match[str]) -> int:
    """-1 for a deficit, also where the words around say so."""
    if name != "balance":
        return -1 if name == "deficit" else 1
    before = _NEGATIVE_BEFORE.search(page.flow, max(0, match.start() - 50), match.start())
    return -1 if before or _NEGATIVE.match(page.flow, match.end(), match.end() + 130) else 1


def _composed(page: Page, flows: list[FlowWord]) -> list[FlowWord]:
    """The flows with "экспорт и импорт" as one, with "дефицит взаимной торговли", without "контракт на поставку"."""
    composed: list[FlowWord] = []
    for flow in flows:
        last = composed[-1] if composed else None
        if last is None:
            composed.append(flow)
        elif last.kind == "balance" and flow.kind in {"turnover", "balance"} and _is_of_the_balance(page, last, flow):
            composed[-1] = _in_trade(page, last, flow)
        elif {last.kind, flow.kind} == {"exports", "imports"} and _AND.fullmatch(page.flow, last.end, flow.start):
            composed[-1] = replace(last, kind="turnover", rule="turnover_noun", end=flow.end, then=flow.kind)
        elif last.kind is None and flow.kind and _is_only_its_object(page, last, flow):
            composed[-1] = replace(last, end=flow.end)
        else:
            composed.append(flow)
    return composed


def _is_of_the_balance(page: Page, balance: FlowWord, flow: FlowWord) -> bool:
    """Whether a flow behind a balance says of what it is: "дефицит торгового баланса", "сальдо России в торговле"."""
    gap = page.flow[balance.end : flow.start]
    for mention in reversed(page.countries_in(balance.end, flow.start)):
        gap = gap[: mention.start - balance.end].rstrip() + gap[mention.end - balance.end :]
    return bool(_OF_TRADE.fullmatch(gap))


def _in_trade(page: Page, balance: FlowWord, flow: FlowWord) -> FlowWord:
    """A balance with what its trade says of it; whose it is may stand between."""
    named = page.countries_in(balance.end, flow.start)
    return replace(
        balance,
        end=balance.end if named else flow.end,
        both_ways=flow.both_ways,
        worldwide=flow.worldwide,
        needs_theme=False,
    )


def _is_only_its_object(page: Page, decoy: FlowWord, flow: FlowWord) -> bool:
    """Whether a flow only says what a contract, a duty or a share is of: "контракт на поставку", "доля экспорта"."""
    said = page.flow[decoy.start : decoy.end].casefold()
    if said.startswith(_EARNED):
        return False
    gap = page.flow[decoy.end : flow.start]
    return bool(_FOR.fullmatch(gap)) or (said.startswith(_PARTS) and bool(_GENITIVE.fullmatch(gap)))


def _next_partners(page: Page, flows: list[FlowWord], start: int, end: int) -> Iterator[FlowWord]:
    """The flow again of another country: "с Китаем составил $5 млрд, с Индией — $3 млрд", "сербский – $3 млрд"."""
    for mention in page.countries_in(start, end):
        flow = next((flow for flow in reversed(flows) if flow.end <= mention.start), None)
        role = _role_of_next(page, mention, flow, start) if flow and flow.kind else None
        if flow is None or role is None:
            continue
        if flow.verb:
            yield no_trade(mention.start, mention.end)
            continue
        again = replace(flow, start=mention.start, end=mention.end, rule="elliptic", weak=False)
        named = {role: mention.code}
        yield replace(again, reporter=named.get("reporter"), partner=named.get("partner"))


def _role_of_next(page: Page, mention: CountryMention, flow: FlowWord, start: int) -> str | None:
    """What a country is that has an amount of its own behind it, None where it has none."""
    lead = page.flow[max(start, mention.start - 12) : mention.start]
    first = not any(character.isdigit() for character in page.flow[max(flow.end, mention.start - 300) : mention.start])
    if _NEXT_PARTNER.search(lead) and _ITS_AMOUNT.match(page.flow, mention.end):
        return None if first else "partner"
    if _NEXT_IN_LIST.search(lead) and page.flow.startswith(" (", mention.end):
        return None if first else "partner"
    if not _NEXT_OWNER.search(lead) or not _DASH.match(page.flow, mention.end):
        return None
    if mention.form == "demonym":
        return None if first or flow.kind == "turnover" else "reporter"
    readings = parses(page.flow[mention.start : mention.end].split()[0])
    if any(one.tag.case == "nomn" or "Fixd" in one.tag for one in readings[:2]):
        return "partner" if not first or lead.endswith(": ") else None
    return None if first or flow.kind == "turnover" else "reporter"


def _taken_up(page: Page, flows: list[FlowWord], theme: FlowWord, start: int, end: int) -> Iterator[FlowWord]:
    """What takes up the flow of the sentence before: "этот показатель вырос", "рост составил 15%", "его до"."""
    first = min((flow.start for flow in flows if flow.kind), default=end)
    match = patterns().anaphor.search(page.flow[start:end])
    if match is None or start + match.start() > first:
        return
    begin, stop = (start + offset for offset in match.span(match.lastgroup or 0))
    if match.lastgroup in {"goal", "aim"}:
        if theme.kind == "investment":
            return
        theme = replace(theme, kind="turnover", both_ways=theme.kind == "turnover" and theme.both_ways)
    if not any(flow.start < stop and flow.end > begin for flow in flows):
        stop = begin if match.lastgroup in {"moved", "goal"} else stop
        yield replace(theme, start=begin, end=stop, rule="anaphor", weak=False, verb=False, then=None, commodity=None)
