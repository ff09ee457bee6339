"""Whether a Russian figure is exact, over or under, and done, hoped for or expected."""

import re

from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.models import Bound, FigureStatus
from vnru_extract.page import Page

# "удалось" довести: done
_MANAGED = re.compile(r"\b(?:удал\w+|смог\w*|сумел\w*|позволил\w*|помогл?\w*)\ (?:[\w-]+\ ){0,5}$", re.IGNORECASE)
# довести товарооборот, который составил 4 млрд, "до" 10 млрд
_LIFTED = re.compile(r"\b(?:довести|увеличить|нарастить|поднять|повысить|доведени\w+)\b", re.IGNORECASE)
_TO = re.compile(r"\bдо\ (?:\w+\ ){0,2}$")
# увеличение товарооборота "к 2024 году" до 200 млрд
_BY_YEAR = re.compile(r"\bк\ (?:конц[ау]\ )?20\d\d\ год", re.IGNORECASE)
# ", а к 2030 году -": hoped for as what was told before
_AND_BY = re.compile(r"[^.;]{0,12}?(?:,?\ (?:а|и)|,)\ (?:к|до|в\ перспективе|затем)\b[^.;]{0,40}", re.IGNORECASE)


def find_bound(page: Page, start: int, earlier: int) -> Bound:
    """Exact, about, over or under."""
    match = patterns().bound.search(page.flow[max(earlier, start - 60) : start])
    if match is None:
        return "exact"
    if match.group("over"):
        return "over"
    return "under" if match.group("under") else "about"


def find_status(page: Page, sentence: int, earlier: int, start: int, before: FigureStatus) -> FigureStatus:
    """Target, forecast or fact: the last word before the figure that says so.

    `earlier` is where the figure before ends, whose status is `before`.
    """
    lead = page.flow[earlier:start]
    if before != "actual" and _AND_BY.fullmatch(lead):
        return before
    words = list(patterns().status.finditer(lead))
    if not words:
        if _BY_YEAR.search(lead):
            return "target"
        lifted = _LIFTED.search(page.flow, sentence, start) if _TO.search(lead) else None
        return "target" if lifted and not _MANAGED.search(page.flow, sentence, lifted.start()) else "actual"
    last = words[-1]
    if last.lastgroup == "settled" or _MANAGED.search(lead[: last.start()]):
        return "actual"
    return "target" if last.lastgroup == "target" else "forecast"
