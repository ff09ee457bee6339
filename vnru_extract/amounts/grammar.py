"""What stands around a number in one language: its grammar, as patterns, and its way of writing numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# The sign that parts the decimals in a text; None where it writes both ways.
DecimalMark = Literal[",", "."]

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of a language; its module gives the phrase that each matches. Those that end in `$` look back."""

    # a number as written, the text's decimal mark, whether a magnitude follows: its value, None where that is unsure
    read: Callable[[str, DecimalMark | None, bool], Decimal | None]
    # what a text parts decimals with where it does not show it; None: `read` need not know
    mark: DecimalMark | None
    spaced: re.Pattern[str]
    # whether one group of three after a space may be a number of its own
    is_spaced_unsure: bool
    sign: re.Pattern[str]
    percent: re.Pattern[str]
    points: re.Pattern[str]
    fold: re.Pattern[str]
    fold_lead: re.Pattern[str] | None
    range: re.Pattern[str]
    between: re.Pattern[str]
    between_and: re.Pattern[str]
    rate: re.Pattern[str]
    daily: re.Pattern[str]
    bare_end: re.Pattern[str]
    bare_lead: re.Pattern[str]
    # "4 млрд 150 млн", "1 tỷ rưỡi": more of the same number after its magnitude
    more: re.Pattern[str]
    half: re.Pattern[str]
