"""The words of amounts (`amounts.toml`), and the patterns that are built from them once a language."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import Field

from vnru_extract.amounts import english, russian, vietnamese
from vnru_extract.amounts.grammar import Grammar
from vnru_extract.lexicon import Entry, Lexicon, alternation, load

AmountUnit = Literal["tonne", "barrel", "cubic_metre", "percent", "fold"]


class PackedUnit(Entry):
    """A unit that carries a magnitude: `bcm` is 10^9 cubic metres."""

    unit: AmountUnit
    power: int


class AmountWords(Lexicon):
    """`amounts.toml`; the file says what each list is for."""

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
    packed_numbers: dict[str, str] = Field(default_factory=dict)
    alone: dict[str, str] = Field(default_factory=dict)
    before_alone: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()


class Currencies(Lexicon):
    """`currencies.toml`, the same in all languages."""

    codes: tuple[str, ...]


_GRAMMARS = {"en": english.GRAMMAR, "ru": russian.GRAMMAR, "vi": vietnamese.GRAMMAR}

# A word ends here, or a stop that belongs to it: "млрд.".
_END = r"(?:(?<=\.)|(?!\w))"


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """The compiled patterns of a language, and the tables they look up."""

    words: AmountWords
    grammar: Grammar
    decimals: re.Pattern[str]
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
    codes = {code: code for code in load("currencies", Currencies, "world").codes}
    currency_of = {key(name): code for name, code in {**words.words, **words.words_after_magnitude}.items()}
    currency_of |= {key(name): code for name, code in {**words.words_before, **words.symbols, **codes}.items()}
    magnitude = rf"[ -]?(?:{alternation(words.magnitudes)}){_END}"
    before = {**words.symbols, **words.words_before, **codes}
    return Shapes(
        words=words,
        grammar=_GRAMMARS[language],
        decimals=re.compile(
            rf"(?:(?<![\d.,])\d{{1,4}}|[.,]\d{{3}})(?P<mark>[.,])\d{{1,2}}(?:(?P<percent>\ ?%)|{magnitude})",
            re.IGNORECASE,
        ),
        prefix=re.compile(rf"(?<![\w$])(?P<name>{alternation(before)})[ -]?$"),
        magnitude=re.compile(rf"(?P<first>{magnitude})(?P<second>{magnitude})?", re.IGNORECASE),
        currency=re.compile(rf"[ -]?(?:{alternation({**words.words, **words.words_after_magnitude, **codes})}){_END}"),
        shared=re.compile(rf"[ -](?P<name>{alternation(words.shared_words)})(?!\w)(?!(?<=pounds)\ of\b)"),
        # "5 т", not "5 т.е."
        unit=re.compile(rf"[ -]?(?:{alternation({**words.units, **words.packed_units})}){_END}(?!\.\ ?[дек]\.)"),
        spelled=_spelled(words),
        currency_of=currency_of,
        dollars=frozenset(code for name, code in words.words.items() if name.lower().endswith("dollars")),
        power_of={name.casefold(): power for name, power in words.magnitudes.items()},
        longest_prefix=max(map(len, before)) + 2,
    )


def _spelled(words: AmountWords) -> re.Pattern[str]:
    """Numbers in words: before a magnitude ("five billion"), with it ("полмиллиарда"), it alone ("более миллиарда")."""
    arms = [rf"(?:{alternation(words.numbers)})(?=[ -](?:{alternation(words.magnitudes)})\b)"]
    if words.packed_numbers:
        arms.append(rf"(?:{alternation(words.packed_numbers)})(?!\w)")
    if words.alone:
        led = "|".join(rf"(?<=\b{re.escape(word)}\ )" for word in words.before_alone)
        arms.append(rf"(?:{led})(?:{alternation(words.alone)})(?!\w)")
    return re.compile(rf"\b(?:{'|'.join(arms)})")


def key(name: str) -> str:
    """A name of a currency or unit as the tables have it, whatever its hyphens and spaces here."""
    return " ".join(name.replace("-", " ").split())
