"""Countries and blocs in English text.

A form counts as `countries.toml` writes it, without its accents (`Cote d'Ivoire`), and in capitals (`VIET NAM`).
Longer names that only hold a country's name (`South China Sea`) are read whole, and yield nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from vnru_extract.countries.words import CountryMention, CountryWords, Form
from vnru_extract.lexicon import alternation, load
from vnru_extract.text import fold, unaccented


@cache
def forms() -> dict[str, tuple[str, Form]]:
    """Every form that stands alone, with and without its accents, with its code and kind."""
    words = load("countries", CountryWords)
    table = words.meanings()
    plain = {unaccented(form): found for form, found in table.items() if form not in words.as_written}
    return plain | table


class _Readings:
    """Every written form by its first word, and what it means; None: no country."""

    def __init__(self) -> None:
        words = load("countries", CountryWords)
        alone: dict[str, tuple[str, Form] | None] = {**forms(), **dict.fromkeys(words.not_countries)}
        self.prefixes: dict[str, tuple[str, Form]] = {
            prefix: (country.code, "demonym") for country in words.country for prefix in country.prefixes
        }
        self.prefixes |= {prefix.upper(): found for prefix, found in self.prefixes.items()}
        capitals = {form.upper(): found for form, found in alone.items() if form not in words.as_written}
        self.alone = capitals | alone
        self.by_head: defaultdict[str, list[str]] = defaultdict(list)
        for form in (*self.alone, *self.prefixes):
            self.by_head[_head(form)].append(form)
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.weak = frozenset(words.weak) | {form.upper() for form in words.weak}
        self.beside_weak = frozenset(words.beside_weak)
        self.not_behind = words.not_behind
        self.not_before = _next_word(words.not_before)
        self.not_seat_before = _next_word(words.not_seat_before)

    def pattern(self, head: str) -> re.Pattern[str] | None:
        """Matches the longest form that begins with this word. Compiled when the word is first met: of the
        thousands there are, a document has a few dozen.
        """
        if head not in self.by_head:
            return None
        if head not in self.patterns:
            whole = [form for form in self.by_head[head] if form in self.alone]
            arms = [rf"(?:{alternation(whole)})(?![\w$])"] if whole else []
            arms += [rf"{prefix}(?=-\w)" for prefix in self.by_head[head] if prefix in self.prefixes]
            self.patterns[head] = re.compile("|".join(arms))
        return self.patterns[head]

    def meaning(self, written: str) -> tuple[str, Form] | None:
        """Code and kind of a form as it stands in the text."""
        key = " ".join(written.split())
        return self.alone[key] if key in self.alone else self.prefixes[key]


# The first word of a form: "Viet" of "Viet Nam", "U" of "U.S.", "N" of "N'Djamena".
_HEAD = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
# "Michael" of "Michael Jordan", "Mr." of "Mr. Chad", "B." of "Michael B. Jordan"
_CAPITAL_BEFORE = re.compile(r"(?<![\w.])((?:[^\W\d_a-z]|Dr|Gen|Mrs?|Ms|Rep|Sen)\.|[^\W\d_a-z][\w'-]*) +$")
# "Pickford" of "Jordan Pickford"
_CAPITAL_AFTER = re.compile(r" +([^\W\d_a-z][\w'-]*)")


def _head(form: str) -> str:
    head = _HEAD.match(form)
    if head is None:
        raise ValueError(f"{form!r} would never be found: it does not begin with a capital")
    return head.group()


def _next_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches at the end of a form if one of the words is next; nothing where there are none."""
    return re.compile(rf" +(?:{alternation(words)})\b" if words else r"(?!)")


@cache
def _readings() -> _Readings:
    return _Readings()


def find(flow: str) -> Iterator[CountryMention]:
    """All countries and blocs named in a smoothed text, in order; the longest form wins."""
    readings, end = _readings(), 0
    for head in _HEAD.finditer(flow):
        start = head.start()
        if start < end or (pattern := readings.pattern(head.group())) is None:
            continue
        if (match := pattern.match(flow, start)) is None:
            continue
        end = match.end()
        found = readings.meaning(match.group())
        if found is not None and not _is_something_else(flow, match, found[1], readings):
            yield CountryMention(start, end, *found)


def _is_something_else(flow: str, match: re.Match[str], form: Form, readings: _Readings) -> bool:
    """Whether the words around make it a currency, a treaty's place, a person, or what came after."""
    start, end = match.span()
    if flow.endswith(readings.not_behind, 0, start):
        return True
    if readings.not_before.match(flow, end) or (form == "seat" and readings.not_seat_before.match(flow, end)):
        return True
    if match.group() not in readings.weak:
        return False
    before = _CAPITAL_BEFORE.search(flow[max(0, start - 40) : start])
    after = _CAPITAL_AFTER.match(flow, end)
    if after and after[1].capitalize() in readings.beside_weak:
        return False
    named_before = before is not None and before[1].capitalize() not in readings.beside_weak
    return named_before or (after is not None and form != "demonym")


def code_of(name: str) -> str | None:
    """The code of a whole phrase. Case and accents do not matter, but in words as short as `US` or `WHO`."""
    key = " ".join(re.sub(r"^[Tt]he ", "", name.strip()).removesuffix("'s").split())
    if key in (exact := forms()):
        return exact[key][0]
    return _folded().get(fold(key)) if len(key) > 4 else None


@cache
def _folded() -> dict[str, str]:
    return {fold(form): code for form, (code, _) in forms().items()}
