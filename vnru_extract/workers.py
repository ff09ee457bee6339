"""Extraction in several processes: results come in the order of the documents, and a process that dies, or takes too
long, costs the document it was at and no other.

Each worker is a process with an extractor of its own. It gets a group of documents and answers with one result for
each. If it dies on the way, or falls silent, the group's other documents are done again one by one by a new worker:
NER reads a group at once, so only a document that is alone is known to be the cause.
"""

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Protocol, Self, TypeVar

from vnru_extract.errors import Failure, InputError, VnruExtractError
from vnru_extract.kept import Kept
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.pipeline import Extractor, groups

# Enough for NER to gain from the group, little enough for the last groups to end together.
_GROUP_DOCUMENTS = 32
_GROUP_CHARACTERS = 50_000
# How many groups a worker may be ahead of the one whose results are waited for: memory stays bounded.
_AHEAD = 4
# How long a worker may take to start or to load a model, and to leave when it is asked to.
_START_SECONDS = 120.0
_LEAVE_SECONDS = 2.0
# A process takes two seconds to start, in which another reads so many bytes.
_WORTH_A_PROCESS = 150_000
# More threads than one a process only get in each other's way.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

Item = Document | Failure | Kept
Result = Record | Failure | Kept
Sent = TypeVar("Sent")
Given_contra = TypeVar("Given_contra", contravariant=True)


class Extracts(Protocol[Given_contra]):
    """What a run or a worker needs of an `Extractor`."""

    def pipe(self, documents: Iterable[Given_contra | Failure | Kept]) -> Iterator[Result]:
        """A result for each document, in order."""


Factory = Callable[[], Extracts[Document]]


@contextlib.contextmanager
def several(extractor: Extractor, jobs: int, *, timeout: float | None = None) -> Iterator[Extracts[Document]]:
    """The extractor itself, or `jobs` processes that each have one like it, where that or a time limit is asked for."""
    if jobs == 1 and timeout is None:
        yield extractor
        return
    with Workers(maker_of(extractor), jobs, timeout=timeout) as workers:
        yield workers


def maker_of(extractor: Extractor) -> Callable[[], Extractor]:
    """What makes an extractor like this one in another process."""
    return partial(
        Extractor,
        extractor.model,
        with_text=extractor.with_text,
        max_chars=extractor.max_chars,
        language=extractor.language,
        registry=extractor.registry,
    )


class Workers:
    """Some processes that extract; a drop-in for an `Extractor` where its `pipe` is used.

    `make` builds the extractor inside each process and must be importable there; `timeout` is seconds a document.
    Use as a context manager: leaving it ends the processes.
    """

    def __init__(self, make: Factory, jobs: int, *, timeout: float | None = None) -> None:
        self._make, self._timeout = make, timeout
        for name in _ONE_THREAD:
            os.environ.setdefault(name, "1")
        self._context = multiprocessing.get_context("spawn")
        self._workers = [self._start() for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def pipe(self, documents: Iterable[Item]) -> Iterator[Result]:
        """The record of each document, or the reason why it has none, in order."""
        waiting_groups = groups(documents, _GROUP_DOCUMENTS, _GROUP_CHARACTERS)
        tasks: deque[_Task] = deque()  # handed out, in order; the first one's results are due next
        waiting: deque[_Task] = deque()
        exhausted = False
        while True:
            while not exhausted and len(tasks) < _AHEAD * len(self._workers):
                group = next(waiting_groups, None)
                if group is None:
                    exhausted = True
                else:
                    tasks.append(_Task(group))
                    waiting.append(tasks[-1])
            while tasks and (tasks[0].is_due or tasks[0].is_done):
                yield from tasks[0].take()
                if tasks[0].is_done:
                    tasks.popleft()
            if exhausted and not tasks:
                return
            if len(tasks) < _AHEAD * len(self._workers) and not exhausted:
                continue
            self._advance(waiting)

    def _advance(self, waiting: "deque[_Task]") -> None:
        """Give work to whoever has none, then wait until something happens."""
        for worker in self._workers:
            if worker.is_idle and waiting:
                worker.give(waiting.popleft())
        busy = [worker for worker in self._workers if not worker.is_idle]
        limit = min((worker.deadline(self._timeout) for worker in busy), default=0.0)
        ready = wait([worker.connection for worker in busy], timeout=max(0.0, limit - time.monotonic()))
        for worker in busy:
            task = worker.task
            reason = worker.receive() if worker.connection in ready else worker.overdue(self._timeout)
            if reason is not None:
                worker.end()
                self._workers[self._workers.index(worker)] = self._start()
                waiting.extendleft(reversed(task.split(reason) if task else []))

    def _start(self) -> "_Worker":
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._make), daemon=True)
        with _ignoring_interrupts():
            process.start()
        theirs.close()
        return _Worker(process, ours)


