"""Where the name of an instrument ends after its noun: "Соглашение| о торговле между Россией и Вьетнамом|"."""

import re

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.agreements.russian import asides, calendar
from vnru_extract.extractors.agreements.russian.grammar import (
    adjective,
    is_genitive,
    is_participle,
    is_plural_verb,
    is_verb,
    may_be_governed,
)
from vnru_extract.extractors.agreements.russian.reach import Reach
from vnru_extract.extractors.agreements.russian.vocabulary import Words, words
from vnru_extract.page import Page

_BRACKET = re.compile(r" \((?:далее ?[-—]? ?)?\"?([^()\n\"]{2,40})\"?\)")
_ACRONYM = re.compile(r"[A-ZА-ЯЁ][\w-]{0,9}[A-ZА-ЯЁ0-9]")
_TITLE = re.compile(r" ?\"[^\"\n]{3,160}\"")
_WORD = re.compile(r" ([^\W_][\w'.-]*[\w]|\w)")
_QUOTED_WORD = re.compile(r" (\"[\w][^\"\n]{0,60}\")")
_DASH = re.compile(r" ?[-—/] ?")
# ", |науки и| культуры", ", науки, а также культуры"
_SERIES = re.compile(
    r", (?!а также )(\w[\w-]*)(?: [^,;:.()\"\n]{1,60}?)??(?:, [^,;:.()\"\n]{2,60}?){0,4}?(?: и |, а также )\w"
)
# о внесении |изменений в| Соглашение
_CHANGES = re.compile(r"(?:дополнени|изменени|поправ)\w{1,3} в $")
# требования| к |рису
_TO = re.compile(r"(?:доступ|отношени|подготовк|присоединени|требовани)\w{0,3} к $")
# о включении полуострова| в |состав
_INTO = re.compile(
    r"(?:включени|вступлени|вхождени|инвестици|интеграци|переход|поставк|присоединени|экспорт)\w{0,3}"
    r" (?:[\w-]+ ){0,2}в$"
)
_NUMBER = re.compile(r"\d")
# о вступлении| в силу|
_INTO_FORCE = re.compile(r"(?<=вступлении) в силу(?!\w)")
_MOST = 45  # words of a name


