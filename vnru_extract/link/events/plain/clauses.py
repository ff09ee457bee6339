"""The stretches of a sentence that tell of one occasion, where no article or form of a verb marks them."""

import re

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.scene import Scene
from vnru_extract.mentions import EventMention

# What stands further off in a long sentence is told of something else.
_REACH = 600
# So far behind a comma a relative clause has its verb.
_RELATIVE = 30
_AND = re.compile(r" и (?P<word>[а-яё]+)")
_WORD = re.compile(r"[^\W\d_]+")


def clause_of(scene: Scene, mention: EventMention) -> Clause:
    """The stretches of the sentence of one mention that are about it."""
    sentence = scene.page.sentence_at(mention.start)
    start, end = _without_telling(scene, sentence, mention)
    stop = min(end, following(scene, mention, end))
    cut = scene.plain.breaks.search(scene.flow, mention.end, stop)
    if cut and mention.noun and _is_about_it(scene, cut):
        cut = scene.plain.breaks.search(scene.flow, cut.end() + _RELATIVE, stop)
    if cut:
        stop = cut.start()
    stop = _end_of_noun(scene, mention, stop) if mention.noun else _end_of_verb(scene, mention, stop)
    return Clause(start, (mention.head, mention.start), (mention.end, stop), sentence)


def _is_about_it(scene: Scene, cut: re.Match[str]) -> bool:
    """Whether a relative clause says when and where it is held: "переговоры, |которые состоялись| в мае"."""
    words = _WORD.findall(scene.flow[cut.start() : cut.end() + _RELATIVE])
    return any(word in scene.plain.goes_on for word in words)


def following(scene: Scene, mention: EventMention, end: int) -> int:
    """Where the words of the next occasion begin, or the end."""
    others = (other for other in scene.mentions_in(mention.end, end) if not _is_kind(mention, other))
    return next((one.head if one.head >= mention.end else one.start for one in others), end)


def _is_kind(mention: EventMention, following: EventMention) -> bool:
    """Whether a noun only says what kind of visit a verb tells of: "прибыл с |визитом| в Рим"."""
    is_kind = following.definite or following.rule in {"kind of visit", "verb of holding"}
    return mention.type == following.type == "visit" and following.noun and not mention.noun and is_kind


def _end_of_noun(scene: Scene, mention: EventMention, stop: int) -> int:
    """Where the words end that belong to a noun: "встреча с А| укрепила", not "встреча с А |состоялась| в Риме"."""
    if cut := scene.plain.ends.search(scene.flow, mention.end, stop):
        stop = cut.start()
    if scene.plain.is_verb is None:
        return stop
    for word in _WORD.finditer(scene.flow, mention.end, stop):
        written = word.group()
        if written.islower() and written not in scene.plain.goes_on and scene.plain.is_verb(written):
            return word.start()
    return stop


def _end_of_verb(scene: Scene, mention: EventMention, stop: int) -> int:
    """Where another verb of the same subject begins: "встретился с А| и осмотрел завод"."""
    if scene.plain.is_verb is None:
        return stop
    joined = _AND.finditer(scene.flow, mention.end, stop)
    return next((one.start() for one in joined if scene.plain.is_verb(one["word"])), stop)


def _without_telling(scene: Scene, sentence: tuple[int, int], mention: EventMention) -> tuple[int, int]:
    """The sentence without who reports it, and without the clauses before: "|Министр заявил, что| А встретился с Б"."""
    start, end = max(sentence[0], mention.head - _REACH), min(sentence[1], mention.end + _REACH)
    if source := scene.plain.source.match(scene.flow, start, mention.head):
        start = source.end()
    for cue in (scene.plain.told_before, scene.plain.clause_starts):
        for told in cue.finditer(scene.flow, start, mention.head):
            start = told.end()
    if told_behind := scene.plain.told_behind.search(scene.flow, mention.end, end):
        end = told_behind.start()
    return start, end
