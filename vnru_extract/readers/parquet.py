"""Parquet files of documents: a row is what a line of JSON Lines is, with `text` and what else is known."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any

from vnru_extract.errors import InputError
from vnru_extract.readers.bounds import LARGEST_DOCUMENT, megabytes
from vnru_extract.readers.unread import Warn

_COLUMNS = ("text", "id", "title", "published", "language", "url")
# Texts of a few pages fill a megabyte or so; few enough rows that long ones do not fill the memory.
_ROWS_AT_ONCE = 64
# A row group is read piece by piece, but for pages that its writer made larger.
_BYTES_AT_ONCE = 1 << 20

Row = Callable[[Warn], dict[str, Any]]


class Table:
    """The rows of a Parquet file, no more than a row group in memory at a time; `size` is how many.

    Raises:
        InputError: `pyarrow` is not installed, the file is damaged or none, has no `text`, or a column of a wrong type.

    """

    def __init__(self, stream: IO[bytes]) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415  an extra
            import pyarrow.parquet as pq  # noqa: PLC0415
        except ImportError as error:
            raise InputError("to read Parquet files, install the extra: pip install 'vnru-extract[parquet]'") from error
        self._faults = (pa.ArrowException, OSError)
        try:
            self._file = pq.ParquetFile(stream, pre_buffer=False, buffer_size=_BYTES_AT_ONCE)
            schema = self._file.schema_arrow
        except self._faults as error:
            raise _damaged(error) from error
        self.size: int = self._file.metadata.num_rows
        self._columns = [name for name in _COLUMNS if name in schema.names]
        if "text" not in self._columns:
            raise InputError("the table has no column `text`: each row needs one")
        for name in self._columns:
            _refuse_wrong_type(name, schema.field(name).type)
        if not self.size:
            raise InputError("there are no rows in it")

    def rows(self) -> Iterator[Row]:
        """What gives the fields of each row, as those of a line of JSON Lines.

        Raises:
            InputError: the file is damaged.

        """
        try:
            for batch in self._file.iter_batches(_ROWS_AT_ONCE, columns=self._columns):
                columns = {name: _plain(batch.column(name)) for name in self._columns}
                for index in range(batch.num_rows):
                    yield partial(_fields, columns, index)
        except self._faults as error:
            raise _damaged(error) from error


def _fields(columns: dict[str, Any], index: int, warn: Warn) -> dict[str, Any]:
    """One row's fields, without those that are null."""
    fields = {}
    for name, column in columns.items():
        value = column[index]
        try:
            if value.is_valid:
                fields[name] = value.as_py()
        except UnicodeDecodeError as error:
            raise InputError(f"`{name}` is not valid UTF-8") from error
    if len(fields.get("text", "")) > LARGEST_DOCUMENT:
        raise InputError(f"the text has more than {megabytes(LARGEST_DOCUMENT)}: split it into several documents")
    return {"text": None} | fields


def _plain(column: Any) -> Any:
    """A column as strings or whole numbers: a day, or a time at the clock of its place, becomes an ISO date."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    kind = column.type
    if pa.types.is_dictionary(kind):
        return _plain(column.dictionary_decode())
    if pa.types.is_timestamp(kind):
        column = pc.local_timestamp(column) if kind.tz else column
        return pc.strftime(column, format="%Y-%m-%d")
    return column.cast(pa.string()) if pa.types.is_date(kind) else column


def _refuse_wrong_type(name: str, kind: Any) -> None:
    import pyarrow as pa  # noqa: PLC0415

    types = pa.types
    plain = kind.value_type if types.is_dictionary(kind) else kind
    is_words = types.is_string(plain) or types.is_large_string(plain) or types.is_string_view(plain)
    also = {"id": types.is_integer(plain), "published": types.is_date(plain) or types.is_timestamp(plain)}
    if not (is_words or also.get(name, False) or (name != "text" and types.is_null(plain))):
        wanted = {"id": "strings or whole numbers", "published": "strings, days or times"}.get(name, "strings")
        raise InputError(f"the column `{name}` holds {kind}: it must hold {wanted}")


def _damaged(error: Exception) -> InputError:
    return InputError(f"damaged, truncated, or no Parquet file ({' '.join(str(error).split())[:200]})")
