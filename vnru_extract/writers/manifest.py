"""`manifest.json`: what the results in a folder depend on, what became of each document, and how many there are."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.writers.line_files import LineFile
from vnru_extract.writers.lines import KINDS, safe

MANIFEST, ERRORS = "manifest.json", "errors.jsonl"
_DOCUMENTS = '\n  "documents": ['


class Manifest:
    """A manifest that is written while the run goes on, a line a document: a run that is killed leaves what it knew.

    `about` is what the run says of itself: never when, where or by whom. Files are made in `folder` for `target`.
    """

    def __init__(self, about: Mapping[str, Any], folder: Path, target: Path) -> None:
        self._counts = dict.fromkeys(("documents", "failed", *KINDS), 0)
        self._file = LineFile(folder / MANIFEST, target / MANIFEST)
        self._file.write((_indented(about).removesuffix("\n}") + "," if about else "{") + _DOCUMENTS)
        self._between = "\n"

    def note(self, result: Record | Failure) -> None:
        """Count a result, and list its document."""
        failed = isinstance(result, Failure)
        digest, status = (None, "failed") if isinstance(result, Failure) else (result.text_sha256, "extracted")
        document = {"id": result.id, "source": result.source, "text_sha256": digest, "status": status}
        self._file.write(f"{self._between}    {safe(json.dumps(document, ensure_ascii=False))}")
        self._between = ",\n"
        self._counts["failed" if failed else "documents"] += 1
        for field in () if isinstance(result, Failure) else KINDS:
            self._counts[field] += len(getattr(result, field))

    def finish(self, ending: str) -> None:
        """Say how the run ended, and close."""
        head = "]" if self._between == "\n" else "\n  ]"
        end = _indented({"ending": ending, "counts": self._counts}).removeprefix("{\n")
        self._file.write(f"{head},\n{end}\n")
        self._file.finish()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._file.close()


def about_of(manifest: Path) -> dict[str, Any] | None:
    """What a run said of itself in its manifest, which may be unfinished; None where that cannot be told.

    Only the head of the file is read: there may be any number of documents.
    """
    head = ""
    try:
        with manifest.open(encoding="utf-8") as file:
            for line in file:
                if line.startswith('  "documents": ['):
                    break
                head += line
        about = json.loads(head.rstrip().removesuffix(",") + "\n}")
    except (OSError, ValueError):
        return None
    return about if isinstance(about, dict) else None


def _indented(content: Mapping[str, Any]) -> str:
    return safe(json.dumps(dict(content), ensure_ascii=False, indent=2))
