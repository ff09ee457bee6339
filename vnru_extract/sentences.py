"""Where sentences end: at stops that no abbreviation, number or initial explains, and at line breaks."""

import re
from collections.abc import Iterator
from functools import cache

from vnru_extract.lexicon import Lexicon, load

# Longer than any sentence of prose; what runs on longer is a table or a list without stops.
_LONGEST = 4_000


class SentenceWords(Lexicon):
    """`sentences.toml`: abbreviations by how they end, and words that open sentences."""

    never: tuple[str, ...] = ()
    before_number: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()


class _Words:
    """The same as sets, for looking up."""

    def __init__(self, words: SentenceWords) -> None:
        self.never = frozenset(words.never)
        self.before_number = frozenset(words.before_number)
        self.either = frozenset(words.either)
        self.openers = frozenset(words.openers)


# Whatever may end a sentence: a line break, a rule of asterisks, stops with closing quotes and brackets. Chinese
# and Japanese stops need no space behind them.
_CANDIDATE = re.compile(
    r"""  (?P<line> \n )
        | (?P<rule> \*\ ?\*\ ?\*[*\ ]* )
        | (?P<wide> [。！？]+["')\]」』]* )
        | (?P<stops> \.(?:\ \.)+ | [.!?…]+ ) ["')\]]*
    """,
    re.VERBOSE,
)
# What stands behind a stop: spaces, then perhaps a bullet, quote or bracket, then the first character of what follows.
_BULLETS = ("-", "—", "*", "•")
_BEHIND = re.compile(r"(?P<gap> *)(?P<mark>(?:[-—*•] +)?[\"'(\[<]*)(?P<word>\w*|…)")
# The word a stop ends: "U.S", "Sept", "2030", "R". Hostile runs of letters are cut: no abbreviation is that long.
_WORD_BEFORE = re.compile(r"(?:^|[^\w.])((?:\w+\.)*\w+)$")
# "R" of "Joseph R. Biden", "J.R" of "J.R. Smith", "Yu" of "Yu. Ushakov" and "Kh" of "N. Kh. Petrov"
_INITIALS = re.compile(r"[^\W\d_a-z](?:\.[^\W\d_a-z])*|Ch|Kh|Sh|Th|Ts|Ye|Yu|Ya|Zh")
# "1" of "1. The parties agreed", "iv" of "iv. Trade", "a" of "a. Trade"
_ITEM_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[a-zA-Z]")


@cache
def _words(language: str) -> _Words:
    return _Words(load("sentences", SentenceWords, language))


def sentences(flow: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end offsets of each sentence of a smoothed text, in order, without the spaces around it."""
    words = _words(language)
    bounds: list[tuple[int, int]] = []
    start = 0
    for candidate in _CANDIDATE.finditer(flow):
        if candidate.lastgroup == "stops" and not _ends(flow, start, candidate, words):
            continue
        bounds += _short_enough(flow, start, candidate.end())
        start = candidate.end()
    bounds += _short_enough(flow, start, len(flow))
    return [trimmed for start, end in bounds if (trimmed := _trim(flow, start, end))]


def _short_enough(flow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, or pieces of it cut at a semicolon or space.

    Every fact quotes its sentence: text without any stop would be quoted whole by each of thousands of facts.
    """
    while end - start > _LONGEST:
        cut = max(flow.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ";,")
        cut = cut if cut > 0 else flow.rfind(" ", start + 1, start + _LONGEST)
        cut = cut + 1 if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _ends(flow: str, start: int, stop: re.Match[str], words: _Words) -> bool:
    """Whether these stops end the sentence that began at `start`."""
    if flow[stop.start() - 1 : stop.start()] in ("[", "(", "<"):  # "[...]" stands for words left out
        return False
    behind = _BEHIND.match(flow, stop.end())
    assert behind is not None
    word, follows = behind["word"], flow[behind.start("word") : behind.start("word") + 1]
    if follows in ("", "\n"):
        return True
    if not behind["gap"]:
        return _lacks_its_space(flow, stop, word)
    if follows.islower() and not behind["mark"].startswith(_BULLETS):
        return False
    return stop["stops"] != "." or _is_full_stop(flow, start, stop, word, words)


def _lacks_its_space(flow: str, stop: re.Match[str], word: str) -> bool:
    """Whether a sentence follows without a space: "in the region.Both sides", not "U.S.A", "example.Com/x"."""
    before = flow[max(0, stop.start() - 2) : stop.start()]
    return (
        stop.end() - stop.start() <= 2
        and len(before) == 2
        and (before.islower() or before.isdigit())
        and len(word) > 1
        and word[0].isupper()
        and word[1:].islower()
        and flow[stop.end() + len(word) : stop.end() + len(word) + 1] in (" ", ",", "'", "-", "")
    )


def _is_full_stop(flow: str, start: int, stop: re.Match[str], word: str, words: _Words) -> bool:
    """Whether a single full stop is more than the stop of an abbreviation, an initial or an item's number."""
    window = max(start, stop.start() - 24)
    before = _WORD_BEFORE.search(flow[window : stop.start()])
    if before is None:
        return True
    ended = before[1]
    if ended in words.never:
        return False
    if ended in words.before_number:
        return not word[:1].isdigit()
    if ended in words.either or _INITIALS.fullmatch(ended) or ("." in ended and not ended[0].isdigit()):
        return word in words.openers and not (len(word) == 1 and flow.startswith(f"{word}.", stop.end() + 1))
    is_first = flow[start : window + before.start(1)].strip(" ([") == ""
    return not (is_first and _ITEM_NUMBER.fullmatch(ended))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
