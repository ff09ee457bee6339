"""The words between a flow and its amount, with what says when and who taken out."""

import re

from vnru_extract.extractors.trade.vietnamese.words import patterns
from vnru_extract.page import Page

# đạt 4 tỷ USD "(năm 2022)" và
_BRACKETS = re.compile(r"\ ?\([^()]{0,120}\)")
# , "theo số liệu của Tổng cục Hải quan," · ", theo ông A,"
_ASIDE = re.compile(r",\ (?:theo|dẫn)\ [^,;]{2,120},", re.IGNORECASE)
# "so với cùng kỳ ¶": with what it is compared
_COMPARED = re.compile(
    r",?\ (?:so\ với|so)(?:\ (?:cùng\ kỳ|cùng\ thời\ điểm|của|mức|thời\ điểm|cuối|giai\ đoạn|trước)){0,3}"
    r"(?:\ ¶|(?=[,;])|\ (?:tháng|quý|kỳ|một\ năm)\ trước(?:\ đó)?)"
    r"|,?\ cùng\ kỳ(?:\ ¶)?"
)
_SPACES = re.compile(r"\ {2,}")
_WORD = re.compile(r"[^\W\d]+")
_WHEN, _WHO = "¶", "§"


def plain_gap(page: Page, begin: int, end: int) -> str:
    """The words between two offsets: `¶` for a date, `§` for a country, without brackets and asides."""
    words = page.flow[begin:end]
    for mention in reversed(page.countries_in(begin, end)):
        words = f"{words[: mention.start - begin]}{_WHO}{words[mention.end - begin :]}"
    words = _ASIDE.sub(" ", _BRACKETS.sub(" ", words))
    words = patterns().date.sub(_WHEN, words)
    return _SPACES.sub(" ", _COMPARED.sub("", words))


def is_dated(gap: str) -> bool:
    """Whether the words tell a time of their own."""
    return _WHEN in gap


def undated(gap: str) -> str:
    """The words without the times."""
    return _SPACES.sub(" ", gap.replace(f", {_WHEN},", " ").replace(_WHEN, " "))


def unknown_words(gap: str) -> int:
    """How many words there are that are no known part of telling an amount."""
    return len(_WORD.findall(patterns().known.sub(" ", gap)))
