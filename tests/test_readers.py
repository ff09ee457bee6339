"""Every kind of input to documents, without the model."""

import codecs
import gzip
import io
import json
import os
import socket
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vnru_extract.errors import Failure, InputError, UsageError
from vnru_extract.page import Document
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.readers.days import day_of
from vnru_extract.readers.markdown import split_front_matter

PAGE = """<html><head><title>Envoy calls on minister</title>
<meta property="article:published_time" content="2023-05-04T10:00:00+03:00"></head>
<body><nav>Home About Contact</nav><article><h1>Envoy calls on minister</h1>
<p>The ambassador of Chile met the minister of trade in Tunis, and they discussed olives and phosphate at length.</p>
<table><tr><td>Exports</td><td>$4 million</td></tr></table>
<p>They agreed to meet again next year in Santiago, the ministry said in a statement that it gave to the press.</p>
</article><div id="comments"><p>First comment of a reader of the page</p></div></body></html>"""


def read(*paths: Path | str, warnings: list[str] | None = None, **options: Any) -> list[Document | Failure]:
    warn = warnings.append if warnings is not None else _no_warning
    return list(Reader(find_inputs([str(path) for path in paths]), warn=warn, **options))


def _no_warning(message: str) -> None:
    pytest.fail(message)


def only(*paths: Path | str, **options: Any) -> Document:
    (document,) = read(*paths, **options)
    assert isinstance(document, Document), document
    return document


def failed(*paths: Path | str, **options: Any) -> Failure:
    (failure,) = read(*paths, **options)
    assert isinstance(failure, Failure), failure
    return failure


def ids(results: list[Document | Failure]) -> list[str]:
    return [result.id for result in results]


@pytest.mark.parametrize(
    "data",
    [
        "Bùi Thanh Sơn".encode(),
        codecs.BOM_UTF8 + "Bùi Thanh Sơn".encode(),
        codecs.BOM_UTF16_LE + "Bùi Thanh Sơn".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Bùi Thanh Sơn".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "Bùi Thanh Sơn".encode("utf-32-le"),
    ],
)
def test_unicode_needs_no_guess(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert only(tmp_path / "a.txt").text == "Bùi Thanh Sơn"


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    text = "The minister \u201cmet\u201d the envoy in São Paulo \u2013 a café was visited."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    warnings: list[str] = []
    assert only(tmp_path / "a.txt", warnings=warnings).text == text
    assert warnings == [f"{tmp_path}/a.txt: not UTF-8: read as cp1252"]


def test_newlines_and_composition_are_normalised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Ho\u0302\r\nA\rB\n".encode())
    assert only(tmp_path / "a.txt").text == "Hô\nA\nB\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"ab\0cd", "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "truncated"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "truncated"),
        ("Vi\u1ec7".encode()[:-1], "truncated"),
        (codecs.BOM_UTF8 + b"ab\xffcd", "byte 2"),
    ],
)
def test_what_is_no_text_fails(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    failure = failed(tmp_path / "a.txt")
    assert (failure.id, failure.source) == ("a", f"{tmp_path}/a.txt")
    assert reason in failure.error


def test_front_matter_is_metadata_and_not_text(tmp_path: Path) -> None:
    matter = '---\r\ntitle: "The \\"new\\" envoy"  # as printed\nlayout: post\npublished: 2024-05-17\nlanguage: en\n'
    (tmp_path / "a.md").write_text(matter + "url: https://example.org/a#b\n---\n# Head\nBody.\n", newline="")
    document = only(tmp_path / "a.md")
    assert document.text == "# Head\nBody.\n"
    assert (document.title, document.published, document.language) == ('The "new" envoy', date(2024, 5, 17), "en")
    assert document.published_from == "metadata"


@pytest.mark.parametrize(
    "text",
    [
        "Text\n---\ntitle: no\n---\n",
        "---\ntitle: never closed\n",
        "----\ntitle: no\n----\n",
        " ---\ntitle: no\n---\n",
    ],
)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Plain words", "Plain words"),
        ("title: Vietnam: a visit", "Vietnam: a visit"),
        ("title: 'The envoy''s call'", "The envoy's call"),
        ("title: Issue#7", "Issue#7"),
        ("title: Issue 7 # a comment, as in YAML", "Issue 7"),
        ("title:", ""),
        ("title: null", ""),
    ],
)
def test_front_matter_scalars(line: str, title: str) -> None:
    assert split_front_matter(f"---\n{line}\n---\n")[0] == {"title": title}


