"""Which country a person serves, where words state it, or all that a page shows leaves one choice.

First what words beside the name state ("Russian Foreign Minister", "NAME of India", "the Australian scholar NAME").
For everyone else the evidence votes: the name's form, the states that have such an office, the place that a post is
of, visits, receptions and meetings, lists and delegations, the home of the page. Each vote names its evidence; the
clear cases are decided first, since their countries are evidence for others. Unsure stays null.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from vnru_extract.link.holders import Holding
from vnru_extract.link.identity import Individual
from vnru_extract.link.nationality.ballot import Vote, elect
from vnru_extract.link.nationality.clauses import Clauses
from vnru_extract.link.nationality.era import as_one_state, spans_both, state_of_its_time
from vnru_extract.link.nationality.facts import impossible, only_possible, origin, place
from vnru_extract.link.nationality.home import Home, near
from vnru_extract.link.nationality.scene import Scene
from vnru_extract.link.nationality.sides import Sides
from vnru_extract.link.nationality.told import heading, told
from vnru_extract.link.nationality.vietnamese import foreign_form
from vnru_extract.page import Page

# The votes that a country needs, and those that it needs more than any other, in each round: clear cases first.
_ROUNDS = ((4.0, 2.5), (3.0, 1.5), (2.0, 1.0), (2.0, 1.0))
_QUESTIONS = (heading, impossible, only_possible, place, origin, near)
# Those that no phrase answers.
_QUESTIONS_OF_FORM = (impossible, only_possible, origin, near, foreign_form)


def settle_countries(page: Page, people: Sequence[Individual], held: Sequence[tuple[Holding, Individual]]) -> None:
    """Set the country of each person of whom the text gives one."""
    scene = Scene(page, people, held)
    for person in people:
        person.country = told(scene, person)
    scene.told = Counter(person.country for person in people if person.country and scene.posts(person))
    stated = {id(person) for person in people if person.country}
    if len(stated) < len(people):
        _hold_elections(scene)
    for person in people if spans_both(scene) else ():
        if person.country == "RU" or id(person) not in stated:
            person.country = state_of_its_time(scene, person)


def _hold_elections(scene: Scene) -> None:
    evidence, both = _Evidence(scene), spans_both(scene)
    lasting = {id(person): list(evidence.lasting(person)) for person in scene.people if person.country is None}
    for least, margin in _ROUNDS:
        evidence.sides.read()
        for person in scene.people:
            if person.country is None:
                votes = [*lasting[id(person)], *evidence.of_others(person)]
                votes = list(as_one_state(votes)) if both else votes
                person.country = elect(votes, least=least, margin=margin)


class _Evidence:
    """Questions about forms and facts in every language, about phrases where there are words for them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clauses = Clauses(scene) if scene.page.language == "en" else None
        self.home, self.sides = Home(scene), Sides(scene)

    def lasting(self, person: Individual) -> Iterator[Vote]:
        """What the page says of a person whatever is known of others."""
        for question in _QUESTIONS if self.clauses else _QUESTIONS_OF_FORM:
            yield from question(self.scene, person)
        if self.clauses:
            yield from self.clauses.of(person)
        yield from self.home.of(person)

    def of_others(self, person: Individual) -> Iterator[Vote]:
        """What the countries of others say."""
        for question in (self.sides.in_delegation, self.sides.in_list, self.sides.counterpart, self.sides.kin):
            yield from question(person)
        if self.clauses:
            yield from self.clauses.met(person)
