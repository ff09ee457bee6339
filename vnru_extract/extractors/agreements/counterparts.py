"""The two countries that a document is about, where its press leaves its own out or one has had two names."""

from collections import Counter

from vnru_extract.page import Page

# whose press a language's is: it names the other side of a visit, and its own country once or twice
_HOME = {"ru": "RU", "vi": "VN"}
# a chronicle of relations names a state and the one before it, of one and the same side
_TODAY = {"SU": "RU"}
_STATE = 2  # letters of a state's code; blocs have more
_LEAST_HOME, _LEAST_OTHER = 2, 3  # times that each is named


def counterparts(page: Page) -> tuple[str, str] | None:
    """The page's pair; else the home of its language and the one other state that it names far more than any third."""
    if page.pair or page.language not in _HOME:
        return page.pair
    home = _HOME[page.language]
    named: Counter[str] = Counter()
    for code, times in page.named.items():
        if len(code) == _STATE:
            named[_TODAY.get(code, code)] += times
    at_home = named.pop(home, 0)
    (other, most), (_, next_most) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    if at_home < _LEAST_HOME or most < _LEAST_OTHER or most <= 2 * next_most:
        return None
    first, second = sorted((home, other))
    return first, second


def in_its_time(page: Page, parties: tuple[str, ...], day: str | None) -> tuple[str, ...]:
    """The pair of a document, as it was called on a day: the Soviet Union before 1992, where the text names it."""
    if day is None or page.language not in _HOME or "SU" not in page.named or not {"RU", "SU"} & set(parties):
        return parties
    then, other = ("SU", "RU") if day < "1991-12-26" else ("RU", "SU")
    return tuple(sorted({then if code == other else code for code in parties}))
