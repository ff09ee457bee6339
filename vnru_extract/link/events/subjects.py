"""Whose an occasion is by the grammar of its sentence, and to whom pronouns refer."""

import re
from collections.abc import Sequence

from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.mentions import EventMention

# "A|, who is on |a trip to Chile"
_RELATIVE = re.compile(r",? who\b(?P<one> (?:has|is|was)\b)?[^,;.]{0,80}")
# "At the talks, A| told |B"
_VERB = re.compile(r",? (?:[a-z]++(?<=ed|ld|.s|.t)|will|met|said|both|who)\b")
# So far from the head of a sentence an occasion opens it, and so far behind the main clause may begin.
_OPENING, _REACH, _SUBJECT = 30, 200, 150
_INVITED = re.compile(r"\b(?:at|upon|on) the (?:kind )?invitation of\b|\binvitation (?:of|from|by)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Mm]y)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)


def subjects(scene: Scene, start: int, head: int) -> list[Actor]:
    """Who is the subject of words that begin at `head`: right before them, else first in the clause from `start`."""
    before = scene.actors_in(start, head)
    if not before:
        return []
    if relative := _RELATIVE.fullmatch(scene.flow, before[-1].end, head):
        return before[-1:] if relative["one"] else _list_before(scene, before)
    if scene.words.ties.fullmatch(scene.flow, before[-1].end, head):
        return _list_before(scene, before)
    earlier = next((m for m in scene.mentions_in(start, head) if m.end <= head), None)
    first = [actor for actor in before if earlier is None or actor.end <= earlier.head]
    return listed(scene, first or before)


def _list_before(scene: Scene, actors: Sequence[Actor]) -> list[Actor]:
    """The last of these, and those that it is listed with."""
    first = len(actors) - 1
    while first and scene.words.titles.fullmatch(scene.flow, actors[first - 1].end, actors[first].start):
        first -= 1
    return list(actors[first:])


def listed(scene: Scene, actors: Sequence[Actor]) -> list[Actor]:
    """The first of these, and those that are listed with it."""
    last = 1
    while last < len(actors) and scene.words.titles.fullmatch(scene.flow, actors[last - 1].end, actors[last].start):
        last += 1
    return list(actors[:last])


def main_clause(scene: Scene, mention: EventMention, sentence: tuple[int, int]) -> int | None:
    """Where the main clause begins that an occasion opens: "During the visit to Hanoi|, |President A met"."""
    if not (mention.noun or mention.rule == "audience verb") or mention.head - sentence[0] > _OPENING:
        return None
    comma = scene.flow.find(",", mention.end, min(sentence[1], mention.end + _REACH))
    while comma >= 0:
        named = scene.actors_in(comma, min(comma + _SUBJECT, sentence[1]))
        if named and scene.words.titles.fullmatch(scene.flow, comma, named[0].start):
            return comma if _VERB.match(scene.flow, listed(scene, named)[-1].end) else None
        comma = scene.flow.find(",", comma + 1, min(sentence[1], mention.end + _REACH))
    return None


def main_subject(scene: Scene, mention: EventMention, sentence: tuple[int, int]) -> list[Actor]:
    """The subject of a sentence that the occasion opens: "At the meeting with A, |B| said"."""
    comma = main_clause(scene, mention, sentence)
    return [] if comma is None else listed(scene, scene.actors_in(comma, sentence[1]))


def pointed_at(scene: Scene, start: int, end: int, mention: EventMention) -> list[Actor]:
    """Whom a pronoun between two offsets means: "|his| visit", "|I| met", "|your| visit"."""
    if _HE.search(scene.flow, start, end):
        following = scene.actors_in(mention.end, scene.page.sentence_at(start)[1])
        meant = scene.antecedent(start) or next((actor for actor in following if actor.person), None)
        return [meant] if meant else []
    speaker, hearer = scene.speaker_at(start), scene.hearer_at(start)
    if _I.search(scene.flow, start, end):
        return [speaker] if speaker else []
    if _YOU.search(scene.flow, start, end):
        return [hearer] if hearer else []
    if speaker and hearer and _WE.search(scene.flow, start, end):
        return [speaker, hearer]
    return []


def invited_by(scene: Scene, sentence: tuple[int, int]) -> set[str]:
    """Who invites, in a sentence."""
    if sentence not in scene.inviting:
        hosts: set[str] = set()
        for invitation in _INVITED.finditer(scene.flow, *sentence):
            near = scene.actors_in(invitation.end(), min(sentence[1], invitation.end() + _SUBJECT))
            hosts |= {actor.person for actor in near[:2] if actor.person}
        scene.inviting[sentence] = hosts
    return scene.inviting[sentence]
