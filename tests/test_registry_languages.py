"""The registry of office-holders held against Russian and Vietnamese records."""

import pytest

from tests.corpus_records import Document
from vnru_extract.models import Language
from vnru_extract.registry import built_in

CONFIRMED: list[tuple[Language, str, str, str, str]] = [
    ("ru", "2021-09-28", "Сергей Лавров", "RU", "foreign_minister: министр иностранных дел"),
    ("ru", "2021-09-28", "Лавров", "RU", "foreign_minister: глава МИД"),
    ("ru", "2021-11-30", "Нгуен Суан Фук", "VN", "president: президент"),
    ("ru", "2021-11-30", "Фам Минь Чинь", "VN", "prime_minister: премьер-министр"),
    ("ru", "2021-11-30", "Фам Минь Тинь", "VN", "prime_minister: премьер-министр СРВ"),
    ("ru", "2018-09-06", "Нгуен Фу Чонг", "VN", "party_leader: генеральный секретарь ЦК КПВ"),
    ("ru", "2021-12-01", "Валентина Матвиенко", "RU", "speaker: председатель Совета Федерации"),
    ("ru", "1979-05-01", "Леонид Брежнев", "SU", "party_leader: генеральный секретарь ЦК КПСС"),
    ("vi", "2021-09-28", "Bùi Thanh Sơn", "VN", "foreign_minister: Bộ trưởng Bộ Ngoại giao"),
    ("vi", "2021-09-28", "Vladimir Putin", "RU", "president: Tổng thống"),
    ("vi", "2021-11-30", "Nguyễn Xuân Phúc", "VN", "president: Chủ tịch nước"),
    ("vi", "2021-12-01", "Vương Đình Huệ", "VN", "speaker: Chủ tịch Quốc hội"),
]


@pytest.mark.parametrize(("language", "day", "name", "country", "office"), CONFIRMED)
def test_confirmed(language: Language, day: str, name: str, country: str, office: str) -> None:
    record = built_in().checked(Document("a", day, language).person(name, country, office).record)
    assert record.offices[0].registry == "confirmed"


@pytest.mark.parametrize(
    ("language", "day", "name", "country", "office"),
    [
        ("ru", "1995-03-01", "Сергей Лавров", "RU", "foreign_minister: министр иностранных дел"),
        ("ru", "2010-03-01", "Буй Тхань Шон", "VN", "foreign_minister: министр иностранных дел"),
        ("vi", "2010-03-01", "Bùi Thanh Sơn", "VN", "foreign_minister: Bộ trưởng Bộ Ngoại giao"),
    ],
)
def test_contradicted(language: Language, day: str, name: str, country: str, office: str) -> None:
    record = built_in().checked(Document("a", day, language).person(name, country, office).record)
    assert record.offices[0].registry == "contradicted"


@pytest.mark.parametrize(
    ("language", "day", "name", "country", "office"),
    [
        ("ru", "2021-09-28", "Кирилл Лавров", "RU", "foreign_minister: министр иностранных дел"),
        ("ru", "2021-09-28", "Буй Тхань Минь", "VN", "foreign_minister: министр иностранных дел"),
        ("ru", "2021-09-28", "Владимир Путин", "RU", "president: президент Академии художеств"),
        ("ru", "2021-12-01", "Валентина Матвиенко", "RU", "speaker: председатель Законодательного собрания"),
        ("vi", "2021-09-28", "Nguyễn Xuân Phúc", "VN", "president: Chủ tịch Hội đồng quản trị"),
        ("vi", "2021-09-28", "Bùi Thanh Sơn", "VN", "minister: Bộ trưởng Bộ Y tế"),
    ],
)
def test_not_judged(language: Language, day: str, name: str, country: str, office: str) -> None:
    record = built_in().checked(Document("a", day, language).person(name, country, office).record)
    assert record.offices[0].registry is None
