"""Where an occasion is: the place that a preposition ties to it, and for a visit its destination."""

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import Place, places_in
from vnru_extract.link.events.plain.clauses import clause_of
from vnru_extract.link.events.scene import Scene
from vnru_extract.mentions import EventMention

# So far before a place its preposition stands: "в столице |Вьетнама", "в городе |Сочи"; so near a verb its object.
_LEAD, _OBJECT = 30, 60
# A title and a name are no longer; between a title and its place is a preposition.
_TITLE, _BETWEEN = 80, 5


def place_of(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """Offsets of the place of an occasion, and its country where that is known."""
    if mention.type in {"appointment", "milestone", "phone_call"}:
        return None
    if mention.type == "visit":
        return _destination(scene, mention, clause)
    if mention.type == "ceremony" and (monument := scene.plain.monument.search(scene.flow, *clause.behind)):
        return *monument.span("place"), None
    near = _led(scene, *clause.behind) or _led(scene, *clause.inside) or _before(scene, mention, clause)
    return near or (_on_visit(scene, mention, clause) if mention.type == "meeting" else None)


def _on_visit(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """Where the visit goes that is told right before: "посетит |Рим| и встретится с А"."""
    before = [one for one in scene.mentions_in(clause.start, mention.head) if one.end <= mention.head]
    if not before or before[-1].type != "visit":
        return None
    visits = (one for one in reversed(before) if one.type == "visit")
    places = (_destination(scene, visit, clause_of(scene, visit)) for visit in visits)
    return next((place for place in places if place), None)


def _destination(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """Where a visit goes: "визит в |Россию|", "прибыл в |Ханой| с визитом", "посетил |Вьетнам|", "|Ханой| посетил"."""
    if not mention.noun and (place := _object(scene, mention) or _first(scene, mention, clause)):
        return place
    if place := _led(scene, *clause.behind):
        return place
    near = _object(scene, mention) if scene.plain.is_verb is None else None
    return near or _led(scene, *clause.inside) or _before(scene, mention, clause)


def _first(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """The place right before its verb, where cases tell the object: "|Рим| посетил А"."""
    if scene.plain.is_verb is None:
        return None
    before = places_in(scene, max(clause.start, mention.head - _LEAD), mention.head)
    is_next = before and not scene.flow[before[-1][1] : mention.head].strip()
    return before[-1] if is_next else None


def _object(scene: Scene, mention: EventMention) -> Place | None:
    """The place that a verb goes with: "посетил с визитом |Рим|", "thăm chính thức |Ý|"."""
    between = scene.plain.object.match(scene.flow, mention.end)
    places = places_in(scene, mention.end, mention.end + _OBJECT) if between else []
    return places[0] if places and between and places[0][0] <= between.end() else None


def _led(scene: Scene, start: int, end: int) -> Place | None:
    """The first place between two offsets that a preposition stands before."""
    places = (place for place in places_in(scene, start, end) if not _is_of_title(scene, place))
    return next((place for place in places if _is_led(scene, place, start)), None)


def _is_of_title(scene: Scene, place: Place) -> bool:
    """Whether a place is of somebody's title: "посол во |Вьетнаме| А"."""
    near = scene.actors_in(max(0, place[0] - _TITLE), min(len(scene.flow), place[1] + _TITLE))
    if any(actor.start < place[0] and place[1] <= actor.end for actor in near):
        return True
    led = any(actor.end < place[0] <= actor.end + _BETWEEN for actor in near)
    return led and any(actor.start == place[1] + 1 for actor in near)


def _before(scene: Scene, mention: EventMention, clause: Clause) -> Place | None:
    """The place nearest before: "В |Ханое| состоялась встреча", "находясь в |Москве|, встретился"."""
    led = [
        place
        for place in places_in(scene, clause.start, mention.head)
        if _is_led(scene, place, clause.start) and not _is_of_other(scene, mention, place)
    ]
    return led[-1] if led else None


def _is_led(scene: Scene, place: Place, floor: int) -> bool:
    return scene.plain.beside_places.search(scene.flow, max(floor, place[0] - _LEAD), place[0]) is not None


def _is_of_other(scene: Scene, mention: EventMention, place: Place) -> bool:
    """Whether a place is of another occasion that is told right before it: "после визита в |Пекин| посетил"."""
    if mention.type != "visit":
        return False
    before = scene.mentions_in(max(0, place[0] - 60), place[0])
    return any(one.type == "visit" and one.start < place[0] < mention.start for one in before)