class Rightward:
    """A name on its way to the right; `end` is what is sure to be of it, `at` how far it was read."""

    def __init__(self, page: Page, head: tuple[int, int], stop: int) -> None:
        self.page, self.flow, self.stop = page, page.flow, stop
        self.words: Words = words()
        self.head_end = self.end = self.at = head[1]
        self.starter = ""
        self.acronym: str | None = None
        self.dated = False
        self.closed = False  # whether its day was read last, after which nothing is joined by "и"
        self.between: int | None = None
        self.partner: int | None = None
        self.inner: int | None = None
        self.accusative = False  # whether "на" governs what follows
        self.small = ""  # the preposition or "и" that waits for its noun
        self.country: CountryMention | None = None  # what was read last, if a country
        self.countries = {mention.start: mention for mention in page.countries_in(head[1], stop)}
        self.last_word: tuple[int, str] | None = None

    def walk(self) -> Reach:
        """Read on word by word until one is not of the name."""
        self._title()
        steps = (
            self._bracket, self._sides, self._calendar, self._country, self._quoted, self._word, self._series,
        )  # fmt: skip
        for _ in range(_MOST):
            if not any(step() for step in steps):
                break
        self._leave_actors()
        return Reach(self.end, self.starter, self.acronym, self.dated, self.between, self.partner, self.inner)

    def tail(self) -> Reach:
        """Only the short form, day or term after a name that is known whole."""
        self.starter = "known"
        while self._bracket() or self._calendar():
            pass
        return Reach(self.end, self.starter, self.acronym, self.dated)

    def _take(self, end: int) -> bool:
        self.at = self.end = end
        self.closed = False
        self.small = ""
        self.country = None
        return True

    def _title(self) -> None:
        if title := _TITLE.match(self.flow, self.at, self.stop):
            self._take(title.end())
            self.starter = "title"

    def _bracket(self) -> bool:
        """A short form in brackets: of the name, or of what it names last."""
        found = _BRACKET.match(self.flow, self.at, self.stop) if not self.small else None
        if found is None:
            return False
        short = _ACRONYM.fullmatch(found.group(1)) is not None
        if not short and not self._is_remark(found):
            return False
        if short and found.start(1) not in self.countries:
            self.acronym = found.group(1)
        country = self.country
        self._take(found.end())
        self.country = country
        return True

    def _is_remark(self, found: re.Match[str]) -> bool:
        """Whether words in brackets are of the name: another noun for it, a country, or one more adjective."""
        inside = found.group(1)
        if self.words.heads.fullmatch(inside) or found.start(1) in self.countries:
            return True
        return self.starter != "" and inside.islower() and " " not in inside and may_be_governed(inside)

    def _sides(self) -> bool:
        """Asides about the sides: "и его государствами-членами", "с одной стороны"."""
        if self.between is None or self.small:
            return False
        if joined := asides.joining_end(self.flow, self.at, self.stop):
            self.at, self.small = joined, "и"
            return True
        closed = asides.closing_end(self.flow, self.at, self.stop)
        return closed is not None and self._take(closed)

    def _calendar(self) -> bool:
        """Its day, year or term."""
        if self.small:
            return False
        if day := calendar.day_end(self.flow, self.at, self.stop):
            self._take(day)
            self.dated = self.closed = True
            return True
        term = calendar.term_end(self.flow, self.at, self.stop)
        return term is not None and self._take(term)

    def _country(self) -> bool:
        """A country or bloc: a party, or whose the instrument is."""
        dash = _DASH.match(self.flow, self.at) if self.at == self.head_end or self.country else None
        start = dash.end() if dash and dash.end() in self.countries else self.at + 1
        mention = self.countries.get(start)
        if mention is None or (not dash and not self.flow.startswith(" ", self.at)):
            return False
        if not (dash or may_be_governed(self._word_at(mention)) or self._is_pair(mention)):
            return False
        if mention.form == "seat" and self.small in {"в", "во"}:
            return False
        self.starter = self.starter or "genitive"
        self._take(mention.end)
        self.country = mention
        return True

    def _is_pair(self, mention: CountryMention) -> bool:
        """Whether two in the nominative are told with a dash between: "Основополагающий акт |Россия - НАТО|"."""
        dash = _DASH.match(self.flow, mention.end)
        return dash is not None and dash.end() in self.countries

    def _word_at(self, mention: CountryMention) -> str:
        """The last word of a country's name, which is declined but in "Республика Корея"."""
        first, *rest = re.split(r"[ -]", self.flow[mention.start : mention.end])
        return first if rest and not may_be_governed(rest[-1]) else (rest[-1] if rest else first)

    def _quoted(self) -> bool:
        """Words in quotation marks within a name: "о сотрудничестве в проекте "Северный поток""."""
        found = _QUOTED_WORD.match(self.flow, self.at, self.stop) if self.starter else None
        return self._take(found.end()) if found else False

    def _word(self) -> bool:
        if entry := _INTO_FORCE.match(self.flow, self.at):
            return self._take(entry.end())
        found = _WORD.match(self.flow, self.at, self.stop)
        if found is None:
            return False
        word = found.group(1)
        low = word.lower()
        if low in self.words.name.stops:
            return False
        if another := self.words.heads.match(self.flow, found.start(1), self.stop):
            return self._another(another)
        if low in {"и", "или", "а"}:
            return self._and(found.end(), low)
        if low in self.words.name.connectors or low in self.words.name.starters:
            return self._preposition(found, low)
        return self._content(found, word)

    def _another(self, another: re.Match[str]) -> bool:
        """Over another instrument that this one is to: "Протокол к |Договору|", "изменений в |Соглашение|"."""
        noun = self.words.nouns[another.group().lower()]
        of_this = self.small in {"к", "о", "об"} or self.starter == "к" or self._changes(another.start())
        if not of_this and noun.kind != "shared":
            return False
        if of_this:
            self.inner = self.inner or another.start()
        elif not may_be_governed(another.group().split(" ")[0]):
            return False
        return bool(self.starter) and self._take(another.end())

    def _changes(self, at: int) -> bool:
        return self.small == "в" and _CHANGES.search(self.flow, max(self.head_end, at - 40), at) is not None

    def _and(self, end: int, low: str) -> bool:
        """Over "и" to one more of what the name tells; never to a verb, a subject or another instrument."""
        if low == "а" and not self.flow.startswith(" также ", end):
            return False
        end = end + len(" также") if low == "а" else end
        following = _WORD.match(self.flow, end, self.stop)
        if following is None or self.small or not self.starter or self.closed:
            return False
        self.at, self.small = end, "и"
        before, country = self.end, self.country
        if self._fits_after_and(following, country):
            return True
        self.at = self.end = before
        self.small = ""
        return False

    def _fits_after_and(self, following: re.Match[str], country: CountryMention | None) -> bool:
        word = following.group(1)
        if following.start(1) in self.countries:
            return country is not None or self.between is not None or self.starter != "genitive"
        if word.lower() in self.words.name.connectors:
            return self._is_subject_again(following)
        if word.lower() in self.words.name.stops or self.words.heads.match(self.flow, following.start(1)):
            return False
        if self.starter == "genitive" and self.between is None:
            return is_genitive(word) and word.islower()
        governed = may_be_governed(word, accusative=self.accusative)
        return governed and not (is_verb(word) and not is_genitive(word))

    def _is_subject_again(self, following: re.Match[str]) -> bool:
        """Whether a preposition after "и" goes on with the name: "о дружбе и о взаимной помощи", not "и в ходе"."""
        low = following.group(1).lower()
        if self.words.circumstances.match(self.flow, following.start(1)):
            return False
        return low in {"о", "об", "между"} or low == self.starter

    def _preposition(self, found: re.Match[str], low: str) -> bool:
        """Over a preposition that tells the subject or the sides, not the occasion."""
        if not self.starter and low not in self.words.name.starters:
            return False
        if self.small not in {"", "и"} or self.words.circumstances.match(self.flow, found.start(1)):
            return False
        following = _WORD.match(self.flow, found.end(), self.stop)
        if following is None or _NUMBER.match(following.group(1)):
            return False
        changed = self.words.heads.match(self.flow, following.start(1)) is not None
        if low in {"в", "во", "на"} and not changed and self._is_at_a_place(following):
            return False
        if (
            low == "к"
            and self.starter
            and not _TO.search(self.flow, max(self.head_end, self.at - 20), found.end(1) + 1)
        ):
            return False
        if low in {"с", "со"} and following.start(1) in self.countries:
            self.partner = self.partner or found.start(1)
        if low == "между":
            self.between = self.between or found.start(1)
        self.accusative = (
            low == "на" or _INTO.search(self.flow, max(self.head_end, self.at - 40), found.end()) is not None
        )
        self.starter = self._starter(low)
        self.at, self.small = found.end(), low
        return True

    def _starter(self, low: str) -> str:
        partner = self.starter in {"с", "со"} and self.partner is not None and low != "между"
        if self.starter in {"", "genitive", "между"} or partner:
            return low if not (self.starter and low == "между") else self.starter
        return self.starter

    def _is_at_a_place(self, following: re.Match[str]) -> bool:
        """Whether "в" or "на" tells where something happened: before a place that is no area of the subject."""
        word = following.group(1)
        return word[0].isupper() and word not in self.words.name.areas and not word.isupper()

    def _content(self, found: re.Match[str], word: str) -> bool:
        """A noun or adjective that the name governs; never a number, which begins a date or an amount."""
        if _NUMBER.match(word):
            return False
        if not self.starter:
            if not self._is_own_genitive(found, word):
                return False
            self.starter = "genitive"
        if not may_be_governed(word, accusative=self.accusative) or (
            is_verb(word) and not is_genitive(word) and word.islower()
        ):
            return False
        self.last_word = (self.end, word.lower())
        country = self.country
        self._take(found.end())
        self.country = country if word.isupper() else None
        return True

    def _is_own_genitive(self, found: re.Match[str], word: str) -> bool:
        """Whether a genitive straight after the noun is of the name: "соглашение |двух стран|", "план |действий|"."""
        if is_participle(word) or not is_genitive(word) or word[0].isupper():
            return word.isupper() and len(word) > 1
        return True

    def _series(self) -> bool:
        """Over a comma within a series: ", науки и культуры"."""
        found = _SERIES.match(self.flow, self.at, self.stop) if self.starter and not self.small else None
        if found is None:
            return False
        words_within = re.findall(r"[\w-]+", found.group())
        if any(is_verb(word) and not may_be_governed(word) for word in words_within):
            return False
        first = found.group(1)
        if found.start(1) in self.countries:
            return self._go(self.at + 1) if self.between or self.country else False
        if is_participle(first) or first.lower() in self.words.name.stops or not may_be_governed(first):
            return False
        if self.words.heads.search(self.flow, found.start(), found.end()):
            return False
        return self._go(self.at + 1)

    def _go(self, at: int) -> bool:
        self.at, self.small = at, ""
        return True

    def _leave_actors(self) -> None:
        """Give back the last word where it is who acts: "договор о дружбе |страны| подписали"."""
        following = _WORD.match(self.flow, self.end, self.stop)
        if self.last_word is None or following is None or self.last_word[1] not in self.words.name.actors:
            return
        before = re.search(r"([\w-]+)$", self.flow[max(0, self.last_word[0] - 40) : self.last_word[0]])
        if is_plural_verb(following.group(1)) and not (before and adjective(before.group(1))):
            self.end = self.last_word[0]
