"""The words that divide a sentence among its occasions, and say whose each is, as patterns."""

import re
from functools import cache

from vnru_extract.extractors.events.vocabulary import Clause, EventWords
from vnru_extract.extractors.events.words import anywhere, before
from vnru_extract.lexicon import alternation, load


class ClauseWords:
    """The lists of `events.toml` under `clause`. What may run long is possessive, so that no text makes it slow."""

    def __init__(self, clause: Clause) -> None:
        telling = alternation(clause.telling)
        # "the President |said on Monday that| "
        self.told_before = re.compile(rf"\b(?:{telling})(?: \w+)?(?: (?:on|in) \w+(?: \d+)?)?,? (?:that |\")")
        # "|, the President said|", "|, according to| the ministry"
        self.told_behind = re.compile(rf",[\"']? (?:[^,;.]{{2,80}}? )?(?:{telling})\b|,? according to\b")
        # "met A| to discuss|", "talks with A|, while|"; not "visit to |the|", "A;| H.E. B"
        self.breaks = re.compile(
            rf"[:\n]|; (?!H\.E|[A-Z]\. )|, (?:{alternation(clause.comma_breaks)})\b"
            rf"|\b(?:{alternation(clause.breaks)})\b"
            r"| to (?!the\b|his\b|her\b|their\b|an?\b|[A-Z\d])"
        )
        # "talks with A| focused|", not "talks with A| were held|"
        goes_on = alternation(clause.goes_on)
        self.noun_ends = re.compile(rf"[;:\n]| (?!(?:{goes_on})\b)(?:[a-z-]++(?<=ed)|(?:{alternation(clause.ends)})\b)")
        self.noun_goes_on = re.compile(
            rf" (?:(?:{alternation(clause.begins)})\b|[A-Z(\d])|,? [A-Z]|,? on |,? \(| and [A-Z]\w+ (?:at|in|on)\b"
        )
        # "A|, who is due in Hanoi to |visit"
        self.ties = re.compile(
            rf"(?:'s?)?,?(?: +(?:(?:{alternation(clause.ties)}|[A-Z][a-z]+day|\w+ly)\b"
            r"|(?<=\b(?:in|of|to) )[A-Z]\w+|(?<=\b(?:in|of|to) the )[A-Z]\w+(?: [A-Z]\w+)?))*+,? *"
        )
        # Between two who are listed: "|, then Minister of Trade and |".
        self.titles = re.compile(rf"(?:[,;()/\s-]|'s?|\b(?:{alternation(clause.title_words)})\b|[A-Z][\w.'-]*+|\d++)*+")
        # "|The Minister| also paid a courtesy call", "|the Russian President|"
        self.bare_title = re.compile(
            rf"\b(?:[Tt]he|[Oo]ur|[Hh]is|[Hh]er) (?:[A-Z]\w+ ){{0,3}}?(?P<head>{alternation(clause.bare_titles)})\b"
            r"(?! (?:of|for)\b| [A-Z])"
        )
        pairs = alternation(clause.pairs)
        self.pair = re.compile(
            rf"\b(?:they|their|both (?:{pairs})|the (?:two |three )?(?:\w+ )?(?:{pairs}))\b", re.IGNORECASE
        )
        self.officials = anywhere(clause.officials)
        self.owned = re.compile(rf"'s? (?:[A-Za-z-]+ ){{0,2}}(?:{alternation(clause.owned)})\b")
        self.presence = before(clause.presence)
        self.witnessing = anywhere(clause.witnessing)


@cache
def clause_words(language: str) -> ClauseWords:
    """The words of a language."""
    return ClauseWords(load("events", EventWords, language).clause)
