"""Any text at all gives a valid, fully grounded record, or a clean error; and the same one every time."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnru_extract import Extractor, Record
from vnru_extract.errors import InputError
from vnru_extract.text import normalise

# Pieces of the kind that rules react to, so that they meet in ways nobody wrote down.
PIECES = (
    "President of Russia", "Vladimir Putin", "Bùi Thanh Sơn", "Sơn", "Deputy Prime Minister", "and", ",", "’s", "-",
    "Vietnam", "the Socialist Republic of Vietnam", "EAEU", "Hanoi", "27 September 2021", "15:26", "in June",
    "2019-2021", "the first 11 months of 2024", "this year", "on Tuesday", "XXXX", "trade", "exports to Vietnam",
    "reached", "$5.67 billion", "US$", "up 15.2 percent", "(", ")", "respectively", "Treaty on Friendship",
    "memorandum", "signed", "between Russia and Vietnam", "until 2030", "\n", "\n\n", ".", ". ", ": ", "“", "”",
    "H.E. Mr", "U", "U.S.", "1,234.5", "%", "tonnes", "May", "March", "Ambassador to", "co-chaired by", "the", "of",
    "Advertisement", "\u200b", "e\u0301", "🇻🇳",
)  # fmt: skip
QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _check(text: str, extractor: Extractor) -> None:
    try:
        record = extractor.extract(text)
    except InputError:
        return
    clean = normalise(text)
    record.check(clean)
    for facts in (record.people, record.offices, record.dates, record.trade_figures, record.agreements):
        for fact in facts:
            assert all(span.text.strip() == span.text for span in fact.spans), "a span starts and ends with a word"
    assert Record.model_validate_json(record.model_dump_json(), context={"text": clean}) == record
    assert extractor.extract(text) == record


@QUICK
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_unicode_text(extractor: Extractor, text: str) -> None:
    _check(text, extractor)


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_any_order_of_telling_pieces(extractor: Extractor, pieces: list[str], spaced: bool) -> None:
    _check((" " if spaced else "").join(pieces), extractor)


def test_cut_and_shuffled_prose(extractor: Extractor) -> None:
    """Real sentences cut anywhere: rules that look ahead or behind meet the end of the text."""
    prose = (
        "MOSCOW, 3 May 2019. Russian Foreign Minister Sergey Lavrov and Deputy Prime Minister Trinh Dinh Dung of "
        "Vietnam signed a Memorandum of Understanding on energy until 2025. In 2018 trade rose by 16.1 percent to "
        "$6.1 billion, with exports of $2.45 billion. The Treaty of 16 June 1994 remains in force."
    )
    chooser = random.Random(7)  # noqa: S311  a fixed walk, not a secret
    for _ in range(60):
        start = chooser.randrange(len(prose))
        _check(prose[start : start + chooser.randrange(200)], extractor)
