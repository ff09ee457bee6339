"""Where the reading of a Vietnamese title stands: what was read so far, and what the last unit was."""

from dataclasses import dataclass

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.vietnamese.lands import Lands
from vnru_extract.extractors.offices.vietnamese.units import OF_ONE_BEFORE, OPENS_BODY
from vnru_extract.page import Page


@dataclass(slots=True)
class Complement:
    """What was read: where it ends with and without the country, whose it is, where one is accredited.

    `organisation` are the offsets of the body's name; `of_company`: the title is of what no list has; `within`: the
    country's name where the title goes on behind it.
    """

    end: int
    title_end: int
    country: str | None = None
    accredited: tuple[str, ...] = ()
    organisation: tuple[int, int] | None = None
    of_company: bool = False
    within: tuple[int, int] | None = None


class Cursor:
    """The head of class `kind` between the offsets `head`, and what was read behind it."""

    def __init__(self, page: Page, starting: dict[int, CountryMention], kind: str, head: tuple[int, int]) -> None:
        self.page, self.flow, self.starting, self.kind = page, page.flow, starting, kind
        self.head = self.flow[slice(*head)].lower()
        self.lower = self.flow[head[0]].islower()
        self.capitals = " " in self.head and self.flow[slice(*head)].isupper()
        self.lands = Lands(self.flow, starting)
        self.found = Complement(head[1], head[1])
        self.last = "head"
        before = OF_ONE_BEFORE.search(self.flow, max(0, head[0] - 40), head[0])
        self.of_one_before = before is not None and (before["word"] is None or before["word"].isupper())
        self.unit = self.head
        self.body: int | None = None
        if opened := OPENS_BODY.search(self.flow, head[0], head[1]):
            self.body, self.last = opened.start(), "body"

    def _take(self, end: int, last: str) -> bool:
        self.unit = self.flow[self.found.end : end].lower().strip()
        self.found.end = self.found.title_end = end
        self.last = last
        return True
