"""Words out of the way: sentences and mentions on the disk while facts are joined, for there may be any number."""

import contextlib
import sqlite3
from typing import Self

from vnru_extract.errors import OutputError
from vnru_extract.models import Span


class Texts:
    """A temporary database of spans: `keep` gives a number, `[number]` the span again."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(
            'PRAGMA journal_mode = OFF; CREATE TABLE texts (key INTEGER PRIMARY KEY, start INT, "end" INT, text TEXT)'
        )
        self._database.execute("BEGIN")
        self._kept = 0

    def keep(self, span: Span) -> int:
        """Put a span away.

        Raises:
            OutputError: the disk for temporary files is full.

        """
        self._kept += 1
        row = self._kept, span.start, span.end, span.text
        try:
            self._database.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            raise OutputError(f"cannot keep sentences in a temporary file: {error}") from error
        return self._kept

    def __getitem__(self, key: int) -> Span:
        query = 'SELECT start, "end", text FROM texts WHERE key = ?'
        ((start, end, text),) = self._database.execute(query, (key,))
        return Span(start=start, end=end, text=text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._database.close()
