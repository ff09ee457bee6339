"""Companies in Latin letters, which stand in a title where a name could: "Tổng giám đốc| Gazprom| A. Miller"."""

import re

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.vietnamese.units import ENDS, MIXED
from vnru_extract.names import is_given_name
from vnru_extract.origins import homes_of_given
from vnru_extract.vietnamese_names import Name, name_at, words

_COMMA = re.compile(r"(?:,| -)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def thing_end(
    flow: str, name: Name, branch: CountryMention | None, *, of_body: bool, of_one_before: bool
) -> int | None:
    """Where the thing ends that the run of a title is of; None if the run is a person's name.

    `branch` is the country that follows, as in "Tổng giám đốc| Tata Steel| Việt Nam"; `of_one_before`: someone is
    named before the title; `of_body`: the run follows a word like "Tập đoàn".
    """
    given_first = _is_given(flow[name.start : name.end].split(" ", maxsplit=1)[0])
    if branch and not of_body and not (given_first and name.words > 1):
        return name.end
    if _is_thing(flow, name, of_one_before=of_one_before):
        return name.end
    if of_one_before and not of_body and not given_first and _COMMA.match(flow, name.end) and name.kind == "foreign":
        return name.end
    return _end_of_thing(flow, name, of_body=of_body)


def company_end(flow: str, end: int) -> int:
    """The end behind the words that go on with a company's name: "SCAT| Airlines| Vladimir Denisov"."""
    while (word := _WORD.match(flow, end + 1)) and flow[end] == " " and word.group() in words().company_words:
        end = word.end()
    return end


def _is_thing(flow: str, name: Name, *, of_one_before: bool) -> bool:
    """As in "CEO |Vietjet| Đinh Việt Phương", "ông A, Giám đốc |Google|,", "Chủ tịch |EuroCham|"."""
    if name.words > 1:
        return False
    after = name_at(flow, name.end + 1) if flow.startswith(" ", name.end) else None
    if MIXED.fullmatch(flow, name.start, name.end) or (after and after.words > 1):
        return True
    return of_one_before and ENDS.match(flow, name.end) is not None


def _is_given(word: str) -> bool:
    return is_given_name(word) or bool(homes_of_given(word))


def _end_of_thing(flow: str, name: Name, *, of_body: bool) -> int | None:
    """Where the thing ends and the name begins in "Gazprom Alexei Miller"; None if all of it is a name."""
    parts = list(_WORD.finditer(flow, name.start, name.end))
    given = next((i for i, word in enumerate(parts) if i and _is_given(word.group())), None)
    if of_body:
        keep = given or (len(parts) - 2 if len(parts) > 2 else len(parts))
    elif _is_given(parts[0].group()) or given is None:
        return None
    else:
        keep = given
    return parts[keep - 1].end()
