"""The verbs of a Russian sentence and their tenses: the dictionary knows forms, a few words say what forms do not."""

import re
from collections.abc import Iterator
from functools import cache

from vnru_extract.extractors.dates.russian.words import initial, words
from vnru_extract.extractors.dates.surroundings import Tense
from vnru_extract.morphology import parses

# What could be a past, a future, an infinitive or a participle: the dictionary is asked of no other word.
_ENDINGS = (
    r"[а-яё]{2,}(?:л|ла|ло|ли|[еёиуюая]т|ть|ти|шел|шёл|[нт]|[нт][аоы]|(?:вш|нн)(?:ий|ая|ее|ие|его|ей|ем|их|ый|ое|ые|ого|ой|ом|ых))"
    r"(?:ся|сь)?|[а-яё]+(?:рос|[ие]г|[её]с|[её]к|[её]з|мог|ник|гиб|мер)"
)


@cache
def _candidate() -> re.Pattern[str]:
    """`намерен`, `назад`; `удалось подписать`; any word that may be a verb."""
    context = words().context
    return re.compile(
        rf"(?<!\w)(?:(?P<future>{initial(context.future)})|(?P<past>{initial(context.past)}"
        rf"|{initial(context.managed)}\ +[а-яё]+т[иь](?:ся)?)|(?P<form>{_ENDINGS}))(?!\w)"
    )


def verbs(flow: str, start: int, end: int) -> Iterator[tuple[int, int, Tense]]:
    """The verbs between two offsets."""
    for match in _candidate().finditer(flow, start, end):
        if match.lastgroup != "form":
            yield match.start(), match.end(), "future" if match.lastgroup == "future" else "past"
        elif tense := _tense(match[0]):
            yield match.start(), match.end(), tense


def _tense(word: str) -> Tense | None:
    """`состоялась`, `подписан`, `прошедший`: past; `состоится`, `провести`: future; nouns and the present: none."""
    tag = parses(word)[0].tag
    if tag.POS == "INFN" or tag.tense == "futr":
        return "future"
    return "past" if tag.tense == "past" and tag.POS in {"VERB", "PRTS", "PRTF"} else None
