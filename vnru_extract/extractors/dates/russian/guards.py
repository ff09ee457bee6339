"""What stands beside figures and months in Russian and makes them none of a time that the text tells of."""

import re
from functools import cache

from vnru_extract.extractors.dates.russian.words import initial, words
from vnru_extract.lexicon import alternation

# How far to the left words decide.
_WINDOW = 32


def left_of(match: re.Match[str], flow: str) -> str:
    """The words before a match."""
    return flow[max(0, match.start() - _WINDOW) : match.start()]


def comes_back(match: re.Match[str], flow: str) -> bool:
    """Whether it is each year's, or a street's name: `ежегодно 2 сентября`, `улица 8 Марта`."""
    yearly = _yearly_left().search(left_of(match, flow)) or _yearly_right().match(flow, match.end())
    return bool(yearly) or is_place(match, flow)


def is_place(match: re.Match[str], flow: str) -> bool:
    """Whether a street or a factory is named so: `улица 1905 года`."""
    return _place_left().search(left_of(match, flow)) is not None


def is_numbered(match: re.Match[str], flow: str) -> bool:
    """Whether the figures are the number of something: `версия 2.0.2019`, `№ 2024`."""
    return _number_left().search(left_of(match, flow)) is not None


@cache
def _yearly_left() -> re.Pattern[str]:
    """`ежегодно 2 сентября`, `каждый май`."""
    return re.compile(rf"(?<!\w){initial(words().context.yearly)}(?:\ +(?:в|во|с))?\ +$")


@cache
def _yearly_right() -> re.Pattern[str]:
    """`2 сентября каждого года`."""
    return re.compile(rf"\ +{alternation(words().context.yearly_after)}(?!\w)")


@cache
def _place_left() -> re.Pattern[str]:
    """`улица 8 Марта`, `завод "1 мая`."""
    return re.compile(rf"(?<!\w){initial(words().context.places)}\ +[\"']?$")


@cache
def _number_left() -> re.Pattern[str]:
    """`резолюция СБ ООН 1973`, `№ 2024`."""
    return re.compile(rf"(?:(?<!\w){initial(words().context.before_number)}(?:\ +(?:СБ|ООН|ГА))*(?:\ +№)?|№)[\ :]*$")
