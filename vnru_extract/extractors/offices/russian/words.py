"""The words of Russian titles: every case form of every head, and the patterns that find them."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import Field

from vnru_extract.lexicon import Entry, Lexicon, alternation, load
from vnru_extract.morphology import CASES, NUMBERS, forms, inflected, parses

# What is a preposition or conjunction far more often than a form of a title: "после".
_SMALL = frozenset({"CONJ", "PREP"})


class Adjectives(Entry):
    """Words before a title, as lemmas."""

    of_title: tuple[str, ...]
    of_deputies: tuple[str, ...]
    passed_over: tuple[str, ...]
    former: tuple[str, ...]
    designate: tuple[str, ...]
    acting: tuple[str, ...]


class Marks(Entry):
    """Undeclined words before a title."""

    acting: tuple[str, ...]
    former: tuple[str, ...]


class ComplementWords(Entry):
    """What may follow a title, and what may not."""

    needed: tuple[str, ...]
    of_country: tuple[str, ...]
    about_countries: tuple[str, ...]
    not_fields: tuple[str, ...]
    not_of_title: tuple[str, ...]


class Apposition(Entry):
    """What may stand between a name and its title."""

    passing: tuple[str, ...]


class RussianOfficeWords(Lexicon):
    """`offices.toml`."""

    heads: dict[str, tuple[str, ...]]
    compounds: dict[str, str]
    adjectives: Adjectives
    marks: Marks
    complement: ComplementWords
    apposition: Apposition
    bodies: dict[str, tuple[str, ...]]
    own: dict[str, tuple[str, ...]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """A head of a title as it is written somewhere: its nominative, its group, its cases in the singular.

    `plural`: it can only be many; `many`: it may be ("главы").
    """

    lemma: str
    group: str
    cases: frozenset[str]
    plural: bool = False
    many: bool = False


@cache
def words() -> RussianOfficeWords:
    """The words of `offices.toml`."""
    return load("offices", RussianOfficeWords, "ru")


@cache
def heads() -> dict[str, Head]:
    """Every form of every head, in small letters."""
    table: dict[str, Head] = {}
    for group, lemmas in words().heads.items():
        for lemma in lemmas:
            for form, readings in _spelled(lemma).items():
                singular = frozenset(case for case, number in readings if number == "sing")
                many = any(number == "plur" for _, number in readings)
                table.setdefault(form, Head(lemma, group, singular, plural=not singular, many=many))
    for form, meant in words().compounds.items():
        table[form] = Head(meant, "deputy", frozenset(CASES))
    return table


def _spelled(lemma: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {lemma: {("nomn", "sing")}}
    for number in NUMBERS:
        for case in CASES:
            form = inflected(lemma, case, number)
            if form and not _is_small(form):
                found.setdefault(form, set()).add((case, number))
    return found


def _is_small(form: str) -> bool:
    return any(one.tag.POS in _SMALL for one in parses(form))


@dataclass(frozen=True)
class Patterns:
    """Patterns over the flow of a page; `adjective` is matched backwards from a head, by its last word."""

    core: re.Pattern[str]
    before: re.Pattern[str]
    mark: re.Pattern[str]
    of_title: frozenset[str]
    of_deputies: frozenset[str]
    passed_over: frozenset[str]
    former: frozenset[str]
    designate: frozenset[str]
    acting: frozenset[str]
    bodies: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The compiled patterns, once."""
    spelled = {written for form in heads() for written in _written(form)}
    marks = {*words().marks.acting, *words().marks.former}
    bodies = {form for kind in words().bodies for form in body_forms(kind)}
    adjectives = words().adjectives
    return Patterns(
        core=re.compile(rf"(?<![\w-])(?:[Ээ]кс-)?(?P<head>{alternation(spelled)})(?![\w-])"),
        before=re.compile(r"(?<![\w-])(?P<word>[А-Яа-яЁё-]+) {1,3}\Z"),
        mark=re.compile(rf"(?<![\w-])(?P<mark>{alternation(marks)}) ?\Z"),
        of_title=_all_forms(adjectives.of_title),
        of_deputies=_all_forms(adjectives.of_deputies),
        passed_over=_all_forms(adjectives.passed_over),
        former=_all_forms(adjectives.former),
        designate=_all_forms(adjectives.designate),
        acting=_all_forms(tuple(word for word in adjectives.acting if " " not in word)),
        bodies=re.compile(rf"(?:{alternation(bodies)})(?![\w-])"),
    )


@cache
def bodies_about_countries() -> frozenset[str]:
    """Every case form, in small letters, of bodies whose subject a country may be."""
    return _all_forms(words().complement.about_countries)


@cache
def body_forms(kind: str) -> frozenset[str]:
    """Every case form of the bodies of a kind, with a capital and, but for acronyms, small."""
    spelled = {form for lemma in words().bodies[kind] for form in forms(lemma)}
    small = {form[:1].lower() + form[1:] for form in spelled if not form[:2].isupper()}
    return frozenset({*spelled, *small, *map(_capitalised, spelled), *map(_all_capitalised, spelled)})


def _all_forms(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def _written(form: str) -> tuple[str, ...]:
    return form, _capitalised(form), _all_capitalised(form), _with_capital_parts(form)


def _all_capitalised(phrase: str) -> str:
    """As in "Чрезвычайный и Полномочный Посол"."""
    return " ".join(word if len(word) == 1 else _capitalised(word) for word in phrase.split(" "))


def _with_capital_parts(phrase: str) -> str:
    """As in "Премьер-Министр"."""
    return "-".join(map(_all_capitalised, phrase.split("-")))


def _capitalised(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
