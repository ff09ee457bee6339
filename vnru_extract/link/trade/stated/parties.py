"""The parties that a figure's own words leave open: from the figure before, the sentence, the page."""

from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.countries import blocs
from vnru_extract.link.trade.stated.words import TradeContext
from vnru_extract.link.trade.theme import Theme, first, sentence_index
from vnru_extract.mentions import FigureMention
from vnru_extract.page import Page

# Customs unions and the like, which trade as countries do; the UN and NATO do not.
_TRADING_BLOCS = {"ASEAN", "EAEU", "EU"}
# How many sentences before a figure can say whose trade it is.
_BEFORE = 3
_HALVES = {"exports", "imports"}
# How many times as often as any third the two of a page are named.
_CLEARLY = 3

Parties = tuple[str | None, str | None]


def with_stated_parties(page: Page, figure: FigureMention, theme: Theme | None, words: TradeContext) -> FigureMention:
    """The figure with the parties that its context adds."""
    if figure.reporter is not None and figure.partner is not None:
        return figure
    if _is_of_two(figure):
        reporter, partner = _two(page, figure, theme, words)
    elif figure.reporter is None and figure.partner is None:
        reporter, partner = _side_taken(page, figure, theme, words)
    elif figure.reporter is None:
        reporter, partner = _whose(page, figure, theme, figure.partner), figure.partner
    else:
        reporter, partner = figure.reporter, _with_whom(page, figure, theme, figure.reporter)
    return replace(figure, reporter=reporter, partner=None if partner == reporter else partner)


def with_side_beside(page: Page, figures: Sequence[FigureMention], index: int, theme: Theme | None) -> FigureMention:
    """A bare half with the side that the half beside it tells: "наш экспорт – 86 миллионов, сербский – 56"."""
    figure = figures[index]
    bare = figure.reporter is None and figure.partner is None and not figure.worldwide
    if figure.flow not in _HALVES or not bare or theme is None or theme.sided or theme.partner is None:
        return figure
    two = {theme.reporter, theme.partner}
    for other in (*figures[max(0, index - 1) : index], *figures[index + 1 : index + 3]):
        named = {other.reporter, other.partner} - {None}
        beside = sentence_index(page, other) == sentence_index(page, figure)
        if other.flow not in _HALVES or not beside or not named or not named <= two:
            continue
        whose = other.reporter or (two - named).pop()
        reporter = whose if other.flow != figure.flow else (two - {whose}).pop()
        return replace(figure, reporter=reporter, partner=(two - {reporter}).pop())
    return figure


def _is_of_two(figure: FigureMention) -> bool:
    return (figure.flow == "turnover" or figure.both_ways) and not figure.worldwide


def _two(page: Page, figure: FigureMention, theme: Theme | None, words: TradeContext) -> Parties:
    """Both of a turnover: the two of before, of the sentence, of the page, of the sentences before."""
    known = figure.reporter or figure.partner
    codes = _named_before(page, figure)
    before = (theme.reporter, theme.partner) if theme and theme.reporter and theme.partner else None
    told = (codes[0], codes[1]) if len(codes) == 2 else None
    if figure.rule == "elliptic" and theme and theme.sided and theme.reporter != figure.partner:
        return theme.reporter, figure.partner
    just_named, pair = _two_before(page, figure) if figure.both_ways else None, page_pair(page)
    at_home = just_named is not None and words.home in just_named and pair is not None and words.home not in pair
    for two in (before, told, just_named if at_home else None, pair, just_named):
        if two is None or not ({*codes, known} - {None} <= set(two)):
            continue
        return two if known in {None, two[0]} else (two[1], two[0])
    if known is None and figure.both_ways and words.home in page.named and not codes:
        other = _headline_other(page, words.home)
        return (other, words.home) if other else (None, None)
    if known is None or figure.both_ways:
        return None, None
    return (known, _headline_other(page, known)) if figure.reporter else (_headline_other(page, known), known)


def _side_taken(page: Page, figure: FigureMention, theme: Theme | None, words: TradeContext) -> Parties:
    """Whose bare "exports" are: those of the side that trade was told from, else of the country at home here."""
    if figure.worldwide and not (figure.flow == "balance" and theme and theme.partner):
        return (theme.reporter if theme else None), None
    codes = _named_before(page, figure)
    if theme and set(codes) <= {theme.reporter, theme.partner}:
        if theme.sided:
            return theme.reporter, theme.partner
        return _from_home(theme.reporter, theme.partner, words)
    if figure.flow == "investment" or len(codes) > 1 or (page.pair and set(codes) <= set(page.pair)):
        return None, None
    return (codes[0] if codes else _spoken_of(page, figure)), None


