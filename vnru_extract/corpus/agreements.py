"""Instruments across documents: one for all that are certainly one, with every date that is given for it.

Two are one if their types, their parties and the words of their names agree, and their years do. A treaty's year that
is one off is a disagreement about one treaty; a joint statement's is another joint statement.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from vnru_extract.corpus import words
from vnru_extract.corpus.dating import agree, closest, years
from vnru_extract.corpus.gathering import AgreementSeen
from vnru_extract.corpus.known import known_name
from vnru_extract.corpus.models import AgreementRule
from vnru_extract.corpus.states import successor
from vnru_extract.models import InstrumentStatus, InstrumentType

# Instruments that the same sides do not make again under the same name from one year to the next.
_LASTING: frozenset[InstrumentType] = frozenset(
    {"treaty", "convention", "charter", "free_trade_agreement", "agreement", "declaration"}
)
# Of these, two sides sign one a day.
_ONE_A_DAY: frozenset[InstrumentType] = frozenset(
    {"treaty", "charter", "free_trade_agreement", "joint_statement", "communique"}
)
_DAY = len("2001-03-01")
# So many words are no chance: "declaration on the conduct of parties in the South China Sea".
_MANY = 3
# How far an instrument has come, the furthest first.
_STAGES: tuple[InstrumentStatus, ...] = (
    "terminated", "in_force", "signed", "drafted", "negotiating", "proposed", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Why:
    """Why an instrument of a document is this one."""

    rule: AgreementRule
    evidence: str


@dataclass(eq=False, slots=True)
class Instrument:
    """One instrument, as far as is known."""

    seen: list[tuple[AgreementSeen, Why | None]]
    words: frozenset[str]
    order: tuple[str, ...]
    type: InstrumentType
    parties: tuple[str, ...]
    signed: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)

    def take(self, other: "Instrument", why: Why) -> None:
        """Make another instrument part of this one."""
        self.seen += [(one, before or why) for one, before in other.seen]
        self.signed |= other.signed
        self.acronyms |= other.acronyms

    def dates(self, which: str) -> list[str]:
        """Every date that is stated for `signed`, `in_force` or `expires`, but one that a closer one covers."""
        return closest(value for one, _ in self.seen if (value := getattr(one, which)) is not None)

    @property
    def names(self) -> list[str]:
        """Every name it is given, the fullest first."""
        return sorted({one.name for one, _ in self.seen}, key=lambda name: (-len(name), name))

    @property
    def status(self) -> InstrumentStatus:
        """How far it has come in any document."""
        return min((one.status for one, _ in self.seen), key=_STAGES.index)

    @property
    def year(self) -> int | None:
        """The first year that is stated for the signing."""
        return min((span[0] for day in self.signed if (span := years(day))), default=None)

    @property
    def rank(self) -> tuple[object, ...]:
        """The fullest name first, then the first document."""
        return -len(self.words), sorted(self.words), min(one.stated.order for one, _ in self.seen)


def instruments(seen: Iterable[AgreementSeen]) -> list[Instrument]:
    """One instrument for all statements of it; the same for any order of `seen`."""
    found = sorted((_instrument(one) for one in seen), key=lambda one: one.rank)
    whole = [one for same in _by(found, lambda one: (one.type, one.parties, one.words)) for one in _of_one_name(same)]
    whole = [one for same in _by(whole, lambda one: (one.type, one.parties, one.year)) for one in _of_one_year(same)]
    whole = [one for same in _by(whole, lambda one: (one.type, one.words)) for one in _without_parties(same)]
    return _across_languages(_by_known_name(_by_acronym(whole)))


def _instrument(seen: AgreementSeen) -> Instrument:
    content, codes = words.of_name(seen.name, seen.language)
    parties = tuple(sorted({successor(code) for code in seen.parties}))
    if not parties:  # the Charter of the United Nations, and that of the African Union
        content = (*content, *sorted(code.lower() for code in codes))
    made = Instrument([(seen, None)], frozenset(content), content, seen.type, parties)
    made.signed |= {seen.signed} if seen.signed else set()
    made.acronyms |= {short} if (short := words.acronym(seen.name)) else set()
    return made


def _by(found: Iterable[Instrument], key: Callable[[Instrument], Hashable]) -> Iterable[list[Instrument]]:
    groups: defaultdict[Hashable, list[Instrument]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return groups.values()


def _of_one_name(same: list[Instrument]) -> list[Instrument]:
    """Of one type, with the same parties and words: one for each time of signing; undated ones are the only one's."""
    telling = _is_telling(same[0])
    dated = [one for one in same if any(telling or _is_close(one, day) for day in one.signed)]
    rest = [one for one in same if one not in dated]
    undated, others = (rest, []) if telling else ([], rest)
    whole: list[Instrument] = []
    for one in sorted(dated, key=lambda one: (closest(one.signed), one.rank)):
        if whole and _is_one_time(whole[-1], one):
            whole[-1].take(one, Why("same_name", _said(one)))
        else:
            whole.append(one)
    if undated:
        kept = whole if len(whole) == 1 else [undated.pop(0)]
        for one in undated:
            kept[0].take(one, Why("same_name", _said(one)))
        whole += [one for one in kept if one not in whole]
    return [*whole, *others]


