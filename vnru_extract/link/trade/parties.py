"""The parties of a figure that its own words leave open: from the sentence, the figure before, the document."""

import re
from dataclasses import replace

from vnru_extract.countries import CountryMention
from vnru_extract.link.trade.theme import Theme, first, sentence_index
from vnru_extract.mentions import FigureMention
from vnru_extract.page import Page

# "Despite the sanctions that Britain imposed, mutual trade": who is named there is no party
_PREAMBLE = re.compile(
    r"\b(?:despite|amid|in\ spite\ of|notwithstanding|because\ of|due\ to|owing\ to|regardless\ of"
    r"|against\ the\ back(?:ground|drop)\ of)\b"
    r"(?:[^,;]*,)+",
    re.IGNORECASE,
)


# exports hit $300 billion, "while" trade with Peru: named of something else
_WHILE = re.compile(r"\b(?:while|whereas|but|compared\ (?:to|with))\b|;")
# $12 billion, more than half of it in "trade with the" US: named of that trade
_OF_OTHER_FLOW = re.compile(
    r"\b(?:by|from|for|thanks\ to)\ (?:(?:its|their|the)\ )?(?:trade|exports|imports|shipments|sales)\ "
    r"(?:with|to|from)\ (?:the\ )?$"
)
# How far from its figure a country may be named: only sentences that never end are longer.
_WINDOW = 1000
# How many sentences before a figure can say whose trade it is.
_BEFORE = 3
# "to" China
_WENT_TO = re.compile(r"\bto\ (?:the\ )?$")


def with_parties(page: Page, figure: FigureMention, theme: Theme | None) -> FigureMention:
    """The figure with the parties that its context adds."""
    reporter, partner = figure.reporter, figure.partner
    symmetric = figure.flow == "turnover" or (figure.flow == "investment" and figure.both_ways)
    around = _countries_around(page, figure)
    if reporter is None and partner is None:
        reporter, partner = _both(page, figure, around, theme, symmetric=symmetric)
    elif reporter is None:
        again = figure.rule == "elliptic" and _told_from(theme, partner)
        told = again or _subject(page, figure, partner) or _told_from(theme, partner)
        if figure.flow in {"exports", "imports"}:
            around = [mention for mention in around if not _is_traded_with(page, mention)]
        reporter = _other(page, partner, around, theme, subject=told)
        if reporter is None and figure.flow in {"exports", "imports", "balance"}:
            reporter = _of_headline(page, partner)
    elif partner is None and not figure.worldwide:
        host = theme.partner if theme and theme.flow == figure.flow == "investment" else None
        host = theme.partner if theme and figure.rule == "elliptic" else host
        alone = figure.flow in {"exports", "imports", "balance"}
        if figure.rule != "elliptic":
            host = _other(page, reporter, around, theme, subject=host if host != reporter else None, alone=alone)
        partner = host
    if reporter == partner:
        partner = None
    from_a_side = figure.sided or (figure.reporter is None and figure.partner is not None)
    return replace(figure, reporter=reporter, partner=partner, sided=from_a_side and reporter is not None)


def _is_traded_with(page: Page, mention: CountryMention) -> bool:
    """Whether a country is another one to which goods went: "to Russia rose 40 percent, to China they doubled"."""
    return bool(_WENT_TO.search(page.flow[max(0, mention.start - 9) : mention.start]))


def _countries_around(page: Page, figure: FigureMention) -> list[CountryMention]:
    """Countries named in the figure's sentence; blocs and seats of government only where there is nothing else."""
    start, end = page.sentence_at(first(figure))
    start, end = max(start, first(figure) - _WINDOW), min(end, first(figure) + _WINDOW)
    mentions = page.countries_in(start, end)
    mentions = [m for m in mentions if m.form != "bloc" or not _OF_A_BLOC.match(page.flow, m.end)]
    if preamble := _PREAMBLE.search(page.flow, start, figure.head[0]):
        mentions = [mention for mention in mentions if not preamble.start() <= mention.start < preamble.end()]
    if figure.flow in {"exports", "imports", "balance"}:
        last = max(stop for _, stop in figure.spans)
        other = _WHILE.search(page.flow, last, max(last, end))
        mentions = [
            mention
            for mention in mentions
            if not (other and mention.start >= other.start())
            and not (
                mention.start > last and _OF_OTHER_FLOW.search(page.flow[max(last, mention.start - 60) : mention.start])
            )
        ]
    named = [mention for mention in mentions if mention.form in {"name", "demonym"} or mention.code in _TRADING_BLOCS]
    return named or mentions


