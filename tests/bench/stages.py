"""A stopwatch around each step of the flow, in one process."""

import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from vnru_extract import pipeline
from vnru_extract.models import Record
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.writers import lines

# The steps of `pipeline` by how their names begin; what is none of them is "rules": pages, language, joining.
_STAGES = {"link_": "linking", "Record": "validation", "text_digest": "validation"}
_RULES = ("find_", "Page", "language_of")


class Stopwatch:
    """Processor seconds by stage and step; where a step calls another, the time is the inner one's."""

    def __init__(self) -> None:
        stages = ("reading", "NER", "rules", "linking", "validation", "writing")
        self.spent: dict[str, dict[str, float]] = {stage: defaultdict(float) for stage in stages}
        self._inner = 0.0

    def around(self, stage: str, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """The same step, timed."""

        @wraps(step)
        def timed(*arguments: Any, **options: Any) -> Any:
            before, self._inner = self._inner, 0.0
            begun = time.process_time()
            try:
                return step(*arguments, **options)
            finally:
                took = time.process_time() - begun
                self.spent[stage][name] += took - self._inner
                self._inner = before + took

        return timed


def time_stages(path: Path, extractor: pipeline.Extractor) -> dict[str, dict[str, float]]:
    """Seconds by stage, and in it by step, from one run."""
    watch = Stopwatch()
    kept = {name: step for name, step in vars(pipeline).items() if _stage_of(name)}
    check, entities = Record.check, extractor.taggers.of("en").entities
    try:
        for name, step in kept.items():
            setattr(pipeline, name, watch.around(_stage_of(name), name, step))
        Record.check = watch.around("validation", "check", check)  # type: ignore[method-assign]
        extractor.taggers.of("en").entities = watch.around("NER", "NER", entities)  # type: ignore[method-assign]
        documents = watch.around("reading", "reading", lambda: list(Reader(find_inputs([str(path)]))))()
        records = watch.around("rules", "the rest of the flow", lambda: list(extractor.pipe(documents)))()
    finally:
        for name, step in kept.items():
            setattr(pipeline, name, step)
        Record.check = check  # type: ignore[method-assign]
        del extractor.taggers.of("en").entities
    watch.around("writing", "writing", lambda: [list(lines(record, "document")) for record in records])()
    return watch.spent


def _stage_of(name: str) -> str:
    """The stage that a function of the pipeline belongs to; "" for what is no step."""
    stage = next((stage for start, stage in _STAGES.items() if name.startswith(start)), "")
    return stage or ("rules" if name.startswith(_RULES) else "")
