"""From the words around a mention to what they say of its occasion: people, countries, place and day."""

import re

from vnru_extract.extractors.events.nouns import is_heading
from vnru_extract.link.events.clauses import Clause, clause_of
from vnru_extract.link.events.days import day_of
from vnru_extract.link.events.participants import is_attended, participants
from vnru_extract.link.events.places import place_of
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.link.events.several import apart
from vnru_extract.link.events.sides import sides_of
from vnru_extract.link.events.told import Told
from vnru_extract.mentions import EventMention

# So near what bears on a mention stands.
_REACH = 60
# "the signing| of the |Agreement"
_OF = re.compile(r" (?:(?:of|for) (?:the |an? )?)?")


def told_of(scene: Scene, mention: EventMention) -> list[Told]:
    """Everything that the sentence of a mention states of its occasion; of each, where it tells of several."""
    clause = clause_of(scene, mention)
    actors = participants(scene, mention, clause)
    place = place_of(scene, mention, clause)
    agreements = _signed(scene, mention)
    if mention.type == "visit" and place and place[2]:
        actors = [actor for actor in actors if actor.country != place[2]] or _guest(scene, mention, clause, place[2])
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


def _guest(scene: Scene, mention: EventMention, clause: Clause, host: str) -> list[Actor]:
    """Who is named last before a visit, and is not of the host: "Minister A welcomed |B| on his visit to"."""
    named = [a for a in scene.actors_in(clause.start, mention.head) if a.person and a.country not in (None, host)]
    return named[-1:]


def _signed(scene: Scene, mention: EventMention) -> frozenset[str]:
    """The agreements whose word of signing is this mention."""
    found = [*scene.signed_by(mention.start, mention.end)]
    if mention.type == "statement":
        near = scene.named_at(mention.start - _REACH, mention.start)
        found += [instrument for instrument in near if mention.end <= instrument.end]
    elif mention.type == "signing":
        near = scene.named_at(mention.end + 1, mention.end + _REACH)
        found += [one for one in near if _OF.fullmatch(scene.flow, mention.end, one.start)]
    return frozenset(scene.agreement_at[one.start] for one in found if one.start in scene.agreement_at)
