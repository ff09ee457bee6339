"""The words of trade (`trade.toml`), and the patterns that are built from them once a language."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnru_extract.lexicon import Lexicon, alternation, load

Core = Literal[
    "trade", "turnover", "export", "exports", "exported", "import", "imports", "imported", "balance", "investment",
    "invested", "capital", "investor",
]  # fmt: skip


# A "high" of $5 billion and "more than" $5 billion are levels; so is "growth" of a sum that no verb says.
_LEVELS = {
    "growth", "growth rate", "high", "higher", "less", "lost", "low", "lower", "minus", "more", "more than", "plus",
}  # fmt: skip


# "made up" $5 billion is no rise
_NOT_MADE = r"(?<!made\ )(?<!make\ )(?<!makes\ )(?<!making\ )"


# "should" hit $5 billion is no fact
_NOT_MODAL = "".join(
    rf"(?<!{word}\ )" for word in ("should", "will", "would", "could", "might", "may", "can", "shall", "to")
)


_I = re.IGNORECASE


class TradeWords(Lexicon):
    """`trade.toml`; the file says what each list is for."""

    cores: dict[str, Core]
    trade_modifiers: tuple[str, ...]
    both_ways: tuple[str, ...]
    with_the_world: tuple[str, ...]
    not_bilateral: tuple[str, ...]
    measures: tuple[str, ...]
    after_trade: tuple[str, ...]
    investment_modifiers: tuple[str, ...]
    after_investment: tuple[str, ...]
    no_business: tuple[str, ...]
    mutual_investment: tuple[str, ...]
    decoys: tuple[str, ...]
    commodities: tuple[str, ...]
    rises: tuple[str, ...]
    falls: tuple[str, ...]
    reaches: tuple[str, ...]
    fillers: tuple[str, ...]
    about: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    targets: tuple[str, ...]
    weak_targets: tuple[str, ...]
    forecasts: tuple[str, ...]
    settled: tuple[str, ...]
    shares: tuple[str, ...]
    base_words: tuple[str, ...]
    pair_words: tuple[str, ...]
    world_words: tuple[str, ...]
    groups: tuple[str, ...]
    investors: tuple[str, ...]
    traders: tuple[str, ...]
    possessors: tuple[str, ...]
    anaphors: tuple[str, ...]
    lifters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of a language; each says in `_patterns` what it matches. Those that end in `$` look back."""

    words: TradeWords
    core: re.Pattern[str]
    decoy: re.Pattern[str]
    trade_modifiers: re.Pattern[str]
    not_bilateral: re.Pattern[str]
    measures: re.Pattern[str]
    after_trade: re.Pattern[str]
    composite: re.Pattern[str]
    investment_modifiers: re.Pattern[str]
    after_investment: re.Pattern[str]
    no_business: re.Pattern[str]
    commodity_before: re.Pattern[str]
    commodity_after: re.Pattern[str]
    link: re.Pattern[str]
    lifted: re.Pattern[str]
    lifting: re.Pattern[str]
    verb_near: re.Pattern[str]
    connector: re.Pattern[str]
    direction: re.Pattern[str]
    direction_after: re.Pattern[str]
    delta: re.Pattern[str]
    share: re.Pattern[str]
    base: re.Pattern[str]
    bound: re.Pattern[str]
    status: re.Pattern[str]
    pair_after: re.Pattern[str]
    world_after: re.Pattern[str]
    group_after: re.Pattern[str]
    investors: re.Pattern[str]
    traders: re.Pattern[str]
    owner: re.Pattern[str]
    anaphor: re.Pattern[str]


# Between an article and an amount only an adjective can stand: "a mere", "an already impressive".
_ADJECTIVE = r"an?(?:\ [a-z]+ly|\ already)?\ [a-z][a-z-]+"


@cache
def patterns(language: str = "en") -> Patterns:
    """The compiled patterns of a language."""
    w = load("trade", TradeWords, language)
    return Patterns(
        words=w, **_flows(w), **_goods(w), **_joining(w), **_changes(w), **_standing(w), **_parties(w), **_again(w)
    )


def _verb(w: TradeWords) -> str:
    return alternation(
        {*w.reaches, *w.rises, *w.falls} - {"of", "at", "to", "with", "between", "higher", "more", "less"}
    )


def _fillers(w: TradeWords) -> str:
    return rf"(?:\ +(?:{alternation(w.fillers)}|{_ADJECTIVE}))"


