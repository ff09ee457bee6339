"""EDTF values as people say them: `2024-01/2024-11` is January–November 2024."""

from calendar import month_abbr, month_name

from vnru_extract.periods import bounds

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def spoken(value: str) -> str:
    """A value in words; an interval says once what both of its ends share.

    >>> spoken("2024-01/2024-11"), spoken("2021-09-25/2021-09-28"), spoken("199X"), spoken("XXXX-01-30")
    ('Jan–Nov 2024', '25–28 Sep 2021', '1990s', '30 Jan (no year)')
    """
    first, _, last = value.partition("/")
    if not last:
        return _atom(first)
    (first_year, *begins), (last_year, *ends) = first.split("-"), last.split("-")
    if first_year != last_year or len(begins) != len(ends) or not begins:
        return f"{_atom(first)} – {_atom(last)}" if begins or ends else f"{first_year}–{last_year}"
    if len(begins) == 1 or begins[0] != ends[0]:
        return f"{_atom(first).removesuffix(f' {first_year}')}–{_atom(last)}"
    return f"{int(begins[1])}–{_atom(last)}"


def _atom(atom: str) -> str:
    year, *rest = atom.split("-")
    if not rest:
        return _long_time(year) if "X" in year else year
    shown_year = "(no year)" if year == "XXXX" else year
    number = int(rest[0])
    if number in _SEASONS:
        return f"{_SEASONS[number]} {shown_year}"
    if len(rest) == 1:
        return f"{month_name[number] if year == 'XXXX' else month_abbr[number]} {shown_year}"
    return f"{int(rest[1])} {month_abbr[number]} {shown_year}"


def _long_time(year: str) -> str:
    """`199X` as a decade, `19XX` as a century."""
    if year.endswith("XX"):
        century = int(year[:2]) + 1
        ending = "th" if century % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(century % 10, "th")
        return f"{century}{ending} century"
    return f"{year[:3]}0s"


def days(value: str) -> list[str | None]:
    """The first and the last day, and the value in words: what the page knows of a value."""
    first, last = bounds(value)
    return [first.isoformat() if first else None, last.isoformat() if last else None, spoken(value)]
