"""Who exports, imports or invests, where a verb says so: "Peru exported", "which invested", ", investing"."""

import re

from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import IS
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

_PRONOUN = re.compile(
    r"\b(?:it|they|we|which|country|island|nation|kingdom|bloc|city-state|republic|its|who)"
    r"(?:\ (?:also|has|have|had|already|then))*\ $",
    re.IGNORECASE,
)
# goods "to" Ghana and importing, an investor "in" Ghana, putting: Ghana is not who imports or puts
_LED_TO = re.compile(r"\b(?:to|from|in|into)\ (?:the\ )?$")
# China exported ..., "while" importing
_SAME_SUBJECT = re.compile(r"\b(?:while|and)\ $")
# Peru "has $3 billion" invested in
_HAS_SUM = re.compile(
    r"\ (?:has|have|had)\ (?:[a-z]+\ ){0,3}[A-Z]{0,3}[$€£¥]?\ ?\d[\d.,]*(?:\ ?[a-z]+(?:\ [a-z]+)?)?\ $"
)


def find_subject(page: Page, flow: FlowWord, before: int) -> str | None:
    """Who exports, imports or invests: a country, `?` for a pronoun, None for a company or nobody."""
    shapes, text = patterns(page.language), page.flow
    words = shapes.investors if flow.kind == "investment" else shapes.traders
    mentions = page.countries_in(before, flow.start)
    last = mentions[-1] if mentions else None
    if (
        last
        and words.fullmatch(_HAS_SUM.sub(" ", text[last.end : flow.start]))
        and not _LED_TO.search(text[max(0, last.start - 12) : last.start])
    ):
        return last.code
    if mentions and text[: flow.start].endswith((", ", ", having ")) and IS.match(text, mentions[0].end, flow.start):
        return mentions[0].code  # the Netherlands is our second partner, "exporting"
    if _SAME_SUBJECT.search(text[max(before, flow.start - 12) : flow.start]):
        return "?"
    if text[flow.start : flow.end].endswith("ing") and text.endswith(", ", 0, flow.start):
        return _who_acts(page, flow)
    if _PRONOUN.search(text[max(before, flow.start - 40) : flow.start]):
        return mentions[0].code if mentions else "?"
    return None


def _who_acts(page: Page, flow: FlowWord) -> str:
    """Whose doing a participle tells: "Norway came eighth, investing"; `?` where that is who was told before."""
    start = page.sentence_at(flow.start)[0]
    for mention in page.countries_in(start, flow.start):
        led = _LED_TO.search(page.flow[max(start, mention.start - 12) : mention.start])
        if mention.form == "name" and not led and not page.flow.startswith("'", mention.end):
            return mention.code
    return "?"
