"""The countries that stand in a title: where someone is accredited, and those of one syllable that it alone tells."""

from vnru_extract.countries import CountryMention, code_of
from vnru_extract.extractors.offices.vietnamese.units import CAPITAL_WORD, CLOSED, ENUMERATION, LAND
from vnru_extract.vietnamese_names import name_at


class Lands:
    """The countries of a page by where each starts; offsets in, codes and ends out."""

    def __init__(self, flow: str, starting: dict[int, CountryMention]) -> None:
        self.flow, self.starting = flow, starting

    def hosts(self, at: int, *, several: bool) -> tuple[list[str], int]:
        """The countries of "Hy Lạp và Albania", and where they end; an envoy of lower rank has one."""
        codes, end = [], at
        while country := self.host(at):
            code, end = country
            codes.append(code)
            tie = ENUMERATION.match(self.flow, end)
            if tie is None or not several:
                break
            at = tie.end()
        return codes, end

    def host(self, at: int) -> tuple[str, int] | None:
        """The country that begins here, and its end: "tại |Liên bang Nga|", "tại |nước Nga|"."""
        land = LAND.match(self.flow, at)
        at = land.end() if land else at
        country = self.starting.get(at)
        return (country.code, country.end) if country else self.short(at)

    def short(self, at: int, *, closing: bool = False) -> tuple[str, int] | None:
        """A country of one syllable that only a title tells: "tại |Nga| Đặng Minh Khôi", "Thái Bình Dương |Mỹ|,"."""
        here = name_at(self.flow, at)
        if here and here.kind != "foreign":
            return None  # "Bộ trưởng |Thái Văn An|", "Chủ tịch |Phi-đen| Ca-xtơ-rô"
        word = CAPITAL_WORD.match(self.flow, at)
        code = code_of(word.group(), "vi") if word and word.group()[0].isupper() else None
        name = name_at(self.flow, word.end() + 1) if word and code else None
        ends = closing and word is not None and CLOSED.match(self.flow, word.end()) is not None
        return (code, word.end()) if word and code and (ends or (name and name.words > 1)) else None
