"""Whose trade or investment it is where the sentence says so before: "Индия увеличила экспорт", "из России ввезено"."""

import re
from dataclasses import replace

from vnru_extract.countries import CountryMention
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.partners import REFUSED, Parties
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.morphology import parses
from vnru_extract.page import Page

# "с соседним" Китаем · "в экономику" Вьетнама · "на рынок стран" ЕАЭС · "из Республики" Корея
LED = re.compile(
    r"\b(?P<word>между|с|со|в|во|из|на|от|к|ко|у|для|через|по|при|о|об|под|над|перед|против|без|кроме|помимо|до|за)\ "
    r"(?:(?:соседн\w+|социалистическ\w+|дружественн\w+|союзн\w+|экономик\w|рын(?:ок|ке|ки|ка|ком)|адрес|сторону|всеми"
    r"|стран\w*|член\w+|государств\w*|территори\w|направлении|порт\w*|предприяти\w+|компани\w+|партн[её]р\w+"
    r"|поднебесн\w+)\ ){0,3}$",
    re.IGNORECASE,
)
# "Россия", "которая" · Вьетнам "в прошлом году" увеличил
_WHICH = re.compile(
    r"\b(?:котор\w+|страна|республика|королевство|государство|она|они|мы|оно|наша\ страна)\b", re.IGNORECASE
)
# экспортировала на 9 млрд", а" импортировала
_SAME_SUBJECT = re.compile(r"\d[^.;]{0,60}(?:,\ (?:а|и|но)|\ и)\ $", re.IGNORECASE)
# США "(в августе" поставили: whose doing it is stands before the bracket
_BRACKET = re.compile(r"\ \((?:[\w.]+\ ){0,3}")
_WORDS_BACK = re.compile(r"[\w-]+")
# How far before a flow whose it is can be told.
_VERB_REACH = 220

# "в" Китай, "на" Кубу
TO = {"в", "во", "на"}


def with_subject(page: Page, flow: FlowWord, told: Parties, before: int) -> Parties:
    """With the country that the sentence is told of: "Индия увеличила экспорт", "Вьетнам закупил"."""
    if told.reporter is not None or told.mutual:
        return told
    subject = _subject(page, flow, before)
    if subject and subject != told.partner:
        return replace(told, reporter=subject)
    lead = page.flow[max(before, flow.start - 60) : flow.start]
    if flow.verb and told.partner is None and not (_WHICH.search(lead) or _SAME_SUBJECT.search(lead)):
        return REFUSED
    return told


def with_host(page: Page, flow: FlowWord, told: Parties, before: int) -> Parties:
    """With where an investment is, told before it: "Россия имеет во Вьетнаме 199 проектов с общим капиталом"."""
    if told.partner is not None or told.mutual or told.reporter is None:
        return told
    for mention in page.countries_in(max(before, flow.start - _VERB_REACH), flow.start):
        led = LED.search(page.flow, max(before, mention.start - 45), mention.start)
        if led and led.group("word").casefold() in TO and mention.code != told.reporter:
            return replace(told, partner=mention.code)
    return told


def _subject(page: Page, flow: FlowWord, before: int) -> str | None:
    """The nearest country in the nominative before a flow, that of "Россия увеличила экспорт"; "из" is one as well."""
    start = max(before, flow.start - _VERB_REACH)
    for mention in reversed(page.countries_in(start, flow.start)):
        if _BRACKET.fullmatch(page.flow, mention.end, flow.start):
            return mention.code
        led = LED.search(page.flow, max(start, mention.start - 45), mention.start)
        if led and led.group("word").casefold() == "из" and flow.kind in {"exports", "investment"}:
            return mention.code
        if not led and mention.form == "demonym" and patterns().companies.match(page.flow, mention.end + 1):
            return mention.code
        if led or mention.form not in {"name", "bloc"}:
            continue
        if _is_nominative(page, mention, start):
            return mention.code
    return None


def _is_nominative(page: Page, mention: CountryMention, start: int) -> bool:
    """Whether a name is what the sentence is told of; one without cases must not follow a noun ("МИД КНР")."""
    readings = parses(page.flow[mention.start : mention.end].split()[0])
    if any("Fixd" in one.tag for one in readings) or page.flow[mention.start : mention.end].isupper():
        previous = _WORDS_BACK.findall(page.flow, max(start, mention.start - 25), mention.start)
        gap = page.flow[max(start, mention.start - 2) : mention.start].strip()
        if not previous or (gap and gap[-1] in ',.;:—-("') or previous[-1].casefold() in {"году", "года"}:
            return True
        return parses(previous[-1])[0].tag.POS in {"ADVB", "CONJ", "PRCL"}
    if readings[0].tag.number == "sing" and readings[0].tag.case == "gent":
        return False
    return any(one.tag.case == "nomn" for one in readings)
