"""Where a name begins and ends, and whether the words are a person's name at all."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from vnru_extract.extractors.people.shapes import NameShapes, Run, shapes
from vnru_extract.mentions import PostMention
from vnru_extract.names import is_given_name, is_place, is_surname, is_vietnamese_syllable, tradition_of
from vnru_extract.origins import homes_of_surname
from vnru_extract.page import Page

# Months that are names too: never a person's alone.
_MONTHS = frozenset({"April", "August", "June", "May"})
# What is called after the leader of the day: "the Aquino Administration".
_OF_LEADERS = frozenset({"Administration", "Cabinet", "Government"})
# "St Mary" is a church.
_SAINTS = frozenset({"Saint", "St", "St."})
# What NER finds that ends a name before it.
_THINGS = frozenset({"DATE", "FAC", "GPE", "LOC", "NORP", "ORG"})
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]\w+")
# What a word of a name begins with.
_CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿ]")
_CAPITAL_NEXT = re.compile(r" [^\W\d_a-z]")
# Of many places where a name stands, so many are looked at.
_LOOKED_AT = 20


class Bounds:
    """A page's capitalised words, with what decides where a name among them ends."""

    def __init__(self, page: Page, posts: Sequence[PostMention]) -> None:
        self.flow, self.page = page.flow, page
        self.shapes: NameShapes = shapes(page.language)
        self.persons = {entity.start: entity.end for entity in page.entities if entity.label == "PERSON"}
        self.things = {entity.start: entity.end for entity in page.entities if entity.label in _THINGS}
        self.post_starts = {post.start for post in posts}
        self.post_ends = {post.end for post in posts}
        self.glued_posts = [post.start for post in posts if self.flow[post.start - 1 : post.start].isalpha()]
        self.country_starts = {mention.start for mention in page.countries}
        self.inside_countries = {at for m in page.countries for at in range(m.start + 1, m.end)}
        self.country_ends = {mention.end for mention in page.countries}

    def run(self, at: int) -> Run | None:
        """The name words from `at` on that belong together: up to another title, a country, the end of the name."""
        run = self.shapes.run(self.flow, at)
        if run is None:
            return None
        run = self._to_next_thing(run)
        if is_surname(run.words[0], "vietnamese") and len(run.words) > 1 and is_vietnamese_syllable(run.words[1]):
            foreign = (i for i, word in enumerate(run.words) if not (is_vietnamese_syllable(word) or len(word) == 1))
            return run.first(min(next(foreign, len(run.words)), 5))
        return self._to_end_of_name(run)

    def _to_next_thing(self, run: Run) -> Run:
        for post in self.glued_posts:  # "Tokayev Kassym-Jomart|President"
            for index, (start, end) in enumerate(zip(run.starts, run.ends, strict=True)):
                if start < post < end:
                    run = run.cut(index, post)
                    break
        for index in range(1, len(run.words)):
            repeated = index > 1 and run.words[index] in run.words[:index]  # "Kassym Tokayev |Tokayev Kassym"
            titled = run.starts[index] in self.post_starts and run.words[index] != "Sultan"  # "Ibrahim Sultan Iskandar"
            surname = index == 1 and self._is_surname_of(run)
            if repeated or titled or (run.starts[index] in self.country_starts and not surname):
                return run.first(index)
        return run

    def _is_surname_of(self, run: Run) -> bool:
        """As in "Lisa |Monaco|", "Jim |Jordan|": a country that NER and the given name before it take for a surname."""
        whole = self.persons.get(run.start) == run.ends[1]
        return whole and is_given_name(run.words[0]) and run.ends[1] in self.country_ends

    def _to_end_of_name(self, run: Run) -> Run:
        """In a heading, or before a thing, a name is as long as NER says; else as long as its capitals."""
        ends = self.persons.get(run.start)
        heading = self.in_heading(run)
        if ends is not None and (heading or (run.ends[0] != ends and self._is_long_thing(ends + 1))):
            inside = max(sum(1 for start in run.starts if start < ends), 1)
            if inside < len(run.words) and self.flow[run.ends[inside - 1] : run.starts[inside]].isspace():
                return run.first(inside)
        elif len(run.words) > 2 and heading:
            return self._as_elsewhere(run)
        return run

    def _is_long_thing(self, at: int) -> bool:
        """Whether NER has a thing here that is no last word of a name, as in "Luhut Binsar |Pandjaitan|"."""
        return at in self.things and (
            " " in self.flow[at : self.things[at]] or self.flow[self.things[at] :][:1] not in (" ", ",", ".")
        )

    def _as_elsewhere(self, run: Run) -> Run:
        """A heading's "Donald Trump Secures Deals" is cut to the name that the text has elsewhere."""
        for count in range(2, len(run.words)):
            name = self.flow[run.start : run.first(count).end]
            for start in self.words_at[run.words[0]][:_LOOKED_AT]:
                end = start + len(name)
                if start != run.start and self.flow[start:end] == name and not _CAPITAL_NEXT.match(self.flow, end):
                    return run.first(count)
        return run.first(4)

    @cached_property
    def words_at(self) -> dict[str, list[int]]:
        """Where each capitalised word stands."""
        places: dict[str, list[int]] = defaultdict(list)
        end = 0
        for capital in _CAPITAL.finditer(self.flow):  # the pattern of a word alone would be tried at every letter
            if capital.start() >= end and (match := self.shapes.word.match(self.flow, capital.start())):
                places[match.group()].append(match.start())
                end = match.end()
        return places

    def in_heading(self, run: Run) -> bool:
        """Whether the name stands in a line that capitalises most of its words."""
        start = self.flow.rfind("\n", max(0, run.start - 250), run.start) + 1
        stop = self.flow.find("\n", run.end, run.end + 250)
        line = self.flow[start or max(0, run.start - 250) : stop if stop >= 0 else run.end + 250]
        if len(line) > 250 or line.rstrip().endswith("."):
            return False
        spelt = [word for word in line.split() if len(word) > 3]
        return sum(word[0].isupper() for word in spelt) > 0.7 * len(spelt)

    def is_line(self, run: Run) -> bool:
        """Whether the words are a whole line that no tradition of names explains, "Vietnam Map"."""
        before = self.flow[max(0, run.start - 3) : run.start].strip(" ")
        after = self.flow[run.end : run.end + 3].strip(" ")
        alone = before[-1:] in ("", "\n") and after[:1] in ("", "\n")
        return alone and tradition_of(" ".join(run.words)) is None

    def is_thing(self, run: Run) -> bool:
        """Whether the words name a place or what is called after someone, or hold a country's name."""
        if self.shapes.eponym_after.match(self.flow, run.end) or self.shapes.eponym_before.search(
            self.flow, max(0, run.start - 30), run.start
        ):
            return True
        name = " ".join(run.words)
        if run.words[0] in self.shapes.eponym_heads and len(run.words) > 1:
            return True
        if run.words[0] in _SAINTS and len(run.words) == 2:
            return True
        if is_place(name) or (run.words[0] in self.shapes.eponyms and tradition_of(name) is None):
            return True
        return run.start in self.inside_countries or any(
            mention.start == run.start or " " in self.flow[mention.start : mention.end]
            for mention in self.page.countries_in(run.start, run.end)
        )

    def may_begin(self, start: int) -> bool:
        """Whether no other capitalised word stands just before, but for the end of a title or a word of no name."""
        before = self.shapes.previous_word.search(self.flow, max(0, start - 30), start)
        if start in self.country_starts:
            return False
        return not before or before["word"] in self.shapes.not_names or before.end("word") in self.post_ends

    def is_residence(self, run: Run) -> bool:
        """As in "at the |Bocharov Ruchei| residence": a place, whatever NER says."""
        the = self.flow[max(0, run.start - 4) : run.start].lower() == "the "
        return the and self.shapes.residence.match(self.flow, run.end) is not None

    def is_of_company(self, run: Run) -> bool:
        """Whether its first word also opens a thing's name in the text: "Delonix Group", then "Delonix Nusantara"."""
        places = self.words_at[run.words[0]][:_LOOKED_AT]
        return not self.is_known_name(run) and any(
            self.shapes.eponym_after.match(self.flow, start + len(run.words[0])) for start in places
        )

    def is_known_name(self, run: Run) -> bool:
        """Whether a surname in first place or a given name says that these words are a name."""
        return tradition_of(" ".join(run.words)) is not None or is_given_name(run.words[0])

    def is_common(self, run: Run) -> bool:
        """Whether a word of it also stands in lower case in the text: "Training", "Supply Chains"."""
        return any(len(word) > 3 and word.lower() in self._small_words for word in run.words)

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(_SMALL_WORD.findall(self.flow))

    def is_known_form(self, run: Run) -> bool:
        """Whether NER, a surname or a given name says that these words are a name."""
        return run.start in self.persons or self.is_known_name(run)

    def may_stand_alone(self, run: Run) -> bool:
        """Whether one word after a title is a surname: no acronym, month or country."""
        word = run.words[0]
        if run.start not in self.persons and self.is_common(run) and not homes_of_surname(word):
            return False  # "Chief of Mission |Residences|"
        return len(word) > 1 and not (word.isupper() or word in _MONTHS or self.page.countries_in(run.start, run.end))

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a word is neither part of a longer name or phrase, nor leads to a thing named after someone."""
        if self.shapes.eponym_after.match(self.flow, end) or start in self.country_starts:
            return False
        after = self.shapes.next_word.match(self.flow, end)
        known = self.country_starts | self.post_starts
        if after and after.start("word") not in known and after["word"] not in self.shapes.not_names | _OF_LEADERS:
            return False
        before = self.shapes.previous_word.search(self.flow, max(0, start - 30), start)
        if not before or before["word"] in self.shapes.not_names:
            return True
        if before["word"].endswith(("'s", "ing", "ed")) and not is_given_name(before["word"]):
            return True  # "the Kremlin's |Peskov|", "Calling |Putin| an old friend"
        return before.end("word") in self.post_ends or before.end("word") in self.country_ends
