"""One corpus in three languages: who is one person, which instruments are one, and who and what is kept apart."""

import pytest

from tests.corpus_reading import joined
from tests.corpus_records import Document
from vnru_extract.corpus.words import of_name, of_title
from vnru_extract.models import Language

# A letter a document, the same for one person; then `language|name/country/role: Title`.
ONE = {
    "Russian in two scripts": ["aa", "ru|Сергей Лавров/RU", "en|Sergey Lavrov/RU"],
    "and with the patronymic": ["aaa", "ru|Сергей Викторович Лавров/RU", "en|Sergei Lavrov/RU", "vi|Sergey Lavrov/RU"],
    "other choices of transliterators": [
        "aaa", "ru|Валентина Матвиенко/RU", "en|Valentina Matviyenko/RU", "vi|Valentina Matvienko/RU",
    ],
    "a given name that English has its own way for": ["aa", "ru|Александр Новак/RU", "en|Alexander Novak/RU"],
    "surname and office": ["aa", "ru|Лавров/RU/foreign_minister: министр", "en|Sergey Lavrov/RU/foreign_minister"],
    "Chinese": ["aaa", "ru|Си Цзиньпин/CN", "en|Xi Jinping/CN", "vi|Xi Jinping/CN"],
    "Chinese of one syllable": ["aa", "ru|Ван И/CN", "en|Wang Yi/CN"],
    "Vietnamese in three spellings": [
        "aaa", "ru|Буй Тхань Шон/VN/foreign_minister: министр", "en|Bui Thanh Son/VN", "vi|Bùi Thanh Sơn/VN",
    ],
    "unmistakable without an office": ["aa", "ru|Нгуен Суан Фук/VN", "vi|Nguyễn Xuân Phúc/VN"],
    "the press's spelling, same office": [
        "aa", "ru|Фам Минь Чинь/VN/prime_minister: премьер-министр", "vi|Phạm Minh Chính/VN/prime_minister: Thủ tướng",
    ],
    "the standard spelling that two names have, same office": [
        "aa", "ru|Фам Минь Тинь/VN/prime_minister: премьер-министр", "vi|Phạm Minh Chính/VN/prime_minister: Thủ tướng",
    ],
    "two syllables, same office": ["aa", "ru|То Лам/VN/party_leader: секретарь", "vi|Tô Lâm/VN/party_leader: Tổng"],
    "the office tells which of two": [
        "abb", "vi|Lê Văn Tình/VN/minister: Bộ trưởng Bộ Y tế", "ru|Ле Ван Тинь/VN/president: президент",
        "vi|Lê Văn Chính/VN/president: Chủ tịch nước",
    ],
    "Chinese as Vietnamese reads it": [
        "aaa", "vi|Tập Cận Bình/CN/president: Chủ tịch", "en|Xi Jinping/CN/president", "ru|Си Цзиньпин/CN",
    ],
    "Chinese as Vietnamese reads it, two characters": [
        "aa", "vi|Vương Nghị/CN/foreign_minister: Bộ trưởng", "en|Wang Yi/CN/foreign_minister",
    ],
    "written by ear": ["aa", "vi|X. La-vrốp/RU/foreign_minister: Bộ trưởng", "en|Sergey Lavrov/RU/foreign_minister"],
    "written by ear, surname alone": ["aa", "vi|Pu-tin/RU/president: Tổng thống", "ru|Владимир Путин/RU/president: п"],
    "written by ear with both names": [
        "aa", "vi|Vla-đi-mia Pu-tin/RU/president: Tổng thống", "en|Vladimir Putin/RU/president",
    ],
    "Soviet and Russian": ["aa", "ru|Виктор Горбатко/SU", "en|Viktor Gorbatko/RU"],
}  # fmt: skip
TWO = {
    "two who differ in one syllable": [
        "ab", "ru|Фам Минь Тинь/VN/prime_minister: премьер", "vi|Phạm Bình Minh/VN/foreign_minister: Bộ trưởng",
    ],
    "the syllables in another order": ["ab", "ru|Фам Минь Бинь/VN", "vi|Phạm Bình Minh/VN"],
    "a spelling of two names, no office": ["ab", "ru|Нгуен Ван Тинь/VN", "vi|Nguyễn Văn Chính/VN"],
    "a spelling of two names, both there": [
        "abc", "ru|Нгуен Ван Тинь/VN", "vi|Nguyễn Văn Chính/VN", "vi|Nguyễn Văn Tình/VN",
    ],
    "the press's spelling, no office": ["ab", "ru|Нгуен Ван Тань/VN", "vi|Nguyễn Văn Thanh/VN"],
    "two syllables, no office": ["ab", "ru|То Лам/VN", "vi|Tô Lâm/VN"],
    "two syllables, other offices": ["ab", "ru|Ле Хай/VN/executive: директор", "vi|Lê Hải/VN/minister: Bộ trưởng Y tế"],
    "in business and in office": [
        "ab", "ru|Нгуен Суан Фук/VN/executive: директор", "vi|Nguyễn Xuân Phúc/VN/president: Chủ tịch nước",
    ],
    "another country": ["ab", "ru|Иван Петров/RU", "en|Ivan Petrov/BG"],
    "another first name": ["ab", "ru|Сергей Лавров/RU", "en|Kirill Lavrov/RU"],
    "another patronymic and office": [
        "ab", "ru|Сергей Иванович Петров/RU/minister: министр финансов", "en|Sergey Petrovich Petrov/RU/ambassador",
    ],
    "Chinese namesakes": ["ab", "ru|Ли Цян/CN", "en|Li Keqiang/CN"],
    "Hung and Hưng": ["ab", "ru|Нгуен Мань Хынг/VN", "vi|Nguyễn Mạnh Hùng/VN"],
    "Chinese as Vietnamese reads it, another of the office": [
        "ab", "vi|Lý Bằng/CN/prime_minister: Thủ tướng", "en|Li Qiang/CN/prime_minister",
    ],
    "Chinese as Vietnamese reads it, no office": ["ab", "vi|Vương Nghị/CN", "en|Wang Yi/CN"],
    "by ear, another office": ["ab", "vi|X. La-vrốp/RU/ambassador: Đại sứ", "en|Sergey Lavrov/RU/foreign_minister"],
    "by ear, another initial": ["ab", "vi|V. La-vrốp/RU/foreign_minister: B", "en|Sergey Lavrov/RU/foreign_minister"],
    "by ear, no office": ["ab", "vi|I-va-nốp/RU", "en|Sergey Ivanov/RU"],
    "by ear, another country": ["ab", "vi|Pu-tin/RU/president: Tổng thống", "en|Ivan Putin/BG/president"],
    "a Westerner, whose name Cyrillic does not tell": ["ab", "ru|Эмманюэль Макрон/FR", "en|Emmanuel Macron/FR"],
}  # fmt: skip
ROWS = ONE | TWO


