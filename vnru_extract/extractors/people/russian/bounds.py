"""Where a name begins and ends in Russian text, and what only looks like one."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from vnru_extract.extractors.people.russian.analysis import analyses, is_east_asian
from vnru_extract.extractors.people.russian.paradigms import is_known_name
from vnru_extract.extractors.people.russian.words import shapes
from vnru_extract.mentions import PostMention
from vnru_extract.morphology import parses
from vnru_extract.page import Page
from vnru_extract.transcription.traditions import surnames

_MOST_WORDS = 5
_CLOSE = 0.3
# No name has more forms.
_FORMS = 12
_INITIAL = re.compile(r"[А-ЯЁ][а-яё]?\.")
_CAPITALS = re.compile(r"[А-ЯЁ]{2,}")
_NEW_SENTENCE = re.compile(r'(?:\A|[.!?…:\n]["\')]?|[-—"•]) *["\'(]?\Z')
_OPENS_QUOTE = re.compile(r'"(?:[А-ЯЁ][а-яё]+ )?\Z')
_NAMES = frozenset({"Name", "Patr", "Surn"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a name, particles and initials too, between two offsets."""

    start: int
    end: int
    words: tuple[str, ...]


class Bounds:
    """A page as far as it says where names begin and end."""

    def __init__(self, page: Page, posts: Sequence[PostMention]) -> None:
        self.page, self.flow, self.posts = page, page.flow, posts
        self.shapes = shapes()
        self.persons = {entity.start: entity.end for entity in page.entities if entity.label == "PERSON"}
        self.things = {entity.start: entity.end for entity in page.entities if entity.label != "PERSON"}
        self.person_starts = sorted(self.persons)
        self.countries = {country.start: country.end for country in page.countries}
        self.post_starts = {post.start for post in posts}
        self.post_order = sorted((post.start, post.end) for post in posts)
        self.title_ending = {end: start for start, end in reversed(self.post_order)}

    @cached_property
    def words_at(self) -> dict[str, list[int]]:
        """Every capitalised word, and where it stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for word in self.shapes.word.finditer(self.flow):
            if self.flow[word.start() - 1 : word.start()].isalnum():
                continue
            found[word.group()].append(word.start())
        return dict(found)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.words_at)

    def words_from(self, stem: str) -> list[str]:
        """The first capitalised words of the page that are not before `stem` in the alphabet."""
        first = bisect_left(self._ordered, stem)
        return self._ordered[first : first + _FORMS]

    def run(self, at: int) -> Run | None:
        """The name that begins at an offset, if a word of a name does."""
        initials = self.shapes.initials.match(self.flow, at)
        words = _INITIAL.findall(initials["initials"]) if initials else []
        spelt: list[tuple[int, tuple[str, ...]]] = []
        cursor = initials.end() if initials else at
        while len(spelt) < _MOST_WORDS and (word := self.shapes.word.match(self.flow, cursor)):
            if self._stops(word, [*words]):
                break
            words.append(word.group())
            spelt.append((word.end(), tuple(words)))
            gap = self.shapes.gap.match(self.flow, word.end())
            if not gap or not gap.group():
                break
            words += (gap["particles"] or "").lower().split()
            cursor = gap.end()
        chosen = self._clipped(at, spelt)
        return Run(at, *chosen) if chosen else None

    def _stops(self, word: re.Match[str], before: list[str]) -> bool:
        """Whether a name cannot go on with this word: a country, a post, an acronym, a thing."""
        start, written = word.start(), word.group()
        if start in self.countries and not (before and self.in_person(start)):
            return True
        if start in self.post_starts or written in self.shapes.not_names:
            return True
        if len(written) == 1 and self.flow[word.end() : word.end() + 1] == ".":
            return True  # "Мавзолею |В|. И."
        if _CAPITALS.fullmatch(written):
            spelt_out = any(one.endswith(".") for one in before) or (bool(before) and is_known_name(before[-1], "Name"))
            return not (spelt_out and len(written) > 2)  # "В. ПУТИН", "Сергей ЛАВРОВ"
        if before and start in self.things and not is_known_name(written):
            return before[0] not in _east_asian_surnames() and not self.in_person(start)
        return False

    def _clipped(self, at: int, spelt: list[tuple[int, tuple[str, ...]]]) -> tuple[int, tuple[str, ...]] | None:
        """The words up to the end of a name of East Asia, or to where NER ends the name."""
        for end, words in reversed(spelt):
            if is_east_asian(words):
                return end, words
        told = self.persons.get(at)
        for end, words in spelt:
            if end == told and (len(words) > 1 or end + 1 in self.things):
                return end, words
        return spelt[-1] if spelt else None

    def in_person(self, at: int) -> bool:
        """Whether NER sees a person's name over this place."""
        index = bisect_right(self.person_starts, at) - 1
        return index >= 0 and at < self.persons[self.person_starts[index]]

    def in_post(self, at: int) -> bool:
        """Whether a title stands over this place."""
        index = bisect_right(self.post_order, (at, len(self.flow))) - 1
        return index >= 0 and at < self.post_order[index][1]

    def title_before(self, at: int) -> str | None:
        """The title that ends, but for a space or two, where a name begins; of two the longer."""
        for end in (at - 1, at - 2):
            if end in self.title_ending and self.flow[end:at].isspace():
                return self.flow[self.title_ending[end] : end]
        return None

    def is_person(self, run: Run) -> bool:
        """Whether NER or the words themselves say that this is a person's name."""
        return self.in_person(run.start) or self.in_person(run.end - 1) or is_of_people(run.words)

    def may_follow_title(self, run: Run) -> bool:
        """Whether this can be the name of someone whose title stands before it: no word of the language."""
        if self.is_person(run):
            return True
        return run.start not in self.things and all(map(_is_no_word, run.words))

    def is_thing(self, run: Run) -> bool:
        """As in "улица |Ленина|", "крейсер "|Адмирал Нахимов|"", a name in quotes of its own."""
        if self.flow[run.end : run.end + 1] == '"' and _OPENS_QUOTE.search(
            self.flow, max(0, run.start - 20), run.start
        ):
            return True
        if self.in_post(run.start - 2):
            return False  # "мэр города Немуро |Сюнскэ Хасэгава|"
        if self.shapes.eponym.search(self.flow, max(0, run.start - 45), run.start) is None:
            return False
        return _may_be_genitive(run.words)

    def opens_sentence(self, at: int) -> bool:
        """Whether a word has its capital for opening a sentence."""
        return _NEW_SENTENCE.search(self.flow, max(0, at - 6), at) is not None

    def in_capitals(self, at: int) -> bool:
        """Whether the line is a heading in capitals."""
        line = self.flow[self.flow.rfind("\n", 0, at) + 1 : at + 60].partition("\n")[0]
        return line.isupper()

    def starts(self) -> Iterator[tuple[str, int]]:
        """Every capitalised word with its place, in the order of the words."""
        for word, places in self.words_at.items():
            for place in places:
                yield word, place


