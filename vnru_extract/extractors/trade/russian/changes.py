"""By how much and which way a flow changed, as Russian says it."""

import re
from decimal import Decimal

from vnru_extract.amounts import Amount
from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.page import Page

# вырос "на" 15% · "более чем на" 15% · "почти в" 2,3 раза
_BY = re.compile(
    r"\b(?:на|в)\ (?:(?:более|менее|почти|около|примерно|порядка|целых|ещ[её]|всего|лишь|рекордн\w+|чем|свыше"
    r"|практически|приблизительно|чуть|больше|меньше|те\ же|впечатляющ\w+|внушительн\w+|невероятн\w+)\ ){0,3}$",
    re.IGNORECASE,
)
# 20% "от экспорта" · 20% "всего товарооборота" · 20% "акций": a share
_OF_WHOLE = re.compile(
    r"\ (?:от\b|из\b|общ\w+|всего\b|всей\b|всех\b|совокупн\w+|акци\w+|доли\b|в\ (?:общем|структуре|капитале)"
    r"|(?:росси|экспорт|импорт|товарооборот|внешн|мировог|годов)\w*)",
    re.IGNORECASE,
)
# рост "составил" 15% · прирост "—" 15% · рост "в" 15%
_NOUN_TOLD = re.compile(
    r"(?:[^.;]{0,90}?\b(?:составил\w*|составля\w+|составит|достиг\w*|превысил\w*|равен|оценива\w+)"
    r"(?:\ (?:в|на\ уровне|около|более|почти|порядка|свыше|менее|чем|примерно|рекордн\w+|впечатляющ\w+)){0,3}"
    r"|[^.;\d%]{0,60}?(?:\ ?[-—:(]|\ в|\ на\ уровне|\ на|\ около|\ более|\ почти|\ порядка|\ свыше|\ более\ чем\ на"
    r"|\ почти\ на){1,3}"
    r"|(?:\ (?:объем\w*|объём\w*))?)\ ?[(+]?\ ?$",
    re.IGNORECASE,
)
# Two decimal places are what texts state.
_STEP = Decimal("0.01")


def signed_change(page: Page, amount: Amount, gap: str, falling: bool | None) -> tuple[Decimal | None, bool | None]:
    """The signed change that a percentage or multiple states, None where it is a share or a level.

    `gap` are the words before it, up to the flow or to the amount before; `falling` which way the last change went.
    Second comes which way this one goes, for the next.
    """
    sign = page.flow[amount.start]
    if sign in "+-":
        return amount.value, amount.value < 0
    after = patterns().moved_after.match(page.flow, amount.end)
    by = _BY.search(gap[-50:]) or patterns().moved_by.search(gap[-50:])
    told = _told_falling(gap)
    if after and (by or after.group("noun")):
        falling = after.lastgroup in {"fall", "fall_noun"} or after.group("fall_noun") is not None
    elif by and told is not None:
        falling = told
    elif (noun := _noun_falling(gap)) is not None and amount.unit == "percent":
        falling = noun
    elif not (by and falling is not None and not told):
        return None, falling
    if _OF_WHOLE.match(page.flow, amount.end) and not by:
        return None, falling
    return _signed(amount, falling=bool(falling)), falling


def _signed(amount: Amount, *, falling: bool) -> Decimal | None:
    """A percentage with its sign; a multiple as one, where two decimals say it."""
    if amount.unit == "percent":
        return -amount.value if falling else amount.value
    change = (1 / amount.value - 1 if falling else amount.value - 1) * 100
    rounded = change.quantize(_STEP)
    return rounded.normalize() + 0 if rounded == change or not falling else None


def _told_falling(gap: str) -> bool | None:
    """Which way the last word of change before an amount goes, None where there is none."""
    moves = list(patterns().move.finditer(_BY.sub("", gap)))
    return moves[-1].lastgroup in {"fall", "fall_noun"} if moves else None


def _noun_falling(gap: str) -> bool | None:
    """The same for "рост составил", which tells a change without "на"."""
    moves = [move for move in patterns().move.finditer(gap) if (move.lastgroup or "").endswith("noun")]
    if not moves or not _NOUN_TOLD.fullmatch(gap, moves[-1].end()):
        return None
    return moves[-1].lastgroup == "fall_noun"


def is_delta(page: Page, amount: Amount, gap: str) -> bool:
    """Whether an amount says by how much a flow changed: "вырос на 2 млрд", "на 2 млрд больше"."""
    by = _BY.search(gap[-50:])
    if page.flow.startswith("+", amount.start):
        return True
    if by is None or by.group().startswith("в"):
        return False
    return bool(patterns().moved_after.match(page.flow, amount.end)) or _told_falling(gap[-90:]) is not None