@pytest.mark.parametrize("label", ROWS)
def test_who_is_whom(label: str) -> None:
    letters, *lines = ROWS[label]
    found = joined(*(_document(f"d{number}", line) for number, line in enumerate(lines)))
    whose = {one.document: person.id for person in found.of("person") for one in person.statements}
    groups = [whose[f"d{number}"] for number in range(len(lines))]
    assert [groups.index(one) for one in groups] == [letters.index(letter) for letter in letters]


@pytest.mark.parametrize("label", [label for label in ROWS if len(ROWS[label]) > 2])
def test_the_order_of_documents_does_not_matter(label: str) -> None:
    _, *lines = ROWS[label]
    documents = [_document(f"d{number}", line) for number, line in enumerate(lines)]
    assert joined(*documents).entities == joined(*reversed(documents)).entities


def _document(document_id: str, line: str) -> Document:
    language, _, told = line.partition("|")
    name, country, *offices = told.split("/")
    return Document(document_id, language=language).person(name, country, *offices)  # type: ignore[arg-type]


def test_a_person_is_called_by_the_name_in_its_own_script() -> None:
    office = "foreign_minister: министр иностранных дел"
    found = joined(
        Document("a", language="ru").person("Буй Тхань Шон", "VN", office),
        Document("b").person("Bui Thanh Son", "VN"),
        Document("c", language="vi").person("Bùi Thanh Sơn", "VN", "foreign_minister: Bộ trưởng Bộ Ngoại giao"),
    )
    person = found.one("person")
    assert (person.id, person.name) == ("person/vn/bui-thanh-son", "Bùi Thanh Sơn")
    assert person.names == ("Bui Thanh Son", "Буй Тхань Шон")
    assert [(one.document, one.rule, one.evidence) for one in person.statements] == [
        ("a", "same_name_other_script", "Bùi Thanh Sơn: foreign_minister of VN"),
        ("b", "same_name", "country VN"),
        ("c", None, None),
    ]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("vi|Tập Cận Bình/CN/president: Chủ tịch", "en|Xi Jinping/CN/president"), "Xi Jinping"),
        (("vi|X. La-vrốp/RU/foreign_minister: B", "en|Sergey Lavrov/RU/foreign_minister"), "Sergey Lavrov"),
        (("ru|Сергей Викторович Лавров/RU", "en|Sergey Lavrov/RU"), "Sergey Lavrov"),
        (("ru|Сергей Викторович Лавров/RU", "ru|Сергей Лавров/RU"), "Сергей Викторович Лавров"),
    ],
)
def test_what_a_person_is_called(lines: tuple[str, str], name: str) -> None:
    assert joined(*(_document(line[:2] + str(at), line) for at, line in enumerate(lines))).one("person").name == name


