"""What a clause says has happened to an instrument, for languages whose verbs stand before or after its name.

The patterns are each language's own (`Turns`); what follows from where they stand is the same in all of them.
"""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.marks import marks
from vnru_extract.lexicon import alternation
from vnru_extract.models import InstrumentStatus, InstrumentType
from vnru_extract.page import Page

Span = tuple[int, int]
# what is adopted and published, where treaties are signed and concluded
_ISSUED = frozenset({"charter", "communique", "declaration", "joint_statement", "other", "plan", "programme"})
_BEFORE, _AFTER, _NEAR = 330, 150, 60


@dataclass(frozen=True)
class Turns:
    """The words of one language: of making, of making yet to come, and of what comes after.

    `wished` are forms of making that tell of none made, `breaks` end what a verb governs, and `resumes` straight after
    a name takes it up again ("which was").
    """

    made: re.Pattern[str]
    issued: re.Pattern[str]
    coming: re.Pattern[str]
    entry: re.Pattern[str]
    in_force: re.Pattern[str]
    wished: re.Pattern[str]
    expiry: re.Pattern[str]
    status: tuple[tuple[InstrumentStatus, re.Pattern[str]], ...]
    handled: re.Pattern[str]
    breaks: re.Pattern[str]
    resumes: re.Pattern[str]
    acts: re.Pattern[str]
    heads: re.Pattern[str]


def wildcards(phrases: tuple[str, ...], letters: str = r"\w{0,8}") -> str:
    """The source of a pattern for any of the phrases, whole, whose `*` stands for any ending."""
    return rf"(?<![\w-])(?:{alternation(phrases).replace(re.escape('*'), letters)})(?!\w)"


def course(page: Page, name: Span, kind: InstrumentType, clause: Span, turns: Turns) -> Life:
    """The life of the instrument named at `name`, as the clause around it tells."""
    made, to_come = _making(page, name, kind, clause, turns)
    entry = _after(page, turns.entry, name, clause, turns)
    entry = entry or _close_before(page, turns.entry, name, clause)
    expiry = _after(page, turns.expiry, name, clause, turns) or _close_before(page, turns.expiry, name, clause)
    status = _status(page, name, clause, turns)
    floor = 0 if entry is None else max(name[1] if entry[0] >= name[1] else clause[0], entry[0] - _NEAR // 2)
    come = entry and not turns.coming.search(page.flow, floor, entry[0])
    if entry and come and turns.in_force.match(page.flow, entry[0]) and status == "unknown":
        status = "in_force"
    if status == "unknown" and made:
        status = "drafted" if to_come else "signed"
    near = (max(clause[0], name[0] - _BEFORE), min(clause[1], name[1] + _NEAR))
    touched = made is not None or entry is not None or status != "unknown"
    touched = touched or marks(page, turns.handled).first(*near) is not None
    return Life(status, made if made and not to_come else None, entry, expiry, made is not None, touched)


def _making(page: Page, name: Span, kind: InstrumentType, clause: Span, turns: Turns) -> tuple[Span | None, bool]:
    """The verb by which it was made, and whether that is only to come: right after the name, before it, or later."""
    before = _before(page, name, kind, clause, turns)
    after = _following(page, name, kind, clause, turns)
    chosen = after if after and (before is None or after[0] - name[1] < _NEAR) else before
    if chosen is None:
        return None, False
    floor = name[1] if chosen[0] >= name[1] else clause[0]
    if turns.wished.fullmatch(page.flow, *chosen):
        return chosen, True
    return chosen, turns.coming.search(page.flow, max(floor, chosen[0] - _NEAR), chosen[0]) is not None


def _verbs(page: Page, start: int, end: int, kind: InstrumentType, turns: Turns) -> list[Span]:
    found = marks(page, turns.made).within(start, end)
    return sorted(found + marks(page, turns.issued).within(start, end)) if kind in _ISSUED else found


def _before(page: Page, name: Span, kind: InstrumentType, clause: Span, turns: Turns) -> Span | None:
    """The latest verb before the name that nothing parts from it; after a colon come the items of a list."""
    for verb in reversed(_verbs(page, max(clause[0], name[0] - _BEFORE), name[0], kind, turns)):
        head, _, _ = page.flow[verb[1] : name[0]].partition(":")
        head = _within_list(head, turns)
        if not turns.breaks.search(head) and not turns.acts.search(head) and not _has_own(page, verb, head, turns):
            return verb
    return None


def _within_list(gap: str, turns: Turns) -> str:
    """What stands before a name, without the items of a list that semicolons part: "signed |A; B; and C|"."""
    first, *items = gap.split("; ")
    return first if items and all(not item or turns.heads.match(item) for item in items) else gap


def _has_own(page: Page, verb: Span, gap: str, turns: Turns) -> bool:
    """Whether a verb has its own instrument before it: "the Treaty was |signed|, the Pact ..."."""
    head = turns.heads.search(gap)
    earlier = marks(page, turns.heads).within(max(0, verb[0] - _NEAR), verb[0])
    parted = gap[: head.start()] if head else gap
    return bool(earlier) and ("," in parted or ";" in parted)


def _following(page: Page, name: Span, kind: InstrumentType, clause: Span, turns: Turns) -> Span | None:
    """The first verb after the name in what is said of it."""
    resumed = turns.resumes.match(page.flow, name[1], clause[1])
    start = resumed.end() if resumed else name[1]
    for verb in _verbs(page, start, min(clause[1], start + _AFTER), kind, turns):
        gap = page.flow[start : verb[0]]
        return None if ";" in gap or ":" in gap or turns.breaks.search(gap) else verb
    return None


def _after(page: Page, pattern: re.Pattern[str], name: Span, clause: Span, turns: Turns) -> Span | None:
    """The first such words after the name, unless another instrument is named in between."""
    found = marks(page, pattern).first(name[1], min(clause[1], name[1] + _AFTER))
    if found is None or ";" in page.flow[name[1] : found[0]]:
        return None
    return None if marks(page, turns.heads).first(name[1], found[0]) else found


def _close_before(page: Page, pattern: re.Pattern[str], name: Span, clause: Span) -> Span | None:
    """Such words right before the name: "the entry into force of |the Treaty|"."""
    for found in reversed(marks(page, pattern).within(max(clause[0], name[0] - _NEAR), name[0])):
        return found if _is_close(page.flow[found[1] : name[0]]) else None
    return None


def _status(page: Page, name: Span, clause: Span, turns: Turns) -> InstrumentStatus:
    """What is said right before or after the name: denounced, negotiated, proposed, drafted."""
    before = (max(clause[0], name[0] - _NEAR), name[0])
    after = (name[1], min(clause[1], name[1] + _NEAR))
    for status, pattern in turns.status:
        if any(_is_close(page.flow[end : name[0]]) for _, end in marks(page, pattern).within(*before)):
            return status
        following = marks(page, pattern).first(*after)
        if following and status in {"negotiating", "terminated"} and _is_close(page.flow[name[1] : following[0]]):
            return status
    return "unknown"


def _is_close(gap: str) -> bool:
    """Whether only a few words, and no new clause, stand in a gap."""
    return len(gap.split()) <= 4 and not re.search(r"[,;:.]", gap)
