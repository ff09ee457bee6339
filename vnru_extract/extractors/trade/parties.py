"""Whose trade it is and with whom, as far as the words around a flow say so.

"Vietnam's coffee exports to Russia", "trade between A and B", "imports from B", "B's companies invested in A".
What the sentence leaves open is for the linker; what belongs to a company, a province or a group of countries
without a code is refused here.
"""

import itertools
import re
from dataclasses import dataclass

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page


@dataclass(frozen=True, slots=True)
class Parties:
    """`reporter` first; for turnover the order only says from whose side it is told.

    `refused`: it is nobody's that a code names. `world`: the partner is said to be the world.
    `mutual`: told from neither side ("between A and B"). `listed`: several partners, refused unless each has
    its figure.
    """

    reporter: str | None = None
    partner: str | None = None
    world: bool = False
    refused: bool = False
    mutual: bool = False
    listed: tuple[str, ...] = ()


_REFUSED = Parties(refused=True)
# "Vietnam-Russia" · "Russian and Vietnamese"
_JOINED = re.compile(r"\ ?(?:-|/|—)\ ?|\ and\ (?:the\ )?|'s\ and\ ")
# Japan "remained" Laos's largest export market · export market "was" Japan
_IS = re.compile(
    r"(?:\ (?:also|still|now|has|had|have|continued|continues|to))*\ "
    r"(?:is|was|be|been|remain(?:s|ed)?|became|become|being|ranked|stayed)\b(?!n't|\ not\b)"
)
_ANOTHER_S = re.compile(r"[A-Z][\w.-]*(?:'s|s')\ (?:[\w-]+\ ){0,3}$")
_WAS = re.compile(r",?\ (?:is|was|remains|remained|were|are)\ (?:still\ )?(?:the\ )?")
_LARGEST = re.compile(
    r"'s?\ (?:(?:single|second|third|fourth|fifth|\d+(?:st|nd|rd|th))[-\ ])?"
    r"(?:(?:largest|biggest|top|main|leading|key|major|most\ important)\ )?"
)
_OWNS = re.compile(
    r"(?:'s?)?\ *(?:(?:own|total|overall|annual|combined|main|key|aggregate|rising|growing|state|government)\ +)*"
    r"(?:(?:volume|value|level|amount|size)s?\ of\ (?:the\ )?)?"
)
_PREPOSITION = re.compile(
    r"\b(?P<word>between|with|to|from|of|by|into|in|against|among|across|for|and)\ +(?:the\ |both\ |its\ )?$",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"(?:compared|comparison|according|thanks|due|said|visit|along|together|addition|contrast|partners?|investors?|president"
    r"|minister|government|capital|ambassador|citizens)\ $",
    re.IGNORECASE,
)
# "to Vietnamese consumers", "to Vietnam's market" is to Vietnam; "to Russian Railways" is not to Russia
_MARKET = re.compile(
    r"(?:'s?)?\ (?:market|markets|consumers|partners|buyers|side|economy|importers|customers|territory|soil)\b"
)
# exports of Russian "coal"
_GOODS_OF = re.compile(r"\ (?!(?:companies|firms|enterprises|businesses|exporters|importers|banks|provinces)\b)[a-z]")
_PRONOUN = re.compile(
    r"\b(?:it|they|we|which|country|its|who)(?:\ (?:also|has|have|had|already|then))*\ $", re.IGNORECASE
)
# goods "to" Ghana and importing: Ghana is not who imports
_LED_TO = re.compile(r"\b(?:to|from)\ (?:the\ )?$")
# China exported ..., "while" importing
_SAME_SUBJECT = re.compile(r"\b(?:while|and)\ $")
# a balance "in Peru's favour" · "in favour of Peru" · "unfavourable to Peru"
_FAVOUR = re.compile(
    r"\ in\ (?P<who>[A-Z][\w.\ ]*?)'s?\ favou?r"
    r"|\ (?:in\ favou?r\ of|(?:un)?favou?rable\ (?:to|for)|(?:positive|negative)\ for)\ (?:the\ )?(?P<of>[A-Z])"
)
# with Japan", "China", and" Korea
_LISTED = re.compile(r"(?:'s)?(?:,\ (?:and\ )?|\ and\ |\ &\ )(?:the\ )?")
_AND_WORLD = re.compile(r"\ and\ (?:(?:the|other)\ )*(?:rest\ of\ the\ )?world\b")
_FIGURE = re.compile(r"\d|[$€£¥₽]")


