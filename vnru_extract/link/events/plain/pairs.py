"""Which two countries a page is about where its counts leave that open: its heading, and whose language it is in."""

from collections import Counter

from vnru_extract.countries import blocs
from vnru_extract.page import Page

# A heading is no longer.
_HEADING = 250
# Whose news, by the language they are in, leave out the country that is their own: "Thủ tướng thăm |Lào|".
_UNION_ENDED = "1991-12-26"
_OWN = {"ru": "RU", "vi": "VN"}


def headed_pair(page: Page) -> tuple[str, str] | None:
    """The two countries of the heading, or the one that it names and the one whose language the page is in."""
    end = page.flow.find("\n", 0, _HEADING)
    headed = {_today(country.code) for country in page.countries_in(0, max(end, 0))} - blocs()
    if len(headed) == 1 and (own := _OWN.get(page.language)) in _most_named(page):
        headed.add(str(own))
    return _two(headed)


def _most_named(page: Page) -> list[str]:
    named = Counter(code for country in page.countries if (code := _today(country.code)) not in blocs())
    return [code for code, _ in named.most_common(2)]


def _today(code: str) -> str:
    """A chronicle tells of Russia under both names."""
    return "RU" if code == "SU" else code


def _two(codes: set[str]) -> tuple[str, str] | None:
    if len(codes) != 2:
        return None
    one, other = sorted(codes)
    return one, other


def in_its_time(page: Page, day: str | None, codes: set[str]) -> set[str]:
    """The Soviet Union in place of Russia on a day on which it was, in a page that names both."""
    if day is None or "RU" not in codes or day >= _UNION_ENDED or all(one.code != "SU" for one in page.countries):
        return codes
    return {"SU" if code == "RU" else code for code in codes}
