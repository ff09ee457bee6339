"""Provinces, towns and districts that no list has, behind the word that says what they are: "tỉnh| Hủa Phăn|".

The words of the place and those of a person who follows look alike: "Tỉnh trưởng tỉnh |Bô Kẹo| Bua Khổng Nam Mạ Vông",
"Chủ tịch UBND tỉnh |Nguyễn Văn A|". Surnames and the number of the words tell them apart.
"""

import re

from vnru_extract.places import country_of_place
from vnru_extract.vietnamese_names import is_strong_surname, is_surname, words
from vnru_extract.vietnamese_spelling import is_spelt, is_spelt_part

# Words behind which a place's own name follows, and those behind which one may.
OF_PLACE = re.compile(r"\b(?:bang|châu|huyện|phường|quận|thành phố|thị trấn|thị xã|tỉnh|xã|đặc khu)\Z")
_OF_COMMITTEE = re.compile(r"\b(?:châu|huyện|khu|thành|thị|tỉnh) (?:ủy|uỷ)\Z")
_RUN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,12}")
_LONGEST_PLACE = 3
_LONGEST_NAME = 4
_MIDDLE = frozenset({"Thị", "Văn"})


def known_place(flow: str, at: int) -> tuple[int, str] | None:
    """Where the city or province in Latin letters that begins here ends, and its country."""
    run = _RUN.match(flow, at)
    parts = run.group().split(" ")[:_LONGEST_PLACE] if run else []
    for count in range(len(parts), 0, -1):
        place = " ".join(parts[:count])
        if place[0].isupper() and (code := country_of_place(place, "vi")):
            return at + len(place), code
    return None


def region_end(flow: str, at: int, unit: str, *, is_head: bool = False) -> int | None:
    """Where the place that begins here ends, None if a person's name begins here, or what nobody can tell.

    `unit` is the word before; `is_head`: it is the title itself, so that a name may follow at once.

    >>> flow = "Tỉnh trưởng tỉnh Bô Kẹo Vương Văn Minh"
    >>> flow[:region_end(flow, 17, "tỉnh")]
    'Tỉnh trưởng tỉnh Bô Kẹo'
    """
    place, spelt_behind = _syllables(flow, at)
    if not place or is_strong_surname(place[0]) or (len(place) > 1 and place[1] in _MIDDLE):
        return None
    if unit.startswith("châu ") and len(place) == _LONGEST_NAME:
        return at + len(" ".join(place[:2]))  # "Châu ủy |Hồng Hà| La Bình": prefectures have such names
    count = _count(place, spelt_behind=spelt_behind, alone=bool(OF_PLACE.search(unit)))
    if count is None or (is_head and not spelt_behind and count == len(place)):
        return None
    if not (is_head or OF_PLACE.search(unit) or _OF_COMMITTEE.search(unit)):
        return None
    return at + len(" ".join(place[:count]))


def _count(place: list[str], *, spelt_behind: bool, alone: bool) -> int | None:
    """How many of the syllables are the place's."""
    split = next((i for i in (2, 1, 3) if i < len(place) and is_surname(place[i]) and _is_rest(place, i)), None)
    if split and (len(place) > _LONGEST_NAME or not is_surname(place[0])):
        return split
    if len(place) > _LONGEST_PLACE or (len(place) == _LONGEST_PLACE and is_surname(place[0])):
        return None
    return len(place) if spelt_behind or (alone and len(place) > 1) else None


def _is_rest(place: list[str], split: int) -> bool:
    return 2 <= len(place) - split <= _LONGEST_NAME and (split > 1 or len(place) - split > 2)


def _syllables(flow: str, at: int) -> tuple[list[str], bool]:
    """The capitalised syllables from here, and whether a name spelt out follows them."""
    run = _RUN.match(flow, at)
    found: list[str] = []
    for word in run.group().split(" ") if run else ():
        if is_spelt(word) and word[0].isupper():
            return found, bool(found)
        if not word[0].isupper() or not is_spelt_part(word) or word in words().not_names:
            break
        found.append(word)
    return found, False
