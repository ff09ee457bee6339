"""Who holds which post in Vietnamese, by what stands between the title and the name; and whose post it is by default.

Titles stand before the name, often in a row ("Tổng Bí thư, Chủ tịch nước |Tô Lâm|"); or behind it, between commas, in
brackets, after "là", "giữ chức". Most are told without a country where it is Vietnam's, or was told before.
"""

import re
from collections.abc import Mapping, Sequence

from vnru_extract.link.holders.vietnamese.countries import Countries
from vnru_extract.link.holders.vietnamese.joining import Linker
from vnru_extract.mentions import NameMention, PostMention
from vnru_extract.page import Page

# "|phu nhân |Thủ tướng".
_KIN = re.compile(r"\b(?:[Pp]hu nhân|[Pp]hu quân|[Vv]ợ|[Cc]hồng|[Cc]on trai|[Cc]on gái) +(?:của +)?(?:ngài +)?\Z")


def with_holders(page: Page, names: Sequence[NameMention], posts: Sequence[PostMention]) -> list[PostMention]:
    """The posts with the start of their holder's name, a record's rule, and the country that is meant."""
    name_at = {mention.start: _name_of(page, mention) for mention in names}
    settled = Linker(page, names, posts).settled()
    stated = {mention.start: mention.country for mention in names}
    return Countries(page, name_at, stated).told(
        [post for post in settled if not _is_of_kin(page, post, settled, name_at)]
    )


def _name_of(page: Page, mention: NameMention) -> str:
    return mention.name or " ".join(page.text[mention.start : mention.end].split())


def _is_of_kin(page: Page, post: PostMention, posts: Sequence[PostMention], name_at: Mapping[int, str]) -> bool:
    """As in "phu nhân |Thủ tướng| B", whose title is not hers, unless B is seen to hold it elsewhere."""
    if post.holder is None or not _KIN.search(page.flow, max(0, post.start - 16), post.start):
        return False
    name = name_at[post.holder]
    others = (p for p in posts if p.holder is not None and p.holder != post.holder and p.role == post.role)
    return all(name_at[other.holder] != name for other in others if other.holder is not None)
