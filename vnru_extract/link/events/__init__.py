"""Mentions of occasions to one event each: who took part, when, where, and what was signed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from vnru_extract.link.events import plain, reading
from vnru_extract.link.events.circumstances import settle_circumstances
from vnru_extract.link.events.header import header_of
from vnru_extract.link.events.joins import Occasion, joined
from vnru_extract.link.events.plain.pairs import in_its_time
from vnru_extract.link.events.scene import Facts, Scene
from vnru_extract.link.events.sides import TWO_SIDED, completed, is_abroad
from vnru_extract.link.events.told import Told
from vnru_extract.mentions import EventMention
from vnru_extract.models import Event
from vnru_extract.page import Page

__all__ = ["Facts", "link_events"]

_READERS: dict[str, Callable[[Scene, EventMention], list[Told]]] = {
    "en": reading.told_of,
    "ru": plain.told_of,
    "vi": plain.told_of,
}


def link_events(page: Page, mentions: Sequence[EventMention], facts: Facts) -> tuple[Event, ...]:
    """One record an occasion, in the order of the text."""
    if not mentions:
        return ()
    scene = Scene(page, facts, mentions if page.language == "en" else plain.outside_names(mentions, facts))
    header = header_of(scene)
    occasions = joined(_told(scene), header)
    settle_circumstances(scene, header, occasions)
    for one in occasions:
        if not (one.type == "conference" and one.names):  # "the Pacific Summit" is not of the two the page is about
            one.countries = completed(scene, one.type, one.countries, numbered=one.number is not None)
        if page.language != "en":
            one.countries = in_its_time(page, one.date, one.countries)
    abroad = {who for one in occasions if is_abroad(scene, one) for who in one.people}
    of_states = [one for one in occasions if _is_told(scene, one) and _is_of_states(scene, one, abroad)]
    return tuple(_record(scene, number, one) for number, one in enumerate(of_states, 1))


def _told(scene: Scene) -> Iterator[Told]:
    """What each mention says; a talk with somebody is a call where the page speaks of the telephone."""
    for mention in scene.mentions:
        is_call = mention.rule == "partner verb" and scene.is_by_telephone
        for told in _READERS[scene.page.language](scene, replace(mention, type="phone_call") if is_call else mention):
            if mention.rule != "adoption verb":
                yield told
            elif told.agreements:  # what the record does not name may be a law or a plan of one side
                yield _adopted(scene, told)


def _adopted(scene: Scene, told: Told) -> Told:
    """The adoption of an instrument: a signing, but of a joint statement."""
    types = {agreement.type for agreement in scene.facts.agreements if agreement.id in told.agreements}
    if types != {"joint_statement"}:
        return told
    return replace(told, mention=replace(told.mention, type="statement"), word="statement")


def _is_told(scene: Scene, one: Occasion) -> bool:
    """Whether enough is said of an occasion for it to be one."""
    if one.type == "appointment":
        return bool(one.people and one.countries)
    if one.type == "milestone":
        ties = any(scene.cues.ties.search(scene.flow, *told.clause.sentence) for told in one.told)
        return one.date is not None or ties
    if one.type == "conference":
        return bool(one.date or one.place or one.people or one.number)
    return not all(told.is_of_crowd for told in one.told)


def _is_of_states(scene: Scene, one: Occasion, abroad: set[str]) -> bool:
    """Whether it is between states: two take part, or one does in a document on several, or somebody takes office.

    What officials do on a visit `abroad` is, too, where nobody says which country is theirs.
    """
    if len(one.countries) > 1 or (one.countries and not abroad.isdisjoint(one.people)):
        return True
    if one.type in TWO_SIDED:
        return False
    return bool(one.countries) and (one.type == "appointment" or scene.is_on_several)


def _record(scene: Scene, number: int, one: Occasion) -> Event:
    page, first = scene.page, one.told[0].mention
    return Event(
        id=f"e{number}",
        type=one.type,
        date=one.date,
        place=page.text[one.place[0] : one.place[1]] if one.place else None,
        people=tuple(sorted(one.people, key=scene.order.__getitem__)),
        countries=tuple(sorted(one.countries)),
        agreements=tuple(sorted(one.agreements, key=scene.order.__getitem__)),
        spans=tuple(page.span(told.mention.start, told.mention.end) for told in one.told),
        rule=first.rule,
        sentence=page.span(*page.sentence_at(first.start)),
    )
