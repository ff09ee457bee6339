"""The records of `data/raw` are the ones reviewed and kept in `golden/`.

`python -m tests.test_golden` writes them anew: read the difference before it is committed.
"""

import json
from pathlib import Path

import pytest

from vnru_extract import Extractor, Failure, Record
from vnru_extract.readers import Reader, find_inputs

RAW = Path(__file__).parent.parent / "data" / "raw"
GOLDEN = Path(__file__).parent / "golden"


def _records(extractor: Extractor) -> dict[str, str]:
    """Each sample's record as indented JSON, by id."""
    records: dict[str, str] = {}
    for result in extractor.pipe(Reader(find_inputs([str(RAW)]))):
        assert not isinstance(result, Failure), result
        assert isinstance(result, Record)
        told = result.model_dump(mode="json") | {"source": Path(result.source).name}
        records[result.id] = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return records


def _file(record_id: str) -> Path:
    return GOLDEN / f"{record_id.replace('/', '-')}.json"


def test_every_sample_has_its_reviewed_record(extractor: Extractor) -> None:
    records = _records(extractor)
    assert {_file(record_id).name for record_id in records} == {path.name for path in GOLDEN.glob("*.json")}
    changed = [name for name, record in records.items() if _file(name).read_text(encoding="utf-8") != record]
    if changed:
        pytest.fail(f"other records than the reviewed ones: {changed}; see python -m tests.test_golden")


if __name__ == "__main__":
    for record_id, record in _records(Extractor()).items():
        _file(record_id).write_text(record, encoding="utf-8")
