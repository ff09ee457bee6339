"""By how much and which way a flow changed: what a percentage says, and which amounts are no level but a change."""

import re
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.flow import FlowWord
from vnru_extract.extractors.trade.words import patterns
from vnru_extract.page import Page

# grew "in the last years" 7 percent · reached "in 2010" $5 billion
_WHEN = re.compile(
    r"\ (?:(?:in|over|during)\ (?:the\ )?(?:(?:last|past|recent|previous)\ (?:\w+\ )?(?:years?|decades?|months|quarter)"
    r"|(?:19|20)\d\d)|(?:last|this)\ year)\ $"
)
# increased "their" trade
_THEIR = re.compile(r"(?:\ in)?(?:\ (?:their|its|our|the|annual|total|bilateral|mutual))*\ ?")
# a $100 million "rise compared with"
_RISE_AFTER = re.compile(
    r"(?:\ or\ [\d.]+(?:\ ?%|\ per\ ?cent))?"
    r"\ (?:rise|increase|jump|gain|growth|surge|drop|fall|decline|decrease|reduction)\b"
)
# $4 billion "more than", $4 billion, "or 7 percent, more"
_MORE_THAN = re.compile(
    r"(?:,?\ or\ [\d.]+(?:\ ?%|\ per\ ?cent),?)?\ (?:more|less|higher|lower|above|below|fewer)\b(?!\ in\b)"
)
_DELTA = re.compile(
    r"\b(?:by|(?<!made\ )(?<!make\ )(?<!makes\ )(?<!making\ )up|down)\ (?!from\b|to\b)(?:[A-Za-z-]+\ ){0,2}$"
    r"|\b(?:increase|rise|growth|drop|fall|decline|decrease|gain|jump)\ of\ (?:[\w-]+\ ){0,2}$"
)
_SHARE_AFTER = re.compile(
    r"\ of\ (?!(?:growth|increase)\b)"
    r"|\ (?:share|stake|interest|tariff|tariffs|duty|duties|tax|rate|owned|cut\ in\ (?:tariffs|duties))\b"
)
# tariffs rose "to" 46 percent: a level, not a change
_LEVEL = re.compile(r"\b(?:to|at|from)\ (?:(?:about|nearly|over|almost|more\ than|a|an|just)\ )*$")
# grew "at" 5 percent, at "a rate of" 5 percent: a change
_RATE_OF = re.compile(
    r"\b(?:grew|grow(?:n|ing|s)?|ris(?:e|en|ing)|rose|increas\w+|expand\w+|fell|fall(?:en|ing)?|declin\w+|decreas\w+"
    r"|dropp?\w*|shr[aiu]nk\w*|rate\ of)\ (?:at|by)(?:\ (?:about|nearly|over|almost|an?|some|more\ than))*\ *$"
)
# "compared to an increase of" 14 percent: of another time
_OTHER_CHANGE = re.compile(
    r"\b(?:compared\ (?:to|with)|against|versus|than|from|surpassing|exceeding)\ (?:an?\ |the\ )(?:[\w-]+\ ){0,2}"
    r"(?:(?:rise|increase|growth|gain|jump|drop|fall|decline|decrease|contraction)\ of\ (?:[\w-]+\ ){0,2})?$"
)
# "by" 5 percent, ", and" 5 percent: goes on in the direction told before
_GOES_ON = re.compile(r"(?:\bby\b|,|\band|\bor)(?:\ [\w-]+){0,3}\ *$")
# "more than" 5 percent, "more sharply": no change upwards
_BOUND = re.compile(r"\b(?:no\ |not\ )?(?:more|less)\ (?:than|[a-z]+ly)\b", re.IGNORECASE)
# 5 percent "up to" $3 billion
_UP_TO = re.compile(r"\ (?:up|down)\ to\b")


def signed_change(page: Page, amount: Amount, gap: str, falling: bool | None) -> tuple[Decimal | None, bool | None]:
    """The signed change that a percentage states, None where it is a share; and its direction, for the next one."""
    text, shapes = page.flow, patterns(page.language)
    value = _plain((amount.value - 1) * 100) if amount.unit == "fold" else amount.value
    after = shapes.direction_after.match(text, amount.end)
    if (not after and shapes.share.search(gap[-60:])) or _SHARE_AFTER.match(text, amount.end):
        return None, falling
    if text[amount.start] in "+-(":
        return value, value < 0
    is_level = _LEVEL.search(gap[-40:]) and not _RATE_OF.search(gap[-60:])
    if is_level or _OTHER_CHANGE.search(gap[-60:]):
        return None, falling
    if after and not _UP_TO.match(text, amount.end):
        falling = after.group("fall") is not None
    elif (told := is_falling(page, gap)) is not None:
        falling = told
    elif falling is None or not (amount.unit == "fold" or _GOES_ON.search(gap)):
        return None, falling
    return (-value if falling else value), falling


def is_falling(page: Page, gap: str) -> bool | None:
    """Which way the last word of change before an amount goes, None where there is none."""
    directions = list(patterns(page.language).direction.finditer(_without_bounds(gap)))
    return directions[-1].group("fall") is not None if directions else None


def is_moved(page: Page, flow: FlowWord) -> bool | None:
    """Whether what was done to a flow before it is named is a fall: they "increased their" trade by 5 percent."""
    lead = page.flow[max(0, flow.start - 30) : flow.start]
    moves = list(patterns(page.language).direction.finditer(lead))
    if not moves or not _THEIR.fullmatch(lead, moves[-1].end()):
        return None
    return moves[-1].group("fall") is not None


def is_delta(page: Page, amount: Amount, gap: str) -> bool:
    """Whether an amount says by how much a flow changed: "increased $5 billion", "$5 billion more than"."""
    return bool(
        _DELTA.search(gap[-50:])
        or patterns(page.language).delta.search(without_when(gap)[-60:])
        or _MORE_THAN.match(page.flow, amount.end)
        or _RISE_AFTER.match(page.flow, amount.end)
    )


def without_when(gap: str) -> str:
    """The words before an amount without when it was: "reached in 2010" is "reached"."""
    return _WHEN.sub(" ", gap)


def _plain(value: Decimal) -> Decimal:
    """A number without an exponent or zeros at its end."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _without_bounds(gap: str) -> str:
    """The words before a percentage without "more than" and "more sharply", which are no change."""
    return _BOUND.sub("          ", gap)[-110:]
