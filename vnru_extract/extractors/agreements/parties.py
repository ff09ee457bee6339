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
# ASEAN - of which Laos is a member - signed
_MEMBER = re.compile(r"(?:, | ?[-—]{1,2} ?)of which [^,;.()—]{3,60}?(?:,| ?[-—]{1,2} ?)")
# with |Japan|, with the 27-member |EU|
_WITH = re.compile(r"\b(?:with|With) (?:the |its )?(?:[\w-]+-(?:member|nation) )?$")
_LISTED = re.compile(r",? (?:and )?(?:with )?(?:the )?")
# |we already have a| free trade agreement with Peru
_WE_HAVE = re.compile(
    r"\b[Ww]e (?:\w+ ){0,3}?(?:concluded|had|have|negotiated|reached|signed) (?:\w+ly )?(?:an? |our |the )?(?:new )?"
    r"(?:[^,;.:]{3,60} (?:and|or) (?:an? |our |the )?)?$"
)
_NEXT = re.compile(r",? and (?:the )?|, (?:the )?")
_SIDE = re.compile(r"\band (?:the |its )?$")
_HYPHEN = re.compile(r" ?[-/—] ?")
_SIDE_BY_SIDE = re.compile(r" ?[-/—] ?| and (?:the )?")
# a |US|-brokered agreement: who helped to make it is no party
_HELPS = re.compile(r"-(?:backed|brokered|drafted|facilitated|hosted|led|mediated|sponsored)\b")
# , |with US Secretary of State Marco Rubio serving as a witness|
_WITNESS = re.compile(
    r"\bwith [^,;]{3,90},?"
    r" (?:(?:serving |acting )?as an? (?:guarantor|mediator|witness)|in attendance|looking on|present\b)"
)
# the bloc|'s free trade agreement with Fiji
_THE_BLOC = re.compile(
    r"\b[Tt]he (?:\d+-\w+ |[\w-]+-(?:member|nation) )?(?:bloc|economic union|grouping|trade bloc|trading bloc)\b"
)
_BLOC_NEAR = 600
# the CPTPP| is a trade pact that brings together |Australia, Brunei, Canada; the RCEP|, signed by |ASEAN, China, Japan
_MEMBERS = re.compile(
    r"[\"']?,? (?:(?:is|was) (?:an? |the )?[\w -]{3,60}? )?(?:(?:that|which) )?(?:was |is )?(?:also )?"
    r"(?:among|between|binding|bringing together|brings together|comprises|comprising|consists of|consisting of"
    r"|made up of|signed by|unites|uniting)(?!\w)"
)
_OPENED = 30  # characters between such words and the first of the row: "12 Pacific Rim nations, "
# blocs that sign as one; the UN, the WTO or the G7 do not
_SIGNING_BLOCS = frozenset({"ASEAN", "EAEU", "EU", "GCC", "MERCOSUR", "EFTA"})


def in_name(page: Page, start: int, end: int, cut: int) -> tuple[str, ...]:
    """The parties that the name itself gives; `cut` is where an instrument nested in it begins, or its end.

    "between A and B" counts before all; else two joined or adjacent ("Vietnam-EAEU", "Russian-Vietnamese").
    A country that is only a place ("production of motor vehicles in Vietnam") is none.
    """
    asides = [aside.span() for aside in _ASIDE.finditer(page.flow, start, cut)]
    bound = [m for m in page.countries_in(start, cut) if binds(m)]
    found = [m for m in bound if not any(first < m.start < last for first, last in asides)]
    if between := _BETWEEN.search(page.flow, start, cut):
        sides = _unique(m for m in found if m.start > between.start() and not _is_place(page.flow, m))
        if len(sides) == 1:
            sides = (*sides, *_bodies(page, between.end(), cut))
        if len(sides) > 1:
            return tuple(sorted(sides))
    return joined(page.flow, found) or _in_a_row(page.flow, found, start)


def binds(mention: CountryMention) -> bool:
    """Whether it is a country, or a bloc that makes agreements as one: the EU, not the WTO."""
    return mention.form != "bloc" or mention.code in _SIGNING_BLOCS


def _is_place(flow: str, mention: CountryMention) -> bool:
    return flow[max(0, mention.start - 4) : mention.start].endswith((" in ", "in ")) and mention.form != "bloc"


def joined(flow: str, found: list[CountryMention]) -> tuple[str, ...]:
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


