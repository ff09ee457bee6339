"""Amounts in words and digits: exact numbers, or a refusal that says why.

"US$14.1 billion", "13,009 million dong", "Rs 5,000 crore", "30 million tonnes", "8.3 per cent" and "2.3-fold"
become a `Decimal` with an ISO 4217 currency or a unit; so do "5 670,3 млн долл.", "полтора миллиарда евро" and
"3.630 triệu USD". What two readers could read differently (in English `1.234.567` and `1,5`, in all languages
`$4-5 billion`) is refused; no number goes through a float. `reading` is the same for all languages; `english`,
`russian` and `vietnamese` say what stands around a number there, and how it is written.
"""

import logging

from vnru_extract.amounts.reading import NOWHERE, Amount, Refusal, Surroundings, read_amounts

__all__ = ["Amount", "Refusal", "Surroundings", "find_amounts", "parse_amount", "read_amounts"]

_log = logging.getLogger(__name__)


def find_amounts(
    flow: str, start: int = 0, end: int | None = None, language: str = "en", *, around: Surroundings = NOWHERE
) -> list[Amount]:
    """The amounts of a smoothed text between two offsets, in order; refusals are logged."""
    found = []
    for reading in read_amounts(flow, start, len(flow) if end is None else end, language, around=around):
        if isinstance(reading, Amount):
            found.append(reading)
        else:
            _log.debug("refused %r: %s", flow[reading.start : reading.end], reading.reason)
    return found


def parse_amount(text: str, language: str = "en") -> Amount | Refusal:
    """The one amount that `text` is, or a refusal.

    >>> parse_amount("US$14.1 billion")
    Amount(start=0, end=15, value=Decimal('14100000000'), currency='USD', unit=None)
    >>> parse_amount("1.234.567 dollars").reason
    'the number can be read in two ways'
    """
    readings = list(read_amounts(text, 0, len(text), language))
    if len(readings) != 1:
        return Refusal(0, len(text), "no amount" if not readings else "more than one amount")
    reading = readings[0]
    if isinstance(reading, Amount) and text[: reading.start].strip() + text[reading.end :].strip():
        return Refusal(0, len(text), "more than an amount")
    return reading
