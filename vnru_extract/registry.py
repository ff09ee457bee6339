"""Who held which office when: a registry that confirms or flags what a document states, and never adds to it.

A text says who somebody is, as of its day. The registry knows the terms of some office-holders, and so whether the
text can be right: it tells the mistakes of a text, of its date, and of this program, which took one person's post
for another's. It fills no field: an office whose country the text leaves open keeps none.

Only what is certain is flagged: a full name, an office that is told as held on the document's day, in words that are
that office's, by somebody whose terms are all more than a month away. That a term was over is flagged only where the
sentence is dated about the document's day, since texts look back, and keep titles out of courtesy.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from vnru_extract import periods
from vnru_extract.errors import UsageError
from vnru_extract.lexicon import Entry, Lexicon, load
from vnru_extract.models import CalendarDate, Code, Edtf, Office, Record, RegistryStatus, Role
from vnru_extract.names import is_exact, is_same, key, keys, short_forms
from vnru_extract.text import fold, is_cyrillic
from vnru_extract.transcription import compared
from vnru_extract.transcription.vietnamese import closeness

BUILT_IN: Final = "built-in"
# Appointed, confirmed and sworn in, relieved and succeeded: within a month of these, both titles are in use.
_HANDOVER = timedelta(days=31)
_WORD = re.compile(r"\w+")
_OTHER_WORDS = frozenset({"acting", "and", "for", "interim", "of", "or", "the", "to"})

Finding = tuple[RegistryStatus, str]


def _in_a_year(value: str) -> str:
    if periods.bounds(value)[0] is None:
        raise ValueError(f"{value!r} has no year")
    return value


When = Annotated[Edtf, AfterValidator(_in_a_year)]


class Term(Entry):
    """One time in office of one person. `to` is absent while it lasts; an interval means some time within it."""

    person: str
    from_: When = Field(alias="from")
    to: When | None = None
    acting: bool = False

    @property
    def starts(self) -> tuple[date, date]:
        """The first and the last day on which it may have begun."""
        return _bounds(self.from_)

    @property
    def ends(self) -> tuple[date, date] | None:
        """The first and the last day on which it may have ended; None while it lasts."""
        return _bounds(self.to) if self.to else None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.ends and self.ends[1] < self.starts[0]:
            raise ValueError(f"{self.person}: the term ends ({self.to}) before it begins ({self.from_})")
        return self


class OfficeHolders(Entry):
    """An office and its terms; `titles` is what Russian and Vietnamese call it, `words` are further words of titles."""

    role: Role
    title: str
    country: Code
    accredited_to: Code | None = None
    titles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    source: str
    holders: tuple[Term, ...] = Field(min_length=1)


class Known(Entry):
    """What else is known of a person: other spellings, the year of the death."""

    also: tuple[str, ...] = ()
    died: When | None = None


class RegistryFile(Lexicon):
    """A file of the registry; terms without end last until `as_of`, of later days it knows nothing.

    `words` are those that the title of any of its offices may have: the country's names.
    """

    as_of: When | None = None
    words: tuple[str, ...] = ()
    office: tuple[OfficeHolders, ...] = Field(min_length=1)
    people: dict[str, Known] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        terms = [term for office in self.office for term in office.holders]
        if self.as_of is None and (lasting := next((term for term in terms if term.to is None), None)):
            raise ValueError(f"{lasting.person} has no `to`, and the file no `as_of`: until when is that so?")
        if strangers := self.people.keys() - {term.person for term in terms}:
            raise ValueError(f"[people] has {min(strangers)!r}, who holds no office")
        return self


@dataclass(frozen=True, slots=True)
class _Tenure:
    """A term, with all that is needed to judge by it."""

    office: OfficeHolders
    term: Term
    names: tuple[str, ...]
    words: frozenset[str]
    died: date
    as_of: date

    def covers(self, day: date) -> bool:
        """Whether the office was certainly held on that day."""
        last = self.term.ends[0] if self.term.ends else self.as_of
        return self.term.starts[1] <= day <= last

    def is_around(self, first: date, last: date, margin: timedelta = timedelta()) -> bool:
        """Whether the office may have been held on one of these days, or so many days earlier or later."""
        return self.term.starts[0] - last <= margin and first - self.end <= margin

    @property
    def end(self) -> date:
        """The last day of it, as far as is known."""
        return self.term.ends[1] if self.term.ends else date.max

    def is_named(self, name: str) -> bool:
        """Whether that is the holder: by the full name, or by the word that stands for it later on."""
        if " " in name:
            return any(closeness(name, known) or is_same(name, known) for known in self.names)
        return any((fold(name) if is_exact(known) else key(name)) in short_forms(known) for known in self.names)

    def fits(self, office: Office, name: str) -> bool:
        """Whether this may be what the text states, which leaves a country open only where the name is full."""
        countries = {office.country, self.office.country}, {office.accredited_to, self.office.accredited_to}
        if any(len(pair) > 1 and (None not in pair or " " not in name) for pair in countries):
            return False
        return self.is_called(office.title) and self.is_named(name)

    def is_called(self, title: str) -> bool:
        """Whether each word of a title is the office's: "First Secretary of Stavropol" has one that is not."""
        return _words(title) <= self.words


