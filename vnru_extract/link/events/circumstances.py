"""Day and place that an occasion has from the document's header, from talks before it, from a summit it is beside."""

import re
from collections.abc import Sequence

from vnru_extract.link.events.header import Header
from vnru_extract.link.events.joins import Occasion
from vnru_extract.link.events.scene import Scene
from vnru_extract.models import EventType

# "|following the| talks", "|at the end of the| meeting": on the same day
_AFTER = re.compile(
    r"\b(?:after|following|at the (?:close|conclusion|end) of)(?: (?:the|their|his|her))?(?: \w+)? \Z", re.IGNORECASE
)
# "met |on the sidelines of the| summit"
_MARGIN = re.compile(r"\bon the (?:fringes|margins|occasion|sidelines) of\b")
# So far around a mention talks or a summit are told.
_REACH, _SUMMIT = 300, 70
_TALKS: frozenset[EventType] = frozenset({"conference", "meeting"})
_AFTER_TALKS: frozenset[EventType] = frozenset({"ceremony", "signing", "statement"})


def settle_circumstances(scene: Scene, header: Header | None, occasions: Sequence[Occasion]) -> None:
    """Give occasions the day and place that other words of the document state for them."""
    told_at = {told.mention.start: one for one in occasions for told in one.told}
    for one in occasions:
        if header and one.current:
            one.date = one.date or header.date
            one.place = one.place or (header.place if one.type != "visit" else None)
    for one in occasions:
        if one.type in _AFTER_TALKS and one.date is None:
            one.date = _day_of_talks(scene, one, told_at)
        elif one.type == "meeting" and (host := _summit_beside(scene, one, told_at)):
            one.place, one.date = one.place or host.place, one.date or host.date


def _day_of_talks(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> str | None:
    """The day of the talks after which something was signed or said."""
    for told in one.told:
        start, end = told.clause.sentence
        for near in scene.mentions_in(max(start, told.mention.start - _REACH), min(end, told.mention.end + _REACH)):
            talks = told_at.get(near.start)
            is_dated = talks is not None and talks.date is not None and talks.type in _TALKS
            if talks and is_dated and _AFTER.search(scene.flow, max(start, near.start - 45), near.start):
                return talks.date
    return None


def _summit_beside(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> Occasion | None:
    """The summit on whose sidelines two meet."""
    for told in one.told:
        stop = min(told.clause.sentence[1], told.mention.end + _REACH)
        margin = _MARGIN.search(scene.flow, told.mention.end, stop)
        near = scene.mentions_in(margin.end(), margin.end() + _SUMMIT) if margin else ()
        host = told_at.get(near[0].start) if near else None
        if host and host.type == "conference":
            return host
    return None
