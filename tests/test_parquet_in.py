"""`.parquet` files of documents: rows are what lines of JSON Lines are; what is wrong costs its row, or is told."""

import io
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.command import GOOD, json_lines, vnru
from vnru_extract.errors import Failure
from vnru_extract.page import Document
from vnru_extract.readers import Reader, Shard, find_inputs


def _write(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def _read(path: Path, shard: Shard = Shard()) -> list[Document | Failure]:  # noqa: B008  frozen
    return list(Reader(find_inputs([str(path)]), shard=shard))


def _documents(path: Path) -> list[Document]:
    return [one for one in _read(path) if isinstance(one, Document)]


def _errors(path: Path) -> list[str]:
    return [one.error for one in _read(path) if isinstance(one, Failure)]


def test_the_records_are_those_of_the_same_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": f"{GOOD} one", "title": "One", "published": "2024-05-17", "language": "en", "url": "u"},
        {"id": "b", "text": f"{GOOD} two", "title": None, "published": None, "language": None, "url": None},
    ]
    (tmp_path / "wire.jsonl").write_text(json_lines(*rows))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "wire.parquet")
    lines, table = vnru(tmp_path / "wire.jsonl"), vnru(tmp_path / "wire.parquet")
    assert table.code == 0
    assert table.out == lines.out.replace("wire.jsonl", "wire.parquet")


def test_ids_and_sources_count_rows(tmp_path: Path) -> None:
    path = _write(tmp_path / "t.parquet", text=[f"{n}" for n in range(200)], id=[5, None] * 100, more=[1.5] * 200)
    found = _read(path)
    assert [one.id for one in found[:4]] == ["5", "t:2", "5", "t:4"]
    assert isinstance(found[2], Failure)
    assert "its id '5' was used already" in found[2].error
    assert found[199].source == f"{path}:200"


@pytest.mark.parametrize("number", [1, 3, 7])
def test_shards_are_a_partition_in_order(tmp_path: Path, number: int) -> None:
    path = _write(tmp_path / "t.parquet", text=[f"{n}" for n in range(20)])
    shards = [_read(path, Shard(n, number)) for n in range(1, number + 1)]
    assert [shards[index % number].pop(0) for index in range(20)] == _read(path)


@pytest.mark.parametrize(
    "days",
    [
        pa.array([date(2024, 5, 17)]),
        pa.array([date(2024, 5, 17)], pa.date64()),
        pa.array([datetime(2024, 5, 17, 23, 59)], pa.timestamp("s")),
        pa.array([datetime(2024, 5, 16, 22, tzinfo=UTC)], pa.timestamp("ns", tz="Asia/Ho_Chi_Minh")),
        pa.array(["17 May 2024"]).dictionary_encode(),
    ],
    ids=["day", "milliseconds", "time", "time with zone", "words"],
)
def test_days_are_those_of_the_place(tmp_path: Path, days: Any) -> None:
    path = _write(tmp_path / "t.parquet", text=pa.array(["x"], pa.large_string()), published=days)
    assert [one.published for one in _documents(path)] == [date(2024, 5, 17)]


def test_a_row_that_is_wrong_costs_itself_only(tmp_path: Path) -> None:
    offsets, letters = pa.py_buffer(b"\0\0\0\0\1\0\0\0\3\0\0\0\4\0\0\0"), pa.py_buffer(b"a\xff\xfeb")
    text = pa.Array.from_buffers(pa.string(), 3, [None, offsets, letters])
    path = _write(tmp_path / "t.parquet", text=text)
    assert [one.text for one in _documents(path)] == ["a", "b"]
    assert _errors(path) == ["`text` is not valid UTF-8"]
    _write(path, text=["a", None, "c"], published=["2024-05-17", None, "someday"])
    assert len(_documents(path)) == 1
    assert _errors(path)[0] == "`text` is not a string but null"
    assert "someday" in _errors(path)[1]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"texts": ["a"]}, "the table has no column `text`: each row needs one"),
        ({"text": [1]}, "the column `text` holds int64: it must hold strings"),
        ({"text": ["a"], "id": [1.5]}, "the column `id` holds double: it must hold strings or whole numbers"),
        ({"text": ["a"], "published": [5]}, "the column `published` holds int64: it must hold strings, days or times"),
        ({"text": pa.array([], pa.string())}, "there are no rows in it"),
    ],
)
def test_wrong_tables_are_told(tmp_path: Path, columns: dict[str, Any], told: str) -> None:
    assert _errors(_write(tmp_path / "t.parquet", **columns)) == [told]


@pytest.mark.parametrize("cut", [0, 8, 60])
def test_damaged_files_are_told_and_the_others_read(tmp_path: Path, cut: int) -> None:
    path = _write(tmp_path / "a.parquet", text=["x" * 100] * 9)
    path.write_bytes(path.read_bytes()[:cut])
    (tmp_path / "b.txt").write_text(GOOD)
    assert [one.id for one in _documents(tmp_path)] == ["b"]
    assert "damaged, truncated, or no Parquet file" in _errors(tmp_path)[0]


def test_one_in_an_archive_is_not_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": [GOOD]}), buffer)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("t.parquet", buffer.getvalue())
        archive.writestr("u.txt", GOOD)
    assert [one.id for one in _documents(tmp_path)] == ["z/u"]
    assert _errors(tmp_path) == ["a Parquet file in an archive or message is not read: unpack it"]


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path / "t.parquet", text=["x"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert _errors(path) == ["to read Parquet files, install the extra: pip install 'vnru-extract[parquet]'"]


def test_no_more_than_a_row_group_is_held(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": ["y" * 100_000 + str(n) for n in range(1_000)]}), path, row_group_size=50)
    pa.default_memory_pool().release_unused()
    before, most = pa.total_allocated_bytes(), 0
    for one in Reader(find_inputs([str(path)])):
        assert isinstance(one, Document)
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 50_000_000