class Registry:
    """Terms of office-holders, from files that were read before; `identity` is what a manifest calls them."""

    def __init__(self, files: Iterable[RegistryFile], identity: str) -> None:
        self.identity = identity
        self._tenures: defaultdict[tuple[Role, str], list[_Tenure]] = defaultdict(list)
        for file in files:
            for tenure in _tenures(file):
                for word in {word for name in tenure.names for word in keys(name)}:
                    self._tenures[tenure.office.role, word].append(tenure)

    @classmethod
    def read(cls, path: str | Path) -> Self:
        """The registry in a file, for another pair of countries.

        Raises:
            UsageError: there is no such file, or it is not a registry; the message says where.

        """
        try:
            raw = Path(path).read_bytes()
            file = RegistryFile.model_validate(tomllib.loads(raw.decode("utf-8-sig").replace("\r\n", "\n")))
        except OSError as error:
            raise UsageError(f"registry {path}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise UsageError(f"registry {path} is not UTF-8") from None
        except ValidationError as error:
            raise UsageError(f"registry {path}: {_first_of(error)}") from None
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"registry {path} is not TOML: {error}") from None
        return cls([file], f"{path} (sha256 {sha256(raw).hexdigest()})")

    def checked(self, record: Record) -> Record:
        """The record with what is known of its offices: nothing else in it changes."""
        if record.published is None:
            return record
        names = {person.id: compared(person.name) for person in record.people}
        offices = tuple(
            _with(office, self._finding(office, names[office.holder], record)) if office.holder else office
            for office in record.offices
        )
        return record if offices == record.offices else record.model_copy(update={"offices": offices})

    def _finding(self, office: Office, name: str, record: Record) -> Finding | None:
        assert record.published is not None
        if office.tenure not in {"acting", "current"}:
            return None
        tenures = [tenure for tenure in self._named(office.role, name) if tenure.fits(office, name)]
        if any(record.published > tenure.as_of for tenure in tenures):
            return None
        held = [tenure for tenure in tenures if tenure.covers(record.published)]
        if held := [tenure for tenure in held if tenure.term.acting or office.tenure == "current"]:
            return "confirmed", _told([min(held, key=lambda tenure: tenure.term.acting)])
        certain = office.tenure == "current" and office.country and _is_full(name)
        judged = [tenure for tenure in tenures if tenure.office.accredited_to == office.accredited_to]
        wrong = _wrong(judged, office, record.published, record.dates) if certain and judged else None
        return ("contradicted", f"{_told(tenures)}: {wrong} on {record.published}") if wrong else None

    def _named(self, role: Role, name: str) -> list[_Tenure]:
        """The terms of those who have a word of that name, in the order of the files."""
        words = {*keys(name), *(fold(word) for word in name.split())}
        if is_cyrillic(name):  # whose names that transcribes is told by comparing
            words |= {word for known, word in self._tenures if known == role}
        found = {id(t): t for word in sorted(words) for t in self._tenures.get((role, word), ())}
        return sorted(found.values(), key=lambda tenure: tenure.term.starts)


