"""What stands beside the day of a document: labels, places, times, agencies, in the words of a language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vnru_extract.extractors.dates.words import cased
from vnru_extract.lexicon import Entry, alternation

# What parts the words of a place: "MOSCOW, Russia"
_BETWEEN_WORDS = re.compile(r"[\s,:]+")


class DatelineWords(Entry):
    """Words of mastheads and datelines; `labels` of a first publication, `late_labels` of a later one."""

    labels: tuple[str, ...]
    late_labels: tuple[str, ...]
    headers: tuple[str, ...]
    sections: tuple[str, ...]
    bylines: tuple[str, ...]
    small_words: tuple[str, ...]
    no_places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """How a language writes: `capital` is a class of characters, `time` a time of day.

    `day` is what may open a date, `lead` what belongs to it and may stand right before it.
    `stamp` and `closing` match the head of a line that dates a document, near its beginning or its end; their group
    `date` holds the day.
    """

    capital: str
    time: str
    day: str
    lead: str = r"(?!)"
    stamp: str = r"(?P<date>(?!))"
    closing: str = r"(?P<date>(?!))"


@dataclass(frozen=True, slots=True)
class Datelines:
    """Patterns by what they tell, each with an English phrase that it matches.

    `label`, `late_label`: "Published: |3 May 2019", "Updated |3 May 2019".
    `time_before`: "15:26 | |27 September 2021"; `time_after`: "27 September 2021| at 10:00 (GMT+7)".
    `header`: "For immediate release", before a date without a comma.
    `section_after`: "5 March 2019| Posted in |Speeches"; `updated_after`: "3 May 2019|, updated |on 5 May".
    `byline`: "By Ann Lee,". `no_place`: "Paris |Agreement|, 12 December 2015".
    `place_before`: "MOSCOW, Russia,": a place of a few words, and perhaps its country.
    `sentence_after`, `dateline_after`: what follows the day of a dateline: ". The ministers", " (TASS)".
    `stamp`: "[|3 May 2019| 12:15]"; `closing`: "Done at Hanoi, |3 May 2019|, in duplicate".
    `lead` stands right before a day and belongs to it: "15:26, |5 March", in languages that write so.
    `small_words` may stand in the name of a place, or beside the time of its date.
    """

    label: re.Pattern[str]
    late_label: re.Pattern[str]
    time_before: re.Pattern[str]
    time_after: re.Pattern[str]
    header: re.Pattern[str]
    section_after: re.Pattern[str]
    updated_after: re.Pattern[str]
    byline: re.Pattern[str]
    no_place: re.Pattern[str]
    place_before: re.Pattern[str]
    sentence_after: re.Pattern[str]
    dateline_after: re.Pattern[str]
    lead: re.Pattern[str]
    stamp: re.Pattern[str]
    closing: re.Pattern[str]
    small_words: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Whether all words could be a place's or an agency's: a few, with capitals, and no sentence."""
        found = [word for word in _BETWEEN_WORDS.split(name.strip(" ,.():-")) if word]
        return len(found) <= 6 and all(
            word[0].isupper() or word[0].isdigit() or word[0] == "(" or word in self.small_words for word in found
        )


def datelines(words: DatelineWords, script: Script) -> Datelines:
    """The patterns made of a language's words."""
    capital, time = script.capital, script.time
    name = rf"{capital}[\w'.-]+(?:\ {capital}[\w'.-]+)"
    first = set(words.labels) - set(words.late_labels)
    return Datelines(
        label=_label(sorted(first), script),
        late_label=_label(words.late_labels, script),
        time_before=re.compile(rf"{time}[\ ,|-]*"),
        time_after=re.compile(rf"[\ ,-]*{time}\ *"),
        header=re.compile(alternation(form.casefold() for form in words.headers), re.IGNORECASE),
        section_after=re.compile(rf"{alternation(words.sections)}\ "),
        updated_after=re.compile(rf"[,;(]?\ *{cased(words.late_labels)}\b"),
        byline=re.compile(rf"{cased(words.bylines)}\ +[\w'.-]+(?:\ +[\w'.-]+){{0,5}}\ *,$"),
        no_place=re.compile(rf"\b{cased(words.no_places)}\b"),
        place_before=re.compile(rf"{name}{{0,2}}(?:,\ {name}?)?,"),
        sentence_after=re.compile(rf"\.\ +(?:[/(]\w[^/()\n]{{0,20}}[/)]\.?\ +)?{capital}"),
        dateline_after=re.compile(
            rf"\.?\)?\ *(?:\({capital}[\w\ ./-]{{1,20}}\)|/{capital}[\w\ -]{{1,20}}/|-{{1,2}}\ |—|:\ )"
        ),
        lead=re.compile(script.lead),
        stamp=re.compile(script.stamp),
        closing=re.compile(script.closing),
        small_words=frozenset(words.small_words),
    )


def _label(forms: Sequence[str], script: Script) -> re.Pattern[str]:
    """`Published: 3 May 2019`, `Posted on 3 May 2019`."""
    named = alternation(form.casefold() for form in forms)
    return re.compile(rf"(?:^|\n|[|·•]\ *)(?:(?i:{named})\ *:|{cased(forms)})\ +(?={script.day})")
