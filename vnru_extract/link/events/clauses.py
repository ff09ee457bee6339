"""The stretches of a sentence that tell of one occasion: the words before it, its own, and those behind."""

import re
from dataclasses import dataclass

from vnru_extract.link.events.scene import Scene
from vnru_extract.link.events.subjects import main_clause
from vnru_extract.mentions import EventMention

# who talks is listed behind a colon: "talks| between the heads of delegation:| A and B"
_LISTING = re.compile(r" (?:between|of) (?:both|the) [a-z ]{3,40}: ")
# What stands further off in a long sentence is told of something else.
_REACH = 700


@dataclass(frozen=True, slots=True)
class Clause:
    """Offsets: where the words begin that may tell of it, its own words, those behind it, and the sentence."""

    start: int
    inside: tuple[int, int]
    behind: tuple[int, int]
    sentence: tuple[int, int]


def clause_of(scene: Scene, mention: EventMention) -> Clause:
    """The stretches of the sentence of one mention that are about it."""
    sentence = scene.page.sentence_at(mention.start)
    start, end = _without_telling(scene, sentence, mention)
    following = next((m.head for m in scene.mentions_in(mention.end, end) if m.head >= mention.end), end)
    stop = min(end, following)
    listing = _LISTING.match(scene.flow, mention.end, stop)
    if cut := scene.words.breaks.search(scene.flow, listing.end() if listing else mention.end, stop):
        stop = cut.start()
    if mention.noun:
        stop = _end_of_noun(scene, mention, sentence, stop)
    return Clause(start, (mention.head, mention.start), (mention.end, stop), sentence)


def _end_of_noun(scene: Scene, mention: EventMention, sentence: tuple[int, int], stop: int) -> int:
    """Where the words end that belong to a noun: "the visit to Hanoi| strengthened", "The visit| strengthened"."""
    if not scene.words.noun_goes_on.match(scene.flow, mention.end):
        return mention.end
    is_object = mention.rule == "verb of holding"
    listing = _LISTING.match(scene.flow, mention.end, stop)
    floor = listing.end() if listing else mention.end
    if not is_object and (cut := scene.words.noun_ends.search(scene.flow, floor, stop)):
        stop = cut.start()
    comma = main_clause(scene, mention, sentence)
    return stop if comma is None else min(stop, comma)


def _without_telling(scene: Scene, sentence: tuple[int, int], mention: EventMention) -> tuple[int, int]:
    """The sentence without who reports it: "|The minister said that| A met B"."""
    start, end = max(sentence[0], mention.head - _REACH), min(sentence[1], mention.end + _REACH)
    start = max(start, scene.flow.rfind(";", start, mention.head) + 1)
    for told in scene.words.told_before.finditer(scene.flow, start, mention.head):
        start = told.end()
    if told_behind := scene.words.told_behind.search(scene.flow, mention.end, end):
        end = told_behind.start()
    return start, end
