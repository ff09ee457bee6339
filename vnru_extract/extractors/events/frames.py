"""What must stand around a verb for it to tell of an event: "met" somebody, "signed" an instrument."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from vnru_extract.extractors.events.words import FrameWords
from vnru_extract.page import Page

# So far from its verb an object may stand.
_NEAR, _FAR = 60, 200
_PASSIVE = re.compile(r"\b(?:was|were|been|be)\b(?: \w+)? \Z")
# "received| in Hanoi on July 17 |a delegation"
_MEANWHILE = re.compile(
    r"(?: in [A-Z]\w+(?: [A-Z]\w+){0,2})?(?: on (?:[A-Z]\w+ \d+|\d+ [A-Z]\w+|[A-Z][a-z]+day))?(?= )"
)
# "will welcome President A| for a visit"
_FOR_A_VISIT = re.compile(r" (?:for|on) (?:an? |his |her |their )?(?:[a-z-]+ ){0,3}(?:trip|visit)\b", re.IGNORECASE)
# "welcomed| the Prime Minister's |announcement", "President A's |decision"
_WHOSE = re.compile(r"(?:[\w.-]+ ){0,6}?[\w.-]+(?:'s|s') (?=[a-z])")
# "welcomed President A| to |Washington"
_TO_PLACE = re.compile(r"[^,;:.]{3,120}? to (?:the )?(?=[A-Z])")
# "signed| up |for a course"
_NO_INSTRUMENT = re.compile(r" +(?:up|off|on to|onto|out|in to|into)\b")
_SINCE = re.compile(r"\b[Ss]ince (?:\S+ ){0,8}\Z")
# "inaugurated| as president"
_AS_HOLDER = (" as ", " President", " the President")
# "came to Moscow |for the celebrations|", "went to Peru |on a visit|"
_PURPOSE = re.compile(r" (?:for|on) (?:an?|his|her|our|the|their) ")
# "opens| with a wreath-laying", "laid| down"
_NO_RITE = re.compile(r" (?:down|off|out|the way|to|up|with)\b")
_PRONOUN = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e)\b")
_MEMBER = re.compile(r" +(?:to +)?(?:the +)?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb on its page, at these offsets, and the sentence it stands in."""

    page: Page
    words: FrameWords
    start: int
    end: int
    floor: int
    stop: int

    def behind(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found behind the verb, so near."""
        return pattern.search(self.page.flow, self.end, min(self.stop, self.end + reach)) is not None

    def before(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found before the verb, so near."""
        return pattern.search(self.page.flow, max(self.floor, self.start - reach), self.start) is not None

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern right behind the verb."""
        return pattern.match(self.page.flow, self.end, self.stop)


def has_frame(page: Page, verb: tuple[int, int], frame: str, words: FrameWords) -> bool:
    """Whether the words around a verb are those that its frame asks for, in its own sentence."""
    floor, stop = page.sentence_at(verb[0])
    return _FRAMES[frame](Verb(page, words, *verb, floor, stop))


def is_to_a_place(page: Page, end: int) -> bool:
    """Whether who is welcomed is welcomed to a place: "welcomed President A |to Washington|"."""
    place = _TO_PLACE.match(page.flow, end, page.sentence_at(end)[1])
    countries = page.countries_in(end, place.end() + 40) if place else []
    return place is not None and any(mention.start == place.end() for mention in countries)


def _company(verb: Verb) -> bool:
    """Somebody, or nobody where two sides are the subject: "The ministers |met| in Hanoi"."""
    if verb.follows(verb.words.not_met):
        return False
    lead = verb.follows(verb.words.somebody)
    return (lead is not None and _is_somebody(verb, lead.end())) or verb.before(verb.words.plural_subject, 120)


def _is_somebody(verb: Verb, at: int) -> bool:
    """Whether a name or a title begins at an offset."""
    return verb.page.flow[at : at + 1].isupper() or verb.words.company.match(verb.page.flow, at) is not None


def _guest(verb: Verb) -> bool:
    if verb.page.flow.startswith("hosted by", verb.start) or verb.follows(verb.words.not_met):
        return False
    if verb.page.flow.startswith(" by ", verb.end) and not _is_somebody_before(verb):
        return False
    meanwhile = verb.follows(_MEANWHILE)
    at = meanwhile.end() if meanwhile else verb.end
    lead = verb.words.somebody.match(verb.page.flow, at, verb.stop)
    if lead is None or verb.words.not_met.search(verb.page.flow, lead.end(), min(verb.stop, lead.end() + _NEAR)):
        return False
    guests = verb.words.company.search(verb.page.flow, lead.end(), min(verb.stop, lead.end() + _NEAR))
    return guests is not None or _is_person(verb, lead.end())


def _is_somebody_before(verb: Verb) -> bool:
    """Whether somebody is named or told before the verb: "|Ambassador A| was received by", not "the vaccines were"."""
    entities = verb.page.entities_in(max(verb.floor, verb.start - _FAR), verb.start)
    told = verb.before(_PRONOUN, _NEAR) or verb.before(verb.words.company, _NEAR)
    return told or any(entity.label == "PERSON" for entity in entities)


def _welcome(verb: Verb) -> bool:
    """Somebody with a title or name, and no act: "welcomed President A", not "welcomed Peru's decision"."""
    lead = verb.follows(verb.words.somebody)
    if lead is None or verb.behind(_FOR_A_VISIT, _FAR) or _is_act(verb, lead.end()):
        return False
    return _is_person(verb, lead.end())


def _is_act(verb: Verb, at: int) -> bool:
    """Whether what begins at an offset is somebody's act: "the Prime Minister's |announcement|", not "'s envoy"."""
    act = _WHOSE.match(verb.page.flow, at, verb.stop)
    return act is not None and verb.words.company.match(verb.page.flow, act.end()) is None


def _is_person(verb: Verb, at: int) -> bool:
    """Whether a title begins at an offset, or a person's name soon behind it."""
    entities = verb.page.entities_in(at, min(verb.stop, at + _NEAR))
    return verb.words.company.match(verb.page.flow, at) is not None or any(e.label == "PERSON" for e in entities)


def _partner(verb: Verb) -> bool:
    lead = verb.follows(verb.words.partner)
    return lead is not None and (verb.behind(verb.words.company, _NEAR // 2) or _is_person(verb, lead.end()))


def _relations(verb: Verb) -> bool:
    relations = verb.words.relations
    return verb.behind(relations, _NEAR) or (verb.before(_PASSIVE, _NEAR) and verb.before(relations, 90))


def _post(verb: Verb) -> bool:
    """A post behind the verb; who "resigned" or "took office" needs none. "Since he took office" is a time."""
    if verb.before(_SINCE, _NEAR):
        return False
    written = verb.page.flow[verb.start : verb.end].lower()
    return " " in written or written.startswith("resign") or verb.follows(verb.words.post) is not None


def _membership(verb: Verb) -> bool:
    lead = verb.follows(_MEMBER)
    blocs = verb.page.countries_in(lead.end(), lead.end() + _NEAR) if lead else []
    return lead is not None and any(m.start == lead.end() and m.form == "bloc" for m in blocs)


_FRAMES: dict[str, Callable[[Verb], bool]] = {
    "adoption": lambda verb: verb.behind(verb.words.instruments, _FAR) or verb.before(verb.words.instruments, _FAR),
    "audience": lambda verb: verb.follows(verb.words.audience) is not None,
    "company": _company,
    "credentials": lambda verb: verb.follows(verb.words.credentials) is not None,
    "guest": _guest,
    "instrument": lambda verb: (
        not verb.follows(_NO_INSTRUMENT)
        and (verb.behind(verb.words.instruments, _FAR) or verb.before(verb.words.instruments, _FAR))
    ),
    "journey": lambda verb: verb.follows(verb.words.way) is not None and verb.behind(_PURPOSE, _NEAR),
    "level": lambda verb: verb.follows(verb.words.level) is not None,
    "line": lambda verb: verb.behind(verb.words.telephone, _FAR),
    "membership": _membership,
    "papers": lambda verb: verb.behind(verb.words.papers, 25) or verb.before(verb.words.papers, 25),
    "partner": _partner,
    "place": lambda verb: verb.follows(verb.words.place) is not None,
    "post": _post,
    "relations": _relations,
    "rite": lambda verb: (
        not verb.follows(_NO_RITE) and (verb.behind(verb.words.rites, 90) or verb.before(verb.words.rites, _NEAR))
    ),
    "views": lambda verb: verb.follows(verb.words.opinions) is not None,
    "way": lambda verb: verb.follows(verb.words.way) is not None,
    "welcome": _welcome,
    "works": lambda verb: not verb.page.flow.startswith(_AS_HOLDER, verb.end),
}
