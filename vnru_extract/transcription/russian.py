"""Russian names as the English-language press romanises them: `Сергей Лавров` as `Sergey Lavrov`."""

import re

from vnru_extract.transcription.tables import tables

# Heard only in the letter behind them
_SIGNS = "ъь"
_WORD = re.compile(r"[А-Яа-яЁё]+")
# As in "Ельцин", "Дмитриев", "Соловьев": a vowel that is said with "y" before it
_WITH_Y = re.compile(r"(?:(?<=[аеёиоуыэюяьъ])|\b)е")
# As in "Лавровский", "Грозный", and within "Андрейченко" not
_ENDING = re.compile(r"(?:ий|ый)\b")
_MARIA = re.compile(r"ия\b")
# As in "Горбачёв", "Хрущёв": written "ye" by nobody
_HUSHED = re.compile(r"(?<=[жчшщ])ё")
_ILYIN = re.compile(r"(?<=[ьъ])и")
# As in "Шойгу", "Михайлов"
_SHOIGU = re.compile(r"й(?=[бвгджзклмнпрстфхцчшщ])")


def romanised(name: str) -> str:
    """A name in Latin letters.

    >>> romanised("Дмитрий Медведев"), romanised("Борис Ельцин"), romanised("Пётр Толстой"), romanised("Мария Захарова")
    ('Dmitry Medvedev', 'Boris Yeltsin', 'Pyotr Tolstoy', 'Maria Zakharova')
    """
    return _WORD.sub(lambda word: _romanised(word.group()), name)


def _romanised(word: str) -> str:
    given = tables().russian.given.get(word.capitalize().replace("ё", "е"))
    latin = given.lower() if given else _letters(word.lower())
    if word.isupper() and len(word) > 1:
        return latin.upper()
    return latin[:1].upper() + latin[1:] if word[0].isupper() else latin


def _letters(word: str) -> str:
    word = _ENDING.sub("y", _MARIA.sub("ia", _HUSHED.sub("e", _SHOIGU.sub("i", word))))
    word = _ILYIN.sub("yi", _WITH_Y.sub("ye", word))
    return "".join(tables().russian.letters.get(letter, letter) for letter in word if letter not in _SIGNS)
