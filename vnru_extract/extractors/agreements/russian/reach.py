"""How far the name of an instrument goes after its noun."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reach:
    """How far a name goes: its end and the word after the noun; where "между", "с" and another name stand."""

    end: int
    starter: str = ""
    acronym: str | None = None
    dated: bool = False
    between: int | None = None
    partner: int | None = None
    inner: int | None = None

    @property
    def told(self) -> bool:
        """Whether the name says what the instrument is about."""
        return self.starter not in {"", "genitive", "между", "с", "со"}
