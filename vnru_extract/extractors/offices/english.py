"""Finds posts in English: "Russian Foreign Minister", "Speaker of the Council", "Ambassador of Vietnam to Russia".

A post is the words before its head ("Deputy Prime"), the head ("Minister"), and what it is of ("of Industry and
Trade of Vietnam"); the country before it ("Russian", "Vietnam's") is read but is not part of the title. Who holds
it is found later, by its neighbours. Refused: plural heads without names ("foreign ministers"), adjectives
("presidential"), bodies ("the Prime Minister's Office"), ranks and degrees.
"""

import re
from collections.abc import Iterator
from itertools import product

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.offices.complement import Complement
from vnru_extract.extractors.offices.counterparts import find_counterparts
from vnru_extract.extractors.offices.portfolio import LONGEST_BODY, Portfolio
from vnru_extract.extractors.offices.roles import role_of
from vnru_extract.extractors.offices.words import OfficePatterns, patterns, words, write_out
from vnru_extract.mentions import PostMention
from vnru_extract.models import Role, Tenure
from vnru_extract.page import Page

# "the Prime Minister's Office", "President Hotel": the post names a thing.
_NOT_A_POST = re.compile(r"(?:'s)? +(?:Office|Palace|Hotel|Cup|Street|Award|Medal|Prize)\b|-(?:level|general level)\b")
# As in "|Council of |Economic Advisers": the plural is part of a body's name.
_BODY_OF = re.compile(r"\b(?:Assembly|Board|Chamber|Conference|Congress|Council|House|Union) of (?:the )?\Z")
# As in "the |Family Justice| Courts": no judge.
_OF_JUSTICE = re.compile(r"(?!.*\b(?:Associate|Chief|Court|Former|Late|Lord)\b).+ Justice", re.IGNORECASE)
# As in "|Dr |Sultan Al Jaber": a given name.
_ADDRESSED = re.compile(r"\b(?:Dr|Eng|Mr|Mrs|Ms|Prof|Sheikh)\.? +\Z")
# As in "State Bank| of |Vietnam Governor".
_OF_BEFORE = re.compile(r" +of(?: +the)? +\Z")
# Tenure told in front of a title: "|former |President".
_TENURE_FIRST = re.compile(r"(?:[Ff]ormer|[Ll]ate|[Tt]hen|[Ee]x|[Oo]utgoing|[Ii]ncoming|[Dd]esignate)[ -]+")
# What is often led by a portfolio, "|Competitiveness| Minister".
_OF_PORTFOLIOS = frozenset({"Minister", "Secretary"})
_UNLISTED_BEFORE = re.compile(r"(?<![\w'.-])(?:(?P<first>[A-Z][a-z]+) and )?(?P<last>[A-Z][a-z]+) \Z")
# As in "|Ministry of Finance's |Permanent Secretary".
_BODY_OWNER = re.compile(
    r"(?:The )?(?P<body>(?:.* )?(?:Agency|Commission|Department|Embassy|Government|Ministry|Office|University)\b"
    r"[^']*)'s? "
)
_OPENING = re.compile(r"Under (?!Secretary\b)|(?<=White )House ")
# Who heads a company as well as a body: "Codelco |chairman|", "|president| of Gazprom".
_OF_COMPANIES = re.compile(r"(?:chair(?:man|woman|person)?|president|director)\Z", re.IGNORECASE)
# As in "Chairman| of the State |Geocadastre": no company.
_OF_STATE = re.compile(r" of (?:the )?(?:Central|Federal|National|Royal|State)\b")


def find_english_offices(page: Page) -> list[PostMention]:
    """Every post named, in the order of the text."""
    shapes = patterns(page.language)
    ending = {mention.end: mention for mention in page.countries}
    starting = {mention.start: mention for mention in page.countries}
    portfolio = Portfolio(page, shapes, starting)
    posts: list[PostMention] = []
    at = 0
    while match := shapes.core.search(page.flow, at):
        at = match.end()
        given = match.group() == "Sultan" and _ADDRESSED.search(page.flow, max(0, match.start() - 12), match.start())
        thing = _OF_JUSTICE.fullmatch(match.group())
        many = match["plural"] and _BODY_OF.search(page.flow, max(0, match.start() - 24), match.start())
        if not (given or thing or many or _NOT_A_POST.match(page.flow, match.end())):
            found = list(_Post(page, shapes, match, ending, starting, portfolio).mentions())
            posts += found if not _is_of_band(found[0]) else ()
            at = max(at, found[0].end)
    posts += _labels(page, shapes)
    return sorted([*posts, *find_counterparts(page, ending, starting)], key=lambda post: post.start)


