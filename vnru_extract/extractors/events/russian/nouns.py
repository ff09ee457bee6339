"""Whether a Russian noun tells of an occasion: by its adjectives, what governs it, and what it governs."""

import re
from dataclasses import replace

from vnru_extract.extractors.events.headings import is_heading
from vnru_extract.extractors.events.russian.phrases import TOKEN, Reading, has_frame, is_complete, read_noun
from vnru_extract.extractors.events.russian.standing import is_conditional, is_fact, is_habit
from vnru_extract.extractors.events.russian.words import NounForm, Words
from vnru_extract.mentions import EventMention
from vnru_extract.page import Page

# So near its beginning an occasion opens a sentence, which says so far behind that it was called off.
_OPENING, _SENTENCE = 25, 150
# So near before it stands that somebody calls it off.
_OFF = 120
_STOP = re.compile(r"[,;:()]")
_COUNT = re.compile(r"\d{1,3}")
# "открыта |к| диалогу", "заявила |о| визите": no verb of holding
_FAR = re.compile(r" (?:к|ко|о|об|от|против) +\Z")
# "О встрече Министра": how ministries head their news
_ABOUT = re.compile(r"(?:\A|\n)\s*(?:О|Об|К|По итогам) +\Z")
# "состоится| встреча": before what it opens
_BULLET = re.compile(r"[\s\d.)\"*•—-]*")
_ACCEPTED = re.compile(r"\bпринял[аи]?\b|\bбыло (?:с \w+ )?принято\b|\bпринято\b", re.IGNORECASE)
_INVITED = re.compile(r"\bприглаш|\bприглас", re.IGNORECASE)
_JOINS = re.compile(r"(?:прин|участв)", re.IGNORECASE)
# "посетил| Рим с рабочим |визитом"
_KINDS = frozenset({"визитом", "поездкой"})
_WITH_KIND = re.compile(r"[^.;:()\n]{0,80} со? [^.,;:()\n]{0,60}")
# "с официальным визитом| находился| министр"
_STAYED = re.compile(r" (?:находил|находит|пребывал|прибыл|прилетел|приехал)\w*")
# "В беседах| приняли участие| А и Б": the talks told before
_TOOK_PART = re.compile(r" (?:также )?(?:приняли участие|участвовали)\b")
# The occasions of which a phrase without more may tell: "Визит |продлится|", "Встреча |прошла|".
_LIGHT_ALONE = frozenset({"ceremony", "conference", "meeting", "phone_call", "visit"})


def noun_mention(page: Page, span: tuple[int, int], forms: list[NounForm], lexicon: Words) -> EventMention | None:
    """The mention of an occasion by this noun, or None where it is none."""
    for noun in forms:
        reading = read_noun(page, span, noun, lexicon)
        if has_frame(reading):
            return _mention_of(reading)
    return None


def kind_of_visit(page: Page, span: tuple[int, int], told: EventMention) -> EventMention | None:
    """The mention by words that say what kind of visit a verb told of: "посетил Рим с рабочим |визитом|"."""
    is_visit = told.type == "visit" and not told.noun and page.flow[slice(*span)].lower() in _KINDS
    if not is_visit or not _WITH_KIND.fullmatch(page.flow, told.end, span[0]):
        return None
    return EventMention(*span, "visit", "kind of visit", head=span[0], definite=True, noun=True, word="визит")


def told_again(
    page: Page, span: tuple[int, int], forms: list[NounForm], lexicon: Words, number: str | None
) -> EventMention | None:
    """The mention of a session that was told before by the same word, with its number: "по итогам |заседания|"."""
    for noun in forms:
        reading = read_noun(page, span, noun, lexicon)
        if noun.kind.type == "conference" and not noun.many and not is_complete(reading) and _is_set(reading):
            return replace(_mention(reading, "setting"), number=number)
    return None


def _mention_of(reading: Reading) -> EventMention | None:
    flow, words = reading.page.flow, reading.words
    if words.never.search(flow, reading.low, reading.phrase):
        return None
    if not words.unspecific.isdisjoint(reading.adjectives) or words.not_held.match(flow, reading.end, reading.stop):
        return None
    if is_habit(reading.page, (reading.start, reading.end), words) or _is_unsure(reading):
        return None
    counted = TOKEN.findall(flow[max(reading.floor, reading.phrase - 12) : reading.phrase])[-1:]
    if counted and _COUNT.fullmatch(counted[0]) and reading.noun.many:
        return None
    setting = _is_set(reading)
    far = _FAR.search(flow, reading.low, reading.phrase) is not None
    if not (setting or far) and (verb := words.light_verb.search(flow, reading.low, reading.phrase)):
        return _held(reading, verb)
    rule = _rule(reading, setting=setting)
    return _mention(reading, rule) if rule else None


def _is_unsure(reading: Reading) -> bool:
    """Whether it stands in a condition, or its sentence says that it was called off."""
    flow, words = reading.page.flow, reading.words
    if is_conditional(reading.page, reading.phrase, words):
        return True
    low = max(reading.floor, reading.phrase - _OFF)
    off = words.called_off.search(flow, low, reading.phrase)
    if off and not _STOP.search(flow, off.end(), reading.phrase):
        return True
    opens = reading.phrase - reading.floor < _OPENING
    return opens and words.called_off.search(flow, reading.end, min(reading.stop, reading.end + _SENTENCE)) is not None


