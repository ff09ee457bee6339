"""The words of trade in Russian (`ru/trade.toml`), and the patterns that are built from them once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vnru_extract.lexicon import Lexicon, alternation, load

# `*` of the word file: the endings of nouns and adjectives, none among them.
_ENDING = r"[аеёийоуыьэюя]{0,3}(?:ми|го|му|м|х|в)?"
# `~`: any letters.
_LETTERS = r"\w{0,10}"
_I = re.IGNORECASE
_MONTH = r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\w{1,2}|ма[еяй]"


class RussianTradeWords(Lexicon):
    """`ru/trade.toml`; the file says what each list is for."""

    turnover: tuple[str, ...]
    weak_turnover: tuple[str, ...]
    bare_turnover: tuple[str, ...]
    exports: tuple[str, ...]
    weak_exports: tuple[str, ...]
    imports: tuple[str, ...]
    surplus: tuple[str, ...]
    deficit: tuple[str, ...]
    balance: tuple[str, ...]
    investment: tuple[str, ...]
    exported: tuple[str, ...]
    imported: tuple[str, ...]
    invested: tuple[str, ...]
    no_trade: tuple[str, ...]
    decoys: tuple[str, ...]
    generic: tuple[str, ...]
    modifiers: tuple[str, ...]
    both_ways: tuple[str, ...]
    world: tuple[str, ...]
    rises: tuple[str, ...]
    rise_nouns: tuple[str, ...]
    falls: tuple[str, ...]
    fall_nouns: tuple[str, ...]
    reaches: tuple[str, ...]
    fillers: tuple[str, ...]
    about: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    targets: tuple[str, ...]
    forecasts: tuple[str, ...]
    settled: tuple[str, ...]
    base: tuple[str, ...]
    groups: tuple[str, ...]
    parts: tuple[str, ...]
    companies: tuple[str, ...]
    owners: tuple[str, ...]
    anaphors: tuple[str, ...]


def inflected(words: Iterable[str]) -> str:
    """A regex source that matches any of the words, with the endings that their `*` and `~` stand for, е also as ё."""
    source = alternation(words).replace("е", "[её]")
    return rf"\b(?:{source.replace(re.escape('*'), _ENDING).replace(re.escape('~'), _LETTERS)})\b"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Each says in `patterns` what it matches. Those that end in `$` look back."""

    flow: re.Pattern[str]
    modifiers: re.Pattern[str]
    both_ways: re.Pattern[str]
    world: re.Pattern[str]
    generic: re.Pattern[str]
    move: re.Pattern[str]
    moved_before: re.Pattern[str]
    moved_after: re.Pattern[str]
    moved_by: re.Pattern[str]
    told: re.Pattern[str]
    connector: re.Pattern[str]
    adjacent: re.Pattern[str]
    base: re.Pattern[str]
    bound: re.Pattern[str]
    status: re.Pattern[str]
    groups: re.Pattern[str]
    parts: re.Pattern[str]
    companies: re.Pattern[str]
    owners: re.Pattern[str]
    anaphor: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The compiled patterns."""
    w = load("trade", RussianTradeWords, "ru")
    return Patterns(**_naming(w), **_joining(w), **_standing(w), **_owning(w))


def _naming(w: RussianTradeWords) -> dict[str, re.Pattern[str]]:
    """What names a flow, and what stands beside the name."""
    kinds = (
        "no_trade", "surplus", "deficit", "balance", "turnover", "weak_turnover", "bare_turnover", "exports",
        "weak_exports", "imports", "investment", "exported", "imported", "invested", "decoys",
    )  # fmt: skip
    moved = [*w.rises, *w.falls, *w.rise_nouns, *w.fall_nouns]
    return {
        "flow": re.compile("|".join(rf"(?P<{kind}>{inflected(getattr(w, kind))})" for kind in kinds), _I),
        # "объем взаимного" товарооборота
        "modifiers": re.compile(rf"(?:{inflected(w.modifiers)},?\ +(?:и\ )?){{1,4}}$", _I),
        "both_ways": re.compile(inflected(w.both_ways), _I),
        "world": re.compile(inflected(w.world), _I),
        "generic": re.compile(inflected(w.generic), _I),
        # "этот показатель" вырос · довести "его" до · "рост" составил 15%
        "anaphor": re.compile(
            rf"(?P<what>{inflected(w.anaphors)})(?=(?:\ \w+){{0,4}}?\ (?:{inflected([*w.reaches, *moved])}|до\b))"
            r"|^(?P<this>Это)(?=\ (?:(?:почти|более\ чем|примерно)\ )?(?:в|на)\ )"
            rf"|(?:^|[.,;(]\ ?|\b(?:год\w*|месяц\w*|квартал\w*|полугоди\w+|период\w*|{_MONTH}|прогнозиру\w+"
            r"|ожида\w+)\ )"
            rf"(?P<moved>{inflected([*w.rise_nouns, *w.fall_nouns])})"
            r"(?=(?:\ (?:составил\w*|на|достиг\w*|превысил\w*|[-—]|более|почти|около)){1,3}\ )"
            r"|^(?P<aim>Цель|Задача|Ориентир|План)"
            r"(?=(?:\ (?:на|до|к)\ [^.;—-]{1,40})?\ ?[-—]\ (?:(?:более|свыше|около|почти|не|менее|выйти|на|до)\ ){0,3}"
            r"[\d$€])"
            r"|\b(?P<goal>(?:цел[ьи]|целью|планк[аиу]|рубеж\w?)(?=\ в\ [\d$€])"
            r"|(?:выйти|выхода?|достичь|достижени\w+|достигнуть|доведени\w+)"
            r"(?=\ (?:(?:на|до|уровень|уровня|отметк\w|показател\w+|рубеж\w?|в|объ[её]м\w?|более|свыше)\ ){0,4}"
            r"[\d$€]))",
            _I,
        ),
    }


def _joining(w: RussianTradeWords) -> dict[str, re.Pattern[str]]:
    """What joins an amount to a flow."""
    rises, falls = inflected(w.rises), inflected(w.falls)
    rise_nouns, fall_nouns = inflected(w.rise_nouns), inflected(w.fall_nouns)
    filler = rf"(?:\ {inflected(w.fillers)})"
    verbs = inflected([*w.reaches, *w.rises, *w.falls, *w.rise_nouns, *w.fall_nouns])
    joining = (
        rf"(?P<word>{verbs}|\b(?:до|на|в|к|против|с|со|от|в\ размере|в\ объ[её]ме|в\ сумме|стоимостью|ценой|из|после"
        r"|и|за)\b)"
    )
    return {
        # вырос · снижение
        "move": re.compile(
            rf"(?P<rise_noun>{rise_nouns})|(?P<fall_noun>{fall_nouns})|(?P<rise>{rises})|(?P<fall>{falls})", _I
        ),
        # "рост" экспорта · "снижения объемов" импорта · "нарастила российский" экспорт
        "moved_before": re.compile(
            rf"(?P<moved>{rise_nouns}|{fall_nouns}|{rises}|{falls})\ (?:[\w-]+\ ){{0,3}}[\w-]+(?:\ торговли)?$", _I
        ),
        # на 15% "больше" · 15% "роста"
        "moved_after": re.compile(
            rf"\ ?(?:(?P<noun>{rise_nouns}|(?P<fall_noun>{fall_nouns}))|(?P<rise>{rises})|(?P<fall>{falls}))", _I
        ),
        # прибавив 15% · потеряв 15%
        "moved_by": re.compile(rf"(?:{rises}|{falls})(?:\ (?:более|менее|почти|около|чем|порядка|свыше))*\ $", _I),
        # вырос · составил: a verb that tells of amounts
        "told": re.compile(verbs, _I),
        # the words right before an amount that join it to what came before
        "connector": re.compile(rf"(?:{joining}|(?P<mark>[:(,—+-]))(?:{filler}){{0,4}}\ ?[(+-]?\ ?$", _I),
        # капиталом "около" 85 млрд
        "adjacent": re.compile(rf"{filler}{{0,3}}\ ", _I),
        # "против" 3,9 млрд · "по сравнению с рекордными" 3,9 млрд · "с" 3 до 5 млрд
        "base": re.compile(rf"(?P<word>{inflected(w.base)})(?:{filler}|\ объ[её]м\w*|\ \w{{4,20}}х){{0,2}}\ $", _I),
    }


def _standing(w: RussianTradeWords) -> dict[str, re.Pattern[str]]:
    """Whether a figure is exact, done, hoped for or expected."""
    return {
        "bound": re.compile(
            rf"(?:(?P<under>{inflected(w.under)})|(?P<over>{inflected(w.over)})|(?P<about>{inflected(w.about)}))"
            r"(?:,?\ (?:чем|в|на|до|к|рекордн\w+|сумм\w|общую|отметк\w|уровн\w|показател\w|целых)){0,3}\ $",
            _I,
        ),
        "status": re.compile(
            rf"(?P<target>{inflected(w.targets)}|\bчтобы\b[^.;]{{0,80}}?\b(?:составил|достиг|превысил|вырос)\w*)"
            rf"|(?P<settled>{inflected(w.settled)})|(?P<forecast>{inflected(w.forecasts)})",
            _I,
        ),
    }


def _owning(w: RussianTradeWords) -> dict[str, re.Pattern[str]]:
    """Owners and partners that are no country."""
    return {
        "groups": re.compile(
            rf"\b(?:с|со|в|во|из|между|на|и|для)\ (?:(?!двум|наш|обеи|эти)\w+(?:ми|ых|их|ой|ей|ую|ие|ые)\ ){{0,2}}"
            rf"{inflected(w.groups)}",
            _I,
        ),
        "parts": re.compile(inflected(w.parts), _I),
        "companies": re.compile(inflected(w.companies), _I),
        "owners": re.compile(inflected(w.owners), _I),
    }
