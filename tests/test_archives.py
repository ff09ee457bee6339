"""ZIP, TAR and gzip files to documents, without the model: what is read, and what is refused."""

import io
import stat
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command import vnru
from tests.made_files import PAGE, PROSE, changed, column, mail, packed, pdf, tarred, word, zipped
from tests.reading import by_id, error_of, made
from tests.test_readers import ids, only, read
from vnru_extract.errors import Failure
from vnru_extract.page import Document
from vnru_extract.readers import Reader, find_inputs

MEMBERS: dict[str, bytes] = {
    "z.txt": b"Z.",
    "b/note.html": PAGE.encode(),
    "b/note.txt": b"Note.",
    "a.md": b"---\ntitle: A\npublished: 2023-05-04\n---\nA.",
    "list.jsonl": b'{"text": "One."}\n{"id": "two", "text": "Two."}\n',
    "list.jsonl.gz": packed(b'{"text": "Packed."}\n'),
    "p.pdf": pdf(column(PROSE)),
    "w.docx": word(PROSE),
    "m.eml": mail(PROSE, files={"n.txt": b"N."}),
    "c.txt.gz": packed(b"C."),
    "logo.png": b"\x89PNG",
    ".hidden.txt": b"no",
    "__MACOSX/z.txt": b"no",
}
IDS = ["a", "b/note.html", "b/note.txt", "c", "list.jsonl:1", "two", "list.jsonl.gz:1", "m", "m/n", "p", "w", "z"]
KINDS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "in.zip": zipped,
    "in.tar": tarred,
    "in.tar.gz": lambda members: packed(tarred(members)),
    "in.TGZ": lambda members: packed(tarred(members)),
}
archives = pytest.mark.parametrize("name", KINDS)


@archives
def test_archives_are_read_in_place_in_the_order_of_names(tmp_path: Path, name: str) -> None:
    inputs = find_inputs([str(made(tmp_path, name, KINDS[name](MEMBERS)))])
    reader = Reader(inputs)
    results, positions = [], []
    for result in reader:
        results.append(result)
        positions.append(reader.position)
    assert all(isinstance(result, Document) for result in results), results
    assert ids(results) == [one if one == "two" else f"in/{one}" for one in IDS]
    assert results[0].source == f"{tmp_path}/{name}!/a.md"
    assert results[4].source == f"{tmp_path}/{name}!/list.jsonl:1"
    assert positions == sorted(positions)
    assert positions[-1] == inputs.size
    assert [path.rpartition("!/")[2] for path in inputs.skipped] == [".hidden.txt", "__MACOSX/z.txt", "logo.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@archives
def test_nested_archives_to_depth_two(tmp_path: Path, name: str) -> None:
    make = KINDS[name]
    nested = make({"x.txt": b"X.", f"two.{name[3:]}": make({"y.txt": b"Y.", "three.zip": zipped({"z.txt": b"Z."})})})
    results = by_id(read(made(tmp_path, name, nested)))
    assert results.pop("in/two/three").startswith("packed more than 2 deep")
    assert results == {"in/two/y": "Y.", "in/x": "X."}


def test_ids_stay_unique_beside_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    made(tmp_path, "in/a.txt", "Folder.")
    made(tmp_path, "in.zip", zipped({"a.txt": b"Archive.", "b.txt": b"B."}))
    assert by_id(read(tmp_path)) == {"in/a": "Folder.", "in.zip/a.txt": "Archive.", "in/b": "B."}


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.type, header.linkname = kind, target
    return header


def linked_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("m.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("a.txt", "A.")
        archive.writestr("z.txt", "Z.")
    return out.getvalue()


def around(make: Callable[[dict[str, Any]], bytes], name: str, member: Any) -> bytes:
    return make({"a.txt": b"A.", name: member, "z.txt": b"Z."})


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"A.", "m.txt": b"locked", "z.txt": b"Z."}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature, data.find(signature) + 1)
        data[at + flags] |= 1
    return bytes(data)


def flipped(data: bytes, inside: bytes) -> bytes:
    at = data.index(inside) + len(inside) // 2
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


