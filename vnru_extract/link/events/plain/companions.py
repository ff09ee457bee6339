"""Those whom a list names beside the ones who met: "В делегацию вошли А, Б и В", "Cùng dự có A, B"."""

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# Both sides have a list each, and a third names who was present.
_LISTS = 3
# So far behind its noun the words stand that begin a list: "в переговорах с ней |приняли участие|".
_NEAR = 40
_LISTED: frozenset[EventType] = frozenset({"conference", "meeting", "visit"})


def companions(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Those who are listed behind the noun itself, and in the sentences that follow."""
    if mention.type not in _LISTED:
        return []
    start, end = clause.sentence
    found: list[Actor] = []
    attending = scene.plain.attending.search(scene.flow, mention.end, min(end, mention.end + _NEAR))
    if mention.noun and mention.type != "visit" and attending:
        found += _listed(scene, attending.end(), end)
    if scene.cues.after.search(scene.flow, start, mention.start):
        return found  # "Kết thúc |hội đàm|, A và B ký": what follows is of the signing
    for _ in range(_LISTS):
        start = _next(scene, end)
        end = scene.page.sentence_at(start)[1]
        opening = scene.plain.lists.match(scene.flow, start, end)
        if not opening or (mention.type == "visit" and not scene.plain.retinue.search(opening.group())):
            break
        found += _listed(scene, opening.end(), end)
    return found


def _next(scene: Scene, end: int) -> int:
    """Where the next sentence begins, on this line or the next that is not empty."""
    while end < len(scene.flow) - 1 and scene.flow[end].isspace():
        end += 1
    return min(end, len(scene.flow) - 1)


def _listed(scene: Scene, start: int, end: int) -> list[Actor]:
    """The people of a list, in the nominative."""
    named = [actor for actor in scene.actors_in(start, end) if actor.person]
    return [actor for actor in named if scene.page.language != "ru" or scene.is_as_recorded(actor)]
