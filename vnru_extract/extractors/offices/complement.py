"""Reads what a post is of: "of the Security Council of Russia", "to Vietnam and Laos", "for Trade and Prisons"."""

import re

from vnru_extract.countries import CountryMention, forms
from vnru_extract.extractors.offices.phrase import phrase_end
from vnru_extract.extractors.offices.portfolio import Portfolio
from vnru_extract.extractors.offices.roles import role_of
from vnru_extract.extractors.offices.words import PREPOSITION, UNKNOWN, OfficePatterns, any_word
from vnru_extract.page import Page

# As in "Department of ASEAN| Affairs|": what a body deals with is not whose it is.
_CONCERNS = re.compile(r" +(?:Affairs|Cooperation|Relations|Studies)\b")
# As in "to Vietnam| and to |Laos", "to Thailand|, |Cambodia| and |Laos".
_ALSO_TO = re.compile(r"(?:,(?! +and)|,?(?P<last> +and)) +(?:also +)?(?:to +)?(?:the +)?")
# As in "of Russia|'s |Security Council", "of the U.S.| |Supreme Court".
_OWNED = re.compile(r"'s? +| (?=[A-Z])")
# As in "Communist Party of Vietnam| (CPV)|".
_ACRONYM = re.compile(r" \([A-Z]{2,8}\)")
# As in "Head of the Prime Minister|'s Office|".
_BUREAU = re.compile(r"'s? +(?:Office|Administration|Cabinet|Secretariat|Department)\b")
# Roles whose country of residence follows "to" or "in".
_ACCREDITED = ("ambassador", "diplomat", "special_envoy")
# As in ", |Railway Board|, Shri"
_BETWEEN_COMMAS = re.compile(r", +(?P<body>[A-Z][\w&'-]*(?: (?:and |for |of )?[A-Z][\w&'-]*){0,5}), +")
# As in "Charge d'Affaires| a.i.| of the Embassy".
_AD_INTERIM = re.compile(r",? (?:a\.i\.|ad interim|\(a\.i\.\))(?!\w)")
# As in "Department| of the |Prime Minister| and Cabinet|", "Office of the |President".
_SERVING = re.compile(r"\b(?:Department|Executive Office|Office|Secretariat)\Z")
_LEADERS = ("deputy_prime_minister", "governor", "monarch", "president", "prime_minister", "vice_president")
# Who is of a country, not of a state of the United States that has its name.
_OF_LANDS = ("defence_minister", "foreign_minister", "president", "prime_minister")
_CAPITAL_NEXT = re.compile(r"(?P<word>[A-Z][a-z]+) (?=[A-Z][a-z])")
_CABINET = re.compile(r" and (?:the )?Cabinet\b")
_THE = re.compile(r"(?:the +)?")
# A name of which the country is part: "Communist Party of Vietnam", "State Bank of Vietnam".
_OWN_COUNTRY = re.compile(r"(?:Party|Bank|Union|Academy|University|Republic|Government|Front|Office)\Z")


