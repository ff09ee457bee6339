"""Whom an instrument binds, as far as its name and its sentence say."""

import itertools
import re
from collections.abc import Iterable

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.marks import Marks
from vnru_extract.page import Page

_BETWEEN = re.compile(r"\b(?:between|among|by|Between|BETWEEN)\b")
# "the EAEU, of which Russia is a member, and Vietnam": the bloc's member is no party of its own
_ASIDE = re.compile(r", (?:of which|which|whose|including|represented by) [^,;.()]{3,60},")
_WITH = re.compile(r"\b(?:with|With) (?:the |its )?$")
_LISTED = re.compile(r",? (?:and )?(?:with )?(?:the )?")
_HYPHEN = re.compile(r" ?[-/—] ?")
_SIDE_BY_SIDE = re.compile(r" ?[-/—] ?| and (?:the )?")
# blocs that sign as one; the UN, the WTO or the G7 do not
_SIGNING_BLOCS = frozenset({"ASEAN", "EAEU", "EU", "GCC", "MERCOSUR", "EFTA"})


def in_name(page: Page, start: int, end: int, cut: int) -> tuple[str, ...]:
    """The parties that the name itself gives; `cut` is where an instrument nested in it begins, or its end.

    "between A and B" counts before all; else two joined or adjacent ("Vietnam-EAEU", "Russian-Vietnamese").
    A country that is only a place ("production of motor vehicles in Vietnam") is none.
    """
    asides = [aside.span() for aside in _ASIDE.finditer(page.flow, start, cut)]
    bound = [m for m in page.countries_in(start, cut) if _binds(m)]
    found = [m for m in bound if not any(first < m.start < last for first, last in asides)]
    if between := _BETWEEN.search(page.flow, start, cut):
        sides = _unique(m for m in found if m.start > between.start() and not _is_place(page.flow, m))
        if len(sides) > 1:
            return tuple(sorted(sides))
    return _joined(page.flow, found)


def _binds(mention: CountryMention) -> bool:
    return mention.form != "bloc" or mention.code in _SIGNING_BLOCS


def _is_place(flow: str, mention: CountryMention) -> bool:
    return flow[max(0, mention.start - 4) : mention.start].endswith((" in ", "in ")) and mention.form != "bloc"


def _joined(flow: str, found: list[CountryMention]) -> tuple[str, ...]:
    """Countries with only a hyphen or dash between them ("ASEAN-Japan-Fiji"), or two with "and"."""
    for at, (first, second) in enumerate(itertools.pairwise(found)):
        if first.code == second.code or not _SIDE_BY_SIDE.fullmatch(flow, first.end, second.start):
            continue
        run = [first, second]
        for other in found[at + 2 :]:
            if not _HYPHEN.fullmatch(flow, run[-1].end, other.start):
                break
            run.append(other)
        return tuple(sorted(set(_unique(run))))
    return ()


def _unique(mentions: Iterable[CountryMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.code for m in mentions))


def in_sentence(page: Page, name: tuple[int, int], names: list[tuple[int, int]]) -> tuple[str, ...]:
    """The two that the sentence makes parties: "between A and B" or "with A" after the name, else its only two.

    Countries inside `names`, the names of all instruments, are their own business.
    """
    start, end = clause_at(page, name[0])
    free = [m for m in page.countries_in(start, end) if _binds(m)]
    outside = [m for m in free if not any(first <= m.start < last for first, last in names)]
    before = [m for m in outside if m.start < name[0]]
    after = [m for m in outside if m.start >= name[1]]
    if (between := _BETWEEN.search(page.flow, name[1], end)) and between.start() - name[1] < 40:
        sides = _unique(m for m in after if m.start > between.start() and not _is_place(page.flow, m))
        if len(sides) == 2:
            return tuple(sorted(sides))
    if other := partner(page, name[0], min(name[1] + 40, end)):
        acting = [m for m in before if m.form != "seat" and m not in _partners(page.flow, before)]
        first = [code for code in _unique(acting) if code != other]
        alone = first or [code for code in _unique(m for m in after if m.form != "seat") if code != other]
        return tuple(sorted((other, alone[0]))) if len(alone) == 1 else (other,)
    sides = _unique(m for m in before if m.form != "seat" and not _is_place(page.flow, m))
    if len(sides) == 2:
        return tuple(sorted(sides))
    everyone = _unique(m for m in outside if m.form != "seat" and not _is_place(page.flow, m))
    if len(everyone) == 2:
        return tuple(sorted(everyone))
    return everyone if len(everyone) == 1 else ()


def _partners(flow: str, mentions: list[CountryMention]) -> list[CountryMention]:
    """Those named after "with", and after "and" behind them: partners of one that is not among them."""
    found: list[CountryMention] = []
    for mention in mentions:
        behind = bool(found) and _LISTED.fullmatch(flow, found[-1].end, mention.start) is not None
        if behind or _WITH.search(flow, max(0, mention.start - 12), mention.start):
            found.append(mention)
    return found


def partner(page: Page, start: int, end: int) -> str | None:
    """The country named after "with" between two offsets: "a treaty |with Japan|"."""
    for mention in page.countries_in(start, end):
        if _binds(mention) and _WITH.search(page.flow, start, mention.start):
            return mention.code
    return None


def actors(page: Page, name: tuple[int, int], sides: Marks) -> int:
    """How many states the sentence names outside the name; "the two sides" are two."""
    start, end = clause_at(page, name[0])
    outside = [m for m in page.countries_in(start, end) if _binds(m) and not (name[0] <= m.start < name[1])]
    count = len(_unique(outside))
    return 2 if count < 2 and sides.first(start, end) else count
