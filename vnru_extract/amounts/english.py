"""Amounts in English: "$4.58 billion", "up 8.3 per cent", "2.3-fold"."""

import re
from decimal import Decimal

from vnru_extract.amounts.grammar import NEVER, DecimalMark, Grammar

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")


def _read(written: str, _mark: DecimalMark | None, _has_magnitude: bool) -> Decimal | None:
    """The number as written in English, None where it can be read in two ways."""
    if any(shape.fullmatch(written) for shape in (_PLAIN, _GROUPED, _INDIAN)):
        return Decimal(written.replace(",", ""))
    return None


GRAMMAR = Grammar(
    read=_read,
    mark=None,
    # 1 500 000 · 15 000 (a group that starts with 0 is no number of its own)
    spaced=re.compile(r"(?:\ \d{3}){2,}(?!\d)|\ 0\d\d(?!\d)"),
    is_spaced_unsure=True,
    # +42.9% · -3.4% · (-) 7.5% · -$3 billion: a sign, not a dash between two things
    sign=re.compile(r"(?:(?P<plus>(?:(?<=[\s(:])|^)\+)|(?:(?<=[\s(:])|^)-|\(-\)\ ?|\bminus\ )$"),
    # 8.3% · 8.3 per cent · 8.3-percent · 8.3pc; not "percentage points"
    percent=re.compile(r"\ ?%|[\ -]?(?:per\ ?cent|pct|pc)(?!\w)", re.IGNORECASE),
    points=re.compile(r"(?:\ |-)?(?:age)?[\ -]points?\b", re.IGNORECASE),
    # 2.3-fold · 2.3 times
    fold=re.compile(r"[\ -]?fold(?!\w)|\ times(?!\w)(?!\ (?:a|per)\b)"),
    fold_lead=None,
    # "$4-5 billion", "15 to 20 percent": the first number has no magnitude of its own
    range=re.compile(r"(?:\ ?-\ ?|\ (?:to|or)\ )(?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    between=re.compile(r"\bbetween\ (?:about\ )?\S{0,4}$", re.IGNORECASE),
    between_and=re.compile(r"\ and\ (?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    # "$60 a barrel", "500 dollars per tonne": a price; "million barrels per day": a rate
    rate=re.compile(
        r"\ ?(?:per|an?|/)\ ?(?:metric\ )?(?:barrel|bbl|ton|tonne|kg|kilogram|lit(?:er|re)|ounce|head|capita|person"
        r"|unit|thousand|1,?000|cubic|share)\b"
    ),
    daily=re.compile(r"(?:\ of\ (?:crude\ )?(?:oil|crude))?(?:\ (?:per|a|each)\ day\b|/day\b|\ daily\b)"),
    # from $3 billion to 4 billion "in" May: after these a number with a magnitude alone can be money told before
    bare_end=re.compile(
        r"[,.;:)]|\ ?—|\n|\ (?:in|from|to|a\ (?:year|month)|the\ (?:year|month|previous|same|corresponding)|last|this"
        r"|against"
        r"|compared|and|but|while|or|after|over|on|up|down|versus|during|for|by|respectively|when|at|since|between"
        r"|earlier"
        r"|(?:trade\ )?(?:deficit|surplus|gap|shortfall)|recorded|reported|posted|registered)\b|$"
    ),
    # 17,978 tonnes "from" 13,961: a number without a magnitude that can only be another value of the same thing
    bare_lead=re.compile(r"\b(?:from|against|after|to|with|was|were|and)\ $"),
    more=NEVER,
    half=NEVER,
)
