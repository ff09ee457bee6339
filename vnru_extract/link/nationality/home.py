"""Whose own office-holders stand without a country: the issuer's, the dateline's, those of the story's one country."""

import re
from collections.abc import Iterator
from functools import cache

from vnru_extract.lexicon import Lexicon, alternation, load
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote
from vnru_extract.link.nationality.clauses import scene_of
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.origins import affinities
from vnru_extract.places import country_of_place

# As in "HANOI|, June 20 (VNA) -", "New Delhi|, Aug 20 :", "MOSCOW| -".
_DATELINE = re.compile(r"(?:,[^,\n]{2,20})?(?:,? +\(|, +(?:\d|[A-Z][a-z]{2,8}\.? +\d)| +[-—:])")
# As in "|Shanghai|, Nov. 5 (Xinhua)", "|SHENZHEN| -", "|ВЛАДИВОСТОК|, 5 сентября": a place that opens a line.
_PLACE = {
    language: re.compile(
        rf"(?:^|\n) *([{upper}][\w.'-]*(?: [{upper}][\w.'-]*){{0,3}}?)"
        r"(?=,? +\(|, +(?:\d|[A-Z][a-z]{2,8}\.? +\d)| +[-—:])"
    )
    for language, upper in {"en": "A-Z", "ru": "А-ЯЁ", "vi": "A-ZĐÀ-ÝẠ-Ỹ"}.items()
}
# As in "our partnership with |Tanzania", "our visit to |Japan".
_OURS = re.compile(
    r"\b(?:our|us|we)\b(?: +[a-z]+){1,8}? +(?:to|with) +(?:the +)?"
    r"(?:(?:government|leadership|people) +of +(?:the +)?)?\Z",
    re.IGNORECASE,
)
_OPENING = 600
# How much a Russian-written name must speak for a country for that to be its bearer's home.
_AT_HOME = 1.5
# So many more times named than any other country, and a story is a domestic one.
_DOMINANT = 3.0
# And so often at least, where it is the only one, and where there are others.
_OFTEN = {1: 2, 2: 5}


class IssuerWords(Lexicon):
    """`issuers.toml`: what only one country's government or news agency writes on its pages, by code."""

    issuers: dict[str, tuple[str, ...]]


@cache
def _issuers(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Matches any issuer's phrase, and whose each is."""
    table = load("issuers", IssuerWords, language).issuers
    owners = {phrase: code for code, phrases in table.items() for phrase in phrases}
    return re.compile(alternation(owners)), owners


class Home:
    """The countries that may be the home of a page, with the evidence."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page = scene, scene.page
        self.votes = [vote for vote in self._evidence() if vote.code in scene.named]

    def of(self, person: Individual) -> Iterator[Vote]:
        """The votes of the page's home, for one who holds an office of a state."""
        if self.scene.is_of_state(person):
            yield from (vote for vote in self.votes if self._may_be_home(vote.code, person))

    def _may_be_home(self, code: str, person: Individual) -> bool:
        """In Russian, which writes about all the world, a name must be at home there."""
        return self.page.language != "ru" or affinities(person.name).get(code, 0.0) >= _AT_HOME

    def _evidence(self) -> Iterator[Vote]:
        issuer = self._issuer()
        if issuer:
            yield Vote(issuer, 2.0, "issuer")
        if dateline := self._dateline():
            yield Vote(dateline, 2.0 if dateline in self.scene.main else 0.5, "dateline")
        if code := self._dominant():
            yield Vote(code, 2.0, "dominant")
        code = self._contrast()
        if code and issuer in (None, code):
            yield Vote(code, 1.5, "contrast")
        yield from self._ours()

    def _issuer(self) -> str | None:
        pattern, owners = _issuers(self.page.language)
        ends = (self.page.text[:_OPENING], self.page.text[-_OPENING:])
        found = {owners[phrase.group()] for end in ends for phrase in pattern.finditer(end)}
        return found.pop() if len(found) == 1 else None

    def _dateline(self) -> str | None:
        """The country of the place that opens the first lines."""
        flow = self.page.flow
        for mention in self.page.countries[:6]:
            line = flow.rfind("\n", 0, mention.start) + 1
            if mention.form == "seat" and not flow[line : mention.start].strip() and _DATELINE.match(flow, mention.end):
                return mention.code
        for place in _PLACE[self.page.language].finditer(flow, 0, _OPENING) if self.page.language == "en" else ():
            if code := country_of_place(place[1], self.page.language):
                return code
        return None

    def _dominant(self) -> str | None:
        ranked = self.scene.named.most_common(2)
        if not ranked or ranked[0][1] < _OFTEN[len(ranked)]:
            return None
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1] else None

    def _contrast(self) -> str | None:
        """Of the countries that a page is about, the one none of whose people is told by country."""
        told, main = self.scene.told, self.scene.main
        untold = [code for code in main if code not in told]
        return untold[0] if len(untold) == 1 and told else None

    def _ours(self) -> Iterator[Vote]:
        """As in "our partnership with Tanzania": of two countries, the other."""
        seen = set()
        for mention in self.page.countries:
            other = self.scene.across(mention.code)
            if mention.form != "name" or other is None or other in seen:
                continue
            if _OURS.search(self.page.flow, max(0, mention.start - 60), mention.start):
                seen.add(other)
        if len(seen) == 1:
            yield Vote(seen.pop(), 1.5, "ours")


def near(scene: Scene, person: Individual) -> Iterator[Vote]:
    """For the country named last before an office-holder in the sentence, or the only one in it."""
    if not scene.is_of_state(person):
        return
    for mention in person.mentions[:3]:
        begin, end = scene.page.sentence_at(mention.start)
        countries = [m for m in scene.page.countries_in(begin, end) if m.form != "bloc"]
        if countries and scene_of(scene.page, countries[0]):
            yield Vote(countries[0].code, 0.5, "scene")
        if len({m.code for m in countries}) == 1:
            yield Vote(countries[0].code, 0.5, "near")