def _labels(page: Page, shapes: OfficePatterns) -> Iterator[PostMention]:
    """The titles in a transcript's labels: "|VICE PRESIDENT| HARRIS: Thank you."."""
    for match in shapes.label.finditer(page.flow):
        title = match["title"].title()
        if shapes.core.fullmatch(title):
            start, end = match.span("title")
            yield PostMention(start, end, title, role_of(title, None, page.language), "speaker_label")


def _is_of_band(post: PostMention) -> bool:
    """Whether a "member" is of nothing that has offices: "a member of the phenomenal band"."""
    return post.role == "other" and post.title.startswith("member") and post.organisation is None


class _Post(Complement):
    """One head with what stands around it."""

    def __init__(
        self,
        page: Page,
        shapes: OfficePatterns,
        match: re.Match[str],
        ending: dict[int, CountryMention],
        starting: dict[int, CountryMention],
        portfolio: Portfolio,
    ) -> None:
        super().__init__(page, shapes, match, starting, portfolio)
        self._take_body_before()
        self._take_unlisted_before()
        self._leave_out_opening()
        self._leave_out_owner()
        self.before = self._country_before(ending)
        self._skip_tenure()
        self.read_complement()

    def mentions(self) -> Iterator[PostMention]:
        """One mention; one for each country that an ambassador is accredited to."""
        title = self._written_out(self.title_end)
        country = self.before.code if self.before else self.owner.code if self.owner else None
        owners: list[str | None] = [owner.code for owner in self.owners] or [country]
        role = role_of(title, country, self.page.language)
        if self._is_of_company(role):
            role = "executive"
        for owner, accredited in product(owners, self.accredited or (None,)):
            yield PostMention(
                start=self.start,
                end=self.end,
                title=title,
                role=role,
                rule="title_phrase",
                organisation=self.page.text[slice(*self.organisation)] if self.organisation else None,
                country=owner,
                accredited_to=accredited,
                tenure=self._tenure(),
            )

    def _is_of_company(self, role: Role) -> bool:
        """Whether a chairman, president or director is of what NER takes for an organisation and no list has."""
        if role not in ("head_of_body", "deputy_head_of_body", "president", "vice_president") or self.organisation:
            return False
        if self.before or self.owner or not _OF_COMPANIES.search(self.match.group()):
            return False
        before = self.page.entities_in(max(0, self.start - LONGEST_BODY), self.start - 1)
        body = before[-1] if before and before[-1].label == "ORG" else None
        is_next = body is not None and self.page.flow[body.end : self.start] in (" ", "'s ")
        of = self.page.flow[self.match.end() : self.title_end]
        unlisted = bool(of) and not _OF_STATE.match(of)
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

    def _take_unlisted_before(self) -> None:
        """As in "|Trade and Competitiveness| Minister": a word of portfolios that no list has."""
        if self.start != self.match.start() or self.match.group() not in _OF_PORTFOLIOS:
            return
        before = _UNLISTED_BEFORE.search(self.page.flow, max(0, self.start - 60), self.start)
        if before and before.start("last") not in self.starting and self.portfolio.speaks(before["last"]):
            joint = before["first"] and self.portfolio.speaks(before["first"]) and before.start() not in self.starting
            self.start = before.start() if joint else before.start("last")

    def _leave_out_opening(self) -> None:
        """As in "|Under |Prime Minister Kishida, Japan has", "White |House |Director": no words of the title."""
        opening = _OPENING.match(self.page.flow, self.start, self.match.end())
        if opening:
            self.start = opening.end()

    def _leave_out_owner(self) -> None:
        """As in "|the Ministry of Finance's |Permanent Secretary": the body is whose the post is."""
        owner = _BODY_OWNER.match(self.page.flow, self.start, self.match.end())
        if owner:
            self.organisation = owner.span("body")
            self.start = owner.end()

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
