"""Mentions to occasions: "the visit" is the one told before, and so is who meets whom on the same day."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vnru_extract.countries import blocs
from vnru_extract.link.events.days import is_finer, is_near, overlap
from vnru_extract.link.events.header import Header
from vnru_extract.link.events.places import Place
from vnru_extract.link.events.told import Told
from vnru_extract.models import EventType

# Among so many of the latest occasions that of a mention is looked for.
_MEMORY = 60
# So far apart are the signings of one ceremony told, and so near its header a heading stands.
_NEAR, _HEADING = 600, 120
# Occasions that a number tells apart; "the first visit" is the one told.
_NUMBERED: frozenset[EventType] = frozenset({"conference", "meeting"})
# Occasions that are told anew by another word: a banquet and a ceremony.
_OWN_WORDS: frozenset[EventType] = frozenset({"ceremony", "conference", "statement"})
# Occasions of which "the two leaders" says who takes part.
_OF_PERSONS: frozenset[EventType] = frozenset({"ceremony", "meeting", "phone_call", "signing", "statement"})
_MEETINGS: frozenset[EventType] = frozenset({"meeting", "phone_call"})


@dataclass(eq=False)
class Occasion:
    """An event on the way to the record: its mentions, and what they state together.

    `words`, `names` and `wheres` are those of its mentions; `current` is the day of the document's header, where the
    document is about this one.
    """

    type: EventType
    told: list[Told] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    place: Place | None = None
    date: str | None = None
    agreements: set[str] = field(default_factory=set)
    number: str | None = None
    current: str | None = None
    words: set[str] = field(default_factory=set)
    names: set[frozenset[str]] = field(default_factory=set)
    wheres: set[str] = field(default_factory=set)

    def add(self, told: Told) -> None:
        """Take in a mention and what it states anew."""
        self.told.append(told)
        self.people += [person for person in told.people if person not in self.people]
        self.countries |= told.countries
        self.place = self.place or told.place
        self.agreements |= told.agreements
        self.number = self.number or told.mention.number
        self.words.add(told.word)
        self.names |= {told.name} if told.name else set()
        self.wheres |= {told.where} if told.where else set()
        if told.date and (self.date is None or is_finer(told.date, self.date)):
            self.date = told.date


def joined(mentions: Iterable[Told], header: Header | None) -> list[Occasion]:
    """One occasion for all mentions of it, in the order of the text; what a heading tells is of the header's day."""
    occasions: list[Occasion] = []
    for told in mentions:
        if told.of_sides and not told.countries:
            told.countries = _sides_before(occasions[-_MEMORY:])
        occasion = _found(occasions[-_MEMORY:], told)
        if occasion is None:
            occasion = Occasion(told.mention.type)
            if told.of_both and told.mention.type in _OF_PERSONS and (before := _two_before(occasions[-_MEMORY:])):
                told.people, told.countries = [*before.people], told.countries | before.countries
            occasions.append(occasion)
        occasion.add(told)
        if header and _is_headed(told, header):
            occasion.current = header.date
    return occasions


def _found(occasions: list[Occasion], told: Told) -> Occasion | None:
    """The latest occasion that may be meant, before all one that was told by the same word."""
    if told.word == "ceremony" and told.mention.rule == "setting" and occasions and _is_at_it(occasions[-1], told):
        return occasions[-1]
    same = [one for one in reversed(occasions) if _is_same(one, told)]
    if told.mention.definite:
        same.sort(key=lambda one: told.word not in one.words)
        if not same and told.word == "ceremony":
            return next((one for one in reversed(occasions) if one.type == "signing"), None)
    return same[0] if same else None


def _is_at_it(one: Occasion, told: Told) -> bool:
    """Whether a ceremony is that of what its sentence told: "was opened in a |ceremony|"."""
    return one.type in {"ceremony", "signing"} and one.told[-1].clause.sentence == told.clause.sentence


def _is_headed(told: Told, header: Header) -> bool:
    """Whether a mention stands in the heading over the header, or straight under it."""
    start = told.mention.start
    return start < header.start or (told.mention.noun and told.heads and 0 <= start - header.end < _HEADING)


def _two_before(occasions: list[Occasion]) -> Occasion | None:
    """The last meeting or call that two people were told of."""
    return next((one for one in reversed(occasions) if one.type in _MEETINGS and len(one.people) > 1), None)


def _sides_before(occasions: list[Occasion]) -> set[str]:
    """The two countries that an occasion before was of."""
    of_two = (one.countries for one in reversed(occasions) if len(one.countries) == 2)
    return {*next((two for two in of_two if two.isdisjoint(blocs())), ())}


