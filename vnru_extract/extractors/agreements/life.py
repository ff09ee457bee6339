"""What a sentence says has happened to an instrument: signed, in force, ended, or only wished for."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.agreements.words import Words
from vnru_extract.models import InstrumentStatus

# "It entered into force ..." at the start of the next sentence speaks of the instrument just named.
_PRONOUN = re.compile(r"\s*(?:It|This|The (?:agreement|treaty|document|pact|accord|Agreement|Treaty)) ")
# what may not stand between a verb and the instrument it is about
_CLAUSE = re.compile(r"[;]|, (?:while|who|which)\b|\bwhile\b")
# was, have been, to be, which was: between a name and "signed"
_AUXILIARY = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|has|have|had|to|will|would|should|may|also|which|that|not|expected|due|set"
    r"|scheduled|already|recently|officially|formally|finally|\w+ly) )+$"
)
# "X was |signed| in 1985 and Y in 2005": a verb that has its instrument before it
_PASSIVE = re.compile(r"\b(?:was|were|been|being) $")
_ALONG = re.compile(r"\b(?:along|together) with\b")
# ", which the two presidents" before "had signed"
_RELATIVE = re.compile(r"^,? (?:which|that)(?: [\w.'-]+){1,6} ?$")
_REACH = 400


@dataclass(frozen=True)
class Life:
    """The status, and the offsets of the words beside which the days stand."""

    status: InstrumentStatus = "unknown"
    signing: tuple[int, int] | None = None
    entry: tuple[int, int] | None = None
    expiry: tuple[int, int] | None = None
    touched: bool = False  # whether the sentence does anything at all that is done to instruments


def read(flow: str, name: tuple[int, int], sentence: tuple[int, int], words: Words) -> Life:
    """The life of the instrument named at `name`."""
    start, end = sentence
    made, unmade = _making(flow, name, sentence, words)
    entry = _after(words.entry, flow, name[1], end, words) or _next_sentence(words.entry, flow, end)
    if entry and (coming := words.unmade.search(flow, max(start, entry[0] - 30), entry[0])):
        entry = entry if re.match(r"(?:will|shall)\b", coming.group(), re.IGNORECASE) else None
    expiry = _after(words.expiry, flow, name[1], end, words)
    signing = made if made and not unmade else None
    status = _status(flow, name, sentence, words)
    if entry and words.in_force.match(flow, entry[0]):
        status = "in_force" if status in {"unknown", "signed"} else status
    if status == "unknown" and made:
        status = "drafted" if unmade else "signed"
    near = (max(start, name[0] - _REACH), min(end, name[1] + 60))
    touched = made is not None or entry is not None or words.handled.search(flow, *near) is not None
    return Life(status, signing, entry, expiry, touched)


def _making(
    flow: str, name: tuple[int, int], sentence: tuple[int, int], words: Words
) -> tuple[tuple[int, int] | None, bool]:
    """The verb by which it was made, and whether that is only to come: after the name, else before it."""
    start, end = sentence
    before = [
        found
        for pattern, reach in ((words.made, _REACH), (words.make, 70))
        for found in pattern.finditer(flow, max(start, name[0] - reach), name[0])
        if _governs(flow, start, found, name[0])
    ]
    before.sort(key=re.Match.start)
    after = words.made.search(flow, name[1], min(end, name[1] + _REACH))
    if after and not _is_list(flow, name[1], after.start(), words):
        after = None
    chosen = after if after and (not before or after.start() - name[1] < 25) else (before[-1] if before else None)
    if chosen is None:
        return None, False
    unmade = words.unmade.search(flow, max(start, chosen.start() - 30), chosen.start()) is not None
    return chosen.span(), unmade


def _governs(flow: str, start: int, verb: re.Match[str], name: int) -> bool:
    """Whether a verb before the name is about it: no new clause between, and not about another instrument before."""
    if _CLAUSE.search(flow, verb.end(), name):
        return False
    passive = _PASSIVE.search(flow, start, verb.start()) is not None
    return not passive or _ALONG.search(flow, verb.end(), name) is not None


def _is_list(flow: str, start: int, end: int, words: Words) -> bool:
    """Whether only a list's rest and auxiliaries stand between a name and a verb: ", and a plan on Y were |signed|"."""
    gap = _RELATIVE.sub("", _AUXILIARY.sub("", flow[start:end]))
    return not _CLAUSE.search(gap) and not any(word in words.stops for word in re.findall(r"[a-z]+", gap))


def _after(pattern: re.Pattern[str], flow: str, start: int, end: int, words: Words) -> tuple[int, int] | None:
    """The first such words after the name, unless another instrument is named in between."""
    found = pattern.search(flow, start, min(end, start + _REACH))
    return found.span() if found and not words.heads.search(flow, start, found.start()) else None


def _next_sentence(pattern: re.Pattern[str], flow: str, end: int) -> tuple[int, int] | None:
    pronoun = _PRONOUN.match(flow, end)
    found = pattern.search(flow, pronoun.end(), pronoun.end() + 40) if pronoun else None
    return found.span() if found else None


def _status(flow: str, name: tuple[int, int], sentence: tuple[int, int], words: Words) -> InstrumentStatus:
    """What is said right before or after the name: withdrawn from, negotiated, proposed, drafted."""
    before = flow[max(sentence[0], name[0] - 50) : name[0]]
    after = flow[name[1] : min(sentence[1], name[1] + 50)]
    for status, pattern in words.status:
        if any(_is_close(before[found.end() :]) for found in pattern.finditer(before)):
            return status
        following = pattern.search(after)
        if (
            following
            and following.group()[-3:] not in {"rom", " of"}
            and not _AUXILIARY.sub("", after[: following.start()]).strip()
        ):
            return status
    return "unknown"


def _is_close(gap: str) -> bool:
    """Whether only an article and a few words stand between a verb and the name."""
    return len(gap.split()) <= 5 and not re.search(r"[,;:]", gap)
