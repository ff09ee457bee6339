"""What a Vietnamese title is of: "Bộ trưởng| Bộ Ngoại giao Nga|", "Đại sứ| Việt Nam tại Liên bang Nga|".

Read unit by unit behind the head: bodies, what they are for, places, countries, and what ties these together. It ends
at a name, a mark, a verb: at anything that is no such unit.
"""

import re

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.vietnamese import duties
from vnru_extract.extractors.offices.vietnamese.cursor import Complement
from vnru_extract.extractors.offices.vietnamese.regions import OF_PLACE, known_place
from vnru_extract.extractors.offices.vietnamese.units import (
    ABROAD,
    CLOSED,
    ENUMERATION,
    LINK,
    MARK,
    NUMBER,
    OF_OFFICES,
    OUR_LAND,
    SENT,
    SMALL,
    STATE_FORM,
    VERBS,
    WHOLE,
)
from vnru_extract.extractors.offices.vietnamese.unlisted import Unlisted, land_of
from vnru_extract.extractors.offices.vietnamese.words import patterns
from vnru_extract.vietnamese_names import name_at, places


class Reader(Unlisted):
    """Reads the complement of one title, unit by unit."""

    def read(self) -> Complement:
        """All units, in order."""
        while self._next():
            pass
        if self.body is not None:
            self.found.organisation = (self.body, self.found.end)
        return self.found

    def _next(self) -> bool:
        at = self.found.end
        if mark := MARK.match(self.flow, at):
            return self._enumerated(mark)
        link = LINK.match(self.flow, at)
        if link is None:
            return False
        word, at = (link["word"] or "").lower(), link.end()
        if word in ("tại", "ở", "cạnh", "bên cạnh"):
            return self._abroad(at)
        if link["land"] and (land := OUR_LAND.match(self.flow, at)):
            self.found.end = land.end()
            self.found.country = self.found.country or ("VN" if land["ours"] else None)
            self.last = "country"
            return self.kind in ABROAD
        return (
            self._studied(at)
            or self._seat(at, word)
            or self._country(at, word)
            or self._office(at, word)
            or self._listed(at, word)
            or (not word and (self._place(at) or self._region(at) or self._acronym(at) or self._foreign(at)))
            or (not word and self._unlisted(at))
            or (word in duties.WORDS and self._duty(at))
        )

    def _duty(self, at: int) -> bool:
        """As in "Trợ lý Ngoại trưởng Mỹ| phụ trách Đông Á và Thái Bình Dương| Daniel Kritenbrink"."""
        end = duties.duty_end(self.flow, at)
        if end is None:
            return False
        if self.last == "country":
            self.found.within = self.found.title_end, self.found.end
        return self._take(end, "duty")

    def _studied(self, at: int) -> bool:
        """As in "Trung tâm Nghiên cứu| Việt Nam| và ASEAN", "Hội hữu nghị| Việt Nam": no owner."""
        country = self.starting.get(at)
        is_pair = (
            country is not None and self.last == "country" and self.body is not None and self.found.accredited == ()
        )
        if country and self.unit.endswith("nghiên cứu"):
            return self._take(country.end, "studied")
        if country and (self.last == "studied" or (is_pair and self.kind not in ABROAD)):
            if self.last == "country":
                self.found.country = None
            return self._take(country.end, "studied")
        return False

    def _seat(self, at: int, word: str) -> bool:
        """As in "Chủ tịch| Duma Quốc gia|", "Thị trưởng| Moscow|": a body or city that stands for a country."""
        seat = self.starting.get(at)
        if seat is None or seat.form != "seat" or word == "và":
            return False
        if self._is_within_body(seat):
            return False
        self.found.country = self.found.country or seat.code
        if patterns().body.match(self.flow, at) and self.body is None:
            self.body = at
        return self._take(seat.end, "body" if self.body == at else "place")

    def _is_within_body(self, country: CountryMention) -> bool:
        """As in "|Xô viết| tối cao": a country's word with which a longer body's name begins."""
        listed = patterns().body.match(self.flow, country.start)
        return listed is not None and listed.end() > country.end

    def _country(self, at: int, word: str) -> bool:
        """As in "Bộ trưởng Ngoại giao| Nga|", "Tổng thư ký| Liên hợp quốc|"."""
        form = STATE_FORM.match(self.flow, at)
        country = self.starting.get(at) or (self.starting.get(form.end()) if form else None)
        if word == "và" or (country and self._is_within_body(country)):
            return False
        told = (country.code, country.end) if country else self.lands.short(at, closing=self.last == "place")
        if told is None or self.found.country not in (None, told[0]):
            return False
        self.found.country, self.found.end = told[0], told[1]
        self.last = "country"
        return True

    def _enumerated(self, mark: re.Match[str]) -> bool:
        """As in "Văn hóa|, |Thể thao và Du lịch", "Hội hữu nghị Nga| - |Việt"."""
        at, shapes = mark.end(), patterns()
        if mark["dash"]:
            other = self.starting.get(at)
            if other and self.last == "country" and self.body is not None:
                return self._take(other.end, "pair")
            if self.last == "place" and (place := places().match(self.flow, at)):
                return self._take(place.end(), "place")
            topic = shapes.topic.match(self.flow, at) if self.last == "topic" else None
            return bool(topic) and self._take(topic.end(), "topic") if topic else False
        if self.last != "topic":
            return False
        ahead, count = shapes.topic.match(self.flow, at), 0
        while ahead and count < 4:
            tie = ENUMERATION.match(self.flow, ahead.end())
            if tie and tie["and"]:
                following = shapes.topic.match(self.flow, tie.end())
                return self._take(following.end(), "topic") if following else False
            ahead, count = (shapes.topic.match(self.flow, tie.end()) if tie else None), count + 1
        return False

    def _abroad(self, at: int) -> bool:
        """As in "Đại sứ Nga| tại Việt Nam|", "Đại diện Thường trực| tại Liên hợp quốc|"."""
        if self.found.accredited:
            return False
        if self.kind not in ABROAD or not self.head.startswith(SENT):
            return self._branch(at)
        codes, end = self.lands.hosts(at, several=self.kind in ("ambassador", "diplomat"))
        place = places().match(self.flow, at) if not codes else None
        if place and (land := land_of(place.group())):
            codes, end = [land], place.end()
        elif known := known_place(self.flow, at) if not codes else None:
            end, codes = known[0], [known[1]]
        if not codes:
            return False
        self.found.accredited, self.found.end, self.last = tuple(codes), end, "abroad"
        return True

    def _branch(self, at: int) -> bool:
        """As in "Giám đốc quốc gia ADB| tại Việt Nam| Shantanu Chakraborty": where a body's head works."""
        host = self.lands.host(at) if self.last in ("body", "country", "place", "thing", "topic") else None
        name = name_at(self.flow, host[1] + 1) if host and self.flow.startswith(" ", host[1]) else None
        closed = host is not None and self.of_one_before and CLOSED.match(self.flow, host[1])
        if host and (closed or (name and name.words > 1 and name.start not in self.starting)):
            self.found.end, self.last = host[1], "abroad"
        return False

    def _office(self, at: int, word: str) -> bool:
        """As in "Trợ lý| Tổng thống|", "Người phát ngôn của| Chủ tịch nước|"."""
        inner = patterns().core.match(self.flow, at)
        if inner is None:
            return False
        if self.kind in OF_OFFICES and self.last == "head":
            return self._take(inner.end(), "topic")
        belongs = word == "của" and self.body is not None and CLOSED.match(self.flow, inner.end())
        return bool(belongs) and self._take(inner.end(), "topic")

    def _listed(self, at: int, word: str) -> bool:
        """A body or what it is for; in small letters only where nothing else can be meant."""
        unit = self._longest(at)
        if unit is None or self.last in ("abroad", "pair"):
            return False
        if self.last == "country" and not word and not (self.body is not None and OF_PLACE.fullmatch(unit.group())):
            return False
        is_body = patterns().body.fullmatch(self.flow, at, unit.end()) is not None
        if word == "và" and self.last not in ("topic", "body"):
            return False
        if self.flow[at].islower() and not self._may_be_small(unit, word, is_body=is_body):
            return False
        if self._is_name(at, unit):
            return False
        if is_body and self.body is None:
            self.body = at
        end = self._with_seat(at, self._with_party(unit.end()))
        end = number.end() if is_body and (number := NUMBER.match(self.flow, end)) else end
        return self._take(end, "body" if is_body else "topic")

    def _longest(self, at: int) -> re.Match[str] | None:
        """The longest body or topic here, cut where a country's name begins: "Quốc hội| Liên bang Nga"."""
        shapes = patterns()
        if shapes.core.match(self.flow, at) or places().match(self.flow, at):
            return None
        found = [match for shape in (shapes.body, shapes.topic) if (match := shape.match(self.flow, at))]
        unit = max(found, key=lambda match: match.end(), default=None)
        if unit is None:
            return None
        for start in range(at + 1, unit.end()):
            country = self.starting.get(start)
            if country and country.form != "seat" and country.end > unit.end():
                cut = [shape.match(self.flow, at, start - 1) for shape in (shapes.body, shapes.topic)]
                return max(filter(None, cut), key=lambda match: match.end(), default=None)
        return unit

    def _with_party(self, end: int) -> int:
        """The end of "Trung ương |Đảng Công nhân thống nhất|", of whose name the list has its own entry."""
        party = end - len("đảng")
        longer = patterns().body.match(self.flow, party) if self.flow[party:end].lower() == "đảng" else None
        return longer.end() if longer else end

    def _with_seat(self, at: int, end: int) -> int:
        """The end of "Trung ương |Đảng Cộng sản Việt Nam|", of which the list has the beginning."""
        for start in range(at, end):
            seat = self.starting.get(start)
            if seat and seat.form == "seat" and seat.end >= end:
                self.found.country = self.found.country or seat.code
                return seat.end
        return end

    def _may_be_small(self, unit: re.Match[str], word: str, *, is_body: bool) -> bool:
        """Whether a word in small letters goes on with the title: "Ủy ban| nhân dân tỉnh", no verb "tổ chức"."""
        if word in ("của", "thuộc", "trực thuộc", "về", "phụ trách", "đặc trách"):
            return True
        text = unit.group().lower()
        if self.last in ("body", "topic") and (word == "và" or text in SMALL):
            return True
        if self.last == "topic" and not is_body and not word and text not in VERBS:
            return True
        if self.last == "body" and not is_body:
            return not WHOLE.search(self.unit)
        return not word and self.last == "head" and (text in SMALL or (self.lower and text not in VERBS))

    def _is_name(self, at: int, unit: re.Match[str]) -> bool:
        """As in "Bộ trưởng Công Thương| Đoàn Văn Hậu|": a surname that is a body's word too."""
        name = name_at(self.flow, at)
        return name is not None and name.kind == "vietnamese" and name.words > 1 and name.end > unit.end()
