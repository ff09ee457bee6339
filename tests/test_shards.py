"""`--shard I/N` and `merge`: any split gives, put together, the bytes of the run without it."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.command import GOOD, json_lines, vnru
from tests.made_files import mail
from vnru_extract.errors import Failure, UsageError
from vnru_extract.page import Document
from vnru_extract.readers import Reader, Shard, find_inputs
from vnru_extract.readers.parts import Part


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """Files of many kinds, containers in containers, ids that clash, and failures of several sorts."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "a.md", "b/c.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{GOOD} {name}")
    (folder / "blank.txt").write_text(" \n")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (folder / "empty.jsonl").write_bytes(b"")
    lines = json_lines({"id": "x", "text": GOOD}, {"id": "x", "text": GOOD}, {"text": f"{GOOD} 3"}, {"text": 4})
    (folder / "lines.jsonl").write_text(f"{lines}no json\n\n" + json_lines({"id": "a.txt", "text": GOOD}))
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("one.txt", f"{GOOD} one")
        archive.writestr("one.md", f"{GOOD} two")
        archive.writestr("m.jsonl", lines)
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as nested:
            nested.writestr("deep.txt", f"{GOOD} deep")
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("bad.pdf", b"%PDF-1.4 nothing")
    (folder / "note.eml").write_bytes(mail(GOOD, files={"annex.txt": GOOD.encode()}))
    return folder


@pytest.mark.parametrize("number", [1, 2, 3, 7, 40])
def test_shards_are_a_partition_in_order(everything: Path, number: int) -> None:
    inputs = find_inputs([str(everything)])
    whole = list(Reader(inputs))
    shards = [list(Reader(inputs, shard=Shard(n, number))) for n in range(1, number + 1)]
    put_together = [shards[index % number].pop(0) for index in range(len(whole))]
    assert put_together == whole
    assert not any(shards)
    assert sum(isinstance(one, Failure) for one in whole) >= 6
    assert sum(isinstance(one, Document) for one in whole) >= 10


def test_only_its_own_share_is_read(everything: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def noting(part: Part, *_: object) -> tuple[dict[str, str], str]:
        opened.append(part.source)
        return {}, "text"

    monkeypatch.setattr("vnru_extract.readers.unread.fields_and_text", noting)
    inputs = find_inputs([str(everything / name) for name in ("a.txt", "a.md", "b/c.txt", "blank.txt")])
    list(Reader(inputs, shard=Shard(2, 4)))
    assert opened == [str(everything / "a.md")]


@pytest.mark.parametrize("number", [2, 3])
def test_merged_is_the_same_bytes(tmp_path: Path, everything: Path, number: int) -> None:
    whole = vnru(everything, "-o", tmp_path / "whole")
    shares = [tmp_path / f"share-{n}" for n in range(1, number + 1)]
    for n, share in enumerate(shares, 1):
        vnru(everything, "-o", share, "--shard", f"{n}/{number}")
    merged = vnru("merge", *reversed(shares), "-o", tmp_path / "merged")
    assert merged.code == whole.code == 1
    assert content(tmp_path / "merged") == content(tmp_path / "whole")
    facts = vnru("merge", *shares, "--per", "fact")
    assert facts.out == vnru("convert", tmp_path / "whole", "--per", "fact").out


def test_more_shares_than_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    shares = [tmp_path / f"share-{n}" for n in (1, 2, 3)]
    for n, share in enumerate(shares, 1):
        assert vnru(tmp_path / "a.txt", "-o", share, "--shard", f"{n}/3").code == 0
    assert vnru("merge", *shares).ids == ["a"]


@pytest.mark.parametrize("given", ["", "2", "0/2", "3/2", "1/0", "a/b", "1/2/3", "-1/2"])
def test_no_share(tmp_path: Path, given: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    answer = vnru(tmp_path / "a.txt", "-o", tmp_path / "out", f"--shard={given}")
    assert answer.code == 2
    assert "give the number of this share and of all, such as 2/8" in answer.err
    with pytest.raises(UsageError):
        Shard.parse(given)


@pytest.fixture
def shares(tmp_path: Path) -> list[Path]:
    """The shares of a run, made as the program makes them, but for the records, which nobody reads here."""
    folders = []
    for number in (1, 2, 3):
        folder = tmp_path / f"share-{number}"
        folder.mkdir()
        (folder / "documents.jsonl").touch()
        (folder / "errors.jsonl").write_text(json_lines({"source": "s", "id": "s", "error": "none"}))
        say(folder, {
            "program": {"version": "1"}, "options": {"shard": f"{number}/3"},
            "documents": [{"status": "failed"}], "ending": "complete", "counts": {},
        })  # fmt: skip
        folders.append(folder)
    return folders


def say(folder: Path, manifest: dict[str, object]) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_shares_without_records(shares: list[Path]) -> None:
    answer = vnru("merge", *shares)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("failed: s: none") == 3


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ending": "interrupted"}, "is unfinished (interrupted): run share 2/3 again with --resume"),
        ({"options": {"shard": None}}, "holds no share of a run"),
        ({"options": {"shard": "1/3"}}, "are the same share, 1/3"),
        ({"options": {"shard": "2/4"}}, "are of different runs"),
        ({"program": {"version": "2"}}, "are of different runs"),
        ({"documents": [{"status": "failed"}] * 2}, "has more or fewer documents than its share"),
        ({"documents": [{"status": "extracted"}]}, "does not agree with its manifest"),
        ({"documents": 5}, "holds no share of a run"),
    ],
)
def test_shares_that_do_not_belong_together(
    shares: list[Path], tmp_path: Path, change: dict[str, object], told: str
) -> None:
    say(shares[1], json.loads((shares[1] / "manifest.json").read_bytes()) | change)
    answer = vnru("merge", *shares, "-o", tmp_path / "out")
    assert answer.code == 2
    assert told in answer.err
    assert not (tmp_path / "out").exists()


def test_a_missing_share(shares: list[Path], tmp_path: Path) -> None:
    answer = vnru("merge", shares[2])
    assert (answer.code, "of 3 shares these are missing: 1, 2" in answer.err) == (2, True)
    answer = vnru("merge", tmp_path / "nowhere")
    assert (answer.code, "No such file or directory" in answer.err) == (2, True)
    answer = vnru("merge", *shares, "-o", shares[0])
    assert (answer.code, "would replace the input" in answer.err) == (2, True)
