"""What a language says around the dates of trade; each language has its patterns in a module of its own beside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TradeContext:
    """Patterns of a language. Those named `led_*` end in `$` and look back from a date; the others look ahead.

    `home`: the country whose exports bare "exports" are on a page that tells of its trade with one other.
    `months_so_far`: so many months of a year that is not named; the group `n` is a number or one of `numbers`.
    `same_months` is asked of the words before a year and of its own ("in the same months of 2020").
    """

    home: str
    numbers: Mapping[str, int]
    led_as_base: re.Pattern[str]
    led_as_fact: re.Pattern[str]
    led_as_start: re.Pattern[str]
    led_by_end: re.Pattern[str]
    led_as_of: re.Pattern[str]
    same_months: re.Pattern[str]
    year_earlier: re.Pattern[str]
    same_period: re.Pattern[str]
    other_time: re.Pattern[str]
    clause_break: re.Pattern[str]
    close_gap: re.Pattern[str]
    next_opens: re.Pattern[str]
    months_so_far: re.Pattern[str]
    of_the_year: re.Pattern[str]
    in_turn: re.Pattern[str]
    stock: re.Pattern[str]
