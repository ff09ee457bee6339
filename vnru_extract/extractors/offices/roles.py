"""Which role a title gives its holder: a table of questions, asked in order, the first answer counts."""

import re
from functools import lru_cache
from typing import get_args

from vnru_extract.countries import blocs
from vnru_extract.extractors.offices.words import OfficeWords, any_word, words
from vnru_extract.institutions import has_chancellery
from vnru_extract.models import Role

_ROLES = frozenset(get_args(Role))
# As in "Secretary|, Department of| Trade": the civil servant who heads it, not the member of a cabinet.
_PERMANENT_HEAD = re.compile(r"\A(?:(?:Acting|Additional|Deputy|Joint) )*Secretary, (?:Department|Ministry|Office)\b")
_DEPUTY = re.compile(r"\b(?:Additional|Deputy|Joint)\b")
_STATE = re.compile(r"\b(?:republic|federation|confederation|union|nation|state|country)\b(?! of)")


@lru_cache(maxsize=8_192)
def role_of(title: str, country: str | None, language: str = "en") -> Role:
    """The role of a full title (complement included), as the contract names roles.

    >>> role_of("Deputy Chairman of the Security Council", "RU")
    'deputy_head_of_body'
    """
    if _PERMANENT_HEAD.search(title):
        return "deputy_head_of_body" if _DEPUTY.search(title) else "head_of_body"
    text = " ".join(title.replace(",", " ").replace("'s", "").replace("-", " ").lower().split())
    head, _, scope = text.partition(" of ")
    return _Title(text, head, scope, country, words(language)).role()


