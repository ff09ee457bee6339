"""Amounts in Russian and Vietnamese: what is read, exactly, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.amounts import Amount, Refusal, Surroundings, find_amounts, parse_amount, read_amounts

RUSSIAN = [
    ("5,67 млрд долл. США", "5670000000", "USD"),
    ("5,67 млрд. долл. США", "5670000000", "USD"),
    ("5,67 млрд долл.США", "5670000000", "USD"),
    ("$5,67 млрд", "5670000000", "USD"),
    ("5,67 млрд $", "5670000000", "USD"),
    ("USD 5,67 млрд", "5670000000", "USD"),
    ("5,67 млрд USD", "5670000000", "USD"),
    ("5.67 миллиарда долларов", "5670000000", "USD"),
    ("4,5 миллиарда американских долларов", "4500000000", "USD"),
    ("5 670,3 млн долл.", "5670300000", "USD"),
    ("1 234 567 долларов", "1234567", "USD"),
    ("1.234.567 долларов", "1234567", "USD"),
    ("12 300 рублей", "12300", "RUB"),
    ("21 миллиард рублей", "21000000000", "RUB"),
    ("1,158 млрд долларов", "1158000000", "USD"),
    ("412 млн руб.", "412000000", "RUB"),
    ("15 тыс. рублей", "15000", "RUB"),
    ("3,5 трлн рублей", "3500000000000", "RUB"),
    ("6,99 триллиона юаней", "6990000000000", "CNY"),
    ("120 млн евро", "120000000", "EUR"),
    ("€1,1 млрд", "1100000000", "EUR"),
    ("3,2 млрд белорусских рублей", "3200000000", "BYN"),
    ("700 млн фунтов стерлингов", "700000000", "GBP"),
    ("500 млрд иен", "500000000000", "JPY"),
    ("13 009 млн донгов", "13009000000", "VND"),
    ("10 млрд южнокорейских вон", "10000000000", "KRW"),
    ("10 млрд вон", "10000000000", "KRW"),
    ("7 млн гривен", "7000000", "UAH"),
    ("250 млрд тенге", "250000000000", "KZT"),
    ("полмиллиарда долларов", "500000000", "USD"),
    ("полтора миллиарда долларов", "1500000000", "USD"),
    ("полутора миллиардов долларов", "1500000000", "USD"),
    ("два с половиной миллиарда евро", "2500000000", "EUR"),
    ("двух миллиардов долларов", "2000000000", "USD"),
    ("4 млрд 150 млн долларов", "4150000000", "USD"),
    ("4 миллиарда 150 миллионов 300 тысяч рублей", "4150300000", "RUB"),
    ("345 млн 600 тыс. долл.", "345600000", "USD"),
    ("30 млн тонн", "30000000", "tonne"),
    ("15 000 тонн", "15000", "tonne"),
    ("120 тыс. т", "120000", "tonne"),
    ("1,2 млн баррелей", "1200000", "barrel"),
    ("34,2 млрд кубометров", "34200000000", "cubic_metre"),
    ("34,2 млрд куб. м", "34200000000", "cubic_metre"),
    ("34,2 млрд кубических метров", "34200000000", "cubic_metre"),
    ("15,2%", "15.2", "percent"),
    ("15,2 %", "15.2", "percent"),
    ("15.2%", "15.2", "percent"),
    ("8,3 процента", "8.3", "percent"),
    ("26 процентов", "26", "percent"),
    ("26 проц.", "26", "percent"),
    ("+42,9%", "42.9", "percent"),
    ("-3,4%", "-3.4", "percent"),
    ("минус 3,4%", "-3.4", "percent"),
    ("плюс 3,4%", "3.4", "percent"),
]
RUSSIAN_REFUSED = [
    "3.630 млн долларов",  # thousands, or three and a half
    "3,630 тонн",
    "4-5 млрд долларов",
    "$4-5 млрд",
    "от 4 до 5 млрд долларов",
    "между 4 и 5 млрд долларов",
    "10 или 12 млн тонн",
    "15-20 процентов",
    "2,3 процентных пункта",
    "2,3 п. п.",
    "60 долларов за баррель",
    "500 долл. за тонну",
    "2 млн баррелей в сутки",
    "10 вон",
    "534 млн дирхамов",  # of two countries
    "несколько миллиардов долларов",
    "миллиарды долларов",
    "5,67 млрд",
    "2024 год",
    "2 раза",
    "СУ-30",
    "",
]
VIETNAMESE = [
    ("4,15 tỷ USD", "4150000000", "USD"),
    ("4,15 tỉ USD", "4150000000", "USD"),
    ("4,158 tỷ USD", "4158000000", "USD"),
    ("4.15 tỷ USD", "4150000000", "USD"),
    ("3.630 triệu USD", "3630000000", "USD"),
    ("3.630,5 triệu USD", "3630500000", "USD"),
    ("3.630.000 USD", "3630000", "USD"),
    ("534 triệu đô la Mỹ", "534000000", "USD"),
    ("4 tỷ đôla", "4000000000", "USD"),
    ("4 tỷ đô-la Mỹ", "4000000000", "USD"),
    ("4 tỷ đô", "4000000000", "USD"),
    ("$4,15 tỷ", "4150000000", "USD"),
    ("1,2 nghìn tỷ đồng", "1200000000000", "VND"),
    ("3.250 tỷ đồng", "3250000000000", "VND"),
    ("3 trăm triệu USD", "300000000", "USD"),
    ("200 tỷ yên", "200000000000", "JPY"),
    ("10 tỷ won", "10000000000", "KRW"),
    ("6,99 nghìn tỷ nhân dân tệ", "6990000000000", "CNY"),
    ("500 triệu NDT", "500000000", "CNY"),
    ("412 triệu rúp", "412000000", "RUB"),
    ("1,1 tỷ euro", "1100000000", "EUR"),
    ("1,1 tỷ EUR", "1100000000", "EUR"),
    ("700 triệu bảng Anh", "700000000", "GBP"),
    ("13,03 tỷ đô la Singapore", "13030000000", "SGD"),
    ("20 tỷ baht", "20000000000", "THB"),
    ("hai tỷ USD", "2000000000", "USD"),
    ("nửa tỷ USD", "500000000", "USD"),
    ("một tỷ rưỡi USD", "1500000000", "USD"),
    ("1 tỷ 200 triệu USD", "1200000000", "USD"),
    ("5 vạn tấn", "50000", "tonne"),
    ("500 ngàn tấn", "500000", "tonne"),
    ("1,2 triệu tấn", "1200000", "tonne"),
    ("15.000 tấn", "15000", "tonne"),
    ("1,2 triệu thùng", "1200000", "barrel"),
    ("5,5 tỷ mét khối", "5500000000", "cubic_metre"),
    ("5,5 tỷ m3", "5500000000", "cubic_metre"),
    ("15,2%", "15.2", "percent"),
    ("15,2 phần trăm", "15.2", "percent"),
    ("+42,9%", "42.9", "percent"),
    ("-3,4%", "-3.4", "percent"),
]
VIETNAMESE_REFUSED = [
    "4.158 tỷ USD",  # no trade is four trillion dollars, and nobody can tell
    "3,630 tấn",
    "4-5 tỷ USD",
    "4 đến 5 tỷ USD",
    "15 - 20%",
    "60 USD/thùng",
    "500 USD một tấn",
    "2 triệu thùng mỗi ngày",
    "534 triệu peso",  # of many countries
    "2 điểm phần trăm",
    "2% điểm",
    "hàng tỷ USD",
    "hàng chục triệu USD",
    "5,67 tỷ",
    "2 lần",
    "10 đồng",
    "2 đồng chủ tịch",
    "năm 2024",
    "",
]


@pytest.mark.parametrize(
    ("language", "text", "value", "counted"),
    [("ru", *case) for case in RUSSIAN] + [("vi", *case) for case in VIETNAMESE],
)
def test_it_reads(language: str, text: str, value: str, counted: str) -> None:
    amount = parse_amount(text, language)
    assert isinstance(amount, Amount), amount
    assert amount.value == Decimal(value)
    assert counted in {amount.currency, amount.unit}
    assert (amount.start, amount.end) == (0, len(text))


@pytest.mark.parametrize(
    ("language", "text"), [("ru", text) for text in RUSSIAN_REFUSED] + [("vi", text) for text in VIETNAMESE_REFUSED]
)
def test_it_refuses(language: str, text: str) -> None:
    assert isinstance(parse_amount(text, language), Refusal)


RUNNING = [
    ("ru", "вырос с 2 до 4,5 млрд долларов, или на 15,2% (в 2,3 раза)", ["4500000000", "15.2", "2.3"]),
    ("ru", "превысил миллиард долларов, более чем в 3 раза больше", ["1000000000", "3"]),
    ("ru", "составил около полутора миллиардов долларов.", ["1500000000"]),
    ("ru", "В 2024 году 4,5 млн тонн, в 2023 г. 5 200 тонн; 5 000 человек, 5 т.е. пять", ["4500000", "5200"]),
    ("vi", "tăng từ 2 lên 4,5 tỷ USD, tăng 15,2% và gấp hơn 2,3 lần; 3 lần thăm", ["4500000000", "15.2", "2.3"]),
    ("vi", "tháng 1-8/2024 đạt 1.570 triệu USD (giảm 5%), 25-3-1971 và năm 2024", ["1570000000", "5"]),
]


@pytest.mark.parametrize(("language", "text", "values"), RUNNING)
def test_it_finds_amounts_in_running_text(language: str, text: str, values: list[str]) -> None:
    assert [str(amount.value) for amount in find_amounts(text, language=language)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("vi", "3.630 triệu USD, tăng 15,2%", ["3630000000", "15.2"]),
        ("vi", "3,630 triệu USD, nhập 4.1 tỷ USD", ["3630000000", "4100000000"]),
        ("vi", "3.630 triệu USD, nhập 4.1 tỷ USD", ["3630000", "4100000000"]),
        ("vi", "3.630 triệu USD, tăng 15.2%", ["15.2"]),
        ("vi", "3.630 triệu USD, tăng 15.2%, nhập 4,1 tỷ USD", ["3630000000", "15.2", "4100000000"]),
        ("vi", "3.630 triệu USD, xuất 2.1 tỷ USD, nhập 4,1 tỷ USD", ["2100000000", "4100000000"]),
        ("vi", "2.347 triệu USD, giảm 3.5%; 1.100,5 triệu USD", ["2347000000", "3.5", "1100500000"]),
        ("vi", "3.380 tỷ đồng, tăng 15,2%", ["3380000000000", "15.2"]),
        ("ru", "3,630 млн долларов, 2.5 млрд рублей", ["3630000000", "2500000000"]),
        ("ru", "3,630 млрд долларов, 2.5 млрд рублей", ["2500000000"]),
        ("ru", "3.630 млрд долларов, 2.5 млрд рублей", ["3630000000", "2500000000"]),
        ("ru", "3.630 млрд долларов, рост 15.2%", ["15.2"]),
        ("ru", "3,630 млрд долларов, рост 15,2%", ["3630000000", "15.2"]),
    ],
)
def test_what_else_a_text_writes_says_which_mark_parts_decimals(language: str, text: str, values: list[str]) -> None:
    assert [str(amount.value) for amount in find_amounts(text, language=language)] == values


def test_a_currency_of_several_countries_is_that_of_the_one_named() -> None:
    assert [amount.currency for amount in find_amounts("534 млн дирхамов", language="ru", around=_of("AE"))] == ["AED"]
    assert [amount.currency for amount in find_amounts("534 triệu peso", language="vi", around=_of("MX"))] == ["MXN"]


def _of(country: str) -> Surroundings:
    return Surroundings({country, "RU"})


def test_a_number_whose_currency_was_told_before_counts_only_where_it_is_asked_for() -> None:
    for language, text in (("ru", "с 3 млрд долларов до 4 млрд в мае"), ("vi", "từ 3 tỷ USD lên 4 tỷ năm 2024")):
        bare = find_amounts(text, language=language, around=Surroundings(bare=True))
        assert [(str(amount.value), amount.currency) for amount in bare] == [
            ("3000000000", "USD"),
            ("4000000000", None),
        ]
        assert len(find_amounts(text, language=language)) == 1


_ALPHABET = "0123456789.,$ -+%€млрдтыс.в разаtỷiệuUSDgấplầnnghì"


@given(
    text=st.text(alphabet=st.sampled_from(_ALPHABET), max_size=40),
    language=st.sampled_from(["ru", "vi"]),
)
def test_any_text_is_an_exact_amount_or_a_refusal(text: str, language: str) -> None:
    for found in read_amounts(text, 0, len(text), language):
        assert 0 <= found.start < found.end <= len(text)
        if isinstance(found, Amount):
            assert Decimal(repr(float(found.value))) == found.value
            assert (found.currency is None) != (found.unit is None)