def test_a_long_front_matter_is_read_in_no_time() -> None:
    text = "---\n" + "title: x\n" * 20_000
    assert split_front_matter(text) == ({}, text)


def test_html_gives_main_text_title_and_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("the network was asked"))
    (tmp_path / "a.html").write_text(PAGE)
    document = only(tmp_path / "a.html")
    assert (document.title, document.published) == ("Envoy calls on minister", date(2023, 5, 4))
    assert "phosphate" in document.text
    assert "$4 million" in document.text
    assert "First comment" not in document.text
    assert "About" not in document.text


def test_html_date_is_never_guessed_from_the_prose(tmp_path: Path) -> None:
    page = PAGE.replace("2023-05-04T10:00:00+03:00", "").replace("next year", "on 4 May 2019")
    (tmp_path / "a.htm").write_text(page + "<footer>© 2011-2020</footer>")
    assert only(tmp_path / "a.htm").published is None


def test_html_declares_its_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("olives", "маслины")
    (tmp_path / "a.html").write_bytes(page.encode("cp1251"))
    assert "маслины" in only(tmp_path / "a.html").text


def test_html_with_an_xml_declaration(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<?xml version="1.0" encoding="utf-8"?>\n' + PAGE)
    assert "phosphate" in only(tmp_path / "a.html").text


def test_html_without_text_fails(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    assert failed(tmp_path / "a.html").error == "no main text found in the page"


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"id": "one", "text": "A.", "title": " A\n visit ", "published": "2024-05-17", "language": "en", "url": "x"},
        {"text": "B.", "published": None, "title": None},
        {"id": 7, "text": "C.", "published": "2024-05-17T23:30:00+07:00"},
    ]
    (tmp_path / "in.jsonl").write_text("\ufeff" + "\n\n".join(json.dumps(line) for line in lines))
    first, second, third = read(tmp_path / "in.jsonl")
    assert first == Document("one", f"{tmp_path}/in.jsonl:1", "A.", "A visit", date(2024, 5, 17), "metadata", "en")
    assert second == Document("in:3", f"{tmp_path}/in.jsonl:3", "B.")
    assert isinstance(third, Document)
    assert (third.id, third.published) == ("7", date(2024, 5, 17))


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "Sơn"}\n{"text": "Lâm"}\n', encoding="utf-16")
    assert [document.text for document in read(tmp_path / "in.jsonl") if isinstance(document, Document)] == [
        "Sơn",
        "Lâm",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("nope", "not JSON"),
        ('{"text": "cut off', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a JSON object but a list"),
        ("null", "not a JSON object but null"),
        ('{"id": "x"}', "has no `text`"),
        ('{"text": 5}', "`text` is not a string but a number"),
        ('{"text": null}', "`text` is not a string but null"),
        ('{"text": "a", "id": ["x"]}', "`id` is not a string but a list"),
        ('{"text": "a", "id": true}', "`id` is not a string but true or false"),
        ('{"text": "a", "title": {}}', "`title` is not a string but an object"),
        ('{"text": "a", "url": 5}', "`url` is not a string but a number"),
        ('{"text": "a", "published": "May 2024"}', "write the day as YYYY-MM-DD"),
        ('{"text": "a", "published": "03/04/2021"}', "can be read as two days: write YYYY-MM-DD"),
        ('{"text": "a", "published": "2024-02-30"}', "there is no such day"),
        ('{"text": "a", "published": 20240517}', "write the day as YYYY-MM-DD"),
        ('{"text": "half \\ud800 a character"}', "lone surrogate"),
        ('{"text": "a", "id": "ok"}', "its id 'ok' was used already, by"),
    ],
)
def test_a_bad_line_fails_alone(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "in.jsonl").write_text(f'{{"id": "ok", "text": "a"}}\n{line}\n{{"text": "last"}}\n')
    first, bad, last = read(tmp_path / "in.jsonl")
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Failure)
    assert reason in bad.error
    assert bad.source.endswith("in.jsonl:2")


