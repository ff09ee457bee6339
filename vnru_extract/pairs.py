"""The two parties that a document is about, from how its countries are named, and named together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vnru_extract.countries import CountryMention

# "Russian-Vietnamese", "Vietnam - Russia", "Vietnam/Russia"
_HYPHEN = re.compile(r" ?[-—/] ?")


@dataclass(frozen=True, slots=True)
class _Joints:
    """What stands between two countries that are named together.

    `joined`: "Vietnam |and| Russia", "Vietnam|'s trade with| Russia"; in English the preposition must stand right
    after a noun or two. `between`: what stands before the two. `listed`: between the members of a list.
    """

    joined: re.Pattern[str]
    between: re.Pattern[str]
    listed: re.Pattern[str]


_JOINTS = {
    "en": _Joints(
        re.compile(r"(?:'s?|,)?(?: (?:[a-z]+ ){1,3}(?:with|to)| and| &)(?: the)? "),
        re.compile(r"\b[Bb]etween (?:the )?$"),
        re.compile(r",? (?:and )?(?:the )?|-"),
    ),
    # "России |и| Вьетнама", "России |с| Вьетнамом"; "между Правительством |России| и Правительством| Вьетнама"
    "ru": _Joints(
        re.compile(r",? (?:(?:[а-яё]+ ){0,2}(?:со?|во?)|(?:а также|и)(?: [Пп]равительств[а-я]{1,3})?) "),
        re.compile(r"\b[Мм]ежду (?:[Пп]равительств[а-я]{1,3} )?$"),
        re.compile(r",? (?:и )?|-"),
    ),
    # "Việt Nam |và| Nga", "Việt Nam |hợp tác với| Nga", "Việt Nam |và Chính phủ| Nga"
    "vi": _Joints(
        re.compile(r",? (?:(?:[a-zà-ỹđ]+ ){0,3}với|và|cùng)(?: [Cc]hính phủ)?(?: nước)? "),
        re.compile(r"\b[Gg]iữa (?:hai nước )?(?:[Cc]hính phủ )?(?:nước )?$"),
        re.compile(r",? (?:và )?|-"),
    ),
}
# Title and first paragraph: what they name, a document is about.
_OPENING = 400


def principal_pair(mentions: Sequence[CountryMention], flow: str, language: str = "en") -> tuple[str, str] | None:
    """The two parties a document is about, in alphabetical order; None where that is unclear.

    They are the two that are named together most ("Russian-Vietnamese", "between Vietnam and Russia") and often
    each; else the two countries that are named clearly more than any third. A bloc is a party only where it is
    named together with the other ("EU-Vietnam").
    """
    mentions = _as_today(mentions)
    weights = _weights(mentions)
    joint = _joint_weights(mentions, flow, _JOINTS[language]).most_common(2)
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


def _as_today(mentions: Sequence[CountryMention]) -> Sequence[CountryMention]:
    """The Soviet Union as Russia where Russia is named as often: such a page tells of Russia, and how it began."""
    named = Counter(mention.code for mention in mentions)
    if not named["SU"] or named["RU"] < named["SU"]:
        return mentions
    return [replace(mention, code="RU") if mention.code == "SU" else mention for mention in mentions]


def _weights(mentions: Sequence[CountryMention]) -> Counter[str]:
    """How much each code is named: a seat counts half of a name, the opening twice."""
    weights: Counter[str] = Counter()
    for mention in mentions:
        weights[mention.code] += (1 if mention.form == "seat" else 2) * (2 if mention.start < _OPENING else 1)
    return weights


def _joint_weights(mentions: Sequence[CountryMention], flow: str, joints: _Joints) -> Counter[tuple[str, str]]:
    """How strongly each two are named as one matter: a hyphen or "between" counts twice, the opening too."""
    weights: Counter[tuple[str, str]] = Counter()
    for one, other in _neighbours(mentions, flow, joints.listed):
        gap = flow[one.end : other.start]
        hyphen = _HYPHEN.fullmatch(gap) is not None
        if one.code == other.code or not (hyphen or joints.joined.fullmatch(gap)):
            continue
        strong = hyphen or joints.between.search(flow, max(0, one.start - 40), one.start) is not None
        first, second = sorted((one.code, other.code))
        weights[first, second] += (2 if strong else 1) * (2 if one.start < _OPENING else 1)
    return weights


def _neighbours(
    mentions: Sequence[CountryMention], flow: str, listed: re.Pattern[str]
) -> Iterator[tuple[CountryMention, CountryMention]]:
    """Each two mentions in a row that are not part of a list of three."""
    linked = [
        other.start - one.end <= 10 and listed.fullmatch(flow, one.end, other.start) is not None
        for one, other in pairwise(mentions)
    ]
    around = [False, *linked, False]
    for at, two in enumerate(pairwise(mentions)):
        if not (around[at] or around[at + 2]):
            yield two
