"""What is around calendar expressions in Russian, and beside the day of a document."""

import re
from functools import cache

from vnru_extract.extractors.dates.datelines import Datelines, Script
from vnru_extract.extractors.dates.datelines import datelines as made_of
from vnru_extract.extractors.dates.russian.verbs import verbs
from vnru_extract.extractors.dates.russian.words import initial, words
from vnru_extract.extractors.dates.surroundings import NEVER, Surroundings
from vnru_extract.lexicon import alternation

# A time of day, as pages write it: "15:26", "в 10:00 (мск)"
_TIME = (
    r"(?:в\ )?[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?(?![.:]?\d)(?:\ ?ч\.)?"
    r"(?:\ *\(?(?:[A-ZА-ЯЁ]{2,4}(?:[+-]\d{1,2})?|мск)\)?)?"
)
_DAY = r"[0-3]?\d(?P<sep>[/.-])[01]?\d(?P=sep)(?:20)?\d\d"
# "Москва", "городе Нур-Султане", "г. Ханое"
_PLACE = r"(?:г(?:ород[ае]?|\.)\ ?)?[А-ЯЁ][\w-]+(?:\ [А-ЯЁ][\w-]+){0,2}"
_SCRIPT = Script(
    capital="[A-ZА-ЯЁ]",
    time=_TIME,
    day=r"[\dА-ЯЁа-яё]",
    lead=rf"^{_TIME}[\ ,|-]*$",
    # [20/06/2024 12:15]; 20.06.24 12:15; the number of a statement: 1189-20-06-2024;
    # Москва. 20 июня 2024 г. INTERFAX.RU
    stamp=rf"(?:\[|(?={_DAY}[\ ,|-]*(?:{_TIME}|$))|\d{{1,4}}-(?=[0-3]\d-[01]\d-20\d\d$)"
    rf"|{_PLACE}\.\ (?=\d.{{5,22}}\.\ [A-ZА-ЯЁ][A-ZА-ЯЁ.]{{3,}}))(?P<date>\d.{{5,24}})",
    # Совершено в Ханое 2 ноября 1966 года в двух экземплярах
    closing=r"(?i:совершен[оа]?|совершён|учинено|составлено)\ в[о]?\ "
    rf"{_PLACE},?\ (?P<date>[\"\dа-я].{{5,40}})",
)


@cache
def surroundings() -> Surroundings:
    """The patterns, made once."""
    file = words()
    around, joins, context = file.around, file.joins, file.context
    return Surroundings(
        verbs=verbs,
        joined=re.compile(rf"(?:,?\ +{alternation(joins.lent)}\ +|,\ +|/)(?:{alternation(joins.again)}\ +)?"),
        # "в прошлом году, в феврале"
        adjoining=re.compile(r",?\ +(?:(?:дважды|еще|ещё)\ +)?(?:[вс]о?\ +)?"),
        heads=re.compile(r"[*_:.)|—-]|\ +[-—:|А-ЯЁ]"),
        in_name=NEVER,
        framing=re.compile(rf"(?:[^\w]|(?:\d{{1,2}}|{initial(around.framed)})\b)*$"),
        unframed=re.compile(rf"(?<!\w){initial(around.unframed)}\ +$"),
        year_frame=re.compile(rf"(?<!\w){initial(around.year_frame)}\ +$|^\W*$|\n\W*$"),
        aside=re.compile(rf",\ {alternation(around.aside)}(?!\w)"),
        present=re.compile(rf"(?<!\w){initial(context.present)}(?!\w)"),
        event=re.compile(rf"(?:\ +[\w'-]+){{0,4}}\ +{alternation(around.yearly_events)}(?:,?\ +[\w'-]+){{0,6}}\ +$"),
        deadline=re.compile(rf"(?<!\w){initial(around.deadline)}\ +$"),
        since=re.compile(rf"(?<!\w){initial(around.since)}\ +$"),
        own_day=re.compile(r"^$|\n$|стоянию\ на\ $|\)\ ?[-—]\ $"),
        yearless_days=True,
        day_heads=re.compile(r"\ ?[:—]|\ -\ "),
        base=re.compile(rf"(?<!\w){initial(around.base)}\ +(?:[\w-]+\ +){{0,3}}$"),
    )


@cache
def datelines() -> Datelines:
    """The patterns, made once."""
    return made_of(words().datelines, _SCRIPT)