class _Title:
    """A lower-cased title: all of it, its part before the first "of", and its part after."""

    def __init__(self, text: str, head: str, scope: str, country: str | None, lexicon: OfficeWords) -> None:
        if any_word(head, lexicon.bodies.central_bank):
            head = text  # "State Bank of Vietnam Governor": the head stands at the end
        self.text, self.head, self.scope, self.country, self.lexicon = text, head, scope, country, lexicon
        self.deputy = any_word(head, (*lexicon.prefixes.deputy, "under secretary", "vice"))

    def has(self, *phrases: str) -> bool:
        """Whether the title has one of the phrases as whole words."""
        return any_word(self.text, phrases)

    def role(self) -> Role:
        questions = (
            self._aide, self._abroad, self._bureau, self._head_of_government, self._head_of_state, self._minister,
            self._secretary, self._chair,
        )  # fmt: skip
        for question in questions:
            if answer := question():
                return answer
        return self._by_head()

    def _aide(self) -> Role | None:
        if self.has("adviser", "advisor", "aide", "counsel", "counselor to", "assistant to", "private secretary"):
            return "adviser"
        if self.has("spokesman", "spokesperson", "spokeswoman", "press secretary", "official representative"):
            return "spokesperson"
        if any_word(self.head, self.lexicon.heads["judge"]):
            return "judge"
        if self.has("professor", "lecturer", "fellow", "scholar", "academician", "dean", "rector"):
            return "academic"
        return None

    def _abroad(self) -> Role | None:
        if any_word(self.text, self.lexicon.heads["diplomat"]) or self.has(
            "minister counsellor", "minister counselor", "minister plenipotentiary", "consul", "deputy ambassador"
        ):
            return "diplomat"
        if self.has("special envoy", "special representative", "special coordinator", "envoy"):
            return "special_envoy"
        if self.has("ambassador", "permanent representative", "permanent delegate") or self.text == "high commissioner":
            return "ambassador"
        if self.has("high commissioner to", "high commissioner for") or self.head == "high commissioner":
            return "head_of_body" if self.country in blocs() else "ambassador"
        return None

    def _bureau(self) -> Role | None:
        """As in "Head of the Prime Minister's Office", who is no prime minister."""
        bureau = self.has("prime minister office", "president office", "office of the president", "government office")
        if bureau and any_word(self.head, ("head", "chief", "director", "chairman", "administrator")):
            return "deputy_head_of_body" if self.deputy else "head_of_body"
        return None

    def _head_of_government(self) -> Role | None:
        if self.has("minister assisting"):
            return "minister"
        if self.has("council of ministers") and any_word(self.head, ("chairman", "president", "head")):
            return "deputy_prime_minister" if self.deputy else "prime_minister"
        of_state = self.has("presidium of the supreme soviet", "state council", "council of state")
        if of_state and any_word(self.head, ("chairman", "president")):
            return "vice_president" if self.deputy else "president"
        if self.has("prime minister", "premier", "chancellor", "taoiseach", "chief minister of state"):
            if self.has("vice chancellor", "chancellor of the university") and self.has("university"):
                return "academic"
            if self.has("exchequer"):
                return "minister"
            if self.text == "chancellor" and has_chancellery(self.country):
                return "foreign_minister"
            return "deputy_prime_minister" if self.deputy else "prime_minister"
        return None

    def _head_of_state(self) -> Role | None:
        if self.has("vice president"):
            return self._of_body(deputy=True) or "vice_president"
        if "president" in self.head.split():
            if body := self._of_body(deputy=self.deputy):
                return body
            if self.scope and not self._of_state():
                return "deputy_head_of_body" if self.deputy else "head_of_body"
            return "vice_president" if self.deputy else "president"
        if any_word(self.head, self.lexicon.heads["monarch"]):
            return "monarch"
        return None

    def _minister(self) -> Role | None:
        if "minister" not in self.text.split():
            return None
        if self.has("minister of state", "second minister", "minister in the prime minister office"):
            return "minister"
        if self.deputy:
            return "deputy_minister"
        if any_word(self.text, self.lexicon.portfolios.foreign) and not self.has("foreign trade", "foreign economic"):
            return "foreign_minister"
        if any_word(self.text, self.lexicon.portfolios.defence):
            return "defence_minister"
        return "minister"

    def _secretary(self) -> Role | None:
        if "secretary" not in self.text.split():
            return None
        if self.has("permanent secretary"):
            return "deputy_minister"
        if self.has("general secretary", "secretary general"):
            if self.country in blocs():
                return "deputy_head_of_body" if self.deputy else "head_of_body"
            if self._of_party() or self.head in ("general secretary", "party general secretary"):
                return "party_official" if self.deputy else "party_leader"
            return "deputy_head_of_body" if self.deputy else "head_of_body"
        if self.has("secretary of state", "foreign secretary", "secretary of foreign affairs", "state secretary"):
            return "deputy_minister" if self.deputy or self.has("state secretary") else "foreign_minister"
        if any_word(self.text, self.lexicon.portfolios.foreign) and not self.deputy:
            return "foreign_minister"
        if any_word(self.text, self.lexicon.portfolios.defence):
            return "deputy_minister" if self.deputy else "defence_minister"
        if self._of_party() or (self.head == "first secretary" and not self.scope):
            return "party_leader" if self.has("first secretary") and self._of_party() else "party_official"
        if self.has("security council", "council", "commission", "committee", "executive secretary"):
            return "deputy_head_of_body" if self.deputy else "head_of_body"
        return "deputy_minister" if self.deputy else "minister"

    def _chair(self) -> Role | None:
        if self.has("majority leader", "minority leader") or "speaker" in self.head.split():
            return "deputy_speaker" if self.deputy else "speaker"
        if "governor" in self.head.split():
            return self._of_bank() or ("deputy_governor" if self.deputy else "governor")
        if self.has("mayor"):
            return "deputy_mayor" if self.deputy else "mayor"
        if any_word(self.head, ("chairman", "chairwoman", "chairperson", "chair", "head", "chief", "director")):
            if self.has("officer") and not self.has("electoral officer", "election officer"):
                return "executive"
            if any_word(self.text, self.lexicon.portfolios.defence) and self.text.endswith(" chief"):
                return "defence_minister"
            return self._of_body(deputy=self.deputy) or ("deputy_head_of_body" if self.deputy else "head_of_body")
        if any_word(self.text, ("member",)):
            return "party_official" if self._of_party() else "legislator" if self._of_parliament() else "other"
        return None

    def _of_body(self, *, deputy: bool) -> Role | None:
        """The role of one who chairs, heads or presides over what the title names."""
        bodies = self.lexicon.bodies
        if self._of_parliament() and not self.has("committee", "commission", "office", "department"):
            return "deputy_speaker" if deputy else "speaker"
        if any_word(self.text, bodies.military) or self.has("general staff"):
            return "military_officer"
        if self.has("people committee", "administration", "government") and any_word(self.text, bodies.region):
            return "deputy_governor" if deputy else "governor"
        if self.has("people committee"):
            return "deputy_mayor" if deputy else "mayor"
        if any_word(self.text, bodies.region):
            return "deputy_governor" if deputy else "governor"
        if self._of_party() and not self.has("commission", "committee for", "department"):
            return "party_official" if deputy or self.has("committee") else "party_leader"
        if self._of_bank():
            return "deputy_head_of_body" if deputy else "head_of_body"
        if any_word(self.text, bodies.company) or self.has(
            "board of directors", "chairman of the board", "chief executive", "executive officer", "management board",
            "supervisory board",
        ):  # fmt: skip
            return "executive"
        if any_word(self.text, bodies.state) and not self.text.endswith("republic") and not self._of_state():
            return "deputy_head_of_body" if deputy else "head_of_body"
        if self.country in blocs():
            return "deputy_head_of_body" if deputy else "head_of_body"
        return None

    def _of_state(self) -> bool:
        """As in "President of the Republic", "of the Swiss Confederation": the state itself, not a body of it."""
        return bool(_STATE.search(self.scope))

    def _of_bank(self) -> Role | None:
        if any_word(self.text, self.lexicon.bodies.central_bank) or self.has("bank of", "central bank"):
            return "deputy_head_of_body" if self.deputy else "head_of_body"
        return None

    def _of_party(self) -> bool:
        return any_word(self.text, self.lexicon.bodies.party)

    def _of_parliament(self) -> bool:
        return any_word(self.text, self.lexicon.bodies.parliament)

    def _by_head(self) -> Role:
        """The role that the lexicon gives the head word itself."""
        told = [
            (len(head), role)
            for role, heads in self.lexicon.heads.items()
            for head in heads
            if self.has(head.replace("-", " "))
        ]
        group = max(told)[1] if told else "other"
        found: Role = group if group in _ROLES else "other"  # type: ignore[assignment]
        return "deputy_head_of_body" if found == "head_of_body" and self.deputy else found
