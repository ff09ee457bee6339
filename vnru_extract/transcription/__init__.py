"""Names in another script: Vietnamese, Chinese and Russian ones in Cyrillic, and back in Latin letters.

| module | does |
|---|---|
| `vietnamese.py` | "Nguyễn Phú Trọng" and "Нгуен Фу Чонг": the practical transcription, both ways |
| `chinese.py` | "Си Цзиньпин" as "Xi Jinping": Palladius and pinyin |
| `russian.py` | "Сергей Лавров" as "Sergey Lavrov": the press's romanisation |
| `traditions.py` | which tradition a name in Cyrillic is of, and where given names are at home |
| `respelled.py` | "La-vrốp" and "Lavrov": names in Vietnamese syllables, for comparing only |

A name of a Westerner in Cyrillic cannot be spelled back by rule: "Макрон" is romanised, not turned into "Macron".
"""

from functools import lru_cache

from vnru_extract.text import is_cyrillic
from vnru_extract.transcription import chinese, russian, vietnamese
from vnru_extract.transcription.traditions import tradition_of

_REMEMBERED = 16_384


@lru_cache(maxsize=_REMEMBERED)
def latin(name: str) -> str | None:
    """A name that Russian writes, in Latin letters; None for one in Latin letters, and for a Korean one.

    Korean names have no one romanisation, and Russian writes them by sounds that none of them tells.

    >>> latin("Буй Тхань Шон"), latin("Си Цзиньпин"), latin("Сергей Лавров"), latin("Ким Чен Ын"), latin("To Lam")
    ('Bui Thanh Son', 'Xi Jinping', 'Sergey Lavrov', None, None)
    """
    if not is_cyrillic(name):
        return None
    match tradition_of(name):
        case "korean":
            return None
        case "vietnamese":
            return vietnamese.from_cyrillic(name) or russian.romanised(name)
        case "chinese":
            return chinese.pinyin(name) or russian.romanised(name)
        case _:
            return russian.romanised(name)


@lru_cache(maxsize=_REMEMBERED)
def compared(name: str) -> str:
    """A name in Latin letters, where there is one such form; Vietnamese and Korean ones in Cyrillic stay.

    >>> compared("Сергей Лавров"), compared("Си Цзиньпин"), compared("Буй Тхань Шон")
    ('Sergey Lavrov', 'Xi Jinping', 'Буй Тхань Шон')
    """
    return name if tradition_of(name) in {"vietnamese", "korean"} else latin(name) or name
