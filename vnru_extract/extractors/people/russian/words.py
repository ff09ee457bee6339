"""The words that stand beside names, and the shapes of names, in Russian."""

import re
from dataclasses import dataclass
from functools import cache

from vnru_extract.extractors.people.russian.analysis import PARTICLES
from vnru_extract.lexicon import Lexicon, alternation, load
from vnru_extract.morphology import forms

INITIAL = r"(?:Дж|[А-ЯЁ])\."
# "С.В.", "С. В.", "Ю.-Х."
INITIALS = rf"{INITIAL}(?:[ -]?{INITIAL}){{0,2}}"
# "Лавров", "Касым-Жомарт", "аль-Асад", "О'Брайен", "ЛАВРОВ", "И"
WORD = (
    r"(?:(?:а[лдзнрст]|аш|эль|эс|ас)[ьъ]?-)?[А-ЯЁ](?:'[А-ЯЁ])?(?:[а-яё]{1,30}|[А-ЯЁ]{2,30}|(?![\w]))"
    r"(?:-[А-ЯЁа-яё][а-яё]{1,30}){0,2}(?![\w])"
)


class RussianPeopleWords(Lexicon):
    """`people.toml`."""

    honorifics: tuple[str, ...]
    honorifics_female: tuple[str, ...]
    honorifics_short: tuple[str, ...]
    eponyms: tuple[str, ...]
    eponym_marks: tuple[str, ...]
    not_names: tuple[str, ...]
    bylines: tuple[str, ...]
    says: tuple[str, ...]
    is_verbs: tuple[str, ...]
    with_people: tuple[str, ...]


@dataclass(frozen=True)
class Shapes:
    """Patterns over the flow of a page.

    `word`: a word of a name; `gap`: what stands between two, with a particle perhaps ("фон |дер |"); `initials`;
    `honorific`: before a name; `eponym`: what ends before a name that is a thing's; `speaker` and `byline` lines.
    """

    word: re.Pattern[str]
    gap: re.Pattern[str]
    initials: re.Pattern[str]
    behind: re.Pattern[str]
    honorific: re.Pattern[str]
    eponym: re.Pattern[str]
    speaker: re.Pattern[str]
    signature: re.Pattern[str]
    byline: re.Pattern[str]
    female: frozenset[str]
    not_names: frozenset[str]
    eponyms: frozenset[str]
    says: frozenset[str]
    is_verbs: frozenset[str]
    with_people: frozenset[str]


@cache
def shapes() -> Shapes:
    """The compiled patterns, once."""
    words = load("people", RussianPeopleWords, "ru")
    male, female = _all_forms(words.honorifics), _all_forms(words.honorifics_female)
    address = alternation({*male, *female, *words.honorifics_short, *_capitalised(male | female)})
    things = _all_forms(words.eponyms)
    particles = alternation({*PARTICLES, *map(str.upper, PARTICLES)})
    return Shapes(
        word=re.compile(WORD),
        gap=re.compile(rf" {{1,3}}(?P<particles>(?:(?:{particles}) ){{0,2}})|(?<=\.) ?"),
        initials=re.compile(rf"(?<![\w.])(?P<initials>{INITIALS}) ?(?={WORD})"),
        # "Лавров| С.В.|"
        behind=re.compile(rf" {{1,2}}(?P<initials>{INITIAL} ?{INITIAL})"),
        honorific=re.compile(rf"(?<![\w-])(?P<address>{address})(?:(?<=\.) ?| +)(?=[А-ЯЁ])"),
        eponym=re.compile(
            rf"(?<![\w-])(?:(?:{alternation({*things, *_capitalised(things)})}) +"
            rf"|(?:{alternation(words.eponym_marks)}) ?)"
            r'(?:(?:[Аа](?:дмирал|кадемик)а?|[Гг]енерала?|[Мм]аршала?|[Сс]вято(?:го|й)|[Ии]мени) +)?"?\Z'
        ),
        speaker=re.compile(
            rf"(?:^|\n)[ \t]*(?P<name>(?:{INITIALS} ?)?{WORD}(?: {WORD}){{0,2}}(?: {INITIAL} ?{INITIAL})?)"
            r" ?(?:\([^()\n]{1,80}\) ?)?:(?= |\n)"
        ),
        signature=re.compile(
            rf"(?:^|\n)[ \t]*(?P<name>(?P<initials>{INITIALS}) ?[А-ЯЁ][А-ЯЁ-]{{2,30}}"
            r"|[А-ЯЁ]{1,12}(?: [А-ЯЁ]{1,12}){1,3})[ \t]*(?=\n|\Z)"
        ),
        byline=re.compile(
            rf"(?:^|\n)[ \t]*(?:{alternation(words.bylines)})(?:: ?| )(?P<name>{WORD} {WORD})[ \t.]*(?=\n|\Z)"
        ),
        female=frozenset({*female, *_capitalised(female), *(form for form in words.honorifics_short if "ж" in form)}),
        not_names=frozenset(words.not_names),
        eponyms=things,
        says=frozenset(words.says),
        is_verbs=frozenset(words.is_verbs),
        with_people=frozenset(words.with_people),
    )


def _all_forms(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:1].upper() + word[1:] for word in words)
