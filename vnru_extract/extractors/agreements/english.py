"""Instruments between states in English.

A noun ("treaty", "memorandum of understanding") is grown to the name around it (`leftward`, `rightward`), judged
(`identify`), and given its parties (`parties`) and what happened to it (`life`) as far as its own sentence tells.
"""

import itertools
import re
from dataclasses import replace

from vnru_extract.extractors.agreements import parties as binding
from vnru_extract.extractors.agreements.calendar import MONTH, WEEKDAY, year_before
from vnru_extract.extractors.agreements.candidates import candidate_at
from vnru_extract.extractors.agreements.evidence import Candidate
from vnru_extract.extractors.agreements.headings import item_start, life_at
from vnru_extract.extractors.agreements.identify import is_other_thing, judge, word_before
from vnru_extract.extractors.agreements.leftward import Around, clause_at, grow_left
from vnru_extract.extractors.agreements.life import Life
from vnru_extract.extractors.agreements.marks import marks
from vnru_extract.extractors.agreements.phases import phases
from vnru_extract.extractors.agreements.plurals import place_names, several
from vnru_extract.extractors.agreements.rightward import Bounds, Rightward
from vnru_extract.extractors.agreements.statements import released_by, statements
from vnru_extract.extractors.agreements.titles import is_title, subtitle_end
from vnru_extract.extractors.agreements.vocabulary import Known
from vnru_extract.extractors.agreements.words import Words, words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page

# what an instrument "between A and B" is about; "for 2026-2030" is its term
_SUBJECT = re.compile(r" (?:on|concerning|regarding|for(?! (?:the (?:period|years)|\d))) ")
# what firms and web sites have too, and is no instrument where no country is named: "the Cookie Declaration"
_STATES_OWN = frozenset({"contract", "declaration", "plan", "programme"})
# Joint Declaration| of the Presidents |of: who makes it, not what it is about
_MAKERS = re.compile(
    r" (?:by|of) (?:the )?(?:(?:two|both) )?(?:countries|governments?|heads of (?:government|state)|leaders"
    r"|(?:foreign |prime )?ministers?"
    r"|presidents?)(?= of\b|,| and\b)",
    re.IGNORECASE,
)
_FRESH = frozenset({"a", "an", "another", "new"})
# for "Free Trade Agreement (FTA)| partners|", "MoU| holders|": a kind
# Convention on Fish |Implementation Act|: a law
_OF_MEMBERS = re.compile(
    r" (?:[Pp]artners|[Pp]artner (?:countries|economies|nations|states)|[Hh]olders)(?![\w-])"
    r"|(?<=\)) (?:countries|members|parties)(?![\w-])| (?:Act|Bill|Ordinance)(?![\w-])"
)
_LAW = re.compile(r" (?:Act|Bill|Ordinance)(?: \([^()]*\))?$")
# "Paris Agreement |on Ending the War|": a longer name, of another instrument
_GOES_ON = re.compile(rf" (?:on|between) (?!{WEEKDAY}|{MONTH})(?:the )?[A-Z]")
# the noun after a name that has none: the CPTPP |agreement|, Economic Partnership (RCEP) |Agreement|
_NOUN_AFTER = re.compile(r" (?:[Tt]rade )?(?:[Aa]greement|[Tt]reaty|[Pp]act|[Dd]eal|[Cc]onvention)(?![\w-])")
_JOINED_BY_MANY = re.compile(r"\b(?:acce(?:de|ded|ding|ssion)|join(?:ed|ing)?)\b(?: \w+){0,3} $")
# "|our| Framework Agreement": of the two that the document is about
_OURS = frozenset({"our", "their"})
# "the ceremony of signing |the Aqaba Declaration|": two hosts and guests sign; a treaty of many is signed at one too
_CEREMONY = re.compile(r"\b(?:ceremony (?:for|of) (?:the )?signing|signing ceremony (?:for|of)) (?:of )?(?:the )?$")
# "the Treaty| of |Free Trade Agreement between A and B": one instrument, called twice what it is
_TWICE = re.compile(r" (?:of|on) (?=\S)")


