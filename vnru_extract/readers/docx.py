"""Word files: paragraphs, tables and notes in order, read from the XML itself.

`python-docx` leaves out what stands in tracked insertions, content controls and text boxes. `created` and `modified`
are the file's days, often a template's, and not the document's: they are not used.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from vnru_extract.errors import InputError
from vnru_extract.readers.archives import plain
from vnru_extract.readers.bounds import Allowance, bomb, is_bomb, read_whole
from vnru_extract.readers.documents import given_title

_OLE = b"\xd0\xcf\x11\xe0"  # an old .doc; also a .docx that is locked with a password
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_RELATIONS = "_rels/.rels"
_NOTES = ("footnotes.xml", "endnotes.xml")
# Deleted or moved away, instructions of fields, copies of text boxes for old programs, properties, pictures.
_LEFT_OUT = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPr",
    "rPr",
    "tblPr",
    "sectPr",
    "pict",
    "footnotePr",
}
_BLOCKS = {"p", "tbl"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_NESTED = 60  # tables in tables; a person has two


def docx_text(data: bytes) -> tuple[dict[str, str | None], str]:
    """A Word file's title where it has one, and its text.

    Raises:
        InputError: it is none, damaged, encrypted or empty, or its XML plays tricks.

    """
    if data.startswith(_OLE):
        raise InputError("an old .doc, or a .docx with a password: save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read(package, Allowance(len(data)))
    except InputError:
        raise
    except (zipfile.BadZipFile, ValueError) as error:
        raise InputError(f"not a Word file, or damaged or truncated ({error})") from error
    except Exception as error:
        raise plain(error) from error


def _read(package: zipfile.ZipFile, allowance: Allowance) -> tuple[dict[str, str | None], str]:
    names = set(package.namelist())
    main = _main_part(package, names, allowance)
    if main not in names:
        raise InputError("not a Word file: there is no document in it")
    blocks = list(_blocks(_xml(package, main, allowance), 0))
    folder = main.rpartition("/")[0]
    for notes in _NOTES:
        if (part := f"{folder}/{notes}".lstrip("/")) in names:
            blocks += _notes(_xml(package, part, allowance))
    title = None
    if _CORE in names:
        titles = [element.text for element in _xml(package, _CORE, allowance) if _local(element) == "title"]
        title = given_title(titles[0]) if titles else None
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise InputError("the Word file has no text, only pictures or nothing")
    return {"title": title}, text


def _main_part(package: zipfile.ZipFile, names: set[str], allowance: Allowance) -> str:
    """Where the document itself is: its relations say so."""
    if _RELATIONS in names:
        for relation in _xml(package, _RELATIONS, allowance):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or _MAIN).lstrip("/")
    return _MAIN


def _xml(package: zipfile.ZipFile, name: str, allowance: Allowance) -> Any:
    """A part's root; nothing outside the file is looked at, and no entity is replaced."""
    from lxml import etree  # noqa: PLC0415  only when there is a Word file

    entry = package.getinfo(name)
    if entry.flag_bits & 1:
        raise InputError("it is encrypted: save it without a password")
    if is_bomb(entry.file_size, entry.compress_size):
        raise bomb()
    allowance.take(entry.file_size)
    with package.open(entry) as part:
        data = read_whole(part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"the Word file is damaged: {name} is not XML ({error.msg})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{name} declares entities, which no Word file does (an attack?)")
    return root


def _blocks(element: Any, depth: int) -> Iterator[str]:
    """Paragraphs and tables below an element, whatever controls and insertions are around them."""
    if depth > _NESTED:
        raise InputError(f"its parts are nested more than {_NESTED} deep")
    items: list[str] = []
    for child in element:
        name = _local(child)
        if name == "p":
            text, boxes = _paragraph(child)
            if _is_item(child) and text:
                items.append(f"- {text}")
            else:
                yield from _list(items)
                yield text
            for box in boxes:
                yield from _blocks(box, depth + 1)
        elif name not in _LEFT_OUT:
            yield from _list(items)
            if name == "tbl":
                yield "\n".join(_rows(child, depth + 1))
            else:
                yield from _blocks(child, depth + 1)
    yield from _list(items)


def _list(items: list[str]) -> Iterator[str]:
    """The items that were collected, one on a line."""
    if items:
        yield "\n".join(items)
        items.clear()


def _rows(table: Any, depth: int) -> Iterator[str]:
    """Rows with their cells apart by bars; a cell that goes on from the row above is empty."""
    for row in _within(table, "tr"):
        cells = [" ".join(" ".join(_blocks(cell, depth)).split()) for cell in _within(row, "tc")]
        if any(cells):
            yield " | ".join(cells)


def _within(element: Any, wanted: str) -> Iterator[Any]:
    """Elements of a kind that are not inside another table, also those in controls and insertions."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        name = _local(child)
        if name == wanted:
            yield child
        elif name not in _LEFT_OUT and name not in _BLOCKS:
            waiting += reversed(child)


def _paragraph(paragraph: Any) -> tuple[str, list[Any]]:
    """A paragraph's text without what is hidden or deleted, and the text boxes that are anchored in it."""
    words: list[str] = []
    boxes: list[Any] = []
    waiting = list(reversed(paragraph))
    while waiting:
        child = waiting.pop()
        name = _local(child)
        if name == "t":
            words.append(child.text or "")
        elif name in _MARKS:
            words.append(_MARKS[name])
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _LEFT_OUT and not (name == "r" and _is_hidden(child)):
            waiting += reversed(child)
    return "".join(words).strip(), boxes


def _is_hidden(run: Any) -> bool:
    return any(
        _local(mark) == "vanish" and _value(mark) not in {"0", "false"} for mark in run.iterfind("{*}rPr/{*}vanish")
    )


def _is_item(paragraph: Any) -> bool:
    style = next((_value(element) for element in paragraph.iterfind("{*}pPr/{*}pStyle")), "")
    if style.startswith(("Heading", "Title")):
        return False
    return style.startswith(("ListBullet", "ListNumber")) or paragraph.find("{*}pPr/{*}numPr") is not None


def _notes(root: Any) -> Iterator[str]:
    for note in root:
        if not any(_local(key) == "type" and value in _SEPARATORS for key, value in note.attrib.items()):
            yield from _blocks(note, 0)


def _value(element: Any) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == "val"), "")


def _local(element: Any) -> str:
    """A name without its namespace, for Word has two: the transitional and the strict one."""
    name = element if isinstance(element, str) else element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""
