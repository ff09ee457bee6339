"""Every regular expression of the program, and how it is used, found by watching `re` in a process of its own."""

import functools
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

ROOT = Path(__file__).parents[2]
PACKAGE = "vnru_extract"
ATTEMPTS = ("match", "fullmatch")
SEARCHES = ("search", "finditer", "findall", "split", "sub", "subn")
# A search in less than this, such as the words before a number, costs a bounded time whatever the pattern.
LONG = 2_000


@dataclass
class Used:
    """A pattern, the module and line that compiled it, and the longest text that each method was asked of."""

    where: str
    source: str
    flags: int
    is_bytes: bool
    longest: dict[str, int] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[Any]:
        return re.compile(self.source.encode("latin-1") if self.is_bytes else self.source, self.flags)

    @property
    def is_searched(self) -> bool:
        """Whether long texts are searched with it: then it is tried at every place of them."""
        return any(self.longest.get(name, 0) > LONG for name in SEARCHES)


def used_patterns() -> list[Used]:
    """What a fresh process compiles while it imports, builds and uses everything, in each language."""
    done = subprocess.run([sys.executable, "-m", __name__], cwd=ROOT, capture_output=True, text=True, check=True)
    return [Used(**one) for one in json.loads(done.stdout)]


class _Watched:
    """Stands for a compiled pattern, and notes what is asked of it."""

    def __init__(self, pattern: re.Pattern[Any], used: Used) -> None:
        self.pattern_itself, self._used = pattern, used

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self.pattern_itself, name)
        if name not in (*ATTEMPTS, *SEARCHES):
            return asked

        def noting(*given: Any, **named: Any) -> Any:
            first = 1 if name in {"sub", "subn"} else 0
            start, end = (*given[first + 1 :], 0)[:2] if len(given) > first + 2 else (0, sys.maxsize)
            length = min(end, len(given[first])) - start
            self._used.longest[name] = max(length, self._used.longest.get(name, 0))
            return asked(*given, **named)

        return noting


def _watch() -> dict[tuple[Any, int], Used]:
    found: dict[tuple[Any, int], Used] = {}
    compiling: Any = re._compile  # type: ignore[attr-defined]

    def noting(source: Any, flags: int) -> Any:
        pattern = compiling(getattr(source, "pattern_itself", source), flags)
        where = _caller()
        if not where.startswith(PACKAGE):
            return pattern
        is_bytes = isinstance(pattern.pattern, bytes)
        text = pattern.pattern.decode("latin-1") if is_bytes else pattern.pattern
        key = (pattern.pattern, pattern.flags)
        return _Watched(pattern, found.setdefault(key, Used(where, text, int(pattern.flags), is_bytes)))

    re._compile = noting  # type: ignore[attr-defined]
    return found


def _caller() -> str:
    frame = inspect.currentframe()
    while frame is not None and frame.f_globals.get("__name__") in {"re", "functools", __name__}:
        frame = frame.f_back
    return f"{frame.f_globals.get('__name__')}:{frame.f_lineno}" if frame else ""


def _import_everything() -> None:
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def _build_everything() -> None:
    """Call what is built once a language, or once."""
    for name, module in sorted(sys.modules.items()):
        for built in list(vars(module).values()) if name.startswith(PACKAGE) else []:
            if isinstance(built, functools._lru_cache_wrapper) and built.__module__ == name:
                _build(built, list(inspect.signature(built).parameters))


def _build(built: Callable[..., Any], wanted: list[str]) -> None:
    if not wanted:
        built()
    elif wanted == ["language"]:
        built("en")
        for language in ("ru", "vi"):
            # Words of another shape: the module is for English, and the other languages have their own beside it.
            with suppress(ValidationError):
                built(language)


def _use_everything() -> None:
    from tests.test_formats_fuzz import SAMPLES  # noqa: PLC0415  nothing is imported before `re` is watched
    from vnru_extract import Extractor  # noqa: PLC0415
    from vnru_extract.language import language_of  # noqa: PLC0415
    from vnru_extract.page import Document  # noqa: PLC0415
    from vnru_extract.readers import Reader, find_inputs  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        for name, data in SAMPLES.items():
            Path(folder, name).write_bytes(data)
        texts = sorted((ROOT / "tests" / "gate_corpus").glob("*/texts"))
        paths = [folder, str(ROOT / "data" / "raw"), *map(str, texts)]
        documents = [one for one in Reader(find_inputs(paths)) if isinstance(one, Document)]
    # One sentence of 30,000 characters: what is bounded by a sentence is not bounded.
    for language in ("en", "ru", "vi"):
        words = " ".join(document.text for document in documents if language_of(document.text) == language)
        long = re.sub(r"[.!?:;\n\"“”]+", " ", words)[:30_000]
        documents.append(Document(f"long {language}", "-", long, language=language))
    list(Extractor().pipe(documents))


def main() -> None:
    found = _watch()
    _import_everything()
    _build_everything()
    _use_everything()
    sys.stdout.write(json.dumps([asdict(used) for used in found.values()]))


if __name__ == "__main__":
    main()
