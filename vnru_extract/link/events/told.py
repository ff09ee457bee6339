"""What one mention says of its occasion."""

import re
from dataclasses import dataclass, field

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import Place
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.mentions import EventMention

# So near a word of signing the name of what is signed stands.
_REACH = 60
# "the signing| of the |Agreement"
_OF = re.compile(r" (?:(?:of|for) (?:the |an? )?)?")


@dataclass
class Told:
    """A mention with what its own sentence says of its occasion.

    `of_both`: its people are told by words for those of an occasion before ("they", "the two leaders"). `joining`: it
    tells who else takes part. `is_of_crowd`: a verb whose subject is nobody who serves a state ("tourists visited").
    `word` is the trigger, `name` the words of a proper name before it, `where` the place, all in small letters; `homes`
    are the countries that the people are of; `heads`: it stands in a heading; `fresh`: it tells of papers that nothing
    named before ("signed 17 documents"), or of a journey to a town on the way; `of_sides`: it is of the two countries
    told before; `tells_alone`: a verb, which tells anew of nothing that was told without people and countries.
    """

    mention: EventMention
    clause: Clause
    people: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    place: Place | None = None
    date: str | None = None
    agreements: frozenset[str] = frozenset()
    of_both: bool = False
    joining: bool = False
    is_of_crowd: bool = False
    word: str = ""
    where: str = ""
    name: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    heads: bool = False
    fresh: bool = False
    of_sides: bool = False
    tells_alone: bool = False


def guest(scene: Scene, mention: EventMention, clause: Clause, host: str) -> list[Actor]:
    """Who is named last before a visit, and is not of the host: "Minister A welcomed |B| on his visit to"."""
    named = [a for a in scene.actors_in(clause.start, mention.head) if a.person and a.country not in (None, host)]
    return named[-1:]


def signed_at(scene: Scene, mention: EventMention) -> frozenset[str]:
    """The agreements whose word of signing is this mention."""
    found = [*scene.signed_by(mention.start, mention.end)]
    if mention.type == "statement":
        near = scene.named_at(mention.start - _REACH, mention.start)
        found += [instrument for instrument in near if mention.end <= instrument.end]
    elif mention.type == "signing":
        near = scene.named_at(mention.end + 1, mention.end + _REACH)
        found += [one for one in near if _OF.fullmatch(scene.flow, mention.end, one.start)]
    return frozenset(scene.agreement_at[one.start] for one in found if one.start in scene.agreement_at)
