"""Which countries take part in an occasion."""

import re
from collections.abc import Sequence

from vnru_extract.countries import blocs
from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.joins import Occasion
from vnru_extract.link.events.places import Place
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# Types that two sides take part in.
TWO_SIDED: frozenset[EventType] = frozenset({"meeting", "milestone", "phone_call", "signing", "visit"})
# Types in which the country of the place takes part.
WITH_HOST: frozenset[EventType] = frozenset({"ceremony", "conference", "visit"})
# "talks |with| Vietnam", "relations |between| A |and| B", "agreement |of| A"
_WITH = re.compile(
    r"\b(?:with|between|and|by)(?: the)? +\Z|(?:\A|[Cc]ommission|[Cc]ommittee|[Cc]ouncil) of(?: the)? +\Z"
)
# "the Thai| side", "his Peruvian| counterpart"
_DEMONYM_OF = re.compile(
    r" (?:[A-Za-z-]+ ){0,3}?(?:counterpart|delegation|leaders?|ministers?|officials|president|side|talks)\b",
    re.IGNORECASE,
)


def sides_of(
    scene: Scene,
    mention: EventMention,
    clause: Clause,
    actors: Sequence[Actor],
    place: Place | None,
    agreements: frozenset[str] = frozenset(),
) -> set[str]:
    """The codes of those who take part, as far as one mention tells."""
    if agreed := {code for one in agreements for code in scene.parties[one]}:
        return agreed - {"SU"} if "RU" in agreed else agreed
    codes = {actor.country for actor in actors if actor.country}
    codes |= {m.code for m in scene.page.countries_in(*clause.inside) if mention.noun and _takes_part(m.code, mention)}
    codes |= _behind(scene, mention, clause)
    if not codes or mention.type == "milestone":
        codes |= _before(scene, clause)
    if place and place[2] and mention.type in WITH_HOST:
        codes.add(place[2])
    return {"SU" if code == "RU" else code for code in codes} if scene.is_soviet else codes


def _takes_part(code: str, mention: EventMention) -> bool:
    return code not in blocs() or mention.type in TWO_SIDED


def _behind(scene: Scene, mention: EventMention, clause: Clause) -> set[str]:
    """Those that are named as sides behind: "talks with |Vietnam|", "between |A| and |B|", "the |Thai| side"."""
    flow, codes = scene.flow, set()
    for country in scene.page.countries_in(*clause.behind):
        lead = _WITH.search(flow, max(mention.end, country.start - 30), country.start)
        is_side = country.form != "demonym" and lead is not None
        if is_side or (country.form == "demonym" and _DEMONYM_OF.match(flow, country.end)):
            codes.add(country.code)
    if mention.type == "milestone":
        codes |= {m.code for m in scene.page.countries_in(*clause.behind)}
    return codes


def _before(scene: Scene, clause: Clause) -> set[str]:
    """Those that the words before name: "|Russia| and |Vietnam| signed"."""
    return {m.code for m in scene.page.countries_in(clause.start, clause.inside[0]) if m.form != "seat"}


def is_abroad(scene: Scene, one: Occasion) -> bool:
    """Whether it is a visit to a country by name, of officials whose own country is not told."""
    if one.type != "visit" or not one.people or not one.place or one.countries != {one.place[2]}:
        return False
    is_country = any(m.start == one.place[0] and m.form == "name" for m in scene.page.countries_in(*one.place[:2]))
    officials = all(who in scene.officials and scene.country[who] is None for who in one.people)
    return is_country and officials


def completed(scene: Scene, kind: EventType, codes: set[str], *, numbered: bool = False) -> set[str]:
    """The sides of an occasion of two, with the other of the two that the document is about where only one is told."""
    pair = set(scene.pair or ())
    if codes == {"SU"} and "RU" in pair:
        return codes | (pair - {"RU"})
    if kind in {"ceremony", "conference", "statement"} and not codes:
        return pair
    joint = scene.page.language != "en" and (kind == "ceremony" or (kind == "conference" and numbered))
    if (kind in TWO_SIDED or joint) and pair and (not codes or (len(codes) == 1 and codes < pair)):
        return pair
    return codes
