"""What one mention says of its occasion."""

from dataclasses import dataclass, field

from vnru_extract.link.events.clauses import Clause
from vnru_extract.link.events.places import Place
from vnru_extract.mentions import EventMention


@dataclass
class Told:
    """A mention with what its own sentence says of its occasion.

    `of_both`: its people are told by words for those of an occasion before ("they", "the two leaders"). `joining`: it
    tells who else takes part. `is_of_crowd`: a verb whose subject is nobody who serves a state ("tourists visited").
    `word` is the trigger, `name` the words of a proper name before it, `where` the place, all in small letters; `homes`
    are the countries that the people are of; `heads`: it stands in a heading.
    """

    mention: EventMention
    clause: Clause
    people: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    place: Place | None = None
    date: str | None = None
    agreements: frozenset[str] = frozenset()
    of_both: bool = False
    joining: bool = False
    is_of_crowd: bool = False
    word: str = ""
    where: str = ""
    name: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    heads: bool = False
