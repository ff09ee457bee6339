"""The two parties that a document is about, from how its countries are named, and named together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vnru_extract.countries import CountryMention

# "Russian-Vietnamese", "Vietnam - Russia", "Vietnam/Russia"
_HYPHEN = re.compile(r" ?[-—/] ?")
# "Vietnam and Russia", "Vietnam's trade with Russia"; the preposition must stand right after a noun or two
_AND = re.compile(r"(?:'s?|,)?(?: (?:[a-z]+ ){1,3}(?:with|to)| and| &)(?: the)? ")
# "between the" before "Soviet Union and Vietnam"
_BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
# Between the members of a list: "Russia, India and China"
_LIST = re.compile(r",? (?:and )?(?:the )?|-")
# Title and first paragraph: what they name, a document is about.
_OPENING = 400


def principal_pair(mentions: Sequence[CountryMention], flow: str) -> tuple[str, str] | None:
    """The two parties a document is about, in alphabetical order; None where that is unclear.

    They are the two that are named together most ("Russian-Vietnamese", "between Vietnam and Russia") and often
    each; else the two countries that are named clearly more than any third. A bloc is a party only where it is
    named together with the other ("EU-Vietnam").
    """
    weights = _weights(mentions)
    joint = _joint_weights(mentions, flow).most_common(2)
    if joint and joint[0][1] >= 3 and (len(joint) == 1 or joint[0][1] >= 1.5 * joint[1][1]):
        first, second = joint[0][0]
        if min(weights[first], weights[second]) >= 0.25 * max(weights.values()):
            return first, second
    blocs = {mention.code for mention in mentions if mention.form == "bloc"}
    ranked = [(code, weight) for code, weight in weights.most_common() if code not in blocs]
    if len(ranked) < 2 or ranked[1][1] < 0.25 * ranked[0][1]:
        return None
    if len(ranked) > 2 and ranked[1][1] < 1.5 * ranked[2][1]:
        return None
    first, second = sorted(code for code, _ in ranked[:2])
    return first, second


def _weights(mentions: Sequence[CountryMention]) -> Counter[str]:
    """How much each code is named: a seat counts half of a name, the opening twice."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        weights[mention.code] += (1 if mention.form == "seat" else 2) * (2 if mention.start < _OPENING else 1)
    return weights


def _joint_weights(mentions: Sequence[CountryMention], flow: str) -> Counter[tuple[str, str]]:
    """How strongly each two are named as one matter: a hyphen or "between" counts twice, the opening too."""
    weights: Counter[tuple[str, str]] = Counter()
    for one, other in _neighbours(mentions, flow):
        gap = flow[one.end : other.start]
        hyphen = _HYPHEN.fullmatch(gap) is not None
        if one.code == other.code or not (hyphen or _AND.fullmatch(gap)):
            continue
        strong = hyphen or _BETWEEN.search(flow, max(0, one.start - 15), one.start) is not None
        first, second = sorted((one.code, other.code))
        weights[first, second] += (2 if strong else 1) * (2 if one.start < _OPENING else 1)
    return weights


def _neighbours(mentions: Sequence[CountryMention], flow: str) -> Iterator[tuple[CountryMention, CountryMention]]:
    """Each two mentions in a row that are not part of a list of three."""
    linked = [
        other.start - one.end <= 10 and _LIST.fullmatch(flow, one.end, other.start) is not None
        for one, other in pairwise(mentions)
    ]
    around = [False, *linked, False]
    for at, two in enumerate(pairwise(mentions)):
        if not (around[at] or around[at + 2]):
            yield two
