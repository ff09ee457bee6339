"""What is known of an instrument noun and its surroundings before it is judged."""

import re

from vnru_extract.extractors.agreements import life as lives
from vnru_extract.extractors.agreements import parties as binding
from vnru_extract.extractors.agreements.calendar import YEAR, has_year
from vnru_extract.extractors.agreements.evidence import Candidate
from vnru_extract.extractors.agreements.headings import life_at
from vnru_extract.extractors.agreements.identify import has_purpose, has_subject_later, word_before
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.marks import marks
from vnru_extract.extractors.agreements.rightward import Bounds
from vnru_extract.extractors.agreements.titles import is_title
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.page import Page
from vnru_extract.places import country_of_place

_FREE_TRADE = re.compile(
    r" (?:on|establishing|to establish) (?:an? |the )?(?:\w+ )?[Ff]ree[ -][Tt]rade (?:[Aa]rea|[Zz]one)"
)
# what NER takes for an organisation: "The |MoUs| signed"
_IS_PLURAL = re.compile(r"\b(?:Agreements|Documents|MOUs|MoUs|Memoranda|Treaties)\b")
# the |new| Open Skies Agreement, |our| Security of Supply Arrangement
_FRESH = frozenset({"a", "an", "new", "our", "recent", "their"})
_PLACES = frozenset({"FAC", "GPE", "LOC"})
_BRACKET = re.compile(r" \([^()\n]{2,60}\)")
# "Treaty of Versailles", not "Treaty of Friendship"
_OF_PLACE = re.compile(r" of ([A-ZÀ-Ỹ]\w+)$")
# MoU| signed between the two countries on 24 December, 2015|: the day tells which
_SIGNED_BETWEEN = re.compile(
    r",? (?:which |that )?(?:was |had been )?(?:concluded|inked|signed) (?:between|by) (?:the|our|both) (?:two )?"
    r"(?:countries|governments|ministries|nations|parties|sides|states)(?: in [A-Z]\w+)? (?:in|on) [^.;]{0,25}?"
    rf"{YEAR}"
)
_BETWEEN = re.compile(r"\b(?:between|with)\b")
# between India and Iran |on the establishment of an expert group|
_ABOUT = re.compile(r" (?:on|concerning|regarding|relating|to|in the (?:area|field|sphere)s?) ")
_MEMORANDA = frozenset({"memorandum of cooperation", "memorandum of understanding", "MOC", "MOU", "MoC", "MoU"})
# the following bilateral agreements were signed: |a Consular Convention|
_AMONG_TWO = re.compile(r"(?<=[Bb])ilateral (?:accords|agreements|conventions|documents|instruments|pacts|treaties)\b")


def candidate_at(
    page: Page, match: re.Match[str], name: tuple[int, int], bounds: Bounds, lexicon: Words
) -> tuple[Candidate, tuple[str, ...]]:
    """What is known of the noun and its surroundings, and the parties that the name gives."""
    flow = page.flow
    noun = match.group() if match.group() in lexicon.nouns.types else " ".join(match.group().lower().split())
    named = _over_bracket(flow, match.end(), name[1])
    cut = _nested(page, named, name[1], lexicon)
    sides = binding.in_name(page, name[0], name[1], cut)
    left, right = flow[name[0] : match.start()].strip(), flow[match.end() : name[1]].strip()
    makers = flow[match.end() : min(name[1] + 80, clause_at(page, match.start())[1])]
    life = life_at(page, name, lexicon)
    before = word_before(flow, name[0])
    candidate = Candidate(
        type="free_trade_agreement" if _FREE_TRADE.match(flow, match.end()) else lexicon.nouns.types[noun],
        noun=noun,
        capital=match.group()[0].isupper(),
        before=before,
        left=left,
        right=right,
        starter=bounds.starter if name[1] > named else "",
        acronym=bounds.acronym,
        parties=len(sides),
        partner=binding.partner(page, match.end(), name[1]) is not None,
        mutual=lexicon.binding.mutual.search(flow, match.end(), name[1]) is not None,
        later=name[1] == named and _is_told_later(flow, named, noun, life),
        paired=page.pair is not None,
        country=bool(page.countries_in(*name)),
        actors=binding.actors(page, name, marks(page, lexicon.binding.sides)),
        life=life,
        negotiated=before in {"a", "an", "new"}
        and marks(page, lexicon.life.negotiating).first(*clause_at(page, name[0])) is not None,
        private=_is_private(makers, lexicon) or _is_of_companies(page, name, life, lexicon),
        universal=_is_universal(page, name, match, sides, lexicon),
        title=is_title(page, name[0]),
        dated=has_year(left) or has_year(flow[match.end() : name[1] + 30]),
        outsiders=_has_outsiders(page, name),
        signed_between=_SIGNED_BETWEEN.match(flow, name[1]) is not None,
    )
    return candidate, sides


def _has_outsiders(page: Page, name: tuple[int, int]) -> bool:
    """Whether the sentence names a country or bloc that is none of the two that the document is about."""
    return any(mention.code not in (page.pair or ()) for mention in page.countries_in(*clause_at(page, name[0])))


