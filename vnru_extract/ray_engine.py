"""Extraction by the actors of a Ray cluster, on this machine or many: the same results in the same order.

Ray Data runs the actors. Documents go to them in groups, a window of groups at a time, so that neither this process
nor Ray's store of objects holds them all; files that are one document each are opened there.

Each actor has one process of `workers.py`, which loads the model, reads and extracts: a document that crashes or takes
too long ends that process, and is told as on one machine. An actor that goes with its machine is Ray's matter, which
gives its group to another. Left to crash themselves, actors would be retried without end, or leave out documents.
"""

import contextlib
import os
import pickle
import secrets
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from vnru_extract.errors import OutputError, UsageError, VnruExtractError
from vnru_extract.page import Document
from vnru_extract.readers import PlainFile
from vnru_extract.workers import Factory, Item, Result, Workers, sendable

# As for processes on one machine: enough for NER to gain, little enough for the last groups to end together.
_GROUP_DOCUMENTS = 32
_GROUP_CHARACTERS = 50_000
# An actor reads some 80,000 characters a second and takes several to start, which it does anew for each window.
_WINDOW_GROUPS = 200
_WINDOW_CHARACTERS = 10_000_000
# How long a cluster may take to answer.
_PROBE_SECONDS, _CONNECT_SECONDS = 5.0, 60.0
_STORE_BYTES = 256 * 2**20
_ADDRESS, _AUTH_MODE = "RAY_ADDRESS", "RAY_AUTH_MODE"
_AUTO, _LOCAL = "auto", "local"
Group = list[Item | PlainFile]
Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A result, and what there was to tell when its document was read."""

    result: Result
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the actors run, and how many: at `address`, else the environment's `RAY_ADDRESS`, else on this machine.

    `actors` is None for as many as there are CPUs; `timeout` is seconds a document.
    """

    address: str | None = None
    actors: int | None = None
    timeout: float | None = None

    @property
    def place(self) -> str:
        """An address as Ray takes it."""
        return self.address or os.environ.get(_ADDRESS) or _LOCAL


class RayActors:
    """Actors that extract; takes documents, and files that are one document each.

    `make` builds the extractor inside each actor and must be importable there. Use as a context manager: leaving it
    ends the actors, and Ray where it was started here.

    Raises:
        UsageError: Ray is not installed.

    """

    def __init__(self, make: Factory, cluster: Cluster, *, warn: Warn = lambda _: None) -> None:
        # Read when Ray is imported. Nothing is told to anybody, and nothing said of what is dealt with here.
        os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
        if cluster.place == _LOCAL and _AUTH_MODE not in os.environ:
            # Ray listens to the network, and would keep a token in the home folder; this one ends with the run.
            os.environ |= {_AUTH_MODE: "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
        try:
            import ray.data  # noqa: PLC0415  an extra, and it takes seconds
        except ImportError as error:
            raise UsageError("--engine ray needs Ray: pip install 'vnru-extract[ray]'") from error
        self._ray = ray
        self._make, self._cluster, self._warn = make, cluster, warn
        self._actors = 0
        self._open = contextlib.ExitStack()

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            # Ray prints the loss of an actor to standard output, which is for data.
            silent = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
            stack.enter_context(contextlib.redirect_stdout(silent))
            over = threading.Event()
            stack.callback(over.set)
            stack.callback(self._ray.shutdown)
            with _silence():
                _connect(self._ray, self._cluster, over)
            self._actors = self._cluster.actors or max(1, _cpus(self._ray))
            context = self._ray.data.DataContext.get_current()
            context.enable_progress_bars = False
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def pipe(self, documents: Iterable[Item | PlainFile]) -> Iterator[Result]:
        """The record of each document, or the reason why it has none, in order.

        Raises:
            UsageError: an actor cannot be made as it should; the message says on which machine.
            OutputError: the cluster has gone.

        """
        for window in _windows(documents, self._actors):
            come: dict[int, list[_Answer]] = {}
            due = 0
            for number, answers in self._answered(window):
                come[number] = answers
                while due in come:
                    yield from self._told(come.pop(due))
                    due += 1

    def _told(self, answers: list[_Answer]) -> Iterator[Result]:
        for answer in answers:
            for warning in answer.told:
                self._warn(warning)
            yield answer.result

    def _answered(self, groups: list[Group]) -> Iterator[tuple[int, list[_Answer]]]:
        """The number of each group, in any order, and its answers."""
        rows = [{"number": number, "group": _packed(group)} for number, group in enumerate(groups)]
        data = self._ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            _Actor,
            fn_constructor_args=(self._make, self._cluster.timeout),
            batch_size=None,
            num_cpus=1,
            compute=self._ray.data.ActorPoolStrategy(size=min(self._actors, len(rows))),
        )
        try:
            for row in data.iter_rows():
                answers = pickle.loads(row["answers"])  # noqa: S301  this program's own, as between processes
                if isinstance(answers, VnruExtractError):
                    raise answers
                yield row["number"], answers
        except (self._ray.exceptions.RayError, OSError, RuntimeError) as error:
            raise OutputError(f"Ray cannot go on: {_first_line(error)}") from error


