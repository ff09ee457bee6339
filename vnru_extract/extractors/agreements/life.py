"""What a sentence says has happened to an instrument: signed, in force, ended, or only wished for."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.marks import marks
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.models import InstrumentStatus
from vnru_extract.page import Page

# "It entered into force ..." at the start of the next sentence speaks of the instrument just named.
_PRONOUN = re.compile(
    r"\s*(?:It|This|The (?:agreement|treaty|document|pact|accord|Agreement|Treaty|[A-Z]\w*[A-Z]\w*)) "
)
# what may not stand between a verb and the instrument it is about
_CLAUSE = re.compile(
    r"[;]|\b(?:agreeing|calling|committing|pledging|promising|urging|vowing) (?:for|on|to)\b"
    r"|, (?:while|who|which|will|would|has|have|is|are|was|were)\b|\bwhile\b|\b(?:replac|supersed)(?:ed|es?|ing)\b"
)
# was, have been, to be, which was: between a name and "signed"
_AUXILIARY = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|has|have|had|to|will|would|should|may|also|which|that|not|expected|due|set"
    r"|scheduled|already|recently|officially|formally|finally|\w+ly) )+$"
)
# "X was |signed| in 1985 and Y in 2005": a verb that has its instrument before it
_PASSIVE = re.compile(r"\b(?:was|were|been|being) $")
# "'Treaty X' |signed| on 9 May and 'Treaty Y'"
_PARTICIPLE = (re.compile(r"['\")] $"), re.compile(r" (?:at|by|in|on) "))
_ALONG = re.compile(r"\b(?:along|together) with\b")
# "... was signed in 1985 and the Protocol |in 2005|": the verb before does for this one too
_ELLIPSIS = re.compile(r" (?:in|on) (?:the )?(?:\d|[A-Z][a-z]+ (?:\d|of \d))")
_JOINED = re.compile(r"(?:,|;| and| while| then)+ (?:the |a |an |its |their )?$")
# ", India's first trade pact with an African country," between a name and its verb
_APPOSITION = re.compile(r", (?:an? |the |[\w' -]{2,30}'s? )[^,;.()]{3,90},")
# "the entry into force of |the Agreement|"
_OF = re.compile(r" of (?:the |this |our )?(?:\w+ )?$")
# ", which the two presidents" before "had signed"
_RELATIVE = re.compile(r"^,? (?:which|that)(?: [\w.'-]+){1,6} ?$")
# an agreement signed| between the two governments| on trade
_HOLDS_MAKING = re.compile(r" (?:between|with) ")
# "the negotiations concerning |the said agreement| were concluded"
_NEGOTIATIONS = re.compile(
    r"\b(?:[Nn]egotiations?|[Tt]alks|[Dd]iscussions) (?:concerning|for|of|on|over|regarding|towards?)"
    r" (?:(?:an?|said|the|this) )*$"
)
# after |negotiations concluded| in January
_TALKS_ENDED = re.compile(
    r"\b(?:[Cc]onsultations|[Mm]eeting|[Nn]egotiations|[Ss]ummit|[Tt]alks|[Vv]isit) (?:\w+ ){0,3}concluded$"
)
# became the first country in the region to |sign|
_FIRST_TO = re.compile(r"\b(?:first|last|latest|only|second|third)(?: [\w'-]+){0,7} to $")
# what is said of statements and plans, not of treaties
_ISSUED = frozenset({"issued", "published", "released"})
_ISSUABLE = re.compile(r"statement|communiqu|declaration|minutes|plan|program|roadmap|vision", re.IGNORECASE)
# the documents signed| during the visit include| a plan on trade; a treaty on
_ENUMERATED = re.compile(r"(?: \w+){0,8} (?:include|included|includes|were)(?!\w)")
_REACH = 400


@dataclass(frozen=True)
class Life:
    """The status, and the offsets of the words beside which the days stand."""

    status: InstrumentStatus = "unknown"
    signing: tuple[int, int] | None = None
    entry: tuple[int, int] | None = None
    expiry: tuple[int, int] | None = None
    made: bool = False  # whether it is, or is to be, signed, concluded, adopted
    touched: bool = False  # whether the sentence does anything at all that is done to instruments


def read(page: Page, name: tuple[int, int], sentence: tuple[int, int], words: Words) -> Life:
    """The life of the instrument named at `name`."""
    flow, (start, end) = page.flow, sentence
    made, unmade = _making(page, name, sentence, words)
    apposition = _APPOSITION.match(flow, name[1], end)
    tail = apposition.end() if apposition else name[1]
    entry = _after(words.life.entry, page, tail, end, words) or _next_sentence(words.life.entry, flow, end)
    entry = entry or _of_name(words.life.entry, flow, start, name[0])
    if entry and (coming := words.life.unmade.search(flow, max(start, entry[0] - 30), entry[0])):
        entry = entry if re.match(r"(?:will|shall)\b", coming.group(), re.IGNORECASE) else None
    expiry = _after(words.life.expiry, page, name[1], end, words)
    signing = made if made and not unmade else None
    status = _status(page, name, sentence, words)
    if entry and words.life.in_force.match(flow, entry[0]):
        status = "in_force" if status in {"unknown", "signed"} else status
    if status == "unknown" and made:
        status = "drafted" if unmade else "signed"
    near = (max(start, name[0] - _REACH), min(end, name[1] + 60))
    touched = made is not None or entry is not None or marks(page, words.life.handled).first(*near) is not None
    return Life(status, signing, entry, expiry, made is not None, touched)


def _making(
    page: Page, name: tuple[int, int], sentence: tuple[int, int], words: Words
) -> tuple[tuple[int, int] | None, bool]:
    """The verb by which it was made, and whether that is only to come: after the name, else before it."""
    flow, (start, end) = page.flow, sentence
    inside = marks(page, words.life.made).first(*name)
    if inside and _HOLDS_MAKING.match(flow, inside[1], name[1]):
        return inside, words.life.unmade.search(flow, name[0], inside[0]) is not None
    verbs = marks(page, words.life.made).within(max(start, name[0] - _REACH), name[0])
    verbs = sorted(verbs + marks(page, words.life.make).within(max(start, name[0] - 70), name[0]))
    verbs = [verb for verb in verbs if not _TALKS_ENDED.search(flow, max(start, verb[0] - 40), verb[1])]
    before = next((verb for verb in reversed(verbs) if _governs(flow, start, verb, name[0], words)), None)
    after = marks(page, words.life.made).first(name[1], min(end, name[1] + _REACH)) or _elliptic(
        page, name, sentence, words
    )
    if after and flow[slice(*after)].lower() in _ISSUED and not _ISSUABLE.search(flow, *name):
        after = None
    if after and after[0] > name[1] and not _is_list(flow, name[1], after[0], words):
        after = None
    if after and _NEGOTIATIONS.search(flow, max(start, name[0] - 50), name[0]):
        after = None  # it is they that were concluded
    chosen = after if after and (before is None or after[0] - name[1] < 25) else before
    if chosen is None:
        return None, False
    first = _FIRST_TO.search(flow, max(start, chosen[0] - 80), chosen[0])
    return chosen, not first and words.life.unmade.search(flow, max(start, chosen[0] - 30), chosen[0]) is not None


def _elliptic(page: Page, name: tuple[int, int], sentence: tuple[int, int], words: Words) -> tuple[int, int] | None:
    """The verb of the instrument before, where only a day follows this one: "... signed in 1985 and |Y| in 2005"."""
    flow = page.flow
    if not _ELLIPSIS.match(flow, name[1]) or not _JOINED.search(flow, max(sentence[0], name[0] - 30), name[0]):
        return None
    verbs = marks(page, words.life.made).within(max(sentence[0], name[0] - 120), name[0])
    return verbs[-1] if verbs and ";" not in flow[verbs[-1][1] : name[0] - 8] else None


def _of_name(pattern: re.Pattern[str], flow: str, start: int, name: int) -> tuple[int, int] | None:
    """The words right before the name: "the |entry into force| of the Agreement"."""
    of = _OF.search(flow, max(start, name - 20), name)
    found = [match.span() for match in pattern.finditer(flow, max(start, name - 50), of.start())] if of else []
    return found[-1] if found and of and found[-1][1] == of.start() else None


def _governs(flow: str, start: int, verb: tuple[int, int], name: int, words: Words) -> bool:
    """Whether a verb before the name is about it: no new clause between, and not about another instrument before.

    After a colon comes what was made, and its items may be parted by semicolons.
    """
    gap = flow[verb[1] : name]
    head, colon, _ = gap.partition(":")
    if enumerated := _ENUMERATED.match(gap):
        head, colon = "", enumerated.group()
    if _CLAUSE.search(head) or words.life.acts.search(head):
        return False
    if colon:
        return True
    before, after = _PARTICIPLE
    passive = _PASSIVE.search(flow, max(start, verb[0] - 7), verb[0]) is not None or (
        before.search(flow, max(start, verb[0] - 2), verb[0]) and after.match(flow, verb[1])
    )
    return not passive or _ALONG.search(flow, verb[1], name) is not None


def _is_list(flow: str, start: int, end: int, words: Words) -> bool:
    """Whether only a list's rest and auxiliaries stand between a name and a verb: ", and a plan on Y were |signed|"."""
    gap = _RELATIVE.sub("", _AUXILIARY.sub("", flow[start:end]))
    return not _CLAUSE.search(gap) and not any(word in words.naming.stops for word in re.findall(r"[a-z]+", gap))


