"""From the words around a mention to what they say of its occasion: people, countries, place and day."""

import re

from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.link.events.clauses import Clause, clause_of
from vnru_extract.link.events.days import day_of
from vnru_extract.link.events.participants import is_attended, participants
from vnru_extract.link.events.places import place_of
from vnru_extract.link.events.scene import Scene
from vnru_extract.link.events.several import apart
from vnru_extract.link.events.sides import sides_of
from vnru_extract.link.events.told import Told, guest, signed_at
from vnru_extract.mentions import EventMention

# So near what bears on a mention stands.
_REACH = 60


def told_of(scene: Scene, mention: EventMention) -> list[Told]:
    """Everything that the sentence of a mention states of its occasion; of each, where it tells of several."""
    clause = clause_of(scene, mention)
    actors = participants(scene, mention, clause)
    place = place_of(scene, mention, clause)
    agreements = signed_at(scene, mention)
    if mention.type == "visit" and place and place[2]:
        actors = [actor for actor in actors if actor.country != place[2]] or guest(scene, mention, clause, place[2])
    people = list(dict.fromkeys(actor.person for actor in actors if actor.person))
    told = Told(
        mention,
        clause,
        people,
        countries=sides_of(scene, mention, clause, actors, place, agreements),
        place=place,
        date=day_of(scene, mention, clause),
        agreements=agreements,
        of_both=not people and _is_of_both(scene, mention, clause),
        joining=mention.joining or is_attended(scene, mention, clause),
        where=scene.flow[place[0] : place[1]].lower() if place else "",
        name=_name(scene, mention),
        homes=frozenset(code for who in people if (code := scene.country[who])),
        word=scene.flow[mention.start : mention.end].lower(),
        heads=is_heading(scene.page, mention.start),
        is_of_crowd=not actors and _is_of_crowd(scene, mention, clause),
    )
    return apart(scene, told)


def _is_of_both(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether words before a mention mean those told before: "|the two leaders| also signed"."""
    start = max(clause.start, mention.head - _REACH)
    return scene.words.pair.search(scene.flow, start, mention.start) is not None


def _is_of_crowd(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether a verb of going has no subject that serves a state: "|tourists| visited"."""
    is_going = mention.rule in {"journey verb", "place verb", "way verb"}
    return is_going and scene.words.officials.search(scene.flow, clause.start, mention.start) is None


def _name(scene: Scene, mention: EventMention) -> frozenset[str]:
    """The capitalised words before the noun: "the India-Russia Business |Summit|"."""
    if not mention.noun:
        return frozenset()
    phrase = scene.flow[mention.head : mention.start]
    if mention.rule == "verb of holding":  # "|Addressing| the summit"
        phrase = phrase.partition(" ")[2]
    words = re.findall(r"[A-Z][\w'-]+", phrase)
    return frozenset(word.lower() for word in words) - {"the"}
