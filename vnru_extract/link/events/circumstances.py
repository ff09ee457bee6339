"""Day and place that an occasion has from the document's header, from talks before it, from a summit it is beside."""

from collections.abc import Sequence

from vnru_extract.link.events.header import Header
from vnru_extract.link.events.joins import Occasion
from vnru_extract.link.events.scene import Scene
from vnru_extract.models import EventType

# So far around a mention talks or a summit are told.
_REACH, _SUMMIT = 300, 70
# So far before in its paragraph.
_PARAGRAPH = 600
# So far down the lead of a dispatch names its day.
_LEAD = 400
_OF_DAY: frozenset[EventType] = frozenset({"ceremony", "conference", "meeting", "signing", "statement"})
_TALKS: frozenset[EventType] = frozenset({"conference", "meeting"})
_FRAMES: frozenset[EventType] = frozenset({"conference", "visit"})
_WITHIN: frozenset[EventType] = frozenset({"ceremony", "signing", "statement"})
_AFTER_TALKS: frozenset[EventType] = frozenset({"ceremony", "signing", "statement"})


def settle_circumstances(scene: Scene, header: Header | None, occasions: Sequence[Occasion]) -> None:
    """Give occasions the day and place that other words of the document state for them."""
    told_at = {told.mention.start: one for one in occasions for told in one.told}
    for one in occasions:
        if header and one.current:
            one.date = one.date or header.date
            one.place = one.place or (header.place if one.type != "visit" else None)
    day = None if header else _day_of_dispatch(scene)
    for one in occasions:
        if day and one.type in _OF_DAY and one.date is None and not _is_of_other_day(scene, one):
            one.date = day
    for one in occasions:
        if one.type in _AFTER_TALKS and one.date is None:
            one.date = _day_of_talks(scene, one, told_at) or _day_before(scene, one, told_at)
        if one.type in _WITHIN and (frame := _frame_of(scene, one, told_at)):
            one.place, one.date = one.place or frame.place, one.date or frame.date
        if one.type == "meeting" and (host := _summit_beside(scene, one, told_at)):
            one.place, one.date = one.place or host.place, one.date or host.date


def _day_of_talks(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> str | None:
    """The day of the talks after which something was signed or said."""
    for told in one.told:
        start, end = told.clause.sentence
        for near in scene.mentions_in(max(start, told.mention.start - _REACH), min(end, told.mention.end + _REACH)):
            talks = told_at.get(near.start)
            is_dated = talks is not None and talks.date is not None and talks.type in _TALKS
            if talks and is_dated and scene.cues.after.search(scene.flow, max(start, near.start - 45), near.start):
                return talks.date
    return None


def _day_before(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> str | None:
    """The day of the talks that the paragraph has told of last; in English its own words say so."""
    start = one.told[0].mention.start
    if scene.page.language == "en" or _is_of_other_day(scene, one):
        return None
    line = scene.flow.rfind("\n", 0, start) + 1
    for near in reversed(scene.mentions_in(max(line, start - _PARAGRAPH), start)):
        talks = told_at.get(near.start)
        if talks and talks is not one and talks.type in _TALKS:
            return talks.date if talks.date and len(talks.date) == len("2018-09-06") else None
    return None


def _day_of_dispatch(scene: Scene) -> str | None:
    """The one day that a page names, where its lead does: "On May 3, talks were held in Rome"."""
    days = {date.value for date in scene.dates if len(date.value) == len("2018-09-06") and not scene.is_in_name(date)}
    lead = [date for date in scene.dates_in(0, _LEAD) if date.value in days]
    return days.pop() if len(days) == 1 and lead else None


def _is_of_other_day(scene: Scene, one: Occasion) -> bool:
    """Whether an occasion without a day is told as one to come, or of old: "the |previous| meeting", "|will| meet"."""
    return any(
        scene.cues.other_day.search(
            scene.flow, max(told.clause.sentence[0], told.mention.head - _SUMMIT), told.mention.end
        )
        for told in one.told
    )


def _frame_of(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> Occasion | None:
    """The summit or visit that opens the sentence or follows, at which something is signed or said."""
    for told in one.told:
        start, stop = told.clause.sentence
        around = (told.mention.end, min(stop, told.mention.end + _REACH)), (start, told.mention.head)
        for low, high in around:
            near = next(iter(scene.mentions_in(low, high)), None)
            frame = told_at.get(near.start) if near else None
            if near and frame and frame.type in _FRAMES and scene.cues.at.search(scene.flow, low, near.head):
                return frame
    return None


def _summit_beside(scene: Scene, one: Occasion, told_at: dict[int, Occasion]) -> Occasion | None:
    """The summit on whose sidelines two meet."""
    for told in one.told:
        stop = min(told.clause.sentence[1], told.mention.end + _REACH)
        margin = scene.cues.margin.search(scene.flow, told.mention.end, stop)
        near = scene.mentions_in(margin.end(), margin.end() + _SUMMIT) if margin else ()
        host = told_at.get(near[0].start) if near else None
        if host and host.type == "conference":
            return host
    return None
