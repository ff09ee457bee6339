"""The regex fragments that Vietnamese shapes are made of.

Groups are named alike everywhere: `d` day, `m` month in figures, `n` its name, `y` year (`z` behind a stroke, `b`
without "năm"), `r` a year told by a word; 1 for the first end of a range, 2 for the last; `side` is "tới" or "vừa qua".
"""

from functools import cache

from vnru_extract.extractors.dates.vietnamese.words import initial, words
from vnru_extract.lexicon import alternation

S = r"\ +"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH = r"(?:1[0-2]|0?[1-9])"
YEAR = r"(?:1[0-9]|20)\d\d"
DASH = r"\ ?[-—]\ ?"
NGAY = r"(?:(?:[Nn]gày|NGÀY|[Mm]ùng|[Mm]ồng)\ +)"
THANG = r"(?:[Tt]háng|THÁNG)"
NAM = r"(?:[Nn]ăm|NĂM)"
CENTURY = r"(?:XV|XVI|XVII|XVIII|XIX|XX|XXI|1[1-9]|2[01])"
QUARTER = r"(?:IV|I{1,3}|[1-4])"
# After figures: no longer number, no fraction of it, no percentage.
CLOSED = r"(?![\w%/]|[.,:-]\d)"


class Fragments:
    """Sources of patterns in verbose syntax."""

    def __init__(self) -> None:
        file = words()
        self.to = rf"(?:{DASH}|\ +{alternation(file.joins.to)}\ +)"
        self.and_ = rf"\ +{alternation(file.joins.and_)}\ +"
        self.not_counted = rf"(?!\ *(?:%|\$|€))(?!\ +{alternation(file.context.counted)}(?!\w))"
        named = alternation([*(set(file.months) - {"năm", "một"}), *file.lunar_months])
        capitals = alternation(name[0].upper() + name[1:] for name in [*file.months, *file.lunar_months])
        titled = alternation(name.title() for name in file.months if " " in name)
        self._month_names = rf"(?:{titled}|{capitals}|{named}|(?:năm|một)(?=\ +năm\ +\d{{4}}))"
        self.year_words = alternation([*file.years_from_now, *file.years_from_story])
        self.sides = alternation(file.sides)
        self.numbers = initial(file.numbers)

    def month(self, end: int) -> str:
        """`6`, `06`, `Sáu`, behind "tháng"."""
        return rf"(?:(?P<m{end}>{MONTH})(?!\d|,\d)|(?P<n{end}>{self._month_names})(?!\w))"

    def year(self, end: int) -> str:
        """`năm 2024`, `năm nay`, `cùng năm`."""
        return (
            rf"(?:{NAM}\ +(?:(?P<y{end}>{YEAR}){CLOSED}|(?P<r{end}>{self.year_words})(?!\w|\ +khi))"
            rf"|(?P<same{end}>cùng\ +năm)(?!\w))"
        )

    def tail(self, end: int) -> str:
        """`/2024`, `-2024`, ` năm 2024`, `, năm nay`, ` 2024`, `tới`, or nothing."""
        return (
            rf"(?:\ ?[/.-]\ ?(?P<z{end}>{YEAR}){CLOSED}|,?\ +(?:của\ +)?{self.year(end)}"
            rf"|,?\ +(?P<b{end}>(?:19|20)\d\d){CLOSED}{self.not_counted})?"
        )


@cache
def fragments() -> Fragments:
    """The fragments, made once."""
    return Fragments()