def test_an_office_is_one_in_all_languages() -> None:
    found = joined(
        Document("a", "2021-09-28", "ru").person("Сергей Лавров", "RU", "foreign_minister: министр иностранных дел"),
        Document("b", "2021-09-29").person("Sergey Lavrov", "RU", "foreign_minister"),
        Document("c", "2021-09-30", "vi").person("Sergey Lavrov", "RU", "foreign_minister: Bộ trưởng Ngoại giao"),
    )
    held = found.one("office_holding")
    assert (held.documents, str(held.first_seen), str(held.last_seen)) == (3, "2021-09-28", "2021-09-30")


def test_two_holders_at_once_is_a_conflict_in_any_language() -> None:
    found = joined(
        Document("a", "2021-09-28", "ru").person("Сергей Лавров", "RU", "foreign_minister: министр"),
        Document("b", "2021-09-28", "vi").person("Nikolay Petrov", "RU", "foreign_minister: Bộ trưởng"),
    )
    assert [conflict.rule for conflict in found.of("conflict")] == ["two_holders_at_once"]


@pytest.mark.parametrize(
    ("title", "language", "words"),
    [
        ("министр промышленности и торговли", "ru", {"industry", "trade"}),
        ("Bộ trưởng Bộ Công Thương", "vi", {"industry", "trade"}),
        ("Minister of Industry and Trade", "en", {"industry", "trade"}),
        ("министр иностранных дел", "ru", set()),
        ("Bộ trưởng Bộ Ngoại giao", "vi", set()),
        ("министр обороны Российской Федерации", "ru", {"defence"}),
        ("Bộ trưởng Quốc phòng Việt Nam", "vi", {"defence"}),
    ],
)
def test_what_tells_an_office_from_others(title: str, language: Language, words: set[str]) -> None:
    assert of_title(title, language) == words


PRINCIPLES = {
    "en": "Treaty on the Basic Principles of Friendly Relations between Russia and Vietnam",
    "ru": "Договор об основах дружественных отношений между Российской Федерацией и СРВ",
    "vi": "Hiệp ước về những nguyên tắc cơ bản của quan hệ hữu nghị giữa Việt Nam và Liên bang Nga",
}


def test_a_name_has_the_same_words_in_every_language() -> None:
    assert {frozenset(of_name(name, language)[0]) for language, name in PRINCIPLES.items()} == {
        frozenset({"basic", "principle", "friendship"})
    }