def test_gzip(tmp_path: Path) -> None:
    (tmp_path / "in.JSONL.gz").write_bytes(gzip.compress(b'{"text": "A."}\n{"text": "B."}\n'))
    assert ids(read(tmp_path)) == ["in:1", "in:2"]


def test_gzip_that_is_none_or_cut_off(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(b'{"text": "%064d"}\n' % n for n in range(5_000)))
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    *documents, failure = read(tmp_path / "cut.jsonl.gz")
    assert documents
    assert all(isinstance(document, Document) for document in documents)
    assert isinstance(failure, Failure)
    assert "truncated" in failure.error
    (tmp_path / "no.jsonl.gz").write_bytes(b'{"text": "A."}\n')
    assert "not gzip" in failed(tmp_path / "no.jsonl.gz").error


def test_folders_are_sorted_and_what_is_not_read_is_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/y.md", "a.html", ".hidden.txt", "notes.xls", ".git/x.txt", "dir.txt/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    os.mkfifo(tmp_path / "pipe.txt")
    inputs = find_inputs([str(tmp_path)])
    assert [file.id for file in inputs.files] == ["a/b/y", "a/z", "a", "b", "dir.txt/c"]
    assert inputs.skipped == [f"{tmp_path}/{name}" for name in (".git/", ".hidden.txt", "notes.xls", "pipe.txt")]
    assert len(list(Reader(inputs))) == 5


def test_ids_are_unique(tmp_path: Path) -> None:
    for name in ("one/a.txt", "one/a.md", "one/b.txt", "two/b.txt", "two/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    assert ids(read(tmp_path / "one")) == ["a.md", "a.txt", "b"]
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert ids(read(one, two)) == ["a.md", "a.txt", f"{one}/b.txt", f"{two}/b.txt", "c"]
    assert ids(read(one, f"{one}/b.txt", f"{one}/../one")) == ["a.md", "a.txt", "b"]


def test_a_json_id_may_not_be_that_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "text": "Text."}')
    _, failure = read(tmp_path)
    assert isinstance(failure, Failure)
    assert "used already" in failure.error


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    (tmp_path / name).write_text("Text.")
    assert only(tmp_path).id == "bad\\xff"


def test_what_leads_nowhere_or_could_block_fails(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("nowhere")
    assert failed(tmp_path).error == "cannot be read: No such file or directory"
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not an ordinary file" in failed(tmp_path / "pipe.txt").error
    (tmp_path / "report.xls").write_bytes(b"PK")
    assert "not a kind of file that can be read" in failed(tmp_path / "report.xls").error


def test_a_folder_that_cannot_be_listed_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    failure, document = read(tmp_path)
    assert isinstance(document, Document)
    assert failure == Failure(str(closed), str(closed), "cannot be read: Permission denied")


def test_wrong_paths_are_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        find_inputs([str(tmp_path), str(tmp_path / "missing")])
    with pytest.raises(UsageError, match="nothing to read in"):
        find_inputs([str(tmp_path)])
    (tmp_path / "a.jsonl").write_text('{"text": "A."}')
    with pytest.raises(UsageError, match="would replace the input"):
        find_inputs([str(tmp_path / "a.jsonl")], outputs=[tmp_path / "a.jsonl"])


def test_an_empty_folder_among_others_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("Text.")
    inputs = find_inputs([str(tmp_path / "empty"), str(tmp_path / "a.txt")])
    assert len(inputs.files) == 1
    assert "nothing to read in" in inputs.warnings[0]


def test_earlier_results_are_not_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "out.jsonl").write_text("{}")
    assert [file.id for file in find_inputs([str(tmp_path)], outputs=[tmp_path / "out.jsonl"]).files] == ["a"]


