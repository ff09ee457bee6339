"""The Vietnamese words of events as tables and patterns."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from vnru_extract.extractors.events.vietnamese.vocabulary import Frames, Noun, Verb, VietnameseEventWords
from vnru_extract.lexicon import alternation, load

# Where the tone mark of a syllable that ends in two vowels stands, by the newer and the older custom.
_NEWER = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONE = re.compile(rf"(?:{'|'.join(_NEWER)})(?!\w)")
# How a name begins: "Nga", "Ấn Độ", "Đại".
CAPITAL = "[A-Z" + "".join(c for c in map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]) if c.isupper()) + "]"
# "ngày 5/3", "sáng 7-3-2019", "chiều nay": when, between a verb and what it goes with
_DAY = r"(?:(?:vào )?(?:ngày|sáng|chiều|tối|trưa|tháng|năm)(?: (?:ngày|nay|qua|mai))?(?: \d[\d/.-]*)?)"


class Words:
    """`events.toml` as tables and patterns."""

    def __init__(self, lexicon: VietnameseEventWords) -> None:
        phrase, standing = lexicon.phrase, lexicon.standing
        self.telling = lexicon.telling
        self.nouns: dict[str, Noun] = {form: noun for noun in lexicon.noun for form in spelled(noun.words)}
        self.verbs: dict[str, list[Verb]] = defaultdict(list)
        for verb in lexicon.verb:
            for form in spelled(verb.words):
                self.verbs[form].append(verb)
        self.triggers = anywhere([*self.nouns, *self.verbs, *phrase.others])
        self.unspecific = _before(phrase.unspecific)
        self.definite = _behind(phrase.definite)
        # "chuyến thăm| chính thức tới |Nga", "cuộc gặp| với ông |A"
        self.complement = re.compile(
            rf"(?: (?:{alternation(spelled(phrase.kinds))}))*+"
            r"(?: (?:của|với|giữa|tới|đến|sang|tại|ở|vào|do|cùng|nước|thành phố|thủ đô))?"
            rf"(?: (?:[Nn]gài|[Ôô]ng|[Bb]à|đồng chí))? {CAPITAL}"
        )
        self.light_verb = re.compile(
            rf"(?<!\w)(?P<verb>{alternation(spelled(phrase.light))})(?: [^\s,;:.()]+){{0,2}}? *\Z", re.IGNORECASE
        )
        self.settings = _before(phrase.settings)
        self.wished = _before(phrase.wished)
        self.held = re.compile(
            rf"(?: [^\s,;:.()]+){{0,8}}? (?:{alternation(spelled(phrase.held))})(?!\w)", re.IGNORECASE
        )
        self.not_held = re.compile(
            rf"(?: [^\s,;:.()]+){{0,8}}? (?:{alternation(spelled(phrase.not_held))})(?!\w)", re.IGNORECASE
        )
        self.not_before = _behind(phrase.not_before)
        self.standing = re.compile(
            rf"(?<!\w)(?:(?P<no>[Nn]ếu|{alternation(spelled(standing.refused))})|{alternation(spelled(standing.announcing))})(?!\w)"
        )
        self.decided = _before([*standing.decided])
        self.habitual = anywhere(standing.habitual)
        self.frames = FrameWords(lexicon.frames)


class FrameWords:
    """What verbs go with, as patterns; each but the first group begins right behind the verb."""

    def __init__(self, frames: Frames) -> None:
        gap = rf"(?: (?:(?:{alternation(spelled(frames.asides))})(?!\w)|{_DAY}(?!\w)|\((?:[^()]{{1,20}})\))){{0,6}}"
        self.titles = frozenset(form for word in spelled(frames.company) for form in _cased(word))
        company = alternation(spelled(frames.company))
        areas = alternation(spelled(frames.areas))
        self.place = re.compile(rf"{gap}(?: (?:{areas})(?!\w))? ", re.IGNORECASE)
        self.area = re.compile(rf"{gap} (?:nước ta|đất nước)(?!\w)", re.IGNORECASE)
        self.gap = re.compile(rf"{gap} ", re.IGNORECASE)
        self.guest = re.compile(rf"{gap} (?:{company})(?!\w)", re.IGNORECASE)
        self.partner = re.compile(rf"(?: [^\s,;:.()]+){{0,9}}? với (?=(?:{alternation(self.titles)})(?!\w)|{CAPITAL})")
        self.two_sides = re.compile(
            rf"(?<!\w)(?:{alternation(spelled(frames.two_sides))})(?: (?:cũng|vừa|mới|sẽ|đã|tiếp tục))* *\Z",
            re.IGNORECASE,
        )
        self.company = anywhere(frames.company)
        self.instruments = anywhere(frames.instruments)
        self.not_signed = re.compile(
            rf"(?: [^\s,;:.()]+)? (?:{alternation(spelled(frames.not_signed))})(?!\w)", re.IGNORECASE
        )
        self.papers = anywhere(frames.papers)
        self.rites = anywhere(frames.rites)
        self.homage = _behind(frames.homage)
        self.honours = anywhere(frames.honours)
        self.posts = anywhere(frames.posts)
        self.relations = anywhere(frames.relations)
        self.established = anywhere(frames.established)
        self.levels = anywhere(frames.levels)
        self.partnership = re.compile(
            rf"(?: (?:mức|tầm|thành|quan hệ))* (?:{alternation(spelled(frames.partnerships))})(?!\w)", re.IGNORECASE
        )
        self.risers = re.compile(rf"(?<!\w)(?:{alternation(spelled(frames.risers))})(?: \w+){{0,3}} *\Z", re.IGNORECASE)
        self.recognised = _behind(frames.statuses)
        self.audiences = anywhere(frames.audiences)


def spelled(words: Iterable[str]) -> list[str]:
    """Words with the tone mark where the newer custom has it, and where the older has."""
    return [form for word in words for form in dict.fromkeys((word, _TONE.sub(lambda tone: _NEWER[tone[0]], word)))]


def _cased(word: str) -> tuple[str, str, str]:
    """How a title is written: "tổng thống", "Tổng thống", "Tổng Thống"."""
    return word, word[0].upper() + word[1:], " ".join(one[0].upper() + one[1:] for one in word.split(" "))


def anywhere(words: Iterable[str]) -> re.Pattern[str]:
    """Matches whole words wherever they stand, in small letters or capitals."""
    return re.compile(rf"(?<!\w)(?:{alternation(spelled(words))})(?!\w)", re.IGNORECASE)


def _before(words: Iterable[str]) -> re.Pattern[str]:
    """Matches the words at the end."""
    return re.compile(rf"(?<!\w)(?:{alternation(spelled(words))}) *\Z", re.IGNORECASE)


def _behind(words: Iterable[str]) -> re.Pattern[str]:
    """Matches the words after a space."""
    return re.compile(rf" (?:{alternation(spelled(words))})(?!\w)", re.IGNORECASE)


@cache
def words() -> Words:
    """The words of Vietnamese."""
    return Words(load("events", VietnameseEventWords, "vi"))