def find_agreements(page: Page) -> list[InstrumentMention]:
    """Every mention of an instrument, in order; short forms ("the Treaty") too, for the linker to place."""
    lexicon = words(page.language)
    named = lexicon.nouns.names.finditer(page.flow)
    known = [_known(page, match, lexicon) for match in named if _is_meant(page, match, lexicon)]
    mentions = [*known, *place_names(page, lexicon, _offsets(known)), *several(page, lexicon), *phases(page, lexicon)]
    mentions += statements(page, lexicon)
    taken = _offsets(mentions)
    nouns = itertools.chain(lexicon.nouns.heads.finditer(page.flow), lexicon.nouns.loose.finditer(page.flow))
    free = sorted((match for match in nouns if match.start() not in taken), key=re.Match.start)
    mentions += _read_all(page, free, lexicon)
    settled = _settle_overlaps(
        sorted(mentions, key=lambda mention: (mention.start, -mention.end)), lexicon.nouns.looser
    )
    names = [(mention.start, mention.end) for mention in settled]
    near = (names[max(0, at - 12) : at + 12] for at in range(len(names)))
    return [_with_parties(page, mention, others) for mention, others in zip(settled, near, strict=True)]


def life_of(page: Page, name: tuple[int, int], _kind: InstrumentType) -> Life:
    """What its sentence, or the heading over it, says has happened to the instrument at `name`."""
    return life_at(page, name, words(page.language))


def _offsets(mentions: list[InstrumentMention]) -> set[int]:
    """Every offset inside the mentions."""
    return {offset for mention in mentions for offset in range(mention.start, mention.end)}


def _with_parties(page: Page, mention: InstrumentMention, names: list[tuple[int, int]]) -> InstrumentMention:
    """Parties from the sentence, where the name tells none and is not everybody's."""
    if mention.type == "joint_statement" and not mention.parties and (makers := released_by(page, mention)):
        return replace(mention, parties=makers)
    if mention.known and not mention.parties:
        return replace(mention, parties=binding.members(page, mention.end))
    signed_by_states = _is_signed(mention) and mention.type not in {"convention", "charter"}
    if mention.parties or mention.known or not (mention.bilateral or signed_by_states):
        return mention
    told = binding.in_sentence(page, (mention.start, mention.end), names)
    if len(told) > 1 or binding.partner(page, mention.start, mention.end):
        return replace(mention, parties=told)
    if signed_by_states and set(told) <= set(page.pair or ()) and _is_of_two(page, mention, told):
        return replace(mention, bilateral=True)
    if mention.bilateral and word_before(page.flow, mention.start) in _OURS:
        return mention  # "under our Framework Agreement and in ASEAN"
    # one country alone, and none of the two that the document is about: somebody else's instrument
    elsewhere = bool(told) and told[0] not in (page.pair or ())
    return replace(mention, bilateral=mention.bilateral and not elsewhere)


def _is_of_two(page: Page, mention: InstrumentMention, told: tuple[str, ...]) -> bool:
    """Whether the sentence has the two sides sign, or tells of the ceremony of a declaration of theirs."""
    start, end = clause_at(page, mention.start)
    of_town = mention.type == "declaration"
    if marks(page, words(page.language).binding.sides).first(start, end):
        return not told or of_town
    return of_town and _CEREMONY.search(page.flow, start, mention.start) is not None


def _is_signed(mention: InstrumentMention) -> bool:
    """Whether the verb of signing stands before the name in its sentence, or right after it."""
    verb = mention.signing
    return verb is not None and (0 <= mention.start - verb[1] < 200 or 0 <= verb[0] - mention.end < 25)


