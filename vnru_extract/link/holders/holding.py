"""A post with the one who holds it."""

from dataclasses import dataclass
from typing import Literal

from vnru_extract.mentions import NameMention, PostMention

Link = Literal["before_name", "apposition", "after_comma", "joint_posts", "long_apposition", "list", "stated"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A post, the name that holds it here (None: nobody is named), and how that was seen.

    `stated`: the post itself says who holds it, and its rule says how that was seen.
    """

    post: PostMention
    name: NameMention | None
    link: Link | None
