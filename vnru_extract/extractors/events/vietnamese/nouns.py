"""Whether a Vietnamese noun tells of an occasion: by what stands before it, and what follows."""

import re
from dataclasses import dataclass

from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.extractors.events.vietnamese import standing
from vnru_extract.extractors.events.vietnamese.vocabulary import Noun
from vnru_extract.extractors.events.vietnamese.words import CAPITAL, Words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# So far before a noun what governs it may stand, and so far behind its number.
_REACH, _NUMBERED = 80, 90
# "kỳ họp| lần thứ 24", "Đại hội| XIII", "khóa họp| thứ 76", "Hội nghị Cấp cao| lần thứ nhất"
_NUMBER = re.compile(r"[^,;:.()\n]{0,60}? (?:lần thứ|thứ|khóa|khoá) (?P<number>\d{1,3}|[IVXL]+|\w+)")
_ROMAN = re.compile(r" (?P<number>[IVXL]{1,6})(?!\w)")
_NAMED = re.compile(rf" (?:[Cc]ấp cao |[Tt]hượng đỉnh |[Bb]ộ trưởng )?\"?{CAPITAL}")
_JOINS = re.compile(r"(?:cùng dự|dự|tham|đến dự|tới dự)", re.IGNORECASE)
# "|Kết thúc| hội đàm": told before
_ENDED = re.compile(r"kết thúc", re.IGNORECASE)
_BULLET = re.compile(r"[\s\d.)\"*•-]*")
_ACCEPTED = re.compile(r"\b(?:nhận lời|vui vẻ nhận lời|trân trọng nhận lời|vui mừng nhận lời)\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A noun on its page; `floor` and `stop` are where its sentence begins and ends."""

    page: Page
    start: int
    end: int
    floor: int
    stop: int
    kind: Noun
    words: Words

    @property
    def low(self) -> int:
        """Where what governs the noun may begin."""
        return max(self.floor, self.start - _REACH)

    def led_by(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern that ends where the noun begins."""
        return pattern.search(self.page.flow, self.low, self.start)

    def follows(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of a pattern right behind the noun."""
        return pattern.match(self.page.flow, self.end, self.stop)


def noun_mention(page: Page, span: tuple[int, int], kind: Noun, lexicon: Words) -> EventMention | None:
    """The mention of an occasion by this noun, or None where it is none."""
    reading = _Reading(page, *span, *page.sentence_at(span[0]), kind, lexicon)
    if reading.led_by(lexicon.unspecific) or reading.follows(lexicon.not_before) or reading.follows(lexicon.not_held):
        return None
    if standing.is_habit(page, span, lexicon):
        return None
    if not reading.led_by(lexicon.settings) and (verb := reading.led_by(lexicon.light_verb)):
        return _held(reading, verb)
    if not reading.led_by(lexicon.settings) and (_is_verb(reading) or not standing.is_fact(page, span, lexicon)):
        return None
    if reading.led_by(lexicon.wished) and not _ACCEPTED.search(page.flow, max(0, span[0] - 90), span[1] + 120):
        return None
    rule = _rule(reading)
    return _mention(reading, rule) if rule else None


def _is_verb(reading: _Reading) -> bool:
    """Whether a word that is noun and verb is a verb here: "A |hội đàm| với B"."""
    return " ".join(reading.page.flow[reading.start : reading.end].lower().split()) in reading.words.verbs


def _held(reading: _Reading, verb: re.Match[str]) -> EventMention | None:
    """The mention that goes with a verb of holding, where that tells a fact: "|thực hiện| chuyến thăm"."""
    if not standing.is_fact(reading.page, verb.span("verb"), reading.words):
        return None
    return _mention(reading, "verb of holding", verb.start("verb"))


def _rule(reading: _Reading) -> str | None:
    """By what the noun is told to be one occasion, where no verb of holding does."""
    kind, words = reading.kind, reading.words
    setting = reading.led_by(words.settings) is not None
    complete = reading.follows(reading.words.complement) is not None
    if kind.type == "conference":
        return _conference(reading, setting=setting)
    if reading.follows(words.held):
        return "held"
    if kind.loose or kind.type == "statement":
        return "setting" if setting and (not kind.loose or complete) else None
    if setting:
        return "setting"
    if reading.follows(words.definite):
        return "definite"
    if complete and is_heading(reading.page, reading.start):
        return "heading"
    if complete:
        return "complement"
    return "definite" if _opens(reading) else None


def _conference(reading: _Reading, *, setting: bool) -> str | None:
    """A conference is told by its name or number; one of many meanings needs a setting, too."""
    if _number(reading):
        return "numbered"
    named = reading.follows(_NAMED) is not None
    if reading.follows(reading.words.held) and (named or not reading.kind.loose):
        return "held"
    if setting and (named or not reading.kind.loose):
        return "setting"
    return "named" if named and not reading.kind.loose else None


def _opens(reading: _Reading) -> bool:
    """Whether it is the first word of its sentence."""
    return _BULLET.fullmatch(reading.page.flow, reading.floor, reading.start) is not None


def _number(reading: _Reading) -> str | None:
    """What it is counted by: "kỳ họp lần thứ |24|"."""
    if reading.kind.type not in {"conference", "meeting"}:
        return None
    found = reading.follows(_NUMBER) or reading.follows(_ROMAN)
    return found["number"].lower() if found else None


def _mention(reading: _Reading, rule: str, head: int | None = None) -> EventMention:
    number = _number(reading)
    alone = not reading.follows(reading.words.complement) and not reading.follows(_NAMED) and number is None
    told = reading.follows(reading.words.definite) is not None
    joins = head is not None and _JOINS.match(reading.page.flow, head) is not None
    ended = head is not None and _ENDED.match(reading.page.flow, head) is not None
    definite = told or (alone and (rule in {"definite", "held", "setting"} or joins or ended))
    return EventMention(
        reading.start,
        reading.end,
        reading.kind.type,
        rule,
        head=reading.start if head is None else head,
        definite=definite,
        noun=True,
        number=number,
        joining=definite and joins,
        word=_short(reading),
    )


def _short(reading: _Reading) -> str:
    """The noun without its classifier: "hội đàm" of "cuộc hội đàm"."""
    written = " ".join(reading.page.flow[reading.start : reading.end].lower().split())
    for classifier in ("cuộc ", "buổi ", "chuyến "):
        written = written.removeprefix(classifier)
    return written
