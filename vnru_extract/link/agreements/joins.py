"""Which mentions are of one instrument."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from vnru_extract.extractors.agreements.counterparts import counterparts
from vnru_extract.link.agreements.telling import telling, tokens
from vnru_extract.mentions import InstrumentMention
from vnru_extract.page import Page

# "1. ", "- ", "(a) ": nothing before a name but the mark of an item
_BULLET = re.compile(r"[ \t]*(?:[-*•·–—▪●]|\(?\w{1,3}[.)])[ \t]*(?:[Tt]he |[Aa]n? )?")
# One noun may stand for another: "the agreement" for a treaty, "the document" is not read at all.
_LOOSE = {
    "agreement": {"free_trade_agreement", "agreement", "treaty", "memorandum", "convention", "protocol"},
    "pact": {"agreement", "treaty", "free_trade_agreement"},
    "accord": {"agreement", "treaty"},
    "trade deal": {"agreement", "free_trade_agreement"},
    "договор": {"agreement", "free_trade_agreement", "treaty"},
    "соглашение": {"agreement", "convention", "free_trade_agreement", "memorandum", "protocol", "treaty"},
    "hiệp định": {"agreement", "free_trade_agreement", "treaty"},
    "thỏa thuận": {"agreement", "free_trade_agreement", "memorandum", "treaty"},
}
# the BBNJ Agreement|, commonly referred to as the |High Seas Treaty
# the Oslo Accord| - an international |treaty to
_CALLED = re.compile(
    r"[\"')]? [-—]{1,2} an? (?:\w+ ){0,2}|[\"')]?,? (?:which is |that is )?(?:\w+ly )?(?:also )?(?:\w+ly )?"
    r"(?:(?:is|remains|was) (?:also )?(?=an? )|called|dubbed|entitled|known|nicknamed|referred to|termed|titled)"
    r"(?: by [\w ]{1,30})?(?: as)?"
    r" (?:the |an? )?[\"']?"
)
# the Convention on International Civil Aviation| (the |Chicago Convention)
_OPENS = re.compile(
    r"[\"']? \((?:(?:also |or )?(?:called |known as |referred to as )?(?:the )?"
    r"|далее(?: именуем\w{2,4})?(?: [-—])? |(?:sau đây )?(?:gọi (?:tắt )?là |viết tắt là ))[\"']?"
)
# nouns of one type that are of two kinds, and their short forms
_KINDS = {
    "memo of understanding": "memorandum of understanding", "memorandum of agreement": "memorandum of agreement",
    "memorandum of cooperation": "memorandum of cooperation", "memorandum of intent": "memorandum of intent",
    "memorandum of understanding": "memorandum of understanding", "MOC": "memorandum of cooperation",
    "MoC": "memorandum of cooperation", "MOU": "memorandum of understanding", "MoU": "memorandum of understanding",
    "hiệp định": "hiệp định", "thoả thuận": "thỏa thuận", "thỏa thuận": "thỏa thuận",
}  # fmt: skip
# "Nuclear |Cooperation| Agreement" is the "Nuclear Agreement"
_ADDS_NOTHING = frozenset({"avoidance", "cooperation", "framework", "partnership"})
_NEAR = 80
_HEADLINE = 250
_OPENING = 800  # characters that may be a document's own title
_YEAR = re.compile(r"\d{4}")
_DATED_HEAD = 40
# A name is compared with so many earlier ones of a kind: a document that names more is a register, not a text.
_LATEST = 30


@dataclass
class Instrument:
    """The mentions of one instrument, in order, and everybody whom any of them binds."""

    order: int
    mentions: list[InstrumentMention] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)

    @property
    def first(self) -> InstrumentMention:
        """The mention that gives the type."""
        return self.mentions[0]


class _Name:
    """A full name with what it is compared by: its words, whom it binds, and the blocs in it that are not bound."""

    def __init__(self, page: Page, mention: InstrumentMention) -> None:
        self.mention = mention
        self.tokens = tokens(page, mention)
        self.qualifiers = telling(page.language).qualifiers
        self.bound = _bound(page, mention)
        self.blocs = {m.code for m in page.countries_in(mention.start, mention.end) if m.form == "bloc"}
        self.blocs -= set(mention.parties)
        self.capital = page.flow[mention.start].isupper()
        self.begins_item = _begins_item(page, mention)
        self.begins_line = 0 < mention.start == page.flow.rfind("\n", 0, mention.start) + 1
        # a report begins by saying its headline again: "signs |a protocol on taxes|", "today signed |a protocol on|"
        self.in_headline = mention.end <= min(page.flow.find("\n", 0, _HEADLINE), _HEADLINE)
        dated = _YEAR.search(page.flow, mention.start, mention.end) is not None
        # the words before the noun but for countries: "Trade and Investment |Framework|", of "Framework Agreement"
        self.left = _left(page, mention)
        # the "Singapore Convention": countries that the name of what is open to all holds are where it was made
        places = {m.code for m in page.countries_in(mention.start, mention.end)}
        self.places = set() if self.bound else places
        self.made_in = _year_of_item(page, mention) if mention.signing else None
        # two states make one joint statement or communique at a meeting
        self.is_the_statement = mention.type in {"joint_statement", "communique"} and not dated

    def is_called_otherwise(self, earlier: "_Name") -> bool:
        """Whether the word before the noun tells another: "Framework |Participation| Agreement", "|Framework|"."""
        if not (self.capital and earlier.capital and self.left and earlier.left):
            return False
        long, short = sorted((self.left, earlier.left), key=len, reverse=True)
        return short[-1] in long[:-1] and long[-1] not in (self.tokens & earlier.tokens) | _ADDS_NOTHING


class _Shelf:
    """The instruments found so far, looked up by what another name of one must share with it."""

    def __init__(self, page: Page, names: Sequence[_Name]) -> None:
        self.page = page
        self.all: list[Instrument] = []
        self._rarity = Counter(token for name in names for token in name.tokens)
        self._of_type: defaultdict[str, list[Instrument]] = defaultdict(list)
        self._acronyms: dict[str, Instrument] = {}
        self._known: dict[str, Instrument] = {}
        self._latest: tuple[InstrumentMention, Instrument] | None = None
        # earlier names by a word of theirs, by their rarest word, and by a trait of theirs
        self._with: defaultdict[tuple[str, str], list[tuple[Instrument, _Name]]] = defaultdict(list)
        self._rarest: defaultdict[tuple[str, str], list[tuple[Instrument, _Name]]] = defaultdict(list)
        self._like: defaultdict[tuple[str, str], list[tuple[Instrument, _Name]]] = defaultdict(list)

    def add(self, name: _Name) -> None:
        """Put a full name to the instrument that it means, or to a new one."""
        mention = name.mention
        target = (
            self._called(name)
            or self._by_short_form(name)
            or (self._known.get(mention.known) if mention.known else self._same(name))
        )
        if target is None:
            target = Instrument(len(self.all))
            self.all.append(target)
            self._of_type[mention.type].append(target)
        self._put(name, target)
        self._latest = (mention, target)
        if mention.known:
            self._known[mention.known] = target
        elif target.first.known is None or target.first is mention:
            self._file(name, target)

    def point(self, mention: InstrumentMention) -> None:
        """Put a short form to the instrument that it points at; drop it where there is none."""
        if target := self._pointed_at(mention):
            target.mentions.append(mention)
            target.bound |= _bound(self.page, mention)

    def _put(self, name: _Name, target: Instrument) -> None:
        target.mentions.append(name.mention)
        target.bound |= name.bound
        acronym = name.mention.acronym
        for key in {acronym, f"{target.first.type} {acronym.lower()}"} if acronym else ():
            before = self._acronyms.get(key)
            self._acronyms[key] = target if before is None or before.order < target.order else before

    def _file(self, name: _Name, target: Instrument) -> None:
        kind = name.mention.type
        for token in name.tokens:
            self._with[kind, token].append((target, name))
        self._rarest[kind, self._rarest_of(name)].append((target, name))
        for trait in self._traits(name):
            self._like[kind, trait].append((target, name))

    def _called(self, name: _Name) -> Instrument | None:
        """The instrument named right before, where this is said to be another name of it."""
        if self._latest is None:
            return None
        earlier, target = self._latest
        mention = name.mention
        if not 0 < mention.start - earlier.end < _NEAR or not _parties_agree(name.bound, target.bound):
            return None
        gap = self.page.flow[earlier.end : mention.start]
        in_brackets = _OPENS.fullmatch(gap) and self.page.flow[mention.end : mention.end + 2].lstrip("\"'")[:1] == ")"
        return target if in_brackets or _CALLED.fullmatch(gap) else None

    def _by_short_form(self, name: _Name) -> Instrument | None:
        """The instrument whose short form is this name's noun: "the Peru-Chile |TIFA|" after "Framework (TIFA)"."""
        target = (
            self._acronyms.get(name.mention.head) if name.mention.head.isupper() and not name.mention.subject else None
        )
        return target if target and _parties_agree(name.bound, target.bound) else None

    def _rarest_of(self, name: _Name) -> str:
        return min(name.tokens, key=lambda token: (self._rarity[token], token))

    def _traits(self, name: _Name) -> list[str]:
        bare = [] if name.mention.subject else ["bare"]
        return ["any", *bare, *(["statement"] if name.is_the_statement else [])]

    def _same(self, name: _Name) -> Instrument | None:
        """The latest instrument that a full name is another mention of."""
        kind = name.mention.type
        lists = [self._with[kind, self._rarest_of(name)], *(self._rarest[kind, token] for token in name.tokens)]
        lists.append(self._like[kind, "bare" if name.mention.subject else "any"])
        lists.append(self._like[kind, "statement"] if name.is_the_statement else [])
        near = {id(earlier): (target, earlier) for found in lists for target, earlier in found[-_LATEST:]}
        for target, earlier in sorted(near.values(), key=lambda pair: _preference(name, *pair)):
            if _parties_agree(name.bound, target.bound) and _is_same(name, earlier):
                return target
        return None

    def _pointed_at(self, mention: InstrumentMention) -> Instrument | None:
        """The latest instrument that "the Treaty", "this agreement", "the MOU" can mean."""
        word = self.page.flow[mention.start : mention.end]
        exact = [one for one in self._of_type[mention.type] if not _are_of_two_kinds(mention, one.first)]
        if found := self._acronyms.get(f"{mention.type} {mention.head}") or self._acronyms.get(word):
            return found
        if exact:
            return exact[-1]
        loose = [self._of_type[kind][-1] for kind in _LOOSE.get(mention.head, ()) if self._of_type[kind]]
        return max(loose, key=lambda one: one.order, default=None)


