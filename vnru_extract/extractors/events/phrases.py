"""The noun phrase of an occasion: "President Putin's first official |visit|"."""

import re
from dataclasses import dataclass
from typing import Literal

from vnru_extract.extractors.events.words import Words

Article = Literal["none", "indefinite", "definite", "possessive", "unspecific"]
# A noun phrase is no longer than this before its noun.
_REACH = 110
_TOKEN = re.compile(r"[^\s,;:()\"]+|[,;:()\"]")
_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)|[IVXL]+|[Nn]ext")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
# an acronym in brackets within a name: "the Trade Centre |(TC)|"
_ACRONYM = re.compile(r"\([A-Z]{2,9}\)")
# "two-day", "high-level"
_COMPOUND = re.compile(r"\w+-(?:day|format|hour|level|minute|month|party|way|week)")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Where the phrase begins, its article, the number it is counted by ("24th"), whether a name is in it."""

    start: int
    article: Article
    number: str | None
    named: bool


def noun_phrase(flow: str, floor: int, noun: int, lexicon: Words) -> NounPhrase:
    """The phrase that ends with the noun at `noun`; nothing before `floor` is of it."""
    start, number, named = noun, None, False
    for token in reversed(list(_TOKEN.finditer(flow, max(floor, noun - _REACH), noun))):
        word = token.group()
        small = word.lower()
        if word == '"' or (word in "()" and _is_aside(flow, token.start())):
            continue
        if article := _article(small, lexicon):
            return NounPhrase(token.start(), article, number, named)
        if small in lexicon.ordinals or _NUMBER.fullmatch(word):
            number = number or small
        elif _is_name(word, small, lexicon):
            named = True
        elif not (_is_modifier(small, lexicon) or _is_link(flow, small, token.start(), start < noun, number)):
            break
        start = token.start()
    return NounPhrase(start, "none", number, named)


def _is_aside(flow: str, at: int) -> bool:
    """Whether a bracket is of an acronym within the name: "the Trade Centre |(TC)| 5th Forum"."""
    return _ACRONYM.search(flow, max(0, at - 12), at + 1) is not None or _ACRONYM.match(flow, at) is not None


def _article(word: str, lexicon: Words) -> Article | None:
    if word in lexicon.unspecific:
        return "unspecific"
    if word in lexicon.indefinite:
        return "indefinite"
    if word in lexicon.definite:
        return "definite"
    if word in lexicon.possessive or word.endswith(("'s", "s'")):
        return "possessive"
    return None


def _is_modifier(word: str, lexicon: Words) -> bool:
    return word in lexicon.modifiers or _COMPOUND.fullmatch(word) is not None


def _is_link(flow: str, word: str, at: int, inside: bool, number: str | None) -> bool:
    """Whether a word ties the phrase: "official |and| friendly visit", "|round of| talks", "Centre |for| Law 5th"."""
    if word == "for" and number:
        return True
    return word == "round" or (word == "of" and flow.endswith(" round ", 0, at)) or (word == "and" and inside)


def _is_name(word: str, small: str, lexicon: Words) -> bool:
    """Whether a word is of a name or a year, and no preposition or verb that begins a sentence."""
    if _YEAR.fullmatch(word):
        return True
    opens = lexicon.settings.fullmatch(small) or small in lexicon.light
    return word[0].isupper() and small not in lexicon.modifiers and not opens