def _both(
    page: Page, figure: FigureMention, around: list[CountryMention], theme: Theme | None, *, symmetric: bool
) -> tuple[str | None, str | None]:
    if figure.worldwide:
        return (theme.reporter if theme else None) or _subject(page, figure, None), None
    codes = list(dict.fromkeys(mention.code for mention in around))
    subject = None if symmetric else _subject(page, figure, None)
    if theme and theme.reporter and (theme.partner or not figure.both_ways) and _is_among(codes, theme):
        return _from_theme(theme, subject, symmetric=symmetric)
    if symmetric:
        return _pair(page, codes, figure)
    if subject:
        return subject, _other(page, subject, around, theme, subject=None, alone=figure.flow != "investment")
    return (None if codes or page.pair or figure.flow == "investment" else _spoken_of(page, figure)), None


def _spoken_of(page: Page, figure: FigureMention) -> str | None:
    """The one country that the headline and the sentences just before name: "The trade surplus rose to"."""
    index = sentence_index(page, figure)
    before = page.sentences[max(0, index - _BEFORE) : index]
    if not before:
        return None
    named = {mention.code for mention in page.countries_in(before[0][0], before[-1][1]) if mention.form != "bloc"}
    if not named:
        named = {mention.code for mention in page.countries_in(*page.sentences[0]) if mention.form != "bloc"}
    return named.pop() if len(named) == 1 else None


def _of_headline(page: Page, partner: str | None) -> str | None:
    """The one country that the headline or the opening names besides the partner: whose trade the page is on."""
    for start, end in page.sentences[:2]:
        named = {mention.code for mention in page.countries_in(start, end)}
        if named:
            rest = named - {partner}
            return rest.pop() if len(rest) == 1 else None
    return None


def _is_among(codes: list[str], theme: Theme) -> bool:
    return set(codes) <= {theme.reporter, theme.partner}


def _from_theme(theme: Theme, subject: str | None, *, symmetric: bool) -> tuple[str | None, str | None]:
    """The theme's parties, the subject first; whose bare "exports" are is open where trade was told from no side."""
    if subject is not None and subject == theme.partner:
        return theme.partner, theme.reporter
    if symmetric or theme.sided or subject == theme.reporter:
        return theme.reporter, theme.partner
    return None, None


def _pair(page: Page, codes: list[str], figure: FigureMention) -> tuple[str | None, str | None]:
    """The two countries of a sentence, or before the figure in it, else of the document."""
    if len(codes) == 2:
        return codes[0], codes[1]
    if page.pair is None:
        start = max(page.sentence_at(first(figure))[0], first(figure) - _WINDOW)
        told = list(
            dict.fromkeys(mention.code for mention in page.countries_in(start, max(figure.head[1], first(figure))))
        )
        if len(told) == 2 and len(codes) != 2:
            return told[0], told[1]
    pair = page.pair or _only_two(page) or (_two_before(page, figure) if figure.both_ways and not codes else None)
    if pair and (len(codes) != 1 or codes[0] in pair):
        return pair
    return None, None


def _two_before(page: Page, figure: FigureMention) -> tuple[str, str] | None:
    """The two countries that the sentences just before name: "between the two nations"."""
    index = sentence_index(page, figure)
    for back in range(1, _BEFORE + 2):
        if index < back:
            break
        start, end = page.sentences[index - back][0], page.sentences[index - 1][1]
        codes = sorted({m.code for m in page.countries_in(start, end) if m.form in {"name", "demonym"}})
        if len(codes) >= 2:
            return (codes[0], codes[1]) if len(codes) == 2 else None
    return None


def _only_two(page: Page) -> tuple[str, str] | None:
    """The two that a document names where it names no third, a bloc among them: a page on the EU and Vietnam."""
    codes = sorted({mention.code for mention in page.countries})
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _told_from(theme: Theme | None, partner: str | None) -> str | None:
    """Whose trade with one partner after another is told: "the deficit with Mexico was …, and that with Vietnam …"."""
    return theme.reporter if theme and theme.sided and theme.reporter != partner else None


