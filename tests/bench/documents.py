"""Documents made from templates, the same ones every time: names, offices, dates, figures, agreements."""

import json
import random
from pathlib import Path

GIVEN = (
    "Adaeze", "Bruno", "Chiara", "Dmitry", "Elif", "Farid", "Grace", "Hiroshi",
    "Ines", "Jonas", "Kateryna", "Linh", "Marek", "Nadia", "Omar", "Priya",
)  # fmt: skip
FAMILY = (
    "Obi", "Keller", "Rossi", "Volkov", "Demir", "Haddad", "Mwangi", "Tanaka",
    "Duarte", "Berg", "Kovalenko", "Nguyen", "Novak", "Saidi", "Rahman", "Nair",
)  # fmt: skip
COUNTRIES = (
    ("Vietnam", "Vietnamese", "Hanoi"), ("Russia", "Russian", "Moscow"), ("Chile", "Chilean", "Santiago"),
    ("Kenya", "Kenyan", "Nairobi"), ("Turkey", "Turkish", "Ankara"), ("Japan", "Japanese", "Tokyo"),
    ("Poland", "Polish", "Warsaw"), ("Morocco", "Moroccan", "Rabat"), ("Laos", "Lao", "Vientiane"),
)  # fmt: skip
OFFICES = (
    "Foreign Minister", "Deputy Prime Minister", "President", "Ambassador", "Minister of Industry and Trade",
    "Chairman of the National Assembly", "Deputy Minister of Defence", "Secretary of the Security Council",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
SENTENCES = (
    "{office} {name} of {a} arrived in {seat} on {day} {month} {year} for a three-day official visit.",
    "Trade between {a} and {b} reached ${x}.{y} billion in {year}, up {y}.{x} percent, {b_adj} customs said.",
    "{a_adj} exports to {b} rose by {x} percent to {x}{y}0 million US dollars in the first {x} months of {year}.",
    "The two sides signed a memorandum on cooperation in energy; the Treaty of {day} {month} {year} is in force.",
    "{surname} said that both countries would keep working on energy, and that exchange had never been closer.",
    "On behalf of the government of {b}, {office} {other} thanked the guests for their support during the floods.",
    "It was not clear on Monday when the next round of talks would take place; officials would not give a day.",
    "\"We have known each other for a long time,\" {other} told reporters in {seat}, \"and we trust each other.\"",
    "The Free Trade Agreement between {a} and {b} entered into force in {month} {year}.",
    "Investors from {b} have put over ${y}{x}0 million into {x} projects, mostly in the north of the country.",
    "Delegates visited a hospital, a port and two schools, and laid flowers at the monument in the city's main square.",
)  # fmt: skip


def make_documents(number: int) -> list[dict[str, str]]:
    """Documents for JSON Lines, 150 to 450 words each."""
    return [_make_document(random.Random(seed), seed) for seed in range(number)]  # noqa: S311  only varied text


def _make_document(chance: random.Random, seed: int) -> dict[str, str]:
    first, second = chance.sample(COUNTRIES, 2)
    paragraphs = []
    for _ in range(chance.randint(3, 7)):
        picked = chance.sample(SENTENCES, chance.randint(2, 4))
        paragraphs.append(" ".join(_fill(sentence, chance, first, second) for sentence in picked))
    text = "\n\n".join(paragraphs)
    return {
        "id": f"d{seed}",
        "title": f"{first[0]} and {second[0]} hold talks",
        "published": "2023-06-15",
        "text": text,
    }


def _fill(sentence: str, chance: random.Random, a: tuple[str, str, str], b: tuple[str, str, str]) -> str:
    surname = chance.choice(FAMILY)
    return sentence.format(
        a=a[0], a_adj=a[1], seat=a[2], b=b[0], b_adj=b[1],
        name=f"{chance.choice(GIVEN)} {surname}", surname=surname,
        other=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", office=chance.choice(OFFICES),
        day=chance.randint(1, 28), month=chance.choice(MONTHS), year=chance.randint(1975, 2023),
        x=chance.randint(2, 9), y=chance.randint(2, 9),
    )  # fmt: skip


def write_documents(path: Path, number: int) -> None:
    """So many documents as JSON Lines."""
    path.write_text("".join(f"{json.dumps(one)}\n" for one in make_documents(number)))
