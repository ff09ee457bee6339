"""Which country a person serves, where a post says it, the words around do, or the delegations leave one choice.

In order: a post that names its country ("Russian Foreign Minister"); words around the name ("Narendra Modi of
India", "the Australian scholar"); a title or chamber that one country alone has ("Taoiseach"); a name at home in one
of the countries of the document; the post before it in a list; the counterpart of someone whose country is known;
the other of two delegations. Unsure stays null.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from vnru_extract import names
from vnru_extract.extractors.offices.words import any_word, words
from vnru_extract.link.delegations import Delegation, find_delegations
from vnru_extract.link.holders import Holding
from vnru_extract.link.identity import Individual
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role
from vnru_extract.page import Page

# As in "Narendra Modi| of India", "Anna Lee| (Japan)".
_OF = re.compile(r" +of +(?:the +)?| *\((?=[A-Z])")
# As in "Vietnamese |scholar |", "the Australian |analyst |".
_DESCRIBED = re.compile(r"(?: +(?!(?:after|and|as|at|by|for|from|in|of|on|since|that|to|when|with)\b)[a-z]+){0,3} +\Z")
# As in "Prime Minister Modi |paid a state visit to |Mauritius", "President Obama's |visit to |India".
_VISITS = re.compile(r"\b(?:visited|visit(?:s|ing)?(?: +to)?|arrived +in|travell?ed +to)(?: +the)? +(?=[A-Z])")
# As in "HANOI|, June 20 (VNA) -", "New Delhi|, Aug 20 :", "MOSCOW| -".
_DATELINE = re.compile(r"(?:,? +\(|, +(?:\d|[A-Z][a-z]{2,8}\.? +\d)| +[-—:])")
# Between the posts of one delegation's list: "Foreign Minister A|, |Adviser B|, and |..."
_LIST = re.compile(r"[^.;:\n]{0,60}?(?:,|;| and)[^.:\n]{0,30}\Z")
# Countries whose names are told so well by their form that another name is not theirs.
_TELLING = frozenset({"BY", "CN", "JP", "KP", "KR", "RU", "SU", "TW", "UA", "VN"})
# Where "Sir" and "Dame" are borne as in Britain.
_KNIGHTING = frozenset({"AU", "BB", "BS", "CA", "FJ", "JM", "MU", "NZ", "PG", "SB"})
# A name at home in more countries than these tells a country only where the document is about it.
_FEW_HOMES = 4
# Two who hold these and are named together are each other's counterparts.
# Of these a government has many, so that two of one list are of one country.
_MANY: frozenset[Role] = frozenset({"minister", "deputy_minister", "adviser", "head_of_body", "legislator", "other"})
_LEADERS: frozenset[Role] = frozenset({"president", "prime_minister", "monarch", "party_leader"})
_Question = Callable[[Individual], str | None]


def settle_countries(page: Page, people: Sequence[Individual], held: Sequence[tuple[Holding, Individual]]) -> None:
    """Set the country of each person of whom the text gives one."""
    settler = _Settler(page, people, held)
    for question in (settler.stated, settler.around, settler.own_title, settler.address):
        _ask(people, question)
    settler.read_delegations(people)
    for question in (settler.in_delegation, settler.by_name, settler.visitor, settler.in_list):
        _ask(people, question)
    for question in (settler.by_constitution, settler.counterpart, settler.other_side, settler.at_home, settler.kin):
        _ask(people, question)


def _ask(people: Iterable[Individual], question: _Question) -> None:
    for person in people:
        if person.country is None:
            person.country = question(person)


class _Settler:
    def __init__(self, page: Page, people: Sequence[Individual], held: Sequence[tuple[Holding, Individual]]) -> None:
        self.page, self.held, self.people = page, held, people
        self.delegations: list[Delegation] = []
        self.delegation_starts: list[int] = []
        self.starts = sorted(mention.start for person in people for mention in person.mentions)
        self.places: dict[int, list[int]] = defaultdict(list)
        for index, (_, person) in enumerate(held):
            self.places[id(person)].append(index)

    def posts(self, person: Individual) -> list[PostMention]:
        """The posts that a person holds."""
        return [self.held[index][0].post for index in self.places[id(person)]]

    @cached_property
    def named(self) -> Counter[str]:
        """The countries that the document names, and how often."""
        return Counter(mention.code for mention in self.page.countries if mention.form != "bloc")

    def stated(self, person: Individual) -> str | None:
        """The country that most of the posts name."""
        codes = Counter(post.country for post in self.posts(person) if post.country in self.named)
        return min(codes, key=lambda code: (-codes[code], str(code))) if codes else None

    @cached_property
    def starting(self) -> dict[int, str]:
        """Countries by where their names start."""
        return {mention.start: mention.code for mention in self.page.countries if mention.form == "name"}

    def around(self, person: Individual) -> str | None:
        """The country in "NAME of India", "the Australian scholar NAME"."""
        for mention in person.mentions:
            of = _OF.match(self.page.flow, mention.end)
            if of and of.end() in self.starting:
                return self.starting[of.end()]
            before = [
                m
                for m in self.page.countries_in(max(0, mention.start - 45), mention.start)
                if m.form == "demonym" and _DESCRIBED.match(self.page.flow, m.end, mention.start)
            ]
            if before:
                return before[-1].code
        return None

    def address(self, person: Individual) -> str | None:
        """The country whose form of address stands before the name: "U Htun Htun Oo", "Shri Rajnath Singh"."""
        for mention in person.mentions:
            before = self.page.flow[max(0, mention.start - 12) : mention.start].rstrip()
            for code, forms in names.words(self.page.language).address.items():
                if code == "GB" and not _KNIGHTING.isdisjoint(self.named):
                    continue
                if code in self.named and any(before == form or before.endswith(f" {form}") for form in forms):
                    return code
        return None

    def own_title(self, person: Individual) -> str | None:
        """The country that alone has such a title, if the document names it."""
        own = words(self.page.language).own
        for post in self.posts(person):
            for code, titles in own.items():
                if code in self.named and any_word(post.title.lower().replace("'s", ""), titles):
                    return code
        return None

    def by_name(self, person: Individual) -> str | None:
        """The country where such a name is at home, if the document names one such far more than any other."""
        homes = names.homes_of(person.name)
        ranked = [(code, count) for code, count in self.named.most_common() if code in homes]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        code = ranked[0][0]
        is_main = code in (self.page.pair or ()) or code == self.named.most_common(1)[0][0]
        return code if len(homes) <= _FEW_HOMES or is_main else None

    def by_constitution(self, person: Individual) -> str | None:
        """In a document on two countries, the one that has such an office: a monarchy has no president."""
        constitutions = words(self.page.language).constitutions
        none = {
            "president": constitutions.monarchies,
            "vice_president": constitutions.monarchies,
            "prime_minister": constitutions.presidential,
        }
        for post in self.posts(person) if self.page.pair else ():
            left = [code for code in self.page.pair or () if code not in none.get(post.role, ())]
            if post.role == "monarch":
                left = [code for code in self.page.pair or () if code in constitutions.monarchies]
            if post.role == "party_leader":
                left = [code for code in self.page.pair or () if code in constitutions.led_by_party]
            if len(left) == 1 and (post.role in none or post.role in ("monarch", "party_leader")):
                return self._plausible(left[0], person)
        return None

    def kin(self, person: Individual) -> str | None:
        """The country of the one person with the same surname, for a spouse: "First Lady Jill |Biden|"."""
        surname = names.key(person.name.split()[-1])
        codes = {p.country for p in self.people if names.key(p.name.split()[-1]) == surname and p.country}
        is_spouse = any(post.title == "First Lady" for post in self.posts(person))
        return codes.pop() if is_spouse and len(codes) == 1 else None

    def visitor(self, person: Individual) -> str | None:
        """In a document on two countries, an office-holder who visits one serves the other."""
        pair = self.page.pair
        host = next((self.visits[m.start] for m in person.mentions if m.start in self.visits), None)
        if pair is None or host not in pair or not self.posts(person):
            return None
        return self._plausible(pair[0] if host == pair[1] else pair[1], person)

    @cached_property
    def hosts(self) -> dict[int, str]:
        """Countries by where they, or their capitals, are named."""
        return {m.start: m.code for m in self.page.countries if m.form in ("name", "seat")}

    @cached_property
    def visits(self) -> dict[int, str]:
        """The country visited by whom: the person named last before the visit, in the same sentence."""
        found: dict[int, str] = {}
        for visit in _VISITS.finditer(self.page.flow):
            host = self.hosts.get(visit.end())
            index = bisect_right(self.starts, visit.start()) - 1
            if host and index >= 0 and self.starts[index] >= self.page.sentence_at(visit.start())[0]:
                found.setdefault(self.starts[index], host)
        return found

    def read_delegations(self, people: Sequence[Individual]) -> None:
        """Find the lists of one side, now that some people's countries are known."""
        named = {mention.start: p.country for p in people if p.country for mention in p.mentions}
        self.delegations = find_delegations(self.page, named)
        self.delegation_starts = [delegation.start for delegation in self.delegations]

    def in_delegation(self, person: Individual) -> str | None:
        """The country of the side in whose list a post without a country stands."""
        for index in self.places[id(person)]:
            at = self.held[index][0].post.start
            before = bisect_right(self.delegation_starts, at) - 1
            if before >= 0 and at < self.delegations[before].end:
                code = self.delegations[before].code
                homes = names.homes_of(person.name)
                return None if homes & self.named.keys() and code not in homes else code
        return None

    def _plausible(self, code: str | None, person: Individual) -> str | None:
        """The code, unless the name is at home elsewhere, or the code's names are told so well that this is none."""
        homes = names.homes_of(person.name)
        if code not in homes and (homes & self.named.keys() or code in _TELLING):
            return None
        return code

    def in_list(self, person: Individual) -> str | None:
        """The country of the post before or behind in a list of different posts: "Foreign Minister A, Aide B"."""
        for index in self.places[id(person)]:
            for first, second in ((index - 1, index), (index, index + 1)):
                if first < 0 or second == len(self.held) or self.held[index][0].post.country:
                    continue
                other = self.held[second if first == index else first][1]
                if other.country and other is not person and self._continues(self.held[first][0], self.held[second][0]):
                    return self._plausible(other.country, person)
        return None

    def _continues(self, before: Holding, holding: Holding) -> bool:
        first, second = before.post, holding.post
        if {first.role, second.role} <= _LEADERS or before.name is None:
            return False
        if first.role == second.role and (first.role not in _MANY or first.title == second.title):
            return False
        start = max(first.end, before.name.end)
        same_sentence = self.page.sentence_at(first.start) == self.page.sentence_at(second.start)
        return same_sentence and start <= second.start and bool(_LIST.match(self.page.flow, start, second.start))

    def counterpart(self, person: Individual) -> str | None:
        """The other country of the pair, for one named together with a peer who serves the first."""
        pair = self.page.pair
        for index in self.places[id(person)] if pair else ():
            for near in (index - 1, index + 1):
                if not 0 <= near < len(self.held):
                    continue
                if code := self._plausible(self._across(pair, self.held[index][0], *self.held[near]), person):
                    return code
        return None

    def _across(self, pair: tuple[str, str] | None, holding: Holding, near: Holding, peer: Individual) -> str | None:
        roles = {holding.post.role, near.post.role}
        if pair is None or peer.country not in pair or not (len(roles) == 1 or roles <= _LEADERS):
            return None
        if self.page.sentence_at(holding.post.start) != self.page.sentence_at(near.post.start):
            return None
        return pair[0] if peer.country == pair[1] else pair[1]

    def at_home(self, person: Individual) -> str | None:
        """The country of the dateline, for an office that nothing else places: "New Delhi, Aug 20: Minister A"."""
        return self._plausible(self.home, person) if self.posts(person) else None

    @cached_property
    def home(self) -> str | None:
        """The country of the dateline, if it is one of the two that the document is about."""
        for mention in self.page.countries[:6]:
            line = self.page.flow.rfind("\n", 0, mention.start) + 1
            if mention.form == "seat" and mention.start - line < 3 and _DATELINE.match(self.page.flow, mention.end):
                return mention.code if mention.code in (self.page.pair or ()) else None
        return None

    def other_side(self, person: Individual) -> str | None:
        """In a document on two countries, of one of which names are told well, the other for another name."""
        pair = self.page.pair
        if pair is None or not self.posts(person) or not names.homes_of(person.name).isdisjoint(pair):
            return None
        left = [code for code in pair if code not in _TELLING]
        return left[0] if len(left) == 1 and left[0] in self.named else None
