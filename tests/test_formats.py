"""PDF, Word, web pages, messages and web archives to documents, without the model."""

import re
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.made_files import (
    PAGE,
    PROSE,
    Line,
    Sized,
    changed,
    column,
    mail,
    pdf,
    saved,
    web_archive,
    word,
    zipped,
)
from tests.reading import by_id, error_of, made, text_of
from tests.test_readers import ids, only, read
from vnru_extract.errors import Failure
from vnru_extract.page import Document
from vnru_extract.readers import Reader, find_inputs

# --- PDF


LEFT = """The two ministers met in Ha-
noi on Monday, and spoke of long-
term trade, of the coop-
eration of universities and of tourism. They were glad of what had been done by both sides since
the last of their talks.

Then they went to the new harbour, where they were shown the ships that had come in, and where they
heard how the work on"""
RIGHT = """the second quay goes on. Nobody said what it may cost, and the minister of finance was not asked about it
by any of those present.

Talks will be held again next year in Lima, where both ministers will bring along the heads of
the chambers of commerce."""
TITLE = (120, 770, "A visit of two ministers to the harbour", 16)
TWO_COLUMNS = (
    "A visit of two ministers to the harbour\n\nThe two ministers met in Hanoi on Monday, and spoke of long-term"
)


def _unbroken(text: str) -> str:
    """Without the line ends of this file, but with those that divide a word."""
    return re.sub(r"(?<![-\n])\n(?!\n)", " ", text)


@pytest.mark.parametrize("order", ["as read", "rows", "right first"])
def test_two_columns_are_read_one_after_the_other_whatever_the_files_order(tmp_path: Path, order: str) -> None:
    left = column(_unbroken(LEFT), letters=44, top=740)
    right = column(_unbroken(RIGHT), x=310, letters=44, top=740)
    lines = {
        "as read": left + right,
        "rows": sorted(left + right, key=lambda line: (-line[1], line[0])),
        "right first": right + left,
    }[order]
    text = text_of(tmp_path, "a.pdf", pdf([TITLE, *lines]))
    assert text.startswith(TWO_COLUMNS)
    assert "the cooperation of universities" in text
    assert "how the work on the second quay goes on." in text
    assert text.count("\n\n") == 3


def test_one_column_in_the_wrong_order(tmp_path: Path) -> None:
    lines = column(_unbroken(LEFT))
    assert text_of(tmp_path, "a.pdf", pdf(lines[::-1])) == text_of(tmp_path, "b.pdf", pdf(lines))


def test_paragraphs_are_told_by_room_indent_and_short_lines(tmp_path: Path) -> None:
    first, second = (" ".join(f"The {who} of town {n} came." for n in range(9)) for who in ("envoy", "minister"))
    apart = text_of(tmp_path, "a.pdf", pdf(column(f"{first}\n\n{second}")))
    assert apart == f"{first}\n\n{second}"
    indented = column(f"{first}\n{second}")
    begins = next(index for index, line in enumerate(indented) if line[2].startswith("The minister of town 0"))
    x, y, words = indented[begins]
    indented[begins] = (x + 20, y, words)
    assert text_of(tmp_path, "b.pdf", pdf(indented)) == apart
    assert text_of(tmp_path, "c.pdf", pdf(column(f"{first}\n{second}"))) == apart  # the line before has room left


def test_headings_items_and_rows_of_tables_keep_to_themselves(tmp_path: Path) -> None:
    cells: list[Line] = [(70, 600 - 14 * n, name) for n, name in enumerate(("Country", "Chile", "Peru"))]
    cells += [(300, 600 - 14 * n, value) for n, value in enumerate(("Exports, $ million", "4.5", "3.2"))]
    lines: list[Line | Sized] = [
        (70, 770, "Trade with the neighbours", 14),
        *column(f"{PROSE} {PROSE}\n1. Olives\n2. Phosphate"),
        *cells,
    ]
    text = text_of(tmp_path, "a.pdf", pdf(lines))
    assert text.startswith("Trade with the neighbours\n\nThe ambassador")
    assert "\n\n1. Olives\n\n2. Phosphate\n\n" in text
    assert text.endswith("Country\tExports, $ million\nChile\t4.5\nPeru\t3.2")


