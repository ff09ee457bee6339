"""Short mentions of people who are named in full elsewhere on the page: "Лавровым", "Чонга", "Си"."""

from collections.abc import Iterator, Sequence

from vnru_extract.extractors.people.russian.bounds import Bounds, Run
from vnru_extract.extractors.people.russian.paradigms import declined
from vnru_extract.mentions import NameMention
from vnru_extract.morphology import parses
from vnru_extract.transcription.traditions import tradition_of

_SHORTEST = 2
_SMALL_WORDS = frozenset({"ADVB", "CONJ", "INTJ", "NPRO", "PRCL", "PREP"})


class Later:
    """The people named in full on a page, and the single words, in any case, by which they are called."""

    def __init__(self, bounds: Bounds, full: Sequence[NameMention]) -> None:
        self.bounds = bounds
        self.taken = {place for mention in full for place in range(mention.start, mention.end)}
        self.called: dict[str, str] = {}
        for mention in full:
            for nominative, form in _short_forms(mention.name or ""):
                self.called.setdefault(form, nominative)

    def mention(self, run: Run, rule: str) -> NameMention | None:
        """The mention of somebody named in full; None where nobody is called so."""
        nominative = self.called.get(run.words[0])
        return NameMention(run.start, run.end, rule, name=nominative) if nominative else None

    def others(self, alone: Sequence[NameMention]) -> Iterator[NameMention]:
        """What no other rule saw."""
        taken = {mention.start for mention in alone}
        for form in sorted(self.called.keys() & self.bounds.words_at.keys()):
            for start in self.bounds.words_at[form]:
                if start not in self.taken and start not in taken and self._stands_alone(start, form):
                    yield NameMention(start, start + len(form), "short_form", name=self.called[form])

    def _stands_alone(self, start: int, form: str) -> bool:
        """Whether a word is a name here: no part of a title, of a longer name, or of a thing named after someone."""
        end, bounds = start + len(form), self.bounds
        if bounds.in_post(start) or start in bounds.countries or bounds.is_thing(Run(start, end, (form,))):
            return False
        if "-" in (bounds.flow[end : end + 1], bounds.flow[start - 1 : start]):
            return False
        if bounds.opens_sentence(start) and not bounds.in_person(start):
            return not is_small_word(form)
        return True


def _short_forms(name: str) -> Iterator[tuple[str, str]]:
    """The nominative of the word in use, and each of its forms."""
    words = name.split()
    tradition = tradition_of(name)
    surname = words[0] if tradition in ("chinese", "korean") else words[-1]
    if len(words) > 1 and len(surname) >= _SHORTEST:
        for form in declined(surname, None, east_asian=tradition is not None):
            yield surname, form


def is_small_word(form: str) -> bool:
    """Whether a word with a small letter is one of grammar: "|То|", "|Ли|", "|До|"."""
    return any(one.is_known and one.tag.POS in _SMALL_WORDS for one in parses(form.lower()))
