"""Finds posts: "Russian Foreign Minister", "Speaker of the Federation Council", "Ambassador of Vietnam to Russia".

A post is the words before its head ("Deputy Prime"), the head ("Minister"), and what it is of ("of Industry and
Trade of Vietnam"); the country before it ("Russian", "Vietnam's") is read but is not part of the title. Who holds
it is found later, by its neighbours. Refused: plural heads without names ("foreign ministers"), adjectives
("presidential"), bodies ("the Prime Minister's Office"), ranks and degrees.
"""

import re
from collections.abc import Iterator

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.counterparts import find_counterparts
from vnru_extract.extractors.offices.phrase import phrase_end
from vnru_extract.extractors.offices.roles import role_of
from vnru_extract.extractors.offices.words import (
    PREPOSITION,
    UNKNOWN,
    OfficePatterns,
    any_word,
    patterns,
    words,
    write_out,
)
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role, Tenure
from vnru_extract.names import is_given_name, tradition_of
from vnru_extract.page import Entity, Page

# "the Prime Minister's Office", "President Hotel": the post names a thing.
_NOT_A_POST = re.compile(r"(?:'s)? +(?:Office|Palace|Hotel|Cup|Street|Award|Medal|Prize)\b|-(?:level|general level)\b")
# As in "|Dr |Sultan Al Jaber": a given name.
_ADDRESSED = re.compile(r"\b(?:Dr|Eng|Mr|Mrs|Ms|Prof|Sheikh)\.? +\Z")
# As in "Department of ASEAN| Affairs|": what a body deals with is not whose it is.
_CONCERNS = re.compile(r" +(?:Affairs|Cooperation|Relations|Studies)\b")
# As in "to Vietnam| and to |Laos", "to Thailand|, |Cambodia| and |Laos".
_ALSO_TO = re.compile(r"(?:,(?! +and)|,?(?P<last> +and)) +(?:also +)?(?:to +)?(?:the +)?")
# As in "State Bank| of |Vietnam Governor".
_OF_BEFORE = re.compile(r" +of(?: +the)? +\Z")
# Tenure told in front of a title: "|former |President".
_TENURE_FIRST = re.compile(r"(?:[Ff]ormer|[Ll]ate|[Tt]hen|[Ee]x|[Oo]utgoing|[Ii]ncoming|[Dd]esignate)[ -]+")
# As in "of Russia|'s |Security Council".
_POSSESSIVE = re.compile(r"'s? +")
# As in "Communist Party of Vietnam| (CPV)|".
_ACRONYM = re.compile(r" \([A-Z]{2,8}\)")
# As in "Head of the Prime Minister|'s Office|".
_BUREAU = re.compile(r"'s? +(?:Office|Administration|Cabinet|Secretariat|Department)\b")
# Who heads a company as well as a body: "Codelco |chairman|", "|president| of Gazprom".
_OF_COMPANIES = re.compile(r"(?:chair(?:man|woman|person)?|president|director)\Z", re.IGNORECASE)
# Roles whose country of residence follows "to" or "in".
_ACCREDITED = ("ambassador", "diplomat", "special_envoy")
# What NER finds that can have a head: companies, cities, regions, buildings.
_BODIES = frozenset({"FAC", "GPE", "LOC", "ORG"})
_WORD = re.compile(r"\S+")
# NER's longer ones are sentences.
_LONGEST_BODY = 70
# A name of which the country is part: "Communist Party of Vietnam", "State Bank of Vietnam".
_OWN_COUNTRY = re.compile(r"(?:Party|Bank|Union|Academy|University|Republic|Government|Front|Office)\Z")


def find_offices(page: Page) -> list[PostMention]:
    """Every post named, in the order of the text."""
    shapes = patterns(page.language)
    ending = {mention.end: mention for mention in page.countries}
    starting = {mention.start: mention for mention in page.countries}
    bodies = {entity.start: entity for entity in page.entities if entity.label in _BODIES}
    posts: list[PostMention] = []
    at = 0
    while match := shapes.core.search(page.flow, at):
        at = match.end()
        given = match.group() == "Sultan" and _ADDRESSED.search(page.flow, max(0, match.start() - 12), match.start())
        if not (given or _NOT_A_POST.match(page.flow, match.end())):
            found = list(_Post(page, shapes, match, ending, starting, bodies).mentions())
            posts += found
            at = max(at, found[0].end)
    return sorted([*posts, *find_counterparts(page, ending, starting)], key=lambda post: post.start)