def join(page: Page, mentions: Sequence[InstrumentMention]) -> list[Instrument]:
    """Instruments with all their mentions; a short form that points at none is dropped."""
    names = {id(mention): _Name(page, mention) for mention in mentions if not mention.short}
    shelf = _Shelf(page, list(names.values()))
    for mention in mentions:
        if mention.short:
            shelf.point(mention)
        else:
            shelf.add(names[id(mention)])
    return shelf.all


def _is_same(name: _Name, earlier: _Name) -> bool:
    """Whether two full names of one type are of one instrument: one within the other, or one without a subject."""
    mine, theirs = name.mention, earlier.mention
    if mine.start < theirs.end and theirs.start < mine.end:
        return False
    both_statements = name.is_the_statement and earlier.is_the_statement
    if name.blocs != earlier.blocs and not (both_statements and not (mine.subject and theirs.subject)):
        return False
    if name.made_in != earlier.made_in and None not in (name.made_in, earlier.made_in):
        return name.tokens == earlier.tokens
    same_form = mine.acronym is not None and mine.acronym == theirs.acronym
    if _are_of_two_kinds(mine, theirs) or name.is_called_otherwise(earlier):
        return False
    if (name.tokens ^ earlier.tokens) & name.qualifiers and not same_form:
        return False
    if mine.acronym and theirs.acronym and not same_form and name.tokens != earlier.tokens:
        return False
    both_new = mine.fresh and theirs.fresh and not earlier.in_headline
    # a longer name without the short form and the parties of the one before it is another's
    longer = earlier.tokens < name.tokens and not (theirs.acronym and not mine.acronym and not name.bound)
    both_items = (name.begins_item and earlier.begins_item) or (name.begins_line and earlier.begins_line)
    within = (name.tokens < earlier.tokens or longer) and not both_new and not both_items
    if name.tokens == earlier.tokens or within:
        return True
    if both_statements and not _are_two_titles(name, earlier):
        return True
    everybodys = any(not one.bound and other.bound for one, other in ((name, earlier), (earlier, name)))
    bare = not (mine.subject and theirs.subject) and name.places == earlier.places and not everybodys
    one_trade = mine.type == "free_trade_agreement" and bool(name.bound) and name.bound == earlier.bound
    return bare and not (both_new or both_items or name.begins_item) and (name.capital or one_trade)


