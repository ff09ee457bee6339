"""What a stated amount may stand for: "5.7 billion" and "5.67 billion" agree, "5.67" and "4.85" do not."""

import re
from decimal import Decimal
from typing import NamedTuple

from vnru_extract.models import TradeFigure

# "5.67", "4,580,000,000", "400"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# "about 8 billion" is said of 7.2 as of 8.8.
_ABOUT = Decimal("0.1")
_INFINITE = Decimal("Infinity")


class Rounded(NamedTuple):
    """The least and the greatest that an amount may stand for."""

    least: Decimal
    most: Decimal


def rounded(figure: TradeFigure) -> Rounded | None:
    """What a figure's amount may stand for, as it is written and bounded; None where it has none.

    Numbers are rounded, or cut off: "5.6 billion" stands for 5.55 up to 5.7. A minus is the balance's and left out.
    """
    if figure.amount is None:
        return None
    amount, last = abs(figure.amount), _last_place(abs(figure.amount), figure.spans[0].text)
    match figure.bound:
        case "over":
            return Rounded(amount, _INFINITE)
        case "under":
            return Rounded(Decimal(0), amount)
        case "about":
            slack = max(last, amount * _ABOUT)
            return Rounded(amount - slack, amount + slack)
        case _:
            return Rounded(amount - last / 2, amount + last)


def _last_place(amount: Decimal, written: str) -> Decimal:
    """What one step in the last digit that was written is worth.

    >>> _last_place(Decimal(5_670_000_000), "$5.67 billion"), _last_place(Decimal(400_000_000), "400 million roubles")
    (Decimal('10000000'), Decimal('10000000'))
    """
    for match in _NUMBER.finditer(written):
        digits = match[0].replace(",", "")
        if Decimal(digits) and _is_power_of_ten(ratio := amount / Decimal(digits)):
            decimals = len(digits.partition(".")[2])
            return Decimal(10) ** (ratio.adjusted() + (-decimals if decimals else _zeros(digits)))
    return Decimal(10) ** (amount.adjusted() - len(_significant(amount)) + 1) if amount else Decimal(0)


def _zeros(digits: str) -> int:
    """How many places of a whole number are only there to be round; two digits always count."""
    return max(0, len(digits) - max(2, len(digits.rstrip("0"))))


def _significant(amount: Decimal) -> str:
    return "".join(map(str, amount.as_tuple().digits)).rstrip("0")


def _is_power_of_ten(ratio: Decimal) -> bool:
    return _significant(ratio) == "1"
