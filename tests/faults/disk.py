"""Disks that are full, and places that go away, while results are written."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.faults.runs import Run, check_resumed, documents, expected_lines, lines_by_id, ran, small_disk
from tests.made_records import records

# Formats, their options, and a disk on which the records of `fill` have no room.
FORMATS: dict[str, tuple[Sequence[str], int]] = {
    "out": ((), 300_000),
    "out.jsonl": ((), 300_000),
    "out.jsonl.gz": ((), 16_384),
    "out.sqlite": ((), 300_000),
    "out.parquet": ((), 32_768),
    "out.arrow": ((), 100_000),
    "tables": (("--format", "csv"), 300_000),
    "out.ftm.json": (("--format", "ftm"), 300_000),
}


def fill(folder: Path, name: str) -> None:
    """A disk that is full while `convert` writes: it is told, what was there stays, and no half of a file is left."""
    options, size = FORMATS[name]
    source = folder / "in.jsonl"
    source.parent.mkdir(parents=True, exist_ok=True)
    # Ids that do not repeat, for what is packed well fits on any disk.
    made = (
        record.model_copy(update={"id": f"{number * 7_919:x}-{number}"}) for number, record in enumerate(records(900))
    )
    source.write_text("".join(f"{record.model_dump_json()}\n" for record in made))
    with small_disk(folder / f"disk-{name}", size) as disk:
        (disk / "precious.txt").write_text("precious")
        ended = ran("convert", source, "-o", disk / name, *options)
        ended.check(1)
        assert "No space left on device" in ended.told or "full" in ended.told, ended.told
        assert (disk / "precious.txt").read_text() == "precious"
        left = sorted(path.name for path in disk.iterdir())
        assert set(left) <= {"precious.txt", name}, left
        if "what was finished before is kept" in ended.told:
            _is_whole_so_far(disk / name, source)
        else:
            assert left == ["precious.txt"], left


def _is_whole_so_far(out: Path, source: Path) -> None:
    kept = out / "documents.jsonl" if out.is_dir() else out
    if kept.suffix == ".jsonl":
        lines = kept.read_bytes()
        assert lines
        assert lines.endswith(b"\n")
        assert source.read_bytes().startswith(lines), "whole lines, in order"


def remove_the_folder(folder: Path) -> None:
    """The place of the results is removed while the run writes there: it is made anew, or the loss is told."""
    given = documents(folder / "in", 150, times=6)
    expected = expected_lines(given)
    run = Run(given, "-o", folder / "out" / "results")
    run.wait_for(lambda: any((folder / "out").glob(".*.tmp/documents.jsonl")))
    shutil.rmtree(folder / "out")
    ended = run.ended()
    ended.check(0, 1)
    assert ended.code == 0 or "cannot write" in ended.told
    if ended.code == 0:
        assert lines_by_id((folder / "out" / "results" / "documents.jsonl").read_bytes()) == expected
    check_resumed(given, folder / "out" / "results", expected)


def fill_and_resume(folder: Path, size: int = 170_000) -> tuple[int, int]:
    """The disk is full during a run; with more room, `--resume` goes on to the same bytes. How many were kept."""
    given = documents(folder / "in", 60, times=2)
    expected = expected_lines(given)
    with small_disk(folder / "disk", size) as disk:
        ended = ran(given, "-o", disk / "out")
        ended.check(1)
        found = lines_by_id((disk / "out" / "documents.jsonl").read_bytes())
        assert found
        assert all(expected[one] == line for one, line in found.items())
        shutil.copytree(disk / "out", folder / "out")
    check_resumed(given, folder / "out", expected)
    return len(found), len(expected)
