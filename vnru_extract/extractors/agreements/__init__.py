"""Instruments between states: treaties, agreements, memoranda, joint statements, and what else states sign.

A noun ("treaty", "memorandum of understanding") is grown to the name around it (`leftward`, `rightward`), judged
(`identify`), and given its parties (`parties`) and what happened to it (`life`) as far as its own sentence tells.
"""

import re
from dataclasses import replace

from vnru_extract.extractors.agreements import life as lives
from vnru_extract.extractors.agreements import parties as binding
from vnru_extract.extractors.agreements.identify import Candidate, is_other_thing, judge, word_before
from vnru_extract.extractors.agreements.leftward import Around, clause_at, grow_left
from vnru_extract.extractors.agreements.rightward import Bounds, Rightward
from vnru_extract.extractors.agreements.words import Words, words
from vnru_extract.mentions import InstrumentMention
from vnru_extract.models import InstrumentType
from vnru_extract.page import Page

_DAY_INSIDE = re.compile(r"(?:1[6-9]|20)\d\d")
_FREE_TRADE = re.compile(
    r" (?:on|establishing|to establish) (?:an? |the )?(?:\w+ )?[Ff]ree[ -][Tt]rade (?:[Aa]rea|[Zz]one)"
)
_FRESH = frozenset({"a", "an", "another", "new"})
# "Treaty of Versailles", not "Treaty of Friendship"
_OF_PLACE = re.compile(r" of ([A-ZÀ-Ỹ]\w+)$")
_OF_YEAR = re.compile(r" of (?:1[6-9]|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"((?:1[6-9]|20)\d\d) $")


def find_agreements(page: Page) -> list[InstrumentMention]:
    """Every mention of an instrument, in order; short forms ("the Treaty") too, for the linker to place."""
    lexicon = words(page.language)
    named = lexicon.names.finditer(page.flow)
    known = [_known(page, match, lexicon) for match in named if not lexicon.after.match(page.flow, match.end())]
    mentions = [*known, *_plurals(page, lexicon, _offsets(known))]
    taken = _offsets(mentions)
    nouns = (match for match in lexicon.heads.finditer(page.flow) if match.start() not in taken)
    mentions += [mention for match in nouns if (mention := _read(page, match, lexicon))]
    settled = _settle_overlaps(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
    names = [(mention.start, mention.end) for mention in settled]
    near = (names[max(0, at - 12) : at + 12] for at in range(len(names)))
    return [_with_parties(page, mention, others) for mention, others in zip(settled, near, strict=True)]


def _offsets(mentions: list[InstrumentMention]) -> set[int]:
    """Every offset inside the mentions."""
    return {offset for mention in mentions for offset in range(mention.start, mention.end)}


def _with_parties(page: Page, mention: InstrumentMention, names: list[tuple[int, int]]) -> InstrumentMention:
    """Parties from the sentence, where the name tells none and is not everybody's."""
    signed_by_states = _is_beside(mention, mention.signing) and mention.type not in {"convention", "charter"}
    if mention.parties or mention.known or not (mention.bilateral or signed_by_states):
        return mention
    told = binding.in_sentence(page, (mention.start, mention.end), names)
    if len(told) > 1 or binding.partner(page, mention.start, mention.end):
        return replace(mention, parties=told)
    # one country alone, and none of the two that the document is about: somebody else's instrument
    elsewhere = bool(told) and told[0] not in (page.pair or ())
    return replace(mention, bilateral=mention.bilateral and not elsewhere)


def _is_beside(mention: InstrumentMention, verb: tuple[int, int] | None) -> bool:
    """Whether the verb of signing stands right before or after the name."""
    return verb is not None and (0 <= mention.start - verb[1] < 30 or 0 <= verb[0] - mention.end < 25)


def _settle_overlaps(mentions: list[InstrumentMention]) -> list[InstrumentMention]:
    """One mention nested in another stays only if it is an instrument of its own, told by an article or a name.

    "protocol to |the agreement between ...|" holds two; "Cooperation |Plan| Agreement" is one.
    """
    kept: list[InstrumentMention] = []
    for mention in mentions:
        outer = next((k for k in reversed(kept[-4:]) if k.start <= mention.start < k.end), None)
        if outer is not None and (
            (outer.acronym and outer.end - mention.end < 3)
            or mention.short
            or mention.end > outer.end
            or mention.start == outer.start
        ):
            continue
        kept.append(mention)
    return kept


def _known(page: Page, match: re.Match[str], lexicon: Words) -> InstrumentMention:
    """An instrument known by its name; a year before it and a short form after it belong to it."""
    entry = lexicon.known[" ".join(match.group().split())]
    sentence = clause_at(page, match.start())
    around = Around(page, *sentence)
    walk = Rightward(page.flow, match.span(), around, lexicon)
    walk.end = walk.at = match.end()
    walk.bracket()
    year = _YEAR_BEFORE.search(page.flow, max(sentence[0], match.start() - 6), match.start())
    start = year.start() if year else match.start()
    life = lives.read(page.flow, (start, walk.end), sentence, lexicon)
    return InstrumentMention(
        start=start,
        end=walk.end,
        type=entry.type,
        rule="known instrument",
        parties=entry.parties,
        status=life.status,
        head=entry.type,
        acronym=walk.acronym,
        known=entry.names[0],
        signing=life.signing,
        entry=life.entry,
        expiry=life.expiry,
    )


def _plurals(page: Page, lexicon: Words, taken: set[int]) -> list[InstrumentMention]:
    """As "Geneva Accords", "Minsk agreements": a place and a plural that name one settlement."""
    found = []
    for match in lexicon.plurals.finditer(page.flow):
        if match.start() in taken:
            continue
        sentence = clause_at(page, match.start())
        start, end = _place_name(page, match, lexicon)
        life = lives.read(page.flow, (start, end), sentence, lexicon)
        if not _is_place_name(page, (start, match.end()), lexicon, signed=life.signing is not None):
            continue
        kind: InstrumentType = "convention" if match.group().lower().endswith("conventions") else "agreement"
        found.append(
            InstrumentMention(
                start, end, kind, "place and plural", status=life.status, head=kind,
                signing=life.signing, entry=life.entry, expiry=life.expiry,
            )
        )  # fmt: skip
    return found


def _place_name(page: Page, match: re.Match[str], lexicon: Words) -> tuple[int, int]:
    """The name without a sentence's opening word, with the year before or after it."""
    start = match.start()
    first, rest = match.group().split(maxsplit=1)
    if first in lexicon.openers and " " in rest:
        start += len(first) + 1
    year = _YEAR_BEFORE.search(page.flow, max(0, start - 6), start)
    after = _OF_YEAR.match(page.flow, match.end())
    return year.start() if year else start, after.end() if after else match.end()


def _is_place_name(page: Page, name: tuple[int, int], lexicon: Words, *, signed: bool) -> bool:
    """Whether the words before the plural are a place's: not a country's ("Russian agreements"), nor an adjective."""
    *before, noun = [word for word in page.flow[name[0] : name[1]].split() if not word.isdigit()]
    if not before or before[0] in lexicon.openers:
        return False
    if any(mention.form != "seat" for mention in page.countries_in(*name)):
        return False
    if all(word.lower() in lexicon.modifiers for word in before):
        return noun == "Accords" and signed
    return noun[0].isupper() or name[0] != clause_at(page, name[0])[0]


def _read(page: Page, match: re.Match[str], lexicon: Words) -> InstrumentMention | None:
    """The mention around an instrument noun, or None where it is no instrument."""
    flow, sentence = page.flow, clause_at(page, match.start())
    around = Around(page, *sentence)
    start = grow_left(flow, match.start(), around, lexicon)
    bounds = Rightward(flow, match.span(), around, lexicon).walk()
    if is_other_thing(flow, match.span(), (start, bounds.end), lexicon):
        return None
    name = (start, bounds.end)
    candidate, sides = _candidate(page, match, name, bounds, lexicon)
    kind = judge(candidate, flow, start, lexicon)
    if kind == "no":
        return None
    life = candidate.life
    entry = lexicon.known.get(bounds.acronym or "")
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


def _has_subject(page: Page, head: tuple[int, int], start: int, bounds: Bounds, lexicon: Words) -> bool:
    """Whether the name says what the instrument is about, not only between whom it is."""
    own = {word for m in page.countries_in(start, head[0]) for word in re.findall(r"\w+", page.flow[m.start : m.end])}
    left = [word for word in re.findall(r"\w+", page.flow[start : head[0]]) if word not in own]
    if any(word.lower() not in lexicon.bilateral for word in left):
        return True
    if bounds.starter not in {"between", "with", "among"}:
        return bounds.end > head[1]
    return re.search(r" (?:on|concerning|regarding) ", page.flow[head[1] : bounds.end]) is not None


def _rule(candidate: Candidate, kind: str) -> str:
    if kind == "short":
        return "short form"
    return "capitalised name" if candidate.capital else "told by subject or parties"


def _candidate(
    page: Page, match: re.Match[str], name: tuple[int, int], bounds: Bounds, lexicon: Words
) -> tuple[Candidate, tuple[str, ...]]:
    """What is known of the noun and its surroundings, and the parties that the name gives."""
    flow = page.flow
    noun = match.group() if match.group() in lexicon.types else " ".join(match.group().lower().split())
    cut = _nested(flow, match.end(), name[1], lexicon)
    sides = binding.in_name(page, name[0], name[1], cut)
    left, right = flow[name[0] : match.start()].strip(), flow[match.end() : name[1]].strip()
    makers = flow[match.end() : min(name[1] + 80, clause_at(page, match.start())[1])]
    life = lives.read(flow, name, clause_at(page, match.start()), lexicon)
    candidate = Candidate(
        type="free_trade_agreement" if _FREE_TRADE.match(flow, match.end()) else lexicon.types[noun],
        noun=noun,
        capital=match.group()[0].isupper(),
        before=word_before(flow, name[0]),
        left=left,
        right=right,
        starter=bounds.starter if name[1] > match.end() and right and not right.startswith("(") else "",
        acronym=bounds.acronym,
        parties=len(sides),
        partner=binding.partner(page, match.end(), name[1]) is not None,
        actors=binding.actors(page, name, lexicon.sides),
        life=life,
        private=_is_private(makers, lexicon) or _is_of_companies(page, name, life, lexicon),
        universal=_is_universal(page, name, match, sides, lexicon),
        title=not flow[max(0, name[0] - 300) : name[0]].strip() and name[0] < 300,
        dated=_DAY_INSIDE.search(left) is not None or _DAY_INSIDE.search(flow[match.end() : name[1] + 30]) is not None,
    )
    return candidate, sides


def _nested(flow: str, start: int, end: int, lexicon: Words) -> int:
    """Where another instrument's name begins inside this one ("protocol to |the agreement between ..."), or `end`."""
    inner = lexicon.heads.search(flow, start, end)
    return inner.start() if inner else end


def _is_of_companies(page: Page, name: tuple[int, int], life: lives.Life, lexicon: Words) -> bool:
    """Whether those who sign are companies or schools: "A Corporation and B University |signed|"."""
    start = clause_at(page, name[0])[0]
    if life.signing is None or life.signing[0] > name[0]:
        return False
    signers = page.flow[start : life.signing[0]]
    if lexicon.public.search(signers) or lexicon.sides.search(signers):
        return False
    if lexicon.private.search(signers):
        return True
    labels = {e.label for e in page.entities if start <= e.start and e.end <= life.signing[0]}
    return "ORG" in labels and "PERSON" not in labels and not page.countries_in(start, life.signing[0])


def _is_private(makers: str, lexicon: Words) -> bool:
    """Whether companies or schools make it: "agreement between A Corporation and B Railways"."""
    between = re.search(r"\b(?:between|with)\b", makers)
    if between is None or lexicon.public.search(makers):
        return False
    return lexicon.private.search(makers, between.end()) is not None


def _is_universal(
    page: Page, name: tuple[int, int], head: re.Match[str], sides: tuple[str, ...], lexicon: Words
) -> bool:
    """Whether the name makes it open to many: "UN Convention ...", "ASEAN Treaty ...", "Paris Agreement"."""
    if sides:
        return False
    left = page.flow[name[0] : head.start()]
    if lexicon.universal.search(left) or head.group().lower() in {"convention", "charter"}:
        return True
    if any(mention.form == "bloc" for mention in page.countries_in(name[0], head.start())):
        return True
    of_place = _OF_PLACE.match(page.flow, head.end(), name[1])
    if of_place and of_place.group(1).lower() not in lexicon.modifiers:
        return True
    words_left = [word for word in left.split() if not word.isdigit()]
    proper = bool(words_left) and words_left[0][0].isupper() and words_left[0].lower() not in lexicon.modifiers
    return proper and head.group()[0].isupper() and words_left[0] != "Joint"