def _spoken_of(page: Page, figure: FigureMention) -> str | None:
    """The one country that the sentences just before name, or the headline: "Экспорт вырос до"."""
    index = sentence_index(page, figure)
    before = page.sentences[max(0, index - _BEFORE) : index] or page.sentences[:1]
    for start, end in ((before[0][0], before[-1][1]), page.sentences[0]):
        named = {mention.code for mention in page.countries_in(start, end) if mention.form != "bloc"}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _from_home(one: str | None, other: str | None, words: TradeContext) -> Parties:
    if words.home not in {one, other} or one is None or other is None:
        return None, None
    return (one, other) if one == words.home else (other, one)


def _whose(page: Page, figure: FigureMention, theme: Theme | None, partner: str | None) -> str | None:
    """Whose trade with a partner it is."""
    if theme and theme.sided and theme.reporter != partner:
        return theme.reporter
    if theme and theme.reporter and theme.partner and partner in {theme.reporter, theme.partner}:
        return theme.partner if theme.reporter == partner else theme.reporter
    codes = [code for code in _named_before(page, figure) if code != partner]
    if len(codes) == 1:
        return codes[0]
    pair = page_pair(page)
    if pair and partner in pair:
        return pair[0] if pair[1] == partner else pair[1]
    return _headline_other(page, partner)


def _with_whom(page: Page, figure: FigureMention, theme: Theme | None, reporter: str | None) -> str | None:
    """With whom a country trades: as before; what it sells and buys with nobody named is its trade with the world."""
    if figure.worldwide:
        return None
    if theme and theme.partner and reporter in {theme.reporter, theme.partner}:
        other = theme.partner if theme.reporter == reporter else theme.reporter
        pair = page_pair(page)
        if pair is None or {other, reporter} == set(pair):
            return other
    codes = [code for code in _named_before(page, figure) if code != reporter]
    if not codes and figure.rule == "delivery_verb" and page.pair and reporter in page.pair:
        return page.pair[page.pair[0] == reporter]
    return codes[0] if len(codes) == 1 else None


def _named_before(page: Page, figure: FigureMention) -> list[str]:
    """The countries that the sentence names up to the figure, in order, and blocs that trade; seats only alone."""
    start = page.sentence_at(first(figure))[0]
    mentions = [
        mention
        for mention in page.countries_in(start, max(figure.head[1], first(figure)))
        if mention.code not in blocs() or mention.code in _TRADING_BLOCS
    ]
    named = [mention for mention in mentions if mention.form != "seat"]
    return list(dict.fromkeys(mention.code for mention in named or mentions))


def page_pair(page: Page) -> tuple[str, str] | None:
    """The two that the page is about, or the only two that it names."""
    if page.pair:
        return page.pair
    codes = sorted(page.named.keys() - {"SU"} if "RU" in page.named else page.named.keys())
    if len(codes) == 2:
        return codes[0], codes[1]
    return _clearly_two(page) if {"RU", "SU"} <= page.named.keys() else None


def _clearly_two(page: Page) -> tuple[str, str] | None:
    """The two that a page on Soviet and Russian times names far more than any third."""
    counted = page.named.copy()
    counted["RU"] += counted.pop("SU")
    ranked = counted.most_common(3)
    if len(ranked) < 3 or ranked[1][1] < _CLEARLY * ranked[2][1]:
        return None
    return ranked[0][0], ranked[1][0]


def _two_before(page: Page, figure: FigureMention) -> tuple[str, str] | None:
    """The two countries that the sentences just before name: "trade between the two countries"."""
    index = sentence_index(page, figure)
    for start, end in reversed(page.sentences[max(0, index - _BEFORE) : index]):
        codes = list(dict.fromkeys(m.code for m in page.countries_in(start, end) if m.form in {"name", "demonym"}))
        if len(codes) >= 2:
            return (codes[0], codes[1]) if len(codes) == 2 else None
    return None


def _headline_other(page: Page, known: str | None) -> str | None:
    """The one country that the headline or the opening names besides another: whose trade the page is on."""
    for start, end in page.sentences[:2]:
        named = {mention.code for mention in page.countries_in(start, end)}
        if named:
            rest = named - {known}
            return rest.pop() if len(rest) == 1 else None
    return None