class _Actor:
    """What runs on the cluster: a process that reads and extracts, and is replaced where a document ends it."""

    def __init__(self, make: Factory, timeout: float | None) -> None:
        self._workers = Workers(partial(_Reading, make), 1, timeout=timeout)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        answers = [_packed(self._answers(pickle.loads(group))) for group in batch["group"]]  # noqa: S301  as above
        return {"number": batch["number"], "answers": answers}

    def _answers(self, group: list[Any]) -> list[_Answer] | VnruExtractError:
        """A result for each document, or the reason why nothing can be extracted here."""
        try:
            found: list[Any] = list(self._workers.pipe(group))
        except VnruExtractError as error:
            return error
        return [one if isinstance(one, _Answer) else _Answer(one) for one in found]


class _Reading:
    """In the actor's process: an extractor that opens files, too, and hands on what there was to tell of them."""

    def __init__(self, make: Factory) -> None:
        self._extractor = make()

    def pipe(self, documents: Iterable[Item | PlainFile]) -> Iterator[Any]:
        """The answer for each document, in order."""
        given = list(documents)
        told: list[list[str]] = [[] for _ in given]
        read = [
            item.attempt(warnings.append) if isinstance(item, PlainFile) else item
            for item, warnings in zip(given, told, strict=True)
        ]
        for result, warnings in zip(self._extractor.pipe(read), told, strict=True):
            yield _Answer(sendable(result), tuple(warnings))


def _windows(documents: Iterable[Item | PlainFile], actors: int) -> Iterator[list[Group]]:
    """Groups of documents, some minutes of work at a time."""
    window: list[Group] = []
    characters = 0
    for group, size in _groups(documents):
        window.append(group)
        characters += size
        if len(window) == _WINDOW_GROUPS * actors or characters >= _WINDOW_CHARACTERS * actors:
            yield window
            window, characters = [], 0
    if window:
        yield window


def _groups(documents: Iterable[Item | PlainFile]) -> Iterator[tuple[Group, int]]:
    """Documents that go to an actor together, and how long they are; a file counts with its bytes."""
    group: Group = []
    characters = 0
    for document in documents:
        group.append(sendable(document))
        characters += _size(document)
        if len(group) == _GROUP_DOCUMENTS or characters >= _GROUP_CHARACTERS:
            yield group, characters
            group, characters = [], 0
    if group:
        yield group, characters


def _size(document: Item | PlainFile) -> int:
    if isinstance(document, PlainFile):
        return document.file.size
    return len(document.text) if isinstance(document, Document) else 0


def _packed(content: Any) -> bytes:
    return pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)


def _connect(ray: Any, cluster: Cluster, over: threading.Event) -> None:
    """Join the cluster, or start one on this machine.

    In a thread: Ray waits some minutes for an address that does not answer, deaf to interrupts, and from the main
    thread it would take over the signals. The thread stays until all is `over`, for what it started ends with it.

    Raises:
        UsageError: there is none at the address.

    """
    address = cluster.place
    _probe(address)
    raised: list[BaseException] = []
    connected = threading.Event()

    def connect() -> None:
        here = {"num_cpus": cluster.actors, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
        options = here if address == _LOCAL else {}
        try:
            ray.init(address=address, log_to_driver=False, **options)
        except BaseException as error:  # SystemExit, too; told by the thread that waits
            raised.append(error)
        connected.set()
        over.wait()

    threading.Thread(target=connect, daemon=True).start()
    if not connected.wait(_CONNECT_SECONDS):
        raise UsageError(f"Ray at {address} did not answer within {_CONNECT_SECONDS:.0f} seconds")
    if raised:
        raise UsageError(f"cannot use Ray at {address}: {_first_line(raised[0])}") from raised[0]


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """No standard error for a moment: Ray says there how little it is going to say there."""
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _cpus(ray: Any) -> int:
    return int(ray.cluster_resources().get("CPU", 0))


def _probe(address: str) -> None:
    """Find out at once that nobody listens at an address."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if address in {_AUTO, _LOCAL}:
        return
    if not host or not port.isdecimal():
        raise UsageError(f"--address {address!r}: give HOST:PORT of a Ray cluster, or auto for one on this machine")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PROBE_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise UsageError(f"no Ray cluster answers at {address}: {_first_line(error)}") from error


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
