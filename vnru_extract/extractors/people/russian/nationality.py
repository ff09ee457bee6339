"""Whose somebody is by the words beside the name: "российский дипломат |Иванов|", "лидер Вьетнама |То Лам|"."""

import re
from functools import cache

from vnru_extract.extractors.people.russian.bounds import Bounds, Run
from vnru_extract.morphology import parses

_REACH = 70
# Between a country's adjective and the name: "российский| историк и дипломат |Иванов".
_DESCRIBED = re.compile(r" (?P<words>(?:[а-яё-]+,? ){1,4})\Z")
# Before a country's name that stands before a person's: "гражданин |России", "гость из |Вьетнама".
_WHOSE = re.compile(r"(?P<word>[А-Яа-яё-]+) \Z")
_BRACKET = re.compile(r" \(")


def country_beside(bounds: Bounds, run: Run) -> str | None:
    """The code of the country that the words beside a name give it."""
    behind = _BRACKET.match(bounds.flow, run.end)
    if behind and (code := _in_bracket(bounds, behind.end())):
        return code
    found = bounds.page.countries_in(max(0, run.start - _REACH), run.start)
    if not found or found[-1].form == "bloc":
        return None
    country = found[-1]
    if country.form == "demonym":
        gap = _DESCRIBED.fullmatch(bounds.flow, country.end, run.start)
        return country.code if gap and _is_somebody(gap["words"].split()[-1]) else None
    if bounds.flow[country.end : run.start] != " " or country.form != "name":
        return None
    whose = _WHOSE.search(bounds.flow, max(0, country.start - 30), country.start)
    return country.code if whose and (whose["word"] == "из" or _is_somebody(whose["word"])) else None


def _in_bracket(bounds: Bounds, at: int) -> str | None:
    """As in "Анна Ли| (Япония)"."""
    end = bounds.countries.get(at)
    if end is None or bounds.flow[end : end + 1] not in (")", ","):
        return None
    found = bounds.page.countries_in(at, end)
    return found[0].code if found and found[0].form == "name" else None


@cache
def _is_somebody(word: str) -> bool:
    """Whether a word is a noun for a person."""
    plain = word.strip(",").lower()
    return len(plain) > 1 and any({"NOUN", "anim"} <= one.tag.grammemes for one in parses(plain))