def _settle_overlaps(mentions: list[InstrumentMention], loose: frozenset[str]) -> list[InstrumentMention]:
    """One mention nested in another stays only if it is an instrument of its own, told by an article or a name.

    "protocol to |the agreement between ...|" holds two; "Cooperation |Plan| Agreement" is one.
    """
    kept: list[InstrumentMention] = []
    for mention in mentions:
        at = next((at for at in range(len(kept) - 1, max(-1, len(kept) - 5), -1) if _holds(kept[at], mention)), None)
        outer = None if at is None else kept[at]
        if at is not None and outer is not None and _runs_on(outer, mention):
            kept[at] = outer = replace(outer, end=mention.end)
        if outer is not None and (
            (outer.acronym and outer.end - mention.end < 3)
            or mention.short
            or mention.head in loose
            or (mention.type in {"plan", "programme"} and mention.rule != "capitalised name")
            or mention.end > outer.end
            or mention.start == outer.start
        ):
            continue
        kept.append(mention)
    return kept


def _holds(outer: InstrumentMention, mention: InstrumentMention) -> bool:
    return outer.start <= mention.start < outer.end


def _runs_on(outer: InstrumentMention, mention: InstrumentMention) -> bool:
    """Whether a name in small letters was cut within a proper one: "plan to implement the Peru-|Chile| Fish Treaty"."""
    proper = mention.rule in {"capitalised name", "known instrument"}
    return outer.start < mention.start and outer.end < mention.end and proper and outer.rule != mention.rule


def _is_meant(page: Page, match: re.Match[str], lexicon: Words) -> bool:
    """Whether a known name is that instrument here, and not part of a longer name or another one of the same name."""
    flow = page.flow
    if lexicon.beside.after.match(flow, match.end()):
        return False
    entry = _entry(match, lexicon)
    if entry.among:
        start, end = clause_at(page, match.start())
        near = {mention.code for mention in page.countries_in(start, end)} | set(page.pair or ())
        return entry.among in near or _JOINED_BY_MANY.search(flow, start, match.start()) is not None
    is_noun = lexicon.nouns.heads.fullmatch(match.group().split()[-1]) is not None
    return not (is_noun and _GOES_ON.match(flow, match.end()))


def _entry(match: re.Match[str], lexicon: Words) -> Known:
    return lexicon.nouns.known[" ".join(match.group().split())]


def _known(page: Page, match: re.Match[str], lexicon: Words) -> InstrumentMention:
    """An instrument known by its name; a year before it and a short form after it belong to it."""
    entry = _entry(match, lexicon)
    sentence = clause_at(page, match.start())
    around = Around(page, *sentence)
    walk = Rightward(page.flow, match.span(), around, lexicon)
    walk.end = walk.at = match.end()
    walk.bracket()
    if noun := _NOUN_AFTER.match(page.flow, walk.end, sentence[1]):
        walk.end = noun.end()
    start = year_before(page.flow, sentence[0], match.start())
    life = life_at(page, (start, walk.end), lexicon)
    return InstrumentMention(
        start=start,
        end=walk.end,
        type=entry.type,
        rule="known instrument",
        parties=_known_parties(page, entry, sentence),
        status=life.status,
        head=entry.type,
        acronym=walk.acronym,
        known=entry.names[0],
        signing=life.signing,
        entry=life.entry,
        expiry=life.expiry,
    )


def _known_parties(page: Page, entry: Known, sentence: tuple[int, int]) -> tuple[str, ...]:
    """The parties of a known instrument; the Soviet Union for Russia where its sentence names that one alone."""
    near = {mention.code for mention in page.countries_in(*sentence)}
    if "RU" not in entry.parties or "SU" not in near or "RU" in near:
        return entry.parties
    return tuple("SU" if code == "RU" else code for code in entry.parties)


def _read_all(page: Page, nouns: list[re.Match[str]], lexicon: Words) -> list[InstrumentMention]:
    """The mentions around instrument nouns, in order; those inside a name that holds too many are none of their own."""
    found = []
    crowd = 0
    for match in nouns:
        if match.start() < crowd:
            continue
        around = Around(page, *clause_at(page, match.start()))
        bounds = Rightward(page.flow, match.span(), around, lexicon).walk()
        crowd = bounds.end if bounds.crowded else crowd
        if mention := _read(page, match, around, bounds, lexicon):
            found.append(mention)
    return found


