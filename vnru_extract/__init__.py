"""People, offices, dates, trade figures and agreements from diplomatic text, as validated records."""

from vnru_extract.models import Record
from vnru_extract.pipeline import Extractor

__all__ = ["Extractor", "Record"]
