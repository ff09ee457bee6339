"""What records depend on: a model by name, version and content."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What records depend on: the model's name, version, and a SHA-256 over its files."""

    name: str
    version: str
    sha256: str


def digest(folder: Path, files: Iterable[Path]) -> str:
    """A SHA-256 over the files' places below the folder, and their content."""
    hashed = hashlib.sha256()
    for file in sorted(files):
        hashed.update(file.relative_to(folder).as_posix().encode())
        hashed.update(file.read_bytes())
    return hashed.hexdigest()
