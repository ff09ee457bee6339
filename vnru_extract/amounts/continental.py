"""Numbers with a decimal comma, as Russian and Vietnamese write them, and with the point of those who write English.

One mark with three digits behind it ("3.630", "4,158") is thousands for one reader and decimals for another: what
else the text writes decides, else it is refused.
"""

import re
from decimal import Decimal

from vnru_extract.amounts.grammar import DecimalMark

_WHOLE = re.compile(r"\d+")
# 1.234.567 · 1.234.567,89 · 5.670,3
_POINTED = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3}),\d+)")
# 1,234,567 · 1,234,567.89 · 5,670.3
_COMMAED = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,}(?:\.\d+)?|(?:,\d{3})\.\d+)")
# 3.630 · 4,158: the first digit is no zero
_THREE = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}")
# 4,15 · 4.15 · 0,158
_DECIMAL = re.compile(r"\d+[.,]\d+")


def read_number(written: str, mark: DecimalMark | None, has_magnitude: bool) -> Decimal | None:
    """The number as written in a text that parts decimals with `mark`, None where it can be read in two ways.

    >>> read_number("5670,3", None, True), read_number("3.630", ",", True), read_number("3.630", None, True)
    (Decimal('5670.3'), Decimal('3630'), None)
    """
    if _WHOLE.fullmatch(written):
        return Decimal(written)
    if _POINTED.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _COMMAED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if three := _THREE.fullmatch(written):
        if mark is None:
            return None
        if mark != three["mark"]:
            return Decimal(re.sub("[.,]", "", written))
        # "3,630 tonnes": nobody weighs to the kilogram, somebody groups with commas
        return Decimal(written.replace(",", ".")) if has_magnitude else None
    return Decimal(written.replace(",", ".")) if _DECIMAL.fullmatch(written) else None