def test_numbers_of_paragraphs_that_stand_far_out_are_no_cells(tmp_path: Path) -> None:
    first = [
        (70.0, 700.0, "12"),
        (130.0, 700.0, "The two sides agreed on work for the years to come, and on"),
        (130.0, 686.0, "its cost."),
    ]
    second = [(70.0, 660.0, "(b)"), (130.0, 660.0, "Fish.")]
    assert text_of(tmp_path, "a.pdf", pdf([*first, *second])).endswith("to come, and on its cost.\n\n(b) Fish.")


def test_a_sentence_goes_on_over_the_page_and_notes_do_not_part_it(tmp_path: Path) -> None:
    first: list[Line | Sized] = [*column(f"{PROSE} {PROSE} They also spoke of"), (70, 60, "1 A note in small type.", 7)]
    second = column("fish. Then they left the city for the coast, and were received there by the mayor of the town.")
    text = text_of(tmp_path, "a.pdf", pdf(first, second))
    assert "They also spoke of fish. Then" in text
    assert text.endswith("1 A note in small type.")


def test_running_heads_feet_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    pages = [
        [
            (70, 810, "MINISTRY OF TRADE, 3 May 2023"),
            *column(f"Page {name} begins here. {PROSE} {PROSE}"),
            (70, 40, "Bulletin of the ministry"),
            (290, 25, f"- {number} -"),
        ]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    text = text_of(tmp_path, "a.pdf", pdf(*pages))
    assert text.count("MINISTRY OF TRADE, 3 May 2023") == 1
    assert text.startswith("MINISTRY OF TRADE, 3 May 2023\n\nPage one begins")
    assert "Bulletin" not in text
    assert "- 2 -" not in text
    assert text.count("begins here") == 3


def test_a_note_number_is_no_part_of_the_year(tmp_path: Path) -> None:
    lines: list[Line | Sized] = [
        (70, 700, "Trade grew in 2023"),
        (160, 704, "4", 6),
        (166, 700, "and fell again in the year after it."),
    ]
    assert "2023 and fell" in text_of(tmp_path, "a.pdf", pdf(lines))


def test_pdf_letters_of_any_alphabet_and_ligatures(tmp_path: Path) -> None:
    assert (
        text_of(tmp_path, "a.pdf", pdf([(70, 700, "Bùi Thanh Sơn, Лавров, of\ufb01ce")]))
        == "Bùi Thanh Sơn, Лавров, office"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A visit", "A visit"),
        ("Microsoft Word - note.doc", None),
        ("untitled", None),
        ("report_v3.indd", None),
        ("", None),
    ],
)
def test_pdf_title_is_one_that_somebody_gave_and_its_days_are_the_files(
    tmp_path: Path, title: str, expected: str | None
) -> None:
    info = f"/Title ({title}) /CreationDate (D:20190517120000) /ModDate (D:20190518)"
    document = only(made(tmp_path, "a.pdf", pdf(column(PROSE), info=info)))
    assert (document.title, document.published, document.published_from) == (expected, None, None)


def test_a_page_without_text_among_others_is_told(tmp_path: Path) -> None:
    warnings: list[str] = []
    only(made(tmp_path, "a.pdf", pdf(column(PROSE), [], column(PROSE))), warnings=warnings)
    assert warnings == [f"{tmp_path}/a.pdf: no text on page 2 of the PDF"]


