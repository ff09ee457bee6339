"""Whose trade it is and with whom, as far as a Russian sentence says so.

"российско-вьетнамский товарооборот", "торговля Казахстана с Китаем", "экспорт российской пшеницы в Египет", "импорт
из Вьетнама", "Индия нарастила поставки". What belongs to a company, a region or a group without a code is refused.
"""

import re
from dataclasses import dataclass

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import REFUSED, Parties
from vnru_extract.extractors.trade.russian.subjects import LED, TO, with_host, with_subject
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.morphology import parses
from vnru_extract.page import Page

# "российско-" "вьетнамский" · "Россия" - "Вьетнам" · "России и" "Вьетнама"
_JOINED = re.compile(r"\ ?[-—/]\ ?|\ и\ (?:\w+ой\ |\w+ого\ )?")
# товарооборот "двух стран" · торговля "между нашими странами" · "с обеих сторон"
_MUTUAL = re.compile(
    r"\b(?:дву[хм]\w*|обе[ию]\w*|наш\w{1,4}|этими|между)\ (?:\w+(?:ми|ых|их)\ )?(?:стран\w*|государств\w*|народ\w*"
    r"|сторон\w*|республик\w*)\b",
    re.IGNORECASE,
)
# Вьетнам, товарооборот "которого"
_WHOSE = re.compile(r"\ котор(?:ого|ой|ых)\b")
# поставки "из этой страны": which, another sentence says
_THAT_COUNTRY = re.compile(r"\b(?:из|в|с)\ (?:этой|эту|данной|указанной)\ стран[уы]\b", re.IGNORECASE)
# поставки "по" газопроводу "Север", экспорт "через" порты
_LED_ELSEWHERE = re.compile(r"\b(?:по|в|во|через|на|для)\ [^,]*$")
# вьетнамская "компания" вложила
_ONE_COMPANY = re.compile(
    r"\b(?:компания|корпорация|концерн|холдинг|банк|фонд|группа|завод|агрохолдинг|фирма|предприятие|производитель|инвестор)\b",
    re.IGNORECASE,
)
# "Газпрома" · «Роснефть»
_QUOTE = re.compile(r"\ \"")
# сальдо "в пользу" Китая, "для" Китая
_FAVOUR = re.compile(r"\b(?:в\ пользу|для|у)\ $", re.IGNORECASE)
# в Узбекистан", "Таджикистан
_LISTED = re.compile(r",\ (?:а\ также\ )?(?:в\ |из\ |с\ )?")
# ", включая" 275 тыс. тонн из: what follows is told of a part
_PART = re.compile(r"\b(?:включая|из\ (?:них|которых)|в\ том\ числе)\b", re.IGNORECASE)
# экспорт "нефти и газа" России
_OWNER_GAP = re.compile(r"(?:\ [а-яё-]+(?:,?\ и\ [а-яё-]+)?){0,5}\ ?$")
# After these a name is nobody's trade: "сообщил", "по данным", "заявил в"
_SPOKEN = re.compile(
    r"\b(?:сообщ|заяв|отмет|сказа|подчерк|рассказа|уточн|напомн|по\ данным|по\ словам|согласно)", re.IGNORECASE
)
# How far around a flow its parties are told.
_REACH = 170

_FROM = {"из", "от"}


@dataclass(frozen=True, slots=True)
class _Named:
    """A country near a flow: what leads to it, and whether it stands in front of the verb."""

    mention: CountryMention
    lead: str
    early: bool