def _is_telling(one: Instrument) -> bool:
    """Whether the name tells the instrument from its sides' others: not "a joint statement", "the agreement"."""
    return one.type == "free_trade_agreement" or len(one.words) > 1 or (not one.parties and bool(one.words))


def _is_close(one: Instrument, day: str) -> bool:
    """Whether a time of signing tells an instrument of a common name from the next: its year, or only its day."""
    return len(day) == _DAY or (bool(one.words) and one.type in _LASTING)


def _is_one_time(one: Instrument, other: Instrument) -> bool:
    if any(agree(day, another) for day in one.signed for another in other.signed):
        return True
    if one.type in {"charter", "convention", "free_trade_agreement"}:
        return True
    spans = [span for day in (*one.signed, *other.signed) if (span := years(day))]
    return one.type in _LASTING and max(last for _, last in spans) - min(first for first, _ in spans) <= 1


def _said(one: Instrument) -> str:
    told = [one.type.replace("_", " "), "-".join(one.parties), " ".join(one.order), *sorted(one.signed)]
    return ", ".join(part for part in told if part)


def _of_one_year(same: list[Instrument]) -> list[Instrument]:
    """Of one type, with the same parties, of one year: the shorter name is the one longer name's that it is part of."""
    if same[0].year is None or len(same) == 1:
        return same
    whole: list[Instrument] = []
    for one in sorted(same, key=lambda one: one.rank):
        may_be = [other for other in whole if _is_shorter(one, other)]
        if len(may_be) == 1:
            rule: AgreementRule = "same_year" if one.words else "same_day"
            may_be[0].take(one, Why(rule, _said(one)))
        else:
            whole.append(one)
    return whole


def _is_shorter(one: Instrument, other: Instrument) -> bool:
    if not one.words:  # two sides make one joint statement a day
        days = {day for day in one.signed & other.signed if len(day) == _DAY}
        return one.type in {"communique", "joint_statement"} and bool(days)
    return len(one.words) > 1 and one.words < other.words and one.type in _LASTING and _is_one_time(one, other)


def _without_parties(same: list[Instrument]) -> list[Instrument]:
    """Of one type and the same words: those whose parties nobody tells are the only one's whose parties are told."""
    told = [one for one in same if one.parties]
    untold = [one for one in same if not one.parties]
    if len(told) != 1 or len(told[0].words) < _MANY or told[0].type not in _LASTING:
        return same
    left = []
    for one in untold:
        if not (one.signed and told[0].signed) or _is_one_time(told[0], one):
            told[0].take(one, Why("same_words", _said(one)))
        else:
            left.append(one)
    return [*told, *left]


def _by_acronym(found: list[Instrument]) -> list[Instrument]:
    """A short form alone, "UNCLOS", is the one instrument that has it in brackets behind its name."""
    owners: defaultdict[str, list[Instrument]] = defaultdict(list)
    for one in found:
        for short in one.acronyms:
            owners[short].append(one)
    whole = []
    for one in found:
        alone = next((short for short in one.acronyms if one.words == {short.lower()}), None)
        may_be = [other for other in owners[alone] if other is not one] if alone else []
        if (
            alone
            and len(may_be) == 1
            and {one.parties, may_be[0].parties} - {()} in ({one.parties}, {may_be[0].parties}, set())
        ):
            may_be[0].take(one, Why("acronym", alone))
        else:
            whole.append(one)
    return whole


def _by_known_name(found: list[Instrument]) -> list[Instrument]:
    """An instrument that everybody knows, by what each language calls it: "UN Charter", "Устав ООН"."""
    first: dict[str, Instrument] = {}
    whole = []
    for one in found:
        name = next((known for seen, _ in one.seen if (known := known_name(seen.name, one.type))), None)
        if name and name in first and one.parties in {(), first[name].parties}:
            first[name].take(one, Why("known_name", name))
        else:
            whole.append(one)
            first.setdefault(name or "", one)
    return whole


def _across_languages(found: list[Instrument]) -> list[Instrument]:
    """Of a type that two sides sign one of a day, those of one day are one where no language has two of them."""
    groups: defaultdict[Hashable, list[Instrument]] = defaultdict(list)
    for one in found:
        days = {day for day in one.signed if len(day) == _DAY}
        if one.parties and one.type in _ONE_A_DAY and len(days) == 1:
            groups[one.type, one.parties, min(days)].append(one)
    taken: set[int] = set()
    for same in groups.values():
        languages = [{seen.language for seen, _ in one.seen} for one in same]
        if len(same) > 1 and sum(map(len, languages)) == len(frozenset().union(*languages)):
            for one in same[1:]:
                same[0].take(one, Why("other_language", _said(one)))
                taken.add(id(one))
    return [one for one in found if id(one) not in taken]
