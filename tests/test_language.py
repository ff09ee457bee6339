"""Which language a document is taken to be in."""

import pytest

from vnru_extract import Extractor, Failure, InputError, UnsupportedLanguageError
from vnru_extract.language import detect, language_of
from vnru_extract.page import Document

ENGLISH = "The two foreign ministers met on Monday and agreed that trade between their countries should grow faster."
OTHERS = {
    "ru": "Министр иностранных дел прибыл в Ханой с официальным визитом и провёл переговоры с премьер-министром.",
    "vi": "Bộ trưởng Ngoại giao đã đến Hà Nội trong chuyến thăm chính thức và hội đàm với Thủ tướng Chính phủ.",
    "fr": "Le ministre des affaires étrangères a rencontré son homologue à Tunis, et ils ont parlé du commerce.",
    "de": "Der Außenminister traf am Montag in Hanoi ein und sprach mit dem Ministerpräsidenten über den Handel.",
    "uk": "Міністр закордонних справ прибув до Києва з офіційним візитом і провів переговори з прем'єр-міністром.",
    "zh": "外交部长星期一抵达河内进行正式访问并与总理举行会谈",
}


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_languages_are_told_apart(code: str) -> None:
    assert detect(OTHERS[code]) == code


@pytest.mark.parametrize("code", ["ru", "vi"])
def test_russian_and_vietnamese_are_read(code: str) -> None:
    assert language_of(OTHERS[code]) == code


@pytest.mark.parametrize("code", sorted(OTHERS.keys() - {"ru", "vi"}))
def test_languages_without_rules_are_named(code: str) -> None:
    with pytest.raises(UnsupportedLanguageError, match=rf"\({code}\); supported: en, ru, vi"):
        language_of(OTHERS[code])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ông Sơn đã đến Hà Nội.", "vi"),
        ("Hai bên ký kết Hiệp định tại Moskva ngày 2/4/2025.", "vi"),
        ("Kim ngạch song phương năm 2024 đạt 4,15 tỷ USD", "vi"),
        ("Лавров в Ханое", "ru"),
        ("Товарооборот России и Вьетнама (Vietnam) вырос на 15,2 %.", "ru"),
        ("Переговоры С. Лаврова и Bùi Thanh Sơn", "ru"),
        ("Phạm Minh Chính", "en"),
    ],
)
def test_few_words_are_enough(text: str, code: str) -> None:
    assert language_of(text) == code


def test_vietnamese_without_accents_is_vietnamese() -> None:
    text = "Bo truong Ngoai giao da den Ha Noi trong chuyen tham chinh thuc va hoi dam voi Thu tuong Chinh phu."
    assert detect(text) == "vi"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "",
        "12 345",
        "Bùi Thanh Sơn",
        "Rencontre à Paris",
        "Đặng Minh Khôi, Phạm Minh Chính and Vương Đình Huệ attended the ceremony, the Foreign Ministry said in Hanoi.",
        f"{ENGLISH} «Спасибо», he said.",
        f"{ENGLISH}\x00\x07\ufdd0 {ENGLISH}",
    ],
)
def test_english_and_the_unclear_count_as_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_script_needs_no_length() -> None:
    assert detect("Ханой") == "ru"
    assert detect("河内") != "en"
    with pytest.raises(UnsupportedLanguageError):
        language_of("ᏣᎳᎩ")


@pytest.mark.parametrize("stated", ["en", "EN", "en-GB", "en_US", "eng", "English", " en "])
def test_metadata_wins(stated: str) -> None:
    assert language_of(OTHERS["fr"], stated) == "en"


@pytest.mark.parametrize(("stated", "named"), [("fr", "French (fr)"), ("de-AT", "German (de)"), ("tlh", "(tlh)")])
def test_metadata_may_name_a_language_that_is_not_supported(stated: str, named: str) -> None:
    with pytest.raises(UnsupportedLanguageError) as refused:
        language_of(ENGLISH, stated)
    assert named in str(refused.value)
    assert "metadata" in str(refused.value)


def test_blank_metadata_says_nothing() -> None:
    assert language_of(ENGLISH, " ") == "en"


def test_it_is_the_failure_of_its_document_alone(extractor: Extractor) -> None:
    documents = [Document("a", "a.txt", ENGLISH), Document("b", "b.txt", OTHERS["fr"]), Document("c", "c.txt", ENGLISH)]
    first, failure, last = extractor.pipe(documents)
    assert (first.id, last.id) == ("a", "c")
    assert isinstance(failure, Failure)
    assert failure.error.startswith("it is in French (fr)")
    with pytest.raises(InputError, match="French"):
        extractor.extract(OTHERS["fr"])


def test_a_language_that_is_given_for_all_wins(extractor: Extractor) -> None:
    given = Extractor(language="en")
    given.taggers = extractor.taggers
    text = Document("a", "a.txt", OTHERS["fr"], language="fr")
    assert given.record(text).language == "en"
    assert given.unloaded([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister Nguyen X met officials in Hanoi. " * 8,
        "Prime Minister Pham Minh Chinh's visit; Pham Minh Chinh's wife; Minister Lavrov's aide.",
        "Prime Minister Pham Minh Chinh's visit; Pham Minh Chinh's wife; Minister Lavrov's aide. " * 5,
        "Present: Ambassador Nguyễn Quốc Dũng; Minister Bùi Thanh Sơn; Deputy Minister Đỗ Hùng Việt; Lê Hoài Trung.",
    ],
)
def test_english_full_of_vietnamese_names_is_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Tong thong Nga Vladimir Putin da gap Chu tich nuoc To Lam tai Moskva va hoi dam voi Thu tuong Chinh phu.",
        "Bộ trưởng Lavrov và Bộ trưởng Bùi Thanh Sơn hội đàm tại Moskva, hai bên ký kết nhiều văn kiện hợp tác.",
    ],
)
def test_vietnamese_with_foreign_names_is_vietnamese(text: str) -> None:
    assert detect(text) == "vi"


def test_the_refusal_says_what_to_do_for_each_kind_of_input() -> None:
    with pytest.raises(UnsupportedLanguageError) as refused:
        language_of(OTHERS["fr"])
    told = str(refused.value)
    assert "`--lang en` for the whole run" in told
    for words in ("`language: en` in the front matter of a .md file", ".txt", '`"language": "en"`', "standard input"):
        assert words in told
