"""Amounts in Russian: "5,67 млрд долл. США", "на 15,2%", "в 2,3 раза", "4 млрд 150 млн рублей"."""

import re
from decimal import Decimal

from vnru_extract.amounts.continental import read_number
from vnru_extract.amounts.grammar import NEVER, DecimalMark, Grammar

# 3.630: Russian groups with spaces
_POINT_AND_THREE = re.compile(r"\d{1,3}\.\d{3}")

# "более чем" · "почти" · "около"
_ABOUT = r"(?:(?:более|менее)\ чем\ |более\ |свыше\ |почти\ |примерно\ |приблизительно\ |около\ |порядка\ )?"


def _read(written: str, mark: DecimalMark | None, has_magnitude: bool) -> Decimal | None:
    """The number as written in Russian, None where it can be read in two ways."""
    if mark == "," and _POINT_AND_THREE.fullmatch(written):
        return None
    return read_number(written, mark, has_magnitude)


GRAMMAR = Grammar(
    read=_read,
    mark=",",
    # 5 670,3 · 1 500 000
    spaced=re.compile(r"(?:\ \d{3})+(?:[.,]\d{1,2})?(?![\d,.]\d|\d)"),
    is_spaced_unsure=False,
    # +15,2% · -3,4% · минус 3,4%
    sign=re.compile(r"(?:(?P<plus>(?:(?<=[\s(:])|^)\+|\bплюс\ )|(?:(?<=[\s(:])|^)-|\(-\)\ ?|\bминус\ )$"),
    # 15,2 % · 15,2 процента · 15,2 проц.; not "процентных пункта"
    percent=re.compile(r"\ ?%|[\ -](?:процент(?:а|ов|у|ам|ом|ами|ах|ы)?|проц)(?!\w)(?:(?<=проц)\.)?"),
    points=re.compile(r"-?(?:ного|ных|ный)?\ (?:пункт|п\.\ ?п)"),
    # в 2,3 "раза"
    fold=re.compile(r"\ раза?(?!\w)"),
    fold_lead=re.compile(rf"\b[Вв]\ {_ABOUT}$"),
    # "$4-5 млрд", "4 или 5 млн": the first number has no magnitude of its own
    range=re.compile(r"(?:\ ?[-—]\ ?|\ или\ )(?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    # "от 4 до 5 млрд", "между 4 и 5 млрд"; "с 4 до 5 млрд" is a rise
    between=re.compile(rf"\b(?:[Оо]т|[Мм]ежду)\ {_ABOUT}\S{{0,4}}$"),
    between_and=re.compile(r"\ (?:до|и)\ (?:[A-Z]{0,3}[$€£¥₽]\ ?)?(?=\d)"),
    # 60 долл. "за баррель", 500 долларов "за тонну", на "душу населения"
    rate=re.compile(
        r"\ ?(?:(?:за|/)\ ?(?:(?:1|один|одну|каждую|каждый)\ )?"
        r"(?:тонн|т\b|барр|килограмм|кг|литр|тыс|куб|штук|унци|единиц|человек|акци)|на\ (?:душу|человека|тонну))"
    ),
    # 2 млн баррелей "в сутки"
    daily=re.compile(r"(?:\ (?:сырой\ )?нефти)?(?:\ (?:в|за)\ (?:сутки|день)\b|/сут|\ (?:еже|по)дневно)"),
    # с 3 млрд долл. до 4 млрд "в" мае
    bare_end=re.compile(
        r"[,.;:)]|\ ?—|\n|\ \(|\ -\ |\ (?:в|во|до|за|из|к|на|от|с|со|по|при|против|и|а|но|или|тогда|годом|год|вместо"
        r"|соответственно|ранее)\b|$"
    ),
    bare_lead=NEVER,
    # 4 млрд "150 млн"
    more=re.compile(r"\ (?:и\ )?(?P<digits>\d{1,3}(?:[.,]\d{1,2})?)(?=\ ?[а-я])"),
    half=NEVER,
)
