"""The nominative of each name on a page: what its words can be, weighed by the context and by the other mentions."""

from collections.abc import Sequence
from functools import cached_property

from vnru_extract.extractors.people.russian.analysis import Analysis, analyses
from vnru_extract.extractors.people.russian.bounds import Bounds, Run
from vnru_extract.extractors.people.russian.context import Around, around
from vnru_extract.extractors.people.russian.nationality import country_beside
from vnru_extract.extractors.people.russian.paradigms import declined
from vnru_extract.mentions import NameMention

# What the surroundings, the verb's gender, and each other form of the surname on the page weigh.
_FITTING, _OF_GENDER, _OTHER_FORM = 1.2, 0.8, 0.5
# By how much a reading is certain, and what it then weighs elsewhere on the page.
_CERTAIN, _OTHER_MENTION = 1.0, 1.0
_MOST_FORMS = 3


class Nominatives:
    """The names of a page, each read in the light of the others."""

    def __init__(self, bounds: Bounds, runs: Sequence[Run]) -> None:
        self.bounds = bounds
        self.certain: frozenset[str] = frozenset()
        self.certain = frozenset(name for run in runs if (name := self._certain(run)))

    def _certain(self, run: Run) -> str | None:
        """The nominative of a name that can be no other one here."""
        scored = self._scored(run)
        best = max(scored, key=lambda one: (one[0], one[1].name))
        others = [score for score, one in scored if one.name != best[1].name]
        return best[1].name if best[0] - max(others, default=0.0) >= _CERTAIN else None

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Every capitalised word of the page."""
        return frozenset(self.bounds.words_at)

    def mention(self, run: Run, rule: str) -> NameMention:
        """The mention of the name that stands there."""
        return NameMention(run.start, run.end, rule, name=self.best(run).name, country=country_beside(self.bounds, run))

    def best(self, run: Run) -> Analysis:
        """The likeliest reading of a name here."""
        scored = self._scored(run)
        return max(scored, key=lambda one: (one[0] + _OTHER_MENTION * (one[1].name in self.certain), one[1].name))[1]

    def _scored(self, run: Run) -> list[tuple[float, Analysis]]:
        words = tuple(word.capitalize() if word.isupper() and len(word) > 2 else word for word in run.words)
        context = around(self.bounds, run)
        return [(self._score(one, words[-1], context), one) for one in analyses(words)]

    def _score(self, one: Analysis, surname: str, context: Around) -> float:
        score = one.score + min(self._support(one, surname), _MOST_FORMS) * _OTHER_FORM
        if context.cases:
            score += _FITTING if one.case in context.cases else -_FITTING
        if context.gender and one.case == "nomn":
            score += _OF_GENDER if one.gender == context.gender else -_OF_GENDER
        return score

    def _support(self, one: Analysis, surname: str) -> int:
        """How many other forms of this surname stand on the page."""
        nominative = one.name.split()[-1]
        return len((declined(nominative, one.gender) - {surname}) & self.capitalised)
