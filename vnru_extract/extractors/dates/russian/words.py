"""The calendar words of Russian, with all their forms, and what they stand for."""

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import Field

from vnru_extract.extractors.dates.datelines import DatelineWords
from vnru_extract.extractors.dates.expression import Unit
from vnru_extract.lexicon import Entry, Lexicon, alternation, load


class Month(Entry):
    """A month: its forms but for the genitive, which stands beside a day."""

    number: int = Field(ge=1, le=12)
    forms: tuple[str, ...]
    genitive: str
    short: tuple[str, ...] = ()


class Weekday(Entry):
    """A day of the week, by ISO number."""

    number: int = Field(ge=1, le=7)
    forms: tuple[str, ...]


class Season(Entry):
    """A season; `when` are the forms that stand alone: "in spring"."""

    number: int = Field(ge=21, le=24)
    forms: tuple[str, ...]
    when: tuple[str, ...]


class Parts(Entry):
    """Words before a time that make it no narrower."""

    nouns: tuple[str, ...]
    shares: tuple[str, ...]
    adjectives: tuple[str, ...]


class Quarters(Entry):
    """The nouns of quarters, half-years and halves."""

    words: tuple[str, ...]
    halves: tuple[str, ...]
    parts: tuple[str, ...]
    of_a_city: tuple[str, ...]


class Joins(Entry):
    """Words between two of which the second lends its year, and before the second."""

    lent: tuple[str, ...]
    again: tuple[str, ...]


class Context(Entry):
    """Words beside an expression that say what it is, or that it is none."""

    future: tuple[str, ...]
    past: tuple[str, ...]
    managed: tuple[str, ...]
    present: tuple[str, ...]
    before_number: tuple[str, ...]
    quantifiers: tuple[str, ...]
    counted: tuple[str, ...]
    after_bare_year: tuple[str, ...]
    before_bare_year: tuple[str, ...]
    rough: tuple[str, ...]
    yearly: tuple[str, ...]
    yearly_after: tuple[str, ...]
    places: tuple[str, ...]
    attacks: tuple[str, ...]


class Around(Entry):
    """Words that say what a time governs."""

    framed: tuple[str, ...]
    unframed: tuple[str, ...]
    since: tuple[str, ...]
    year_frame: tuple[str, ...]
    deadline: tuple[str, ...]
    base: tuple[str, ...]
    aside: tuple[str, ...]
    yearly_events: tuple[str, ...]


class Today(Entry):
    """The word for the document's day that is also used of the age, and what tells the two apart."""

    words: tuple[str, ...]
    hours: tuple[str, ...]
    aged: tuple[str, ...]


class Eve(Entry):
    """The word for the day before."""

    words: tuple[str, ...]


class RussianDateWords(Lexicon):
    """`ru/dates.toml`."""

    month: tuple[Month, ...] = Field(min_length=12, max_length=12)
    weekday: tuple[Weekday, ...] = Field(min_length=7, max_length=7)
    season: tuple[Season, ...] = Field(min_length=4, max_length=4)
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    near_days: Mapping[str, int]
    from_now: Mapping[str, int]
    from_story: Mapping[str, int]
    same_period: tuple[str, ...]
    units: Mapping[str, Unit]
    counted_units: Mapping[str, Unit]
    parts: Parts
    quarters: Quarters
    joins: Joins
    context: Context
    around: Around
    today: Today
    eve: Eve
    datelines: DatelineWords


@cache
def words() -> RussianDateWords:
    """The word file."""
    found: RussianDateWords = load("dates", RussianDateWords, "ru")
    return found


@cache
def months() -> dict[str, int]:
    """All forms of all months, in lower case, with their numbers."""
    return {form: one.number for one in words().month for form in (*one.forms, one.genitive, *one.short)}


@cache
def weekdays() -> dict[str, int]:
    """All forms of the weekdays, in lower case, with their ISO numbers."""
    return {form: one.number for one in words().weekday for form in one.forms}


@cache
def seasons() -> dict[str, int]:
    """All forms of the seasons, in lower case, with their EDTF numbers."""
    return {form: one.number for one in words().season for form in (*one.forms, *one.when)}


def cased(forms: Iterable[str]) -> str:
    """A regex source for words as written inside a sentence, at its beginning, and in capitals."""
    return alternation(variant for form in forms for variant in (form, form[:1].upper() + form[1:], form.upper()))


def initial(forms: Iterable[str]) -> str:
    """A regex source for words as written inside a sentence and at its beginning, but not in capitals."""
    return alternation(variant for form in forms for variant in (form, form[:1].upper() + form[1:]))
