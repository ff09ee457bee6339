"""Which country someone on a Vietnamese page is from, by what stands around the name or by the name's form alone.

As in "học giả |A| (Singapore)", "đoàn đại biểu tỉnh X (Lào) do đồng chí |A| dẫn đầu", "về phía Quảng Tây có |A|".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from vnru_extract.extractors.people.vietnamese.shapes import shapes
from vnru_extract.mentions import NameMention
from vnru_extract.page import Page
from vnru_extract.places import country_of_place
from vnru_extract.vietnamese_names import is_chinese_form, is_vietnamese_form, may_be_chinese, places, words

_CHINESE = frozenset({"CN", "HK", "TW"})
_DESCRIPTION = 300
# "|Collin Koh|, chuyên gia thuộc Đại học Nanyang (|Singapore|)", "|A|, giáo sư Đại học New South Wales, |Australia|".
_OF_INSTITUTE = re.compile(
    r",(?:[^.;:()\n]|(?<=\b[A-Z])\.){1,120}?\b(?:[Vv]iện|[Đđ]ại học|ĐH|[Tt]rường|[Tt]rung tâm|[Qq]uỹ|[Bb]áo)\b"
    r"(?:[^.;:()\n]|(?<=\b[A-Z])\.){0,120}(?:\(|, |của )"
)
# "|đoàn đại biểu tỉnh Hủa Phăn (Lào) do đồng chí| A dẫn đầu".
_LED_BY = re.compile(r"\b(?P<of>[Đđ]oàn\b[^.;:\n]{0,120}?)[ ,]+do +(?:[^.;:\n,]{0,40} )?\Z")
_LED = 180
# "|Về phía tỉnh Vân Nam| có A, B", "|Về phía bạn Lào| dự".
_SIDE = re.compile(r"\b(?:[Vv]ề phía|[Bb]ên phía|[Vv]ề bên)(?: (?:các|nước|bạn|đoàn|đại biểu|tỉnh|thành phố))* +")


def at_home(page: Page, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions with what tells their country; those with Vietnamese names as Vietnam's where nothing does."""
    sides = _Sides(page)
    placed = [replace(m, country=m.country or _land(page, m) or sides.of(m)) for m in mentions]
    told = {_name_of(page, mention) for mention in placed if mention.country}
    chinese = not _CHINESE.isdisjoint(country.code for country in page.countries)
    return [
        replace(mention, country="VN")
        if mention.rule != "byline"
        and (name := _name_of(page, mention)) not in told
        and is_vietnamese_form(name)
        and not (chinese and may_be_chinese(name))
        else mention
        for mention in placed
    ]


def _name_of(page: Page, mention: NameMention) -> str:
    return mention.name or " ".join(page.text[mention.start : mention.end].split())


def _land(page: Page, mention: NameMention) -> str | None:
    """The country that a name's form or the words behind it say it is from."""
    name = _name_of(page, mention)
    if is_chinese_form(name) and "CN" in {country.code for country in page.countries}:
        return "CN"
    line = page.flow.find("\n", mention.end, mention.end + _DESCRIPTION)
    lands = page.countries_in(mention.end, line if line >= 0 else mention.end + _DESCRIPTION)
    for country in lands[:2]:
        link = shapes().of_land.fullmatch(page.flow, mention.end, country.start)
        if (
            link
            and country.form != "bloc"
            and ("(" not in link.group() or page.flow[country.end : country.end + 1] == ")")
        ):
            return country.code
        institute = _OF_INSTITUTE.fullmatch(page.flow, mention.end, country.start)
        if institute and country.form == "name" and page.flow[country.end : country.end + 1] in (")", ",", "."):
            return country.code
    return None


@cache
def _any_place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{places().pattern})")


class _Sides:
    """The delegations of a page: who leads one, and who is listed on one side."""

    def __init__(self, page: Page) -> None:
        self.page, self.flow = page, page.flow
        self.lists = list(self._lists())
        self.starts = [start for start, _, _ in self.lists]

    def of(self, mention: NameMention) -> str | None:
        """The country of the delegation that someone leads or is listed in."""
        name = _name_of(self.page, mention)
        code = self._led(mention.start) or self._listed(mention.start)
        if code == "VN":
            return code if is_vietnamese_form(name) else None
        return None if is_vietnamese_form(name) and not (code in _CHINESE and may_be_chinese(name)) else code

    def _led(self, at: int) -> str | None:
        led = _LED_BY.search(self.flow, max(0, at - _LED), at)
        return self._first_land(*led.span("of")) if led else None

    def _listed(self, at: int) -> str | None:
        index = bisect_right(self.starts, at) - 1
        return self.lists[index][2] if index >= 0 and at < self.lists[index][1] else None

    def _lists(self) -> Iterator[tuple[int, int, str]]:
        """From where to where the sentences run that list one side, with its country."""
        cues = list(_SIDE.finditer(self.flow))
        for cue, after in zip_longest(cues, cues[1:]):
            country = next(iter(self.page.countries_in(cue.end(), cue.end() + 60)), None)
            place = places().match(self.flow, cue.end())
            code = country.code if country and country.start == cue.end() else place and _land_of(place.group())
            end = self.page.sentence_at(cue.end())[1]
            if code:
                yield cue.end(), min(end, after.start()) if after else end, code

    def _first_land(self, start: int, end: int) -> str | None:
        """The country or the place that a delegation is said to be of: the first that is named."""
        found = [(c.start, c.code) for c in self.page.countries_in(start, end) if c.form != "bloc"]
        named = ((place.start(), _land_of(place.group())) for place in _any_place().finditer(self.flow, start, end))
        found += [(at, code) for at, code in named if code]
        return min(found)[1] if found else None


def _land_of(place: str) -> str | None:
    return "VN" if place in words().places.vietnam else country_of_place(place, "vi")
