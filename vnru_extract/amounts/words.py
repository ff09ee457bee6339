"""The words of amounts (`amounts.toml`), and the patterns that are built from them once a language."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from vnru_extract.lexicon import Entry, Lexicon, alternation, load

AmountUnit = Literal["tonne", "barrel", "cubic_metre", "percent", "fold"]


class PackedUnit(Entry):
    """A unit that carries a magnitude: `bcm` is 10^9 cubic metres."""

    unit: AmountUnit
    power: int


class AmountWords(Lexicon):
    """`amounts.toml`; the file says what each list is for."""

    codes: tuple[str, ...]
    magnitudes: dict[str, int]
    letters: dict[str, int]
    symbols: dict[str, str]
    words_before: dict[str, str]
    words: dict[str, str]
    words_after_magnitude: dict[str, str]
    shared_words: dict[str, dict[str, str]]
    units: dict[str, AmountUnit]
    packed_units: dict[str, PackedUnit]
    numbers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The compiled patterns of a language, and the tables they look up."""

    words: AmountWords
    prefix: re.Pattern[str]
    magnitude: re.Pattern[str]
    currency: re.Pattern[str]
    shared: re.Pattern[str]
    unit: re.Pattern[str]
    spelled: re.Pattern[str]
    currency_of: dict[str, str] = field(repr=False)
    dollars: frozenset[str] = field(repr=False)
    power_of: dict[str, int] = field(repr=False)
    longest_prefix: int


@cache
def shapes(language: str) -> Shapes:
    """The patterns of a language."""
    words = load("amounts", AmountWords, language)
    codes = {code: code for code in words.codes}
    currency_of = {key(name): code for name, code in {**words.words, **words.words_after_magnitude}.items()}
    currency_of |= {key(name): code for name, code in {**words.words_before, **words.symbols, **codes}.items()}
    magnitude = rf"[ -]?(?:{alternation(words.magnitudes)})(?!\w)"
    before = {**words.symbols, **words.words_before, **codes}
    return Shapes(
        words=words,
        prefix=re.compile(rf"(?<![\w$])(?P<name>{alternation(before)})[ -]?$"),
        magnitude=re.compile(rf"(?P<first>{magnitude})(?P<second>{magnitude})?", re.IGNORECASE),
        currency=re.compile(rf"[ -]?(?:{alternation({**words.words, **words.words_after_magnitude, **codes})})(?!\w)"),
        shared=re.compile(rf"[ -](?P<name>{alternation(words.shared_words)})(?!\w)(?!(?<=pounds)\ of\b)"),
        unit=re.compile(rf"[ -]?(?:{alternation({**words.units, **words.packed_units})})(?!\w)"),
        spelled=re.compile(rf"\b(?P<number>{alternation(words.numbers)})(?=[ -](?:{alternation(words.magnitudes)})\b)"),
        currency_of=currency_of,
        dollars=frozenset(code for name, code in words.words.items() if name.lower().endswith("dollars")),
        power_of={name.casefold(): power for name, power in words.magnitudes.items()},
        longest_prefix=max(map(len, before)) + 2,
    )


def key(name: str) -> str:
    """A name of a currency or unit as the tables have it, whatever its hyphens and spaces here."""
    return " ".join(name.replace("-", " ").split())