def _bodies(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The world body that is a side beside one country: "between Nepal and |the United Nations| Children's Fund"."""
    found = [m for m in page.countries_in(start, end) if not binds(m)]
    return _unique(m for m in found[:1] if m.start - start < 6 or _SIDE.search(page.flow, start, m.start))


def _in_a_row(flow: str, found: list[CountryMention], start: int) -> tuple[str, ...]:
    """Two or three countries at the head of a name with only a space between them: "Peru Chile Trade Agreement"."""
    row: list[CountryMention] = []
    for mention in found:
        if mention.form not in {"name", "bloc"} or flow[row[-1].end if row else start : mention.start] != " " * bool(
            row
        ):
            break
        row.append(mention)
    sides = _unique(row)
    return tuple(sorted(sides)) if 1 < len(sides) < 4 else ()


def _unique(mentions: Iterable[CountryMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.code for m in mentions))


def in_sentence(page: Page, name: tuple[int, int], names: list[tuple[int, int]]) -> tuple[str, ...]:
    """The two that the sentence makes parties: "between A and B" or "with A" after the name, else its only two.

    Countries inside `names`, the names of all instruments, are their own business.
    """
    start, end = clause_at(page, name[0])
    free = _acting(page, start, end)
    outside = [m for m in free if not any(first <= m.start < last for first, last in names)]
    outside = _within_semicolons(page.flow, outside, name, (start, end))
    before = [m for m in outside if m.start < name[0]]
    after = [m for m in outside if m.start >= name[1]]
    if (between := _BETWEEN.search(page.flow, name[1], end)) and between.start() - name[1] < 40:
        sides = _unique(m for m in after if m.start > between.start() and not _is_place(page.flow, m))
        row = _row(page.flow, after)
        if len(sides) == 2 or (row and row[0].start - between.end() < 40):
            return tuple(sorted(sides if len(sides) == 2 else _unique(row)))
    if other := _partner(page.flow, free, name[0], min(name[1] + 40, end)):
        if _WE_HAVE.search(page.flow, start, name[0]):
            return (other,)  # whoever speaks, not whom else the sentence names
        acting = [m for m in before if m.form != "seat" and m not in _partners(page.flow, before)]
        first = [code for code in _unique(acting) if code != other]
        alone = first or [code for code in _unique(m for m in after if m.form != "seat") if code != other]
        if bloc := _bloc_meant(page, start, name[0]) if not first else None:
            return tuple(sorted((other, bloc)))
        return tuple(sorted((other, alone[0]))) if len(alone) == 1 else (other,)
    sides = _unique(m for m in before if m.form != "seat" and not _is_place(page.flow, m))
    row = _row(page.flow, before)
    if len(sides) == 2 or (row and set(sides) == set(_unique(row))):
        return tuple(sorted(sides))
    everyone = _unique(m for m in outside if m.form != "seat" and not _is_place(page.flow, m))
    if len(everyone) == 2:
        return tuple(sorted(everyone))
    return everyone if len(everyone) == 1 else ()


def members(page: Page, end: int) -> tuple[str, ...]:
    """Everybody that a sentence lists after a name as those whom it binds; none where fewer than three are named."""
    opened = _MEMBERS.match(page.flow, end)
    if opened is None:
        return ()
    near = page.countries_in(opened.end(), page.sentence_at(end)[1])
    row = _row(page.flow, near)
    first = bool(row) and row[0] is near[0] and row[0].start - opened.end() < _OPENED
    return tuple(sorted(set(_unique(row)))) if first else ()


def _bloc_meant(page: Page, start: int, end: int) -> str | None:
    """The one bloc named before that "the bloc" means between two offsets."""
    if not _THE_BLOC.search(page.flow, start, end):
        return None
    codes = {m.code for m in page.countries_in(max(0, start - _BLOC_NEAR), end) if m.code in _SIGNING_BLOCS}
    return codes.pop() if len(codes) == 1 else None


def _acting(page: Page, start: int, end: int) -> list[CountryMention]:
    """The countries that may bind themselves: not who brokered the agreement or looked on at its signing."""
    found = [m for m in page.countries_in(start, end) if binds(m) and not _HELPS.match(page.flow, m.end)]
    asides = [aside.span() for aside in _MEMBER.finditer(page.flow, start, end)]
    found = [m for m in found if not any(first < m.start < last for first, last in asides)]
    if looking_on := _WITNESS.search(page.flow, start, end):
        found = [m for m in found if not looking_on.start() < m.start < looking_on.end()]
    return found


def _within_semicolons(
    flow: str, mentions: list[CountryMention], name: tuple[int, int], sentence: tuple[int, int]
) -> list[CountryMention]:
    """Those between the semicolons around the name, where two are named there; else all."""
    before, after = flow.rfind(";", sentence[0], name[0]), flow.find(";", name[1], sentence[1])
    near = [m for m in mentions if m.start > before and (after < 0 or m.start < after)]
    return near if len(_unique(near)) > 1 else mentions


def _row(flow: str, mentions: list[CountryMention]) -> list[CountryMention]:
    """The first three or more countries in a row: "Argentina, Brazil and Paraguay"."""
    run: list[CountryMention] = []
    for mention in mentions:
        if run and not _NEXT.fullmatch(flow, run[-1].end, mention.start):
            if len(run) > 2:
                break
            run = []
        run.append(mention)
    return run if len(_unique(run)) > 2 else []


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
    return _partner(page.flow, [m for m in page.countries_in(start, end) if binds(m)], start, end)


def _partner(flow: str, mentions: list[CountryMention], start: int, end: int) -> str | None:
    within = (m for m in mentions if start <= m.start and m.end <= end)
    return next((m.code for m in within if _WITH.search(flow, start, m.start)), None)


def actors(page: Page, name: tuple[int, int], sides: Marks) -> int:
    """How many states the sentence names outside the name; "the two sides" are two."""
    start, end = clause_at(page, name[0])
    outside = [m for m in page.countries_in(start, end) if binds(m) and not (name[0] <= m.start < name[1])]
    outside = [m for m in outside if not _HELPS.match(page.flow, m.end)]
    count = len(_unique(outside))
    return 2 if count < 2 and sides.first(start, end) else count
