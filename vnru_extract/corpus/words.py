"""What is left of a title or a name of an instrument once the words that tell nothing apart are taken away."""

import re
from functools import cache, lru_cache
from typing import Literal, get_args

from pydantic import Field

from vnru_extract.countries import find_countries
from vnru_extract.lexicon import Lexicon, alternation, load
from vnru_extract.models import Language
from vnru_extract.text import flow, fold

_REMEMBERED = 65_536
_WORD = re.compile(r"[^\W\d_]+")
# as in "Treaty |(1994)|"
_BRACKETS = re.compile(r"\([^()]*\)")
# as in "Convention on the Law of the Sea |(UNCLOS)|"; not "(EAEU-Vietnam FTA)"
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)|^([A-Z]{3,})$")
_POSSESSIVE = re.compile(r"(?<=\w)'s?\b")


class CorpusWords(Lexicon):
    """`corpus.toml`; what each list is for is written there."""

    function_words: frozenset[str]
    office_words: frozenset[str]
    rank_words: frozenset[str]
    agreement_words: frozenset[str]
    same_word: dict[str, tuple[str, ...]]
    levels: dict[str, tuple[str, ...]] = Field(min_length=1)
    ended_or_renewed: tuple[str, ...]
    remembering: tuple[str, ...]


@cache
def words(language: Language = "en") -> CorpusWords:
    """The words of a language's `corpus.toml`; those of Russian and Vietnamese without their accents."""
    found = load("corpus", CorpusWords, language)
    if language == "en":
        return found
    lists = ("function_words", "office_words", "rank_words", "agreement_words")
    return found.model_copy(update={name: frozenset(map(fold, getattr(found, name))) for name in lists})


@cache
def in_any_language(name: Literal["rank_words", "ended_or_renewed", "remembering"]) -> frozenset[str]:
    """The words of a list of all languages, without accents; none of one is a word of another."""
    return frozenset(fold(word) for language in get_args(Language) for word in getattr(words(language), name))


@cache
def level_of() -> dict[str, str]:
    """What a milestone brings relations to by how any language calls it, without accents."""
    return {
        fold(form): level
        for language in get_args(Language)
        for level, forms in words(language).levels.items()
        for form in forms
    }


@lru_cache(maxsize=_REMEMBERED)
def of_title(title: str, language: Language = "en") -> frozenset[str]:
    """What tells an office from others of the same role and state; in English's words as far as they are known.

    >>> sorted(of_title("Minister of Industry and Trade")), sorted(of_title("Foreign Minister of Viet Nam"))
    (['industry', 'trade'], [])
    >>> sorted(of_title("министр промышленности и торговли", "ru"))
    ['industry', 'trade']
    """
    return frozenset(_content(title, language)[0]) - words().office_words - words(language).office_words


@lru_cache(maxsize=_REMEMBERED)
def of_name(name: str, language: Language = "en") -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells an instrument from others of the same type, in order, and the countries and blocs it names.

    >>> of_name("Treaty on the Basic Principles of Friendly Relations between the two sides (1994)")
    (('basic', 'principle', 'friendship'), frozenset())
    >>> of_name("Договор об основах дружественных отношений", "ru")[0]
    ('basic', 'principle', 'friendship')
    >>> of_name("Vietnam-EAEU Free Trade Agreement")[1] == {"VN", "EAEU"}
    True
    """
    content, codes = _content(name, language)
    general = words().agreement_words | words(language).agreement_words
    return tuple(dict.fromkeys(_one(word) for word in content if word not in general)), codes


def acronym(name: str) -> str | None:
    """The short form that a name has in brackets, or is.

    >>> acronym("Convention on the Law of the Sea (UNCLOS)"), acronym("UNCLOS"), acronym("Treaty (1994)")
    ('UNCLOS', 'UNCLOS', None)
    """
    found = _ACRONYM.search(name)
    return (found[1] or found[2]) if found else None


@cache
def _ones() -> dict[str, str]:
    return {other: word for word, others in words().same_word.items() for other in others}


def _one(word: str) -> str:
    return _ones().get(word, word)


def _content(text: str, language: Language) -> tuple[list[str], frozenset[str]]:
    """The folded words of a text but function words and the names of countries, and the codes of these.

    A seat stays, for it is a body, too: "State Duma", "Kremlin".
    """
    smooth = _POSSESSIVE.sub("", _BRACKETS.sub(" ", flow(text)))
    left, end, codes = [], 0, set()
    for country in (found for found in find_countries(smooth, language) if found.form != "seat"):
        left.append(smooth[end : country.start])
        end = country.end
        codes.add(country.code)
    folded = _in_english(fold(" ".join([*left, smooth[end:]])), language)
    general = words().function_words | words(language).function_words
    return [word for word in _WORD.findall(folded) if word not in general], frozenset(codes)


def _in_english(folded: str, language: Language) -> str:
    """The text with every word that English has another for in English."""
    if language == "en":
        return folded
    pattern, english = _foreign(language)
    return pattern.sub(lambda found: english[" ".join(found.group().split())], folded)


@cache
def _foreign(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {fold(word): english for english, said in words(language).same_word.items() for word in said}
    return re.compile(rf"\b(?:{alternation(table)})\b"), table
