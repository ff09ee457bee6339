"""`vnru-extract run`: documents in, records out."""

import re
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from vnru_extract.commands.calls import begin, descriptors, ended
from vnru_extract.commands.program import about, alike, identities
from vnru_extract.destination import Destination
from vnru_extract.errors import UsageError
from vnru_extract.finished import Finished
from vnru_extract.models import Language
from vnru_extract.page import Document
from vnru_extract.readers import LeavingFiles, PlainFile, Reader, Shard, find_inputs
from vnru_extract.run import Reads, run
from vnru_extract.screen import Screen
from vnru_extract.workers import jobs_that_pay, maker_of, several

if TYPE_CHECKING:
    from vnru_extract.pipeline import Extractor
    from vnru_extract.ray_engine import RayActors
    from vnru_extract.registry import Registry

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_JOBS = 256
_FEWEST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Request:
    """The options of `run`, as given."""

    paths: tuple[str, ...]
    to: Destination
    date: str | None = None
    lang: Language | None = None
    model: str | None = None
    with_text: bool = False
    strict: bool = False
    jobs: str | None = None
    engine: str = "local"
    address: str | None = None
    timeout: float | None = None
    max_chars: int | None = None
    no_registry: bool = False
    registry: str | None = None
    shard: str | None = None
    resume: bool = False
    quiet: bool = False
    verbose: bool = False


def execute(request: Request) -> int:
    """Check the call, then read, extract and write; the exit code.

    Raises:
        UsageError: the call is wrong; nothing was read.
        OutputError: the results cannot be written.

    """
    undated, jobs = _day(request.date), _jobs(request.jobs, request.engine)
    shard = Shard() if request.shard is None else Shard.parse(request.shard)
    _refuse_contradictions(request)
    inputs = find_inputs(request.paths, outputs=request.to.files, written=descriptors())
    begin()
    extractor = _extractor(request)
    screen = Screen(inputs, quiet=request.quiet, verbose=request.verbose, errors_kept=request.to.keeps_errors)
    for model in identities(extractor):
        screen.tell_verbosely(f"model {model}")
    described = about(extractor, _options(request, extractor))
    with ExitStack() as stack:
        finished = _finished(request, described, screen)
        if finished is not None:
            stack.enter_context(finished)
        opened = request.to.opened(screen, described)
        stack.enter_context(screen)
        output = stack.enter_context(opened)
        reader = Reader(inputs, undated=undated, shard=shard, warn=screen.warn)
        how: Any = {"finished": finished, "strict": request.strict, "report": screen.report}
        if request.engine == "ray":
            actors = stack.enter_context(_actors(request, extractor, jobs, screen))
            unopened: Reads[Document | PlainFile] = LeavingFiles(reader)
            outcome = run(unopened, actors, output, **how)
        else:
            working = several(extractor, jobs or jobs_that_pay(inputs.size // shard.of), timeout=request.timeout)
            outcome = run(reader, stack.enter_context(working), output, **how)
    return ended(outcome, screen, resumable=request.to.is_resumable)


def _actors(request: Request, extractor: "Extractor", jobs: int | None, screen: Screen) -> "RayActors":
    from vnru_extract.ray_engine import Cluster, RayActors  # noqa: PLC0415  an extra

    make = partial(alike, maker_of(extractor), about(extractor, {}))
    return RayActors(make, Cluster(request.address, jobs, request.timeout), warn=screen.warn)


def _finished(request: Request, described: dict[str, Any], screen: Screen) -> Finished | None:
    """What is to be taken over from earlier runs into the same folder."""
    if not request.resume or request.to.output is None:
        return None
    finished, difference = Finished.into(request.to.output, described)
    if difference is not None:
        screen.warn(f"not taken over: results in {request.to.output}, which differ in {difference}")
    return finished


def _extractor(request: Request) -> "Extractor":
    from vnru_extract.nlp import DEFAULT_MODEL  # noqa: PLC0415  spaCy takes a second: only when the call is right
    from vnru_extract.pipeline import LONGEST, Extractor  # noqa: PLC0415

    return Extractor(
        request.model or DEFAULT_MODEL,
        with_text=request.with_text,
        max_chars=request.max_chars or LONGEST,
        language=request.lang,
        registry=_registry(request),
    )


def _registry(request: Request) -> "Registry | None":
    from vnru_extract.registry import Registry, built_in  # noqa: PLC0415

    if request.no_registry:
        return None
    return built_in() if request.registry is None else Registry.read(request.registry)


def _options(request: Request, extractor: "Extractor") -> dict[str, Any]:
    """The options as the manifest shows them."""
    options = {"paths": request.paths, "per": request.to.per, "format": request.to.form}
    options |= {name: getattr(request, name) for name in ("date", "lang", "model", "with_text", "strict", "shard")}
    registry = extractor.registry.identity if extractor.registry else None
    return options | {"max_chars": extractor.max_chars, "registry": registry}


def _day(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--date {given!r}: there is no such day") from None
    raise UsageError(f"--date {given!r} is not a day: write YYYY-MM-DD, such as 2024-05-17")


def _jobs(given: str | None, engine: str) -> int | None:
    """How many processes or actors; None for `auto`, which a cluster's actors are where nothing is given."""
    if given == "auto":
        return None
    if given is None:
        return None if engine == "ray" else 1
    if not given.isdecimal() or not 1 <= int(given) <= _MOST_JOBS:
        raise UsageError(f"--jobs {given!r}: give a number from 1 to {_MOST_JOBS}, or auto")
    return int(given)


def _refuse_contradictions(request: Request) -> None:
    if request.with_text and request.to.per == "fact":
        raise UsageError("--with-text puts texts into documents' records: leave it out with --per fact")
    if request.timeout is not None and not request.timeout > 0:
        raise UsageError(f"--timeout {request.timeout:g}: give a number of seconds above 0, or leave it out")
    if request.max_chars is not None and request.max_chars < _FEWEST_CHARACTERS:
        raise UsageError(f"--max-chars {request.max_chars}: give {_FEWEST_CHARACTERS} or more, or leave it out")
    if request.address is not None and request.engine != "ray":
        raise UsageError(f"--address {request.address}: only with --engine ray")
    if request.model is not None and not request.model.strip():
        raise UsageError("--model is empty: give the name or the path of a spaCy pipeline, or leave it out")
    if request.no_registry and request.registry is not None:
        raise UsageError("--registry FILE and --no-registry: give one of them")
    for option, given in (("--resume", request.resume), ("--shard", request.shard)):
        if given and not request.to.is_resumable:
            raise UsageError(f"{option} needs a folder of whole records: give -o DIR, without --format and --per fact")
