"""What must go with a Vietnamese verb for it to tell of an event: "gặp" somebody, "ký" an instrument."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from vnru_extract.extractors.events.vietnamese import standing
from vnru_extract.extractors.events.vietnamese.vocabulary import Verb as VerbWords
from vnru_extract.extractors.events.vietnamese.words import FrameWords, Words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# So far from its verb an object may stand.
_NEAR, _FAR = 70, 160
# "Hiệp định |được| ký", "do A |đã được| ký"
_PASSIVE = re.compile(r"(?:được|đã|vừa|mới)(?: hai bên| hai nước| các bên)?(?: \w+)? *\Z")
# "Hiệp định X, ký| ngày 5/3|", "Nghị định thư ký| tại Hà Nội|": when and where, so that it is told what was signed
_DATED = re.compile(
    r"(?: kết| tắt)? (?:vào |hôm |từ )?(?:tại |ở |trong chuyến thăm|ngày |tháng |năm |cuối |đầu |giữa |\d)"
)
# "|nâng| quan hệ lên": the verb of raising tells it
_RAISED = re.compile(r"\b(?:nâng|đưa|phát triển)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:chưa|không|sẽ|sớm|để)(?: được)? *\Z", re.IGNORECASE)
_WHEN = re.compile(r" (?:kể )?(?:từ |vào |hôm )?(?:ngày |tháng |năm )\d")
_INVITED = re.compile(r"\bmời\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"\bnhận lời\b(?! mời)")
_IN_OFFICE = re.compile(r"(?:Kể từ|kể từ|từ|Từ|trước|sau)(?: khi| ngày| lúc)?(?: \w+){0,3} *\Z")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb on its page, at these offsets, and the sentence it stands in."""

    page: Page
    words: FrameWords
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


def verb_mention(page: Page, span: tuple[int, int], verbs: list[VerbWords], lexicon: Words) -> EventMention | None:
    """The mention of an occasion by a verb, where what goes with it tells of one and nothing says no."""
    read = Verb(page, lexicon.frames, *span, *page.sentence_at(span[0]))
    verb = next((one for one in verbs if _FRAMES[one.frame](read)), None)
    if verb is None:
        return None
    dated = verb.frame == "instrument" and read.follows(_DATED) and not read.before(_NOT_YET, 12)
    accepted = verb.type == "visit" and read.before(_INVITED, 80) and _is_accepted(read)
    decided = verb.type == "milestone" and read.before(lexicon.decided, 30)
    if not (decided or accepted or dated or standing.is_fact(page, span, lexicon)):
        return None
    return EventMention(*span, verb.type, f"{verb.frame} verb", head=span[0])


def _is_accepted(verb: Verb) -> bool:
    """Whether an invitation is accepted in the words behind: "mời B sang thăm. B |nhận lời|"."""
    return _ACCEPTED.search(verb.page.flow, verb.end, verb.end + _FAR) is not None


def _place(verb: Verb) -> bool:
    """A country or a capital: "thăm |chính thức Việt Nam|", not "thăm |nhà máy|"."""
    lead = verb.follows(verb.words.place)
    near = verb.page.countries_in(verb.end, min(verb.stop, verb.end + _NEAR))
    named = lead is not None and any(m.start <= lead.end() <= m.end and m.form in {"name", "seat"} for m in near)
    return named or verb.follows(verb.words.area) is not None


def _guest(verb: Verb) -> bool:
    """Somebody straight behind: "gặp |Thủ tướng|", "tiếp |ông A|"; not "gặp |khó khăn|"."""
    return verb.follows(verb.words.guest) is not None or _is_named(verb)


def _is_named(verb: Verb) -> bool:
    """Whether a proper noun that is no country follows."""
    lead = verb.follows(verb.words.gap)
    if lead is None:
        return False
    named = any(entity.start == lead.end() for entity in verb.page.entities_in(lead.end(), lead.end() + _NEAR))
    countries = verb.page.countries_in(lead.end(), lead.end() + _NEAR)
    return named and not any(country.start == lead.end() for country in countries)


def _instrument(verb: Verb) -> bool:
    if verb.follows(verb.words.not_signed):
        return False
    if verb.before(verb.words.instruments, _FAR) and (verb.before(_PASSIVE, 30) or verb.follows(_DATED)):
        return True
    return verb.behind(verb.words.instruments, _FAR)


def _post(verb: Verb) -> bool:
    return not verb.before(_IN_OFFICE, 40) and verb.behind(verb.words.posts, _NEAR)


def _membership(verb: Verb) -> bool:
    blocs = verb.page.countries_in(verb.end, min(verb.stop, verb.end + 40))
    return any(m.form == "bloc" for m in blocs)


def _relations(verb: Verb) -> bool:
    raised = verb.page.flow[verb.start : verb.end].lower().startswith("nâng")
    return verb.behind(verb.words.relations, _NEAR // 2) and (not raised or verb.behind(verb.words.levels, 90))


def _level(verb: Verb) -> bool:
    """To what relations rise without a verb of raising: "hai nước |lên| Đối tác chiến lược"."""
    if verb.before(_RAISED, 60):
        return False
    both = len(verb.page.countries_in(max(verb.floor, verb.start - _NEAR // 2), verb.start)) > 1
    return verb.follows(verb.words.partnership) is not None and (both or verb.before(verb.words.risers, 40))


def _is_state(verb: Verb) -> bool:
    """Whether it is a state that is recognised: "công nhận |nước Cộng hòa A|", not "công nhận |A là nền kinh tế|"."""
    lead = verb.follows(verb.words.place)
    near = verb.page.countries_in(verb.end, min(verb.stop, verb.end + _NEAR))
    state = next((one for one in near if lead and one.start <= lead.end() <= one.end and one.form == "name"), None)
    return state is not None and not verb.page.flow.startswith((" là", " có"), state.end)


_FRAMES: dict[str, Callable[[Verb], bool]] = {
    "alone": lambda _: True,
    "adoption": lambda verb: verb.behind(verb.words.instruments, 40),
    "audience": lambda verb: verb.behind(verb.words.audiences, 40),
    "call": lambda verb: verb.follows(verb.words.partner) is not None or verb.behind(verb.words.company, 60),
    "company": lambda verb: verb.follows(verb.words.partner) is not None or verb.before(verb.words.two_sides, 30),
    "guest": _guest,
    "homage": lambda verb: verb.follows(verb.words.homage) is not None,
    "honour": lambda verb: verb.behind(verb.words.honours, 40),
    "instrument": _instrument,
    "membership": _membership,
    "office": lambda verb: not verb.before(_IN_OFFICE, 40),
    "papers": lambda verb: verb.behind(verb.words.papers, 25),
    "partner": lambda verb: verb.follows(verb.words.partner) is not None,
    "place": _place,
    "post": _post,
    "relations": _relations,
    "level": _level,
    "recognition": lambda verb: verb.follows(verb.words.recognised) is not None or _is_state(verb),
    "ties": lambda verb: (
        verb.behind(verb.words.established, _NEAR // 2)
        or (verb.before(_PASSIVE, 30) and verb.before(verb.words.established, _NEAR) and bool(verb.follows(_WHEN)))
    ),
    "rite": lambda verb: verb.behind(verb.words.rites, 30),
    "way": _place,
}
