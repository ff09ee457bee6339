"""Which language a document is in: common words and script first, then pycld2; the short or unclear is English."""

import re
import unicodedata
from functools import cache
from typing import Any, get_args

from vnru_extract.errors import UnsupportedLanguageError
from vnru_extract.models import Language

# Languages that have lexicons.
SUPPORTED: tuple[Language, ...] = get_args(Language)

# pycld2 needs 50 to 100 letters to be right about two languages of one script.
_ENOUGH = 60
_SAMPLE = 20_000
# A document with less than this share of its text in the leading language is mixed, hence unclear.
_CLEAR_PERCENT = 60
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
# Words that English alone has so many of: an eighth of its prose, a hundredth of any other. They outweigh names,
# for pycld2 calls an English sentence with three Vietnamese names Vietnamese. The same of Vietnamese: a short line has
# too few letters for pycld2.
_ENGLISH = re.compile(r"\b(?:the|of|and|that|with|said|from|which|this|were|their)\b", re.IGNORECASE)
_VIETNAMESE = re.compile(
    r"\b(?:của|và|đã|tại|là|với|các|những|trong|cho|không|được|ngày|năm|ông|bà|đến|này|có|về|theo|từ|trên|giữa|sẽ|một)\b",
    re.IGNORECASE,
)
_SHARE = 0.08
# Vietnamese is written in syllables of a few shapes (`Nghieng`, `Thuong`, never `wife` or `visit`), also where its
# accents were lost. pycld2 knows the names better than the language: "Pham Minh Chinh's visit" is Vietnamese to it.
_SYLLABLE = re.compile(
    r"""(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?
        (?:a[iouy]?|e[ou]?|ieu?|i[au]?|oa[ioy]?|oeo?|o[io]?|uay?|uo[iu]?|uy[aeu]?|u[eiu]?|yeu?|y)
        (?:ch|ng|nh|[cmnpt])?""",
    re.VERBOSE,
)
# Prose has nearly all; three of four leaves room for foreign names among them.
_SYLLABLES_SHARE = 0.75
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MARKS = re.compile(r"[\u0300-\u036f]")
_LETTERS = re.compile(r"[^\W\d_]+")
# pycld2 takes these for broken UTF-8.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NAMED_IN_METADATA = {"eng": "en", "english": "en", "rus": "ru", "russian": "ru", "vie": "vi", "vietnamese": "vi"}


def language_of(text: str, stated: str | None = None) -> Language:
    """The language to read `text` in; what its metadata states (`en`, `en-GB`, `eng`) wins.

    Raises:
        UnsupportedLanguageError: there are no rules for it yet; the message names it.

    >>> language_of("Talks were held in Hanoi.")
    'en'
    """
    code = _primary(stated) if stated and stated.strip() else detect(text)
    for language in SUPPORTED:
        if code == language:
            return language
    raise UnsupportedLanguageError(_refusal(code, stated=bool(stated and stated.strip())))


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, `und` for a script that pycld2 cannot name.

    >>> detect("Министр иностранных дел прибыл в Ханой")
    'ru'
    """
    sample = text[:_SAMPLE]
    for code, words in (("en", _ENGLISH), ("vi", _VIETNAMESE)):
        if len(words.findall(sample)) > _SHARE * len(sample.split()):
            return code
    latin, cyrillic, letters = (_count(script, sample) for script in (_LATIN, _CYRILLIC, _LETTERS))
    if 2 * cyrillic > letters:
        return _ask(sample, at_least=_ENOUGH) or "ru"
    if 2 * latin < letters:
        return _ask(sample, at_least=0) or "und"
    return _ask(sample, at_least=_ENOUGH) or "en"


def _count(script: re.Pattern[str], sample: str) -> int:
    return sum(map(len, script.findall(sample)))


def _ask(sample: str, *, at_least: int) -> str | None:
    """What pycld2 says, if it is sure and has seen enough letters."""
    if _count(_LETTERS, sample) < at_least:
        return None
    reliable, _, guesses = _cld2().detect(_UNREADABLE.sub(" ", sample))
    _, code, percent, _ = guesses[0]
    if not reliable or code == "un" or percent < _CLEAR_PERCENT:
        return None
    return None if code == "vi" and not _is_syllables(sample) else str(code)


def _is_syllables(sample: str) -> bool:
    """Whether a text that pycld2 calls Vietnamese is written in Vietnamese syllables, and not only names people so."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", sample.casefold())).replace("đ", "d").replace("’", "'")
    words = _WORD.findall(bare)
    return sum(map(bool, map(_SYLLABLE.fullmatch, words))) >= _SYLLABLES_SHARE * len(words)


@cache
def _cld2() -> Any:
    import pycld2  # noqa: PLC0415  a shared library: only when a document is to be read

    return pycld2


def _primary(stated: str) -> str:
    tag = re.split(r"[-_]", stated.strip().casefold(), maxsplit=1)[0]
    return _NAMED_IN_METADATA.get(tag, tag)


def _refusal(code: str, *, stated: bool) -> str:
    names = {tag: name.replace("_", " ").title() for name, tag in _cld2().LANGUAGES if tag == code}
    language = f"{names[code]} ({code})" if code in names else f"a language that is not known ({code})"
    supported = ", ".join(SUPPORTED)
    if stated:
        return f"its metadata says that it is in {language}; supported: {supported}"
    return (
        f"it is in {language}; supported: {supported}. "
        "If that is wrong, state it: `--lang en` for the whole run, `language: en` "
        "in the front matter of a .md file (a .txt file can be given that "
        'suffix), or `"language": "en"` beside `text` in JSON Lines, also on standard input'
    )
