"""What a page says around an occasion: who is named where, who speaks, which days are told."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vnru_extract.link.events.cues import cues
from vnru_extract.link.events.plain.pairs import headed_pair
from vnru_extract.link.events.plain.words import PlainWords, plain_words
from vnru_extract.link.events.words import ClauseWords, clause_words
from vnru_extract.mentions import DateMention, EventMention, InstrumentMention
from vnru_extract.models import Agreement, Office, Person
from vnru_extract.page import Page

# "President of Russia |A|: Colleagues,": from here on A speaks
_SPEAKS = re.compile(r"(?: \([^()\n]{3,40}\))?: *(?=\S)")
_TITLE_OF_SPEECH = re.compile(
    r"(?:address|article|interview|lecture|op-ed|remarks|speech|statement)s? (?:by|of|with) ", re.IGNORECASE
)
# No word of signing is longer: "put their signatures to".
_LONGEST_WORD = 30


@dataclass(frozen=True)
class Facts:
    """What the record holds already, and where agreements are signed."""

    people: Sequence[Person]
    offices: Sequence[Office]
    dates: Sequence[DateMention]
    agreements: Sequence[Agreement]
    instruments: Sequence[InstrumentMention]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is named, or told by an office, at these offsets; `person` is None where only an office is."""

    start: int
    end: int
    person: str | None
    country: str | None