def test_a_treaty_is_one_in_three_languages_and_its_years_may_disagree() -> None:
    found = joined(
        *(
            Document(language, language=language).agreement(name, "treaty", signed=day)  # type: ignore[arg-type]
            for (language, name), day in zip(PRINCIPLES.items(), ("1994-06-16", "1994-06-16", "1995"), strict=True)
        )
    )
    assert found.one("agreement").documents == 3
    assert [conflict.rule for conflict in found.of("conflict")] == ["agreement_dates_differ"]


STATEMENTS = {
    "one of a day": (1, "2021-12-01", "2021-12-01", "RU VN", "RU VN"),
    "another day": (2, "2021-12-01", "2021-12-02", "RU VN", "RU VN"),
    "only a year": (2, "2021", "2021", "RU VN", "RU VN"),
    "other parties": (2, "2021-12-01", "2021-12-01", "RU VN", "CN VN"),
}


@pytest.mark.parametrize("label", STATEMENTS)
def test_joint_statements_are_one_by_their_day(label: str) -> None:
    number, one, other, parties, others = STATEMENTS[label]
    found = joined(
        Document("a", language="ru").agreement("Совместное заявление", "joint_statement", parties, signed=one),
        Document("b", language="vi").agreement("Tuyên bố chung về tầm nhìn", "joint_statement", others, signed=other),
    )
    assert len(found.of("agreement")) == number


def test_two_joint_statements_of_one_day_and_language_stay_two() -> None:
    day = "2021-12-01"
    found = joined(
        Document("a", language="ru").agreement("Совместное заявление о видении", "joint_statement", signed=day),
        Document("b", language="ru").agreement("Совместное заявление о космосе", "joint_statement", signed=day),
        Document("c", language="vi").agreement("Tuyên bố chung về tầm nhìn", "joint_statement", signed=day),
    )
    assert len(found.of("agreement")) == 3


def test_memorandums_of_one_day_stay_apart() -> None:
    day = "2021-12-01"
    found = joined(
        Document("a", language="ru").agreement("меморандум о сотрудничестве в туризме", "memorandum", signed=day),
        Document("b", language="vi").agreement("Biên bản ghi nhớ về hợp tác y tế", "memorandum", signed=day),
    )
    assert len(found.of("agreement")) == 2


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("charter", ("UN Charter", "Устав ООН", "Hiến chương Liên hợp quốc")),
        (
            "convention",
            (
                "1982 United Nations Convention on the Law of the Sea",
                "Конвенция ООН по морскому праву 1982 года",
                "Công ước của Liên hợp quốc về Luật Biển năm 1982",
            ),
        ),
        (
            "declaration",
            (
                "Declaration on the Conduct of Parties in the South China Sea",
                "Декларация о поведении сторон в Южно-Китайском море",
                "Tuyên bố về ứng xử của các bên ở Biển Đông",
            ),
        ),
    ],
)
def test_what_everybody_knows_is_one(kind: str, names: tuple[str, str, str]) -> None:
    languages: tuple[Language, ...] = ("en", "ru", "vi")
    documents = [
        Document(language, language=language).agreement(name, kind, "")
        for language, name in zip(languages, names, strict=True)
    ]
    assert joined(*documents).one("agreement").documents == 3


def test_an_agreement_on_a_convention_is_not_the_convention() -> None:
    found = joined(
        Document("a").agreement("United Nations Convention on the Law of the Sea", "convention", ""),
        Document("b", language="ru").agreement("Протокол к Конвенции ООН по морскому праву", "protocol", ""),
    )
    assert len(found.of("agreement")) == 2


def test_a_level_of_relations_is_one_in_three_languages() -> None:
    levels = {
        "en": ("Relations became a comprehensive strategic partnership in 2012.", "became"),
        "ru": ("Отношения вышли на уровень всеобъемлющего стратегического партнерства в 2012 году.", "вышли"),
        "vi": ("Hai nước thiết lập đối tác chiến lược toàn diện năm 2012.", "thiết lập"),
    }
    found = joined(
        *(
            Document(language, language=language).event("milestone", *told, (("2012", "2012"),), date="2012")  # type: ignore[arg-type]
            for language, told in levels.items()
        )
    )
    assert (found.one("event").level, found.one("event").documents) == ("comprehensive strategic partnership", 3)