BAD_PDF: dict[str, tuple[bytes, str]] = {
    "encrypted": (pdf(column(PROSE), encrypted=True), "the PDF is encrypted: save a copy without a password"),
    "scanned": (pdf([], []), "the PDF has no text, only pictures (a scan?): run OCR on it first"),
    "no pages": (pdf(), "the PDF is damaged or has no pages"),
    "no PDF": (b"Dear reader", "not a PDF"),
    "empty": (b"", "the file is empty"),
    "truncated": (pdf(column(PROSE))[:400], "the PDF is truncated"),
    "damaged": (pdf(column(PROSE)).replace(b"/Pages", b"/Pagex"), "damaged"),
    "letters without names": (
        pdf([(70, 700, "\ue001\ue002\ue003 \ue004")]),
        "do not say which letters they show: run OCR",
    ),
}


@pytest.mark.parametrize("label", BAD_PDF)
def test_bad_pdf(tmp_path: Path, label: str) -> None:
    data, reason = BAD_PDF[label]
    assert reason in error_of(tmp_path, "a.pdf", data)


# --- Word


def test_word_paragraphs_headings_lists_and_tables_in_order(tmp_path: Path) -> None:
    file = docx.Document()
    file.core_properties.title = "A visit"
    file.add_heading("A visit to Tunis", 1)
    file.add_paragraph(PROSE)
    file.add_paragraph("Olives", style="List Bullet")
    file.add_paragraph("Phosphate", style="List Number")
    table = file.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Year", "Exports", "2022", "$4"), strict=True
    ):
        cell.text = words
    file.add_paragraph("The end.").add_run().add_tab()
    document = only(made(tmp_path, "a.docx", saved(file)))
    expected = f"A visit to Tunis\n\n{PROSE}\n\n- Olives\n- Phosphate\n\nYear | Exports\n2022 | $4\n\nThe end."
    assert (document.title, document.published, document.text) == ("A visit", None, expected)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


RUN = "<w:r><w:t>{}</w:t></w:r>"
BOX = f"<w:txbxContent><w:p>{RUN.format('Box')}</w:p></w:txbxContent>"


def body(xml: str, *, before: str = "") -> bytes:
    main = f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{xml}</w:body></w:document>'
    return changed(word("x"), {"word/document.xml": main.encode()})


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            "<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>",
            "New",
        ),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In a control"),
        ("<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink></w:p>", "A link"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:t>Seen</w:t></w:r></w:p>", "Seen"),
        (
            "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/></w:r></w:p>",
            "a\nb-",
        ),
        (
            f"<w:p>{RUN.format('Text')}<w:r><w:pict><w:t>old</w:t></w:pict>{BOX}</w:r></w:p>",
            "Text\n\nBox",
        ),
    ],
)
def test_word_shows_what_a_reader_of_it_sees(tmp_path: Path, xml: str, expected: str) -> None:
    assert text_of(tmp_path, "a.docx", body(xml)) == expected


