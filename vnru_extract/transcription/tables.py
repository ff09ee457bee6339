"""`world/transcription.toml`: what each letter or part of a syllable is in the other script."""

from functools import cache

from vnru_extract.lexicon import Entry, Lexicon, load


class NameSyllables(Entry):
    """Syllables of Vietnamese names, with their accents, the frequent ones first; names that follow no rule."""

    surnames: tuple[str, ...]
    syllables: tuple[str, ...]
    known: dict[str, str]


class VietnameseTables(Entry):
    """Initials, vowels and finals, without tones: `ch` is `ть`, and in the press `ч`."""

    initials: dict[str, str]
    vowels: dict[str, str]
    finals: dict[str, str]
    names: NameSyllables


class ChineseTables(Entry):
    """Pinyin initials and finals with their Cyrillic, and the syllables that are not the sum of the two."""

    initials: dict[str, str]
    finals: dict[str, str]
    whole: dict[str, str]


class RussianTables(Entry):
    """Letters, and given names that English writes in its own way."""

    letters: dict[str, str]
    given: dict[str, str]


class Tables(Lexicon):
    """`transcription.toml`."""

    vietnamese: VietnameseTables
    chinese: ChineseTables
    sino_vietnamese: dict[str, str]
    russian: RussianTables


@cache
def tables() -> Tables:
    """The tables of `transcription.toml`."""
    return load("transcription", Tables, "world")
