"""Who takes part in an occasion, by what the sentence of a mention says."""

import re
from collections.abc import Callable

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.link.events.subjects import invited_by, listed, main_subject, pointed_at, subjects
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# "the visit to Hanoi| by President |A", "a visit| of Minister |B"
_BY = re.compile(r"\b(?:by|of|from) (?:the )?(?:(?:former|late|then|visiting) )?(?:[A-Z][\w.'-]+ ){0,3}\Z")
# "|Attending the meeting| were", "|Taking part in the talks| on the Russian side"
_ATTENDED = re.compile(
    r"\b(?:[Aa]ttending|[Pp]resent at|[Tt]aking part in|[Pp]articipating in)"
    r" the (?:\w+ )?(?:meeting|negotiations|talks)\Z"
)
_HIS = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)(?: \w+)? *\Z")
# "talks with A, |a meeting" and "talks |and |a meeting" have one subject
_AND_ALSO = re.compile(r"[^.;]*(?:,| and) ")
_WITH = re.compile(r"\bwith ")
_BY_WHOM = re.compile(r"\bby ")
_BETWEEN = re.compile(r"\b(?:by|between) ")
# "a treaty, signed| in Rome on 3 May by |A"
_SIGNED_BY = re.compile(r"(?: (?:in|at|on|here)\b(?: [\w'-]+){1,4}| \w+)?(?: (?:on|in)(?: [\w'-]+){1,4}| \w+)?,? by ")
_TOGETHER = re.compile(r"\b(?:together with|along with|alongside|by|with) ")
# Nouns told by these rules have no subject but what is in their phrase.
_ALONE = frozenset({"definite", "heading", "held", "named", "numbered"})

_Reader = Callable[[Scene, EventMention, Clause], list[Actor]]


