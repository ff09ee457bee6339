"""Files written and read in one call, without the model."""

from pathlib import Path

from tests.test_readers import failed, only
from vnru_extract.errors import Failure
from vnru_extract.page import Document


def made(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def text_of(folder: Path, name: str, data: bytes | str) -> str:
    return only(made(folder, name, data)).text


def error_of(folder: Path, name: str, data: bytes | str) -> str:
    return failed(made(folder, name, data)).error


def by_id(results: list[Document | Failure]) -> dict[str, str]:
    """The text of each document and the fault of each failure."""
    return {result.id: result.text if isinstance(result, Document) else result.error for result in results}