BOMB = b"\0" * 60_000_000
BAD_MEMBERS: dict[str, tuple[str, bytes, str, str]] = {
    "absolute": ("in.zip", around(zipped, "/etc/m.txt", b"x"), "in//etc/m", "its name is absolute"),
    "drive": ("in.tar", around(tarred, "C:\\m.txt", b"x"), "in/C:\\m", "its name is absolute"),
    "leads out": ("in.zip", around(zipped, "../../m.txt", b"x"), "in/../../m", "leads out of the archive"),
    "leads out of tar": ("in.tar", around(tarred, "b/../../m.txt", b"x"), "in/b/../../m", "leads out of the archive"),
    "leads out in Windows": ("in.zip", around(zipped, "b\\..\\m.txt", b"x"), "in/b\\..\\m", "leads out of the archive"),
    "link": (
        "in.tar",
        around(tarred, "m.txt", link("m.txt", "/etc/passwd")),
        "in/m",
        "not an ordinary file but a link",
    ),
    "hard link": ("in.tar", around(tarred, "m.txt", link("m.txt", "a.txt", tarfile.LNKTYPE)), "in/m", "a link"),
    "device": ("in.tar", around(tarred, "m.txt", link("m.txt", "", tarfile.CHRTYPE)), "in/m", "a device"),
    "link in ZIP": ("in.zip", linked_zip(), "in/m", "not an ordinary file but a link"),
    "encrypted": ("in.zip", locked_zip(), "in/m", "it is encrypted: pack it without a password"),
    "bomb": ("in.zip", around(zipped, "m.txt", BOMB), "in/m", "more than 200 times its size"),
    "bomb in gzip": ("in.tar", around(tarred, "m.txt.gz", packed(BOMB)), "in/m", "more than 200 times its size"),
    "bomb in Word": (
        "in.zip",
        around(zipped, "m.docx", changed(word("x"), {"word/document.xml": BOMB})),
        "in/m",
        "more than 200 times its size",
    ),
    "damaged": (
        "in.zip",
        flipped(around(lambda m: zipped(m, zipfile.ZIP_STORED), "m.txt", b"x" * 99), b"x" * 99),
        "in/m",
        "damaged",
    ),
    "empty": ("in.zip", around(zipped, "m.txt", b""), "in/m", "the file is empty"),
    "no text": ("in.zip", around(zipped, "m.pdf", pdf([])), "in/m", "the PDF has no text"),
    "empty archive": ("in.tar", around(tarred, "m.zip", zipped({})), "in/m", "there is nothing to read in it"),
    "no archive": ("in.zip", around(zipped, "m.tar.gz", b"none"), "in/m", "not gzip data"),
}


@pytest.mark.parametrize("label", BAD_MEMBERS)
def test_a_bad_member_costs_only_itself(tmp_path: Path, label: str) -> None:
    name, data, member, reason = BAD_MEMBERS[label]
    begun = time.perf_counter()
    results = by_id(read(made(tmp_path, name, data)))
    assert reason in results.pop(member)
    assert results == {"in/a": "A.", "in/z": "Z."}
    assert time.perf_counter() - begun < 5


def test_a_name_that_is_there_twice(tmp_path: Path) -> None:
    data = tarred({"a.txt": b"A."})[:1024] + tarred({"a.txt": b"B.", "b.txt": b"C."})
    first, second, third = read(made(tmp_path, "in.tar", data))
    assert isinstance(second, Failure)
    assert "twice" in second.error
    assert by_id([first, third]) == {"in/a": "A.", "in/b": "C."}


def sparse() -> bytes:
    """A TAR file whose member of a few bytes says that it has a hole of a terabyte."""
    header = tarfile.TarInfo("m.txt")
    header.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(1 << 40)}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        content = b"1\n0\n2\n".ljust(512, b"\0") + b"x\n"
        header.size = len(content)
        archive.addfile(header, io.BytesIO(content))
    return out.getvalue()


