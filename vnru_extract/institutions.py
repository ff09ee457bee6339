"""Which states have which offices: the United States have no prime minister, Malaysia no president.

Facts about the world, the same in every language. They rule countries out; they never say who holds an office.
"""

import re
from functools import cache

from vnru_extract.lexicon import Lexicon, load
from vnru_extract.models import Role


class Institutions(Lexicon):
    """`world/institutions.toml`: codes of states."""

    without_president: frozenset[str]
    without_prime_minister: frozenset[str]
    with_vice_president: frozenset[str]
    with_monarch: frozenset[str]
    with_chancellor: frozenset[str]
    with_governor_general: frozenset[str]
    with_secretaries: frozenset[str]
    with_chancelleries: frozenset[str]
    led_by_party: frozenset[str]


_CHANCELLOR = re.compile(r"\bChancellor\b")
_GOVERNOR_GENERAL = re.compile(r"\bGovernor[- ]General\b")
_SECRETARY = re.compile(r"(?:Secretary|Secretary of (?!State\b|the\b)[A-Z][a-z]+.*|[A-Z][a-z]+ Secretary)$")


@cache
def _facts() -> Institutions:
    return load("institutions", Institutions, "world")


def has_office(code: str, role: Role, title: str = "") -> bool:
    """Whether a state may have such an office; True where nothing rules it out, and for every international body.

    >>> has_office("US", "prime_minister"), has_office("MN", "prime_minister")
    (False, True)
    """
    if len(code) != 2:
        return True
    facts = _facts()
    if role == "president":
        return code not in facts.without_president
    if role == "vice_president":
        return code in facts.with_vice_president
    if role == "monarch":
        return code in facts.with_monarch
    if role in ("prime_minister", "deputy_prime_minister"):
        return code not in facts.without_prime_minister and (
            code in facts.with_chancellor or not _CHANCELLOR.search(title)
        )
    if _GOVERNOR_GENERAL.search(title):
        return code in facts.with_governor_general
    if role == "minister" and _SECRETARY.match(title):
        return code in facts.with_secretaries
    return True


def is_led_by_party(code: str) -> bool:
    """Whether the general secretary of a party leads the state."""
    return code in _facts().led_by_party


def has_chancellery(code: str | None) -> bool:
    """Whether a chancellor runs the foreign policy there: a canciller, a chanceler."""
    return code in _facts().with_chancelleries
