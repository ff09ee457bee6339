"""What is known of an instrument noun and its surroundings before it is judged."""

import re

from vnru_extract.extractors.agreements import life as lives
from vnru_extract.extractors.agreements import parties as binding
from vnru_extract.extractors.agreements.headings import life_at
from vnru_extract.extractors.agreements.identify import Candidate, has_subject_later, word_before
from vnru_extract.extractors.agreements.leftward import clause_at
from vnru_extract.extractors.agreements.marks import marks
from vnru_extract.extractors.agreements.rightward import Bounds
from vnru_extract.extractors.agreements.titles import is_title
from vnru_extract.extractors.agreements.words import Words
from vnru_extract.page import Page

_DAY_INSIDE = re.compile(r"(?:1[6-9]|20)\d\d")
_FREE_TRADE = re.compile(
    r" (?:on|establishing|to establish) (?:an? |the )?(?:\w+ )?[Ff]ree[ -][Tt]rade (?:[Aa]rea|[Zz]one)"
)
# what NER takes for an organisation: "The |MoUs| signed"
_IS_PLURAL = re.compile(r"\b(?:Agreements|Documents|MOUs|MoUs|Memoranda|Treaties)\b")
# "Treaty of Versailles", not "Treaty of Friendship"
_OF_PLACE = re.compile(r" of ([A-ZÀ-Ỹ]\w+)$")
# the following bilateral agreements were signed: |a Consular Convention|
_AMONG_TWO = re.compile(r"(?<=[Bb])ilateral (?:accords|agreements|conventions|documents|instruments|pacts|treaties)\b")


def candidate_at(
    page: Page, match: re.Match[str], name: tuple[int, int], bounds: Bounds, lexicon: Words
) -> tuple[Candidate, tuple[str, ...]]:
    """What is known of the noun and its surroundings, and the parties that the name gives."""
    flow = page.flow
    noun = match.group() if match.group() in lexicon.nouns.types else " ".join(match.group().lower().split())
    cut = _nested(page, match.end(), name[1], lexicon)
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
        starter=bounds.starter if name[1] > match.end() and right and not right.startswith("(") else "",
        acronym=bounds.acronym,
        parties=len(sides),
        partner=binding.partner(page, match.end(), name[1]) is not None,
        mutual=lexicon.binding.mutual.search(flow, match.end(), name[1]) is not None,
        later=name[1] == match.end() and has_subject_later(flow, name[1]),
        paired=page.pair is not None,
        country=bool(page.countries_in(*name)),
        actors=binding.actors(page, name, marks(page, lexicon.binding.sides)),
        life=life,
        negotiated=before == "new"
        and marks(page, lexicon.life.negotiating).first(*clause_at(page, name[0])) is not None,
        private=_is_private(makers, lexicon) or _is_of_companies(page, name, life, lexicon),
        universal=_is_universal(page, name, match, sides, lexicon),
        title=is_title(page, name[0]),
        dated=_DAY_INSIDE.search(left) is not None or _DAY_INSIDE.search(flow[match.end() : name[1] + 30]) is not None,
    )
    return candidate, sides


def _nested(page: Page, start: int, end: int, lexicon: Words) -> int:
    """Where another instrument's name begins inside this one ("protocol to |the agreement between ..."), or `end`."""
    inner = marks(page, lexicon.nouns.heads).first(start, end)
    return inner[0] if inner else end


def _is_of_companies(page: Page, name: tuple[int, int], life: lives.Life, lexicon: Words) -> bool:
    """Whether those who sign are companies or schools: "A Corporation and B University |signed|"."""
    start = clause_at(page, name[0])[0]
    if life.signing is None or life.signing[0] > name[0]:
        return False
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
    between = re.search(r"\b(?:between|with)\b", makers)
    if between is None or lexicon.binding.public.search(makers):
        return False
    return lexicon.binding.private.search(makers, between.end()) is not None


def _is_universal(
    page: Page, name: tuple[int, int], head: re.Match[str], sides: tuple[str, ...], lexicon: Words
) -> bool:
    """Whether the name makes it open to many: "UN Convention ...", "ASEAN Treaty ...", "Paris Agreement"."""
    if sides:
        return False
    left = page.flow[name[0] : head.start()]
    if lexicon.binding.two_sided.search(page.flow, name[0], name[1]):
        return False
    if _AMONG_TWO.search(page.flow, clause_at(page, name[0])[0], name[0]):
        return False
    if lexicon.binding.universal.search(left) or head.group().lower() in {"convention", "charter"}:
        return True
    if any(mention.form == "bloc" for mention in page.countries_in(name[0], head.start())):
        return True
    of_place = _OF_PLACE.match(page.flow, head.end(), name[1])
    if of_place and of_place.group(1).lower() not in lexicon.beside.modifiers:
        return True
    words_left = [word for word in left.split() if not word.isdigit()]
    proper = bool(words_left) and words_left[0][0].isupper() and words_left[0].lower() not in lexicon.beside.modifiers
    return proper and head.group()[0].isupper() and words_left[0] != "Joint"
