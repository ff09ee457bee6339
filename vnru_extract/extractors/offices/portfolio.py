"""What a post is of where no list has all its words: "Justice and Prisons Reforms", "the State Geocadastre".

Any capitalised words may stand there, and a name may follow them without a comma. Where the name begins, these tell:
a form of address ("|Mrs| Thalatha"), NER, a given name, a surname in first place ("|Huang Ming|"); and the words of a
portfolio look like it, by the list or by their ending ("Management", "Reforms").
"""

import re
from functools import cache

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.words import OfficePatterns
from vnru_extract.lexicon import alternation
from vnru_extract.names import is_given_name, is_place, tradition_of
from vnru_extract.names import words as people_words
from vnru_extract.origins import homes_of_given, homes_of_surname
from vnru_extract.page import Page

_WORD = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w'-]*(?<!'s)")
# Between the words of a portfolio: " ", ", ", ", and the "
_LINK = re.compile(r",? +(?P<and>and|&) +(?:the +)?|(?P<comma>,) +| +")
# Endings that words of portfolios have and names seldom: "Management", "Reforms", "Presidency".
_ABSTRACT = re.compile(
    r"[A-Z][a-z]+(?:ment|[st]ion|[a-z]ity|(?:om|it|ist|at|ys)ics|[a-z]{2}ies|[a-z]{2}ing|ogy|ology|[ts]ure|ance|[ae]nce|[ae]ncy|"
    r"ism|ship|ness|hood|ware|work|onal|ical|ural|ental|ative|ery|[a-z](?:[drkltw]|[mn]|ge|ice|ce|se|th|y|e[rd])s)\Z"
)
# A name is told by its first words, two or three.
_NAME_WORDS = re.compile(r"[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z][\w'-]*){1,2}")
_MOST = 10
# What NER finds that can have a head: companies, cities, regions, buildings.
_BODIES = frozenset({"FAC", "GPE", "LOC", "ORG"})
_LAST_WORD = re.compile(r"\S+\Z")
_ANY_WORD = re.compile(r"\S+")
# NER's longer ones are sentences.
LONGEST_BODY = 70


class Portfolio:
    """A page, as far as it tells portfolios from names."""

    def __init__(self, page: Page, shapes: OfficePatterns, starting: dict[int, CountryMention]) -> None:
        self.flow, self.page, self.shapes, self.starting = page.flow, page, shapes, starting
        self.persons = {entity.start for entity in page.entities if entity.label == "PERSON"}
        self.bodies = {entity.start: entity for entity in page.entities if entity.label in _BODIES}
        self.honorific = _honorific(page.language)
        self.not_names = frozenset(people_words(page.language).not_names)

    def end(self, at: int, listed: int | None) -> int | None:
        """The end of what starts at `at` and is listed up to `listed`; None where no word speaks for a portfolio."""
        settled = reached = listed
        cursor, series = at, True
        if listed is not None:
            link = _LINK.match(self.flow, listed)
            if not link:
                return listed
            cursor, series = link.end(), link["and"] is None
            if link["comma"]:
                return listed
        for _ in range(_MOST):
            word = _WORD.match(self.flow, cursor)
            if not word:
                return self._with_body(at, settled, reached)
            if listed is None and cursor in self.starting and self.flow[cursor - 1] == " " and cursor != at:
                return None  # "of Western |Australia|"
            if self._is_other_thing(word):
                return settled
            if self._is_addressed(word):
                return reached
            if self._begins_name(word):
                return reached if self._is_settled_before(word, reached) else settled
            reached = word.end()
            settled = reached if self.speaks(word.group()) else settled
            link = _LINK.match(self.flow, reached)
            if not link or (link["comma"] and not (series and self._lists(link.end()))):
                return self._with_body(at, settled, reached)
            series = series and link["and"] is None
            cursor = link.end()
        return settled

    def entity_end(self, at: int) -> int:
        """Where NER ends the body or place that starts here, less a name that it took along; 0: it sees none."""
        body = self.bodies.get(at) or self.bodies.get(at - len("the "))
        end = body.end if body else 0
        words = list(_ANY_WORD.finditer(self.flow, at, end))
        for index, word in enumerate(words[1:], 1):
            rest = " ".join(other.group() for other in words[index:])
            if is_given_name(word.group()) or tradition_of(rest):
                return words[index - 1].end()
        return end if end - at <= LONGEST_BODY else 0

    def _lists(self, at: int) -> bool:
        word = _WORD.match(self.flow, at)
        return word is not None and self._is_listed(word.group())

    def _is_other_thing(self, word: re.Match[str]) -> bool:
        """Whether a country, another post, or a word that is in no title begins here."""
        start = word.start()
        if start in self.starting or self.shapes.core.match(self.flow, start):
            return True
        return word.group() in self.not_names and not self._is_listed(word.group())

    def _is_addressed(self, word: re.Match[str]) -> bool:
        """Whether a form of address begins here: "|General| Luis Briones", not "the |General| Council"."""
        address = self.honorific.match(self.flow, word.start())
        return address is not None and not (self._is_listed(word.group()) and self._lists(address.end() - 1))

    def _is_listed(self, word: str) -> bool:
        return self.shapes.scope.fullmatch(word) is not None or word in self.shapes.quarters

    def speaks(self, word: str) -> bool:
        """Whether a word is one of portfolios rather than of names."""
        if self._is_listed(word):
            return True
        return _ABSTRACT.match(word) is not None and not (homes_of_surname(word) or self._is_given(word))

    @staticmethod
    def _is_given(word: str) -> bool:
        return is_given_name(word) or bool(homes_of_given(word))

    def _begins_name(self, word: re.Match[str]) -> bool:
        if self.speaks(word.group()):
            return False
        following = _NAME_WORDS.match(self.flow, word.start())
        names = following.group().split() if following else [word.group()]
        known = self._is_given(names[0])
        if word.start() in self.persons:
            return known or not (len(names) > 1 and self._is_given(names[1]))  # not "|Geocadastre| Serhiy Zavadsky"
        if not following or is_place(following.group()):
            return False
        if known:
            return not self._is_listed(names[1])
        return any(tradition_of(" ".join(names[:count])) for count in (2, 3)[: len(names) - 1])

    def _is_settled_before(self, word: re.Match[str], reached: int | None) -> bool:
        """Whether a given name begins just here, or NER sees a body end just before."""
        if self._is_given(word.group()):
            return True
        before = self.page.entities_in(max(0, word.start() - LONGEST_BODY), word.start())
        return bool(before) and before[-1].end == reached and before[-1].label != "PERSON"

    def _with_body(self, at: int, settled: int | None, reached: int | None) -> int | None:
        """One word more where NER has it in the same body and it is no surname: "the Asia |Caucus|"."""
        last = _LAST_WORD.search(self.flow, at, reached or at)
        if settled is None or reached is None or last is None or last.start() != settled + 1:
            return settled
        return reached if self.entity_end(at) == reached and not homes_of_surname(last.group()) else settled


@cache
def _honorific(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(people_words(language).honorifics)})(?!\w) +[^\W\d_a-z]")
