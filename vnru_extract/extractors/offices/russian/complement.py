"""What a Russian title is of: "иностранных дел |России|", "Комитета Госдумы по международным делам", "во Вьетнаме".

The words that follow a title in the genitive belong to it, small ones as long as they are nouns and adjectives in that
case; of capitalised words only countries, bodies, acronyms, places and quoted names, for the next may be a person's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.russian.grammar import (
    is_adjective,
    is_dative,
    is_genitive,
    is_genitive_place,
    is_name,
    is_noun,
)
from vnru_extract.extractors.offices.russian.words import Head, bodies_about_countries, heads, patterns, words
from vnru_extract.page import Page

_WORD = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*")
_ACRONYM = re.compile(r"[А-ЯЁ][А-ЯЁ-]{1,9}[а-я]?(?![\w-])")
_QUOTED = re.compile(r'"[^"\n]{1,60}"')
_TO = re.compile(r" {1,3}(?:во?|при|на) ")
_ALSO_TO = re.compile(r",? (?:и|а также)(?: по совместительству)? (?:во? )?|,? по совместительству(?: и)? во? ")
_ADDRESS = re.compile(r" {1,3}(?:по особым поручениям|в отставке)(?!\w)")
_BRACKET = re.compile(r" \([А-ЯЁ][А-ЯЁа-яё]{1,9}\)(?= [А-ЯЁ])")
# "депутат Госдумы| от КПРФ|"
_FROM_PARTY = re.compile(
    r' от (?:партии |фракции )?(?:[А-ЯЁ]{2,8}|"[^"\n]{1,40}"|[А-ЯЁ][а-яё]+ой [А-ЯЁа-яё][а-яё]+)(?!\w)'
)
# Between countries: "России| и |Вьетнама".
_AND = re.compile(r" {1,3}и {1,3}|, ")
# Between portfolios: "культуры|, |спорта| и |туризма"; a comma only where "и" is to come.
_LISTED = re.compile(
    r"(?:, и | и |, (?=[а-яё-]+(?: [а-яё-]+){0,3}(?:, [а-яё-]+(?: [а-яё-]+){0,2})? и [а-яё]))(?=[а-яё])"
)
_BY = re.compile(r" {1,3}по (?=[А-Яа-яЁё])")
_NUMBERED = re.compile(r"\d{1,3}-?(?:го|й)(?!\w)")
# What is never of a city or a body.
_OF_STATES = frozenset(
    {"ambassador", "deputy_prime_minister", "minister", "monarch", "president", "prime_minister", "vice_president"}
)
_MOST = 14
_LONGEST_BODY = 80
_LONGEST_FIELD = 8


@dataclass
class Scope:
    """What stands behind a head: its parts that belong to the title, and what they say."""

    end: int
    parts: list[tuple[int, int]] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    accredited: list[CountryMention] = field(default_factory=list)
    inner: Head | None = None
    body: tuple[int, int] | None = None


class Complements:
    """Reads what stands behind heads on one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.flow = page, page.flow
        self.starting = {country.start: country for country in page.countries}
        self.bodies = {entity.start: entity.end for entity in page.entities if entity.label == "ORG"}
        self.places = {entity.start: entity.end for entity in page.entities if entity.label == "GPE"}

    def scope(self, head: Head, at: int) -> Scope:
        """What belongs to the title whose head ends at `at`."""
        scope = Scope(at)
        narrow = head.lemma in words().complement.of_country
        for _ in range(_MOST):
            if (bracket := _BRACKET.match(self.flow, scope.end)) and scope.parts:
                scope.end = bracket.end()  # "Центрального комитета| (ЦК)| Коммунистической партии"
            if not (self._take_country(head, scope) or (not narrow and self._take_word(head, scope))):
                break
        if head.group in ("ambassador", "diplomat", "special_envoy", "head_of_body", "military_officer"):
            self._take_accredited(scope)
        self._take_field(head, scope)
        if head.group == "legislator" and (party := _FROM_PARTY.match(self.flow, scope.end)):
            self._add(scope, party.start() + 1, party.end())
        return scope

    def _take_country(self, head: Head, scope: Scope) -> bool:
        """As in "президент |России|", "министры |России и Вьетнама|", "посол |США|"."""
        country = self._next_country(scope)
        if country is None or country.end - country.start > _LONGEST_BODY:
            return False
        if country.form == "demonym" and not self._goes_on(country):
            return False
        if self._is_subject(country, scope):
            return self._add(scope, country.start, country.end)
        scope.countries.append(country)
        if country.form == "demonym" and self.flow[country.start].isupper():  # "Вьетнамского |отечественного фронта"
            return self._add(scope, country.start, country.end, body=True)
        if country.form == "seat" and head.group not in _OF_STATES:  # "мэр |Москвы|", "председатель |Госдумы|"
            return self._add(scope, country.start, country.end, body=True)
        scope.end = country.end
        return True

    def _next_country(self, scope: Scope) -> CountryMention | None:
        """The country behind what was read so far, or behind "и" where that was a country."""
        if self.flow.startswith(" ", scope.end) and (country := self.starting.get(scope.end + 1)):
            return country
        link = _AND.match(self.flow, scope.end) if scope.countries and scope.end == scope.countries[-1].end else None
        listed = self.starting.get(link.end()) if link else None
        return listed if listed and listed.form != "demonym" else None

    def _is_subject(self, country: CountryMention, scope: Scope) -> bool:
        """As in "Института |Китая| и современной Азии": what a body is about."""
        if not scope.parts or scope.parts[-1][1] + 1 != country.start:
            return False
        return self.flow[slice(*scope.parts[-1])].split()[-1].lower() in bodies_about_countries()

    def _goes_on(self, country: CountryMention) -> bool:
        """Whether an adjective's noun follows in the genitive: "председатель |российского| правительства"."""
        word = _WORD.match(self.flow, country.end + 1)
        return (
            word is not None
            and is_genitive(self.flow[country.start : country.end].split()[-1])
            and is_genitive(word.group())
        )

    def _take_word(self, head: Head, scope: Scope) -> bool:
        """One more word, phrase or name of a body in the genitive."""
        at = scope.end + 1
        if self.flow[scope.end : at] != " ":
            return self._take_listed(head, scope)
        if nested := patterns().core.match(self.flow, at):
            return self._take_head(scope, nested)
        for pattern in (_NUMBERED, _QUOTED, _ACRONYM):
            if match := pattern.match(self.flow, at):
                return self._add(scope, at, match.end(), body=pattern is not _NUMBERED)
        if body := patterns().bodies.match(self.flow, at):
            return self._add(scope, at, body.end(), body=True)
        word = _WORD.match(self.flow, at)
        if word is None or (len(word.group()) == 1 and self.flow[word.end() : word.end() + 1] == "."):
            return False
        if word.group() in words().complement.not_of_title:
            return False
        if word.group() == "и":
            return self._take_listed(head, scope)
        if word.group()[0].islower():
            return bool(is_genitive(word.group())) and self._take_phrase(scope, word)
        return self._take_capitalised(head, scope, word)

    def _take_head(self, scope: Scope, nested: re.Match[str]) -> bool:
        """As in "заместитель |министра|", "помощник |президента|"."""
        head = heads().get(nested["head"].lower())
        if head is None or not (head.cases & {"gent"}) or scope.inner is not None or scope.parts:
            return False
        scope.inner = head
        return self._add(scope, nested.start(), nested.end())

    def _take_phrase(self, scope: Scope, word: re.Match[str]) -> bool:
        """A noun in the genitive, with the adjectives before it."""
        cursor = word
        while is_adjective(cursor.group()) and not is_noun(cursor.group()):
            following = _WORD.match(self.flow, cursor.end() + 1)
            if (
                following is None
                or self.flow[cursor.end() : cursor.end() + 1] != " "
                or not is_genitive(following.group())
            ):
                return False
            cursor = following
        if cursor.group() in words().complement.not_of_title:
            return False
        body = patterns().bodies.match(self.flow, word.start()) or patterns().bodies.match(self.flow, cursor.start())
        return self._add(scope, word.start(), cursor.end(), body=body is not None)

    def _take_listed(self, head: Head, scope: Scope) -> bool:
        """As in "культуры|, спорта и туризма|": only ministers and committees have such lists."""
        if head.group not in ("minister", "deputy") and not scope.body:
            return False
        link = _LISTED.match(self.flow, scope.end) if scope.parts else None
        word = _WORD.match(self.flow, link.end()) if link else None
        if word is None or not is_genitive(word.group()) or word.group() in words().complement.not_of_title:
            return False
        if patterns().core.match(self.flow, word.start()):
            return False
        before = scope.end
        if not self._take_phrase(scope, word):
            return False
        scope.parts[-1] = (before, scope.parts[-1][1])
        return True

    def _take_capitalised(self, head: Head, scope: Scope, word: re.Match[str]) -> bool:
        """As in "Приморского края", "Москвы", "Торгово-промышленной палаты"; never a person's name."""
        at = word.start()
        if is_adjective(word.group()) and not is_name(word.group()):
            following = _WORD.match(self.flow, word.end() + 1)
            if (
                following
                and self.flow[word.end()] == " "
                and is_genitive(following.group())
                and not is_name(following.group())
            ):
                return self._take_phrase(scope, word)
        if is_genitive_place(word.group()) and not is_name(word.group()):
            return self._add(scope, at, word.end())
        for table in (self.bodies, self.places) if head.group not in _OF_STATES else (self.bodies,):
            if (end := table.get(at)) and end - at <= _LONGEST_BODY:
                end = self._without_names(at, end)
                return end > at and self._add(scope, at, end, body=table is self.bodies)
        return False

    def _without_names(self, at: int, end: int) -> int:
        """Where a body or place ends, less a person's name that NER took along."""
        reached = at
        for word in _WORD.finditer(self.flow, at, end):
            if word.group()[0].isupper() and is_name(word.group()) and not is_genitive_place(word.group()):
                return reached
            reached = word.end()
        return end

    def _take_accredited(self, scope: Scope) -> None:
        """As in "посол России |во Вьетнаме|", "постпред США |при ООН|", "посол в Индии |и Непале|"."""
        link = _TO.match(self.flow, scope.end)
        while link and (country := self.starting.get(link.end())):
            if country.form == "demonym" or country in scope.accredited:
                return
            scope.parts.append((scope.end + 1 if not scope.accredited else scope.end, country.end))
            scope.accredited.append(country)
            scope.end = country.end
            link = _ALSO_TO.match(self.flow, scope.end)
        in_town = link and not scope.accredited and link.group().strip() in ("в", "во")
        if link and in_town and (end := self.places.get(link.end())):
            scope.parts.append((scope.end + 1, end))  # "генеральный консул России |в Хошимине|"
            scope.end = end

    def _take_field(self, head: Head, scope: Scope) -> None:
        """As in "комитета |по международным делам|", "спецпредставитель |по Афганистану|"."""
        if whole := _ADDRESS.match(self.flow, scope.end):
            scope.parts.append((scope.end + 1, whole.end()))
            scope.end = whole.end()
            return
        match = _BY.match(self.flow, scope.end)
        if not match or head.group in ("president", "monarch", "governor", "mayor", "speaker", "prime_minister"):
            return
        end = self._end_of_field(match.end())
        if end:
            if to := self.starting.get(match.end()):
                scope.accredited.append(to)
            scope.parts.append((scope.end + 1, end))
            scope.end = end
            self._take_country(head, scope)

    def _end_of_field(self, at: int) -> int | None:
        """The end of what "по" opens: adjectives and a noun in the dative, and genitives that follow."""
        end = None
        cursor = at
        country = self.starting.get(at)
        if country and country.form == "name":
            return country.end
        for _ in range(_LONGEST_FIELD):
            word = _WORD.match(self.flow, cursor)
            if word and word.group() == "и" and end is None:
                cursor = word.end() + 1  # "по торговому |и| научному сотрудничеству"
                continue
            if not word or word.group() in words().complement.not_fields or (end and word.start() in self.starting):
                break
            if end is None and not is_dative(word.group()):
                break
            if end is not None and not (is_genitive(word.group()) and word.group()[0].islower()):
                break
            if end is None and word.group()[0].isupper() and not word.group().isupper() and is_name(word.group()):
                break
            if end is not None or not is_adjective(word.group()) or is_noun(word.group()):
                end = word.end()
            if self.flow[word.end() : word.end() + 1] != " ":
                break
            cursor = word.end() + 1
        return end

    def _add(self, scope: Scope, start: int, end: int, *, body: bool = False) -> bool:
        scope.parts.append((start, end))
        scope.end = end
        if body and scope.body is None:
            scope.body = (start, end)
        elif scope.body:
            scope.body = (scope.body[0], end)
        return True


def countries_of(scope: Scope) -> Iterator[CountryMention]:
    """The countries that the title is of, those of one name once."""
    seen = set()
    for country in scope.countries:
        if country.code not in seen:
            seen.add(country.code)
            yield country