class Scene:
    """The facts of a page, looked up by offset."""

    def __init__(self, page: Page, facts: Facts, mentions: Sequence[EventMention]) -> None:
        self.page, self.flow, self.facts, self.mentions = page, page.flow, facts, mentions
        self.cues = cues(page.language)
        self.inviting: dict[tuple[int, int], set[str]] = {}
        self.country = {person.id: person.country for person in facts.people}
        self.actors = self._actors()
        self._actor_starts = [actor.start for actor in self.actors]
        self.dates = sorted(facts.dates, key=lambda date: date.start)
        self._date_starts = [date.start for date in self.dates]
        self._heads = [mention.start for mention in mentions]

    @cached_property
    def words(self) -> ClauseWords:
        """The words that divide an English sentence."""
        return clause_words(self.page.language)

    @cached_property
    def plain(self) -> PlainWords:
        """The words that divide a sentence in another language."""
        return plain_words(self.page.language)

    def actors_in(self, start: int, end: int) -> list[Actor]:
        """Those named or told wholly between two offsets."""
        found = self.actors[bisect_left(self._actor_starts, start) : bisect_left(self._actor_starts, end)]
        return [actor for actor in found if actor.end <= end]

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The calendar expressions wholly between two offsets."""
        found = self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]
        return [date for date in found if date.end <= end]

    def mentions_in(self, start: int, end: int) -> Sequence[EventMention]:
        """The occasions told between two offsets."""
        return self.mentions[bisect_left(self._heads, start) : bisect_right(self._heads, end - 1)]

    def is_in_name(self, date: DateMention) -> bool:
        """Whether a date is part of the name of an instrument: "protocol to the agreement of |March 7, 1987|"."""
        at = bisect_right(self._names, (date.start, len(self.flow))) - 1
        return at >= 0 and self._names[at][1] >= date.end

    def names_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The names of instruments that begin between two offsets."""
        return self._names[bisect_left(self._names, (start, 0)) : bisect_left(self._names, (end, 0))]

    def signed_by(self, start: int, end: int) -> list[InstrumentMention]:
        """The instruments whose word of signing overlaps two offsets."""
        near = self._signings[bisect_left(self._signed_at, start - _LONGEST_WORD) : bisect_left(self._signed_at, end)]
        return [mention for mention in near if mention.signing and mention.signing[1] > start]

    def named_at(self, start: int, end: int) -> list[InstrumentMention]:
        """The instruments whose names begin between two offsets, both included."""
        names = self._instruments[
            bisect_left(self._names, (start, 0)) : bisect_right(self._names, (end, len(self.flow)))
        ]
        return [mention for mention in names if mention.start <= end]

    @cached_property
    def agreement_at(self) -> dict[int, str]:
        """The record's agreements by where they are mentioned."""
        return {span.start: agreement.id for agreement in self.facts.agreements for span in agreement.spans}

    @cached_property
    def parties(self) -> dict[str, tuple[str, ...]]:
        """The parties of each of the record's agreements."""
        return {agreement.id: agreement.parties for agreement in self.facts.agreements}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each person and agreement in the record."""
        return {one.id: at for facts in (self.facts.people, self.facts.agreements) for at, one in enumerate(facts)}

    @cached_property
    def officials(self) -> frozenset[str]:
        """Those who hold an office."""
        return frozenset(office.holder for office in self.facts.offices if office.holder)

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """The two countries that the page is about."""
        return self.page.pair or (headed_pair(self.page) if self.page.language != "en" else None)

    @cached_property
    def home(self) -> str | None:
        """The country that the page tells of: the one named most, where its heading names it, too."""
        named = Counter(mention.code for mention in self.page.countries)
        heading = {mention.code for mention in self.page.countries_in(0, max(0, self.flow.find("\n")))}
        return next((code for code, _ in named.most_common(1) if code in heading), None)

    @cached_property
    def is_on_several(self) -> bool:
        """Whether the page names more than one country, or an international body."""
        return len({mention.code for mention in self.page.countries}) > 1

    @cached_property
    def is_soviet(self) -> bool:
        """Whether the page names the Soviet Union, and Russia by its seats alone."""
        named = {mention.code for mention in self.page.countries if mention.form in {"demonym", "name"}}
        return "SU" in named and "RU" not in named

    @cached_property
    def is_by_telephone(self) -> bool:
        """Whether the page speaks of the telephone at all."""
        return self.cues.telephone.search(self.flow) is not None

    @cached_property
    def _instruments(self) -> list[InstrumentMention]:
        return sorted(self.facts.instruments, key=lambda mention: (mention.start, mention.end))

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        return [(mention.start, mention.end) for mention in self._instruments]

    @cached_property
    def _signings(self) -> list[InstrumentMention]:
        signed = [mention for mention in self.facts.instruments if mention.signing]
        return sorted(signed, key=lambda mention: mention.signing or (0, 0))

    @cached_property
    def _signed_at(self) -> list[int]:
        return [mention.signing[0] for mention in self._signings if mention.signing]

    def antecedent(self, at: int) -> Actor | None:
        """Whom "he" or "she" means: who is named first in the sentence before it, else in the last that names one."""
        start = self.page.sentence_at(at)[0]
        floor = start
        for _ in range(4):
            if named := [actor for actor in self.actors_in(floor, at) if actor.person]:
                return named[0]
            if floor <= 0:
                return None
            floor, at = self.page.sentence_at(floor - 1)[0], floor
        return None

    def is_as_recorded(self, actor: Actor) -> bool:
        """Whether somebody is written there as in the record: in the nominative, where a language has cases."""
        written = set(self.flow[actor.start : actor.end].lower().replace(".", " ").split())
        return not self._recorded.get((actor.start, actor.end), written).isdisjoint(written)

    @cached_property
    def _recorded(self) -> dict[tuple[int, int], set[str]]:
        """The last word of the name, or the first of the title, of those who are told at these offsets."""
        names = {
            (span.start, span.end): {who.name.lower().split()[-1]} for who in self.facts.people for span in who.spans
        }
        titles = {
            (span.start, span.end): {office.title.lower().split()[0]}
            for office in self.facts.offices
            for span in office.spans
        }
        return titles | names

    def speaker_at(self, at: int) -> Actor | None:
        """Who speaks there in a transcript, or in the speech that the page is."""
        index = bisect_right(self._turns, at) - 1
        return self.turns[index][1] if index >= 0 else None

    def hearer_at(self, at: int) -> Actor | None:
        """To whom the speaker speaks, where only two take turns."""
        speaker = self.speaker_at(at)
        if speaker is None or len(self._speakers) != 2:
            return None
        return next(actor for person, actor in self._speakers.items() if person != speaker.person)

    @cached_property
    def _speakers(self) -> dict[str | None, Actor]:
        return {actor.person: actor for _, actor in self.turns}

    @cached_property
    def turns(self) -> list[tuple[int, Actor]]:
        """Where somebody begins to speak."""
        found = []
        for actor in self.actors:
            if actor.person and _SPEAKS.match(self.flow, actor.end):
                line = self.flow.rfind("\n", max(0, actor.start - 150), actor.start) + 1
                if actor.start - line < 120 and "." not in self.flow[line : actor.start].replace("Mr.", "").replace(
                    "H.E.", ""
                ):
                    found.append((actor.end, actor))
        title = _TITLE_OF_SPEECH.search(self.flow, 0, 200)
        author = self.actors_in(title.end(), title.end() + 120) if title else []
        named = [actor for actor in author if actor.person]
        return [(0, named[0]), *found] if named and not found else found

    @cached_property
    def _turns(self) -> list[int]:
        return [start for start, _ in self.turns]

    def _actors(self) -> list[Actor]:
        people, offices = self.facts.people, self.facts.offices
        named = [Actor(span.start, span.end, who.id, who.country) for who in people for span in who.spans]
        posts = [
            Actor(span.start, span.end, office.holder, office.country or self.country.get(office.holder or ""))
            for office in offices
            for span in office.spans
        ]
        known = sorted([*named, *posts], key=lambda actor: (actor.start, -actor.end))
        return sorted([*known, *self._titles(known)], key=lambda actor: (actor.start, -actor.end))

    def _titles(self, known: Sequence[Actor]) -> Iterator[Actor]:
        """The holders that bare titles stand for: who was last told with such a title before."""
        starts = [actor.start for actor in known]
        for match in self.cues.bare_title.finditer(self.flow):
            at = bisect_left(starts, match.start())
            if at < len(known) and known[at].start < match.end():
                continue
            near = (
                actor
                for actor in reversed(known[max(0, at - 60) : at])
                if actor.person in self._by_title(self.cues.title(match["head"]))
            )
            if holder := next(near, None):
                yield Actor(match.start(), match.end(), holder.person, holder.country)

    def _by_title(self, head: str) -> frozenset[str]:
        if head not in self._holders:
            held = [office for office in self.facts.offices if office.holder and head in office.title]
            bare = [office for office in held if any(span.text == head for span in office.spans)]
            self._holders[head] = frozenset(office.holder for office in bare or held if office.holder)
        return self._holders[head]

    @cached_property
    def _holders(self) -> dict[str, frozenset[str]]:
        return {}
