"""Amounts: what is read, exactly, and what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.amounts import Amount, Refusal, Surroundings, find_amounts, parse_amount, read_amounts

READ = [
    ("4.58 billion dollars", "4580000000", "USD"),
    ("$14.1bn", "14100000000", "USD"),
    ("US$14.1 billion", "14100000000", "USD"),
    ("US$ 14.1 billion", "14100000000", "USD"),
    ("$2.5-billion", "2500000000", "USD"),
    ("$3m", "3000000", "USD"),
    ("US$2B", "2000000000", "USD"),
    ("S$13.03 billion", "13030000000", "SGD"),
    ("A$412 million", "412000000", "AUD"),
    ("EUR 120 million", "120000000", "EUR"),
    ("€1.1bn", "1100000000", "EUR"),
    ("1.1 billion euros", "1100000000", "EUR"),
    ("RUB 3.5 trillion", "3500000000000", "RUB"),
    ("923.7 million dollars", "923700000", "USD"),
    ("923.7 million U.S. dollars", "923700000", "USD"),
    ("68.3 billion U.S. Dollars", "68300000000", "USD"),
    ("Rs 5,000 crore", "50000000000", "INR"),
    ("Rs. 1.5 lakh crore", "1500000000000", "INR"),
    ("₹1,23,456", "123456", "INR"),
    ("¥500 billion", "500000000000", "JPY"),
    ("6.99 trillion yuan", "6990000000000", "CNY"),
    ("412 million roubles", "412000000", "RUB"),
    ("13,009 million dong", "13009000000", "VND"),
    ("10 billion won", "10000000000", "KRW"),
    ("20.3 billion zlotys", "20300000000", "PLN"),
    ("7 million hryvnias", "7000000", "UAH"),
    ("Can$8.2 billion", "8200000000", "CAD"),
    ("$ 15 billion Canadian dollars", "15000000000", "CAD"),
    ("$740 million Hong Kong dollars", "740000000", "HKD"),
    ("$3 billion NZD", "3000000000", "NZD"),
    ("US$ 56 billions", "56000000000", "USD"),
    ("Ksh46.7 billion", "46700000000", "KES"),
    ("623 mln dlrs", "623000000", "USD"),
    ("10.4 billion Canadian dlrs", "10400000000", "CAD"),
    ("336.5 billion escudos", "336500000000", "PTE"),
    ("641 mln markka", "641000000", "FIM"),
    ("10.4 billion marks", "10400000000", "DEM"),
    ("1.2 billion stg", "1200000000", "GBP"),
    ("90 million French francs", "90000000", "FRF"),
    ("USD 4.15 bln", "4150000000", "USD"),
    ("4.15 bln USD", "4150000000", "USD"),
    ("$1,234,567.89", "1234567.89", "USD"),
    ("five billion dollars", "5000000000", "USD"),
    ("half a billion dollars", "500000000", "USD"),
    ("-$3 billion", "-3000000000", "USD"),
    ("30 million tonnes", "30000000", "tonne"),
    ("15 000 tonnes", "15000", "tonne"),
    ("1 500 000 tonnes", "1500000", "tonne"),
    ("5.5 bcm", "5500000000", "cubic_metre"),
    ("34.2 billion cubic metres", "34200000000", "cubic_metre"),
    ("1.2 million barrels", "1200000", "barrel"),
    ("8.3 per cent", "8.3", "percent"),
    ("26%", "26", "percent"),
    ("+42.9%", "42.9", "percent"),
    ("-3.4%", "-3.4", "percent"),
    ("12.5-percent", "12.5", "percent"),
    ("2.3-fold", "2.3", "fold"),
    ("19.79pc", "19.79", "percent"),
    ("(-) 7.53 per cent", "-7.53", "percent"),
    ("US dollars 155.28million", "155280000", "USD"),
    ("Euro 432 billion", "432000000000", "EUR"),
    ("N12.7 trillion", "12700000000000", "NGN"),
    ("$US 6 billion", "6000000000", "USD"),
    ("125 billion NZ dollars", "125000000000", "NZD"),
]
REFUSED = [
    "1.234.567 dollars",  # thousands in German, a date or nothing in English
    "1,5 billion dollars",  # one and a half in Russian, a slip in English
    "4,98 billion USD",
    "1.234,56 euros",
    "12,34,5 rupees",
    "4 580 million dollars",  # thousands, or two numbers
    "$4-5 billion",
    "$4 billion-$5 billion",
    "$4 billion $5 billion",
    "between $4 and $5 billion",
    "15 to 20 percent",
    "10 or 12 million tonnes",
    "X$5 million",
    "$5 billion euros",
    "$5 billion yuan",
    "US$5 billion Canadian dollars",
    "C$5 billion Australian dollars",
    "10 won",
    "534 million dirhams",  # of two countries
    "US dollars 15",  # a currency, and a number of something else
    "N7",
    "A320",
    "5.67 billion",
    "2020",
    "3 percentage points",
    "$60 a barrel",
    "500 dollars per tonne",
    "2 million barrels per day",
    "$1234567890123456789",
    "1e5 dollars",
    "dollars",
    "",
]


@pytest.mark.parametrize(("text", "value", "counted"), READ)
def test_it_reads(text: str, value: str, counted: str) -> None:
    amount = parse_amount(text)
    assert isinstance(amount, Amount), amount
    assert amount.value == Decimal(value)
    assert counted in {amount.currency, amount.unit}
    assert (amount.start, amount.end) == (0, len(text))


@pytest.mark.parametrize("text", REFUSED)
def test_it_refuses(text: str) -> None:
    assert isinstance(parse_amount(text), Refusal)


def test_it_finds_amounts_in_running_text() -> None:
    text = "Trade grew in 2024 to $12.3 bln (RUB 1.1 trillion), up 7.3%; Su-30 jets and 2021 are none."
    assert [text[amount.start : amount.end] for amount in find_amounts(text)] == [
        "$12.3 bln",
        "RUB 1.1 trillion",
        "7.3%",
    ]


@pytest.mark.parametrize(
    ("text", "countries", "currency"),
    [
        ("534 million dirhams", {"AE", "IN"}, "AED"),
        ("534 million dirhams", {"MA", "ES"}, "MAD"),
        ("534 million dirhams", {"AE", "MA"}, None),
        ("534 million dirhams", {"IN", "ES"}, None),
        ("70 million riyals", {"QA", "RU"}, "QAR"),
        ("70 million Qatari riyals", {"SA", "QA"}, "QAR"),
    ],
)
def test_a_currency_of_several_countries_is_that_of_the_one_named(
    text: str, countries: set[str], currency: str | None
) -> None:
    assert [amount.currency for amount in find_amounts(text, around=Surroundings(countries))] == (
        [currency] if currency else []
    )


@given(st.text(alphabet=st.sampled_from("0123456789.,$ -+%€abillionfdrsx to5"), max_size=40) | st.text(max_size=40))
def test_any_text_is_an_exact_amount_or_a_refusal(text: str) -> None:
    reading = parse_amount(text)
    assert isinstance(reading, Amount | Refusal)
    for found in read_amounts(text, 0, len(text)):
        assert 0 <= found.start < found.end <= len(text)
        if isinstance(found, Amount):
            assert Decimal(repr(float(found.value))) == found.value
            assert (found.currency is None) != (found.unit is None)


MAGNITUDES = {"": 0, " million": 6, " bn": 9, " trillion": 12, " crore": 7}


@given(
    number=st.decimals(min_value="0.01", max_value="999999", places=2),
    magnitude=st.sampled_from(sorted(MAGNITUDES)),
    shape=st.sampled_from(["${}", "US${}", "EUR {}", "{} dollars", "{} tonnes"]),
)
def test_what_is_written_is_read_back(number: Decimal, magnitude: str, shape: str) -> None:
    for written in (f"{number:,}", f"{number}"):
        amount = parse_amount(shape.format(written + magnitude))
        assert isinstance(amount, Amount)
        assert amount.value == number * 10 ** MAGNITUDES[magnitude]


@pytest.mark.parametrize(
    "text",
    [
        f"${'9' * 41}",
        f"${'9' * 1_000_001}",
        f"$0.{'0' * 1_000_001}1",
        "$5000000 trillion trillion",
    ],
)
def test_numbers_too_long_for_any_amount_are_refused(text: str) -> None:
    refused = parse_amount(text)
    assert isinstance(refused, Refusal)
    assert refused.reason == "more digits than a record's number keeps"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10.4 billion marks from 7.2 billion in January", ["10400000000", "7200000000"]),
        ("17,978 tonnes in January from 13,961 in April", ["17978", "13961"]),
        ("$3 billion for 4 million people", ["3000000000"]),
        ("$3 billion in 1,200 projects", ["3000000000"]),
    ],
)
def test_a_number_whose_currency_was_told_before_counts_only_where_it_is_asked_for(
    text: str, values: list[str]
) -> None:
    bare = find_amounts(text, around=Surroundings(bare=True))
    assert [str(amount.value) for amount in bare] == values
    assert [amount.currency or amount.unit for amount in bare[1:]] == [None] * (len(values) - 1)
    assert len(find_amounts(text)) == 1


def test_pounds_of_something_are_a_weight() -> None:
    around = Surroundings({"GB"})
    assert find_amounts("20 million pounds of beef", around=around) == []
    assert [amount.currency for amount in find_amounts("20 million pounds in May", around=around)] == ["GBP"]


def test_the_country_named_beside_says_whose_francs_are_meant() -> None:
    around = Surroundings({"BE", "FR"}, {"FR"})
    assert [amount.currency for amount in find_amounts("5 billion francs", around=around)] == ["FRF"]
