"""A Russian noun in its phrase: the adjectives and numbers before it, and what it governs behind."""

import re
from dataclasses import dataclass

from vnru_extract import morphology
from vnru_extract.extractors.events.russian.words import NounForm, Words
from vnru_extract.page import Page

# So far before its phrase what governs a noun may stand, and so far behind what it governs.
_REACH, _NEAR = 110, 60
TOKEN = re.compile(r"[^\s,;:()]+|[,;:()]")
# "24-е заседание", "XXIV сессия"
_NUMBER = re.compile(r"\d{1,3}(?:-?(?:го|е|ей|й|м|ой|ом|ю|я|ая|ое|ую))|[IVXLХ]{1,6}(?:-\w{1,3})?")
# "визит |в Россию|", "встреча |с Президентом|", "переговоры |министров|", "саммит |АСЕАН|"
_LEAD = r"(?: +(?:[а-яё-]+(?:ого|его|ой|ей|ых|их|ым|им|ыми|ими|ую|юю|ом|ем|ому|ему)))"
_CAPITAL = r"\"?[A-ZА-ЯЁ]"
_COMPLEMENTS = {
    "visit": re.compile(rf"(?: +(?:в|во|на|по))?{_LEAD}{{0,4}} +{_CAPITAL}"),
    "meeting": re.compile(rf"(?: +(?:с|со|между|в|во))?{_LEAD}{{0,4}} +{_CAPITAL}"),
    "phone_call": re.compile(rf"(?: +(?:с|со|между))?{_LEAD}{{0,4}} +{_CAPITAL}"),
    "conference": re.compile(rf"(?: +(?:в|во))?{_LEAD}{{0,3}} +(?:{_CAPITAL}|G\d)"),
}
_LED = re.compile(rf"(?: +(?:с|со|между))?{_LEAD}{{0,4}} +")
_NAMED_BEHIND = re.compile(r' +(?:"|[A-ZА-ЯЁ]{2})')
# "вступление| Лаоса в |АСЕАН"
_INTO = re.compile(r"(?: +[А-ЯЁ]\w+){0,2} +(?:в|во|к|ко) +")


@dataclass(frozen=True, slots=True)
class Reading:
    """A noun on its page with the words of its phrase; `floor` is where its sentence begins."""

    page: Page
    start: int
    end: int
    floor: int
    stop: int
    noun: NounForm
    phrase: int
    adjectives: tuple[str, ...]
    number: str | None
    named: bool
    words: Words

    @property
    def low(self) -> int:
        """Where what governs the noun may begin."""
        return max(self.floor, self.phrase - _REACH)

    @property
    def points(self) -> bool:
        """Whether a word of the phrase points to an occasion told before: "этот визит", "его визит"."""
        words = self.words
        return not words.definite.isdisjoint(self.adjectives) or not words.possessive.isdisjoint(self.adjectives)


def read_noun(page: Page, span: tuple[int, int], noun: NounForm, lexicon: Words) -> Reading:
    """A noun with the adjectives and numbers before it."""
    floor, stop = page.sentence_at(span[0])
    phrase, adjectives, number, named = span[0], [], None, False
    for token in reversed(list(TOKEN.finditer(page.flow, max(floor, span[0] - _REACH), span[0]))):
        word = token.group().strip('"')
        small = word.lower()
        if _NUMBER.fullmatch(word) or morphology.lemma(small) in lexicon.ordinals:
            number = number or _ordinal(small)
        elif small in lexicon.possessive:
            adjectives.append(small)
        elif _is_adjective(small):
            adjectives.append(morphology.lemma(small))
            named = named or (word[0].isupper() and token.start() > floor)
        elif not (small == "и" and phrase < span[0]):
            break
        phrase = token.start()
    return Reading(page, *span, floor, stop, noun, phrase, tuple(adjectives), number, named, lexicon)


def _is_adjective(word: str) -> bool:
    return word.replace("-", "").isalpha() and morphology.parses(word)[0].tag.POS in {"ADJF", "PRTF"}


def _ordinal(word: str) -> str:
    """One form for an ordinal in all its cases: "24-го" and "24-е" are "24"."""
    return word.partition("-")[0] if word[0].isdigit() or "-" in word else morphology.lemma(word)


def is_complete(reading: Reading) -> bool:
    """Whether those who take part, or the place, are named behind."""
    pattern = _COMPLEMENTS.get(reading.noun.kind.type, _COMPLEMENTS["phone_call"])
    flow = reading.page.flow
    if pattern.match(flow, reading.end, reading.stop) or _NAMED_BEHIND.match(flow, reading.end, reading.stop):
        return True
    behind = reading.words.frames.company.search(flow, reading.end, min(reading.stop, reading.end + 60))
    return behind is not None and _LED.fullmatch(flow, reading.end, behind.start()) is not None


def has_frame(reading: Reading) -> bool:
    """Whether what must follow the noun follows: "установление| дипломатических отношений"."""
    frame, words = reading.noun.kind.frame, reading.words.frames
    if frame == "membership":
        return _is_into_bloc(reading)
    patterns = {
        "credentials": (words.credentials, 60), "honour": (words.honours, 60), "papers": (words.papers, 40),
        "post": (words.posts, 80), "relations": (words.relations, 60), "rite": (words.rites, 60),
    }  # fmt: skip
    if frame not in patterns:
        return True
    pattern, reach = patterns[frame]
    return pattern.search(reading.page.flow, reading.end, min(reading.stop, reading.end + reach)) is not None


def _is_into_bloc(reading: Reading) -> bool:
    """Whether a country joins an international body: "вступление| Лаоса в |АСЕАН"."""
    near = reading.page.countries_in(reading.end, reading.end + _NEAR)
    bloc = next((country for country in near if country.form == "bloc"), None)
    return bloc is not None and _INTO.fullmatch(reading.page.flow, reading.end, bloc.start) is not None
