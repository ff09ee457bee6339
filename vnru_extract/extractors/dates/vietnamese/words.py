"""The calendar words of Vietnamese, and the regex fragments made of them."""

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import Field

from vnru_extract.extractors.dates.datelines import DatelineWords
from vnru_extract.extractors.dates.expression import Unit
from vnru_extract.lexicon import Entry, Lexicon, alternation, load


class Words(Entry):
    """Words of one use."""

    words: tuple[str, ...]


class Joins(Entry):
    """Words between the two ends of a range, between two of which the second lends its year, and before the second."""

    to: tuple[str, ...]
    and_: tuple[str, ...] = Field(alias="and")
    lent: tuple[str, ...]
    again: tuple[str, ...]


class Context(Entry):
    """Words beside an expression that say what it is, or that it is none."""

    before_day: tuple[str, ...]
    before_day_weakly: tuple[str, ...]
    before_number: tuple[str, ...]
    quantifiers: tuple[str, ...]
    counted: tuple[str, ...]
    measured: tuple[str, ...]
    before_bare_year: tuple[str, ...]
    future: tuple[str, ...]
    past: tuple[str, ...]
    present: tuple[str, ...]
    rough: tuple[str, ...]
    yearly: tuple[str, ...]
    yearly_after: tuple[str, ...]
    places: tuple[str, ...]
    before_weekday: tuple[str, ...]


class Around(Entry):
    """Words that say what a time governs."""

    framed: tuple[str, ...]
    unframed: tuple[str, ...]
    since: tuple[str, ...]
    deadline: tuple[str, ...]
    aside: tuple[str, ...]
    base: tuple[str, ...]


class Today(Entry):
    """The word for the document's day that is also used of the age, and what tells the two apart."""

    words: tuple[str, ...]
    happened: tuple[str, ...]
    aged: tuple[str, ...]


class VietnameseDateWords(Lexicon):
    """`vi/dates.toml`."""

    months: Mapping[str, int]
    lunar_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    sunday: Words
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    years_from_now: Mapping[str, int]
    years_from_story: Mapping[str, int]
    sides: Mapping[str, int]
    near_days: Mapping[str, int]
    story_days: Mapping[str, int]
    units: Mapping[str, Unit]
    quarters: Mapping[str, int]
    parts: Words
    joins: Joins
    context: Context
    around: Around
    today: Today
    datelines: DatelineWords


@cache
def words() -> VietnameseDateWords:
    """The word file."""
    found: VietnameseDateWords = load("dates", VietnameseDateWords, "vi")
    return found


def cased(forms: Iterable[str]) -> str:
    """A regex source for words in lower case, with one capital, with a capital each, and in capitals."""
    return alternation(
        variant for form in forms for variant in (form, form[:1].upper() + form[1:], form.title(), form.upper())
    )


def initial(forms: Iterable[str]) -> str:
    """A regex source for words as written inside a sentence and at its beginning, but not in capitals."""
    return alternation(variant for form in forms for variant in (form, form[:1].upper() + form[1:]))
