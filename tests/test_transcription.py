"""Names in another script: Vietnamese and Chinese in Cyrillic and back, Russian in Latin letters, names by ear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.models import Person, Span
from vnru_extract.text import fold
from vnru_extract.transcription import latin
from vnru_extract.transcription.chinese import pinyin
from vnru_extract.transcription.respelled import is_marked, is_respelled, sounds
from vnru_extract.transcription.russian import romanised
from vnru_extract.transcription.tables import tables
from vnru_extract.transcription.vietnamese import closeness, from_cyrillic, is_unmistakable, spellings, to_cyrillic

# By the practical transcription.
SYLLABLES_OF = """
Nguyễn=нгуен Phú=фу Trọng=чонг Sơn=шон Thanh=тхань Bùi=буй Khôi=кхой Hiền=хиен Quang=куанг Giang=зянг Dũng=зунг
Đức=дык Châu=тяу Chinh=тинь Trinh=чинь Xuân=суан Phạm=фам Vũ=ву Võ=во Lê=ле Trần=чан Hoàng=хоанг Phan=фан Đặng=данг
Đỗ=до Hồ=хо Ngô=нго Dương=зыонг Lý=ли Đinh=динь Lâm=лам Mai=май Tô=то Hà=ха Tạ=та Lương=лыонг Vương=выонг Cao=као
Thái=тхай Hùng=хунг Hưng=хынг Cường=кыонг Phương=фыонг Thưởng=тхыонг Minh=минь Anh=ань Bình=бинь Nhân=нян Nhật=нят
Ngọc=нгок Thạch=тхать Lịch=лить Quốc=куок Quyền=куен Quỳnh=куинь Tuấn=туан Thuận=тхуан Huệ=хуэ Giáp=зяп Gia=зя
Khải=кхай Rạng=ранг Yên=йен Ích=ить Em=эм Oanh=оань Lưu=лыу Mười=мыой Triết=чиет Khoa=кхоа Hoài=хоай Tú=ту Từ=ты
"""
SYLLABLES = dict(pair.split("=") for pair in SYLLABLES_OF.split())
# Office-holders past and present, as reference works write them.
PEOPLE = {
    "Nguyễn Phú Trọng": "Нгуен Фу Чонг",
    "Nguyễn Xuân Phúc": "Нгуен Суан Фук",
    "Bùi Thanh Sơn": "Буй Тхань Шон",
    "Phạm Minh Chính": "Фам Минь Тинь",
    "Phạm Bình Minh": "Фам Бинь Минь",
    "Vương Đình Huệ": "Выонг Динь Хюэ",
    "Võ Văn Thưởng": "Во Ван Тхыонг",
    "Tô Lâm": "То Лам",
    "Lương Cường": "Лыонг Кыонг",
    "Trần Thanh Mẫn": "Чан Тхань Ман",
    "Trần Đại Quang": "Чан Дай Куанг",
    "Nguyễn Thị Kim Ngân": "Нгуен Тхи Ким Нган",
    "Nguyễn Tấn Dũng": "Нгуен Тан Зунг",
    "Nguyễn Minh Triết": "Нгуен Минь Чиет",
    "Nông Đức Mạnh": "Нонг Дык Мань",
    "Trần Đức Lương": "Чан Дык Лыонг",
    "Phan Văn Khải": "Фан Ван Кхай",
    "Đỗ Mười": "До Мыой",
    "Võ Nguyên Giáp": "Во Нгуен Зяп",
    "Phạm Văn Đồng": "Фам Ван Донг",
    "Lê Duẩn": "Ле Зуан",
    "Lê Đức Thọ": "Ле Дык Тхо",
    "Nguyễn Văn Linh": "Нгуен Ван Линь",
    "Nguyễn Cơ Thạch": "Нгуен Ко Тхать",
    "Ngô Xuân Lịch": "Нго Суан Лить",
    "Phan Văn Giang": "Фан Ван Зянг",
    "Đặng Minh Khôi": "Данг Минь Кхой",
    "Lê Hoài Trung": "Ле Хоай Чунг",
    "Tôn Đức Thắng": "Тон Дык Тханг",
}


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_a_syllable_in_cyrillic(syllable: str) -> None:
    assert next(iter(spellings(syllable))) == SYLLABLES[syllable]


def test_there_are_enough_of_them() -> None:
    assert len(SYLLABLES) >= 60
    assert len(PEOPLE) >= 25


@pytest.mark.parametrize("name", PEOPLE)
def test_names_agree_both_ways(name: str) -> None:
    written = PEOPLE[name]
    assert closeness(written, name) == "standard"
    assert closeness(written, fold(name).title()) == "standard"
    assert from_cyrillic(written) == fold(name).title()
    others = [other for other in PEOPLE if other != name and closeness(written, other)]
    assert others == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Фам Минь Чинь", "Phạm Minh Chính"),
        ("Буй Тань Сон", "Bùi Thanh Sơn"),
        ("Чан Дай Куан", "Trần Đại Quang"),
        ("Нгуен Ван Хой", "Nguyễn Văn Khôi"),
    ],
)
def test_what_the_press_writes(written: str, name: str) -> None:
    assert closeness(written, name) == "press"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Фам Минь Тинь", "Phạm Bình Minh"),
        ("Нгуен Мань Хунг", "Nguyễn Mạnh Hưng"),
        ("Нгуен Ван Там", "Nguyễn Văn Tấn"),
        ("Буй Тхань Шон", "Bùi Thanh"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Буй Тхань Шон", "Sergey Lavrov"),
    ],
)
def test_names_that_do_not_agree(written: str, name: str) -> None:
    assert closeness(written, name) is None


ALL = tables().vietnamese.names.surnames + tables().vietnamese.names.syllables


@given(st.lists(st.sampled_from(ALL), min_size=2, max_size=4))
def test_a_name_comes_back(parts: list[str]) -> None:
    """What was written in Cyrillic is a transcription of the name, and of the name that comes back."""
    name = " ".join(parts)
    written = to_cyrillic(name)
    assert written is not None
    assert closeness(written, name) == "standard"
    back = from_cyrillic(written)
    assert back is not None
    assert closeness(written, back)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяё ABCnguyễn'-.", max_size=30))
def test_any_text_is_survived(text: str) -> None:
    assert from_cyrillic(text) is None or text.strip()
    assert closeness(text, text) in {"standard", "press", None}
    assert latin(text) is None or text.strip()
    assert isinstance(sounds(text), str)


@pytest.mark.parametrize(
    ("written", "is_one"),
    [("Буй Тхань Шон", True), ("Нгуен Суан Фук", True), ("Фам Минь Тинь", False), ("Фрпт", False)],
)
def test_whether_a_name_could_be_another(written: str, is_one: bool) -> None:
    assert is_unmistakable(written) is is_one


@pytest.mark.parametrize("syllable", ["Lavrov", "Smith", "Strong", "Xyz", "Ngx", ""])
def test_no_vietnamese_syllable(syllable: str) -> None:
    assert spellings(syllable) == {}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Си Цзиньпин", "Xi Jinping"),
        ("Ван И", "Wang Yi"),
        ("Ли Кэцян", "Li Keqiang"),
        ("Ли Цян", "Li Qiang"),
        ("Ху Цзиньтао", "Hu Jintao"),
        ("Цзян Цзэминь", "Jiang Zemin"),
        ("Вэнь Цзябао", "Wen Jiabao"),
        ("Чжао Лэцзи", "Zhao Leji"),
        ("Ван Хунин", "Wang Huning"),
        ("Чжоу Эньлай", "Zhou Enlai"),
        ("Дэн Сяопин", "Deng Xiaoping"),
        ("Хань Чжэн", "Han Zheng"),
        ("Цинь Ган", "Qin Gang"),
        ("Сюй Цзюнь", "Xu Jun"),
        ("Лавров", None),
        ("Фрпт", None),
    ],
)
def test_pinyin(written: str, name: str | None) -> None:
    assert pinyin(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Дмитрий Медведев", "Dmitry Medvedev"),
        ("Юрий Трутнев", "Yury Trutnev"),
        ("Борис Ельцин", "Boris Yeltsin"),
        ("Пётр Ильин", "Pyotr Ilyin"),
        ("Петр Толстой", "Pyotr Tolstoy"),
        ("Никита Хрущёв", "Nikita Khrushchev"),
        ("Михаил Горбачёв", "Mikhail Gorbachev"),
        ("Александр Новак", "Alexander Novak"),
        ("Алексей Лихачёв", "Alexey Likhachev"),
        ("Мария Захарова", "Maria Zakharova"),
        ("Сергей Шойгу", "Sergey Shoigu"),
        ("Валентина Матвиенко", "Valentina Matviyenko"),
        ("Вячеслав Володин", "Vyacheslav Volodin"),
        ("Евгений Примаков", "Yevgeny Primakov"),
        ("Соловьёв", "Solovyov"),
        ("Подъячев", "Podyachev"),
        ("СЕРГЕЙ ЛАВРОВ", "SERGEY LAVROV"),
        ("С. В. Лавров", "S. V. Lavrov"),
        ("Салтыков-Щедрин", "Saltykov-Shchedrin"),
    ],
)
def test_russian_in_latin_letters(written: str, name: str) -> None:
    assert romanised(written) == name


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Буй Тхань Шон", "Bui Thanh Son"),
        ("Хо Ши Мин", "Ho Chi Minh"),
        ("Си Цзиньпин", "Xi Jinping"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Дональд Трамп", "Donald Tramp"),  # a Westerner's own spelling cannot be told
        ("Ким Чен Ын", None),  # nor a Korean's
        ("Bùi Thanh Sơn", None),
        ("Sergey Lavrov", None),
    ],
)
def test_a_name_in_latin_letters(name: str, spelled: str | None) -> None:
    assert latin(name) == spelled


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("La-vrốp", "Lavrov"), ("Pu-tin", "Putin"), ("Mét-vê-đép", "Medvedev"), ("Mi-su-xtin", "Mishustin"),
        ("Vô-lô-đin", "Volodin"), ("Mát-vi-en-cô", "Matvienko"), ("Sôi-gu", "Shoigu"), ("Lu-ca-sen-cô", "Lukashenko"),
        ("Ô-ba-ma", "Obama"), ("Mô-đi", "Modi"),
    ],
)  # fmt: skip
def test_names_by_ear(written: str, name: str) -> None:
    assert is_respelled(written)
    assert sounds(written) == sounds(name)


@pytest.mark.parametrize("name", ["Jean-Claude Juncker", "Kim Jong-un", "Sergey Lavrov", "Bùi Thanh Sơn", "Al-Sisi"])
def test_names_that_are_not_by_ear(name: str) -> None:
    assert not is_marked(name) or name == "Kim Jong-un"


@pytest.mark.parametrize(("one", "other"), [("La-vrốp", "Lebedev"), ("Pu-tin", "Pushkin"), ("I-va-nốp", "Ivanenko")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


def test_a_record_has_a_name_in_latin_letters_only_where_one_is_spelled() -> None:
    span = Span(start=0, end=6, text="Лавров")
    spelled = Person(id="p1", name="Лавров", name_latin="Lavrov", spans=(span,), rule="r")
    assert list(spelled.model_dump(mode="json")) == ["id", "name", "name_latin", "country", "spans", "rule"]
    plain = Person(id="p1", name="Lavrov", spans=(span,), rule="r")
    assert "name_latin" not in plain.model_dump(mode="json")
    assert Person.model_validate(plain.model_dump()) == plain
