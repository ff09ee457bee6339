"""The line of day and place under a heading: "September 6, 2018, Sochi"."""

import re
from dataclasses import dataclass

from vnru_extract.link.events.places import Place, places_in
from vnru_extract.link.events.scene import Scene
from vnru_extract.places import country_of_place

# So far down a header may stand, and so much besides day and place.
_DEPTH = 700
_REST = 45
# "September 6, 2018|, Sochi|"
_NAME = re.compile(r"(?:[ ,]|\d\d:\d\d)*(?P<name>[A-Z][a-z]\w+(?: [A-Z]\w+)*)\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """The day, the place where one is given, and where the line begins."""

    start: int
    end: int
    date: str
    place: Place | None


def header_of(scene: Scene) -> Header | None:
    """The first line of the page that is no more than a day, a place and an hour."""
    for date in scene.dates_in(0, _DEPTH):
        start = scene.flow.rfind("\n", 0, date.start) + 1
        end = scene.flow.find("\n", date.end)
        end = len(scene.flow) if end < 0 else end
        rest = (date.start - start) + (end - date.end)
        if len(date.value) == len("2018-09-06") and rest <= _REST and start > 0:
            return Header(start, end, date.value, _place(scene, start, end, date.end))
    return None


def _place(scene: Scene, start: int, end: int, behind: int) -> Place | None:
    """The place in that line or in the next one, if that is as short."""
    following = scene.flow.find("\n", end + 1)
    stop = following if end < following < end + _REST else end
    if places := places_in(scene, start, stop):
        return places[0]
    name = _NAME.match(scene.flow, behind, end)
    code = country_of_place(name["name"], scene.page.language) if name else None
    return (name.start("name"), name.end("name"), code) if name and code else None
