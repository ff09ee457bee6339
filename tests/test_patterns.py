"""No text makes the program slow: the time of every regular expression, and of all together, grows with the length."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.patterns.collect import Used, used_patterns
from tests.patterns.cost import NOTICED, SHORT, growth, is_superlinear, seconds
from tests.patterns.hostile import Pump, pumps, text
from vnru_extract import Extractor
from vnru_extract.page import Document, Entity

# How patterns begin that are only asked of pieces of so many characters at most: there the square is a small number.
BOUNDED = {
    r"(?:The )?(?P<body>(?:.* )?(?:Agency|": 300,  # a title, of listed words
    r"(?:\b(?P<word>(?:yielded|": 90,  # the words before an amount
    r"[\s,\"')]*(?:\((?:[A-Z][\w'-]+(?:": 100,  # the words between an agreement and a date
}


@pytest.fixture(scope="module")
def patterns() -> list[Used]:
    return used_patterns()


def test_all_patterns_are_found_and_nearly_all_are_used(patterns: list[Used]) -> None:
    # A place may compile hundreds that are alike: the countries' names, by their first letters.
    is_used = {used.where: False for used in patterns} | {used.where: True for used in patterns if used.longest}
    assert len(is_used) > 1_200
    assert len({where.partition(":")[0] for where in is_used}) > 200, "modules that have patterns"
    assert sum(not asked for asked in is_used.values()) < 0.15 * len(is_used)


def _asked(pattern: re.Pattern[Any], *, search: bool) -> Callable[[str], Callable[[], Any]]:
    def prepared(given: str) -> Callable[[], Any]:
        data: Any = given.encode("latin-1", "ignore") if isinstance(pattern.pattern, bytes) else given
        return (lambda: sum(1 for _ in pattern.finditer(data))) if search else (lambda: pattern.match(data))

    return prepared


def _bound(used: Used) -> int | None:
    return next((most for beginning, most in BOUNDED.items() if used.source.startswith(beginning)), None)


def test_the_time_of_no_pattern_grows_faster_than_its_text(patterns: list[Used]) -> None:
    slow = {}
    for used in patterns:
        if (most := _bound(used)) is not None:
            assert max(used.longest.values(), default=0) <= most, used.where
        elif found := _slow_text(used):
            slow[used.where] = (*found, used.longest, " ".join(used.source.split())[:200])
    assert not slow, "\n".join(f"{where}: {why}" for where, why in slow.items())


def _slow_text(used: Used) -> tuple[str, Pump] | None:
    """What makes a pattern slow, and by how much."""
    asked = _asked(used.pattern, search=used.is_searched)
    alone: dict[str, float] = {}
    for pump in pumps(used.pattern):  # those without a beginning are the first ones
        before, repeated, end = pump
        # Hundreds of beginnings, the listed words, are each tried with spaces: they cost what the spaces cost alone.
        noticed = NOTICED + alone.get(repeated, 0)
        grown = growth(lambda length, pump=pump: asked(text(pump, length)), noticed=noticed)  # type: ignore[misc]
        if is_superlinear(grown):
            return f"{grown:.0f} times", pump
        if not before + end:
            alone[repeated] = seconds(asked(text(pump, SHORT)))
    return None


class NoNames:
    """Stands for the taggers: what is measured here are the rules."""

    def of(self, _: str) -> "NoNames":
        return self

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        return [[] for _ in flows]


# Words that rules react to, in rows that none of them expects; the first English ones once took minutes or for ever.
ROWS = {
    "en": (
        "Sen. ", "end" + " " * 400, "Minister Abe A" + "a" * 40 + "x ", "By " + "a" * 120 + "(5 March 2021\n",
        "put " + "1" * 400, "has $3 " + "a" * 400 + " ", "National ", "Minister of Trade and ", "President ",
        "Nguyen Van ", "Vladimir Putin\n", "Donald Trump Secures Deal\n", "Deputy Vice First Senior ",
        "Secretary of the Council of the Committee of the ", "Trade, Industry, ",
        "Russian Foreign Minister Sergey Lavrov and ", "Lavrov: ", "A. B. C. ", "(((", "\"\"\"'''", "- – — ",
        "1,234.5 ", "$5.67 billion ", "up 15.2 percent ", "exports to Vietnam reached ", "5 May 2021-", "May March ",
        "2019-2021-", "Treaty on Friendship between ", "memorandum on ", "between Russia and Vietnam and ", "ABC ",
        "aB", ". ", "visited Hanoi and met ", "signed in 2015 ", "respectively, ", "vice- ", "MINISTER LAVROV: ",
        "- Trade\n",
    ),
    "ru": (
        "г. ", "млн" + " " * 400, "министр Абе А" + "а" * 40 + "ъ ", "С. В. Л. ", "С.В.", "Лавров ", "Лавров: ",
        "Сергей Лавров и ", "Нгуен Ван ", "Си Цзиньпин\n", "первый заместитель ", "заместитель министра и ",
        "министр иностранных дел и ", "председатель комитета совета палаты ", "посол в ", "бывший ", "Национальное ",
        "торговли, промышленности, ", "товарооборот вырос на ", "экспорт во Вьетнам ", "15,2% ", "5,67 млрд долларов ",
        "1 234 567 ", "в 2,5 раза ", "5 мая 2021 года - ", "мая марта ", "2019-2021 гг. - ", "в первом квартале ",
        "январе-", "05.05.2021", "Договор о дружбе между ", "меморандум о ", "между Россией и Вьетнамом и ",
        "Соглашение «", "«»«", "подписан в 2015 году ", "прибыл с визитом в Ханой и ", "состоялась встреча с ",
        "соответственно, ", "вице-", "МИНИСТР ЛАВРОВ: ", "№ 5 - ", "- Торговля\n", "российско-", "ЕАЭС ", "аБ",
    ),
    "vi": (
        "TS. ", "tỷ" + " " * 400, "ông Abe A" + "ạ" * 40 + "x ", "Bộ trưởng ", "Phó Thủ tướng ", "Nguyễn Văn ",
        "Bùi Thanh Sơn và ", "La-vrốp", "X. La-vrốp: ", "Mét-vê-đép ", "Tập Cận Bình\n", "Tổng Bí thư, Chủ tịch nước ",
        "Bộ trưởng Bộ Ngoại giao và ", "Chủ tịch Ủy ban Hội đồng ", "Đại sứ đặc mệnh toàn quyền ", "nguyên ",
        "Quốc gia ", "thương mại, công nghiệp, ", "kim ngạch đạt ", "xuất khẩu sang Nga ", "tăng 15,2% ",
        "5,67 tỷ USD ", "1.234.567 ", "gấp 2,5 lần ", "ngày 5/5/2021-", "ngày 5 tháng 5 ", "tháng Năm tháng ",
        "năm 2019-2021-", "quý I ", "6 tháng đầu năm ", "Hiệp định về ", "Bản ghi nhớ về hợp tác ",
        "giữa Việt Nam và Nga và ", "Tuyên bố chung \"", "ký năm 2015 ", "thăm chính thức Hà Nội và gặp ",
        "hội đàm với ", "tương ứng, ", "BỘ TRƯỞNG: ", "(TTXVN) - ", "- Thương mại\n", "Việt - ",
        "ASEAN ", "Đ", "ộ ", "TP. ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "row"), [(language, row) for language, rows in ROWS.items() for row in rows])
def test_the_time_of_all_rules_together_grows_no_faster_than_the_text(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, language: str, row: str
) -> None:
    monkeypatch.setattr(extractor, "taggers", NoNames())
    extractor.record(Document("a", "-", row, language=language))

    def prepared(length: int) -> Callable[[], Any]:
        document = Document("a", "-", (row * (length // len(row) + 1))[:length], language=language)
        return lambda: extractor.record(document)

    # What goes over all mentions for each of them is quick: it shows in long texts only.
    assert not is_superlinear(growth(prepared, short=8_000))
