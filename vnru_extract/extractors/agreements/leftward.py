"""Where the name of an instrument begins before its noun: "1982 United Nations |Convention|"."""

import re

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.calendar import is_year
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.page import Page
from vnru_extract.places import country_of_place

_AND = re.compile(r"(?<!\S)(?:and|&) {1,2}$")
# a word of a subject; verbs in -ed and possessives are none
_PLAIN = re.compile(r"[a-z-]{3,}(?<!ed)(?<!ing)")
# before these a subject in small letters may stand as before "memorandum": "bilateral |cultural property| MOU"
_SHORT = frozenset({"MOU", "MoU"})
_SMALL = frozenset({"for", "in", "of", "on"})
# the |Investment Facilitation for| Development Agreement
_COMPOUND = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|new|its|their) |[\"'])((?:[A-Z][\w-]+ (?:and )?){0,3}([A-Z][\w-]+) (?:for|in|of|on) ?)$"
)
# the |New| Atlantic Charter; a |New| Delhi declaration; in headlines "New" opens nearly everything
_NEW = re.compile(r"New (?=[A-Z])")
_SMALL_BEFORE = re.compile(r"\b(?:an?|its|our|the|their|this) $")
# |seven-side| memorandum, |five-nation| treaty
_MANY = re.compile(r"(?:three|four|five|six|seven|eight|nine|ten|multi|\d+)-(?:country|nation|party|sided?|state|way)")
_PLACE = re.compile(r"[A-Z][a-z]+")
_WORD_LEFT = re.compile(r"([^\s,;:!?\"()\[\]—]+) {1,2}$")


# a sentence longer than this on either side is a table or a list, and its ends have nothing to do with each other
_FAR = 700


def clause_at(page: Page, offset: int) -> tuple[int, int]:
    """The sentence that holds `offset`, or as much of it as is near."""
    start, end = page.sentence_at(offset)
    return max(start, offset - _FAR), min(end, offset + 2 * _FAR)


class Around:
    """The countries of one sentence by their ends and starts, so that a name can step over them whole."""

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.start, self.end = start, end
        found = page.countries_in(start, end)
        self.by_start: dict[int, CountryMention] = {mention.start: mention for mention in found}
        self.by_end: dict[int, CountryMention] = {mention.end: mention for mention in found}


def grow_left(flow: str, head: int, around: Around, words: Words) -> int:
    """The offset where the name begins whose noun begins at `head`."""
    capital = flow[head].isupper()
    start = head
    while start > around.start:
        if start == head and _AND.search(flow, max(around.start, start - 6), start):
            break  # "Treaty of Trade and |Agreement| of Cooperation": another noun, no part of the name
        step = _step_left(flow, start, around, words, capital)
        if step is None:
            break
        start = step
    return start


def _step_left(flow: str, start: int, around: Around, words: Words, capital: bool) -> int | None:
    """One word, country or compound further to the left, or None where the name begins."""
    gap = start
    while gap > around.start and flow[gap - 1] in " -/":
        gap -= 1
    if gap == start:
        return None
    if country := around.by_end.get(gap):
        return country.start if country.form != "seat" or capital else None
    if flow[start - 1] in "-/":
        return None
    if capital and (compound := words.beside.compound.search(flow, max(around.start, start - 40), start)):
        return compound.start()
    found = _WORD_LEFT.search(flow, max(around.start, start - 40), start)
    return _word_left(flow, found, around, words, capital=capital) if found else None


def _word_left(flow: str, found: re.Match[str], around: Around, words: Words, *, capital: bool) -> int | None:
    """Where a word before the name starts, if it belongs to it."""
    word = found.group(1)
    if is_year(word) or word in words.beside.modifiers or _MANY.fullmatch(word):
        return found.start()
    if not capital:
        told = word.lower() in words.beside.modifiers or _is_told_before(flow, found, around, words)
        return found.start() if told else None
    if flow[found.end() : found.end() + 3] in _SHORT and _is_told_before(flow, found, around, words):
        return found.start()
    if word[0] == "'" and word[1:2].isupper():
        return found.start() + 1  # 'Geneva Declaration': the quotation begins with the name
    if word in _SMALL and not words.nouns.heads.match(flow, found.end()):
        return _over_small(flow, found.end(), around, words)
    if word in {"and", "&"}:
        return _over_and(flow, found.start(), around, words)
    if _NEW.match(flow, found.start()) and _is_new_of_name(flow, found, around):
        return found.start()
    fits = (
        word[0].isupper() and word not in words.beside.openers and not word.endswith(("'s", "s'", ".")) and word != "I"
    )
    if _is_verb_in_capitals(word, found.start(), around):
        return None
    if word.isupper() and flow[found.end() : found.end() + 4].isupper():  # capitals throughout tell nothing
        lowered = word.lower()
        fits = (
            fits
            and word.capitalize() not in words.beside.openers
            and lowered not in words.naming.connectors | words.naming.stops
        )
    return found.start() if fits and not words.nouns.heads.fullmatch(word) else None


def _is_verb_in_capitals(word: str, start: int, around: Around) -> bool:
    """Whether a word of a headline in capitals says what a country does: "PERU |WELCOMES| AGREEMENT"."""
    subject = around.by_end.get(start - 1)
    return word.isupper() and len(word) > 4 and word.endswith("S") and subject is not None and subject.form == "name"


def _is_new_of_name(flow: str, found: re.Match[str], around: Around) -> bool:
    """Whether "New" is the name's: before a place ("New York Convention"), or within a sentence ("the New Pact")."""
    place = _PLACE.match(flow, found.end())
    if place is not None and country_of_place(f"New {place.group()}") is not None:
        return True
    return found.start() > around.start and _SMALL_BEFORE.search(flow, around.start, found.start()) is not None


def _over_small(flow: str, end: int, around: Around, words: Words) -> int | None:
    """Over a small word to the left, where a name begins before it: "the |Gulf of Tonkin| Agreement"."""
    found = _COMPOUND.search(flow, max(around.start, end - 90), end)
    if found is None or found.group(2) in words.beside.owners or words.nouns.heads.fullmatch(found.group(2)):
        return None
    return found.start(1)


def _is_told_before(flow: str, found: re.Match[str], around: Around, words: Words) -> bool:
    """Whether a word in small letters belongs to a subject that a known word begins: "air |service| agreement"."""
    word = found.group(1)
    small = words.naming.stops | words.naming.connectors | words.naming.clause_openers | words.beside.counting
    if not _PLAIN.fullmatch(word) or word in small or not words.nouns.heads.match(flow, found.end()):
        return False
    before = _WORD_LEFT.search(flow, max(around.start, found.start() - 40), found.start())
    if before is None:
        return False
    told = words.beside.telling | words.beside.bilateral
    return before.group(1) in (words.beside.modifiers if flow[found.end() : found.end() + 3] in _SHORT else told)


def _over_and(flow: str, start: int, around: Around, words: Words) -> int | None:
    """Over "and" to the left: "Science |and Technology Agreement", not "Hanoi |and the ..." or "Treaty |and ...".

    A country before "and" is a party only with another country after it ("Vietnam and EAEU Free Trade Agreement").
    """
    after = start + flow[start:].index(" ") + 1
    if country := around.by_end.get(start - 1):
        return country.start if after in around.by_start else None
    found = _WORD_LEFT.search(flow, max(around.start, start - 40), start)
    word = found.group(1) if found else ""
    if not found or not word:
        return None
    fits = word[0].isupper() and word not in words.beside.openers and not words.nouns.heads.fullmatch(word)
    return found.start() if fits and not word.endswith("'s") else None
