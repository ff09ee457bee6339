"""Countries and blocs in Russian text, in all their cases: `с Вьетнамом`, `российско-китайский`, `стран АСЕАН`."""

import re
from collections.abc import Iterator
from functools import cache

from vnru_extract.countries.cases import SHARED, cases, smoothed
from vnru_extract.countries.gazetteer import WORD, Gazetteer, Lemma
from vnru_extract.countries.words import CountryMention, Form, RussianCountryWords
from vnru_extract.lexicon import alternation, load

# Nothing of the sentence stands before: its start, a bullet, a quote that opens it.
_START = re.compile(r'(?:^|[.!?:;\n—•·*])[\s"(-]*\Z')
_CAPITAL_BEFORE = re.compile(r"([А-ЯЁA-Z][\w.-]*) +\Z")
_CAPITAL_AFTER = re.compile(r" +[А-ЯЁA-Z]")
# As of "Поляков", "Чехова": many of a people, and a family.
_SURNAME_ENDINGS = ("ов", "ев", "ин")
# "русском и английском" before "языках"
_ADJECTIVES = r"(?:(?:,| и| или)? [а-яё-]{2,30}(?:ой|ом|ий|ый|ого|ому|ым|им|ых|их|ыми|ими|ые|ие)(?=[ ,])){0,3}"


class _Readings:
    """The table of lemmas, and the words around a country that make it something else."""

    def __init__(self) -> None:
        words = load("countries", RussianCountryWords, "ru")
        self.extra = words.spelled_out
        self.gazetteer = Gazetteer(smoothed, self._spelled, SHARED)
        for written in words.not_countries:
            self.gazetteer.add(Lemma(written, None))
        for written, meaning in words.meanings().items():
            self.gazetteer.add(Lemma(written, meaning))
        for country in words.country:
            for prefix in _prefixes(country.demonyms, country.prefixes):
                self.gazetteer.add(Lemma(prefix, (country.code, "demonym"), is_prefix=True))
        self.weak = frozenset(words.weak)
        self.beside_weak = frozenset(words.beside_weak)
        self.not_behind = tuple(word + space for word in words.not_behind for space in ("", " "))
        money = alternation({smoothed(form) for unit in words.currencies for form in cases(unit)})
        self.before_money = re.compile(rf" +(?:{money})\b")
        self.behind_money = re.compile(rf"\b(?:{money}) +\Z")
        spoken = alternation({smoothed(form) for word in words.languages for form in cases(word)})
        self.language = re.compile(rf"{_ADJECTIVES} +(?:{spoken})\b")

    def _spelled(self, written: str) -> frozenset[str]:
        """All cases of a name, adjective or inhabitant; those that the table spells out as it has them."""
        if written in self.extra:
            return frozenset(self.extra[written])
        return cases(written)


def _prefixes(demonyms: tuple[str, ...], others: tuple[str, ...]) -> set[str]:
    """First halves of compound adjectives: `российско` of `российский`, and what the table adds (`вьетнамо`)."""
    return {adjective[:-2] + "о" for adjective in demonyms if adjective.endswith("ий")} | set(others)


@cache
def _readings() -> _Readings:
    return _Readings()


def find(flow: str) -> Iterator[CountryMention]:
    """All countries and blocs named in a smoothed text, in order; the longest form wins."""
    readings, folded, end = _readings(), smoothed(flow), 0
    gazetteer = readings.gazetteer
    for word in WORD.finditer(folded):
        start = word.start()
        if start < end or word.group()[:SHARED] not in gazetteer.buckets:
            continue
        found = gazetteer.match(flow, folded, start)
        if found is None:
            continue
        end, lemma = found
        if lemma.meaning and not _is_something_else(flow, folded, (start, end), lemma, readings):
            yield CountryMention(start, end, *lemma.meaning)


def _is_something_else(flow: str, folded: str, at: tuple[int, int], lemma: Lemma, readings: _Readings) -> bool:
    """Whether the words around make it a currency, a language, a person, or what came after."""
    start, end = at
    assert lemma.meaning is not None
    if flow.endswith(readings.not_behind, 0, start) or readings.before_money.match(folded, end):
        return True
    if readings.behind_money.search(folded, max(0, start - 20), start):
        return True
    if lemma.meaning[1] == "demonym" and readings.language.match(folded, end):
        return True
    if lemma.meaning[1] == "demonym" and not lemma.written.endswith("ий") and _is_surname(flow, start, end):
        return True
    return lemma.written in readings.weak and _stands_as_a_name(flow, start, end, readings)


def _is_surname(flow: str, start: int, end: int) -> bool:
    """Whether a capital makes the inhabitants of a country a surname: "Поляков", "Антон Чехов"."""
    if not flow[start:end].istitle():
        return False
    if flow.endswith(_SURNAME_ENDINGS, start, end):
        return True
    return _CAPITAL_BEFORE.search(flow[max(0, start - 40) : start]) is not None


def _stands_as_a_name(flow: str, start: int, end: int, readings: _Readings) -> bool:
    """Whether a weak form begins a sentence, stands in capitals, or beside a capitalised word."""
    before = flow[max(0, start - 40) : start]
    if flow[start:end].isupper() or (start < 40 and not before.strip()) or _START.search(before):
        return True
    capital = _CAPITAL_BEFORE.search(before)
    return (capital is not None and capital[1] not in readings.beside_weak) or _CAPITAL_AFTER.match(
        flow, end
    ) is not None


@cache
def forms() -> dict[str, tuple[str, Form]]:
    """Every form in all its cases, in lower case with `ё` as `е`, with its code and kind."""
    table = _readings().gazetteer.all_forms()
    return {
        form: lemma.meaning
        for form, lemmas in table.items()
        for lemma in lemmas
        if lemma.meaning and not lemma.is_prefix
    }


def code_of(name: str) -> str | None:
    """The code of a whole phrase in any case.

    >>> code_of("Российской Федерации"), code_of("вьетнамского")
    ('RU', 'VN')
    """
    key = " ".join(name.split())
    found = (lemma for lemma in _readings().gazetteer.whole(key) if not lemma.written.isupper() or key.isupper())
    return next((lemma.meaning[0] for lemma in found if lemma.meaning), None)