def _preference(name: _Name, target: Instrument, earlier: _Name) -> tuple[bool, int]:
    """The latest first, but for a name without a subject the one that the document calls "the Agreement"."""
    called = earlier.mention.acronym is not None and earlier.mention.acronym.lower() == name.mention.head
    return name.mention.subject or not called, -target.order


def _are_two_titles(name: _Name, earlier: _Name) -> bool:
    """Whether two joint statements are each told by a capitalised subject, and by different ones."""
    told = name.mention.subject and earlier.mention.subject and name.capital and earlier.capital
    return told and len(name.tokens & earlier.tokens) < min(len(name.tokens), len(earlier.tokens))


def _begins_item(page: Page, mention: InstrumentMention) -> bool:
    """Whether the name stands at the head of a line of a list, which names another instrument in each line."""
    line = max(page.flow.rfind("\n", 0, mention.start) + 1, mention.start - 20)
    if line == mention.start > _OPENING:
        return True
    return _BULLET.fullmatch(page.flow, line, mention.start) is not None


def _year_of_item(page: Page, mention: InstrumentMention) -> str | None:
    """The year at the head of its line in a chronicle in Russian or Vietnamese: "- 16 июня |1994| года подписан"."""
    begins = page.flow.rfind("\n", 0, mention.start) + 1
    year = _YEAR.search(page.flow, begins, min(begins + _DATED_HEAD, mention.start))
    return year.group() if year and page.language != "en" else None


