"""One title in the text: what stands before its head, the head, what it is of."""

import re
from collections.abc import Iterator

from vnru_extract.countries import CountryMention, blocs
from vnru_extract.extractors.offices.russian.complement import Complements, Scope, countries_of
from vnru_extract.extractors.offices.russian.roles import role_of
from vnru_extract.extractors.offices.russian.words import Head, heads, patterns, words
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role, Tenure
from vnru_extract.morphology import like, parses
from vnru_extract.page import Page
from vnru_extract.places import country_of_place

_ACTING = re.compile(r"(?<!\w)(?:временно )?исполняющ(?:ий|ая|его|ей|ему|им|ую|ем)(?: обязанности) \Z", re.IGNORECASE)
# Whose country their place tells.
_LOCAL: frozenset[Role] = frozenset({"deputy_governor", "deputy_mayor", "governor", "mayor", "party_official"})
# Of whom there is a first one beside others.
_DEPUTIES = frozenset(
    {"adviser", "deputy", "deputy_governor", "deputy_mayor", "deputy_prime_minister", "deputy_speaker", "secretary",
     "vice_president"}
)  # fmt: skip
_DEMONYM_REACH = 40
_MOST_BEFORE = 4
# What a head stands in that is no office: "президентский", "Премьер-лига".
_SPACES = re.compile(r"\s+")