class _Post:
    """One head with what stands around it."""

    def __init__(
        self,
        page: Page,
        shapes: OfficePatterns,
        match: re.Match[str],
        ending: dict[int, CountryMention],
        starting: dict[int, CountryMention],
        bodies: dict[int, Entity],
    ) -> None:
        self.page, self.shapes, self.match = page, shapes, match
        self.starting, self.bodies = starting, bodies
        self.start, self.end = match.span()
        self.plural = match.group("plural") is not None
        self.title_end = self.end
        self.organisation: tuple[int, int] | None = None
        self.owner: CountryMention | None = None
        self.accredited: list[str] = []
        self._take_body_before()
        self.before = self._country_before(ending)
        self._skip_tenure()
        self._read_complement()

    def mentions(self) -> Iterator[PostMention]:
        """One mention; one for each country that an ambassador is accredited to."""
        title = self._written_out(self.title_end)
        country = self.before.code if self.before else self.owner.code if self.owner else None
        role = role_of(title, country, self.page.language)
        if self._is_of_company(role):
            role = "executive"
        for accredited in self.accredited or (None,):
            yield PostMention(
                start=self.start,
                end=self.end,
                title=title,
                role=role,
                rule="title_phrase",
                organisation=self.page.text[slice(*self.organisation)] if self.organisation else None,
                country=country,
                accredited_to=accredited,
                tenure=self._tenure(),
            )

    def _is_of_company(self, role: Role) -> bool:
        """Whether a chairman, president or director is of what NER takes for an organisation and no list has."""
        if role not in ("head_of_body", "deputy_head_of_body", "president", "vice_president") or self.organisation:
            return False
        if self.before or self.owner or not _OF_COMPANIES.search(self.match.group()):
            return False
        before = self.page.entities_in(max(0, self.start - _LONGEST_BODY), self.start - 1)
        body = before[-1] if before and before[-1].label == "ORG" else None
        is_next = body is not None and self.page.flow[body.end : self.start] in (" ", "'s ")
        unlisted = self.title_end > self.match.end()
        if body and is_next and not unlisted:
            self.organisation = (body.start, body.end)
        return is_next or unlisted

    def _written_out(self, end: int) -> str:
        """The title up to `end`, in the singular, with one space between words and no abbreviation."""
        words_of = " ".join(self.page.flow[self.start : end].split())
        return write_out(words_of.removesuffix("s") if self.plural else words_of, self.page.language)

    def _take_body_before(self) -> None:
        """As in "|Department of Space| Secretary", "|Agency for International Development| Administrator"."""
        flow, window = self.page.flow, max(0, self.start - 60)
        body = self.shapes.body_before.search(flow, window, self.start)
        if body:
            country = self.starting.get(body.start())  # "U.S. |Agency for International Development| Administrator"
            self.start = country.end + 1 if country else body.start()
            self.organisation = (self.start, self.match.start() - 1)

    def _country_before(self, ending: dict[int, CountryMention]) -> CountryMention | None:
        """The country that the words just before the title name: "Russian |", "Vietnam's |", "the visiting Thai |"."""
        flow = self.page.flow
        for gap in (1, 2, 3, 4):
            mention = ending.get(self.start - gap)
            if mention and flow[mention.end : self.start] in (" ", "'s ", "' ", "  ", "-", "''s "):
                self._take_body_of(mention)
                return mention
        return None

    def _take_body_of(self, country: CountryMention) -> None:
        """As in "|State Bank of Vietnam| Governor": the country closes a body's name that opens the title."""
        flow = self.page.flow
        of = _OF_BEFORE.search(flow, max(0, country.start - 12), country.start)
        if not of:
            return
        close = of.start()
        for start in range(max(0, close - 40), close):
            body = self.shapes.body.fullmatch(flow, start, close) if start == 0 or flow[start - 1] == " " else None
            if body:
                self.organisation = (start, country.end)
                self.start = start
                return

    def _skip_tenure(self) -> None:
        """Leave "former", "late", "incoming" out of the title; `_tenure` reads them. "Acting" is part of a title."""
        leading = _TENURE_FIRST.match(self.match.group())
        if leading:
            self.start += leading.end()

    def _tenure(self) -> Tenure:
        lexicon = words(self.page.language).prefixes
        before_at = self.before.start if self.before else self.start
        found = self.shapes.tenure.search(self.page.flow[max(0, before_at - 20) : before_at])
        said = {found.group("word").lower()} if found else set()
        said |= set(self.match.group().lower().replace("-", " ").split())
        after = self.page.flow[self.end : self.end + 10].lower()
        if said & {word.lower().strip("-") for word in lexicon.former}:
            return "former"
        if said & {word.lower() for word in lexicon.acting}:
            return "acting"
        if said & {word.lower() for word in lexicon.designate} or after.startswith(
            ("-designate", "-elect", " designate")
        ):
            return "designate"
        return "current"

    def _read_complement(self) -> None:
        """Extend the post over "of the Security Council of Russia", "to Vietnam and Laos", "for Trade"."""
        for _ in range(6):
            link = PREPOSITION.match(self.page.flow, self.end)
            if not link or not self._extend((link.group("word") or ",").lower(), link.end()):
                return

    def _extend(self, word: str, at: int) -> bool:
        flow = self.page.flow
        place = self.starting.get(at)
        role = role_of(flow[self.start : self.end], None, self.page.language)
        if word == "and":
            return False
        if word in ("to", "in", "accredited to"):
            if role in _ACCREDITED:
                return place is not None and place.form != "demonym" and self._accredit(place)
            return word == "to" and role == "adviser" and self._take_title(at)
        if word == "at" and role not in ("executive", "academic", "ambassador"):
            return False
        titled = place.end + 1 if place and not self.shapes.core.match(flow, at) else at
        office = self.shapes.core.match(flow, titled)
        bureau = _BUREAU.match(flow, office.end()) if office else None
        if bureau:
            return self._take_body(at, bureau.end())
        if office and role == "special_envoy" and word == "of":
            self.owner = self.owner or (place if titled > at else None)
            return self._take_title(titled)  # "Special Representative of the |UN| Secretary-General"
        end = phrase_end(flow, at, self.shapes)
        if end and (place is None or end > place.end or (place.form == "seat" and end == place.end)):
            return self._take_body(at, end, owned=word in ("of", ","))
        if place and place.form != "demonym":
            return self._take_country(place)
        if flow.startswith("state", at) and self.match.group().lower() in ("secretary", "minister"):
            return self._take_body(at, at + len("state"))  # a wire's "secretary of state"
        unknown = UNKNOWN.match(flow, at)
        if unknown and word == "of" and not self.shapes.core.match(flow, at):
            return self._take_body(at, max(unknown.end(), self._entity_end(at)))
        return False

    def _entity_end(self, at: int) -> int:
        """Where NER ends the body or place that starts here, less a name that it took along; 0: it sees none."""
        body = self.bodies.get(at) or self.bodies.get(at - len("the "))
        end = body.end if body else 0
        words = list(_WORD.finditer(self.page.flow, at, end))
        for index, word in enumerate(words[1:], 1):
            rest = " ".join(other.group() for other in words[index:])
            if is_given_name(word.group()) or tradition_of(rest):
                return words[index - 1].end()
        return end if end - at <= _LONGEST_BODY else 0

    def _accredit(self, place: CountryMention) -> bool:
        """To this country; to all of a list that "and" closes."""
        self.accredited.append(place.code)
        self.end = self.title_end = place.end
        others: list[CountryMention] = []
        last = False
        while not last and (link := _ALSO_TO.match(self.page.flow, others[-1].end if others else self.end)):
            other = self.starting.get(link.end())
            if other is None or other.form == "demonym" or self._owns_next(other):
                return True
            others.append(other)
            last = link["last"] is not None
        if last:
            self.accredited += [other.code for other in others]
            self.end = self.title_end = others[-1].end
        return True

    def _owns_next(self, place: CountryMention) -> bool:
        """Whether a country belongs to what follows it: "to Vietnam and |Laos|'s Minister"."""
        flow = self.page.flow
        return flow.startswith("'s", place.end) or self.shapes.core.match(flow, place.end + 1) is not None

    def _take_title(self, at: int) -> bool:
        title = self.shapes.core.match(self.page.flow, at)
        if title:
            self.end = self.title_end = title.end()
        return title is not None

    def _take_country(self, place: CountryMention) -> bool:
        """As in "of Russia" closes a title and stays out of it; "of Russia's Security Council" goes on."""
        flow = self.page.flow
        self.owner = self.owner or place
        possessive = _POSSESSIVE.match(flow, place.end)
        end = phrase_end(flow, possessive.end(), self.shapes) if possessive else None
        if end:
            return self._take_body(place.start, end)
        own = _OWN_COUNTRY.search(flow, self.start, self.end)
        self.end = place.end
        if own:
            self.title_end = place.end
        if self.organisation:
            self.organisation = (self.organisation[0], place.end)
        if acronym := _ACRONYM.match(flow, place.end):
            self.end = acronym.end()
        return True

    def _take_body(self, start: int, end: int, *, owned: bool = True) -> bool:
        """Take a body's name into the title; its country owns the post unless the post is only for or on it."""
        if self.organisation or any_word(self.page.flow[start:end].lower(), self.shapes.bodies):
            self.organisation = (self.organisation[0] if self.organisation else start, end)
        self.end = self.title_end = end
        inside = [
            mention
            for mention in self.page.countries_in(start, end)
            if owned and not _CONCERNS.match(self.page.flow, mention.end)
        ]
        if len({mention.code for mention in inside}) == 1 and not self.owner:
            self.owner = inside[-1]
        return True
