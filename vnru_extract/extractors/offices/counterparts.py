"""Finds "his Russian |counterpart|", "my |predecessor|": posts that another's office names.

Which office that is, the join says, when it is known who holds what.
"""

import re
from collections.abc import Iterator, Mapping

from vnru_extract.countries import CountryMention
from vnru_extract.mentions import PostMention
from vnru_extract.page import Page

_WORD = re.compile(r"\b(?:counterpart|predecessor|successor)\b(?!'s)")
# "counterpart| from |Turkey", "counterpart| of |Laos"
_FROM = re.compile(r" +(?:from|of|in) +(?:the +)?")


def find_counterparts(
    page: Page, ending: Mapping[int, CountryMention], starting: Mapping[int, CountryMention]
) -> Iterator[PostMention]:
    """Each such word as a post whose title and role are not known yet (`rule`: the word)."""
    for word in _WORD.finditer(page.flow):
        before = ending.get(word.start() - 1) or ending.get(word.start() - 3)
        told = _FROM.match(page.flow, word.end())
        after = starting.get(told.end()) if told else None
        country = before or after
        yield PostMention(
            start=word.start(),
            end=after.end if after and not before else word.end(),
            title=word.group(),
            role="other",
            rule=word.group(),
            country=country.code if country else None,
            tenure="former" if word.group() == "predecessor" else "current",
        )
