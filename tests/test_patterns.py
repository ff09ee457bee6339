"""No text makes the program slow: the time of every regular expression, and of all together, grows with the length."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.patterns.collect import Used, used_patterns
from tests.patterns.cost import growth, is_superlinear
from tests.patterns.hostile import pumps, text
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
    assert len(patterns) > 500
    assert len({used.where.partition(":")[0] for used in patterns}) > 80, "modules that have patterns"
    assert sum(not used.longest for used in patterns) < 0.15 * len(patterns)


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
            continue
        asked = _asked(used.pattern, search=used.is_searched)
        for pump in pumps(used.pattern):
            grown = growth(lambda length, pump=pump, asked=asked: asked(text(pump, length)))  # type: ignore[misc]
            if is_superlinear(grown):
                slow[used.where] = (f"{grown:.0f} times", pump, used.longest, " ".join(used.source.split())[:200])
                break
    assert not slow, "\n".join(f"{where}: {why}" for where, why in slow.items())


class NoNames:
    """Stands for the taggers: what is measured here are the rules."""

    def of(self, _: str) -> "NoNames":
        return self

    def entities(self, flows: Sequence[str]) -> list[list[Entity]]:
        return [[] for _ in flows]


# Words that rules react to, in rows that none of them expects; the first ones once took minutes or for ever.
ROWS = (
    "Sen. ", "end" + " " * 400, "Minister Abe A" + "a" * 40 + "x ", "By " + "a" * 120 + "(5 March 2021\n",
    "put " + "1" * 400, "has $3 " + "a" * 400 + " ", "National ", "Minister of Trade and ", "President ",
    "Nguyen Van ", "Vladimir Putin\n", "Donald Trump Secures Deal\n", "Deputy Vice First Senior ",
    "Secretary of the Council of the Committee of the ", "Trade, Industry, ",
    "Russian Foreign Minister Sergey Lavrov and ", "Lavrov: ", "A. B. C. ", "(((", "\"\"\"'''", "- – — ",
    "1,234.5 ", "$5.67 billion ", "up 15.2 percent ", "exports to Vietnam reached ", "5 May 2021-", "May March ",
    "2019-2021-", "Treaty on Friendship between ", "memorandum on ", "between Russia and Vietnam and ", "ABC ",
    "aB", ". ", "visited Hanoi and met ", "signed in 2015 ", "respectively, ", "vice- ", "MINISTER LAVROV: ",
    "- Trade\n",
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_the_time_of_all_rules_together_grows_no_faster_than_the_text(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    monkeypatch.setattr(extractor, "taggers", NoNames())
    extractor.record(Document("a", "-", row, language="en"))

    def prepared(length: int) -> Callable[[], Any]:
        document = Document("a", "-", (row * (length // len(row) + 1))[:length], language="en")
        return lambda: extractor.record(document)

    assert not is_superlinear(growth(prepared))
