"""Days, years and terms as they stand in the names of instruments in Russian."""

import re

_MONTH = r"(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{1,2}"
_YEAR = r"(?:1[6-9]|20)\d\d"
_ERA = r"(?:-?(?:го|й))?(?: (?:год[а-я]{0,2}|гг?\.?(?![а-я])))?"
# от 16 июня 1994 г. | от 11.02.1945 | от мая 1994 года | от 1994 года
_OF_DAY = re.compile(
    rf" от (?:\d{{1,2}} {_MONTH}(?: {_YEAR}{_ERA})?|{_MONTH} {_YEAR}{_ERA}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)(?: г\.)?|{_YEAR}{_ERA})"
)
# 1982 года
_OF_YEAR = re.compile(rf" {_YEAR}(?:-?го)?(?: (?:года|г\.(?= ?[а-я,;:)\n]|$)|г(?![а-я.])))")
# на 2021-2025 годы | на период до 2030 года | до 2030 года | на период 2024-2026 гг.
_TERM = re.compile(
    rf" (?:на (?:период )?(?:(?:до|с) (?:конца )?)?|до (?:конца )?|в период )"
    rf"{_YEAR}(?: ?(?:-|—|и|по|до) ?(?:{_YEAR}|\d\d))?{_ERA}"
)


def day_end(flow: str, at: int, stop: int) -> int | None:
    """Where its day or year ends that begins at an offset: "от 16 июня 1994 года", "1982 года"."""
    found = _OF_DAY.match(flow, at, stop) or _OF_YEAR.match(flow, at, stop)
    return found.end() if found else None


def term_end(flow: str, at: int, stop: int) -> int | None:
    """Where its term ends that begins at an offset: "на 2021-2025 годы", "до 2030 года"."""
    found = _TERM.match(flow, at, stop)
    return found.end() if found else None