def _mention(reading: Reading, rule: str, head: int | None = None) -> EventMention:
    definite = _refers(reading, rule) or _is_bare(reading, head)
    return EventMention(
        reading.start,
        reading.end,
        reading.noun.kind.type,
        rule,
        head=reading.phrase if head is None else head,
        definite=definite,
        noun=True,
        number=reading.number,
        joining=definite and head is not None and _JOINS.match(reading.page.flow, head) is not None,
        word=reading.noun.lemma,
    )


def _refers(reading: Reading, rule: str) -> bool:
    """Whether it means an occasion told before: "этот визит", "на встрече", "Встреча прошла"."""
    if rule == "definite" and reading.noun.many:
        return True
    if rule in {"heading", "numbered", "named"} or reading.number or reading.named:
        return False
    return reading.points or (rule != "verb of holding" and not is_complete(reading))


def _is_bare(reading: Reading, head: int | None) -> bool:
    """Whether a sentence begins with a verb of holding, and says no more of what was held: "Состоялась беседа"."""
    if head is None or head > reading.floor or is_complete(reading) or reading.number or reading.named:
        return False
    return TOKEN.findall(reading.page.flow[head : reading.start])[0].lower() in reading.words.holding


def _is_set(reading: Reading) -> bool:
    """Whether a preposition says that it happened: "|в ходе| визита", "|на| переговорах"."""
    flow = reading.page.flow
    found = reading.words.settings.search(flow, reading.low, reading.phrase)
    return found is not None and not reading.words.wished.search(flow, reading.low, reading.phrase)


def _held(reading: Reading, verb: re.Match[str]) -> EventMention | None:
    """The mention that goes with a verb of holding, where that tells a fact: "|нанес| визит"."""
    tense = reading.words.light[" ".join(verb["verb"].lower().split())]
    if not is_fact(reading.page, verb.span("verb"), tense, reading.words):
        return _mention(reading, "invitation") if _is_accepted(reading) else None
    if reading.noun.many and (reading.noun.kind.loose or not is_complete(reading)):
        return None
    return _mention(reading, "verb of holding", verb.start("verb"))


def _rule(reading: Reading, *, setting: bool) -> str | None:
    """By what the noun is told to be one occasion, where no verb of holding does."""
    flow, kind, words = reading.page.flow, reading.noun.kind, reading.words
    if _is_title(reading):
        return "heading"
    if not setting and words.wished.search(flow, reading.low, reading.phrase):
        return "invitation" if _is_accepted(reading) else None
    if words.held.match(flow, reading.end, reading.stop) and not reading.noun.many:
        return "held"
    if kind.type == "visit" and _STAYED.match(flow, reading.end):
        return "held"
    if reading.noun.many and kind.type == "meeting" and setting and _TOOK_PART.match(flow, reading.end):
        return "definite"
    if reading.noun.many and not (kind.type == "conference" and setting and reading.named):
        return None
    if reading.number and kind.type in {"conference", "meeting"}:
        return "numbered"
    if _heads(reading):
        return "heading"
    if kind.loose or kind.type in {"signing", "statement"}:
        return _by_setting(reading, setting=setting)
    if setting:
        return "setting"
    return _by_words(reading)


def _is_title(reading: Reading) -> bool:
    """Whether it begins the title of a page or section: "О встрече Министра с Послом"."""
    heads = reading.phrase < _OPENING or is_heading(reading.page, reading.start)
    about = _ABOUT.search(reading.page.flow, max(0, reading.phrase - 20), reading.phrase)
    return heads and about is not None and is_complete(reading)


def _heads(reading: Reading) -> bool:
    """Whether it begins a heading that says whose it is: "Встреча с Президентом", "Выступление Министра"."""
    if not is_heading(reading.page, reading.start):
        return False
    opens = _BULLET.fullmatch(reading.page.flow, reading.floor, reading.phrase) is not None
    return opens and is_complete(reading)


def _by_setting(reading: Reading, *, setting: bool) -> str | None:
    """A noun of many meanings, a signing or a speech: where a preposition sets it, and more is said of it."""
    kind = reading.noun.kind
    if kind.type == "signing":
        return ("setting" if setting else "complement") if setting or is_complete(reading) else None
    if kind.type == "conference":
        return "setting" if setting and (reading.named or is_complete(reading)) else None
    if kind.type == "statement" and not kind.loose and setting:
        return "setting"
    return "definite" if reading.points and kind.type != "statement" else None


def _by_words(reading: Reading) -> str | None:
    """By the adjective, the beginning of the sentence or the words behind."""
    kind = reading.noun.kind
    if reading.points:
        return "definite"
    if kind.type in {"milestone", "appointment"} or kind.frame:
        return "complement"
    if reading.named and kind.type == "conference":
        return "named"
    if is_complete(reading):
        return "complement"
    opens = _BULLET.fullmatch(reading.page.flow, reading.floor, reading.phrase) is not None
    nominative = reading.page.flow[reading.start : reading.end].lower() == reading.noun.lemma
    return "definite" if opens and nominative and kind.type in _LIGHT_ALONE else None


def _is_accepted(reading: Reading) -> bool:
    """Whether it is what somebody is invited to, and the invitation is accepted in the words around."""
    flow, near = reading.page.flow, (max(0, reading.start - 120), reading.end + 160)
    if reading.noun.kind.type != "visit" or not _INVITED.search(flow, near[0], reading.start):
        return False
    return _ACCEPTED.search(flow, *near) is not None
