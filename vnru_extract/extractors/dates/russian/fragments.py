"""The regex fragments that Russian shapes are made of, with the words in them.

Groups are named alike everywhere: `d` day, `m` month, `y` year in figures (`b` without its noun, `s` the two of
"91-го"), `r` the stem of an adjective that tells the year, `same` its "же", `here` the initial of "с.г."; 1 for the
first end of a range, 2 for the last.
"""

from functools import cache

from vnru_extract.extractors.dates.russian.words import cased, months, words
from vnru_extract.lexicon import alternation

S = r"\ +"
# год, года, годов, г., гг.
YEAR_NOUN = r"(?:[Гг]од(?:а|у|ом|е|ы|ов|ам|ами|ах)?|ГОД(?:А|У|ОМ|Е|Ы|ОВ|АМ|АМИ|АХ)?|г\.?\ ?г\.?|г\.?)(?![\w])"
# учебном, финансового
YEAR_KIND = r"(?:(?:учебн|финансов|календарн|бюджетн|отчетн|отчётн)[а-яё]{2,3}\ +)"
# 2021-й, 2021-го, 2021-му
ENDING = r"-?(?:ый|ого|ому|ом|го|му|й|м)"
# прошлый, прошлого, нынешнему
ADJECTIVE = (
    r"(?:[ыи]й|[ое]го|[ое]му|[ыи]м|[ое]м|ая|[ое]й|[ую]ю|[ое]е|[ыи]е|[ыи]х|от|ь(?:я|е|ю|и|его|ему|им|ем|ей|их)|[аоуеи])"
)
# век, столетие, в.
CENTURY_NOUN = r"(?:век(?:а|у|ом|е|ов|ами|ах)?|столети(?:е|я|ю|ем|и|й|ях)|вв?\.)(?!\w)"
MONTHS_NOUN = r"(?:месяц(?:а|ев|ам|ами|ах)|мес\.?)(?!\w)"
# The Cyrillic letter Х often stands for the Roman ten, І for one.
ROMAN = r"[IVXХІ]{1,5}"
FIGURES = r"(?:1[0-9]|20)\d\d"
TO = r"(?:\ ?[-—]\ ?)"
BY = r"(?:\ +(?:по|до)\ +(?:конец\ +)?)"


class Fragments:
    """Sources of patterns in verbose syntax."""

    def __init__(self) -> None:
        file = words()
        self.not_counted = (
            rf"(?!\ ?(?:%|\$|€))(?!\ +{alternation(file.context.counted)}(?!\w))"
            rf"(?!\ +(?:тыс|млн|млрд|трлн|миллион|миллиард|тысяч|процент))"
        )
        self.months = cased(months())
        self.genitives = cased(form for one in file.month for form in (one.genitive, *one.short))
        self.numbers = cased(file.numbers)
        quarters = file.quarters
        # A half has a year: "половина" of what, it does not say by itself.
        self.part_of_year = (
            rf"(?:(?P<quarter>{alternation(quarters.words)})\.?|(?P<half>{alternation(quarters.halves)})"
            rf"|(?P<part>{alternation(quarters.parts)})(?=\ ))(?!\w)"
        )
        self._stems = alternation([*file.from_now, *file.from_story])

    def day(self, end: int) -> str:
        """`27`, `27-го`."""
        return rf"(?P<d{end}>3[01]|[12]\d|0?[1-9])(?:-?(?:го|е|му|м|ое|ого))?(?![\w:%]|[.,]\d)\"?"

    def month_of_day(self, end: int) -> str:
        """`сентября`, `сент.`."""
        return rf"(?P<m{end}>{self.genitives})(?!\w)\.?"

    def month(self, end: int) -> str:
        """`сентябре`, `сент.`."""
        return rf"(?P<m{end}>{self.months})(?!\w)(?:(?<=\b\w{{3}})\.|(?<=\b\w{{4}})\.)?"

    def year_in_full(self, end: int) -> str:
        """`2021 года`, `2021-й`, `91-го`, `2021-го года`, `прошлого года`, `того же года`, `с.г.`."""
        return (
            rf"(?:(?P<y{end}>{FIGURES})(?:(?:{ENDING})?\ *{YEAR_NOUN}|{ENDING}(?!\w))"
            rf"|(?P<s{end}>[3-9]\d)-(?:го|му|м|й)(?!\w|\ +числ)(?:\ *{YEAR_NOUN})?|{self.year_by_word(end)})"
        )

    def year_by_word(self, end: int) -> str:
        """`прошлого года`, `того же года`, `этого года`, `с.г.`, `т. г.`."""
        return (
            rf"(?:(?P<r{end}>{self._stems}){ADJECTIVE}(?:\ +(?P<same{end}>же|самого))?\ +"
            rf"{YEAR_KIND}?{YEAR_NOUN}"
            rf"|(?P<here{end}>[стп])\.\ ?г\.?(?!\w))"
        )

    def bare_year(self, end: int) -> str:
        """`2021` without its noun; glued to a time of day where a page lost the space."""
        return (
            rf"(?P<b{end}>(?:1[5-9]|20)\d\d)"
            rf"(?:(?=[0-2]\d:\d\d)|(?![\w%])(?![.,:/]\d)(?!-\d)(?!-[^\W\d])){self.not_counted}"
        )

    def tail(self, end: int) -> str:
        """`2021 года`, `, 2021`, `прошлого года`, or nothing."""
        return rf"(?:(?:,?\ +|(?<=\.)\ *)(?:{self.year_in_full(end)}|{self.bare_year(end)}))?"


@cache
def fragments() -> Fragments:
    """The fragments, made once."""
    return Fragments()
