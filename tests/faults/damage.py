"""Files of every kind, cut off at every kind of place and with bytes changed, among good ones."""

import random
from collections.abc import Iterator
from pathlib import Path

from tests.faults.runs import SAID, expected_lines, lines_by_id, ran
from tests.made_files import PAGE, PROSE, column, mail, packed, pdf, tarred, web_archive, word, zipped

MEMBERS = {
    "b/note.html": PAGE.encode(),
    "list.jsonl": b'{"text": "The envoy came."}\n{"id": "two", "text": "The envoy left."}\n',
    "w.docx": word(PROSE),
    "z.txt": PROSE.encode(),
}
ANSWERS = (
    ("https://example.org/a", "text/html", PAGE.encode()),
    ("https://example.org/b", "text/plain", b"It rained."),
)
WHOLE = {
    "a.docx": word(PROSE, PROSE),
    "a.eml": mail(PROSE, html=PAGE, files={"n.txt": b"The envoy came.", "p.pdf": pdf(column(PROSE))}),
    "a.html": PAGE.encode(),
    "a.jsonl": b'{"text": "The envoy came to Oslo."}\n' * 5,
    "a.jsonl.gz": packed(b'{"text": "The envoy came to Oslo."}\n' * 20),
    "a.md": f"---\ntitle: 'A call'\npublished: 2024-05-17\n---\n{PROSE}".encode(),
    "a.pdf": pdf(column(f"{PROSE}\n\n{PROSE}"), column(PROSE), info="/Title (A)"),
    "a.tar.gz": packed(tarred(MEMBERS)),
    "a.txt": f"{PROSE} Bùi Thanh Sơn came, too.".encode(),
    "a.txt.gz": packed(PROSE.encode() * 3),
    "a.warc": web_archive(*ANSWERS, gzipped=False),
    "a.warc.gz": web_archive(*ANSWERS),
    "a.zip": zipped(MEMBERS),
}


def damaged(data: bytes, number: int, chooser: random.Random) -> Iterator[bytes]:
    """So many cut-off copies, at every kind of place, and as many with a few bytes changed."""
    for n in range(number):
        yield data[: len(data) * n // number]
    for _ in range(number):
        broken = bytearray(data)
        for _ in range(chooser.choice((1, 1, 2, 8, 64))):
            broken[chooser.randrange(len(broken))] = chooser.choice((0, 9, 27, 255, chooser.randrange(256)))
        yield bytes(broken)


def write(folder: Path, number: int, *, seed: int = 7) -> tuple[int, list[str]]:
    """Twice `number` damaged files of each kind, with good neighbours; how many, and the neighbours' ids."""
    chooser = random.Random(seed)  # noqa: S311  a fixed walk, not a secret
    folder.mkdir(parents=True)
    count, neighbours = 0, []
    for kind, data in WHOLE.items():
        for n, broken in enumerate(damaged(data, number, chooser)):
            good, bad = (folder / f"{count:06}-{part}" for part in ("0-good", "1-bad"))
            good.mkdir()
            bad.mkdir()
            (good / "g.txt").write_text(SAID.format(number=count))
            (bad / f"{kind[0]}{n}{kind[1:]}").write_bytes(broken)
            neighbours.append(f"{good.name}/g")
            count += 1
    return count, neighbours


def keep_good_ones(folder: Path) -> None:
    for bad in folder.glob("*-1-bad/*"):
        bad.unlink()


def check(folder: Path, number: int, out: Path) -> tuple[int, int]:
    """Damaged files tried, and good ones whose record is not that of a run without the damaged ones."""
    count, neighbours = write(folder, number)
    among = ran(folder, "-o", out / "among")
    among.check(0, 1)
    keep_good_ones(folder)
    expected, found = expected_lines(folder), lines_by_id((out / "among" / "documents.jsonl").read_bytes())
    assert set(expected) == set(neighbours)
    return count, sum(found.get(one) != expected[one] for one in neighbours)
