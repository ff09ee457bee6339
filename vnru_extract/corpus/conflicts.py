"""Where documents disagree: each conflict with what each says, and a line to read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from vnru_extract.corpus.agreements import Instrument
from vnru_extract.corpus.bearers import Bearer
from vnru_extract.corpus.contradictions import contradictions
from vnru_extract.corpus.dating import agree
from vnru_extract.corpus.events import Occasion
from vnru_extract.corpus.gathering import Stated
from vnru_extract.corpus.models import Conflict, ConflictRule, ConflictStatement
from vnru_extract.corpus.offices import Holding
from vnru_extract.corpus.stating import source_fields
from vnru_extract.corpus.texts import Texts
from vnru_extract.corpus.trade import Series, conflicting, quantity

# What is given, and where.
Side = tuple[str, Stated]


class Conflicts:
    """Makes conflicts of what was joined; `texts` has the words."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def of_people(self, people: Iterable[tuple[str, Bearer]], names: dict[str, str]) -> Iterator[Conflict]:
        """People whose documents state two countries."""
        for person_id, person in people:
            if len(person.countries) > 1:
                sides = [(one.country, one.stated) for one, _ in person.seen if one.country]
                yield self._conflict("two_countries", [person_id], names[person_id], sides)

    def of_offices(self, held: Iterable[tuple[str, Holding]], names: dict[str, str]) -> Iterator[Conflict]:
        """Offices whose holders contradict each other."""
        for found in contradictions(held):
            office = f"{found.post.role.replace('_', ' ')} of {found.post.country}"
            subject = office if found.rule == "two_holders_at_once" else f"{names[found.holders[0]]}, {office}"
            sides = [(f"{names.get(given, given)}{_on(office.stated)}", office.stated) for given, office in found.sides]
            yield self._conflict(found.rule, found.holders, subject, sides)

    def of_agreements(self, found: Iterable[tuple[str, Instrument]]) -> Iterator[Conflict]:
        """Instruments for whose signing or entry into force two dates are given."""
        for agreement_id, instrument in found:
            for which, said in (("signed", "signed"), ("in_force", "in force")):
                sides = [(day, one.stated) for one, _ in instrument.seen if (day := getattr(one, which)) is not None]
                subject = f"{instrument.names[0]}, {said}"
                yield from self._of_dates("agreement_dates_differ", agreement_id, subject, sides)

    def of_series(self, found: Iterable[tuple[str, Series]]) -> Iterator[Conflict]:
        """Series whose figures cannot all be right."""
        for series_id, series in found:
            sides = [(quantity(figure), figure.stated) for figure in conflicting(series)]
            if sides:
                yield self._conflict("figures_differ", [series_id], str(series.key), sides)

    def of_events(self, found: Iterable[tuple[str, Occasion]]) -> Iterator[Conflict]:
        """Milestones for which two dates are given."""
        for event_id, occasion in found:
            if occasion.first.type == "milestone":
                sides = [(one.date, one.stated) for one, _ in occasion.seen if one.date is not None]
                subject = f"{occasion.first.level or 'milestone'} {'-'.join(sorted(occasion.countries))}"
                yield from self._of_dates("milestone_dates_differ", event_id, subject, sides)

    def _of_dates(self, rule: ConflictRule, about: str, subject: str, sides: Sequence[Side]) -> Iterator[Conflict]:
        documents: defaultdict[str, set[str]] = defaultdict(set)
        for day, stated in sides:
            documents[day].add(stated.source.id)
        apart = {
            day
            for pair in combinations(sorted(documents), 2)
            if not agree(*pair) and len(documents[pair[0]] | documents[pair[1]]) > 1
            for day in pair
        }
        if apart:
            yield self._conflict(rule, [about], subject, [side for side in sides if side[0] in apart])

    def _conflict(self, rule: ConflictRule, about: Sequence[str], subject: str, sides: Iterable[Side]) -> Conflict:
        documents: defaultdict[str, dict[str, None]] = defaultdict(dict)
        ordered = sorted(sides, key=lambda side: (side[0], side[1].order))
        for value, stated in ordered:
            documents[value][stated.source.id] = None
        said = ", ".join(f"{value} ({', '.join(ids)})" for value, ids in documents.items())
        return Conflict(
            id=f"conflict/{rule}/{'+'.join(about)}{_field(rule, subject)}",
            rule=rule,
            about=tuple(about),
            line=f"{subject}: {said}",
            values=tuple(documents),
            documents=len({stated.source.id for _, stated in ordered}),
            statements=tuple(
                ConflictStatement(**source_fields(stated), value=value, sentence=self._texts[stated.words])
                for value, stated in ordered
            ),
        )


def _on(stated: Stated) -> str:
    return f" on {stated.source.published}"


def _field(rule: ConflictRule, subject: str) -> str:
    """What an agreement's conflict is about, so that two of one agreement have two ids."""
    return f"/{subject.rpartition(', ')[2].replace(' ', '_')}" if rule == "agreement_dates_differ" else ""