def overlapping() -> bytes:
    """A ZIP file whose directory names the same data a hundred times."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "A." * 1_000)
        entry = archive.infolist()[0]
        for number in range(100):
            copy = zipfile.ZipInfo(f"{number}.txt")
            for field in ("compress_size", "file_size", "CRC", "header_offset", "compress_type"):
                setattr(copy, field, getattr(entry, field))
            archive.filelist.append(copy)
    return out.getvalue()


BAD_ARCHIVES: dict[str, tuple[str, bytes, str]] = {
    "empty ZIP file": ("in.zip", b"", "the file is empty"),
    "empty TAR file": ("in.tar", b"", "the file is empty"),
    "empty gzip": ("in.tgz", b"", "the file is empty"),
    "no ZIP": ("in.zip", b"Dear reader", "damaged, truncated, or no ZIP file"),
    "no TAR": ("in.tar", b"Dear reader" * 100, "damaged, truncated, or no TAR file"),
    "no gzip": ("in.tar.gz", b"Dear reader", "not gzip data"),
    "cut ZIP": ("in.zip", zipped(MEMBERS)[:-100], "damaged, truncated, or no ZIP file"),
    "nothing in it": ("in.zip", zipped({}), "there is nothing to read in it"),
    "nothing of a kind that is read": ("in.tar", tarred({"a.png": b"x"}), "there is nothing to read in it"),
    "bomb": ("in.tar.gz", packed(tarred({"a.txt": b"\0" * 40_000_000})), "more than 200 times its size"),
    "bomb of one line": ("in.jsonl.gz", packed(b" " * 40_000_000), "more than 200 times its size"),
    "holes": ("in.tar", sparse(), "a file with holes"),
    "overlap": ("in.zip", overlapping(), "its members overlap"),
}


@pytest.mark.parametrize("label", BAD_ARCHIVES)
def test_bad_archive(tmp_path: Path, label: str) -> None:
    name, data, reason = BAD_ARCHIVES[label]
    assert reason in error_of(tmp_path, name, data)


def test_what_stands_before_the_damage_is_read(tmp_path: Path) -> None:
    data = tarred({"a.txt": b"A.", "b.txt": b"B." * 600})
    for end in (len(b"") + 1024 + 100, 1024 + 512 + 700):  # in the second header, and in what it describes
        results = read(made(tmp_path, "in.tar", data[:end]))
        assert by_id(results)["in/a"] == "A."
        assert isinstance(results[-1], Failure)
    broken = data[:1024] + b"x" * 512 + data[1536:]
    first, failure = read(made(tmp_path, "in.tar", broken))
    assert by_id([first]) == {"in/a": "A."}
    assert isinstance(failure, Failure)
    assert failure.error == "damaged at byte 1,024: the members before it were read"


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_extract.readers.archives.MOST_MEMBERS", 3)
    members = {f"{number}.txt": b"x" for number in range(4)}
    for name, make in KINDS.items():
        assert "members: unpack the archive, and give the folder" in error_of(tmp_path, name, make(members))


def test_more_than_an_archive_may_unpack_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_extract.readers.bounds.LARGEST_DOCUMENT", 3_000)
    monkeypatch.setattr("vnru_extract.readers.bounds.LARGEST_RATIO", 1)
    data = zipped({"a.txt": b"A" * 2_500, "b.txt": b"B" * 2_500, "c.txt": b"C" * 100, "d.txt": b"D" * 4_000})
    results = by_id(read(made(tmp_path, "in.zip", data)))
    assert list(results) == ["in/a", "in/b", "in/c", "in/d"]
    assert "unpacks to too much" in results["in/b"]
    assert "unpacks to too much" in results["in/d"]
    assert results["in/c"] == "C" * 100
    assert "unpacks to more than" in error_of(tmp_path, "a.txt.gz", packed(b"x" * 4_000))


def test_a_line_that_is_too_long_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_extract.readers.jsonlines.LARGEST_DOCUMENT", 1_000)
    data = b'{"text": "A."}\n{"text": "' + b"x" * 5_000 + b'"}\n{"text": "C."}\n'
    first, second, third = read(made(tmp_path, "in.jsonl", data))
    assert by_id([first, third]) == {"in:1": "A.", "in:3": "C."}
    assert isinstance(second, Failure)
    assert "the line has more than" in second.error


def test_gzip_is_sought_in_from_marks(tmp_path: Path) -> None:
    """Members in any order of a TAR file that is larger than the distance of the marks."""
    members = {f"{(7 * n) % 40:02}.txt": (f"Document {n}. " * 9_000).encode() for n in range(40)}
    noise = bytes(range(256)) * 40
    plain = tarred({"pad.bin": noise * 10, **members})
    results = by_id(
        read(made(tmp_path, "in.tar.gz", packed(plain[: len(plain) // 2]) + packed(plain[len(plain) // 2 :])))
    )
    assert list(results) == [f"in/{n:02}" for n in range(40)]
    assert all(results[f"in/{name[:2]}"] == data.decode() for name, data in members.items())


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.md.gz", "a.eml.gz", "a.htm.gz"])
def test_single_documents_may_be_packed(tmp_path: Path, name: str) -> None:
    plain = mail(PROSE) if ".eml" in name else PAGE.encode() if ".htm" in name else PROSE.encode()
    document = only(made(tmp_path, name, packed(plain)))
    assert document.id == "a"
    assert PROSE in document.text


def test_offsets_index_the_text_that_the_command_shows(tmp_path: Path) -> None:
    said = "Russian Foreign Minister Sergey Lavrov visited Hanoi on 27 September 2021."
    members = {
        "a.docx": word("A visit", said),
        "b.eml": mail(said, files={"note.pdf": pdf(column(said, letters=30))}),
        "c.html": f"<h1>A visit</h1><p>{said}</p>".encode(),
        "d.txt.gz": packed(said.encode()),
    }
    made(tmp_path, "in.zip", zipped(members))
    answer = vnru(tmp_path, "--with-text")
    assert (answer.code, answer.ids) == (0, ["in/a", "in/b", "in/b/note", "in/c", "in/d"])
    for record in answer.records:
        assert [person["name"] for person in record["people"]] == ["Sergey Lavrov"], record["id"]
        spans = [span for fact in record["people"] + record["dates"] for span in fact["spans"]]
        assert all(record["text"][span["start"] : span["end"]] == span["text"] for span in spans)
        assert "27 September 2021" in {span["text"] for span in spans}
