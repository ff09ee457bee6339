"""Whether a verb tells of something that happened, happens or is announced; else it is a wish, a rule or a no."""

import re
from collections.abc import Sequence

from vnru_extract.extractors.events.words import StandingWords, VerbForm
from vnru_extract.page import Page

# So many characters before a verb hold all that bears on it.
_REACH = 70
# "6. |Addressing|"
_ITEM = re.compile(r"[\d.() ]*")
_TOKEN = re.compile(r"[\w'-]+|[,;:()\"]")


def is_fact(page: Page, verb: tuple[int, int], form: VerbForm, words: StandingWords) -> bool:
    """Whether a verb in such a form tells of an occasion, and not of a wish."""
    floor = page.sentence_at(verb[0])[0]
    before = tokens(page.flow, max(floor, verb[0] - _REACH), verb[0])
    chain = _chain(before, words)
    rest = before[: len(before) - len(chain)]
    if _is_refused(chain, rest, words) or not words.conditions.isdisjoint(_clause(before)):
        return False
    if form.tense == "past":
        new = form.type == "signing" and (page.flow.startswith("newly", verb[0]) or _is_new(chain, words))
        return new or _is_past_fact(chain, rest, words)
    if rest and not chain and rest[-1] in words.determiners:
        return False  # "their |names|" is a noun
    if form.tense == "base":
        decided = form.type == "milestone" and chain == ["to"] and rest[-1:] and rest[-1] in words.decided
        return bool(decided) or _is_base_fact(chain, rest, words)
    return form.tense == "present" or _is_going_on(before, words)


def opens_sentence(page: Page, at: int) -> bool:
    """Whether nothing but the number of a paragraph stands before: "6. |Addressing| the forum, Minister A said"."""
    return _ITEM.fullmatch(page.flow, page.sentence_at(at)[0], at) is not None


def tokens(flow: str, start: int, end: int) -> list[str]:
    """Words and stops between two offsets, in small letters."""
    return [token.lower() for token in _TOKEN.findall(flow[start:end])]


def _clause(before: Sequence[str]) -> Sequence[str]:
    """The words after the last stop."""
    stops = (at for at in range(len(before), 0, -1) if not before[at - 1][0].isalnum() and before[at - 1][0] != "'")
    return before[next(stops, 0) :]


def _chain(before: list[str], words: StandingWords) -> list[str]:
    """The auxiliaries, adverbs and negations right before a verb."""
    at = len(before)
    while at and (before[at - 1] in words.chain or before[at - 1].endswith(("ly", "n't"))):
        at -= 1
    return before[at:]


def _is_refused(chain: list[str], rest: list[str], words: StandingWords) -> bool:
    """Whether a word of the chain says no, or maybe; "would" after "said" is a time to come."""
    bad = {word for word in chain if word in words.refused or word.endswith("n't")}
    if bad == {"would"} and not words.telling.isdisjoint(rest) and "have" not in chain:
        return False
    return bool(bad)


def _is_new(chain: list[str], words: StandingWords) -> bool:
    """Whether a participle before its noun tells a fact all the same: "the recently |signed| treaty"."""
    return bool(chain) and words.new.issuperset(chain)


def _is_past_fact(chain: list[str], rest: list[str], words: StandingWords) -> bool:
    """Whether it is no wish ("wants to be |elected|") and no participle before its noun ("the |elected| leader")."""
    if "to" in chain and (words.wishing.intersection(chain) or words.wishing.intersection(rest[-1:])):
        return False
    bare = words.auxiliaries.isdisjoint(chain)
    return not (bare and rest and rest[-1] in words.articles)


def _is_base_fact(chain: list[str], rest: list[str], words: StandingWords) -> bool:
    """Whether it is announced or emphatic ("will |visit|", "is to |visit|"), or told by "had the honour to |meet|"."""
    if not {"'ll", "did", "will", "would"}.isdisjoint(chain):
        return True
    if "to" not in chain:
        return False
    led = chain[: len(chain) - 1 - chain[::-1].index("to")] or rest
    return bool(led) and (led[-1] in words.announcing or led[-1] in words.happened)


def _is_going_on(before: list[str], words: StandingWords) -> bool:
    """Whether an -ing form is a fact: "is |visiting|", "after |meeting|", "had the honour of |meeting|"."""
    last = before[-1] if before else ""
    if last == "of":
        return before[-2:-1] != [] and before[-2] in words.happened
    return last in words.going_on or (last == "for" and not words.thanks.isdisjoint(before))