def find_parties(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """The parties of a flow, read between the offsets of its neighbours in the sentence."""
    if flow.rule == "elliptic":
        return Parties(flow.reporter, flow.partner)
    if flow.rule in {"anaphor", "listed"}:
        return Parties(mutual=flow.both_ways)
    behind = page.flow[flow.end : min(after, flow.end + _REACH)]
    spoken = _SPOKEN.search(behind) or _PART.search(behind)
    limit = flow.end + (spoken.start() if spoken else len(behind))
    if _is_refused(page, flow, before, limit):
        return REFUSED
    owners = _joined_before(page, flow, before)
    named = _named_after(page, flow, limit)
    if flow.kind == "turnover":
        return _of_turnover(page, flow, owners, named, limit)
    if flow.kind == "balance":
        return _of_balance(page, flow, owners, named, before)
    if _is_several(named, _FROM) or _is_several(named, TO):
        return REFUSED
    told = with_subject(page, flow, _of_one_way(page, flow, owners, named), before)
    return with_host(page, flow, told, before) if flow.kind == "investment" else told


def _joined_before(page: Page, flow: FlowWord, before: int) -> list[str]:
    """Who is named right before a flow: "российский", "российско-вьетнамский"."""
    mentions = page.countries_in(max(before, flow.start - 60), flow.start)
    gap = page.flow[mentions[-1].end : flow.start] if mentions else ""
    if gap == ", " and _WHOSE.match(page.flow, flow.end):
        return [mentions[-1].code]
    if not mentions or gap.strip():
        return []
    last = mentions[-1]
    if last.form != "demonym":
        return []
    if len(mentions) > 1 and _JOINED.fullmatch(page.flow, mentions[-2].end, last.start):
        return [mentions[-2].code, last.code]
    return [last.code]


def _named_after(page: Page, flow: FlowWord, limit: int) -> list[_Named]:
    """The countries behind a flow, each with its preposition: `` for none, "и" for the second of two."""
    told = patterns().told.search(page.flow, flow.end, limit)
    verb = told.start() if told else limit
    named: list[_Named] = []
    for mention in page.countries_in(flow.end, limit):
        gap = page.flow[named[-1].mention.end if named else flow.end : mention.start]
        if named and (_JOINED.fullmatch(gap) or (_LISTED.fullmatch(gap) and mention.form == named[-1].mention.form)):
            word = "и" if mention.form != "demonym" or named[-1].mention.form == "demonym" else ""
            named.append(_Named(mention, word, named[-1].early))
            continue
        led = LED.search(page.flow, max(flow.end - 1, mention.start - 45), mention.start)
        if led is None and not (mention.form == "demonym" or _OWNER_GAP.fullmatch(gap)):
            continue
        named.append(_Named(mention, led.group("word").casefold() if led else "", mention.start < verb))
    return named


def _of_turnover(page: Page, flow: FlowWord, owners: list[str], named: list[_Named], limit: int) -> Parties:
    """The two of a turnover, the first told first."""
    if len(owners) == 2:
        return Parties(owners[0], owners[1])
    mutual = flow.both_ways or bool(_MUTUAL.search(page.flow, flow.end, limit))
    between = _after_lead(named, {"между"})
    if len(between) == 2:
        return Parties(between[0], between[1])
    genitive = owners or _owner_and_its_second(named)
    partners = _after_lead(named, {"с", "со"})
    if len(between) > 2 or len(partners) > 1 or len(genitive) > 2:
        return REFUSED
    if len(genitive) == 2:
        return Parties(genitive[0], genitive[1])
    reporter, partner = _first(genitive), _first(partners)
    return Parties(reporter, partner, world=flow.worldwide and partner is None and not mutual, mutual=mutual)


def _first(codes: list[str]) -> str | None:
    return codes[0] if codes else None


def _after_lead(named: list[_Named], leads: set[str]) -> list[str]:
    """The countries that a preposition leads to, with those joined to the first by "and"."""
    for place, one in enumerate(named):
        if one.lead in leads and one.mention.form != "demonym":
            run = [one.mention.code]
            for other in named[place + 1 :]:
                if other.lead != "и":
                    break
                run.append(other.mention.code)
            return run
    return []


def _is_several(named: list[_Named], leads: set[str]) -> bool:
    """Whether goods go to several countries, or come from several: "в Узбекистан, Таджикистан и Афганистан"."""
    return len(set(_after_lead(named, leads))) > 1


def _owner_and_its_second(named: list[_Named]) -> list[str]:
    """The country in the genitive behind a flow, and the second that "and" joins: "товарооборот России и Китая"."""
    if not named or named[0].lead or not named[0].early or named[0].mention.form == "demonym":
        return []
    codes = [named[0].mention.code]
    for other in named[1:]:
        if other.lead != "и":
            break
        codes.append(other.mention.code)
    return codes


def _of_balance(page: Page, flow: FlowWord, owners: list[str], named: list[_Named], before: int) -> Parties:
    """Whose surplus or deficit, in trade with whom."""
    favoured = [one for one in named if _FAVOUR.search(page.flow, max(0, one.mention.start - 12), one.mention.start)]
    if favoured:
        return Parties(favoured[0].mention.code)
    reporter = _first(owners or _owner_and_its_second(named))
    partner = _first(_after_lead(named, {"с", "со"}))
    told = Parties(reporter, partner, world=flow.worldwide and partner is None)
    return with_subject(page, flow, told, before)


def _of_one_way(page: Page, flow: FlowWord, owners: list[str], named: list[_Named]) -> Parties:
    """The two of exports, imports or an investment: who sells or invests, and where to."""
    source, goal = _source(page, flow, named), _goal(page, flow, named)
    receiver = _receiver(page, flow, named)
    genitive = [] if receiver else _owner_and_its_second(named)
    owner, goal = _first(owners or genitive), goal or receiver
    made = None if flow.verb and flow.kind != "imports" else _made_by(named)
    if flow.kind == "investment" and flow.both_ways:
        both = owners if len(owners) == 2 else _after_lead(named, {"между"}) or genitive
        return Parties(both[0], both[1], mutual=True) if len(both) == 2 else Parties(mutual=True)
    if len(owners) == 2:
        return Parties(mutual=True)
    if flow.kind == "imports":
        origin = source or (made if made != owner else None)
        return Parties(owner or goal, origin)
    return Parties(owner or source or made, goal if goal != (owner or source or made) else None)


def _receiver(page: Page, flow: FlowWord, named: list[_Named]) -> str | None:
    """Whom goods were sold to, in the dative behind the verb: "поставила Вьетнаму"; in the nominative it sold them."""
    if not (flow.verb and flow.kind == "exports" and named) or named[0].lead or named[0].mention.form == "demonym":
        return None
    cases = {one.tag.case for one in parses(page.flow[named[0].mention.start : named[0].mention.end].split()[0])}
    return named[0].mention.code if "datv" in cases and "nomn" not in cases else None


def _made_by(named: list[_Named]) -> str | None:
    """Whose goods they are: "российской пшеницы"."""
    return next(
        (one.mention.code for one in named if one.mention.form == "demonym" and not one.lead and one.early), None
    )


def _source(page: Page, flow: FlowWord, named: list[_Named]) -> str | None:
    """Where goods or money come from: "из Китая", "с Тайваня"."""
    leads = _FROM | {"с", "со"} if flow.kind == "imports" else _FROM
    return next((one.mention.code for one in named if one.lead in leads and one.mention.form != "demonym"), None)


def _goal(page: Page, flow: FlowWord, named: list[_Named]) -> str | None:
    """Where goods or money go: "в Китай"; "в Китае" only for an investment, or before the verb."""
    for one in named:
        goes = one.lead in TO and one.mention.form != "demonym"
        if goes and (flow.kind == "investment" or not _is_locative(page, one.mention)):
            return one.mention.code
    return None


def _is_locative(page: Page, mention: CountryMention) -> bool:
    """Whether a country is where something was, not where it went: "в Китае"."""
    word = page.flow[mention.start : mention.end].split()[0]
    cases = {one.tag.case for one in parses(word)}
    return "loct" in cases and "accs" not in cases


def _is_refused(page: Page, flow: FlowWord, before: int, limit: int) -> bool:
    """Whether trade is that of a company, a region or a group that no code names."""
    if flow.verb:
        return _is_of_company(page, flow, before)
    if _THAT_COUNTRY.search(page.flow, flow.end, limit):
        return True
    told = patterns().told.search(page.flow, flow.end, limit)
    verb = told.start() if told else limit
    group = patterns().groups.search(page.flow, flow.end, limit)
    if group and not _MUTUAL.search(page.flow, flow.end, verb):
        return not page.countries_in(group.start(), min(limit, group.end() + 25))
    zone = page.flow[flow.end : verb]
    owner = patterns().parts.search(zone) or patterns().companies.search(zone) or _QUOTE.search(zone)
    if owner is None or _LED_ELSEWHERE.search(zone[: owner.start()]):
        return False
    return not page.countries_in(flow.end, flow.end + owner.start())


def _is_of_company(page: Page, flow: FlowWord, before: int) -> bool:
    """Whether one company exported: "компания поставила", "«Роснефть» вложила"; "российские компании" are Russia's."""
    start = max(before, flow.start - 60)
    lead = page.flow[start : flow.start]
    if _ONE_COMPANY.search(lead) or lead.rstrip().endswith('"'):
        return True
    return bool(patterns().companies.search(lead)) and not page.countries_in(start, flow.start)
