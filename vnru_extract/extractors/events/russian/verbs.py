"""What must go with a Russian verb for it to tell of an event: "принял" somebody, "подписал" an instrument."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from vnru_extract.extractors.events.russian.standing import is_fact
from vnru_extract.extractors.events.russian.words import FrameWords, VerbForm, Words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# So far from its verb an object may stand.
_NEAR, _FAR = 70, 220
# "приняли |участие|", "принял активное |участие|"
_TAKEN = 25
# "|, подписанное| 5 мая": a participle behind what it is of, or with a day of its own
_APART = re.compile(r", *\Z")
_DATED = re.compile(r" +(?:в +[А-ЯЁ\d]|\d|на полях|в ходе|во время|по итогам)")
# "встречался| с ним |в 2019 году|", not "|Мы| встречались| в Риме"
_WHEN = re.compile(r"\d|\b(?:вчера|накануне|недавно|недел[еюи]|прошл\w+|сегодня)\b", re.IGNORECASE)
# "|с момента| вступления": a time, and no occasion told
_SINCE = re.compile(r"\bс момента\b|\bпосле того,? как\b", re.IGNORECASE)
# "принят| |Президентом"
_BY = re.compile(r" +(?:[а-яё]+ +){0,3}?[А-ЯЁа-яё-]+(?:ом|ем|ём|ым|им|ой|ей)\b")
# "|участие| во встрече примет министр"
_PART = re.compile(r"\bучастие\b", re.IGNORECASE)
# "Договор, |который| А и Б| подписали"
_WHICH = re.compile(r", (?:который|которую|которое|которые)\b[^,;:()]*\Z")
# "|заключили| контракты на 5 млн": trade, counted
_COUNTED = re.compile(r"(?: [а-яё]+)? (?:контракты|сделки|договоры) (?:почти |более чем )?на (?:общую )?(?:сумму )?\d")
# "с официальным |визитом| находился": the noun tells it
_KIND = re.compile(r"\b(?:визитом|поездкой|поездке)\b")
# "вступил| |в| АСЕАН", "присоединился| |к| Конвенции"
_INTO = re.compile(r" +(?:в|во|к|ко)(?: +(?:состав|члены|число членов|ряды))? +")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb on its page, at these offsets, and the sentence it stands in."""

    page: Page
    words: FrameWords
    form: VerbForm
    start: int
    end: int
    floor: int
    stop: int

    def behind(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found behind the verb, so near."""
        return pattern.search(self.page.flow, self.end, min(self.stop, self.end + reach)) is not None

    def before(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found before the verb, so near."""
        return pattern.search(self.page.flow, max(self.floor, self.start - reach), self.start) is not None

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern right behind the verb."""
        return pattern.match(self.page.flow, self.end, self.stop)

    def around(self, pattern: re.Pattern[str], reach: int) -> bool:
        """Whether a pattern is found on either side: the order of words is free."""
        return self.behind(pattern, reach) or self.before(pattern, reach)


def verb_mention(page: Page, span: tuple[int, int], forms: list[VerbForm], lexicon: Words) -> EventMention | None:
    """The mention of an occasion by a verb, where its form and what goes with it tell of one."""
    floor, stop = page.sentence_at(span[0])
    read = (Verb(page, lexicon.frames, form, *span, floor, stop) for form in forms)
    verb = next((one for one in read if _FRAMES[one.form.frame](one)), None)
    if verb is None:
        return None
    if not is_fact(page, span, verb.form.tense, lexicon, decides=verb.form.type == "milestone"):
        return None
    if verb.form.tense == "participle" and not _is_told_apart(verb):
        return None
    if verb.form.tense == "past" and verb.form.imperfective and not verb.around(_WHEN, _FAR):
        return None
    return EventMention(*span, verb.form.type, f"{verb.form.frame} verb", head=span[0], word=verb.form.lemma)


def _is_told_apart(verb: Verb) -> bool:
    """Whether a participle tells a fact: "соглашение, |подписанное| в Риме"; not "подписанное соглашение"."""
    return verb.before(_APART, 3) or verb.follows(_DATED) is not None


def _place(verb: Verb) -> bool:
    """A country, a city or an area: "посетил |столицу Вьетнама|"; it may come first: "|Ханой| посетил"."""
    lead = verb.follows(verb.words.to_place)
    return (lead is not None and _is_place_at(verb, lead)) or verb.follows(verb.words.area) is not None or _led(verb)


def _way(verb: Verb) -> bool:
    lead = verb.follows(verb.words.into_place)
    return (lead is not None and _is_place_at(verb, lead)) or verb.follows(verb.words.area) is not None or _led(verb)


def _is_place_at(verb: Verb, lead: re.Match[str]) -> bool:
    """Whether a place begins among the words that may stand before one."""
    page, near = verb.page, (verb.end, min(verb.stop, verb.end + _NEAR))
    starts = [m.start for m in page.countries_in(*near) if m.form in {"name", "seat"}]
    starts += [entity.start for entity in page.entities_in(*near) if entity.label == "GPE"]
    return any(verb.end < start <= lead.end() for start in starts)


def _led(verb: Verb) -> bool:
    """Whether a country or capital stands right before: "|Ханой| посетил", "в |Москву| с визитом прибыл"."""
    near = verb.page.countries_in(max(verb.floor, verb.start - 60), verb.start)
    if not near or near[-1].form not in {"name", "seat"}:
        return False
    between = verb.page.flow[near[-1].end : verb.start]
    return not between.strip() or (" визитом" in between and between.count(" ") < 6)


def _company(verb: Verb) -> bool:
    """Somebody after "с", or nobody where two sides are the subject: "министры |встретились| в Ханое"."""
    if verb.follows(verb.words.partner) or verb.before(verb.words.partner_before, _FAR):
        return True
    before = verb.page.entities_in(max(verb.floor, verb.start - _FAR), verb.start)
    return verb.form.plural and (
        verb.around(verb.words.plural_subject, 120) or sum(one.label == "PERSON" for one in before) > 1
    )


def _guest(verb: Verb) -> bool:
    """Somebody who is received, in any case: "принял |министра|", "|делегация| была принята Президентом"."""
    if verb.form.tense in {"passive", "participle"}:
        received = verb.before(verb.words.company, 150) or _is_named(verb, verb.floor, verb.start)
        return received and verb.follows(_BY) is not None and verb.follows(verb.words.guest) is not None
    if verb.before(_PART, _NEAR) or verb.behind(_PART, _TAKEN):
        return False
    lead = verb.follows(verb.words.gap)
    return verb.follows(verb.words.guest) is not None or (
        lead is not None and any(verb.end < start <= lead.end() for start in _people(verb))
    )


def _people(verb: Verb) -> list[int]:
    near = verb.page.entities_in(verb.end, min(verb.stop, verb.end + _NEAR))
    return [entity.start for entity in near if entity.label == "PERSON"]


def _is_named(verb: Verb, start: int, end: int) -> bool:
    return any(entity.label == "PERSON" for entity in verb.page.entities_in(start, end))


def _instrument(verb: Verb) -> bool:
    if verb.follows(verb.words.not_signed) or verb.follows(_COUNTED):
        return False
    reach = 90 if verb.form.lemma == "заключить" else _FAR
    if verb.form.tense in {"passive", "participle"}:
        return verb.around(verb.words.instruments, reach)
    if verb.behind(verb.words.instruments, reach) or verb.before(verb.words.instruments, 40):
        return True
    return verb.before(_WHICH, _FAR) and verb.before(verb.words.instruments, _FAR)


def _membership(verb: Verb) -> bool:
    lead = verb.follows(_INTO)
    return lead is not None and any(
        m.start == lead.end() and m.form == "bloc" for m in verb.page.countries_in(lead.end(), lead.end() + _NEAR)
    )


def _relations(verb: Verb) -> bool:
    if verb.form.lemma in {"вывести", "повысить", "поднять"}:
        return verb.around(verb.words.relations, 90) and verb.behind(verb.words.levels, 120)
    return verb.behind(verb.words.relations, _NEAR) or (
        verb.form.tense == "passive" and verb.around(verb.words.relations, 90)
    )


def _became(verb: Verb) -> bool:
    """A post in the instrumental beside somebody: "|министром| стал А", "А стала |президентом|"."""
    near = verb.follows(verb.words.became) or verb.words.became_before.search(
        verb.page.flow, max(verb.floor, verb.start - _FAR), verb.start
    )
    return near is not None and (_is_named(verb, verb.floor, verb.start) or bool(_people(verb)))


def _recognition(verb: Verb) -> bool:
    """A state or its independence: "признала |Российскую Федерацию|", "признал |независимость Финляндии|"."""
    lead = verb.follows(verb.words.recognised)
    if lead is None:
        return False
    states = verb.page.countries_in(verb.end, verb.end + _NEAR)
    return bool(lead["status"]) or any(state.start == lead.end() and state.form == "name" for state in states)


def _stay(verb: Verb) -> bool:
    """A delegation that was in a place on days that are told: "в Москве |находилась| делегация"."""
    if verb.form.tense != "past" or not verb.follows(verb.words.guest) or verb.before(_KIND, _NEAR):
        return False
    near = verb.page.countries_in(max(verb.floor, verb.start - _NEAR), verb.start)
    return any(one.form in {"name", "seat"} for one in near)


_FRAMES: dict[str, Callable[[Verb], bool]] = {
    "adoption": lambda verb: verb.around(verb.words.instruments, 90),
    "audience": lambda verb: verb.behind(verb.words.audiences, 60),
    "became": _became,
    "company": _company,
    "credentials": lambda verb: verb.around(verb.words.credentials, 90),
    "guest": _guest,
    "honour": lambda verb: verb.around(verb.words.honours, 90),
    "instrument": _instrument,
    "level": lambda verb: verb.before(verb.words.relations, 120) and verb.behind(verb.words.levels, 40),
    "line": lambda verb: verb.around(verb.words.telephone, 120),
    "membership": _membership,
    "office": lambda verb: not verb.before(_SINCE, _NEAR) and verb.follows(verb.words.offices) is not None,
    "papers": lambda verb: verb.behind(verb.words.papers, 40),
    "partner": lambda verb: verb.follows(verb.words.partner) is not None,
    "place": _place,
    "post": lambda verb: verb.around(verb.words.posts, 90),
    "recognition": _recognition,
    "relations": _relations,
    "rite": lambda verb: (
        verb.behind(verb.words.rites, _NEAR) or (verb.form.tense == "passive" and verb.before(verb.words.rites, _NEAR))
    ),
    "stay": _stay,
    "way": _way,
}
