"""The regex fragments that shapes are made of, with the words of a language in them."""

from functools import cache

from vnru_extract.extractors.dates.words import cased, months, numbers, words
from vnru_extract.lexicon import alternation

S = r"\ +"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)"


class Fragments:
    """Sources of patterns in verbose syntax; days, months and years come as groups of one end of a range."""

    def __init__(self, language: str) -> None:
        file = words(language)
        months_to = rf"(?:(?:up\ +)?to|till|until|ending|ended|through){S}(?:(?:in|on){S})?(?:the{S}end{S}of{S})?"
        self.to = rf"(?:\ ?[-—]\ ?|\ +{alternation(file.joins.to)}\ +(?:the\ +)?)"
        self.and_ = rf"\ +{alternation(file.joins.and_)}\ +"
        # A number that an amount's words follow is no day or year: "In May 20 percent of", "in 2000 villages".
        self.not_counted = (
            rf"(?!\ ?(?:%|per\ ?cent\b|(?:million|billion|trillion|thousand)\b))"
            rf"(?!\ +{cased(file.context.counted)}\b)"
        )
        # The year may be glued to a time of day, where a page lost the space: "27 September 202115:26".
        self.year = rf"(?:1[5-9]|20)\d\d(?:(?=[0-2]\d:\d\d)|(?![\w%])(?![.,:/]\d)(?!-\d{{4}}\d)){self.not_counted}"
        self.units = alternation(file.units)
        self.seasons = cased(file.seasons)
        self.ordinals = cased(file.ordinals)
        self.parts_of_year = cased({**file.quarters, **file.halves})
        self.number = rf"(?:\d{{1,2}}|{cased(numbers(language))})"
        # "the January-October period of 2022"
        self.period = rf"(?:{S}(?:period|quarter))?"
        self._months = cased(months(language))
        self._year_words = alternation([*file.years_from_now, *file.years_from_story])
        # "to June 2022", "ended 31 March 2021", "ending on March 31, 2021"
        self.to_the_end = (
            rf"{S}{months_to}(?:{self.day(1)}{S})?{self.month(1)}(?:\ +(?P<d2>3[01]|2[89])\b)?"
            rf"(?:,?{S}{self.year_word(1)})?"
        )

    def day(self, end: int, slash: str = r"|/\d") -> str:
        """`27`, `27th`."""
        return (
            rf"(?P<d{end}>3[01]|[12]\d|0?[1-9])(?:{_ORDINAL}(?![a-z\d_])|(?!\w))(?![.:]\d|,\d(?!\d{{3}}\b){slash})"
            rf"{self.not_counted}"
        )

    def month(self, end: int) -> str:
        """`September`, `Sept.`."""
        return rf"(?P<m{end}>{self._months})\b(?:(?<=\b\w{{3}})\.|(?<=\b\w{{4}})\.)?"

    def year_word(self, end: int) -> str:
        """`2021`, `this year`, `the same year`."""
        return rf"(?:(?P<y{end}>{self.year})|(?P<r{end}>{self._year_words}){S}year\b)"

    def tail(self, end: int, noun: str = "") -> str:
        """`, 2021`, `of this year`, `[of 2022` as an editor completes a transcript, or nothing."""
        return rf"(?:{noun}(?:,?\ *\[?(?:(?:of|in){S})?){self.year_word(end)})?"


@cache
def fragments(language: str) -> Fragments:
    """The fragments of a language, made once."""
    return Fragments(language)
