"""Files of each kind, made for the tests: a small PDF writer, Word files, messages, archives."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from typing import Any

import docx

# Where a line of a page stands and what it says: x and y of its first letter in points from the lower left corner.
Line = tuple[float, float, str]
Sized = tuple[float, float, str, float]
PAGE_WIDTH, PAGE_HEIGHT = 595, 842
EM = 10.0


def pdf(*pages: Sequence[Line | Sized], info: str = "", encrypted: bool = False) -> bytes:
    """A PDF whose pages show lines in the order given; every letter is half an em wide, and of any alphabet."""
    letters = sorted({letter for page in pages for line in page for letter in line[2]})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /ToUnicode 4 0 R "
        f"/Widths [{'500 ' * 256}] >>".encode(),
        _stream(_to_unicode(codes)),
        f"<< {info} >>".encode(),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] /Contents {7 + 2 * number} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(_stream("\n".join(_shown(line, codes) for line in page)))
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> " if encrypted else ""
    return _assembled(objects, f"/Info 5 0 R {lock}/ID [<{'00' * 16}> <{'00' * 16}>]")


def _shown(line: Sequence[Any], codes: Mapping[str, int]) -> str:
    x, y, text, size = (*line, EM)[:4]
    written = "".join(f"{codes[letter]:02x}" for letter in text)
    return f"BT /F {size} Tf {x} {y} Td <{written}> Tj ET"


def _to_unicode(codes: Mapping[str, int]) -> str:
    told = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{told}\nendbfchar endcmap end"
    )


def _stream(content: str) -> bytes:
    data = content.encode("latin-1")
    return f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def column(text: str, *, x: float = 70, top: float = 740, letters: int = 90, pitch: float = 14) -> list[Line]:
    """Lines of a column, broken at spaces; a blank line in `text` is half a line's room, and nothing breaks a `\\n`."""
    lines: list[Line] = []
    for paragraph in text.split("\n\n"):
        for written in paragraph.split("\n"):
            words = written.split(" ")
            while words:
                taken = words.pop(0)
                while words and len(taken) + 1 + len(words[0]) <= letters:
                    taken += " " + words.pop(0)
                lines.append((x, top, taken))
                top -= pitch
        top -= pitch / 2
    return lines


PROSE = "The ambassador of Chile met the minister of trade in Tunis on Monday, and they spoke of olives and phosphate."
PAGE = f"<html><head><title>A call</title></head><body><article><h1>A call</h1><p>{PROSE}</p></article></body></html>"


def word(*paragraphs: str, title: str = "") -> bytes:
    """A Word file of paragraphs, made by a program other than the one that reads it."""
    file = docx.Document()
    file.core_properties.title = title
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    return saved(file)


def saved(file: Any) -> bytes:
    """What a `docx.Document` is on disk."""
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def changed(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A Word file with some of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    return zipped(kept | dict(parts))


def mail(text: str | None = None, html: str | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """A message of 17 May 2024 with the subject "A call"."""
    message = EmailMessage()
    message["Subject"] = "A call – Sơn"
    message["Date"] = "Fri, 17 May 2024 23:30:00 -0700"
    message["From"] = "press@example.org"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, data in (files or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def tarred(members: Mapping[str, bytes | tarfile.TarInfo]) -> bytes:
    """A TAR file; in place of what a member holds, its header as it is."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, member in members.items():
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            header = tarfile.TarInfo(name)
            header.size = len(member)
            archive.addfile(header, io.BytesIO(member))
    return out.getvalue()


def packed(data: bytes) -> bytes:
    """The same in gzip, with the same bytes at any time of day."""
    return gzip.compress(data, mtime=0)


def web_archive(*answers: tuple[str, str, bytes], status: str = "200 OK", gzipped: bool = True) -> bytes:
    """A WARC file: address, content type and what was sent; in gzip, each record is packed by itself."""
    records = []
    for number, (address, kind, data) in enumerate(answers):
        sent = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
        about = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-05-17T00:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(sent)}\r\n\r\n"
        )
        records.append(about.encode() + sent + b"\r\n\r\n")
    return b"".join(packed(record) if gzipped else record for record in records)
