"""What is around calendar expressions in English, and beside the day of a document."""

import re
from functools import cache

from vnru_extract.extractors.dates.datelines import Datelines, DatelineWords, Script
from vnru_extract.extractors.dates.datelines import datelines as made_of
from vnru_extract.extractors.dates.fragments import S
from vnru_extract.extractors.dates.surroundings import Surroundings, verbs_of
from vnru_extract.extractors.dates.words import DateWords, cased, initial, words
from vnru_extract.lexicon import alternation


@cache
def surroundings(language: str) -> Surroundings:
    """The patterns with the words of a language whose phrases are built as in English."""
    file = words(language)
    before, joins = file.before, file.joins
    return Surroundings(
        verbs=verbs_of(_verb(file)),
        # "June and July", "June, July", "in June or in July"
        joined=re.compile(rf"(?:,?\ +{alternation(joins.lent)}\ +|,\ +|/)(?:{alternation(joins.again)}\ +)?"),
        # "last year, in February", "in 1994, on 3 May": English word by word, and one phrase in all
        adjoining=re.compile(r",?\ +(?:(?:first|once|twice|both)\ +)?(?:in|on)\ +(?:(?:early|mid|late)[-\ ])?"),
        # a bullet with the year in bold, a year and a colon
        heads=re.compile(r"[*_:.)|—-]|\ +[-—:|A-Z]"),
        in_name=re.compile(r"\ +[A-Z][a-z]"),
        framing=re.compile(rf"(?:[^\w]|(?:\d{{1,2}}|{initial(before.framed)})\b)*$"),
        unframed=re.compile(rf"\b{initial(before.unframed)}\ +(?:the\ +)?$"),
        aside=re.compile(rf",\ (?:{alternation(file.after.aside)}|[a-z]{{3,}}{file.past_ending})\b"),
        present=re.compile(rf"(?<!\w){cased(file.context.present)}(?!\w)"),
        # without a verb between
        event=re.compile(
            rf"(?:{S}[A-Z][\w'-]*){{0,4}}{S}{alternation(file.context.yearly_events)}(?:,?{S}[\w'-]+){{0,8}}{S}$"
        ),
        deadline=re.compile(rf"\b{initial(before.deadline)}\ +(?:the\ +)?$"),
        own_day=re.compile(rf"^$|{alternation(before.own_day)}\ $", re.IGNORECASE),
        this=file.this,
        fiscal_years=file.fiscal_years,
        fiscal_years_by_start=frozenset(file.fiscal_years_by_start),
    )


def _verb(file: DateWords) -> re.Pattern[str]:
    """`will meet`, `they'll`, `ends`; `signed`, `was held`, not `will be held`, `need`, `United`."""
    context, ending = file.context, file.past_ending
    return re.compile(
        rf"(?P<future>'ll\b|(?<!\w){alternation((*context.future, *context.timetable))}(?!\w))"
        rf"|(?P<past>(?<!be )(?<!\w){alternation(context.past)}(?!\w)"
        rf"|(?<!be )(?<!\w)[a-z]{{2,}}[^\We]{ending}(?!\w))"
    )


# A time of day, as pages write it: "15:26", "at 10.00 (GMT+7)"
_SCRIPT = Script(
    capital="[A-Z]",
    time=r"(?:at\ )?[0-2]?\d[:.hH][0-5]\d(?:[:.][0-5]\d)?(?:\ ?[AaPp]\.?[Mm]\.?)?"
    r"(?:\ *\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?",
    day=r"[\dA-Z]",
)


@cache
def datelines(language: str) -> Datelines:
    """The patterns with the words of a language whose datelines are written as in English."""
    context = words(language).context
    return made_of(
        DatelineWords.model_validate({name: getattr(context, name) for name in DatelineWords.model_fields}), _SCRIPT
    )
