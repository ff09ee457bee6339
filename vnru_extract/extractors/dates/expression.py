"""What a calendar expression says by itself, before the rest of the document gives the year."""

from dataclasses import dataclass
from typing import Literal

Base = Literal["now", "story", "near"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade", "century", "weekday", "same"]


@dataclass(frozen=True, slots=True)
class YearWord:
    """A year told by a word: `last year` is one before now, `the same year` the one told of before.

    `base` is `now` (the day of the document), `story` (the time last told of) or `near` (`the end of the year`: the
    year named in the same sentence, else now).
    """

    base: Base
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day with what the words leave open as None; `month` 21 to 24 is a season."""

    year: int | YearWord | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression at its offsets.

    One of: `fixed` (EDTF, nothing open), `first` (and `last` for a range), or `unit` and `offset` from `base`
    (`three days ago`: day, -3, now); `same` is the months last told of, in the year of
    `first`. `weekday` is the ISO number that the words give; with the unit `week`, the day of that week. Without a
    unit, `offset` tells on which side of now `first` is: `next May`.
    """

    start: int
    end: int
    rule: str
    fixed: str = ""
    first: Point | None = None
    last: Point | None = None
    unit: Unit | None = None
    offset: int = 0
    base: Base = "now"
    weekday: int = 0

    def named(self, rule: str) -> "Expression":
        """The same, found by a rule; `dataclasses.replace` takes three times as long."""
        ends = self.start, self.end
        return Expression(
            *ends, rule, self.fixed, self.first, self.last, self.unit, self.offset, self.base, self.weekday
        )

    @property
    def is_day(self) -> bool:
        """Whether it names a day or days."""
        if self.first is None:
            return self.unit in ("day", "weekday") or len(self.fixed) == 10
        return self.first.day is not None