def test_standard_input_is_text_or_json_lines() -> None:
    def read_stdin(data: bytes) -> list[Document | Failure]:
        return list(Reader(find_inputs(["-"]), stdin=io.BytesIO(data)))

    assert read_stdin(b"\nPlain text.\n") == [Document("stdin", "-", "\nPlain text.\n")]
    assert read_stdin(b'{"a": 1}\nis text here') == [Document("stdin", "-", '{"a": 1}\nis text here')]
    lines = read_stdin(b'\n{"id": "x", "text": "A."}\n{"text": "B."}\nnope\n')
    assert [(line.id, line.source) for line in lines] == [("x", "-:2"), ("stdin:3", "-:3"), ("stdin:4", "-:4")]
    assert isinstance(lines[2], Failure)
    (empty,) = read_stdin(b"")
    assert isinstance(empty, Failure)
    assert "empty" in empty.error


def test_the_option_dates_what_has_no_date(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: 2024-05-17\n---\nText.")
    (tmp_path / "b.txt").write_text("Text.")
    dated, undated = read(tmp_path, undated=date(2020, 1, 2))
    assert isinstance(dated, Document)
    assert isinstance(undated, Document)
    assert (dated.published, dated.published_from) == (date(2024, 5, 17), "metadata")
    assert (undated.published, undated.published_from) == (date(2020, 1, 2), "option")


def test_position_follows_the_bytes_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    (tmp_path / "b.jsonl").write_text('{"text": "A."}\n' * 2)
    inputs = find_inputs([str(tmp_path)])
    reader = Reader(inputs)
    assert [reader.position for _ in reader] == [5, 20, 35]
    assert inputs.size == 35


@pytest.mark.parametrize(
    "value",
    [
        "2021-09-27",
        "2021-09-27T15:26:00Z",
        " 27 September 2021 ",
        "Sept. 27, 2021",
        "27th of September, 2021",
        "Mon, 27 Sep 2021 23:30:00 +0700",
        "27 SEPTEMBER 2021 10 p.m.",
        "27/09/2021",
        "09/27/2021",
        "27.09.2021 15:26",
        "2021/09/27",
        "27 сентября 2021 г., 15:30",
        "понедельник, 27 сент. 2021",
        "Thứ Hai, 27/9/2021 - 09:15",
        "ngày 27 tháng 9 năm 2021",
    ],
)
def test_a_full_date_in_any_notation_is_the_day(value: str) -> None:
    assert day_of(value) == date(2021, 9, 27)


def test_day_and_month_that_are_the_same_cannot_be_swapped() -> None:
    assert day_of("05/05/2021") == date(2021, 5, 5)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("03/04/2021", "two days"),
        ("3.4.2021 10:00", "two days"),
        ("03 - 04 - 2021", "two days"),
        ("31 February 2021", "YYYY-MM-DD"),
        ("2021-02-30T10:00", "no such day"),
        ("September 2021", "YYYY-MM-DD"),
        ("27 September", "YYYY-MM-DD"),
        ("27/09/21", "YYYY-MM-DD"),
        ("27 Sept 21", "YYYY-MM-DD"),
        ("September 27-29, 2021", "YYYY-MM-DD"),
        ("27 September 2021 (updated 3 October 2021)", "YYYY-MM-DD"),
        ("yesterday", "YYYY-MM-DD"),
        ("1632756360", "YYYY-MM-DD"),
        ("27 septembre 2021", "YYYY-MM-DD"),
        ("сентябрь 2021", "YYYY-MM-DD"),
        ("tháng 9 năm 2021", "YYYY-MM-DD"),
        ("27 September 2021 " * 5_000, "has 89999 characters"),
    ],
)
def test_what_is_no_one_day_is_refused(value: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        day_of(value)


def test_front_matter_and_json_lines_say_the_day_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: Sept. 27, 2021\n---\nText.")
    (tmp_path / "b.jsonl").write_text('{"text": "Text.", "published": "27 September 2021"}')
    days = {document.published for document in read(tmp_path) if isinstance(document, Document)}
    assert days == {date(2021, 9, 27)}


def _stdin(data: bytes, *paths: Path) -> list[Document | Failure]:
    return list(Reader(find_inputs(["-", *map(str, paths)]), stdin=io.BytesIO(data)))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_standard_input_in_utf_16(encoding: str) -> None:
    lines = _stdin('\ufeff\n{"id": "x", "text": "Sơn"}\n{"text": "Lâm"}\n'.encode(encoding))
    assert [(line.id, line.source) for line in lines] == [("x", "-:2"), ("stdin:3", "-:3")]
    assert _stdin("\ufeffSơn\nLâm".encode(encoding)) == [Document("stdin", "-", "Sơn\nLâm")]


def test_a_json_id_may_not_be_that_of_standard_input(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"id": "stdin", "text": "Text."}')
    first, failure = _stdin(b"Plain text.", tmp_path)
    assert first.id == "stdin"
    assert isinstance(failure, Failure)
    assert "its id 'stdin' was used already, by -" in failure.error
    (line,) = _stdin(b'{"id": "stdin", "text": "Text."}')
    assert isinstance(line, Document)
    assert line.id == "stdin"


def test_blank_lines_before_standard_input_cost_no_more_than_others() -> None:
    begun = time.perf_counter()
    (document,) = _stdin(b"\n" * 500_000 + b"Text.")
    assert isinstance(document, Document)
    assert time.perf_counter() - begun < 5  # joined one by one they took minutes


def _nest(folder: Path, name: str, levels: int) -> None:
    """Folders in folders, deeper than a path can say."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)


def test_a_folder_too_deep_for_the_system_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "z.txt").write_text("Text.")
    _nest(tmp_path, "nested", 600)
    failure, document = read(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert failure.error == "cannot be read: File name too long"


def test_a_thousand_nested_folders_are_no_limit(tmp_path: Path) -> None:
    _nest(tmp_path, "n", 1_200)
    deepest = "/".join([str(tmp_path), *["n"] * 1_200])
    Path(deepest, "a.txt").write_text("Text.")
    try:
        assert only(tmp_path).text == "Text."
    finally:  # pytest removes folders by a function that calls itself
        Path(deepest, "a.txt").unlink()
        for level in range(1_200, 0, -1):
            Path(tmp_path, *["n"] * level).rmdir()


def test_links_in_a_circle_fail_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").write_text("Text.")
    failure, document = read(tmp_path)
    assert isinstance(document, Document)
    assert isinstance(failure, Failure)
    assert failure.error == "cannot be read: Too many levels of symbolic links"
    with pytest.raises(UsageError, match="no such file or folder"):
        find_inputs(["x" * 5_000])


def test_what_the_run_writes_to_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "r.jsonl").write_text("")
    with (tmp_path / "r.jsonl").open("wb") as results:
        inputs = find_inputs([str(tmp_path)], written=[results.fileno()])
        assert [file.id for file in inputs.files] == ["a"]
        assert inputs.warnings == [f"not read: {tmp_path}/r.jsonl, for this run's own output goes there"]
        with pytest.raises(UsageError, match="own output goes there"):
            find_inputs([str(tmp_path / "r.jsonl")], written=[results.fileno()])