def _over_bracket(flow: str, start: int, end: int) -> int:
    """Where a name goes on after the short form in brackets: "agreement (FTA)| between"."""
    bracket = _BRACKET.match(flow, start, end)
    return bracket.end() if bracket else start


def _is_told_later(flow: str, end: int, noun: str, life: lives.Life) -> bool:
    """Whether its subject, or what a memorandum that was signed is to do, follows the name."""
    signed = noun in _MEMORANDA and life.signing is not None
    return has_subject_later(flow, end) or (signed and has_purpose(flow, end))


def _nested(page: Page, start: int, end: int, lexicon: Words) -> int:
    """Where another instrument's name begins inside this one ("protocol to |the agreement between ..."), or `end`."""
    inner = marks(page, lexicon.nouns.heads).first(start, end)
    return inner[0] if inner else end


def _is_of_companies(page: Page, name: tuple[int, int], life: lives.Life, lexicon: Words) -> bool:
    """Whether those who sign are companies or schools: "A Corporation and B University |signed|"."""
    start = clause_at(page, name[0])[0]
    if life.signing is None or life.signing[0] > name[0] or not lexicon.life.made.match(page.flow, life.signing[0]):
        return False  # nobody signs before "the signing of"
    signers = page.flow[start : life.signing[0]]
    if lexicon.binding.public.search(signers) or lexicon.binding.sides.search(signers):
        return False
    if lexicon.binding.private.search(signers):
        return True
    labels = {
        e.label for e in page.entities_in(start, life.signing[0]) if not _IS_PLURAL.search(page.flow, e.start, e.end)
    }
    return "ORG" in labels and "PERSON" not in labels and not page.countries_in(start, life.signing[0])


def _is_private(makers: str, lexicon: Words) -> bool:
    """Whether companies or schools make it: "agreement between A Corporation and B Railways"."""
    between = _BETWEEN.search(makers)
    if between is None or lexicon.binding.public.search(makers):
        return False
    subject = _ABOUT.search(makers, between.end())
    stop = subject.start() if subject else len(makers)
    return lexicon.binding.private.search(makers, between.end(), stop) is not None


def _is_universal(
    page: Page, name: tuple[int, int], head: re.Match[str], sides: tuple[str, ...], lexicon: Words
) -> bool:
    """Whether the name makes it open to many: "UN Convention ...", "ASEAN Treaty ...", "Paris Agreement"."""
    if sides or binding.partner(page, head.end(), name[1]):
        return False
    left = page.flow[name[0] : head.start()]
    if lexicon.binding.two_sided.search(page.flow, name[0], name[1]):
        return False
    if _AMONG_TWO.search(page.flow, clause_at(page, name[0])[0], name[0]):
        return False
    if _of_a_body(page, name[0]):
        return True
    if lexicon.binding.universal.search(left) or head.group().lower() in {"convention", "charter", "final act"}:
        return not (left.startswith("New ") and head.group() == "Charter" and _is_made_by_both(page, name, lexicon))
    if any(mention.form == "bloc" for mention in page.countries_in(name[0], head.start())):
        return True
    of_place = _OF_PLACE.match(page.flow, head.end(), name[1])
    if of_place and of_place.group(1).lower() not in lexicon.beside.modifiers:
        return True
    words_left = [word for word in left.split() if not word.isdigit()]
    proper = bool(words_left) and words_left[0][0].isupper() and words_left[0].lower() not in lexicon.beside.modifiers
    if not proper or not head.group()[0].isupper() or words_left[0] == "Joint":
        return False
    return not _is_of_both(page, name, words_left, lexicon)


def _of_a_body(page: Page, start: int) -> bool:
    """Whether a body that binds none by itself stands before the name: "the WTO |Agreement on|"."""
    near = page.countries_in(max(0, start - 40), start)
    gap = page.flow[near[-1].end : start] if near else ""
    return bool(near) and gap in {" ", ") "} and not binding.binds(near[-1])


def _is_made_by_both(page: Page, name: tuple[int, int], lexicon: Words) -> bool:
    """Whether the two of the document sign a charter that is another's namesake: "the New Oslo Charter signed in"."""
    outsiders = _has_outsiders(page, name)
    return page.pair is not None and not outsiders and life_at(page, name, lexicon).signing is not None


def _is_of_both(page: Page, name: tuple[int, int], left: list[str], lexicon: Words) -> bool:
    """Whether the two sides of the document welcome or make what is called after a subject, as "Open Skies" is.

    What is called after a place ("Minsk Agreement") two sides may welcome without being parties.
    """
    place = any(country_of_place(word) for word in (left[0], " ".join(left[:2])))
    if page.pair is None or place or any(e.label in _PLACES for e in page.entities_in(name[0], name[1])):
        return False
    start, end = clause_at(page, name[0])
    near = {mention.code for mention in page.countries_in(start, end)}
    if not near <= set(page.pair):
        return False
    fresh = word_before(page.flow, name[0]) in _FRESH or left[0] == "New"
    told = len(near) > 1 or marks(page, lexicon.binding.sides).first(start, end) is not None
    return fresh and told
