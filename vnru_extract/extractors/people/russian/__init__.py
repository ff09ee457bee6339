"""Finds names of people in Russian, and their nominatives: "Сергея Лаврова", "Нгуен Фу Чонгом", and later "Лавровым".

NER proposes; titles, initials, speakers' labels, known given names and the form of East Asian names find what it
leaves out. The nominative is the one in which all words of the name agree, that its surroundings allow, and that
other mentions speak for. Refused: streets, ships and prizes named after people, and names in quotes of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from vnru_extract.extractors.people.russian.analysis import is_east_asian
from vnru_extract.extractors.people.russian.bounds import Bounds, Run, is_common, is_noun, is_place
from vnru_extract.extractors.people.russian.context import is_told_of
from vnru_extract.extractors.people.russian.later import Later, is_small_word
from vnru_extract.extractors.people.russian.nominative import Nominatives
from vnru_extract.extractors.people.russian.paradigms import is_known_name
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.page import Page
from vnru_extract.transcription.traditions import surnames

# Rules in order of trust; where two mentions overlap the better rule wins, then the longer mention.
_TRUST = ("after_title", "speaker", "byline", "initials", "east_asian_name", "given_name", "ner")
_TO_PLACE = re.compile(r"(?<!\w)(?:[Ии]з|[Вв]о?|[Дд]о|[Пп]од|[Кк]) \Z")
_STEM = 3
# Shorter lone words are nobody's.
_SHORTEST = 2

Found = tuple[Run, str]


def find_russian_people(page: Page, posts: Sequence[PostMention]) -> list[NameMention]:
    """Every mention of a person, full names and later short ones, in the order of the text."""
    bounds = Bounds(page, posts)
    found = _settled(_without_things(bounds, list(_Finder(bounds).names())))
    nominatives = Nominatives(bounds, [run for run, _ in found])
    full = [nominatives.mention(run, rule) for run, rule in found if len(run.words) > 1]
    later = Later(bounds, full)
    alone = [later.mention(run, rule) or nominatives.mention(run, rule) for run, rule in found if len(run.words) == 1]
    return sorted([*full, *alone, *later.others(alone)], key=lambda mention: mention.start)


def _without_things(bounds: Bounds, found: Sequence[Found]) -> list[Found]:
    """No name that a thing has, nor part of one: nothing of "мавзолей |Хо Ши Мина|"."""
    things: set[int] = set()
    for run, _ in sorted(found, key=lambda one: one[0].start):
        before = run.start - len(" и ")
        if bounds.is_thing(run) or (before - 1 in things and bounds.flow.startswith(" и ", before)):
            things.update(range(run.start, run.end))  # "мавзолей Ленина и |Сталина|"
    return [(run, rule) for run, rule in found if run.start not in things]


def _settled(found: Iterable[Found]) -> list[Found]:
    """No two names over the same words: the more trusted rule wins, then the longer, then the earlier."""
    taken: set[int] = set()
    kept = []
    for run, rule in sorted(found, key=lambda one: (_TRUST.index(one[1]), one[0].start - one[0].end, one[0].start)):
        places = range(run.start, run.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append((run, rule))
    return sorted(kept, key=lambda one: one[0].start)


class _Finder:
    """One method a rule; each yields the names that the rule sees."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds, self.flow, self.shapes = bounds, bounds.flow, bounds.shapes
        self.inside: dict[str, bool] = {}

    def names(self) -> Iterator[Found]:
        """What all rules see, overlapping."""
        yield from self._after_titles()
        yield from self._speakers()
        yield from self._bylines()
        yield from self._signatures()
        yield from self._initials()
        yield from self._by_form()
        yield from self._from_ner()

    def _after_titles(self) -> Iterator[Found]:
        """As in "министр иностранных дел России |Сергей Лавров|", "господин |Ли|"."""
        for post in self.bounds.posts:
            at = (
                post.end + len(self.flow[post.end : post.end + 3]) - len(self.flow[post.end : post.end + 3].lstrip(" "))
            )
            address = self.shapes.honorific.match(self.flow, at)
            run = self.bounds.run(address.end() if address else at) if at > post.end else None
            if run and self.bounds.may_follow_title(run):
                yield run, "after_title"
        for address in self.shapes.honorific.finditer(self.flow):
            run = self.bounds.run(address.end())
            if run and not self.bounds.in_post(run.start) and self.bounds.may_follow_title(run):
                yield run, "after_title"

    def _speakers(self) -> Iterator[Found]:
        """As in "|Мишустин М.В.|: Добрый день" at the start of a line."""
        for label in self.shapes.speaker.finditer(self.flow):
            run = self.bounds.run(label.start("name"))
            if run and run.end == label.end("name") and self.bounds.is_person(run):
                yield run, "speaker"

    def _bylines(self) -> Iterator[Found]:
        for line in self.shapes.byline.finditer(self.flow):
            run = self.bounds.run(line.start("name"))
            if run and run.end == line.end("name") and (len(run.words) > 1):
                yield run, "byline"

    def _signatures(self) -> Iterator[Found]:
        """A line of its own in capitals: "|Н. БУЛГАНИН|", "|ХО ШИ МИН|"."""
        for line in self.shapes.signature.finditer(self.flow):
            words = tuple(word.capitalize() for word in line["name"].replace(".", ". ").split())
            if line["initials"] or is_east_asian(words):
                yield Run(*line.span("name"), words), "byline"

    def _initials(self) -> Iterator[Found]:
        """As in "|С.В. Лавров|", "|В. Путин|", "|Лавров С.В.|"."""
        for match in self.shapes.initials.finditer(self.flow):
            run = self.bounds.run(match.start())
            if run and (len(run.words) > 2 or self.bounds.may_follow_title(run)):
                yield run, "initials"
        for word, start in self.bounds.starts():
            behind = self.shapes.behind.match(self.flow, start + len(word))
            if behind and not is_common(word) and (self.bounds.in_person(start) or is_known_name(word, "Surn")):
                initials = [f"{letter}." for letter in behind["initials"].replace(" ", "").split(".") if letter]
                yield Run(start, behind.end(), (*initials, word)), "initials"

    def _by_form(self) -> Iterator[Found]:
        """As in "|Нгуен Фу Чонг|", "|Си Цзиньпином|", "|Сергей| Лавров"."""
        first = surnames("vietnamese") | surnames("chinese") | surnames("korean")
        for word, start in self.bounds.starts():
            if self.bounds.in_post(start):
                continue
            is_given = is_known_name(word, "Name") and not is_small_word(word)
            run = self.bounds.run(start) if word in first or is_given else None
            if run is None or len(run.words) == 1:
                continue
            if word in first and is_east_asian(run.words):
                if not self._is_other_word(word, run):
                    yield run, "east_asian_name"
            elif is_given and self.bounds.may_follow_title(run):
                yield run, "given_name"

    def _is_other_word(self, word: str, run: Run) -> bool:
        """As in "|У| Вана", "|То| Лам" that opens a sentence: a word of the language, unless NER sees a name."""
        if self.bounds.in_person(run.start) or not self.bounds.opens_sentence(run.start):
            return False
        if self._is_named_elsewhere(word, run):
            return False
        return is_small_word(word)

    def _is_named_elsewhere(self, word: str, run: Run) -> bool:
        """Whether these words stand together inside a sentence too."""
        beginning = f"{word} {run.words[1][:2]}"
        if beginning not in self.inside:  # once, however often they stand there
            self.inside[beginning] = any(
                self.flow.startswith(beginning, place) and not self.bounds.opens_sentence(place)
                for place in self.bounds.words_at[word]
            )
        return self.inside[beginning]

    def _from_ner(self) -> Iterator[Found]:
        for start, end in self.bounds.persons.items():
            run = self._trimmed(start, end)
            if run and self._is_name(run):
                yield run, "ner"

    def _trimmed(self, start: int, end: int) -> Run | None:
        """What NER took for a person without the country or title that it took along, with the given name it left."""
        at = start
        while (word := self.shapes.word.match(self.flow, at)) and word.end() < end:
            taken = self.bounds.countries.get(at)
            small = is_small_word(word.group()) and not is_east_asian(self._words_at(at))
            if not (taken or small or self.bounds.in_post(at) or word.group() in self.shapes.not_names):
                break
            at = (taken or word.end()) + 1
        run = self.bounds.run(at)
        return run if run and run.start < end else None

    def _words_at(self, at: int) -> tuple[str, ...]:
        run = self.bounds.run(at)
        return run.words if run else ()

    def _is_name(self, run: Run) -> bool:
        if self.bounds.in_post(run.start) or self.bounds.in_capitals(run.start):
            return False
        if run.words[0].lower() in self.shapes.eponyms:
            return False  # "|Мавзолею| Хо Ши Мина"
        return len(run.words) > 1 or (len(run.words[0]) > _SHORTEST and not self._is_other_thing(run))

    def _is_named_again(self, word: str) -> bool:
        """Whether the word, in some case, stands elsewhere too."""
        stem = word[: max(_STEM, len(word) - 2)]
        following = self.bounds.words_from(stem)
        return sum(len(self.bounds.words_at[other]) for other in following if other.startswith(stem)) > 1

    def _is_other_thing(self, run: Run) -> bool:
        """Whether a lone word is one of the language that opens a sentence, or a town: "из |Владимира|"."""
        word = run.words[0]
        if not (is_known_name(word) or self._is_named_again(word) or is_told_of(self.bounds, run)):
            return True  # "порт |Камрань|", "гости из |Молодвы|"
        if is_common(word) and (self.bounds.opens_sentence(run.start) or not is_noun(word)):
            return True
        return is_place(word) and _TO_PLACE.search(self.flow, max(0, run.start - 5), run.start) is not None