def _after(pattern: re.Pattern[str], page: Page, start: int, end: int, words: Words) -> tuple[int, int] | None:
    """The first such words after the name, unless another instrument is named in between."""
    found = marks(page, pattern).first(start, min(end, start + _REACH))
    return found if found and not marks(page, words.nouns.heads).first(start, found[0]) else None


def _next_sentence(pattern: re.Pattern[str], flow: str, end: int) -> tuple[int, int] | None:
    pronoun = _PRONOUN.match(flow, end)
    found = pattern.search(flow, pronoun.end(), pronoun.end() + 40) if pronoun else None
    return found.span() if found else None


def _status(page: Page, name: tuple[int, int], sentence: tuple[int, int], words: Words) -> InstrumentStatus:
    """What is said right before or after the name: withdrawn from, negotiated, proposed, drafted."""
    flow = page.flow
    before = (max(sentence[0], name[0] - 50), name[0])
    after = (name[1], min(sentence[1], name[1] + 50))
    if not marks(page, words.life.turns).first(before[0], after[1]):
        return "unknown"
    for status, pattern in words.life.status:
        if any(_is_close(flow[end : name[0]]) for _, end in marks(page, pattern).within(*before)):
            return status
        following = marks(page, pattern).first(*after)
        if (
            following
            and flow[following[1] - 3 : following[1]] not in {"rom", " of"}
            and not _AUXILIARY.sub("", flow[name[1] : following[0]]).strip()
        ):
            return status
    return "unknown"


def _is_close(gap: str) -> bool:
    """Whether only an article and a few words stand between a verb and the name."""
    return len(gap.split()) <= 5 and not re.search(r"[,;:]", gap)
