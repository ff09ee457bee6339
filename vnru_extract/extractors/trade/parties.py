"""Whose trade it is and with whom, as far as the words around a flow say so.

"Vietnam's coffee exports to Russia", "trade between A and B", "imports from B", "B's companies invested in A".
What the sentence leaves open is for the linker; what belongs to a company, a province or a group of countries
without a code is refused here.
"""

import itertools
import re

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.investors import is_at_home, of_an_investor, of_investments
from vnru_extract.extractors.trade.partners import REFUSED, Parties, of_a_market, of_partners
from vnru_extract.extractors.trade.subjects import find_subject
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# "Vietnam-Russia" · "Russian and Vietnamese"
_JOINED = re.compile(r"\ ?(?:-|/|—)\ ?|\ and\ (?:the\ )?|'s\ and\ ")
_OWNS = re.compile(
    r"(?:'s?)?\ *(?:(?:own|total|overall|annual|combined|main|key|aggregate|rising|growing|state|government)\ +)*"
    r"(?:(?:volume|value|level|amount|size)s?\ of\ (?:the\ )?)?"
)
# "with" Peru · with "neighbouring" Peru · with "another Andean country," Peru · with "Chile's northern neighbour" Peru
_PREPOSITION = re.compile(
    r"\b(?P<word>between|with|to|from|of|by|into|in|against|among|across|for|and)\ +(?:the\ |both\ |its\ )?"
    r"(?:(?:[\w'-]+\ ){0,3}?(?:neighbou?r(?:ing|s)?|fellow|country|nation|republic|ally|members?|partners?),?\ )?$",
    re.IGNORECASE,
)
# between "Mercosur partners" Brazil and Argentina: the bloc is no party
_BLOC_OF = re.compile(
    r"(?:'s)?\ (?:[a-z]+\ ){0,2}(?:partners?|members?|states?|countr(?:y|ies)|neighbou?rs?|nations?),?\ $"
)
# between "Brest Oblast and" Lithuania · between Lithuania "and Brest" Oblast
_BETWEEN_A_NAME = re.compile(r"\ between\ (?:the\ )?(?P<name>[A-Z][\w-]+(?:\ [A-Z][\w-]+){0,3})\ and\ ")
# between "the bloc's member states and" Peru
_BETWEEN_MEMBERS = re.compile(
    r"\ between\ (?:the|its)\ (?!two\b|both\b)(?:[a-z][\w'-]*\ ){0,3}"
    r"(?:states|countries|members|nations|economies)\ and\ "
)
_AND_A_NAME = re.compile(
    r"\ and\ (?:(?:the\ )?[A-Z][\w-]+\b"
    r"|(?:its|the|their|other)\ (?:[\w-]+\ ){0,2}(?:countries|nations|partners|members|states|economies)\b)"
)
# between Minsk "Oblast" and China: a part of a country
_PART_OF_COUNTRY = re.compile(r"\ (?:Oblast|Region|Province|Prefecture|Krai|County|Governorate|City)\b")
_NO_PARTY = re.compile(
    r"(?:\bone|\bthat|\bthose|compared|comparison|according|thanks|due|said|visit|along|together|addition|contrast"
    r"|partners?|investors?|president|minister|government|capital|ambassador|citizens)\ $",
    re.IGNORECASE,
)
# $3 billion in investment, "said an envoy of" Malta
_SPOKEN = re.compile(r",\ (?:[\w'-]+\ ){0,2}(?:said|says|told|quoted|added|noted)\b|\baccording\ to\ [a-z]")
# "to Vietnamese consumers", "to Vietnam's market" is to Vietnam; "to Russian Railways" is not to Russia
_MARKET = re.compile(
    r"(?:'s?)?\ (?:market|markets|consumers|partners|buyers|side|economy|importers|customers|territory|soil)\b"
)
# exports of Russian "coal"
_GOODS_OF = re.compile(r"\ (?!(?:companies|firms|enterprises|businesses|exporters|importers|banks|provinces)\b)[a-z]")
# a balance "in Peru's favour" · "in favour of Peru" · "unfavourable to Peru"
_FAVOUR = re.compile(
    r"\ in\ (?P<who>[A-Z][\w.\ ]*?)'s?\ favou?r"
    r"|\ (?:in\ favou?r\ of|(?:un)?favou?rable\ (?:to|for)|(?:positive|negative)\ for)\ (?:the\ )?(?P<of>[A-Z])"
)
# with Japan", "China", and" Korea
_LISTED = re.compile(r"(?:'s)?(?:,\ (?:and\ )?|\ and\ |\ &\ )(?:the\ )?")
_AND_WORLD = re.compile(r"\ and\ (?:(?:the|other)\ )*(?:rest\ of\ the\ )?world\b")
# Peru "suffering a" trade deficit
_RUNS = re.compile(
    r"\ (?:suffering|recording|posting|running|enjoying|having|registering|reporting|facing|incurring|booking)\ "
    r"(?:an?\ |the\ |its\ )?(?:[\w$€£.,-]+\ ){0,4}"
)
_FIGURE = re.compile(r"\d|[$€£¥₽]")