def test_word_notes_come_last(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>Signed in 1994.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = changed(word(PROSE), {"word/footnotes.xml": notes.encode()})
    assert text_of(tmp_path, "a.docx", data) == f"{PROSE}\n\nSigned in 1994."


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
BAD_WORD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old .doc, or a .docx with a password"),
    "no ZIP": (b"Dear reader", "not a Word file"),
    "truncated": (word(PROSE)[:5_000], "not a Word file, or damaged or truncated"),
    "another package": (zipped({"a.txt": b"a"}), "not a Word file: there is no document in it"),
    "no text": (word(""), "the Word file has no text"),
    "no XML": (changed(word("x"), {"word/document.xml": b"<w:document"}), "word/document.xml is not XML"),
    "entities": (body("<w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p>", before=ENTITIES), "declares entities"),
    "bomb": (changed(word("x"), {"word/document.xml": b" " * 40_000_000}), "more than 200 times its size"),
    "nested": (body("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80), "nested"),
}


@pytest.mark.parametrize("label", BAD_WORD)
def test_bad_word_file(tmp_path: Path, label: str) -> None:
    data, reason = BAD_WORD[label]
    assert reason in error_of(tmp_path, "a.docx", data)


# --- web pages


MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/n">All our news</a></li></ul></nav>'
COOKIES = '<div class="cookie-banner"><p>We use cookies to know you better. Please accept all of them.</p></div>'
RELATED = '<div class="related-news"><h3>Related</h3><a href="/x">Trade with Cuba reached $10 billion in 2019</a></div>'


def page(main: str, head: str = "") -> str:
    below = f"{RELATED}<footer>© 2024</footer>"
    return f"<html><head>{head}</head><body>{COOKIES}{MENU}<div id='c'>{main}</div>{below}</body></html>"


@pytest.mark.parametrize("main", ["<h1>A call</h1><p>The envoy called.</p>", f"<h1>A call</h1>{f'<p>{PROSE}</p>' * 3}"])
def test_menus_notices_and_related_links_are_not_the_text(tmp_path: Path, main: str) -> None:
    text = text_of(tmp_path, "a.html", page(main))
    assert text.startswith("A call\nThe ")
    for beside in ("Home", "cookies", "Cuba", "2024"):
        assert beside not in text


def test_a_short_release_is_read(tmp_path: Path) -> None:
    assert text_of(tmp_path, "a.html", "<html><body><p>The envoy called.</p></body></html>") == "The envoy called."
    assert text_of(tmp_path, "b.html", "<p>The envoy called.</p>") == "The envoy called."


def test_headings_lists_and_tables_are_kept(tmp_path: Path) -> None:
    table = "<table><tr><th>Year</th><th>Exports</th></tr><tr><td>2022</td><td>$4 million</td></tr></table>"
    main = f"<h1>A call</h1><h2>Trade</h2><p>{PROSE}</p>{table}<h2>Next</h2><ul><li>Olives</li><li>Fish</li></ul>"
    for text in (text_of(tmp_path, "a.html", page(main)), text_of(tmp_path, "b.html", page(f"<h1>A call</h1>{table}"))):
        assert "| 2022 | $4 million |" in text
    assert all(
        words in text_of(tmp_path, "c.html", page(main)) for words in ("\nTrade\n", "\nNext\n", "- Olives\n- Fish")
    )


def test_a_table_that_only_places_things_is_no_table(tmp_path: Path) -> None:
    cell = f"<h1>A call</h1><p>{PROSE}</p><p>They agreed to meet again in the year after, in Lima.</p>"
    text = text_of(tmp_path, "a.html", page(f"<table><tr><td><p>Press service</p></td><td>{cell}</td></tr></table>"))
    assert "|" not in text
    assert f"{PROSE}\nThey agreed" in text


def test_a_class_that_sounds_like_a_notice_does_not_cost_the_page(tmp_path: Path) -> None:
    html = f"<html><body><div class='cookies social'><h1>A call</h1><p>{PROSE}</p></div></body></html>"
    assert PROSE in text_of(tmp_path, "a.html", html)


SCHEMA = '<script type="application/ld+json">{{"@type": "NewsArticle", {}}}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2023-05-04T10:00:00+03:00">', date(2023, 5, 4)),
        ('<meta name="date" content="2023-05-04">', date(2023, 5, 4)),
        ('<meta name="DC.date.issued" content="2023-05-04">', date(2023, 5, 4)),
        (SCHEMA.format('"datePublished": "2023-05-04", "dateModified": "2024-01-01"'), date(2023, 5, 4)),
        (SCHEMA.format('"dateModified": "2024-01-01"'), None),
        ('<meta property="article:modified_time" content="2024-01-01">', None),
        ('<meta http-equiv="last-modified" content="2024-01-01">', None),
        ('<meta property="og:updated_time" content="2024-01-01">', None),
        ("", None),
    ],
)
def test_the_day_is_that_of_publication_as_marked_up(tmp_path: Path, head: str, expected: date | None) -> None:
    main = f"<h1>A call</h1><p>{PROSE} It was in 2019.</p><p>{PROSE}</p>"
    assert only(made(tmp_path, "a.html", page(main, head))).published == expected


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", '<meta charset="windows-1251">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-8", '<meta charset="windows-1251">'),
        ("utf-16", ""),
        ("cp1251", "<?xml>"),
    ],
)
def test_encodings_of_pages(tmp_path: Path, encoding: str, declared: str) -> None:
    html = page(f"<h1>Визит</h1><p>Министр иностранных дел прибыл в Ханой. {PROSE}</p>", declared.replace("<?xml>", ""))
    if declared == "<?xml>":
        html = '<?xml version="1.0" encoding="windows-1251"?>' + html
    assert "Министр иностранных дел" in text_of(tmp_path, "a.html", html.encode(encoding))