def _is_same(one: Occasion, told: Told) -> bool:
    """Whether a mention may be of an occasion."""
    if one.type != told.mention.type or not _may_be(one, told):
        return False
    if one.type == "signing":
        return _is_same_signing(one, told)
    if told.joining:
        return True
    if one.type == "visit" and told.fresh and one.date and told.date and told.date != one.date:
        return False
    people, mine = set(one.people), set(told.people)
    if people and mine and not (people <= mine or mine <= people):
        return False
    if told.mention.definite and len(mine) > 1 and not people and told.word not in one.words:
        return False  # "the meeting of A with B" is no word for a conversation of nobody told
    return told.mention.definite or told.of_both or _is_told_anew(one, told)


def _is_told_anew(one: Occasion, told: Told) -> bool:
    """Whether a mention that does not refer back tells of the same once more: the lead after its heading."""
    people, mine = set(one.people), set(told.people)
    if one.type in _OWN_WORDS and told.word not in one.words:
        return False
    if not one.people and not one.countries:
        return not told.tells_alone
    if told.mention.number and told.mention.number == one.number:
        return True
    heads = one.told[0].heads or told.heads
    if heads and one.type == "conference" and not told.countries:
        return True
    if not (people and mine):
        return bool(one.countries & told.countries) and (heads or _is_loose(one.told[-1] if mine else told))
    if heads:
        return True
    return one.type == "visit" or people == mine or (len(mine) > 1 and len(people) > 1)


def _is_loose(told: Told) -> bool:
    """Whether a mention without people may leave them to others: a noun, a heading; not "leaders visited"."""
    return told.mention.noun or told.mention.rule == "guest verb"


def _may_be(one: Occasion, told: Told) -> bool:
    """Whether day, number, countries, name and place do not speak against it."""
    if one.date and told.date and not overlap(one.date, told.date):
        return False
    if one.current and told.date and not one.date and not _is_current(one, told.date):
        return False
    if one.type in _NUMBERED and told.mention.number not in {None, one.number} and not _is_only_headed(one):
        return False
    if _is_of_sides(one, told) and one.countries and told.countries and _differ(one.countries, told.countries):
        return False
    if one.type == "ceremony":
        return not told.where or one.wheres <= {told.where}
    if one.type == "conference":
        return (
            not (told.name and one.names)
            or _is_only_headed(one)
            or not all(_differ(name, told.name) for name in one.names)
        )
    return one.type != "visit" or _is_one_destination(one, told)


def _is_of_sides(one: Occasion, told: Told) -> bool:
    """Whether other countries make it another occasion; of "the summit" each mention names other participants."""
    return one.type != "signing" and not (one.type == "conference" and told.mention.definite)


def _is_only_headed(one: Occasion) -> bool:
    """Whether only a heading has told of a conference so far, which gives its name or number short."""
    return one.type == "conference" and one.number is None and all(told.heads for told in one.told)


def _is_current(one: Occasion, date: str) -> bool:
    """Whether a date may be of what the document is about: of its day, or for a visit near it."""
    return overlap(str(one.current), date) or (one.type == "visit" and is_near(str(one.current), date))


def _differ(one: set[str] | frozenset[str], other: set[str] | frozenset[str]) -> bool:
    return not (one <= other or other <= one)


def _is_one_destination(one: Occasion, told: Told) -> bool:
    """Whether a visit goes to the same country, and to none that its people are of."""
    host = one.place[2] if one.place else None
    if host in told.homes:
        return False
    own = told.place[2] if told.place else None
    return host is None or own is None or host == own or {host, own} == {"RU", "SU"}


def _is_summary(one: Occasion) -> bool:
    """Whether a heading has told of a signing, and nothing yet said who signs what, and when."""
    return one.told[0].heads and not (one.agreements or one.people or one.date)


def _is_same_signing(one: Occasion, told: Told) -> bool:
    """Whether the same instruments are signed, or more of them on the same occasion."""
    if one.agreements & told.agreements:
        return True
    if one.people and told.people and set(one.people).isdisjoint(told.people):
        return False
    if told.word == "exchange" or "exchange" in one.words:
        return one.words == {told.word}
    if told.mention.definite:
        return not told.agreements
    if _is_summary(one) and told.countries == one.countries:
        return True
    if told.agreements and bool(one.date) != bool(told.date):
        return False
    if not (told.agreements or told.people or told.date):
        return not (told.fresh and (one.agreements or _differ(one.countries, told.countries)))
    near = told.mention.start - one.told[-1].mention.end < _NEAR
    return near and not _differ(one.countries, told.countries)