class Post:
    """A head with what stands around it."""

    def __init__(
        self, page: Page, complements: Complements, match: re.Match[str], ending: dict[int, CountryMention]
    ) -> None:
        self.page, self.flow, self.ending = page, page.flow, ending
        self.head: Head = heads()[match["head"].lower()]
        self.start, self.head_end = match.span("head")
        self.written = match["head"]
        self.tenure: Tenure = "former" if match.group().lower().startswith("экс-") else "current"
        self.adjectives: list[str] = []
        self.before: CountryMention | None = None
        self._read_before(match.start())
        self.scope: Scope = complements.scope(self.head, match.end())

    def _read_before(self, at: int) -> None:
        """As in "бывший |российский| первый |вице-премьер", from right to left."""
        self._read_mark(at)
        for _ in range(_MOST_BEFORE):
            country = self.ending.get(at - 1)
            if country and country.form == "demonym" and self.before is None:
                self.before, at = country, country.start
                self._read_mark(at)
                continue
            word = patterns().before.search(self.flow, max(0, at - _DEMONYM_REACH), at)
            if word is None or not self._take_adjective(word):
                return
            at = word.start()
            self._read_mark(at)

    def _read_mark(self, at: int) -> None:
        if mark := patterns().mark.search(self.flow, max(0, at - 12), at):
            self.tenure = "former" if mark["mark"].lower().startswith("экс") else "acting"
        elif _ACTING.search(self.flow, max(0, at - 40), at):
            self.tenure = "acting"

    def _take_adjective(self, word: re.Match[str]) -> bool:
        lower = word["word"].lower()
        of_deputy = lower in patterns().of_deputies
        if of_deputy and self.head.group not in _DEPUTIES:
            return True  # "первый президент"
        if (of_deputy or lower in patterns().of_title) and self.before is None:
            self.start = word.start()
            self.adjectives.insert(0, _nominative(word["word"], self.head.lemma.split(" ")[0]))
            return True
        for tenure, known in (
            ("former", patterns().former),
            ("designate", patterns().designate),
            ("acting", patterns().acting),
        ):
            if lower in known and (tenure != "designate" or self._agrees(lower)):
                self.tenure = tenure  # type: ignore[assignment]
                return True
        return lower in patterns().passed_over

    def _agrees(self, adjective: str) -> bool:
        """Whether an adjective is the head's: not "|избранный| президентом"."""
        return any(one.tag.case in self.head.cases for one in parses(adjective) if one.tag.POS in ("ADJF", "PRTF"))

    def mentions(self) -> Iterator[PostMention]:
        """The post, once for each country that it is of or accredited to; none where it is no title."""
        if not self._is_title():
            return
        own = [self.before, *countries_of(self.scope)] if self.before else list(countries_of(self.scope))
        codes: list[str | None] = [country.code for country in own]
        if not (self.head.many and len(codes) > 1):
            codes = self._one_of(codes)
        accredited: list[str | None] = [country.code for country in self.scope.accredited]
        if self.scope.inner and len(codes) == 1:
            yield from self._inner(codes[0])
        for code in codes:
            for to in accredited or [None]:
                yield self._mention(code, to)

    def _one_of(self, codes: list[str | None]) -> list[str | None]:
        """The one country: a title's own rather than a bloc that it deals with."""
        states = [code for code in codes if code not in blocs()]
        return (states or codes or [_of_own_body(self.flow[self.head_end : self.scope.end])])[:1]

    def _mention(self, country: str | None, accredited: str | None) -> PostMention:
        scope = self._scope_text()
        role = role_of(self.head.lemma, self.head.group, scope, country, self._inner_role(scope, country))
        if role == "vice_president" and "старший" in map(str.lower, self.adjectives):
            role = "executive"  # states have none who are senior
        if country is None and role in _LOCAL:
            country = _of_place(scope)
        many = self.head.plural or (self.head.many and len(list(countries_of(self.scope))) > 1)
        return PostMention(
            start=self.start,
            end=self.scope.end,
            title=" ".join(filter(None, [*self.adjectives, self._head_text(), scope])),
            role=role,
            rule="plural_title" if many else "title_alone",
            organisation=self._organisation(),
            country=country if country != accredited else None,
            accredited_to=accredited,
            tenure=self.tenure,
        )

    def _inner(self, country: str | None) -> Iterator[PostMention]:
        """The office that a deputy or an aide is of, which a name in the genitive behind it holds."""
        inner, scope = self.scope.inner, self._scope_text()
        if inner and len(self.scope.parts) and not self.scope.accredited:
            title = " ".join(filter(None, [inner.lemma, self._scope_text(1)]))
            role = self._inner_role(scope, country)
            yield PostMention(
                self.scope.parts[0][0], self.scope.end, title, role or "other", "inner_title", country=country
            )

    def _inner_role(self, scope: str, country: str | None) -> Role | None:
        """The role of the office that a deputy or an aide is of."""
        if self.scope.inner:
            inner, of = self.scope.inner, self._scope_text(1)
        elif self.head.group == "deputy" and " " in self.head.lemma:  # "замминистра"
            inner, of = heads()[self.head.lemma.partition(" ")[2]], scope
        else:
            return None
        return role_of(inner.lemma, inner.group, of, country, None)

    def _is_title(self) -> bool:
        scope = self.scope
        if self.head.lemma in words().complement.needed and not (scope.parts or (scope.accredited and scope.countries)):
            return False
        if self.head.group == "member":
            return role_of(self.head.lemma, "member", self._scope_text(), None, None) != "other"
        return not (
            self.head.group == "leader" and self._scope_text().startswith(("страны", "государства", "оппозиции"))
        )

    def _head_text(self) -> str:
        words_of = self.head.lemma.split(" ")
        written = self.written.split(" ")
        if len(words_of) != len(written):
            return like(self.head.lemma, self.written)
        return " ".join(like(lemma, form) for lemma, form in zip(words_of, written, strict=True))

    def _scope_text(self, first: int = 0) -> str:
        return _SPACES.sub(
            " ", " ".join(self.page.text[start:end].strip() for start, end in self.scope.parts[first:])
        ).replace(" ,", ",")

    def _organisation(self) -> str | None:
        if self.scope.body is None:
            return None
        start, end = self.scope.body
        if len(self.scope.countries) == 1 and self.scope.countries[0].start == end + 1:
            end = self.scope.countries[0].end
        return _SPACES.sub(" ", self.page.text[start:end])


def _of_own_body(scope: str) -> str | None:
    return next((code for code, bodies in words().own.items() if any(body in scope for body in bodies)), None)


def _of_place(scope: str) -> str | None:
    """The country of the city or region that a title ends with: "губернатор |Приморского края|"."""
    parts = scope.split()
    tails = (" ".join(parts[-count:]) for count in (3, 2, 1))
    return next((code for tail in tails if (code := country_of_place(tail, "ru"))), None)


def _nominative(adjective: str, noun: str) -> str:
    """An adjective before a title in the nominative, in the title's gender."""
    head = parses(noun)[0]
    gender = head.tag.gender if head.tag.gender in ("masc", "femn") else "masc"
    for one in parses(adjective.lower()):
        if one.tag.POS == "ADJF" and (grown := one.inflect({"nomn", "sing", gender})):
            return like(grown.word, adjective)
    return adjective


def counterpart(country: CountryMention, start: int, end: int) -> PostMention:
    """As in "со своим вьетнамским |коллегой|": an office that the other's tells."""
    return PostMention(start, end, "counterpart", "other", "counterpart", country=country.code)