def test_latin_1_means_cp1252_in_pages(tmp_path: Path) -> None:
    html = page(f"<p>He said \u201cno\u201d \u2013 {PROSE}</p>", '<meta charset="iso-8859-1">')
    assert "\u201cno\u201d \u2013" in text_of(tmp_path, "a.html", html.encode("cp1252"))


def test_scripts_are_not_text_and_not_run(tmp_path: Path) -> None:
    text = text_of(tmp_path, "a.html", page(f"<p onclick='x()'>{PROSE}</p><script>document.write('Peru')</script>"))
    assert "Peru" not in text
    assert "x()" not in text


# --- messages


def test_a_message_has_subject_day_and_plain_text(tmp_path: Path) -> None:
    document = only(made(tmp_path, "a.eml", mail(PROSE, html="<p>Another text.</p>")))
    assert (document.id, document.title, document.published) == ("a", "A call – Sơn", date(2024, 5, 17))
    assert (document.published_from, document.text.strip()) == ("metadata", PROSE)


def test_a_message_of_html_only(tmp_path: Path) -> None:
    message = f"Subject: A call\nContent-Type: text/html; charset=utf-8\n\n<p>{PROSE}</p>"
    assert text_of(tmp_path, "a.eml", message) == PROSE


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    files = {"note.pdf": pdf(column(PROSE)), "logo.png": b"\x89PNG", "x/../note.docx": word(PROSE), "bad.pdf": b"none"}
    inputs = find_inputs([str(made(tmp_path, "m.eml", mail("See the notes.", files=files)))])
    results = list(Reader(inputs))
    assert ids(results) == ["m", "m/note.pdf", "m/note.docx", "m/bad"]
    assert [result.source for result in results][1:] == [
        f"{tmp_path}/m.eml!/{n}" for n in ("note.pdf", "note.docx", "bad.pdf")
    ]
    assert [isinstance(result, Failure) for result in results] == [False, False, False, True]
    assert results[1].published is None if isinstance(results[1], Document) else False
    assert inputs.skipped == [f"{tmp_path}/m.eml!/logo.png"]


def test_attachments_of_one_name_and_a_message_that_has_only_these(tmp_path: Path) -> None:
    inner = mail(PROSE, files={"a.txt": b"Inner."})
    message = f"""Subject: All\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B

--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nOne.
--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nTwo.
--B\nContent-Type: message/rfc822\n\n{inner.decode("ascii")}
--B--\n"""
    results = by_id(read(made(tmp_path, "m.eml", message)))
    assert list(results) == ["m/a", "m/a-2", "m/attachment-3", "m/attachment-3/a"]
    assert results["m/attachment-3/a"] == "Inner."


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Subject: =?koi8-r?B?98na3dQ=?=", "Визщт"),
        ("Subject: =?nope?B?QSB2aXNpdA==?=", "A visit"),
        ("Subject: A\n visit", "A visit"),
        ("Subject: Việt Nam", "Việt Nam"),
        ("X: y", None),
    ],
)
def test_subjects(tmp_path: Path, header: str, title: str | None) -> None:
    assert only(made(tmp_path, "a.eml", f"{header}\n\n{PROSE}")).title == title


