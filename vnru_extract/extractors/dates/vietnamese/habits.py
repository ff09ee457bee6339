"""How a Vietnamese text writes its days: what makes `7-8` one where no word such as "ngày" does."""

import re
from functools import cache, lru_cache

from vnru_extract.extractors.dates.vietnamese.reading import WINDOW, is_after
from vnru_extract.extractors.dates.vietnamese.words import initial, words

_CLOSE_RIGHT = re.compile(r"\ *[),.;]")


@lru_cache(maxsize=2)
def _strokes(flow: str) -> frozenset[str]:
    """The signs that days of this text are written with where no doubt is: `đêm 2-7`, `13-7-2000`."""
    return frozenset(found["sep"] or found["full"] for found in _sure_days().finditer(flow))


@cache
def _sure_days() -> re.Pattern[str]:
    before = initial(words().context.before_day)
    return re.compile(
        rf"(?<!\w){before}\ \d\d?(?P<sep>[/.-])\d\d?(?!\w)"
        r"|(?<![\w/.-])\d\d?(?P<full>[/.-])\d\d?(?P=full)(?:19|20)\d\d(?!\w)"
    )


def is_like_others(match: re.Match[str], flow: str) -> bool:
    """Whether a pair that may be a share or score is written as the text writes its days: `áp dụng từ 7-8;`."""
    left = flow[max(0, match.start() - WINDOW) : match.start()]
    led = is_after(match, words().context.before_day_weakly) and not _measured_left().search(left)
    return bool(led and _CLOSE_RIGHT.match(flow, match.end())) and match["sep1"] in _strokes(flow)


@cache
def _measured_left() -> re.Pattern[str]:
    """`tăng từ |5-7`."""
    return re.compile(rf"(?<!\w){initial(words().context.measured)}\ +\w+\ +$")


@cache
def _listed_left() -> re.Pattern[str]:
    """`các ngày 2/3, 5/3 và |7/3`; `(TTXVN |29/4)`."""
    days = r"\d\d?[/.-]\d\d?"
    return re.compile(
        rf"(?<!\w){initial(words().context.before_day)}\ {days}(?:,\ {days}){{0,6}}(?:,\ |\ +và\ +)$"
        rf"|\([A-ZĐ]{{3,12}},?\ (?:ngày\ )?$"
    )


def is_listed(match: re.Match[str], flow: str) -> bool:
    """Whether it is one of several days, or stands in the brackets of an agency."""
    return _listed_left().search(flow[max(0, match.start() - 2 * WINDOW) : match.start()]) is not None
