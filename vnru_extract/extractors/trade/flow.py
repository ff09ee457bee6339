"""One flow of trade as a sentence names it, and the words that stand before it."""

import re
from dataclasses import dataclass, replace

from vnru_extract import models
from vnru_extract.extractors.trade.words import Patterns

# said of trade, they name no commodity
_GENERIC = {"goods", "goods and services", "products", "commodities", "merchandise", "industrial", "which"}


@dataclass(frozen=True, slots=True)
class FlowWord:
    """A flow as named here. `kind` None: a noun whose amounts are no trade.

    `weak`: only with a verb right after it ("trade grew"); `verb`: "exported"; `sign`: -1 for a deficit;
    `unsure`: a "gap", which is the deficit or surplus that was told before;
    `then`: for "exports and imports" the second of the two; `reporter`, `partner`: said of another country than before.
    """

    start: int
    end: int
    kind: models.Flow | None
    rule: str
    weak: bool = False
    verb: bool = False
    both_ways: bool = False
    worldwide: bool = False
    needs_theme: bool = False
    sign: int = 1
    unsure: bool = False
    commodity: str | None = None
    then: models.Flow | None = None
    reporter: str | None = None
    partner: str | None = None


def with_kind(flow: FlowWord, kind: models.Flow) -> FlowWord:
    """The flow as one half of "exports and imports"."""
    return replace(flow, kind=kind, then=None)


def no_trade(start: int, end: int) -> FlowWord:
    """A noun whose amounts are no trade."""
    return FlowWord(start, end, None, "no_trade")


def modifiers_before(shape: re.Pattern[str], text: str, start: int, head: int) -> tuple[str, int]:
    """The modifiers that stand right before `head`, and where they begin."""
    match = shape.search(text[max(start, head - 70) : head])
    return (match.group(), head - len(match.group())) if match else ("", head)


def has_any(modifiers: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` is among the modifiers."""
    return bool(modifiers) and any(
        re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", modifiers, re.IGNORECASE) for word in words
    )


def commodity_before(shapes: Patterns, text: str, start: int, head: int) -> tuple[str | None, int]:
    """The goods named right before `head` ("coffee" exports), and where they begin."""
    match = shapes.commodity_before.search(text[max(start, head - 70) : head])
    if match is None:
        return None, head
    return specific(match.group("what")), head - len(match.group())


def specific(what: str | None) -> str | None:
    """A commodity, None for "goods" and the like."""
    return None if what is None or what.lower() in _GENERIC else what
