"""`manifest.json`: what the results in a folder depend on, how many there are, and what became of each document."""

import contextlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.writers.lines import KINDS, safe
from vnru_extract.writers.whole import telling_errors

MANIFEST, ERRORS = "manifest.json", "errors.jsonl"


class Manifest:
    """A manifest on its way; its list of documents waits on the disk, for there may be any number.

    `about` is what the run says of itself: never when, where or by whom.
    """

    def __init__(self, about: Mapping[str, Any], folder: Path, target: Path) -> None:
        self._about = about
        self._target = target
        self._counts = dict.fromkeys(("documents", "failed", *KINDS), 0)
        with telling_errors(target):
            self._documents = tempfile.TemporaryFile("w+", encoding="utf-8", dir=folder)  # noqa: SIM115

    def note(self, result: Record | Failure) -> None:
        """Count a result, and list its document."""
        digest, status = None, "failed"
        if isinstance(result, Failure):
            self._counts["failed"] += 1
        else:
            digest, status = result.text_sha256, "extracted"
            self._counts["documents"] += 1
            for field in KINDS:
                self._counts[field] += len(getattr(result, field))
        document = {"id": result.id, "source": result.source, "text_sha256": digest, "status": status}
        with telling_errors(self._target):
            self._documents.write(safe(json.dumps(document, ensure_ascii=False)) + "\n")

    def write(self, path: Path, ending: str) -> None:
        """Write the manifest, one key or document a line, readable and easy to compare."""
        head = safe(_indented(dict(self._about) | {"ending": ending, "counts": self._counts}, 0))
        with telling_errors(self._target), path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(head.removesuffix("\n}") + ',\n  "documents": [')
            self._documents.seek(0)
            between = "\n"
            for line in self._documents:
                file.write(f"{between}    {safe(_indented(json.loads(line), 4))}")
                between = ",\n"
            file.write("]\n}\n" if between == "\n" else "\n  ]\n}\n")
        self.close()

    def close(self) -> None:
        """Let go of the list."""
        with contextlib.suppress(OSError):  # what is buffered does not fit on the disk either
            self._documents.close()


def _indented(content: Any, by: int) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * by)