def _flows(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """The nouns of trade and investment, and what stands around them."""
    return {
        "core": re.compile(rf"\b(?:{alternation(w.cores)})\b", _I),
        "decoy": re.compile(rf"\b(?:{alternation(w.decoys)})\b", _I),
        # "total bilateral" trade · "goods and services" trade
        "trade_modifiers": re.compile(rf"(?:(?<![\w-])(?:{alternation(w.trade_modifiers)})(?:,|\ and)?\ +)+$", _I),
        "not_bilateral": re.compile(rf"(?<![\w-])(?:{alternation(w.not_bilateral)}|intra-[\w-]+)[\ -]$", _I),
        # trade "turnover", export "revenue"
        "measures": re.compile(rf"(?:\ +(?:{alternation(w.measures)})\b)+", _I),
        "after_trade": re.compile(rf"\ +(?:{alternation(w.after_trade)})\b|-\w", _I),
        # import-export turnover · imports and exports
        "composite": re.compile(
            rf"(?P<first>exports?|imports?)(?:\ and\ |-|/|\ &\ )(?P<second>exports?|imports?)"
            rf"(?P<measure>(?:\ +(?:{alternation(w.measures)}))*)(?!\w)",
            _I,
        ),
        "investment_modifiers": re.compile(
            rf"(?:(?<![\w-])(?:{alternation(w.investment_modifiers)})(?:,|\ and)?\ +)+$", _I
        ),
        "after_investment": re.compile(rf"\ +(?:{alternation(w.after_investment)})\b|-\w", _I),
        # invested "$4 million in the preservation"
        "no_business": re.compile(
            r"(?:\ (?!in\b|into\b|and\b)[\w$€£.,-]+){0,6}\ in(?:to)?\ "
            r"(?:(?!and\b|since\b|as\b|after\b|under\b|through\b|by\b|in\b)[\w'.-]+\ ){0,3}"
            rf"(?:{alternation(w.no_business)})\b",
            _I,
        ),
    }


def _goods(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """What is traded."""
    goods = alternation(w.commodities)
    return {
        # "coffee and tea" exports
        "commodity_before": re.compile(
            rf"(?<![\w-])(?P<what>(?:{goods})(?:(?:,\ |\ and\ |/)(?:{goods}))*)\ $",
            _I,
        ),
        # exports "of frozen seafood" to
        "commodity_after": re.compile(
            rf"\ +of\ (?:[A-Z]\w+\ )?(?P<what>"
            r"(?!(?:the|our|its|their|a|an|over|about|more|less|nearly|around|some|approximately|roughly|almost|up|close|which|to|from|by|into|with|and|in|for"
            rf"|{_verb(w)})\b)[a-z][a-z-]+"
            r"(?:(?:,?\ and|,)?\ (?!(?:to|from|by|into|in|for|and|between|with|has|have|had|also|"
            rf"{_verb(w)})\b)[a-z-]+){{0,4}})"
            rf"(?=\ |[,.;:)]|$)"
        ),
    }


def _joining(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """What joins an amount to a flow."""
    joining = alternation({*w.reaches, *w.rises, *w.falls, *w.base_words, "by", "and", "or", "another"})
    return {
        # reached · amounted to · rose
        "link": re.compile(rf"\b(?:{_verb(w)})\b", _I),
        # our trade "has almost doubled to", "with Japan reached": a verb soon after the flow
        # "raise" our trade to
        "lifted": re.compile(
            rf"\b(?:{alternation(w.lifters)})(?:\ (?:their|its|our|the|annual|total|overall))*\ $", _I
        ),
        # "bring" it to · "doubling"
        "lifting": re.compile(rf"\b(?:{alternation(w.lifters)})\b", _I),
        "verb_near": re.compile(rf"(?:,?\ +[\w'.-]+){{0,14}}?,?\ +(?:{_verb(w)})\b", _I),
        # the words that stand right before an amount and join it to what came before
        "connector": re.compile(
            rf"(?:\b(?P<word>{joining})"
            rf"|(?P<mark>[:,(—|-]))(?:,?{_fillers(w)}){{0,4}}\ *[(\"+]?\ *$",
            _I,
        ),
    }


def _changes(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """How much and which way a flow changed."""
    rises, falls = alternation(w.rises), alternation(w.falls)
    return {
        "direction": re.compile(rf"{_NOT_MADE}\b(?:(?P<rise>{rises})|(?P<fall>{falls}))\b", _I),
        # 15 percent "year-on-year increase"
        "direction_after": re.compile(
            rf"(?:\ +(?:year-on-year|year\ on\ year|yearly|annual|on-year|sharp|nominal|annually|additional"
            rf"|further))*[\ -]+"
            rf"(?:(?P<rise>{rises}|above)|(?P<fall>{falls}|below))\b",
            _I,
        ),
        # increased "by", rose "only", "growing" $5 billion: by how much
        "delta": re.compile(
            rf"{_NOT_MADE}\b(?:{alternation({*w.rises, *w.falls} - _LEVELS)})"
            r"(?:\ (?:by|only|just|some|about|nearly|almost|another|an?(?:\ [a-z]+)?|further|over|around"
            r"|roughly|slightly"
            r"|more\ than|less\ than|additional))*\ *$",
            _I,
        ),
    }


def _standing(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """Whether an amount is the flow itself, exact, done or hoped for."""
    return {
        # "accounted for" 12 percent · 12 percent "of the total"
        "share": re.compile(rf"\b(?:{alternation(w.shares)}){_fillers(w)}*\ *$", _I),
        "base": re.compile(
            rf"\b(?:{alternation(w.base_words)})"
            r"(?:\ (?:just|only|some|about|around|nearly|almost|the|a|an|revised|downwardly|upwardly|mere"
            r"|(?:exports|imports|trade|turnover|(?:deficit|surplus)(?:\ of)?)\ (?:of|worth)))*\ *$",
            _I,
        ),
        "bound": re.compile(
            rf"\b(?:(?P<over>{alternation(w.over)})"
            rf"|(?P<under>{alternation(w.under)})|(?P<about>{alternation(w.about)}))"
            rf"(?:\ (?:the|a|US|an|additional|another))*\ *$",
            _I,
        ),
        "status": re.compile(
            rf"\b(?:(?P<target>{alternation(w.targets)})|(?P<weak>{alternation(w.weak_targets)})"
            rf"|(?P<forecast>(?!should\ (?:also\ )?be\ (?:noted|mentioned|recalled|stressed|emphasi|pointed))"
            rf"(?:{alternation(w.forecasts)}))|{_NOT_MODAL}(?P<settled>{alternation(w.settled)}))\b",
            _I,
        ),
    }


def _parties(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """Whose trade it is, and with whom."""
    return {
        "pair_after": re.compile(
            rf"\b(?:between|of|among|with)\ +(?:{alternation(w.pair_words)})\b(?!\ of\ (?:the\ )?(?-i:[A-Z][a-z]))", _I
        ),
        "world_after": re.compile(rf"\b(?:with|to|from)\ +(?:{alternation(w.world_words)})\b", _I),
        # "with African countries" · "to Southeast Asia"
        "group_after": re.compile(
            r"\b(?:with|to|from|between|among|within|along)\ +"
            r"(?:(?:the|its|their|our|other|all|some|most|many|\d+|these|those|both)\ +)*"
            rf"(?:(?:{alternation(w.groups)})\b"
            r"|\"?(?:Belt\ and\ Road|BRI|B&R)\b"
            r"|(?:[A-Z(][\w()&-]*\ |and\ ){1,6}(?:member|partner|participant|participating)?\ ?"
            r"(?:countries|states|nations|members|partners|economies)\b)"
        ),
        "investors": re.compile(rf"(?:'s?)?(?:,?\ (?:{alternation(w.investors)}))*,?\ $", _I),
        "traders": re.compile(rf"(?:'s?)?(?:,?\ (?:{alternation(w.traders)}))*,?\ $", _I),
        # "the company's" exports · "Samsung's" exports
        "owner": re.compile(
            rf"(?:\b(?:{alternation(w.possessors)})(?:'s?)?\ (?:\w+\ ){{0,2}}"
            r"|(?P<name>[A-Z][\w.-]*)(?:'s|s')\ (?:[a-z]\w+\ ){0,2})$"
        ),
    }


def _again(w: TradeWords) -> dict[str, re.Pattern[str]]:
    """What takes up the flow of the sentence before."""
    rises, falls = alternation(w.rises), alternation(w.falls)
    return {
        # "it" reached · raise "the figure" to · "the target is"
        "anaphor": re.compile(
            # "this represented" an increase of 5% · "an increase" of 5%
            r"(?:^(?P<told>This|That|It|Which)(?=\ (?:also\ )?"
            r"(?:represent(?:s|ed)|mark(?:s|ed)|means?|meant|constitute[sd])\ (?:an?|the)\b)"
            rf"|^(?:(?:A|An|The)\ (?:[\w-]+\ ){{0,2}})?(?P<moved>(?:{rises}|{falls}))"
            r"(?=\ (?:of\ |by\ )?(?:\w+\ ){0,2}[\d+-])"
            r"|(?:^|,\ |;\ |—\ ?|\band\ |\balone\ |\d\ |\b(?:year|month|quarter|half|period|months)\ )"
            rf"(?P<what>{alternation(w.anaphors)})(?!\ of\b)"
            rf"(?=(?:\ +[\w-]+){{0,3}}?\ +(?:{_verb(w)})\b)"
            rf"|\b(?:{alternation(w.lifters)})\ (?P<object>{alternation(w.anaphors)})(?=\ to\b)"
            r"|(?P<goal>\b(?:target|goal)(?:\ for\ (?:this\ year|next\ year|\d{4}))?)(?=\ (?:is|was|of|remains)\ ))",
            _I,
        ),
    }
