"""Where an occasion is: the city rather than the country, and for a visit its destination."""

import re

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.scene import Scene
from vnru_extract.mentions import EventMention
from vnru_extract.places import country_of_place

Place = tuple[int, int, str | None]

# before a place: "in |Hanoi", "at the |Kremlin", "in the |city of |Leningrad"
_AT = re.compile(r"\b(?:in|at)(?: the)?(?: (?:[a-z]+ ){0,2}(?:capital|city|resort|town)(?: of)?)? +\Z", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|in|at|for|around|visit(?:ed|ing|s)?|tour(?:ed|ing|s)?)(?: the)?"
    r"(?: (?:[a-z]+ ){0,2}(?:capital|city|country|island|nation)(?: of)?,?)? +\Z"
)
# "was in Peru| on |a visit"
_ON = re.compile(r" (?:for|on) ")
# "signed| on 3 May in |Paris"
_NEXT = re.compile(r"(?: (?:today|yesterday|on [\w ,]{4,20}?))?,? (?:in|at)(?: the)? ")
# "laid flowers| at |the Monument to the Fallen|"
_SITE = re.compile(
    r" (?:[a-z]+ ){1,4}at (?P<site>(?:the )?(?:[a-z]+ of (?:late )?)?"
    r"[A-Z][\w'-]*+(?: (?:(?:of|to|the|de) ){0,2}[A-Z][\w'-]*+)*+)"
)
_WHERE = re.compile(r", where ")
# "|In Hanoi|, the ministers met"
_OPENING, _REACH = 12, 60


def place_of(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """Offsets of the place of an occasion, and its country where that is known."""
    if mention.type in {"appointment", "milestone"}:
        return None
    if mention.type == "visit":
        return _where_on_visit(scene, mention, clause) or _behind(scene, mention, clause, _TO)
    if mention.type == "ceremony" and (site := _SITE.match(scene.flow, mention.end, clause.behind[1])):
        return site.start("site"), site.end("site"), None
    return _behind(scene, mention, clause, _AT) or _where(scene, mention, clause) or _opening(scene, mention, clause)


def _behind(scene: Scene, mention: EventMention, clause: Clause, cue: re.Pattern[str]) -> Place | None:
    """The first place behind a mention that a preposition ties to it."""
    floor = mention.start if cue is _TO else mention.end
    for place in places_in(scene, *clause.behind):
        if mention.type == "signing" and not _is_next(scene, mention, place[0]):
            continue
        if cue.search(scene.flow, max(floor, place[0] - 40), place[0]):
            return place
    return None


def _is_next(scene: Scene, mention: EventMention, at: int) -> bool:
    """Whether a place follows the word of signing, or the name of what is signed."""
    starts = [mention.end, *(end for _, end in scene.names_in(mention.end, at))]
    return any(_NEXT.fullmatch(scene.flow, start, at) for start in starts)


def _where_on_visit(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """The country before the visit: "was in |Peru| on a visit"."""
    near = places_in(scene, max(clause.start, mention.head - _REACH), mention.head) if mention.noun else []
    ends = [place for place in near if _ON.fullmatch(scene.flow, place[1], mention.head)]
    return next((p for p in ends if _TO.search(scene.flow, max(clause.start, p[0] - _OPENING), p[0])), None)


def _where(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """The place that a relative clause is about: "in |Hanoi|, where the ministers met"."""
    where = list(_WHERE.finditer(scene.flow, clause.sentence[0], mention.start))
    near = places_in(scene, clause.sentence[0], where[-1].start()) if where else []
    return near[-1] if near and near[-1][1] == where[-1].start() else None


def _opening(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """The place that opens the sentence: "In |Hanoi|, the ministers met"."""
    start = clause.sentence[0]
    for place in places_in(scene, start, min(start + _REACH, clause.inside[0])):
        if place[1] + 1 == mention.start:  # "At the |Andes| summit"
            continue
        if place[0] - start < _OPENING and _AT.fullmatch(scene.flow, start, place[0]):
            return place
    return None


def places_in(scene: Scene, start: int, end: int) -> list[Place]:
    """What is named as a place between two offsets, in order."""
    found: dict[int, Place] = {}
    for entity in scene.page.entities_in(start, end):
        code = country_of_place(scene.flow[entity.start : entity.end], scene.page.language)
        if entity.label in {"FAC", "GPE", "LOC"} or (entity.label == "PROPN" and code):
            found[entity.start] = entity.start, entity.end, code
    for mention in scene.page.countries_in(start, end):
        if mention.form in {"name", "seat"}:
            found = {at: place for at, place in found.items() if not place[0] <= mention.start < place[1]}
            found[mention.start] = mention.start, mention.end, mention.code
    return [found[at] for at in sorted(found)]
