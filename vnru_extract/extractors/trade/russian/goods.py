"""What is traded: the nouns in the genitive behind a flow ("экспорт риса и кофе") or a volume ("3 млн тонн угля")."""

import re

from vnru_extract.extractors.trade.russian.words import patterns
from vnru_extract.morphology import parses
from vnru_extract.page import Page

_WORD = re.compile(r"(?P<joint>,?\ и\ |,\ |\ )(?P<word>[^\W\d_][\w-]*)")
_MOST_WORDS = 6


def find_goods(page: Page, start: int, end: int) -> str | None:
    """The goods named right behind an offset, as they are written, without the country; None for goods in general."""
    words: list[tuple[int, int]] = []
    position = start
    while len(words) < _MOST_WORDS and (match := _WORD.match(page.flow, position, end)):
        begin, stop = match.span("word")
        country = next(iter(page.countries_in(begin, min(end, begin + 60))), None)
        if country and country.start == begin:
            if words:
                break
            position = country.end
            continue
        if (match.group("joint") != " " and not words) or not _is_of(match.group("word")):
            break
        words.append((begin, stop))
        position = stop
    said = page.flow[words[0][0] : words[-1][1]] if words else ""
    return page.text[words[0][0] : words[-1][1]] if patterns().generic.sub("", said).strip(" и,") else None


def find_item(page: Page, start: int, end: int) -> str | None:
    """The goods that an item of a list is, None where its words are no nouns."""
    words = [word for word in page.flow[start:end].split() if word != "и"]
    if any(patterns().told.match(word) or patterns().owners.match(word) or len(word) < 3 for word in words):
        return None
    kinds = [{one.tag.POS for one in parses(word)[:2]} for word in words]
    if not any("NOUN" in kind for kind in kinds) or not all(kind & {"NOUN", "ADJF", "PRTF"} for kind in kinds):
        return None
    return page.text[start:end] if patterns().generic.sub("", page.flow[start:end]).strip() else None


def _is_of(word: str) -> bool:
    """Whether a word can be part of the name of goods in the genitive."""
    if len(word) > 1 and word.isupper():
        return True  # СПГ
    owners = patterns().companies.match(word) or patterns().parts.match(word) or patterns().owners.match(word)
    if owners or len(word) < 3 or word[:1].isupper() or patterns().told.match(word):
        return False
    readings = [one.tag for one in parses(word) if one.tag.POS in {"NOUN", "ADJF", "PRTF"} and "Apro" not in one.tag]
    return any("gent" in tag or "Fixd" in tag for tag in readings)
