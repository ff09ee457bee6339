"""Places, companies and topics that no list has, as the units of a Vietnamese title."""

from vnru_extract.extractors.offices.vietnamese.companies import company_end, thing_end
from vnru_extract.extractors.offices.vietnamese.cursor import Cursor
from vnru_extract.extractors.offices.vietnamese.regions import OF_PLACE, known_place, region_end
from vnru_extract.extractors.offices.vietnamese.units import ACRONYM, CLOSED, OF_ANYTHING, OPEN, UNLISTED
from vnru_extract.extractors.offices.vietnamese.words import patterns
from vnru_extract.places import country_of_place
from vnru_extract.vietnamese_names import name_at, places, words
from vnru_extract.vietnamese_spelling import is_marked, is_syllable


class Unlisted(Cursor):
    """Reads what is known by its form alone; each method takes one unit, or leaves it."""

    def _place(self, at: int) -> bool:
        """As in "Bí thư Tỉnh ủy| Quảng Ninh|", "Thị trưởng| Hà Nội|"."""
        place = places().match(self.flow, at)
        eponym = place is not None and place.group() in words().eponyms
        if place is None or not (self.last in ("body", "topic") or (self.kind in OF_ANYTHING and not eponym)):
            return False
        name = name_at(self.flow, at)
        if name and name.end > place.end() and name.kind == "vietnamese" and " " not in place.group():
            return False
        if not eponym:
            self.found.country = self.found.country or land_of(place.group())
        return self._take(place.end(), "place")

    def _region(self, at: int) -> bool:
        """As in "Tỉnh trưởng tỉnh| Bô Kẹo|": a place that no list has."""
        is_head = self.last == "head" and self.kind in ("governor", "mayor")
        if not (is_head or self.last in ("body", "topic")) or self.capitals:
            return False
        known = known_place(self.flow, at) if is_head or OF_PLACE.search(self.unit) else None
        if known:
            self.found.country = self.found.country or known[1]
            self.body = at if self.body is None else self.body
            return self._take(known[0], "place")
        end = region_end(self.flow, at, self.unit, is_head=is_head)
        return end is not None and self._take(end, "place")

    def _acronym(self, at: int) -> bool:
        """As in "Tổng giám đốc| Xinhua|", "Chủ tịch| EVN|"."""
        acronym = ACRONYM.match(self.flow, at)
        if acronym is None or self.capitals or self.last not in ("head", "body"):
            return False
        if self.body is None:
            self.body = at
            self.found.of_company = True
        return self._take(company_end(self.flow, acronym.end()), "thing")

    def _foreign(self, at: int) -> bool:
        """As in "Tổng giám đốc| Gazprom| Alexei Miller": the words of a foreign run that are no name."""
        name = name_at(self.flow, at)
        if name is None or name.kind == "vietnamese" or self.capitals or self.last not in ("head", "body"):
            return False
        of_body = self.last == "body"
        if of_body and not OPEN.search(self.unit):
            return False
        first = self.flow[name.start : name.end].split(" ")[0]
        if is_marked(first) or (name.words == 1 and is_syllable(first)):
            return False
        if not of_body and self.kind not in OF_ANYTHING:
            return False
        branch = self.starting.get(name.end + 1)
        branch = branch if branch and branch.form == "name" and self.flow.startswith(" ", name.end) else None
        end = thing_end(self.flow, name, branch, of_body=of_body, of_one_before=self.of_one_before)
        if end is None:
            return False
        if self.body is None:
            self.body = at
            self.found.of_company = self.kind not in ("governor", "mayor")
        if branch and not of_body and end == name.end and self.found.of_company:
            end = branch.end  # "Giám đốc| Tata Steel Việt Nam|", whose head may be of any country
        return self._take(end, "place")

    def _unlisted(self, at: int) -> bool:
        """As in "Bộ trưởng| Viễn thông| Nga": a topic that no list has, where a country, a name or the end follows."""
        if self.last not in ("body", "topic") and self.kind not in ("minister", "deputy_minister"):
            return False
        if not self.flow[at : at + 1].isupper() or self.capitals:
            return False
        name = name_at(self.flow, at)
        if name and name.words > 1:
            return False
        unlisted = UNLISTED.match(self.flow, at)
        words = unlisted.group().split(" ") if unlisted else []
        for count in range(len(words), 0, -1):
            end = at + len(" ".join(words[:count]))
            of_land = self.last == "body" and end + 1 in self.starting  # "Hiệp hội| Dược| Việt Nam"
            if of_land or (count > 1 and self._goes_on(end)):
                return self._take(end, "topic")
        return False

    def _goes_on(self, end: int) -> bool:
        if end + 1 in self.starting or CLOSED.match(self.flow, end):
            return True
        if self.flow[end + 1 : end + 2].isupper() and (
            patterns().topic.match(self.flow, end + 1) or patterns().body.match(self.flow, end + 1)
        ):
            return True
        name = name_at(self.flow, end + 1)
        return name is not None and name.words > 1


def land_of(place: str) -> str | None:
    """The country of a place that the list of places has."""
    return "VN" if place in words().places.vietnam else country_of_place(place, "vi")