def _bound(page: Page, mention: InstrumentMention) -> set[str]:
    """Whom a mention binds, as far as it tells, or the two that the document is about."""
    return set(mention.parties) or (set(counterparts(page) or ()) if mention.bilateral else set())


def _parties_agree(mine: set[str], theirs: set[str]) -> bool:
    """Whether the parties are the same, or those of one are not told."""
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _left(page: Page, mention: InstrumentMention) -> list[str]:
    """The words before the noun, but for small ones and countries."""
    head = re.search(rf"\b{re.escape(mention.head)}\b", page.flow[mention.start : mention.end], re.IGNORECASE)
    stop = mention.start + head.start() if head and mention.head else mention.start
    told_by = telling(page.language)
    countries = page.countries_in(mention.start, stop)
    named = {token for m in countries for token in told_by.split(page.flow[m.start : m.end])}
    return [word for word in told_by.split(page.flow[mention.start : stop]) if word not in named | told_by.small]


def _are_of_two_kinds(mine: InstrumentMention, theirs: InstrumentMention) -> bool:
    """Whether one is a memorandum of understanding and the other one of cooperation."""
    kinds = {_KINDS.get(mention.head, mention.head) for mention in (mine, theirs)}
    return len(kinds) > 1 and kinds <= set(_KINDS.values())
