"""A table of forms that is searched by the first letters of a word, and compiled where a text has them.

Of the ten thousand inflected forms of a table, a document has a few dozen: a bucket is spelled out, and its pattern
compiled, when its first word is met.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from vnru_extract.countries.words import Form
from vnru_extract.lexicon import alternation

# The first word of a form or of what may be one: "Viet" of "Viet Nam", "кот" of "Кот-д'Ивуар".
WORD = re.compile(r"(?<!\w)[^\W\d_]\w*")

Meaning = tuple[str, Form] | None
Spelling = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Lemma:
    """A form as the table writes it, and what it means: None for what is read whole and yields nothing."""

    written: str
    meaning: Meaning
    is_prefix: bool = False

    def allows(self, surface: str) -> bool:
        """Whether the capitals of a text are those of the form: an acronym's all, a name's first, a word's none."""
        if self.written.isupper():
            return surface.isupper()
        return surface[0].isupper() or not self.written[0].isupper()


@dataclass(slots=True)
class Bucket:
    """The lemmas whose forms begin alike; their forms and pattern once they are needed."""

    lemmas: list[Lemma] = field(default_factory=list)
    forms: dict[str, list[Lemma]] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None


class Gazetteer:
    """Lemmas by the first letters of their first word.

    `folded` makes the copy of equal length that is matched; `spelled` all forms of a lemma; `width` is how many
    letters all forms of one share.
    """

    def __init__(self, folded: Callable[[str], str], spelled: Spelling, width: int) -> None:
        self.folded, self.spelled, self.width = folded, spelled, width
        self.buckets: defaultdict[str, Bucket] = defaultdict(Bucket)

    def add(self, lemma: Lemma) -> None:
        """Add a lemma; nothing is spelled out yet."""
        first = WORD.match(self.folded(lemma.written))
        if first is None:
            raise ValueError(f"{lemma.written!r} would never be found: it does not begin with a letter")
        self.buckets[first.group()[: self.width]].lemmas.append(lemma)

    def match(self, flow: str, folded: str, start: int) -> tuple[int, Lemma] | None:
        """The longest form at an offset, with its end."""
        first = WORD.match(folded, start)
        bucket = self._bucket(first.group()[: self.width]) if first else None
        if bucket is None:
            return None
        assert bucket.pattern is not None
        match = bucket.pattern.match(folded, start)
        while match is not None:
            for lemma in bucket.forms[" ".join(match.group().split())]:
                if lemma.allows(flow[start : match.end()]):
                    return match.end(), lemma
            # the longest form has other capitals: a shorter one may stand there
            match = bucket.pattern.match(folded, start, match.end() - 1)
        return None

    def all_forms(self) -> dict[str, list[Lemma]]:
        """Every form of every lemma, folded."""
        table: dict[str, list[Lemma]] = {}
        for key in self.buckets:
            bucket = self._bucket(key)
            assert bucket is not None
            table |= bucket.forms
        return table

    def whole(self, phrase: str) -> list[Lemma]:
        """What a phrase that is a form as a whole, not a first half, can be."""
        folded = self.folded(phrase)
        first = WORD.match(folded)
        bucket = self._bucket(first.group()[: self.width]) if first else None
        return [lemma for lemma in bucket.forms.get(folded, []) if not lemma.is_prefix] if bucket else []

    def _bucket(self, letters: str) -> Bucket | None:
        found = self.buckets.get(letters)
        if found is not None and found.pattern is None:
            self._spell(found)
        return found

    def _spell(self, bucket: Bucket) -> None:
        """Spell out the forms of a bucket, and compile them."""
        for lemma in sorted(bucket.lemmas, key=_precedence):
            for form in {lemma.written} if lemma.is_prefix else {lemma.written, *self.spelled(lemma.written)}:
                bucket.forms.setdefault(self.folded(form), []).append(lemma)
        prefixes = [form for form, lemmas in bucket.forms.items() if all(lemma.is_prefix for lemma in lemmas)]
        whole = bucket.forms.keys() - prefixes
        arms = [rf"(?:{alternation(whole)})(?![\w$])"] if whole else []
        arms += [rf"(?:{alternation(prefixes)})(?=-\w)"] if prefixes else []
        bucket.pattern = re.compile("|".join(arms))


def _precedence(lemma: Lemma) -> tuple[bool, bool]:
    """Of two that are written alike an acronym before a name, ГУАМ before Гуам, and a country before its capital."""
    return not lemma.written.isupper(), lemma.meaning is not None and lemma.meaning[1] == "seat"
