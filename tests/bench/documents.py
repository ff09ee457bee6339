"""Documents made from templates, the same ones every time: names, offices, dates, figures, agreements."""

import json
import random
from pathlib import Path

from tests.bench import words_en, words_ru, words_vi

_WORDS = {"en": words_en, "ru": words_ru, "vi": words_vi}


def make_documents(number: int, language: str = "en") -> list[dict[str, str]]:
    """Documents for JSON Lines, 150 to 450 words each."""
    return [_make_document(random.Random(seed), seed, language) for seed in range(number)]  # noqa: S311  only varied text


def _make_document(chance: random.Random, seed: int, language: str) -> dict[str, str]:
    words = _WORDS[language]
    first, second = chance.sample(words.COUNTRIES, 2)
    paragraphs = []
    for _ in range(chance.randint(3, 7)):
        picked = chance.sample(words.SENTENCES, chance.randint(2, 4))
        paragraphs.append(" ".join(_fill(sentence, chance, language, first, second) for sentence in picked))
    text = "\n\n".join(paragraphs)
    return {
        "id": f"d{seed}",
        "title": words.TITLE.format(first[0], second[0]),
        "published": "2023-06-15",
        "text": text,
    }


def _fill(sentence: str, chance: random.Random, language: str, a: tuple[str, str, str], b: tuple[str, str, str]) -> str:
    words = _WORDS[language]
    surname = chance.choice(words.FAMILY)
    return sentence.format(
        a=a[0], a_adj=a[1], seat=a[2], b=b[0], b_adj=b[1],
        name=words.NAME.format(chance.choice(words.GIVEN), surname), surname=surname,
        other=words.NAME.format(chance.choice(words.GIVEN), chance.choice(words.FAMILY)),
        office=chance.choice(words.OFFICES),
        day=chance.randint(1, 28), month=chance.choice(words.MONTHS), year=chance.randint(1975, 2023),
        x=chance.randint(2, 9), y=chance.randint(2, 9),
    )  # fmt: skip


def write_documents(path: Path, number: int, language: str = "en") -> None:
    """So many documents as JSON Lines."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in make_documents(number, language)))
