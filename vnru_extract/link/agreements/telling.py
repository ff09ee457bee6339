"""The words of a name that tell it from another one, in each language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.agreements.words import words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.morphology import lemma
from vnru_extract.page import Page
from vnru_extract.text import fold

# "соглашение о |ЗСТ|" is one about свободная торговля
_FREE_TRADE = re.compile(r"(?:создании )?(?:зоны? свободной торговли|(?<!\w)зст(?!\w))")


@dataclass(frozen=True)
class Telling:
    """How a language tells names apart.

    `split` gives the words that are compared, `small` ones tell nothing, `bare` takes a plural's ending off, and
    `qualifiers` make another instrument of the same name.
    """

    small: frozenset[str]
    split: Callable[[str], list[str]]
    bare: Callable[[str], str] = str
    qualifiers: frozenset[str] = frozenset()


def tokens(page: Page, mention: InstrumentMention) -> set[str]:
    """The words that tell one name from another: no small words, and no short form in brackets."""
    told_by = telling(page.language)
    name = re.sub(r"\([^)]*\)", " ", page.flow[mention.start : mention.end])
    countries = page.countries_in(mention.start, mention.end)
    inside = {token for m in countries for token in told_by.split(page.flow[m.start : m.end])}
    noun = set(told_by.split(mention.head)) if mention.head else set()
    told = set(told_by.split(name)) - told_by.small - inside - noun
    return {told_by.bare(word) for word in told} or {mention.type}


@cache
def telling(language: str) -> Telling:
    """What tells names apart in a language."""
    return {"en": _english, "ru": _russian, "vi": _vietnamese}[language]()


def _english() -> Telling:
    small = "a among an and between concerning for in its of on our regarding relating s the their to with"
    return Telling(frozenset(small.split()), _folded, _singular, words("en").beside.qualifiers)


def _russian() -> Telling:
    small = "а в во год для до и к касательно между на о об обо от по правительство с со сотрудничество также"
    return Telling(
        frozenset(small.split()), _lemmas, qualifiers=frozenset({"дополнительный", "обновить", "обновленный"})
    )


def _vietnamese() -> Telling:
    small = "bo cac chinh cua giua hai hop khuon kho linh nam nay nuoc phu tac trong tu va ve voi vuc"
    return Telling(frozenset(small.split()), _folded, qualifiers=frozenset({"sua", "sung"}))


def _folded(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _lemmas(text: str) -> list[str]:
    written = _FREE_TRADE.sub("свободной торговле", text.lower())
    return [lemma(word).replace("ё", "е") for word in re.findall(r"\w+", written)]


def _singular(word: str) -> str:
    """A word without the ending of a plural: the "Refugee" and the "Refugees Convention" are one."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
