"""What a mention says of its occasion in Russian and Vietnamese: people, countries, place and day.

Neither language has articles, and both tell who does what by words that stand before: the reading is the same, and
only the words differ (`words`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import Place
from vnru_extract.link.events.plain.clauses import clause_of
from vnru_extract.link.events.plain.companions import companions
from vnru_extract.link.events.plain.days import day_of
from vnru_extract.link.events.plain.people import participants
from vnru_extract.link.events.plain.places import place_of
from vnru_extract.link.events.plain.sides import sides_of
from vnru_extract.link.events.scene import Facts, Scene
from vnru_extract.link.events.several import with_each
from vnru_extract.link.events.told import Told, guest, signed_at
from vnru_extract.mentions import EventMention
from vnru_extract.models import EventType

# So near what bears on a mention stands.
_REACH = 60
# So near behind "лидеры" stands of which countries, if of others than those told: "лидеры |США и России|".
_OF_WHICH = 15
# Occasions that two countries have.
_OF_SIDES: frozenset[EventType] = frozenset({"ceremony", "meeting", "milestone", "signing", "statement"})
# The first line of a page is no longer.
_FIRST = 250
# plurals of what is one occasion with each
_EACH = re.compile(r"(?:беседы|встречи|телефонные (?:беседы|разговоры))\Z", re.IGNORECASE)
# "форум |АТЭС|", "форум |"Русь"|"
_NAME = re.compile(r"[^\W\d_]{2,}")


def told_of(scene: Scene, mention: EventMention) -> list[Told]:
    """Everything that the sentence of a mention states of its occasion."""
    clause = clause_of(scene, mention)
    actors = participants(scene, mention, clause)
    place = place_of(scene, mention, clause)
    agreements = signed_at(scene, mention)
    if mention.type == "visit" and place and place[2]:
        actors = [actor for actor in actors if actor.country != place[2]] or guest(scene, mention, clause, place[2])
    beside = companions(scene, mention, clause)
    of_both = not any(actor.person for actor in actors) and _is_of_pair(scene, mention, clause)
    joining = mention.joining or (mention.definite and bool(beside) and not any(actor.person for actor in actors))
    actors = [*actors, *beside]
    people = list(dict.fromkeys(actor.person for actor in actors if actor.person))
    told = Told(
        mention,
        clause,
        people,
        countries=sides_of(scene, mention, clause, actors, place, agreements),
        place=place,
        date=day_of(scene, mention, clause),
        agreements=agreements,
        of_both=of_both,
        joining=joining,
        where=scene.flow[place[0] : place[1]].lower() if place else "",
        name=_name(scene, mention, clause),
        homes=frozenset(code for who in people if (code := scene.country[who])),
        word=mention.word or scene.flow[mention.start : mention.end].lower(),
        of_sides=mention.type in _OF_SIDES and _is_of_sides(scene, mention, clause),
        tells_alone=not mention.noun,
        fresh=_is_fresh(scene, mention, place, agreements),
        heads=_heads(scene, mention),
        is_of_crowd=not actors and _is_of_crowd(scene, mention, clause),
    )
    if mention.rule == "audience verb" and not (people or told.of_both):
        return []
    return _apart(scene, told)


def _is_fresh(scene: Scene, mention: EventMention, place: Place | None, agreements: frozenset[str]) -> bool:
    """Whether it tells of papers that nothing named before, or of a journey to another town than the capital."""
    if mention.type == "visit" and place and not mention.noun:
        return not scene.page.countries_in(place[0], place[1])
    return mention.type == "signing" and not agreements


def _heads(scene: Scene, mention: EventMention) -> bool:
    """Whether it stands in a heading, or in the first line of the page."""
    end = scene.flow.find("\n", 0, _FIRST)
    return mention.end <= end or is_heading(scene.page, mention.start)


def _apart(scene: Scene, told: Told) -> list[Told]:
    """One for each of those that "провел |встречи| с А и Б" names, else the one."""
    if told.mention.rule != "verb of holding" or not _EACH.fullmatch(scene.flow, told.mention.start, told.mention.end):
        return [told]
    return with_each(scene, told)


def outside_names(mentions: Sequence[EventMention], facts: Facts) -> list[EventMention]:
    """The mentions that are no part of an instrument's name: "Заявление об |установлении| партнерства"."""
    names = sorted((one.start, one.end) for one in facts.instruments)
    starts = [start for start, _ in names]

    def is_outside(mention: EventMention) -> bool:
        at = bisect_left(starts, mention.start)
        return not at or names[at - 1][1] < mention.end

    return [mention for mention in mentions if is_outside(mention)]


def _is_of_pair(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether words before a mention mean those told before: "|стороны| подписали"; not who looks on."""
    if mention.type == "signing" and scene.plain.witnessing.search(scene.flow, *clause.sentence):
        return False
    start = max(clause.start, mention.head - _REACH)
    if scene.cues.other_day.search(scene.flow, start, mention.start):
        return False
    pair = scene.plain.pairs.search(scene.flow, start, mention.start)
    return pair is not None and not scene.page.countries_in(pair.end(), pair.end() + _OF_WHICH)


def _is_of_sides(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether "|hai nước| ký" means the two countries told before, in a page that is not of two."""
    if scene.pair:
        return False
    around = (max(clause.start, mention.head - _REACH), mention.start)
    return any(words.search(scene.flow, *around) for words in (scene.plain.both, scene.plain.pairs))


def _is_of_crowd(scene: Scene, mention: EventMention, clause: Clause) -> bool:
    """Whether a verb of going has no subject that serves a state: "|туристы| посетили"."""
    if mention.rule not in {"place verb", "way verb"}:
        return False
    around = (clause.start, clause.behind[1])
    return not (scene.plain.company.search(scene.flow, *around) or scene.plain.he.search(scene.flow, *around))


def _name(scene: Scene, mention: EventMention, clause: Clause) -> frozenset[str]:
    """The capitalised words of a conference's name before the noun, and the bodies it is named after behind."""
    if mention.type != "conference":
        return frozenset()
    start = mention.head
    if start == clause.sentence[0]:  # "|Первое| заседание": any word that opens a sentence has a capital
        start = scene.flow.find(" ", start, mention.start) + 1 or mention.start
    before = [word for word in _NAME.findall(scene.flow[start : mention.start]) if word[0].isupper()]
    behind = [m.code for m in scene.page.countries_in(mention.end, mention.end + 25) if m.form == "bloc"]
    return frozenset(word.lower()[:6] for word in (*before, *behind))
