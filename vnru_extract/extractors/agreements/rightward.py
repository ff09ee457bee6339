"""Where the name of an instrument ends after its noun.

It may run long ("|protocol| to the agreement between the governments of A and B on ... of March 7, 1987"), and stops
before a verb, a clause, a quotation, or the day and place of signing.
"""

import re
from dataclasses import dataclass

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements import calendar
from vnru_extract.extractors.agreements.leftward import Around
from vnru_extract.extractors.agreements.series import Series, aside_end
from vnru_extract.extractors.agreements.titles import quoted_title_end
from vnru_extract.extractors.agreements.words import Words

_TOKEN = re.compile(r" {1,3}([^\s,;:.!?\"()\[\]—]+(?:\.(?=\w)[^\s,;:.!?\"()\[\]—]+)*)")
# (UNCLOS) | ("MOU") | (the "Treaty") | (hereinafter the Agreement) | (EAEU)
_BRACKET = re.compile(
    r"\"? \((?:hereinafter |henceforth )?(?:referred to as )?(?:the )?[\"']?([A-Z][\w.&/+ -]{1,40}?)[\"']?\)"
)
# "(See also Council press release)" is no short form; "(Treaty of Peace)" is
_REMARK = re.compile(r" (?!(?:and|for|in|of|on|the|to) )[a-z]{2,}")
# "on |further| strengthening ties"; elsewhere a new thought: "the treaty on trade |further| helps"
_COMPARATIVES = frozenset({"further"})
# the MoU| signed| between India and Nepal on grain
_MADE_INSIDE = re.compile(r" (?:recently |to be |\w+ly )?(?:concluded|inked|signed)(?= (?:between|with) )")
# and the European Union| and its Member States, of the other part|
_OTHER_PART = re.compile(r"(?: and its [Mm]ember [Ss]tates)?,? (?:of|on) the other(?: part| side)?(?!\w)")
# MoU in| the field of| health
_IN_FIELD = re.compile(r" the (?:area|field|sphere)s? of ")
# Agreement |to terminate the| Agreement between
_TO_ACT = re.compile(r" (?:amend|extend|implement|modify|prolong|renew|replace|supplement|terminate) the ")
# State Planning Committee
_BODY = re.compile(r"[A-Z]\w+(?: (?:of |for |and )?[A-Z]\w+){0,5}")
# Agreement between A and B |for an Economic Partnership|
_FOR_A_NAME = re.compile(r"(?:for|on) an? [A-Z][\w-]+ (?:of |for )?(?:an? |the )?[A-Z]")
# preventing incidents |at sea|
_AT_A_PLACE = re.compile(r"at (?:airports|borders|home|ports|risk|school|sea|work)\b")
# between "and" and the next noun, where both are of one name: "and Trade |in| the Agreement"
_APART = re.compile(r"\b(?:on|of|in|for|the|and)\b|[,(]")
_HYPHEN = re.compile(r" ?- ?")
_CAPITAL = re.compile(r"[A-Z0-9]")
# "Protocol to the Agreement on the Implementation of the Convention on ..." holds two
_MOST_NESTED = 2
# after these a capitalised name may go on in small letters: "Agreement on Cooperation |in the| field of tourism"
_OPENS_LOWER = frozenset({"in", "of", "for", "on", "between", "the", "a", "an", "to"})


@dataclass(frozen=True)
class Bounds:
    """Where a name ends, the short form in brackets after it, and whether a subject or parties follow the noun.

    `crowded`: it was cut where it would have held more instruments than a name does.
    """

    end: int
    acronym: str | None = None
    starter: str = ""
    crowded: bool = False


