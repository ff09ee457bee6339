"""Several processes: order kept, and a process that is lost costs the document it was at."""

import json
import os
import signal
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.command import json_lines, vnru
from vnru_extract.errors import Failure, InputError, UsageError
from vnru_extract.models import Record
from vnru_extract.page import Document
from vnru_extract.pipeline import Extractor
from vnru_extract.workers import Item, Result, Workers, jobs_that_pay


class Stub:
    """Does what a document's text says; else fails it with its id, which is quick to make and to compare."""

    def pipe(self, documents: Iterable[Item]) -> Iterator[Result]:
        for document in documents:
            if not isinstance(document, Document):
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

    def pipe(self, documents: Iterable[Item]) -> Iterator[Result]:
        raise NotImplementedError


def _documents(*texts: str) -> list[Item]:
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


MIXED = (
    "Talks were held in Hanoi in May 2021.",
    "Президент России Владимир Путин прибыл в Ханой 20 июня 2024 года.",
    "Ngày 20/6/2024, Chủ tịch nước Tô Lâm đã tiếp Tổng thống Nga Putin tại Hà Nội.",
)


def test_a_language_is_loaded_out_of_the_time_of_its_first_document() -> None:
    with Workers(partial(Extractor), 1, timeout=1) as workers:  # loading takes two seconds and more
        records = list(workers.pipe(_documents(*MIXED)))
    assert [record.language for record in records if isinstance(record, Record)] == ["en", "ru", "vi"]


def test_a_folder_of_several_languages_is_one_run(tmp_path: Path) -> None:
    for number, text in enumerate(MIXED * 2):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    answers = [vnru(tmp_path, "--jobs", jobs) for jobs in ("1", "2")]
    assert answers[0].out == answers[1].out
    records = [json.loads(line) for line in answers[0].out.splitlines()]
    assert [record["language"] for record in records] == ["en", "ru", "vi"] * 2
    assert [record["dates"][0]["value"] for record in records[:3]] == ["2021-05", "2024-06-20", "2024-06-20"]


def test_a_given_language_is_that_of_every_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MIXED[0], encoding="utf-8")
    assert json.loads(vnru(tmp_path, "--lang", "vi").out)["language"] == "vi"
    answer = vnru(tmp_path, "--lang", "fr")
    assert (answer.code, answer.out) == (2, "")
    assert "'en', 'ru', 'vi'" in answer.err


def test_the_bytes_are_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    texts = [f"In {2000 + number} Vietnam's exports to Russia reached $3 billion." for number in range(9)]
    lines = [{"id": f"n{number}", "text": text} for number, text in enumerate(texts)]
    (tmp_path / "given.jsonl").write_text(json_lines(*lines[:4], {"id": "bad"}, *lines[4:]), encoding="utf-8")
    answers = [vnru(tmp_path / "given.jsonl", "--jobs", jobs) for jobs in ("1", "2", "auto")]
    assert {answer.code for answer in answers} == {1}
    assert len({answer.out for answer in answers}) == 1
    assert answers[0].ids == [line["id"] for line in lines]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--jobs", "0"), "--jobs '0': give a number from 1 to 256, or auto"),
        (("--jobs", "many"), "--jobs 'many': give a number from 1 to 256, or auto"),
        (("--timeout", "0"), "--timeout 0: give a number of seconds above 0"),
        (("--timeout", "-3"), "--timeout -3: give a number of seconds above 0"),
    ],
)
def test_wrong_options_are_told_before_anything_is_read(tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    (tmp_path / "a.txt").write_text("Talks were held in Hanoi.", encoding="utf-8")
    answer = vnru(tmp_path, *options)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_a_time_limit_that_is_kept_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks were held in Hanoi.", encoding="utf-8")
    assert vnru(tmp_path, "--timeout", "60").out == vnru(tmp_path).out


def test_little_input_gets_one_process() -> None:
    assert jobs_that_pay(10_000) == 1
    assert jobs_that_pay(10**9) >= 1
