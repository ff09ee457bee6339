"""The calendar words of a language, and the regex fragments made of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from pydantic import Field

from vnru_extract.extractors.dates.expression import Unit
from vnru_extract.lexicon import Entry, Lexicon, alternation, load


class Month(Entry):
    """A month; `also_a_word` where its name is also a verb, a given name or an adjective.

    Where it is a surname as well, and a verb that opens wishes, it is `also_a_surname` and `also_a_wish`.
    """

    number: int = Field(ge=1, le=12)
    name: str
    short: tuple[str, ...] = ()
    also_a_word: bool = False
    also_a_surname: bool = False
    also_a_wish: bool = False


class Weekday(Entry):
    """A day of the week, by ISO number."""

    number: int = Field(ge=1, le=7)
    name: str
    short: tuple[str, ...] = ()


class Context(Entry):
    """Words beside an expression that say what it is, or that it is none."""

    before_month: tuple[str, ...]
    after_month_in_names: tuple[str, ...]
    after_day_in_places: tuple[str, ...]
    before_surname: tuple[str, ...]
    before_weekday_in_names: tuple[str, ...]
    after_weekday_in_names: tuple[str, ...]
    before_number: tuple[str, ...]
    counted: tuple[str, ...]
    quantifiers: tuple[str, ...]
    future: tuple[str, ...]
    timetable: tuple[str, ...]
    past: tuple[str, ...]
    after_todays: tuple[str, ...]
    lasting: tuple[str, ...]
    yearly_events: tuple[str, ...]
    labels: tuple[str, ...]
    late_labels: tuple[str, ...]
    bylines: tuple[str, ...]
    no_places: tuple[str, ...]
    present: tuple[str, ...]
    headers: tuple[str, ...]
    sections: tuple[str, ...]
    small_words: tuple[str, ...]


class Before(Entry):
    """Words right before an expression; `_inside` where they count only in lower case."""

    aged_today: tuple[str, ...]
    aged_today_inside: tuple[str, ...]
    deadline: tuple[str, ...]
    framed: tuple[str, ...]
    numeric_month: tuple[str, ...]
    own_day: tuple[str, ...]
    person: tuple[str, ...]
    rough: tuple[str, ...]
    season: tuple[str, ...]
    short_part: tuple[str, ...]
    stretch: tuple[str, ...]
    unframed: tuple[str, ...]
    year: tuple[str, ...]
    year_inside: tuple[str, ...]
    yearly: tuple[str, ...]


class After(Entry):
    """Words right after an expression."""

    aged_today: tuple[str, ...]
    aside: tuple[str, ...]
    happening: tuple[str, ...]
    happening_to_us: tuple[str, ...]
    month_no_more: tuple[str, ...]
    no_plurals: tuple[str, ...]
    stretch: tuple[str, ...]
    wish: tuple[str, ...]
    yearly: tuple[str, ...]


class Joins(Entry):
    """Words that join the two ends of a range."""

    to: tuple[str, ...]
    and_: tuple[str, ...] = Field(alias="and")
    between: tuple[str, ...]
    lent: tuple[str, ...]
    again: tuple[str, ...]


class NamedDay(Entry):
    """A day in history that is named without its year: `9/11`; with a month's name only beside one of `beside`."""

    day: date
    forms: tuple[str, ...] = ()
    beside: tuple[str, ...]


class DateWords(Lexicon):
    """`dates.toml`."""

    month: tuple[Month, ...] = Field(min_length=12, max_length=12)
    weekday: tuple[Weekday, ...] = Field(min_length=7, max_length=7)
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    quarters: Mapping[str, int]
    halves: Mapping[str, int]
    units: Mapping[str, Unit]
    spans: Mapping[str, int]
    year_kinds: tuple[str, ...]
    near_days: Mapping[str, int]
    offsets: Mapping[str, int]
    years_from_now: Mapping[str, int]
    years_from_story: Mapping[str, int]
    parts: tuple[str, ...]
    final: tuple[str, ...]
    this: tuple[str, ...]
    today: tuple[str, ...]
    past_ending: str
    joins: Joins
    named_day: tuple[NamedDay, ...] = ()
    fiscal_years: Mapping[str, int]
    fiscal_years_by_start: tuple[str, ...]
    context: Context
    before: Before
    after: After


@cache
def words(language: str) -> DateWords:
    """The word file of a language."""
    found: DateWords = load("dates", DateWords, language)
    return found


@cache
def months(language: str) -> dict[str, int]:
    """Month names and abbreviations, in lower case, with their numbers."""
    return {form.casefold(): month.number for month in words(language).month for form in (month.name, *month.short)}


@cache
def weekdays(language: str) -> dict[str, int]:
    """Weekday names and abbreviations, in lower case, with their ISO numbers."""
    return {form.casefold(): day.number for day in words(language).weekday for form in (day.name, *day.short)}


@cache
def numbers(language: str) -> dict[str, int]:
    """Number words, cardinal and ordinal."""
    return {**words(language).numbers, **words(language).ordinals}


def capital(forms: Iterable[str]) -> str:
    """A regex source for names that are always written with a capital: `May`, `MAY`, never `may`."""
    return alternation(variant for form in forms for variant in (form[:1].upper() + form[1:], form.upper()))


def cased(forms: Iterable[str]) -> str:
    """A regex source for words as written inside a sentence, at its beginning, and in capitals."""
    return alternation(variant for form in forms for variant in (form, form[:1].upper() + form[1:], form.upper()))


def initial(forms: Iterable[str]) -> str:
    """A regex source for words as written inside a sentence and at its beginning, but not in capitals."""
    return alternation(variant for form in forms for variant in (form, form[:1].upper() + form[1:]))
