"""The report's page without a browser: what is in it, that it is the same every time, and what the command says."""

import html
import json
import re
import resource
import signal
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.command import PROGRAM, Answer, vnru
from tests.made_records import record, records
from tests.report_records import HOSTILE, counted, hostile, stored, written
from vnru_extract.errors import Failure
from vnru_extract.models import Record
from vnru_extract.report.spoken import days, spoken
from vnru_extract.report.template import page
from vnru_extract.writers import KINDS


def report(*arguments: str | Path, stdin: bytes = b"") -> Answer:
    return vnru("report", *arguments, stdin=stdin)


def data_of(text: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    content: dict[str, Any] = json.loads(found)
    return content


# The page


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name, records(7)).read_bytes() for name in ("one.html", "two.html"))
    assert first == second


def test_each_kind_of_fact_is_there() -> None:
    (document,) = data_of(page([record()], []))["documents"]
    for kind in KINDS:
        assert [fact["id"] for fact in document[kind]] == [fact.id for fact in getattr(record(), kind)]
    assert document["trade_figures"][0]["amount"] == -4580000000.25
    assert "partner" not in document["trade_figures"][1]


def test_words_are_said_once() -> None:
    """Offsets are enough where the text is there."""
    with_text, without = data_of(page([hostile(), hostile("b", with_text=False)], []))["documents"]
    assert with_text["people"][0]["spans"] == [span[:2] for span in without["people"][0]["spans"]]
    assert without["people"][0]["spans"][1][2] == "Łę"
    assert "text" not in without


def test_no_text_ends_its_script() -> None:
    text = page([hostile()], [Failure("</script>\u202e", "\ud800", "<b>not</b> 'this'")])
    data = data_of(text)
    assert data["documents"][0]["text"] == HOSTILE
    assert data["failures"] == [{"source": "</script>\u202e", "id": "\ud800", "error": "<b>not</b> 'this'"}]
    assert text.count("<script") == text.count("</script>") == 2
    assert "<!--" not in text
    assert "&lt;/script&gt;\ufffd" in text
    assert "&lt;b&gt;not&lt;/b&gt; &#39;this&#39;" in text
    assert "\u2028" not in text
    text.encode()


