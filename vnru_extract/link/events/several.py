"""One mention that tells of several occasions: "calls with |A| and |B|", "visited India in |2017| and |2019|"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.days import is_short
from vnru_extract.link.events.scene import Actor, Scene
from vnru_extract.link.events.told import Told
from vnru_extract.mentions import DateMention

# plurals of what is one occasion with each
_EACH = re.compile(r"(?:phone |telephone )?(?:calls|conversations|meetings)\Z", re.IGNORECASE)
# "in 2017| and |2019", "in February| and in |December", "in May|, June| and |July"
_AND = re.compile(r",?(?: and)?(?: (?:in|on))?(?: early| late)? *")
# the day in brackets behind a name: "President A| (|April|)"
_ASIDE = re.compile(r" *\((?:in )?")


def apart(scene: Scene, told: Told) -> list[Told]:
    """The mention once for each occasion that it tells of."""
    if told.mention.noun and _EACH.fullmatch(scene.flow, told.mention.start, told.mention.end):
        return with_each(scene, told)
    days = _days(scene, told.clause)
    return [replace(told, date=day) for day in days] if len(days) > 1 else [told]


def _days(scene: Scene, clause: Clause) -> list[str]:
    """The days of a list behind the mention, which an interval is not."""
    listed: list[DateMention] = []
    for date in scene.dates_in(*clause.behind):
        if "/" in date.value or not is_short(date.value):
            continue
        if listed and not _AND.fullmatch(scene.flow, listed[-1].end, date.start):
            listed = []
        listed.append(date)
    return [date.value for date in listed]


def with_each(scene: Scene, told: Told) -> list[Told]:
    """One for each of those named behind, with the subject, and the day in brackets after the name."""
    named: dict[str, Actor] = {}
    for actor in scene.actors_in(*told.clause.behind):
        if actor.person and actor.person in told.people:
            named[actor.person] = actor
    if len(named) < 2:
        return [told]
    ours = [person for person in told.people if person not in named]
    return list(_each(scene, told, ours, named))


def _each(scene: Scene, told: Told, ours: list[str], named: dict[str, Actor]) -> Iterator[Told]:
    for person, actor in named.items():
        aside = _ASIDE.match(scene.flow, actor.end)
        days = [date.value for date in scene.dates_in(aside.end(), aside.end() + 30)[:1]] if aside else []
        people = [*ours, person]
        codes = {code for who in people if (code := scene.country[who])}
        if told.mention.rule == "held" and not ours and scene.home:
            codes.add(scene.home)
        yield replace(told, people=people, countries=codes or told.countries, date=days[0] if days else told.date)
