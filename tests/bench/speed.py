"""How fast: the whole run against NER alone, each stage, several processes, start-up.

NER alone is what spaCy does with the same smoothed texts: `nlp.pipe`, every component but NER left out, no word ever
forgotten, multiplying and batch size as they are fastest. One process is timed by the processor's time, which other
programs on the machine disturb least; several processes and start-up are timed by the clock.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.documents import write_documents
from tests.bench.process import run_command
from tests.bench.stages import time_stages
from vnru_extract.models import Language
from vnru_extract.nlp import DEFAULT_MODEL
from vnru_extract.page import Document, Page
from vnru_extract.pipeline import Extractor
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.run import run
from vnru_extract.writers import Stream

RUNS = 5
# Of 8, 16, 32, 64, 256 the fastest.
BATCH = 16


def main(number: int = 300) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        write_documents(path, number)
        extractor = Extractor()
        texts = [item.text for item in Reader(find_inputs([str(path)])) if isinstance(item, Document)]
        characters, words = sum(map(len, texts)), sum(len(text.split()) for text in texts)
        print(f"{number} documents, {characters:,} characters, {words:,} words")
        compare(path, extractor, [Page(text).flow for text in texts], characters, words)
        _print_stages(time_stages(path, extractor), characters, words)
        write_documents(path, 5 * number)
        _print_jobs(path, 5 * words)
        for language in ("ru", "vi"):
            _print_language(path, extractor, language, number)
    start = statistics.median(run_command("--help").seconds for _ in range(RUNS))
    print(f"\nvnru-extract --help: {start:.2f} s")


def compare(path: Path, extractor: Extractor, flows: list[str], characters: int, words: int) -> None:
    """The whole run and NER alone, in turn, each the median of some runs."""
    as_shipped, fastest = _recogniser(use_blis=True), _recogniser(use_blis=False)
    steps: dict[str, Callable[[], Any]] = {
        "NER alone, as spaCy comes": lambda: _recognise(as_shipped, flows),
        "NER alone, at its fastest": lambda: _recognise(fastest, flows),
        "whole run": lambda: whole_run(path, extractor),
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(RUNS):
        for name, step in steps.items():
            taken[name].append(_processor_seconds(step))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:<26}{median:6.2f} s {characters / median:9,.0f} characters/s {words / median:8,.0f} words/s")
    for name in [name for name in medians if name != "whole run"]:
        print(f"whole run / {name}: {medians['whole run'] / medians[name]:.2f}")


def _print_language(path: Path, extractor: Extractor, language: Language, number: int) -> None:
    """Another language's whole run beside its bare tagger, in turn, each the median of some runs."""
    write_documents(path, number, language)
    texts = [item.text for item in Reader(find_inputs([str(path)])) if isinstance(item, Document)]
    flows = [Page(text, language=language).flow for text in texts]
    words = sum(len(text.split()) for text in texts)
    tagger = extractor.taggers.of(language)
    whole_run(path, extractor)  # loads its words
    taken = [
        (_processor_seconds(lambda: tagger.entities(flows)), _processor_seconds(lambda: whole_run(path, extractor)))
        for _ in range(RUNS)
    ]
    alone, whole = (statistics.median(times) for times in zip(*taken, strict=True))
    print(f"\n{language}: {number} documents, {words:,} words")
    print(f"tagger alone {words / alone:8,.0f} words/s; whole run {words / whole:8,.0f} words/s; {whole / alone:.2f}")


def _recogniser(*, use_blis: bool) -> Any:
    import spacy  # noqa: PLC0415  after the program, which says how many threads NumPy is to take
    from thinc.api import use_ops  # noqa: PLC0415

    with use_ops("numpy", use_blis=use_blis):
        pipeline = spacy.load(DEFAULT_MODEL)
    for name in set(pipeline.pipe_names) - {"ner"}:
        pipeline.remove_pipe(name)
    return pipeline


def _recognise(pipeline: Any, flows: list[str]) -> int:
    return sum(len(doc.ents) for doc in pipeline.pipe(flows, batch_size=BATCH))


def whole_run(path: Path, extractor: Extractor) -> None:
    with Path("/dev/null").open("wb") as nowhere:
        run(Reader(find_inputs([str(path)])), extractor, Stream(nowhere))


def _processor_seconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _print_stages(stages: dict[str, dict[str, float]], characters: int, words: int) -> None:
    print(f"\n{'stage':<24}{'seconds':>9}{'ms/1,000 characters':>22}{'words/s':>12}")
    for stage, steps in stages.items():
        _print_stage(stage, sum(steps.values()), characters, words)
        for step, taken in sorted(steps.items(), key=lambda pair: -pair[1]) if len(steps) > 1 else ():
            _print_stage(f"  {step}", taken, characters, words)


def _print_stage(name: str, taken: float, characters: int, words: int) -> None:
    print(f"{name:<24}{taken:>9.3f}{taken * 1_000_000 / characters:>22.3f}{words / taken:>12,.0f}")


def _print_jobs(path: Path, words: int) -> None:
    print(f"\nthe whole command on {words:,} words, with its start; median of 3")
    for jobs in (1, 2):
        outputs = [path.with_name(f"{jobs}-{n}.jsonl") for n in range(3)]
        taken = statistics.median(run_command(path, "--jobs", str(jobs), "-o", output).seconds for output in outputs)
        print(f"--jobs {jobs}: {taken:6.2f} s {words / taken:9,.0f} words/s")
