"""`python -m tests.bench`: how fast the program is, and how much memory it takes. Nothing is asserted."""

from tests.bench.documents import make_documents

__all__ = ["make_documents"]
