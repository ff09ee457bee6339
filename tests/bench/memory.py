"""How much memory the installed command takes at its most: for few documents, for many, and for one that is large."""

import json
import tempfile
from pathlib import Path

from tests.bench.documents import make_documents
from tests.bench.process import run_command

MANY = (1_000, 20_000)
LARGE = 50_000_000


def main() -> None:
    print(f"{'vnru-extract --jobs 1 on':<36}{'peak memory':>12}{'seconds':>10}")
    with tempfile.TemporaryDirectory() as folder:
        path, large = Path(folder) / "documents.jsonl", Path(folder) / "large.txt"
        for number in MANY:
            _write_short(path, number)
            _measure(f"{number:,} documents of a paragraph", path)
        large.write_text(_long_text(LARGE))
        _measure(f"one document of {LARGE // 1_000_000} MB", large)


def _measure(what: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        taken = run_command(path, "--jobs", "1", "-o", Path(folder) / "records.jsonl")
    print(f"{what:<36}{taken.megabytes:>9,.0f} MB{taken.seconds:>10.1f}", flush=True)


def _write_short(path: Path, number: int) -> None:
    """The first paragraph of each made document, 40 to 100 words."""
    with path.open("w") as file:
        for made in make_documents(number):
            file.write(f"{json.dumps(made | {'text': made['text'].partition(chr(10))[0]})}\n")


def _long_text(size: int) -> str:
    """Made documents, one after the other, again and again."""
    text = "\n\n".join(made["text"] for made in make_documents(1_000))
    return (f"{text}\n\n" * (size // len(text) + 1))[:size]
