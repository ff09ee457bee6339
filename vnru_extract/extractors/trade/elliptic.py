"""What a sentence says again of another country without naming the flow again.

"Exports to Japan rose to $3 billion, to Korea to $2 billion", "the deficit with Mexico was …, and that with Vietnam …",
"Turkey's exports reached …, while Egypt's fell to …", "followed by Canada with …".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# $3 billion, and "to" Korea · , "that with" Vietnam
_SAME_WAY = re.compile(
    r"(?:[,;]|illion|%|cent|\))\ (?:(?:and|but|while|whereas|then|also|compared\ (?:to|with))\ ){0,2}"
    r"(?P<head>(?:(?:that|those|(?:the\ )?one)\ )?(?:with|to|from|against)\ (?:the\ )?)$"
)
# "followed by" Canada
_RANKED = re.compile(r"(?P<head>(?:followed|trailed)\ (?:closely\ )?by\ (?:the\ )?)$")
# followed by Canada ($3 billion), Mexico ($2 billion) "and" Japan
_NEXT_IN_RANK = re.compile(r"(?:\)|illion),?\ (?:(?:and|then)\ )?(?P<head>(?:the\ )?)$")
# while "Egypt" 's fell
_OTHER_OWNER = re.compile(
    r"(?:[,;]|illion|%|cent|\))\ (?:(?:and|but|while|whereas)\ ){0,2}(?P<head>(?:the\ |that\ of\ )?)$"
)
# what stands between the country and its amount: verbs and fillers, or a bracket
_TO_AMOUNT = re.compile(
    r"(?:\ (?P<words>[a-z][\w'-]*(?:\ [a-z][\w'-]*){0,5}))?\ ?[(:-]?\ ?(?:[A-Z]{2,3}\ ?|Rs\.?\ |US)?[$€£¥₹]?\ ?\d"
)
# nothing is said again before it was told
_TOLD = re.compile(r"\d|illion")
_PLAIN = re.compile(
    r"(?:(?:about|nearly|over|almost|another|some|around|at|to|from|with|by|for|only|up|down|more|than)\ ?)*"
)


def find_elliptic(page: Page, start: int, end: int, flows: Sequence[FlowWord]) -> list[FlowWord]:
    """The flows of a sentence that are said again of another country, in order."""
    found: list[FlowWord] = []
    ranked = False
    ends = [flow.end for flow in flows]
    for mention in page.countries_in(start, end):
        place = bisect_left(ends, mention.start)
        base = flows[place - 1] if place else None
        if base is None or base.kind is None or base.verb or mention.form == "demonym":
            continue
        lead = page.flow[max(base.end, mention.start - 45) : mention.start]
        again = _again(page, base, mention, lead, end, ranked=ranked or base.rule == "goods_market")
        ranked = ranked or bool(_RANKED.search(lead))
        if again is not None:
            found.append(again)
    return found


def _again(
    page: Page, base: FlowWord, mention: CountryMention, lead: str, end: int, *, ranked: bool
) -> FlowWord | None:
    owned = page.flow[mention.end : mention.end + 2] == "'s"
    if owned:
        match, tail = _OTHER_OWNER.search(lead), mention.end + 2
    else:
        match = _SAME_WAY.search(lead) or _RANKED.search(lead) or (_NEXT_IN_RANK.search(lead) if ranked else None)
        tail = mention.end
    if match is None or not _leads_to_amount(page, tail, end, owned=owned):
        return None
    if match.re in {_SAME_WAY, _OTHER_OWNER} and not _TOLD.search(page.flow, base.end, mention.start):
        return None
    is_reporter = owned or (base.kind == "investment" and not match.group("head").startswith(("to", "with")))
    return FlowWord(
        mention.start - len(match.group("head")),
        tail,
        base.kind,
        "elliptic",
        sign=base.sign,
        needs_theme=base.needs_theme,
        reporter=mention.code if is_reporter else None,
        partner=None if is_reporter else mention.code,
    )


def _leads_to_amount(page: Page, tail: int, end: int, *, owned: bool) -> bool:
    """Whether only a verb and fillers part a country from an amount; right after "Egypt's" stands the verb."""
    shapes = patterns(page.language)
    match = _TO_AMOUNT.match(page.flow, tail, end)
    if match is None:
        return False
    words = match.group("words")
    if words and shapes.core.search(words):
        return False  # "with India exporting"
    if words and owned:
        return bool(_PLAIN.fullmatch(words) or shapes.link.match(re.sub(r"^(?:also|alone|only|own)\ ", "", words)))
    return words is None or bool(_PLAIN.fullmatch(words) or shapes.link.search(words))