def find_parties(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """The parties of a flow, read between the offsets of its neighbours in the sentence."""
    if flow.rule == "elliptic":
        return Parties(flow.reporter, flow.partner)
    if flow.rule == "trade_gap" and flow.reporter:
        return Parties(flow.reporter)
    if flow.rule == "goods_market":
        return of_a_market(page, flow, before, after)
    if flow.rule == "investor_rank":
        return of_an_investor(page, flow, before, after)
    if flow.rule == "investment_verb" and is_at_home(page, flow, after):
        return REFUSED
    if flow.verb and flow.kind and not (subject := find_subject(page, flow, before)):
        return REFUSED
    if flow.verb:
        reporter = None if subject == "?" else subject
        return _told_after(page, flow, after, (reporter, None))
    owners = _owners(page, flow, before)
    if owners is None:
        return REFUSED
    told = _told_after(page, flow, after, owners)
    if flow.kind == "turnover" and told == Parties():
        return of_partners(page, flow, before) or told
    return of_investments(page, flow, before, told) if flow.rule == "investment_noun" else told


def _owners(page: Page, flow: FlowWord, before: int) -> tuple[str | None, str | None] | None:
    """Who is named right before a flow: `Vietnam's`, `Russian`, `Vietnam-Russia`; None for another owner."""
    mentions = page.countries_in(max(before, flow.start - 70), flow.start)
    if mentions and _OWNS.fullmatch(page.flow[mentions[-1].end : flow.start]):
        last = mentions[-1]
        if len(mentions) > 1 and _JOINED.fullmatch(page.flow[mentions[-2].end : last.start]):
            return mentions[-2].code, last.code
        return last.code, None
    if flow.kind == "balance" and mentions and _RUNS.fullmatch(page.flow, mentions[-1].end, flow.start):
        return mentions[-1].code, None
    if patterns(page.language).owner.search(page.flow[max(before, flow.start - 45) : flow.start]):
        return None
    return None, None


def _told_after(page: Page, flow: FlowWord, after: int, owners: tuple[str | None, str | None]) -> Parties:
    """The parties that prepositions after the flow add: `to Russia`, `between A and B`."""
    text = page.flow
    told = _read_after(page, flow, after, owners)
    if told is None:
        return REFUSED
    (reporter, partner), several, last = told
    if len(several) == 2:
        listed = _listed(page, flow, several[1], after)
        if listed:
            return Parties(several[0], refused=True, listed=listed)
        return Parties(several[0], several[1], mutual=True)
    if len(several) > 2 or (several and _AND_A_NAME.match(text, last)):
        return REFUSED
    if flow.kind == "balance" and (favoured := _favoured(page, flow, after)):
        return Parties(favoured, partner if partner != favoured else reporter)
    if flow.kind != "investment" and partner and (listed := _listed(page, flow, partner, after)):
        return Parties(reporter, refused=True, listed=listed)
    world = flow.worldwide or (owners[0] is not None and _is_overall(page, flow))
    if partner is None:
        with_whom = _with_whom(page, flow, after)
        if with_whom == "group":
            return REFUSED
        world = world or with_whom == "world"
    if several and _AND_WORLD.match(text, last, after):
        reporter, world = several[0], True  # trade between Laos "and the world"
    return Parties(reporter, partner, world=world and partner is None, mutual=None not in owners)


def _is_overall(page: Page, flow: FlowWord) -> bool:
    """Whether it is all that a country sells or buys: "Peru's overall exports"."""
    return flow.kind in {"exports", "imports"} and page.flow.startswith("overall ", flow.start)


def _read_after(
    page: Page, flow: FlowWord, after: int, parties: tuple[str | None, str | None]
) -> tuple[tuple[str | None, str | None], list[str], int] | None:
    """The two parties, the countries between which it is, and where the last of these ends; None for a town's."""
    if (name := _BETWEEN_A_NAME.match(page.flow, flow.end, after)) and not page.countries_in(*name.span("name")):
        return None
    if _BETWEEN_MEMBERS.match(page.flow, flow.end, after):
        return None
    several: list[str] = []
    previous: CountryMention | None = None
    for mention in _without_blocs_of_members(page, page.countries_in(flow.end, after)):
        if _PART_OF_COUNTRY.match(page.flow, mention.end):
            return None
        word = _preposition(page, flow, mention, previous)
        if word == "between" or (word == "and" and several):
            several.append(mention.code)
        elif word == "and" and previous and previous.code == parties[0] and flow.kind == "turnover":
            several = [previous.code, mention.code]  # trade "of Laos and Vietnam"
        else:
            parties = _placed(flow, word, mention.code, parties)
        previous = mention if word else previous
    return parties, several, previous.end if previous else flow.end


def _with_whom(page: Page, flow: FlowWord, after: int) -> str | None:
    """A partner that no code names: the "world", or a "group" of countries."""
    shapes, stretch = patterns(page.language), _stretch(page, flow, after)
    if shapes.world_after.search(stretch):
        return "world"
    return "group" if shapes.group_after.search(stretch) and not shapes.pair_after.search(stretch) else None


def _stretch(page: Page, flow: FlowWord, after: int) -> str:
    """The words in which a partner can stand: up to the amount, past it for "exported $5 billion of goods to"."""
    if flow.verb:
        return re.split(r"[,;]\ ", page.flow[flow.end : min(after, flow.end + 120)])[0]
    near = _FIGURE.search(page.flow, flow.end, after)
    return page.flow[flow.end : min(after, near.start() if near else after, flow.end + 60)]


def _without_blocs_of_members(page: Page, mentions: list[CountryMention]) -> list[CountryMention]:
    """The countries without a bloc that only says what they are members of: "Mercosur partners Brazil and Chile"."""
    members = {
        bloc.start
        for bloc, after in itertools.pairwise(mentions)
        if bloc.form == "bloc" and _BLOC_OF.fullmatch(page.flow, bloc.end, after.start)
    }
    return [mention for mention in mentions if mention.start not in members]


def _listed(page: Page, flow: FlowWord, partner: str, after: int) -> tuple[str, ...]:
    """The partners where there are several: "with Japan, China and Korea"; else nothing."""
    mentions = page.countries_in(flow.end, after)
    index = next((i for i, mention in enumerate(mentions) if mention.code == partner), None)
    if index is None or index + 1 >= len(mentions):
        return ()
    gaps = [page.flow[one.end : other.start] for one, other in itertools.pairwise(mentions[index:])]
    run = list(itertools.takewhile(_LISTED.fullmatch, gaps))
    if not any("and" in gap or "&" in gap for gap in run):
        return ()
    return tuple(mention.code for mention in mentions[index : index + len(run) + 1])


def _preposition(page: Page, flow: FlowWord, mention: CountryMention, previous: CountryMention | None) -> str | None:
    """The word that ties a country to the flow, None where it stands for something else."""
    lead = page.flow[max(flow.end, mention.start - 50) : mention.start]
    match = _PREPOSITION.search(lead)
    if not match or _SPOKEN.search(lead) or _NO_PARTY.search(lead[: match.start()]):
        return None
    word = match.group("word").lower()
    if word == "and" and (
        previous is None or page.flow[previous.end : mention.start].strip() not in {"and", "and the"}
    ):
        return None
    tail = page.flow[mention.end : mention.end + 25]
    if mention.form == "demonym" and word == "of" and flow.kind in {"exports", "imports"} and _GOODS_OF.match(tail):
        return "from" if flow.kind == "imports" else "of"
    if (mention.form == "demonym" or tail.startswith("'")) and not _MARKET.match(tail):
        return None
    return word


def _placed(
    flow: FlowWord, word: str | None, code: str, parties: tuple[str | None, str | None]
) -> tuple[str | None, str | None]:
    reporter, partner = parties
    to_partner, to_reporter = _SIDES["exports_and_imports" if flow.rule in _BOTH_HALVES else flow.kind or "turnover"]
    if word in to_partner and partner is None and code != reporter:
        return reporter, code
    if word in to_reporter and reporter is None and code != partner:
        return code, partner
    return parties


_BOTH_HALVES = {"exports_and_imports", "imports_and_exports"}
# which prepositions lead to the partner, and which to the reporter
_SIDES: dict[str, tuple[set[str], set[str]]] = {
    "turnover": ({"with", "against"}, {"of"}),
    "exports_and_imports": ({"with", "to", "from"}, {"of", "by"}),
    "exports": ({"to", "into", "with"}, {"from", "of", "by"}),
    "imports": ({"from"}, {"to", "into", "of", "by"}),
    "balance": ({"with", "against", "to"}, {"of", "for", "by"}),
    "investment": ({"in", "into", "to"}, {"from", "by", "of"}),
}


def _favoured(page: Page, flow: FlowWord, after: int) -> str | None:
    """Whose surplus a balance "in Vietnam's favour" is."""
    match = _FAVOUR.search(page.flow, flow.end, after)
    if match is None:
        return None
    start = match.start("who") if match.group("who") else match.start("of")
    mentions = page.countries_in(start, after)
    return mentions[0].code if mentions and mentions[0].start == start else None
