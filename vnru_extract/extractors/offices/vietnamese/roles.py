"""Which role a Vietnamese title gives its holder: the class of its head, then what it is of."""

import re
from functools import cache
from typing import get_args

from vnru_extract.countries import blocs
from vnru_extract.extractors.offices.vietnamese.words import any_of, words
from vnru_extract.models import Role

_ROLES = frozenset(get_args(Role))
_DEPUTIES: dict[Role, Role] = {
    "ambassador": "diplomat",
    "foreign_minister": "deputy_minister",
    "defence_minister": "deputy_minister",
    "minister": "deputy_minister",
    "governor": "deputy_governor",
    "head_of_body": "deputy_head_of_body",
    "mayor": "deputy_mayor",
    "party_leader": "party_official",
    "president": "vice_president",
    "prime_minister": "deputy_prime_minister",
    "speaker": "deputy_speaker",
}
# Bodies of a parliament or party that are no parliament or party: "Ủy ban Đối ngoại của Quốc hội".
_PART = re.compile(
    r"\b(?:uỷ|ủy) ban(?! thường vụ)|\b(?:ban|hội nghị sĩ|nhóm|văn phòng|báo|tạp chí|hội hữu nghị)\b"
    r"|(?<!hạ )(?<!nghị )(?<!thượng )viện\b"
)
_OF_STATE_AS_SUCH = re.compile(r"\A(?:nước|liên bang|cộng hòa|cộng hoà|vương quốc|hiệp chủng quốc|nước cộng hòa)?\Z")
# Whose members are companies.
_ASSOCIATION = re.compile(r"(?:hiệp hội|hội(?! đồng)|liên đoàn|liên hiệp|phòng thương mại|vcci|\w{0,8}cham)\b")
# Cities that are provinces in rank.
_CITY_SEAT = re.compile(r"\b(?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế|moskva|moscow)\b")


@cache
def _has(group: str) -> re.Pattern[str]:
    lexicon = words()
    listed = lexicon.bodies.get(group) or lexicon.topics[group]
    return re.compile(rf"(?<!\w){any_of(listed)}", re.IGNORECASE)


def role_of(kind: str, scope: str, *, deputy: bool, country: str | None, of_company: bool = False) -> Role:
    """The role of a head of class `kind` with what it is of.

    >>> role_of("minister", "Bộ Quốc phòng", deputy=False, country="VN")
    'defence_minister'
    >>> role_of("chair", "Ủy ban Đối ngoại của Quốc hội", deputy=True, country="VN")
    'deputy_head_of_body'
    """
    role = _Scope(scope, country, of_company=of_company).role(kind)
    return _DEPUTIES.get(role, role) if deputy else role


class _Scope:
    """What a title is of, written out, and the country it is of."""

    def __init__(self, scope: str, country: str | None, *, of_company: bool) -> None:
        self.scope, self.country, self.of_company = scope.lower().strip(), country, of_company

    def has(self, *groups: str) -> bool:
        return any(_has(group).search(self.scope) for group in groups)

    def role(self, kind: str) -> Role:
        match kind:
            case "minister":
                return self._minister()
            case "chair":
                return self._chair()
            case "secretary":
                return self._secretary()
            case "director" | "general_director":
                return self._director(kind)
            case "member":
                return self._member()
            case "adviser" if re.search(r"\b(?:bộ trưởng|ngoại trưởng)\b", self.scope):
                return "deputy_minister"
            case "governor":
                return "head_of_body" if self.has("central_bank") or "ngân hàng" in self.scope else "governor"
            case "trade_representative":
                return "minister" if self.country == "US" else "diplomat"
            case "party_leader" | "president" | "prime_minister" if self.country in blocs() and not self.scope:
                return "head_of_body"
            case _:
                assert kind in _ROLES, kind
                return kind  # type: ignore[return-value]  # the classes that are no roles are matched above

    def _minister(self) -> Role:
        if self.has("foreign") and not self.scope.startswith(("kinh tế đối ngoại", "bộ kinh tế đối ngoại")):
            return "foreign_minister"
        return "defence_minister" if self.has("defence") else "minister"

    def _chair(self) -> Role:
        if not self.scope:
            return "president" if self.country and self.country not in blocs() else "head_of_body"
        if _OF_STATE_AS_SUCH.match(self.scope):
            return "president"
        if self.has("people_committee") or re.match(r"(?:tỉnh|thành phố|tp)\b", self.scope):
            return self._local()
        if _ASSOCIATION.match(self.scope):
            return "head_of_body"
        if self.has("company"):
            return "executive"
        if re.match(r"hội đồng nhà nước|đoàn chủ tịch", self.scope):
            return "president"
        if self.has("parliament") and not _PART.search(self.scope):
            return "speaker"
        if "hội đồng bộ trưởng" in self.scope or "hội đồng chính phủ" in self.scope:
            return "prime_minister"
        if self.scope.startswith("đảng") and not self.scope.startswith(("đảng đoàn", "đảng bộ", "đảng ủy", "đảng uỷ")):
            return "party_leader"
        return "executive" if self.of_company else "head_of_body"

    def _local(self) -> Role:
        """A head of government below the state's: of a province, else of a city, district or commune."""
        if _CITY_SEAT.search(self.scope) and not re.search(r"\b(?:tỉnh|quận|huyện)\b", self.scope):
            return "mayor"
        inner = re.search(r"\b(?:tỉnh|vùng|bang)\b", self.scope)
        city = _has("city").search(self.scope)
        return "governor" if inner and not (city and city.start() < inner.start()) else "mayor" if city else "governor"

    def _secretary(self) -> Role:
        if "quân ủy" in self.scope or "quân uỷ" in self.scope:
            return "head_of_body"
        if "đại sứ quán" in self.scope:
            return "diplomat"
        if self.scope.startswith("thứ nhất ") and "đảng" in self.scope:
            return "party_leader"
        return "party_official"

    def _director(self, kind: str) -> Role:
        """Of a company; of a body of the state or the world; of neither, a general director is a company's."""
        if self.has("company") or self.of_company:
            return "executive"
        if self.country in blocs() or self.has("state", "university") or kind == "director":
            return "head_of_body"
        return "executive"

    def _member(self) -> Role:
        if self.has("parliament") or "thường vụ quốc hội" in self.scope:
            return "legislator"
        return "party_official" if self.has("party") else "other"
