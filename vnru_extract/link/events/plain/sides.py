"""Which countries take part in an occasion."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vnru_extract.countries import CountryMention, blocs
from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import Place
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.link.events.sides import TWO_SIDED, WITH_HOST
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# So far before a country stands what makes it a side.
_LEAD = 30
# Who does so abroad, and nobody says with whom, does it with the host.
_ABROAD: frozenset[EventType] = frozenset({"meeting", "signing"})
_JOINT = re.compile(r"\s*[-—]\s*")


def sides_of(
    scene: Scene,
    mention: EventMention,
    clause: Clause,
    actors: Sequence[Actor],
    place: Place | None,
    agreements: frozenset[str],
) -> set[str]:
    """The codes of those who take part, as far as one mention tells."""
    if agreed := {code for one in agreements for code in scene.parties[one]}:
        return agreed - {"SU"} if "RU" in agreed else agreed
    codes = {actor.country for actor in actors if actor.country}
    if mention.noun:
        inside = scene.page.countries_in(*clause.inside)
        codes |= {m.code for m in inside if m.form == "demonym" and _takes_part(m.code, mention)}
    codes |= _behind(scene, mention, clause)
    if not codes or mention.type == "milestone":
        before = scene.page.countries_in(clause.start, clause.inside[0])
        codes |= {m.code for m in before if m.form != "seat"}
    if not codes and mention.type == "milestone":
        codes |= set(scene.pair or ())
    if place and place[2] and mention.type in WITH_HOST:
        codes.add(place[2])
    if place and place[2] and mention.type in _ABROAD and len(codes) == 1:
        codes |= {place[2]} - set(scene.pair or ())
    return {"SU" if code == "RU" else code for code in codes} if scene.is_soviet else codes


def _takes_part(code: str, mention: EventMention) -> bool:
    return code not in blocs() or mention.type in TWO_SIDED


def _behind(scene: Scene, mention: EventMention, clause: Clause) -> set[str]:
    """Those that are named as sides behind: "переговоры с |Вьетнамом|", "giữa |Việt Nam| và |Nga|"."""
    found = scene.page.countries_in(*clause.behind)
    if mention.type == "milestone":
        return {country.code for country in found}
    codes = {country.code for pair in pairwise(found) if _are_joined(scene.flow, *pair) for country in pair}
    return codes | {country.code for country in found if _is_side(scene, mention, country)}


def _is_side(scene: Scene, mention: EventMention, country: CountryMention) -> bool:
    """Whether the words around a country say that it is a side: "с |Вьетнамом|", "|вьетнамской| стороной"."""
    if country.form == "demonym":
        return scene.plain.side.match(scene.flow, country.end) is not None
    low = max(mention.end, country.start - _LEAD)
    return scene.plain.beside_people.search(scene.flow, low, country.start) is not None


def _are_joined(flow: str, one: CountryMention, other: CountryMention) -> bool:
    """Whether two countries are joined by a hyphen: "российско-вьетнамская комиссия", "Ủy ban Việt Nam - Nga"."""
    return _JOINT.fullmatch(flow, one.end, other.start) is not None
