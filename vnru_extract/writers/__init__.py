"""Records out: JSON Lines, SQLite, Parquet, Arrow, CSV, FollowTheMoney; on a stream, in a file, or in a folder.

Files and folders are written whole or not at all. Nothing in them depends on when or where the run was, so the
same input gives the same bytes.

| module | writes |
|---|---|
| `jsonl.py` | JSON Lines, of records, facts (`lines.py`) or entities (`ftm.py`); failures |
| `sqlite.py`, `csv_folder.py` | the flat tables of `tables.py` |
| `arrow.py` | nested columns, with pyarrow |
| `choice.py` | says which of them a call asks for |
| `output.py`, `whole.py`, `line_files.py`, `manifest.py` | what all of them keep to |
"""

from vnru_extract.writers.choice import FILE_SUFFIXES, Form, choose, opened, targets
from vnru_extract.writers.jsonl import FOLDER_FILES, File, Folder, Stream, WithErrors
from vnru_extract.writers.line_files import WholeFile
from vnru_extract.writers.lines import KINDS, Line, Per, facts, lines
from vnru_extract.writers.output import Output

__all__ = [
    "FILE_SUFFIXES",
    "FOLDER_FILES",
    "KINDS",
    "File",
    "Folder",
    "Form",
    "Line",
    "Output",
    "Per",
    "Stream",
    "WholeFile",
    "WithErrors",
    "choose",
    "facts",
    "lines",
    "opened",
    "targets",
]