def find_parties(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """The parties of a flow, read between the offsets of its neighbours in the sentence."""
    if flow.rule == "elliptic":
        return Parties(flow.reporter, flow.partner)
    if flow.rule == "goods_market":
        return _market(page, flow, before, after)
    if flow.verb and flow.kind and not (subject := _subject(page, flow, before)):
        return _REFUSED
    if flow.verb:
        reporter = None if subject == "?" else subject
        return _told_after(page, flow, after, (reporter, None))
    owners = _owners(page, flow, before)
    if owners is None:
        return _REFUSED
    return _told_after(page, flow, after, owners)


def _market(page: Page, flow: FlowWord, before: int, after: int) -> Parties:
    """Who sells and to whom: "Japan was Laos's largest export market", "our largest export market was Japan"."""
    mentions = page.countries_in(before, after)
    is_market = [m for m in mentions if m.end <= flow.start and _IS.match(page.flow, m.end, flow.start)]
    is_market += [m for m in mentions if m.start >= flow.end and _WAS.fullmatch(page.flow, flow.end, m.start)]
    whose = [
        mention
        for mention in mentions
        if mention not in is_market
        and (
            _LARGEST.fullmatch(page.flow, mention.end, flow.start)
            or (
                mention.start >= flow.end
                and page.flow[flow.end : mention.start] in {" of ", " of the ", " for ", " for the "}
            )
        )
    ]
    lead = page.flow[max(before, flow.start - 45) : flow.start]
    if len(is_market) != 1 or len(whose) > 1 or (not whose and _ANOTHER_S.search(lead)):
        return _REFUSED
    return Parties(whose[0].code if whose else None, is_market[0].code)


def _subject(page: Page, flow: FlowWord, before: int) -> str | None:
    """Who exports, imports or invests: a country, `?` for a pronoun, None for a company or nobody."""
    shapes, text = patterns(page.language), page.flow
    words = shapes.investors if flow.kind == "investment" else shapes.traders
    mentions = page.countries_in(before, flow.start)
    last = mentions[-1] if mentions else None
    if (
        last
        and words.fullmatch(text[last.end : flow.start])
        and not _LED_TO.search(text[max(0, last.start - 12) : last.start])
    ):
        return last.code
    if mentions and text[flow.start - 2 : flow.start] == ", " and _IS.match(text, mentions[0].end, flow.start):
        return mentions[0].code  # the Netherlands is our second partner, "exporting"
    if _SAME_SUBJECT.search(text[max(before, flow.start - 12) : flow.start]):
        return "?"
    if _PRONOUN.search(text[max(before, flow.start - 40) : flow.start]):
        return mentions[0].code if mentions else "?"
    return None


def _owners(page: Page, flow: FlowWord, before: int) -> tuple[str | None, str | None] | None:
    """Who is named right before a flow: `Vietnam's`, `Russian`, `Vietnam-Russia`; None for another owner."""
    mentions = page.countries_in(max(before, flow.start - 70), flow.start)
    if mentions and _OWNS.fullmatch(page.flow[mentions[-1].end : flow.start]):
        last = mentions[-1]
        if len(mentions) > 1 and _JOINED.fullmatch(page.flow[mentions[-2].end : last.start]):
            return mentions[-2].code, last.code
        return last.code, None
    if patterns(page.language).owner.search(page.flow[max(before, flow.start - 45) : flow.start]):
        return None
    return None, None


def _told_after(page: Page, flow: FlowWord, after: int, owners: tuple[str | None, str | None]) -> Parties:
    """The parties that prepositions after the flow add: `to Russia`, `between A and B`."""
    text, shapes = page.flow, patterns(page.language)
    reporter, partner = owners
    several: list[str] = []
    previous: CountryMention | None = None
    for mention in page.countries_in(flow.end, after):
        word = _preposition(page, flow, mention, previous)
        if word == "between" or (word == "and" and several):
            several.append(mention.code)
        elif word == "and" and previous and previous.code == reporter and flow.kind == "turnover":
            several = [previous.code, mention.code]  # trade "of Laos and Vietnam"
        else:
            reporter, partner = _placed(flow, word, mention.code, (reporter, partner))
        previous = mention if word else previous
    if len(several) == 2 and (listed := _listed(page, flow, several[1], after)):
        return Parties(several[0], refused=True, listed=listed)
    if len(several) == 2:
        return Parties(several[0], several[1], mutual=True)
    if len(several) > 2:
        return _REFUSED
    if flow.kind == "balance" and (favoured := _favoured(page, flow, after)):
        return Parties(favoured, partner if partner != favoured else reporter)
    if flow.kind != "investment" and partner and (listed := _listed(page, flow, partner, after)):
        return Parties(reporter, refused=True, listed=listed)
    near = _FIGURE.search(text, flow.end, after)
    stretch = text[flow.end : min(after, near.start() if near else after, flow.end + 60)]
    if (
        partner is None
        and shapes.group_after.search(stretch)
        and not shapes.pair_after.search(stretch)
        and not shapes.world_after.search(stretch)
    ):
        return _REFUSED
    world = flow.worldwide or bool(shapes.world_after.search(stretch))
    if several and _AND_WORLD.match(text, previous.end if previous else flow.end, after):
        reporter, world = several[0], True  # trade between Laos "and the world"
    return Parties(reporter, partner, world=world and partner is None, mutual=None not in owners)


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
    lead = page.flow[max(flow.end, mention.start - 30) : mention.start]
    match = _PREPOSITION.search(lead)
    if not match or _NO_PARTY.search(lead[: match.start()]):
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
    to_partner, to_reporter = _SIDES[flow.kind or "turnover"]
    if word in to_partner and partner is None and code != reporter:
        return reporter, code
    if word in to_reporter and reporter is None and code != partner:
        return code, partner
    return parties


# which prepositions lead to the partner, and which to the reporter
_SIDES: dict[str, tuple[set[str], set[str]]] = {
    "turnover": ({"with", "against"}, {"of"}),
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
