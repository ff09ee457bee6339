import pytest

from vnru_extract import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
