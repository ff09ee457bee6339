"""The day of a Russian or Vietnamese document, as its masthead, dateline, label or last line states it, or none."""

from datetime import date

import pytest

from vnru_extract.extractors.dates import find_published
from vnru_extract.page import Page

PROSE = {
    "ru": "Стороны обсудили торговлю и договорились о новой встрече.",
    "vi": "Hai bên trao đổi về thương mại và nhất trí gặp lại.",
}
DAY = date(2021, 3, 5)

STATED = [
    ("ru", "5 марта 2021 года"),
    ("ru", "5 МАРТА 2021"),
    ("ru", "Астана, 5 марта 2021 года"),
    ("ru", "5 марта 2021 г., г. Астана"),
    ("ru", "Пятница, 5 марта 2021 г., 14:30"),
    ("ru", "05.03.2021 14:30"),
    ("ru", "14:30 05.03.2021"),
    ("ru", "14:30 05.03.2021 (обновлено: 15:10 06.03.2021)"),
    ("ru", "14:30, 5 марта 2021"),
    ("ru", "Политика, 5 мар 2021, 14:30"),
    ("ru", "5 марта 2021 | Общество"),
    ("ru", "Опубликовано: 5 марта 2021 г."),
    ("ru", "Дата публикации: 05.03.2021"),
    ("ru", "Обновлено 5 марта 2021 в 10:00"),
    ("ru", "[05/03/2021 14:30]"),
    ("ru", "05.03.21 14:30"),
    ("ru", "Время публикации: 5 марта 2021 г."),
    ("ru", "417-05-03-2021"),
    ("vi", "[05/03/2021 09:15]"),
    ("vi", "05/03/21 09:15"),
    ("vi", "09:15' 05/03/2021"),
    ("vi", "5 tháng 3 2021, 09:15 +07"),
    ("vi", "Thứ Sáu, 05/03/2021 09:15:30 (GMT +7)"),
    ("vi", "Thứ Sáu, 05/03/2021 - 09:15"),
    ("vi", "Thứ 6, ngày 5/3/2021, 18:00 (GMT+7)"),
    ("vi", "Thứ sáu, 5/3/2021 | 10:30 GMT+7"),
    ("vi", "Đà Nẵng, ngày 5 tháng 3 năm 2021"),
    ("vi", "05/03/2021 10:30 GMT+7"),
    ("vi", "05-03-2021 - 07:30 AM | Chính trị"),
    ("vi", "20:15 - 05/03/2021"),
    ("vi", "20:15, ngày 5/3/2021"),
    ("vi", "(TTXVN) – 5/3/2021"),
    ("vi", "Ngày đăng: 5/3/2021"),
    ("vi", "Cập nhật lúc 09:15, ngày 5/3/2021"),
    ("vi", "Cập nhật: 05/03/2021 09:15"),
]


@pytest.mark.parametrize(("language", "line"), STATED)
def test_a_line_that_dates_the_document(language: str, line: str) -> None:
    assert find_published(Page(f"{line}\n\n{PROSE[language]}", language=language)) == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "АСТАНА, 5 марта 2021 г. /ТАСС/. Министры встретились."),
        ("ru", "АСТАНА, 5 марта 2021 - РИА Новости. Министры встретились."),
        ("ru", "Астана. 5 марта 2021 г. INTERFAX.RU - Министры встретились."),
        ("ru", "Астана. 5 марта 2021 года. ИНТЕРФАКС - Министры встретились."),
        ("vi", "Doha, 5/3/2021 (TTXVN) - Các bộ trưởng gặp nhau."),
        ("vi", "Doha (TTXVN 5/3/2021) - Các bộ trưởng gặp nhau."),
    ],
)
def test_the_dateline_of_a_dispatch(language: str, text: str) -> None:
    assert find_published(Page(text, language=language)) == DAY


@pytest.mark.parametrize(
    ("language", "closing"),
    [
        ("ru", 'Совершено в г. Астане "5" марта 2021 года в двух экземплярах, каждый на русском языке.'),
        ("ru", "Совершено в Астане 5 марта 2021 г."),
        ("ru", "СОСТАВЛЕНО в городе Астане 5 марта 2021 года в трех экземплярах."),
        ("vi", "Làm tại Doha, ngày 5 tháng 3 năm 2021, thành hai bản bằng tiếng Việt và tiếng Anh."),
        ("vi", "Làm tại thủ đô Doha ngày 5/3/2021."),
    ],
)
def test_the_close_of_an_instrument(language: str, closing: str) -> None:
    text = f"{PROSE[language]}\n\n{PROSE[language]}\n\n{closing}\n\n" + "Ký tên\n" * 6
    assert find_published(Page(text, language=language)) == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "АСТАНА, 5 марта. /ТАСС/. Министры встретились."),  # no year
        ("ru", "5 марта 2021 года в Астане прошла встреча министров."),  # an event's day
        ("ru", "Договор был подписан 5 марта 2021 года в Астане."),
        ("ru", "Парижское соглашение, 5 марта 2021. Оно вступило в силу."),  # an instrument's day
        ("ru", "Понедельник, 5 марта 2021"),  # that was a Friday
        ("vi", "Ngày 5/3/2021, tại Doha, các bộ trưởng gặp nhau."),
        ("vi", "Hiệp định được ký ngày 5 tháng 3 năm 2021 tại Doha."),
        ("vi", "VOV.VN - Chiều 5/3, các bộ trưởng gặp nhau."),
        ("vi", "Thứ Hai, 05/03/2021"),
        ("ru", "- 05.03.2021 - обмен нотами."),  # an item of a chronicle
        ("vi", "- Ngày 5/3/2021: hai nước mở đại sứ quán."),
        ("ru", "Телефон 05-03-2021, добавочный 417."),
        ("ru", "Преступление совершено в Астане 5 марта 2021 года, сообщил суд."),
    ],
)
def test_a_day_that_does_not_date_the_document(language: str, text: str) -> None:
    assert find_published(Page(f"{text}\n\n{PROSE[language]}", language=language)) is None