def _other(
    page: Page,
    known: str | None,
    around: list[CountryMention],
    theme: Theme | None,
    *,
    subject: str | None,
    alone: bool = False,
) -> str | None:
    """The other party: the subject, else the theme's other, else the sentence's, else the document's.

    `alone`: what a country sells and buys is its trade with the world where no other is named or was spoken of.
    """
    if subject:
        return subject
    if theme and known in {theme.reporter, theme.partner}:
        other = theme.partner if known == theme.reporter else theme.reporter
        if other and not (alone and _is_of_another(page, theme)):
            return other
    codes = {mention.code for mention in around if not _OWNS_NEXT.match(page.flow, mention.end)} - {known}
    if len(codes) == 1:
        return codes.pop()
    if alone and not codes:
        return None
    if page.pair and known in page.pair:
        return page.pair[0] if page.pair[1] == known else page.pair[1]
    return None


def _is_of_another(page: Page, theme: Theme) -> bool:
    """Whether trade with one of several was told of before, so that a country's own is that with the world."""
    told = {theme.reporter, theme.partner}
    return told != set(page.pair) if page.pair else theme.flow in {"exports", "imports", "balance"}


# Estonian exports were $3 billion and "Lithuania's at" $4 billion: another's trade
_OWNS_NEXT = re.compile(r"'s\ (?:at|to|by|from|was|were|stood|amounted|rose|fell|grew|totall?ed|reached)\b")
_LED = re.compile(
    r"\b(?:with|(?<!according\ )to|from|in|into|between|against|of|by|visit|across|and|or|than|under|amid|despite"
    r"|towards?|without|via)"
    r"\ (?:the\ |its\ |another\ )?(?:(?:[\w'-]+\ ){0,2}(?:neighbou?r(?:ing)?|fellow|ally|member|partner),?\ )?$",
    re.IGNORECASE,
)


# Customs unions and the like, which trade as countries do; the UN and NATO do not.
_TRADING_BLOCS = {"ASEAN", "EAEU", "EU"}
# the biggest EU "investor" is one of its countries
_OF_A_BLOC = re.compile(
    r"(?:'s)?\ (?:\w+\ )?(?:investors?|members?|partners?|countr(?:y|ies)|nations?|states?|markets?|traders?)\b"
)
# Argentina's "government" aims at a surplus
_AUTHORITY = re.compile(
    r"'s?\ (?:[a-z]+\ ){0,2}(?:government|ministry|customs|authorities|central\ bank"
    r"|statistic(?:s|al)\ (?:office|bureau|agency)|economy)\b",
    re.IGNORECASE,
)
# "its" trade with: whose, a capital may say; "the nation's" trade: an adjective
_ITS = re.compile(r"\b[Ii]ts\ $")
_THE_NATIONS = re.compile(r"\bthe\ (?:nation|country|kingdom|republic)'s\ (?:\w+\ ){0,2}$", re.IGNORECASE)


def _subject(page: Page, figure: FigureMention, partner: str | None) -> str | None:
    """The country that the sentence is told of: the nearest name before the flow that no preposition leads to.

    For investment, a name that only owns something ("Vietnam's largest investor") is it where there is no other.
    """
    start = max(page.sentence_at(first(figure))[0], figure.head[0] - _WINDOW)
    forms = {"name", "seat"} if _ITS.search(page.flow, start, figure.head[0]) else {"name"}
    if _THE_NATIONS.search(page.flow[max(start, figure.head[0] - 40) : figure.head[0]]):
        forms = {"name", "demonym"}
    named = [
        mention
        for mention in page.countries_in(start, figure.head[0])
        if mention.code != partner
        and (mention.form in forms or mention.code in _TRADING_BLOCS)
        and not (mention.form == "bloc" and _OF_A_BLOC.match(page.flow, mention.end))
        and not _LED.search(page.flow[max(start, mention.start - 45) : mention.start])
    ]
    free = [mention for mention in named if page.flow[mention.end : mention.end + 1] != "'"]
    if not free and figure.flow != "investment":
        free = [mention for mention in named if _AUTHORITY.match(page.flow, mention.end)]
    owning = figure.flow == "investment" or forms != {"name"}
    nearest = (free or (named if owning else []))[-1:]
    return nearest[0].code if nearest else None
