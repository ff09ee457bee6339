"""Text, its smooth copy, page furniture, and sentences."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_extract.page import Page
from vnru_extract.sentences import sentences
from vnru_extract.text import flow, fold, normalise

# Any Unicode: astral characters, combining marks, and halves of surrogate pairs.
anything = st.text(st.characters(exclude_categories=()))
page_like = st.text(st.sampled_from("aB. \n\t-*•1\"'’—…?!<>[]()éЖ越。\u00ad\u200b\U0001f600\ud800"))


@given(anything | page_like)
def test_flow_keeps_length_and_lines(text: str) -> None:
    smooth = flow(text)
    assert len(smooth) == len(text)
    assert all(new == "\n" or old != "\n" or new == " " for old, new in zip(text, smooth, strict=True))


@given(anything | page_like)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    smooth = flow(normalise(text))
    bounds = sentences(smooth)
    assert all(end <= start for (_, end), (start, _) in pairwise(bounds))
    covered = "".join(smooth[start:end] for start, end in bounds)
    assert "".join(covered.split()) == "".join(smooth.split())
    assert all(smooth[start:end].strip() == smooth[start:end] != "" for start, end in bounds)


@given(anything)
def test_normalise_is_final(text: str) -> None:
    once = normalise(text)
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)


def test_flow_smooths() -> None:
    assert flow("Hà\u00a0Nội\u2013Moscow\u2019s \u201ctalks\u201d \u2014 \u2212 5") == 'Hà Nội-Moscow\'s "talks" — - 5'


def test_fold() -> None:
    assert fold("Đặng Minh Khôi") == fold("dang minh khoi")


WRAPPED = """\
The two ministers took stock of the work of the commission on trade
and agreed that its next meeting will be held in the spring of the
year that follows. They also named

- energy, transport and the training of specialists for the railway
- farming

as fields in which more can be done.

