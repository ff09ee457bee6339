"""`python -m tests.bench [DOCUMENTS]`: how fast the program is, measured against its NER alone. Nothing is asserted.

The documents are made from templates, the same ones every time: names, offices, dates, figures and agreements of
many countries, a few hundred words each. NER alone reads the same smoothed texts as the whole run.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from vnru_extract import pipeline
from vnru_extract.page import Document, Page
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.run import run
from vnru_extract.writers import Stream, lines

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


def seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def whole_run(path: Path, extractor: pipeline.Extractor) -> None:
    with Path("/dev/null").open("wb") as nowhere:
        run(Reader(find_inputs([str(path)])), extractor, Stream(nowhere))


def time_stages(path: Path, extractor: pipeline.Extractor) -> dict[str, float]:
    """Seconds in each step of the flow, from one run with a stopwatch around each; nested steps count for the inner."""
    spent: dict[str, float] = defaultdict(float)
    inner = [0.0]

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def stopwatch(*arguments: Any, **options: Any) -> Any:
            before, inner[0] = inner[0], 0.0
            begun = time.perf_counter()
            result = step(*arguments, **options)
            took = time.perf_counter() - begun
            spent[name] += took - inner[0]
            inner[0] = before + took
            return result

        return stopwatch

    steps = [name for name in vars(pipeline) if name.startswith(("find_", "link_", "settle_"))]
    steps += [name for name in ("Page", "Record", "language_of", "text_digest") if hasattr(pipeline, name)]
    kept = {name: getattr(pipeline, name) for name in steps}
    entities = extractor.tagger.entities
    try:
        for name, step in kept.items():
            setattr(pipeline, name, timed(name, step))
        extractor.tagger.entities = timed("NER", entities)  # type: ignore[method-assign]
        documents: list[Any] = []
        timed("reading", lambda: documents.extend(Reader(find_inputs([str(path)]))))()
        records = list(_extracted(extractor, documents, timed))
    finally:
        for name, step in kept.items():
            setattr(pipeline, name, step)
        del extractor.tagger.entities
    timed("writing", lambda: [list(lines(record, "document")) for record in records])()
    return dict(spent)


def _extracted(extractor: pipeline.Extractor, documents: list[Any], timed: Any) -> list[Any]:
    results: list[Any] = []
    timed("the rest of the flow", lambda: results.extend(extractor.pipe(documents)))()
    return results


def main(number: int = 300) -> None:
    made = make_documents(number)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("".join(f"{json.dumps(one)}\n" for one in made))
        extractor = pipeline.Extractor()
        texts = [item.text for item in Reader(find_inputs([str(path)])) if isinstance(item, Document)]
        flows = [Page(text).flow for text in texts]
        characters, words = sum(map(len, texts)), sum(len(text.split()) for text in texts)
        whole_run(path, extractor)
        alone, whole = [], []
        for _ in range(3):
            alone.append(seconds(lambda: extractor.tagger.entities(flows)))
            whole.append(seconds(lambda: whole_run(path, extractor)))
        print(f"{number} documents, {characters:,} characters, {words:,} words; median of 3, taken in turn")
        for name, taken in (("NER alone", statistics.median(alone)), ("whole run", statistics.median(whole))):
            print(f"{name}: {taken:6.2f} s  {characters / taken:9,.0f} characters/s  {words / taken:8,.0f} words/s")
        print(f"whole run / NER alone: {statistics.median(whole) / statistics.median(alone):.2f}")
        _print_stages(time_stages(path, extractor), characters)
    start = statistics.median(seconds(_ask_for_help) for _ in range(5))
    print(f"\nvnru-extract --help: {start:.2f} s")


def _print_stages(stages: dict[str, float], characters: int) -> None:
    print(f"\n{'stage':<24}{'seconds':>9}{'ms/1,000 characters':>22}{'of NER':>9}")
    for name, taken in sorted(stages.items(), key=lambda stage: -stage[1]):
        print(f"{name:<24}{taken:>9.3f}{taken * 1_000_000 / characters:>22.3f}{taken / stages['NER']:>9.1%}")


def _ask_for_help() -> None:
    subprocess.run([sys.executable, "-m", "vnru_extract", "--help"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
