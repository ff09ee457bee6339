"""What stands between two parties in a name: "с одной стороны", "и его государствами-членами"."""

import re

# между Союзом| и его государствами-членами|
_MEMBERS = re.compile(r" и (?:его|ее|её) государств\w{2,3}-член\w{2,3}")
# между Союзом|, с одной стороны, и |Республикой Сербия|, с другой стороны|
_ONE_SIDE = re.compile(r", с одной стороны,? и(?= )")
_OTHER_SIDE = re.compile(r",? с другой стороны(?:,(?= (?:о|об|от) )|(?![\w-]))")


def joining_end(flow: str, at: int, stop: int) -> int | None:
    """Where an aside ends that the other party follows, its "и" taken in."""
    found = _ONE_SIDE.match(flow, at, stop)
    return found.end() if found else None


def closing_end(flow: str, at: int, stop: int) -> int | None:
    """Where an aside ends that belongs to the party before it."""
    found = _MEMBERS.match(flow, at, stop) or _OTHER_SIDE.match(flow, at, stop)
    return found.end() if found else None
