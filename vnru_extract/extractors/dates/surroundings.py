"""What the words around an expression look like in a language: the patterns that `Story` and its like ask."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

EMPTY = re.compile("")
NEVER = re.compile(r"(?!)")
Tense = Literal["future", "past", "open"]
# The verbs between two offsets of a smoothed text, in order: where each begins and ends, and its tense.
Verbs = Callable[[str, int, int], Iterator[tuple[int, int, Tense]]]


def verbs_of(pattern: re.Pattern[str]) -> Verbs:
    """The verbs that a pattern with the groups `future` and `past` matches: "will meet", "was held"."""

    def found(flow: str, start: int, end: int) -> Iterator[tuple[int, int, Tense]]:
        for match in pattern.finditer(flow, start, end):
            yield match.start(), match.end(), "future" if match.lastgroup == "future" else "past"

    return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Patterns by what they tell, each with an English phrase that it matches.

    `verbs` tells the tense of a clause: "will meet", "was held".
    `joined` stands between two of which the second lends its year: "in June |and| July 2021".
    `adjoining` makes one phrase of a year and what follows: "last year|, in |February".
    `heads` stands behind the year that heads an item of a chronicle: "1994|: the embargo ends".
    `in_name` stands behind a year in a name: "the 2030| Agenda".
    `framing` leads from the beginning of a sentence to a time that frames it: "|Back in the |spring of 1999".
    `unframed` stands before a time in which what follows need not lie: "|since |2010".
    `year_frame` stands before a year alone that may frame what follows.
    `aside` closes an aside: "signed on 13 July 2023|, took| effect".
    `present` says that a story has come back to now: "currently".
    `event` leads from a year to the month of its event: "the 2017| Summit in Da Nang in |November".
    `deadline` stands before a year that the document does not tell of: "until |2030".
    `own_day` ends what stands before a document's own day: "|On |5 March 2019 the ministers met".
    `since` stands before a time that has begun, unless a verb says that it is ahead: "since |May".
    `this` begins seasons of this year, whatever the tense.
    `day_heads` stands behind the day that heads an item of a chronicle: "26.01.1950| - the note is sent".
    `base` stands before a time that another is held against, and that dates nothing else: "|compared with |2019".
    """

    verbs: Verbs
    joined: re.Pattern[str]
    adjoining: re.Pattern[str]
    heads: re.Pattern[str]
    in_name: re.Pattern[str]
    framing: re.Pattern[str]
    unframed: re.Pattern[str]
    aside: re.Pattern[str]
    present: re.Pattern[str]
    event: re.Pattern[str]
    deadline: re.Pattern[str]
    own_day: re.Pattern[str]
    this: tuple[str, ...] = ()
    year_frame: re.Pattern[str] = EMPTY
    since: re.Pattern[str] = NEVER
    # Whether the past is told by verbs, so that a clause without one is of now.
    tensed: bool = True
    # Whether a story tells its own days without their year, so that a day with one is an aside.
    yearless_days: bool = False
    day_heads: re.Pattern[str] = NEVER
    base: re.Pattern[str] = NEVER
    # By country, the first month of fiscal years that are named by their end, and who names them by their beginning.
    fiscal_years: Mapping[str, int] = field(default_factory=dict)
    fiscal_years_by_start: frozenset[str] = frozenset()
