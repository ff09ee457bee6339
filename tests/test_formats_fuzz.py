"""Files of every kind with bits flipped, pieces cut out, doubled or cut off: documents or clean failures, soon."""

import contextlib
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.made_files import PAGE, PROSE, column, mail, packed, pdf, tarred, web_archive, word, zipped
from vnru_extract.errors import Failure, InputError
from vnru_extract.readers import Reader, find_inputs
from vnru_extract.readers.html import page_text
from vnru_extract.readers.pdf import pdf_text

MEMBERS = {
    "b/note.html": PAGE.encode(),
    "list.jsonl": b'{"text": "One."}\n{"id": "two", "text": "Two."}\n',
    "m.eml": mail(PROSE, files={"n.txt": b"N."}),
    "p.txt.gz": packed(b"P."),
    "w.docx": word(PROSE),
    "z.txt": b"Z.",
}
ANSWERS = (("https://example.org/a", "text/html", PAGE.encode()), ("https://example.org/b", "text/plain", b"B."))
SAMPLES = {
    "a.docx": word(PROSE, PROSE),
    "a.eml": mail(PROSE, html=PAGE, files={"n.txt": b"N.", "p.pdf": pdf(column(PROSE))}),
    "a.html": PAGE.encode(),
    "a.jsonl.gz": packed(MEMBERS["list.jsonl"] * 20),
    "a.pdf": pdf(column(f"{PROSE}\n\n{PROSE}"), column(PROSE), info="/Title (A)"),
    "a.tar": tarred(MEMBERS),
    "a.tar.gz": packed(tarred(MEMBERS)),
    "a.txt.gz": packed(PROSE.encode()),
    "a.warc": web_archive(*ANSWERS, gzipped=False),
    "a.warc.gz": web_archive(*ANSWERS),
    "a.zip": zipped(MEMBERS),
}
SOON = 5.0  # seconds; all of them take milliseconds
QUICK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

place = st.floats(0, 1, exclude_max=True)
faults = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), place, st.integers(1, 255)),
        st.tuples(st.just("set"), place, st.sampled_from([0, 255, 127, 32, 60])),
        st.tuples(st.just("cut"), place, st.integers(1, 400)),
        st.tuples(st.just("double"), place, st.integers(1, 400)),
        st.tuples(st.just("end"), place, st.just(0)),
    ),
    min_size=1,
    max_size=12,
)


def _broken(data: bytes, kinds: list[tuple[str, float, int]]) -> bytes:
    broken = bytearray(data)
    for kind, where, much in kinds:
        if not broken:
            break
        at = int(where * len(broken))
        if kind == "flip":
            broken[at] ^= much
        elif kind == "set":
            broken[at] = much
        elif kind == "cut":
            del broken[at : at + much]
        elif kind == "double":
            broken[at:at] = broken[at : at + much]
        else:
            del broken[at:]
    return bytes(broken)


def _check(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        begun = time.perf_counter()
        results = list(Reader(find_inputs([str(path)])))
        assert time.perf_counter() - begun < SOON
    assert results, "a file is never passed over in silence"
    for result in results:
        assert not isinstance(result, Failure) or not result.error.startswith("internal error"), result.error


@pytest.mark.parametrize("name", SAMPLES)
@QUICK
@given(faults)
def test_broken_files_give_documents_or_clean_failures(name: str, kinds: list[tuple[str, float, int]]) -> None:
    _check(name, _broken(SAMPLES[name], kinds))


@pytest.mark.parametrize("name", SAMPLES)
@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_behind_a_files_beginning(name: str, data: bytes) -> None:
    _check(name, data)
    _check(name, SAMPLES[name][:8] + data)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_is_cut_off_anywhere(name: str) -> None:
    data = SAMPLES[name]
    for end in range(0, len(data), max(1, len(data) // 40)):
        _check(name, data[:end])


HOSTILE = {
    "nested tables": "<table><tr><td>" * 3_000 + PROSE,
    "nested menus": "<nav class='cookie related'>" * 20_000 + PROSE,
    "many small tables": f"<table><tr><td>{PROSE}</td><td>5</td></tr></table>" * 3_000,
    "thousands of attributes": f"<div {' '.join(f'a{n}=1' for n in range(100_000))}>{PROSE}</div>",
    "a long class": f"<div class='{'cookie-' * 100_000}'>{PROSE}</div>",
    "headings only": f"<div><h2>{PROSE}</h2></div>" * 2_000,
    "line breaks": f"{'<br>' * 100_000}{PROSE}",
    "open quotes": "<a b='" * 50_000 + PROSE,
    "open comments": "<!--" * 100_000 + PROSE,
    "spaces in a declaration": f"<?xml {' ' * 100_000}?>{PROSE}",
}


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_pages_take_no_longer_than_long_ones(label: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(InputError):
        page_text(f"<html><body>{HOSTILE[label]}</body></html>")
    assert time.perf_counter() - begun < SOON


@pytest.mark.parametrize("words", [PROSE, PROSE.replace(" ", "")], ids=["prose", "without a space"])
def test_a_pdf_page_of_a_hundred_thousand_letters(words: str) -> None:
    lines = [(70.0, 800 - n / 3, f"{words} {n}") for n in range(1_000)]
    begun = time.perf_counter()
    pdf_text(pdf(lines), lambda _: None)
    assert time.perf_counter() - begun < SOON