def _read(page: Page, match: re.Match[str], around: Around, bounds: Bounds, lexicon: Words) -> InstrumentMention | None:
    """The mention around an instrument noun, or None where it is no instrument."""
    flow = page.flow
    if _is_told_twice(flow, match, lexicon):
        return None
    item = item_start(page, match.start(), lexicon)
    start = grow_left(flow, match.start(), around, lexicon) if item is None else item
    if flow.startswith(":", bounds.end) and match.group()[0].isupper() and is_title(page, start):
        bounds = replace(bounds, end=subtitle_end(page, bounds.end))
    of_others = _OF_MEMBERS.match(flow, bounds.end) or _LAW.search(flow, match.end(), bounds.end)
    if of_others or is_other_thing(flow, match.span(), (start, bounds.end), lexicon):
        return None
    name = (start, bounds.end)
    candidate, sides = candidate_at(page, match, name, bounds, lexicon)
    candidate = replace(candidate, item=item is not None and page.pair is not None)
    kind = judge(candidate, flow, start, lexicon)
    if candidate.type in _STATES_OWN and not sides and all(mention.form == "bloc" for mention in page.countries):
        return None
    if kind == "no":
        return None
    life = candidate.life
    entry = lexicon.nouns.known.get(bounds.acronym or "")
    return InstrumentMention(
        start=match.start() if kind == "short" else start,
        end=match.end() if kind == "short" else bounds.end,
        type=entry.type if entry else candidate.type,
        rule=_rule(candidate, kind),
        parties=sides or (entry.parties if entry else ()),
        status=life.status,
        head=candidate.noun,
        acronym=bounds.acronym,
        short=kind == "short",
        bilateral=not candidate.universal and entry is None,
        known=entry.names[0] if entry else None,
        fresh=candidate.before in _FRESH,
        subject=_has_subject(page, match.span(), start, bounds, lexicon),
        signing=life.signing,
        entry=life.entry,
        expiry=life.expiry,
    )


def _is_told_twice(flow: str, match: re.Match[str], lexicon: Words) -> bool:
    """Whether the noun is followed by the free trade agreement that it is: "Treaty of |Free Trade Agreement|"."""
    twice = _TWICE.match(flow, match.end()) if match.group().lower() in {"agreement", "pact", "treaty"} else None
    inner = lexicon.nouns.heads.match(flow, twice.end()) if twice else None
    return inner is not None and lexicon.nouns.types.get(inner.group().lower(), "other") == "free_trade_agreement"


def _has_subject(page: Page, head: tuple[int, int], start: int, bounds: Bounds, lexicon: Words) -> bool:
    """Whether the name says what the instrument is about, not only between whom it is."""
    own = {word for m in page.countries_in(start, head[0]) for word in re.findall(r"\w+", page.flow[m.start : m.end])}
    left = [word for word in re.findall(r"\w+", page.flow[start : head[0]]) if word not in own]
    if _MAKERS.match(page.flow, head[1]) and all(word.lower() == "joint" for word in left):
        return False
    if any(word.lower() not in lexicon.beside.bilateral for word in left):
        return True
    if bounds.starter not in {"between", "with", "among"}:
        return bounds.end > head[1] and (bounds.starter != "" or bounds.acronym is None)
    if _SUBJECT.search(page.flow, head[1], bounds.end):
        return True
    if word_before(page.flow, start) == "the":
        return False  # "the MoU between the ministries": one already told
    bodies = lexicon.binding.bodies
    return any(word.lower() in bodies for word in page.flow[head[1] : bounds.end].split())


def _rule(candidate: Candidate, kind: str) -> str:
    if kind == "short":
        return "short form"
    return "capitalised name" if candidate.capital else "told by subject or parties"