class Rightward:
    """Walks from the noun to the end of the name, a word at a time."""

    def __init__(self, flow: str, head: tuple[int, int], around: Around, words: Words) -> None:
        self.flow, self.around, self.words = flow, around, words
        self.series = Series(flow, around, words)
        self.start, self.end = head
        self.at = self.end  # how far the walk has looked; `end` is how far the name surely reaches
        self.capital = flow[head[0]].isupper()
        self.lower = False  # whether lower-case words may be part of the name
        self.acronym: str | None = None
        self.starter = ""
        self.between = False
        self.small: list[str] = []  # the connectors since the last content word
        self.last_country = False
        self.content = 0  # words of substance so far
        self.nested = 0  # nouns of other instruments inside the name

    def walk(self) -> Bounds:
        """The bounds of the name."""
        self.bracket()
        if self._over_title():
            return Bounds(self.end, self.acronym, self.starter)
        self._over_sides()
        if made := _MADE_INSIDE.match(self.flow, self.at, self.around.end):
            self.at = made.end()
        self._over_term()
        while self.end - self.start < 400 and self._step():
            pass
        if self.starter == "between" and (other := _OTHER_PART.match(self.flow, self.end, self.around.end)):
            self.end = other.end()
        return Bounds(self.end, self.acronym, self.starter, self.nested > _MOST_NESTED)

    def _over_title(self) -> bool:
        """Take in a title in quotation marks straight after a capitalised noun that documents are titled by."""
        noun = self.flow[self.start : self.end]
        title = quoted_title_end(self.flow, noun, self.at, self.around.end) if self.capital else None
        self.starter = self.starter if title is None else "titled"
        return self._reach(title)

    def _over_sides(self) -> None:
        """Take in the sides straight after a title: "Joint Statement |Oman - Peru|"."""
        country = self.around.by_start.get(self.at + 1)
        if self.capital and country and country.form == "name" and self.flow.startswith("Joint ", self.start):
            self.starter = "titled"
            self._country(country)

    def _step(self) -> bool:
        if not self.small and self._over_calendar():
            return False
        token = _TOKEN.match(self.flow, self.at, self.around.end)
        if token is None:
            return not self.small and self._over_comma()
        begun = self.starter != "" or token.group(1).lower() in self.words.naming.starters
        return begun and self._token(token.start(1), token.end(), token.group(1))

    def _token(self, start: int, end: int, word: str) -> bool:
        """Take in a country, a small word or a word of substance; False where it ends the name."""
        if country := self.around.by_start.get(start):
            return self._country(country)
        if word.lower() in self.words.naming.connectors or (
            word == "this" and self.small == ["on"] and not self.content
        ):
            return self._connector(start, end, word.lower())
        if not self._fits(start, word) or self._holds_too_many(word):
            return False
        self.at = self.end = end
        self.small, self.last_country = [], False
        self.content += 1
        self.bracket()
        return True

    def _holds_too_many(self, word: str) -> bool:
        """Whether the name would hold more instruments than names do: a list without commas, or no prose at all."""
        self.nested += word.lower() in self.words.nouns.types
        return self.nested > _MOST_NESTED

    def _connector(self, start: int, end: int, word: str) -> bool:
        leaves = self._leaves(start)
        if leaves and not (self.capital and _FOR_A_NAME.match(self.flow, start)):
            return False
        if word == "to" and not self._to(end):
            return False
        if not self.starter:
            if word in {"in", "with"} and not (self._capital_follows(end) and (self.capital or word == "with")):
                if not _IN_FIELD.match(self.flow, end):
                    return False
                self.lower = True
            self.starter = "regarding" if self.flow.startswith(" Respect to ", end) else word
        elif word == "and" and not self.small and not self._joins(end):
            return False
        dated = word == "the" and calendar.is_year_of_name(self.flow, end + 1)
        if (
            not dated
            and word in {"on", "in", "for", "by", "from", "to", "the", "of"}
            and calendar.is_date(self.flow, end + 1)
        ):
            return False
        self.between = self.between or word in {"between", "among"}
        self.small.append(word)
        self.at = end
        return True

    def _leaves(self, start: int) -> bool:
        """Whether the name ends before "with a view"; not before "with Respect to Taxes", capitalised as names are."""
        leaving = self.words.naming.breaks.match(self.flow, start)
        if leaving is None or self.flow[start].isupper():
            return False
        return not (self.capital and leaving.group()[-1].islower() and leaving.group().split()[-1][0].isupper())

    def _capital_follows(self, end: int) -> bool:
        """Whether the next word, "the" left out, is capitalised: "with |Vietnam", "in the |South China Sea"."""
        following = _TOKEN.match(self.flow, end)
        if following is not None and following.group(1) == "the":
            following = _TOKEN.match(self.flow, following.end())
        return following is not None and following.group(1)[0].isupper()

    def _to(self, end: int) -> bool:
        """Whether "to" belongs: a protocol to an agreement, or, straight after the noun, what is to be done."""
        following = _TOKEN.match(self.flow, end)
        if following is None:
            return False
        word = following.group(1)
        if word in {"the", "a", "an"} or word[0].isupper() or _TO_ACT.match(self.flow, end):
            return True
        return not self.starter and word not in {"be", "which", "have"} and not self.capital

    def _joins(self, end: int) -> bool:
        """Whether what follows "and" is still the name's: not a clause, another instrument or another purpose."""
        following = _TOKEN.match(self.flow, end)
        if following is None:
            return False
        word = following.group(1)
        if self.between and (word == "the" or word[0].isupper() or word == "its"):
            self.between = False
            return True
        if following.start(1) in self.around.by_start and self.around.by_start[following.start(1)].form != "demonym":
            country = self.around.by_start[following.start(1)]
            return self.last_country or self.flow.startswith("-", country.end)
        if self.capital and self.words.naming.purpose.match(self.flow, end):
            return True
        is_noun = self.lower and self.flow.startswith(" of ", following.end())  # "protection and |exchange| of data"
        if (
            (word in self.words.naming.clause_openers and not is_noun)
            or word == "the"
            or word in self.words.naming.stops
        ):
            return False
        if not word[0].isupper() and (not self.lower or word.endswith("ed")):
            return False
        return not self._another(following.start(1))

    def _another(self, start: int) -> bool:
        """Whether another instrument begins here: "... and memorandum on", "... and joint statement"."""
        found = self.words.nouns.heads.search(self.flow, start, min(start + 40, self.around.end))
        return found is not None and not re.search(
            r"\b(?:on|of|in|for|the|and)\b|[,(]", self.flow[start : found.start()]
        )

    def _country(self, country: CountryMention) -> bool:
        if country.form == "seat" and self.small[-1:] == ["in"] and not self.between:
            return False
        self.at = self.end = country.end
        self.content += 1
        if self.flow.startswith("'s", self.at):
            self.at = self.end = self.at + 2
        else:
            self.last_country = country.form != "demonym"
        while hyphen := _HYPHEN.match(self.flow, self.at):
            following = self.around.by_start.get(hyphen.end())
            if following is None:
                break
            self.at = self.end = following.end
            self.last_country = not self.capital
        if country.form == "demonym" and not self.capital and self.small[-1:] in (["in"], ["of"], ["on"]):
            self.lower = True  # "agreement on |Syrian| grain"
        self.small = []
        self.bracket()
        return True

    def _fits(self, start: int, word: str) -> bool:
        """Whether a content word is part of the name."""
        lowered = word.lower()
        if lowered in _COMPARATIVES and self.small:
            self.lower = self.lower or not self.content
            return self.lower
        if self.lower and _AT_A_PLACE.match(self.flow, start):
            return True
        if lowered in self.words.naming.stops or (_CAPITAL.match(word) is None and word[0] in "'*&"):
            return False
        if word[0].isupper() or (self.small and calendar.is_year(word)):
            if self.small or not self.last_country or (self.capital and self.starter != "between"):
                return True
            return word.lower() in self.words.binding.bodies or self._is_of_body(start)
        if word[0].isdigit() and calendar.is_date(self.flow, start):
            return False
        if self.lower:
            return not (self.last_country and not self.small)
        if not self.content:
            purpose = self.small == ["for", "the"]  # "Plan of Action |for the implementation| of"
            self.lower = purpose or not (self.capital and self.starter in {"in", "to", "with", "for"})
        else:
            self.lower = self.small[-1:] != [] and self.small[-1] in _OPENS_LOWER
        return self.lower

    def _is_of_body(self, start: int) -> bool:
        """Whether a country's body begins here: "between the USSR |State Planning Committee| and"."""
        body = _BODY.match(self.flow, start)
        return body is not None and any(word.lower() in self.words.binding.bodies for word in body.group().split())

    def bracket(self) -> None:
        """Take in a short form in brackets: of the name, or of a bloc in it."""
        bracket = _BRACKET.match(self.flow, self.at, self.around.end)
        if bracket is None or calendar.has_year(bracket.group(1)) or _REMARK.search(bracket.group(1)):
            return
        if bracket.start(1) not in self.around.by_start and not self._is_of_side(bracket):
            self.acronym = bracket.group(1)
            if self.acronym.split()[-1].lower() in self.words.nouns.types:
                return
        self.at = self.end = bracket.end()

    def _is_of_side(self, bracket: re.Match[str]) -> bool:
        """Whether the short form is that of a body between whom it is: "... and the |Lima Port Office (LPO)|"."""
        if self.starter not in {"between", "with", "among"}:
            return False
        letters = bracket.group(1).replace(".", "").upper()
        capitals = re.findall(r"[A-Z]", self.flow[self.end : bracket.start()] or self.flow[self.start : self.end])
        return len(letters) > 1 and "".join(capitals).endswith(letters)

    def _over_calendar(self) -> bool:
        """Over its day ("of March 7, 1987") or its term ("until 2030")."""
        return self._reach(calendar.day_end(self.flow, self.at, self.around.end)) or self._over_term()

    def _over_term(self) -> bool:
        return self._reach(calendar.term_end(self.flow, self.at, self.around.end))

    def _reach(self, end: int | None) -> bool:
        """Take in what ends at `end`, if anything does."""
        if end is not None:
            self.at = self.end = end
        return end is not None

    def _over_comma(self) -> bool:
        """Over a comma, where the name is a series or an aside between two parties."""
        if self.between and (aside := aside_end(self.flow, self.at, self.around.end)):
            self.at, self.small = aside - 1, ["and"]
            self.between = False
            return True
        if not self.starter:
            return False
        if not self.series.goes_on(self.start, self.at, lower=self.lower, between=self.between):
            return False
        self.at += 1
        return True
