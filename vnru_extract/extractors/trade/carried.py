"""The amounts of a sentence, those without a currency or a unit of their own in that of the amount told before.

"The surplus rose to 8.1 billion dollars from 4.7 billion a year earlier. Exports climbed to 16.7 billion."
"""

from collections.abc import Sequence
from dataclasses import replace

from vnru_extract.amounts import Amount, Surroundings, find_amounts
from vnru_extract.page import Page

# Values of one thing lie near each other: "$3 billion in trade, 5 million visitors" do not.
_WITHIN = 200


class _Named:
    """The countries that a document names between two offsets, looked up only where an amount asks for them."""

    def __init__(self, page: Page, start: int, end: int) -> None:
        self._page, self._start, self._end = page, start, end

    def __contains__(self, code: object) -> bool:
        return any(mention.code == code for mention in self._page.countries_in(self._start, self._end))


def find_told_amounts(page: Page, start: int, end: int, told: Amount | None) -> list[Amount]:
    """The amounts between two offsets, in order; `told` is the last amount of trade in the sentence before."""
    around = Surroundings(_Named(page, 0, len(page.flow)), _Named(page, start, end), bare=True)
    amounts = find_amounts(page.flow, start, end, page.language, around=around)
    counted: list[Amount] = []
    for index, amount in enumerate(amounts):
        if amount.currency or amount.unit:
            counted.append(amount)
        elif source := _source(amount, counted, amounts[index + 1 :], told):
            counted.append(replace(amount, currency=source.currency, unit=source.unit))
    return counted


def _source(amount: Amount, before: Sequence[Amount], after: Sequence[Amount], told: Amount | None) -> Amount | None:
    """The amount whose currency or unit one without has: the last before it, else the next, else that of before."""
    nearest = next((other for other in reversed(before) if _counts(other)), None)
    nearest = nearest or next((other for other in after[:2] if _counts(other)), None) or told
    if nearest is None or not amount.value or not nearest.value:
        return None
    ratio = abs(amount.value / nearest.value)
    return nearest if ratio * _WITHIN >= 1 and ratio <= _WITHIN else None


def _counts(amount: Amount) -> bool:
    return amount.currency is not None or amount.unit not in {None, "percent", "fold"}