Signed in two copies."""


def test_wrapped_lines_are_joined_and_lists_kept() -> None:
    lines = flow(WRAPPED).split("\n")
    assert lines[0].startswith("The two") and lines[0].endswith("also named")  # noqa: PT018
    assert "- farming" in lines
    assert lines[-1] == "Signed in two copies."


ONE_LINE_A_PARAGRAPH = """\
Talks on fisheries ended in Oslo on Friday without a result
Norway and Iceland will meet again in the month of October
Ministers from the two sides spoke of a frank discussion
Observers said that the quota for cod divides them still"""


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    assert flow(ONE_LINE_A_PARAGRAPH) == ONE_LINE_A_PARAGRAPH


# Sentences, marked off by "|".
SENTENCES = [
    "The talks ended.| Both sides were pleased.",
    "U.S. Secretary of State Dean Rusk met H.E. Mr. Thanat Khoman in St. Petersburg.| He left.",
    "President Joseph R. Biden and J. R. R. Tolkien never met.| J.R. Smith did.",
    "Gen. Phan Van Giang and Lt. Col. Ivan Petrov spoke.",
    "They met at 5 p.m. Moscow time.| At 6 a.m. the next day they left.",
    "It closed at 5 p.m.| The ministers left.",
    "He works for Acme Corp. of Ohio and Beta Inc. in Kent.| Gamma Co. Ltd. Director Ann Lee spoke.",
    "It was sold to Acme Inc.| The price was not given.",
    "Under Art. 5 and No. 12, see pp. 3-9 of vol. 2.| Then the text ends.",
    "Asked again, he said no.| The next question was about rice.",
    "Some goods, e.g. Brazilian coffee, i.e. Arabica, vs. Robusta, rose.",
    "He flew to Washington, D.C.| The visit lasts a day.",
    "In Washington, D.C. President Marcos met him.",
    "The law of the U.S.| In 1975 it changed.",
    "Trade rose by 4.5 percent to 3.2 billion.| 2024 was better.",
    "It ended in 2030.***| President of Peru: Welcome.",
    "They agreed. . . and left.",
    "He paused... Then he spoke.".replace("... T", "...| T"),
    "Well… He agreed.".replace("… H", "…| H"),
    "“We agree.”| The minister smiled.",
    '"Is it so?"| "It is!"| They laughed.',
    "(The annex is secret.)| The rest is public.",
    "Thank you.| <…> President of Chile: Thank you all.",
    "Thank you.| [...] The floor is yours.",
    "The words [...] Senator Lee left out.",
    "Peace in the region.|Both sides agreed.",
    "Trade grew in 2019.|The sides noted it.",
    "See example.com and Node.js for that.",
    "1. The parties agree.|\n2. The parties note.",
    "10. Thank you very much.",
    "a. Trade in rice.|\n(b) Trade in tea.",
    "The heading\n|The text follows it.",
    "- Energy\n|- Trade\n|• Culture",
    "He gave two reasons: - One is price.| - Two is time.",
    "Ông Sơn đến Hà Nội.| Đoàn đại biểu đã đi.",
    "Он приехал в Москву.| Эти переговоры важны.",
    "他到了北京。|会谈开始了！|好。",
    "On Sept. 5 and Oct. 6 they met.| It was in Sept.| The rest is known.",
    "Yu. Ushakov and N. Kh. Petrov came.",
    "Secretary L. I. Brezhnev and A. A. Gromyko came.",
    "It is the law of the U.S.| I know it.",
    "The price was $5.| $6 was too much.",
    "Who came?| Many did!| Really.",
    "Dr. Li, Prof. Wu and Messrs. Ray and Dole spoke.",
    "The firm (est. 1990) is approx. five miles off.",
    "No stop at the end",
    "The plan is vitamin C.| The price is low.",
    'It costs 5 baht.| "Too much," he said.',
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    smooth = flow(marked.replace("|", ""))
    found = [smooth[start:end] for start, end in sentences(smooth)]
    assert found == [flow(part) for part in expected]


FURNITURE = [
    "Advertisement", "Scroll to Top", "![]() |", "  • en-GB1 ru-RU1", "EN | RU | VN", "English Русский", "Tiếng Việt",
    "Share", "Share on Facebook", "Share this article via email", "Facebook | X | LinkedIn", "Share: Facebook Telegram",
    "Tweet", "Follow us on Telegram", "Read more:", "Related news", "Further Reading", "RELATED ARTICLES",
    "Subscribe to our newsletter", "Sign up for daily updates!", "Get the latest news in your inbox.",
    "We use cookies to improve your visit. Learn more", "This website uses cookies.", "Accept all cookies",
    "By continuing to use this site, you agree to it.", "Privacy Policy", "Privacy Policy | Terms of Use | Contact us",
    "© 2024 Northern Press Agency. All rights reserved.", "Copyright © 2019-2021 Ministry of Trade",
    "(c) 2020 The Herald",
    "© Ministry of Trade, all rights reserved", "All rights reserved.", "https://example.org/news/1?a=b",
    "Direct link: www.example.org/x", "Page 3 of 7", "Page 12", "- 3 -", "4 min read", "1,234 views", "12 comments",
    "0:00 / 3:45", "Home > News > Press releases", "Please enable JavaScript to view the comments.",
    "Your browser does not support the video tag.", "Click here to read the full text", "Skip to main content",
]  # fmt: skip

PROSE = [
    "Last updated on 28 March 2019", "Updated: 3 May 2021", "Published 4 June 2020",
    "Photo: Tran Van Hai", "© Photo: Ivan Sidorov", "Photo © 2022 Anna Berg / Pool", "© 2023 Reuters/Jane Poe",
    "© 2021 Photo by Lee Wong", "By Maria Rossi", "Source: Ministry of Trade", "Vietnam", "Economy", "Share of exports",
    "Share the burden fairly, the minister said.", "Subscribe to the principles of the Charter",
    "Sign up for the Convention, he told them", "The site uses cookies and Russia objects, the minister said.",
    "By continuing the talks, Norway hopes to win.", "Read more: Chile and Peru sign accord", "Related news from Oslo",
    "Page 3 of the treaty names Laos", "See https://example.org for the text", "2 million views on trade", "3/7",
    "Home affairs ministers met in Lima", "Home is where the talks are > Oslo", "Copyright treaty signed in 1996",
    "Follow us, said the guide from Hanoi", "Click here, said Mr Petrov, and the war is over",
    "Print media in Laos", "English is taught in Hanoi",
    "Contact us in Moscow", "Advertisement for bids in Laos", "We use cookie-cutter treaties too often",
    "Top officials met", "Latest talks in Minsk", "12 comments by Sergei Ivanov", "Get the latest news from Moscow",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_blanked(line: str) -> None:
    page = Page(f"The sides met.\n{line}\nThey agreed.")
    assert page.flow == f"The sides met.\n{' ' * len(line)}\nThey agreed."


@pytest.mark.parametrize("line", PROSE)
def test_what_only_looks_like_furniture_is_kept(line: str) -> None:
    page = Page(f"The sides met.\n{line}\nThey agreed.")
    assert page.flow == f"The sides met.\n{flow(line)}\nThey agreed."


@pytest.mark.parametrize(
    "line",
    ["english" + " " * 20_000 + "x", "home" + " > a" * 5_000 + "\t.", "facebook " * 5_000 + ".", "© 2024 " * 5_000,
     "subscribe to " * 2_000, "A." * 10_000, "..." * 10_000, "St. " * 10_000, "* " * 10_000, "a" * 50_000 + ". B"],
    ids=lambda line: line[:12],
)  # fmt: skip
def test_hostile_lines_are_read_in_time(line: str) -> None:
    assert len(Page(line).flow) == len(line)


def test_text_without_stops_is_cut_into_pieces() -> None:
    flow = "one two, three; " * 2_000
    pieces = sentences(flow)
    assert all(end - start <= 4_000 for start, end in pieces)
    assert "".join(flow[start:end] for start, end in pieces).replace(" ", "") == flow.replace(" ", "")
    assert max(end - start for start, end in sentences("x" * 9_000)) == 4_000
