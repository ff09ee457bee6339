"""Russia or the Soviet Union: where a text in Russian or Vietnamese names both, the years told beside a name decide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote
from vnru_extract.link.nationality.scene import Scene

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LAST_SOVIET_YEAR = 1991


def spans_both(scene: Scene) -> bool:
    """Whether the text tells of both states."""
    return scene.page.language != "en" and {"RU", "SU"} <= scene.named.keys()


def as_one_state(votes: Iterable[Vote]) -> Iterator[Vote]:
    """The votes, none for the Soviet Union against Russia."""
    return (replace(vote, code="RU") if vote.code == "SU" else vote for vote in votes)


def state_of_its_time(scene: Scene, person: Individual) -> str | None:
    """The person's country, `SU` or `RU` by the last year told beside its mentions, else in all the text."""
    if person.country not in {"RU", "SU"}:
        return person.country
    years = [year for mention in person.mentions for year in _years(scene, mention.start)]
    years = years or _YEAR.findall(scene.flow)
    if not years:
        return person.country
    return "SU" if int(max(years)) <= _LAST_SOVIET_YEAR else "RU"


def _years(scene: Scene, at: int) -> list[str]:
    start, end = scene.page.sentence_at(at)
    found: list[str] = _YEAR.findall(scene.flow, start, end)
    return found or _YEAR.findall(scene.flow, scene.flow.rfind("\n", 0, at) + 1, at)[-1:]
