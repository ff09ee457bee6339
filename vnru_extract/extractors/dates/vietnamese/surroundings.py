"""What is around calendar expressions in Vietnamese, and beside the day of a document."""

import re
from functools import cache

from vnru_extract.extractors.dates.datelines import Datelines, Script
from vnru_extract.extractors.dates.datelines import datelines as made_of
from vnru_extract.extractors.dates.surroundings import NEVER, Surroundings, verbs_of
from vnru_extract.extractors.dates.vietnamese.words import initial, words
from vnru_extract.lexicon import alternation

_CAPITALS = "".join(
    chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isupper()
)
# A time of day, as pages write it: "09:15", "lúc 9h15", "10:30 (GMT+7)"
_TIME = (
    r"(?:lúc\ +)?[0-2]?\d(?:[:.hH]|\ ?giờ\ ?)[0-5]\d(?:[:.][0-5]\d)?(?![.:]?\d)'?"
    r"(?:\ ?[AaPp][Mm])?(?:\ *\(?(?:[A-Z]{2,4}(?:\ ?[+-]\d{1,2})?|[+-]\d\d(?!\d))\)?)?"
)
_DAY = r"[0-3]?\d(?P<sep>[/.-])[01]?\d(?P=sep)(?:20)?\d\d"
# "Hà Nội", "Thành phố Hồ Chí Minh"
_PLACE = rf"[{_CAPITALS}]\w*(?:[\ -]\w+){{0,6}}"
_SCRIPT = Script(
    capital=f"[{_CAPITALS}]",
    # [20/06/2024 12:15]; 20/06/24 12:15; Hà Nội (TTXVN 20/6/2024) -
    stamp=rf"(?:\[|(?={_DAY}[\ ,|-]*(?:{_TIME}|$))|{_PLACE}\ \([{_CAPITALS}]{{2,10}},?\ (?=[^)]{{6,10}}\)\ ?[-—:]))"
    r"(?P<date>\d.{5,24})",
    # Làm tại Hà Nội, ngày 2 tháng 11 năm 1966, thành hai bản
    closing=rf"(?:Làm|LÀM)\ (?:tại|ở|TẠI)\ (?:thủ\ đô\ )?{_PLACE}?,?\ (?:vào\ )?(?:[Nn]gày\ )?(?P<date>\d.{{5,30}})",
    time=_TIME,
    day=r"\w",
    # a place and "ngày" before the day, or a time and "ngày"
    lead=rf"^{_TIME}[\ ,|-]*(?:[Nn]gày\ +)?$|(?:^|(?<=[\ ,(]))[Nn]gày\ +$",
)


@cache
def surroundings() -> Surroundings:
    """The patterns, made once."""
    file = words()
    around, joins, context = file.around, file.joins, file.context
    return Surroundings(
        verbs=verbs_of(
            re.compile(rf"(?<!\w)(?:(?P<future>{initial(context.future)})|(?P<past>{initial(context.past)}))(?!\w)")
        ),
        joined=re.compile(rf"(?:,?\ +{alternation(joins.lent)}\ +|,\ +|/)(?:{alternation(joins.again)}\ +){{0,2}}"),
        # "năm ngoái, vào tháng 2"
        adjoining=re.compile(r",?\ +(?:(?:vào|trong|hồi|ngày|từ)\ +){0,2}"),
        heads=re.compile(rf"[*_:.)|—-]|\ +[-—:|{_CAPITALS}]"),
        in_name=NEVER,
        framing=re.compile(rf"(?:[^\w]|(?:\d{{1,2}}|{initial(around.framed)})\b)*$"),
        unframed=re.compile(rf"(?<!\w){initial(around.unframed)}(?:\ +ngày)?\ +$"),
        aside=re.compile(rf",\ {alternation(around.aside)}(?!\w)"),
        present=re.compile(rf"(?<!\w){alternation(context.present)}(?!\w)"),
        # "APEC 2017| tại Đà Nẵng vào |tháng 11"
        event=re.compile(
            rf"(?:\ +(?:tại|ở)\ +[{_CAPITALS}]\w*(?:\ +[{_CAPITALS}]\w*){{0,3}})?"
            rf",?\ +(?:(?:vào|hồi|trong|đầu|giữa|cuối)\ +){{0,2}}$"
        ),
        deadline=re.compile(rf"(?<!\w)(?:{initial(around.deadline)}(?:\ +ngày)?|[Vv]ào)\ +$"),
        since=re.compile(rf"(?<!\w){initial(around.since)}(?:\ +ngày)?\ +$"),
        own_day=re.compile(
            r"^$|(?:^|\n|\)\ ?[-—]\ )(?:[Nn]gày|Sáng|Chiều|Tối|Trưa)(?:\ ngày)?\ $|\ nay,?\ \(?(?:ngày\ )?$"
        ),
        tensed=False,
        yearless_days=True,
        day_heads=re.compile(r"\ ?[:—]|\ -\ "),
        base=re.compile(rf"(?<!\w){initial(around.base)}\ +(?:\w+\ +){{0,3}}$"),
    )


@cache
def datelines() -> Datelines:
    """The patterns, made once."""
    return made_of(words().datelines, _SCRIPT)