def is_of_people(words: tuple[str, ...]) -> bool:
    """Whether the words alone tell a person: a given name and more, a patronymic, a name of East Asia, a surname."""
    spelt = [word for word in words if not word.endswith(".")]
    if len(words) > 1 and is_east_asian(words):
        return True
    if len(spelt) > 1:
        return is_known_name(spelt[0], "Name") or any(is_known_name(word, "Patr") for word in spelt)
    return is_known_name(spelt[0], "Surn") and not is_common(spelt[0])


@cache
def _may_be_genitive(words: tuple[str, ...]) -> bool:
    """Whether a name is as likely one in the genitive as in the nominative: "на заводе |Путин|" is no plant's name."""
    best = {"gent": 0.0, "nomn": 0.0}
    for one in analyses(words):
        if one.case in best:
            best[one.case] = max(best[one.case], one.score)
    return best["gent"] > best["nomn"] - _CLOSE


@cache
def is_noun(word: str) -> bool:
    """Whether a word is a noun in its likeliest reading."""
    return bool(parses(word.lower())[0].tag.POS == "NOUN")


@cache
def is_place(word: str) -> bool:
    """Whether the dictionary has a word as a place's name."""
    return any(one.is_known and "Geox" in one.tag for one in parses(word.lower()))


@cache
def is_common(word: str) -> bool:
    """Whether a word is more likely one of the language than a name."""
    first = parses(word.lower())[0]
    return first.is_known and _NAMES.isdisjoint(first.tag.grammemes)


def _is_no_word(word: str) -> bool:
    return word.endswith(".") or not word[:1].isupper() or not is_common(word)


@cache
def _east_asian_surnames() -> frozenset[str]:
    return surnames("vietnamese") | surnames("chinese") | surnames("korean")
