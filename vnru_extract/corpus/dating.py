"""When two dates of different precision agree, and which of several are the closest."""

from collections.abc import Iterable

from vnru_extract import periods


def agree(one: str, other: str) -> bool:
    """Whether two EDTF values may mean one time: a day and its year, two intervals with a day in common.

    >>> agree("1994", "1994-06-16"), agree("2001", "2002"), agree("XXXX-06-16", "1994")
    (True, False, True)
    """
    (first, last), (earliest, latest) = periods.bounds(one), periods.bounds(other)
    if first is None or last is None or earliest is None or latest is None:
        return True
    return first <= latest and earliest <= last


def closest(values: Iterable[str]) -> list[str]:
    """The distinct values in order of time, without those that hold another: no `1994` where there is `1994-06-16`.

    >>> closest(["1994", "1994-06-16", "1995", "1994"])
    ['1994-06-16', '1995']
    """
    distinct = sorted(set(values), key=_order)
    return [value for value in distinct if not any(_holds(value, other) for other in distinct if other != value)]


def years(value: str) -> tuple[int, int] | None:
    """The first and the last year that a value covers; None where no year is known."""
    first, last = periods.bounds(value)
    return None if first is None or last is None else (first.year, last.year)


def _order(value: str) -> tuple[str, ...]:
    return (*map(str, periods.bounds(value)), value)


def _holds(value: str, other: str) -> bool:
    """Whether the other value lies within and says more."""
    (first, last), (earliest, latest) = periods.bounds(value), periods.bounds(other)
    if first is None or last is None:  # a day without a year says no more than any that has one
        return earliest is not None
    if earliest is None or latest is None:
        return False
    return first <= earliest and latest <= last and (first, last) != (earliest, latest)