def participants(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Those who take part, the subject first; without who invites."""
    found = _READERS.get(mention.type, _both)(scene, mention, clause)
    inviting = invited_by(scene, clause.sentence)
    present = [actor for actor in found if actor.person is None or actor.person not in inviting] or found
    return _without_owners(scene, present)


def is_attended(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether a sentence lists those present: "|Attending the meeting| on the Russian side were"."""
    return _ATTENDED.search(scene.flow[max(clause.sentence[0], mention.end - 60) : mention.end]) is not None


def _without_owners(scene: Scene, actors: list[Actor]) -> list[Actor]:
    """Only the country of who is named as the owner of somebody: "A|'s envoy|", "B|'s counterpart"."""
    owners = {actor.person for actor in actors if scene.words.owned.match(scene.flow, actor.end)}
    return [Actor(a.start, a.end, None, a.country) if a.person in owners else a for a in actors]


def _behind(scene: Scene, mention: EventMention, clause: Clause, cue: re.Pattern[str]) -> list[Actor]:
    """Those behind a word that follows the mention: "signed an agreement |with| A"."""
    found = cue.search(scene.flow, mention.end, clause.behind[1])
    return scene.actors_in(found.end(), clause.behind[1]) if found else []


def _both(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject and those behind: "|A| met |B|", "talks between |A| and |B|"."""
    if is_attended(scene, mention, clause):
        return scene.actors_in(mention.end, clause.sentence[1])
    theirs = scene.actors_in(*clause.behind)
    return theirs if scene.flow.startswith(" between ", mention.end) else _owners(scene, mention, clause) + theirs


def _visitors(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who visits: "visit by |A|", "|A|'s visit", "|A| visited"; who is welcomed to a place."""
    if mention.rule == "welcome verb":
        return listed(scene, scene.actors_in(*clause.behind))
    return (mention.noun and _by(scene, mention, clause)) or _owners(scene, mention, clause)


def _by(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Those who are named by "by" or "of" behind a noun."""
    behind = scene.actors_in(*clause.behind)
    while behind and not _BY.search(scene.flow, mention.end, behind[0].start):
        behind = behind[1:]
    return listed(scene, behind) if behind else []


def _owners(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Whose occasion it is: the possessor in the phrase, else the subject of its verb or of the sentence."""
    start, end = clause.inside
    if mention.noun:
        within = scene.actors_in(max(clause.sentence[0], start - 80), end)
        inside = [actor for actor in within if actor.end > start] or pointed_at(scene, start, end, mention)
        if inside:
            return inside
        if mention.rule in _ALONE and not _HIS.search(scene.flow, start, end):
            is_there = scene.words.presence.search(scene.flow, clause.start, start)
            return subjects(scene, clause.start, start) if is_there else _host(scene, mention, clause)
    if mention.rule == "complement" and (before := _governed_with(scene, mention, clause)):
        start = before.head
        return subjects(scene, clause.start, start) or pointed_at(scene, clause.start, start, before)
    return (
        subjects(scene, clause.start, start)
        or pointed_at(scene, clause.start, start, mention)
        or main_subject(scene, mention, clause.sentence)
    )


def _host(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who meets somebody, where only that one is told in the phrase: "At the meeting with A, |B| thanked him"."""
    if mention.type not in {"meeting", "phone_call"} or not scene.flow.startswith(" with ", mention.end):
        return []
    return main_subject(scene, mention, clause.sentence)


def _governed_with(scene: Scene, mention: EventMention, clause: Clause) -> EventMention | None:
    """The occasion told before in a list: "his agenda includes |talks| with A, a meeting with B"."""
    before = [one for one in scene.mentions_in(clause.start, mention.head) if one.noun and one.end < mention.head]
    if not before or before[-1].type != mention.type:
        return None
    return before[-1] if _AND_ALSO.fullmatch(scene.flow, before[-1].end, mention.head) else None


def _signers(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who signs: "|A| and |B| signed", "was signed by |A|"; not who witnesses."""
    if mention.noun or _is_passive(scene, mention, clause):
        end = clause.sentence[1] if mention.noun else clause.behind[1]
        by = _BETWEEN.search(scene.flow, mention.end, end)
        if by is None or scene.words.witnessing.search(scene.flow, mention.end, by.start()):
            return []
        return listed(scene, scene.actors_in(by.end(), end))
    if scene.words.witnessing.search(scene.flow, clause.start, mention.start):
        return []
    return subjects(scene, clause.start, mention.head) + _behind(scene, mention, clause, _WITH)


def _is_passive(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether what is told before is signed: "was |signed| by", "a treaty, |signed| in Rome by"."""
    if _PASSIVE.search(scene.flow, max(clause.start, mention.start - 30), mention.start):
        return True
    return _SIGNED_BY.match(scene.flow, mention.end, clause.behind[1]) is not None


def _speakers(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    return _by(scene, mention, clause) or _owners(scene, mention, clause)


def _appointed(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """Who gets or leaves the post: the object, or the subject of "was elected" and "presented credentials"."""
    named = [actor for actor in scene.actors_in(*clause.behind) if actor.person]
    if mention.noun:
        return ([actor for actor in _owners(scene, mention, clause) if actor.person] or named)[:1]
    passive = _PASSIVE.search(scene.flow, max(clause.start, mention.start - 30), mention.start)
    if named and not passive and mention.rule != "credentials verb":
        return named[:1]
    found = [actor for actor in subjects(scene, clause.start, mention.head) if actor.person]
    return (found or pointed_at(scene, clause.start, mention.start, mention))[-1:]


def _celebrants(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    """The subject, and those "together with" it."""
    return _owners(scene, mention, clause) + _behind(scene, mention, clause, _TOGETHER)


def _founders(scene: Scene, mention: EventMention, clause: Clause) -> list[Actor]:
    return _behind(scene, mention, clause, _BY_WHOM)


_READERS: dict[EventType, _Reader] = {
    "appointment": _appointed,
    "ceremony": _celebrants,
    "conference": _celebrants,
    "milestone": _founders,
    "signing": _signers,
    "statement": _speakers,
    "visit": _visitors,
}