def test_only_its_own_script_and_style_may_run() -> None:
    text = page([hostile()], [])
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    policy = html.unescape(policy)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert re.findall(r'(?:src|href)="(?!#|data:,")[^"]*"', text.partition("<style>")[0]) == []
    assert re.findall(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", text.partition('<script type="application/json"')[0]) == []
    assert not {"innerHTML", "insertAdjacentHTML", "eval(", "fetch(", "XMLHttpRequest"} & {*re.findall(r"\w+\(?", text)}


def test_counts_are_told() -> None:
    text = page([*records(3), counted("c", "5670000000")], [Failure("x.jsonl:3", "x:3", "it is cut")])
    assert '<h1 id="overview-title">4 documents, <span class="span">17 May 2024</span></h1>' in text
    assert "<title>4 documents – vnru-extract</title>" in text
    assert "1 failed" in text
    assert "<td>x.jsonl:3</td><td>it is cut</td>" in text
    assert "2 of the records were made without the text" in text


def test_no_record_is_told() -> None:
    assert "There is no record to show." in page([], [])


def test_an_interrupt_is_told() -> None:
    assert "The run was interrupted" in page([record()], [], interrupted=True)
    assert "The run was interrupted" not in page([record()], [])


# Joined across documents


def of_page(*records: Record) -> dict[str, Any]:
    return data_of(page(records, []))


def test_people_are_there_with_all_their_documents_and_offices() -> None:
    data = of_page(hostile(dates=()), hostile("b", dates=(), published=date(2022, 1, 9)))
    anna = next(one for one in data["people"] if one["countries"] == ["VN"])
    assert anna["places"] == [[0, "p1"], [1, "p1"]]
    (office,) = anna["offices"]
    assert (office["role"], office["tenure"]) == ("president", "current")
    assert office["seen"] == ["2021-03-04", "2022-01-09"]
    assert office["places"] == [[0, "o1"], [1, "o1"]]


def test_agreements_are_there_with_every_date_told() -> None:
    other = hostile("b").agreements[0].model_copy(update={"signed": "2001-05-03"})
    data = of_page(hostile(), hostile("b", agreements=(other,)))
    (agreement,) = data["agreements"]
    assert agreement["signed"] == ["2001-05-02", "2001-05-03"]
    assert agreement["places"] == [[0, "a1"], [1, "a1"]]
    (conflict,) = data["conflicts"]
    assert (conflict["rule"], conflict["subject"]) == (
        "agreement_dates_differ", "Treaty of Oslo of 2 May 2001, signed",
    )  # fmt: skip
    assert [(side["value"], side["places"]) for side in conflict["sides"]] == [
        ("2001-05-02", [[0, "a1"]]), ("2001-05-03", [[1, "a1"]]),
    ]  # fmt: skip


def figure(document_id: str, stated: str = "5670000000", **about: Any) -> Record:
    return counted(document_id, stated, **{"amount": Decimal(stated)} | about)


def test_amounts_that_differ_are_a_conflict_of_their_period() -> None:
    data = of_page(figure("a"), figure("b", "3550000000"), figure("c", "9000000000", status="target"))
    (pair,) = data["trade"]
    assert (pair["countries"], pair["figures"], pair["conflicts"]) == (["RU", "VN"], 3, 1)
    (period,) = pair["series"][0]["periods"]
    assert [(bar["amount"], bar["conflict"], bar["status"]) for bar in period["bars"]] == [
        (5.67e9, True, "actual"), (3.55e9, True, "actual"), (9e9, False, "target"),
    ]  # fmt: skip
    (conflict,) = data["conflicts"]
    assert conflict["subject"] == "turnover RU-VN 2020"
    assert [side["places"] for side in conflict["sides"]] == [[[1, "t1"]], [[0, "t1"]]]


def test_statements_that_agree_are_one_bar() -> None:
    records = [figure("a"), figure("b"), figure("c", period="2019"), figure("d", period=None)]
    (pair,) = of_page(*records)["trade"]
    periods = pair["series"][0]["periods"]
    assert [period["period"] for period in periods] == ["2019", "2020", None]
    assert [len(period["bars"]) for period in periods] == [1, 1, 1]
    assert periods[1]["bars"][0]["facts"] == [[0, "t1"], [1, "t1"]]


def test_exports_of_one_are_imports_of_the_other() -> None:
    given = {"flow": "imports", "reporter": "VN", "partner": "RU"}
    (pair,) = of_page(figure("a", "1620000000", flow="exports"), figure("b", "1600000000", **given))["trade"]
    (series,) = pair["series"]
    assert (series["flow"], series["origin"], series["destination"]) == ("exports", "RU", "VN")
    bars = series["periods"][0]["bars"]
    assert [(bar["counted_as"], bar["by"]) for bar in bars] == [("exports", "RU"), ("imports", "VN")]
    assert pair["conflicts"] == 0


def test_each_currency_and_each_commodity_is_a_series_of_its_own() -> None:
    records = [figure("a"), figure("b", currency="EUR"), figure("c", commodity="Coal"), figure("d", commodity="coal")]
    (pair,) = of_page(*records)["trade"]
    assert [(one["measure"], one["commodity"]) for one in pair["series"]] == [
        ("EUR", None), ("USD", None), ("USD", "coal"),
    ]  # fmt: skip


def test_a_period_has_its_days_however_it_was_written() -> None:
    data = of_page(figure("a", period="2024-01/2024-12"))
    (period,) = data["trade"][0]["series"][0]["periods"]
    assert data["days"][period["period"]] == ["2024-01-01", "2024-12-31", "2024"]


@pytest.mark.parametrize(
    ("value", "words"),
    {
        "2021-09-27": "27 Sep 2021", "2021-09": "Sep 2021", "2021": "2021", "199X": "1990s", "19XX": "20th century",
        "20XX": "21st century", "10XX": "11th century", "2021-24": "winter 2021", "2024-01/2024-11": "Jan–Nov 2024",
        "2021-09-25/2021-09-28": "25–28 Sep 2021", "2021-09-25/2021-10-02": "25 Sep–2 Oct 2021",
        "2021-12-30/2022-01-02": "30 Dec 2021 – 2 Jan 2022", "2021/2022": "2021–2022", "XXXX-01-30": "30 Jan (no year)",
        "XXXX-05": "May (no year)", "2020-06/2021": "Jun 2020 – 2021",
    }.items(),
)  # fmt: skip
def test_dates_in_words(value: str, words: str) -> None:
    assert spoken(value) == words


def test_dates_have_their_days() -> None:
    assert days("2024-02") == [date(2024, 2, 1).isoformat(), date(2024, 2, 29).isoformat(), "Feb 2024"]
    assert days("XXXX-05") == [None, None, "May (no year)"]


# The command


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    source = stored(tmp_path / "in.jsonl", [hostile(), counted("c")])
    answer = report(source, "-o", tmp_path / "new" / "report.html")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("2 documents: 2 people, ")
    written(tmp_path / "same.html", [hostile(), counted("c")])
    assert (tmp_path / "new" / "report.html").read_bytes() == (tmp_path / "same.html").read_bytes()
    assert report("-", "-o", tmp_path / "stdin.HTM", "-q", stdin=source.read_bytes()).err == ""
    assert (tmp_path / "stdin.HTM").read_bytes() == (tmp_path / "same.html").read_bytes()


def test_nothing_to_show_is_a_page_too(tmp_path: Path) -> None:
    answer = report("-", "-o", tmp_path / "report.html")
    assert (answer.code, answer.err.startswith("0 documents: ")) == (0, True)
    assert "There is no record to show." in (tmp_path / "report.html").read_text()


def test_what_is_no_record_is_told_and_shown(tmp_path: Path) -> None:
    source = stored(tmp_path / "in.jsonl", [counted("c")])
    with source.open("a") as file:
        file.write("{cut\n")
    answer = report(source, "-q", "-o", tmp_path / "report.html")
    assert answer.code == 1
    assert answer.err.startswith(f"failed: {source}:2: not a record of this program: Invalid JSON")
    text = (tmp_path / "report.html").read_text()
    assert f"<td>{source}:2</td><td>not a record of this program: Invalid JSON" in text
    assert [one["id"] for one in data_of(text)["documents"]] == ["c"]


WRONG = {
    "in.jsonl": "Missing option '-o'",
    "in.jsonl -o report.pdf": "-o 'report.pdf': a report is one page: give a file that ends in .html",
    "in.jsonl -o -": "-o '-': a report is one page",
    "in.jsonl -o .html": "-o '.html': a report is one page",
    "in.jsonl -o made.html": "cannot write made.html: it is a folder",
    "in.jsonl -o in.jsonl/report.html": "a file is in the way",
    "missing.jsonl -o report.html": "no such file or folder: missing.jsonl",
    "notes.txt -o report.html": "notes.txt is no file of records: it must end in .jsonl or .jsonl.gz",
}


@pytest.mark.parametrize("call", WRONG)
def test_wrong_use_is_told_and_writes_nothing(tmp_path: Path, call: str) -> None:
    stored(tmp_path / "in.jsonl", [counted("c")])
    (tmp_path / "made.html").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    answer = vnru("report", *call.split(), cwd=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert WRONG[call] in " ".join(answer.err.replace("│", " ").split())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_full_disk_leaves_the_old_page(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: the system refuses to write in the same places."""
    source = stored(tmp_path / "in.jsonl", [counted("c")])
    (tmp_path / "report.html").write_text("old")
    done = subprocess.run(
        [PROGRAM, "report", str(source), "-o", str(tmp_path / "report.html")],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert f"cannot write {tmp_path / 'report.html'}" in done.stderr
    assert (tmp_path / "report.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "report.html"]


def test_an_interrupt_keeps_what_was_read(tmp_path: Path) -> None:
    command = [PROGRAM, "report", "-", "-o", str(tmp_path / "report.html")]
    given = stored(tmp_path / "in.jsonl", [counted("c"), counted("d")]).read_bytes() + b"not a record\n"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(given)
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"failed: -:3: not a record")
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
        process.stdin.close()
    assert process.returncode == 130
    assert "interrupted: what was finished before is kept" in told
    text = (tmp_path / "report.html").read_text()
    assert "The run was interrupted" in text
    assert [one["id"] for one in data_of(text)["documents"]] == ["c", "d"]
