"""What a clause says: who visits whom, who receives whom, who meets whom, whose office it speaks of."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from vnru_extract.countries import CountryMention
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.page import Page
from vnru_extract.places import country_of_place

# As in "Prime Minister Modi |paid a state visit to |Mauritius", "President Obama's |visit to |India".
_VISITS = re.compile(
    r"\b(?:visited|visit(?:s|ing)?(?: +(?:in|to))?|trips? +to|(?:arriv|land)(?:es?|ed|ing|s)? +in"
    r"|(?:travell?|depart|head|leav)(?:ed|es|ing|s)? +(?:for|to)|left +for|(?:flew|flies|flying) +(?:in)?to)"
    r"(?: +the)? +(?=[A-Z])"
)
# As in "Ambassador B also |traveled with the delegation|": to where the others did.
_TRAVELLED_ALONG = re.compile(
    r"\b(?:travell?ed|travels|travelling) +(?:along|with +the +(?:delegation|minister|president|secretary|team))\b",
    re.IGNORECASE,
)
# As in "the visit to Vietnam| by |President Putin".
_BY = re.compile(r"(?:[^.;:,\n]{0,30})? by +(?=(?:the +)?[A-Z])")
# As in "|At the invitation of| Premier A".
_INVITED = re.compile(r"\b(?:at|on|upon) +the +invitation +of\b", re.IGNORECASE)
# As in "a visit to |Ho Chi Minh City|".
_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}")
# As in "President A |welcomed| President B |to| Washington".
_RECEIVES = re.compile(
    r"\b(?:welcom|receiv|greet)(?:ed|es|ing)\b(?: +home)?|\bhost(?:ed|s|ing)\b|\bwill +(?:host|receive|welcome)\b"
)
# As in "President A |was welcomed by| President B".
_RECEIVED_BY = re.compile(r"\b(?:greeted|hosted|received|welcomed|seen +off)(?: +[a-z]+){0,6} +by\b")
# As in "welcomed B| to |Hanoi".
_RECEIVED_IN = re.compile(r" +(?:at|in|to)(?: +the)? +(?=[A-Z])")
# As in "Minister A |met with| Minister B", "A |held talks with| B".
_MEETS = re.compile(
    r"\b(?:met|meets?|meeting)"
    r"(?: +(?:again|also|briefly|here|separately|today|virtually|in +\w+|on +\w+(?: +\d+)?)){0,3}(?: +with)?\b"
    r"|\b(?:consultations|conversations?|discussions|negotiations|speaking|speaks|spoke|talks?)\b"
    r"(?: +[a-z]+){0,4} +with\b"
    r"|\bcall(?:ed|s)?(?: +[a-z]+){0,2} +(?:between|on|with)\b"
)
# Between the two who met or signed something together: "President A| and |President B |signed|".
_BETWEEN = re.compile(r"\b(?:between|(?:co-?chair|co-?sign|ink|initiall?|sign)ed +by) +(?=(?:the +)?[A-Z])")
# As in "Minister A and Minister B |signed|", "President A and Chancellor B |exchanged views|".
_JOINTLY = re.compile(
    r"(?:,? +who)? +(?:(?:also|both|have|jointly|later|then|today|will) +)*"
    r"(?:(?:co-?chair|co-?sign|exchang|initial+|ink|seal|sign|witness)(?:e?d|e?s|ing)?"
    r"|agreed|discuss(?:ed)?|held|hold|issued|met\b(?! +(?:with +)?(?:the +)?[A-Z])|put +their|shook)\b"
)
# As in "|In Beijing|, Minister A met B", "|Earlier in |Hanoi| (6 December)|".
_SCENE = re.compile(r"(?:[A-Z][a-z]+ +)?[Ii]n +\Z")
# As in "India| said |Prime Minister A", "Japan| named |B".
_SAYS = re.compile(
    r"(?:'s (?:government|cabinet|parliament|ruling party))? +(?:has +|will +|had +)?"
    r"(?:announced|appointed|confirmed|dispatched|elected|named|nominated|replaced|said|says|send|sent)\b"
)
# As in "President A| said |Peru| has found", "Minister B| stressed that |Vietnam| attaches".
_SPEAKS = re.compile(
    r" +(?:added|affirmed|announced|emphasi[sz]ed|noted|reiterated|said|says|stated|stressed)(?: +on +[A-Z][a-z]+day)?"
    r"(?: +that)?(?: +the)? +(?=[A-Z])"
)
# As in "said Peru| has| found".
_OWN_ACT = re.compile(
    r" +(?:always|attache[ds]|backs|considers?|had|has|is|plans|remains|supports?|wants|was|will|wishe[ds]|would)\b"
)
# As in "the presidents of |Azerbaijan and Mongolia|, ".
_RESPECTIVE = re.compile(r"\b[a-z]+s of (?:the )?\Z")
# Between the countries of such a list.
_AND = re.compile(r",? +(?:and +)?(?:the +)?")


class Clauses:
    """The visits, receptions and meetings of a page, read once."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.page, self.flow = scene, scene.page, scene.flow
        self.hosts = {m.start: m for m in self.page.countries if m.form in ("name", "seat")}
        self.receives = list(_RECEIVES.finditer(self.flow))
        self.votes: dict[int, list[Vote]] = {}
        self._read_visits()
        self._read_receptions()
        self._read_speakers()
        self._read_respective_lists()
        self.met_by: dict[int, list[list[Individual]]] = defaultdict(list)
        for ours, theirs in self._meetings():
            for person in ours:
                self.met_by[id(person)].append(theirs)
            for person in theirs:
                self.met_by[id(person)].append(ours)

    def of(self, person: Individual) -> Iterable[Vote]:
        """What the clauses say of a person whatever is known of others."""
        return self.votes.get(id(person), ())

    def met(self, person: Individual) -> Iterator[Vote]:
        """Who meets someone of a country is, as a rule, not of that country."""
        for others in self.met_by[id(person)] if self.scene.posts(person) else ():
            for code in sorted({other.country or "" for other in others} & self.scene.named.keys()):
                yield from self._foreign(code, "met", 1.5, 2.0)

    def _add(self, people: Iterable[Individual], votes: Iterable[Vote]) -> None:
        found = list(votes)
        for person in people:
            self.votes.setdefault(id(person), []).extend(found)

    def _foreign(self, code: str, evidence: str, against: float, weight: float) -> Iterator[Vote]:
        """Not of this country; in a document on two, of the other."""
        yield Vote(code, -against, evidence)
        if other := self.scene.across(code):
            yield Vote(other, weight, evidence)

    def _read_visits(self) -> None:
        last: str | None = None
        for visit in _VISITS.finditer(self.flow):
            host = self._place_at(visit.end())
            if host is None:
                continue
            last, end = host
            by = _BY.match(self.flow, end)
            visitors = self._object(by.end()) if by else self._subject(visit.start())
            inviter = self._inviter(visit.start())
            self._add([who for who in visitors if who not in inviter], self._foreign(last, "visit", 3.0, 2.5))
            self._add(inviter, [Vote(last, 2.5, "invited")])
        for along in _TRAVELLED_ALONG.finditer(self.flow) if last else ():
            self._add(self._subject(along.start()), self._foreign(last or "", "visit", 2.0, 2.0))

    def _place_at(self, at: int) -> tuple[str, int] | None:
        """The country of the place named there, and where its name ends."""
        if mention := self.hosts.get(at):
            return mention.code, mention.end
        if name := _NAME.match(self.flow, at):
            words = name.group().split()
            for end in range(len(words), 0, -1):
                place = " ".join(words[:end])
                code = country_of_place(place, self.page.language)
                if code in self.scene.named:
                    return str(code), at + len(place)
        return None

    def _inviter(self, at: int) -> list[Individual]:
        """As in "|At the invitation of| Premier A, B paid a visit to Japan": who invites, in the same sentence."""
        begin, end = self.page.sentence_at(at)
        invitation = _INVITED.search(self.flow, begin, end)
        return self._object(invitation.end())[:1] if invitation else []

    def _subject(self, at: int) -> list[Individual]:
        """The list of people that the clause before an offset is about."""
        return self.scene.persons(self.scene.listed_before(at))

    def _object(self, at: int) -> list[Individual]:
        return self.scene.persons(self.scene.listed_behind(at))

    def _read_receptions(self) -> None:
        for verb in self.receives:
            if not _RECEIVED_BY.match(self.flow, verb.start()):
                guests = self.scene.listed_behind(verb.end())
                self._receive(self._subject(verb.start()), self.scene.persons(guests), guests)
        for verb in _RECEIVED_BY.finditer(self.flow):
            hosts = self.scene.listed_behind(verb.end())
            self._receive(self.scene.persons(hosts), self._subject(verb.start()), hosts)

    def _receive(self, hosts: list[Individual], guests: list[Individual], last: list[int]) -> None:
        """The hosts are of the place that the last of the people is followed by, the guests are not."""
        into = _RECEIVED_IN.match(self.flow, self.scene.ends[last[-1]]) if last else None
        place = self._place_at(into.end()) if into else None
        if place:
            self._add(hosts, [Vote(place[0], 2.5, "received")])
            self._add(guests, self._foreign(place[0], "received", 3.0, 2.0))

    def _read_speakers(self) -> None:
        """As in "India said Prime Minister A": the subject's own office-holders, to the end of the sentence."""
        for country in self.hosts.values():
            begin, end = self.page.sentence_at(country.start)
            if country.start - begin > 4 or not _SAYS.match(self.flow, country.end):
                continue
            self._add(self._between(country.end, end), [Vote(country.code, 2.0, "subject")])

        for _, end, person in self.scene.mentions:
            said = _SPEAKS.match(self.flow, end)
            subject = self.hosts.get(said.end()) if said else None
            if subject and _OWN_ACT.match(self.flow, subject.end):
                self._add([person], [Vote(subject.code, 1.0, "speaks for")])

    def _between(self, start: int, end: int) -> list[Individual]:
        first, last = bisect_right(self.scene.starts, start), bisect_right(self.scene.starts, end)
        return [person for _, _, person in self.scene.mentions[first:last]]

    def _read_respective_lists(self) -> None:
        """As in "the presidents of Azerbaijan and Mongolia, A and B": each of the country in its place."""
        for country in self.hosts.values():
            if not _RESPECTIVE.search(self.flow, max(0, country.start - 20), country.start):
                continue
            listed = list(self._countries_listed(country))
            people = self._object(listed[-1].end)
            if 1 < len(listed) == len(people):
                for owner, person in zip(listed, people, strict=True):
                    self._add([person], [Vote(owner.code, 5.0, "respectively")])

    def _countries_listed(self, first: CountryMention) -> Iterator[CountryMention]:
        country: CountryMention | None = first
        while country:
            yield country
            link = _AND.match(self.flow, country.end)
            country = self.hosts.get(link.end()) if link else None

    def _meetings(self) -> Iterator[tuple[list[Individual], list[Individual]]]:
        """The two sides of each meeting, talk, reception and call."""
        for verb in (*_MEETS.finditer(self.flow), *self.receives):
            ours, theirs = self._subject(verb.start()), self._object(verb.end())
            if ours and theirs and ours[0] not in theirs:
                yield ours, theirs
        yield from self._joint_acts()
        for between in _BETWEEN.finditer(self.flow):
            both = self._object(between.end())
            if len(both) == 2:
                yield both[:1], both[1:]

    def _joint_acts(self) -> Iterator[tuple[list[Individual], list[Individual]]]:
        """The two of "Minister A and Minister B signed"."""
        for index, (_, end, _) in enumerate(self.scene.mentions):
            if _JOINTLY.match(self.flow, end):
                both = self.scene.listed_before(end)
                if len(both) == 2 and both[0] == index and self._is_joined(both[1], both[0]):
                    yield self.scene.persons(both[:1]), self.scene.persons(both[1:])

    def _is_joined(self, first: int, second: int) -> bool:
        return " and " in self.flow[self.scene.ends[first] : self.scene.starts[second]]


def scene_of(page: Page, mention: CountryMention) -> bool:
    """Whether a place opens its sentence: "In Hanoi, ..."."""
    begin = page.sentence_at(mention.start)[0]
    return _SCENE.fullmatch(page.flow[begin : mention.start]) is not None
