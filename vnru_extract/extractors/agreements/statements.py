"""Statements that two sides make together without the words "joint statement" side by side.

As in "joint Russian-Saudi statement", "U.S.-Laos Leaders' Statement on Health"; what one side states is none.
"""

import re
from collections.abc import Iterator, Sequence

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.headings import life_at
from vnru_extract.extractors.agreements.leftward import Around, clause_at
from vnru_extract.extractors.agreements.parties import joined
from vnru_extract.extractors.agreements.rightward import Rightward
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

# joint Russian-Saudi |statement|, ASEAN-U.S. Leaders' |Statement|
_STATEMENT = re.compile(r"(?<![\w-])(?:[Ss]tatement|STATEMENT)(?![\w-])")
# what stands before the countries, and between them and the noun
_JOINT = re.compile(r"\b(?:[Aa] |[Tt]he )?((?:[Jj]oint|JOINT) )$")
_WHOSE = re.compile(
    r" (?:(?:(?:joint|bilateral) )?(?:(?:leaders|ministers|presidents)'?|summit|ministerial)(?:'s)? "
    r"|joint (?:press )?)?",
    re.IGNORECASE,
)
# The text of the following statement was |released by the Governments of| A, B and C
_RELEASED = re.compile(
    r"\bstatement (?:(?:was|is|has been) )?(?:given|issued|made|released) by (?:the )?(?:(?:foreign|prime) ministers?"
    r"|governments?|heads|leaders|minist(?:ers|ries)|secretary of state)\b",
    re.IGNORECASE,
)
# what follows the makers: their occasion
_OCCASION = re.compile(r"[:;.\n]| (?:after|at|during|following|in|on) ")
_OPENING = 600  # characters within which a statement says who made it
_WIDEST = 60  # characters that the countries and the words after them take


def statements(page: Page, lexicon: Words) -> Iterator[InstrumentMention]:
    """Every such statement, its parties as its own words give them."""
    for match in _STATEMENT.finditer(page.flow):
        before = page.countries_in(max(0, match.start() - _WIDEST), match.start())
        sides = _side_by_side(page.flow, before, match.start())
        if not sides:
            continue
        start = sides[0].start
        joint = _JOINT.search(page.flow, max(0, start - 12), start)
        between = page.flow[sides[-1].end : match.start()]
        parties = joined(page.flow, sides)
        if not parties or _WHOSE.fullmatch(between) is None or not (joint or between.strip()):
            continue
        yield _mention(page, (joint.start(1) if joint else start, match.end()), match.start(), parties, lexicon)


def released_by(page: Page, title: InstrumentMention) -> tuple[str, ...]:
    """Whom a statement's opening names as its makers: "released by the Governments of A and B"."""
    if title.end > _OPENING:
        return ()
    told = _RELEASED.search(page.flow, title.start, title.end + _OPENING)
    if told is None:
        return ()
    end = _OCCASION.search(page.flow, told.end(), told.end() + _OPENING)
    stop = end.start() if end else told.end()
    makers = {m.code for m in page.countries_in(told.end(), stop) if m.form != "seat"}
    return tuple(sorted(makers)) if len(makers) > 1 else ()


def _side_by_side(flow: str, before: Sequence[CountryMention], stop: int) -> list[CountryMention]:
    """The last two or more countries before an offset, a hyphen between each two."""
    row: list[CountryMention] = []
    for mention in reversed(before):
        gap = flow[mention.end : row[0].start] if row else ""
        if row and gap.strip(" ") not in {"-", "/", "—"}:
            break
        row.insert(0, mention)
    return row if len(row) > 1 and stop - row[-1].end < _WIDEST else []


def _mention(
    page: Page, name: tuple[int, int], noun: int, parties: tuple[str, ...], lexicon: Words
) -> InstrumentMention:
    around = Around(page, *clause_at(page, noun))
    bounds = Rightward(page.flow, (noun, name[1]), around, lexicon).walk()
    life = life_at(page, (name[0], bounds.end), lexicon)
    return InstrumentMention(
        name[0], bounds.end, "joint_statement", "statement of two", parties, status=life.status, head="joint statement",
        acronym=bounds.acronym, subject=bounds.end > name[1], signing=life.signing, entry=life.entry,
        expiry=life.expiry,
    )  # fmt: skip
