"""Several processes: order kept, and a process that is lost costs the document it was at."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial

import pytest

from vnru_extract.errors import Failure, InputError, UsageError
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.pipeline import Extractor
from vnru_extract.workers import Workers


class Stub:
    """Does what a document's text says; else fails it with its id, which is quick to make and to compare."""

    def pipe(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        for document in documents:
            if isinstance(document, Failure):
                yield document
                continue
            match document.text.split()[0]:
                case "die":
                    os._exit(3)
                case "killed":
                    os.kill(os.getpid(), signal.SIGKILL)
                case "hang":
                    time.sleep(600)
                case "slow":
                    time.sleep(0.05)
            yield Failure(document.source, document.id, "done")


class NoModel:
    def __init__(self) -> None:
        raise UsageError("there is no such model")

    def pipe(self, documents: Iterable[Document | Failure]) -> Iterator[Record | Failure]:
        raise NotImplementedError


def _documents(*texts: str) -> list[Document | Failure]:
    return [Document(f"d{number}", "-", text) for number, text in enumerate(texts)]


def _reasons(texts: list[str], *, jobs: int = 2, timeout: float | None = None) -> dict[str, str]:
    with Workers(Stub, jobs, timeout=timeout) as workers:
        results = list(workers.pipe(_documents(*texts)))
    assert [result.id for result in results] == [f"d{number}" for number in range(len(texts))]
    return {result.id: result.error for result in results if isinstance(result, Failure) and result.error != "done"}


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_documents(jobs: int) -> None:
    texts = ["slow" if number % 40 == 0 else "quick" for number in range(300)]
    assert _reasons(texts, jobs=jobs) == {}


def test_nothing_in_nothing_out() -> None:
    assert _reasons([]) == {}


def test_what_failed_before_passes_through() -> None:
    failure = Failure.of(InputError("unreadable"), source="a", document_id="a")
    with Workers(Stub, 1) as workers:
        assert list(workers.pipe([failure])) == [failure]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("die", "ended unexpectedly (exit code 3)"), ("killed", "was killed (SIGKILL)")],
)
def test_a_process_that_dies_costs_its_document_only(text: str, reason: str) -> None:
    found = _reasons(["quick", "slow", text, "quick", *["quick"] * 60, text, "quick"])
    assert set(found) == {"d2", "d64"}
    assert all(reason in error for error in found.values())


def test_a_document_that_takes_too_long_is_given_up() -> None:
    found = _reasons(["quick", "hang", "quick"], jobs=1, timeout=0.5)
    assert found == {"d1": "not finished within 0.5 seconds (--timeout)"}


def test_a_model_that_cannot_be_loaded_is_told_once() -> None:
    with pytest.raises(UsageError, match="no such model"), Workers(NoModel, 2) as workers:
        list(workers.pipe(_documents("quick")))


def test_processes_end_with_the_block() -> None:
    with Workers(Stub, 2) as workers:
        processes = [worker.process for worker in workers._workers]
        assert all(process.is_alive() for process in processes)
    assert not any(process.is_alive() for process in processes)


def test_the_records_are_those_of_one_process(extractor: Extractor) -> None:
    texts = [f"On {day} March 2019 President Putin of Russia met Emmanuel Macron of France." for day in range(1, 29)]
    alone = list(extractor.pipe(_documents(*texts)))
    with Workers(partial(Extractor), 2) as workers:
        assert list(workers.pipe(_documents(*texts))) == alone
