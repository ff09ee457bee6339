"""People, offices, dates, trade figures and agreements from diplomatic text, as validated records.

>>> from vnru_extract import extract
>>> record = extract("Foreign Minister Sergey Lavrov arrived in Hanoi.", document_id="wire-7")
>>> record.id, record.language, record.model_dump_json()[:22]
('wire-7', 'en', '{"schema_version":"1",')

`extract` reads one text; an `Extractor` keeps a model loaded and reads many documents (`Extractor.pipe`).
Names are imported when first used, so that `import vnru_extract` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnru_extract.errors import (
        Failure,
        InputError,
        OutputError,
        UnsupportedLanguageError,
        UsageError,
        VnruExtractError,
    )
    from vnru_extract.models import Record
    from vnru_extract.page import Document
    from vnru_extract.pipeline import Extractor, extract

__all__ = [
    "Document",
    "Extractor",
    "Failure",
    "InputError",
    "OutputError",
    "Record",
    "UnsupportedLanguageError",
    "UsageError",
    "VnruExtractError",
    "__version__",
    "extract",
]

_HOMES = {
    "Document": "page",
    "Extractor": "pipeline",
    "Failure": "errors",
    "InputError": "errors",
    "OutputError": "errors",
    "Record": "models",
    "UnsupportedLanguageError": "errors",
    "UsageError": "errors",
    "VnruExtractError": "errors",
    "extract": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  20 ms

        return version("vnru-extract")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