@cache
def built_in() -> Registry:
    """The registry of Vietnam, Russia and the Soviet Union since 1950."""
    files = (
        load("russia", RegistryFile, "registry"),
        load("soviet_union", RegistryFile, "registry"),
        load("vietnam", RegistryFile, "registry"),
    )
    return Registry(files, BUILT_IN)


def _tenures(file: RegistryFile) -> Iterator[_Tenure]:
    as_of = _bounds(file.as_of)[1] if file.as_of else date.max
    for office in file.office:
        words = _words(office.title, *office.titles, *office.words, *file.words)
        for term in office.holders:
            known = file.people.get(term.person, Known())
            died = _bounds(known.died)[0] if known.died else date.max
            yield _Tenure(office, term, (term.person, *known.also), words, died, as_of)


def _wrong(tenures: Sequence[_Tenure], office: Office, day: date, dates: Sequence[CalendarDate]) -> str | None:
    """What an office is not, as of a day far from all terms, unless the text's dates are of one of the terms."""
    told = [(known.earliest, known.latest) for known in dates if known.earliest and known.latest]
    if any(t.is_around(day, day, _HANDOVER) or any(t.is_around(*days) for days in told) for t in tenures):
        return None
    ended = max((tenure.end for tenure in tenures if tenure.end < day), default=None)
    if ended is None:
        return "not yet"
    looks_back = any(first - ended <= _HANDOVER for first, _ in told)
    is_courtesy = any(tenure.died <= day for tenure in tenures)
    return "no longer" if not looks_back and not is_courtesy and _is_news(office, day, dates) else None


def _is_news(office: Office, day: date, dates: Sequence[CalendarDate]) -> bool:
    """Whether the office's sentence has a date, to the month or closer, about the document's own."""
    sentence = office.sentence
    return any(
        max(stated.latest - stated.earliest, stated.earliest - day, day - stated.latest) <= _HANDOVER
        for stated in dates
        if stated.earliest and stated.latest and sentence.start <= stated.spans[0].start < sentence.end
    )


def _told(tenures: Sequence[_Tenure]) -> str:
    """Terms in words: "Sergey Lavrov was Minister of Foreign Affairs of Russia (RU) from 2004-03-09 on"."""
    spells: dict[str, list[str]] = {}
    for tenure in tenures:
        term, office = tenure.term, tenure.office
        post = f"{term.person} was {'acting ' * term.acting}{office.title} ({office.country})"
        spells.setdefault(post, []).append(f"from {term.from_} {f'to {term.to}' if term.to else 'on'}")
    return "; ".join(f"{post} {' and '.join(spell)}" for post, spell in spells.items())


def _with(office: Office, finding: Finding | None) -> Office:
    return office.model_copy(update={"registry": finding[0], "registry_note": finding[1]}) if finding else office


def _is_full(name: str) -> bool:
    """Whether two words or more are written out: not "Lavrov", not "S. Lavrov"."""
    return sum(len(part.strip(".")) > 1 for part in name.split()) > 1


@lru_cache(maxsize=4_096)
def _words(*texts: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(" ".join(texts)))) - _OTHER_WORDS


def _bounds(value: str) -> tuple[date, date]:
    first, last = periods.bounds(value)
    assert first is not None
    assert last is not None
    return first, last


def _first_of(error: ValidationError) -> str:
    """Where a file is wrong, and what is wrong there: `office.0.holders.2.from: Field required`."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else first["msg"]
