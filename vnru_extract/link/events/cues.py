"""The words that tie an occasion to another one, to a day, or to whom a title stands for, by language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from vnru_extract.lexicon import alternation
from vnru_extract.link.events.plain.words import Grammar, anywhere, grammar_of
from vnru_extract.link.events.words import clause_words


@dataclass(frozen=True)
class Cues:
    """Patterns: of calls; of titles that stand for who was told with them; of relations that are established once; of
    what comes after talks, on the margins of a summit, or at one; of another day than that of the dispatch.

    `titles`: the dictionary forms of those titles, where they change.
    """

    telephone: re.Pattern[str]
    bare_title: re.Pattern[str]
    ties: re.Pattern[str]
    after: re.Pattern[str]
    margin: re.Pattern[str]
    at: re.Pattern[str]
    other_day: re.Pattern[str]
    titles: dict[str, str] = field(default_factory=dict)

    def title(self, written: str) -> str:
        """The dictionary form of a title as it is written."""
        return self.titles.get(written.lower(), written)


@cache
def cues(language: str) -> Cues:
    """The words of a language."""
    return _english() if language == "en" else _plain(grammar_of(language))


def _english() -> Cues:
    return Cues(
        telephone=re.compile(r"\b(?:[Pp]hone|[Tt]elephone|[Cc]all with)\b"),
        bare_title=clause_words("en").bare_title,
        # ties that are established once; others grow
        ties=re.compile(r"\b(?:[Dd]iplomatic|[Cc]onsular|[Pp]artnership|PARTNERSHIP|ambassadors?)\b"),
        # "|following the| talks", "|at the end of the| meeting": on the same day
        after=re.compile(
            r"\b(?:after|following|at the (?:close|conclusion|end) of)(?: (?:the|their|his|her))?(?: \w+)? \Z",
            re.IGNORECASE,
        ),
        # "met |on the sidelines of the| summit"
        margin=re.compile(r"\bon the (?:fringes|margins|occasion|sidelines) of\b"),
        # "signed a treaty |at the| summit", "met him |during a| visit"
        at=re.compile(r"\b(?:at|during) (?:(?:a|an|the|his|her|their) )?(?:[A-Z][\w.'-]*+ ){0,5}\Z"),
        # "will meet", "the previous meeting": not of the day of a dispatch, which its lead names, so far down
        other_day=re.compile(
            r"\b(?:ago|due|earlier|forthcoming|future|last|next|past|planned|previous(?:ly)?|recent(?:ly)?|scheduled"
            r"|set to|since|upcoming|will|would)\b"
        ),
    )


def _plain(grammar: Grammar) -> Cues:
    telling = grammar.telling
    titles = {form.lower(): title for title in telling.bare_titles for form in grammar.forms([title])}
    return Cues(
        telephone=anywhere(alternation(telling.telephone)),
        bare_title=re.compile(
            r"(?<![\w\"-])(?<!hai )(?<!các )"  # "hai |Bộ trưởng|" are two
            rf"(?P<head>{_cased(titles)})(?!\w)(?! (?:по |{grammar.capital}|[а-яё]+(?:ых|их|ой|ого)\b))"
        ),
        ties=anywhere(alternation(telling.ties)),
        after=_led_by(telling.after),
        margin=anywhere(alternation(telling.margin)),
        at=_led_by(telling.at),
        other_day=anywhere(alternation(telling.other_day)),
        titles=titles,
    )


def _led_by(words: Iterable[str]) -> re.Pattern[str]:
    """Matches the words at the end, with an adjective or two of the noun's behind them."""
    return re.compile(rf"(?<!\w)(?:{alternation(words)})(?: \w++){{0,3}} *\Z", re.IGNORECASE)


def _cased(words: Iterable[str]) -> str:
    return alternation({cased for word in words for cased in (word, word[0].upper() + word[1:])})
