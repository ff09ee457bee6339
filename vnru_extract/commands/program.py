"""What this program is: its version, its files' digest, the model that it loads."""

import hashlib
import platform
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnru_extract.errors import UsageError

if TYPE_CHECKING:
    from vnru_extract.pipeline import Extractor

NAME = "vnru-extract"
_PACKAGE = Path(__file__).parent.parent


def program() -> dict[str, str]:
    """Name, version, and a SHA-256 over the rules and lexicons: who edits them gets other records."""
    digest = hashlib.sha256()
    for file in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".toml"}):
        digest.update(file.relative_to(_PACKAGE).as_posix().encode())
        digest.update(file.read_bytes())
    return {"name": NAME, "version": version(NAME), "sha256": digest.hexdigest()}


def identities(extractor: "Extractor") -> list[str]:
    """The models that an extractor has, a language each, for people."""
    models = extractor.taggers.identities()
    return [f"{model.name} {model.version} for {code} (sha256 {model.sha256})" for code, model in models.items()]


def about(extractor: "Extractor", options: Mapping[str, Any]) -> dict[str, Any]:
    """What records depend on, for the manifest: never when, where or by whom."""
    from dataclasses import asdict  # noqa: PLC0415

    from vnru_extract.models import SCHEMA_VERSION  # noqa: PLC0415

    return {
        "program": program(),
        "schema_version": SCHEMA_VERSION,
        "models": {code: asdict(model) for code, model in extractor.taggers.identities().items()},
        "spacy": version("spacy"),
        "options": dict(options),
    }


def alike(make: "Callable[[], Extractor]", expected: Mapping[str, Any]) -> "Extractor":
    """An extractor made on a machine of a cluster, where `about` says what is `expected`: the same on every machine.

    Raises:
        UsageError: it does not, so that records would depend on where they are made.

    """
    extractor = make()
    found = about(extractor, {})
    different = ", ".join(name for name in expected if found[name] != expected[name])
    if different:
        raise UsageError(f"{platform.node()} has another {different} than this machine: install the same on all")
    return extractor
