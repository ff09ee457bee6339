"""Years that a neighbour lends: `in June and July 2021`, `FY2023-24 (April-December)`."""

import re
from dataclasses import replace

from vnru_extract.extractors.dates.expression import Expression, Point
from vnru_extract.extractors.dates.languages import spoken
from vnru_extract.page import Page

# What opens the months of "FY2023-24 (April-December)", "2022-23 (i.e., April-March)"
_BRACKET = re.compile(r"\ ?\((?:i\.e\.,?\ )?")


def lend_years(expressions: list[Expression], page: Page) -> list[Expression]:
    """The expressions of a text, with the years that the next one, a fiscal year in front or the same day gives."""
    dated = _from_the_head(_from_the_next(expressions, page), page)
    return _from_the_only_day(_from_fiscal_years(dated, page), page)


def _from_the_head(expressions: list[Expression], page: Page) -> list[Expression]:
    """In an item of a chronicle that a day heads, `3 February` takes its year: `26.01.1950 - the note is sent.`"""
    heads = spoken(page.language).surroundings.day_heads
    out, year, end = [], 0, -1
    for one in expressions:
        if (own := _own_year(one)) and _opens_line(one, page.flow) and heads.match(page.flow, one.end):
            year, end = own, page.flow.find("\n", one.end)
        inside = year and (end < 0 or one.end <= end)
        out.append(_in_year(one, year) if inside and one.first and not (one.unit or one.offset) else one)
    return out


def _opens_line(expression: Expression, flow: str) -> bool:
    left = flow[max(0, expression.start - 4) : expression.start].rpartition("\n")[2]
    return not left.strip(" *-") and (
        expression.start - len(left) == 0 or "\n" in flow[expression.start - len(left) - 1]
    )


def _in_year(expression: Expression, year: int) -> Expression:
    """A month or day that leaves its year open, in this one."""
    first, last = expression.first, expression.last
    if first is None or not first.month or first.year is not None or (last and last.year is not None):
        return expression
    return replace(expression, first=replace(first, year=year), last=replace(last, year=year) if last else None)


def _from_the_only_day(expressions: list[Expression], page: Page) -> list[Expression]:
    """In a document without a day, `November 27` takes the year of `27 to 30 November 2023`, if it is the only one."""
    if page.published:
        return expressions
    dated = [one for one in expressions if one.first and one.first.day and _own_year(one)]
    return [_dated_alike(one, dated) if one.first and one.first.day and not one.unit else one for one in expressions]


def _dated_alike(expression: Expression, dated: list[Expression]) -> Expression:
    first = expression.first
    if first is None or first.year is not None or expression.last:
        return expression
    years = {_own_year(one) for one in dated if _holds(one, first)}
    year = years.pop() if len(years) == 1 else None
    return replace(expression, first=replace(first, year=year)) if year else expression


def _own_year(expression: Expression) -> int | None:
    """The one year in figures in which it lies."""
    end = expression.last or expression.first
    start = expression.first.year if expression.first else None
    year = end.year if end else None
    return year if isinstance(year, int) and start in (None, year) else None


def _holds(dated: Expression, day: Point) -> bool:
    first, last = dated.first, dated.last or dated.first
    assert first is not None
    assert last is not None
    return (
        ((first.month or 0), (first.day or 0))
        <= ((day.month or 0), (day.day or 0))
        <= ((last.month or 0), (last.day or 0))
    )


def _from_the_next(expressions: list[Expression], page: Page) -> list[Expression]:
    """`in June and July 2021`: a month or day takes the year of the next one that it is joined to."""
    out, joined = list(expressions), spoken(page.language).surroundings.joined
    for index in range(len(out) - 2, -1, -1):
        here, after = out[index], out[index + 1]
        if here.unit or after.unit or here.first is None or after.first is None or after.first.month is None:
            continue
        last = here.last or here.first
        if last.year is None and here.first.year is None and joined.fullmatch(page.flow, here.end, after.start):
            year = (after.last or after.first).year
            if year is None:
                continue
            end = replace(here.last, year=year) if here.last else None
            out[index] = replace(here, first=replace(here.first, year=year), last=end)
    return out


def _from_fiscal_years(expressions: list[Expression], page: Page) -> list[Expression]:
    """Months in brackets behind a fiscal year lie in it, or are dropped where it is open when it begins."""
    out: list[Expression] = []
    for index, here in enumerate(expressions):
        before = expressions[index - 1] if index else None
        if (
            before
            and _is_fiscal(before)
            and _is_open_range(here)
            and _BRACKET.fullmatch(page.flow, before.end, here.start)
        ):
            out += _in_fiscal_year(here, before, page)
        else:
            out.append(here)
    return out


def _is_fiscal(expression: Expression) -> bool:
    """Whether it is a fiscal year: called so, or written as two years in a row."""
    first, last = expression.first, expression.last
    if first is None or first.month or not isinstance(first.year, int):
        return False
    return last.year == first.year + 1 if last else expression.rule.endswith("fiscal year")


def _is_open_range(expression: Expression) -> bool:
    first, last = expression.first, expression.last
    return bool(first and last and first.month and last.month and first.year is None and last.year is None)


def _in_fiscal_year(months: Expression, fiscal: Expression, page: Page) -> list[Expression]:
    first, last = months.first, months.last
    assert first is not None
    assert last is not None
    assert first.month is not None
    assert last.month is not None
    begins = _first_year(fiscal, first.month, page)
    if begins is None:
        return []
    ends = begins + (last.month < first.month)
    return [replace(months, first=replace(first, year=begins), last=replace(last, year=ends))]


def _first_year(fiscal: Expression, month: int, page: Page) -> int | None:
    """The year of the range's first month: a range counted up through a fiscal year begins with it.

    `FY25` alone is the year it ends in for some countries, the year it begins in for others: the range must open in
    the month in which a country that the document names begins its years.
    """
    assert fiscal.first is not None
    assert isinstance(fiscal.first.year, int)
    around = spoken(page.language).surroundings
    if fiscal.last:
        return fiscal.first.year + (month < min(around.fiscal_years.values(), default=1))
    named = {mention.code for mention in page.countries}
    begins = {code: first for code, first in around.fiscal_years.items() if code in named}
    if named.isdisjoint(around.fiscal_years_by_start) and month in begins.values():
        return fiscal.first.year - 1
    return None