@dataclass(eq=False)
class _Task:
    """A group of documents, and the results that have come of it; `parts` are its documents done again, one by one."""

    documents: list[Item]
    results: deque[Result] = field(default_factory=deque)
    done: int = 0
    parts: "list[_Task]" = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether every result has come and been taken."""
        return not self.results and self.done == len(self.documents) and all(part.is_done for part in self.parts)

    @property
    def is_due(self) -> bool:
        """Whether a result has come that may be taken: the next one in order."""
        part = next((part for part in self.parts if not part.is_done), None)
        return bool(self.results) or (part is not None and part.is_due)

    def take(self) -> Iterator[Result]:
        """The results that are due: in order, as far as they have come."""
        while self.results:
            yield self.results.popleft()
        for part in self.parts:
            yield from part.take()
            if not part.is_done:
                return

    def add(self, result: Result) -> None:
        """Take in the next result."""
        self.results.append(result)
        self.done += 1

    def split(self, reason: str) -> "list[_Task]":
        """What is left to do after a worker was lost: each document alone; one that was alone has failed."""
        left = self.documents[self.done :]
        if len(left) == 1:
            document = left[0]
            self.add(Failure.of(InputError(reason), source=document.source, document_id=document.id))
            return []
        self.documents = self.documents[: self.done]
        self.parts = [_Task([document]) for document in left]
        return self.parts


class _Worker:
    """A process, the connection to it, and the task it is at."""

    def __init__(self, process: multiprocessing.process.BaseProcess, connection: Connection) -> None:
        self.process, self.connection = process, connection
        self.task: _Task | None = None
        self._since = time.monotonic()
        self._is_ready = False

    @property
    def is_idle(self) -> bool:
        """Whether it has started, and has nothing to do."""
        return self._is_ready and self.task is None

    def give(self, task: _Task) -> None:
        """Hand it a task."""
        self.task = task
        self._since = time.monotonic()
        with contextlib.suppress(OSError):  # it has died: `receive` will tell
            self.connection.send(task.documents)

    def receive(self) -> str | None:
        """Take in what has come; the reason, if the process was lost.

        Raises:
            UsageError: the model cannot be loaded.

        """
        try:
            while self.connection.poll():
                self._take_in(self.connection.recv())
        except (EOFError, OSError):
            return self._end_of_process()
        return None

    def _take_in(self, message: "Result | VnruExtractError | bool") -> None:
        self._since = time.monotonic()
        if isinstance(message, bool):
            self._is_ready = message
        elif isinstance(message, VnruExtractError):
            raise message
        elif self.task is not None:
            self.task.add(message)
            if self.task.done == len(self.task.documents):
                self.task = None

    def _end_of_process(self) -> str:
        """What became of the process, for the user."""
        self.process.join(_LEAVE_SECONDS)
        code = self.process.exitcode
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in {*signal.Signals} else str(-code)
            return f"the process that read it was killed ({name}): too little memory, or stopped from outside"
        return f"the process that read it ended unexpectedly (exit code {code})"

    def deadline(self, timeout: float | None) -> float:
        """When it is overdue, on the monotonic clock."""
        if not self._is_ready:
            return self._since + _START_SECONDS
        if timeout is None or self.task is None:
            return self._since + 3600.0
        return self._since + timeout * max(1, len(self.task.documents) - self.task.done)

    def overdue(self, timeout: float | None) -> str | None:
        """The reason, if it has been silent for too long."""
        if time.monotonic() < self.deadline(timeout):
            return None
        if not self._is_ready:
            return f"the process that was to read it did not start within {_START_SECONDS:.0f} seconds"
        return f"not finished within {timeout:g} seconds (--timeout)" if timeout is not None else None

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.process.kill()
        self.process.join(_LEAVE_SECONDS)
        self.connection.close()


@contextlib.contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """A process that is started in this block ignores Ctrl-C from its first moment: ending it is the parent's."""
    try:
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)


def _work(connection: Connection, make: Factory) -> None:
    """The life of a worker: start, then answer each group with a result a document."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's: it ends its workers
    try:
        extractor = make()
    except VnruExtractError as error:
        connection.send(error)
        return
    connection.send(True)
    with contextlib.suppress(EOFError, OSError):  # the parent has gone
        while True:
            documents = connection.recv()
            if isinstance(extractor, Extractor):
                _load_for(documents, extractor, connection)
            for result in extractor.pipe(documents):
                connection.send(sendable(result))


def _load_for(documents: "list[Item]", extractor: Extractor, connection: Connection) -> None:
    """Load what the documents' languages need, if it is not yet, out of the time that a document may take."""
    if needed := extractor.unloaded(documents):
        connection.send(False)
        for language in needed:
            extractor.load(language)
        connection.send(True)


def sendable(given: Sent) -> Sent | Failure:
    """What may be sent to another process: a failure without its cause, for exceptions may not survive the way."""
    return Failure(given.source, given.id, given.error) if isinstance(given, Failure) else given


def jobs_that_pay(size: int) -> int:
    """How many processes are worth starting for so many bytes of input: one for little, else one a core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, size // _WORTH_A_PROCESS))
