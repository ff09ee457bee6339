"""Who takes part in an occasion: the subject before its verb, those behind "с" and "với", whose visit it is."""

from collections.abc import Callable, Sequence

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import places_in
from vnru_extract.link.events.plain.clauses import clause_of
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# So far before somebody a preposition stands, and so far behind an occasion that opens a sentence its subject.
_NEAR, _FAR = 40, 200
# So near the verb a pronoun stands for its subject.
_PRONOUN = 60
# So near its beginning a verb that takes no subject opens a sentence: "Tiếp tục chuyến thăm Ý, |A| đã".
_OPENS = 20
# A title is no longer.
_TITLED = 120
# So many sentences back somebody is named whom a pronoun means.
_BACK = 4

_Reader = Callable[[Scene, EventMention, Clause], list[Actor]]


def participants(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Those who take part, the subject first; without who invites."""
    found = _READERS.get(mention.type, _subject)(scene, mention, clause)
    inviting = _inviting(scene, clause.sentence)
    return [actor for actor in found if actor.person not in inviting] if inviting else found


def _inviting(scene: Scene, sentence: tuple[int, int]) -> set[str]:
    if sentence not in scene.inviting:
        hosts: set[str] = set()
        for invitation in scene.plain.inviting.finditer(scene.flow, *sentence):
            near = _groups(scene, scene.actors_in(invitation.end(), min(sentence[1], invitation.end() + _FAR)))
            if near and not scene.dates_in(invitation.end(), near[0][0].start):  # else who comes, not who invites
                hosts |= {actor.person for actor in near[0] if actor.person}
        scene.inviting[sentence] = hosts
    return scene.inviting[sentence]


def _groups(scene: Scene, actors: Sequence[Actor]) -> list[list[Actor]]:
    """Actors that are listed together: "Министр |А| и Министр |Б|"."""
    groups: list[list[Actor]] = []
    for actor in actors:
        last = groups[-1][-1] if groups else None
        if last and scene.plain.titles.fullmatch(scene.flow, min(last.end, actor.start), actor.start):
            groups[-1].append(actor)
        else:
            groups.append([actor])
    return groups


def _is_led_by_preposition(scene: Scene, actor: Actor, floor: int) -> bool:
    """Whether a preposition stands before somebody, who is then no subject."""
    return scene.plain.oblique.search(scene.flow, max(floor, actor.start - _NEAR), actor.start) is not None


def _subject(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who is the subject before a mention: the first that no preposition governs, else whom a pronoun means."""
    for start, end in ((clause.start, mention.head), clause.inside):
        for group in _groups(scene, scene.actors_in(start, end)):
            if not _is_led_by_preposition(scene, group[0], start) and (named := _nominative(scene, group)):
                return named
    return _pointed_at(scene, mention, clause)


def _nominative(scene: Scene, group: Sequence[Actor]) -> list[Actor]:
    """Those of a list that stand in the nominative, as far as their language has one."""
    return [actor for actor in group if scene.page.language != "ru" or scene.is_as_recorded(actor)]


def _pointed_at(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Whom "он" or "его" means, or who speaks."""
    low = max(clause.start, mention.head - _PRONOUN)
    we = scene.plain.we.search(scene.flow, low, mention.start)
    if we and mention.type == "signing" and we.group().lower() in scene.plain.whole:
        return []
    if we and (speaker := scene.speaker_at(low)):
        hearer = scene.hearer_at(low) if mention.type == "meeting" else None
        return [speaker, hearer] if hearer else [speaker]
    his = mention.type != "conference" and scene.plain.his.search(scene.flow, low, mention.start)
    if not (his or scene.plain.he.search(scene.flow, low, mention.start)):
        return []
    start = low
    for _ in range(_BACK):
        start, end = scene.page.sentence_at(start)[0], start
        if named := _nominative(scene, [actor for actor in scene.actors_in(start, end) if actor.person]):
            return named[:1]
        start -= 1
        if start < 0:
            break
    return []


def _owner(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Whose occasion it is, behind a noun: "визит |Президента А|", "chuyến thăm của |A|"."""
    start = _behind_place(scene, mention, clause)
    behind = scene.actors_in(start, clause.behind[1])
    if not behind:
        return []
    if scene.plain.owners is None:
        first = _groups(scene, behind)[0]
        is_owner = scene.plain.title.fullmatch(scene.flow, start, first[0].start) is not None
        return first if is_owner and not _is_led(scene, start, first[0].start) else []
    for group in _groups(scene, behind):
        if scene.plain.owners.search(scene.flow, mention.end, group[0].start):
            return group
    return []


def _behind_place(scene: Scene, mention: EventMention, clause: Clause) -> int:
    """Where a visit's noun and the place that follows it end: "визит в Россию| Президента А"."""
    if mention.type != "visit" or scene.plain.is_verb is None:
        return mention.end
    place = next(iter(places_in(scene, *clause.behind)), None)
    lead = scene.flow[mention.end : place[0]].strip() if place else ""
    return place[1] if place and scene.plain.beside_places.fullmatch(lead) else mention.end


def _is_led(scene: Scene, start: int, end: int) -> bool:
    """Whether a preposition is among the words between."""
    words = scene.flow[start:end].split()
    return any(scene.plain.beside_people.fullmatch(word) or scene.plain.beside_places.fullmatch(word) for word in words)


def _main_subject(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject of a sentence that the occasion opens: "На встрече с А |Б| заявил"."""
    behind = scene.actors_in(mention.end, min(clause.sentence[1], mention.end + _FAR))
    for group in _groups(scene, behind):
        if not _is_led_by_preposition(scene, group[0], mention.end) and _acts(scene, group[-1]):
            return group[-1:]
    return []


def _acts(scene: Scene, actor: Actor) -> bool:
    """Whether a verb follows somebody."""
    return scene.plain.acts(scene.flow, actor.end)


def _both(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject and those behind: "|А| встретился с |Б|", "переговоры |А| и |Б|"."""
    theirs = scene.actors_in(*clause.behind)
    if mention.noun and _owner(scene, mention, clause):
        return theirs
    ours = _subject(scene, mention, clause) or _elided(scene, mention, clause)
    if not ours and mention.noun and not scene.cues.after.search(scene.flow, clause.start, mention.start):
        ours = _main_subject(scene, mention, clause)
    theirs = theirs or _partner_before(scene, mention, clause)
    return [*ours, *(actor for actor in theirs if actor not in ours)]


def _partner_before(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """With whom it is, where that comes first: "|с Президентом Б| А встретился"."""
    for group in _groups(scene, scene.actors_in(clause.start, mention.head)):
        low = max(clause.start, group[0].start - _NEAR)
        if scene.plain.company_before.search(scene.flow, low, group[0].start):
            return [actor for actor in group if not _nominative(scene, [actor])]
    return []


def _elided(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject of the clause before, where a verb has none: "|А| встретился с Б, а 5 мая был принят В"."""
    if mention.noun or scene.plain.is_verb is None or _nominative(scene, scene.actors_in(*clause.behind)):
        return []
    before = [one for one in scene.mentions_in(clause.sentence[0], mention.head) if one.end <= clause.start]
    return _subject(scene, before[-1], clause_of(scene, before[-1])) if before else []


def _conferees(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject, or who is told to be in the chair: "phiên họp do |A| và |B| chủ trì"."""
    if ours := _subject(scene, mention, clause):
        return ours
    for group in _groups(scene, scene.actors_in(mention.end, clause.sentence[1])):
        low = max(mention.end, group[0].start - _NEAR)
        if scene.plain.chairing.search(scene.flow, low, group[0].start):
            return group
    return []


def _visitors(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who visits: whose visit it is, the subject; in free order who is named behind."""
    if mention.noun and (owner := _owner(scene, mention, clause)):
        return owner
    if ours := _subject(scene, mention, clause):
        return ours
    opens = scene.plain.is_verb is None and mention.head - clause.start < _OPENS
    if mention.noun and (opens or mention.rule != "verb of holding"):
        return _main_subject(scene, mention, clause)
    behind = scene.actors_in(*clause.behind)
    if leader := _leader(scene, clause):
        return [leader]
    free = [group for group in _groups(scene, behind) if not _is_led_by_preposition(scene, group[0], mention.end)]
    return free[0] if free else []


def _leader(scene: Scene, clause: Clause) -> Actor | None:
    """Who leads those that no name is told of: "делегация во главе с |А|"."""
    for actor in scene.actors_in(clause.start, clause.behind[1]):
        low = max(clause.start, actor.start - _TITLED)
        lead = scene.plain.leading.search(scene.flow, low, actor.start)
        if actor.person and lead and scene.plain.title.fullmatch(scene.flow, lead.end(), actor.start):
            return actor
    return None


def _signers(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who signs: "|А| и |Б| подписали", "подписано |А|"; not who looks on."""
    if mention.noun or scene.plain.witnessing.search(scene.flow, *clause.sentence):
        return []
    if scene.plain.is_verb is None and scene.flow.endswith(", ", 0, mention.start):
        return []  # "Hiệp định X, |ký| ngày 5/3": who acts before the comma does something else
    theirs = _groups(scene, scene.actors_in(*clause.behind))[:2]
    return [*_subject(scene, mention, clause), *(actor for group in theirs for actor in group)]


def _speakers(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    if mention.noun and (owner := _owner(scene, mention, clause)):
        return owner
    return _subject(scene, mention, clause) or (_main_subject(scene, mention, clause) if mention.noun else [])


def _appointed(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who gets or leaves the post: the object or subject behind, else the one before."""
    behind = [actor for actor in scene.actors_in(*clause.behind) if actor.person]
    before = [actor for actor in _subject(scene, mention, clause) if actor.person]
    if mention.noun:  # "поздравил |А| с избранием"
        nearest = [actor for actor in scene.actors_in(clause.start, mention.head) if actor.person]
        return (_owner(scene, mention, clause) or nearest[-1:] or _pointed_at(scene, mention, clause))[:1]
    if mention.rule in {"office verb", "credentials verb"}:
        return (before or behind)[:1]
    return (behind or before)[:1]


def _celebrants(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject, and for whom it is held: "lễ đón |Thủ tướng A|", "церемония вручения |А| ордена"."""
    ours = [*_subject(scene, mention, clause)]
    theirs = _groups(scene, scene.actors_in(*clause.behind)) if mention.noun else []
    ours += [one for one in _honoured(scene, mention, clause) if one not in ours]
    is_next = theirs and scene.plain.title.fullmatch(scene.flow, mention.end, theirs[0][0].start) is not None
    if not is_next or _is_led(scene, mention.end, theirs[0][0].start):
        return ours
    return [*ours, *(actor for actor in theirs[0] if actor not in ours)]


def _honoured(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """In whose honour it is: "обед в честь |А|", "в |ее| честь"."""
    for group in _groups(scene, scene.actors_in(clause.start, clause.behind[1])):
        low = max(clause.start, group[0].start - _NEAR)
        if scene.plain.honouring.search(scene.flow, low, group[0].start):
            return group
    around = (max(clause.start, mention.head - _PRONOUN), clause.behind[1])
    return _pointed_at(scene, mention, clause) if scene.plain.in_honour.search(scene.flow, *around) else []


def _founders(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    return []


_READERS: dict[EventType, _Reader] = {
    "appointment": _appointed,
    "ceremony": _celebrants,
    "conference": _conferees,
    "meeting": _both,
    "milestone": _founders,
    "phone_call": _both,
    "signing": _signers,
    "statement": _speakers,
    "visit": _visitors,
}
