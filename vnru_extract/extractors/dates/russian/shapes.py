"""The shapes of Russian calendar expressions, each with phrases that it matches above it, by what they begin with.

A shape is tried only where an anchor stands (a number, a month, an adjective such as `прошлый`), so its cost does not
grow with the text. Groups are named as in `fragments`; readers go by the groups, never by the words in them.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from vnru_extract.extractors.dates.russian.fragments import (
    ADJECTIVE,
    BY,
    CENTURY_NOUN,
    ENDING,
    FIGURES,
    MONTHS_NOUN,
    ROMAN,
    TO,
    YEAR_KIND,
    YEAR_NOUN,
    S,
    fragments,
)
from vnru_extract.extractors.dates.russian.words import cased, initial, months, seasons, weekdays, words
from vnru_extract.extractors.dates.scanning import Shapes, anchor_of, shapes_of
from vnru_extract.lexicon import alternation


def _figures() -> dict[str, str]:
    """Days in figures, alone and before a month."""
    f = fragments()
    figures = (
        r"(?P<d{0}>3[01]|[12]\d|0?[1-9])(?P<sep{0}>[./-])(?P<m{0}>0?[1-9]|1[0-2])(?P=sep{0})(?P<y{0}>(?:1[5-9]|20)\d\d)"
    )
    after = r"(?![\d/]|\.\d|-(?!\d\d?[./]))(?:\ *(?:г\.|года?(?!\w)))?"
    last = rf"{f.day(2)}\ *{f.month_of_day(2)}{f.tail(2)}"
    item = r"\d\d?(?:-?го)?"
    return {
        # 2021-09-27, 2021.09.27, 2021-09-27T15:26
        "iso day": r"(?P<y1>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<d1>3[01]|[12]\d|0?[1-9])(?!\d|[-/.]\d)",
        # 27.09.2021, 30/01/1950; 05.03.2021-07.03.2021
        "numeric day": rf"{figures.format(1)}{after}(?:(?:{TO}|{BY}){figures.format(2)}{after})?",
        # 05-07.03.2021
        "numeric days": rf"(?P<from>3[01]|[12]\d|0?[1-9])\ ?-\ ?{figures.format(1)}{after}",
        # 27.09.21
        "short day": r"(?P<d1>3[01]|[0-2]\d)(?P<sep>[./])(?P<m1>0[1-9]|1[0-2])(?P=sep)(?P<yy>\d\d)"
        r"(?![\w/]|[.,:-]\d)(?P<noun>\ *г\.)?",
        # 20 числа этого месяца
        "day of a month": rf"{f.day(1)}{S}числа{S}(?P<r1>{alternation(words().from_now)}){ADJECTIVE}{S}месяца(?!\w)",
        # 91-м году
        "short year": rf"(?P<s1>[3-9]\d)-(?:го|му|м|й){S}год(?:а|у)?(?!\w)",
        # 09.2021
        "numeric month": r"(?P<m1>0[1-9]|1[0-2])[./](?P<y1>(?:19|20)\d\d)(?![\d/-]|\.\d|\ *%)",
        # 5 марта 2021 года; 28 июня - 2 июля 2023 г.; 28 декабря 2021 года по 3 января 2022 года
        "day month": rf"{f.day(1)}\ *{f.month_of_day(1)}{f.tail(1)}(?:(?:{TO}|(?P<by>{BY})){last})?",
        # 25-28 сентября 2021 года; 5 по 7 марта; 10 и 11 июня
        "days month": rf"{f.day(1)}(?:{TO}|(?P<by>{BY})|(?P<and>{S}и{S})){last}",
        # 24 мая и 3 июня 2018
        "between days": rf"{f.day(1)}{S}{f.month_of_day(1)}{f.tail(1)}{S}и{S}{last}",
        # 5, 12 и 19 мая
        "day list": rf"(?P<days>{item}(?:,\ {item}){{0,8}}(?:,?{S}(?:и|или){S}|,\ ))(?P<d2>\d\d?)(?:-?го)?"
        rf"{S}{f.month_of_day(2)}{f.tail(2)}",
    }


def _years() -> dict[str, str]:
    """Years, decades, centuries and parts of years in figures."""
    f = fragments()
    century = rf"(?:(?P<last>прошлого|минувшего)|(?P<roman>{ROMAN})|(?P<n>1\d|2[01])(?:-?го)?){S}{CENTURY_NOUN}"
    return {
        # 2020-2021 гг.; 2021/22 учебном году; 2010 по 2015 год; 2010 года по 2015 год
        "years": rf"(?P<y1>{FIGURES})(?:\ *{YEAR_NOUN})?(?:-(?:й|го|м))?"
        rf"(?:(?P<dash>\ ?[-—/]\ ?)|(?P<by>{BY})|(?P<and>{S}и{S}))"
        rf"(?P<y2>{FIGURES}|\d\d)(?![\w%])(?![-.,:/]\d)(?!-?(?:е|х|ые|ых|ми)(?!\w))(?:-?(?:й|го|м)(?!\w))?"
        rf"{f.not_counted}(?:\ *{YEAR_KIND}?(?P<noun>{YEAR_NOUN}))?",
        # 2021 году, 2021 г., 2007-м, 1945-го
        "year": rf"(?P<y1>{FIGURES})(?:(?:{ENDING})?\ *{YEAR_KIND}?(?P<noun>{YEAR_NOUN})|(?P<ending>{ENDING})(?!\w))",
        # 2021, where no other noun follows
        "bare year": f.bare_year(1),
        # 1990-е годы, 1990-х, 1960-1970-х годах, 60-е - 70-е
        "decade": r"(?P<c>1[5-9]\d|20\d)0(?:-?(?:е|х|ые|ых))?(?:\ ?[-—]\ ?(?:(?P<c2>1[5-9]\d|20\d)|(?P<x2>\d))0)?"
        rf"-?(?:ые|ых|ыми|ым|е|х|ми|м(?=\ +г))(?!\w)(?:\ *{YEAR_NOUN})?",
        # 90-е годы; 80-х; 60-70-х годах XX века
        "short decade": r"(?P<x>[2-9])0(?:-?(?:е|х))?(?:\ ?[-—]\ ?(?P<x2>[3-9])0)?"
        rf"-?(?:ые|ых|ыми|ым|е|х|ми)(?!\w|\ +числ)(?P<noun>\ *{YEAR_NOUN})?(?P<tail>{S}{century})?",
        # 20-х числах мая
        "vague part": rf"[12]0-?х{S}числах{S}(?=\w)",
        # 20-й век, 21 века
        "century": r"(?P<n1>1\d|2[01])(?:-?(?:й|го|му|м))?(?:-(?P<n2>1\d|2[01])(?:-?(?:й|го|м|х))?)?"
        rf"{S}{CENTURY_NOUN}",
        # 9 месяцев 2024 года; 11 мес. текущего года
        "months of": rf"(?P<n1>\d{{1,2}})(?:-ти|-и)?{S}{MONTHS_NOUN}\ +(?:{f.year_in_full(1)}|{f.bare_year(1)})",
        # 1-й квартал 2021 года; 2 полугодие 2020 г.; 1-я половина 2024 года
        "quarter": r"(?P<n1>[1-4])(?:-?(?:й|го|му|м|ом|ый|е|я))?(?:-(?P<n2>[2-4])(?:-?(?:й|го|м|х))?)?"
        rf"{S}{f.part_of_year}{f.tail(1)}",
    }


def _month() -> dict[str, str]:
    """After the name of a month."""
    f = fragments()
    return {
        # мае 2014 года; мая 2008 г. по май 2012 г.; мае прошлого года
        "month": rf"{f.month(1)},?\ +(?:{f.year_in_full(1)}|{f.bare_year(1)})"
        rf"(?:(?:{TO}|(?P<by>{BY})|(?P<and>{S}и{S})){f.month(2)},?{S}(?:{f.year_in_full(2)}|{f.bare_year(2)}))?",
        # январе-июле 2021 года; января по июль; январем и июлем
        "months": rf"{f.month(1)}(?:{TO}|/|(?P<by>{BY})|(?P<and>{S}и{S})){f.month(2)}{f.tail(2)}",
        # мае
        "month alone": rf"{f.month(1)}(?!-|\w)",
    }


def _roman() -> dict[str, str]:
    """After a Roman number."""
    numbers = rf"(?P<n1>{ROMAN})(?:\ ?[-—]\ ?(?P<n2>{ROMAN}))?"
    joined = rf"(?P<n1>{ROMAN})(?:(?P<middle>(?:,\ {ROMAN}){{0,2}})(?:\ ?[-—]\ ?|(?P<and>{S}и{S}))(?P<n2>{ROMAN}))?"
    return {
        # XX век, XIX-XX веков, ХХI в.
        "century": rf"{numbers}{S}{CENTURY_NOUN}",
        # I и II кварталах; I квартале 2021 года; III кв. 2020 г.; I-III кварталах; II полугодии
        "quarter": rf"{joined}(?:-?(?:м|й|го|е))?{S}{fragments().part_of_year}{fragments().tail(1)}",
    }


def _number() -> dict[str, str]:
    """After a number in words."""
    f = fragments()
    return {
        # девять месяцев 2024 года
        "months of": rf"(?P<n1>{f.numbers}){S}{MONTHS_NOUN}\ +(?:{f.year_in_full(1)}|{f.bare_year(1)})",
    }


def _ordinal() -> dict[str, str]:
    """After an ordinal number in words."""
    f = fragments()
    ordinals = initial(words().ordinals)
    return {
        # пятого мая 2021 года, двадцать первого июня
        "ordinal day": rf"(?:(?P<tens>[Дд]вадцать|[Тт]ридцать){S})?(?P<o>{ordinals})(?:ого|ое|ье|ьего)"
        rf"{S}{f.month_of_day(1)}{f.tail(1)}",
        # первом и втором кварталах; первом квартале 2021 года; первое полугодие; вторая половина прошлого года
        "quarter": rf"(?P<o>{ordinals}){ADJECTIVE}(?:{S}и{S}(?P<o2>{ordinals}){ADJECTIVE})?"
        rf"{S}{f.part_of_year}{f.tail(1)}",
        # первые 11 месяцев 2024 года; первые девять месяцев; последние три месяца 2023 года
        "first months": rf"(?P<o>[Пп]ервы|[Пп]оследни)(?:е|х|м|ми){S}(?P<n1>\d{{1,2}}|{f.numbers}){S}"
        rf"{MONTHS_NOUN}{f.tail(1)}",
        # двадцатого века, двадцать первый век
        "century word": rf"(?:(?P<tens>[Дд]вадцать){S})?(?P<o>{ordinals}){ADJECTIVE}{S}{CENTURY_NOUN}",
    }


def _decade() -> dict[str, str]:
    """After a decade in words."""
    return {
        # девяностые годы, в восьмидесятых годах прошлого века
        "decade word": rf"(?P<o>{initial(words().decades)})(?:ые|ых|ым|ыми)(?!\w|\ +числ)(?P<noun>{S}{YEAR_NOUN})?"
        rf"(?:{S}(?:прошлого|минувшего|двадцатого|XX|ХХ){S}{CENTURY_NOUN})?",
    }


def _season() -> dict[str, str]:
    """After a season."""
    f = fragments()
    season = rf"(?P<s>{cased(seasons())})"
    return {
        # осенью 2011 года, весна прошлого года
        "season": rf"{season},?\ +(?:{f.year_in_full(1)}|{f.bare_year(1)})",
        # зимой 2021/22 года
        "winter": rf"{season}{S}(?P<y1>{FIGURES})[-/](?:\d{{4}}|\d\d)(?!\w)(?:\ *{YEAR_NOUN})?",
        # осенью
        "season alone": rf"(?P<s>{initial(form for one in words().season for form in one.when)})(?!\w)",
    }


def _adjective() -> dict[str, str]:
    """After an adjective such as `прошлый`, `этот`, `тот же`."""
    f, file = fragments(), words()
    stems = initial([*file.from_now, *file.from_story])
    adjective = rf"(?P<r1>{stems}){ADJECTIVE}(?:\ +(?P<same1>же|самого))?"
    same = initial(file.same_period)
    return {
        # прошлом году, этого года, том же году, с.г.
        "relative year": rf"(?:{adjective}\ +{YEAR_KIND}?[Гг]од(?:а|у|ом|е)?(?!\w)"
        r"|(?P<here1>[стп])\.\ ?г\.)",
        # прошлой неделе, этом месяце, минувшем квартале, эти выходные, прошлом веке
        "relative": rf"{adjective}\ +(?:(?P<unit>{alternation(file.units)})|(?P<s>{alternation(seasons())})"
        rf"|(?P<w>{alternation(weekdays())})|(?P<m>{alternation(months())}))(?!\w)",
        # тот же день, следующий день, том же месяце
        "story": rf"{adjective}\ +(?:(?P<day>день|дня|дню)|(?P<month>месяц(?:а|е|у)?))(?!\w)",
        # аналогичный период прошлого года; тот же период 2023 года; аналогичный период годом ранее
        "same period": rf"(?:{same}|[Тт]){ADJECTIVE}(?:\ +же)?\ +(?:период|месяц|квартал|полугоди)\w*"
        rf"\ +(?:{f.year_in_full(2)}|{f.bare_year(2)}|(?P<before>годом\ +ранее|год\ +назад))",
    }


def _count() -> dict[str, str]:
    """Counted back or on."""
    return {
        # два года назад, неделю назад, тремя днями ранее, годом позже
        "ago": rf"(?:(?P<n>\d{{1,3}}|{fragments().numbers}){S})?(?P<unit>{cased(words().counted_units)}){S}"
        r"(?:(?P<ago>(?:тому\ +)?назад)|(?P<earlier>ранее|раньше)|(?P<later>позже|позднее|спустя))(?!\w)",
    }


def _after() -> dict[str, str]:
    """After "через", "спустя"."""
    return {
        # через год, спустя три дня
        "after": rf"(?:[Чч]ерез|[Сс]пустя){S}(?:(?P<n>\d{{1,3}}|{fragments().numbers}){S})?"
        rf"(?P<unit>{alternation(words().counted_units)})(?!\w)",
    }


def _day() -> dict[str, str]:
    """Days named from now."""
    return {
        # вчера, послезавтра
        "near day": rf"(?P<w>{initial(words().near_days)})(?!\w)",
        # сегодня
        "today": rf"(?P<w>{initial(words().today.words)})(?!\w)",
        # накануне
        "eve": rf"(?P<w>{initial(words().eve.words)})(?!\w)",
    }


def _weekday() -> dict[str, str]:
    """A weekday."""
    return {"weekday": rf"(?P<w>{cased(weekdays())})(?!\w)"}


def _part() -> dict[str, str]:
    """A part of what follows."""
    parts = words().parts
    return {
        # конце 2010 года, первой половине мая, ранней весной
        "vague part": rf"(?:{initial(parts.nouns)}|{initial(parts.shares)}|{initial(parts.adjectives)}){S}(?=\w)",
        # до конца года, в начале недели
        "end of the unit": rf"{initial(parts.nouns)}{S}(?P<unit>года|месяца|недели)(?!\w)",
    }


_TABLES: Mapping[str, Callable[[], dict[str, str]]] = {
    "digit": lambda: {**_figures(), **_years()},
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "adjective": _adjective,
    "count": _count,
    "after": _after,
    "number": _number,
    "ordinal": _ordinal,
    "decade": _decade,
    "roman": _roman,
    "part": _part,
    "day": _day,
}
# Classes whose shapes also begin with the anchors of another.
_SHARED = {"digit": ("count",), "number": ("count", "ordinal"), "ordinal": ("part", "number", "decade")}


def _anchors() -> dict[str, str]:
    """Where an expression may begin. A class is a set of shapes; the longest match of a class wins."""
    file = words()
    stems = initial([*file.from_now, *file.from_story, *file.same_period])
    return {
        "month": cased(months()),
        "weekday": cased(weekdays()),
        "season": cased(seasons()),
        "part": initial([*file.parts.nouns, *file.parts.adjectives]) + r"(?!\w)",
        "count": initial(file.counted_units) + r"(?=\ +(?:тому|назад|ранее|раньше|позже|позднее|спустя))",
        "after": r"(?:[Чч]ерез|[Сс]пустя)(?=\ )",
        "number": initial(file.numbers) + r"(?!\w)",
        "decade": initial(file.decades) + r"(?=ы[ехм])",
        "ordinal": rf"{initial([*file.ordinals, 'последн'])}(?=[а-яё]{{1,4}}\ )",
        "roman": ROMAN + r"(?=\ ?[-—IVXХІ]|(?:,|\ и)\ [IVXХІ]|\ +(?:век|столет|в|кв|полуг))",
        "adjective": rf"{stems}(?=[а-яё]{{1,3}}\ )|[стп]\.(?=\ ?г\.)",
        "day": initial([*file.near_days, *file.today.words, *file.eve.words]) + r"(?!\w)",
    }


@cache
def anchor() -> re.Pattern[str]:
    """Where an expression may begin; the name of the group is the class of shapes to try."""
    digit = r"(?:(?<![\w$€£¥#+/.-])|(?<=[^\W\d_]{2}-)(?=\d{4}))(?<!\d[,:])\d+"
    return anchor_of(digit, _anchors())


@cache
def shapes() -> Shapes:
    """For each class of anchors, the shapes to try there, by name."""
    return shapes_of({group: table() for group, table in _TABLES.items()}, _SHARED)
