"""What is left of a title or a name of an instrument once the words that tell nothing apart are taken away."""

import re
from functools import cache, lru_cache

from pydantic import Field

from vnru_extract.countries import find_countries
from vnru_extract.lexicon import Lexicon, load
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
def words() -> CorpusWords:
    """The words of `corpus.toml`."""
    return load("corpus", CorpusWords)


@lru_cache(maxsize=_REMEMBERED)
def of_title(title: str) -> frozenset[str]:
    """What tells an office from others of the same role and state.

    >>> sorted(of_title("Minister of Industry and Trade")), sorted(of_title("Foreign Minister of Viet Nam"))
    (['industry', 'trade'], [])
    """
    return frozenset(_content(title)[0]) - words().office_words


@lru_cache(maxsize=_REMEMBERED)
def of_name(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells an instrument from others of the same type, in order, and the countries and blocs it names.

    >>> of_name("Treaty on the Basic Principles of Friendly Relations between the two sides (1994)")
    (('basic', 'principle', 'friendship'), frozenset())
    >>> of_name("Vietnam-EAEU Free Trade Agreement")[1] == {"VN", "EAEU"}
    True
    """
    content, codes = _content(name)
    return tuple(dict.fromkeys(_one(word) for word in content if word not in words().agreement_words)), codes


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


def _content(text: str) -> tuple[list[str], frozenset[str]]:
    """The folded words of a text but function words and the names of countries, and the codes of these.

    A seat stays, for it is a body, too: "State Duma", "Kremlin".
    """
    smooth = _POSSESSIVE.sub("", _BRACKETS.sub(" ", flow(text)))
    left, end, codes = [], 0, set()
    for country in (found for found in find_countries(smooth) if found.form != "seat"):
        left.append(smooth[end : country.start])
        end = country.end
        codes.add(country.code)
    folded = fold(" ".join([*left, smooth[end:]]))
    return [word for word in _WORD.findall(folded) if word not in words().function_words], frozenset(codes)