def test_a_message_without_a_valid_day_has_none(tmp_path: Path) -> None:
    warnings: list[str] = []
    assert only(made(tmp_path, "a.eml", f"Date: soon\n\n{PROSE}"), warnings=warnings).published is None
    assert warnings == [f"{tmp_path}/a.eml: its `Date:` is none: the message has no day"]


BAD_MAIL: dict[str, tuple[str, str]] = {
    "empty": ("", "the file is empty"),
    "no headers": (PROSE.replace(":", ""), "not a message"),
    "nothing": ("Subject: x\n\n \n", "there is no text in the message"),
    "binary": ("Subject: x\n\na\0b", "binary, not text"),
    "parts without end": (
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)),
        "nested too deeply",
    ),
    "too many parts": ("Content-Type: multipart/mixed; boundary=B\n\n" + "--B\n\nx\n" * 3_000, "more than 2,000 parts"),
}


@pytest.mark.parametrize("label", BAD_MAIL)
def test_bad_message(tmp_path: Path, label: str) -> None:
    data, reason = BAD_MAIL[label]
    assert reason in error_of(tmp_path, "a.eml", data)


# --- web archives


ANSWERS = (
    ("https://example.org/a", "text/html; charset=utf-8", PAGE.encode()),
    ("https://example.org/logo", "image/png", b"\x89PNG"),
    ("https://example.org/b", "text/plain; charset=windows-1251", "Визит в Ханой".encode("cp1251")),
    ("https://example.org/c", "text/html", b"<html></html>"),
)


@pytest.mark.parametrize("name", ["w.warc", "w.warc.gz"])
def test_web_archives(tmp_path: Path, name: str) -> None:
    results = read(made(tmp_path, name, web_archive(*ANSWERS, gzipped=name.endswith(".gz"))))
    assert ids(results) == ["w/1", "w/2", "w/3"]
    assert [result.source for result in results] == [f"{tmp_path}/{name}!/https://example.org/{page}" for page in "abc"]
    assert PROSE in by_id(results)["w/1"]
    assert by_id(results)["w/2"] == "Визит в Ханой"
    assert by_id(results)["w/3"] == "no main text found in the page"


def test_a_web_archive_in_an_archive(tmp_path: Path) -> None:
    results = read(made(tmp_path, "in.zip", zipped({"w.warc.gz": web_archive(*ANSWERS[:1])})))
    assert ids(results) == ["in/w/1"]


def test_bad_web_archives(tmp_path: Path) -> None:
    assert "nothing to read" in error_of(tmp_path, "a.warc.gz", web_archive(*ANSWERS, status="404 Not Found"))
    assert "not a WARC file" in error_of(tmp_path, "b.warc", b"Dear reader" * 50)
    cut = web_archive(*ANSWERS)[:-200]
    assert isinstance(read(made(tmp_path, "c.warc.gz", cut))[0], Document)


def test_a_record_of_the_wrong_length_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = web_archive(*ANSWERS[:3], gzipped=False)
    length = re.search(rb"Content-Length: (\d+)", data)
    assert length
    data = data[: length.start(1)] + str(int(length[1]) - 5).encode() + data[length.end(1) :]
    warnings: list[str] = []
    results = read(made(tmp_path, "w.warc", data), warnings=warnings)
    assert by_id(results)["w/2"] == "Визит в Ханой"
    (warning,) = warnings
    assert re.fullmatch(rf"{tmp_path}/w.warc: the record before byte \d+ is longer or shorter than it says", warning)
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    reason = "to read web archives, install the extra: pip install 'vnru-extract[warc]'"
    assert error_of(tmp_path, "a.warc.gz", web_archive(*ANSWERS)) == reason