class Complement:
    """One head with what stands behind it; `start`, `end` and `title_end` grow as it is read."""

    def __init__(
        self,
        page: Page,
        shapes: OfficePatterns,
        match: re.Match[str],
        starting: dict[int, CountryMention],
        portfolio: Portfolio,
    ) -> None:
        self.page, self.shapes, self.match = page, shapes, match
        self.starting, self.portfolio = starting, portfolio
        self.start, self.end = match.span()
        self.plural = match.group("plural") is not None
        self.title_end = self.end
        self.organisation: tuple[int, int] | None = None
        self.owner: CountryMention | None = None
        self.accredited: list[str] = []
        self.owners: list[CountryMention] = []

    def read_complement(self) -> None:
        """Extend the post over "of the Security Council of Russia", "to Vietnam and Laos", "for Trade"."""
        self._take_body_after_comma()
        if interim := _AD_INTERIM.match(self.page.flow, self.end):
            self.end = interim.end()
        for _ in range(6):
            link = PREPOSITION.match(self.page.flow, self.end)
            if not link or not self._extend((link["word"] or link["charge"] or ",").lower(), link.end()):
                return

    def _take_body_after_comma(self) -> None:
        """As in "Chairman|, Railway Board|, Shri Ashwani Lohani": the body stands between the post and the name."""
        between = _BETWEEN_COMMAS.match(self.page.flow, self.end)
        if not between or not self.portfolio.honorific.match(self.page.flow, between.end()):
            return
        body = between["body"]
        if body.isupper() or any_word(body.lower(), self.shapes.bodies):
            self._take_body(*between.span("body"))

    def _extend(self, word: str, at: int) -> bool:
        flow = self.page.flow
        place = self.starting.get(at) or (self._land_before_name(at) if word == "of" else None)
        role = role_of(flow[self.start : self.end], None, self.page.language)
        if word in ("and", "assisting"):
            return word == "assisting" and self.match.group().endswith("Minister") and self._take_title(at)
        if word in ("to", "in", "accredited to"):
            if role in _ACCREDITED:
                return place is not None and place.form != "demonym" and self._accredit(place)
            return word == "to" and role == "adviser" and self._take_title(at)
        if word == "at" and role not in ("executive", "academic", "ambassador"):
            return False
        titled = place.end + 1 if place and not self.shapes.core.match(flow, at) else at
        office = self.shapes.core.match(flow, titled)
        if office and (bureau := self._bureau_end(office, word)):
            return self._take_body(at, bureau)
        if office and role == "special_envoy" and word == "of":
            self.owner = self.owner or (place if titled > at else None)
            return self._take_title(titled)  # "Special Representative of the |UN| Secretary-General"
        end = phrase_end(flow, at, self.shapes)
        open_ended = place is None if end is None else place is None or end > place.end
        if open_ended and (end is None or flow[end : end + 1] in (" ", ",")):
            end = self.portfolio.end(_THE.match(flow, at).end(), end)  # type: ignore[union-attr]
        if end and (place is None or end > place.end or (place.form == "seat" and end == place.end)):
            return self._take_body(at, end, owned=word in ("of", ","))
        if place and place.form != "demonym":
            return self._take_country(place)
        if flow.startswith("state", at) and self.match.group().lower() in ("secretary", "minister"):
            return self._take_body(at, at + len("state"))  # a wire's "secretary of state"
        unknown = UNKNOWN.match(flow, at)
        if unknown and word == "of" and not self.shapes.core.match(flow, at):
            return self._take_body(at, max(unknown.end(), self.portfolio.entity_end(at)))
        return False

    def _land_before_name(self, at: int) -> CountryMention | None:
        """As in "Foreign Minister of |Jordan| Ayman Safadi": a country, though such words are names of people too."""
        following = _CAPITAL_NEXT.match(self.page.flow, at)
        meaning = forms(self.page.language).get(following["word"]) if following else None
        if following is None or meaning is None or meaning[1] != "name":
            return None
        role = role_of(self.page.flow[self.start : self.end], None, self.page.language)
        return CountryMention(at, following.end("word"), *meaning) if role in _OF_LANDS else None

    def _bureau_end(self, office: re.Match[str], word: str) -> int | None:
        """The end of a body that serves an office: "the Prime Minister's |Office|", "Department of |the President|"."""
        flow = self.page.flow
        if bureau := _BUREAU.match(flow, office.end()):
            return bureau.end()
        serving = word == "of" and _SERVING.search(flow, self.start, self.end)
        if not serving or role_of(office.group(), None, self.page.language) not in _LEADERS:
            return None
        cabinet = _CABINET.match(flow, office.end())
        return cabinet.end() if cabinet else office.end()

    def _accredit(self, place: CountryMention) -> bool:
        """To this country; to all of a list that "and" closes."""
        self.accredited += [country.code for country in self._listed(place)]
        return True

    def _listed(self, place: CountryMention) -> list[CountryMention]:
        """The country, and with it all of a list that "and" closes; the title reaches so far."""
        listed = [place]
        last = False
        while not last and (link := _ALSO_TO.match(self.page.flow, listed[-1].end)):
            other = self.starting.get(link.end())
            if other is None or other.form == "demonym" or self._owns_next(other):
                break
            listed.append(other)
            last = link["last"] is not None
        listed = listed if last else [place]
        self.end = self.title_end = listed[-1].end
        return listed

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
        if self.plural and len(owners := self._listed(place)) > 1:
            self.owners, self.title_end = owners, self.match.end()  # "the presidents of Azerbaijan and Mongolia"
            return False
        possessive = _OWNED.match(flow, place.end)
        end = phrase_end(flow, possessive.end(), self.shapes) if possessive else None
        if end and not self.shapes.core.match(flow, possessive.end()):  # type: ignore[union-attr]
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
        inside = self.organisation is None or self.organisation[0] >= self.start  # not "|the Ministry's| Adviser on"
        if inside and (self.organisation or any_word(self.page.flow[start:end].lower(), self.shapes.bodies)):
            self.organisation = (self.organisation[0] if self.organisation else start, end)
        self.end = self.title_end = end
        named = [
            mention
            for mention in self.page.countries_in(start, end)
            if owned and not _CONCERNS.match(self.page.flow, mention.end)
        ]
        if len({mention.code for mention in named}) == 1 and not self.owner:
            self.owner = named[-1]
        return True
